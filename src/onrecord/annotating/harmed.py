"""A word that tells a fate -> the heads of the phrases whom it befalls: `shot` in `a man who was shot` -> `man`, struck.

What enters is a token of a parse, what leaves are fates with head tokens, before anybody asks whether a phrase stands for people. Only what
is told as done: nothing negated, conditional, under a modal verb or merely wanted, and neither of two fates told as one (`killed or
wounded`).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotating.nouns import joins
from onrecord.lexicon.fates import fates
from onrecord.model import Parse, Token

_REFLEXIVE = frozenset({"himself", "herself"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CHAIN = 4
"""Steps up and down a coordination; more than four fates in one clause are not news."""
_NAME = 8
"""Tokens behind a preposition in which the name of a hospital says that it is one."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def harmed_by(parse: Parse, token: Token) -> Iterator[tuple[str, Token]]:
    """The phrases that suffer by this word, each with its fate."""
    lemma = token.lemma.lower()
    if _alternative(parse, token):
        return
    if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB"):
        if not _is_told(parse, token):
            return
        yield from _by_verb(parse, token, lemma)
    if token.lower == "fatally" and token.i and parse.tokens[token.i - 1].pos == "NUM":
        yield "killed", parse.tokens[token.i - 1]
    if token.lower in fates("state"):
        for spot in _stated(parse, token):
            yield fates("state")[token.lower], spot
    if token.pos in {"NOUN", "PROPN"}:
        yield from _by_noun(parse, token, lemma)


def _alternative(parse: Parse, token: Token) -> bool:
    """`killed or wounded`, `dead and injured` of the same people: neither fate is told of all of them."""
    if _fate_of(token) is None:
        return False
    group = _coordinated(parse, token)
    told = {_fate_of(t) for t in group} - {None}
    either = any(c.lower == "or" and c.dep == "cc" for t in group for c in parse.children(t))
    return len(group) > 1 and (either or {"killed", "injured"} <= told)


def _fate_of(token: Token) -> str | None:
    lemma = token.lemma.lower()
    return fates("object").get(lemma) or fates("state").get(token.lower) or fates("subject").get(lemma)


def _coordinated(parse: Parse, token: Token) -> list[Token]:
    """The verbs or states joined to this one that share its subject and its object."""
    out = [token]
    for _ in range(_CHAIN):
        above = parse.head(out[0])
        if above.i == out[0].i or not joins(parse, above, out[0]):
            break
        out.insert(0, above)
    for _ in range(_CHAIN):
        after = next((c for c in parse.children(out[-1]) if joins(parse, out[-1], c)), None)
        if after is None:
            break
        out.append(after)
    return out


def _by_verb(parse: Parse, verb: Token, lemma: str) -> Iterator[tuple[str, Token]]:
    if lemma in fates("object"):
        fate = fates("object")[lemma]
        fate = _struck_fate(parse, verb) if fate == "struck" else fate
        yield from ((fate, spot) for spot in _objects(parse, verb, bare=True))
    elif lemma in fates("subject"):
        subject = _subject(parse, verb)
        if subject is not None:
            yield fates("subject")[lemma], subject
    elif lemma in fates("place") and _to_hospital(parse, verb):
        yield from ((fates("place")[lemma], spot) for spot in _objects(parse, verb, bare=False))
    elif lemma in fates("gunfire") and _by_missile(parse, verb):
        yield from ((fates("gunfire")[lemma], spot) for spot in _objects(parse, verb, bare=False))
    elif lemma in {"lose", "claim", "take"}:
        yield from _by_life(parse, verb, lemma)


def _by_life(parse: Parse, verb: Token, lemma: str) -> Iterator[tuple[str, Token]]:
    """`lost her life`, `took his own life`: the subject; `claimed the life of X`: X."""
    for life in parse.children(verb):
        fate = fates("lose").get(life.lemma.lower())
        if fate is None or life.dep != "dobj":
            continue
        if lemma == "claim" or not any(c.dep == "poss" for c in parse.children(life)):
            yield from ((fate, spot) for spot in of_phrase(parse, life))
        elif (subject := _subject(parse, verb)) is not None:
            yield fate, subject


