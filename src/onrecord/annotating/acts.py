"""Attribution -> its act and its polarity.

The cue's lexicon row gives the act. A plain `say` (and an `according to`) is read further by its content: who says what somebody must do
demands, who says what he himself will do promises, who says about how many estimates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.attribution import Attribution, cue_nouns, cue_prepositions, cue_verbs
from onrecord.annotating.mentions import head_among
from onrecord.annotating.phrases import subject_of
from onrecord.lexicon import table
from onrecord.model import Act, Parse, Span, Token

_NEGATIVE = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "nobody", "none", "without", "hardly", "cannot"})


_COUNT = re.compile(
    r"\W+(?:[$€£]?\d[\d,.]*(?![:\d])|(?:a |several )?(?:hundred|thousand|million|billion|dozen)s?|[a-z]+ty\b"
    r"|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?!\W*(?:a\.m|p\.m|o'clock|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|occasions|miles?|km|kilomet))"
)
"""A number that counts something, after a word such as `about`: not a clock time, a duration or a distance."""


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A row of `lexicon/contents.toml`."""

    act: Act
    least: int
    words: tuple[str, ...]
    example: str


def act_of(parse: Parse, text: str, attribution: Attribution, cue: Token | None) -> Act:
    """The act of the cue's lexicon row; a plain `say` is refined by what is said."""
    if cue is not None and cue.pos == "NOUN" and (noun := cue_nouns().get(attribution.lemma)) is not None:
        return noun.act
    row = cue_verbs().get(attribution.lemma) or cue_nouns().get(attribution.lemma) or cue_prepositions().get(attribution.lemma)
    act: Act = row.act if row is not None else "say"
    return content_act(parse, text, attribution.content) if act == "say" else act


def content_act(parse: Parse, text: str, content: Sequence[Span]) -> Act:
    """What saying these words does, where they show it: `must` demands, `we will` promises, `about 400` estimates; else `say`."""
    tokens = [t for s in content for t in parse.tokens_in(s)]
    head = head_among(parse, tokens)
    if head is not None and _own_future(parse, head):
        return "promise"
    words = " ".join(text[s.start : s.end] for s in content).lower()
    for row, pattern in _content_rows():
        found = set(pattern.findall(words))
        if row.act == "estimate":
            if any(_COUNT.match(words, m.end()) for m in pattern.finditer(words)):
                return row.act
        elif len(found) >= row.least:
            return row.act
    return "say"


@cache
def _content_rows() -> tuple[tuple[ContentRow, re.Pattern[str]], ...]:
    return tuple((row, re.compile(rf"\b(?:{'|'.join(map(re.escape, row.words))})\b")) for row in table("contents", ContentRow))


def _own_future(parse: Parse, head: Token) -> bool:
    """`we will rebuild`, `it would implement the pact`: a pronoun that can be the speaker, with `will` or `would`."""
    subject = subject_of(parse, head)
    future = any(c.dep == "aux" and c.lower in ("will", "would", "shall", "'ll", "’ll") for c in parse.children(head))
    return future and subject is not None and subject.lower in ("i", "we", "it", "he", "she", "they") and subject.dep == "nsubj"


def is_negated(parse: Parse, cue: Token | None) -> bool:
    """`did not confirm`, `has yet to deny`, `nobody said`, `no mention`; the content's own negation is not the cue's."""
    if cue is None:
        return False
    for c in parse.children(cue):
        if c.dep == "neg" or (c.dep in ("advmod", "preconj") and c.lower in _NEGATIVE):
            return True
        if c.dep in ("nsubj", "nsubjpass") and (
            c.lower in _NEGATIVE or any(d.dep in ("det", "neg") and d.lower in ("no", "neither") for d in parse.children(c))
        ):
            return True
        if c.dep == "det" and c.lower == "no":
            return True
    head = parse.head(cue)
    if cue.dep == "xcomp" and any(c.lower == "yet" for c in parse.children(head)) and head.lemma in ("have", "be"):
        return True
    return (
        cue.dep == "pcomp"
        and head.lower == "without"
        or (cue.dep == "conj" and head.pos == "VERB" and is_negated(parse, head) and _shares_auxiliary(parse, cue))
    )


def _shares_auxiliary(parse: Parse, cue: Token) -> bool:
    """`hadn't confirmed or denied`: the second verb has no auxiliary or subject of its own."""
    return not any(c.dep in ("aux", "nsubj", "nsubjpass", "neg") for c in parse.children(cue))
