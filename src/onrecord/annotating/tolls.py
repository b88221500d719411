"""Victims and figures of one report -> its toll: how many it says were killed and injured, printed as a number or told one by one.

`A man and his two sons were killed` is a toll of three. The title and the first sentences are asked first, the whole report only for a
fate that they don't tell. A sentence dated long before, by a whole year or by a habit speaks of other events and is left out.
A bound stays a bound; persons counted by us name a rule of their own:

    printed    a number in the report, as the report bounds it
    joined     persons of one clause or sentence (`a man and his two sons`): exact
    one        a single person: exact
    multiple   `a double homicide`: exact
    ranked     `a third victim`: at least three
    named      persons named in different sentences: at least so many
    deadly     `a fatal shooting` without a word on who: at least one
    rest       those struck less those killed: at most so many injured; about so many where the struck are at least so many
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotating.people import SUFFIXES
from onrecord.annotating.victims import MULTIPLES, Victim
from onrecord.lexicon.families import is_event
from onrecord.lexicon.fates import fates
from onrecord.model import Anchor, Article, Bound, Entity, Fate, Figure, Parse, Span, Time, Token, Toll

LEAD = 6
"""Sentences, the title among them, in which a report tells what happened; of 4, 6 and 10 the best on half of the LongTailQA stories, by a
point over 4 and by less over 10."""
FAR = 60
"""Days before publication from which a date makes its sentence background."""
_COARSE = frozenset({"year", "decade", "century"})
_PERIODS = frozenset({"month", "season"})
_SURE = ("printed", "joined", "one", "multiple", "ranked", "named", "deadly", "rest")
"""Rules from the most to the least specific: of equal counts the first is kept."""
_DEATHS = re.compile(r"deaths|fatalities|(?:people|persons|victims|lives) (?:killed|dead|died|lost)")
_MARKS = re.compile(r"[^\w\s-]")
_OF_PHRASE = frozenset({"det", "nummod", "amod", "compound", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class _Count:
    """One reading of a fate: `count` under `bound`, by `rule`, from the words of the spans or from a printed figure."""

    count: int
    bound: Bound
    rule: str
    spans: tuple[Span, ...]
    figure: Figure | None = None


def find_tolls(
    article: Article,
    parse: Parse,
    *,
    victims: Sequence[Victim],
    figures: Sequence[Figure],
    times: Sequence[Time],
    entities: Sequence[Entity],
) -> tuple[tuple[Figure, ...], tuple[Toll, ...]]:
    """The report's figures that no number prints, ids `ARTICLE.k1` …, and its tolls: killed, injured, at most one each."""
    background = _background(article, parse, times)
    told = [v for v in _one_fate(victims) if v.sentence not in background]
    words = [w for w in _events(parse) if w.sentence not in background]
    told_of = _Told(parse, told, _asked(told), _FigureAt(figures), {e.id: e.name for e in entities})
    deaths = (*_counted_deaths(parse, figures, background), *(w.count for w in words if w.fate == "killed"))
    killed = _best((*told_of.counts("killed"), *deaths))
    struck = _best((*told_of.counts("struck"), *(w.count for w in words if w.fate == "struck"), *told_of.ranks()))
    implied: list[Figure] = []
    tolls: list[Toll] = []
    found: tuple[tuple[Fate, _Count | None], ...] = (("killed", killed), ("injured", _injured(told_of, killed, struck)))
    for fate, count in found:
        if count is None:
            continue
        figure = count.figure or _implied(article, len(implied) + 1, fate, count)
        if count.figure is None:
            implied.append(figure)
        tolls.append(Toll(article.id, fate, figure.id, f"tolls/{count.rule}"))
    return tuple(implied), tuple(tolls)


def _counted_deaths(parse: Parse, figures: Sequence[Figure], background: Collection[int]) -> Iterator[_Count]:
    """The figures of the lead that a noun stands for: `the death toll rose to 14`, `the number of people killed is 14`."""
    for figure in figures:
        sentence = parse.sentence_at(figure.anchor.start)
        value = figure.high if figure.high is not None else figure.low
        if sentence is None or sentence.i >= LEAD or sentence.i in background or value is None or value != int(value):
            continue
        if figure.unit is None and _DEATHS.fullmatch(figure.measure) and value > 0:
            yield _Count(int(value), figure.bound, "printed", (), figure)


def _implied(article: Article, number: int, fate: Fate, count: _Count) -> Figure:
    """The figure of a count of ours: its words are those of the phrases counted."""
    return Figure(
        id=f"{article.id}.k{number}",
        anchor=Anchor.over(article.id, count.spans),
        low=None if count.bound == "at-most" else count.count,
        high=None if count.bound == "at-least" else count.count,
        bound=count.bound,
        unit=None,
        unit_text=None,
        measure=fate,
        subject=None,
        place=None,
        as_of=None,
        statement=None,
        part_of=None,
        rule=f"tolls/{count.rule}",
    )


