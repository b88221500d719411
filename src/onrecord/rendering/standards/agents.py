"""Who published, wrote and spoke -> agents: named persons and organizations, each with an address.

What enters: a record. What leaves: the agents of an article's outlet and bylines and of a statement's source. Rule: an agent is somebody
whom the record names and knows to be a person or an organization; a pronoun, a crowd, a document, a place that stands for its government
or a source without a name makes no agent, and its printed name stays a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Article, EntityKind, Record, Statement, Via
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.words import one_line

AgentKind = Literal["person", "organization"]
AGENT_KINDS: Mapping[EntityKind, AgentKind] = {
    "person": "person",
    "body": "organization",
    "government": "organization",
    "military": "organization",
    "media": "organization",
}


@dataclass(frozen=True, slots=True)
class Agent:
    iri: str
    name: str
    kind: AgentKind


@dataclass(frozen=True, slots=True)
class Agents:
    """`entities` maps an entity's id to its agent, `named` the folded name of an organization to its agent."""

    addresses: Addresses
    entities: Mapping[str, Agent]
    named: Mapping[str, Agent]

    @classmethod
    def of(cls, record: Record, addresses: Addresses) -> Agents:
        entities = {
            e.id: Agent(addresses.row(e.id), one_line(e.name), AGENT_KINDS[e.kind])
            for e in record.entities
            if e.kind in AGENT_KINDS and one_line(e.name)
        }
        named = {agent.name.casefold(): agent for agent in reversed(entities.values()) if agent.kind == "organization"}
        return cls(addresses, entities, named)

    def outlet(self, article: Article) -> Agent | None:
        """The outlet that the report names; an entity of the same name is the same organization. A file's name makes no outlet."""
        name = one_line(article.outlet or "")
        return self.organization(name) if name else None

    def organization(self, name: str) -> Agent:
        return self.named.get(name.casefold()) or Agent(self.addresses.row(f"organization-{name}"), name, "organization")

    def authors(self, article: Article) -> tuple[Agent, ...]:
        """The persons of the byline: known by the outlet and the name, never taken for a person of the story."""
        outlet = outlet_of(article)
        names = dict.fromkeys(name for byline in article.bylines if (name := one_line(byline)))
        return tuple(Agent(self.addresses.row(f"author-{name}-{outlet}"), name, "person") for name in names)

    def speakers(self, statement: Statement) -> tuple[Agent, ...]:
        """Who said it: the source, or the members of a joint one; none where the record does not know them as persons or organizations."""
        if statement.source is None:
            return ()
        ids = [m.entity for m in statement.source.members] or [statement.source.entity]
        return tuple(dict.fromkeys(self.entities[i] for i in ids if i is not None and i in self.entities))

    def reporter(self, via: Via) -> Agent | None:
        """The agency or outlet that a chain runs through; None for a letter, a post, a person without more."""
        name = one_line(via.name)
        return self.organization(name) if via.kind == "media" and name else None
