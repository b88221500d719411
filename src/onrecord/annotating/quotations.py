"""Article -> its quotations: stretches inside quotation marks, running on over paragraphs where the marks say so.

Marks of one kind may be mixed (a straight opening mark closed by a curly one). A mark's shape decides where it has one, else its
neighbours: an opening mark follows white space, a bracket or a dash. A paragraph that ends inside a quotation goes on in the next paragraph
when that one begins with an opening mark; otherwise the quotation ends with its paragraph, unclosed. `friends' move` closes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotating.near import Near
from onrecord.model import Article, Quotation, RegionKind, Span
from onrecord.model.paragraph import paragraphs_of

QUOTED_REGIONS: frozenset[RegionKind] = frozenset({"title", "body", "caption", "embed"})
SCARE_WORDS = 4
"""A quotation of at most so many words without end punctuation that does not fill its sentence is a cut quotation (`"liberation"`)."""

_DOUBLE = re.compile("[\"“”„«»]|''|``")
_SINGLE = re.compile("['‘’‚]")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:,“\"‘']")
_SENTENCE_END = ".!?…"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations in text order; one inside another is left out (`"He said 'no' twice"` is one quotation)."""
    out: list[Quotation] = []
    open_at: int | None = None
    parts: list[Span] = []
    for line in _lines(article):
        marks = list(_double_marks(article.text, line))
        begin, at = line.start, 0
        if open_at is not None:
            if marks and marks[0].opens and not article.text[line.start : marks[0].start].strip():
                begin, at = marks[0].end, 1
            else:
                out.extend(_made(article.text, open_at, parts, parts[-1].end, closed=False))
                open_at, parts = None, []
        free_from = line.start
        for n, mark in enumerate(marks[at:], at):
            if open_at is None:
                if mark.opens or not mark.closes:
                    out.extend(_singles(article.text, Span(free_from, mark.start)) if mark.start > free_from else ())
                    open_at, begin = mark.start, mark.end
            elif mark.closes and not (mark.opens and n + 1 < len(marks) and _opens_again(article.text, mark)):
                parts += [Span(begin, mark.start)] if begin < mark.start else []
                out.extend(_made(article.text, open_at, parts, mark.end, closed=True))
                open_at, parts, free_from = None, [], mark.end
            elif mark.opens and not mark.closes:
                # a second opening mark before any closing one: the first never closes
                parts += [Span(begin, mark.start)] if begin < mark.start else []
                out.extend(_made(article.text, open_at, parts, mark.start, closed=False))
                open_at, parts, begin = mark.start, [], mark.end
        if open_at is not None:
            parts += [Span(begin, line.end)] if begin < line.end else []
            if not parts:
                open_at = None
        elif free_from < line.end:
            out.extend(_singles(article.text, Span(free_from, line.end)))
    if open_at is not None and parts:
        out.extend(_made(article.text, open_at, parts, parts[-1].end, closed=False))
    running = list(_running_singles(article))
    near = Near((q.outer.start, q.outer.end, q) for q in running)
    return tuple(sorted((*running, *(q for q in out if not near.touching(q.outer.start, q.outer.end))), key=lambda q: q.outer))


def inner_quotations(text: str, quotations: Iterable[Quotation]) -> Iterator[Span]:
    """The stretches of quotations that are quotations themselves, in single marks: `“He told me, ‘I am done,’” she said`."""
    for quotation in quotations:
        for part in quotation.inner:
            yield from (found.outer for found in _singles(text, part))


def _lines(article: Article) -> Iterator[Span]:
    for region in article.regions:
        if region.kind in QUOTED_REGIONS:
            yield from paragraphs_of(article.text, region.start, region.end)


def _double_marks(text: str, line: Span) -> Iterator[_Mark]:
    straight = 0  # so many straight marks stand before this one
    for match in _DOUBLE.finditer(text, line.start, line.end):
        start, end = match.span()
        mark = match.group()
        straight += mark == '"'
        if mark in "“„«``":
            yield _Mark(start, end, True, False)
        elif mark in ("”", "»"):
            yield _Mark(start, end, False, True)
        else:
            if mark == '"' and start > line.start and text[start - 1].isdigit() and end < line.end and text[end] in " ,;." and straight % 2:
                continue  # inches: 5'11"
            before = start == line.start or bool(_BEFORE_OPENING.match(text[start - 1]))
            after = end >= line.end or not text[end].isalnum() and text[end] not in "$£€([‘'.…"
            yield _Mark(start, end, before and end < line.end and not text[end].isspace(), after or not before)