def _struck_fate(parse: Parse, verb: Token) -> str:
    """`fatally shot`, `shot to death`, `shot dead`: killed; `shot and wounded`: injured; else struck."""
    for c in parse.children(verb):
        if c.lower in {"fatally", "dead"} or (c.lower == "to" and any(g.lower == "death" for g in parse.children(c))):
            return "killed"
        if c.lower in {"critically", "seriously", "nonfatally"}:
            return "injured"
    around = parse.tokens[max(parse.sentence_of(verb).first, verb.i - 1) : verb.i + 3]
    if any(t.lower == "fatally" for t in around) or [t.lower for t in around[-2:]] == ["to", "death"]:
        return "killed"
    return "struck"


def _by_noun(parse: Parse, noun: Token, lemma: str) -> Iterator[tuple[str, Token]]:
    children = parse.children(noun)
    fate = fates("noun").get(lemma)
    if fate is not None and noun.dep != "compound" and not any(c.lower in fates("undone") for c in children):
        if fate == "struck" and any(c.lower in fates("fatal") for c in children):
            fate = "killed"
        for spot in (*of_phrase(parse, noun), *(c for c in children if c.dep == "poss")):
            if lemma not in {"shooting", "suicide", "homicide", "manslaughter"} or spot.dep != "poss":
                yield fate, spot
    if lemma == "condition" and noun.dep == "pobj" and parse.head(noun).lower == "in":
        if any(c.lower in fates("condition") and c.dep in {"amod", "compound"} for c in children):
            yield from (("injured", spot) for spot in _bearer(parse, parse.head(noun)))
    if lemma in fates("wound") and noun.pos == "NOUN":
        head = parse.head(noun)
        if noun.dep == "dobj" and head.lemma.lower() in fates("suffer") and _is_told(parse, head):
            subject = _subject(parse, head)
            if subject is not None:
                yield "injured", subject
        elif noun.dep == "pobj" and head.lower in {"with", "from", "for"}:
            for spot in _bearer(parse, head):
                yield "injured", spot
        elif any(c.dep == "poss" for c in children) and noun.dep in SUBJECTS:
            yield from (("injured", c) for c in children if c.dep == "poss")


def _bearer(parse: Parse, prep: Token) -> tuple[Token, ...]:
    """Whom a phrase behind `with` or `in` describes: the noun before it, else what its verb does something to, else the verb's subject."""
    head = parse.head(prep)
    if head.pos in _NOMINAL:
        return (head,)
    if head.pos not in {"VERB", "AUX"} or not _is_told(parse, head) or head.lemma.lower() in {"die", "shoot", "kill", "charge"}:
        return ()
    objects = tuple(c for c in parse.children(head) if c.dep == "dobj")
    if objects and head.lemma.lower() not in fates("suffer"):
        return objects
    subject = _subject(parse, head)
    return (subject,) if subject is not None else ()


def _is_told(parse: Parse, verb: Token) -> bool:
    """Whether the clause tells the deed as done: not negated, not under a modal verb, a condition, a question or a wish."""
    for c in parse.children(verb):
        if c.dep == "neg" or c.lower in fates("untold") or (c.dep == "mark" and c.lower in {"if", "whether", "unless"}):
            return False
    if verb.tag == "VB":
        have = any(c.lemma == "have" and c.dep == "aux" for c in parse.children(verb))
        will = any(c.dep == "aux" and c.lower != "to" for c in parse.children(verb))
        head = parse.head(verb)
        if not have and (will or head.lemma.lower() not in {"survive", "go", "expect"}) and verb.dep not in {"ROOT"}:
            return verb.lemma.lower() in {"survive", "recover"}
    above = parse.head(verb)
    if above.i != verb.i and above.lemma.lower() in fates("wish") and verb.dep in {"xcomp", "pcomp", "acl"}:
        return False
    last = parse.tokens[parse.sentence_of(verb).last - 1]
    return last.text != "?"


def _stated(parse: Parse, state: Token) -> Iterator[Token]:
    """Whose state an adjective or participle tells: `was dead`, `left one dead`, `pronounced dead`, `the wounded man`."""
    head = parse.head(state)
    own = next((c for c in parse.children(state) if c.dep in SUBJECTS), None)
    if state.tag.startswith("VB") and state.lemma.lower() in fates("object"):
        return
    if own is not None:
        yield own
    elif state.dep == "amod" and head.pos in {"NOUN", "PROPN"}:
        yield head
    elif state.dep in {"acomp", "oprd", "attr", "ccomp", "advcl", "xcomp", "advmod"} and head.pos in {"VERB", "AUX"}:
        if not _is_told(parse, head) or any(c.dep == "neg" for c in parse.children(state)):
            return
        objects = [c for c in parse.children(head) if c.dep == "dobj"]
        if objects:
            yield from objects
        elif (subject := _subject(parse, head)) is not None:
            yield subject


