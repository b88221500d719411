"""Story -> what one party says and what another answers, as two sentences: `The union said that … . The carrier denied it.`

What enters: the story. What leaves: lines, the weightiest first. Rule: an answer denies, rejects or contests, and stands in the report
right behind what it answers, or says itself what it denies; one that only points back (`contests this`) is told with what it points to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.answering import answering, denies_it
from onrecord.model import Anchor, BriefLine, Statement
from onrecord.recording.brief_lead import news_words, stems
from onrecord.recording.leaning import leans
from onrecord.recording.naming import brief_name, capital, speaker
from onrecord.recording.printed import printed_line
from onrecord.recording.sentences import misread, past, sentence
from onrecord.recording.soundness import fault
from onrecord.recording.story import PRONOUNS, Story

BEHIND = 2
"""Sentences behind a claim in which its answer stands."""
MOST_WORDS = 78
"""Words of a claim with its answer and one sentence more of who answers."""
POINTS_BACK = 4
"""Words up to which what is denied may be no more than a pointer (`the claim`, `that account`)."""
BOTH, EACH_REPORT, OF_FACT = 2.0, 1.0, 0.5
"""What a claim with its answer has over an answer alone, what each report adds that carries one of the two, what a denial of fact adds over
a rejection. Set by reading briefs."""
ANCHORS = 10
_SUCH = re.compile(r"\b(?:no|any) such\b", re.IGNORECASE)


_LOOSE_END = re.compile(r",? (?:as|away|out|aside|off|within|on|with)\b")
_NOT = re.compile(r"\b(?:no|not|never|none|nothing|nobody)\b|n[’']t\b", re.IGNORECASE)


@cache
def _pointer() -> re.Pattern[str]:
    nouns = "|".join(sorted(answering("pointer")))
    whose = "the|that|this|any|such|any such|his|her|its|their"
    return re.compile(rf"(?:this|that|it|them|these|those|any of (?:this|that|it)|(?:{whose}) (?:{nouns}))\b", re.I)


@dataclass(frozen=True, slots=True)
class _Row:
    weight: float
    line: BriefLine
    answer: Statement


def answer_lines(story: Story) -> Iterator[BriefLine]:
    """One line an answer; of one that several reports carry, the fullest."""
    news = news_words(story)
    order = {s.id: n for n, s in enumerate(sorted(story.statements.values(), key=lambda s: s.anchor))}
    reports = _reports(story)
    rows = [row for s in story.record.statements if (row := _row(story, s, news, reports)) is not None]
    told: list[tuple[str, frozenset[str]]] = []
    for row in sorted(rows, key=lambda r: (-r.weight, order[r.answer.id])):
        by = row.answer.source.name if row.answer.source is not None else ""
        words = stems(row.line.text)
        if any(by == name and len(words & seen) >= SAME * min(len(words), len(seen)) for name, seen in told):
            continue
        told.append((by, words))
        yield row.line


SAME = 0.5
"""Share of the shorter line's content words from which one party's two answers are one."""


def _reports(story: Story) -> Mapping[str, set[str]]:
    """Statement -> the reports that carry it or stand in one claim with it."""
    out: dict[str, set[str]] = {}
    for utterance in story.record.utterances:
        found = {m.anchor.article for m in utterance.members}
        for m in utterance.members:
            if m.statement:
                out.setdefault(m.statement, set()).update(found)
    for claim in story.record.claims:
        found = {e.anchor.article for e in claim.evidence}
        for e in claim.evidence:
            if e.statement:
                out.setdefault(e.statement, set()).update(found)
    return out


def _row(story: Story, answer: Statement, news: Counter[str], reports: Mapping[str, set[str]]) -> _Row | None:
    if not _answers(story, answer):
        return None
    claim = _claim_before(story, answer)
    texts = _told(story, claim, answer, news)
    if texts is None:
        return None
    told, anchors = texts
    words = stems(" ".join(told))
    near = sum(news[w] > 1 for w in words) / max(1, len(words))
    carried = {answer.anchor.article, *reports.get(answer.id, ()), *(reports.get(claim.id, ()) if claim is not None else ())}
    fact = answer.cue is not None and answer.cue.lemma.split()[0] in answering("fact")
    weight = BOTH * (claim is not None) + EACH_REPORT * len(carried) + near + OF_FACT * fact + 1 - story.position(answer.anchor)
    return _Row(weight, BriefLine("", " ".join(told), tuple(dict.fromkeys(anchors))[:ANCHORS], "brief/answer"), answer)


def _answers(story: Story, statement: Statement) -> bool:
    """Whether somebody named denies or contests here, in a report's own text."""
    source, cue = statement.source, statement.cue
    region = story.articles[statement.anchor.article].region_at(statement.anchor.start)
    if source is None or cue is None or statement.negated or region is None or region.kind != "body" or statement.inside is not None:
        return False
    lemma = cue.lemma.split()[0]
    return source.name.lower() not in PRONOUNS and lemma in answering("fact") | answering("view")


