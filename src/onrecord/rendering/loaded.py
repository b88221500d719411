"""Loaded words -> one row an owner: the outlets in their own voice first, then who is reported to have used them, then who is quoted.

What enters: a record and its references. What leaves: owners with their words and the sentences around them. Rule: a word stands under the
one whose it is, never under the report that only carries it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import LoadedKind, LoadedWord, Record
from onrecord.model.loaded import Owner
from onrecord.rendering.references import Marker, References
from onrecord.rendering.words import one_line

OWNERS: tuple[tuple[Owner, str], ...] = (
    ("outlet", "In the outlet’s own voice"), ("attributed", "Told in somebody’s name"), ("quoted", "Between quotation marks"),
)  # fmt: skip
KINDS: dict[LoadedKind, str] = {
    "label": "label", "praise": "praise", "blame": "blame", "emotive": "emotive", "editorial": "editorial", "doubt": "doubt",
}  # fmt: skip
UNNAMED = "Nobody named"


@dataclass(frozen=True, slots=True)
class Used:
    """One word, its class, and everywhere its owner has it."""

    word: str
    kind: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class OwnerRow:
    name: str
    words: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class OwnerGroup:
    """Whose words, and how they come to stand there."""

    key: Owner
    title: str
    rows: tuple[OwnerRow, ...]


def loaded(record: Record, references: References) -> tuple[OwnerGroup, ...]:
    """The groups that hold words; owners by how many words they have, then by name."""
    out = []
    for key, title in OWNERS:
        found: dict[str, list[LoadedWord]] = {}
        for word in record.loaded:
            if word.owner == key:
                found.setdefault(one_line(word.by) or UNNAMED, []).append(word)
        rows = tuple(OwnerRow(name, _used(words, references)) for name, words in sorted(found.items(), key=lambda r: (-len(r[1]), r[0])))
        if rows:
            out.append(OwnerGroup(key, title, rows))
    return tuple(out)


def _used(words: list[LoadedWord], references: References) -> tuple[Used, ...]:
    found: dict[str, list[LoadedWord]] = {}
    for word in words:
        found.setdefault(references.printed(word.anchor).casefold(), []).append(word)
    ordered = sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    return tuple(Used(text, KINDS[same[0].kind], references.markers(w.anchor for w in same)) for text, same in ordered)
