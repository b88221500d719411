"""A record -> where it comes from, in PROV-O (W3C Recommendation of 30 April 2013), as JSON-LD.

What enters: a record. What leaves: one `@graph` of entities (the record, the reports, each statement, each act of saying that several
reports carry, what a chain runs through, the wire copy or document that passages go back to), agents (outlets, authors, speakers,
agencies, the program) and one activity: the run that made the record. Rules: a run has no clock, so nothing is stamped with a time; a
statement is derived from an utterance, and quoted from it where the record says that its words are the uttered ones; what isn't known is
left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.codec.shape import Json
from onrecord.model import Origin, Record, Statement
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.agents import Agent, Agents
from onrecord.rendering.standards.days import calendar_day
from onrecord.rendering.standards.lines import json_document
from onrecord.rendering.words import one_line

CONTEXT: dict[str, Json] = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms:issued": {"@type": "xsd:date"},
    "dcterms:date": {"@type": "xsd:date"},
}
TYPES: dict[str, list[Json]] = {"person": ["prov:Agent", "prov:Person"], "organization": ["prov:Agent", "prov:Organization"]}
PROGRAM: list[Json] = ["prov:Agent", "prov:SoftwareAgent"]
"""An agent is also called one outright, as a quotation is also called a derivation: not every reader infers what the vocabulary implies."""
_QUOTED = frozenset({"verbatim", "cut"})


def render_prov(record: Record) -> bytes:
    """The graph: the record and its run, the reports, what they carry, then the agents."""
    graph = _Graph(record)
    rows = [*graph.run(), *graph.reports(), *graph.utterances(), *graph.statements(), *graph.origins()]
    return json_document({"@context": CONTEXT, "@graph": [*rows, *graph.agents()]})


class _Graph:
    """One record's nodes; the agents that they name are gathered on the way."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.addresses = Addresses.of(record)
        self.known = Agents.of(record, self.addresses)
        self.used: dict[str, Agent] = {}
        self.statement = {s.id: s for s in record.statements}
        self.articles = {a.id: a for a in record.articles}

    def run(self) -> Iterator[Json]:
        made_by = self.record.provenance
        reports = self._reports(a.id for a in self.record.articles)
        yield _filled(
            {
                "@id": self.addresses.story,
                "@type": "prov:Entity",
                "rdfs:label": one_line(self.record.title),
                "prov:wasGeneratedBy": {"@id": self.addresses.row("run")},
                "prov:wasDerivedFrom": reports,
            }
        )
        yield _filled(
            {
                "@id": self.addresses.row("run"),
                "@type": "prov:Activity",
                "rdfs:label": "onrecord",
                "prov:used": reports,
                "prov:wasAssociatedWith": {"@id": self.addresses.row("onrecord")},
            }
        )
        models = [f"{name} {value}" for name, value in sorted(made_by.models.items())]
        label = "; ".join((f"onrecord {made_by.version}", *models))
        yield {"@id": self.addresses.row("onrecord"), "@type": PROGRAM, "rdfs:label": one_line(label)}

    def reports(self) -> Iterator[Json]:
        for article in self.record.articles:
            outlet = self.known.outlet(article)
            yield _filled(
                {
                    "@id": self.addresses.articles[article.id],
                    "@type": "prov:Entity",
                    "rdfs:label": one_line(article.title or ""),
                    "dcterms:identifier": one_line(article.locator),
                    "dcterms:issued": calendar_day(article.published.value),
                    "dcterms:language": article.language,
                    "prov:wasAttributedTo": self._refer(*([outlet] if outlet else []), *self.known.authors(article)),
                }
            )

    def utterances(self) -> Iterator[Json]:
        """An act of saying, attributed to those to whom the statements that carry it are."""
        for utterance in self.record.utterances:
            spoken = [self.statement[m.statement] for m in utterance.members if m.statement in self.statement]
            yield _filled(
                {
                    "@id": self.addresses.row(utterance.id),
                    "@type": "prov:Entity",
                    "rdfs:label": one_line(utterance.speaker),
                    "dcterms:date": calendar_day(utterance.said.value if utterance.said else None),
                    "prov:wasAttributedTo": self._refer(*(agent for s in spoken for agent in self.known.speakers(s))),
                }
            )

    def statements(self) -> Iterator[Json]:
        """Words in a report: whose they are, which utterance they carry, and what the chain runs through."""
        carried = {m.statement: (u, m.wording) for u in self.record.utterances for m in u.members if m.statement}
        for statement in self.record.statements:
            utterance, wording = carried.get(statement.id, (None, ""))
            origin: list[Json] = [{"@id": self.addresses.row(utterance.id)}] if utterance is not None else []
            chain = [self.addresses.row(f"{statement.id}-via-{n}") for n in range(1, len(statement.via) + 1)]
            heard: list[Json] = [{"@id": chain[0]}] if chain else []
            yield _filled(
                {
                    "@id": self.addresses.row(statement.id),
                    "@type": "prov:Entity",
                    "prov:value": one_line(statement.anchor.text_in(self.articles[statement.anchor.article].text)),
                    "dcterms:isPartOf": {"@id": self.addresses.articles[statement.anchor.article]},
                    "prov:wasAttributedTo": self._refer(*self.known.speakers(statement)),
                    "prov:wasQuotedFrom": origin if wording in _QUOTED else [],
                    "prov:wasDerivedFrom": [*origin, *heard],
                }
            )
            yield from self._chain(statement, chain)

    def origins(self) -> Iterator[Json]:
        """Wire copy, a document, or words that several reports share, and the passages that go back to it."""
        for origin in self.record.origins:
            if origin.kind not in ("agency", "document") and not (origin.kind == "report" and len(origin.articles) > 1):
                continue
            key = self.addresses.row(origin.id)
            agency = [self.known.organization(one_line(origin.name))] if origin.kind == "agency" and one_line(origin.name) else []
            yield _filled(
                {
                    "@id": key,
                    "@type": "prov:Entity",
                    "rdfs:label": one_line(origin.name),
                    "prov:wasAttributedTo": self._refer(*agency),
                }
            )
            yield from self._passages(origin, key)

    def agents(self) -> Iterator[Json]:
        for _, agent in sorted(self.used.items()):
            yield {"@id": agent.iri, "@type": TYPES[agent.kind], "rdfs:label": agent.name}

    def _chain(self, statement: Statement, chain: list[str]) -> Iterator[Json]:
        """What each link of a chain gave out, the nearest to the reader first."""
        for number, via in enumerate(statement.via):
            reporter = self.known.reporter(via)
            yield _filled(
                {
                    "@id": chain[number],
                    "@type": "prov:Entity",
                    "rdfs:label": one_line(via.name),
                    "prov:wasAttributedTo": self._refer(*([reporter] if reporter else [])),
                    "prov:wasDerivedFrom": [{"@id": key} for key in chain[number + 1 : number + 2]],
                }
            )

    def _passages(self, origin: Origin, key: str) -> Iterator[Json]:
        for number, anchor in enumerate(origin.anchors, 1):
            yield {
                "@id": self.addresses.row(f"{origin.id}-passage-{number}"),
                "@type": "prov:Entity",
                "prov:value": one_line(anchor.text_in(self.articles[anchor.article].text)),
                "dcterms:isPartOf": {"@id": self.addresses.articles[anchor.article]},
                "prov:wasDerivedFrom": {"@id": key},
            }

    def _refer(self, *found: Agent) -> list[Json]:
        agents = tuple(dict.fromkeys(found))
        self.used.update((agent.iri, agent) for agent in agents)
        return [{"@id": agent.iri} for agent in agents]

    def _reports(self, articles: Iterable[str]) -> list[Json]:
        return [{"@id": self.addresses.articles[article]} for article in articles]


def _filled(row: dict[str, Json]) -> Json:
    return {name: value for name, value in row.items() if value not in ("", [], None)}
