"""Words without a number against numbers for the same: `vaguer`, never a conflict.

    heavy losses                         nine soldiers were killed      one side's harm, by size only
    captured Danish soldiers             two Danish soldiers            one deed done to one side's people, or one linked event
    did not say how many were sent       sent 300 soldiers              a silence about a count, and the count

Each is shown once for each pair of reports and count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.comparing.attribution import judge_sources
from onrecord.comparing.bounds import numbered, value
from onrecord.comparing.count import HARM, PEOPLE, Count
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import base_of, counting_words, covered_by, event_family, is_thing, thing_family
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Proposition

MAX_SHOWN = 12
"""Numbers set beside one wording: a bound on length; the comparisons of figures have all."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause that says without a number what others count: `deeds` done to the people of `parties`; `anchor` are its words."""

    anchor: Anchor
    clause: Proposition
    deeds: frozenset[str]
    parties: frozenset[str]


def compare_unnumbered(story: Story, *, counts: Sequence[Count]) -> Iterator[Comparison]:
    """Comparisons of wordings without a number, then of silences about a count."""
    counts = [c for c in counts if numbered(c.figure) and c.figure.part_of is None]
    by_deed: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        for deed in sorted(count.deeds & HARM):
            by_deed[deed].append(count)
    for wording in _wordings(story):
        near = {c.figure.id: c for deed in sorted(wording.deeds) for c in by_deed[deed]}
        for count in _first_of_each(story, [c for c in near.values() if _fits(wording, c)], wording.anchor.article):
            reason = "One report gives a number, the other only words for it."
            yield verdict_row(story, "figure", wording.anchor, count.figure.anchor, "vaguer", reason, "figures/no-number-told")
            left, right = story.statements.get(wording.clause.statement or ""), story.statements.get(count.figure.statement or "")
            if left is not None and right is not None:
                yield from judge_sources(story, left, right, "count")
    yield from _silences(story, {c.figure.id: c for c in counts})


def _wordings(story: Story) -> Iterator[Wording]:
    for one in story.annotations:
        for clause in one.propositions:
            if clause.figures or clause.negated or clause.rule != "propositions/clause":
                continue
            found = _losses(story, clause) or _harmed(story, clause)
            if found is not None:
                yield found


def _losses(story: Story, clause: Proposition) -> Wording | None:
    """`suffered heavy losses`: a word of size before a word for casualties in general, of the party that bears them."""
    parties = story.parties_in(clause.agent or "")
    if len(parties) != 1:
        return None
    text = story.article(clause.anchor).text
    words = words_in(text, clause.anchor.start, clause.anchor.end)
    for size, noun in zip(words, words[1:], strict=False):
        covered = covered_by(event_family(base_of(noun.form))) or covered_by(event_family(noun.form.removesuffix("es")))
        if size.form in phrases("size") and covered:
            return Wording(Anchor.at(clause.anchor.article, size.start, noun.end), clause, frozenset(covered), parties)
    return None


def _harmed(story: Story, clause: Proposition) -> Wording | None:
    """`captured Danish soldiers`: a deed that counts as harm, done to people of a party, in the plural and without a number."""
    deeds = frozenset({event_family(clause.predicate)}) & HARM
    parties = story.parties_in(clause.patient or "")
    head = (clause.patient or "").lower().split()[-1:]
    if not deeds or not parties or not head or not is_thing(head[0]) or thing_family(head[0]) not in PEOPLE:
        return None
    printed = {w.form for w in words_in(story.article(clause.anchor).text, clause.anchor.start, clause.anchor.end)}
    plural = any(form != head[0] and form.startswith(head[0]) for form in printed) or head[0] in ("troops", "people", "police", "personnel")
    return Wording(clause.anchor, clause, deeds, parties) if plural else None


def _fits(wording: Wording, count: Count) -> bool:
    """The count is of that harm alone, to one of those parties' people, and is more than one."""
    return (
        bool(count.deeds)
        and count.deeds <= wording.deeds
        and count.whose in wording.parties
        and (count.thing in PEOPLE or count.thing in counting_words("vague"))
        and value(count.figure) > 1
    )


def _first_of_each(story: Story, counts: Sequence[Count], article: str) -> list[Count]:
    """The first count of each number in each other report, in article and text order."""
    out: dict[tuple[object, ...], Count] = {}
    for c in sorted(counts, key=lambda c: story.place(c.figure.anchor)):
        if c.figure.anchor.article != article:
            out.setdefault((c.figure.anchor.article, c.figure.low, c.figure.high, c.deeds, c.whose), c)
    return list(out.values())[:MAX_SHOWN]


def _silences(story: Story, counts: dict[str, Count]) -> Iterator[Comparison]:
    """A silence that declines a claim (`did not say how many`) beside the numbers that the claim's other evidence gives."""
    absences = {x.anchor for one in story.annotations for x in one.absences if phrase_pattern("how many").search(x.about)}
    for group in story.links.claims:
        silent = [e.anchor for e in group.evidence if e.stance == "declines" and e.statement is None and e.anchor in absences]
        if not silent:
            continue
        told = [counts[f] for p in group.propositions for f in story.propositions[p].figures if f in counts]
        for anchor in silent:
            for count in _first_of_each(story, told, anchor.article):
                reason = "One report says that the number was not given, the other has one."
                yield verdict_row(story, "figure", anchor, count.figure.anchor, "vaguer", reason, "figures/not-given")
