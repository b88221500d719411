"""Articles and annotations of one story -> Links: what its reports share.

The order of use: the story's entities, the parties behind its sources, shared passages, utterances, then claims with stances. The result
depends on the articles alone, in the order given; callers give them sorted by content digest.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.claims import event_groups
from onrecord.linking.copies import find_copies
from onrecord.linking.credits import credit_of
from onrecord.linking.entities import merge_entities
from onrecord.linking.frames import frames_of
from onrecord.linking.gather import claim_groups
from onrecord.linking.origins import agencies_of, borrowed_passages, wires_of, with_ways
from onrecord.linking.parties import Parties, find_parties
from onrecord.linking.ties import Ties
from onrecord.linking.utterances import find_utterances
from onrecord.model import NO_RULINGS, Annotations, Article, Copy, Links, Rulings

__all__ = ["link"]


def link(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    rulings: Rulings = NO_RULINGS,
    *,
    copies: tuple[Copy, ...] | None = None,
) -> Links:
    """Link the reports of one story; `annotations` are in the order of `articles`, and `rulings` hold before any rule.

    `copies` are those found before in the same reports, whose words and speech are what they were: only times have been read anew.
    """
    entities, entity_of = merge_entities(annotations, rulings)
    parties = find_parties(articles, annotations, entities=entities, entity_of=entity_of)
    frames = frames_of(articles, annotations, parties)
    ties = Ties.of(rulings.same_claims, rulings.other_claims, {f.proposition.id: (f.order,) for f in frames})
    events = event_groups([f for f in frames if f.told_as_done], ties)
    utterances = find_utterances(articles, annotations, parties, events=events, rulings=rulings)
    credited = [credit_of(a) for a in articles]
    copies = find_copies(articles, annotations, credited) if copies is None else copies
    borrowed, wires = borrowed_passages(articles, copies, credited), wires_of(articles, credited)
    groups = claim_groups(articles, annotations, parties, frames=frames, events=events, ties=ties)
    told = tuple(tuple(f.proposition.id for f in event) for event in events)
    return Links(
        entities,
        entity_of,
        copies,
        with_ways(utterances, articles, borrowed, wires),
        groups,
        told,
        _sides(annotations, parties),
        _named(parties),
        borrowed,
        wires,
        agencies_of(annotations),
    )


def _sides(annotations: Sequence[Annotations], parties: Parties) -> dict[str, tuple[str, ...]]:
    """Statement id -> the parties that its source speaks for, sorted; statements without a known party are left out."""
    out: dict[str, tuple[str, ...]] = {}
    for one in annotations:
        for statement in one.statements:
            if statement.source is not None and (sides := parties.source_sides(statement.source)):
                out[statement.id] = tuple(sorted(sides))
    return out


def _named(parties: Parties) -> dict[str, str]:
    """Printed names of the story's entities -> their party."""
    return {n: parties.side[e.id] for e in parties.entities.values() if e.id in parties.side for n in (e.name, *e.aliases)}
