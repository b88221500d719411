"""A description and the discourse -> what it points back at: `the country`, `the ministry`, `the minister`, `the two countries`.

A description that could point at several things points at none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from onrecord.annotating.body_antecedents import body_meant, is_body, says_which
from onrecord.annotating.crafts import craft_meant
from onrecord.annotating.descriptions import Description, bare_words, belonging, is_man, is_somebody
from onrecord.annotating.discourse import FORMER, LEARNED, Discourse, Thing
from onrecord.annotating.epithets import FOCUS, is_epithet, person_in_focus
from onrecord.annotating.gazetteer import body_nouns, crafts
from onrecord.annotating.pairs import HOLDERS, pair_meant
from onrecord.annotating.salience import CONSIDERED, REACH, Candidate, choose, is_speech, subject_of, unique_nearest
from onrecord.annotating.titles import is_office, office_kinds, title_gender
from onrecord.model import Parse, Token

PLACE_REACH = 6
ABROAD = 2
"""How many times more often the president of another country must be named for `the president` to be in doubt."""
ANY = "any"
"""`the document` is whatever document was spoken of last."""
ROLE_LEAD = 3
"""Sentences by which the nearest of two holders of one office must be nearer: two governors in one passage are not told apart."""
MAIN = 3
"""How many times more often another holder of the office must be mentioned for the nearest one to be in doubt: `another Republican, Gov.
Ott` in passing is not `the governor` of a report on Governor Dole."""
_SETTLED = frozenset(["region", "province", "oblast", "district", "area", "territory", "city", "town", "village", "enclave"])
"""What a place can be whose name does not say it; `the lake` is only one that is called a lake."""
_CIVIL = frozenset(["attorney", "solicitor", "secretary", "director", "surgeon", "consul", "governor", "auditor", "postmaster"])
"""What stands before a general who is no officer."""
_NOT_MEN = frozenset(["families", "women", "children", "police", "people", "companies"])
_PLAIN = frozenset(["same", "other", "two", "three", "latter"])
"""Modifiers that narrow nothing."""


_COUNTED = re.compile(r"^\d+-[a-z]+ ")
"""`12-member panel`: of how many a body is made is no part of what it is called."""


def point_back(discourse: Discourse, description: Description) -> int | None:
    """The number of the thing that a definite description points at, or None."""
    sort = description.row.sort if description.row else ""
    if description.noun == "men" and description.determiner == "the" and not description.number and not description.modifiers:
        return _men(discourse, description)
    if sort in ("pair", "leaders"):
        return pair_meant(discourse, description, leaders=sort == "leaders")
    if not description.definite:
        return None
    match sort:
        case "side":
            return discourse.country_number(description.country)
        case "country" | "government":
            return _country(discourse, description)
        case "place":
            return _place(discourse, description)
        case "document":
            return _document(discourse, description)
        case "troops" | "people":
            return _group(discourse, description)
    if (description.role or description.noun in LEARNED.values()) and not description.plural:
        found = _role(discourse, description)
        if found is None:
            found = _only_holder(discourse, description)
        if found is not None:
            return found
    if description.noun in crafts() and (found := craft_meant(discourse, description)) is not None:
        return found
    if is_epithet(description):
        return person_in_focus(discourse, description)
    if description.noun in body_nouns() and not description.plural:
        return body_meant(discourse, description)
    return None


def introduce(discourse: Discourse, description: Description) -> None:
    """Put what a description speaks of into the discourse, so that later words can point at it."""
    words = bare_words(discourse.text, discourse.parse, description)
    sort = description.row.sort if description.row else ""
    head, span = description.head, description.span
    if sort == "document":
        thing = _new_document(discourse, description, words)
    elif sort in ("troops", "people"):
        name = _of_whom(discourse, description, words)
        thing = Thing(name, "group", "coreference/group", [span], country=description.country, noun=description.noun)
        thing.plural, thing.described, thing.same = True, True, description.row.same if description.row else ""
    elif description.role or title_gender(description.noun) or is_epithet(description) or _is_somebody(discourse, description):
        name = words + belonging(discourse.text, discourse.parse, description)
        thing = Thing(name, "unnamed", "coreference/unnamed", [span], noun=description.noun)
        thing.described, thing.plural, thing.gender = True, description.plural, title_gender(description.noun)
    elif is_body(discourse, description):
        name = _COUNTED.sub("", words) + belonging(discourse.text, discourse.parse, description)
        thing = Thing(name, body_nouns()[description.noun].kind, "coreference/body", country=description.country, noun=description.noun)
        if says_which(description):
            thing.spans, thing.described = [span], True
        else:
            thing.kind, thing.rule, thing.neutral, thing.first = "unnamed", "", True, span
    elif head.dep in ("nsubj", "nsubjpass") or description.plural:
        thing = Thing(words, "group" if description.plural else "unnamed", "", noun=description.noun)
        thing.neutral, thing.plural, thing.first = True, description.plural, span
    else:
        return
    thing.heads.append(head.i)
    discourse.add(thing, head)


def _is_somebody(discourse: Discourse, description: Description) -> bool:
    """`the foreman said`; but in `ever the showman, Lund said` the word is no second person."""
    head = description.head
    last = _last_subject(discourse.parse, discourse.parse.head(head))
    if is_man(description.noun) and (last is None or last.i != head.i):
        return False
    return is_somebody(description)


def _last_subject(parse: Parse, verb: Token) -> Token | None:
    return next((c for c in reversed(parse.children(verb)) if c.dep in ("nsubj", "nsubjpass")), None)


def _of_whom(discourse: Discourse, description: Description, words: str) -> str:
    """`sources at the ministry`: a bare noun for people with whose they are; `words` where it says more by itself."""
    whose = belonging(discourse.text, discourse.parse, description)
    return words + whose if " " not in words and whose.startswith((" at ", " with ")) else words


def _country(discourse: Discourse, description: Description) -> int | None:
    if description.country:
        return discourse.country_number(description.country)
    sort = description.row.sort if description.row else ""
    if (description.noun == "state" and not description.modifiers) or (sort == "government" and description.modifiers):
        return None
    if description.more and description.noun != "country":
        return None

    def fits(candidate: Candidate) -> bool:
        thing = discourse.thing(candidate)
        return bool(thing.country) and thing.country == thing.name

    found = choose(discourse.parse, description.head, discourse.candidates, fits, possessive=True, near=True)
    if found is None:
        found = _owner_in_focus(discourse, description.head)
    return found.entity if found else None


def _owner_in_focus(discourse: Discourse, token: Token) -> Candidate | None:
    """The country of the person or body that is the subject above: `Berg said the government …`."""
    for above in discourse.parse.ancestors(token):
        subject = subject_of(discourse.parse, above) if above.pos in ("VERB", "AUX") else None
        number = discourse.resolved.get(subject.i) if subject is not None else None
        if subject is None or number is None:
            continue
        thing = discourse.things[number]
        countries = {country for _, country, _ in thing.roles if country} or ({thing.country} if thing.country else set())
        if len(countries) == 1:
            owner = discourse.country_number(countries.pop())
            return Candidate(owner, subject) if owner is not None else None
    return None


def _place(discourse: Discourse, description: Description) -> int | None:
    if description.more or description.determiner not in ("the", "this", "that"):
        return None
    nearest: dict[int, int] = {}
    for candidate in reversed(discourse.candidates):
        thing = discourse.thing(candidate)
        distance = description.head.sentence - candidate.head.sentence
        if distance > PLACE_REACH:
            break
        if thing.kind == "place" and not thing.country and _is_a(thing, description.noun) and _said_of(thing, description):
            nearest.setdefault(candidate.entity, distance)
    return unique_nearest(nearest)


def _said_of(thing: Thing, description: Description) -> bool:
    """`the Danish region` may be any region, `the border area` only one that is called so."""
    if description.country:
        return len(description.modifiers) <= 2
    return _narrowed(thing, description)


def _is_a(thing: Thing, noun: str) -> bool:
    printed = {words.lower().rsplit(" ", 1)[-1] for words in (thing.name, *thing.aliases) if " " in words}
    said = printed & {"region", "province", "oblast", "district", "county", "territory", "island", "peninsula", "city"}
    if said:
        return noun in said or (noun in ("region", "area", "province", "territory") and not said & {"city", "island"})
    return noun in _SETTLED or any(_named_as(words.lower().split(), noun) for words in (thing.name, *thing.aliases))


def _named_as(words: Sequence[str], noun: str) -> bool:
    """`Lake Velm`, `the Velm River`: the noun is part of the name."""
    return len(words) > 1 and noun in (words[0], words[-1], f"{words[-1]}s")


def _document(discourse: Discourse, description: Description) -> int | None:
    same = description.row.same if description.row else ""
    if same == ANY and (description.modifiers or description.plural):
        return None
    reach = FOCUS if same == ANY else REACH
    owned = any(c.dep == "poss" and c.tag != "PRP$" for c in discourse.parse.children(description.head))
    issuer = _issuer(discourse, description)
    for candidate in reversed(discourse.candidates):
        thing = discourse.thing(candidate)
        if description.head.sentence - candidate.head.sentence > reach:
            break
        if thing.kind == "document" and (thing.same == same or same == ANY) and thing.plural == description.plural:
            if issuer >= 0 and issuer != thing.issuer and (thing.issuer >= 0 or owned):
                continue
            if same == ANY and not thing.described:
                continue
            return candidate.entity
    return None


def _new_document(discourse: Discourse, description: Description, words: str) -> Thing:
    issuer = _issuer(discourse, description)
    same = description.row.same if description.row else ""
    thing = Thing(words, "document", "coreference/document", [description.span], noun=description.noun, same=same)
    thing.described, thing.plural = True, description.plural
    if issuer >= 0 and not description.plural and not discourse.things[issuer].neutral and not discourse.things[issuer].described:
        thing.issuer = issuer
        title = f"{discourse.things[issuer].name} {description.noun}"
        thing.name = title if not description.country else words
        thing.called(title)
        thing.called(words)
    return thing


def _issuer(discourse: Discourse, description: Description) -> int:
    """Whose document it is: its possessor, its country, the subject that said it there, or who it is from."""
    parse, head = discourse.parse, description.head
    for child in parse.children(head):
        if child.dep == "poss" and child.i in discourse.resolved:
            return discourse.resolved[child.i]
        if child.dep == "prep" and child.lower in ("from", "by"):
            for inner in parse.children(child):
                number = discourse.at_head.get(inner.i, -1)
                if number >= 0:
                    return number
    if description.country:
        country = discourse.country_number(description.country)
        return -1 if country is None else country
    above = parse.head(head)
    verb = parse.head(above) if head.dep == "pobj" and above.lower in ("in", "via", "through") else above if head.dep == "dobj" else None
    if verb is not None and (is_speech(verb) or verb.lemma in ("issue", "release", "publish", "post", "send", "make")):
        subject = subject_of(parse, verb)
        if subject is not None:
            return discourse.resolved.get(subject.i, discourse.at_head.get(subject.i, -1))
    return -1


def _group(discourse: Discourse, description: Description) -> int | None:
    """The latest group that the noun fits: of the same country when one is named, by the same noun or one that stands for it."""
    same = description.row.same if description.row else ""
    found: dict[int, int] = {}
    for candidate in reversed(discourse.candidates):
        thing = discourse.thing(candidate)
        distance = description.head.sentence - candidate.head.sentence
        if distance > REACH:
            break
        if thing.kind != "group" or thing.same != same or thing.neutral:
            continue
        if description.country and thing.country != description.country:
            continue
        if not description.country and (not _narrowed(thing, description) or (description.more and thing.noun != description.noun)):
            continue
        found.setdefault(candidate.entity, distance)
    by_noun = {n: d for n, d in found.items() if _printed_as(discourse.things[n], description.noun)}
    return unique_nearest(by_noun or found)


def _men(discourse: Discourse, description: Description) -> int | None:
    """`The men were flown out`: the only group of people just spoken of that may be of men."""
    found: dict[int, int] = {}
    for candidate in islice(reversed(discourse.candidates), CONSIDERED):
        distance = discourse.lines[description.head.sentence] - candidate.line
        if distance > FOCUS:
            break
        thing = discourse.thing(candidate)
        group = thing.kind == "group" and not thing.neutral and not thing.members and thing.same not in _NOT_MEN
        if group and not candidate.quoted and thing.rule != "entities/people":
            found.setdefault(candidate.entity, distance)
    sorts = {discourse.things[n].same for n in found}
    return next(iter(found)) if len(sorts) == 1 and not description.more else None


def _printed_as(thing: Thing, noun: str) -> bool:
    return any(words.lower().endswith(noun) for words in (thing.name, *thing.aliases))


def _role(discourse: Discourse, description: Description) -> int | None:
    if description.more and not description.country:
        return None
    found: dict[int, int] = {}
    for candidate in reversed(discourse.candidates):
        thing = discourse.thing(candidate)
        distance = description.head.sentence - candidate.head.sentence
        if distance > REACH:
            break
        named = thing.kind == "person" and any(_same_role(role, description) for role in thing.roles)
        if named or (thing.kind == "unnamed" and thing.described and thing.noun == description.noun and _narrowed(thing, description)):
            found.setdefault(candidate.entity, distance)
    nearest = unique_nearest(found, lead=ROLE_LEAD)
    if nearest is None:
        return _at_home(discourse, description, found)
    if not is_office(description.noun) or discourse.things[nearest].kind != "person":
        return nearest
    others = [discourse.things[n] for n in discourse.holders.get(description.noun, ())[:HOLDERS] if n != nearest]
    known = len(discourse.things[nearest].heads)
    topic = any(len(t.heads) >= MAIN * known and any(_same_role(role, description) for role in t.roles) for t in others)
    return None if topic else nearest


def _at_home(discourse: Discourse, description: Description, found: Mapping[int, int]) -> int | None:
    """`the president` of `President Berg` and `Danish President Lang`: whose country goes without saying."""
    if description.country or description.modifiers or not is_office(description.noun):
        return None
    named = {n: discourse.things[n] for n in found if discourse.things[n].kind == "person"}
    bare = [n for n, thing in named.items() if any(_same_role(role, description) and not role[1] for role in thing.roles)]
    if len(bare) != 1 or len(named) < 2:
        return None
    return bare[0] if all(len(thing.heads) <= ABROAD * len(named[bare[0]].heads) for thing in named.values()) else None


def _only_holder(discourse: Discourse, description: Description) -> int | None:
    """`the president`, `the embattled governor`, `Norway's top general`: who alone bears the office in this article, however far away."""
    if not description.definite or description.more or not is_office(description.noun) or FORMER.intersection(description.modifiers):
        return None
    country = description.country
    named = discourse.parse.tokens[description.first : description.head.i]
    if not country and any(t.pos == "PROPN" or t.dep == "poss" for t in named):
        return None

    def holds(noun: str, where: str, words: frozenset[str]) -> bool:
        return noun.rstrip(".") == description.noun and not FORMER & words and (not country or where in ("", country))

    held = discourse.holders.get(description.noun, [])
    holders = [n for n in held if any(holds(*role) for role in discourse.things[n].roles)] if len(held) <= HOLDERS else []
    return holders[0] if len(holders) == 1 else None


def _same_role(role: tuple[str, str, frozenset[str]], description: Description) -> bool:
    noun, country, words = role
    kind = office_kinds().get(description.noun, frozenset()) if _CIVIL.isdisjoint(words) else frozenset()
    if not description.country and not words.issuperset(m for m in description.modifiers if m not in _PLAIN):
        kind = frozenset()  # `the former customs officer` is no captain of something else
    if (noun.rstrip(".") != description.noun and noun not in kind) or (FORMER & words and not FORMER.intersection(description.modifiers)):
        return False
    if description.country:
        return country == description.country or (not country and is_office(noun))
    return not description.modifiers or bool(words.intersection(description.modifiers))


def _narrowed(thing: Thing, description: Description) -> bool:
    """Are the description's modifiers among the words that the thing was described with?"""
    known = {word for words in (thing.name, *thing.aliases) for word in words.lower().split()}
    return known.issuperset(m for m in description.modifiers if m not in _PLAIN)