def _objects(parse: Parse, verb: Token, *, bare: bool) -> tuple[Token, ...]:
    """Whom the verb is done to. `bare` takes the subject of a headline's passive (`Man shot in Velm`)."""
    children = parse.children(verb)
    objects = tuple(c for c in children if c.dep in {"dobj", "dative"})
    passive = next((c for c in children if c.dep == "nsubjpass"), None)
    if passive is not None:
        return (_antecedent(parse, verb, passive),)
    if objects:
        if objects[0].lower in _REFLEXIVE:
            subject = _subject(parse, verb)
            return (subject,) if subject is not None else objects
        return tuple(_antecedent(parse, verb, o) for o in objects)
    head = parse.head(verb)
    if verb.dep == "acl" and verb.tag in {"VBN", "VBD"}:
        return (head,)
    if verb.dep == "amod" and verb.tag in {"VBN", "VBD"}:
        return (head,)
    if verb.tag not in {"VBN", "VBD"} and verb.dep != "xcomp":
        return ()
    if verb.dep == "conj" and head.pos in {"VERB", "AUX"}:
        later = [c for c in parse.children(verb) if c.dep in SUBJECTS]
        if not later:
            shared = _objects(parse, head, bare=False)
            return shared or (tuple(s for s in (_subject(parse, verb),) if s is not None) if verb.tag == "VBN" else ())
    if any(c.dep == "auxpass" for c in children) or verb.tag == "VBN":
        subject = _subject(parse, verb)
        return (subject,) if subject is not None else ()
    aimed = any(c.dep == "prep" and c.lower in {"at", "into", "toward", "towards", "through"} for c in children)
    if bare and not aimed and verb.dep in {"ROOT", "ccomp", "advcl"}:
        subject = next((c for c in children if c.dep == "nsubj"), None)
        return (_antecedent(parse, verb, subject),) if subject is not None else ()
    return ()


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb that governs it."""
    for _ in range(4):
        for c in parse.children(verb):
            if c.dep in SUBJECTS:
                return _antecedent(parse, verb, c)
        head = parse.head(verb)
        if verb.dep in {"acl", "amod"} and head.pos in _NOMINAL:
            return head
        if verb.dep == "relcl":
            return head
        if head.i == verb.i or verb.dep not in {"conj", "xcomp", "advcl", "ccomp", "oprd", "dep", "pcomp", "auxpass"}:
            return None
        if head.pos not in {"VERB", "AUX"}:
            return None
        verb = head
    return None


def _antecedent(parse: Parse, verb: Token, token: Token) -> Token:
    """`a man who was shot`: the noun before the relative clause."""
    if token.lower in {"who", "that", "which", "whom"}:
        for _ in range(3):
            if verb.dep == "relcl":
                return parse.head(verb)
            verb = parse.head(verb)
    return token


def of_phrase(parse: Parse, noun: Token) -> tuple[Token, ...]:
    return tuple(g for c in parse.children(noun) if c.dep == "prep" and c.lower == "of" for g in parse.children(c) if g.dep == "pobj")


def _to_hospital(parse: Parse, verb: Token) -> bool:
    for prep in parse.children(verb):
        if prep.dep in {"prep", "advmod", "dative"}:
            for noun in parse.children(prep):
                if noun.dep == "pobj" and any(t.lower in fates("hospital") for t in parse.tokens[prep.i + 1 : noun.i + _NAME]):
                    return True
    return verb.lemma.lower() == "treat" and any(t.lemma.lower() in fates("wound") for t in parse.tokens[verb.i + 1 : verb.i + _NAME])


def _by_missile(parse: Parse, verb: Token) -> bool:
    sentence = parse.sentence_of(verb)
    near = parse.tokens[max(sentence.first, verb.i - 8) : min(sentence.last, verb.i + 12)]
    return any(t.lower in fates("missile") for t in near)
