"""Calls of two reports for one thing -> the wordings of the call side by side, and whose call each report has it be.

What is asked for is a deed that nobody has done yet, so that claims of what happened do not hold it. Two calls are one where the rarer of
their words and numbers are the same; one party's need fewer in common than those of two. Sayings of one utterance are compared as such.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum, log

from onrecord.comparing.one_matter import days_meet
from onrecord.comparing.polarity import bars
from onrecord.comparing.retold import copied_passages, cut
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import is_thing, thing_family
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Figure, Statement, Time

LEAST = 3
"""Telling words and numbers that two calls have in common at the least."""
DEED = 2
"""Those of them that tell no number and no length of time, at the least."""
LOOSELY, MORE = 1 / 3, 4
"""Share of the lighter call's weight that two calls of one party have in common, with so many words at the least."""
ONE_PARTY, OTHERS = 0.4, 0.42
"""The same with LEAST words, for one party and for two. Set by reading the pairs above .3 in 49 stories of BASIL and Helsinki and with gold
(some 50, 14 of them one call that five wires tell): below these bounds lay most of the pairs that were two calls on one subject."""
QUOTED = 0.45
"""Share of the call of one party that a quotation at length has to hold: it has words for anything."""
MAX_CALLS = 120
"""Calls of one story that are compared pairwise: 7,140 pairs; a bound on cost."""
_SAID_TOO = frozenset({"suggest", "announce", "plan"})
"""Cues of other acts that may carry a call: only of the party whose call the other report tells."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a statement asks for: `units` are its telling words, things by their family, and its numbers.

    `counted` are those of its numbers, and what they are of. `asked`: the verb that gives it says that it is a call; `negated`: its words
    or its verb say what is not to be done.
    """

    statement: Statement
    units: frozenset[str]
    counted: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    asked: bool
    negated: bool


def compare_calls(story: Story) -> Iterator[Comparison]:
    """`variant` rows of what two reports say was called for, and of who called for it."""
    calls = list(_calls(story))[:MAX_CALLS]
    weight = _weights(calls)
    whole = [fsum(weight[u] for u in sorted(c.units)) for c in calls]
    tied: dict[int, set[int]] = defaultdict(set)
    for i, j in combinations(range(len(calls)), 2):
        shared = calls[i].units & calls[j].units
        if len(shared) >= LEAST and _may_be_one(calls[i], calls[j]):
            score = fsum(weight[u] for u in sorted(shared)) / min(whole[i], whole[j])
            if _is_one(story, calls[i], calls[j], score, len(shared)):
                tied[i].add(j)
                tied[j].add(i)
    copied = copied_passages(story)
    for i, j in combinations(sorted(tied), 2):
        a, b = calls[i], calls[j]
        if j not in tied[i] and not (tied[i] & tied[j] and len(a.units & b.units) >= LEAST and _may_be_one(a, b)):
            continue
        x, y = a.statement.anchor, b.statement.anchor
        if not _one_utterance(story, a, b) and not any(x.overlaps(p) and y.overlaps(q) for p, q in copied.get((x.article, y.article), ())):
            said = f"Both tell a call for the same: “{cut(story, x)}”, “{cut(story, y)}”."
            yield verdict_row(story, "wording", x, y, "variant", said, "wording/call")
            yield from _callers(story, a.statement, b.statement)


def _may_be_one(a: Call, b: Call) -> bool:
    """Of two reports; a wish and what is asked not to be done are two things, and so are calls for other numbers or days.

    `asked the court to close it for three months`, `may not come nearer for three months`: a length of time in common is no deed.
    """
    if a.statement.anchor.article == b.statement.anchor.article or a.negated != b.negated:
        return False
    if len((a.units & b.units) - a.counted - b.counted) < DEED:
        return False
    x, y = ({(f.low, f.high, f.unit) for f in call.figures} for call in (a, b))
    return (x <= y or y <= x) and days_meet(a.times, b.times)


def _is_one(story: Story, a: Call, b: Call, score: float, shared: int) -> bool:
    direct = "direct" in (a.statement.form, b.statement.form)
    if one_party(story, a.statement, b.statement):
        return score >= QUOTED if direct else score >= ONE_PARTY or (score >= LOOSELY and shared >= MORE)
    return score >= OTHERS and not direct and a.asked and b.asked