def _told(
    story: Story, claim: Statement | None, answer: Statement, news: Mapping[str, int]
) -> tuple[list[str], list[Anchor]] | None:
    """The sentences of the line and what they rest on; None where no sentence of the answer stands."""
    points = _points_back(story, answer)
    whole = story.sentence(answer.anchor)
    first = _sentence(story, claim) if claim is not None else None
    if claim is not None and first is not None:
        if claim.anchor.overlaps(answer.anchor) or story.sentence(claim.anchor) == whole:
            return None  # one sentence sets the two against each other: it is told as it is printed
        second = _sentence(story, answer, points_back=True)
        if second is None and points:
            second = _denied_it(story, answer)
        if second is not None and _repeats(first, second):
            return [second], [story.spoken(answer), story.spoken(claim)]
        if second is not None:
            texts, anchors = [first, second], [story.spoken(claim), story.spoken(answer)]
            more = _goes_on(story, answer)
            if points and more is not None and sum(len(t.split()) for t in (*texts, more[0])) <= MOST_WORDS:
                texts.append(_with_pronoun(story, answer, more[0]))
                anchors.append(more[1])
            return (texts, anchors) if sum(len(t.split()) for t in texts) <= MOST_WORDS else None
    if points or not _stands_alone(story, answer):
        return None
    alone = _sentence(story, answer)
    if alone is not None and leans(story, answer, alone, news=news.keys()):
        return None
    if alone is not None:
        return [alone], [story.spoken(answer)]
    line = printed_line(story, whole)
    return ([line.text], list(line.evidence)) if line is not None else None


def _repeats(claim: str, answer: str) -> bool:
    """Whether the answer tells the whole claim again: `rejected a claim by the guild that …`."""
    return len(stems(claim) & stems(answer)) >= REPEATED * len(stems(claim))


REPEATED = 0.7
"""Share of the claim's content words."""


def _stands_alone(story: Story, answer: Statement) -> bool:
    """Whether an answer without its claim is one: it denies a fact, or names the claim that it turns down (`any suggestion that …`)."""
    lemma = answer.cue.lemma.split()[0] if answer.cue is not None else ""
    words = {w.strip(",.").lower() for w in story.text(answer.anchor).split()[:NAMED_WITHIN]}
    first = " ".join(story.text(answer.anchor).split()[:NEGATED_WITHIN])
    if lemma in answering("fact"):
        return lemma in denies_it() or _NOT.search(first) is not None
    return answer.cue is not None and answer.cue.act == "deny" and bool(words & answering("pointer"))


NEGATED_WITHIN = 10
"""Words of what is insisted on in which it is a denial (`insisted that the crew had laid no nets`)."""
NAMED_WITHIN = 6
"""Words of what is turned down in which the claim is named."""


def _sentence(story: Story, statement: Statement, *, points_back: bool = False) -> str | None:
    """A sentence of ours, else the printed one; `points_back` lets `no such letter` stand behind what it points to."""
    text = sentence(story, statement)
    if text is None or (not points_back and _SUCH.search(text)):
        line = printed_line(story, story.sentence(statement.anchor)) if not misread(story, statement) else None
        text = line.text if line is not None else None
    return text if text is None or points_back or not _SUCH.search(text) else None


def _denied_it(story: Story, answer: Statement) -> str | None:
    """`The agency denied it.`"""
    lemma = answer.cue.lemma if answer.cue is not None else ""
    if " " in lemma or lemma not in denies_it() or misread(story, answer):
        return None
    text = f"{capital(speaker(story, answer))} {past(lemma)} it."
    return None if fault(text.replace(" it.", " the claim itself.")) else text


