"""Region of a text -> its paragraphs: a line each, or, where lines are hard-wrapped, the lines between two blank ones."""

from __future__ import annotations

import re

from onrecord.model.span import Span

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_NEXT_LINE = re.compile(r"\r\n?|\n")
WRAP_WIDTH = 120
"""Code points: no line of a hard-wrapped text is longer (mail and wire feeds wrap at 60 to 100)."""
WRAP_LINES = 3
"""So many lines must break off inside a sentence before a text counts as wrapped."""
_ENDS = ".!?:;…\"”'’»)"


def paragraphs_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The paragraphs of `text[start:end]`, trimmed of white space, in order; together they hold all that is not white space."""
    lines = [_trimmed(text, *match.span()) for match in _LINE.finditer(text, start, end)]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    out: list[Span] = []
    for line in lines:
        if out and _adjacent(text, out[-1], line):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return tuple(out)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Most lines that have a next one right below break off inside a sentence, and none is long."""
    if len(lines) < WRAP_LINES or any(len(line) > WRAP_WIDTH for line in lines):
        return False
    followed = [a for a, b in zip(lines, lines[1:], strict=False) if _adjacent(text, a, b)]
    broken = [line for line in followed if text[line.end - 1] not in _ENDS and len(line) * 3 > WRAP_WIDTH]
    return len(broken) >= WRAP_LINES and len(broken) * 2 > len(followed)


def _adjacent(text: str, a: Span, b: Span) -> bool:
    return len(_NEXT_LINE.findall(text[a.end : b.start])) == 1


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
