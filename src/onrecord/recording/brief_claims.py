"""Story -> the sentences on what is said and by whom, and on what is disputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.stems import stem
from onrecord.model import Anchor, BriefLine, Claim, Evidence, Statement
from onrecord.recording.sentences import capital, content_words, sentence
from onrecord.recording.story import PRONOUNS, Story, listed

REPEATED = 0.6
"""Share of a sentence's content words that sentences before it already hold, above which it says nothing new."""
AGAIN = 3.0
"""What each sentence of a source takes off its next one's weight: as much as one more report that carries it adds."""
UNFIT = -10.0
"""A weight below this is a headline's, a nameless source's or a denied saying's: no sentence of the brief."""
LEAD = 0.15
"""The part of a report, from its beginning, that tells its news."""
AT_THE_TOP = 2.0
"""What each report that tells a claim in its lead adds: two thirds of what a report that carries it at all does."""
CANDIDATES = 300
"""Statements weighed for the brief, the weightiest of a story's; a brief holds about ten."""
ANCHORS_A_SENTENCE = 8
_WORD = re.compile(r"[^\W_]{3,}")
_DISPUTE = frozenset({"disputed", "denied"})
_AGAINST = frozenset({"denies", "contradicts"})
_FOR = frozenset({"asserts", "confirms"})


def said_lines(story: Story) -> Iterator[BriefLine]:
    """Confirmed and widely carried claims first, then what each other source said, most prominent first; nothing twice.

    A source that has spoken already waits for those that have not: its weight falls with each of its sentences.
    """
    told: set[str] = set()
    spoken: Counter[str] = Counter()
    left = sorted((c for c in _candidates(story) if _weight(story, c[1]) > UNFIT), key=lambda c: (-c[0], c[1].anchor))[:CANDIDATES]
    while left:
        best = max(range(len(left)), key=lambda n: (left[n][0] - AGAIN * spoken[_name(left[n][1])], -n))
        _, statement, evidence, others = left.pop(best)
        text = sentence(story, statement)
        words = {stem(w.lower()) for w in _WORD.findall(content_words(story, statement) or "")}
        if text is None or not words or len(words & told) > REPEATED * len(words):
            continue
        told |= words
        spoken[_name(statement)] += 1
        if others:
            text = f"{text.removesuffix('.').replace('.”', '”')}; so did {listed([story.the(n) for n in others])}."
        yield BriefLine("", text, tuple(evidence[:ANCHORS_A_SENTENCE]), "brief/said")


def _name(statement: Statement) -> str:
    return statement.source.name if statement.source is not None else ""


def _candidates(story: Story) -> Iterator[tuple[float, Statement, list[Anchor], tuple[str, ...]]]:
    """(weight, statement, evidence, who else confirmed it): the best statement of each claim, and those of no claim."""
    used: set[str] = set()
    for claim in story.record.claims:
        if claim.status in _DISPUTE:
            used.update(e.statement for e in claim.evidence if e.statement)
            continue
        best = _spokesman(story, claim.evidence)
        if best is None:
            continue
        statement, own = best
        used.update(e.statement for e in claim.evidence if e.statement)
        reports = len({e.anchor.article for e in claim.evidence})
        leading = len({e.anchor.article for e in claim.evidence if e.stance in _FOR and story.position(e.anchor) < LEAD})
        weight = 3.0 * reports + 2.0 * (claim.status == "confirmed") + len(claim.origins) + AT_THE_TOP * leading + _weight(story, statement)
        rest = [_said(story, e) for e in claim.evidence if e.stance in _FOR and e is not own]
        yield weight, statement, [_said(story, own), *rest], _also_confirmed(story, claim, statement)
    for statement in story.record.statements:
        if statement.id not in used:
            yield 3.0 + _weight(story, statement), statement, [story.spoken(statement)], ()


def _also_confirmed(story: Story, claim: Claim, statement: Statement) -> tuple[str, ...]:
    """The other named parties that confirm the claim, in the order of the evidence; none where the sentence itself does not confirm."""
    if statement.cue is None or statement.cue.act != "confirm" or statement.source is None:
        return ()
    known = {e.name for e in story.record.entities if e.kind not in ("document", "unnamed", "group")}
    names = [e.by for e in claim.evidence if e.stance == "confirms" and e.by in known and e.by != statement.source.name]
    return tuple(dict.fromkeys(names))[:4]


