"""Text -> time expressions as printed, by pattern, before any of them has a value.

A stretch of text enters; what leaves are `Printed` rows in text order that do not overlap. The patterns are rows of
`lexicon/time_patterns.toml`, tried in their order at each place. Nothing here knows the date, the grammar or the neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.time_words import WORD_KINDS, WordKind, alternation, codes, full_names, short_names
from onrecord.errors import LexiconError
from onrecord.lexicon import table
from onrecord.model.time import Tense


@dataclass(frozen=True, slots=True)
class Printed:
    """A time expression as printed: where, which kind, and the named parts of the match (absent parts left out).

    `day` is the day printed inside a part of a day: `May 4` in `the morning of May 4`. The patterns leave `tense` open; the grammar around
    fills it.
    """

    start: int
    end: int
    kind: str
    parts: Mapping[str, str]
    day: Printed | None = None
    tense: Tense = ""

    @property
    def told(self) -> Tense:
        """How the text tells it: as its day is told, where it prints one."""
        return (self.day or self).tense


def printed_in(text: str, start: int, end: int) -> Iterator[Printed]:
    """The time expressions of `text[start:end]`, left to right."""
    pattern, branches = _master()
    done = start
    for at in _starts(text, start, end):
        if at < done:
            continue
        match = pattern.match(text, at, end)
        if match is None:
            continue
        kind, groups = branches[match.lastindex or 0]
        done = match.end()
        yield Printed(at, done, kind, {name: match[group] for name, group in groups if match[group]})
        further = _FURTHER_DAY.match(text, done, end) if kind == "date" and _month_first(match, groups) else None
        if further is not None:
            done = further.end()
            yield Printed(further.start("day"), done, "bare-day", {k: v for k, v in further.groupdict().items() if v})


def _month_first(match: re.Match[str], groups: Groups) -> bool:
    place = {name: match.start(group) for name, group in groups}
    return -1 < place["month"] < place["day"]


def _starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where an expression can start: at the words of every run of pattern words that holds a number or a word of time.

    The patterns are costly to try, and few words of a text can start one.
    """
    words, cores = _vocabulary()
    run: list[int] = []
    cored = False
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower()
        if word in cores or not word.isalpha():
            cored = True
        elif word not in words:
            if cored:
                yield from run
            run, cored = [], False
            continue
        run.append(match.start())
        if word[0] in "'’‘`":
            run.append(match.start() + 1)
    if cored:
        yield from run


_WORD = re.compile(r"[A-Za-z]+|['’‘`]?\d+")

_FURTHER_DAY = re.compile(
    r"(?:[-–—‐‑]| [-–—] | (?:and|or|to|through) )(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    r"(?:, ?(?P<year>1\d{3}|20\d{2})(?!\d)"
    r"|(?=\)|[,.;](?!\d)|$| \w+ed\b"
    r"| (?:in|at|when|as|with|for|but|and|the|were|was|are|is|had|by|on|after|before|while|a|an)\b))"
)
"""`May 4 and 5`, `April 28-30, 2025`: a day that takes its month from the date before it."""


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """The words that the patterns are written with, and those that say time by themselves: every match holds one of these or a number."""
    plain = re.sub(r"\[([A-Z])([a-z])\]", r"\2", re.sub(r"\(\?P<\w+>|\\[A-Za-z]", " ", " ".join(source for _, source in _sources())))
    words = frozenset(word.lower() for word in re.findall(r"[A-Za-z]+", plain))
    named = {w for kind in _CORE_KINDS for phrase in codes(kind) for w in re.findall(r"[a-z]+", phrase)}
    units = {form for unit in codes("unit") for form in (unit, f"{unit}s")} | {"centuries"}
    return words | named | units | {"s", "st", "nd", "rd", "th"}, frozenset((named - _NOT_CORE) | units | _CORE)


_CORE_KINDS: tuple[WordKind, ...] = ("month", "weekday", "season", "part", "reference", "set", "holiday", "decade")
_CORE = frozenset({"today", "tonight", "yesterday", "tomorrow", "weekend", "ago", "clock"})
_NOT_CORE = frozenset({"a", "at", "the", "this", "these", "right", "coming", "near", "every", "each", "per", "s"})


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A row of `time_patterns.toml`: the kind of expression, its pattern in the notation of `time_parts.toml`, and a sentence with one."""

    kind: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of `time_parts.toml`: a named part of patterns."""

    name: str
    pattern: str
    example: str


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    """Kind and regex of every pattern, with its parts and words put in."""
    return tuple((row.kind, expanded(row.pattern)) for row in table("time_patterns", PatternRow))


def expanded(pattern: str) -> str:
    """A pattern with every `{part}` and `{KIND_words}` replaced and `~x` written out, spaces not yet."""
    while (named := _NAMED.search(pattern)) is not None:
        pattern = pattern[: named.start()] + _part(named[1]) + pattern[named.end() :]
    return re.sub(r"~(\w)", lambda m: f"[{m[1].upper()}{m[1]}]", pattern)


_NAMED = re.compile(r"\{([a-z][a-z_]*)\}")


@cache
def _part(name: str) -> str:
    parts: dict[str, str] = {row.name: row.pattern for row in table("time_parts", PartRow)}
    if name in parts:
        return parts[name]
    stem, _, form = name.rpartition("_")
    words = {"words": alternation, "names": full_names, "shorts": short_names}
    kinds = {kind.replace("-", "_"): kind for kind in WORD_KINDS}
    if form not in words or stem not in kinds:
        raise LexiconError("time_patterns.toml", f"no part {name!r}")
    return words[form](kinds[stem])


Groups = tuple[tuple[str, int], ...]
"""Names of a pattern's parts, and their numbers in the one big pattern."""


@cache
def _master() -> tuple[re.Pattern[str], dict[int, tuple[str, Groups]]]:
    """Every pattern as one alternation at the start of a word, and by the number of its outermost group the kind and the parts of each."""
    branches = []
    for number, (_, source) in enumerate(_sources()):
        named = re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\1\2_{number}", source)
        branches.append(f"(?P<kind_{number}>{named})")
    pattern = re.compile(_spaced(rf"(?<![\w$€£¥#’'@/])(?<!\d[.,:])(?:{'|'.join(branches)})(?!\w)"))
    parts: dict[str, list[tuple[str, int]]] = {}
    for name, group in pattern.groupindex.items():
        parts.setdefault(name.rpartition("_")[2], []).append((name.rpartition("_")[0], group))
    return pattern, {
        group: (kind, tuple((name, number) for name, number in parts[str(i)] if name != "kind"))
        for i, (kind, _) in enumerate(_sources())
        for name, group in parts[str(i)]
        if name == "kind"
    }


def _spaced(source: str) -> str:
    """A space in a pattern stands for any white space within a line (a no-break space too), `[- ]` for that or a hyphen."""
    return source.replace("[- ]", "(?:[-‐‑]|[^\\S\\r\\n])").replace(" ", r"[^\S\r\n]")
