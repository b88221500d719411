"""What an extractor of attributions gives, whatever it is: spans of source, cue and content, and the rule or model that found them.

Resolving the source, reading the act and following the chain (`speech.py`, `sources.py`, `chains.py`) work on this alone, so that one
extractor can take another's place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.model import Act, EntityKind, Span


@dataclass(frozen=True, slots=True)
class CueRow:
    """A row of `lexicon/cues.toml`. `takes` names the complements that carry content."""

    lemma: str
    kind: str
    act: Act
    takes: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One triple in code points. `source` and `cue` may be empty; `carrier` is who passed it on (`X quoted Y as saying`)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str
    rule: str
    carrier: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end


@cache
def cue_verbs() -> Mapping[str, CueRow]:
    return {row.lemma: row for row in table("cues", CueRow) if row.kind == "verb"}


@cache
def cue_nouns() -> Mapping[str, CueRow]:
    return {row.lemma: row for row in table("cues", CueRow) if row.kind == "noun"}


@cache
def cue_prepositions() -> Mapping[str, CueRow]:
    return {row.lemma: row for row in table("cues", CueRow) if row.kind == "prep"}


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A row of `lexicon/speakers.toml`: a noun for people or papers that speak without a name, and their kind."""

    lemma: str
    kind: EntityKind
    example: str


@cache
def speaker_nouns() -> Mapping[str, EntityKind]:
    return {row.lemma: row.kind for row in table("speakers", SpeakerRow)}


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A row of `lexicon/channels.toml`: what carries a statement (`vessel`), and the verbs that `carry`, `tell` or `give` it."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def channel_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("channels", ChannelRow) if row.kind == kind for word in row.words)
