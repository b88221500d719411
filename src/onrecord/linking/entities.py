"""Per-article entities -> the story's entities: one row for everybody and everything that several reports name.

Two entities are one when a full name or an alias of both is the same, spelled another way (transliteration, initials, hyphens), or the
letters of the other's name; a short name joins the one fuller name that ends in it. Kinds must agree, and bodies that act for different
countries stay apart. A short name that could be two people's stays apart from both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.lexicon.polities import polities_in
from onrecord.linking.ties import SAME, Ties
from onrecord.model import NO_RULINGS, Annotations, Entity, EntityKind, Rulings

SAME_SPELLING = 0.9
"""Ratio of matching letters from which two full names of one kind are one name in two spellings (`Volodymyr`/`Vladimir` stays below it)."""

CHIEF = 4
"""A short name that several people bear means the one who is named this many times as often as all the others together; else nobody."""

NICKNAME = 3
"""Letters of the shortest given name that may stand for a longer one that begins with it (`Ben`, `Tom`)."""
NAMESAKE = 3
"""How many times more often a person must be named than a town or body of the bare family name for both to be the person."""
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_KNOWN = frozenset(f"entities/{rule}" for rule in ("known", "known-place", "country", "metonym", "government", "seat"))
"""Rules by which the lexicon gave the name."""

_CLASS: Mapping[EntityKind, str] = {
    "person": "person",
    "body": "body",
    "government": "state",
    "military": "body",
    "media": "body",
    "place": "state",
    "document": "document",
    "group": "group",
    "unnamed": "group",
}
_ARTICLE = re.compile(r"^(?:the|a|an) ")


@dataclass(frozen=True, slots=True)
class _Row:
    entity: Entity
    cls: str
    full: tuple[str, ...]
    short: tuple[str, ...]
    polity: str | None
    middle: tuple[str, ...] = ()


def merge_entities(annotations: Sequence[Annotations], rulings: Rulings = NO_RULINGS) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The story's entities, ids `e1` … by first mention, and the map from per-article ids to them.

    What `rulings` say to be one is joined first; a join that would bring two together that they hold apart is not made.
    """
    rows = [_row(entity) for one in annotations for entity in one.entities]
    numbers = {row.entity.id: (i,) for i, row in enumerate(rows)}
    ties = Ties.of(rulings.same_entities, rulings.other_entities, numbers)
    parent = list(range(len(rows)))
    foes = {i: set(others) for i, others in ties.apart.items()}

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(left: int, right: int) -> None:
        a, b = sorted((find(left), find(right)))
        if a == b or any(find(foe) == b for foe in foes.get(a, ())):
            return
        parent[b] = a
        if b in foes:
            foes.setdefault(a, set()).update(foes.pop(b))

    for left, right in ties.same:
        join(left, right)
    kin = _namesakes(rows)
    for i, others in kin.items():
        foes.setdefault(i, set()).update(others)
    speaking = frozenset(s.source.entity for one in annotations for s in one.statements if s.source is not None and s.source.entity)
    for left, right in _pairs(rows, speaking, kin):
        join(left, right)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(rows)):
        groups[find(i)].append(i)
    entities, entity_of = [], {}
    for number, members in enumerate(groups.values(), 1):
        merged = _merged(f"e{number}", [rows[i].entity for i in members])
        entities.append(replace(merged, rule=SAME) if ties.made(members) else merged)
        entity_of.update({rows[i].entity.id: merged.id for i in members})
    return tuple(entities), entity_of


def fold_name(name: str) -> str:
    """Lower case, without article, possessive, stops and hyphens: `The U.N.'s` -> `un`."""
    plain = re.sub(r"[’']s\b|[’']$", "", name).replace(".", "").replace("-", " ").replace("’", "'")
    return _ARTICLE.sub("", " ".join(plain.lower().split()))


def _row(entity: Entity) -> _Row:
    names = [n for n in dict.fromkeys(fold_name(n) for n in (entity.name, *entity.aliases)) if n]
    middle: tuple[str, ...] = ()
    if entity.kind == "person":
        bare = [n for n in (_without_middle(n) for n in names) if n]
        middle = max((tuple(n.split()[1:-1]) for n in map(_without_suffix, names)), key=len)
        names = list(dict.fromkeys([*names, *bare]))
    full = tuple(n for n in names if " " in n or entity.kind != "person" and (n == names[0] or len(n) > 3))
    short = tuple(n for n in names if n not in full)
    polities = polities_in(entity.name)
    cls = _CLASS[entity.kind]
    whole = polities_in(_ARTICLE.sub("", entity.name)) if cls == "state" and len(entity.name.split()) <= 3 else ()
    return _Row(entity, cls, (*full, f"polity {whole[0]}") if whole else full, short, polities[0] if len(polities) == 1 else None, middle)


