"""Passages with their coverage -> those that answer, or none: the criterion of admission, and which of the admitted are cited.

Rule: abstain unless a passage covers the question's weight, holds every name and number that it names, fills its slot, and tells its deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.answering.coverage import NEAR, OUTSIDE, QUOTE_FOUND, TITLE, Asked, Covered, Scale, covered, quote_match
from onrecord.answering.kinds import Kind
from onrecord.answering.passages import Passage
from onrecord.answering.slots import describes_source, filled

ADMITTED = 0.6
"""The share of a question's weight that a passage must cover. Chosen on tests/answering/questions.jsonl, where every
value from .55 to .65 answers alike, and checked by asking each story's questions of the others' records: docs/asking.md has the numbers."""
LOOSE = 0.45
"""The same for kinds that ask how the record has something (do the reports agree, via whom): their words are mostly about the record."""
LOOSE_KINDS: frozenset[Kind] = frozenset({"agree", "carries", "via", "silent"})
DEED_KINDS: frozenset[Kind] = frozenset({"count", "when", "whether", "why", "who"})
"""Kinds whose deed must be told: how many were hurt is not answered by how many were rescued, whatever else agrees."""
OWN_KINDS: frozenset[Kind] = frozenset({"when", "where", "whether", "why", "count"})
"""Kinds that ask about somebody's own doing: a sentence that names others and not them tells of the others."""
DEED = 0.4
"""The least match of the deed: told in the passage or, by another word, around it."""
CITED, CITED_COUNTS = 5, 8
"""Passages cited at the most; the second for figures, and for all that somebody said."""
CLOSE, CLOSE_COUNTS = 0.8, 0.6
"""The share of the best passage's score that another must have to be cited beside it; values of a figure are wanted all."""
NEAREST, NEAR_SHARE = 3, 0.25
"""Passages shown where nothing answers, and the least that they must cover to be worth a look."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, what it covers of the question, and how well it fills the slot."""

    passage: Passage
    covered: Covered
    slot: float
    named: bool

    @property
    def score(self) -> float:
        """Coverage first; then the slot; what stands outside the report's account counts less, a report that the question names more."""
        place = {"title": TITLE}.get(self.passage.region, 1.0 if self.passage.region in ("body", "caption", "embed") else OUTSIDE)
        return self.covered.share * (0.7 + 0.3 * self.slot) * place * (1.1 if self.named else 1.0)


def ranked(asked: Asked, passages: Sequence[Passage], scale: Scale) -> list[Hit]:
    """All passages, the best first; ties in the order of the reports."""
    hits = [Hit(p, covered(asked, p, scale), filled(asked, p), p.article.id in asked.reports) for p in passages]
    return sorted(hits, key=lambda h: (-h.score, h.passage.number))


def admitted(asked: Asked, hit: Hit) -> bool:
    """Whether the passage answers the question."""
    question = asked.question
    if hit.slot == 0 or hit.covered.missing or hit.covered.number == 0:
        return False
    if question.quoted and hit.covered.quote < QUOTE_FOUND:
        return False
    if not hit.covered.about:
        return False
    if question.kind == "whether" and hit.covered.subject <= NEAR and not (hit.covered.subject and describes_source(hit.passage)):
        return False
    if question.kind in OWN_KINDS and question.name_acts and asked.of_person and hit.covered.subject <= NEAR and hit.passage.people:
        return False
    if question.kind in DEED_KINDS and question.deed is not None and hit.covered.deed < DEED:
        return False
    return hit.covered.share >= (LOOSE if question.kind in LOOSE_KINDS else ADMITTED)


def chosen(asked: Asked, hits: Sequence[Hit]) -> list[Hit]:
    """The passages to cite, the best first; each quotation and each number of the question has its own best among them."""
    good = [] if asked.elsewhere else [h for h in hits if admitted(asked, h)]
    if not good or (asked.question.kind == "agree" and not all(_quotes(q, good) for q in asked.question.quoted)):
        return []
    wide = asked.question.kind == "count" or (asked.question.kind == "said" and not asked.question.terms)
    close, most = (CLOSE_COUNTS, CITED_COUNTS) if wide else (CLOSE, CITED)
    lead = [*_per_quote(asked, good), *_per_number(asked, good)]
    if asked.question.kind == "first":
        lead = [good[0], *sorted(good, key=lambda h: (_day(h), h.passage.number))[:2]]
    rest = [h for h in good if h.score >= close * good[0].score]
    out = {h.passage.number: h for h in (*lead, *rest)}
    return list(out.values())[:most]


def _quotes(quote: str, good: Sequence[Hit]) -> bool:
    """Whether one of the passages holds enough of a quotation: what is to be compared must be there."""
    return any(quote_match(quote, h.passage) >= QUOTE_FOUND for h in good)


def _per_quote(asked: Asked, good: Sequence[Hit]) -> list[Hit]:
    if len(asked.question.quoted) < 2:
        return []
    return [max(good, key=lambda h: (quote_match(q, h.passage), h.score)) for q in asked.question.quoted]


def _per_number(asked: Asked, good: Sequence[Hit]) -> list[Hit]:
    numbers = [n for n in asked.question.numbers if n not in asked.files]
    if len(numbers) < 2:
        return []
    return [h for n in numbers for h in [h for h in good if n in h.passage.numbers][:2]]


def _day(hit: Hit) -> str:
    """The first day that the passage names or was said on; what names none comes last."""
    said = [s.said.value for s in hit.passage.statements if s.said]
    told = [t.earliest for t in hit.passage.times if t.earliest and t.precision in ("day", "time")]
    return min([*said, *told], default="9999")


def nearest(hits: Sequence[Hit]) -> list[Hit]:
    """What comes closest where nothing answers."""
    return sorted((h for h in hits if h.covered.share >= NEAR_SHARE), key=lambda h: (-h.covered.share, h.passage.number))[:NEAREST]
