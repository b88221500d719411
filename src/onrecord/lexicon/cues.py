"""The table of cues: words by which something is attributed, with their act and the complements that carry content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table
from onrecord.model import Act


@dataclass(frozen=True, slots=True)
class CueRow:
    """A row of `cues.toml`. `takes` names the complements that carry content."""

    lemma: str
    kind: str
    act: Act
    takes: tuple[str, ...]
    example: str


@cache
def _of_kind(kind: str) -> Mapping[str, CueRow]:
    return {row.lemma: row for row in table("cues", CueRow) if row.kind == kind}


def cue_verbs() -> Mapping[str, CueRow]:
    """Lemma -> row of the verbs."""
    return _of_kind("verb")


def cue_nouns() -> Mapping[str, CueRow]:
    """Lemma -> row of the nouns."""
    return _of_kind("noun")


def cue_prepositions() -> Mapping[str, CueRow]:
    """Phrase -> row of the prepositions, such as `according to`."""
    return _of_kind("prep")
