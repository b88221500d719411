"""Story -> the brief: what is said, the figures, what is disputed, where the reports differ, what is not said, who rests on whom.

Composed from rows of the record: each sentence is a frame of ours around printed words, and carries the anchors of the rows that it
repeats. A row whose words make no sentence is left out, never mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Anchor, BriefLine
from onrecord.recording.brief_claims import disputed_lines, said_lines
from onrecord.recording.brief_differences import difference_lines, origin_lines, unsaid_lines
from onrecord.recording.brief_figures import figure_lines
from onrecord.recording.story import Story

WORDS = 450
"""Words that the brief aims at: a wire editor's summary of a story of five to ten reports is 250 to 500."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the brief, what share of the words it may take, and what writes its lines, best first."""

    name: str
    share: float
    lines: Callable[[Story], Iterator[BriefLine]]


SECTIONS: tuple[Section, ...] = (
    Section("What is said, and by whom", 0.46, said_lines),
    Section("Figures", 0.18, figure_lines),
    Section("Disputed", 0.12, disputed_lines),
    Section("Where the reports differ", 0.10, difference_lines),
    Section("Not said", 0.08, unsaid_lines),
    Section("Who rests on whom", 0.06, origin_lines),
)


def write_brief(story: Story, *, words: int = WORDS) -> tuple[BriefLine, ...]:
    """The lines in the order of the sections. A section takes its share of `words`; what all leave over goes to what is said."""
    rest = [fitting(_named(section.name, section.lines(story)), int(section.share * words)) for section in SECTIONS[1:]]
    used = sum(len(line.text.split()) for lines in rest for line in lines)
    first = SECTIONS[0]
    said = fitting(_named(first.name, first.lines(story)), max(int(first.share * words), words - used), overrun=1.1)
    return (*said, *(line for lines in rest for line in lines))


def _named(name: str, lines: Iterable[BriefLine]) -> Iterator[BriefLine]:
    for line in lines:
        if line.evidence:
            yield BriefLine(name, line.text, unique(line.evidence), line.rule)


OVERRUN = 1.25
"""A line that crosses a section's budget by no more than this stays: a weightier sentence is worth a few words."""


def fitting(lines: Iterable[BriefLine], budget: int, *, overrun: float = OVERRUN) -> list[BriefLine]:
    """The first lines whose words fit the budget; one that does not is passed over for a shorter one, at least one stays."""
    out: list[BriefLine] = []
    used = 0
    for line in lines:
        size = len(line.text.split())
        if used + size <= budget * overrun or not out:
            out.append(line)
            used += size
        if used >= budget:
            break
    return out


def unique(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Each anchor once, by article and place."""
    return tuple(sorted(set(anchors)))