def _opens_again(text: str, mark: _Mark) -> bool:
    """A straight mark between a space and a word opens when another mark follows; inside a quotation it closes otherwise."""
    return mark.start > 0 and text[mark.start - 1].isspace() and mark.end < len(text) and text[mark.end].isalnum()


def _singles(text: str, free: Span) -> Iterator[Quotation]:
    """Quotations in single marks outside double ones: one opens between space and letter, and closes after a word."""
    marks = list(_SINGLE.finditer(text, free.start, free.end))
    closing = _next_closing(text, marks)
    i = 0
    while i < len(marks):
        start = marks[i].start()
        close = closing[i + 1] if _opens(text, marks[i], free) else None
        if close is None:
            i += 1
            continue
        yield from _made(text, start, [Span(start + 1, marks[close].start())], marks[close].end(), closed=True)
        i = close + 1


def _running_singles(article: Article) -> Iterator[Quotation]:
    """Quotations in single marks that run on: a paragraph leaves one open, and the next begins with an opening mark.

    The mark alone may be an apostrophe (`'Tis the season`), so that one paragraph is not enough.
    """
    text = article.text
    start, parts = 0, list[Span]()
    for line in _lines(article):
        marks = [] if _DOUBLE.search(text, line.start, line.end) else list(_SINGLE.finditer(text, line.start, line.end))
        closing = _next_closing(text, marks)
        goes_on = bool(parts) and bool(marks) and _opens(text, marks[0], line) and not text[line.start : marks[0].start()].strip()
        first = 0
        if goes_on:
            close = closing[1]
            parts.append(Span(marks[0].end(), marks[close].start() if close is not None else line.end))
            if close is None:
                continue
            yield from _made(text, start, parts, marks[close].end(), closed=True)
            first, parts = close + 1, []
        elif len(parts) > 1:
            yield from _made(text, start, parts, parts[-1].end, closed=False)
        left = _left_open(text, marks, closing, line, first)
        start, parts = (left, [Span(left + 1, line.end)]) if left is not None else (0, [])
    if len(parts) > 1:
        yield from _made(text, start, parts, parts[-1].end, closed=False)


def _left_open(text: str, marks: Sequence[re.Match[str]], closing: Sequence[int | None], line: Span, first: int) -> int | None:
    """Where the single mark stands that opens and that nothing closes in its paragraph."""
    i = first
    while i < len(marks):
        close = closing[i + 1] if _opens(text, marks[i], line) else None
        if close is None and _opens(text, marks[i], line):
            return marks[i].start()
        i = close + 1 if close is not None else i + 1
    return None


def _opens(text: str, mark: re.Match[str], free: Span) -> bool:
    start = mark.start()
    before = start == 0 or bool(_BEFORE_OPENING.match(text[start - 1]))
    return before and text[start] != "’" and start + 1 < free.end and text[start + 1].isalpha()


def _next_closing(text: str, marks: list[re.Match[str]]) -> list[int | None]:
    """For each mark, and for the place behind the last, the first mark from there on that can close: one reading from the right."""
    out: list[int | None] = [None] * (len(marks) + 1)
    for j in range(len(marks) - 1, -1, -1):
        start, end = marks[j].span()
        closes = (
            text[start] != "‘"
            and not text[start - 1 : start].isspace()
            and (end >= len(text) or not text[end].isalnum())
            and not (text[start - 1 : start] in ("s", "z") and _closes_later(text, marks[j + 1 : j + 3]))
        )
        out[j] = j if closes else out[j + 1]
    return out


def _closes_later(text: str, marks: list[re.Match[str]]) -> bool:
    """After `s'`: a better closing mark follows (one after punctuation), before any opening one."""
    for mark in marks:
        if mark.start() > 0 and _BEFORE_OPENING.match(text[mark.start() - 1]):
            return False
        if text[mark.start() - 1] in ",.!?":
            return True
    return False


def _made(text: str, start: int, parts: list[Span], end: int, *, closed: bool) -> Iterator[Quotation]:
    inner = []
    for part in parts:
        a, b = part.start, part.end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            inner.append(Span(a, b))
    if inner and end > start:
        words = text[inner[0].start : inner[-1].end]
        yield Quotation(tuple(inner), Span(start, end), closed, _is_cut(text, start, words))


def _is_cut(text: str, start: int, words: str) -> bool:
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    fills_sentence = not text[before - 1 : before].strip() or words[-1] in _SENTENCE_END
    return len(words.split()) <= SCARE_WORDS and not fills_sentence and words[-1] not in ",!?"
