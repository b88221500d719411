"""Article and parse -> entities: who and what is named, each with its kind, its printed names and every mention by name.

A name is what most of its mentions say. What the lexicon knows comes first, then titles and body nouns, then the model's labels. The
reporter is no entity of the story: bylines, credits and datelines are not parsed, and a byline's full name is left out of the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.annotating.aliases import defined_aliases
from onrecord.annotating.bodies import all_initials, body_key, initials, is_acronym
from onrecord.annotating.called import Called, called, called_by_pronoun
from onrecord.annotating.capitals import Name, Sort
from onrecord.annotating.gazetteer import body_noun_of, body_nouns, plain
from onrecord.annotating.mentions import head_among
from onrecord.annotating.metonyms import acts
from onrecord.annotating.names import find_names
from onrecord.annotating.people import People, is_suffixed_surname, parts_of, shared_by_kin
from onrecord.annotating.press import credited_agencies, is_press
from onrecord.annotating.reporters import without_reporters
from onrecord.annotating.states import told_states, with_states
from onrecord.model import Anchor, Article, Entity, EntityKind, Parse, Span

Key = tuple[str, ...]
TITLED = 20
"""Votes of a mention with a title before it: nothing but a person has one, and the model errs about bare surnames more often than not."""
KIN_REACH = 6
"""Tokens before a name in which `her husband, the former mayor` begins."""
PLACE: Called = "place"
_KIN = frozenset(
    ["husband", "wife", "son", "daughter", "father", "mother", "brother", "sister", "widow", "widower", "uncle", "aunt", "cousin", "niece",
     "nephew", "grandson", "granddaughter", "grandfather", "grandmother", "stepson", "stepdaughter", "fiancé", "fiancée", "ex-wife"]
)  # fmt: skip
_FATHER_AND_SON = frozenset(["father", "fathers", "dad", "son", "sons", "elder", "eldest", "grandfather", "grandson"])
"""A report that tells of father and son has one of these."""
BODY: Called = "body"
_REALMS = ("Republic of ", "Kingdom of ", "Sultanate of ", "Emirate of ", "Principality of ", "Duchy of ")
_REGION_ENDS = (" region", " oblast", " province", " district", " county", " territory", " governorate", " prefecture")


@dataclass(slots=True)
class Draft:
    """An entity under construction."""

    kind: EntityKind
    rule: str
    canonical: str = ""
    names: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    acting: bool = False


def find_entities(article: Article, parse: Parse) -> tuple[Entity, ...]:
    """The entities that the article names, ids `ARTICLE.e1` by first mention."""
    found = list(without_reporters(article, parse, find_names(article, parse)))
    states = told_states(found, parse)
    found = with_states(found, states, parse)
    credited = credited_agencies(article)
    press = frozenset(_vote_key(name) for name in found if name.words in credited or is_press(name, parse))
    told = {**_told(found, parse), **dict.fromkeys(press, BODY), **{parts_of(state): PLACE for state in states.values()}}
    names = _shortened(_voted(found, told), told)
    people = _people(names, parse, told)
    drafts: dict[Key, Draft] = {}
    bodies = _BodyKeys(names)
    active = frozenset(n.hit.country for n in names if n.hit is not None and n.hit.place_kind == "country" and _acting(n, parse))
    full_names = _full_people(names, people)
    aliases = defined_aliases(parse, names)
    for order, name in enumerate(names):
        key, draft = _keyed(aliases.get(name.words, name), order, parse, people, full_names, bodies, active, states)
        if key:
            draft = drafts.setdefault(key, draft)
            if draft.kind == "body" and _vote_key(name) in press:
                draft.kind = "media"
            for words in _printed(article.text, name):
                draft.names[words] += 1
            draft.spans.append(name.span)
            draft.acting = draft.acting or _acting(name, parse)
            if key[0] == "person":
                people.persons[int(key[1])].names[name.words] += 1
    return numbered(article.id, [_entity(article.id, key, draft) for key, draft in drafts.items() if draft.spans])


def numbered(article: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Ids by first mention; entities that start together are ordered by length of the mention, then name."""
    rows = sorted(entities, key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.name))
    return tuple(replace(e, id=f"{article}.e{i}") for i, e in enumerate(rows, 1))


