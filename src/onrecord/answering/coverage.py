"""Question and passages -> how much of the question each passage covers, 0 to 1, and which names it leaves out.

Words weigh as their rarity in the passages says (inverse document frequency), so that what the whole story is about tells little, and a
word that no passage holds tells most: that is what keeps a question that the record does not answer from being answered.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.answering.passages import STUB_LETTERS, Passage, Words, file_parts, outlet_words
from onrecord.answering.question import Name, Question, Term
from onrecord.answering.terms import content_forms, name_roots, root_of
from onrecord.model import Record

OUTSIDE = 0.8
"""What a passage outside the report's own account counts (a link, a credit, a header); TITLE is one in a title: the body has it in full."""
TITLE = 0.95
NUMBER_WEIGHT = 2.0
"""A number that the question names weighs as much as two rare words: the question is about this figure."""
SAME, FAMILY, STUB, NEAR, NEAR_FAMILY = 1.0, 0.9, 0.6, 0.5, 0.4
"""What a word counts when the passage has it: itself, by another word of its family, by one that begins like it; the last two when only the
surroundings have it. In the order of how often each is right; set by hand on tests/answering/questions.jsonl; only NEAR was varied."""
SETTING = 0.3
"""What a place counts that the report names elsewhere: where a story happens is told once, and holds for what follows."""
TAIL = 0.35
"""The weight of words in a question's second part (`…, and when was it towed?`), which need not be on record for the first to be."""
LIGHTEST = 0.12
"""No word of a question weighs less than this, however common it is in the story."""
QUOTE_WEIGHT = 3.0
"""A quotation weighs as much as three rare words: the question is about these words."""
QUOTE_FOUND = 0.6
"""The share of a quotation's words that a passage must hold: a quotation in a question may be cut, or of another translation."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many passages there are, and how many hold each root, family, name root and polity."""

    passages: int
    roots: Counter[str]
    families: Counter[str]
    names: Counter[str]
    polities: Counter[str]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Scale:
        return cls(
            len(passages),
            Counter(k for p in passages for k in p.own.roots),
            Counter(k for p in passages for k in p.own.families),
            Counter(k for p in passages for k in p.own.names),
            Counter(k for p in passages for k in p.own.polities),
        )

    def weight(self, held: int) -> float:
        """1 for what no passage holds, falling with the number of passages that do."""
        return max(LIGHTEST, math.log((self.passages + 1) / (held + 1)) / math.log(self.passages + 1)) if self.passages else 1.0

    def of_term(self, term: Term) -> float:
        held = max(self.roots[term.root], *(self.families[f] for f in term.families), 0)
        return self.weight(held) * (TAIL if term.tail else 1.0)

    def of_name(self, name: Name) -> float:
        held = max((*(self.polities[p] for p in name.polities), min((self.names[r] for r in name.roots), default=0)))
        return self.weight(held) * (TAIL if name.tail else 1.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question against the records: the entities and reports that it names, whether it may name a report that is not there, and whether
    it does (`elsewhere`: `report 7`, of which nothing is known); `of_person`: the first name is somebody's.
    """

    question: Question
    entities: tuple[tuple[frozenset[str], ...], ...]
    reports: frozenset[str]
    names: tuple[Name, ...]
    files: frozenset[float] = frozenset()
    unknown_report: bool = False
    elsewhere: bool = False
    of_person: bool = False

    @classmethod
    def of(cls, question: Question, records: Sequence[Record]) -> Asked:
        reports: set[str] = set()
        files: set[float] = set()
        told = {w for w in content_forms(question.text) if any(c.isdigit() for c in w)}
        for record in records:
            for article in record.articles:
                called = told & {p for p in file_parts(article) if p.isdigit()}
                if called:
                    reports.add(article.id)
                    files |= {float(c) for c in called if c.isdigit()}
        names = []
        for name in question.names:
            held = {a.id for r in records for a in r.articles if a.outlet and name.roots == outlet_words(a)}
            reports |= held
            if not held:
                names.append(name)
        entities = tuple(tuple(_entities(name, record) for record in records) for name in names)
        numbered = _REPORT_NUMBER.search(question.text) is not None
        persons = {e.id for r in records for e in r.entities if e.kind == "person"}
        of_person = bool(entities) and any(persons & found for found in entities[0])
        return cls(
            question, entities, frozenset(reports), tuple(names), frozenset(files), unknown_report=bool(names) or numbered,
            elsewhere=numbered and not reports, of_person=of_person,
        )  # fmt: skip


_REPORT_NUMBER = re.compile(r"\b(?:report|article|file|text)s? \d+\b|(?<![\w.,])0\d\d\b", re.I)


def _entities(name: Name, record: Record) -> frozenset[str]:
    """The entities that a name can stand for: one of their printed names holds all its words."""
    named = (e for e in record.entities if e.kind != "document")
    return frozenset(e.id for e in named if any(name.roots <= name_roots(n) for n in (e.name, *e.aliases)))


def term_match(term: Term, passage: Passage) -> float:
    """How well a passage holds a word, 0 to 1."""
    own, near = passage.own, passage.near
    if term.root in own.roots:
        return SAME
    if term.families & own.families or term.acts & passage.acts:
        return FAMILY
    if len(term.root) >= STUB_LETTERS and term.root[:STUB_LETTERS] in own.stubs:
        return STUB
    if term.root in near.roots:
        return NEAR
    if term.families & near.families:
        return NEAR_FAMILY
    return 0.0


def name_match(name: Name, entities: Sequence[frozenset[str]], passage: Passage) -> float:
    """How well a passage holds a name: by itself, by what the record takes a pronoun for, by a polity's other names, or around it."""
    if entities[passage.record] & passage.entities or _named(name, passage.own):
        return SAME
    return NEAR if _named(name, passage.near) else SETTING if entities[passage.record] & passage.places else 0.0


def _named(name: Name, words: Words) -> bool:
    if name.polities and name.polities & words.polities:
        return True
    return bool(name.roots) and name.roots <= words.names


def quote_match(quote: str, passage: Passage) -> float:
    """The share of a quotation's words that the passage holds."""
    roots = [root_of(form) for form in content_forms(quote)]
    return sum(r in passage.own.roots for r in roots) / len(roots) if roots else 0.0


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of the question a passage covers; `missing` are names of the main part that it does not hold at all.

    `deed`, `quote` and `number` are how well it holds these, `about` the best match of a full word of the question in the passage itself,
    `subject` that of its first name.
    """

    share: float
    missing: int
    deed: float
    quote: float
    number: float
    about: float
    subject: float


def covered(asked: Asked, passage: Passage, scale: Scale) -> Covered:
    """The weighted share of the question's words, names and quotations that the passage holds."""
    question = asked.question
    total = gained = 0.0
    missing = 0
    subject = 1.0
    heaviest = max((scale.of_term(t) for t in question.terms if t.factor == 1.0), default=1.0)
    for term in question.terms:
        weight = scale.of_term(term)
        if term.factor < 1.0:
            weight = min(weight, heaviest) * term.factor
        total += weight
        gained += weight * term_match(term, passage)
    for name, entities in zip(asked.names, asked.entities, strict=True):
        weight = scale.of_name(name)
        held = name_match(name, entities, passage)
        total += weight
        gained += weight * held
        missing += not held and not name.tail
        subject = held if name is asked.names[0] else subject
    best = max((quote_match(q, passage) for q in question.quoted), default=0.0)
    if question.quoted:
        total += QUOTE_WEIGHT
        gained += QUOTE_WEIGHT * best
    numbers = [n for n in question.numbers if n not in asked.files]
    total += NUMBER_WEIGHT * bool(numbers)
    number = max((float(n in passage.numbers) for n in numbers), default=1.0)
    gained += NUMBER_WEIGHT * number * bool(numbers)
    deed = term_match(question.deed, passage) if question.deed else 1.0
    share = gained / total if total else float(bool(question.speaker))
    full = [t for t in question.terms if not t.tail and t.factor == 1.0]
    least = NEAR if asked.names and subject == SAME else STUB  # words that only begin alike tell nothing without a name
    own = max((m for t in full if (m := term_match(t, passage)) > least), default=0.0 if full and not question.quoted else 1.0)
    return Covered(share, missing, deed, best, number, own, subject)
