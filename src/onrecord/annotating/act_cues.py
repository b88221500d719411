"""Cue -> the word that carries its act, and the act that it has by itself or in its phrase (`lexicon/acts.toml`, `cues.toml`).

A cue may be any span: a verb with its auxiliaries and adverbs, a noun, an adjective, a light verb and what it gives, a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.attribution import channel_words
from onrecord.annotating.mentions import head_among
from onrecord.annotating.phrases import child
from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_nouns, cue_verbs
from onrecord.model import Act, Parse, Span, Token

_MISREAD = frozenset({"hoped", "hated", "rated", "planed"})
"""Forms that the lemmatizer gives to another verb of the lexicon's (`rate` to `rat`)."""
_REACH = 8
"""Words after a verb within which the rest of a phrase stands: `called the result into question`, `took sharp issue with`."""
_LIGHT = frozenset({"have", "take", "get", "hold", "hear", "win", "lead"})
"""Verbs that, beside those of `channels.toml`, say nothing but lend a noun its subject."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """A row of `lexicon/acts.toml`."""

    act: Act
    kind: str
    words: tuple[str, ...]
    example: str


@cache
def act_words(kind: str) -> Mapping[str, Act]:
    """Word or phrase -> act, of the rows of one kind."""
    return {word: row.act for row in table("acts", ActRow) if row.kind == kind for word in row.words}


@cache
def verb_acts() -> Mapping[str, Act]:
    """Lemma -> act of every verb that attributes."""
    return {**act_words("verb"), **{lemma: row.act for lemma, row in cue_verbs().items()}}


@cache
def noun_acts() -> Mapping[str, Act]:
    """Lemma -> act of every noun that attributes."""
    return {**act_words("noun"), **{lemma: row.act for lemma, row in cue_nouns().items()}}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]:
    """First word -> the rest of its phrases, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for words, act in act_words("phrase").items():
        first, *rest = words.split()
        out.setdefault(first, []).append((tuple(rest), act))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in out.items()}


def cue_head(parse: Parse, cue: Sequence[Span]) -> Token | None:
    """`denied` of `has repeatedly denied`, `insist` of `began to insist`, `allegation` of `made the allegation`."""
    tokens = [t for s in cue for t in parse.tokens_in(s)]
    content = [t for t in tokens if t.pos in ("VERB", "NOUN", "PROPN", "ADJ")] or [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    head = head_among(parse, content)
    if head is None:
        return None
    seen = {head.i}
    while phrase_act(parse, head) is None and (inner := _carried(parse, head, content)) is not None and inner.i not in seen:
        head = inner
        seen.add(head.i)
    return head


def _carried(parse: Parse, head: Token, cue: Sequence[Token]) -> Token | None:
    """What a word without an act leads to inside the cue (`began to insist`), or the thing that a light verb gives (`voiced fears`)."""
    if head.pos == "AUX" or head.lemma.lower() in act_words("wrapper") or own_act(head) is None:
        after = (t for t in cue if t.i > head.i and (t.pos != "NOUN" or t.dep in ("dobj", "attr", "pobj") or own_act(head) is None))
        inner = next((t for t in after if own_act(t) is not None), None)
        if inner is not None:
            return inner
        if head.pos == "AUX":
            return next((c for c in parse.children(head) if c.dep in ("acomp", "attr") and own_act(c) is not None), None)
    if head.pos in ("VERB", "AUX") and head.lemma.lower() in _LIGHT | channel_words("give"):
        thing = child(parse, head, "dobj")
        if thing is not None and noun_acts().get(thing.lemma.lower(), "say") != "say":
            return thing
    return None


def own_act(token: Token) -> Act | None:
    """The act that a word has by itself, if it is a cue at all; where the tagger took it for another part of speech, that of its verb."""
    if token.pos in ("ADJ", "ADV"):
        return act_words("adjective").get(token.lemma.lower()) or act_words("adjective").get(token.lower)
    if token.pos not in ("VERB", "AUX", "NOUN", "PROPN"):
        return None
    first, second = (verb_acts(), noun_acts()) if token.pos in ("VERB", "AUX") else (noun_acts(), verb_acts())
    for lemma in _lemmas(token):
        if lemma in first or lemma in second:
            return first.get(lemma) or second[lemma]
    return None


def _lemmas(token: Token) -> Iterator[str]:
    """The lemma, then what the printed form can be of: taggers read `hoped` as of `hop`, and a headline's `Endorses` as a name."""
    yield from (form for form in _stems(token.lower) if token.lower in _MISREAD)
    yield token.lemma.lower()
    if token.pos in ("VERB", "PROPN"):
        yield from _stems(token.lower)


def _stems(form: str) -> Iterator[str]:
    for ending in ("s", "d", "es", "ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            yield form[: -len(ending)]
            if ending == "ing":
                yield form[:-3] + "e"
    if form.endswith("ied"):
        yield form[:-3] + "y"


def phrase_act(parse: Parse, head: Token) -> Act | None:
    """The act of the phrase that a verb opens: `called for`, `took sharp issue with`; the longest phrase first."""
    rows = _phrases().get(head.lemma.lower())
    if rows is None or head.pos not in ("VERB", "AUX"):
        return None
    near = tuple(_near_words(parse, head))
    for rest, act in rows:
        at = 0
        for token in near:
            if at < len(rest) and rest[at] in (token.lower, token.lemma.lower()):
                at += 1
        if at == len(rest):
            return act
    return None


def _near_words(parse: Parse, head: Token) -> Iterator[Token]:
    """The words after a verb that hang on it within two steps, a date's preposition left out (`called on Friday`)."""
    for i in range(head.i + 1, min(head.i + 1 + _REACH, len(parse.tokens))):
        token = parse.tokens[i]
        if token.sentence != head.sentence:
            return
        above = parse.head(token)
        own = above.i == head.i
        if not own and (parse.head(above).i != head.i or above.dep not in ("dobj", "prep", "acomp", "advmod", "prt")):
            continue
        if not own and token.pos == "ADP" and above.dep == "prep":
            continue
        thing = child(parse, token, "pobj") if token.dep == "prep" else None
        if thing is None or thing.entity not in ("DATE", "TIME"):
            yield token
