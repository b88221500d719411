"""Whose a counted thing is, and where: `Danish sailors` -> Denmark, `boats that Velm sent` -> Velm.

A people's name before the noun comes first, then a possessor, then the one who did it, unless what was done is a harm: those whom an army
killed are not the army's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, takewhile

from onrecord.annotating.gazetteer import country_of, known
from onrecord.annotating.measures import Counted
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.nouns import noun_words
from onrecord.annotating.tallies import TALLIES
from onrecord.lexicon import table
from onrecord.model import Article, Entity, Parse, Span, Token


@dataclass(frozen=True, slots=True)
class HarmRow:
    """A row of `harms.toml`."""

    lemma: str
    example: str


_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "off", "across", "to", "outside", "inside", "around"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LONGEST_NAME = 3
"""Tokens before a noun in which a people's name is looked up (`New Zealand`, `Papua New Guinean`)."""


_SCORES = frozenset({"vote", "seat", "point", "ballot", "goal", "mandate"})
_GIVING = frozenset({"give", "award", "hand", "grant", "leave", "credit", "assign"})
_LEADS = frozenset({"lead", "margin", "majority", "advantage", "share", "score", "vote", "deficit"})
_WINNING = frozenset({"win", "lead", "prevail", "triumph", "trail", "lose"})
_AHEAD = frozenset({"ahead", "behind", "clear"})
MARGIN = 4
"""Heads above a number among which the verb of winning or leading stands: `cut the lead from 40 votes` has `from` between."""
_HAVING = frozenset(
    {"have", "own", "employ", "hold", "boast", "operate", "control", "possess", "field", "house", "comprise", "represent", "seat", "serve"}
    | {"lose", "face"}
)
"""Verbs whose doer has what is counted: a mine that employs 900 people, a union with 3,000 members; here a common noun will do."""
_BELONGING = frozenset({"belong", "own", "hold", "control", "operate", "run"})
_SPENDING = frozenset({"sentence", "jail", "imprison", "ban", "suspend", "bar", "serve", "detain", "hold", "incarcerate"})
"""Verbs by which somebody is made to spend a span of time."""
_REGIONS = frozenset({"southern", "northern", "eastern", "western", "central"})
"""Words that say where in a country something lies, and not whose it is."""
_RELATIVE = frozenset({"who", "that", "which"})
_TIMES = frozenset({"time", "occasion", "attempt"})
_LONGEST_TRADE = 5
"""Tokens between an age and the name of whose it is (`former ferry pilot`)."""
_LONGEST_OWNER = 6
"""Tokens before a noun that may say whose it is (`the country's top army general`)."""


@cache
def harms() -> frozenset[str]:
    """Lemmas of verbs by which somebody comes to harm."""
    return frozenset(row.lemma for row in table("harms", HarmRow))


