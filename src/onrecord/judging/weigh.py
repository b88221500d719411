"""Articles, annotations and judgements -> Verdicts: what people's judgements change in one story before it is linked and compared.

Every standing judgement leaves a row: applied, or not and why. Judgements that can't all hold are applied in no part, since which of them
is wrong is for a person to say; of two corrections of one row the later holds. Nothing here is guessed, and no row is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.judging.anchoring import article_of, find
from onrecord.judging.corrections import with_amount, with_source, with_value
from onrecord.judging.log import Link, contradictions, standing
from onrecord.judging.rows import row_of
from onrecord.judging.values import day_of
from onrecord.model import (
    JUDGED,
    Anchor,
    Annotations,
    Article,
    Figure,
    Judged,
    JudgedNoun,
    JudgedState,
    Judgement,
    Published,
    Rulings,
    Statement,
    Target,
    Time,
    Verdicts,
)

_FIELD: Mapping[JudgedNoun, str] = {"statement": "source", "figure": "figure", "date": "date", "report": "published"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A target today: its article, its words (None: the whole report, or not found) and the row that they mean."""

    article: Article | None
    anchor: Anchor | None
    row: str | None
    missing: str | None


def weigh(articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]) -> Verdicts:
    """What the judgements that stand in a log, or a part of it, do to one story; `annotations` are in the order of `articles`."""
    held = [j for j in standing(judgements) if j.kind != "redact"]
    if not held:
        return Verdicts(tuple(articles), tuple(annotations))
    by_article = {one.article: one for one in annotations}
    places = {j.id: [_place(j, target, articles, by_article) for target in j.targets] for j in held}
    against = contradictions([link for j in held for link in _links(j, places[j.id])])
    last = {key: j.id for j in held for key in [_subject(j, places[j.id])] if key is not None}
    states = {j.id: _state(j, places[j.id], against, last) for j in held}
    applied = [j for j in held if states[j.id][0] == "applied"]
    made = _corrected(articles, annotations, applied, places)
    rows = tuple(_judged(j, places[j.id], states[j.id], made.replaced.get(j.id)) for j in held)
    return Verdicts(made.articles, made.annotations, _rulings(applied, places), rows, made.times, made.days)


def _place(j: Judgement, target: Target, articles: Sequence[Article], by_article: Mapping[str, Annotations]) -> _Place:
    article = article_of(target, articles)
    if article is None:
        return _Place(None, None, None, f"{target.locator} is not among the reports")
    if not target.passages:
        return _Place(article, None, article.id, None)
    anchor = find(target, article)
    if anchor is None:
        return _Place(article, None, None, f"“{target.passages[0].exact}” is no longer in {article.locator}, or in several places of it")
    row = row_of(j.noun, anchor, by_article[article.id]) if j.noun is not None else None
    words = " ".join(anchor.text_in(article.text).split())
    return _Place(article, anchor, row, None if row is not None else f"“{words}” in {article.locator} is no {j.noun} any more")


def _links(j: Judgement, places: Sequence[_Place]) -> list[Link]:
    """The pairs that a judgement of sameness speaks of, where all its words are found: with the first for `same`, each two otherwise."""
    if j.kind not in ("same", "different") or any(p.row is None for p in places):
        return []
    items = [(j.noun, p.row) for p in places]
    pairs = [(items[0], other) for other in items[1:]] if j.kind == "same" else list(combinations(items, 2))
    return [Link(j.id, left, right, j.kind == "same") for left, right in pairs if left != right]


def _subject(j: Judgement, places: Sequence[_Place]) -> tuple[object, ...] | None:
    """What only the last judgement holds for: a row's corrected value, and a person's grade of it."""
    if j.kind == "correct":
        return ("correct", j.noun, places[0].row) if places[0].row else None
    if j.kind == "grade":
        return ("grade", j.noun, places[0].row, j.by, _parts(j.value or "")) if places and places[0].row else None
    return None


def _parts(grade: str) -> str:
    """Which of the two grades it gives: of the source, of what it says, or both."""
    return "".join("s" if ch.isalpha() else "i" for ch in grade)


def _state(
    j: Judgement, places: Sequence[_Place], against: Mapping[str, tuple[str, ...]], last: Mapping[tuple[object, ...], str]
) -> tuple[JudgedState, str | None]:
    missing = [p.missing for p in places if p.missing is not None]
    if missing:
        return "unanchored", "; ".join(missing)
    if j.id in against:
        return "contradicted", f"it can't hold together with {', '.join(against[j.id])}; withdraw the one that is wrong"
    subject = _subject(j, places)
    if subject is not None and last[subject] != j.id:
        return "superseded", f"{last[subject]} came later"
    if j.kind == "different" and len({p.row for p in places}) < len(places):
        return "idle", f"the report itself has these words as one {j.noun}, which is not taken apart"
    return "applied", None


