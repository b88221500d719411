"""Parse -> clauses: each predicate, its own words and its arguments.

A predicate is a verb, a copula with its complement, or a noun that names a deed or bears a date.

A clause's own words leave out the clauses that stand inside or beside it (complements, relative and adverbial clauses, conjuncts), so
that a number, place or date belongs to one predicate. An argument that is left out in the text is taken from the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.families import is_event, is_thing
from onrecord.model import Parse, Token

_SEPARATE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_RELATIVE = frozenset({"who", "that", "which", "whom", "where"})
_SUCCESS = frozenset({"help", "manage", "aid", "assist"})
_ASPECT = frozenset({"continue", "begin", "start", "keep", "cease", "stop"})
"""With a verb below them they say how far that deed has come, and are no deed."""
_MEANS = frozenset({"in", "by", "through", "with"})
"""`seized it in a raid`: who seized it raided."""
_MAX_UP = 6
"""Steps up the tree in search of a left-out subject; deeper ones are parse errors more often than grammar."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its own tokens (sorted indices); `agent` and `patient` are head tokens, resolved later.

    `open` marks an infinitive that is not told as done (`to clear the road`, `meant to help crews clear it`).
    """

    head: Token
    predicate: str
    own: tuple[int, ...]
    agent: Token | None
    patient: Token | None
    passive: bool
    nominal: bool
    open: bool


def clauses_of(parse: Parse, *, skip: Collection[int], dated: Mapping[int, Sequence[int]]) -> Iterator[Clause]:
    """All clauses in text order; `skip` holds the tokens of attribution cues, `dated` a date's tokens by the noun that it modifies."""
    for token in parse.tokens:
        if token.i in skip or token.lower == "according":
            continue
        if token.pos in ("VERB", "AUX") and token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound"):
            yield from _verbal(parse, token)
        elif token.dep not in ("compound", "npadvmod") and (
            (token.pos == "NOUN" and (token.i in dated or is_event(token.lemma.lower())))
            or (token.pos == "PROPN" and token.i in dated and is_thing(token.lower))
        ):
            yield _nominal(parse, token, dated.get(token.i, ()))


def _verbal(parse: Parse, verb: Token) -> Iterator[Clause]:
    children = parse.children(verb)
    if verb.lemma in _ASPECT and any(c.dep == "xcomp" for c in children):
        return
    own = _own(parse, verb)
    subject = subject_of(parse, verb)
    objects = [c for c in children if c.dep in ("dobj", "obj")]
    passive = _is_passive(parse, verb)
    if verb.lemma == "be" or verb.dep in ("ROOT", "ccomp", "conj", "relcl") and verb.lemma in ("become", "remain"):
        complement = next((c for c in children if c.dep in ("attr", "acomp")), None)
        if complement is None and not any(c.dep == "prep" for c in children):
            return
        word = f"be {complement.lemma.lower()}" if complement is not None else "be"
        yield Clause(verb, word, own, subject, complement, False, False, _is_open(parse, verb))
        return
    word, is_open = _predicate(parse, verb), _is_open(parse, verb)
    if passive:
        yield Clause(verb, word, own, _by(parse, verb), subject, True, False, is_open)
        return
    patient = next((o for o in objects if not word.endswith(f" {o.lemma.lower()}")), None) or _oblique_object(parse, verb)
    if patient is not None and verb.dep == "relcl" and patient.lower in _RELATIVE:
        patient = parse.head(verb)
    yield Clause(verb, word, own, subject, patient, False, False, is_open)


def _is_open(parse: Parse, verb: Token) -> bool:
    """A question, a condition, a gerund behind a preposition, or an infinitive.

    Not so an infinitive that a finite verb of success or of course governs (`helped clear the road`, `began to clear it`).
    """
    if _is_asked(parse, verb) or verb.dep == "pcomp":
        return True
    if verb.tag != "VB" or any(c.dep == "aux" and c.lower != "to" for c in parse.children(verb)):
        return False
    head = parse.head(verb)
    if verb.dep == "conj" and head.tag != "VB":
        return False
    succeeded = head.i != verb.i and head.lemma in (_SUCCESS | _ASPECT) and head.tag in ("VBD", "VBN", "VBZ", "VBP")
    return not succeeded and verb.dep != "ROOT"


def _is_passive(parse: Parse, verb: Token) -> bool:
    children = parse.children(verb)
    if any(c.dep == "auxpass" and c.lemma in ("be", "get") for c in children) or (verb.dep == "acl" and verb.tag in ("VBN", "VBD")):
        return True
    shared = verb.dep == "conj" and verb.tag == "VBN" and not any(c.dep in ("nsubj", "aux") for c in children)
    return shared and any(c.dep == "auxpass" and c.lemma in ("be", "get") for c in parse.children(parse.head(verb)))