def _weight(story: Story, statement: Statement) -> float:
    """A named source near the top of its report, in plain indirect speech, with a day, weighs most; a headline least."""
    region = story.articles[statement.anchor.article].region_at(statement.anchor.start)
    if (
        region is None
        or region.kind != "body"
        or statement.source is None
        or statement.negated
        or statement.source.name.lower() in PRONOUNS
    ):
        return -20.0
    act = statement.cue.act if statement.cue is not None else "say"
    named = statement.source.entity is not None or bool(statement.source.members)
    length = len(story.text(statement.anchor))
    return (
        2.0 * named
        + 2.0 * (1 - story.position(statement.anchor))
        + 0.5 * (statement.said is not None)
        + 0.5 * (act not in ("say", "feel", "intend"))
        - 4.0 * (act in ("intend", "feel"))
        - 1.0 * (statement.cue is None)
        - 1.0 * (length < 40)
        - 1.0 * (length > 200)
        - 1.0 * (statement.inside is not None)
    )


def _spokesman(story: Story, evidence: Sequence[Evidence]) -> tuple[Statement, Evidence] | None:
    """The evidence whose statement makes the best sentence of a claim: a confirmation before an assertion, then by weight."""
    rows = [
        (e.stance == "confirms", _weight(story, s), s, e)
        for e in evidence
        if e.stance in _FOR and e.statement and (s := story.statements.get(e.statement))
    ]
    rows = [r for r in rows if sentence(story, r[2]) is not None]
    if not rows:
        return None
    _, _, statement, own = max(rows, key=lambda r: (r[1] > UNFIT, r[0], r[1], -r[2].anchor.start, r[2].id))
    return statement, own


def _said(story: Story, evidence: Evidence) -> Anchor:
    statement = story.statements.get(evidence.statement or "")
    return story.spoken(statement) if statement is not None else evidence.anchor


def disputed_lines(story: Story) -> Iterator[BriefLine]:
    """One sentence a disputed claim: who says so, who says otherwise; and which reports leave the denial out."""
    claims = [c for c in story.record.claims if c.status in _DISPUTE]
    for claim in sorted(claims, key=lambda c: (-len({e.anchor.article for e in c.evidence}), c.wording)):
        line = _dispute(story, claim)
        if line is not None:
            yield line


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


def _dispute(story: Story, claim: Claim) -> BriefLine | None:
    against = [e for e in claim.evidence if e.stance in _AGAINST]
    forth = [e for e in claim.evidence if e.stance in _FOR]
    if not against:
        return None
    deniers = listed([story.the(n) for n in dict.fromkeys(e.by for e in against)][:3])
    best = _spokesman(story, _of_main_party(forth))
    first = sentence(story, best[0]) if best is not None else None
    words = [t for e in against if (s := story.statements.get(e.statement or "")) is not None and (t := sentence(story, s)) is not None]
    said = {a.anchor.article for a in claim.evidence if a.stance in _FOR}
    silent = sorted(said - {e.anchor.article for e in against})
    tail = (
        f"; {story.reports(silent)} {'gives' if len(silent) == 1 else 'give'} the claim without the denial" if 0 < len(silent) <= 3 else ""
    )
    if first is None:
        if not words:
            return None
        text = f"{words[0].removesuffix('.')}{tail}." if not words[0].endswith("”") else words[0]
    else:
        verb = "denies" if len({e.by for e in against}) == 1 and not deniers.endswith("s") else "deny"
        telling = next((t for t in words if t != first and not re.search(r" denied (?:the|that|this|it)\b[^,]{0,24}\.$", t)), "")
        text = f"{first} {capital(deniers)} {verb} it{tail}.{' ' + telling if telling else ''}"
    anchors = [_said(story, e) for e in ([best[1]] if best else [])] + [_said(story, e) for e in against] + [_said(story, e) for e in forth]
    return BriefLine("", text, tuple(anchors[: ANCHORS_A_SENTENCE + 4]), "brief/disputed")