@dataclass(frozen=True, slots=True)
class Belonging:
    """The article's entities by mention, ready to be asked; built once an article."""

    text: str
    parse: Parse
    mentions: Mentions

    @classmethod
    def of(cls, article: Article, parse: Parse, entities: Sequence[Entity]) -> Belonging:
        return cls(article.text, parse, Mentions.of(entities, parse))

    def naming_tokens(self, what: Counted) -> frozenset[int]:
        """Tokens before the counted noun that name a people or country."""
        found = self._people(what)
        return frozenset(range(found[1], found[2])) if found else frozenset()

    def subject(self, what: Counted) -> str | None:
        """Whose the counted things are, as a name: the entity's where one is mentioned, else as the lexicon or the text has it."""
        if what.age:
            return self._aged(what)
        if people := self._people(what):
            return people[0]
        if (scored := self._scorer(what)) is not None:
            return scored
        if (owner := self._accounting(what)) is not None:
            return owner
        if (owner := self._belongs_to(what)) is not None or (owner := self._haver(what)) is not None:
            return owner
        if what.noun is None and (owner := self._owner(what.number)) is not None:
            return owner
        spot = what.noun or what.topic
        if spot is not None:
            for token in (spot, *self._heads_of(spot)):
                owner = self._owner(token)
                if owner is not None:
                    return owner
        return self._margin(what) or self._doer(what)

    def _scorer(self, what: Counted) -> str | None:
        """`The tables give her 5,000 votes to Odell's 4,100`: votes, seats and points are theirs who are given them."""
        head = self.parse.head(what.noun or what.number)
        if what.noun is None or what.noun.lemma.lower() not in _SCORES or head.lemma.lower() not in _GIVING:
            return None
        given = [c for c in self.parse.children(head) if c.dep in {"dative", "iobj"} and c.i < what.number.i]
        names = [name for c in given if (name := self._name(c)) is not None]
        return names[0] if names else None

    def sentenced(self, what: Counted) -> str | None:
        """`Vale was jailed for 12 years`, `the clerk who served 3 years`: whose time it is, where somebody is made to spend it."""
        for above in self.parse.ancestors(what.number)[:MARGIN]:
            if above.pos in {"VERB", "AUX"}:
                if above.lemma.lower() not in _SPENDING:
                    return None
                who = next((c for c in self.parse.children(above) if c.dep in {"nsubj", "nsubjpass"}), None)
                return (self._name(who) or self._appended(who)) if who is not None else None
        return None

    def _accounting(self, what: Counted) -> str | None:
        """`The brewery, whose carters account for six of the missing`: whose they are who make up the number."""
        token = what.noun or what.number
        for above in self.parse.ancestors(token)[:MARGIN]:
            if above.pos in {"VERB", "AUX"}:
                break
        else:
            return None
        who = next((c for c in self.parse.children(above) if c.dep == "nsubj"), None)
        if above.lemma.lower() != "account" or who is None:
            return None
        owner = next((c for c in self.parse.children(who) if c.dep == "poss"), None)
        if owner is not None and owner.lower == "whose" and above.dep == "relcl":
            owner = self.parse.head(above)
        return self._called(owner) if owner is not None else self._owner(who) or self._called(who)

    def _belongs_to(self, what: Counted) -> str | None:
        """`180 million kroner belonging to the line`, `40 boats owned by the firm`, `assets of the line worth $9 million`."""
        spot = what.noun or what.topic or self._unit_of(what.number)
        for acl in (c for token in (spot, *self._money(what.number)) for c in self.parse.children(token)):
            if acl.dep in {"acl", "advcl"} and acl.tag in {"VBG", "VBN"} and acl.lemma.lower() in _BELONGING and acl.i > what.number.i:
                to = next((c for c in self.parse.children(acl) if c.lower in {"to", "by"}), None)
                owner = next((c for c in self.parse.children(to) if c.dep == "pobj"), None) if to is not None else None
                if owner is not None:
                    return self._called(owner)
        worth = self.parse.head(spot)
        if worth.lower == "worth" and worth.i:
            before = self.parse.tokens[worth.i - 1]
            of = self.parse.head(before)
            if before.dep == "pobj" and of.lower == "of" and self.parse.head(of).dep in {"dobj", "nsubj", "nsubjpass", "pobj"}:
                return self._called(before)
        return None

    def _haver(self, what: Counted) -> str | None:
        """`The mine employs 900 people`, `the glee club, which counts 48 tenors`: who has them, a common noun too."""
        spot = what.noun or what.number
        if spot.dep == "conj" and self.parse.head(spot).pos in _NOUNS:  # `faces a charge of theft and nine counts of fraud`
            spot = self.parse.head(spot)
        verb = self.parse.head(spot)
        if spot.dep != "dobj" or verb.lemma.lower() not in _HAVING or what.verbs and what.verbs[0].i != verb.i:
            return None
        having = next((c for c in self.parse.children(verb) if c.dep == "nsubj"), None)
        above = self.parse.head(verb)
        if having is None and verb.dep in {"xcomp", "advcl", "conj"} and above.pos == "VERB":  # `was brought home to face nine counts`
            having = next((c for c in self.parse.children(above) if c.dep in {"nsubj", "nsubjpass"}), None)
        if having is not None and having.lower in _RELATIVE and verb.dep == "relcl":
            having = self.parse.head(verb)
        return self._called(having) if having is not None else None

    def _money(self, number: Token) -> tuple[Token, ...]:
        """The number and two heads: its sign or round word (`$180 million`), and the verb that it is the object of."""
        above = self.parse.ancestors(number)[:2]
        return (number, *above)

    def _unit_of(self, number: Token) -> Token:
        """The noun that a number stands before (`180 million kroner`), else the number."""
        head = self.parse.head(number)
        return head if number.dep == "nummod" and head.pos in _NOUNS else number

    def _called(self, noun: Token) -> str | None:
        """The name of what a noun means; else its words, less the article: `drivers' union`."""
        name = self._name(noun)
        if name is not None or noun.pos not in _NOUNS or noun.entity in {"DATE", "TIME"}:
            return name
        owner = next((c for c in self.parse.children(noun) if c.dep == "poss" and c.pos != "PRON"), None)
        words = noun_words(self.parse, noun, owner.i if owner is not None else -1, frozenset())
        mine = [owner.lower + ("'" if owner.lower.endswith("s") else "'s")] if owner is not None else []
        return " ".join([*mine, *words])

    def _margin(self, what: Counted) -> str | None:
        """`won by 40 votes`, `was 40 seats ahead`, `cut Odell's lead from 40 votes to 12`: whose the lead is that a number measures."""
        token, prep = what.noun or what.number, ""
        for _ in range(MARGIN):
            token = self.parse.head(token)
            if token.dep == "prep" or token.pos == "ADP":
                prep = prep or token.lower
            if token.pos in {"VERB", "AUX"}:
                break
        else:
            return None
        below = self.parse.children(token)
        lead = next((c for c in below if c.dep in {"dobj", "nsubj", "nsubjpass"} and c.lemma.lower() in _LEADS), None)
        if lead is not None:
            return self._owner(lead)
        ahead = any(c.lower in _AHEAD for c in (*below, *self.parse.children(what.noun or what.number)))
        if not ahead and not (token.lemma.lower() in _WINNING and prep == "by"):
            return None
        return next((name for c in below if c.dep == "nsubj" and (name := self._called(c)) is not None), None)

    def _aged(self, what: Counted) -> str | None:
        """Who is of the age: the person named right before or after it, or the subject of the clause."""
        tokens, number = self.parse.tokens, what.number
        for token in (what.noun, *(tokens[i] for i in (number.i - 2, number.i - 1) if i >= 0 and tokens[i].sentence == number.sentence)):
            if token is not None and token.pos == "PROPN":
                return self._name(token)
        head = self.parse.head(number)
        subject = next((c for c in self.parse.children(head) if c.dep == "nsubj"), None) if head.lemma == "be" else None
        return self._name(subject) if subject is not None else self._named_behind(what)

    def _named_behind(self, what: Counted) -> str | None:
        """`the 25-year-old ferry pilot Ana Brook`, `whose 19-year-old cook, Odell,`: the name that the phrase of the age leads up to."""
        first = self.parse.token_at(what.end - 1)
        if first is None:
            return None
        behind = self.parse.tokens[first.i + 1 : first.i + 1 + _LONGEST_TRADE + _LONGEST_NAME]
        phrase = [*takewhile(lambda t: t.sentence == first.sentence and (t.pos in {"NOUN", "ADJ", "PROPN"} or t.text == ","), behind)]
        led = [*dropwhile(lambda t: t.pos != "PROPN", phrase)][:_LONGEST_NAME]
        name = [*takewhile(lambda t: t.pos == "PROPN", led)]
        return self._name(name[-1]) if name else None

    def place(self, what: Counted) -> str | None:
        """Where, from a prepositional phrase on the noun or its verb."""
        for token in (*((what.noun,) if what.noun is not None else ()), *what.verbs, what.number):
            for prep in self.parse.children(token):
                if prep.dep != "prep" or prep.lower not in _PLACE_PREPOSITIONS:
                    continue
                for noun in self.parse.children(prep):
                    if noun.dep == "pobj" and self._is_place(noun):
                        return self._name(noun)
        return None

    def _people(self, what: Counted) -> tuple[str, int, int] | None:
        """The people's name between number and noun: its country, and its tokens."""
        noun = what.noun
        if noun is None:
            return None
        first = max(what.number.i + 1, noun.i - 8)
        tokens = self.parse.tokens
        for start in range(first, noun.i + 1):
            if not tokens[start].text[:1].isupper():
                continue
            for size in range(_LONGEST_NAME, 0, -1):
                stop = start + size
                if stop > noun.i + 1:
                    continue
                hit = known(self.text[tokens[start].start : tokens[stop - 1].end])
                if hit is not None and hit.country and hit.sense in {"adjective", "people", "name"}:
                    return hit.country, start, min(stop, noun.i)
        return None

    def _heads_of(self, noun: Token) -> tuple[Token, ...]:
        head = self.parse.head(noun)
        above = self.parse.head(head)
        return (above,) if noun.dep == "pobj" and head.lower == "of" and above.pos in _NOUNS and above.lower not in TALLIES else ()

    def _owner(self, noun: Token) -> str | None:
        for c in self.parse.children(noun):
            if c.dep == "poss":
                return self._name(c)
        for c in self.parse.children(noun):
            if c.dep in {"compound", "amod", "nmod"} and c.text[:1].isupper() and c.pos in {"PROPN", "ADJ"} and c.i < noun.i:
                entity = self.mentions.within(Span(c.start, c.end))
                if entity:
                    return min(entity, key=lambda r: (len(r[0]), r[0].start))[1].name
                if c.entity in {"NORP", "GPE", "ORG"} and c.lower not in _REGIONS:
                    return country_of(c.text) or c.text
        for prep in self.parse.children(noun):
            if prep.dep == "prep" and prep.lower in {"of", "from"}:
                for c in self.parse.children(prep):
                    if c.dep == "pobj" and (c.pos == "PROPN" or self.mentions.of_token(c) is not None):
                        return self._name(c)
                    if c.dep == "pobj" and prep.lower == "of" and (people := self._people_before(c)) is not None:
                        return people
        return None

    def _people_before(self, noun: Token) -> str | None:
        """`26 members of the Danish crew`: the country of the people named before the noun."""
        before = (c for c in self.parse.children(noun) if c.dep in {"amod", "compound"} and c.text[:1].isupper() and c.i < noun.i)
        return next((country for c in before if (country := country_of(c.text)) is not None), None)

    def _doer(self, what: Counted) -> str | None:
        verbs = [v for v in what.verbs if v.pos in {"VERB", "AUX"}]
        if not verbs and what.noun is not None and what.noun.lemma.lower() in _TIMES:  # `broke the pact on 30 occasions`
            verbs = [v for v in self.parse.ancestors(what.noun)[:2] if v.pos == "VERB"]
        for verb in verbs[:1]:
            if verb.lemma.lower() in _GIVING and what.noun is not None and what.noun.lemma.lower() in _SCORES:
                continue
            if what.role == "subject" or (verb.lemma in harms() and what.role in {"object", "modifier"}):
                continue
            if what.role == "modifier" and verb.tag == "VBG":
                doing = self.parse.head(what.noun) if what.noun is not None and what.noun.dep == "dobj" else None
                if doing is None or doing.lemma.lower() in harms():
                    continue
                verb = doing  # `the museum hung 300 lanterns mocking the mayor`
            for c in self.parse.children(verb):
                if c.dep == "agent":
                    name = next((self._name(g) for g in self.parse.children(c) if g.dep == "pobj"), None)
                    if name is not None:
                        return name
            spot = what.noun or what.number
            if (bare := self._before_verb(verb)) is not None and (name := self._name(bare)) is not None:
                return name
            above: Token | None = verb
            for _ in range(3):
                if above is None:
                    break
                for c in self.parse.children(above):
                    if c.dep == "nsubj" and c not in (spot, what.topic) and c.lower not in {"who", "that", "which", "there"}:
                        name = self._name(c) or self._appended(c) or self._people_before(c)
                        if name is not None:
                            return name
                        break
                above = self.parse.head(above) if above.dep in {"xcomp", "conj", "advcl", "pcomp"} else None
        return None

    def _appended(self, noun: Token) -> str | None:
        """`The rail regulator, BVO, fined …`: the name in apposition."""
        return next((self._name(c) for c in self.parse.children(noun) if c.dep == "appos" and c.pos == "PROPN"), None)

    def _before_verb(self, verb: Token) -> Token | None:
        """Where the parse gives a finite verb no subject: the noun right before the verb and its auxiliaries."""
        if verb.dep not in {"ROOT", "ccomp", "advcl"} or verb.tag in {"VB", "VBG"}:
            return None
        below = self.parse.children(verb)
        if any(c.dep in {"nsubj", "nsubjpass", "csubj", "expl", "auxpass", "agent"} for c in below):
            return None
        if verb.tag == "VBN" and not any(c.dep == "aux" for c in below):
            return None
        i = min([verb.i, *(c.i for c in below if c.dep in {"aux", "neg", "advmod"} and c.i < verb.i)]) - 1
        before = self.parse.tokens[i] if i >= self.parse.sentence_of(verb).first else None
        return before if before is not None and before.pos in _NOUNS else None

    def _name(self, noun: Token) -> str | None:
        """The name of the entity a noun mentions; else the country it stands for; else the printed name."""
        entity = self.mentions.of_token(noun)
        if entity is not None:
            return entity.name
        if noun.pos == "PRON":
            return None
        first = noun.i
        for token in self.parse.subtree(noun):
            if token.i < first and noun.i - token.i <= _LONGEST_OWNER:
                first = token.i
        printed = self.text[self.parse.tokens[first].start : noun.end]
        country = country_of(printed)
        if country is not None:
            return country
        if noun.pos != "PROPN":
            return None
        while first < noun.i and (self.parse.tokens[first].pos != "PROPN"):
            first += 1
        return self.text[self.parse.tokens[first].start : noun.end]

    def _is_place(self, noun: Token) -> bool:
        if noun.entity in _PLACE_LABELS:
            return True
        entity = self.mentions.of_token(noun)
        if entity is not None:
            return entity.kind in {"place", "government"} and noun.pos == "PROPN"
        hit = known(noun.text)
        return hit is not None and hit.sense == "name"
