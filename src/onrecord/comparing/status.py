"""Claim groups -> claims with a status, and the pairs of statements that stand against each other.

The rules, in this order; none says who is right:
    disputed   one party asserts or confirms it, another denies or contradicts it
    denied     it is only denied
    confirmed  a party to the matter itself (the doer or the one it is done to) confirms it, or somebody confirms what another says
    hedged     all who assert it hedge
    asserted   otherwise
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from onrecord.comparing.story import Story, against, asserting, verdict_row
from onrecord.lexicon.stems import stopwords
from onrecord.model import Claim, ClaimGroup, ClaimStatus, Comparison, Evidence

UNNAMED = "not named"
"""By whom a statement is whose source the report does not name: nobody knows whether it is another party."""
MAX_OPPOSED = 100
"""Pairs of assertion and denial shown for one claim; the evidence lists all."""


def compare_status(story: Story) -> Iterator[Comparison]:
    """Each assertion of a disputed claim beside each denial by another party."""
    for group in story.links.claims:
        pairs = [(a, b) for a, b in product(asserting(group), against(group)) if opposed(story, a, b)]
        for a, b in pairs[:MAX_OPPOSED]:
            verb = "denies it" if b.stance == "denies" else "says what cannot also hold"
            yield verdict_row(story, "status", a.anchor, b.anchor, "conflict", f"{a.by} says so; {b.by} {verb}.", f"status/{b.stance}")


def opposed(story: Story, a: Evidence, b: Evidence) -> bool:
    """Whether two pieces of evidence come from different parties: a party that corrects itself disputes nothing.

    Nobody knows whose party a pronoun is, unless it is who tells the other's claim to deny it.
    """
    left, right = story.sides(a.statement), story.sides(b.statement)
    if a.by == b.by or left & right:
        return False
    if _nobody(a.by) or _nobody(b.by):
        said = story.statements.get(a.statement or "")
        return said is not None and said.inside is not None and said.inside == b.statement and UNNAMED not in (a.by, b.by)
    return story.speaker(a) != story.speaker(b) and not story.one_utterance(a, b)


def _nobody(by: str) -> bool:
    """Not named, or a pronoun that stands for nobody known."""
    return by == UNNAMED or all(word in stopwords() for word in by.lower().split())


def claims_of(story: Story, origins: Mapping[tuple[str, int], str]) -> tuple[Claim, ...]:
    """The claims with status and origins; `origins` maps a group's id and the evidence's place in it to an origin."""
    out = []
    for group in story.links.claims:
        evidence = tuple(
            Evidence(e.anchor, e.statement, e.stance, e.hedged, e.by, e.since, e.first_hand, origins.get((group.id, n), ""))
            for n, e in enumerate(group.evidence)
        )
        status, rule = status_of(story, group)
        behind = tuple(sorted({e.origin for e in evidence if e.origin and e.stance in ("asserts", "confirms")}, key=_number))
        out.append(Claim(group.id, group.wording, status, behind, evidence, f"status/{rule}"))
    return tuple(out)


def _number(origin: str) -> int:
    return int(origin[1:])


def status_of(story: Story, group: ClaimGroup) -> tuple[ClaimStatus, str]:
    """The status by the rules above, and the rule's name."""
    pro, contra = asserting(group), against(group)
    if any(opposed(story, a, b) for a, b in product(pro, contra)):
        return "disputed", "other-party-denies"
    if not pro and contra:
        return "denied", "only-denied"
    confirming = [e for e in pro if e.stance == "confirms" and not e.hedged]
    if confirming:
        if any(_own_matter(story, group, e) for e in confirming):
            return "confirmed", "party-itself"
        if any(_another(story, e, other) for e in confirming for other in pro):
            return "confirmed", "other-party-said-so"
        return "confirmed", "act"
    if pro and all(e.hedged for e in pro):
        return "hedged", "all-hedged"
    return "asserted", "stated"


def _own_matter(story: Story, group: ClaimGroup, evidence: Evidence) -> bool:
    """The confirming party is named in the claim's own slots."""
    sides = story.sides(evidence.statement)
    words = " ".join(x for p in group.propositions for x in (story.propositions[p].agent, story.propositions[p].patient) if x)
    return any(side in words for side in sides) or evidence.by in words


def _another(story: Story, a: Evidence, b: Evidence) -> bool:
    return a.by != b.by and not story.sides(a.statement) & story.sides(b.statement)
