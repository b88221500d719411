"""Reports with a doubtful or missing date -> what the other reports say about it, beside the article's own reading, never instead of it.

    no date, `The dam broke Tuesday`, of which others say 6 May      published from 6 to 12 May: `Tuesday` can be no other day
    header of 6 April, dateline of 6 May, others tell it on 5 May    published on 6 May, of the two days that it gives
    no date, and an event that others date 5 May                     published on 5 May at the earliest, and nothing else is known

A report that gives its day without a contradiction is never asked, however far it lies from the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from onrecord.comparing.shared_days import Tie, ties_of
from onrecord.comparing.story import Story
from onrecord.model import Anchor, Annotations, Article, DateRepair, Evidence, Links, Time

Reader = Callable[[date], tuple[Time, ...]]
"""A day -> the times of one article, in their order, as if it had been published then."""
ReaderOf = Callable[[Article, Annotations], Reader]

WEEK = timedelta(6)
"""Days that are told apart by a weekday's name span so much; what leaves more open settles nothing."""
EDGE = timedelta(60)
"""Days this near to the ends of the calendar are no days of news; what is counted from them has no place in it."""
MISSED = 3
"""Of the places that others date, one may disagree for this many that agree: an event can be taken for another, seldom most of them."""
DATED = 2
"""So many reports must agree before one without a date that dates itself by the days it prints is read otherwise; else one is enough."""
LATEST = 8
"""So many of the latest days that others give are tried: a report is of the story's last days, not of its background."""


def repair_dates(
    articles: Sequence[Article], annotations: Sequence[Annotations], links: Links, *, reader: ReaderOf
) -> tuple[DateRepair, ...]:
    """One row for each article whose publication date is doubted or missing, and on which the others have something to say.

    `reader` reads an article's times as of another day.
    """
    story = Story.of(articles, annotations, links)
    rows = []
    for article, own in zip(articles, annotations, strict=True):
        if article.published.value is None or article.published.doubt is not None:
            rows.append(_settled(story, article, own, reader) or _bounded(story, article))
    return tuple(row for row in rows if row is not None)


def _settled(story: Story, article: Article, annotations: Annotations, reader: ReaderOf) -> DateRepair | None:
    """The days on which the report, read as of them, dates what it shares with the others as they do."""
    ties = ties_of(story, article.id)
    candidates = _named(story, article) if article.published.value is not None else _around(article, ties)
    if not ties or not candidates:
        return None
    read = reader(article, annotations)
    times = {day: {t.anchor: t for t in read(day)} for day in candidates}
    counted = _counted(read, candidates[0])
    places = _places([tie for tie in ties if tie.time is None or tie.time in counted])
    score = {day: sum(any(_holds(tie, day, times[day]) for tie in rows) for rows in places) for day in candidates}
    best = max(score.values())
    days = [day for day in candidates if score[day] == best]
    agreeing = [
        tie for rows in places for tie in rows if tie.time is not None and tie.last is not None and _holds(tie, days[0], times[days[0]])
    ]
    if best == 0 or (len(places) - best) * MISSED > best or days[-1] - days[0] > WEEK:
        return None
    if len(days) == len(candidates) > 1:
        return None
    if article.published.value is None and len({tie.theirs.article for tie in agreeing}) < (
        DATED if _dates_itself(annotations, agreeing) else 1
    ):
        return None
    tie = _witness(story, places, days[0], times[days[0]])
    return _row(story, article, days, tie)


def _row(story: Story, article: Article, days: Sequence[date], tie: Tie) -> DateRepair:
    first, last = days[0].isoformat(), days[-1].isoformat()
    when = f"on {first}" if first == last else f"from {first} to {last}"
    given = "" if article.published.value is None else ", of the days that it gives,"
    told = f"“{story.text(tie.mine)}”" if tie.time is not None else "what it tells"
    by = f"By {story.outlet(tie.theirs)}, {told} {'was of' if tie.last is not None else 'happened on'} {tie.first}"
    if tie.last is None and tie.time is not None:
        by = f"By {story.outlet(tie.theirs)}, what was said {told} had happened on {tie.first}"
    rule = "publication/told-alike" if article.published.value is None else "publication/doubt-settled"
    return DateRepair(
        article.id, first, f"{by}: it was published{given} {when}.", (tie.mine, tie.theirs), rule, earliest=first, latest=last
    )


