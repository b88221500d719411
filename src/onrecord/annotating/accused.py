"""A pronoun in what somebody is blamed for -> the one blamed: `Berg rejected Lund's accusation that he was late` is about Berg.

What enters is the antecedent that nearness gives, what leaves is the one that the accusing tells, or none where it could be both.
"""

from __future__ import annotations

from itertools import islice

from onrecord.annotating.act_cues import noun_acts, verb_acts
from onrecord.annotating.discourse import Discourse
from onrecord.annotating.salience import CLIMB, Candidate, subject_of
from onrecord.lexicon.answering import answering
from onrecord.model import Parse, Token

_SUFFERED = frozenset(["allegation", "complaint", "grievance", "lawsuit"])
"""What is as often about what befell the one who makes it (`Lund's complaint that he was beaten`)."""


def about_accused(discourse: Discourse, token: Token, found: Candidate, gender: str) -> Candidate | None:
    """The candidate itself, but for who accuses: then the one who answers the accusation, or whom `him` before the pronoun means."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return found
    noun = _blame_above(discourse.parse, token, found)
    if noun is not None:
        return _answering(discourse, noun, found, gender)
    return _object_before(discourse, token, found, gender) or found


def _blame_above(parse: Parse, token: Token, found: Candidate) -> Token | None:
    """`accusation` of `Lund's accusation that he was late`, where `Lund` was found; also `claim`, when somebody denies it."""
    noun = parse.head(found.head)
    if found.head.dep != "poss" or not noun.i < token.i or all(t.i != noun.i for t in islice(parse.ancestors(token), CLIMB)):
        return None
    lemma = noun.lemma.lower()
    act = noun_acts().get(lemma)
    return noun if act == "accuse" or (act in ("claim", "say") and _denies(parse.head(noun))) else None


def _denies(verb: Token) -> bool:
    lemma = verb.lemma.lower()
    return verb_acts().get(lemma) == "deny" or lemma in answering("fact") | answering("view")


def _answering(discourse: Discourse, noun: Token, found: Candidate, gender: str) -> Candidate | None:
    """Who answers the accusation; none for a claim, which may be about the one who makes it and the one who denies it."""
    parse = discourse.parse
    verb = parse.head(noun)
    verb = parse.head(verb) if verb.pos == "ADP" else verb
    subject = subject_of(parse, verb)
    number = discourse.resolved.get(subject.i) if subject is not None else None
    if subject is None or number is None or number == found.entity or not _may_be(discourse, number, gender):
        return found if noun_acts().get(noun.lemma.lower()) != "accuse" or noun.lemma.lower() in _SUFFERED else None
    if noun_acts().get(noun.lemma.lower()) != "accuse" or noun.lemma.lower() in _SUFFERED:
        return None
    return Candidate(number, subject)


def _may_be(discourse: Discourse, number: int, gender: str) -> bool:
    thing = discourse.things[number]
    return thing.kind in ("person", "unnamed") and not thing.plural and not thing.neutral and thing.gender in ("", gender)


def _object_before(discourse: Discourse, token: Token, found: Candidate, gender: str) -> Candidate | None:
    """`Lund ousted Berg, blaming him for the debt and saying that he had hidden it`: in one breath both pronouns are Berg."""
    parse = discourse.parse
    verb = parse.head(parse.head(token))
    if verb.tag != "VBG" or found.head.sentence != token.sentence:
        return None
    sisters = [parse.head(verb)] if verb.dep == "conj" else [c for c in parse.children(parse.head(verb)) if c.dep in ("advcl", "conj")]
    for sister in sisters:
        for child in parse.children(sister):
            number = discourse.resolved.get(child.i)
            if sister.tag == "VBG" and child.dep == "dobj" and child.lower in ("him", "her") and number is not None and child.i < token.i:
                return Candidate(number, child) if number != found.entity and _may_be(discourse, number, gender) else None
    return None
