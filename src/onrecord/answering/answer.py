"""Question and Records -> Answer: what is on record, attributed and anchored, or that nothing is, with what comes nearest.

No language model: the question is parsed, its words are weighed against every sentence of the reports, and the answer is put together from
the rows of those that cover it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.answering import about
from onrecord.answering.cite import cite, statement_for
from onrecord.answering.compose import (
    NEAREST,
    NOTHING,
    composed,
    days_of,
    figure_lines,
    figure_order,
    line_of,
    named_in,
    time_line,
    time_order,
    verdicts,
)
from onrecord.answering.coverage import Asked, Scale
from onrecord.answering.passages import passages_of
from onrecord.answering.question import Question, read_question
from onrecord.answering.select import CITED_COUNTS, Hit, chosen, nearest, ranked
from onrecord.answering.slots import counted, is_ahead, speaks
from onrecord.answering.terms import content_forms, root_of
from onrecord.engines.syntax import SyntaxEngine
from onrecord.model import Anchor, Answer, Article, Cited, Figure, Parse, Published, Record, Region, Statement, Time

MAX_QUESTION = 2_000
"""Code points of a question that are read; nobody asks more in one."""
BESIDE = 0.8
"""The share of the best figure's score that another of the same sentence must have to be an answer beside it."""
VERDICTS = 4
"""Comparisons told in one answer at the most."""
_SAME_COUNT = frozenset({"agree", "conflict", "updated", "vaguer"})
_ABOUT = {"publication": about.publication, "authors": about.authors, "origins": about.origins}


def answer(text: str, records: Sequence[Record], *, syntax: SyntaxEngine) -> Answer:
    """What the records hold on the question. `How many were hurt?` -> each figure with whose it is, low to high."""
    return answer_read(text, read(text, syntax), records)


def read(text: str, syntax: SyntaxEngine) -> Question:
    """What a question asks for, to be put to several stories in turn."""
    return read_question(text[:MAX_QUESTION], parse_question(text[:MAX_QUESTION], syntax))


def answer_read(text: str, question: Question, records: Sequence[Record]) -> Answer:
    """As `answer`, for a question that has been read."""
    asked = Asked.of(question, records)
    if question.kind in _ABOUT and not (asked.unknown_report and not asked.reports):
        if about_it := list(_ABOUT[question.kind](records, asked.reports)):
            words = composed(question.kind, [line.text for line in about_it])
            cited = _once(c for line in about_it for c in line.evidence)
            return Answer(text, True, question.kind, words, cited, (), f"answering/{question.kind}")
    passages = passages_of(records)
    hits = ranked(asked, passages, Scale.of(passages))
    good = chosen(asked, hits)
    if not good:
        return _abstained(text, asked, hits)
    lines, evidence = _told(asked, good, hits, records)
    return Answer(text, True, question.kind, composed(question.kind, lines), _once(evidence), (), f"answering/{question.kind}")


def abstain(text: str, question: Question, records: Sequence[Record]) -> Answer:
    """That none of several stories answers, and what comes nearest in all of them together."""
    asked = Asked.of(question, records)
    passages = passages_of(records)
    return _abstained(text, asked, ranked(asked, passages, Scale.of(passages)))


def _abstained(text: str, asked: Asked, hits: Sequence[Hit]) -> Answer:
    near = nearest(hits)
    closest = [cite(h.passage, statement=_spoken(asked, h), rule="answering/nearest") for h in near]
    lines = [line_of(h, c) for h, c in zip(near, closest, strict=True)]
    abstained = "\n".join([NEAREST, *(f"- {line}" for line in lines)]) if lines else NOTHING
    return Answer(text, False, asked.question.kind, abstained, (), _once(closest), "answering/abstained")


def parse_question(text: str, syntax: SyntaxEngine) -> Parse:
    """The syntax of a question, as of a report of one line."""
    line = " ".join(text.split()) or "?"
    region = Region(0, len(line), "body")
    return syntax.parse(Article("question", "question", "", None, None, (), "en", Published(None, None, "none"), line, (region,)))


