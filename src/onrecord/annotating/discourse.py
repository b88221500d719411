"""Entities -> the discourse: what has been spoken of so far, growing word by word, with what is known of gender, roles, owners and number.

Named entities stand in it from the start; things only described (`two Danish soldiers`, `a letter`) join when they are printed, and become
entities only when something points back at them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from onrecord.annotating.capitals import Name
from onrecord.annotating.gazetteer import body_nouns, country_of, crafts, names_of, plain, wide_crafts
from onrecord.annotating.mentions import head_among
from onrecord.annotating.offices import office_before
from onrecord.annotating.salience import CONSIDERED, Candidate, lost_subjects
from onrecord.annotating.states import forms_of
from onrecord.annotating.titles import full_title, is_title, title_gender
from onrecord.lexicon.forenames import forename_gender
from onrecord.model import Anchor, Entity, EntityKind, Parse, Span, Token

BODIES = ("body", "government", "military", "media")
_DEFINITE = ("the ", "The ", "its ", "Its ", "his ", "her ", "their ")
LONG_NAME = 4
"""Blanks in a phrase from which it is too long to be what a group is called."""
LEARNED = MappingProxyType({"dr": "doctor", "prof": "professor", "rev": "reverend"})
"""Short titles -> what they call their bearer: `Dr Lund` is `the doctor`."""
FORMER = frozenset(["former", "ex", "then", "late", "onetime", "vice", "deputy", "acting", "retired"])
"""Words that make an office another one than the plain title names."""


@dataclass(slots=True)
class Thing:
    """Something spoken of.

    `described`: it has no name of its own; `neutral`: it only stands in the way of pronouns. `roles` are a person's offices: noun, country,
    and the words around it; `nouns` are what the article calls a body (`VRA, the regulator`), `craft` is the sort of ship or work that a
    name is. `issuer` is whose document it is, `members` who stands in it together, `heads` its mentions' head tokens, `first` where
    something neutral was printed.
    """

    name: str
    kind: EntityKind
    rule: str
    spans: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    gender: str = ""
    roles: set[tuple[str, str, frozenset[str]]] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    craft: str = ""
    country: str = ""
    noun: str = ""
    same: str = ""
    issuer: int = -1
    plural: bool = False
    described: bool = False
    neutral: bool = False
    members: tuple[int, ...] = ()
    first: Span | None = None
    heads: list[int] = field(default_factory=list)

    def called(self, words: str) -> None:
        if words != self.name and words not in self.aliases:
            self.aliases.append(words)


class Discourse:
    """The things of one article and the candidates that their mentions make, in text order."""

    def __init__(self, text: str, parse: Parse, entities: Sequence[Entity], names: Iterable[Name]) -> None:
        self.text, self.parse = text, parse
        self.quoted = quoted_tokens(parse)
        self.lines = told_lines(parse, self.quoted)
        """Sentence -> how many before it are not quotation through and through: speakers are looked for across a long quotation."""
        self.lost = lost_subjects(parse)
        """Verb -> the subject that the parse does not give it."""
        self.doers = {subject: verb for verb, subject in self.lost.items()}
        self.dead: frozenset[int] = frozenset()
        """Heads of the phrases for whoever the article says is dead."""
        self.capitals: frozenset[str] = frozenset()
        """Words that the article only prints with a capital."""
        self.things: list[Thing] = []
        self.candidates: list[Candidate] = []
        self.at_head: dict[int, int] = {}
        """Head token of a name's mention -> the thing it names."""
        self.resolved: dict[int, int] = {}
        """Head token of anything printed so far -> the thing."""
        self.inside: set[int] = set()
        """Tokens that names cover."""
        self.offices: dict[int, int] = {}
        """Token of an office with a phrase of its own (`Director of Public Health Mara Voss`) -> the thing that the name after it names."""
        self.countries: dict[str, int] = {}
        self.demonyms: dict[str, str] = {}
        """Names and adjectives of states that only this article tells of -> the state."""
        self.joint: dict[frozenset[int], int] = {}
        self.crafts: dict[str, list[int]] = {}
        """Sort of ship, aircraft or work -> the names that the article says to be one."""
        self.unnamed_crafts: dict[str, set[str]] = {}
        """Sort -> the nouns for one kind of it that the article prints with the article: `the ferry`."""
        self.articled: list[int] = []
        """Names that are printed as ships' names are, with the article and no noun."""
        self.client = -1
        """Whom the lawyer that was last spoken of acts for."""
        self.merged: set[int] = set()
        """Numbers of what was only described, and turned out to be something with a name and a number of its own."""
        self.groups: dict[tuple[str, str], int] = {}
        """Country and kind of group -> its first group."""
        by_span = {name.span: name for name in names}
        for entity in entities:
            self._take(entity, by_span)
        self.spoken = Counter(name.hit.country for name in by_span.values() if name.hit is not None and name.hit.country)
        """Country -> how often the article names it, by any of its words."""
        self.spoken.update(self.demonyms[t.text] for t in parse.tokens if t.text in self.demonyms)
        self.spoken.update({e.name: len(e.mentions) for e in entities if e.rule == "entities/state"})
        self.short_bodies: dict[str, list[int]] = {}
        """First word of a body's name -> the bodies that begin with it."""
        for number, thing in enumerate(self.things):
            if thing.kind == "body":
                self.short_bodies.setdefault(thing.name.split(" ")[0], []).append(number)
        self.holders: dict[str, list[int]] = {}
        """Office, one word -> the people who hold or held it."""
        self.titled = tuple(number for number, thing in enumerate(self.things) if thing.roles)
        """Who has any title."""
        for number, thing in enumerate(self.things):
            for noun in sorted({noun.rstrip(".") for noun, _, _ in thing.roles}):
                self.holders.setdefault(noun, []).append(number)

    def _take(self, entity: Entity, by_span: dict[Span, Name]) -> None:
        number = len(self.things)
        thing = Thing(entity.name, entity.kind, entity.rule, [a.hull for a in entity.mentions], list(entity.aliases))
        thing.plural = entity.kind == "group"
        self.things.append(thing)
        if entity.rule in ("entities/country", "entities/metonym", "entities/government", "entities/state"):
            self.countries[entity.name] = number
            thing.country = entity.name
        if entity.rule == "entities/state":
            self.demonyms.update(dict.fromkeys((entity.name, *sorted(forms_of(entity.name))), entity.name))
        for span in thing.spans:
            tokens = self.parse.tokens_in(span)
            head = head_among(self.parse, tokens)
            if head is None:
                continue
            self.at_head.setdefault(head.i, number)
            thing.heads.append(head.i)
            self.inside.update(t.i for t in tokens)
            name = by_span.get(span)
            if name is None:
                continue
            if entity.kind in BODIES and (noun := self._noun_before(name, head)):
                thing.nouns.add(noun)
            if entity.kind == "person":
                self._learn_person(number, thing, name, head)
            elif name.sort == "body":
                thing.country = thing.country or name.country
            elif name.hit is not None and name.hit.sense == "people":
                thing.country = name.hit.country

    def _noun_before(self, name: Name, head: Token) -> str:
        """`the broker Lund Marine`, `the state news agency Velta`: the noun that stands right before the name and belongs to it."""
        token = self.parse.tokens[name.first - 1] if name.first > 0 else head
        joined = token.head == head.i or head.head == token.i
        noun = token.lower in body_nouns() and token.text.islower() and token.pos in ("NOUN", "PROPN")
        return token.lower if joined and noun and token.i < name.first else ""

    def _learn_person(self, number: int, thing: Thing, name: Name, head: Token) -> None:
        thing.gender = thing.gender or name.gender or forename_gender(name.words.split(" ")[0])
        before = self.parse.tokens[max(0, name.first - 6) : name.first]
        office = office_before(self.parse.tokens, self.parse.sentence_of(head).first, name.first)
        if office is not None:
            self.offices.setdefault(office, number)
            self._learn_role(thing, self.parse.tokens[office], name)
        elif name.title:
            words = full_title(name.title).split()
            former = {t.lower for t in before if t.lower in FORMER and t.sentence == head.sentence}
            noun = LEARNED.get(words[-1].rstrip("."), words[-1])
            thing.roles.add((noun, country_of(" ".join(t.text for t in before)) or "", frozenset(words[:-1]) | former))
        for child in self.parse.children(head):
            if child.dep in ("compound", "nmod", "appos") and is_title(child.lower):
                self._learn_role(thing, child, name)
        above = self.parse.head(head)
        if head.dep == "appos" and is_title(above.lower):
            self._learn_role(thing, above, name)

    def _learn_role(self, thing: Thing, noun: Token, name: Name) -> None:
        own = range(name.first, name.last)
        words = [t.text for t in self.parse.tokens[max(0, noun.i - 5) : noun.i] if t.sentence == noun.sentence and t.i not in own]
        country = country_of(" ".join(words)) or ""
        if not country:
            after = [t.text for t in self.parse.subtree(noun) if t.i > noun.i and t.i not in own][:8]
            country = country_of(" ".join(after)) or ""
        left = [t.lower for c in self.parse.children(noun) if c.i < noun.i for t in self.parse.subtree(c) if t.pos != "DET"]
        around = [t.lower for t in self.parse.children(self.parse.head(noun)) if t.i < noun.i and t.dep in ("compound", "amod", "nmod")]
        thing.roles.add((noun.lower, country, frozenset(left + around)))
        thing.gender = thing.gender or title_gender(noun.lower)

    # growing

    def push(self, number: int, head: Token, *, weak: bool = False) -> None:
        thing = self.things[number]
        bare = thing.described and not thing.country and not any(c.dep in ("det", "poss") for c in self.parse.children(head))
        bare = bare and head.pos == "NOUN"
        self.candidates.append(Candidate(number, head, weak, head.i in self.quoted, bare, self.lines[head.sentence], self._acts(head)))
        if not weak:
            self.resolved[head.i] = number

    def _acts(self, head: Token) -> int:
        """The verb that the word is the doer of, where the parse does not call it the subject; else -1."""
        above = self.parse.head(head)
        return above.head if head.dep == "pobj" and above.dep == "agent" else self.doers.get(head.i, -1)

    def mention(self, number: int, span: Span, head: Token) -> None:
        """The words mention the thing, and can be pointed back at themselves."""
        thing = self.things[number]
        thing.spans.append(span)
        thing.heads.append(head.i)
        self.push(number, head)

    def merge(self, number: int, into: int) -> None:
        """What was only described turns out to have a name: `the institute`, of which the next sentence says `the institute, Arvo`."""
        old, new = self.things[number], self.things[into]
        if old is new:
            return
        new.spans.extend(old.spans)
        new.heads.extend(old.heads)
        for words in (old.name, *old.aliases):
            new.called(words)
        new.nouns.update({old.noun} if old.noun else ())
        self.things[number] = new
        self.merged.add(number)
        recent = self.candidates[-CONSIDERED:]
        self.candidates[-CONSIDERED:] = [replace(c, entity=into) if c.entity == number else c for c in recent]
        self.resolved.update(dict.fromkeys(old.heads, into))

    def is_craft(self, number: int, noun: str) -> None:
        """The name is a ship's or a work's, and so nobody's and no firm's."""
        thing, sort = self.things[number], crafts()[noun]
        thing.nouns.update({noun} - wide_crafts())
        if not thing.craft:
            thing.craft, thing.kind = sort, "place"
            self.crafts.setdefault(sort, []).append(number)

    def take_up(self, number: int) -> bool:
        """Something that only stood in the way is a group of people after all."""
        thing = self.things[number]
        if thing.first is None or not thing.plural or thing.name.count(" ") >= LONG_NAME:
            return False
        thing.neutral, thing.described, thing.kind, thing.rule = False, True, "group", "coreference/group"
        thing.spans.append(thing.first)
        return True

    def take_up_body(self, number: int, *, definite: bool = False) -> bool:
        """`The hospital disputed that; it said …`: a body without a name that only stood in the way is one that speaks.

        `definite`: only one that the reader is supposed to know; `each state … its own plan` takes up nothing.
        """
        thing = self.things[number]
        if thing.first is None or not can_be_body(thing) or thing.name.count(" ") >= LONG_NAME:
            return False
        if definite and (body_nouns()[thing.noun].loose or not self.text[thing.first.start :].startswith(_DEFINITE)):
            return False
        thing.neutral, thing.described, thing.kind, thing.rule = False, True, body_nouns()[thing.noun].kind, "coreference/body"
        thing.spans.append(thing.first)
        return True

    def add(self, thing: Thing, head: Token) -> int:
        number = len(self.things)
        self.things.append(thing)
        self.push(number, head)
        if thing.kind == "group" and thing.country and thing.same:
            self.groups.setdefault((thing.country, thing.same), number)
        return number

    def country_number(self, country: str) -> int | None:
        """The thing that stands for a country; made on demand, unnamed until something mentions it."""
        if not country:
            return None
        if country not in self.countries:
            self.countries[country] = len(self.things)
            self.things.append(Thing(country, "government", "coreference/country", country=country))
        return self.countries[country]

    def thing(self, candidate: Candidate) -> Thing:
        return self.things[candidate.entity]

    # reading off

    def entities(self, article: str) -> list[Entity]:
        """All that has a name, or was described and pointed back at."""
        out: list[Entity] = []
        for number, thing in enumerate(self.things):
            spans = sorted(set(thing.spans))
            if number in self.merged:
                continue
            if not spans or thing.neutral or (thing.described and len(spans) < 2):
                continue
            if thing.kind == "group" and thing.described and thing.name.rsplit(" ", 1)[-1][0].isupper():
                thing.name = next((a for a in thing.aliases if a.rsplit(" ", 1)[-1].islower()), thing.name)
            if thing.kind == "group" and thing.described and " " not in thing.name:
                thing.aliases.append(thing.name)
                thing.name = next((a for a in thing.aliases if " " in a and a.endswith(f" {thing.name}") and a.count(" ") < 4), thing.name)
            anchors = tuple(Anchor(article, (span,)) for span in spans)
            aliases = tuple(dict.fromkeys(a for a in thing.aliases if a != thing.name))
            out.append(Entity("", thing.name, thing.kind, aliases, anchors, thing.rule))
        return out


