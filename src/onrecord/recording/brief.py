"""Story -> the brief: what happened, who says so, the figures, what is disputed, who reacts, where the reports differ, what is not said.

Composed from rows of the record: each sentence is a frame of ours around printed words, and carries the anchors of the rows that it
repeats. A row whose words make no sentence is left out, never mended. Deaths and injuries come early, nothing comes twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import BriefLine
from onrecord.recording.brief_acts import act_lines
from onrecord.recording.brief_carried import carried_lines
from onrecord.recording.brief_differences import difference_lines, origin_lines
from onrecord.recording.brief_disputed import disputed_lines
from onrecord.recording.brief_figures import casualty_lines, figure_lines
from onrecord.recording.brief_lead import lead_lines, main_told, stems
from onrecord.recording.brief_reactions import reaction_lines
from onrecord.recording.brief_said import said_lines
from onrecord.recording.brief_unsaid import unsaid_lines
from onrecord.recording.focus import Focus, about, focused
from onrecord.recording.introductions import introduced
from onrecord.recording.story import Story
from onrecord.recording.undone import as_it_stands, undone_in

WORDS = 450
"""Words that the brief aims at: a wire editor's summary of a story of five to ten reports is 250 to 500."""
OVERRUN = 1.25
"""A line that crosses a section's budget by no more than this stays: a weightier sentence is worth a few words."""
MOST = 1.11
"""The brief as a whole crosses its words by no more than this: 450 give at most 500."""
CARRIED_SHARE = 0.09
"""Share of the words for what several reports tell in their own voice beside the news: one or two sentences."""
ACTS_SHARE = 0.12
"""The same for official acts (an arrest, a ruling) that no line of any section has told, as far as the brief has room."""
ROOM = 3
"""Times its share that a section may take under a focus: most others have nothing to say then."""
LEAST = 0.6
"""Share of the words up to which a brief that quotes few is filled with more of what the reports print: 450 give 270."""
TOPS = 24
"""Printed sentences weighed for what happened: more than fill a brief."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the brief, what share of the words it may take, how early it gives lines up when all is too long, and its lines."""

    name: str
    share: float
    yields: int
    lines: Callable[[Story], Iterator[BriefLine]]


LEAD = Section("What happened", 0.18, 9, lambda story: iter(()))
SAID = Section("What is said, and by whom", 0.20, 6, said_lines)
REACTIONS = Section("Reactions", 0.13, 3, lambda story: iter(()))
BESIDE: tuple[Section, ...] = (
    Section("Dead and hurt", 0.15, 8, casualty_lines),
    Section("Figures", 0.15, 4, figure_lines),
    Section("Disputed", 0.24, 7, disputed_lines),
    Section("Where the reports differ", 0.07, 5, difference_lines),
    Section("Not said", 0.09, 2, unsaid_lines),
    Section("Who rests on whom", 0.05, 1, origin_lines),
)
ORDER: tuple[str, ...] = (
    "What happened", "Dead and hurt", "What is said, and by whom", "Figures", "Disputed", "Reactions", "Where the reports differ",
    "Not said", "Who rests on whom",
)  # fmt: skip


