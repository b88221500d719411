"""Two tellings that are alike -> whether anything makes them two matters, or two sides of one; and whether one of them tells less.

Polarity, modality, numbers, days, people and speakers each may say less in one of the two, and must not say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache

from onrecord.comparing.polarity import contrary
from onrecord.comparing.story import Story
from onrecord.comparing.tellings import Telling, family_of
from onrecord.lexicon.conditions import told_in
from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.families import opposed
from onrecord.lexicon.stems import words_in
from onrecord.model import Figure, Time

TOLD = 5
"""Words that two tellings share at the least where no deed of the one stands in the other."""

SPOKEN_OF = 4
"""Words that two tellings of little likeness share at the least where only one of them tells the other's deed as its own."""


def of_one_deed(a: Telling, b: Telling, *, each: bool) -> bool:
    """A deed of the one stands in the other's words, as a verb or a noun, or they share many words; `is`, `has`, `gets` are no deeds.

    `each`: so does a deed of the other one, or more words are shared, so that it does not just speak of it (`they spoke of the raid`).
    """
    if a.quoted and b.quoted:
        return True
    mine, theirs = bool(a.deeds & b.words), bool(b.deeds & a.words)
    shared = len(a.words & b.words)
    return (mine and theirs) or shared >= TOLD or ((mine or theirs) and (not each or shared >= SPOKEN_OF))


def of_one_matter(a: Telling, b: Telling) -> bool:
    """Nothing in which the two differ makes them two matters or two sides of one."""
    return not contrary(a.parts, b.parts) and of_one_subject(a, b)


def of_one_subject(a: Telling, b: Telling) -> bool:
    """The same whatever their polarity."""
    if a.modal != b.modal:
        return False
    nested = a.people <= b.people or b.people <= a.people
    if not nested and not (a.people & b.people and a.deeds & b.deeds):
        return False
    if a.names and b.names and a.names.isdisjoint(b.names):
        return False
    if _stand_against(a.deeds - b.deeds, b.deeds - a.deeds) or _means_to(a, b) or _means_to(b, a):
        return False
    return numbers_nest(a.figures, b.figures) and not _counts_apart(a.figures, b.figures) and days_meet(a.times, b.times)


def _stand_against(mine: Set[str], theirs: Set[str]) -> bool:
    """`rents rose`, `rents fell`: what only one of them tells is the contrary of what only the other does."""
    return any(opposed(x, y) for x in mine for y in theirs)


def _means_to(a: Telling, b: Telling) -> bool:
    """`plans to shut the kiln`, `shut the kiln`: the one only means to do what the other tells as done."""
    meant = a.deeds & _intents()
    return bool(meant) and meant.isdisjoint(b.deeds) and bool((a.deeds - meant) & b.deeds)


@cache
def _intents() -> frozenset[str]:
    """Verbs of meaning to; who decides to do it often does it there and then."""
    lemmas = (lemma for lemma, row in cue_verbs().items() if row.act == "intend" and lemma != "decide")
    return frozenset(family_of(w) for lemma in lemmas for w in words_in(lemma))


def _counts_apart(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """`six died, eleven are missing`, `eleven died`: a number that both have tells of two fates, and of one in neither."""
    x, y = _fates(a), _fates(b)
    return any(x[n] and y[n] and x[n].isdisjoint(y[n]) for n in x.keys() & y.keys())


def _fates(figures: Sequence[Figure]) -> Mapping[float, Set[str]]:
    """Number -> what befell those it counts."""
    out: dict[float, set[str]] = {}
    for figure in figures:
        if figure.low is not None and figure.low == figure.high:
            out.setdefault(figure.low, set()).update(told_in(figure.measure))
    return out


def tells_less(a: Telling, b: Telling) -> bool:
    """The first has fewer numbers, days or names than the second, none of its own, and no more words."""
    x, y = _values(a.figures), _values(b.figures)
    if not (x <= y and a.names <= b.names and len(a.times) <= len(b.times) and len(a.words) <= len(b.words)):
        return False
    return x < y or a.names < b.names or len(a.times) < len(b.times)


_UNNAMED = frozenset({"unnamed", "media"})
"""Sources behind whom somebody else may stand."""


def of_two_speakers(story: Story, a: Telling, b: Telling) -> bool:
    """Two people say it, or it is quoted from two who share no name: one stock phrase of two speakers is said twice."""
    x, y = (t.statement.source if t.statement is not None else None for t in (a, b))
    if x is None or y is None or _UNNAMED & {x.kind, y.kind} or x.name == y.name:
        return False
    one, other = (story.links.entity_of.get(s.entity or "", s.name) for s in (x, y))
    if one == other or {w.form for w in words_in(x.name) if w.content} & {w.form for w in words_in(y.name) if w.content}:
        return False
    return x.kind == y.kind == "person" or all(t.statement is not None and t.statement.form != "indirect" for t in (a, b))


def numbers_nest(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Every number of the one with fewer stands in the other, as such or as a bound (`at least 21`, `21`)."""
    x, y = _values(a), _values(b)
    return x <= y or y <= x


def _values(figures: Sequence[Figure]) -> frozenset[float]:
    return frozenset(v for f in figures for v in (f.low, f.high) if v is not None)


def days_meet(a: Sequence[Time], b: Sequence[Time]) -> bool:
    """Every day of the one with fewer can be one of the other's."""
    fewer, more = sorted((a, b), key=len)
    return all(any(_meet(x, y) for y in more) for x in fewer)


def _meet(x: Time, y: Time) -> bool:
    if x.earliest is None or x.latest is None or y.earliest is None or y.latest is None:
        return True
    return max(x.earliest, y.earliest) <= min(x.latest, y.latest)
