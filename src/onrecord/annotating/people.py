"""Printed names of people -> who is one person: spelling variants, initials, and short names by the full name that they fit.

A short name fits a full name by its first or last part, since family names come first in some languages. Where several people fit, the one
already spoken of wins; where that leaves several, the name stays unresolved.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from types import MappingProxyType

from onrecord.annotating.gazetteer import body_nouns
from onrecord.lexicon.forenames import forename_gender, is_forename

SIMILAR = 0.84
"""Ratio of difflib from which two spellings count as one name: `Petrovsky`/`Petrovskyy` 0.95, `Oleksandr`/`Aleksandr` 0.89.

`Johnson`/`Johnston` 0.93 is the known price, paid only where no full name fits exactly.
"""
ALIKE = 3
"""Letters with which two spellings of a family name begin alike, so that only those need comparing; given names share their first."""
NAMESAKES = 64
"""Namesakes among whom a name is looked for, the last ones named: a list of victims may have hundreds, a report on people has a dozen."""
DOMINANT = 3
"""How many times more often one of two namesakes must have been named for a bare surname to go to that one."""

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
"""Ends of names that tell father and son apart, and that a second mention need not repeat."""
_SPLIT = re.compile(r"[\s\-‐‑–]+")


@dataclass(slots=True)
class Person:
    """A person under construction: `parts` of the fullest name; `names` counts the printed forms."""

    parts: tuple[str, ...]
    first_seen: int
    names: Counter[str] = field(default_factory=Counter)
    gender: str = ""
    kin: bool = False
    """Introduced as somebody's husband or daughter: a bare surname is the other one's."""
    plain: int = 0
    """Mentions that can be nobody else: by the full name, or by a surname whose `Mr` or `Mrs` fits nobody else."""
    sure: bool = False
    """A known given name, or the full name seen twice: such a surname is no town's."""
    suffix: str = ""
    """`jr` where the report tells of a namesake too; else empty, whatever is printed."""

    @property
    def spoken_of(self) -> int:
        return self.plain + self.names.total()


def parts_of(words: str) -> tuple[str, ...]:
    """The parts of a name in lower case without accents: `Han Sol-min` -> han, sol, min."""
    folded = unicodedata.normalize("NFKD", words.lower().removesuffix("'s"))
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    parts = [p.strip(".,'") for p in _SPLIT.split(folded)]
    kept = tuple(p for p in parts if p and p not in SUFFIXES)
    return kept if len(kept) > 1 or len(parts) == 1 else tuple(p for p in parts if p)  # `Elizabeth II` is no Elizabeth Lund


def suffix_of(words: str) -> str:
    """`jr` of `Tom Lund Jr.`; empty where the name has no such end."""
    last = words.split()[-1:]
    suffix = last[0].lower().strip(".,'") if last else ""
    return suffix if suffix in SUFFIXES else ""


def is_suffixed_surname(parts: Sequence[str]) -> bool:
    """`Lund Jr.`"""
    return len(parts) == 2 and parts[1] in SUFFIXES


def outer(parts: Sequence[str]) -> tuple[str, str]:
    """Given and family name."""
    return parts[0], parts[-1]


