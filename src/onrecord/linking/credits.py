"""Article -> Credit: which agency wrote the report by its own words, and which agencies had a part in it.

An agency wrote a report that names it in its dateline (`HARROW (AP) —`), in its byline (`By Reuters`), alone on a line above the text or
below it, in brackets at the text's end, or in the sign-off that an agency's own reporters have (`Associated Press writer Lena Lund
contributed to this report`); one that no list has is known by its initials in a dateline or at the end (`(KNA)`). It had a part in a
report that says so in passing (`With reporting by AP`, `The Associated Press contributed to this report`): only what such a report shares
with others is then credited material. Credits of pictures are no credits of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.model import Article, RegionKind

_PART = re.compile(
    r"\b(?:contributed (?:to|reporting)"
    r"|[Ww]ith (?:inputs?|reporting|files|additional|agency|agencies|contributions?|material|information)\b"
    r"|[Rr]eporting (?:by|from)|[Cc]ompiled (?:by|from)|(?:[Mm]aterial|[Ii]nformation) from|[Ff]rom wire)\b"
)
_PEOPLE = (
    r"(?:writer|reporter|journalist|correspondent|video ?journalist|editor|staff|diplomatic|political|national|science|business|news)s?"
)
_PICTURE = re.compile(r"photo|picture|image|video|credit|\b(?:file|via|getty|epa|pool|source)\b", re.I)
_BY = re.compile(r"(?:^|(?<=\W))by:? (?=[A-Z])", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_ROLE = re.compile(r"^,? (?:[A-Z][\w'’-]+ ){0,4}(?:writer|reporter|journalist|correspondent|editor|staff)s?\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*")
_INITIALS = (
    r"(?P<agency>(?!(?:NATO|USA|UAE|UK|EU|UN|GMT|UTC|EST|EDT|PST|PDT|CET|BST|VIDEO|PHOTO|PHOTOS|AUDIO|LIVE|UPDATE|FILE)\b)[A-Z]{3,6})"
)
_IN_DATELINE = re.compile(rf"\({_INITIALS}\)")
_AT_HEAD = re.compile(rf"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+)*(?:, [A-Z][\w.’' -]{{1,30}}?)? \({_INITIALS}\) ?(?:[—–-]|\b[A-Z][a-z]+\.? \d)")
_AT_END = re.compile(rf"(?:^|[.!?”\"’)]) ?(?:[—–]|--?) ?{_INITIALS}\.?$|^\({_INITIALS.replace('agency', 'alone')}\)$")
HEAD = 3
"""Lines below the start of the text, or as far as its middle, in which a credit of names and an agency is its writer's."""
TAIL = 8
"""Lines from the end in which a text says who contributed."""
MAX_LINE = 140
"""Code points of the longest line of a credit: three names, an agency and a time have about 110."""
MAX_CREDIT = 60
"""Code points from which a body line is the text's beginning; shorter ones there are names, dates and places."""
MAX_SIGN_OFF = 400
"""Code points of the longest closing sentence on who contributed."""
SHORT_FORM = 6
"""Letters of the longest short form (`AFP`, `CNN`): beside a name it credits a picture, unless `By` goes before."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of `agencies.toml`."""

    name: str
    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ClockWords:
    """A row of `clock_words.toml`."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Credit:
    """`wire` is the agency that wrote the whole report, by the report's own words; `parts` are agencies that it takes material from."""

    wire: str | None = None
    parts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.wire is not None or bool(self.parts)


