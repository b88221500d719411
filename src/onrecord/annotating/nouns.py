"""Parse -> the words of a counted noun: its phrase in lower case, and the verbs joined to the one that tells what happened to it."""

from __future__ import annotations

from onrecord.model import Parse, Token

SIZES = frozenset({"strong", "odd", "plus", "some"})
"""Behind a number and a hyphen: part of the number (`a 300-strong crowd`), not what it counts."""
STATES = frozenset(
    {"dead", "missing", "injured", "wounded", "hurt", "homeless", "ill", "sick", "trapped", "unaccounted", "alive", "critical"}
)


def joint(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The verb and those joined to it that share its subject and form: `killed or wounded`."""
    out, queue = [verb], [verb]
    while queue:
        above = queue.pop()
        for c in parse.children(above):
            if joins(parse, above, c):
                out.append(c)
                queue.append(c)
    return tuple(sorted(out, key=lambda t: t.i))


def joins(parse: Parse, verb: Token, other: Token) -> bool:
    """Whether `other`, below the verb, only goes on with it: a conjunct in the same form, or next in a list (`killed, hurt or …`)."""
    listed = other.dep == "advcl" and other.i == verb.i + 2 and parse.tokens[verb.i + 1].text == "," and _goes_on(parse, other)
    if other.dep != "conj" and not listed:
        return False
    own = any(g.dep in {"nsubj", "nsubjpass", "dobj", "auxpass"} for g in parse.children(other))
    return not own and (other.tag == verb.tag or {other.tag, verb.tag} <= {"VBN", "VBD", "JJ"})


def _goes_on(parse: Parse, token: Token) -> bool:
    return any(c.dep == "conj" and c.tag == token.tag for c in parse.children(token))


def noun_words(parse: Parse, noun: Token, after: int, skip: frozenset[int]) -> list[str]:
    """A noun with its adjectives and compounds, lower case unless a name."""
    if noun.tag == "NNPS":
        skip = frozenset()
    kept = [
        c
        for c in parse.children(noun)
        if after < c.i < noun.i
        and c.dep in {"amod", "compound", "nmod"}
        and c.i not in skip
        and c.lower not in SIZES
        and c.pos in {"ADJ", "NOUN", "VERB", "PROPN"}
    ]
    own = {t.i for t in (*kept, noun)}
    return [_whole(parse, t, after) for t in (*kept, noun) if not (t.i + 2 in own and _joined(parse, t.i + 2))]


def _joined(parse: Parse, i: int) -> bool:
    """A hyphen joins the word to the one before."""
    tokens = parse.tokens
    return i >= 2 and tokens[i - 1].text == "-" and tokens[i - 2].end == tokens[i - 1].start and tokens[i - 1].end == tokens[i].start


def _whole(parse: Parse, token: Token, after: int) -> str:
    """The word with what a hyphen joins to it: `half-brothers`, `rain-soaked`; in lower case unless a name."""
    before = parse.tokens[token.i - 2]
    joined = token.i - 2 > after and before.text.isalpha() and _joined(parse, token.i)
    words = f"{before.text}-{token.text}" if joined else token.text
    return words if token.pos == "PROPN" else words.lower()
