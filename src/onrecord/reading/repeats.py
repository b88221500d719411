"""The reports of one run -> the same, with the lines that one outlet prints under different stories typed as boilerplate.

Station promotions, appeals and notes on the paper have no form of their own; what tells them is that several pages of one outlet have
them, letter for letter, and that they share no word with any headline or opening of those pages. A report's background, repeated from
day to day, shares such words and stays. The outcome hangs on the set of reports alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.stems import words_in
from onrecord.model import Article, Region, Span
from onrecord.reading.lines import split_lines

PAGES = 3
"""Pages of one outlet, on different matters, from which a line is furniture; two may be one story and its follow-up."""
LONGEST = 600
"""Code points of the longest such line; notes on a station and its programmes have up to 500."""
OPENING = 2
"""Paragraphs of a report that say what it is about."""
SAME = 0.5
"""Share of their other lines in common from which two pages are versions of one report."""
MOST = 40
"""Pages in which one line is looked at, the first by id: enough to find three that differ."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A report's body lines, by their words, and the stems that say what it is about."""

    article: Article
    lines: Mapping[str, tuple[Span, ...]]
    about: frozenset[str]


def without_repeats(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in the order given, regions changed where an outlet's line repeats: `Harrow Radio, the voice of the coast.` in three."""
    outlets: dict[str, list[_Page]] = defaultdict(list)
    for article in articles:
        if article.outlet:
            outlets[article.outlet].append(_page(article))
    cut: dict[str, list[Span]] = defaultdict(list)
    for pages in outlets.values():
        if len(pages) >= PAGES:
            for line, holders in _shared(pages):
                if _differ(holders) and _alien(line, holders):
                    for page in holders:
                        cut[page.article.id].extend(page.lines[line])
    return tuple(_retyped(a, cut[a.id]) if a.id in cut else a for a in articles)


def _page(article: Article) -> _Page:
    lines: dict[str, tuple[Span, ...]] = {}
    for region in article.regions:
        if region.kind == "body":
            for line in split_lines(article.text[region.start : region.end])[0]:
                span = Span(region.start + line.start, region.start + line.end)
                words = article.text[span.start : span.end]
                lines[words] = (*lines.get(words, ()), span)
    return _Page(article, lines, _stems(article.title or "", *list(lines)[:OPENING]))


def _shared(pages: Iterable[_Page]) -> list[tuple[str, list[_Page]]]:
    holders: dict[str, list[_Page]] = defaultdict(list)
    for page in sorted(pages, key=lambda p: p.article.id):
        for line in page.lines:
            if len(line) <= LONGEST:
                holders[line].append(page)
    return [(line, found) for line, found in sorted(holders.items()) if len(found) >= PAGES]


def _differ(pages: Sequence[_Page]) -> bool:
    """Whether there are enough pages among them that are no versions of each other."""
    kept: list[_Page] = []
    for page in pages[:MOST]:
        if all(len(page.lines.keys() & other.lines.keys()) - 1 < SAME * (min(len(page.lines), len(other.lines)) - 1) for other in kept):
            kept.append(page)
        if len(kept) == PAGES:
            return True
    return False


def _alien(line: str, pages: Sequence[_Page]) -> bool:
    own = _stems(line)
    return all(not own & page.about and len(page.lines) > OPENING and line not in list(page.lines)[:1] for page in pages)


def _stems(*texts: str) -> frozenset[str]:
    return frozenset(w.stem for text in texts for w in words_in(text) if w.content)


def _retyped(article: Article, spans: Sequence[Span]) -> Article:
    """The article with the spans, parts of its body, as boilerplate."""
    out: list[Region] = []
    for region in article.regions:
        at = region.start
        for span in sorted(s for s in spans if region.kind == "body" and region.start <= s.start and s.end <= region.end):
            out.extend(_body(article.text, at, span.start))
            out.append(Region(span.start, span.end, "boilerplate"))
            at = span.end
        out.extend(_body(article.text, at, region.end) if at > region.start else [region])
    return replace(article, regions=tuple(out))


def _body(text: str, start: int, end: int) -> list[Region]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Region(start, end, "body")] if start < end else []
