"""A record and what a person calls a row of it (an id, or printed words) -> the row's noun and words. Raises UsageError.

Words may be told apart by their report: `Harbour Post: 14 people`. Words that are several rows name none of them: all are listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.judging.anchoring import target_of
from onrecord.model import Anchor, Article, Entity, JudgedNoun, Record, Target, Utterance

SHOWN = 12
"""Candidates that an error lists: about what a reader takes in."""
LINE = 100
"""Code points of a candidate's words in an error: one line of a terminal."""
NOUNS: tuple[JudgedNoun, ...] = ("entity", "figure", "date", "statement", "utterance", "claim", "report")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a record: its noun, its id there, its article, and its words (None: the report as a whole)."""

    noun: JudgedNoun
    row: str
    article: Article
    anchor: Anchor | None

    @property
    def target(self) -> Target:
        return target_of(self.article, self.anchor)

    @property
    def line(self) -> str:
        """`figure a36125cd50ac03623.f2, Harbour Post: “14 people”`"""
        words = " ".join(self.anchor.text_in(self.article.text).split()) if self.anchor is not None else self.article.title or ""
        shown = words if len(words) <= LINE else words[: LINE - 1] + "…"
        return f"{self.noun} {self.row}, {self.article.label}: “{shown}”"


def named(record: Record, text: str, *, nouns: Sequence[JudgedNoun] = NOUNS, each_report: bool = False) -> Candidate:
    """The one row of the nouns that the text names.

    Mentions of one entity are one row, and `Ben Lund` means its first; with `each_report` each report's are told apart, as they have to be
    where somebody finds that two reports mean two people.
    """
    found = _with_id(record, text.strip(), nouns)
    if found is not None:
        return found
    best = candidates(record, text, nouns=nouns, each_report=each_report)
    if len(best) == 1:
        return best[0]
    kinds = ", ".join(nouns)
    if not best:
        raise UsageError(f"{text!r}: no {kinds} of this record has this id or these words")
    listed = [one.line for one in best[:SHOWN]] + ([f"… and {len(best) - SHOWN} more"] if len(best) > SHOWN else [])
    raise UsageError(
        f"{text!r} could be {len(best)} rows; give an id, more words, “REPORT: words”, or what it is taken as (--as):", listed=listed
    )


def candidates(record: Record, text: str, *, nouns: Sequence[JudgedNoun], each_report: bool = False) -> tuple[Candidate, ...]:
    """The rows that the words fit best: those whose words are these and nothing else, or else those that hold them."""
    article, words = _report_in(record, text)
    wanted = fold(words)
    if not wanted:
        return ()
    ranked: dict[tuple[str, str, str], tuple[int, Candidate]] = {}
    for one in _rows(record, nouns):
        if article is not None and one.article.id != article.id:
            continue
        printed = fold(one.anchor.text_in(one.article.text)) if one.anchor is not None else ""
        whole = one.anchor is None and wanted in {fold(name) for name in _names(one.article)}
        if not whole and wanted not in printed:
            continue
        key = (one.noun, one.row, one.article.id if each_report else "")
        rank = 0 if whole or printed == wanted else 1
        if key not in ranked or rank < ranked[key][0]:
            ranked[key] = (rank, one)
    best = min((rank for rank, _ in ranked.values()), default=0)
    return tuple(one for rank, one in ranked.values() if rank == best)


def fold(text: str) -> str:
    """Lower case on one line, quotation marks of one shape and none at the ends."""
    return " ".join(text.translate(_MARKS).casefold().split()).strip("\"' ")


_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"})


def _names(article: Article) -> tuple[str, ...]:
    return tuple(name for name in (article.id, article.locator, article.label, article.title, article.sha256) if name)


def _report_in(record: Record, text: str) -> tuple[Article | None, str]:
    """`Harbour Post: 14 people` -> the report and the words; the whole text as words where nothing before a colon names one report."""
    at = text.find(": ")
    while at >= 0:
        name = fold(text[:at])
        called = [a for a in record.articles if name in {fold(n) for n in _names(a)}]
        if len(called) == 1:
            return called[0], text[at + 2 :]
        at = text.find(": ", at + 1)
    return None, text


def _with_id(record: Record, text: str, nouns: Sequence[JudgedNoun]) -> Candidate | None:
    rows = (one for one in _rows(record, nouns) if one.row == text)
    first = next(rows, None)
    if first is not None or not _is_id(record, text):
        return first
    other = next(one.noun for one in _rows(record, NOUNS) if one.row == text)
    raise UsageError(f"{text} is a {other}; here it has to be one of: {', '.join(nouns)}")


def _is_id(record: Record, text: str) -> bool:
    return any(one.row == text for one in _rows(record, NOUNS))


def _rows(record: Record, nouns: Sequence[JudgedNoun]) -> Iterator[Candidate]:
    """All rows of the nouns: an entity and an utterance once for each of their places, the best first."""
    articles: Mapping[str, Article] = {a.id: a for a in record.articles}

    def at(noun: JudgedNoun, row: str, anchor: Anchor) -> Candidate:
        return Candidate(noun, row, articles[anchor.article], anchor)

    for noun in nouns:
        match noun:
            case "entity":
                yield from (at(noun, e.id, m) for e in record.entities for m in _by_name(e, articles))
            case "utterance":
                yield from (at(noun, u.id, m) for u in record.utterances for m in _longest_first(u))
                yield from _single(record, articles)
            case "claim":
                for claim in record.claims:
                    told = (e.anchor for e in claim.evidence if e.stance in ("asserts", "confirms") and e.anchor != claim.wording)
                    yield from (at(noun, claim.id, anchor) for anchor in (claim.wording, *told))
            case "statement":
                yield from (at(noun, s.id, s.anchor) for s in record.statements)
            case "figure":
                yield from (at(noun, f.id, f.anchor) for f in record.figures)
            case "date":
                yield from (at(noun, t.id, t.anchor) for t in record.times)
            case "report":
                yield from (Candidate(noun, a.id, a, None) for a in record.articles)


def _single(record: Record, articles: Mapping[str, Article]) -> Iterator[Candidate]:
    """Statements that no utterance holds: words said once, as far as the record knows."""
    held = {m.statement for u in record.utterances for m in u.members}
    for s in record.statements:
        if s.id not in held:
            yield Candidate("utterance", s.id, articles[s.anchor.article], s.anchor)


def _by_name(entity: Entity, articles: Mapping[str, Article]) -> list[Anchor]:
    """The mentions, those by the entity's own name first, pronouns and descriptions last."""
    names = [fold(name) for name in (entity.name, *entity.aliases)]

    def rank(mention: Anchor) -> int:
        printed = fold(mention.text_in(articles[mention.article].text))
        return names.index(printed) if printed in names else len(names)

    return sorted(entity.mentions, key=rank)


def _longest_first(utterance: Utterance) -> list[Anchor]:
    return [m.anchor for m in sorted(utterance.members, key=lambda m: -sum(map(len, m.anchor.spans)))]
