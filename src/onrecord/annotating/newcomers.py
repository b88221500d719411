"""What a sentence introduces and no list knows -> the person or body that speaks next: `Osterby, the union's leader, was not amused.`

Such words only stand in the way of pronouns until somebody speaks; then they are the one that spoke. The dead speak no more.
"""

from __future__ import annotations

from itertools import islice

from onrecord.annotating.descriptions import person_noun
from onrecord.annotating.discourse import Discourse, Thing
from onrecord.annotating.harmed import harmed_by
from onrecord.annotating.salience import CONSIDERED, Candidate, is_speech
from onrecord.annotating.titles import is_title
from onrecord.lexicon.fates import fates
from onrecord.model import Parse, Token

_TOPIC = 5
"""Mentions from which a dead person is what the report is about: then the words may be from their life."""


def is_new_name(discourse: Discourse, candidate: Candidate) -> bool:
    """`Halden puts it at 140`: a name that no list and no label knows, the subject of its sentence, outside quotations."""
    thing, head = discourse.thing(candidate), candidate.head
    opens = head.dep == "nsubj" and discourse.parse.head(head).dep == "ROOT" and not candidate.quoted
    name = head.tag == "NNP" or (head.tag == "NN" and head.text in discourse.capitals)
    return thing.neutral and not thing.plural and thing.first is not None and opens and name and thing.name.istitle()


def always_capitals(parse: Parse) -> frozenset[str]:
    """Words that the article prints with a capital inside sentences, and never without: at the start of one they are names too."""
    inside = {t.text for s in parse.sentences for t in parse.tokens[s.first + 1 : s.last] if t.text.istitle()}
    return frozenset(inside - {t.text.capitalize() for t in parse.tokens if t.text.islower()})


def is_new_person(discourse: Discourse, candidate: Candidate) -> bool:
    """`Osterby, the union's leader`, `A puddler, who would not be named`: what stands beside the word says that it is somebody."""
    thing, parse = discourse.thing(candidate), discourse.parse
    if not thing.neutral or thing.plural or candidate.quoted or candidate.head.dep != "nsubj":
        return False
    beside = [c for c in parse.children(candidate.head) if c.i > candidate.head.i]
    if is_new_name(discourse, candidate):
        return any(c.dep == "appos" and c.tag == "NN" and (is_title(c.lower) or bool(person_noun(c.lower))) for c in beside)
    return any(c.dep == "relcl" and any(w.lower == "who" for w in parse.children(c)) for c in beside)


def take_up_person(discourse: Discourse, number: int) -> bool:
    """What only stood in the way is somebody after all, by name or not; a role beside the name is theirs."""
    thing = discourse.things[number]
    if thing.first is None:
        return False
    thing.neutral, thing.rule = False, "coreference/newcomer"
    thing.kind, thing.described = ("person", False) if discourse.parse.tokens[thing.heads[0]].text[0].isupper() else ("unnamed", True)
    thing.spans.append(thing.first)
    _merge_beside(discourse, number, thing)
    return True


def take_up_named_body(discourse: Discourse, number: int) -> int:
    """The body that the name is short for, where the article names one so; else the name is a body's of its own."""
    thing = discourse.things[number]
    if thing.first is None:
        return number
    longer = discourse.short_bodies.setdefault(thing.name, [])
    thing.neutral, thing.kind, thing.rule = False, "body", "coreference/newcomer"
    thing.spans.append(thing.first)
    if len(longer) != 1:
        longer.append(number)
        return number
    discourse.merge(number, longer[0])
    return longer[0]


def _merge_beside(discourse: Discourse, number: int, thing: Thing) -> None:
    for child in discourse.parse.children(discourse.parse.tokens[thing.heads[0]]):
        other = discourse.resolved.get(child.i) if child.dep == "appos" else None
        if other is not None and other != number and discourse.things[other].described:
            discourse.merge(other, number)


def dead_heads(parse: Parse) -> frozenset[int]:
    """Heads of the phrases of whom the article tells that they were killed or died, with what stands beside them."""
    out: set[int] = set()
    for token in parse.tokens:
        for fate, spot in harmed_by(parse, token):
            if fate == "killed":
                out.update(_same(parse, spot, parse.head(spot)))
        if token.dep == "csubj" and token.tag in ("VBD", "VBN") and fates("object").get(token.lemma.lower()) == "killed":
            for spot in (c for c in parse.children(token) if c.dep == "nsubj"):  # `the third passenger killed was a boy`
                out.update(_same(parse, spot, parse.head(token)))
    return frozenset(out)


def _same(parse: Parse, spot: Token, verb: Token) -> list[int]:
    """The phrase, the name beside it, and what it is said to be: `the third passenger killed was a boy, Ole Brandt`."""
    named = [c for c in parse.children(verb) if c.dep == "attr"] if spot.dep == "nsubj" and verb.lemma == "be" else []
    both = [spot, *named]
    return [t.i for one in both for t in (one, *(c for c in parse.children(one) if c.dep == "appos"))]


def can_speak(discourse: Discourse, candidate: Candidate) -> bool:
    """Whoever is not dead, or is said by name to have spoken."""
    heads = discourse.thing(candidate).heads
    if discourse.dead.isdisjoint(heads) or len(heads) >= _TOPIC:
        return True
    tokens = (discourse.parse.tokens[i] for i in islice(heads, CONSIDERED))
    return any(t.dep == "nsubj" and t.pos == "PROPN" and is_speech(discourse.parse.head(t)) for t in tokens)
