"""Reports with a doubtful or missing date -> what the other reports say about it, beside the article's own reading, never instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.comparing.story import Story
from onrecord.model import Article, DateRepair, Evidence, Time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def repair_dates(story: Story) -> Iterator[DateRepair]:
    """One row for each article whose publication date is doubted or missing, and on which the others have something to say."""
    for article in story.articles:
        if article.published.value is None or article.published.doubt is not None:
            repair = _repair(story, article)
            if repair is not None:
                yield repair


def _repair(story: Story, article: Article) -> DateRepair | None:
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
    named = {w for w in _DAYS if any(w in story.text(t.anchor).lower() for t in story.told_times(mine))}
    sure = _DAYS[date.fromisoformat(day).weekday()] in named
    reason = f"It tells what {story.outlet(time.anchor)} dates {day}: it was published on {day} at the earliest."
    return DateRepair(article.id, day if sure else None, reason, anchors, "publication/same-event")


def _shared(story: Story, article: str) -> Iterator[tuple[Evidence, Evidence]]:
    """Pairs of evidence that one claim holds: one of this article, one of another."""
    for group in story.links.claims:
        rows = [e for e in group.evidence if e.stance in ("asserts", "confirms")]
        for mine in rows:
            if mine.anchor.article == article:
                yield from ((mine, theirs) for theirs in rows if theirs.anchor.article != article)