def _named(story: Story, article: Article) -> list[date]:
    """The days that a doubted report gives for itself: its date, its header's and its dateline's, and the earliest that its text allows."""
    lines = [region.span for region in article.regions if region.kind in ("header", "dateline")]
    printed = [
        t.earliest
        for t in story.times[article.id]
        if t.precision == "day" and t.earliest == t.latest and any(line.start <= t.anchor.start < line.end for line in lines)
    ]
    days = {_day(value) for value in (article.published.value, article.published.earliest, *printed) if value}
    return sorted(days)


def _around(article: Article, ties: Sequence[Tie]) -> list[date]:
    """For a report without a date: the days a week before and after those that others give, none before the earliest it can be."""
    given = sorted({_day(tie.first) for tie in ties})[-LATEST:]
    floor = _day(article.published.earliest) if article.published.earliest else date.min
    given = [day for day in given if day - date.min > EDGE and date.max - day > EDGE]
    around = {day + timedelta(step) for day in given for step in range(-WEEK.days, WEEK.days + 2)}
    return sorted(day for day in around if day >= floor)


def _counted(read: Reader, day: date) -> frozenset[Anchor]:
    """The times that count from the day of publication: a week and a day later each of them is another, and so again.

    `Monday` and `last week` do; `May 4` and `last month` name much the same whenever they are printed.
    """
    early, middle, late = (read(day + n * (WEEK + timedelta(2))) for n in range(3))
    return frozenset(a.anchor for a, b, c in zip(early, middle, late, strict=True) if a.value != b.value != c.value)


def _places(ties: Sequence[Tie]) -> list[list[Tie]]:
    """The ties of each place of the report, in text order."""
    rows: dict[Anchor, list[Tie]] = defaultdict(list)
    for tie in ties:
        rows[tie.mine].append(tie)
    return [rows[anchor] for anchor in sorted(rows)]


def _holds(tie: Tie, day: date, times: Mapping[Anchor, Time]) -> bool:
    if tie.time is None:
        return tie.holds(day.isoformat(), day.isoformat())
    time = times.get(tie.time)
    return time is not None and tie.holds(time.earliest, time.latest)


def _dates_itself(annotations: Annotations, ties: Sequence[Tie]) -> bool:
    """Whether the report by itself gives a day to any of the tied places."""
    tied = {tie.time for tie in ties}
    return any(time.earliest is not None for time in annotations.times if time.anchor in tied)


def _witness(story: Story, places: Sequence[Sequence[Tie]], day: date, times: Mapping[Anchor, Time]) -> Tie:
    """The tie to show: one that gives a day rather than a bound, the latest day, the first place."""
    held = [tie for rows in places for tie in rows if _holds(tie, day, times)]
    latest = max((tie.last is not None, tie.first) for tie in held)
    return min((t for t in held if (t.last is not None, t.first) == latest), key=lambda t: (story.place(t.mine), story.place(t.theirs)))


def _bounded(story: Story, article: Article) -> DateRepair | None:
    """The latest day on which other reports date an event that this one also tells: it can't have been published before."""
    best: tuple[str, Evidence, Time] | None = None
    for mine, theirs in _shared(story, article.id):
        for time in story.told_times(theirs):
            if time.type != "DATE" or time.precision != "day" or time.latest is None or len(time.readings) != 1:
                continue
            if best is None or (time.latest, story.place(mine.anchor)) > (best[0], story.place(best[1].anchor)):
                best = (time.latest, mine, time)
    if best is None:
        return None
    day, mine, time = best
    own, anchors = article.published.value, (mine.anchor, time.anchor)
    if own is not None and own >= day:
        return DateRepair(article.id, own, f"The others date nothing that it tells later than {day}.", anchors, "publication/consistent")
    reason = f"It tells what {story.outlet(time.anchor)} dates {day}: it was published on {day} at the earliest."
    return DateRepair(article.id, None, reason, anchors, "publication/same-event")


def _shared(story: Story, article: str) -> Iterator[tuple[Evidence, Evidence]]:
    """Pairs of evidence that one claim holds: one of this article, one of another."""
    for group in story.links.claims:
        rows = [e for e in group.evidence if e.stance in ("asserts", "confirms")]
        for mine in rows:
            if mine.anchor.article == article:
                yield from ((mine, theirs) for theirs in rows if theirs.anchor.article != article)


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])
