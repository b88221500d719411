"""Evidence -> origins: what the story's reports go back to, counted per passage and claim, never per outlet.

The origin of a statement is the source's act of saying: one utterance, or one party's word on one claim, however many reports carry it;
where a report names only the report or agency that it has it from (`AP reported`), that is the origin. The origin of a sentence in the
outlet's own voice is the agency that wrote the report or the passage, else the report that had the passage first: reprints share it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparing.story import Story
from onrecord.model import Borrowed, Evidence, Origin, OriginKind

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """Origins, ids `o1` … by their first evidence, and which evidence (claim id, place in its group) goes back to which."""

    origins: tuple[Origin, ...]
    of: Mapping[tuple[str, int], str]


def find_origins(story: Story) -> Found:
    """The origins of all claims' evidence."""
    utterance_of = {m.statement: u.id for u in story.links.utterances for m in u.members if m.statement is not None}
    passages: dict[str, list[Borrowed]] = defaultdict(list)
    for passage in story.links.borrowed:
        passages[passage.anchor.article].append(passage)
    rows: dict[_Key, list[tuple[str, int, Evidence]]] = defaultdict(list)
    names: dict[_Key, tuple[OriginKind, str, str]] = {}
    for group in story.links.claims:
        for n, evidence in enumerate(group.evidence):
            key, kind, name, rule = _origin(story, group.id, evidence, utterance_of, passages)
            rows[key].append((group.id, n, evidence))
            names.setdefault(key, (kind, name, rule))
    first = sorted(rows, key=lambda k: (story.place(rows[k][0][2].anchor), k))
    out, of = [], {}
    for number, key in enumerate(first, 1):
        kind, name, rule = names[key]
        anchors = tuple(sorted({e.anchor for _, _, e in rows[key]}, key=story.place))
        articles = tuple(sorted({a.article for a in anchors}, key=lambda a: story.number[a]))
        out.append(Origin(f"o{number}", kind, name, articles, anchors, rule))
        of.update({(claim, n): f"o{number}" for claim, n, _ in rows[key]})
    return Found(tuple(out), of)


def _origin(
    story: Story, claim: str, evidence: Evidence, utterance_of: Mapping[str, str], passages: Mapping[str, list[Borrowed]]
) -> tuple[_Key, OriginKind, str, str]:
    statement = story.statements.get(evidence.statement or "")
    if statement is None:
        return _own_voice(story, evidence, passages.get(evidence.anchor.article, ()))
    if statement.source is not None and statement.source.kind == "document":
        return ("document", statement.source.name), "document", statement.source.name, "origins/document"
    if statement.id in utterance_of:
        name = statement.source.name if statement.source is not None else evidence.by
        return ("utterance", utterance_of[statement.id]), "statement", name, "origins/utterance"
    if statement.source is None and statement.via:
        name = story.links.agencies.get(statement.via[0].name, statement.via[0].name)
        return ("agency", name), "agency", name, "origins/via"
    if statement.source is not None and (agency := story.links.agencies.get(statement.source.name)):
        return ("agency", agency), "agency", agency, "origins/agency-says"
    who = story.links.entity_of.get((statement.source.entity if statement.source is not None else None) or "", evidence.by)
    return ("said", f"{claim} {who} {_side(evidence)}"), "statement", evidence.by, "origins/statement"


def _side(evidence: Evidence) -> str:
    """For, against or neither: what one party says on two sides of a claim is not one statement."""
    return {"asserts": "for", "confirms": "for", "denies": "against", "contradicts": "against"}.get(evidence.stance, "neither")


def _own_voice(story: Story, evidence: Evidence, passages: Sequence[Borrowed]) -> tuple[_Key, OriginKind, str, str]:
    """The agency that wrote the report or the passage, the report that had the passage first, else the report."""
    article = evidence.anchor.article
    if agency := story.links.wires.get(article):
        return ("agency", agency), "agency", agency, "origins/agency-copy"
    for passage in passages:
        if passage.anchor.overlaps(evidence.anchor):
            if passage.agency:
                return ("agency", passage.agency), "agency", passage.agency, passage.rule
            return ("report", passage.root), "report", story.articles[story.number[passage.root]].label, passage.rule
    return ("report", article), "report", evidence.by, "origins/own-voice"