@dataclass(frozen=True, slots=True)
class _Made:
    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    times: Mapping[str, Time]
    days: Mapping[str, str]
    replaced: Mapping[str, tuple[str, str, str]]
    """Judgement id -> the corrected row, the machine's value and the rule that gave it."""


def _corrected(
    articles: Sequence[Article], annotations: Sequence[Annotations], applied: Sequence[Judgement], places: Mapping[str, Sequence[_Place]]
) -> _Made:
    value = {places[j.id][0].row: j for j in applied if j.kind == "correct"}
    replaced: dict[str, tuple[str, str, str]] = {}
    times: dict[str, Time] = {}
    days: dict[str, str] = {}

    def told(j: Judgement, row: str, old: str, rule: str) -> None:
        replaced[j.id] = (row, old, rule)

    def statement(row: Statement, one: Annotations) -> Statement:
        j = value.get(row.id)
        if j is None:
            return row
        new, old = with_source(row, j.value or "", one, annotations)
        told(j, row.id, old, row.rule)
        return new

    def figure(row: Figure) -> Figure:
        j = value.get(row.id)
        if j is None:
            return row
        new, old = with_amount(row, j.value or "")
        told(j, row.id, old, row.rule)
        return new

    notes = []
    for one in annotations:
        statements = tuple(statement(row, one) for row in one.statements)
        figures, implied = tuple(map(figure, one.figures)), tuple(map(figure, one.implied))
        notes.append(replace(one, statements=statements, figures=figures, implied=implied))
        for time in one.times:
            if (j := value.get(time.id)) is not None:
                times[time.id], old = with_value(time, j.value or "")
                told(j, time.id, old, time.rule)
    texts = []
    for article in articles:
        j = value.get(article.id)
        if j is not None:
            days[article.id] = day_of(j.value or "")
            told(j, article.id, article.published.value or "unknown", f"published/{article.published.basis}")
            article = replace(article, published=Published(days[article.id], days[article.id], "given"))
        texts.append(article)
    return _Made(tuple(texts), tuple(notes), times, days, replaced)


def _rulings(applied: Sequence[Judgement], places: Mapping[str, Sequence[_Place]]) -> Rulings:
    """The pairs for linking, by noun, in the order of the log."""

    def rows(noun: JudgedNoun, same: bool) -> tuple[tuple[str, str], ...]:
        return tuple((_row(a), _row(b)) for a, b in pairs(noun, same))

    def words(same: bool) -> tuple[tuple[Anchor, Anchor], ...]:
        return tuple((a.anchor, b.anchor) for a, b in pairs("utterance", same) if a.anchor is not None and b.anchor is not None)

    def pairs(noun: JudgedNoun, same: bool) -> list[tuple[_Place, _Place]]:
        out: list[tuple[_Place, _Place]] = []
        for j in applied:
            if j.noun == noun and j.kind == ("same" if same else "different"):
                found = places[j.id]
                out += [(found[0], other) for other in found[1:]] if same else combinations(found, 2)
        return out

    return Rulings(
        rows("entity", True), rows("entity", False), words(True), words(False), rows("claim", True), rows("claim", False),
        rows("report", True), rows("report", False),
    )  # fmt: skip


def _row(place: _Place) -> str:
    if place.row is None:
        raise ValueError("a judgement without its row was applied")
    return place.row


def _own_row(j: Judgement, places: Sequence[_Place]) -> str | None:
    """The row that a note or a grade is about, where the record has it under that id: entities, utterances and claims are its own."""
    kept = j.noun in ("report", "statement", "figure", "date")
    return places[0].row if kept and j.kind in ("note", "grade") and len(places) == 1 else None


def _judged(j: Judgement, places: Sequence[_Place], state: tuple[JudgedState, str | None], replaced: tuple[str, str, str] | None) -> Judged:
    field = _FIELD[j.noun] if j.kind == "correct" and j.noun is not None else j.kind
    row, old, rule = replaced or (_own_row(j, places) if state[0] == "applied" else None, None, None)
    anchors = tuple(dict.fromkeys(p.anchor for p in places if p.anchor is not None))
    return Judged(j, state[0], anchors, f"{JUDGED}{field}", state[1], row, old, rule)