def write_brief(story: Story, *, words: int = WORDS, focus: str = "") -> tuple[BriefLine, ...]:
    """The lines in the order of the sections. A section takes its share of `words`; what all leave over goes to what is said.

    With a `focus`, only what the record holds on it, the sayings nearest to its words first; nothing where it holds nothing.
    """
    near = focused(story, focus) if focus else None
    told = near.story if near is not None else story
    news, further = lead_lines(story, most=TOPS) if near is None else ([], [])
    undone = undone_in(story)
    news = list(as_it_stands(story, news, undone))
    tops = [replace(line, section=LEAD.name) for line in (*news, *as_it_stands(story, further, undone))]
    lead = fitting(tops[: len(news)], int(LEAD.share * words))
    if near is None:
        carried = (replace(line, section=LEAD.name) for line in carried_lines(story, after=lead))
        lead = [*lead, *fitting(carried, int(CARRIED_SHARE * words), overrun=1.0, least=0)]
    chosen: dict[str, list[BriefLine]] = {}
    for section in BESIDE:
        budget = int(section.share * words * (1 if near is None else ROOM))
        lines = as_it_stands(story, _ordered(section, section.lines(told), near, told), undone)
        before = [line for found in chosen.values() for line in found]
        chosen[section.name] = fitting((x for x in lines if not _told_before(x, lead) and not _tells_again(x, before)), budget)
    candidates = list(as_it_stands(story, _ordered(SAID, said_lines(told, after=lead), near, told), undone))
    used = sum(_size(line) for lines in (lead, *chosen.values()) for line in lines)
    figures = [line for lines in chosen.values() for line in lines if line.rule in ("brief/figure-told", *_DISPUTES)]
    figures += chosen["Not said"]
    elsewhere = [*(replace(line, evidence=line.evidence[:1]) for line in lead), *figures]
    counts = [line for lines in chosen.values() for line in lines if line.rule in _COUNTS]
    candidates = [line for line in _beside(candidates, elsewhere) if not _counted(line, counts)]
    room, least = words - used, int(SAID.share * words)
    said = fitting(candidates, max(least, room - int(REACTIONS.share * words)), overrun=1.1)
    # who is chosen to say something is a principal party, unless all that is said finds room: then those that are heard first are
    principal = said if len(said) < len(candidates) else said[: len(said) // 3]
    heard = as_it_stands(story, _ordered(REACTIONS, reaction_lines(told, after=[*lead, *principal]), near, told), undone)
    reactions = fitting(heard, int(REACTIONS.share * words))
    said = fitting(_beside(candidates, reactions), max(least, room - sum(map(_size, reactions))), overrun=1.1)
    chosen |= {LEAD.name: lead, SAID.name: said, REACTIONS.name: reactions}
    if near is None:
        before = [line for lines in chosen.values() for line in lines]
        acts = (replace(line, section=LEAD.name) for line in as_it_stands(story, act_lines(story, after=before), undone))
        room = min(words - sum(map(_size, before)), int(ACTS_SHARE * words))
        chosen[LEAD.name] = [*chosen[LEAD.name], *(fitting(acts, room, overrun=1.0, least=0) if room > 0 else ())]
    chosen[LEAD.name] = _filled(chosen, tops, int(LEAST * words))
    whole = [(line, name) for name, lines in chosen.items() for line in lines]
    chosen = {name: [x for x in lines if not _held(x, name, whole)] for name, lines in chosen.items()}
    trimmed = _trimmed(chosen, words)
    dated = _dated_once([line for name in ORDER for line in trimmed[name]])
    return introduced(told, dated, room=int(MOST * words) - sum(map(_size, dated)))


_COUNTS = ("brief/figures", "brief/casualties")
_DISPUTES = ("brief/contrast", "brief/disputed", "brief/answer")
_DAY = re.compile(r"(\w+day)((?: \w+)?) (\[\d{1,2} \w+ \d{4}\])")


def _dated_once(lines: Sequence[BriefLine]) -> list[BriefLine]:
    """`Friday [6 April 2018]` once in a brief; where it comes again it is `Friday`."""
    known: set[tuple[str, str]] = set()
    out = []
    for line in lines:
        found = [(m[1], m[3]) for m in _DAY.finditer(line.text)]
        text = _DAY.sub(lambda m: m[1] + m[2] if (m[1], m[3]) in known else m[0], line.text)
        known.update(found)
        out.append(replace(line, text=text))
    return out


def _filled(chosen: dict[str, list[BriefLine]], tops: Sequence[BriefLine], least: int) -> list[BriefLine]:
    """The lead with more of the reports' own sentences, as long as the brief as a whole has fewer than `least` words."""
    lead = list(chosen[LEAD.name])
    others = [line for name, lines in chosen.items() if name != LEAD.name for line in lines]
    for line in tops:
        if sum(map(_size, (*lead, *others))) + _size(line) > least:
            continue
        words = stems(line.text)
        if main_told(line.text, frozenset(word for other in lead if other != line for word in stems(other.text))):
            continue
        if any(len(words & stems(other.text)) > HALF * len(words) for other in (*lead, *others)):
            continue
        if line not in lead and not any(e.overlaps(o) for e in line.evidence[:1] for other in others for o in other.evidence):
            lead.append(line)
    return lead


HALF = 0.45
"""Share of a further sentence's content words that one line before it may hold."""


def _held(line: BriefLine, section: str, lines: Sequence[tuple[BriefLine, str]]) -> bool:
    """Whether another line holds this one; of two that are the same, the one of the section that yields later stays."""
    rank = {s.name: s.yields for s in (LEAD, SAID, REACTIONS, *BESIDE)}
    if line.rule in _COUNTS and _counted_before(line, [other for other, _ in lines if other is not line]):
        return True
    if line.rule in (*_COUNTS, "brief/copies", "brief/origin"):
        return any(line.text == other.text and rank[section] < rank[name] for other, name in lines if other is not line)
    words = stems(line.text)

    def holds(other: BriefLine, name: str) -> bool:
        if line.text in other.text:
            return len(line.text) < len(other.text) or rank[section] < rank[name]
        theirs = stems(other.text)
        same = other.rule not in _COUNTS and len(words & theirs) > AGAIN * len(words)
        return same and ((len(theirs), rank[name], other.text) > (len(words), rank[section], line.text))

    return any(holds(other, name) for other, name in lines if other is not line)


def _counted_before(line: BriefLine, others: Sequence[BriefLine]) -> bool:
    """Whether a count of one number is told by a sentence: `47 arrests`, and in figures that the number of people arrested is 47."""
    numbers = frozenset(_NUMBER.findall(line.text))
    counted = stems(line.text.split(" is ")[0]) - _OF_COUNTS
    return len(numbers) == 1 and any(
        o.rule not in _COUNTS and numbers <= frozenset(_NUMBER.findall(o.text)) and counted & stems(o.text) for o in others
    )


_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_OF_COUNTS = stems("number people persons amount")
AGAIN = 0.75
"""Share of a line's content words of which another line that holds more says the same."""


def _told_before(line: BriefLine, lead: Sequence[BriefLine]) -> bool:
    """Whether all that a line rests on stands in the lead already: one number alone, told again."""
    some = any if line.rule == "brief/unsaid" else all
    return some(any(e.overlaps(o) for first in lead for o in first.evidence[:1]) for e in line.evidence)


def _counted(line: BriefLine, counts: Sequence[BriefLine]) -> bool:
    """Whether a saying of few words gives a number that a line on figures has with its source."""
    numbers = [e for c in counts for e in c.evidence]
    return _size(line) <= FEW_BESIDE and any(e.overlaps(n) for e in line.evidence[:1] for n in numbers)


FEW_BESIDE = 40
"""Words of a sentence that has room for little beside its number."""


def _tells_again(line: BriefLine, before: Sequence[BriefLine]) -> bool:
    """Whether a dispute is of numbers alone that a line on figures has with who gives them, or a difference was told by a line before."""
    first, rest = _first_of(line.text)
    if line.rule in _DISPUTES and rest and any(first in other.text and first != other.text for other in before):
        return True
    numbers = frozenset(_NUMBER.findall(line.text))
    if line.rule == "brief/contrast" and len(numbers) > 1:
        return any(numbers <= frozenset(_NUMBER.findall(c.text)) for c in before if c.rule in _COUNTS)
    if line.rule == "brief/disputed":
        return any(all(any(e.overlaps(o) for o in c.evidence) for e in line.evidence) for c in before if c.rule in _COUNTS)
    if line.rule == "brief/differs":
        others = [other for other in before if other.rule != "brief/lead"]
        return any(all(any(e.overlaps(o) for o in other.evidence) for e in line.evidence[:2]) for other in others)
    return False


def _first_of(text: str) -> tuple[str, str]:
    """The first sentence of a line, and what stands behind it."""
    found = _NEXT.search(text)
    return (text[: found.start()], text[found.end() :]) if found is not None else (text, "")


_NEXT = re.compile(r"(?<=[a-z\d”)]\.) (?=[A-Z“\[])")


def _ordered(section: Section, lines: Iterable[BriefLine], near: Focus | None, story: Story) -> Iterator[BriefLine]:
    """The section's lines, named; under a focus only those about it, the nearest first."""
    named = (replace(line, section=section.name) for line in lines)
    if near is None:
        return named
    weighed = [(about(near, story, line), line) for line in named]
    by_words = section in (SAID, REACTIONS)
    return (line for weight, line in sorted(weighed, key=lambda row: -row[0] if by_words else 0.0) if weight > 0)


def _beside(lines: Sequence[BriefLine], others: Sequence[BriefLine]) -> list[BriefLine]:
    """The lines that do not repeat what the others rest on."""
    return [line for line in lines if not any(e.overlaps(o) for e in line.evidence[:1] for other in others for o in other.evidence)]


def _size(line: BriefLine) -> int:
    return len(line.text.split())


def _trimmed(chosen: dict[str, list[BriefLine]], words: int) -> dict[str, list[BriefLine]]:
    """The sections within MOST of the words: the least of them gives up its last line first, each keeps one as long as it can."""
    out = {name: list(chosen.get(name, ())) for name in ORDER}
    rank = {s.name: s.yields for s in (LEAD, SAID, REACTIONS, *BESIDE)}
    for keep in (1, 0):
        for name in sorted(ORDER, key=lambda n: rank[n]):
            while len(out[name]) > keep and sum(_size(line) for lines in out.values() for line in lines) > MOST * words:
                if sum(map(len, out.values())) == 1:
                    return out
                out[name].pop()
    return out


def fitting(lines: Iterable[BriefLine], budget: int, *, overrun: float = OVERRUN, least: int = 1) -> list[BriefLine]:
    """The first lines whose words fit the budget, each text once; one that does not fit is passed over for a shorter one, `least` stay."""
    out: list[BriefLine] = []
    used = 0
    for line in lines:
        if any(line.text == other.text for other in out):
            continue
        size = _size(line)
        if used + size <= budget * overrun or len(out) < least:
            out.append(line)
            used += size
        if used >= budget:
            break
    return out
