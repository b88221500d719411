"""`onrecord explain`: a place in a report -> which rule or model gave each annotation there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import take
from onrecord.cli.output import print_out
from onrecord.codec import dumps
from onrecord.codec.encode import encoder
from onrecord.codec.shape import Json, noun_of
from onrecord.errors import UsageError
from onrecord.model import Anchor, Annotations, Article, Span

FORMAT = "onrecord-explain/1"
CONTEXT = 40
"""Code points shown on either side of the place: about half a line of a terminal."""

_PLACE = re.compile(r"(?P<file>.+):(?P<offset>[0-9]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Explained:
    """One annotation that covers the place: the row, the part of it that does (`mention`, `content`, `cue`, …), its words, and its rule."""

    kind: str
    id: str
    part: str
    words: str
    anchor: Anchor
    reading: str
    rule: str


def explain(
    place: Annotated[str, typer.Argument(metavar="FILE:OFFSET", help="A report and an offset into its text, in code points from 0.")],
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="The form.")] = "text",
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Which article, where FILE holds several (.jsonl, .csv).", show_default=False)
    ] = None,
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    quiet: options.Quiet = False,
) -> None:
    """Say which rule or model gave each annotation at a place in a report.

    \b
    Examples:
      onrecord explain reports/a.txt:1204
      onrecord explain reports/a.txt:1204 --format json
    """
    from onrecord import pipeline

    match = _PLACE.fullmatch(place)
    if not match:
        raise UsageError(f"{place}: not FILE:OFFSET, as in reports/a.txt:1204")
    offset = int(match["offset"])
    settings = options.settings_of(quiet=quiet)
    taken = take([match["file"]], outlet=outlet, date=date, title=title, settings=settings)
    pairs = [pair for pair in zip(taken.articles, taken.annotations, strict=True) if article in (None, pair[0].id)]
    if len(pairs) != 1:
        held = ", ".join(one.id for one in taken.articles[:5])
        raise UsageError(f"{match['file']}: holds {len(taken.articles)} articles; name one with --article: {held}, …")
    one, annotations = pairs[0]
    if offset >= len(one.text):
        raise UsageError(f"{place}: the text ends at {len(one.text)}")
    rows = tuple(explained(one, annotations, offset))
    models = pipeline.provenance().models
    if form == "json":
        row = encoder(noun_of(Explained))
        document: dict[str, Json] = {
            "format": FORMAT,
            "article": one.id,
            "locator": one.locator,
            "offset": offset,
            "region": region_of(one, offset),
            "models": dict(sorted(models.items())),
            "annotations": [row(r) for r in rows],
        }
        print_out(dumps(document))
    else:
        print_out(as_text(one, offset, rows) + "".join(f"model {name}: {digest}\n" for name, digest in sorted(models.items())))


def explained(article: Article, annotations: Annotations, offset: int) -> Iterator[Explained]:
    """Every annotation with a part that covers the offset."""
    for kind, row, part, anchor, reading, rule in _parts(annotations):
        if any(span.start <= offset < span.end for span in anchor.spans):
            yield Explained(kind, row, part, anchor.text_in(article.text), anchor, reading, rule)


def region_of(article: Article, offset: int) -> str | None:
    region = article.region_at(offset)
    return region.kind if region else None


_Part = tuple[str, str, str, Anchor, str, str]


def _parts(annotations: Annotations) -> Iterator[_Part]:
    """Each row's parts that have printed words, with how the row reads."""
    for entity in annotations.entities:
        for mention in entity.mentions:
            yield "entity", entity.id, "mention", mention, f"{entity.name} ({entity.kind})", entity.rule
    for statement in annotations.statements:
        by = statement.source.name if statement.source else "nobody named"
        act = statement.cue.act if statement.cue else "say"
        hedge = f", hedged ({statement.hedge})" if statement.hedge else ""
        reading = f"{by}: {'not ' if statement.negated else ''}{act}, {statement.form}{hedge}"
        yield "statement", statement.id, "content", statement.anchor, reading, statement.rule
        for part, spans in (
            ("cue", statement.cue.spans if statement.cue else ()),
            ("source", statement.source.spans if statement.source else ()),
            ("to", statement.to.spans if statement.to else ()),
            *(("via", via.spans) for via in statement.via),
        ):
            if spans:
                yield "statement", statement.id, part, _anchor(annotations, spans), reading, statement.rule
    for figure in annotations.figures:
        low, high = (f"{end:g}" if end is not None else "open" for end in (figure.low, figure.high))
        reading = f"{figure.bound}, {low} to {high}, {figure.measure}{f', {figure.subject}' if figure.subject else ''}"
        yield "figure", figure.id, "figure", figure.anchor, reading, figure.rule
    for time in annotations.times:
        yield "time", time.id, "time", time.anchor, f"{time.type} {' or '.join(time.readings or (time.value,))}", time.rule
    for absence in annotations.absences:
        yield "absence", absence.id, "absence", absence.anchor, f"{absence.by} on {absence.about}", absence.rule
    for proposition in annotations.propositions:
        verb = f"{'not ' if proposition.negated else ''}{proposition.predicate}"
        reading = f"{proposition.agent or '?'} {verb} {proposition.patient or ''}".strip()
        yield "proposition", proposition.id, "clause", proposition.anchor, reading, proposition.rule


def _anchor(annotations: Annotations, spans: tuple[Span, ...]) -> Anchor:
    return Anchor.over(annotations.article, spans)


def as_text(article: Article, offset: int, rows: tuple[Explained, ...]) -> str:
    """The place in its line, then a block for each annotation, the shortest first."""
    start, end = max(0, offset - CONTEXT), min(len(article.text), offset + CONTEXT)
    before, at, after = ("".join(c if c.isprintable() else " " for c in part) for part in _around(article.text, start, offset, end))
    where = region_of(article, offset)
    lines = [f"{article.locator}, offset {offset}, {where or 'between regions'}", f"  …{before}[{at}]{after}…", ""]
    if not rows:
        lines += ["No annotation covers this place.", ""]
    for row in sorted(rows, key=lambda row: (sum(map(len, row.anchor.spans)), row.kind, row.id, row.part)):
        lines += [f"{row.kind} {row.id}, {row.part}: “{' '.join(row.words.split())}”", f"  {row.reading}", f"  rule {row.rule}", ""]
    return "\n".join(lines)


def _around(text: str, start: int, offset: int, end: int) -> tuple[str, str, str]:
    return text[start:offset], text[offset], text[offset + 1 : end]
