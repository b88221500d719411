"""Parse -> the shapes in which a text says that something was not said: one function a shape, over the lexicon's words.

A negated verb of saying (`did not say how many`), a withheld noun (`gave no figure`), a negated passive (`has not been announced`),
a refusal (`declined to comment`, `has yet to say`), `without giving`, what is called open (`it is unclear who`), and `undisclosed`
before a noun. A verb of saying negated before a plain `that` clause is a claim, not an absence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.attribution_subjects import is_somebody
from onrecord.annotating.phrases import noun_phrase, subject_of
from onrecord.lexicon import table
from onrecord.model import Parse, Token


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """A row of `absences.toml`."""

    word: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Silence:
    """`verb` heads the words, `subject` may not have said it, `about` is what, `by` overrides the subject."""

    verb: Token
    subject: Token | None
    about: tuple[Token, ...]
    first: Token
    rule: str
    by: Token | None = None
    own: bool = False


_QUESTIONS = frozenset({"how", "who", "whom", "whose", "what", "when", "where", "why", "which", "whether", "if"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither"})
_NONE = frozenset({"no", "neither", "nobody", "none", "nothing"})
_MODALS = frozenset({"can", "could", "ca"})
TRIMMED = frozenset({",", ".", ";", ":", "—", "–", '"', "”", "“", "'", "’", "but", "and", "-"})
_SPEAKERS = frozenset({"from", "by"})
_ASKED_OF = frozenset({"question", "request", "call", "message"})
"""What comes from who asks: `has not answered questions from the Herald`."""
_SAYING_DEPS = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "advcl", "pobj", "acomp", "dative"})
_REACH = 10
"""Words from `made` to its `public`."""
_WITHOUT = "without"


@cache
def words(pattern: str) -> frozenset[str]:
    """The lexicon's words of one pattern."""
    return frozenset(row.word for row in table("absences", AbsenceRow) if row.pattern == pattern)


def _is_noun(token: Token) -> bool:
    """Whether the word names what can be given or withheld: `details`, `no reason`."""
    return token.lemma.lower() in words("noun") or token.lower in words("noun")


def silence_at(parse: Parse, token: Token) -> Silence | None:
    """The shape that this token heads, if any: `The port did [not say] how many were aboard`."""
    lemma = token.lemma.lower()
    if lemma == "yet" or token.lower == "yet":
        return _yet(parse, token)
    if token.pos in {"VERB", "AUX"}:
        if lemma in words("refusal"):
            return _refusal(parse, token)
        if token.tag == "VBG" and token.dep == "pcomp" and parse.head(token).lower == _WITHOUT:
            return _without(parse, token)
        return (
            _undrawn(parse, token)
            or _passive(parse, token)
            or _negated(parse, token)
            or _withheld(parse, token)
            or _unpublished(parse, token)
            or _open(parse, token)
        )
    if token.pos == "ADJ":
        if lemma in words("refusal"):
            return _refusal(parse, token)
        if token.lower in words("modifier") and token.dep == "amod" and parse.head(token).i > token.i:
            head = parse.head(token)
            return Silence(token, None, (head,), token, "modifier")
    return None


def _refused(parse: Parse, verb: Token) -> bool:
    """Whether the verb is negated: before it, or behind `be`; in `he said: "Certainly not"` the words are."""
    return any(
        (c.dep == "neg" or (c.lower in _NOT and c.dep in {"advmod", "preconj"}))
        and (c.i < verb.i or verb.pos == "AUX" or verb.lemma == "be")
        for c in parse.children(verb)
    )


def _negation(parse: Parse, verb: Token) -> bool:
    if _refused(parse, verb):
        return True
    subject = subject_of(parse, verb)
    if subject is not None and (subject.lower in _NONE or any(c.lower in _NONE for c in parse.children(subject) if c.i < subject.i)):
        return True
    if verb.dep == "conj" and subject is None and any(c.lower in {"or", "nor"} for c in parse.children(parse.head(verb))):
        return _refused(parse, parse.head(verb))
    return verb.dep == "xcomp" and parse.head(verb).lemma in {"want", "wish"} and _refused(parse, parse.head(verb))


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The verb's subject, or that of the verb it shares one with; a relative pronoun gives the noun before it."""
    first = verb.i
    for _ in range(4):
        subject = subject_of(parse, verb)
        if subject is not None:
            if verb.i != first and verb.dep == "ccomp" and not is_somebody(subject) and parse.head(verb).i != verb.i:
                verb = parse.head(verb)  # `the firm said the line had been replaced, but declined to …`: the line declines nothing
                continue
            if subject.tag in {"WP", "WDT"} and verb.dep == "relcl":
                return parse.head(verb)
            return subject
        if verb.dep in {"conj", "xcomp", "advcl", "aux", "ccomp", "acl", "pcomp", "prep"} and parse.head(verb).i != verb.i:
            verb = parse.head(verb)
        else:
            return None
    return None


