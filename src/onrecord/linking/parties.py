"""Who speaks for whom: the name of a source or a slot -> the party behind it.

A party is a country (for its government, ministries, forces, leaders) or a named body (for its spokespeople). It is read from the name
itself (`South Korean officials`), from what the reports print beside the name (`Russian President Ana Orlov`, `Lee, head of the Harbour
Office`), or not at all. A person whose party is unknown is a party of one. Parties decide whether a confirmation is a party's own and
whether two named sources may be one; they are never shown as a fact about the person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.lexicon.families import title_words
from onrecord.lexicon.polities import polities_in, polity_mentions
from onrecord.linking.entities import fold_name
from onrecord.model import Annotations, Article, Entity, Source

_BEFORE = 60
"""Code points before a name in which its description stands (`Norwegian President`, `Oslo's`): longer ones are other phrases."""
_AFTER = 80
_BREAK = re.compile(r"[.;:!?\n\r\"“”()]")
_DEMONYM = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic", "ns", "ans", "ians")


@dataclass(frozen=True, slots=True)
class Parties:
    """`entity_of` per-article id -> story id; `side` story id -> party; `names` folded name -> story id, unambiguous ones only."""

    entity_of: Mapping[str, str]
    entities: Mapping[str, Entity]
    side: Mapping[str, str]
    names: Mapping[str, str]
    words: Mapping[str, str]
    spokes: frozenset[str] = frozenset()

    def key(self, name: str | None, entity: str | None = None) -> str:
        """What a source is compared by: the story entity's id where known, else the folded name."""
        if entity is not None and entity in self.entity_of:
            return self.entity_of[entity]
        folded = fold_name(name or "")
        if folded in self.names:
            return self.names[folded]
        last = folded.split(",")[0]
        return self.names.get(last, folded)

    def sides(self, name: str | None, entity: str | None = None) -> frozenset[str]:
        """The parties that a source speaks for; empty when unknown."""
        found = set(self.polities(name or ""))
        if not found:
            key = self.key(name, entity)
            if key in self.side:
                found = {self.side[key]}
            elif key in self.entities and self.entities[key].kind in ("body", "government", "military", "person", "media"):
                found = {key}
        if not found and name:
            found = {self.side.get(e, e) for e in self.named_in(name, _BODIES | _PERSON if speaks_for(name) else _BODIES)}
        return frozenset(found)

    def polities(self, text: str) -> tuple[str, ...]:
        """Countries named in a phrase: those of the table and those that the story's own place names give adjectives to."""
        return self.named(text)[0]

    def named(self, text: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """Countries named in a phrase, and the lower-case words that name them."""
        mentions = polity_mentions(text)
        names, words = dict.fromkeys(m.name for m in mentions), {w for m in mentions for w in m.words}
        for word in re.findall(r"[A-Z]\w+", text):
            name = self.words.get(word.lower())
            if name is not None:
                names.setdefault(name)
                words.add(word.lower())
        return tuple(names), frozenset(words)

    def source_sides(self, source: Source) -> frozenset[str]:
        """As `sides`, over all members of a joint source."""
        if source.members:
            return frozenset().union(*(self.sides(m.name, m.entity) for m in source.members)) | self.sides(source.name, source.entity)
        return self.sides(source.name, source.entity)

    def source_key(self, source: Source) -> str:
        return self.key(source.name, source.entity)

    def named_in(self, name: str, kinds: Set[str]) -> list[str]:
        """The story's entities of these kinds that a phrase names, those of the longest name in it."""
        words = fold_name(name).split()
        out = []
        for size in range(min(6, len(words) - 1), 0, -1):
            for at in range(len(words) - size + 1):
                found = self.names.get(" ".join(words[at : at + size]))
                if found is not None and self.entities[found].kind in kinds:
                    out.append(found)
            if out:
                break
        return out


def find_parties(
    articles: Sequence[Article], annotations: Sequence[Annotations], *, entities: Sequence[Entity], entity_of: Mapping[str, str]
) -> Parties:
    """The parties of one story."""
    texts = {a.id: a.text for a in articles}
    rows = {e.id: e for e in entities}
    names = _names(entities)
    words = _adjectives(entities)
    bare = Parties(entity_of, rows, {}, names, words)
    side: dict[str, str] = {}
    spokes: set[str] = set()
    for entity in entities:
        if entity.kind in ("document", "group", "unnamed"):
            continue
        own = bare.polities(entity.name) or bare.polities(" ".join(entity.aliases))
        if own:
            side[entity.id] = own[0]
        if entity.kind in ("person", "body", "government", "military"):
            votes: Counter[str] = Counter()
            for mention in entity.mentions:
                words_near = _described(texts[mention.article], mention.start, mention.end)
                votes.update(bare.polities(words_near)[-1:])
                if "spokes" in words_near.lower():
                    spokes.add(entity.id)
            if votes and not own:
                side[entity.id] = min(votes, key=lambda n: (-votes[n], n))
    side.update(_spoken_for(entities, texts, bare=bare, side=side))
    return Parties(entity_of, rows, side, names, words, frozenset(spokes))


def _spoken_for(entities: Sequence[Entity], texts: Mapping[str, str], *, bare: Parties, side: Mapping[str, str]) -> dict[str, str]:
    """People without a country of their own who are described as speaking for a body or a person (`Lund, a spokeswoman for Nordlinie`)."""
    out: dict[str, str] = {}
    for entity in (e for e in entities if e.kind == "person" and e.id not in side):
        votes: Counter[str] = Counter()
        for mention in entity.mentions:
            told = _described(texts[mention.article], mention.start, mention.end)
            if speaks_for(told):
                votes.update(side.get(e, e) for e in bare.named_in(told, _BODIES | _PERSON)[:1] if e != entity.id)
        if votes:
            out[entity.id] = min(votes, key=lambda n: (-votes[n], n))
    return out


def speaks_for(words: str) -> bool:
    """The words name somebody by an office in which one speaks for another: `Lund's lawyer`, `a spokeswoman for Nordlinie`."""
    return _SPEAKS_FOR.search(words) is not None


_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|press (?:secretary|officer|office)|lawyers?|attorneys?|counsel|solicitors?|campaign|"
    r"aides?|office|representatives?|publicist|legal team|advisers?|advisors?|chief of staff|communications director|deputy)\b",
    re.IGNORECASE,
)
_BODIES = frozenset({"body", "government", "military", "media"})
_PERSON = frozenset({"person"})


