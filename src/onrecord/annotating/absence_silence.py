"""Parse -> silences that no verb of saying tells: `stayed silent about the cost`, `calls went unanswered`, `dodged questions`.

One function a shape, as in `absence_shapes`; the words are the lexicon's. A silence needs what it is about, or a word that is said of
nothing but speech: a hall that was quiet kept nothing back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.attribution_subjects import is_somebody
from onrecord.annotating.phrases import child, subject_of
from onrecord.lexicon import table
from onrecord.model import Parse, Token


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """A row of `silences.toml`."""

    words: tuple[str, ...]
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Unspoken:
    """`verb` heads the words, `subject` kept silent, `about` is on what, `first` begins the verb's words, `by` overrides the subject."""

    verb: Token
    subject: Token | None
    about: tuple[Token, ...]
    first: Token
    rule: str
    by: Token | None = None


_BEING = frozenset({"be", "keep", "stay", "remain", "fall", "go"})
_ON = frozenset({"about", "on", "over", "regarding", "concerning", "as"})


@cache
def silent_words(pattern: str) -> frozenset[str]:
    """The words of one pattern."""
    return frozenset(word for row in table("silences", SilenceRow) if row.pattern == pattern for word in row.words)


def unspoken_at(parse: Parse, token: Token) -> Unspoken | None:
    """The silence that this verb heads, if any."""
    if token.pos not in {"VERB", "AUX"}:
        return None
    return next((found for shape in _SHAPES if (found := shape(parse, token)) is not None), None)


def _kept_silent(parse: Parse, verb: Token) -> Unspoken | None:
    """`stayed silent about its fees`, `stayed mum`, `were tight-lipped about the route`."""
    if verb.lemma.lower() not in _BEING:
        return None
    subject = subject_of(parse, verb) or (subject_of(parse, parse.head(verb)) if verb.dep == "conj" else None)
    for word in parse.children(verb):
        if word.i < verb.i or word.dep == "neg":
            continue
        shut = word.lower in silent_words("shut") or word.lower == "lipped"
        if not (shut or word.lower in silent_words("silent")) or word.dep not in {"acomp", "oprd", "attr", "advmod", "dobj", "ccomp"}:
            continue
        on = [c for t in (word, verb) for c in parse.children(t) if c.dep == "prep" and c.lower in _ON and c.i > word.i]
        on = [c for c in on if not any(g.entity in {"DATE", "TIME"} for g in parse.children(c))]
        if subject is None or not (on or shut) or (not shut and _anybody(parse, subject)):
            continue
        return Unspoken(verb, subject, _below(parse, on) or (word,), _first(parse, verb), "silent")
    return None


def _anybody(parse: Parse, subject: Token) -> bool:
    """`Guards`, `residents`: people of whom nothing tells who they are or that they speak for anybody."""
    told = any(c.dep in ("det", "poss", "amod", "compound", "nmod", "prep", "relcl", "appos", "nummod") for c in parse.children(subject))
    return subject.tag == "NNS" and not told and subject.lemma.lower() not in silent_words("speaks for others")


def _unanswered(parse: Parse, verb: Token) -> Unspoken | None:
    """`Calls to the mill were not returned`, `an email to the firm went unanswered`: by whom nobody answered."""
    subject = subject_of(parse, verb)
    if subject is None or subject.lemma.lower() not in silent_words("approach"):
        return None
    after = [t for t in parse.tokens[verb.i + 1 : verb.i + 4] if t.sentence == verb.sentence and t.lower in silent_words("unanswered")]
    passive = verb.tag == "VBN" and verb.lemma.lower() in silent_words("answered") and _negated(parse, verb)
    if not passive and not (verb.lemma.lower() in _BEING and after):
        return None
    verb = verb if passive else after[0]
    to = [c for c in parse.subtree(subject) if c.dep in {"prep", "dative"} and c.lower in {"to", "with", "for"} and c.i > subject.i]
    named = next((g for c in to for g in parse.children(c) if g.dep == "pobj" and g.lower not in silent_words("what is asked for")), None)
    return Unspoken(verb, None, parse.subtree(subject), min(parse.subtree(subject), key=lambda t: t.i), "unanswered", named)


def _unavailable(parse: Parse, verb: Token) -> Unspoken | None:
    """`was not immediately available for comment`."""
    if verb.lemma != "be":
        return None
    for word in parse.children(verb):
        if word.dep == "acomp" and (word.lower == "unavailable" or (word.lower == "available" and _negated(parse, verb))):
            asked = [c for t in (word, verb) for c in parse.children(t) if c.lower == "for" and c.i > word.i]
            if any(g.lower in silent_words("what is asked for") for c in asked for g in parse.children(c)):
                return Unspoken(word, subject_of(parse, verb), _below(parse, asked), _first(parse, verb), "unreached")
    return None


def _dodged(parse: Parse, verb: Token) -> Unspoken | None:
    """`ignored questions about the deal`, `sidestepped a question`."""
    phrase = f"{verb.lemma.lower()} {parse.tokens[verb.i + 1].lower}" if verb.i + 1 < len(parse.tokens) else ""
    if not ({verb.lemma.lower(), phrase} & silent_words("dodge")) or _negated(parse, verb):
        return None
    thing = child(parse, verb, "dobj")
    subject = subject_of(parse, verb)
    if thing is None or subject is None or thing.lemma.lower() not in silent_words("asked") or subject.tag == "WDT":
        return None
    of = child(parse, thing, "prep", {"of"})
    if of is not None and not any(t.lower in _QUESTIONS for t in parse.subtree(of)):
        return None  # `a question of trust` is asked by nobody
    return Unspoken(verb, subject, parse.subtree(thing), _first(parse, verb), "dodged")