def _asks(parse: Parse, clause: Token) -> bool:
    """Whether a clause is an indirect question: it has a question word before its verb."""
    return any(t.lower in _QUESTIONS for t in parse.subtree(clause) if t.i <= clause.i)


def _is_fronted(parse: Parse, clause: Token) -> bool:
    """`Whether seats will be refunded, the theatre would not say`; `When asked, he did not elaborate` leaves something else unsaid."""
    return parse.subtree(clause)[0].lower in _QUESTIONS - {"when", "if"}


def _complements(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Heads of what follows the verb: objects, clauses, prepositional phrases."""
    out = [c for c in parse.children(verb) if c.i > verb.i and c.dep in _SAYING_DEPS]
    return tuple(
        c
        for c in out
        if not (c.dep == "advcl" and not _asks(parse, c))
        and not (c.dep == "prep" and c.lower in {"in", "at", "during", "after", "before", "until", "since", "by", "from", "despite", "as"})
    )


def _below(parse: Parse, heads: Sequence[Token]) -> tuple[Token, ...]:
    """The words of the complements, with joint questions, in text order."""
    out: dict[int, Token] = {}
    for head in heads:
        for token in parse.subtree(head):
            out[token.i] = token
    return tuple(out[i] for i in sorted(out))


def _negated(parse: Parse, verb: Token) -> Silence | None:
    lemma = verb.lemma.lower()
    verbs, questions = words("verb"), words("question")
    if lemma not in verbs | questions or verb.dep == "aux" or not _negation(parse, verb):
        return None
    if any(c.dep == "auxpass" for c in parse.children(verb)) or (verb.dep == "xcomp" and parse.head(verb).lemma in {"decline", "refuse"}):
        return None
    subject = _subject(parse, verb)
    if subject is not None and subject.lower in {"i", "we", "you"}:
        return None
    joint = [
        c
        for c in parse.children(verb)
        if c.dep == "conj" and c.lemma.lower() in verbs | questions | {"deny"} and subject_of(parse, c) is None
    ]
    heads = [h for v in (verb, *joint) for h in _complements(parse, v)]
    clauses = [h for h in heads if h.dep in {"ccomp", "advcl", "xcomp"}]
    asks = [h for h in clauses if _asks(parse, h)]
    to_date = lemma == "say" and subject is not None and is_somebody(subject) and any(c.lemma == "have" for c in parse.children(verb))
    if clauses and not asks and lemma in questions and not to_date:
        return None  # `has not said that the pier is safe` leaves it open; `did not say that it was` may answer somebody
    if lemma in questions and not asks and not (to_date and clauses):
        objects = [h for h in heads if h.dep == "dobj"]
        if not any(_is_noun(o) for o in objects) and (heads or lemma != "say"):
            return None
    if not heads:
        heads = [c for c in parse.children(verb) if c.i < verb.i and c.dep in {"ccomp", "advcl", "dep"} and _is_fronted(parse, c)]
    return Silence(verb, subject, _below(parse, heads), _first_of(parse, verb), "negated")


def _withheld(parse: Parse, verb: Token) -> Silence | None:
    """`gave no figure`, `did not provide details`, `there was no comment`."""
    saying = words("verb") | words("question")
    if verb.lemma.lower() not in words("giving"):
        silent = next((c for c in parse.children(verb) if c.dep == "dobj" and c.lower == "nothing"), None)
        if verb.lemma.lower() not in saying or silent is None:
            return None
    negated = _refused(parse, verb) or _by_neither(parse, verb)
    for c in parse.children(verb):
        if c.dep not in {"dobj", "attr", "nsubj"} or not _is_noun(c):
            continue
        none = c.lower == "nothing" or any(g.dep == "det" and g.lower == "no" for g in parse.children(c))
        if c.dep == "nsubj":
            continue
        if not (none or (negated and c.i > verb.i)) or (verb.lemma == "be" and c.dep == "attr" and not none):
            continue
        if verb.lemma in {"be", "have", "contain", "include"} and c.lower in {
            "reason",
            "question",
            "evidence",
            "proof",
            "number",
            "name",
            "date",
            "call",
            "cause",
            "nothing",
            "data",
            "warning",
            "total",
            "anything",
            "answer",
            "motive",
            "request",
            "message",
        }:
            continue
        subject = _subject(parse, verb)
        if subject is not None and (subject.i == c.i or subject.dep == "expl"):
            subject = None
        heads = (c, *(h for h in _complements(parse, verb) if h.i > c.i and (h.dep in {"prep", "ccomp"} or h.pos == "ADP")))
        by = _speaker(parse, c)
        return Silence(verb, subject, _below(parse, heads), min((c, _first_of(parse, verb)), key=lambda t: t.i), "withheld", by)
    return None


def _by_neither(parse: Parse, verb: Token) -> bool:
    """`Neither side has released data`."""
    subject = subject_of(parse, verb)
    return subject is not None and (subject.lower in _NONE or any(c.lower in {"neither", "no"} for c in parse.children(subject)))


def _undrawn(parse: Parse, verb: Token) -> Silence | None:
    """`would not be drawn on who might lead it`."""
    if verb.lemma != "draw" or verb.tag != "VBN" or not _refused(parse, verb) or not any(c.lower == "be" for c in parse.children(verb)):
        return None
    on = [c for c in parse.children(verb) if c.dep == "prep" and c.lower in {"on", "about", "over"}]
    return Silence(verb, _subject(parse, verb), _below(parse, on), _first_of(parse, verb), "negated") if on else None


def _unpublished(parse: Parse, verb: Token) -> Silence | None:
    """`has not made the ruling public`: what is public hangs on the verb or on the thing."""
    if verb.lemma != "make" or not (_refused(parse, verb) or _by_neither(parse, verb)):
        return None
    public = next((t for t in parse.subtree(verb) if t.lower == "public" and verb.i < t.i <= verb.i + _REACH), None)
    if public is None or public.dep in {"amod", "compound"}:
        return None
    thing = [t for t in parse.tokens[verb.i + 1 : public.i] if t.pos != "PUNCT"]
    return Silence(verb, _subject(parse, verb), tuple(thing), _first_of(parse, verb), "withheld") if thing else None


def _speaker(parse: Parse, noun: Token) -> Token | None:
    """`no comment from the port`, `no word by the port`, `no figure available from the port`."""
    if noun.lemma.lower() in _ASKED_OF:
        return None
    above = parse.head(noun)
    free = [g for t in (noun, above) for a in parse.children(t) if a.lower == "available" for g in parse.children(a)]
    for c in (*parse.children(noun), *parse.children(above), *free):
        if (c.dep == "prep" and c.lower in _SPEAKERS) or c.dep == "agent":
            named = next((g for g in parse.children(c) if g.dep == "pobj"), None)
            if named is not None and named.entity not in {"DATE", "TIME"}:
                return named
    return None


def _passive(parse: Parse, verb: Token) -> Silence | None:
    """`has not been announced`, `could not be verified`, `no reason was given for the delay`."""
    if verb.lemma.lower() not in words("passive") or verb.tag != "VBN" or not any(c.dep == "auxpass" for c in parse.children(verb)):
        return None
    if not _negation(parse, verb):
        return None
    subject = _subject(parse, verb)
    if subject is None or any(c.lower in {"may", "must", "should", "shall"} for c in parse.children(verb)):
        return None
    noun = _is_noun(subject) or any(c.lower == "nothing" for c in parse.children(subject))
    public = any(c.lower == "public" for c in parse.children(verb))
    if verb.lemma in {"make", "give", "provide", "issue", "say"} and not noun and not public:
        return None
    about: tuple[Token, ...]
    if verb.lemma == "reach":
        heads = [c for c in parse.children(verb) if c.dep == "prep" and c.lower == "for"]
        return Silence(verb, subject, _below(parse, heads), _first_of(parse, verb), "unreached") if heads else None
    heads = [
        c
        for c in parse.children(verb)
        if c.dep in {"prep", "ccomp"} and c.i > verb.i and (c.dep == "ccomp" or c.lower in {"of", "about", "on", "for", "as"})
    ]
    phrase = [t for t in parse.tokens_in(noun_phrase(parse, subject)) if t.i < verb.i]
    whole = tuple(sorted({t.i: t for t in (*(phrase or (subject,)), *_below(parse, heads))}.values(), key=lambda t: t.i))
    about = _below(parse, heads) if heads and (noun or subject.lower == "it") else whole
    unverified = verb.lemma in {"verify", "corroborate"} or any(c.lower in _MODALS for c in parse.children(verb))
    return Silence(verb, None, about, whole[0], "passive", _speaker(parse, verb) or _speaker(parse, subject), own=unverified)


def _refusal(parse: Parse, verb: Token) -> Silence | None:
    """`declined to comment`, `refused to say`, `was unable to say`, `declined comment`."""
    saying = words("verb") | words("question") | words("giving") - {"be", "have", "make", "set", "add"}
    subject = _subject(parse, verb if verb.pos == "VERB" else parse.head(verb))
    for c in parse.children(verb):
        if c.dep == "xcomp" and c.i > verb.i and c.tag == "VBN" and c.lemma in {"interview", "draw", "quote"}:
            return Silence(c, subject, _below(parse, _complements(parse, c)) or (c,), _first_of(parse, verb), "refusal")
        if c.dep in {"xcomp", "ccomp", "pcomp"} and c.i > verb.i and c.lemma.lower() in saying:
            objects = _complements(parse, c)
            giving = c.lemma.lower() in words("giving") and c.lemma.lower() not in words("verb") | words("question")
            if giving and not any(_is_noun(o) and (c.lemma != "take" or o.lemma in _ASKED_OF) for o in objects):
                continue
            if (
                verb.lemma in {"fail", "unable"}
                and c.lemma.lower() in {"identify", "name", "address", "verify", "determine", "establish", "decide"}
                and verb.lemma == "fail"
            ):
                continue
            return Silence(c, subject, _below(parse, objects) or (c,), _first_of(parse, verb), "refusal")
        if c.dep == "dobj" and verb.lemma in {"decline", "refuse"} and c.lemma.lower() in {"comment", "interview", "request"}:
            return Silence(verb, subject, parse.subtree(c), _first_of(parse, verb), "refusal")
        if verb.lemma == "stop" and c.dep in {"advmod", "prep"} and c.lower == "short":
            said = next((t for t in parse.subtree(c) if t.tag == "VBG" and t.lemma.lower() in saying), None)
            if said is not None:
                return Silence(said, subject, _below(parse, _complements(parse, said)), _first_of(parse, verb), "refusal")
    return None


def _yet(parse: Parse, token: Token) -> Silence | None:
    """`has yet to say`: the verb of saying hangs on `have`, on `yet`, or the other way round."""
    saying = words("verb") | words("question") | words("passive") | words("giving") - {"be", "have", "make", "take"}
    near = [t for t in parse.tokens[token.i + 1 : token.i + 6] if t.sentence == token.sentence]
    if not near or near[0].lower != "to" or token.i == 0 or parse.tokens[token.i - 1].lemma not in {"have", "be", "'ve", "’ve"}:
        return None
    verb = next((t for t in near[1:] if t.tag in {"VB", "VBN"} and t.lemma not in {"be", "have"}), None)
    if verb is None or verb.lemma.lower() not in saying:
        return None
    subject = _subject(parse, parse.tokens[token.i - 1]) or _subject(parse, verb)
    if verb.tag == "VBN":
        about = parse.subtree(subject) if subject is not None else (verb,)
        return Silence(verb, None, about, about[0], "yet")
    return Silence(verb, subject, _below(parse, _complements(parse, verb)), parse.tokens[token.i - 1], "yet")


def _without(parse: Parse, verb: Token) -> Silence | None:
    """`without giving a reason`, `without elaborating`."""
    lemma = verb.lemma.lower()
    heads = _complements(parse, verb)
    if lemma in words("giving") and lemma not in words("verb"):
        if not any(h.dep == "dobj" and _is_noun(h) for h in heads):
            return None
    elif lemma not in words("verb") and not (lemma in words("question") and any(_asks(parse, h) for h in heads)):
        return None
    return Silence(verb, _subject(parse, verb), _below(parse, heads) or (verb,), parse.head(verb), "without")


def _open(parse: Parse, verb: Token) -> Silence | None:
    """`it was not clear how many`, `it is unclear who`, `the number remains unknown`, `no details were available`."""
    if verb.lemma not in {"be", "remain"}:
        return None
    for c in parse.children(verb):
        word = c.lower
        if c.dep not in {"acomp", "attr", "oprd", "advmod"}:
            continue
        negated = _negation(parse, verb)
        subject = subject_of(parse, verb)
        if word == "available":
            if negated and subject is not None and _is_noun(subject):
                about = parse.subtree(subject)
                return Silence(c, None, about, about[0], "open", _speaker(parse, subject))
            continue
        if not ((word in words("adjective") and negated) or word in words("open")):
            continue
        clauses = [g for t in (verb, c) for g in parse.children(t) if g.dep in {"ccomp", "csubj", "advcl", "xcomp"} and _asks(parse, g)]
        if clauses:
            about = _below(parse, clauses)
            return Silence(c, None, about, min((about[0], subject or verb, verb), key=lambda t: t.i), "open")
        if word in words("open") and word != "unclear" and subject is not None and subject.lower not in {"it", "he", "she", "who"}:
            about = parse.subtree(subject)
            return Silence(c, None, about, about[0], "open")
    return None


def _first_of(parse: Parse, verb: Token) -> Token:
    """The first word of the verb group: its auxiliaries and its negation count, and those of the verb it is joined to."""
    if verb.dep == "conj" and not _refused(parse, verb) and _refused(parse, parse.head(verb)) and subject_of(parse, verb) is None:
        verb = parse.head(verb)
    return min((verb, *(c for c in parse.children(verb) if c.dep in {"aux", "auxpass", "neg"} and c.i < verb.i)), key=lambda t: t.i)
