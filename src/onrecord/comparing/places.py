"""Where and by what means: settings of one act of saying, and places of one counted deed, compared.

Two venues of different kinds (`a meeting`, `a video conference`) for one person's report to another cannot both hold. Two countries as the
place of one deed with one count cannot either; a region and its country can, and are `vaguer`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import thing_family, venues
from onrecord.lexicon.polities import polities_in
from onrecord.model import Anchor, Comparison, Proposition, Span, Statement, Verdict

MAX_STATEMENTS = 30
_EXCLUSIVE = frozenset({("in person", "remote"), ("remote", "in person"), ("in person", "written"), ("written", "in person")})
"""Kinds of venue that cannot both be right for one exchange; a meeting may well be followed by a statement to the press."""


def compare_places(story: Story) -> Iterator[Comparison]:
    """Comparisons of settings, then of places of counted deeds."""
    yield from _settings(story)
    yield from _destinations(story)


def _settings(story: Story) -> Iterator[Comparison]:
    """Venues of what one speaker told one hearer."""
    told: dict[tuple[str, str], list[tuple[Anchor, str]]] = defaultdict(list)
    for one in story.annotations:
        for s in one.statements:
            found = _venue(story, s) if s.to is not None and s.source is not None else None
            if found is not None and s.to is not None and s.source is not None:
                speaker = story.links.entity_of.get(s.source.entity or "", s.source.name)
                told[speaker, s.to.name.split()[-1].lower()].append(found)
    for key in sorted(told):
        for (a, x), (b, y) in combinations(told[key][:MAX_STATEMENTS], 2):
            if (x, y) in _EXCLUSIVE and a.article != b.article:
                reason = f"One exchange, told as “{story.text(a)}” and as “{story.text(b)}”."
                yield verdict_row(story, "place", a, b, "conflict", reason, "places/venue")


def _venue(story: Story, statement: Statement) -> tuple[Anchor, str] | None:
    """The venue named in the sentence of the cue, outside what was said."""
    if statement.cue is None or not statement.cue.spans:
        return None
    article = statement.anchor.article
    sentence = story.sentence(Anchor(article, statement.cue.spans[:1]))
    printed = story.article(sentence).text[sentence.start : sentence.end]
    for phrase, kind in venues():
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", printed, re.IGNORECASE):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if not any(c.overlaps(span) for c in statement.anchor.spans):
                return Anchor(article, (span,)), kind
    return None


def _destinations(story: Story) -> Iterator[Comparison]:
    """Places of clauses that count the same: same deed, same number."""
    groups: dict[tuple[int, float | None, float | None], list[Proposition]] = defaultdict(list)
    for figure in story.figures.values():
        clause = story.clause_of.get(figure.id)
        event = story.event_of.get(clause.id) if clause is not None else None
        if clause is not None and event is not None and figure.high is not None:
            groups[event, None, figure.high].append(clause)
    regions = _regions(story)
    purposes = _purposes(story)
    for key in sorted(groups, key=str):
        for a, b in combinations([c if c.places else purposes.get(c.anchor, c) for c in groups[key][:12]], 2):
            if a.anchor.article == b.anchor.article or not a.places or not b.places:
                continue
            found = _judged(a.places, b.places, regions)
            if found is not None:
                left, right = _printed(story, a), _printed(story, b)
                verdict, reason = found
                yield verdict_row(story, "place", left, right, verdict, reason, "places/deed")


def _purposes(story: Story) -> dict[Anchor, Proposition]:
    """A clause's anchor -> the infinitive right behind it that says where to (`sent 90 pumps to work in Lissen`)."""
    out: dict[Anchor, Proposition] = {}
    for one in story.annotations:
        rows = sorted(one.propositions, key=lambda p: p.anchor)
        for before, after in zip(rows, rows[1:], strict=False):
            if after.rule == "propositions/open" and after.places and 0 <= after.anchor.start - before.anchor.end <= 1:
                out[before.anchor] = after
    return out


def _judged(a: Sequence[str], b: Sequence[str], regions: Mapping[str, str]) -> tuple[Verdict, str] | None:
    if set(a) & set(b):
        return None
    left, right = {_country(x, regions) for x in a}, {_country(x, regions) for x in b}
    if None in left or None in right:
        return None
    if left & right:
        return "vaguer", f"{' and '.join(a)} and {' and '.join(b)} lie in one country."
    return "conflict", f"One deed with one number is placed in {' and '.join(a)} and in {' and '.join(b)}."


def _country(place: str, regions: Mapping[str, str]) -> str | None:
    found = polities_in(place)
    return found[0] if found else regions.get(_plain(place))


def _plain(place: str) -> str:
    """`Velm region` and `Velm Province` are `Velm`."""
    words = place.split()
    while len(words) > 1 and thing_family(words[-1].lower()) == "region":
        words.pop()
    return " ".join(words)


def _regions(story: Story) -> dict[str, str]:
    """Which country a region lies in, as the reports print it: `Norway's Velm region`."""
    names = {_plain(p) for c in story.propositions.values() for p in c.places if not polities_in(p)}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for article in story.articles:
        for match in _POSSESSED.finditer(article.text):
            words = _plain(match[2]).split()
            for name in sorted({" ".join(words[:n]) for n in range(1, len(words) + 1)} & names):
                votes[name].update(polities_in(match[1])[:1])
    return {name: min(found, key=lambda c: (-found[c], c)) for name, found in votes.items() if found}


_POSSESSED = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?)[’']s? ([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})")


def _printed(story: Story, clause: Proposition) -> Anchor:
    """The place's own words with their preposition, where they are found in the clause; else the clause."""
    text = story.article(clause.anchor).text
    for place in (name for p in clause.places for name in dict.fromkeys((p, _plain(p)))):
        for span in clause.anchor.spans:
            match = re.search(rf"(?:\b(?:to|in|into|at|near|from) )?{re.escape(place)}\b", text[span.start : span.end])
            if match:
                return Anchor.at(clause.anchor.article, span.start + match.start(), span.start + match.end())
    return clause.anchor
