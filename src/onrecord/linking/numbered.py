"""Statements that give a number and tell no clause -> the claims that they are: `police put the crowd at 6,000`.

One claim a number and giver, over all reports: the same value, bound and unit of one thing. The words that stand for it are the
statement's, with its giver and verb where they are few (`the ministry admits to 34`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.lexicon.cues import cue_nouns, cue_prepositions, cue_verbs
from onrecord.lexicon.families import counting_words
from onrecord.lexicon.stems import words_in
from onrecord.lexicon.unsaid import is_nobodys
from onrecord.linking.claims import first_hand, source_name
from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Annotations, Article, Evidence, Figure, Stance, Statement

_GIVING = frozenset({"say", "claim", "estimate", "confirm", "predict"})
"""Acts by which a number is given."""
FEW_WORDS = 12
"""Words of a content at the most before which its giver and verb stand (`the mill put it at 26`): a longer one says what is counted."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The statements of one claim, in article and text order, and the words that stand for it."""

    statements: tuple[Statement, ...]
    wording: Anchor

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(_evidence(s) for s in self.statements)


def numbered_claims(
    articles: Sequence[Article], annotations: Sequence[Annotations], *, taken: Set[str], parties: Parties
) -> tuple[Numbered, ...]:
    """The claims of the statements that are in no claim yet; `taken` are the ids of those that are."""
    rows: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for article, one in zip(articles, annotations, strict=True):
        given: dict[str, list[Figure]] = defaultdict(list)
        for figure in one.figures:
            if figure.statement is not None and figure.statement not in taken:
                given[figure.statement].append(figure)
        for s in sorted(one.statements, key=lambda s: (s.anchor.start, s.id)):
            number = _number_of(article, s, given.get(s.id, ()))
            if number is not None:
                rows[_key(s, number, parties)].append(s)
    found = [Numbered(tuple(said), wording(said[0], articles)) for said in rows.values()]
    order = {a.id: n for n, a in enumerate(articles)}
    return tuple(sorted(found, key=lambda c: (order[c.wording.article], c.wording.start, c.statements[0].id)))


def by_statement(claims: Sequence[Numbered]) -> Mapping[str, int]:
    """Statement id -> the number of its claim."""
    return {s.id: n for n, claim in enumerate(claims) for s in claim.statements}


def _number_of(article: Article, statement: Statement, figures: Sequence[Figure]) -> Figure | None:
    """The first number that the statement gives; None where it gives none, or a stretch of time alone."""
    act = statement.cue.act if statement.cue is not None else "say"
    if act not in _GIVING or statement.negated or statement.source is None or (act == "say" and not _is_cue(statement)):
        return None
    counted = (
        f
        for f in sorted(figures, key=lambda f: f.anchor)
        if (f.low is not None or f.high is not None) and f.unit not in counting_words("stretch") and not is_nobodys(article, f, statement)
    )
    return next(counted, None)


def _is_cue(statement: Statement) -> bool:
    """A word that attributes: `the court fined the mill 400 crowns` tells a deed, whatever a tagger takes it for."""
    lemma = statement.cue.lemma if statement.cue is not None else ""
    return any(lemma in rows for rows in (cue_verbs(), cue_nouns(), cue_prepositions()))


def _key(statement: Statement, figure: Figure, parties: Parties) -> tuple[object, ...]:
    assert statement.source is not None
    return parties.source_key(statement.source), figure.low, figure.high, figure.bound, figure.unit, figure.measure


def wording(statement: Statement, articles: Sequence[Article]) -> Anchor:
    """The words of a content without a clause, with its giver and verb where they are few."""
    anchor = statement.anchor
    text = next(a.text for a in articles if a.id == anchor.article)
    if len(words_in(anchor.text_in(text))) > FEW_WORDS or statement.source is None or statement.cue is None:
        return anchor
    giver = [span for span in statement.source.spans if text[span.start : span.end].lower() not in ("who", "which", "that")]
    return Anchor.over(anchor.article, (*anchor.spans, *giver, *(statement.cue.spans if giver else ())))


def _evidence(s: Statement) -> Evidence:
    stance: Stance = "confirms" if s.cue is not None and s.cue.act == "confirm" else "asserts"
    return Evidence(s.anchor, s.id, stance, s.hedge is not None, source_name(s), s.said, first_hand(s))