def _background(article: Article, parse: Parse, times: Sequence[Time]) -> frozenset[int]:
    """Sentences that speak of other events: dated long before, by a whole year, by the month it is, or by a habit."""
    out: set[int] = set()
    published = date.fromisoformat(article.published.value) if article.published.value else None
    for time in times:
        sentence = parse.sentence_at(time.anchor.start)
        if sentence is None:
            continue
        if time.type == "SET":
            out.add(sentence.i)
        elif time.type == "DATE" and time.earliest and time.latest and published is not None:
            first, last = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
            now = time.precision in _PERIODS and first <= published <= last
            if (published - last).days > FAR or time.precision in _COARSE or now:
                out.add(sentence.i)
    return frozenset(out)


def _one_fate(victims: Sequence[Victim]) -> list[Victim]:
    """Each phrase with its last fate: who is killed is not counted as injured, who is injured not as struck."""
    fates_of: dict[int, set[str]] = defaultdict(set)
    for v in victims:
        fates_of[v.head.i].add(v.fate)
    order = ("killed", "injured", "struck")
    return [v for v in victims if v.fate == next(f for f in order if f in fates_of[v.head.i])]


def _asked(told: Sequence[Victim]) -> list[Victim]:
    """Of each fate the victims in the lead, else all."""
    out: list[Victim] = []
    for fate in ("killed", "injured", "struck"):
        rows = [v for v in told if v.fate == fate]
        out.extend([v for v in rows if v.sentence < LEAD] or rows)
    return sorted(out, key=lambda v: v.head.i)


@dataclass(frozen=True, slots=True)
class _Told:
    """The victims of one report: `every` one outside of background, `asked` those of the lead where it tells the fate."""

    parse: Parse
    every: Sequence[Victim]
    asked: Sequence[Victim]
    figures: _FigureAt
    names: Mapping[str, str]

    def of(self, fate: str) -> list[Victim]:
        return [v for v in self.asked if v.fate == fate]

    def counts(self, fate: str, *, named: bool = True) -> Iterator[_Count]:
        """All readings of one fate: by clause, by names, by rank."""
        rows = self.of(fate)
        for group in _together(rows):
            count = sum(v.count for v in group)
            figure = self.figures.holding(group[0].head) if len(group) == 1 and group[0].told == "number" else None
            if figure is not None and count in (figure.low, figure.high):
                yield _Count(count, figure.bound, "printed", (), figure)
            else:
                yield _Count(count, "exact", "one" if count == 1 else "joined", self.spans(group))
        people = self.people(rows)
        if named and len(people) > 1:
            yield _Count(len(people), "at-least", "named", self.spans([group[0] for group in people]))
        ranked = [v for v in rows if v.rank]
        if ranked:
            top = max(ranked, key=lambda v: (v.rank, -v.head.i))
            others = [v for v in rows if not v.rank]
            if top.rank > 2 or others:
                yield _Count(top.rank, "at-least", "ranked", self.spans([*others[:1], top]))

    def ranks(self) -> Iterator[_Count]:
        """`the fourth victim was taken to hospital`: at least four were struck."""
        for v in self.every:
            if v.rank > 2:
                yield _Count(v.rank, "at-least", "ranked", self.spans([v]))

    def people(self, rows: Sequence[Victim]) -> list[list[Victim]]:
        """Named victims, one list a person: a shorter name is the person whose name holds it."""
        out: list[list[Victim]] = []
        for v in rows:
            if v.told != "name" or v.who is None:
                continue
            group = next((g for g in out if any(self.same(v, w) for w in g)), None)
            if group is None:
                out.append([v])
            else:
                group.append(v)
        return out

    def same(self, a: Victim, b: Victim) -> bool:
        """Whether two names are one person's: two parts shared, or one name's parts all in the other's."""
        x, y = self._parts(a), self._parts(b)
        return len(x & y) > 1 or x <= y or y <= x

    def _parts(self, victim: Victim) -> frozenset[str]:
        name = self.names.get(victim.who or "", victim.head.text)
        return frozenset(_MARKS.sub("", name.lower()).split()) - SUFFIXES

    def spans(self, rows: Sequence[Victim]) -> tuple[Span, ...]:
        """The phrases with the words that tell their fate."""
        out: list[Span] = []
        for v in rows:
            before = [c.start for c in self.parse.children(v.head) if c.dep in _OF_PHRASE and c.i < v.head.i]
            out.append(Span(min([v.head.start, *before]), v.head.end))
            out.append(Span(v.by.start, v.by.end))
        return tuple(out)


def _together(rows: Sequence[Victim]) -> Iterator[list[Victim]]:
    """Victims of one clause; and new persons of one sentence, each by a noun of its own (`a man shot a woman, then himself`)."""
    clauses: dict[int, list[Victim]] = defaultdict(list)
    sentences: dict[int, list[Victim]] = defaultdict(list)
    for v in rows:
        clauses[v.by.i].append(v)
        if v.told in ("one", "number", "group"):
            sentences[v.sentence].append(v)
    yield from clauses.values()
    for new in sentences.values():
        apart = len({v.head.lower for v in new}) == len(new) and all(v.told != "number" for v in new)
        if apart and len({v.by.i for v in new}) > 1:
            yield new


