"""Story -> gaps: two readings, a missing or doubtful date, a source that could be several, a claim that nobody answered."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Anchor, Gap
from onrecord.recording.story import PRONOUNS, Story


def find_gaps(story: Story) -> tuple[Gap, ...]:
    """All gaps: dates of reports first, then readings, then sources, then judgements; what is open in several places is one gap."""
    found: dict[tuple[str, str], list[Anchor]] = {}
    for gap in (*_dates(story), *_readings(story), *_sources(story), *_utterances(story), *_judgements(story)):
        found.setdefault((gap.text, gap.rule), []).extend(gap.about)
    return tuple(Gap(text, tuple(dict.fromkeys(about)), rule) for (text, rule), about in found.items())


def _dates(story: Story) -> Iterator[Gap]:
    for article in story.record.articles:
        name = story.report(article.id)
        spots = [r.span for r in article.regions if r.kind in ("header", "dateline")] or [
            r.span for r in article.regions if r.kind == "body"
        ][:1]
        about = (Anchor(article.id, (spots[0],)),) if spots else ()
        if article.published.value is None:
            tail = f"; not before {article.published.earliest}" if article.published.earliest else ""
            yield Gap(f"{name} carries no publication date{tail}.", about, "gaps/undated")
        elif article.published.doubt:
            yield Gap(f"{name} is dated {article.published.value}, but {article.published.doubt}.", about, "gaps/date-doubt")
    for repair in story.record.repairs:
        day = f" was published on {repair.value}" if repair.value else ""
        if repair.earliest and repair.latest and repair.earliest != repair.latest:
            day = f" was published from {repair.earliest} to {repair.latest}"
        yield Gap(
            f"Read with the other reports, {story.report(repair.article)}{day}: {repair.reason}",
            repair.anchors,
            repair.rule,
        )


def _readings(story: Story) -> Iterator[Gap]:
    for time in story.record.times:
        if sum(not reading.startswith("XXXX") for reading in time.readings) > 1:
            by = f"; with the other reports it is {time.settled.value}" if time.settled is not None else ""
            words = (time.settled.anchor,) if time.settled is not None and time.settled.anchor is not None else ()
            yield Gap(
                f"“{story.text(time.anchor)}” in {story.report(time.anchor.article)} can be read as {' or '.join(time.readings)}{by}.",
                (time.anchor, *words),
                "gaps/readings",
            )


def _sources(story: Story) -> Iterator[Gap]:
    for statement in story.record.statements:
        source = statement.source
        if source is not None and source.entity is None and source.name.lower() in PRONOUNS and source.spans:
            yield Gap(
                f"Who “{source.name.lower()}” is in {story.report(statement.anchor.article)} is not certain.",
                (Anchor(statement.anchor.article, source.spans),),
                "gaps/source",
            )


def _utterances(story: Story) -> Iterator[Gap]:
    for utterance in story.record.utterances:
        if utterance.conflict:
            yield Gap(utterance.conflict, tuple(m.anchor for m in utterance.members), "gaps/utterance")


def _judgements(story: Story) -> Iterator[Gap]:
    """Judgements that can't all hold, and those some of whose words are gone."""
    for judged in story.record.judgements:
        if judged.state in ("contradicted", "unanchored") and judged.anchors:
            text = f"Judgement {judged.judgement.id} of {judged.judgement.by} does not hold here: {judged.reason}."
            yield Gap(text, judged.anchors, "gaps/judgement")
