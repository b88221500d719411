"""A description of two and the discourse -> the two: `the two countries`, `both leaders`, `the presidents`; and what stands for several.

Countries and people are told apart by the noun, people by the offices that the article gives them. What could be other two is none.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.annotating.descriptions import Description
from onrecord.annotating.discourse import FORMER, Discourse, Thing
from onrecord.annotating.gazetteer import country_of
from onrecord.annotating.salience import REACH
from onrecord.annotating.titles import is_title

TWO = 5
"""How often a country must be named to be one of the two that a report is about."""
THIRD = 1.5
"""How many times more often than a third country both must be named."""
HOLDERS = 64
"""Holders of one office beyond which nobody is looked for: a list of members, not a report."""
RECENT = 2
"""Sentences back in which two that are named apart are the two."""
_WIDE = frozenset(["world", "two", "both", "and", "or"])
"""Words before `leaders` that tell no leaders from others."""


def pair_meant(discourse: Discourse, description: Description, *, leaders: bool) -> int | None:
    """The number of the thing that stands for the two countries, or for the two people, or None."""
    if description.more or description.country:
        return None
    two = description.determiner == "both" or description.number == "two"
    if leaders:
        return _people(discourse, description, two=two)
    if two or (description.determiner == "the" and description.noun in ("countries", "governments")):
        return _countries(discourse, description)
    return None


def _countries(discourse: Discourse, description: Description) -> int | None:
    for candidate in reversed(discourse.candidates):
        thing = discourse.thing(candidate)
        if description.head.sentence - candidate.head.sentence > REACH:
            break
        if len(thing.members) == 2 and all(_is_country(discourse.things[m]) for m in thing.members):
            return candidate.entity
        countries = [_country_held(discourse, m) for m in thing.members]
        if len(countries) == 2 and None not in countries and len(set(countries)) == 2:
            return joint(discourse, tuple(n for n in countries if n is not None))
    recent = _recent(discourse, description, _is_country)
    return recent if recent is not None else _two_of_story(discourse)


def _is_country(thing: Thing) -> bool:
    return bool(thing.country) and thing.country == thing.name


def _people(discourse: Discourse, description: Description, *, two: bool) -> int | None:
    """`both leaders`, `the two men`: the pair named last whom the noun fits; `the presidents`: the only two of the article."""
    office = "" if description.noun in ("leaders", "men") else description.noun.removesuffix("s")
    if not two and (description.noun == "men" or description.determiner != "the" or not _says_no_more(description)):
        return None
    fits = _who_fits(discourse, description.noun, office)
    pairs: dict[int, None] = {}
    for candidate in reversed(discourse.candidates):
        if description.head.sentence - candidate.head.sentence > REACH or (two and pairs):
            break
        members = discourse.thing(candidate).members
        if len(members) == 2 and all(fits(discourse.things[m]) for m in members):
            pairs.setdefault(candidate.entity)
    if two:
        found = next(iter(pairs), None)
        found = found if found is not None else _recent(discourse, description, fits)
        return found if found is not None else _only_two(discourse, office)
    return _only_two(discourse, office) if office else next(iter(pairs)) if len(pairs) == 1 else None


def _who_fits(discourse: Discourse, noun: str, office: str) -> Callable[[Thing], bool]:
    """Whom the noun can mean: holders of the office, leaders of anything, men; anybody where fewer than two have such a title."""
    titled = discourse.holders.get(office, ()) if office else discourse.titled

    def fits(thing: Thing) -> bool:
        if thing.kind != "person" or noun == "men" or len(titled) < 2:
            return thing.kind == "person" and (noun != "men" or thing.gender != "female")
        return any(not office or role.rstrip(".") == office for role, _, _ in thing.roles)

    return fits


def _says_no_more(description: Description) -> bool:
    """`the U.S. and Danish presidents`, `the world leaders` are the leaders; `the party leaders` are others."""
    return all(m in _WIDE or country_of(m.title()) or country_of(m.upper()) for m in description.modifiers)


def _only_two(discourse: Discourse, office: str) -> int | None:
    """The only two of the article who hold the office now."""
    if not is_title(office):
        return None
    held = discourse.holders.get(office, ())[:HOLDERS]
    now = [n for n in held if any(noun.rstrip(".") == office and not FORMER & words for noun, _, words in discourse.things[n].roles)]
    return joint(discourse, tuple(now)) if len(now) == 2 else None


def _recent(discourse: Discourse, description: Description, fits: Callable[[Thing], bool]) -> int | None:
    """The only two of the last sentences."""
    recent: list[int] = []
    for candidate in reversed(discourse.candidates):
        if description.head.sentence - candidate.head.sentence > RECENT or len(recent) > 2:
            break
        scene = candidate.head.dep == "pobj" and discourse.parse.head(candidate.head).lower in ("in", "against", "on")
        if fits(discourse.thing(candidate)) and candidate.entity not in recent and not scene:
            recent.append(candidate.entity)
    return joint(discourse, tuple(sorted(recent, key=lambda n: discourse.things[n].heads[:1]))) if len(recent) == 2 else None


def _two_of_story(discourse: Discourse) -> int | None:
    """The two countries that a report is about: each named far more often than any third."""
    ranked = sorted(discourse.spoken.items(), key=lambda row: (-row[1], row[0]))
    if len(ranked) < 2 or ranked[1][1] < TWO or (len(ranked) > 2 and ranked[1][1] < THIRD * ranked[2][1]):
        return None
    members = sorted(discourse.country_number(country) or 0 for country, _ in ranked[:2])
    return joint(discourse, tuple(members))


def _country_held(discourse: Discourse, number: int) -> int | None:
    """The country that a person speaks for by every office that the article gives."""
    countries = {country for _, country, _ in discourse.things[number].roles if country}
    return discourse.country_number(countries.pop()) if len(countries) == 1 else None


def joint(discourse: Discourse, members: tuple[int, ...]) -> int:
    """The thing that stands for several together: `Oslo and Bergen`; one for the same members."""
    key = frozenset(members)
    if key not in discourse.joint:
        parts = [discourse.things[m].name for m in members]
        name = ", ".join(parts[:-1]) + " and " + parts[-1]
        discourse.joint[key] = len(discourse.things)
        discourse.things.append(Thing(name, "group", "coreference/joint", plural=True, members=members))
    return discourse.joint[key]
