"""A claim that somebody confirms -> who is fit to confirm it, and the words of it that were confirmed.

Fit are a party to the matter itself (its doer or the one it is done to), another than who says so, and a body that answers for it by its
kind: a government, a force, an authority, a company, or somebody who speaks for one. A paper or a nameless source that confirms alone
only asserts. What is confirmed is what the confirmation says: a place, a number, a time or a doer that only others give is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.comparing.story import Story
from onrecord.lexicon.families import title_words
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, ClaimGroup, Evidence, Proposition

_ANSWERING = frozenset({"government", "military", "body", "person"})
"""Kinds of sources that answer for something; a person for himself."""


def confirmed_by(story: Story, group: ClaimGroup, pro: Sequence[Evidence]) -> tuple[Evidence, str] | None:
    """The confirmation that makes the claim confirmed, and the rule's name; None where nobody fit confirms it."""
    confirming = [e for e in pro if e.stance == "confirms" and not e.hedged]
    for e in confirming:
        if _own_matter(story, group, e):
            return e, "party-itself"
    for e in confirming:
        if any(_another(story, e, other) for other in pro):
            return e, "other-party-said-so"
    for e in confirming:
        if _answers(story, e):
            return e, "who-answers-for-it"
    return None


def confirmed_words(story: Story, group: ClaimGroup, confirmation: Evidence) -> Anchor:
    """The claim's own words where somebody confirms them or all that they say; else the first clause that is confirmed.

    Where only a noun is confirmed (`its part in the raid`), a longer clause gives way to it.
    """
    worded = story.clause_at.get(group.wording)
    rows = [story.clause_at.get(e.anchor) for e in group.evidence if e.stance == "confirms" and not e.hedged]
    said = [c for c in rows if c is not None]
    if worded is None or not said or any(c.anchor == group.wording for c in said):
        return group.wording
    clauses = [c.anchor for c in said if c.rule in ("propositions/clause", "propositions/modal")]
    if clauses:
        return confirmation.anchor if confirmation.anchor in clauses else clauses[0]
    return group.wording if any(_says_all(story, c, worded) for c in said) else confirmation.anchor


def _says_all(story: Story, said: Proposition, worded: Proposition) -> bool:
    """Every number, time, place and doer of the wording is in the confirmation."""
    if worded.id == said.id:
        return True
    numbers = {(story.figures[f].low, story.figures[f].high) for f in said.figures if f in story.figures}
    wanted = {(story.figures[f].low, story.figures[f].high) for f in worded.figures if f in story.figures}
    if not wanted <= numbers or not set(worded.times) <= set(said.times):
        return False
    words = " ".join((story.text(said.anchor), *said.places, said.agent or "", said.patient or "")).lower()
    told = [*worded.places, *(x for x in (worded.agent, worded.extent) if x is not None)]
    return all(any(_has(words, w) for w in slot.lower().split() if len(w) > 2) for slot in told)


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _own_matter(story: Story, group: ClaimGroup, evidence: Evidence) -> bool:
    """The confirming party is named in the claim's own slots."""
    slots = [x for p in group.propositions for x in (story.propositions[p].agent, story.propositions[p].patient) if x]
    names = {evidence.by, *story.sides(evidence.statement)}
    return any(name in slot for name in names for slot in slots if _has(slot, name))


def _another(story: Story, a: Evidence, b: Evidence) -> bool:
    return a.by != b.by and not story.sides(a.statement) & story.sides(b.statement)


def _answers(story: Story, evidence: Evidence) -> bool:
    """A body, a named person, or somebody in office (`officials confirmed`); who has left it answers for nothing."""
    statement = story.statements.get(evidence.statement or "")
    source = statement.source if statement is not None else None
    if source is None or not source.spans:
        return False
    words = [w.form.removesuffix("s") for w in words_in(source.name)]
    if "former" in words or "ex" in words:
        return False
    named = source.kind == "group" and any(w[0].isupper() for w in source.name.split())
    return source.kind in _ANSWERING or named or (source.kind == "unnamed" and not title_words().isdisjoint(words))
