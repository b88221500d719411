"""Articles, annotations, links and comparisons -> Record: rows in a stated order, entity ids those of the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import (
    Annotations,
    Article,
    Comparisons,
    DateRepair,
    Judged,
    Links,
    Member,
    Provenance,
    Record,
    Refusal,
    Source,
    Statement,
    Time,
    When,
)
from onrecord.recording.brief import WORDS, write_brief
from onrecord.recording.gaps import find_gaps
from onrecord.recording.headline import headline
from onrecord.recording.loaded import find_loaded
from onrecord.recording.story import Story
from onrecord.recording.tallies import tallies


def assemble(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    links: Links,
    comparisons: Comparisons,
    *,
    alone: Sequence[Annotations] | None = None,
    refusals: Sequence[Refusal] = (),
    judgements: Sequence[Judged] = (),
    provenance: Provenance,
    words: int = WORDS,
    focus: str = "",
) -> Record:
    """Put one story's rows together, then write what only the whole can say: headline, gaps, brief.

    `alone` are the annotations as each article gives them by itself, where `annotations` were read again with the others: a time keeps its
    own reading and bears the other beside it. `words` and `focus` are the brief's.
    """
    names = {e.id: e.name for e in links.entities}
    statements = tuple(_renamed(s, links.entity_of, names) for a in annotations for s in a.statements)
    bare = Record(
        articles=tuple(articles),
        entities=links.entities,
        statements=statements,
        figures=tuple(f for a in annotations for f in a.figures),
        times=_times(annotations if alone is None else alone, annotations, comparisons.repairs),
        absences=tuple(x for a in annotations for x in a.absences),
        copies=links.copies,
        utterances=links.utterances,
        claims=comparisons.claims,
        origins=comparisons.origins,
        comparisons=comparisons.comparisons,
        timeline=comparisons.timeline,
        coverage=comparisons.coverage,
        gaps=(),
        brief=(),
        repairs=comparisons.repairs,
        refusals=tuple(refusals),
        provenance=provenance,
        judgements=tuple(judgements),
    )
    story = Story.of(bare, annotations, sides=links.sides)
    title, title_anchor = headline(story)
    tolls = tuple(t for a in annotations for t in a.tolls)
    figures = tuple(f for a in annotations for f in (*a.figures, *a.implied))
    return replace(
        bare,
        figures=figures,
        title=title,
        title_anchor=title_anchor,
        gaps=find_gaps(story),
        brief=write_brief(story, words=words, focus=focus),
        tolls=tolls,
        tallies=tallies(articles, figures, tolls),
        loaded=find_loaded(bare),
    )


def _times(alone: Sequence[Annotations], dated: Sequence[Annotations], repairs: Sequence[DateRepair]) -> tuple[Time, ...]:
    """The articles' own times; one that the other reports settle bears their reading too, with the words that settle it."""
    by = {repair.article: next((a for a in repair.anchors if a.article != repair.article), None) for repair in repairs}
    rows = []
    for one, other in zip(alone, dated, strict=True):
        for own, new in zip(one.times, other.times, strict=True):
            if own != new:
                settled = When(new.value, new.precision, by.get(one.article))
                own = replace(own, readings=tuple(dict.fromkeys((*own.readings, *new.readings))), settled=settled)
            rows.append(own)
    return tuple(rows)


def _renamed(statement: Statement, entity_of: Mapping[str, str], names: Mapping[str, str]) -> Statement:
    """The statement with the story's entity ids, and with the story's name for its source."""
    source = statement.source
    if source is None:
        return statement

    def new(identifier: str | None) -> str | None:
        return entity_of.get(identifier, identifier) if identifier is not None else None

    entity = new(source.entity)
    members = tuple(Member(names.get(new(m.entity) or "", m.name), new(m.entity)) for m in source.members)
    named: Source = replace(source, entity=entity, name=names.get(entity or "", source.name), members=members)
    return replace(statement, source=named)