def _described(text: str, start: int, end: int) -> str:
    """The words right before a name, back to a break, then its apposition if one follows."""
    before = text[max(0, start - _BEFORE) : start]
    before = _BREAK.split(before)[-1].split(",")[-1]
    words = before.split()
    kept: list[str] = []
    for word in reversed(words):
        if word.islower() and word not in title_words() and not word.endswith(("'s", "’s")):
            break
        kept.insert(0, word)
    after = text[end : end + _AFTER]
    apposition = ""
    if after.startswith(", "):
        part = _BREAK.split(after[2:])[0].split(",")[0]
        if re.match(r"(?:the |a )?(?:[\w’'-]+ ){0,4}(?:of|for|in|at) ", part) or re.match(r"[A-Z]\w+(?:[’']s?)? ", part):
            apposition = part
    return f"{apposition} {' '.join(kept)}" if kept else apposition


def _names(entities: Sequence[Entity]) -> dict[str, str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            owners[fold_name(name)].add(entity.id)
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1 and name}


def _adjectives(entities: Sequence[Entity]) -> dict[str, str]:
    """`Sorrenian` -> `Sorrenia`, for single-word places and governments of the story that the table of countries does not know."""
    out: dict[str, str] = {}
    for entity in entities:
        name = entity.name
        if entity.kind not in ("place", "government") or " " in name or len(name) < 5 or polities_in(name):
            continue
        stem = name.lower().rstrip("aeiouy")
        forms = [name.lower(), *(stem + ending for ending in _DEMONYM), *(name.lower() + ending for ending in ("n", "ns"))]
        for form in forms:
            out.setdefault(form, name)
    return out
