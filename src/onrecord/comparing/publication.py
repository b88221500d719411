"""Reports with a doubtful or missing date -> what the other reports say about it, beside the article's own reading, never instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.comparing.story import Story
from onrecord.model import Anchor, Article, DateRepair

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
    best: tuple[str, Anchor, Anchor] | None = None
    for mine, theirs in _shared_clauses(story, article.id):
        for time in story.times_in(theirs):
            if time.type == "DATE" and time.precision == "day" and time.latest is not None and len(time.readings) == 1:
                if best is None or (time.latest, story.place(mine)) > (best[0], story.place(best[1])):
                    best = (time.latest, mine, time.anchor)
    if best is None:
        return None
    day, mine, anchor = best
    own = article.published.value
    if own is not None and own >= day:
        return DateRepair(
            article.id, own, f"The other reports date nothing that it tells later than {day}.", (mine, anchor), "publication/consistent"
        )
    named = {w for w in _DAYS if w in story.text(mine).lower()}
    sure = bool(named) and _DAYS[date.fromisoformat(day).weekday()] in named
    reason = f"It tells what {story.outlet(anchor)} dates {day}: it was published on {day} at the earliest."
    return DateRepair(article.id, day if sure else None, reason, (mine, anchor), "publication/same-event")


def _shared_clauses(story: Story, article: str) -> Iterator[tuple[Anchor, Anchor]]:
    """Pairs of anchors that tell one claim: in this article and in another."""
    for group in story.links.claims:
        rows = [e for e in group.evidence if e.stance in ("asserts", "confirms")]
        for e in rows:
            if e.anchor.article != article:
                continue
            for other in rows:
                if other.anchor.article == article:
                    continue
                yield e.anchor, other.anchor
                if other.since is not None and other.since.anchor is not None:
                    yield e.since.anchor if e.since is not None and e.since.anchor is not None else e.anchor, other.since.anchor
