"""Parse -> whether a verb tells that a source keeps its own name back: `asked not to be named`, `refused to give her surname`.

That is a trait of the source, which the record shows as one without a name. It is no statement, and nothing about the story is left unsaid.
"""

from __future__ import annotations

from onrecord.annotating.absence_silence import silent_words
from onrecord.annotating.attribution import speaker_nouns
from onrecord.annotating.phrases import child, subject_of
from onrecord.model import Parse, Token

_BODIES = frozenset({"body", "government", "military", "media", "document"})


def keeps_own_name(parse: Parse, verb: Token) -> bool:
    """`not to be named`, `to give her surname`: the verb that a wish or a refusal of the one who is spoken of takes."""
    if verb.pos != "VERB":
        return False
    if verb.dep in ("xcomp", "ccomp", "acl") and verb.tag == "VBN" and verb.lemma.lower() in silent_words("to name"):
        return child(parse, verb, "auxpass") is not None and child(parse, verb, "nsubjpass") is None and parse.head(verb).i != verb.i
    thing = child(parse, verb, "dobj")
    if thing is None or thing.lemma.lower() not in silent_words("own name") or verb.lemma.lower() not in silent_words("gives a name"):
        return False
    return any(c.dep == "poss" and c.tag == "PRP$" and _is_own(parse, verb, c) for c in parse.children(thing))


def _is_own(parse: Parse, verb: Token, whose: Token) -> bool:
    """`A guard would not give her name`; of `Police would not give her name` the name is another's."""
    subject = subject_of(parse, verb) or subject_of(parse, parse.head(verb))
    if subject is not None and subject.tag == "WP":
        clause = next((t for t in parse.ancestors(subject) if t.dep == "relcl"), None)
        subject = parse.head(clause) if clause is not None else None
    if subject is None or subject.entity == "ORG" or speaker_nouns().get(subject.lemma.lower()) in _BODIES:
        return False
    plural = subject.tag in ("NNS", "NNPS")
    return (whose.lower == "their") == plural and subject.pos in ("NOUN", "PROPN", "PRON")
