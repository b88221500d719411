"""Parse and content -> the hedge that holds it off (`likely`, `it appears that`, `may`), as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.mentions import head_among
from onrecord.lexicon import table
from onrecord.model import Parse, Span, Token

_NEAR = 3
"""Words between a cue and the adverb that hedges it; one further off is the content's, which the parser hung too high."""


@dataclass(frozen=True, slots=True)
class HedgeRow:
    lemma: str
    kind: str
    example: str


@cache
def _hedges() -> Mapping[str, str]:
    return {row.lemma: row.kind for row in table("hedges", HedgeRow)}


def hedge_in(parse: Parse, content: Sequence[Span]) -> str | None:
    """The hedge on the content's main clause, if any: only what hangs on its head, or on a verb above it inside the content.

    `the ranks likely contained more` is hedged; `he who may come is welcome` is not.
    """
    tokens = [t for span in content for t in parse.tokens_in(span)]
    head = head_among(parse, tokens)
    if head is None:
        return None
    inside = {t.i for t in tokens}
    at: list[Token] = [head]
    for token in at:
        if len(at) > 6:
            break
        found = _own_hedge(parse, token, inside)
        if found is not None:
            return found
        at.extend(c for c in parse.children(token) if c.i in inside and c.dep in ("ccomp", "xcomp", "conj") and c.pos in ("VERB", "AUX"))
    return None


def hedge_on(parse: Parse, verb: Token) -> str | None:
    """The hedge that hangs on one verb."""
    return _own_hedge(parse, verb, None)


def hedge_on_cue(parse: Parse, cue: Sequence[Span], head: Token | None) -> str | None:
    """The hedge on the saying itself: `reportedly said`, `appeared to confirm`, `may have told`."""
    tokens = [t for s in cue for t in parse.tokens_in(s)]
    raised = next((t for t in tokens if t.pos == "VERB" and _hedges().get(t.lemma.lower()) == "verb"), None)
    if raised is not None:
        return raised.text
    if head is None or head.pos not in ("VERB", "AUX"):
        return next((t.text for t in tokens if _hedges().get(t.lower) == "adverb"), None)
    for c in parse.children(head):
        kind = _hedges().get(c.lower)
        if kind == "adverb" and c.dep == "advmod" and abs(c.i - head.i) <= _NEAR or kind == "modal" and c.dep == "aux" and c.i < head.i:
            return c.text
    above = parse.head(head)
    if head.dep == "xcomp" and above.i < head.i and "verb" in (_hedges().get(above.lower), _hedges().get(above.lemma.lower())):
        return above.text
    return None


def _own_hedge(parse: Parse, head: Token, inside: set[int] | None) -> str | None:
    rows = _hedges()
    if (
        rows.get(head.lemma.lower()) == "verb"
        or rows.get(head.lower) == "phrase"
        or rows.get(head.lower) == "verb"
        and _is_passive(parse, head)
    ):
        subject = next((c for c in parse.children(head) if c.dep in ("nsubj", "nsubjpass", "expl")), None)
        return f"{subject.text} {head.text}" if subject is not None and subject.lower == "it" else head.text
    for c in parse.children(head):
        if inside is not None and c.i not in inside:
            continue
        if rows.get(c.lower) in ("adverb", "modal", "phrase") and c.dep in ("advmod", "aux", "amod", "acomp", "mark"):
            return c.text
        if c.dep == "acomp":  # `was possible`, `was probably wrong`
            if rows.get(c.lower) is not None:
                return c.text
            before = next((d for d in parse.children(c) if d.dep == "advmod" and rows.get(d.lower) == "adverb"), None)
            if before is not None:
                return before.text
    return None


def _is_passive(parse: Parse, verb: Token) -> bool:
    """`is reported to have fled` holds off; `engineers reported a leak` does not."""
    return any(c.dep in ("auxpass", "nsubjpass") for c in parse.children(verb))
