"""Story -> the sentences on what is disputed: who says so, and who says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.answering import denies_it
from onrecord.model import BriefLine, Claim, Evidence
from onrecord.recording.brief_answers import answer_lines
from onrecord.recording.brief_contrasts import contrast_lines
from onrecord.recording.brief_denial import without_the_denial
from onrecord.recording.brief_evidence import AGAINST, DISPUTE, FOR, spoken_of, spokesman, word_stems
from onrecord.recording.naming import capital
from onrecord.recording.sentences import sentence
from onrecord.recording.story import PRONOUNS, Story
from onrecord.recording.verbs import past

BARE = 2
"""Words of a denial's content that only points back (`the claim`)."""
BARE_ALONE = 3
"""Words up to which a denial that stands alone (`denied having said that`, `the accusation`) says nothing to a reader."""
ANCHORS_A_SENTENCE = 8


def disputed_lines(story: Story) -> Iterator[BriefLine]:
    """Who says so and who says otherwise: printed contrasts, disputed claims, answers; of two lines on one saying the first alone."""
    claims = [c for c in story.record.claims if c.status in DISPUTE]
    claims.sort(key=lambda c: (-len({e.anchor.article for e in c.evidence}), c.wording))
    found = [*contrast_lines(story), *(line for claim in claims if (line := _dispute(story, claim)) is not None), *answer_lines(story)]
    by = {"brief/contrast": 2.0, "brief/disputed": 1.0}

    def weight(line: BriefLine) -> float:
        return by.get(line.rule, 0.0) + SET_AGAINST * _sides(line) + len({e.article for e in line.evidence})

    told: list[BriefLine] = []
    for line in sorted(found, key=lambda line: -weight(line)):
        mine = word_stems(line.text)
        if any(e.overlaps(o) for e in line.evidence[:2] for t in told for o in t.evidence):
            continue
        if any(len(mine & word_stems(t.text)) > SAME_DISPUTE * min(len(mine), len(word_stems(t.text))) for t in told):
            continue
        told.append(line)
        yield line


REPEATED_CLAIM = 0.7
"""Share of a claim's content words that its answer tells again."""
SET_AGAINST = 2.0
"""What a line with both sides has over a denial alone: as much as two reports more."""
SAME_DISPUTE = 0.6
"""Share of the shorter line's content words from which two lines tell one dispute."""


def _sides(line: BriefLine) -> bool:
    """Whether the line tells both sides: a printed contrast, or two sentences."""
    return line.rule == "brief/contrast" or len(_ENDS.findall(line.text)) > 1


_ENDS = re.compile(r"[.!?]”?(?= [A-Z“]|$)")


_OF_FACT = frozenset({"deny", "dispute", "refute", "rebut", "contradict", "denial", "disavow"})
"""Cues that say that something is not so; who rejects or ridicules a plan disputes no fact."""


def _denies_fact(story: Story, evidence: Evidence) -> bool:
    """A denial that stands by itself and says what it denies."""
    statement = story.statements.get(evidence.statement or "")
    if statement is None or statement.cue is None or statement.cue.lemma not in _OF_FACT:
        return False
    return len(story.text(statement.anchor).split()) > BARE_ALONE


def _of_main_party(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """The evidence of the party that most reports name as saying so."""
    reports: dict[str, set[str]] = {}
    for e in evidence:
        if e.statement:
            reports.setdefault(e.by, set()).add(e.anchor.article)
    if not reports:
        return evidence
    main = min(reports, key=lambda by: (-len(reports[by]), by))
    return [e for e in evidence if e.by == main]


def _answers(story: Story, against: Sequence[Evidence]) -> list[str]:
    """What the other side says, in its own printed words: a sentence a party, two at most; `X denied it` only where X is printed to."""
    out: dict[str, str] = {}
    for e in against:
        statement = story.statements.get(e.statement or "")
        if statement is None or statement.source is None or statement.source.name.lower() in PRONOUNS or e.by in out:
            continue
        words = sentence(story, statement)
        if statement.cue is not None and statement.cue.act == "deny" and len(story.text(statement.anchor).split()) <= BARE:
            known = statement.cue.lemma in denies_it()
            words = f"{capital(story.the(statement.source.name))} {past(statement.cue.lemma)} it." if known else None
        if words is not None:
            out[e.by] = words
    return list(out.values())[:2]


def _dispute(story: Story, claim: Claim) -> BriefLine | None:
    against = [e for e in claim.evidence if e.stance in AGAINST]
    forth = [e for e in claim.evidence if e.stance in FOR]
    if not against:
        return None
    best = spokesman(story, _of_main_party(forth))
    first = sentence(story, best[0]) if best is not None else None
    answers = [a for a in _answers(story, against) if first is not None or not a.endswith(" it.")]
    if not answers or (first is None and not any(_denies_fact(story, e) for e in against)):
        return None
    silent = sorted(without_the_denial(story, claim))
    verb = "gives" if len(silent) == 1 else "give"
    tail = f" {capital(story.reports(silent))} {verb} the claim without the denial." if 0 < len(silent) <= 3 else ""
    if first is not None and any(len(word_stems(first) & word_stems(a)) >= REPEATED_CLAIM * len(word_stems(first)) for a in answers[:1]):
        first = None  # `rejected a claim by the guild that …` tells it again
    text = " ".join([*([first] if first is not None else []), *answers]) + tail
    rows = [*([best[1]] if best else []), *against, *forth]
    anchors = [spoken_of(story, e) for e in rows]
    return BriefLine("", text, tuple(anchors[: ANCHORS_A_SENTENCE + 4]), "brief/disputed")


__all__ = ["disputed_lines"]