def _callers(story: Story, a: Statement, b: Statement) -> Iterator[Comparison]:
    """`variant` where two reports give the call to two parties by name or description."""
    if a.source is None or b.source is None or not a.source.spans or not b.source.spans or one_party(story, a, b):
        return
    x, y = Anchor.over(a.anchor.article, a.source.spans), Anchor.over(b.anchor.article, b.source.spans)
    if all(w.content for z in (x, y) for w in words_in(story.text(z))[-1:]) and all(words_in(story.text(z)) for z in (x, y)):
        said = f"One report gives the call to {a.source.name}, the other to {b.source.name}."
        yield verdict_row(story, "attribution", x, y, "variant", said, "attribution/call")


def _calls(story: Story) -> Iterator[Call]:
    for one in story.annotations:
        for s in one.statements:
            region = story.article(s.anchor).region_at(s.anchor.start)
            if s.cue is None or s.negated or s.source is None or (region is not None and region.kind == "title"):
                continue
            asked = s.cue.act == "demand"
            first = [w.form for w in words_in(story.text(s.anchor))[:1]]
            if (asked or s.cue.lemma in _SAID_TOO) and first not in (["whether"], ["if"]):
                units, counted = _units(story, s.anchor)
                if len(units) >= LEAST:
                    figures = tuple(f for f in story.figures_in(s.anchor) if f.low is not None or f.high is not None)
                    times = tuple(t for t in story.times_in(s.anchor) if t.type in ("DATE", "TIME"))
                    yield Call(s, units, counted, figures, times, asked, _against(story, s))


def _against(story: Story, statement: Statement) -> bool:
    """Whether it is a call not to do something: `urged them not to sail`, `barred ships from sailing`."""
    words = " ".join(story.text(statement.anchor).split()[:HEAD])
    return (_NOT.search(words) is not None) != bars(words)


HEAD = 8
"""Words at the beginning of a call in which it is told that it is one against a deed."""
_NOT = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)


def _units(story: Story, anchor: Anchor) -> tuple[frozenset[str], frozenset[str]]:
    """The telling words and numbers of a call, and those of them that are numbers or stand in a number's words."""
    text = story.article(anchor).text
    figures = [f for f in story.figures_in(anchor) if f.low is not None]
    within = [f.anchor.hull for f in figures]
    out = {f"#{f.low:g}-{f.high or f.low:g}" for f in figures if f.low is not None}
    counted = set(out)
    for span in anchor.spans:
        for w in words_in(text, span.start, span.end):
            if w.content and not any(h.start <= w.start < h.end and w.form[0].isdigit() for h in within):
                base = w.form if is_thing(w.form) else w.form.rstrip("s")
                unit = thing_family(base) if is_thing(base) else w.stem
                out.add(unit)
                if any(h.start <= w.start < h.end for h in within):
                    counted.add(unit)
    return frozenset(out), frozenset(counted)


def _weights(calls: Sequence[Call]) -> Mapping[str, float]:
    count: Counter[str] = Counter(u for c in calls for u in c.units)
    return {u: log(1 + len(calls) / n) for u, n in count.items()}


def _one_utterance(story: Story, a: Call, b: Call) -> bool:
    return not story.utterances_of.get(a.statement.id, frozenset()).isdisjoint(story.utterances_of.get(b.statement.id, ()))


def one_party(story: Story, a: Statement, b: Statement) -> bool:
    """One entity or party is behind both, or the one's name is part of the other's (`the port`, `the port's inquiry`)."""
    if a.source is None or b.source is None:
        return False
    if story.sides(a.id) & story.sides(b.id):
        return True
    keys = [story.links.entity_of.get(s.source.entity or "", s.source.name) for s in (a, b) if s.source is not None]
    if keys[0] == keys[1]:
        return True
    x, y = ({w.form for w in words_in(s.source.name) if w.content} for s in (a, b) if s.source is not None)
    return bool(x and y) and (x <= y or y <= x)