def credit_of(article: Article) -> Credit:
    """The credits of one report: `HARROW (AP) — The bridge was closed.` gives AP as its wire."""
    lines = list(_lines(article))
    first = next((n for n, (kind, line) in enumerate(lines) if kind == "body" and len(line) > MAX_CREDIT), len(lines))
    head = max(first + HEAD, len(lines) // 2)
    datelines = [w for kind, line in lines if kind == "dateline" for w in agencies_in(line)]
    wires: list[str] = []
    parts: list[str] = []
    for n, (kind, line) in enumerate(lines):
        if len(line) <= MAX_LINE and (n <= head or n + 1 == len(lines)) and _is_writers(line, ends=n > head):
            wires += agencies_in(line)
        elif owner := _owned().search(line):
            wires += agencies_in(owner[0])
        elif n + TAIL >= len(lines) or kind in ("credit", "byline"):
            for sentence in (m[0] for m in _SENTENCE.finditer(line) if m.end() - m.start() <= MAX_SIGN_OFF):
                if _sign_off().search(sentence):
                    wires += agencies_in(sentence)[:1]
                elif _PART.search(sentence):
                    parts += agencies_in(sentence)
    wire = next(iter((*datelines, *wires)), None) or _unlisted(lines)
    return Credit(wire, tuple(dict.fromkeys(p for p in parts if p != wire)))


def _unlisted(lines: Sequence[tuple[RegionKind, str]]) -> str | None:
    """An agency that no list has, by where its initials stand: in brackets in a dateline (`HARROW (KNA) —`), or last of all."""
    for kind, line in lines:
        found = _IN_DATELINE.search(line) if kind == "dateline" else _AT_HEAD.match(line) if kind == "body" else None
        if found is not None:
            return found["agency"]
        if kind == "body" and len(line) > MAX_CREDIT:
            break
    ends = _AT_END.search(lines[-1][1]) if lines else None
    return (ends["agency"] or ends["alone"]) if ends is not None else None


def _lines(article: Article) -> Iterator[tuple[RegionKind, str]]:
    """The printed lines with the kind of their region, white space at their ends left out."""
    for region in article.regions:
        for line in article.text[region.start : region.end].splitlines():
            if any(c.isalnum() for c in line):
                yield region.kind, " ".join(line.split())


@cache
def _clock_words() -> frozenset[str]:
    return frozenset(word for row in table("clock_words", ClockWords) for word in row.words)


def agencies_in(words: str) -> list[str]:
    """The agencies that the words name, by their usual names, in the order printed."""
    return [_canonical()[match[0]] for match in _agency().finditer(words)]


def is_agency(name: str) -> str | None:
    """The usual name of an agency that a report gives as its source: `the Associated Press` -> `AP`."""
    bare = re.sub(r"^(?:the|The) |(?:['’]s)?(?: (?:news )?agency)?$", "", name)
    return _canonical().get(bare)


def _is_writers(line: str, *, ends: bool) -> bool:
    """A line of names, an agency and a time: `By Reuters`, `LENA LUND Associated Press`, `The Associated Press | March 3, 2025, 7:24 a.m.`.

    A name with an agency's short form (`Lena Lund, AP`), or either in brackets, is as a rule the credit of a picture; at the end of a text
    (`ends`) only the agency alone is the credit of the words.
    """
    found = _agency().search(line)
    if found is None or _PICTURE.search(line):
        return False
    last = list(_agency().finditer(line))[-1]
    if len(set(agencies_in(line))) > 1 or not _clock_words().issuperset(_words(_ROLE.sub("", line[last.end() :]))):
        return False
    names = [w for w in _NAME.findall(_agency().sub("", _BY.sub("", line[: last.start()]))) if w.lower() not in _clock_words()]
    if not names:
        return ends or not line.startswith("(")
    alone = _BY.search(line) is not None or len(found[0]) > SHORT_FORM
    return not ends and alone and "(" not in line and "/" not in line and all(_is_name(w) for w in names)


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.lower())


def _is_name(word: str) -> bool:
    return word in ("and", "with", "de", "van", "von", "al", "bin") or word[0].isupper()


@cache
def _sign_off() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:{_alternatives()})(?:['’]s?)? (?:{_PEOPLE} )+[A-Z][^.;!?]{{2,300}}\b(?:contributed|reported)\b|^\W*[^.;!?]{{2,300}}\b"
        rf"(?:are|is) (?:an? |the )?(?:{_alternatives()}) {_PEOPLE}\b"
    )


@cache
def _owned() -> re.Pattern[str]:
    """`Copyright 2025 The Associated Press. All rights reserved.`: an agency's notice goes with its copy."""
    return re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:(?:19|20)\d\d,? )?(?:by )?(?:[Tt]he )?(?:{_alternatives()})\b")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?<!\w/)|(?<=[a-z])(?=[A-Z][a-z]+ [A-Z]))(?:{_alternatives()})(?!\w|/Getty| Photo)")


@cache
def _alternatives() -> str:
    return "|".join(re.escape(form) for form in sorted(_canonical(), key=lambda form: (-len(form), form)))


@cache
def _canonical() -> dict[str, str]:
    """Each printed form, and its upper case where it has small letters, to the agency's usual name."""
    out: dict[str, str] = {}
    for row in table("agencies", Agency):
        for form in row.forms:
            out[form] = row.name
            if len(form) > 6:
                out.setdefault(form.upper(), row.name)
    return out
