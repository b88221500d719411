"""Names -> other names that the document defines: `the Pilots' Union (PUV)`, `the Safety Act, or SA`, `the hacker known as “Kestrel”`.

What stands in brackets is an alias when it is in quotation marks or made of the name's letters, in their order; a party or a place in
brackets is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.annotating.bodies import all_initials, initials, is_acronym
from onrecord.annotating.capitals import Name
from onrecord.model import Parse, Token

_QUOTES = frozenset(["“", "”", '"', "``", "''", "‘", "’", "'"])
_CALLED = frozenset(["as", "nicknamed", "dubbed", "alias", "aka", "a.k.a.", "called"])
REACH = 14
"""Tokens between a name and the other one that it is `known as`, the longest apposition between them."""


def defined_aliases(parse: Parse, names: Sequence[Name]) -> Mapping[str, Name]:
    """Words of an alias -> the name that it stands for; an alias defined twice keeps its first meaning."""
    out: dict[str, Name] = {}
    for left, right in zip(names, names[1:], strict=False):
        if left.hit is None or left.hit.sense == "organisation":
            if right.words != left.words and right.hit is None and right.first >= left.last and _defines(parse, left, right):
                out.setdefault(right.words, left)
    return out


def _defines(parse: Parse, left: Name, right: Name) -> bool:
    between = parse.tokens[left.last : right.first]
    if right.first - left.last > REACH or parse.tokens[left.first].sentence != parse.tokens[right.first].sentence:
        return False
    bare = [t.lower for t in between if t.text not in _QUOTES]
    quoted = bool(between) and between[-1].text in _QUOTES
    if bare in (["("], ["(", "the"]):
        closed = right.last < len(parse.tokens) and parse.tokens[right.last].text in (")", *_QUOTES)
        return closed and (quoted or _letters(left.words, right.words))
    if bare == [",", "or"]:
        return _letters(left.words, right.words)
    return left.sort == "person" and quoted and _is_called(between)


def _is_called(between: Sequence[Token]) -> bool:
    """`…, the hacker known as “`; `he called her “` is none."""
    words = [t.lower for t in between if t.text not in _QUOTES]
    if not words or words[-1] not in _CALLED or any(t.tag in ("VBD", "VBZ", "VBP") for t in between):
        return False
    return words[-1] not in ("as", "called") or (words[-1] == "as" and "known" in words[-3:])


def _letters(name: str, alias: str) -> bool:
    """Is the alias made of the name's first letters, perhaps with some left out or some of inner words?"""
    if not is_acronym(alias) or not alias.isupper():
        return False
    letters = alias.replace(".", "")
    return letters in (initials(name), all_initials(name)) or (len(letters) > 2 and _in_order(letters, name))


def _in_order(letters: str, name: str) -> bool:
    words = name.upper().split()
    rest = iter("".join(words))
    return letters[0] == words[0][0] and all(letter in rest for letter in letters) and len(words) > 1
