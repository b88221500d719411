"""Content -> the act of saying it plainly: `must` demands, `we will` promises, `about 400` estimates, `successfully` claims; else `say`.

Only what the words themselves do: nothing here confirms, denies or declines, since those are about a claim and not in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.attribution_subjects import can_speak
from onrecord.annotating.mentions import head_among
from onrecord.annotating.phrases import child, subject_of
from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Act, Parse, Span, Token

_COUNT = re.compile(
    r"\W+(?:just |only )?(?:[$€£]?\d[\d,.]*(?![:\d])|(?:a |several )?(?:hundred|thousand|million|billion|dozen)s?|[a-z]+ty\b"
    r"|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?!\W*(?:a\.m|p\.m|o'clock|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|occasions|(?:nautical )?miles?|km|kilomet"
    r"|names?\b))"
    r"(?!\W*of (?:the|its|their|his|her) \d)"
)
"""A number that counts something, after a word such as `about`: not a clock time, a duration, a distance or a part of a known whole."""
_ASIDE = re.compile(r"\([^()]*\)")
_AGED = re.compile(r"(?:children|people|those|anyone|anybody|adults|pupils|persons|aged|everyone)\W+$")
"""Before `under seven`: an age."""
_WISHES = frozenset({
    "like", "love", "bet", "prefer", "hate", "wager", "hope", "think", "guess", "imagine", "expect",
    "say", "tell", "argue", "admit", "suggest", "note", "add", "ask",
})  # fmt: skip
"""With `will` or `would` no deed to come: `I would say`, `I will tell you that`."""
_NOT_BEFORE = re.compile(r"(?:\bnot|n['’]t|\bno|\bnever|\bwithout|\bneither|\bnor)\W+(?:\w+\W+)?$")
_NO_DUTY = re.compile(r"\W+(?:not\W+)?(?:have|say|admit|confess|seem)\b")
"""After `must` or `should`: a guess, a regret or a way of speaking (`must have fled`, `I must say`)."""
_A_THING = re.compile(r"\b(?:the|an?|his|her|its|their|our|no|any|of|in|for|on|with|\w+[’']s?|high|strong|growing)\W+$")
"""Before `urge` or `demand`: a noun, and nobody demands anything."""
_MARKS = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
_SPEAKERS_OWN = frozenset({"i", "we", "he", "she", "they", "it"})
_ANY_AHEAD = frozenset({*_FUTURE, "could", "may", "might"})


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A row of `lexicon/contents.toml`."""

    act: Act
    least: int
    words: tuple[str, ...]
    example: str


def only_asks(parse: Parse, content: Sequence[Span]) -> bool:
    """Whether all that is said is asked: every printed sentence of the content ends with a question mark."""
    for span in content:
        said = [t for t in parse.tokens_in(span) if t.text not in _MARKS]
        stops = [t for n, t in enumerate(said) if t.text in (".", "!", "?", "…") or n == len(said) - 1]
        if not stops or any(t.text != "?" for t in stops):
            return False
    return bool(content)


def content_act(parse: Parse, text: str, content: Sequence[Span], *, source: Token | None = None) -> Act:
    """What saying these words does, where they show it; `source` is the head of who says them."""
    head = head_among(parse, [t for s in content for t in parse.tokens_in(s)])
    if head is not None and (_own_future(parse, head, source) or _done_by_order(parse, head)):
        return "promise"
    words = _ASIDE.sub(" ", " ".join(text[s.start : s.end] for s in content).lower())
    for row, pattern in _content_rows():
        if row.act == "predict" and (head is None or not _lies_ahead(parse, head)):
            continue
        hits = [
            m for m in pattern.finditer(words) if row.act == "estimate" or not _NOT_BEFORE.search(words, max(0, m.start() - 24), m.start())
        ]
        if row.act == "predict" and head is not None:
            hits = [m for m in hits if {head.lower, head.lemma.lower()} & set(m[0].split())]
        if row.act == "demand":
            hits = [m for m in hits if not (m[0] in ("must", "should") and _NO_DUTY.match(words, m.end()))]
        if row.act == "demand":
            hits = [
                m for m in hits if not (m[0] in ("urge", "demand", "demands") and _A_THING.search(words, max(0, m.start() - 24), m.start()))
            ]
        if row.act == "estimate":
            hits = [] if _only_aside(parse, content) else hits
            hits = [m for m in hits if _COUNT.match(words, m.end()) and not _AGED.search(words, max(0, m.start() - 24), m.start())]
        if len({m[0] for m in hits}) >= row.least:
            return row.act
    return "say"


def _only_aside(parse: Parse, content: Sequence[Span]) -> bool:
    """`families of the attacks that killed nearly 3,000`: every number stands in a relative clause and only tells what is spoken of."""
    numbers = [t for s in content for t in parse.tokens_in(s) if t.pos == "NUM"]
    inside = {t.i for s in content for t in parse.tokens_in(s)}
    return bool(numbers) and all(any(a.dep == "relcl" and a.i in inside for a in parse.ancestors(t)) for t in numbers)


@cache
def _content_rows() -> tuple[tuple[ContentRow, re.Pattern[str]], ...]:
    return tuple(
        (row, re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(row.words, key=len, reverse=True)))})\b"))
        for row in table("contents", ContentRow)
    )


@dataclass(frozen=True, slots=True)
class DeedRow:
    """A row of `lexicon/deeds.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def _deeds() -> frozenset[str]:
    return frozenset(word for row in table("deeds", DeedRow) for word in row.words)


@cache
def _events() -> frozenset[str]:
    """What happens rather than is done: the forecasting row's verbs."""
    return frozenset(word for row in table("contents", ContentRow) if row.act == "predict" for word in row.words)


def _lies_ahead(parse: Parse, head: Token) -> bool:
    return any(
        c.dep == "aux" and c.lower in _ANY_AHEAD or c.dep in ("advmod", "acomp") and c.lower in ("likely", "unlikely", "bound", "expected")
        for c in parse.children(head)
    )


def _own_future(parse: Parse, head: Token, source: Token | None) -> bool:
    """`we will rebuild`, `it would implement the pact`: a pronoun that can be the speaker, with `will` or `would`, and something to do."""
    subject = subject_of(parse, head)
    if subject is None or subject.dep != "nsubj" or subject.lower not in _SPEAKERS_OWN:
        return False
    if head.lemma.lower() in cue_verbs() and child(parse, head, "neg") is not None:
        return False  # `I would not say that`
    if (
        head.lemma.lower() in _WISHES
        or head.lemma.lower() in _events()
        or not any(c.dep == "aux" and c.lower in _FUTURE for c in parse.children(head))
    ):
        return False
    if source is not None and (source.entity == "PERSON" or source.lower in ("he", "she", "i")):
        return subject.lower != "it"
    return True


def _done_by_order(parse: Parse, head: Token) -> bool:
    """`a monument will be built`: a deed to come, of nobody named."""
    subject = subject_of(parse, head)
    if subject is None or subject.dep != "nsubjpass" or head.lemma.lower() not in _deeds():
        return False
    agent = child(parse, head, "agent")
    doer = child(parse, agent, "pobj") if agent is not None else None
    ahead = any(c.dep == "aux" and c.lower in _FUTURE for c in parse.children(head))
    return ahead and (doer is None or not can_speak(doer))  # `will be built by the lake` names no doer
