"""Articles, annotations, links and comparisons -> Record: rows in a stated order, entity ids those of the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Annotations, Article, Comparisons, Links, Member, Provenance, Record, Refusal, Source, Statement
from onrecord.recording.brief import write_brief
from onrecord.recording.gaps import find_gaps
from onrecord.recording.headline import headline
from onrecord.recording.story import Story
from onrecord.recording.tallies import tallies


def assemble(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    links: Links,
    comparisons: Comparisons,
    *,
    refusals: Sequence[Refusal] = (),
    provenance: Provenance,
) -> Record:
    """Put one story's rows together, then write what only the whole can say: headline, gaps, brief."""
    names = {e.id: e.name for e in links.entities}
    statements = tuple(_renamed(s, links.entity_of, names) for a in annotations for s in a.statements)
    bare = Record(
        articles=tuple(articles),
        entities=links.entities,
        statements=statements,
        figures=tuple(f for a in annotations for f in a.figures),
        times=tuple(t for a in annotations for t in a.times),
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
        brief=write_brief(story),
        tolls=tolls,
        tallies=tallies(articles, figures, tolls),
    )


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
