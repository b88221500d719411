"""Word families: which words news uses for one deed or one kind of thing (`retake`, `recapture`, `push out`; `troops`, `soldiers`).

A lemma enters, the name of its family leaves; a lemma of no family is its own. Families propose and decide sameness of slots; they never
change what is stored or shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Family:
    """A row of `families.toml`."""

    family: str
    kind: str
    words: tuple[str, ...]
    example: str
    whole: bool = False
    covers: tuple[str, ...] = ()
    once: bool = False
    deed: str = ""
    dated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """A row of `extents.toml`."""

    level: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Opposite:
    """A row of `opposites.toml`."""

    done: str
    against: tuple[str, ...]
    example: str
    one_doer: bool = False


@dataclass(frozen=True, slots=True)
class Venue:
    """A row of `venues.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Counting:
    """A row of `counting.toml`."""

    class_: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A row of `titles.toml`."""

    word: str
    sort: str
    example: str
    gender: str = ""
    full: str = ""


def event_family(lemma: str) -> str:
    """The family of a deed (`recapture` -> `retake`); a predicate with a particle falls back on its verb; else the lemma itself."""
    found = _families("event").get(lemma)
    if found is None and " " in lemma:
        found = _families("event").get(lemma.split(" ", 1)[0])
        return found or lemma.split(" ", 1)[0]
    return found or lemma


def is_event(lemma: str) -> bool:
    """Whether the lemma, noun or verb, names a deed of the list."""
    return lemma in _families("event")


def base_of(form: str) -> str:
    """The listed lemma behind a printed form, if one is found."""
    for ending, with_ in (("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("s", ""), ("ing", ""), ("ing", "e")):
        if form.endswith(ending) and is_event(form[: -len(ending)] + with_):
            return form[: -len(ending)] + with_
    if is_event(form):
        return form
    return {"sent": "send", "shot": "shoot", "fought": "fight", "dead": "die", "lost": "lose", "held": "hold on"}.get(form, form)


def is_thing(lemma: str) -> bool:
    """Whether the lemma names a thing or person of the list."""
    return lemma in _families("thing")


def thing_family(lemma: str) -> str:
    """The family of a thing or person (`troops` -> `soldier`); else the lemma itself."""
    return _families("thing").get(lemma, lemma)


@cache
def counting_words(class_: str) -> frozenset[str]:
    """The words of one class of `counting.toml`."""
    return frozenset(word for row in table("counting", Counting) if row.class_ == class_ for word in row.words)


@cache
def title_words() -> frozenset[str]:
    """The single words of titles and roles, lower case (`foreign`, `minister`, `spokeswoman`)."""
    return frozenset(part for row in table("titles", TitleRow) for part in row.word.lower().replace(".", "").split())


def is_whole(family: str) -> bool:
    """Whether a deed of the family, with no extent word, is reported of the whole of its object (`retook the town`)."""
    return family in _whole()


def happens_once(family: str) -> bool:
    """Whether a deed of the family, done by one to one, happens on one day only (`signed the treaty`), so that two dates conflict."""
    return family in _once()


def thing_deed(lemma: str) -> str:
    """The deed that a thing's date is the date of (`the June treaty` was signed in June); the lemma itself where there is none."""
    return _deeds().get(lemma, lemma)


def covered_by(family: str) -> tuple[str, ...]:
    """The families that a wider one takes in (`casualty` -> `kill`, `wound`)."""
    return _covers().get(family, ())


def extent_level(words: str | None) -> str | None:
    """`most of` -> `most`; None for no words or unknown ones."""
    return _extents().get(words.lower()) if words else None


@cache
def extent_phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """All extent phrases as tuples of lower-case words, by their first word, longest first."""
    phrases = sorted((tuple(w.split()) for w in _extents()), key=lambda p: (-len(p), p))
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


def opposed(left: str, right: str) -> bool:
    """Whether deeds of the two families cannot both hold of one thing (`retake` and `hold`)."""
    return (left, right) in _opposites() or (right, left) in _opposites()


@cache
def opposites_of(family: str) -> tuple[str, ...]:
    """The families that cannot hold beside this one, sorted."""
    return tuple(sorted({b for a, b in _opposites() if a == family} | {a for a, b in _opposites() if b == family}))


def needs_one_doer(left: str, right: str) -> bool:
    """Whether the two families are opposed only where one and the same does both (`approved`, `rejected`: another may reject it)."""
    return (left, right) in _by_one() or (right, left) in _by_one()


@cache
def _by_one() -> frozenset[tuple[str, str]]:
    return frozenset((row.done, other) for row in table("opposites", Opposite) if row.one_doer for other in row.against)


@cache
def venues() -> tuple[tuple[str, str], ...]:
    """Pairs (phrase, kind) of `venues.toml`, longest phrase first."""
    rows = [(word, row.kind) for row in table("venues", Venue) for word in row.words]
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r)))


@cache
def _families(kind: str) -> dict[str, str]:
    return {word: row.family for row in reversed(table("families", Family)) if row.kind == kind for word in row.words}


@cache
def _whole() -> frozenset[str]:
    return frozenset(row.family for row in table("families", Family) if row.whole)


@cache
def _once() -> frozenset[str]:
    return frozenset(row.family for row in table("families", Family) if row.once)


@cache
def _deeds() -> dict[str, str]:
    return {word: row.deed for row in table("families", Family) for word in row.dated}


@cache
def _covers() -> dict[str, tuple[str, ...]]:
    return {row.family: row.covers for row in table("families", Family) if row.covers}


@cache
def _extents() -> dict[str, str]:
    return {word.lower(): row.level for row in table("extents", Extent) for word in row.words}


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    return frozenset((row.done, other) for row in table("opposites", Opposite) for other in row.against)