def _pairs(rows: Sequence[_Row], speaking: frozenset[str], kin: Collection[int]) -> Iterable[tuple[int, int]]:
    by_name: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for name in row.full:
            by_name[row.cls, name, _suffix(row) if i in kin else ""].append(i)
    for members in by_name.values():
        for left, right in zip(members, members[1:], strict=False):
            if _may_be_one(rows[left], rows[right]):
                yield left, right
    yield from _short_names(rows)
    yield from _acronyms(rows)
    yield from _spellings(rows)
    yield from _nicknames(rows)
    yield from _kinds(rows, speaking)


def _may_be_one(left: _Row, right: _Row) -> bool:
    if left.cls != right.cls:
        return False
    if left.middle and right.middle and not any(_fits(a, b) for a in left.middle for b in right.middle):
        return False  # `John A. Lund` and `John B. Lund`
    return left.polity is None or right.polity is None or left.polity == right.polity


def _namesakes(rows: Sequence[_Row]) -> Mapping[int, set[int]]:
    """Father and son (`Tom Lund`, `Tom Lund Jr.`), where one report tells of both: who is the one is never the other."""
    bearers: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, row in enumerate(rows):
        if row.cls == "person":
            name = fold_name(row.entity.name)
            bearers[_without_middle(name) or name][_suffix(row)].append(i)
    out: dict[int, set[int]] = defaultdict(set)
    for by_suffix in bearers.values():
        reports = Counter(article for members in by_suffix.values() for article in {rows[i].entity.mentions[0].article for i in members})
        if len(by_suffix) > 1 and max(reports.values()) > 1:
            for suffix, members in by_suffix.items():
                others = {i for other, found in by_suffix.items() if other != suffix for i in found}
                for i in members:
                    out[i] |= others
    return out


def _suffix(row: _Row) -> str:
    return next((w for w in fold_name(row.entity.name).split()[2:] if w in _SUFFIXES), "")


def _fits(a: str, b: str) -> bool:
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _without_suffix(name: str) -> str:
    return " ".join(w for w in name.split() if w not in _SUFFIXES)


def _without_middle(name: str) -> str:
    """`robert s lund iii` -> `robert lund`; empty where nothing is left out."""
    words = _without_suffix(name).split()
    short = f"{words[0]} {words[-1]}" if len(words) > 1 else ""
    return "" if short == name else short


def _short_names(rows: Sequence[_Row]) -> Iterable[tuple[int, int]]:
    """`Okafor` -> the one fuller person that ends in it (or, for family names that come first, begins with it)."""
    fuller: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    told: Counter[str] = Counter()
    for i, row in enumerate(rows):
        if row.cls == "person":
            for name in row.full:
                told[name] += len(row.entity.mentions)
                words = name.split()
                for part in sorted({words[-1], words[0]}):
                    fuller[part].add(name)
                first.setdefault(name, i)
    for i, row in enumerate(rows):
        if row.cls != "person" or row.full:
            continue
        for name in row.short:
            candidates = fuller.get(name, set())
            ending = {c for c in candidates if c.split()[-1] == name} or candidates
            if ending and len({_skeleton(c) for c in ending}) == 1:
                yield first[min(ending)], i
                break
            chief = max(sorted(ending), key=lambda c: told[c], default="")
            if chief and told[chief] >= CHIEF * sum(told[c] for c in ending if c != chief):
                yield first[chief], i
                break
    same: dict[str, int] = {}
    for i, row in enumerate(rows):
        if row.cls == "person" and not row.full:
            for name in row.short:
                if len(fuller.get(name, set())) == 0 and name in same:
                    yield same[name], i
                same.setdefault(name, i)


def _nicknames(rows: Sequence[_Row]) -> Iterable[tuple[int, int]]:
    """`Ben Lund` -> `Benjamin Lund`: the only two of a family name, one given name the beginning of the other."""
    families: dict[str, dict[str, int]] = defaultdict(dict)
    for i, row in enumerate(rows):
        if row.cls == "person" and row.full:
            words = min(row.full, key=len).split()
            families[words[-1]].setdefault(words[0], i)
    for given in families.values():
        if len(given) == 2:
            short, long = sorted(given, key=len)
            if len(short) >= NICKNAME and long.startswith(short):
                yield given[long], given[short]