def _told(asked: Asked, good: Sequence[Hit], hits: Sequence[Hit], records: Sequence[Record]) -> tuple[list[str], list[Cited]]:
    """The lines of the answer and its evidence."""
    kind = asked.question.kind
    rule = f"answering/{kind}"
    if kind == "count":
        rows = [(figure, hit) for hit in good for figure in _counted(asked, hit)]
        rows += _alike([figure for figure, _ in rows], hits, records)
        rows.sort(key=lambda row: (figure_order(row[0]), row[1].passage.number))
        cited = [(f, h, cite(h.passage, statement=_of(h, f.statement), around=f.anchor.hull, rule=rule)) for f, h in rows]
        best = [cite(h.passage, rule=rule) for h in good]
        if cited:
            return figure_lines(cited), [c for _, _, c in cited]
        return [line_of(h, c) for h, c in zip(good, best, strict=True)], best
    cited_hits = [(h, cite(h.passage, statement=_spoken(asked, h), rule=rule)) for h in good]
    evidence = [c for _, c in cited_hits]
    lines = [line_of(h, c) for h, c in cited_hits]
    if kind == "when" or (kind == "first" and "when" in asked.question.kinds):
        dated = [(_time(asked.question, h), h, c) for h, c in cited_hits]
        dated.sort(key=lambda row: time_order(row[0]))
        evidence = [c for _, _, c in dated]
        lines = [time_line(time, h, c) if time else line_of(h, c) for time, h, c in dated]
    if kind == "agree":
        lines = _compared(good, records) + lines
    return lines, evidence


def _counted(asked: Asked, hit: Hit) -> list[Figure]:
    """The figures of a passage that count what is asked, without those that do so much less well than its best."""
    scored = [(counted(asked, hit.passage, f), f) for f in hit.passage.figures]
    best = max((score for score, _ in scored), default=0.0)
    return [f for score, f in scored if score and score >= BESIDE * best]


def _alike(figures: Sequence[Figure], hits: Sequence[Hit], records: Sequence[Record]) -> list[tuple[Figure, Hit]]:
    """The figures that the records compare with these as counts of the same, however they word it."""
    held = {(f.anchor.article, f.anchor.start) for f in figures}
    other: set[tuple[str, int]] = set()
    for comparison in (c for record in records for c in record.comparisons if c.dimension == "figure" and c.verdict in _SAME_COUNT):
        left, right = ((a.article, a.start) for a in (comparison.left, comparison.right))
        other |= {right} if left in held else {left} if right in held else set()
    found = [(f, h) for h in hits for f in h.passage.figures if (f.anchor.article, f.anchor.start) in other - held]
    return found[: max(0, CITED_COUNTS - len(figures))]


def _of(hit: Hit, statement: str | None) -> Statement | None:
    return next((s for s in hit.passage.statements if s.id == statement), None)


def _spoken(asked: Asked, hit: Hit) -> Statement | None:
    """The statement of the speaker that the question asks about, else the one that holds what is asked."""
    if asked.question.speaker:
        found = [(speaks(asked, hit.passage, s), s) for s in hit.passage.statements]
        best = max(found, key=lambda pair: pair[0], default=None)
        if best and best[0]:
            return best[1]
    quoted = (root_of(f) for q in asked.question.quoted for f in content_forms(q))
    return statement_for(hit.passage, frozenset({*(t.root for t in asked.question.terms), *quoted}))


def _time(question: Question, hit: Hit) -> Time | None:
    """The time expression nearest to the deed, else the passage's first; one to come, where that is asked for."""
    times = [t for t in hit.passage.times if t.type in ("DATE", "TIME") and days_of(t)]
    if question.future:
        times = [t for t in hit.passage.times if is_ahead(hit.passage, t)] or times
    at = hit.passage.text.lower().find(question.deed.root) if question.deed else -1
    if at < 0:
        return times[0] if times else None
    return min(times, key=lambda t: abs(t.anchor.start - hit.passage.span.start - at), default=None)


def _compared(good: Sequence[Hit], records: Sequence[Record]) -> list[str]:
    """What the records' comparisons say of two of the passages."""
    lines: list[str] = []
    anchors = [h.passage.anchor for h in good]

    def within(anchor: Anchor) -> bool:
        return any(anchor.overlaps(a) for a in anchors)

    for record in records:
        rows = [c for c in record.comparisons if within(c.left) and within(c.right)]
        lines.extend(verdicts(rows, named_in(record))[:VERDICTS])
    return lines


def _once(evidence: Iterable[Cited]) -> tuple[Cited, ...]:
    return tuple({c.anchor: c for c in evidence}.values())
