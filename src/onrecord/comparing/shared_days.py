"""What one report tells and others date -> ties: places of its text, and the days that the others give for them.

A tie holds for a day of publication when the report, read as of that day, gives one of those days too. Told alike are an event, an act
of saying, what one party says of one claim, and a passage that was copied. Only reports that are sure of their own day have a say, and
days printed with their year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.comparing.story import Story
from onrecord.model import Anchor, Proposition, Time


@dataclass(frozen=True, slots=True)
class Tie:
    """`time` is the anchor of a time of the report, null for its publication; `first` and `last` are ISO days, no last: then or later.

    `mine` and `theirs` are the printed words that are tied.
    """

    time: Anchor | None
    first: str
    last: str | None
    mine: Anchor
    theirs: Anchor

    def holds(self, earliest: str | None, latest: str | None) -> bool:
        """Whether days from `earliest` to `latest` can be what the others say."""
        if earliest is None or latest is None:
            return False
        return latest >= self.first and (self.last is None or earliest <= self.last)


def ties_of(story: Story, article: str) -> tuple[Tie, ...]:
    """All ties of one report, in the order of the story's links."""
    found = (*_events(story, article), *_sayings(story, article), *_claims(story, article), *_passages(story, article))
    return tuple(dict.fromkeys(found))


def _events(story: Story, article: str) -> Iterator[Tie]:
    """Clauses that tell one deed. One that the report itself does not date was told when it had happened, and so was what is said of it."""
    for event in story.links.events:
        clauses = [story.propositions[pid] for pid in event]
        told: dict[str, Anchor] = {}
        for p in clauses:
            if p.anchor.article != article and (found := _day_of(story, p)) is not None:
                told.setdefault(*found)
        for mine in clauses if told else ():
            if mine.anchor.article != article:
                continue
            own = _dates_in(story, mine.anchor)
            said = _said(story, mine)
            for day, theirs in told.items():
                if len(own) == 1:
                    yield Tie(own[0].anchor, day, day, own[0].anchor, theirs)
                elif not own:
                    yield Tie(None, day, None, mine.anchor, theirs)
                if said is not None and said not in {t.anchor for t in own}:
                    yield Tie(said, day, None, said, theirs)


def _sayings(story: Story, article: str) -> Iterator[Tie]:
    for utterance in story.links.utterances:
        yield from _said_alike(story, article, [m.statement for m in utterance.members])


def _claims(story: Story, article: str) -> Iterator[Tie]:
    for group in story.links.claims:
        by_side: dict[str, list[str | None]] = defaultdict(list)
        for evidence in group.evidence:
            if evidence.stance in ("asserts", "confirms"):
                for side in story.links.sides.get(evidence.statement or "", ()):
                    by_side[side].append(evidence.statement)
        for side in sorted(by_side):
            yield from _said_alike(story, article, by_side[side])


def _said_alike(story: Story, article: str, statements: Sequence[str | None]) -> Iterator[Tie]:
    """The day of saying that the report gives, tied to those that others give for the same words."""
    rows = [story.statements[s] for s in statements if s is not None]
    dated = [(s.anchor.article, s.said.anchor) for s in rows if s.said is not None and s.said.anchor is not None]
    told: dict[str, Time] = {}
    for theirs in (anchor for a, anchor in dated if a != article):
        for time in story.times_in(theirs):
            if time.anchor == theirs and _is_sure(story, time):
                told.setdefault(time.earliest or "", time)
    for own in (anchor for a, anchor in dated if a == article):
        for day, time in told.items():
            yield Tie(own, day, day, own, time.anchor)


def _passages(story: Story, article: str) -> Iterator[Tie]:
    """Copies in which both print the same times, one for one."""
    for copy in story.links.copies:
        if article not in (copy.left.article, copy.right.article) or copy.left.article == copy.right.article:
            continue
        left, right = (_dates_in(story, side) for side in (copy.left, copy.right))
        if [story.text(t.anchor) for t in left] == [story.text(t.anchor) for t in right]:
            mine, theirs = (left, right) if copy.left.article == article else (right, left)
            for own, time in zip(mine, theirs, strict=True):
                if _is_sure(story, time):
                    yield Tie(own.anchor, time.earliest or "", time.latest, own.anchor, time.anchor)


def _dates_in(story: Story, anchor: Anchor) -> Sequence[Time]:
    return [t for t in story.times_in(anchor) if t.type in ("DATE", "TIME")]


def _day_of(story: Story, clause: Proposition) -> tuple[str, Anchor] | None:
    """The day that dates the clause, with its words, where there is one and it is sure."""
    dated = _dates_in(story, clause.anchor)
    if len({t.value[:10] for t in dated}) != 1 or not _is_sure(story, dated[0]):
        return None
    return dated[0].earliest or "", dated[0].anchor


def _said(story: Story, clause: Proposition) -> Anchor | None:
    statement = story.statements.get(clause.statement or "")
    return statement.said.anchor if statement is not None and statement.said is not None else None


def _is_sure(story: Story, time: Time) -> bool:
    """One day, counted from a publication date that nobody doubts, or printed with its year."""
    if time.type not in ("DATE", "TIME") or len(time.readings) != 1 or time.earliest is None or time.earliest != time.latest:
        return False
    published = story.article(time.anchor).published
    return (published.value is not None and published.doubt is None) or time.rule in _WITH_YEAR


_WITH_YEAR = frozenset({"times/day/explicit", "times/iso"})
