"""A claim that is denied -> the reports that give it and could have given the denial, but have nothing of it.

That a report leaves a denial out is said only where it is sure: it is dated on the day of the denial or after it, it says of nobody that he
denied anything, nobody of the denying party speaks in it, and the words of the denial are not printed there.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Article, Claim, Evidence, Statement
from onrecord.recording.brief_evidence import FOR
from onrecord.recording.story import Story


def without_the_denial(story: Story, claim: Claim) -> Iterator[str]:
    """Ids of the reports; none where the claim is not flatly denied or the day of the denial is not known."""
    denials = [e for e in claim.evidence if e.stance == "denies"]
    days = [day for e in denials if (day := _day(story, e)) is not None]
    if len(days) < len(denials) or not days or any(e.stance == "contradicts" for e in claim.evidence):
        return
    for article in sorted({e.anchor.article for e in claim.evidence if e.stance in FOR}):
        report = story.articles[article]
        published = report.published.earliest or report.published.value
        if published is not None and published[:DAY] >= min(days) and not any(_has_it(story, report, e) for e in denials):
            yield article


DAY = 10
"""Characters of an ISO day."""


def _day(story: Story, denial: Evidence) -> str | None:
    """When it was denied, else when the report that has it came out; None where neither is known to the day."""
    said = denial.since.value if denial.since is not None else None
    day = (said or story.articles[denial.anchor.article].published.value or "")[:DAY]
    return day if len(day) == DAY else None


def _has_it(story: Story, report: Article, denial: Evidence) -> bool:
    """The report may have the denial, in whatever words."""
    if denial.anchor.article == report.id or story.text(story.sentence(denial.anchor)) in report.text:
        return True
    denier = story.statements.get(denial.statement or "")
    return any(_denies(s) or _of_party(story, s, denial, denier) for s in story.said.get(report.id, ()))


def _denies(statement: Statement) -> bool:
    return statement.cue is not None and statement.cue.act == "deny"


def _of_party(story: Story, statement: Statement, denial: Evidence, denier: Statement | None) -> bool:
    if statement.source is None:
        return False
    if statement.source.name == denial.by:
        return True
    if denier is None or denier.source is None:
        return False
    same = statement.source.entity is not None and statement.source.entity == denier.source.entity
    return same or not set(story.sides.get(statement.id, ())).isdisjoint(story.sides.get(denier.id, ()))


__all__ = ["without_the_denial"]
