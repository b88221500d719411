"""Attribution and parse -> the attribution without a source of whom or to whom it was said: `12 men accused of spying`, `pupils were told`.

A span tagger takes the word before the cue for its source. The subject of a passive, and the noun that a past participle describes, undergo
what is said: nobody said it by name, or the one behind `by` did. So does who is `asked whether …` or `told that …`
before he speaks. Feelings are other: `residents were alarmed` are alarmed themselves.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotating.act_cues import cue_head, verb_acts
from onrecord.annotating.attribution import Attribution, channel_words
from onrecord.annotating.attribution_subjects import ASKING
from onrecord.annotating.mentions import head_of
from onrecord.annotating.phrases import child, noun_phrase
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Act, Parse, Token

_SPOKEN: frozenset[Act] = frozenset({"say", "claim", "accuse", "demand", "estimate"})
"""Acts whose passive subject is never who does them; one who is `committed to` something has promised it himself."""
_LINKS = frozenset({"of", "to", "with", "as", "for", "by", "over"})
"""What follows a participle that describes: `men accused of`, `believed to`; the parser takes many a plain `said` for one."""
_BELIEVED = "infinitive-passive"
"""The complement of `is believed to …`: others believe it."""


def said_by_others(parse: Parse, a: Attribution) -> Attribution:
    """The attribution; where its source undergoes the saying, with the one behind `by` for a source, or none."""
    verb = cue_head(parse, a.cue) if a.source and a.cue else None
    source = head_of(parse, a.source[0]) if verb is not None else None
    if verb is None or source is None or not _done_to(parse, verb, source) or not _is_saying(verb):
        return a
    agent = child(parse, verb, "agent")
    by = next((c for c in parse.children(agent) if c.dep == "pobj"), None) if agent is not None else None
    span = noun_phrase(parse, by) if by is not None else None
    return replace(a, source=(span,) if span is not None and not any(span.overlaps(s) for s in (*a.content, *a.cue)) else ())


def _is_saying(verb: Token) -> bool:
    return verb_acts().get(verb.lemma.lower()) in _SPOKEN or _may_be_believed(verb)


def _done_to(parse: Parse, verb: Token, source: Token) -> bool:
    if source.head == verb.i and source.dep == "nsubjpass":
        return any(c.dep == "auxpass" and c.lemma.lower() == "be" and c.text[0].isalpha() for c in parse.children(verb))
    if source.head == verb.i and source.dep == "nsubj":  # `Two men believed to be smugglers were seen`: the parser takes it for the verb
        bare = verb.tag in ("VBN", "VBD") and verb.i == source.i + 1
        behind = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]]
        return bare and _may_be_believed(verb) and behind in (["to", "be"], ["to", "have"])
    put_to = verb_acts().get(verb.lemma.lower()) == "demand" or verb.lemma.lower() in ASKING | channel_words("tell")
    if put_to and verb.tag == "VBN" and verb.dep == "advcl" and source.head != verb.i:
        return not any(c.dep in ("aux", "nsubj") for c in parse.children(verb))  # `Asked whether …, Lund said`; `said when asked to`
    described = verb.tag == "VBN" and verb.dep == "acl" and verb.head == source.i
    return described and verb.i + 1 < len(parse.tokens) and parse.tokens[verb.i + 1].lower in _LINKS


def _may_be_believed(verb: Token) -> bool:
    row = cue_verbs().get(verb.lemma.lower())
    return row is not None and _BELIEVED in row.takes and "infinitive" not in row.takes