def _unclaimed(parse: Parse, verb: Token) -> Unspoken | None:
    """`No group has claimed responsibility for the blast`."""
    thing = child(parse, verb, "dobj")
    if verb.lemma not in silent_words("owns up") or thing is None or thing.lower not in silent_words("owned up to"):
        return None
    subject = subject_of(parse, verb)
    before = [c.lower for c in parse.children(subject) if c.i < subject.i] if subject is not None else []
    nobody = subject is not None and (subject.lower in {"nobody", "none", "neither"} or not {"no", "neither"}.isdisjoint(before))
    if subject is None or not (nobody or (verb.lemma == "claim" and _negated(parse, verb))):
        return None
    return Unspoken(verb, subject, parse.subtree(thing), _first(parse, verb), "unclaimed")


def _kept_back(parse: Parse, verb: Token) -> Unspoken | None:
    """`withheld the names of the bidders`, `gave few details`."""
    thing = child(parse, verb, "dobj")
    subject = subject_of(parse, verb)
    if thing is None or subject is None or not (is_somebody(subject) or subject.pos in {"PROPN", "PRON"}):
        return None
    withheld = verb.lemma in silent_words("holds back") and thing.lemma.lower() in silent_words("fact")
    scant = verb.lemma in silent_words("lets out") and thing.lemma.lower() in silent_words("fact")
    scant = scant and any(c.lower in silent_words("scant") for c in parse.children(thing) if c.i < thing.i)
    scant = scant and not any(c.lower == "a" for c in parse.children(thing))
    if not (withheld or scant) or _negated(parse, verb):
        return None
    return Unspoken(verb, subject, parse.subtree(thing), _first(parse, verb), "kept-back")


def _not_public(parse: Parse, verb: Token) -> Unspoken | None:
    """`has not spoken publicly`, `has not spoken to reporters`."""
    subject = subject_of(parse, verb)
    if verb.lemma != "speak" or subject is None or not _negated(parse, verb):
        return None
    for c in parse.children(verb):
        to = {g.lower for g in parse.children(c)} if c.dep == "prep" and c.lower in {"to", "with"} else set()
        if c.lower == "publicly" or to & silent_words("the press"):
            on = [p for p in parse.children(verb) if p.dep == "prep" and p.lower in _ON]
            return Unspoken(verb, subject, _below(parse, on) or (verb,), _first(parse, verb), "silent")
    return None


def _unseen(parse: Parse, verb: Token) -> Unspoken | None:
    """`How many were aboard is not known`, `it remains to be seen who will pay`."""
    asked = [c for c in parse.children(verb) if c.dep in {"csubj", "csubjpass"} and _asks(parse, c)]
    if asked and ((verb.lemma == "know" and _negated(parse, verb)) or (verb.lemma in {"be", "remain"} and _open_word(parse, verb))):
        whole = _below(parse, asked)
        return Unspoken(verb, None, whole, whole[0], "open")
    subject = subject_of(parse, verb)
    if verb.lemma in {"be", "remain"} and subject is not None and subject.lemma.lower() in silent_words("open fact"):
        if (word := _open_word(parse, verb)) is not None:
            return Unspoken(word, None, parse.subtree(subject), min(parse.subtree(subject), key=lambda t: t.i), "open")
    if verb.lemma == "remain" and _next(parse, verb, 3)[:3] == ["to", "be", "seen"]:
        seen = parse.tokens[verb.i + 3]
        clauses = [c for t in (verb, seen) for c in parse.children(t) if c.dep in {"ccomp", "csubj", "csubjpass", "advcl"}]
        about = [c for c in clauses if _asks(parse, c)]
        if about:
            whole = _below(parse, about)
            return Unspoken(verb, None, whole, min((whole[0], verb), key=lambda t: t.i), "open")
    return None


def _open_word(parse: Parse, verb: Token) -> Token | None:
    """The word by which something is said not to be known."""
    said = (c for c in parse.children(verb) if c.dep in {"acomp", "attr", "oprd"})
    open_words, known = {"unclear", "unknown", "uncertain"}, {"clear", "known", "certain"}
    return next((c for c in said if c.lower in open_words or (c.lower in known and _negated(parse, verb))), None)


_SHAPES: tuple[Callable[[Parse, Token], Unspoken | None], ...] = (
    _kept_silent,
    _unanswered,
    _unavailable,
    _dodged,
    _unclaimed,
    _kept_back,
    _not_public,
    _unseen,
)
_QUESTIONS = frozenset({"how", "who", "whom", "whose", "what", "when", "where", "why", "which", "whether", "if"})


def _asks(parse: Parse, clause: Token) -> bool:
    return any(t.lower in _QUESTIONS for t in parse.subtree(clause) if t.i <= clause.i)


def _negated(parse: Parse, verb: Token) -> bool:
    return any(c.dep == "neg" for c in parse.children(verb)) or any(
        c.dep == "neg" for c in parse.children(parse.head(verb)) if verb.dep == "acomp"
    )


def _next(parse: Parse, token: Token, count: int) -> list[str]:
    return [t.lower for t in parse.tokens[token.i + 1 : token.i + 1 + count] if t.sentence == token.sentence]


def _below(parse: Parse, heads: Sequence[Token]) -> tuple[Token, ...]:
    out = {t.i: t for head in heads for t in parse.subtree(head)}
    return tuple(out[i] for i in sorted(out))


def _first(parse: Parse, verb: Token) -> Token:
    return min((verb, *(c for c in parse.children(verb) if c.dep in {"aux", "auxpass", "neg"} and c.i < verb.i)), key=lambda t: t.i)
