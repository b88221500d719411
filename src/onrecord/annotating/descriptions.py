"""Parse -> descriptions: noun phrases that may point back without a name (`the country`, `a spokesman`), taken apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.annotating.gazetteer import LONGEST, body_nouns, known, starts_known
from onrecord.annotating.titles import is_honorific, is_title
from onrecord.lexicon import table
from onrecord.lexicon.fates import person_of, persons
from onrecord.model import Parse, Span, Token

_AMOUNTS = frozenset(["many", "several", "some", "few", "more", "other", "such", "all", "any", "own", "most", "both", "additional"])

NO_DEMONYMS: Mapping[str, str] = MappingProxyType({})
_IRREGULAR = {"crewmen": "crewman", "policemen": "policeman", "gunmen": "gunman", "fishermen": "fisherman", "firemen": "fireman"}
_THEIRS = frozenset(["his", "her", "my", "your", "their"])
"""Whose `head` is no chief but a part of them."""
_LEARNED = ("ologist", "ographer", "onomist")
"""Endings of those who study something."""
_LEARNED_PEOPLE = ("ist", "ian")
"""Endings of people: `economist`, `librarian`."""
_SHORT_MAN = 5
"""Letters of `woman` and `human`, which `foreman` and `yeoman` exceed."""
BELONGING = 6
"""Words of the longest phrase that says whose spokesman somebody is."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of `descriptions.toml`."""

    noun: str
    sort: str
    example: str
    same: str = ""


@dataclass(frozen=True, slots=True)
class PeopleNouns:
    """A row of `people_nouns.toml`."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase up to its head: tokens `[first, head]`.

    `definite` holds for the, this, that, both and possessives; `country` by its modifiers; `more` says that something narrows it behind the
    head (`of …`, `who …`), `members` of whom it is made (`a committee of relatives`).
    """

    first: int
    head: Token
    span: Span
    noun: str
    row: Noun | None
    role: bool
    definite: bool
    determiner: str
    plural: bool
    country: str
    number: str
    modifiers: tuple[str, ...]
    more: bool
    members: str


@cache
def nouns() -> Mapping[str, Noun]:
    """The rows by noun; documents by their plural too."""
    rows = table("descriptions", Noun)
    plurals = {f"{row.noun[:-1]}ies" if row.noun.endswith("y") else f"{row.noun}s": row for row in rows if row.sort == "document"}
    return MappingProxyType(plurals | {row.noun: row for row in rows})


def person_noun(noun: str) -> str:
    """The singular of a noun for what people do or are to an event (`survivors` -> survivor), empty for any other noun."""
    for singular in (noun, noun.removesuffix("s"), _IRREGULAR.get(noun, "")):
        row = persons().get(singular)
        if (row is not None and row.kind in ("role", "trade")) or singular.endswith(_LEARNED) or is_man(singular):
            return singular
    return ""


def is_man(noun: str) -> bool:
    """`foreman`, `horsewoman`: made by an ending that nothing but people have; `human` is no noun for one of them."""
    return noun.endswith(("man", "woman")) and noun not in persons() and len(noun) > _SHORT_MAN and person_of(noun) is not None


@cache
def people_noun(noun: str) -> bool:
    """`officers`, `economists`, `personnel`: a plural for people."""
    row = nouns().get(noun)
    sort = row.sort if row is not None else ""
    if sort in ("people", "troops", "leaders") and noun != "companies":
        return True
    singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
    return bool(person_noun(noun)) or noun in other_people() or singular.endswith(_LEARNED_PEOPLE) or is_title(singular)


@cache
def other_people() -> frozenset[str]:
    """The words of `people_nouns.toml`: plurals for people that tell neither a trade nor a part in an event."""
    return frozenset(word for row in table("people_nouns", PeopleNouns) for word in row.words)


