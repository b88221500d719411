"""A record -> schema.org JSON-LD: NewsArticle, Quotation, Claim, and the persons and organizations behind them.

What enters: a record. What leaves: one `@graph`. Rules: no rating, no verdict, no status: schema.org's only place for a stance is
ClaimReview, which says who is right; a Claim bears its printed words, the reports that carry it, and the first of them where their dates
settle which one that is; a Quotation is direct speech alone. What isn't known is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codec.shape import Json
from onrecord.model import Article, Claim, Record, Statement
from onrecord.model.wording import quoted_whole, wording
from onrecord.rendering.speakers import source_of
from onrecord.rendering.standards.addresses import Addresses, digest_address
from onrecord.rendering.standards.agents import Agent, Agents
from onrecord.rendering.standards.days import calendar_day
from onrecord.rendering.standards.lines import json_document
from onrecord.rendering.words import one_line

CONTEXT = "https://schema.org"
TYPES = {"person": "Person", "organization": "Organization"}


def render_schema_org(record: Record) -> bytes:
    """The graph: reports, quotations and claims in the record's order, then those whom they name."""
    addresses = Addresses.of(record)
    agents = Agents.of(record, addresses)
    articles = {a.id: a for a in record.articles}
    used: dict[str, Agent] = {}

    def refer(*found: Agent | None) -> list[Json]:
        kept = [agent for agent in found if agent is not None]
        used.update((agent.iri, agent) for agent in kept)
        return [{"@id": agent.iri} for agent in kept]

    graph: list[Json] = []
    for article in record.articles:
        graph.append(
            _filled(
                {
                    "@id": addresses.articles[article.id],
                    "@type": "NewsArticle",
                    "headline": one_line(article.title or ""),
                    "url": article.url if addresses.articles[article.id] == article.url else "",
                    "identifier": digest_address(article),
                    "datePublished": calendar_day(article.published.value),
                    "inLanguage": article.language,
                    "author": refer(*agents.authors(article)),
                    "publisher": refer(agents.outlet(article)),
                }
            )
        )
    for statement in record.statements:
        if statement.form == "direct":
            speakers = agents.speakers(statement)
            graph.append(
                _filled(
                    {
                        "@id": addresses.row(statement.id),
                        "@type": "Quotation",
                        "text": _words(articles[statement.anchor.article], statement),
                        "inLanguage": articles[statement.anchor.article].language,
                        "isPartOf": {"@id": addresses.articles[statement.anchor.article]},
                        "spokenByCharacter": refer(*speakers),
                        "creditText": source_of(statement) if statement.source and not speakers else "",
                        "dateCreated": calendar_day(statement.said.value if statement.said else None),
                    }
                )
            )
    statements = {s.id: s for s in record.statements}
    for claim in record.claims:
        makers = dict.fromkeys(agent for s in _asserting(claim, statements) for agent in agents.speakers(s))
        carriers = carrying(claim)
        first = first_of(claim, articles)
        graph.append(
            _filled(
                {
                    "@id": addresses.row(claim.id),
                    "@type": "Claim",
                    "text": one_line(claim.wording.text_in(articles[claim.wording.article].text)),
                    "author": refer(*makers),
                    "appearance": [{"@id": addresses.articles[article]} for article in carriers],
                    "firstAppearance": {"@id": addresses.articles[first]} if first else "",
                }
            )
        )
    graph.extend({"@id": agent.iri, "@type": TYPES[agent.kind], "name": agent.name} for _, agent in sorted(used.items()))
    return json_document({"@context": CONTEXT, "@graph": graph})


def carrying(claim: Claim) -> tuple[str, ...]:
    """The reports in which the claim occurs, asserted, confirmed, denied or questioned; to contradict it is not to carry it."""
    return tuple(dict.fromkeys(e.anchor.article for e in claim.evidence if e.stance != "contradicts"))


def first_of(claim: Claim, articles: dict[str, Article]) -> str | None:
    """The report that carried the claim first: all that carry it are dated without doubt, and one is dated before all others."""
    dated = sorted((calendar_day(articles[a].published.value), a) for a in carrying(claim))
    if not dated or not dated[0][0] or any(articles[a].published.doubt for _, a in dated):
        return None
    return dated[0][1] if len(dated) == 1 or dated[0][0] < dated[1][0] else None


def _asserting(claim: Claim, statements: dict[str, Statement]) -> Iterator[Statement]:
    """Those who make the claim: neither those who confirm nor those who repeat that others do."""
    for evidence in claim.evidence:
        statement = statements.get(evidence.statement or "")
        if evidence.stance == "asserts" and statement is not None:
            yield statement


def _words(article: Article, statement: Statement) -> str:
    """The quoted words without the marks around them."""
    words = wording(article.text, statement.anchor.spans)
    return one_line(quoted_whole(words) or words) or one_line(statement.anchor.text_in(article.text))


def _filled(row: dict[str, Json]) -> Json:
    return {name: value for name, value in row.items() if value not in ("", [], None)}
