"""Text -> its lines, trimmed, as spans; and what the shape of one line says (like a title, a sentence, nothing at all)."""

from __future__ import annotations

import re

from onrecord.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0c\x0b\x85]+")
_MARK = re.compile(r"(?<=\s)(?:#{3}|\*{3}|\|{2}|<br ?/?>|¶)(?=\s)")
LEAST_MARKS = 3
"""A paragraph mark printed between blanks (`###`) counts as one from this many in a text; scraped corpora have dozens."""
TITLE_MOST = 26
"""Words of the longest title: of 1,200 titles of reports 99.5 % have fewer."""
TITLE_LEAST = 2
_CAPITALISED = 0.75
"""Share of longer words in capitals from which a line with a full stop is still a title (`Stealth Over Health.`); sentences stay below."""
_CLOSERS = "\"'”’»)]*_ \t\u00a0"


def split_lines(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The lines with something in them, and the paragraph marks between them where a text has such instead of newlines."""
    marks = list(_MARK.finditer(text)) if any(m in text for m in ("###", "***", "||", "<br", "¶")) else []
    kinds: dict[str, int] = {}
    for m in marks:
        kinds[m.group()] = kinds.get(m.group(), 0) + 1
    cuts = [Span(m.start(), m.end()) for m in marks if kinds[m.group()] >= LEAST_MARKS]
    lines: list[Span] = []
    at = 0
    for match in _LINE.finditer(text):
        begin = match.start()
        while at < len(cuts) and cuts[at].start < match.end():
            lines.extend(trimmed(text, begin, cuts[at].start))
            begin = cuts[at].end
            at += 1
        lines.extend(trimmed(text, begin, match.end()))
    return tuple(lines), tuple(cuts)


def trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretch without white space at its ends; nothing if there is only white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (Span(start, end),) if start < end else ()


def ends_sentence(line: str) -> bool:
    """Whether the line closes as a sentence does; a bare `?` or `!` may also close a title."""
    bare = line.rstrip(_CLOSERS)
    return bare.endswith((".", "…", ":", ";", ","))


def is_blank(line: str) -> bool:
    """No letter and no digit: a rule, a row of dots, a bullet."""
    return not any(c.isalnum() for c in line)


def title_like(line: str, *, least: int = TITLE_LEAST) -> bool:
    """A short line that opens with a capital, a digit or a quotation mark and has no final full stop, or is capitalised word by word."""
    words = line.split()
    if not least <= len(words) <= TITLE_MOST:
        return False
    first = next((c for c in line if c.isalnum()), "")
    if not first or first.islower():
        return False
    if not ends_sentence(line):
        return True
    if not line.rstrip(_CLOSERS).endswith("."):
        return False
    longer = [w for w in (w.strip("\"'“”‘’.,:;?!()") for w in words[1:]) if len(w) >= 4 and w[0].isalpha()]
    return len(longer) >= 4 and sum(w[0].isupper() for w in longer) >= _CAPITALISED * len(longer)
