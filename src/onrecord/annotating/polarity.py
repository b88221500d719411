"""Parse and cue -> whether the cue is negated: `did not confirm`, `has yet to deny`, `nobody said`, `failed to mention`, `no mention of`.

The content's own negation is not the cue's, and a cue that denies or declines is not negated by that.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotating.phrases import child
from onrecord.lexicon.negations import negating
from onrecord.model import Parse, Span, Token

_DEPTH = 4
"""Words above a cue that can negate it (`has yet to fully confirm or deny`)."""


def is_cue_negated(parse: Parse, cue: Sequence[Span], head: Token | None) -> bool:
    """As `is_negated` for the words of a cue of any length: `made no mention of`, `did not make the allegation`."""
    if is_negated(parse, head):
        return True
    return any(is_negated(parse, t) for s in cue for t in parse.tokens_in(s) if t.pos in ("VERB", "AUX", "NOUN", "ADJ"))


def is_negated(parse: Parse, cue: Token | None) -> bool:
    """`did not confirm`, `has yet to deny`, `no official said`, `neither confirmed nor denied`."""
    if cue is None:
        return False
    at = cue
    for _ in range(_DEPTH):
        if _own_negation(parse, at) or _under_negative(parse, at):
            return True
        head = parse.head(at)
        shares = at.dep == "conj" and head.i < at.i and head.pos in ("VERB", "AUX", "NOUN") and _shares_auxiliary(parse, at)
        wraps = at.dep == "xcomp" and head.lemma in ("want", "seem", "appear", "be", "have", "go", "dare")
        if not shares and not (wraps and head.i < at.i):
            return False
        at = head
    return False


def _own_negation(parse: Parse, cue: Token) -> bool:
    for c in parse.children(cue):
        if c.dep in ("neg", "advmod", "preconj", "cc") and c.lower in negating("negative") and c.i < cue.i + 3 and not _focuses(parse, c):
            if c.dep != "cc" or c.lower == "neither":
                return True
        if c.dep in ("nsubj", "nsubjpass") and (c.i < cue.i or cue.dep != "ccomp"):
            if c.lower in negating("negative"):
                return True
            if any(d.dep in ("det", "neg", "preconj", "cc") and d.lower in ("no", "neither") and d.i < c.i for d in parse.children(c)):
                return True
        if c.dep in ("det", "neg") and c.lower == "no" and cue.pos in ("NOUN", "PROPN"):
            return True
    return False


def _under_negative(parse: Parse, cue: Token) -> bool:
    """`has yet to confirm`, `without confirming`, `failed to say`, `stopped short of saying`."""
    head = parse.head(cue)
    if head.i == cue.i or head.i > cue.i:
        return False
    if cue.dep in ("xcomp", "advcl", "relcl", "ccomp") and child(parse, cue, "aux", {"to"}) is not None:
        if head.lemma in ("have", "be") and (_between(parse, head, cue, "yet") or child(parse, head, "advmod", {"yet"}) is not None):
            return True
        if head.lemma.lower() in negating("implying"):
            return not _own_negation(parse, head)  # `did not fail to mention` mentions
    if head.lower == "yet":
        return True
    if cue.dep == "pcomp" and head.lower in ("without", "of", "from"):
        above = parse.head(head)
        return (
            head.lower == "without" or above.lower in ("short", "refrain", "refrained", "refrains", "stopped", "far") and head.i > above.i
        )
    return cue.dep == "xcomp" and cue.tag == "VBG" and head.lemma == "avoid"


def _between(parse: Parse, first: Token, last: Token, word: str) -> bool:
    return last.i - first.i < 8 and any(parse.tokens[i].lower == word for i in range(first.i + 1, last.i))


def _focuses(parse: Parse, negation: Token) -> bool:
    after = parse.tokens[negation.i + 1] if negation.i + 1 < len(parse.tokens) else None
    return negation.lower in ("not", "n't", "n’t") and after is not None and after.lower in negating("focus")


def _shares_auxiliary(parse: Parse, cue: Token) -> bool:
    """`hadn't confirmed or denied`: the second verb has no auxiliary or subject of its own, and nothing turns against the first."""
    if any(c.dep in ("aux", "nsubj", "nsubjpass", "neg") for c in parse.children(cue)):
        return False
    return not any(c.dep == "cc" and c.lower in ("but", "yet") for c in parse.children(parse.head(cue)))
