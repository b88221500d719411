"""The parse -> attributions of numbers whose giver follows without a verb: `Rangers counted 350 geese, the birdwatchers some 900`,
`the union puts the loss at 900 jobs, the firm at 90`, `the guild spoke of nine looms, the abbot of twelve`.

A phrase for somebody, the preposition of the first number if it had one, a number, and the end of the clause: no verb may stand there. The
verb left out is the last one before the first number, and must be the giver's own: in `the union says the firm owes 90, the bank 40` the
bank owes.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_counts import given_by, has_number, somebody
from onrecord.annotating.attribution_subjects import source_of
from onrecord.annotating.phrases import runs
from onrecord.lexicon.counts import count_words
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Parse, Span, Token

RULE = "speech/gapped"
_LONGEST_NAME = 6
"""Tokens of a giver's phrase at the most (`the Velm School of Harp Making`)."""
_REACH = 60
"""Tokens behind the verb within which the second giver begins: a long clause, and a bound on cost."""
_CLAUSE = 30
"""Tokens of a clause without a verb at the most."""
_ABOVE = 4
"""Heads above the verb among which the relative clause stands that holds it."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"at", "of", "on", "to"})
_HEDGES = frozenset(
    {"about", "around", "some", "nearly", "almost", "roughly", "only", "just", "over", "under", "up", "more", "less", "fewer", "at"}
)
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN"})


def find_gapped(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    """One attribution a number given so, outside of quotations; its cue is the comma's clause's verb, which it shares."""
    for verb in parse.tokens:
        if verb.i in quoted or verb.pos != "VERB" or not _gives(parse, verb):
            continue
        last = parse.sentence_of(verb).last
        for comma in _commas(parse, verb, min(last, verb.i + _REACH)):
            found = _gapped(parse, comma.i + 1, last)
            if found is not None:
                name, value = found
                source = Span(name[0].start, name[-1].end)
                content = runs(value, text)
                if content:
                    lemma = verb.lemma.lower()  # two numbers side by side are two reckonings, where the verb says no more than that
                    lemma = "estimate" if lemma in count_words("speaks") else lemma
                    yield Attribution((source,), (Span(verb.start, verb.end),), content, lemma, RULE)


def _commas(parse: Parse, verb: Token, last: int) -> Iterator[Token]:
    """The commas behind the verb's own number: up to the next number that stands behind a verb of another clause."""
    another = numbered = False
    for token in parse.tokens[verb.i + 1 : last]:
        if token.tag in _FINITE or token.dep in ("aux", "auxpass"):
            another = True
        elif has_number(parse, (token,)):
            if another:
                return
            numbered = True
        elif numbered and token.text in (",", ";"):
            yield token


def _gives(parse: Parse, verb: Token) -> bool:
    """A verb that gives a number to the reader, and somebody who does; not in a relative clause (`a survey that counted`)."""
    if verb.dep in ("relcl", "acl", "advcl") or any(t.dep == "relcl" and t.i < verb.i for t in parse.ancestors(verb)[:_ABOVE]):
        return False
    row = cue_verbs().get(verb.lemma.lower())
    told = row is not None and row.act in ("say", "claim", "estimate", "confirm") and verb.tag in ("VBD", "VBZ", "VBP")
    source = source_of(parse, verb)[0] if told or given_by(parse, verb) else None
    return source is not None and somebody(parse, source)


def _gapped(parse: Parse, first: int, last: int) -> tuple[list[Token], list[Token]] | None:
    """Giver and number of a clause without a verb that begins at token `first`."""
    tokens = parse.tokens
    while first < last and tokens[first].lower in ("and", "but", "while"):
        first += 1
    last = min(last, first + _CLAUSE)
    stop = next((t.i for t in tokens[first:last] if t.text in (",", ";", ".", "—", "–")), last)
    i = first
    while i < stop and i - first < _LONGEST_NAME and tokens[i].pos in _NAMING and tokens[i].lower not in _HEDGES:
        i += 1
    name = list(tokens[first:i])
    if not name or name[-1].pos not in ("NOUN", "PROPN") or not somebody(parse, name[-1]) or name[-1].entity in ("DATE", "TIME"):
        return None
    if i < stop and tokens[i].lower in _BETWEEN and not (tokens[i].lower == "at" and tokens[i + 1].lower in ("least", "most")):
        i += 1
    value = list(tokens[i:stop])
    sized = [t for t in value if t.tag == "CD"]
    begins = value and (value[0].tag == "CD" or value[0].lower in _HEDGES or value[0].lower in ("a", "between", "as"))
    if not begins or not sized or not has_number(parse, value) or any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in value):
        return None
    return name, value