def _is_asked(parse: Parse, verb: Token) -> bool:
    """Under `whether`, `if` or `unless`, or a question: told as possible, not as so."""
    for _ in range(3):
        if any(c.dep == "mark" and c.lower in ("whether", "if", "unless") for c in parse.children(verb)):
            return True
        if verb.dep == "ROOT":
            sentence = parse.sentence_of(verb)
            return any(t.text == "?" for t in parse.tokens[sentence.last - 2 : sentence.last])
        if verb.dep != "conj":
            return False
        verb = parse.head(verb)
    return False


def _nominal(parse: Parse, noun: Token, date: Sequence[int]) -> Clause:
    agent = patient = None
    for child in parse.children(noun):
        if child.dep == "poss":
            agent = child
        elif child.dep == "prep" and child.lower == "of":
            patient = next((c for c in parse.children(child) if c.dep == "pobj"), None)
        elif child.dep == "prep" and child.lower == "by":
            agent = next((c for c in parse.children(child) if c.dep == "pobj"), agent)
    if agent is None:
        agent = next((c for c in parse.children(noun) if c.dep in ("amod", "compound") and c.entity in ("NORP", "GPE", "ORG")), None)
    if agent is None and noun.dep == "pobj" and parse.head(noun).lower in _MEANS and parse.head(parse.head(noun)).pos == "VERB":
        verb = parse.head(parse.head(noun))
        agent = None if _is_passive(parse, verb) else subject_of(parse, verb)
    made = [c for c in parse.children(noun) if c.dep == "acl" and date and not is_event(noun.lower)]
    own = tuple(sorted({*_own(parse, noun), *date, *(i for verb in made for i in _own(parse, verb))}))
    return Clause(noun, noun.lemma.lower(), own, agent, patient, False, True, False)


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb: its own, a relative pronoun's antecedent, or the one that it shares with its governor."""
    for _ in range(_MAX_UP):
        own = next((c for c in parse.children(verb) if c.dep in _SUBJECT), None)
        head = parse.head(verb)
        if own is not None:
            if verb.dep == "relcl" and own.lower in _RELATIVE:
                return head
            return own if own.dep != "expl" else next((c for c in parse.children(verb) if c.dep in ("attr", "dobj")), None)
        if verb.dep == "acl" or (verb.dep == "relcl" and head.pos in ("NOUN", "PROPN", "PRON")):
            return head
        if verb.dep == "xcomp":
            controller = next((c for c in parse.children(head) if c.dep in ("dobj", "dative")), None)
            if controller is not None:
                return controller
        if verb.dep not in ("xcomp", "conj", "advcl", "ccomp") or head.i == verb.i or head.pos not in ("VERB", "AUX"):
            if verb.dep in ("pcomp", "prep") and head.i != verb.i:
                verb = head
                continue
            return None
        verb = head
    return None


def _by(parse: Parse, verb: Token) -> Token | None:
    for child in parse.children(verb):
        if child.dep == "agent":
            return next((c for c in parse.children(child) if c.dep == "pobj"), None)
    return None


def _oblique_object(parse: Parse, verb: Token) -> Token | None:
    """`took part in the march`, `push out of the port`: the object of the last preposition that belongs to the verb."""
    found = None
    for child in parse.children(verb):
        if child.dep == "prep" and child.i > verb.i:
            found = found or next((c for c in parse.children(child) if c.dep == "pobj"), None)
    return found


def _predicate(parse: Parse, verb: Token) -> str:
    """The lemma with its particle, and with a preposition or object where the families list the whole (`take part`, `force from`)."""
    lemma = verb.lemma.lower()
    children = parse.children(verb)
    particle = next((c.lower for c in children if c.dep == "prt"), None)
    if particle is not None:
        lemma = f"{lemma} {particle}"
    elif lemma not in ("be", "have", "do"):
        for c in children:
            with_it = f"{lemma} {c.lemma.lower()}"
            if c.dep in ("prep", "dobj", "acomp", "oprd", "advmod") and is_event(with_it):
                return with_it
    return lemma


def _own(parse: Parse, head: Token) -> tuple[int, ...]:
    out, stack = [], [head.i]
    while stack:
        i = stack.pop()
        out.append(i)
        for child in parse.children(parse.tokens[i]):
            if child.dep in _SEPARATE and child.pos in ("VERB", "AUX"):
                continue
            if i == head.i and child.dep == "conj" and child.pos in ("VERB", "AUX"):
                continue
            if i == head.i and head.pos == "NOUN" and child.dep in ("conj", "cc", "appos", "acl", "det"):
                continue
            if child.dep == "acl" and child.pos == "VERB" and i != head.i:
                continue
            stack.append(child.i)
    return tuple(sorted(out))
