"""A report's counts and tolls -> whether a count is all that its report tells of, which a conflict asks of both sides.

Two numbers stand against each other only where each is what its report gives for the whole. A count is none

    exceeded     its report tells of more for the same in one voice: by a larger number, or by persons told one by one
    beside       its report gives the other's number as well in one voice, for whatever part or time
    in passing   it stands beyond the lead and is what one act did (`the crane fell, wounding three`), or by whom nobody knows
    one of many  its report gives other numbers of the same fate, of several events or parts, and no linked event tells which is meant

A report's title and lead tell the whole before its parts: nothing further down makes a part of what stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparing.bounds import meet, numbered, value
from onrecord.comparing.count import ANYBODY, PEOPLE, Count
from onrecord.comparing.counts import FAR, days_between
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import open_conditions
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Figure

LEAD = 6
"""Sentences, the title among them, in which a report tells what happened: as many as its toll is read from."""
_FATE = {"killed": "kill", "injured": "wound"}
"""The deed of a toll's fate."""
_PERSONS = frozenset({"tolls/joined", "tolls/named", "tolls/multiple"})
"""Tolls that are counted from the persons whom a report tells of."""
BEFORE = 40
"""Code points before a number in which the word stands that it hangs on, across `at least` or `a total of`."""


@dataclass(frozen=True, slots=True)
class Totals:
    """`counts` are the counts by report, `tolls` a report's persons by report and deed, `leads` where each report's lead ends."""

    story: Story
    counts: Mapping[str, Sequence[Count]]
    tolls: Mapping[tuple[str, str], Figure]
    leads: Mapping[str, int]

    @classmethod
    def of(cls, story: Story, counts: Sequence[Count]) -> Totals:
        by_report: dict[str, list[Count]] = defaultdict(list)
        for count in counts:
            by_report[count.figure.anchor.article].append(count)
        tolls: dict[tuple[str, str], Figure] = {}
        leads: dict[str, int] = {}
        for one in story.annotations:
            leads[one.article] = one.sentences[min(LEAD, len(one.sentences)) - 1][1] if one.sentences else 0
            implied = {f.id: f for f in one.implied}
            for toll in one.tolls:
                if toll.rule in _PERSONS:
                    tolls[toll.article, _FATE[toll.fate]] = implied[toll.figure]
        return cls(story, by_report, tolls, leads)

    def exceeded(self, count: Count) -> bool:
        """The count's own report tells of more for the same, and no later than there."""
        persons = self._persons(count)
        if persons is not None and persons.low is not None and persons.low > value(count.figure) and not meet(persons, count.figure):
            return self._first(persons.anchor, count)
        return any(c.source == count.source and value(c.figure) > value(count.figure) for c in self._others(count))

    def alone(self, count: Count) -> bool:
        """Its report gives no other number for the same fate, no later than there and in that voice."""
        return not any(True for _ in self._others(count))

    def _others(self, count: Count) -> Iterator[Count]:
        """Other numbers of one kind that the count's report gives, no later than there; in the lead only those of one voice."""
        leading = self._leading(count.figure.anchor)
        for c in self.counts.get(count.figure.anchor.article, ()):
            if (
                _of_one_kind(count, c)
                and (c.source == count.source or not leading)
                and not meet(c.figure, count.figure)
                and self._first(c.figure.anchor, count)
            ):
                yield c

    def gives(self, one: Count, other: Count) -> bool:
        """The report of the one count gives the other's number too, in the same voice and no later than there."""
        rows = self.counts.get(one.figure.anchor.article, ())
        return any(
            c.figure.id != one.figure.id
            and c.source == one.source
            and _of_one_kind(other, c)
            and value(c.figure) == value(other.figure)
            and self._first(c.figure.anchor, one)
            for c in rows
        )

    def in_passing(self, count: Count) -> bool:
        """Beyond the lead, and told as what one act did: `the crane fell, wounding three`."""
        if self._leading(count.figure.anchor):
            return False
        if count.clause is None:
            return True
        sentence = self.story.sentence(count.figure.anchor)
        first = max(sentence.start, count.figure.anchor.start - BEFORE)
        before = words_in(self.story.article(sentence).text, first, count.figure.anchor.start)
        return bool(before) and before[-1].form.endswith("ing")

    def is_background(self, count: Count) -> bool:
        """Dated long before its report was published: the toll of another event."""
        published = self.story.article(count.figure.anchor).published.value
        return count.latest is not None and published is not None and days_between(count.latest, published) > FAR

    def _leading(self, anchor: Anchor) -> bool:
        return anchor.start < self.leads.get(anchor.article, 0)

    def _first(self, anchor: Anchor, count: Count) -> bool:
        return self._leading(anchor) or not self._leading(count.figure.anchor)

    def _persons(self, count: Count) -> Figure | None:
        if len(count.deeds) != 1 or count.thing not in PEOPLE or count.whose:
            return None
        return self.tolls.get((count.figure.anchor.article, min(count.deeds)))


def _of_one_kind(a: Count, b: Count) -> bool:
    """Both count the same, by what the clauses say, and neither is of another time."""
    if a.figure.id == b.figure.id or not numbered(b.figure) or b.figure.part_of is not None or a.deeds != b.deeds or a.whose != b.whose:
        return False
    if a.thing != b.thing and not (a.thing in PEOPLE and b.thing in PEOPLE and (a.thing in ANYBODY or b.thing in ANYBODY)):
        return False
    if a.earliest and a.latest and b.earliest and b.latest:
        return days_between(min(a.latest, b.latest), max(a.earliest, b.earliest)) <= (FAR if a.deeds <= open_conditions() else 0)
    return not (b.timed and not a.timed and b.earliest is not None)
