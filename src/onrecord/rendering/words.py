"""Printed words -> words that are safe to show and short enough to read.

What enters: any text of an article or of the record. What leaves: the same text with each character that can act on the reader's screen
replaced, or a shorter one cut at a word. Rule: one character is replaced by one character, so offsets hold.
"""

from __future__ import annotations

import re

_ACTING = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls, escape among them; tab, newline and carriage return stay
    "\u202a-\u202e\u2066-\u2069"  # directional embeddings, overrides and isolates: they can show words in another order than printed
    "\ud800-\udfff"  # lone surrogates: no UTF-8 form
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "]"
)
_SPACE = re.compile(r"\s+")


def inert(text: str) -> str:
    """Replace control characters, directional overrides and lone surrogates by U+FFFD, one for one."""
    return _ACTING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Inert, with every run of white space as one blank."""
    return _SPACE.sub(" ", inert(text)).strip()


def cut(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut before a word and closed by an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    word_end = head.rfind(" ")
    return (head[:word_end] if word_end > limit // 2 else head).rstrip(" ,;:–-") + "…"


def capital(text: str) -> str:
    """The first character as a capital, the rest as it is: `hurt in Lissen` -> `Hurt in Lissen`."""
    return text[:1].upper() + text[1:]


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`1 report`, `3 reports`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