def can_be_body(thing: Thing) -> bool:
    """`the hospital`, without a name: what can say something though it is no entity yet."""
    return thing.neutral and not thing.plural and thing.noun in body_nouns()


def names_body(thing: Thing, noun: str) -> bool:
    """Can the bare noun stand for this body? `the agency` for a bureau, `the regulator` for one that the article calls so."""
    row = body_nouns().get(noun)
    wanted = (noun, *(row.also if row else ()))
    unsaid = row is not None and row.unsaid and any(n in body_nouns() and body_nouns()[n].unsaid for n in thing.nouns)
    if not thing.nouns.isdisjoint(wanted) or unsaid:
        return True
    for name in (thing.name, *thing.aliases, *names_of(thing.name)):
        words = plain(name).lower().split()
        cuts = [" ".join(words), *(" ".join(words[:i]) for i, word in enumerate(words) if word == "of")]
        if any(f" {cut}".endswith(f" {noun}") for cut in cuts for noun in wanted):
            return True
    return False


def told_lines(parse: Parse, quoted: frozenset[int]) -> tuple[int, ...]:
    """For each sentence, how many sentences before it hold a word that is not quoted."""
    out: list[int] = []
    line = 0
    for sentence in parse.sentences:
        out.append(line)
        line += any(t.i not in quoted and t.text[0].isalnum() for t in parse.sentence_tokens(sentence))
    return tuple(out)


def quoted_tokens(parse: Parse) -> frozenset[int]:
    """Tokens inside double quotation marks; a paragraph's open quotation ends with it."""
    out: set[int] = set()
    open_quote, paragraph = False, -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            open_quote, paragraph = False, sentence.paragraph
        for token in parse.sentence_tokens(sentence):
            if token.text in ("“", "``"):
                open_quote = True
            elif token.text == "”":
                open_quote = False
            elif token.text in ('"', "''"):
                open_quote = not open_quote
            elif open_quote:
                out.add(token.i)
    return frozenset(out)
