"""Statement: the field's attribution triple (source, cue, content) with act, polarity, hedge and chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.entity import EntityKind
from onrecord.model.span import Anchor, Span
from onrecord.model.time import When

Act = Literal[
    "say", "confirm", "deny", "claim", "estimate", "accuse", "promise", "demand", "decline", "praise", "predict", "intend", "feel"
]
Form = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute (`said`, `according to`, `its denial`); `lemma` names the lexicon row."""

    spans: tuple[Span, ...]
    lemma: str
    act: Act


@dataclass(frozen=True, slots=True)
class Member:
    """One party of a joint source."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it. `name` is resolved (`he` -> `Ivo Petrov`); `spans` are the printed words. An implied source has none."""

    spans: tuple[Span, ...]
    entity: str | None
    name: str
    kind: EntityKind
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom it was said to (`told Petrov`)."""

    spans: tuple[Span, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Via:
    """A link of the chain by which the article has it (`in a letter printed by the Courier`)."""

    spans: tuple[Span, ...]
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Statement:
    """`anchor` is the content. `via` runs from the reader to the source; `inside` is the statement that encloses this one."""

    id: str
    anchor: Anchor
    form: Form
    cue: Cue | None
    source: Source | None
    to: Addressee | None
    via: tuple[Via, ...]
    negated: bool
    hedge: str | None
    said: When | None
    inside: str | None
    rule: str
    confidence: float | None = None
