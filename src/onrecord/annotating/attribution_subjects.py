"""Verb -> who says it: its subject, or the one that a participle, a second verb or a relative clause inherits; and the span of the cue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotating.attribution import speaker_nouns, voiceless_nouns
from onrecord.annotating.gazetteer import body_nouns
from onrecord.annotating.mentions import head_of
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import child, noun_phrase, objects_of, runs, subject_of
from onrecord.annotating.titles import is_title
from onrecord.model import Parse, Span, Token

QUOTING = frozenset({"quote", "cite", "paraphrase"})
"""Verbs that pass on: `X quoted Y as saying S`."""
ASKING = frozenset({"ask", "inquire", "enquire", "query", "wonder"})
"""Verbs after which the next quotation is the answer."""
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "woman", "eer")
_GERUNDS_AFTER = ("advcl", "acl", "xcomp", "conj", "pcomp", "prep", "dep", "ccomp")


def source_of(parse: Parse, verb: Token) -> tuple[Token | None, Token | None]:
    """Who says it, and who carries it: the subject, the antecedent of `which`, the subject that a participle or a second verb inherits."""
    seen: set[int] = set()
    at = verb
    while at.i not in seen:
        seen.add(at.i)
        subject = subject_of(parse, at)
        if at is verb and subject is not None and subject.dep == "nsubjpass":
            agent = child(parse, verb, "agent")
            by = next((c for c in parse.children(agent) if c.dep == "pobj"), None) if agent is not None else None
            if verb.lemma in QUOTING and child(parse, verb, "prep", {"as"}) is not None:
                return subject, by
            return by, None
        if subject is not None and subject.entity in ("DATE", "TIME"):
            subject = next((c for c in parse.children(subject) if c.dep in ("conj", "appos") and c.pos in ("PROPN", "NOUN")), None)
        if subject is not None:
            if subject.tag in ("WDT", "WP") and at.dep == "relcl":
                return parse.head(at), None
            if at is not verb and parse.head(at).i != at.i and at.dep == "ccomp" and not can_speak(subject):
                at = parse.head(at)  # `the firm said the line had been replaced, but declined to …`: the line declines nothing
                continue
            return subject, None
        if at.dep == "relcl" and at.head != at.i:
            return None, None
        lost = _lost_subject(parse, at)
        if lost is not None:
            return lost, None
        absolute = _absolute_subject(parse, at)
        if absolute is not None:
            return absolute, None
        head = parse.head(at)
        if head.i == at.i or at.dep not in _GERUNDS_AFTER:
            return None, None
        if at.dep == "acl":
            return (head, None) if head.pos in ("NOUN", "PROPN") and at.tag == "VBG" else (None, None)
        if at.dep == "ccomp" and at.tag not in ("VBG", "VBN"):
            return None, None
        if at.dep == "pcomp" and head.lower == "as" and parse.head(head).lemma in QUOTING:
            quoting = parse.head(head)
            quoted = next(iter(objects_of(parse, quoting)), None)
            passive = child(parse, quoting, "nsubjpass")
            if passive is not None:
                return source_of(parse, quoting)
            return quoted, source_of(parse, quoting)[0]
        at = head
        if at.pos not in ("VERB", "AUX", "ADP", "SCONJ"):
            return None, None
    return None, None


def can_speak(token: Token) -> bool:
    """A person, a body, a place that stands for its government, or a noun for people who speak."""
    return (
        token.entity in ("PERSON", "ORG", "GPE", "NORP")
        or token.lower in ("he", "she", "they", "we", "i", "it", "who")
        or token.lemma.lower() in speaker_nouns()
    )


def has_voice(parse: Parse, source: Sequence[Span]) -> bool:
    """Whether a source can say anything: `growing suspicion argued`, `the scandal says` have none, whoever feels it or is in it."""
    head = head_of(parse, source[0]) if source else None
    if source and _VERSION.fullmatch(_printed(parse, source[0])):
        return False
    if head is None or {head.lower, head.lemma.lower()}.isdisjoint(voiceless_nouns()):
        return True
    if head.tag not in ("NN", "NNS") and (head.entity in ("PERSON", "ORG") or " " not in _printed(parse, source[0])):
        return True  # `Hope said`; but `Debate on the Pier: …` over a report
    return any(c.dep == "appos" and c.pos == "PROPN" for c in parse.children(head))


_VERSION = re.compile(
    r"an? (?:earlier|previous|prior|original) (?:version|edition) of (?:this|the|our) (?:article|story|report|piece|page|text)",
    re.IGNORECASE,
)
"""What the outlet has taken back: it is cited by a correction, and says nothing."""


def _printed(parse: Parse, span: Span) -> str:
    return " ".join(t.text for t in parse.tokens_in(span))


def turns_to_another(parse: Parse, source: Sequence[Span], between: Span, quoted: Near[Span]) -> bool:
    """Whether the text goes on to another person between a speaker's words and a quotation: then the quotation may be either's.

    `“We had no warning,” Brandt said.¶Lena Moss was in the bar.¶“I heard a bang.”`
    """
    words = {t.lower for s in source for t in parse.tokens_in(s)}
    for token in parse.tokens_in(between):
        if token.dep not in ("nsubj", "nsubjpass") or parse.head(token).dep != "ROOT" or quoted.touching(token.start, token.end):
            continue
        somebody = token.pos == "PROPN" or token.lemma.lower() in speaker_nouns() or is_title(token.lemma.lower())
        if somebody and token.lower not in words:
            return True
    return False


def _lost_subject(parse: Parse, verb: Token) -> Token | None:
    """`The day X came, the agency cited Y`: the parser hangs the subject on the clause before; the phrase between comma and verb has it."""
    if verb.dep not in ("conj", "dep") or verb.tag not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    before = parse.tokens[verb.i - 1]
    if before.sentence != verb.sentence or before.pos not in ("NOUN", "PROPN") or before.entity in ("DATE", "TIME"):
        return None
    if any(c.dep == "cc" and c.i < verb.i for c in parse.children(parse.head(verb))):
        return None
    first = noun_phrase(parse, before).start
    opening = parse.token_at(first)
    return before if opening is not None and opening.i > 0 and parse.tokens[opening.i - 1].text == "," else None


def _absolute_subject(parse: Parse, verb: Token) -> Token | None:
    """`despite A, B and C saying S`, `with officials insisting S`: the phrase that ends right before the participle is its subject."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "pcomp", "acl") or verb.i == 0:
        return None
    before = parse.tokens[verb.i - 1]
    if before.sentence != verb.sentence or before.pos not in ("NOUN", "PROPN"):
        return None
    top = before
    while top.dep in ("conj", "compound", "appos") and top.head < top.i:
        top = parse.head(top)
    preposition = parse.head(top)
    return top if top.dep == "pobj" and preposition.lower in ("despite", "with", "amid", "without") else None


def is_somebody(token: Token) -> bool:
    """A name, or a noun for people, bodies or the holder of an office."""
    return can_speak(token) or is_title(token.lemma.lower()) or token.lower in body_nouns()


def are_people(token: Token) -> bool:
    """`organisers`, `researchers`, `climbers`: by their ending nouns for people who do something."""
    return token.tag == "NNS" and token.lemma.lower().endswith(_DOERS)


def cue_spans(parse: Parse, verb: Token, text: str) -> tuple[Span, ...]:
    """The verb with its auxiliaries, negation and particle: `did not confirm`, `pointed out`."""
    tokens = [verb, *(c for c in parse.children(verb) if c.dep in ("aux", "auxpass", "neg", "prt"))]
    return runs(tokens, text, complementizer=True)
