"""A line of a report -> the names of its byline, or null when it is none.

By Jane Doe, Associated Press                      Jane Doe
by Jane Doe and John Roe in Lissen                 Jane Doe, John Roe
Jane Doe writes for the Valley Tribune.            Jane Doe
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.forenames import is_forename
from onrecord.reading.dates import scan

MOST_WORDS = 28
"""A byline of three names with employers, places and a time has about 25 words."""
LONGEST = 400
"""Code points of the longest list of authors."""
_OPENING = re.compile(
    r"^\s*[-–—_*|]*\s*(?:(?:(?:written|story|text|report|posted|reported|article)\s+)?by\b|authors?:|byline:):?\s*", re.IGNORECASE
)
_CUT = re.compile(r"\s*(?:[,;|•·]|\s[-–—/]+\s|[–—]|(?<=[^\W\d_])/(?=[^\W\d_])|\s*\n\s*)\s*")
_AND = re.compile(r"\s+(?:and|AND|&|with)\s+")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|[ECMPG][DSM]?T|UTC|BST|IST"
    r"|published|updated|posted|last|first|modified|on|at"
    r"|Mon(?:day)?|Tue(?:s|sday)?|Wed(?:nesday)?|Thu(?:r|rs|rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b\.?",
    re.IGNORECASE,
)
_EMPLOYED = re.compile(
    r"^(?P<names>[^\W\d_][^.,;:!?\"“”]{1,60}?)\s+(?:writes|write|wrote|reports|reported|covers|works)\s+"
    r"(?:on [^.,]{1,40} )?(?:for|from)\s+(?P<org>[^.;:!?\"“”]{2,80})\.?$"
)
_POST = re.compile(
    r"^(?P<names>[^.,;:!?\"“”]{3,60}?),?\s+(?:is|are)\s+(?:an?|the)\s+(?:[\w’'.&-]+\s+){0,5}?"
    r"(?:reporter|correspondent|journalist|columnist|writer|editor|contributor|producer|intern|fellow)s?\b[^!?\"“”]{0,160}$"
)
_INITIAL = re.compile(r"^[^\W\d_]\.?$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Wire:
    """An agency's names."""

    names: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A row of `desks.toml`; its head comment explains the kinds."""

    kind: str
    words: tuple[str, ...]
    example: str


def byline_names(line: str) -> tuple[str, ...] | None:
    """`By Jane Doe, Staff Writer | March 3, 2025` -> `("Jane Doe",)`; null for `By March the bridge was closed`."""
    opening = _OPENING.match(line)
    if opening is None or line.count(" ") >= MOST_WORDS:
        return None
    return names_in(line[opening.end() :])


def names_in(rest: str) -> tuple[str, ...] | None:
    """The names of a list of names, employers, places and times; empty for `the staff of the Courier`, null when anything else is in it."""
    if len(rest) > LONGEST:
        return None
    for mention in scan(rest):
        rest = rest[: mention.start] + " " * (mention.end - mention.start) + rest[mention.end :]
    rest = _ADDRESS.sub(" ", rest).replace("*", "").strip(" \t\u00a0_.,|/")
    listed = bool(_AND.search(rest))
    names: list[str] = []
    desk = False
    for number, piece in enumerate(p for p in _CUT.split(rest) if p.strip()):
        for part in _AND.split(piece):
            part = part.strip(" \t\u00a0*_()[]")
            if not part or _is_time(part) or part.startswith("@") or "@" in part:
                continue
            if is_wire(part) or is_desk(part):
                desk = True
                if not names and is_wire(part):
                    names.append(part)
                continue
            name = _before_place(part)
            if name is None:
                return None
            if number == 0 or (listed and 2 <= len(name.split()) <= 4):
                names.append(name)
    if len(names) > 1:
        names = [n for n in names if not is_wire(n)] or names[:1]
    return tuple(dict.fromkeys(names)) if names or desk else None


def employed_names(line: str) -> tuple[str, ...] | None:
    """The last line of a report that says whom its author works for: `Doe writes for the Valley Tribune.` -> `("Doe",)`."""
    if line.count(" ") >= MOST_WORDS + 12:
        return None
    match = _EMPLOYED.match(line) or _POST.match(line)
    if match is None:
        return None
    org = match.groupdict().get("org")
    if org is not None and not any(w[:1].isupper() for w in org.split()):
        return None
    names = [n.strip() for n in _AND.split(match["names"].replace(", ", " and "))]
    return tuple(names) if all(is_name(n, least=1) for n in names) else None


def is_name(text: str, *, least: int = 2) -> bool:
    """Whether the words can be a person's name: two to five capitalised words, small particles between them."""
    words = text.split()
    if not least <= len(words) <= 5 or words[0].lower() in ("the", "a", "an", "this", "these"):
        return False
    return all(_name_word(w) for w in words) and not (_INITIAL.match(words[0]) and len(words) == 1)


def is_person(text: str) -> bool:
    """Two or three words of which the first is a given name: `Jane Doe`, not `Harrow Bridge`."""
    words = text.split()
    return 2 <= len(words) <= 3 and is_forename(words[0].title()) and is_name(text) and not any(is_desk(w) for w in words)


def is_wire(text: str) -> bool:
    return _bare(text) in _wires()


@cache
def wire_names() -> tuple[str, ...]:
    """Every agency name, longest first."""
    return tuple(sorted({n for row in table("wires", Wire) for n in row.names}, key=lambda n: (-len(n), n)))


@cache
def _wires() -> frozenset[str]:
    return frozenset(_bare(n) for n in wire_names())


def _bare(name: str) -> str:
    return name.strip(" .").casefold().removeprefix("the ")


@cache
def desk_words(kind: str) -> frozenset[str]:
    """The words of one kind in `desks.toml`, in small letters."""
    return frozenset(w for row in table("desks", Desk) if row.kind == kind for w in row.words)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(w + " " for w in desk_words("opens")))


def is_desk(part: str) -> bool:
    """`Staff Writer`, `Chief Political Correspondent`, `Special to the Courier`."""
    words = part.lower().split()
    ends = (" ".join(words[i:]) for i in range(len(words)))
    roles = desk_words("role")
    return part.lower().startswith(_openings()) or any(end in roles or end.removesuffix("s") in roles for end in ends)


def _is_time(part: str) -> bool:
    kept = list(part)
    for mention in scan(part):
        kept[mention.start : mention.end] = " " * (mention.end - mention.start)
    return not re.search(r"[^\W_]", _CLOCK.sub(" ", "".join(kept)))


def _before_place(part: str) -> str | None:
    """`Jane Doe in Lissen` -> `Jane Doe`; null when what is left is no name."""
    name = re.split(r"\s+(?:in|for|of|at|from|near|special to)\s+(?=[A-Z])", part, maxsplit=1)[0]
    name = re.sub(r"\s*\([^)]*\)$", "", name)
    for wire in wire_names():
        if name.endswith(" " + wire):
            name = name[: -len(wire) - 1]
            break
    initial = re.fullmatch(r"A\.? [^\W\d_a-z][\w’'-]+", name)  # `By A Bell`: not the article
    return name if initial or is_name(name) or (name.isupper() and is_name(name.title())) else None


def _name_word(word: str) -> bool:
    bare = word.strip(".,'’-")
    if not bare:
        return False
    return bare.lower() in desk_words("particle") or (bare[0].isupper() and not any(c.isdigit() for c in bare))
