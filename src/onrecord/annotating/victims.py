"""Parse and entities -> victims: whom the text says a harm befell, and how many they are, number or none.

`A man and his two sons were killed` tells of three without printing it. What enters is the parse, what leaves is one row for each phrase
that suffers something in a clause told as a fact; negated, conditional and merely wanted harms are left out, and joint ones (`killed or
wounded`). Who is the same person is not asked here, only how the phrase points: by a name, as new (`a man`), as known (`the victim`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotating.gazetteer import known
from onrecord.annotating.harmed import SUBJECTS, harmed_by, of_phrase
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.numbers import numerals
from onrecord.lexicon.fates import Persons, person_of, persons
from onrecord.model import Parse, Token


@dataclass(frozen=True, slots=True)
class Victim:
    """One phrase that suffers: `head` its noun, `by` the word that tells the fate. `who` is an entity's id where the phrase names one.

    `told` is how the phrase points: `name`, `number`, `one` (an indefinite), `group`, `the` (a definite) or `pronoun`; `rank` is 2 for `a
    second man`, and for `another`; 0 where it has none.
    """

    fate: str
    head: Token
    by: Token
    count: int
    told: str
    who: str | None
    rank: int
    sentence: int


MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6}
_THEM = frozenset({"them", "whom", "these", "those", "which"})
_MORE = frozenset({"another", "other", "additional"})
_SINGULAR = frozenset({"he", "she", "him", "her", "himself", "herself"})
_SOMEBODY = frozenset({"someone", "somebody", "another"})
_PLURALS = frozenset({"people", "persons", "lives", "bodies"})
_OF_A_COUNTRY = Persons("any", (), "")
_MOST = 100_000
"""A number of victims above it is a misreading."""


def find_victims(parse: Parse, mentions: Mentions) -> tuple[Victim, ...]:
    """All victims told in the parse, in text order, one a phrase and fate."""
    found: dict[tuple[int, str], Victim] = {}
    for token in parse.tokens:
        for fate, spot in harmed_by(parse, token):
            for victim in _victims(parse, mentions, fate, spot, token):
                found.setdefault((victim.head.i, victim.fate), victim)
    out: list[Victim] = []
    for victim in (found[key] for key in sorted(found)):
        before = any(v.sentence == victim.sentence and v.fate == victim.fate and v.told == "number" for v in out)
        if not (before and _is_part(parse, victim.head)):  # `left 30 others injured, six of them gravely`: the six are of the 30
            out.append(victim)
    return tuple(out)


def _is_part(parse: Parse, head: Token) -> bool:
    """`six of them`, `two of whom`: a number of those told right before."""
    return head.pos == "NUM" and any(o.lower in _THEM for o in of_phrase(parse, head))


def _victims(parse: Parse, mentions: Mentions, fate: str, spot: Token, by: Token) -> Iterator[Victim]:
    """The phrase and those joined to it, each with its count; nothing where it is no person."""
    for head in _joined(parse, _told_before(parse, spot)):
        victim = _victim(parse, mentions, fate, head, by)
        if victim is not None:
            yield victim


def _told_before(parse: Parse, spot: Token) -> Token:
    """`The two men were taken to a hospital, where they died`: the subject of the clause above, whom `they` takes up."""
    if spot.lower not in {"they", "both", "all"} or spot.dep not in SUBJECTS:
        return spot
    verb = parse.head(spot)
    for _ in range(2):
        above = parse.head(verb)
        if above.i == verb.i or verb.dep not in {"relcl", "advcl", "conj", "ccomp"}:
            return spot
        verb = above if above.pos in {"VERB", "AUX"} else parse.head(parse.head(above))
        subject = next((c for c in parse.children(verb) if c.dep in SUBJECTS), None)
        if subject is not None and subject.pos != "PRON":
            return subject
    return spot


def _joined(parse: Parse, spot: Token) -> list[Token]:
    """The head and those coordinated with it, in text order."""
    out, queue = [spot], [spot]
    while queue:
        for c in parse.children(queue.pop()):
            if c.dep == "conj" and c.pos in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
                out.append(c)
                queue.append(c)
    return sorted(out, key=lambda t: t.i)


def _victim(parse: Parse, mentions: Mentions, fate: str, head: Token, by: Token) -> Victim | None:
    """The phrase of this head as a victim; None where it is no person, or nobody knows how many."""
    if head.pos == "NUM" and head.dep == "pobj" and parse.head(head).lower == "of":
        above = parse.head(parse.head(head))  # `mother of two killed`
        head = above if above.pos in {"NOUN", "PROPN"} else head
    before = [c for c in parse.children(head) if c.i < head.i]
    words = {c.lower for c in before}
    if "no" in words:
        return None
    rank = max((_ORDINALS[w] for w in words if w in _ORDINALS), default=2 if words & _MORE else 0)
    row = Victim(fate, head, by, 1, "one", None, rank, head.sentence)
    entity = mentions.of_token(head)
    person = entity.id if entity is not None and entity.kind == "person" else None
    noun = persons().get(head.lower) or persons().get(head.lemma.lower())
    if head.pos == "PROPN" and noun is None and (person is not None or head.entity == "PERSON"):
        return replace(row, told="name", who=person or f"printed {head.text}", rank=0)
    if head.pos == "PRON" or head.tag == "PRP$":
        if head.lower in _SINGULAR:
            return replace(row, told="pronoun", who=entity.id if entity is not None else None)
        return replace(row, told="number", count=2) if head.lower == "both" else row if head.lower in _SOMEBODY else None
    number = _number_of(parse, head, before)
    if noun is None and number is not None:
        noun = person_of(head.lower) or person_of(head.lemma.lower()) or _people(head)
    if head.lower == "other":
        return replace(row, rank=2) if "each" not in words else None
    if head.lower == "others":
        return replace(row, rank=2, told="number", count=number) if number is not None else None
    if head.pos == "NUM" or head.lower == "one":
        value = _value(_whole(parse, head))
        return replace(row, told="number", count=value) if value is not None and not _counts_other(parse, head) else None
    if noun is None and not head.lower.endswith("old") and (number is None or head.lower not in _PLURALS):
        return None
    if number is not None:
        return replace(row, told="number", count=number * (noun.count if noun is not None else 1))
    if noun is not None and noun.kind == "group":
        return replace(row, told="group", count=noun.count)
    if head.tag in {"NNS", "NNPS"}:
        return replace(row, told="number", count=2) if "both" in words else None
    return _one(parse, mentions, row, person, words, before)


def _one(parse: Parse, mentions: Mentions, row: Victim, person: str | None, words: Set[str], before: Sequence[Token]) -> Victim:
    """A singular noun: a person by a name beside it, one already known, or a new one."""
    beside = next((c for c in parse.children(row.head) if c.dep == "appos" and c.pos == "PROPN"), None)
    named = mentions.of_token(beside) if beside is not None else None
    who = named.id if named is not None and named.kind == "person" else person
    if who is not None:
        return replace(row, told="name", who=who, rank=0)
    known = bool(words & {"the", "this", "that"}) or any(c.dep == "poss" for c in before)
    return replace(row, told="the" if known else "one")


def _counts_other(parse: Parse, number: Token) -> bool:
    """`one of the cars`: a number that counts what is no person."""
    of = of_phrase(parse, number)
    return bool(of) and not any(
        person_of(o.lower) or person_of(o.lemma.lower()) or _people(o) or o.lower in {"them", "people", "those", "whom"} for o in of
    )


def _people(head: Token) -> Persons | None:
    """`Danes`: those of a country, in the plural; `Danish` alone says nothing of people."""
    hit = known(head.text) if head.tag in {"NNS", "NNPS"} and head.text[:1].isupper() else None
    return _OF_A_COUNTRY if hit is not None and hit.country and hit.sense in {"people", "adjective"} else None


def _number_of(parse: Parse, head: Token, before: Sequence[Token]) -> int | None:
    """The number before a noun, not one that is part of an age (`a 4-year-old boy`)."""
    for c in before:
        if c.dep == "nummod" and c.pos == "NUM" and not (c.i + 1 < head.i and parse.tokens[c.i + 1].text == "-"):
            return _value(_whole(parse, c))
    return None


def _whole(parse: Parse, number: Token) -> str:
    """The number with what a hyphen joins to it: `three` of `twenty-three` is no number."""
    words, i = number.text, number.i
    while i > 1 and parse.tokens[i - 1].text == "-" and parse.tokens[i - 2].end == parse.tokens[i - 1].start:
        words, i = f"{parse.tokens[i - 2].text}-{words}", i - 2
    return words


@cache
def _value(text: str) -> int | None:
    found = numerals(text.lower())
    if len(found) != 1 or found[0].value is None or found[0].value != int(found[0].value) or not 0 < found[0].value < _MOST:
        return None
    return int(found[0].value)
