"""Question and Records -> Answer: parse, cover, fill the slot, admit or abstain, compose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.answering.coverage import QUOTE_FOUND, Asked, Covered, Scale, covered
from onrecord.answering.passages import Passage, passages_of
from onrecord.answering.question import Question, read_question
from onrecord.answering.slots import filled
from onrecord.engines.syntax import SyntaxEngine
from onrecord.model import Article, Parse, Published, Record, Region

ADMITTED = 0.6
LOOSE = 0.45
LOOSE_KINDS = frozenset({'agree','carries','via','silent'})
DEED_KINDS = frozenset({"count", "when", "whether"})
EVIDENCE = 5
CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class Hit:
    passage: Passage
    covered: Covered
    slot: float

    @property
    def score(self) -> float:
        place = 1.0 if self.passage.region in ('body','caption','embed') else 0.95 if self.passage.region == 'title' else 0.8
        return self.covered.share * (0.7 + 0.3 * self.slot) * place


def parse_question(text: str, syntax: SyntaxEngine) -> Parse:
    line = text if text.strip() else "?"
    region = Region(0, len(line), "body")
    return syntax.parse(Article("question", "question", "", None, None, (), "en", Published(None, None, "none"), line, (region,)))


def hits(question: Question, records: Sequence[Record]) -> tuple[list[Hit], Asked]:
    passages = passages_of(records)
    scale = Scale.of(passages)
    asked = Asked.of(question, records)
    out = [Hit(p, covered(asked, p, scale), filled(asked, p)) for p in passages]
    bonus = {a: 0.1 for a in asked.reports}
    out.sort(key=lambda h: (-h.score - bonus.get(h.passage.article.id, 0.0), h.passage.number))
    return out, asked


def admitted(hit: Hit, asked: Asked) -> bool:
    question = asked.question
    if question.quoted and hit.covered.quote < QUOTE_FOUND:
        return False
    if hit.slot == 0 or hit.covered.missing:
        return False
    if question.kind in DEED_KINDS and question.deed is not None and hit.covered.deed < 0.4:
        return False
    if hit.covered.number == 0:
        return False
    return hit.covered.share >= (LOOSE if question.kind in LOOSE_KINDS else ADMITTED)


def answer(text: str, records: Sequence[Record], syntax: SyntaxEngine) -> tuple[Question, list[Hit], list[Hit]]:
    question = read_question(text, parse_question(text, syntax))
    ranked, asked = hits(question, records)
    good = [h for h in ranked if admitted(h, asked)]
    if good:
        good = [h for h in good if h.score >= CLOSE * good[0].score][:EVIDENCE]
    return question, good, ranked[:3]
