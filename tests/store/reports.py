"""Invented articles, annotations and records for the tests of the store."""

from __future__ import annotations

import hashlib

from onrecord.model import (
    Anchor,
    Annotations,
    Article,
    BriefLine,
    Claim,
    Copy,
    Cue,
    Evidence,
    Profile,
    Provenance,
    Published,
    Record,
    Region,
    Source,
    Span,
    Statement,
    StoryEvent,
)  # fmt: skip

NOW = "2031-05-06T09:00:00Z"
LATER = "2031-05-07T09:00:00Z"
LEAD = "Harbour chief Ada Moss said at least 12 boats sank on Monday."


def article(
    text: str = LEAD,
    *,
    locator: str = "quay.txt",
    outlet: str | None = "The Quay",
    day: str | None = "2031-05-06",
    title: str | None = "Storm sinks boats",
) -> Article:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        "a" + digest[:16], locator, digest, title, outlet, ("Ida Lund",), "en", Published(day, day, "given" if day else "none"), text,
        (Region(0, len(text), "body"),),
    )  # fmt: skip


def rows_of(of: Article) -> Annotations:
    """One statement, said by Ada Moss, whose content is the text from `at least` on."""
    at = of.text.index("at least")
    said = Statement(
        f"{of.id}.s1", Anchor.at(of.id, at, len(of.text)), "indirect", Cue((Span(at - 5, at - 1),), "say", "say"),
        Source((Span(0, at - 6),), None, "Ada Moss", "person"), None, (), False, None, None, None, "speech/tagger", 0.9,
    )  # fmt: skip
    return Annotations(of.id, statements=(said,), sentences=((0, len(of.text)),))


def record(*articles: Article, title: str = "Storm sinks boats off Port Ellery") -> Record:
    """A record of these articles, with a disputed claim where there are two of them."""
    first = Anchor.at(articles[0].id, 0, 8)
    evidence = (Evidence(first, None, "asserts", False, "The Quay", None, True, "o1"),)
    disputed = (Claim("c1", first, "disputed", ("o1",), evidence, "claims/same"),) if len(articles) > 1 else ()
    copied = (Copy(first, Anchor.at(articles[1].id, 0, 8), "verbatim", "copies/run"),) if len(articles) > 1 else ()
    return Record(
        tuple(sorted(articles, key=lambda a: a.sha256)), (), (), (), (), (), copied, (), disputed, (), (), (), (), (),
        (BriefLine("lead", "Boats sank.", (first,), "brief/lead"),), (), (), Provenance("0.0.0"), title,
    )  # fmt: skip


def profile(of: Article, *, received: str = NOW) -> Profile:
    return Profile(of.id, of.published.value or received[:10], of.published.value is not None, received, {"boat": 2, "storm": 1})


def event(kind: str, story: str, *articles: str, other: str | None = None, received: str = NOW) -> StoryEvent:
    return StoryEvent(kind, story, articles, received, f"stories/{kind}", other, 0.5 if other else None)  # type: ignore[arg-type]
