"""Names and the parse -> what the text calls them: `the firm Arden Vale`, `Arden Vale, a village`, `the village of Arden Vale`.

A noun that stands in apposition to a name says what sort of name it is, better than the model's label for an unknown word. Where none does,
a pronoun behind the name may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from onrecord.annotating.capitals import Name
from onrecord.annotating.gazetteer import body_noun_of, crafts
from onrecord.annotating.mentions import head_among
from onrecord.annotating.salience import is_speech
from onrecord.annotating.titles import is_honorific, is_title
from onrecord.lexicon import table
from onrecord.lexicon.forenames import is_forename
from onrecord.model import Parse, Token

Called = Literal["body", "person", "place"]
_WEATHER = frozenset(["be", "seem", "appear", "take", "rain", "snow", "look", "become", "depend", "matter", "happen"])
"""Verbs whose `it` may stand for nothing."""
LONGEST_PERSON = 3
"""Words of the longest name that `who` makes a person's: longer ones are institutions whose end the reader of capitals did not know."""


@dataclass(frozen=True, slots=True)
class CalledRow:
    """A row of `called.toml`."""

    noun: str
    sort: Called
    example: str


@cache
def _nouns() -> Mapping[str, Called]:
    return MappingProxyType({row.noun: row.sort for row in table("called", CalledRow)})


@dataclass(frozen=True, slots=True)
class StartRow:
    """A row of `body_starts.toml`."""

    language: str
    words: tuple[str, ...]
    example: str


@cache
def body_starts() -> frozenset[str]:
    """First words of bodies' names in other languages."""
    return frozenset(word for row in table("body_starts", StartRow) for word in row.words)


def called(name: Name, parse: Parse) -> Called | None:
    """The sort of the noun in apposition to a name; None where there is none, or a headline leaves out the words that would tell."""
    words = name.words.lower().split()
    if len(words) > 1 and words[0] in body_starts():
        return "body"
    head = head_among(parse, parse.tokens[name.first : name.last])
    if head is None or name.headline:
        return None
    for noun in (_before(name, head, parse), _behind(name, head, parse)):
        sort = _sort_of(noun, full=name.last - name.first > 1) if noun is not None else None
        if sort is not None:
            return sort
    return None


def _before(name: Name, head: Token, parse: Parse) -> Token | None:
    """`the firm Arden Vale`, `the firm, Arden Vale,`, `the village of Arden Vale`."""
    above = parse.head(head)
    if head.dep == "appos" and above.i < name.first:
        return _holder_of(above, parse) or above
    if head.dep == "pobj" and above.lower == "of" and above.i == name.first - 1 and parse.head(above).i == above.i - 1:
        noun = parse.head(above)
        return noun if _nouns().get(noun.lower) == "place" else None
    previous = parse.tokens[name.first - 1] if name.first > 0 else head
    if previous.text == "," and name.first > 1:  # `its leader, Ada Bright, said`: the parser gives the verb two subjects
        noun = parse.tokens[name.first - 2]
        twins = noun.dep == head.dep == "nsubj" and noun.head == head.head and noun.sentence == head.sentence
        return noun if twins else None
    joined = previous.sentence == head.sentence and (
        (previous.dep in ("compound", "nmod", "amod", "appos") and previous.head == head.i)
        or (previous.dep == head.dep == "nsubj" and previous.head == head.head)  # the parser gives the verb two subjects
    )
    return previous if joined else None


def called_by_pronoun(name: Name, parse: Parse) -> Called | None:
    """The sort that a pronoun behind a name gives it: `Arden Vale, who`, `Arden Vale said it regretted`; None where none does.

    Weaker than a noun beside the name: what `it` stands for after `said` is nearly always the speaker, and a given name tells more.
    """
    head = head_among(parse, parse.tokens[name.first : name.last])
    if head is None or name.headline or name.title or name.last - name.first < 2 or is_forename(name.words.split(" ")[0]):
        return None
    after = parse.tokens[name.last : name.last + 2]
    parts = tuple(name.words.lower().split())
    relative = len(after) == 2 and after[0].text == "," and after[1].lower in ("who", "whom") and after[1].sentence == head.sentence
    if relative:
        whole = len(parts) <= LONGEST_PERSON and "".join(parts).isalpha() and body_noun_of(parts) is None
        return "person" if whole else None
    verb = parse.head(head)
    if name.sort not in ("person", "unknown") or head.dep != "nsubj" or not is_speech(verb):
        return None
    said = next((c for c in parse.children(verb) if c.dep == "ccomp" and c.i > verb.i), None)
    subject = next((c for c in parse.children(said) if c.dep == "nsubj"), None) if said is not None else None
    return "body" if subject is not None and subject.lower == "it" and said is not None and said.lemma.lower() not in _WEATHER else None


def _holder_of(place: Token, parse: Parse) -> Token | None:
    """`the mayor of Velm, Ada Bright,`: the parse hangs the name on the town, and it is the mayor's."""
    preposition = parse.head(place)
    noun = parse.head(preposition)
    ends = place.dep == "pobj" and preposition.lower in ("of", "for", "at", "in") and parse.tokens[place.i + 1].text == ","
    return noun if ends and noun.i < preposition.i and _sort_of(noun, full=True) == "person" else None


def _behind(name: Name, head: Token, parse: Parse) -> Token | None:
    """`Arden Vale, a village in the north,`."""
    behind = next((c for c in parse.children(head) if c.dep == "appos" and c.i >= name.last and parse.tokens[name.last].text == ","), None)
    return _one_of(behind, parse) or behind if behind is not None else None


def _one_of(token: Token, parse: Parse) -> Token | None:
    """`Arden Vale, one of the country's oldest newspapers`: what it is one of."""
    of = next((c for c in parse.children(token) if c.lower == "of" and c.i == token.i + 1), None) if token.lower == "one" else None
    return next((c for c in parse.children(of) if c.dep == "pobj"), None) if of is not None else None


def _sort_of(noun: Token, *, full: bool) -> Called | None:
    """A common noun in the singular, or the plural that it is one of; who has a full name and holds an office or a rank is a person."""
    if noun.tag not in ("NN", "NNS") or not noun.text.islower():
        return None
    if noun.tag == "NNS":
        return _nouns().get(noun.lower.removesuffix("s"))
    if noun.lower in crafts():
        return "place"
    return _nouns().get(noun.lower) or ("person" if full and is_title(noun.lower) and not is_honorific(noun.lower) else None)
