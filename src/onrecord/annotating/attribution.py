"""What finding gives to reading: spans of source, cue and content, and the rule or model that found them.

Resolving the source, reading the act and following the chain (`speech.py`, `sources.py`, `chains.py`) work on this alone, so that what
finds it (`extraction.py`) can be changed by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.model import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One triple in code points. `source` and `cue` may be empty; `carrier` is who passed it on (`X quoted Y as saying`), `cited` whom the
    source names for it (`X reported, citing Y`)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str
    rule: str
    carrier: tuple[Span, ...] = ()
    cited: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end


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
class VoicelessRow:
    """A row of `lexicon/voiceless.toml`: nouns of one kind that cannot say anything themselves."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def voiceless_nouns() -> frozenset[str]:
    return frozenset(word for row in table("voiceless", VoicelessRow) for word in row.words)


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A row of `lexicon/channels.toml`: what carries a statement (`vessel`), and the verbs that `carry`, `tell` or `give` it."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def channel_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("channels", ChannelRow) if row.kind == kind for word in row.words)