def description_at(text: str, parse: Parse, head: Token, demonyms: Mapping[str, str] = NO_DEMONYMS) -> Description | None:
    """The phrase that a common noun heads; None when the word heads none (a compound's first part, a name).

    `demonyms` are adjectives of states that no list knows, as the article prints them.
    """
    if head.tag not in ("NN", "NNS", "NNPS", "NNP") or head.dep in ("compound", "nmod", "amod") or head.lower == "none":
        return None
    children = parse.children(head)
    left = [c for c in children if c.i < head.i and c.dep in ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod")]
    first = min((_leftmost(parse, c) for c in left), default=head.i)
    determiner = next((c.lower for c in left if c.dep in ("det", "predet") or c.tag == "PRP$"), "")
    owner = next((c for c in left if c.dep == "poss" and c.tag != "PRP$"), None)
    number = next((c.lower for c in left if c.dep == "nummod"), "")
    country = _country(text, parse, first, head.i, demonyms)
    noun = head.lower
    row = nouns().get(noun)
    definite = determiner in ("the", "this", "that", "these", "those", "both") or owner is not None
    behind = [c for c in children if c.i > head.i and not c.lower.endswith("self")]
    more = any(c.dep in ("prep", "relcl", "acl", "appos") and not _aside(parse, head, c) for c in behind)
    modifiers = tuple(t.lower for t in parse.tokens[first : head.i] if t.pos in ("ADJ", "NOUN", "PROPN"))
    role = is_title(noun) and not is_honorific(noun) and not (noun == "head" and determiner in _THEIRS)
    before = parse.tokens[head.i - 1].lower if head.i > first else ""
    if f"{before} {noun}" in body_nouns() and row is None and modifiers[-1:] == (before,):
        noun, modifiers = f"{before} {noun}", modifiers[:-1]  # `the police department`
    span = Span(parse.tokens[first].start, head.end)
    plural = head.tag in ("NNS", "NNPS")
    members = _members(head, children, parse)
    return Description(first, head, span, noun, row, role, definite, determiner, plural, country, number, modifiers, more, members)


def _members(head: Token, children: Sequence[Token], parse: Parse) -> str:
    """`a committee of relatives`: the people that it is of, in one plural word; else empty."""
    for child in children:
        if child.dep == "prep" and child.lower == "of" and child.i == head.i + 1:
            inner = next((c for c in parse.children(child) if c.dep == "pobj" and c.tag == "NNS"), None)
            return inner.lower if inner is not None and inner.i <= child.i + 2 else ""
    return ""


def _aside(parse: Parse, head: Token, clause: Token) -> bool:
    """`the agency, which closed at noon`: a clause behind a comma narrows nothing."""
    return clause.dep in ("relcl", "acl") and parse.tokens[_leftmost(parse, clause) - 1].text in (",", "—", "–", "-", "(")


def bare_words(text: str, parse: Parse, description: Description) -> str:
    """The phrase without its determiner, numerals and quotation marks: `two captured Danish soldiers` -> `captured Danish soldiers`."""
    tokens = parse.tokens[description.first : description.head.i]
    counted = [t.i for t in tokens if t.tag == "CD" and parse.tokens[t.i + 1].text != "-"]
    first = counted[-1] + 1 if counted else description.first
    while first < description.head.i and _loose(parse.tokens[first]) and parse.tokens[first + 1].text != "-":
        first += 1
    return " ".join(text[parse.tokens[first].start : description.head.end].replace("’", "'").split())


def belonging(text: str, parse: Parse, description: Description) -> str:
    """` for the Interior Ministry`, the short phrase that says whose somebody is; a number says that of nobody (`the navy of 11 dead`)."""
    for child in parse.children(description.head):
        if child.dep == "prep" and child.lower in ("for", "of", "with", "at") and child.i == description.head.i + 1:
            inner = next((c for c in parse.children(child) if c.dep == "pobj"), None)
            if inner is not None and inner.i - child.i <= BELONGING and all(t.tag != "CD" for t in parse.tokens[child.i : inner.i + 1]):
                return " " + " ".join(text[child.start : inner.end].split())
    return ""


def is_somebody(description: Description) -> bool:
    """`a survivor`, `the engineer`: one person of no name; many nouns for people are verbs and things too, and need their article."""
    if description.plural or description.head.tag != "NN" or not description.determiner or not person_noun(description.noun):
        return False
    return f"{' '.join(description.modifiers[-1:])} {description.noun}" not in body_nouns()  # `the coast guard`


def is_kin(description: Description) -> bool:
    """`her brother`: beside a name it is that name's."""
    row = persons().get(description.noun)
    return row is not None and row.kind == "kin" and not description.plural and bool(description.determiner or description.definite)


def _loose(token: Token) -> bool:
    return token.pos in ("DET", "NUM", "PUNCT", "PRON") or token.tag in ("PDT", "PRP$", "WRB") or token.lower in _AMOUNTS


def _leftmost(parse: Parse, token: Token) -> int:
    return parse.subtree(token)[0].i


def _country(text: str, parse: Parse, first: int, last: int, demonyms: Mapping[str, str]) -> str:
    """The country that the modifiers name, when they name one."""
    found: set[str] = set()
    i = first
    while i < last:
        step = i + 1
        if parse.tokens[i].text in demonyms:
            found.add(demonyms[parse.tokens[i].text])
        if starts_known(parse.tokens[i].text):
            for j in range(min(last, i + LONGEST), i, -1):
                hit = known(text[parse.tokens[i].start : parse.tokens[j - 1].end])
                if hit is not None and hit.country:
                    found.add(hit.country)
                    step = j
                    break
        i = step
    return found.pop() if len(found) == 1 else ""