def _told(names: Sequence[Name], parse: Parse) -> Mapping[Key, Called]:
    """What the text itself calls its names, by name; a name called two things is left out."""
    out: dict[Key, set[Called]] = {}
    hinted: dict[Key, set[Called]] = {}
    for name in names:
        if name.hit is None and not name.title:
            if (sort := called(name, parse)) is not None:
                out.setdefault(_vote_key(name), set()).add(sort)
            if (hint := called_by_pronoun(name, parse)) is not None:
                hinted.setdefault(_vote_key(name), set()).add(hint)
    return {key: next(iter(sorts)) for key, sorts in {**hinted, **out}.items() if len(sorts) == 1}


def _shortened(names: Sequence[Name], told: Mapping[Key, Called]) -> list[Name]:
    """`Arden said`, where the text calls Arden Marine a firm and nobody's name ends so: the firm, not a person or a place."""
    edges = Counter(edge for key, sort in told.items() if sort == "body" and len(key) > 1 for edge in {key[0], key[-1]})
    people = {parts_of(name.words)[-1] for name in names if name.sort == "person" and len(parts_of(name.words)) > 1}
    out: list[Name] = []
    for name in names:
        parts = parts_of(name.words)
        plain_word = name.hit is None and not name.title and not name.country and len(parts) == 1
        short = plain_word and told.get(parts) != PLACE and edges[parts[0]] == 1 and parts[0] not in people and parts[0] not in body_nouns()
        out.append(replace(name, sort="body") if short else name)
    return out


def _voted(names: Sequence[Name], told: Mapping[Key, Called]) -> list[Name]:
    """Each name with the sort that most of its mentions have; a title or what the text calls it outweighs all, a mention that nothing
    explains counts nothing."""
    votes: dict[tuple[str, ...], Counter[Sort]] = {}
    for name in names:
        if name.hit is None and name.sort not in ("unknown", "title"):
            counts = votes.setdefault(_vote_key(name), Counter())
            counts[name.sort] += TITLED if name.title else 3 if name.country else 1
    for key, called_so in told.items():
        votes.setdefault(key, Counter())[called_so] += TITLED
    order: tuple[Sort, ...] = ("person", "place", "body", "norp", "document")
    out: list[Name] = []
    for name in names:
        given = votes.get(_vote_key(name), Counter())
        if name.hit is None and name.sort != "title" and given and not name.country:
            sort = max(order, key=lambda s: (given[s], -order.index(s)))
            name = replace(name, sort=sort)
        out.append(name)
    return out


def _vote_key(name: Name) -> tuple[str, ...]:
    return parts_of(_without_region(name.words))


def _people(names: Sequence[Name], parse: Parse, told: Mapping[Key, Called]) -> People:
    """All full names first, so that a lede's surname finds the full name below."""
    family = any(t.lower in _FATHER_AND_SON for t in parse.tokens)
    running = [n.words for n in names if n.hit is None and not n.headline]
    people = People(
        shared=shared_by_kin(running, family=family), repeated=any(is_suffixed_surname(parts_of(words)) for words in running)
    )
    for order, name in enumerate(names):
        if name.sort == "person" and len(parts_of(name.words)) > 1:
            person = people.persons[people.add_full(name.words, order, name.gender)]
            person.plain += 1
            person.kin = person.kin or _by_kinship(name, parse)
    singles = Counter(parts_of(n.words)[0] for n in names if n.hit is None and not n.country and len(parts_of(n.words)) == 1)
    shorts: dict[str, Name] = {}
    for name in names:
        if name.sort == "person" and len(parts_of(name.words)) == 1 and name.title:
            shorts.setdefault(parts_of(name.words)[0], name)
    for order, name in enumerate(names):
        parts = parts_of(name.words)
        if name.sort not in ("unknown", "body") or name.hit is not None or name.country or not 1 < len(parts) < 4:
            continue
        if parts[0] in body_nouns() or told.get(_vote_key(name)) == "body":  # `Radio Velm`, `the bank, Credit Lund`
            continue
        if parts[-1] in shorts:
            people.add_full(name.words, order, shorts[parts[-1]].gender)
        elif len(parts) == 2 and singles[parts[-1]] and body_noun_of(parts) is None and not any(is_acronym(w) for w in name.words.split()):
            people.add_full(name.words, order, "")
    for order, name in enumerate(names):
        if name.sort == "person" and name.gender and len(parts_of(name.words)) == 1:
            fits = people.of_short(name.words, len(names), name.gender) or [people.add_full(name.words, order, name.gender)]
            if len(fits) == 1:
                people.persons[fits[0]].plain += 1
    return people


