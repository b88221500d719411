"""Records made up from the nouns' own types: every anchor lies inside the text of an article of the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from onrecord.codec.shape import Choice, Maybe, Noun, Pair, Plain, Rows, Shape, Table, noun_of
from onrecord.model import Anchor, Annotations, Article, Record, Span

Value = TypeVar("Value")
Draw = Callable[[st.SearchStrategy[Any]], Any]

_NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**9).map(float)
_TEXT = st.text(max_size=12)


@st.composite
def records(draw: Draw) -> Record:
    """A record of one or two articles."""
    return _made(draw, Record, _articles(draw))


@st.composite
def annotation_sets(draw: Draw) -> Annotations:
    return _made(draw, Annotations, _articles(draw))


def _articles(draw: Draw) -> tuple[Article, ...]:
    texts = draw(st.lists(st.text(min_size=8, max_size=40), min_size=1, max_size=2))
    made = [_made(draw, Article, ()) for _ in texts]
    return tuple(
        Article(
            f"a{i:016x}", one.locator, f"{i:064x}", one.title, one.outlet, one.bylines, one.language, one.published, text,
            tuple(region for region in one.regions if region.end <= len(text)),
        )
        for i, (one, text) in enumerate(zip(made, texts, strict=True))
    )


def _made(draw: Draw, kind: type[Value], articles: tuple[Article, ...]) -> Value:
    fields = noun_of(kind).fields
    return kind(**{f.name: articles if kind is Record and f.name == "articles" else draw(_values(f.shape, articles)) for f in fields})


def _values(shape: Shape, articles: tuple[Article, ...]) -> st.SearchStrategy[Any]:
    match shape:
        case Plain("string"):
            return _TEXT
        case Plain("integer"):
            return st.integers(0, 30)
        case Plain("number"):
            return _NUMBERS
        case Plain():
            return st.booleans()
        case Choice(values):
            return st.sampled_from(values)
        case Pair(span=True):
            return _spans(8).map(lambda spans: spans[0])
        case Pair():
            return st.tuples(st.integers(0, 9), st.integers(0, 9))
        case Maybe(of):
            return st.none() | _values(of, articles)
        case Rows(of):
            return st.lists(_values(of, articles), max_size=2).map(tuple)
        case Table(of):
            return st.dictionaries(_TEXT, _values(of, articles), max_size=2)
        case Noun(kind) if kind is Anchor:
            return st.sampled_from(articles).flatmap(lambda article: _spans(len(article.text)).map(lambda s: Anchor(article.id, s)))
        case Noun(kind, fields):
            parts = {
                field.name: _values(field.shape, articles).filter(_with_evidence if field.name == "evidence" else _any)
                for field in fields
            }
            return st.builds(kind, **parts)


def _with_evidence(rows: tuple[Any, ...]) -> bool:
    return bool(rows)


def _any(_: Any) -> bool:
    return True


def _spans(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """One to three sorted, disjoint spans below a length of at least 8."""
    ends = st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True).map(sorted)
    return ends.map(lambda at: tuple(Span(start, end) for start, end in zip(at[::2], at[1::2], strict=False)))