def _with_pronoun(story: Story, answer: Statement, text: str) -> str:
    """The sentence with `He` or `She` for a person whom the sentence before names and of whom the reports print that pronoun."""
    name = answer.source.name if answer.source is not None else ""
    sexes = {male for known, male in story.sexes if known == name}
    if len(sexes) != 1 or not text.startswith(f"{name} "):
        return text
    return f"{'He' if sexes.pop() else 'She'}{text[len(name) :]}"


def _goes_on(story: Story, answer: Statement) -> tuple[str, Anchor] | None:
    """What who answers says next, in the two sentences behind."""
    if answer.source is None:
        return None
    here = _index(story, answer.anchor)
    for s in story.said.get(answer.anchor.article, ()):
        ahead = _index(story, s.anchor) - here
        if 0 < ahead <= BEHIND and s.source is not None and s.source.name == answer.source.name and not s.negated:
            text = sentence(story, s)
            if text is not None:
                return text, story.spoken(s)
    return None


def _claim_before(story: Story, answer: Statement) -> Statement | None:
    """The statement of another party that the answer points to, or whose words it has.

    An answer that opens a paragraph points to what the paragraph before begins with; another one to what stands right before it.
    """
    here, text = _index(story, answer.anchor), story.articles[answer.anchor.article].text
    points, opens = _points_back(story, answer), _opens(story, answer)
    begins = _paragraph(text, story.sentence(answer.anchor).start)
    before = _paragraph(text, max(0, len(text[:begins].rstrip()) - 1))
    rows = [
        s
        for s in story.said.get(answer.anchor.article, ())
        if s.anchor.start < answer.anchor.start
        and (before <= s.anchor.start if opens and points else 0 < here - _index(story, s.anchor) <= (BEHIND if points else 1))
        and _index(story, s.anchor) < here
        and _claims(story, s, answer)
    ]
    own = stems(story.text(answer.anchor))
    if not points:
        rows = [s for s in rows if len(own & stems(story.text(s.anchor))) >= max(ALIKE, ALIKE_SHARE * len(own))]
    if opens and points:
        return min(rows, key=lambda s: (_index(story, s.anchor), -sum(map(len, s.anchor.spans)), s.id), default=None)
    return max(rows, key=lambda s: (_index(story, s.anchor), sum(map(len, s.anchor.spans)), s.id), default=None)


def _claims(story: Story, statement: Statement, answer: Statement) -> bool:
    """Whether a statement of a report's own text is one that the other party can answer."""
    region = story.articles[statement.anchor.article].region_at(statement.anchor.start)
    return (
        region is not None
        and region.kind == "body"
        and statement.source is not None
        and statement.source.name.lower() not in PRONOUNS
        and statement.cue is not None
        and not statement.negated
        and statement.cue.act not in ("deny", "decline", "feel", "intend")
        and not _one_party(story, statement, answer)
    )


def _points_back(story: Story, answer: Statement) -> bool:
    printed = story.text(answer.anchor)
    found = _pointer().match(printed)
    short = len(printed.split()) <= POINTS_BACK or (found is not None and _LOOSE_END.match(printed, found.end()) is not None)
    return (found is not None and short) or _SUCH.search(printed) is not None


def _opens(story: Story, answer: Statement) -> bool:
    """Whether the answer's sentence is the first of its paragraph."""
    start = story.sentence(answer.anchor).start
    text = story.articles[answer.anchor.article].text
    return not text[_paragraph(text, start) : start].strip()


def _paragraph(text: str, at: int) -> int:
    """Where the paragraph begins in which a place stands: behind a blank line, else behind a line break."""
    blank = text.rfind("\n\n", 0, at)
    return blank + 2 if blank >= 0 else text.rfind("\n", 0, at) + 1


ALIKE, ALIKE_SHARE = 2, 0.4
"""Content words that a claim and its answer share, and their share of the answer's, where the answer does not point back."""


def _one_party(story: Story, left: Statement, right: Statement) -> bool:
    a, b = (brief_name(s.source.name).casefold() if s.source is not None else "" for s in (left, right))
    return a == b or bool(set(story.sides.get(left.id, ())) & set(story.sides.get(right.id, ())))


def _index(story: Story, anchor: Anchor) -> int:
    """Which sentence of its report the anchor begins in."""
    return bisect_right(story.sentences.get(anchor.article, ()), (anchor.start, 1 << 60))


__all__ = ["answer_lines"]
