"""One party's denials of one deed in two reports -> `variant`: `Oslo denied interfering`, `the palace insists that it did not meddle`.

A denial is told in as many words as there are reports: as a denial of the deed, or as a word that it was not done. Where party, deed and
what it was done to are one, these are two wordings of one denial, whether or not it was given on one occasion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import event_family, is_event
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Proposition, Statement

MAX_ROWS = 8
"""Denials of one deed by one party compared pairwise: 28 pairs; a bound on cost."""
_FLAT = frozenset({"say", "claim", "deny", "confirm"})
"""Acts by which somebody says that a deed was not done."""


@dataclass(frozen=True, slots=True)
class Denial:
    """The words of a denial, and the stems of what the deed was done to."""

    statement: Statement
    anchor: Anchor
    about: frozenset[str]


def compare_denials(story: Story) -> Iterator[Comparison]:
    """Comparisons of the denials that a party gives of one deed."""
    groups: dict[tuple[str, str], list[Denial]] = defaultdict(list)
    for one in story.annotations:
        for clause in one.propositions:
            statement = story.statements.get(clause.statement or "")
            if statement is not None and _denies(story, statement, clause) and len(sides := story.sides(statement.id)) == 1:
                about = frozenset(w.stem for w in words_in(clause.patient or "") if w.content)
                groups[min(sides), event_family(clause.predicate)].append(Denial(statement, statement.anchor, about))
    for key in sorted(groups):
        first: dict[str, Denial] = {}
        for denial in sorted(groups[key], key=lambda d: not d.about):  # the fullest word of a report
            first.setdefault(denial.anchor.article, denial)
        for a, b in combinations(list(first.values())[:MAX_ROWS], 2):
            told = {w.form for w in words_in(story.text(a.anchor))} ^ {w.form for w in words_in(story.text(b.anchor))}
            linked = story.utterances_of.get(a.statement.id, frozenset()) & story.utterances_of.get(b.statement.id, frozenset())
            if told and not linked and (a.about & b.about or not (a.about or b.about)):
                said = f"{_who(a.statement)} denies it in both: “{story.text(a.anchor)}”, “{story.text(b.anchor)}”."
                yield verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/denial")


def _denies(story: Story, statement: Statement, clause: Proposition) -> bool:
    """The clause is the statement's first, tells a deed, and is denied: by the cue (`denied`), or in its own words (`did not`)."""
    cue = statement.cue
    if cue is None or statement.source is None or statement.negated or cue.act not in _FLAT or not is_event(clause.predicate):
        return False
    region = story.article(clause.anchor).region_at(clause.anchor.start)
    if region is None or region.kind != "body":
        return False
    if statement.form == "direct" or len(statement.anchor.hull) > LONGEST or clause.rule == "propositions/noun":
        return False
    if any(c.statement == statement.id and c.anchor.start < clause.anchor.start for c in story.clauses_in(statement.anchor)):
        return False
    return clause.negated != (cue.act == "deny")


def _who(statement: Statement) -> str:
    return statement.source.name if statement.source is not None else ""


LONGEST = 160
"""Code points of a denial: a longer content says more than that."""
