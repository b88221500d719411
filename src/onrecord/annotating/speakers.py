"""A word inside a quotation and the discourse so far -> who says the quotation: pronouns inside point at others.

The verb above the word tells, then the sentences before it in its paragraph, then the next ones. A pronoun further on is not read yet: it
is whoever spoke last.
"""

from __future__ import annotations

from itertools import islice

from onrecord.annotating.discourse import Discourse
from onrecord.annotating.salience import CONSIDERED, is_speech, subject_of
from onrecord.model import Token

HE = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
BEHIND = 32
"""Sentences back in its paragraph in which a quotation told whose it is; the longest quotations of the news have a dozen."""
SPOKEN = 4
"""Sentences ahead in which a quotation tells whose it is: papers name the speaker early."""


def speaker_of(discourse: Discourse, token: Token) -> int | None:
    """Who says the quotation that the word stands in, when its paragraph tells: pronouns inside point at others."""
    parse = discourse.parse
    for above in parse.ancestors(token):
        if above.i not in discourse.quoted and above.pos in ("VERB", "AUX") and is_speech(above):
            subject = subject_of(parse, above)
            if subject is not None:
                return _who(discourse, subject, token)
    here = parse.sentence_of(token)
    for i in range(here.i - 1, max(-1, here.i - 1 - BEHIND), -1):
        sentence = parse.sentences[i]
        if sentence.paragraph != here.paragraph:
            break
        root = parse.tokens[sentence.root]
        subject = subject_of(parse, root)
        if subject is not None and root.i not in discourse.quoted:
            return _who(discourse, subject, token) if is_speech(root) else None
    for sentence in parse.sentences[here.i + 1 : here.i + 1 + SPOKEN]:
        if sentence.paragraph != here.paragraph:
            break
        told = [t for t in parse.sentence_tokens(sentence) if t.i not in discourse.quoted and t.pos == "VERB"]
        subject = subject_of(parse, told[0]) if told else None
        if told:
            return _who(discourse, subject, token) if subject is not None and is_speech(told[0]) else None
    return None


def _who(discourse: Discourse, subject: Token, token: Token) -> int | None:
    """Whom the subject of the verb of saying names; a pronoun further on is not read yet."""
    if subject.i > token.i and subject.lower in HE:
        return _spoke_last(discourse, HE[subject.lower])
    return discourse.resolved.get(subject.i, discourse.at_head.get(subject.i))


def _spoke_last(discourse: Discourse, gender: str) -> int | None:
    """`“He is late,” she said`: who `she` behind the quotation is will be whoever spoke last outside quotation marks."""
    for candidate in islice(reversed(discourse.candidates), CONSIDERED):
        thing, head = discourse.thing(candidate), candidate.head
        if head.dep == "nsubj" and not candidate.quoted and is_speech(discourse.parse.head(head)) and thing.gender in ("", gender):
            return candidate.entity if thing.kind in ("person", "unnamed") else None
    return None
