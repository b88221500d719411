"""Figures of one story -> verdicts on every two that could count the same thing: scope before conflict.

Two figures conflict only when what they count, whose, where and when are the same, their sources are different and no reading of their
bounds meets. Before that: a part is `part-of` its total; a wider, narrower or other count is `different-scope`; a later value of one
source is `updated`; a bound, a range or a word without a number is `vaguer`. Sums are noticed and said to be our arithmetic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import covered_by, event_family, is_event, is_thing, thing_family
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import words_in
from onrecord.model import Comparison, Figure, Proposition, Verdict

SPREAD = 1.6
"""A bound stands for numbers up to this factor away (`more than 11,000` and 12,000 may be one count, `more than 1,000` and 4,000 are not)."""
ABOUT = 0.15
"""Two approximate numbers this close are one number said loosely."""
MAX_PAIRS = 400
"""Pairs compared of one kind of count; beyond, each distinct value is compared once an article."""

_PEOPLE = frozenset("person soldier citizen worker passenger crew victim patient police child man woman official suspect".split())
_STRETCHES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})
"""Durations and ages: a time, not a count of the story's things."""
_MOVES = frozenset({"increase", "decrease", "put", "give", "stand", "say", "count", "bring", "reach", "come", "be", "have", "report", "find", "release"})
"""What numbers do: no deed of what is counted."""
_ANYONE = frozenset({"people", "person", "dead", "victim", "life", "lives", "body", "bodies", "fatality", "fatalities", "death", "other", "others"})
_GENERAL = _ANYONE | {"piece", "unit", "count", "casualty", "casualties"}
_ANYBODY = frozenset({"person", "victim"})
_HARM = frozenset({"kill", "wound", "casualty", "capture", "arrest", "miss", "rescue", "evacuate", "survive", "shoot", "stab"})
"""What happens to people; a count of it is no other view of a count of people sent, employed or present."""
_ANAPHORIC = frozenset({"figure", "number", "total", "toll", "count", "tally", "area", "territory", "share", "rate", "sum"})
"""A clause about one of these with a number continues the count before it (`the figure was down to 20`).
"""
_ADDED = frozenset({"additional", "additionally", "another", "more", "further", "extra", "new", "fresh"})


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what decides its scope: `thing` counted, `deeds` that happen to it, `whose`, `where`, when, and by whom."""

    figure: Figure
    clause: Proposition | None
    thing: str
    deeds: frozenset[str]
    whose: str
    where: frozenset[str]
    earliest: str | None
    latest: str | None
    added: bool
    source: str
    sides: frozenset[str]
    parts: tuple[float, ...]
    timed: bool


def compare_figures(story: Story) -> Iterator[Comparison]:
    """Comparisons of figures, one a pair, in article and text order."""
    blocks: dict[str, list[Count]] = defaultdict(list)
    for count in _counts(story):
        blocks[_block(count)].append(count)
    for key in sorted(blocks):
        for a, b in _pairs(blocks[key]):
            found = judge(story, a, b)
            if found is not None:
                verdict, reason, rule = found
                yield verdict_row(story, "figure", a.figure.anchor, b.figure.anchor, verdict, reason, f"figures/{rule}")


def _counts(story: Story) -> Iterator[Count]:
    parts: dict[str, list[float]] = defaultdict(list)
    for figure in story.figures.values():
        if figure.part_of is not None and figure.low is not None:
            parts[figure.part_of].append(figure.low)
    for one in story.annotations:
        for figure in one.figures:
            if figure.unit in _STRETCHES or figure.measure == "age":
                continue
            clause = story.clause_of.get(figure.id)
            words = [w.form for w in words_in(figure.measure)]
            deeds = _deeds(story, figure, clause, words)
            statement = story.statements.get(figure.statement or "")
            source = statement.source.name if statement is not None and statement.source is not None else ""
            around = {w.form for w in words_in(f"{story.text(figure.anchor)} {figure.measure}")} | set(clause.lemmas if clause is not None else ())
            first, last, timed = _when(story, figure, clause)
            yield Count(
                figure, clause, _thing(figure, words, deeds), deeds, _whose(story, figure), _where(figure, clause), first, last,
                bool(_ADDED & around), source, story.sides(figure.statement), tuple(sorted(parts.get(figure.id, ()))), timed,
            )


def _deeds(story: Story, figure: Figure, clause: Proposition | None, words: Sequence[str]) -> frozenset[str]:
    """What happens to the counted: from the measure, from what a `number of …` is of, else from the clause's verb."""
    found = {event_family(lemma) for w in words if is_event(lemma := _base(w))}
    if clause is not None and (set(words) & _ANAPHORIC or found & _MOVES):
        text = story.article(figure.anchor).text[clause.anchor.start : figure.anchor.start]
        topic = {event_family(lemma) for w in words_in(text) if is_event(lemma := _base(w.form))} - _MOVES
        found = (topic & _HARM or topic or found) - _MOVES
        if not found and "toll" in {w.form for w in words_in(text)} | set(words):
            found = {"kill"}
    if not found and clause is not None and clause.rule != "propositions/noun":
        found = {event_family(clause.predicate)}
    for wide in sorted(found):
        if covered_by(wide):
            found = found - {wide, "lose", "suffer"} | set(covered_by(wide))
    return frozenset(found - _MOVES)


