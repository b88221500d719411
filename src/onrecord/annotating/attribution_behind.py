"""The parse -> attributions whose speaker stands behind the words: `Torv won by 812 votes, the clerk said on Monday, but …`.

A rule beside the tagger, for a clause that a plain verb of saying governs from behind, across a comma. It counts only where the tagger
gives no cue at that verb: before a further clause it at times gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_subjects import cue_spans, is_somebody
from onrecord.annotating.phrases import child, clause, noun_phrase
from onrecord.model import Parse, Token

_PLAIN = frozenset({"say", "announce", "report", "confirm", "acknowledge", "state", "add", "estimate", "claim", "argue", "warn", "tell"})


def find_behind(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    """One attribution a verb of saying with a subject that can speak, right behind the clause that it takes and a comma."""
    for verb in parse.tokens:
        if verb.lemma.lower() not in _PLAIN or verb.tag not in ("VBD", "VBZ") or verb.i in quoted:
            continue
        source = child(parse, verb, "nsubj")
        said = next((c for c in parse.children(verb) if c.dep == "ccomp" and c.i < verb.i and c.pos in ("VERB", "AUX")), None)
        if any(c.dep == "prt" or (c.dep == "dobj" and verb.lemma.lower() != "tell") for c in parse.children(verb)):
            continue  # `she added it up`; but `she told reporters`
        if source is None or said is None or said.i > source.i or not is_somebody(source):
            continue
        phrase = noun_phrase(parse, source)
        first = parse.tokens_in(phrase)[0]
        if first.i == 0 or parse.tokens[first.i - 1].text != "," or child(parse, said, "mark") is not None:
            continue
        content = tuple(s for s in clause(parse, said, text=text) if s.end <= phrase.start)
        if content and _finite(parse, said):
            yield Attribution((phrase,), cue_spans(parse, verb, text), content, verb.lemma.lower(), "speech/behind")


def _finite(parse: Parse, verb: Token) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or any(c.dep in ("aux", "auxpass") for c in parse.children(verb))