def _best(readings: Iterable[_Count]) -> _Count | None:
    """The largest count; of equal ones the most specific rule, then the first in the text."""
    return min(readings, key=lambda c: (-c.count, _SURE.index(c.rule)), default=None)


def _injured(told: _Told, killed: _Count | None, struck: _Count | None) -> _Count | None:
    """The injured: their own count where several are told of, else those struck and not killed, else one person apart from the killed."""
    hurt, hit = told.of("injured"), told.of("struck")
    dead = told.people([v for v in told.every if v.fate == "killed"])
    alive = [g for g in told.people(hurt) if not any(told.same(g[0], d[0]) for d in dead)]
    readings = [c for c in told.counts("injured", named=False) if c.count > 1 and c.rule != "ranked"]
    several = bool(readings)
    if len(alive) > 1 or (alive and killed is not None and len(dead) >= killed.count):
        spans = told.spans([group[0] for group in alive])
        readings.append(_Count(len(alive), "at-least", "named", spans) if len(alive) > 1 else _Count(1, "exact", "one", spans))
    ranked = [v for v in (*hurt, *hit) if v.rank]
    if ranked:
        beside = [v for v in ranked if v.sentence == ranked[0].sentence]
        readings.append(_Count(sum(v.count for v in beside), "at-least", "ranked", told.spans(beside)))
    deaths = killed.count if killed is not None else 0
    if not several and struck is not None and struck.count > deaths:
        spans = struck.spans or (struck.figure.anchor.spans if struck.figure is not None else ())
        bound: Bound = "at-most" if struck.bound in ("exact", "at-most") else "about"
        readings.append(_Count(struck.count - deaths, bound, "rest", spans))
    if not readings:
        single = hurt or hit if killed is None else [v for v in hurt if _apart(v, told.asked)]
        readings = [_Count(v.count, "exact", "one", told.spans([v])) for v in single[:1]]
    return _best(readings)


def _apart(victim: Victim, asked: Sequence[Victim]) -> bool:
    """Told as somebody else than the killed: by a number, or as new beside a death (`a man died and a girl was hurt`)."""
    beside = [v for v in asked if v.fate == "killed" and v.sentence == victim.sentence and v.told not in ("pronoun", "the")]
    return victim.told == "number" or (victim.told == "one" and bool(beside))


@dataclass(frozen=True, slots=True)
class _Event:
    """A noun that says how many an event befell, in its sentence."""

    fate: str
    count: _Count
    sentence: int


def _events(parse: Parse) -> Iterator[_Event]:
    """`a double homicide`, `a triple shooting`; in the lead also `a fatal shooting`, `a homicide`: at least one."""
    lead = parse.sentences[min(LEAD, len(parse.sentences)) - 1].last if parse.sentences else 0
    for token in parse.tokens:
        times = MULTIPLES.get(token.lower)
        if times is not None and (found := _multiple(parse, token)) is not None:
            last, fate = found
            yield _Event(fate, _Count(times, "exact", "multiple", (Span(token.start, last.end),)), token.sentence)
        elif token.i < lead and token.tag in ("NN", "NNP"):
            before = [c for c in parse.children(token) if c.i < token.i and c.dep in ("amod", "compound", "det")]
            fatal = next((c for c in before if c.lower in fates("fatal")), None)
            told = token.lower == "homicide" and token.dep != "compound" and not any(c.lower in fates("undone") for c in before)
            if told or (fatal is not None and _is_event(token)):
                yield _Event("killed", _Count(1, "at-least", "deadly", (Span((fatal or token).start, token.end),)), token.sentence)


def _is_event(token: Token) -> bool:
    """A noun of a deed or a disaster: a fatal shooting or a fatal crash kills, a deadly weapon may not."""
    lemma = token.lemma.lower()
    return lemma in fates("noun") or lemma in fates("disaster") or is_event(lemma)


def _multiple(parse: Parse, times: Token) -> tuple[Token, str] | None:
    """The noun of harm behind `double`, across an adjective or a hyphen, and its fate."""
    for after in parse.tokens[times.i + 1 : times.i + 4]:
        fate = "killed" if after.lower in fates("fatal") else fates("count").get(after.lemma.lower())
        if after.sentence != times.sentence or (fate is None and after.text != "-"):
            return None
        if fate is not None:
            return after, fate
    return None


class _FigureAt:
    """Figures by the code points that they cover."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._rows = sorted((f.anchor.start, f.anchor.end, f.id, f) for f in figures if f.low is not None or f.high is not None)

    def holding(self, token: Token) -> Figure | None:
        """The last figure to begin before the token's end, if its words hold the token."""
        i = bisect_right(self._rows, token.start, key=lambda row: row[0]) - 1
        return self._rows[i][3] if i >= 0 and token.end <= self._rows[i][1] else None