def _base(form: str) -> str:
    """The listed lemma behind a printed form, if one is found."""
    for ending, with_ in (("ied", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("s", ""), ("ing", ""), ("ing", "e")):
        if form.endswith(ending) and is_event(form[: -len(ending)] + with_):
            return form[: -len(ending)] + with_
    if is_event(form):
        return form
    return {"sent": "send", "shot": "shoot", "fought": "fight", "dead": "die", "lost": "lose", "held": "hold on"}.get(form, form)


def _thing(figure: Figure, words: Sequence[str], deeds: Collection[str]) -> str:
    """The family of what is counted: its unit, else the first noun of the measure; people in general are `person`."""
    if figure.unit:
        family = thing_family(figure.unit.lower())
        if family not in _GENERAL:
            return family
    for word in words:
        for form in (word, word[:-1] if word.endswith("s") else word):
            if form in _GENERAL:
                return "person" if form in _ANYONE or set(deeds) & _HARM else form
            if is_thing(form):
                return thing_family(form)
    if figure.unit is None and polities_in(figure.measure):
        return "person"
    nouns = [w for w in words if not is_event(_base(w)) and w not in _ANAPHORIC]
    return nouns[0] if nouns else "person" if set(deeds) & _HARM else (figure.unit or "").lower()


def _whose(story: Story, figure: Figure) -> str:
    names = polities_in(figure.subject or "")
    if names:
        return names[0]
    if figure.subject in story.links.parties:
        return story.links.parties[figure.subject]
    words = [w.stem for w in words_in(figure.subject or "") if w.content]
    return " ".join(words)


def _when(story: Story, figure: Figure, clause: Proposition | None) -> tuple[str | None, str | None, bool]:
    """The days that the count is of (its `as_of`, the dates in its clause, or a far date in its sentence), and whether anything dates it."""
    if figure.as_of is not None and figure.as_of.anchor is not None:
        for time in story.times_in(figure.as_of.anchor):
            return time.earliest, time.latest, True
    near = list(story.times_in(clause.anchor)) if clause is not None else []
    near = [t for t in near if t.type in ("DATE", "TIME")]
    dated = [t for t in near if t.earliest and t.latest and t.precision not in ("decade", "century", "vague")]
    if not dated:
        published = story.article(figure.anchor).published.value
        around = [t for t in story.times_in(story.sentence(figure.anchor)) if t.type == "DATE" and t.earliest and t.latest]
        dated = [t for t in around if published is not None and t.latest is not None and _days(t.latest, published) > FAR]
    if dated:
        time = min(dated, key=lambda t: abs(t.anchor.start - figure.anchor.start))
        return time.earliest, time.latest, True
    return None, None, bool(near)


FAR = 60
"""Days before publication from which a date anywhere in the sentence is background, and so are the numbers beside it."""


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _where(figure: Figure, clause: Proposition | None) -> frozenset[str]:
    """The places that the count or its clause names."""
    if figure.place is not None:
        return frozenset({figure.place})
    return frozenset(clause.places) if clause is not None else frozenset()


def _listed(names: frozenset[str]) -> str:
    return " and ".join(sorted(names))


def _block(count: Count) -> str:
    return "people" if count.thing in _PEOPLE else count.thing


def _pairs(counts: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    n = len(counts)
    rows = list(counts)
    if n * (n - 1) // 2 > MAX_PAIRS:
        first: dict[tuple[object, ...], Count] = {}
        for c in counts:
            first.setdefault((c.figure.low, c.figure.high, c.figure.bound, c.deeds, c.whose, c.thing), c)
        rows = list(first.values())[:64]
    for i, a in enumerate(rows):
        for b in rows[i + 1 :]:
            yield a, b


def judge(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    """The verdict on two counts with a sentence for the reader and the rule's name; None where they are about different things."""
    x, y = a.figure, b.figure
    if x.part_of == y.id or y.part_of == x.id:
        return "part-of", "The report itself gives one number as a part of the other.", "part"
    if a.clause is not None and b.clause is not None and a.clause.id == b.clause.id:
        return None
    if not _same_thing(a, b) or not _same_owner(a, b):
        return None
    if not a.deeds or not b.deeds or not a.deeds & b.deeds:
        if _continues(a, b) or _continues(b, a):
            return "updated", "The report itself says that the number changed.", "continued"
        if a.whose and a.whose == b.whose and a.thing == b.thing and a.thing in _PEOPLE and _near(x, y) and not (a.deeds | b.deeds) & _HARM:
            return "different-scope", f"One counts {_counted(x)}, the other {_counted(y)}.", "other-measure"
        return None
    if not any(is_event(d) for d in a.deeds & b.deeds) and not _shares_event(story, a, b):
        return None
    if a.deeds != b.deeds:
        wider = a.deeds < b.deeds or b.deeds < a.deeds
        if wider and (_shares_event(story, a, b) or (a.whose and a.whose == b.whose) or _tolls(a, b)) and (_days_apart(story, a, b) or 0) <= FAR:
            return "different-scope", f"One counts {_counted(x)}, the other {_counted(y)}.", "wider-measure"
        return None
    if x.part_of is not None or y.part_of is not None:
        if (x.part_of is None) != (y.part_of is None) and _value(x) != _value(y) and not _meet(x, y):
            return None
    if not _numbered(x) or not _numbered(y):
        if _numbered(x) == _numbered(y) or not _comparable(story, a, b):
            return None
        return "vaguer", "One report gives a number, the other only a word for many.", "no-number"
    for total, other in ((a, b), (b, a)):
        for part in total.parts:
            rest = (total.figure.low or 0.0) - part
            if total.figure.low is not None and rest > 0 and _holds(other.figure, rest):
                said = f"{_show(total.figure.low)} includes {_show(part)}, which leaves {_show(rest)} (our arithmetic): the counts fit together."
                return "different-scope", said, "sum"
            if _holds(other.figure, part) and not _holds(other.figure, total.figure.low or 0.0):
                return None
    if _meet(x, y):
        return _compatible(story, a, b) if _comparable(story, a, b) or _value(x) == _value(y) else None
    if a.added != b.added:
        return ("different-scope", "One number is added to another, the other stands for itself.", "addition") if a.whose and a.whose == b.whose else None
    return _apart(story, a, b)


def _compatible(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    x, y = a.figure, b.figure
    if (x.low, x.high) == (y.low, y.high) and (x.bound == y.bound or {x.bound, y.bound} <= {"exact", "about"}):
        if (a.earliest is None) != (b.earliest is None) and x.anchor.article != y.anchor.article:
            return "vaguer", "The same number; only one report says as of when.", "undated"
        if x.bound != y.bound:
            return "vaguer", "The same number, in one report as an approximate one.", "approximate"
        return ("agree", "The same number for the same count.", "equal") if x.anchor.article != y.anchor.article else None
    if (a.earliest and b.latest and a.earliest > b.latest) or (b.earliest and a.latest and b.earliest > a.latest):
        return "different-scope", "The numbers could be one, but are of different times.", "other-time"
    del story
    return "vaguer", "One number is a bound or a range that holds the other.", "bound"


def _apart(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    x, y = a.figure, b.figure
    same_source = bool(a.source and a.source == b.source) or bool(a.sides & b.sides)
    if a.parts or b.parts:
        return "different-scope", "One number is a total that names its parts, the other is not.", "total"
    if a.where and b.where and not a.where & b.where:
        return "different-scope", f"One is for {_listed(a.where)}, the other for {_listed(b.where)}.", "other-place"
    if a.earliest and b.earliest and a.latest and b.latest and (a.earliest > b.latest or b.earliest > a.latest):
        if same_source or not (a.source or b.source):
            return "updated", "A later number for the same count.", "later"
        return "different-scope", "The numbers are of different times.", "other-time"
    if same_source:
        if _comparable(story, a, b):
            return "updated", "One source gives another number; the reports don't say that both hold at one time.", "same-source"
        return None
    if x.anchor.article == y.anchor.article:
        return ("different-scope", "One report gives both numbers; it does not say that they are of one count.", "one-report") if a.whose and a.whose == b.whose else None
    if a.added or b.added or not (_shares_event(story, a, b) or _one_toll(a, b)):
        return None
    days = _days_apart(story, a, b)
    if days is not None and days > FAR:
        return None
    if days is None:
        return "different-scope", "Only one of the numbers is dated.", "undated"
    if days > 0:
        return "updated", "The later report gives another number for the same count.", "later-report"
    if x.bound == "about" and y.bound == "about" and _near(x, y):
        return "vaguer", "Both numbers are approximate and close.", "approximate"
    return "conflict", f"The same count, {_counted(x)}, is given as {story.text(x.anchor)} and as {story.text(y.anchor)} by different sources.", "disjoint"


def _counted(figure: Figure) -> str:
    return figure.measure or "a number"


def _one_toll(a: Count, b: Count) -> bool:
    """Both count all people that one fate befell, with no owner or place that tells them apart: the toll that the story is about."""
    return _tolls(a, b) and a.deeds == b.deeds


def _tolls(a: Count, b: Count) -> bool:
    general = a.thing in _ANYBODY and b.thing in _ANYBODY
    return general and bool(a.deeds & b.deeds & _HARM) and a.whose == b.whose and not a.figure.part_of and not b.figure.part_of


def _days_apart(story: Story, a: Count, b: Count) -> int | None:
    """Days between the times that two numbers are of: the dates they bear, else their reports' publication; None where one is unknown."""
    left, right = _as_of(story, a), _as_of(story, b)
    if left is None or right is None:
        return None if a.timed or b.timed else 0
    (x, y), (v, w) = left, right
    if x <= w and v <= y:
        return 0
    return (date.fromisoformat(v) - date.fromisoformat(y)).days if v > y else (date.fromisoformat(x) - date.fromisoformat(w)).days


def _as_of(story: Story, count: Count) -> tuple[str, str] | None:
    if count.earliest is not None and count.latest is not None:
        return count.earliest, count.latest
    published = story.article(count.figure.anchor).published.value
    return (published, published) if published is not None else None


def _continues(a: Count, b: Count) -> bool:
    """The second count speaks of the first, the last one of its kind before it in the same report."""
    if b.clause is None or a.figure.anchor.article != b.figure.anchor.article or a.thing != b.thing or not _numbered(a.figure) or not _numbered(b.figure):
        return False
    told = {w.form for w in words_in(b.clause.agent or "")}
    if b.deeds and not a.deeds & b.deeds:
        return False
    return 0 < b.figure.anchor.start - a.figure.anchor.end <= NEXT and bool(told & _ANAPHORIC)


NEXT = 300
"""Code points within which `the figure` speaks of the number before it: the same or the next sentence."""


def _same_thing(a: Count, b: Count) -> bool:
    if a.thing == b.thing:
        return True
    return a.thing in _PEOPLE and b.thing in _PEOPLE and (a.thing in _ANYBODY or b.thing in _ANYBODY)


def _same_owner(a: Count, b: Count) -> bool:
    return not a.whose or not b.whose or a.whose == b.whose or a.whose in b.whose or b.whose in a.whose


def _comparable(story: Story, a: Count, b: Count) -> bool:
    return bool(a.whose and a.whose == b.whose) or _shares_event(story, a, b)


def _shares_event(story: Story, a: Count, b: Count) -> bool:
    if a.clause is None or b.clause is None:
        return False
    event = story.event_of.get(a.clause.id)
    return event is not None and event == story.event_of.get(b.clause.id)


def _numbered(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _value(figure: Figure) -> float:
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high or 0.0


def _meet(x: Figure, y: Figure) -> bool:
    """Whether one number can stand under both, bounds read as their makers mean them."""
    a_low, a_high = _reach(x)
    b_low, b_high = _reach(y)
    return a_low <= b_high and b_low <= a_high


def _reach(figure: Figure) -> tuple[float, float]:
    low, high = figure.low, figure.high
    if figure.bound == "about" and low is not None and high is not None:
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if low is None:
        return (high or 0.0) / SPREAD, high or 0.0
    if high is None:
        return low, low * SPREAD
    return low, high


def _holds(figure: Figure, value: float) -> bool:
    low, high = _reach(figure)
    return low <= value <= high


def _near(x: Figure, y: Figure) -> bool:
    a, b = sorted((_value(x), _value(y)))
    return b <= a * SPREAD


def _show(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
