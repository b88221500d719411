"""Articles -> the reading pane: the reports as printed, with what was found in them marked.

What enters: a record, its references and marks. What leaves: one report each in the order of its sign, made of blocks of nested pieces.
Rule: the text of the whole page's report, white space included, is the article's text; an excerpt holds only sentences that are evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Article, Record, RegionKind, Span
from onrecord.model.span import joined
from onrecord.rendering.citation import published_day, source_line
from onrecord.rendering.dates import printed
from onrecord.rendering.dates import span as stretch
from onrecord.rendering.references import Marker, References
from onrecord.rendering.segments import Mark, Opened, Piece, clipped, pieces
from onrecord.rendering.sentences import Block, Sentences, blocks
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.words import inert, one_line

BASES = {
    "header": "date from the header", "meta": "date from the page", "dateline": "date from the dateline", "url": "date from the address",
    "text": "date from the text", "given": "date as given", "none": "",
}  # fmt: skip
# A paragraph gets the double bar in the margin when at least this share of it is a copied passage.
_COPIED = 0.6


@dataclass(frozen=True, slots=True)
class Run:
    """Text with the marks that open before it and the number that close after it."""

    text: str
    opens: tuple[Opened, ...]
    closes: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block. `before` is the white space (or the sign of an omission) in front of it; `same_as` the reports whose words it shares;
    `wordless` means that it has no letter and no number (`###`): the page shows no such line.
    """

    kind: RegionKind
    runs: tuple[Run, ...]
    wordless: bool
    before: str
    copied: bool
    same_as: tuple[Marker, ...]
    omitted: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One article. `link` is its address where that is one of the web's; `repairs` what the other reports say about its date."""

    key: str
    sign: str
    outlet: str
    title: str
    titled: bool
    bylines: str
    day: str
    dated: bool
    basis: str
    doubt: str
    repairs: tuple[tuple[str, tuple[Marker, ...]], ...]
    link: str
    locator: str
    language: str
    citation: str
    paragraphs: tuple[Paragraph, ...]
    tail: str
    split: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What of one article the page shows: its blocks (an excerpt's are sentences), and the marks that lie in them."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]


# An excerpt never holds more than this share of a report, however much of it is evidence: it is there to be shared where the text can't be.
EXCERPT_SHARE = 0.5


def shown(article: Article, marks: tuple[Mark, ...], *, excerpt: Sequence[Span] | None = None) -> Shown:
    """All paragraphs; or, given the evidence of an excerpt (what weighs most first), the sentences that hold it."""
    if excerpt is None:
        found = blocks(article)
    else:
        found = _run_on(article, _excerpt(article, excerpt))
    return Shown(found, clipped(marks, [block.span for block in found]))


def _excerpt(article: Article, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Whole sentences, as many as the share allows, in the order of the text; a report of one sentence gives none."""
    sentences = Sentences.of(article)
    budget = EXCERPT_SHARE * sum(len(s) for s in sentences.spans)
    kept: dict[Span, None] = {}
    held = 0
    for span in spans:
        for sentence in sentences.touching((span,)):
            if sentence in kept or (held + len(sentence) > budget and (kept or len(sentences.spans) < 2)):
                continue
            kept[sentence] = None
            held += len(sentence)
    return tuple(sorted(kept))


def _run_on(article: Article, kept: Sequence[Span]) -> tuple[Block, ...]:
    """Sentences of one paragraph that follow each other stay one paragraph, of its kind."""
    out: list[Block] = []
    i = 0
    for paragraph in blocks(article):
        last: Block | None = None
        while i < len(kept) and kept[i].start < paragraph.end:
            sentence = kept[i]
            i += 1
            follows = last is not None and not article.text[last.end : sentence.start].strip()
            last = Block(last.start if last and follows else sentence.start, sentence.end, paragraph.kind)
            if follows:
                out[-1] = last
            else:
                out.append(last)
    return tuple(out)


def reports(record: Record, references: References, shown: Mapping[str, Shown], *, excerpts: bool) -> tuple[Report, ...]:
    """All reports of a record; `shown` says what of each."""
    shared: dict[str, list[tuple[Span, str, Marker]]] = {}
    for copy in record.copies:
        for mine, other in ((copy.left, copy.right), (copy.right, copy.left)):
            for span in mine.spans:
                shared.setdefault(mine.article, []).append((span, copy.kind, references.marker(other)))
    repairs: dict[str, list[tuple[str, tuple[Marker, ...]]]] = {}
    for repair in record.repairs:
        day = printed(repair.value) if repair.value else "open"
        if repair.earliest and repair.latest:
            day = stretch(repair.earliest, repair.latest)
        repairs.setdefault(repair.article, []).append(
            (f"By the other reports: {day}. {one_line(repair.reason)}", references.markers(repair.anchors))
        )
    ordered = sorted(record.articles, key=lambda a: references.rank(a.id))
    return tuple(
        _report(a, references, shown[a.id], [] if excerpts else shared.get(a.id, []), tuple(repairs.get(a.id, ())), excerpts=excerpts)
        for a in ordered
    )


def _report(
    article: Article, references: References, shown: Shown, shared: list[tuple[Span, str, Marker]],
    repairs: tuple[tuple[str, tuple[Marker, ...]], ...], *, excerpts: bool,
) -> Report:  # fmt: skip
    published = article.published
    paragraphs = _paragraphs(article, shown, shared, excerpts=excerpts)
    counts: dict[str, int] = {}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            for opened in run.opens:
                counts[opened.mark.key] = counts.get(opened.mark.key, 0) + 1
    return Report(
        key=references.report_id(article.id),
        sign=references.sign(article.id),
        outlet=outlet_of(article),
        title=one_line(article.title or ""),
        titled=not excerpts and any(b.kind == "title" for b in shown.blocks),
        bylines=one_line(", ".join(article.bylines)),
        day=published_day(article) if published.value else "No date",
        dated=published.value is not None,
        basis=BASES.get(published.basis, "")
        if published.value
        else (f"{printed(published.earliest)} at the earliest" if published.earliest else ""),
        doubt=one_line(published.doubt or ""),
        repairs=repairs,
        link=web_address(article.locator),
        locator=one_line(article.locator),
        language=article.language if article.language.isascii() and article.language.replace("-", "").isalnum() else "",
        citation=f"{outlet_of(article)}, {source_line(article)}",
        paragraphs=paragraphs,
        tail="" if excerpts or not shown.blocks else inert(article.text[shown.blocks[-1].end :]),
        split=tuple(sorted(key for key, n in counts.items() if n > 1)),
    )


def web_address(locator: str) -> str:
    """The locator when it is an http or https address, else nothing: no other scheme is ever linked."""
    return locator if locator.lower().startswith(("http://", "https://")) and not any(c.isspace() or c in "\"'<>" for c in locator) else ""


def _paragraphs(article: Article, shown: Shown, shared: list[tuple[Span, str, Marker]], *, excerpts: bool) -> tuple[Paragraph, ...]:
    text = article.text
    cuts = [edge for block in shown.blocks for edge in (block.start, block.end)]
    runs = _by_block(shown.blocks, pieces(len(text), shown.marks, cuts), text)
    copies = _copies_by_block(shown.blocks, shared)
    out: list[Paragraph] = []
    last = 0
    for i, block in enumerate(shown.blocks):
        copied = copies.get(i, [])
        covered = sum(len(span) for span in joined(_within(span, block) for span, _, _ in copied))
        starting = {m.sign: m for span, _, m in copied if block.start <= span.start}
        same_as = tuple(starting[sign] for sign in sorted(starting, key=lambda s: (len(s), s)))
        between = text[last : block.start]
        out.append(
            Paragraph(
                kind=block.kind,
                runs=runs[i],
                wordless=not any(c.isalnum() for c in text[block.start : block.end]),
                before="" if excerpts else inert(between),
                copied=covered >= _COPIED * len(block.span),
                same_as=same_as,
                omitted=excerpts and bool(between.strip()),
            )
        )
        last = block.end
    return tuple(out)


def _within(span: Span, block: Block) -> Span:
    return Span(max(span.start, block.start), min(span.end, block.end))


def _by_block(found: tuple[Block, ...], nested: tuple[Piece, ...], text: str) -> list[tuple[Run, ...]]:
    """The runs of each block; pieces between blocks are white space, which holds nothing to mark."""
    out: list[tuple[Run, ...]] = []
    i = 0
    for block in found:
        while i < len(nested) and nested[i].start < block.start:
            i += 1
        runs: list[Run] = []
        while i < len(nested) and nested[i].end <= block.end:
            piece = nested[i]
            runs.append(Run(inert(text[piece.start : piece.end]), piece.opens, piece.closes))
            i += 1
        out.append(tuple(runs))
    return out


def _copies_by_block(found: tuple[Block, ...], shared: list[tuple[Span, str, Marker]]) -> dict[int, list[tuple[Span, str, Marker]]]:
    out: dict[int, list[tuple[Span, str, Marker]]] = {}
    ordered = sorted(shared, key=lambda item: (item[0], item[2].sign, item[2].href))
    first = 0
    for span, kind, marker in ordered:
        while first < len(found) and found[first].end <= span.start:
            first += 1
        i = first
        while i < len(found) and found[i].start < span.end:
            out.setdefault(i, []).append((span, kind, marker))
            i += 1
    return out