def _by_kinship(name: Name, parse: Parse) -> bool:
    """`her husband, the former mayor Tom Lund`: introduced as somebody's family."""
    for token in reversed(parse.tokens[max(0, name.first - KIN_REACH) : name.first]):
        if token.sentence != parse.tokens[name.first].sentence or token.pos in ("VERB", "AUX", "CCONJ"):
            return False
        if token.lower in _KIN:
            return any(c.dep == "poss" for c in parse.children(token))
    return False


FullNames = dict[tuple[tuple[str, ...], str], int]


def _full_people(names: Sequence[Name], people: People) -> FullNames:
    out: FullNames = {}
    for order, name in enumerate(names):
        parts = parts_of(name.words)
        if name.hit is None and len(parts) > 1 and name.sort in ("person", "unknown", "body") and not name.country:
            fits = [i for i in people.of_short(name.words, order, "") if people.persons[i].parts == parts]
            if fits or name.sort == "person":
                out[people.key(name.words)] = people.add_full(name.words, order, name.gender)
    return out


class _BodyKeys:
    """Which body an owner and words name; grows in text order, so that `the General Staff` goes to the one in focus."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.owned: dict[Key, list[str]] = {}
        self.long: dict[str, list[Key]] = {}
        self.acronyms: dict[str, Key] = {}
        self.focus: dict[Key, str] = {}
        self.known: dict[str, list[str]] = {}
        for name in names:
            if name.hit is not None and name.hit.sense == "organisation":
                orgs = self.known.setdefault(name.hit.name.lower().rsplit(" ", 1)[-1], [])
                if name.hit.name not in orgs and " " in name.hit.name:
                    orgs.append(name.hit.name)
            if name.sort != "body":
                continue
            core = body_key(name.words)
            if not core:
                continue
            owners = self.owned.setdefault(core, [])
            if name.country and name.country not in owners:
                owners.append(name.country)
            if len(core) > 1:
                for edge in sorted({core[0], core[-1]}):
                    keys = self.long.setdefault(edge, [])
                    if core not in keys:
                        keys.append(core)
                for short in sorted({initials(name.words), all_initials(name.words)}):
                    if len(short) > 2:
                        self.acronyms.setdefault(short, core)

    def key(self, name: Name) -> Key:
        core = body_key(name.words)
        if not core:
            return ()
        if len(core) == 1 and is_acronym(name.words):
            core = self.acronyms.get(name.words.replace(".", "").upper(), core)
        elif len(core) == 1 and len(self.long.get(core[0], ())) == 1 and not name.country and not _national(core[0]):
            long = self.long[core[0]][0]
            core = long if long[-1] == core[0] or core[0] not in body_nouns() else core
        if len(core) == 1 and not name.country and len(self.known.get(core[0], ())) == 1:
            return ("known", self.known[core[0]][0])
        owner = name.country
        owners = self.owned.get(core, [])
        if not owner and owners:
            owner = owners[0] if len(owners) == 1 else self.focus.get(core, "")
            if not owner:
                return ()
        if owner:
            self.focus[core] = owner
            longer = [k for k in self.long.get(core[-1], ()) if len(k) > len(core) and set(core) < set(k) and owner in self.owned[k]]
            core = longer[0] if len(longer) == 1 and len(core) > 1 else core
        return ("body", owner, *core)


def _national(noun: str) -> bool:
    row = body_nouns().get(noun)
    return row is not None and row.national


def _keyed(
    name: Name,
    order: int,
    parse: Parse,
    people: People,
    full_names: FullNames,
    bodies: _BodyKeys,
    active: frozenset[str],
    states: Mapping[str, str],
) -> tuple[Key, Draft]:
    """What the name belongs to: a key that all names of one entity share, and the draft to start it with. No key: leave the name out."""
    nothing: tuple[Key, Draft] = ((), Draft("place", ""))
    if name.hit is not None:
        return _known(name, parse, active)
    if states.get(name.words) == name.words and not name.title:
        return ("state", name.words), Draft("place", "entities/state", name.words)
    if name.headline and name.sort not in ("person", "body"):
        return nothing
    parts = parts_of(name.words)
    if not parts:
        return nothing
    if name.sort in ("person", "unknown", "body") and not name.country and people.key(name.words) in full_names:
        return ("person", str(full_names[people.key(name.words)])), Draft("person", "entities/full-name")
    if len(parts) == 1 and not name.country and name.sort != "title":
        fits = people.of_short(name.words, order, name.gender)
        if name.sort == "place":
            fits = [i for i in fits if people.persons[i].sure]
        if len(fits) == 1:
            return ("person", str(fits[0])), Draft("person", "entities/short-name")
        if fits and name.sort == "person":
            return nothing
    match name.sort:
        case "person":
            if len(parts) == 1:
                return ("person", str(people.add_full(name.words, order, name.gender))), Draft("person", "entities/short-name")
            return nothing
        case "body":
            if body_key(name.words) == ("government",) and name.country:
                return ("country", name.country), Draft("government", "entities/government", name.country)
            kind = body_noun_of(tuple(plain(name.words).lower().split()))
            key = bodies.key(name)
            return key, Draft(kind.kind if kind else "body", "entities/body")
        case "place":
            return ("place", *parts_of(_without_region(name.words))), Draft("place", "entities/place")
        case "norp":
            if all(t.tag in ("NNS", "NNPS") for t in parse.tokens[name.last - 1 : name.last]):
                return ("group", *parts), Draft("group", "entities/group")
            return nothing
        case "document":
            return ("document", *parts), Draft("document", "entities/document")
        case _:
            return nothing


def _known(name: Name, parse: Parse, active: frozenset[str]) -> tuple[Key, Draft]:
    """Where countries deal with one another an acting capital or seat is its country; in a story within one it is a body of its own."""
    hit = name.hit
    assert hit is not None
    match hit.sense:
        case "organisation":
            return ("known", hit.name), Draft(hit.kind, "entities/known", hit.name)
        case "name":
            if hit.place_kind == "country":
                return ("country", hit.name), Draft("place", "entities/country", hit.name)
            return ("place", *parts_of(_without_region(hit.name))), Draft("place", "entities/known-place", hit.name)
        case "capital" | "seat":
            if hit.place_kind == "country" and _acting(name, parse):
                if active == {hit.country}:
                    return ("seat", name.words), Draft("government", "entities/seat", name.words)
                return ("country", hit.country), Draft("government", "entities/metonym", hit.country)
            return ("place", *parts_of(name.words)), Draft("place", "entities/known-place")
        case "people":
            return ("people", hit.country or hit.name), Draft("group", "entities/people", name.words)
        case _:
            return (), Draft("place", "")


def _acting(name: Name, parse: Parse) -> bool:
    """A name set in capitals opens a dateline; in a headline only a subject acts."""
    head = head_among(parse, parse.tokens[name.first : name.last])
    if head is None or (name.words.isupper() and len(name.words) > 4):
        return False
    return head.dep == "nsubj" if name.headline else acts(parse, head)


def _entity(article: str, key: Key, draft: Draft) -> Entity:
    printed = sorted(draft.names, key=lambda n: (_shortness(n), -draft.names[n], n))
    name = draft.canonical or printed[0]
    kind = draft.kind
    if key[0] in ("country", "state"):
        kind = "government" if draft.acting else "place"
    spans = tuple(sorted(set(draft.spans)))
    aliases = tuple(n for n in printed if n != name)
    return Entity("", name, kind, aliases, tuple(Anchor(article, (s,)) for s in spans), draft.rule)


def _shortness(words: str) -> int:
    """More words are fuller; a possessive counts a little less than an adjective."""
    return -2 * len(words.split()) + ("'s " in words)


def _printed(text: str, name: Name) -> tuple[str, ...]:
    """The printed forms that a mention gives its entity: a body with its owner, and bare."""
    whole = plain(text[name.span.start : name.span.end])
    return (whole, name.words) if name.sort == "body" and name.country and whole != name.words else (name.words,)


def _without_region(words: str) -> str:
    for start in _REALMS:
        words = words.removeprefix(start)
    for end in _REGION_ENDS:
        if words.lower().endswith(end):
            return words[: -len(end)]
    return words
