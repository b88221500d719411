"""A record and names of private persons -> the same record without them: what every output of an archive passes through.

In a report's text each letter of a name becomes `█`, so that it keeps its length and every anchor its words; in all other text the name
becomes `[name withheld 1]`, the same number for one person wherever he stands. The archive itself is not changed, and a name that is no
longer withheld is there again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.codec.shape import Maybe, Noun, Plain, Rows, Shape, Table, noun_of
from onrecord.judging.log import standing
from onrecord.model import Article, Entity, Judgement, Passage, Record

BLOCK = "█"
SHORTEST = 3
"""Letters of the shortest word that is withheld as a name by itself: shorter ones are parts of other words' abbreviations."""

_BETWEEN = r"(?:\s+|[-_+.]|%20)"
"""What stands between the words of a name, in running text and in an address."""
_EXACT = frozenset({"id", "sha256", "rule", "article"})
"""Fields that hold ids, digests and names of rules: never words of a report."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One person: the number that stands for the name, and the name."""

    number: int
    name: str


def withheld(log: Sequence[Judgement]) -> tuple[Withheld, ...]:
    """The names that a log of judgements withholds, numbered by the order in which they were first withheld: a number never changes."""
    numbers: dict[str, int] = {}
    for entry in log:
        if entry.kind == "redact" and entry.value:
            numbers.setdefault(entry.value, len(numbers) + 1)
    held = {entry.value for entry in standing(log) if entry.kind == "redact"}
    return tuple(Withheld(number, name) for name, number in numbers.items() if name in held)


def redacted(record: Record, names: Sequence[Withheld]) -> Record:
    """The record without the names, nor what else its reports print for the same persons (`Moss` for `Ada Moss`)."""
    if not names:
        return record
    out: Record = _walk(noun_of(Record), record, _Secrets.of(names, record.entities))
    return replace(out, entities=tuple(_once(entity) for entity in out.entities))


def redacted_article(article: Article, names: Sequence[Withheld], entities: Sequence[Entity] = ()) -> Article:
    """One article without the names, its text as long as it was; `entities` are those that it mentions."""
    if not names:
        return article
    out: Article = _walk(noun_of(Article), article, _Secrets.of(names, entities))
    return out


def redacted_text(text: str, names: Sequence[Withheld]) -> str:
    """A line of text, such as a story's label, without the names."""
    return _Secrets.of(names, ()).labelled(text) if names else text


@dataclass(frozen=True, slots=True)
class _Secrets:
    """What is looked for, the longest first; `numbers` gives a found name's number, and None where it is another's that stays."""

    pattern: re.Pattern[str]
    numbers: Mapping[str, int | None]

    @classmethod
    def of(cls, names: Sequence[Withheld], entities: Sequence[Entity]) -> _Secrets:
        """A name in any case, its family name and the entity's other names as printed; but not within another's (`Piet Moss`)."""
        found: dict[str, int | None] = {}
        spelled: dict[str, str] = {}

        def add(name: str, number: int | None, *, anycase: bool) -> None:
            key = _key(name)
            if key and key not in found:
                found[key] = number
                words = _BETWEEN.join(map(re.escape, name.split()))
                spelled[key] = f"(?i:{words})" if anycase else words

        for one in names:
            add(one.name, one.number, anycase=True)
        for one in names:
            for name in (one.name, *_aliases(one.name, entities)):
                add(name, one.number, anycase=" " in name)
                last = name.split()[-1]
                if " " in name and len(last) >= SHORTEST:
                    add(last[:1].upper() + last[1:], one.number, anycase=False)
        single = {key for key in found if " " not in key}
        for name in sorted({n for e in entities for n in (e.name, *e.aliases)}):
            if " " in name and single & set(_key(name).split()) and not any(f" {key} " in f" {_key(name)} " for key in found if " " in key):
                add(name, None, anycase=False)
        parts = [spelled[key] for key in sorted(spelled, key=lambda key: (-len(key), key))]
        return cls(re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])"), found)

    def labelled(self, text: str) -> str:
        return self.pattern.sub(lambda match: match[0] if (n := self._number(match[0])) is None else f"[name withheld {n}]", text)

    def blocked(self, text: str) -> str:
        return self.pattern.sub(lambda match: match[0] if self._number(match[0]) is None else re.sub(r"\S", BLOCK, match[0]), text)

    def _number(self, found: str) -> int | None:
        return self.numbers.get(_key(found))


def _aliases(name: str, entities: Sequence[Entity]) -> Iterator[str]:
    """The other names of the entities that bear a name."""
    for entity in entities:
        names = (entity.name, *entity.aliases)
        if _key(name) in map(_key, names):
            yield from (other for other in names if len(other) >= SHORTEST)


def _key(name: str) -> str:
    return " ".join(word for word in re.split(_BETWEEN, name.casefold()) if word)


def _walk(shape: Shape, value: Any, secrets: _Secrets, *, printed: bool = False) -> Any:
    """A value with every text in it redacted; `printed` words keep their length."""
    match shape:
        case Plain("string"):
            return secrets.blocked(value) if printed else secrets.labelled(value)
        case Maybe(of):
            return None if value is None else _walk(of, value, secrets, printed=printed)
        case Rows(of):
            return tuple(_walk(of, one, secrets, printed=printed) for one in value)
        case Table(of):
            return {key: _walk(of, one, secrets, printed=printed) for key, one in value.items()}
        case Noun(kind, fields):
            new = {
                f.name: _walk(f.shape, getattr(value, f.name), secrets, printed=kind is Passage or (kind is Article and f.name == "text"))
                for f in fields
                if f.name not in _EXACT
            }
            return replace(value, **new)
    return value


def _once(entity: Entity) -> Entity:
    """Names that became one are listed once."""
    return replace(entity, aliases=tuple(dict.fromkeys(name for name in entity.aliases if name != entity.name)))
