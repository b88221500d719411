"""JSON values (`onrecord/1`) -> a noun. Types, choices and spans hold, and every anchor is inside the text of an article of the document.

Fields that this version does not know are passed over, since later versions may add some.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from onrecord.codec.document import FORMAT, Annotated
from onrecord.codec.shape import Choice, Json, Maybe, Noun, Pair, Plain, Rows, Shape, Table, noun_of
from onrecord.errors import RecordFormatError
from onrecord.model import Anchor, Annotations, Article, Profile, Record, Span, Statement

Document = TypeVar("Document", Record, Annotated)
Found = list[tuple[str, Anchor]]
Decoder = Callable[[Any, str, Found], Any]

_PYTHON: dict[str, tuple[type[Any], ...]] = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}


def decode(document: Json) -> Record:
    """A document as a record. Raises RecordFormatError with the path of the fault: `$.statements[3].cue.act: …`."""
    return _document(document, Record)


def decode_annotated(document: Json) -> Annotated:
    """A document that holds the per-article part alone. Raises RecordFormatError."""
    return _document(document, Annotated)


def decode_annotations(row: Json) -> Annotations:
    """What `encode_annotations` wrote. Raises RecordFormatError."""
    out: Annotations = decoder(noun_of(Annotations))(row, "$", [])
    return out


def decode_profile(row: Json) -> Profile:
    """What `encode_profile` wrote. Raises RecordFormatError."""
    out: Profile = decoder(noun_of(Profile))(row, "$", [])
    return out


def _document(document: Json, kind: type[Document]) -> Document:
    if not isinstance(document, dict):
        raise RecordFormatError("$: not an object")
    if document.get("format") != FORMAT:
        raise RecordFormatError(f"$.format: {document.get('format')!r} is not {FORMAT!r}")
    anchors: Found = []
    out: Document = decoder(noun_of(kind))(document, "$", anchors)
    _check_bounds(out.articles, out.statements, anchors)
    return out


def _check_bounds(articles: tuple[Article, ...], statements: tuple[Statement, ...], anchors: Found) -> None:
    length = {article.id: len(article.text) for article in articles}
    if len(length) != len(articles):
        raise RecordFormatError("$.articles: an id is given twice")
    for path, anchor in anchors:
        if anchor.article not in length:
            raise RecordFormatError(f"{path}.article: no article {anchor.article!r}")
        if anchor.end > length[anchor.article]:
            raise RecordFormatError(f"{path}.spans: {anchor.end} is past the end of the text, {length[anchor.article]}")
    for path, article, end in _ends(articles, statements):
        if end > length[article]:
            raise RecordFormatError(f"{path}: {end} is past the end of the text, {length[article]}")


def _ends(articles: tuple[Article, ...], statements: tuple[Statement, ...]) -> Iterator[tuple[str, str, int]]:
    """The ends of the spans that carry no article of their own: regions, and the parts of a statement."""
    for i, article in enumerate(articles):
        yield from ((f"$.articles[{i}].regions[{j}]", article.id, region.end) for j, region in enumerate(article.regions))
    for i, statement in enumerate(statements):
        parts = (statement.cue, statement.source, statement.to, *statement.via)
        yield from ((f"$.statements[{i}]", statement.anchor.article, span.end) for part in parts if part for span in part.spans)


@cache
def decoder(shape: Shape) -> Decoder:
    """The function that reads values of one shape: value, path, and the list that gathers the anchors."""
    match shape:
        case Plain(kind):
            return _plain(kind)
        case Choice(values):
            return _choice(values)
        case Pair(span):
            return _pair(span)
        case Maybe(of):
            some = decoder(of)
            return lambda value, path, found: None if value is None else some(value, path, found)
        case Rows(of):
            return _rows(decoder(of))
        case Table(of):
            return _table(decoder(of))
        case Noun():
            return _noun(shape)


def _plain(kind: str) -> Decoder:
    wanted = _PYTHON[kind]

    def plain(value: Any, path: str, found: Found) -> Any:
        if not isinstance(value, wanted) or (kind != "boolean" and isinstance(value, bool)):
            raise RecordFormatError(f"{path}: {_short(value)} is no {kind}")
        if kind == "number":
            try:
                value = float(value)
            except OverflowError:
                raise RecordFormatError(f"{path}: the number is too large") from None
            if value - value != 0:
                raise RecordFormatError(f"{path}: {value} is no number")
        return value

    return plain


def _choice(values: tuple[str, ...]) -> Decoder:
    def choice(value: Any, path: str, found: Found) -> Any:
        if not isinstance(value, str) or value not in values:
            raise RecordFormatError(f"{path}: {_short(value)} is none of {', '.join(values)}")
        return value

    return choice


def _pair(span: bool) -> Decoder:
    def pair(value: Any, path: str, found: Found) -> Any:
        if not (isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value)):
            raise RecordFormatError(f"{path}: {_short(value)} is no pair of offsets")
        try:
            return Span(*value) if span else tuple(value)
        except ValueError as error:
            raise RecordFormatError(f"{path}: {error}") from error

    return pair


def _rows(row: Decoder) -> Decoder:
    def rows(value: Any, path: str, found: Found) -> Any:
        if not isinstance(value, list):
            raise RecordFormatError(f"{path}: {_short(value)} is no list")
        return tuple(row(one, f"{path}[{i}]", found) for i, one in enumerate(value))

    return rows


def _table(cell: Decoder) -> Decoder:
    def table(value: Any, path: str, found: Found) -> Any:
        if not isinstance(value, dict):
            raise RecordFormatError(f"{path}: {_short(value)} is no object")
        return {key: cell(one, f"{path}.{key}", found) for key, one in value.items()}

    return table


def _noun(shape: Noun) -> Decoder:
    parts = tuple((field.name, decoder(field.shape), field.required) for field in shape.fields)

    def noun(value: Any, path: str, found: Found) -> Any:
        if not isinstance(value, dict):
            raise RecordFormatError(f"{path}: {_short(value)} is no object")
        given: dict[str, Any] = {}
        for name, part, required in parts:
            if name in value:
                given[name] = part(value[name], f"{path}.{name}", found)
            elif required:
                raise RecordFormatError(f"{path}: no {name!r}")
        try:
            out = shape.type(**given)
        except ValueError as error:
            raise RecordFormatError(f"{path}: {error}") from error
        if isinstance(out, Anchor):
            found.append((path, out))
        return out

    return noun


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