def _kinds(rows: Sequence[_Row], speaking: frozenset[str]) -> Iterable[tuple[int, int]]:
    """One name that the model took for a person here and a town or a body there: what most of its mentions say, it is.

    What the lexicon knows keeps its kind. A bare family name that was taken for a body joins the person who bears it, and so does one that
    was taken for a town, where it speaks.
    """
    bearer: dict[str, set[int]] = defaultdict(set)
    alike: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.cls == "person":
            for name in row.full:
                bearer[name.split()[-1]].add(i)
        if row.cls in ("person", "body", "state") and row.entity.rule not in _KNOWN:
            alike[fold_name(row.entity.name)].append(i)
    for name, members in alike.items():
        counts: Counter[str] = Counter()
        for i in members:
            counts[rows[i].cls] += len(rows[i].entity.mentions)
        (_, most), *rest = counts.most_common()
        if rest and (" " in name or most > rest[0][1]):
            yield from ((members[0], i) for i in members[1:])
        people = sorted(bearer.get(name, ()))
        if people and len({_without_middle(n) or n for p in people for n in rows[p].full}) == 1:
            speaks = any(rows[i].cls == "state" and rows[i].entity.id in speaking for i in members)
            if speaks or sum(len(rows[p].entity.mentions) for p in people) >= NAMESAKE * (counts.total() - counts["person"]):
                yield from ((people[0], i) for i in members if rows[i].cls != "person")


def _acronyms(rows: Sequence[_Row]) -> Iterable[tuple[int, int]]:
    """`NHC` -> `National Harbour Council`, bodies only, and only where one name fits."""
    spelled: dict[str, dict[str, int]] = defaultdict(dict)
    for i, row in enumerate(rows):
        if row.cls in ("body", "state"):
            for name in row.full:
                words = [w for w in name.split() if w not in ("of", "the", "and", "for")]
                if len(words) >= 3:
                    spelled["".join(w[0] for w in words)].setdefault(name, i)
    for i, row in enumerate(rows):
        for name in (*row.full, *row.short):
            if (
                row.cls == "body"
                and " " not in name
                and name in spelled
                and row.entity.name.replace(".", "").isupper()
                and len(spelled[name]) == 1
            ):
                yield next(iter(spelled[name].values())), i


def _spellings(rows: Sequence[_Row]) -> Iterable[tuple[int, int]]:
    """Full names of one kind that differ in a few letters, compared only where their consonants begin alike."""
    blocks: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for i, row in enumerate(rows):
        if row.cls in ("person", "body"):
            for name in row.full:
                if " " in name:
                    blocks[row.cls, _skeleton(name)[:3]].setdefault(name, i)
    for names in blocks.values():
        listed = sorted(names)
        for at, left in enumerate(listed):
            for right in listed[at + 1 : at + 25]:
                if (
                    len(left) > 7
                    and left.split()[-1][0] == right.split()[-1][0]
                    and SequenceMatcher(None, left, right, autojunk=False).ratio() >= SAME_SPELLING
                ):
                    if _may_be_one(rows[names[left]], rows[names[right]]) and not _digits_differ(left, right):
                        yield names[left], names[right]


def _digits_differ(left: str, right: str) -> bool:
    return re.findall(r"\d+", left) != re.findall(r"\d+", right)


def _skeleton(name: str) -> str:
    return re.sub(r"[aeiouyhj\W_]", "", name).replace("kh", "k").replace("v", "w")


def _merged(entity_id: str, members: Sequence[Entity]) -> Entity:
    """Name: the longest printed full name that most reports use; kind: what most mentions say, ties by the first."""
    names = Counter(m.name for m in members)
    name = min(names, key=lambda n: (polities_in(n) != (n,), -len(n.split()) if len(n.split()) <= 4 else 0, -names[n], -len(n), n))
    kinds: Counter[EntityKind] = Counter()
    for member in members:
        kinds[member.kind] += len(member.mentions)
    order = {m.kind: i for i, m in reversed(list(enumerate(members)))}
    kind = min(kinds, key=lambda k: (-kinds[k], order[k]))
    if kind != "person" and kinds["person"] and all(m.name in name.split()[-1:] for m in members if m.kind != "person"):
        kind = "person"  # the others are the bare family name
    aliases = sorted({n for m in members for n in (m.name, *m.aliases)} - {name})
    mentions = tuple(sorted({a for m in members for a in m.mentions}))
    rule = members[0].rule if len(members) == 1 else "entities/merged"
    return Entity(entity_id, name, kind, tuple(aliases), mentions, rule)