def shared_by_kin(names: Sequence[str], *, family: bool) -> dict[tuple[str, str], str]:
    """Given and family names that father and son share, printed with `Jr.` and without it; and the suffix of the one named first.

    names: in the order of the text. family: the report tells of a father or a son. In one that does not, nobody is named without the
    suffix before he is named with it, so that such a name is another's.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for words in names:
        parts = parts_of(words)
        if len(parts) > 1 and parts[-1] not in SUFFIXES:
            found.setdefault(outer(parts), []).append(suffix_of(words))
    return {name: suffixes[0] for name, suffixes in found.items() if len(set(suffixes)) > 1 and (family or not suffixes[0])}


def similar(a: str, b: str) -> bool:
    """Two spellings of one name? Short names must be equal."""
    if a == b:
        return True
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and abs(len(a) - len(b)) <= 2 and SequenceMatcher(None, a, b).ratio() >= SIMILAR


NOBODY: Mapping[tuple[str, str], str] = MappingProxyType({})


class People:
    """The persons of one article, grown name by name in text order."""

    def __init__(self, *, shared: Mapping[tuple[str, str], str] = NOBODY, repeated: bool = False) -> None:
        """`shared`: what `shared_by_kin` found. `repeated`: second mentions repeat the suffix (`Lund Jr.`)."""
        self._shared = shared
        self._families = {last: first for first, last in sorted(shared)}
        self._repeated = repeated
        self.persons: list[Person] = []
        self._by_end: dict[str, list[int]] = {}
        """First or last part -> who has it."""
        self._by_tail: dict[tuple[str, ...], int] = {}
        """The last two parts or more -> the first who has them."""
        self._by_letters: dict[str, int] = {}
        """All parts run together -> the first who has them."""
        self._alike: dict[tuple[str, ...], list[int]] = {}
        """The letters that two spellings of one name share -> who begins so: of a family name alone, and of a given and a family name."""

    def add_full(self, words: str, at: int, gender: str) -> int:
        """The index of the person with this full name, made when new."""
        parts, suffix = self.key(words)
        found = self._find(parts, suffix)
        again = found is not None and self.persons[found].first_seen != at
        if found is None:
            found = len(self.persons)
            self.persons.append(Person(parts, at, suffix=suffix))
            self._index(parts, found)
        person = self.persons[found]
        if len(parts) > len(person.parts):
            person.parts = parts
            self._index(parts, found)
        person.sure = person.sure or again or is_forename(words.split(" ")[0])
        person.first_seen = min(person.first_seen, at)
        person.gender = person.gender or gender or forename_gender(words.split(" ")[0])
        return found

    def key(self, words: str) -> tuple[tuple[str, ...], str]:
        """The parts of a full name, and its suffix where father and son share the rest; `Lund Jr.` is the son in full."""
        parts, suffix = parts_of(words), suffix_of(words)
        if is_suffixed_surname(parts) and parts[0] in self._families:
            return (self._families[parts[0]], parts[0]), suffix
        return parts, suffix if len(parts) > 1 and outer(parts) in self._shared else ""

    def of_short(self, words: str, at: int, gender: str) -> list[int]:
        """The persons whose first or last part is this short name, best alone; several when in doubt, none when nobody fits."""
        part = parts_of(words)[-1:]
        if not part:
            return []
        fits = self._fitting(part[0])
        if len(fits) > 1 and any(self.persons[i].suffix for i in fits):
            fits = self._of_kin(fits)
        if gender:
            fits = [i for i in fits if self.persons[i].gender in ("", gender)]
            same = [i for i in fits if self.persons[i].gender == gender]
            fits = same or fits
        if len(fits) > 1:
            before = [i for i in fits if self.persons[i].first_seen <= at]
            fits = before or fits
        if len(fits) > 1:
            fits = [i for i in fits if not self.persons[i].kin] or fits
        if len(fits) > 1:
            fits = self._dominant(fits)
        return fits

    def _fitting(self, part: str) -> list[int]:
        ends = ((i, self.persons[i].parts) for i in self._by_end.get(part, ())[-NAMESAKES:])
        exact = [i for i, parts in ends if part == parts[-1] or (part == parts[0] and part not in body_nouns())]
        if exact:
            return exact
        near = self._alike.get((part[:ALIKE],), ())[-NAMESAKES:]
        return [i for i in near if len(self.persons[i].parts) > 1 and similar(part, self.persons[i].parts[-1])]

    def _of_kin(self, fits: Sequence[int]) -> list[int]:
        """Of father and son the one without a suffix where the other's is repeated, else the one whom the report names first."""
        if self._repeated:
            return [i for i in fits if not self.persons[i].suffix] or list(fits)
        return [i for i in fits if self.persons[i].suffix == self._shared.get(outer(self.persons[i].parts), self.persons[i].suffix)]

    def _dominant(self, fits: Sequence[int]) -> list[int]:
        ranked = sorted(fits, key=lambda i: (-self.persons[i].spoken_of, i))
        best, second = self.persons[ranked[0]], self.persons[ranked[1]]
        return ranked[:1] if best.spoken_of >= DOMINANT * max(1, second.spoken_of) else list(fits)

    def _find(self, parts: tuple[str, ...], suffix: str) -> int | None:
        """Who has this name, another spelling of it, or a longer or shorter form of it; of several the first that was named."""
        if len(parts) > 1 and outer(parts) in self._shared:
            same = (i for i in self._by_end.get(parts[-1], ()) if outer(self.persons[i].parts) == outer(parts))
            return next((i for i in same if self.persons[i].suffix == suffix), None)
        if len(parts) == 1:
            return next((i for i in self._by_end.get(parts[0], ())[-NAMESAKES:] if self.persons[i].parts == parts), None)
        found = {self._by_letters.get("".join(parts)), self._by_tail.get(parts)}
        found |= {self._by_tail.get(parts[n:]) for n in range(1, len(parts) - 1) if self._is_whole(parts[n:])}
        near = self._alike.get((parts[0][:1], parts[-1][:ALIKE]), ())[-NAMESAKES:]
        found |= {next((i for i in near if _same_person(parts, self.persons[i].parts)), None)}
        return min((i for i in found if i is not None), default=None)

    def _is_whole(self, parts: tuple[str, ...]) -> bool:
        """Whether somebody bears just this name: `John Lund` is `Paul John Lund` where a John Lund was named."""
        i = self._by_tail.get(parts)
        return i is not None and self.persons[i].parts == parts

    def _index(self, parts: tuple[str, ...], i: int) -> None:
        for part in dict.fromkeys((parts[0], parts[-1])):
            _append(self._by_end.setdefault(part, []), i)
            _append(self._alike.setdefault((part[:ALIKE],), []), i)
        if len(parts) > 1:
            _append(self._alike.setdefault((parts[0][:1], parts[-1][:ALIKE]), []), i)
            self._by_letters.setdefault("".join(parts), i)
            for n in range(len(parts) - 1):
                self._by_tail.setdefault(parts[n:], i)


def _append(rows: list[int], i: int) -> None:
    """Each person stands once in a list; the longer form of a name comes right after the shorter or much later."""
    if i not in rows[-NAMESAKES:]:
        rows.append(i)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two spellings of one name of two parts or more (`Oleksandr Petrovsky`, `Aleksandr Petrovskyy`)."""
    if not similar(a[-1], b[-1]):
        return False
    if a[0] == b[0]:
        return 2 in (len(a), len(b)) or (len(a) == len(b) and all(_same_part(x, y) for x, y in zip(a, b, strict=True)))
    return similar(a[0], b[0]) and len(a) == len(b)


def _same_part(x: str, y: str) -> bool:
    return similar(x, y) or (x[0] == y[0] and 1 in (len(x), len(y)))
