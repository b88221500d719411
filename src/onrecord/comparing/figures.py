"""Figures of one story -> verdicts on every two that could count the same thing: scope before conflict.

Two figures conflict only when what they count, whose, where and when are the same, their sources are different and no reading of their
bounds meets. Before that: a part is `part-of` its total; a wider, narrower or other count is `different-scope`; a later value of one
source is `updated`; a bound, a range or a word without a number is `vaguer`. Sums are noticed and said to be our arithmetic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from onrecord.comparing.beside import compare_beside
from onrecord.comparing.bounds import SPREAD, holds, meet, near, numbered, show, value
from onrecord.comparing.changes import related, settled
from onrecord.comparing.counts import ANAPHORIC, ANYBODY, CROWD, FAR, HARM, PEOPLE, Count, base_of, counts_of, days_between
from onrecord.comparing.story import Story, verdict_row
from onrecord.comparing.sums import is_sum, names_apart, of_two_kinds, one_sum
from onrecord.comparing.totals import Totals
from onrecord.lexicon.conditions import all_conditions, condition_words, conversions, open_conditions
from onrecord.lexicon.families import counting_words, event_family, is_event, is_thing, title_words
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.model import Anchor, Comparison, Figure, Verdict

MAX_PAIRS = 2016
"""Pairs compared of one kind of count; beyond, each distinct value once, 64 at the most, which are as many pairs."""


def compare_figures(story: Story) -> Iterator[Comparison]:
    """Comparisons of figures, one a pair, in article and text order."""
    counts = counts_of(story)
    blocks: dict[str, list[Count]] = defaultdict(list)
    relations = list(related(story, counts))
    for a, b, verdict, reason, rule in relations:
        yield verdict_row(story, "figure", a.figure.anchor, b.figure.anchor, verdict, reason, f"figures/{rule}")
    counts = tuple(settled(counts, relations))
    totals = Totals.of(story, counts)
    for count in _once_each(story, counts):
        blocks[_block(count)].append(count)
    against = Against.of(story, blocks)
    alike: dict[str, list[Count]] = defaultdict(list)
    judged: set[tuple[str, str]] = set()
    opposed: list[tuple[Count, Count, str]] = []
    for key in sorted(blocks):
        for a, b in _pairs(blocks[key]):
            found = against.judge(story, a, b) or judge(story, a, b, totals)
            if found is not None:
                verdict, reason, rule = found
                judged |= {(a.figure.id, b.figure.id), (b.figure.id, a.figure.id)}
                if rule == "same-number" and a.thing in PEOPLE:
                    alike[a.figure.id].append(b)
                    alike[b.figure.id].append(a)
                elif verdict == "conflict":
                    opposed += [(a, b, reason), (b, a, reason)]
                yield verdict_row(story, "figure", a.figure.anchor, b.figure.anchor, verdict, reason, f"figures/{rule}")
                if verdict in ("agree", "vaguer"):
                    yield from compare_beside(story, a, b)
    for a, b, reason in opposed:  # who gives the same number of the same people, with other words for what became of them
        for c in alike[a.figure.id]:
            if (c.figure.id, b.figure.id) not in judged and c.figure.anchor.article != b.figure.anchor.article:
                judged |= {(c.figure.id, b.figure.id), (b.figure.id, c.figure.id)}
                yield verdict_row(story, "figure", c.figure.anchor, b.figure.anchor, "conflict", reason, "figures/by-number")


def _once_each(story: Story, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts; one of people that a report gives more than once stands once, as its own text first tells it, not a headline."""
    first: dict[tuple[object, ...], Count] = {}
    for c in counts:
        if _told_of_people(c):
            key = _again(c)
            known = first.get(key)
            if known is None or (_headed(story, known) and not _headed(story, c)):
                first[key] = c
    for c in counts:
        if not _told_of_people(c) or first[_again(c)] is c:
            yield c


def _told_of_people(c: Count) -> bool:
    return c.thing in PEOPLE and bool(c.deeds) and c.deeds <= all_conditions() and c.figure.part_of is None and not c.parts


def _again(c: Count) -> tuple[object, ...]:
    return c.figure.anchor.article, c.figure.low, c.figure.high, c.deeds, c.thing, c.before, c.added, c.period


def _headed(story: Story, c: Count) -> bool:
    region = story.article(c.figure.anchor).region_at(c.figure.anchor.start)
    return region is not None and region.kind != "body"


def _block(count: Count) -> str:
    return "people" if count.thing in PEOPLE else count.thing


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


def judge(story: Story, a: Count, b: Count, totals: Totals) -> tuple[Verdict, str, str] | None:
    """The verdict on two counts with a sentence for the reader and the rule's name; None where they are about different things."""
    x, y = a.figure, b.figure
    if x.part_of == y.id or y.part_of == x.id:
        return "part-of", "The report itself gives one number as a part of the other.", "part"
    if (found := beside_each_other(story, a, b)) is not None:
        return found
    if a.clause is not None and b.clause is not None and a.clause.id == b.clause.id:
        return None
    if a.deeds == b.deeds <= all_conditions() and a.deeds and (_days_apart(story, a, b) or 0) > FAR:
        return None
    if a.period != b.period and a.deeds <= all_conditions() and b.deeds <= all_conditions():
        return None
    if not _same_thing(a, b) or not _same_owner(a, b) or of_two_kinds(x, y):
        return None
    if not a.deeds or not b.deeds or not a.deeds & b.deeds:
        if _same_number(a, b):
            return "agree", "Both give this number of the same thing.", "same-number"
        if _continues(story, a, b) or _continues(story, b, a):
            return "updated", "The report itself says that the number changed.", "continued"
        if a.whose and a.whose == b.whose and a.thing == b.thing and a.thing in PEOPLE and near(x, y) and not (a.deeds | b.deeds) & HARM:
            return "different-scope", f"One counts {_counted(x)}, the other {_counted(y)}.", "other-measure"
        return None
    if not any(is_event(d) or d in all_conditions() for d in a.deeds & b.deeds) and not _shares_event(story, a, b) and not _one_topic(a, b):
        return None
    if a.deeds != b.deeds:
        wider = a.deeds < b.deeds or b.deeds < a.deeds
        if (
            wider
            and (_shares_event(story, a, b) or (a.whose and a.whose == b.whose) or _tolls(a, b))
            and (_days_apart(story, a, b) or 0) <= FAR
        ):
            return "different-scope", f"One counts {_counted(x)}, the other {_counted(y)}.", "wider-measure"
        return None
    if (x.part_of is None) != (y.part_of is None) and _one_kind_told(a, b) and not meet(x, y) and near(x, y) and not _single(x, y):
        return "different-scope", "One of the numbers is of some of a larger number only.", "part-only"
    if x.part_of is not None or y.part_of is not None:
        if (x.part_of is None) != (y.part_of is None) and value(x) != value(y) and not meet(x, y):
            return None
    if not numbered(x) or not numbered(y):
        if numbered(x) == numbered(y) or not _comparable(story, a, b):
            return None
        return "vaguer", "One report gives a number, the other only a word for many.", "no-number"
    for total, other in ((a, b), (b, a)):
        for part in total.parts:
            rest = (total.figure.low or 0.0) - part
            if total.figure.low is not None and rest > 0 and holds(other.figure, rest):
                said = (
                    f"{show(total.figure.low)} includes {show(part)}, which leaves {show(rest)} (our arithmetic): the counts fit together."
                )
                return "different-scope", said, "sum"
            if holds(other.figure, part) and not holds(other.figure, total.figure.low or 0.0):
                return None
    if meet(x, y):
        return _compatible(story, a, b) if _comparable(story, a, b) or _one_topic(a, b) or value(x) == value(y) else None
    if a.added != b.added:
        return (
            ("different-scope", "One number is added to another, the other stands for itself.", "addition")
            if a.whose and a.whose == b.whose
            else None
        )
    return _apart(story, a, b, totals)


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


def _apart(story: Story, a: Count, b: Count, totals: Totals) -> tuple[Verdict, str, str] | None:
    x, y = a.figure, b.figure
    same_source = one_source(story, a, b)
    if a.deeds == b.deeds and a.deeds and a.deeds <= open_conditions() and (found := _run_on(story, a, b, same_source)) is not None:
        return found
    if _withdrawn(story, a) or _withdrawn(story, b):
        if a.giver and b.giver and not same_source:
            return None
        return "updated", "A report says that one of the numbers was given before and no longer stands.", "withdrawn"
    if (a.parts or b.parts) and not (a.deeds == b.deeds <= open_conditions()):
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
        one = _one_topic(a, b) or (_one_toll(a, b) and a.deeds <= _TOLL and a.thing == b.thing and _one_label(a, b))
        if _named(a) and _named(b) and one and _days_apart(story, a, b) == 0 and not (a.added or b.added or a.before or b.before):
            said = (
                f"One report has two numbers for {_counted(x)}: {story.text(x.anchor)} by {a.source}, {story.text(y.anchor)} by {b.source}."
            )
            return "conflict", said, "two-sources"
        return (
            ("different-scope", "One report gives both numbers; it does not say that they are of one count.", "one-report")
            if a.whose and a.whose == b.whose
            else None
        )
    if a.added or b.added or not (_shares_event(story, a, b) or _one_toll(a, b) or _one_topic(a, b) or one_sum(story, x, y)):
        return None
    days = _days_apart(story, a, b)
    if days is not None and days > FAR:
        return None
    if _sexes(a) != _sexes(b) and a.deeds <= all_conditions():
        return None
    if _single(x, y) and (a.thing != b.thing or _qualified(a) != _qualified(b)):
        return None
    if (
        a.thing != b.thing
        or (_one_toll(a, b) and bool(_qualified(a)) != bool(_qualified(b)))
        or _sexes(a) != _sexes(b)
        or (_tells(a) and _tells(b) and not _tells(a) & _tells(b))
    ):
        return "different-scope", f"One counts {_counted(x)}, the other {_counted(y)}.", "narrower-kind"
    if _takes_in(story, a) != _takes_in(story, b):
        return "different-scope", "One of the numbers says whom it takes in or leaves out.", "takes-in"
    if _one_topic(a, b) and a.figure.unit in conversions() and (verdict := _estimates(story, a, b, days)) is not None:
        return verdict
    if days is None:
        return "different-scope", "Only one of the numbers is dated.", "undated"
    if days > 0 and a.source and b.source:
        return "different-scope", "Two sources give the numbers on different days.", "other-day"
    if days > 0:
        return "updated", "The later report gives another number for the same count.", "later-report"
    if a.deeds <= all_conditions() and a.topic != CROWD and not _one_size(a, b):
        return None
    if x.bound == "about" and y.bound == "about" and near(x, y):
        return "vaguer", "Both numbers are approximate and close.", "approximate"
    if totals.exceeded(a) or totals.exceeded(b):
        return "different-scope", "One of the numbers is a part of what its own report tells.", "part-of-more"
    if totals.gives(a, b) or totals.gives(b, a):
        return "different-scope", "One of the reports gives both numbers; it does not say that they are of one count.", "both-numbers"
    if not (_stated(story, a) and _stated(story, b)) or _describes(story, a) or _describes(story, b):
        return None
    topic = _one_topic(a, b) and not names_apart(story, x, y)
    if not (topic or _shares_event(story, a, b) or one_sum(story, x, y) or _of_the_toll(a, b, totals)):
        return None
    return (
        "conflict",
        f"The same count, {_counted(x)}, is given as {story.text(x.anchor)} and as {story.text(y.anchor)} by different sources.",
        "disjoint",
    )


def beside_each_other(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    """`The port put the crowd at 400; the organisers spoke of 2,000`: one count, that a report gives by two sources one after the other."""
    x, y = a.figure, b.figure
    near = 0 < y.anchor.start - x.anchor.end <= BESIDE
    if near and x.anchor.article == y.anchor.article and _wider(a, b):
        return "different-scope", f"One counts {_counted(x)}, the other {_counted(y)}.", "wider-measure"
    if x.anchor.article != y.anchor.article or not (root(a) == root(b) or (near and _one_topic(a, b))) or not numbered(x) or not numbered(y):
        return None
    if not a.giver or not b.giver or a.giver == b.giver or one_source(story, a, b) or x.unit != y.unit or a.before or b.before:
        return None
    if x.part_of or y.part_of or (x.low, x.high) == (y.low, y.high) or _withdrawn(story, a) or _withdrawn(story, b):
        return None
    if (a.thing in PEOPLE and not _one_label(a, b)) or a.period != b.period:
        return None
    if meet(x, y):
        return "vaguer", "One number is a bound or a range that holds the other.", "bound"
    said = f"One report has two numbers for {_counted(x)}: {story.text(x.anchor)} by {a.giver}, {story.text(y.anchor)} by {b.giver}."
    return "conflict", said, "two-sources"


def _wider(a: Count, b: Count) -> bool:
    """`340 damaged or destroyed. The office speaks of 210 destroyed`: two bare numbers, one of which counts more."""
    bare = a.bare and b.bare and a.figure.part_of is None and b.figure.part_of is None and a.thing == b.thing
    return bare and bool(a.deeds) and bool(b.deeds) and (a.deeds < b.deeds or b.deeds < a.deeds)


BESIDE = 300
"""Code points between two numbers of one quantity that a report sets beside each other: a sentence and the next."""


@dataclass(frozen=True, slots=True)
class Against:
    """Which numbers some report sets against each other, by what they count; and which figures it does so with."""

    pairs: frozenset[tuple[object, ...]]
    figures: frozenset[str]
    tied: frozenset[tuple[Anchor, Anchor]]

    @classmethod
    def of(cls, story: Story, blocks: Mapping[str, Sequence[Count]]) -> Against:
        pairs: set[tuple[object, ...]] = set()
        figures: set[str] = set()
        for rows in blocks.values():
            by_article: dict[str, list[Count]] = defaultdict(list)
            for c in rows:
                by_article[c.figure.anchor.article].append(c)
            for mine in by_article.values():
                for n, a in enumerate(mine):
                    for b in mine[n + 1 : n + 1 + NEXT_FEW]:
                        found = beside_each_other(story, a, b)
                        if found is not None and found[0] == "conflict":
                            pairs |= {(_told_as(a), _told_as(b)), (_told_as(b), _told_as(a))}
                            figures |= {a.figure.id, b.figure.id}
        return cls(frozenset(pairs), frozenset(figures), frozenset(_tied(story, blocks)))

    def judge(self, story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
        """The verdict on two counts one of which a report sets against another number."""
        x, y = a.figure, b.figure
        if x.part_of or y.part_of or a.before or b.before or a.added or b.added or x.anchor.article == y.anchor.article:
            return None
        if (_told_as(a), _told_as(b)) in self.pairs:
            said = f"A report sets the two numbers against each other: {story.text(x.anchor)} and {story.text(y.anchor)}."
            return "conflict", said, "set-against"
        if self._one_act(story, a, b):
            said = f"What one sentence tells with one number in both reports is counted as {story.text(x.anchor)} and as {story.text(y.anchor)}."
            return "conflict", said, "tied"
        if a.deeds != b.deeds or not a.deeds or not a.deeds <= open_conditions() or meet(x, y) or a.thing != b.thing:
            return None
        if (x.id in self.figures) != (y.id in self.figures) and a.giver and b.giver and not one_source(story, a, b):
            return "different-scope", "One of the numbers is a party's own, which a report sets against another.", "own-count"
        return None


    def _one_act(self, story: Story, a: Count, b: Count) -> bool:
        """Two numbers for one kind of thing and one deed, in sentences that another number shows to tell one act."""
        x, y = a.figure, b.figure
        if not a.thing or a.thing != b.thing or a.deeds != b.deeds or not any(is_event(d) for d in a.deeds) or meet(x, y) or x.unit != y.unit:
            return False
        if a.bare or b.bare or x.bound != "exact" or y.bound != "exact" or not is_thing(a.thing) or (a.where and b.where and not a.where & b.where):
            return False
        return (story.sentence(x.anchor), story.sentence(y.anchor)) in self.tied


def _tied(story: Story, blocks: Mapping[str, Sequence[Count]]) -> Iterator[tuple[Anchor, Anchor]]:
    """Sentences of two reports that give one telling number of one unit, with one deed between them at the least."""
    known: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for key in sorted(blocks):
        for c in blocks[key]:
            if c.figure.unit is not None and c.figure.bound == "exact" and value(c.figure) >= TELLING and c.figure.unit not in ("%", "times"):
                known[c.figure.low, c.figure.high, c.figure.unit].append(c)
    for rows in known.values():
        for a, b in permutations(rows[:MAX_TIED], 2):
            if a.figure.anchor.article != b.figure.anchor.article:
                yield story.sentence(a.figure.anchor), story.sentence(b.figure.anchor)


MAX_TIED = 20
"""Sentences with one number that are laid beside each other: 380 pairs; a bound on cost."""
NEXT_FEW = 4
"""Numbers of one kind behind a number among which the one that it is set against stands."""


def _told_as(count: Count) -> tuple[object, ...]:
    kind = count.deeds if count.thing in PEOPLE else count.topic or count.thing
    return count.figure.low, count.figure.high, count.figure.unit, kind


def _one_kind_told(a: Count, b: Count) -> bool:
    """Both count people by one condition, in two reports."""
    people = a.thing in PEOPLE and b.thing in PEOPLE and a.figure.anchor.article != b.figure.anchor.article
    return people and a.deeds == b.deeds and bool(a.deeds) and a.deeds <= all_conditions()


def root(count: Count) -> str:
    """The figure whose scope the count has: its own, or the one before it that it speaks of."""
    return count.like or count.figure.id


def _run_on(story: Story, a: Count, b: Count, same_source: bool) -> tuple[Verdict, str, str] | None:
    """A count that changes as news comes in, given as two numbers: the later one is a new value, unless two parties count against each other."""
    if a.added or b.added or (a.where and b.where and not a.where & b.where) or not (_one_toll(a, b) or _shares_event(story, a, b)):
        return None
    if a.thing != b.thing and not (a.thing in ANYBODY and b.thing in ANYBODY) or _qualified(a) != _qualified(b) and not same_source:
        return None
    if value(a.figure) > RUNS * value(b.figure) or value(b.figure) > RUNS * value(a.figure):
        return None
    if _sexes(a) != _sexes(b) or _takes_in(story, a) != _takes_in(story, b):
        return None
    if a.before != b.before:
        return "updated", "One of the numbers is told as one that was given before.", "given-before"
    left, right = _as_of(story, a), _as_of(story, b)
    if left is None or right is None or rivals(a, b):
        return None
    days = days_between(min(left[1], right[1]), max(left[0], right[0]))
    if left[0] <= right[1] and right[0] <= left[1]:
        if a.part and b.part and a.part != b.part:
            return "updated", "A number of later that day for the same count.", "later-that-day"
        return ("updated", "One source gives another number later on.", "same-source") if same_source else None
    if days > FAR:
        return None
    return "updated", "A later number for the same count, which changes as news comes in.", "running"


RUNS = 10
"""A count hardly grows by more than this factor from one report of a story to the next; what does is a count of something wider."""


def rivals(a: Count, b: Count) -> bool:
    """Two parties that are known, and known to be two."""
    return bool(a.sides and b.sides) and not a.sides & b.sides and all(polities_in(" ".join(sorted(s))) for s in (a.sides, b.sides))


def one_source(story: Story, a: Count, b: Count) -> bool:
    """One source by name, by party, or by the words that name it (`the rail institute`, `officials of the rail institute`)."""
    if (a.source and a.source == b.source) or a.sides & b.sides:
        return True
    left, right = ({w.stem for w in words_in(c.giver) if w.content and w.form not in title_words()} for c in (a, b))
    return len(left & right) >= 2 or bool(left & right and min(len(left), len(right)) == 1)


def _estimates(story: Story, a: Count, b: Count, days: int | None) -> tuple[Verdict, str, str] | None:
    """Two sources' numbers for one quantity of the story (tons of what leaked): they differ, whatever the day, within a week."""
    if a.before or b.before or not a.giver or not b.giver or one_source(story, a, b) or (days is not None and days > ESTIMATES):
        return None
    if days != 0 and (_by_person(story, a) or _by_person(story, b)):
        return None  # he may speak for the other one, a day later
    said = f"The same quantity is given as {story.text(a.figure.anchor)} by {a.giver} and as {story.text(b.figure.anchor)} by {b.giver}."
    return "conflict", said, "estimates"


def _by_person(story: Story, count: Count) -> bool:
    statement = story.statements.get(count.figure.statement or "")
    return statement is not None and statement.source is not None and statement.source.kind == "person"


ESTIMATES = 7
"""Days within which two estimates of one quantity are of one state of knowledge."""


def _single(x: Figure, y: Figure) -> bool:
    """One of the two numbers is one: a single person of another kind is told of, no count that differs."""
    return value(x) == 1 or value(y) == 1


def _one_size(a: Count, b: Count) -> bool:
    """Numbers that can be of one count: of who was rescued, freed or arrested by whom, a story has many that are far apart."""
    low, high = sorted((value(a.figure), value(b.figure)))
    return high <= low * (TOLL_SPREAD if a.deeds <= _TOLL else SPREAD)


TOLL_SPREAD = 3.0
"""Two tolls of one day and one event further apart are hardly of one count; where a report sets them against each other they are."""
def _stated(story: Story, count: Count) -> bool:
    """It is told as a fact: no negation, wish, condition, expectation, promise or modal verb."""
    statement = story.statements.get(count.figure.statement or "")
    if statement is not None and statement.cue is not None and statement.cue.act in _NOT_YET:
        return False
    clause = count.clause
    if clause is None:
        return True
    return not (clause.negated or clause.predicate in phrases("expects") or clause.rule in ("propositions/open", "propositions/modal"))


_NOT_YET = frozenset({"predict", "intend", "promise", "demand"})
"""Acts that tell of what has not happened."""


def _of_the_toll(a: Count, b: Count, totals: Totals) -> bool:
    """Both count all whom one fate befell in what the story is about, each told as the whole and as the only number."""
    return _one_toll(a, b) and all(totals.alone(c) and not totals.in_passing(c) and not totals.is_background(c) for c in (a, b))


def _describes(story: Story, count: Count) -> bool:
    """`a 9 mm nozzle`: the number and its unit say of what kind a thing is; another one is another thing."""
    figure = count.figure
    if figure.unit_text is None or is_sum(figure) or figure.unit == "%":
        return False
    _, _, behind = story.text(figure.anchor).rpartition(figure.unit_text)
    words = behind.replace("-", " ").split()
    return bool(words) and words[0] not in ("of", "in", "worth")


def _sexes(count: Count) -> frozenset[str]:
    """`two men`, `five people`: which sex is counted, where it is one."""
    if count.bare:
        return frozenset()
    return frozenset(w.stem for w in words_in(count.figure.measure) if w.form in phrases("one sex"))


def _tells(count: Count) -> frozenset[str]:
    """What befell the counted, where the label says so: `nine hands caught below deck` are not all who were hurt."""
    return frozenset(event_family(base_of(w.form)) for w in words_in(count.figure.measure) if is_event(base_of(w.form)))


def _takes_in(story: Story, count: Count) -> bool:
    """`two people were killed, including the skipper`: the sentence says who is counted."""
    sentence = story.sentence(count.figure.anchor)
    end = min(sentence.end, count.figure.anchor.end + TAKEN_IN)
    return (
        phrase_pattern("takes in").search(story.article(sentence).text, count.figure.anchor.end, max(end, count.figure.anchor.end))
        is not None
    )


TAKEN_IN = 60
"""Code points behind a number in which it is said who is counted."""


def _qualified(count: Count) -> frozenset[str]:
    """What the label says beyond people and their fate: `hands caught` below deck are some of those who were hurt."""
    if count.bare:
        return frozenset()
    plain = condition_words() | counting_words("member") | counting_words("anyone") | counting_words("light") | counting_words("move") | ANAPHORIC
    return frozenset(
        w.stem
        for w in words_in(count.figure.measure)
        if w.content and not {w.form, w.form.removesuffix("ed"), w.form.removesuffix("d")} & plain and not (is_event(base_of(w.form)) or is_thing(w.form) or is_thing(w.form.removesuffix("s")))
    )


def _named(count: Count) -> bool:
    return any(word not in stopwords() for word in count.source.lower().split())


def _withdrawn(story: Story, count: Count) -> bool:
    """The report gives the number as one that stands no longer: `the trust withdrew its figure of 20 tons`."""
    sentence = story.sentence(count.figure.anchor)
    first = max(sentence.start, count.figure.anchor.start - WITHDRAWN_REACH)
    told = words_in(story.article(sentence).text, first, count.figure.anchor.start)
    return any(w.form in counting_words("withdrawn") for w in told)


WITHDRAWN_REACH = 80
"""Code points before a number within which it is said to be withdrawn: a clause."""


def _counted(figure: Figure) -> str:
    return figure.measure or "a number"


_TOLL = frozenset({"kill", "wound", "miss"})
"""Fates that a story keeps one toll of; people are shot, arrested or rescued here and there on one day."""


def _one_label(a: Count, b: Count) -> bool:
    """No word of the labels limits one of the counts to some."""
    return _sexes(a) == _sexes(b) and _qualified(a) == _qualified(b)


def _one_toll(a: Count, b: Count) -> bool:
    """Both count all people that one fate befell, with no owner or place that tells them apart: the toll that the story is about."""
    return (_tolls(a, b) or _kind_of_people(a, b)) and a.deeds == b.deeds and a.deeds <= all_conditions()


def _kind_of_people(a: Count, b: Count) -> bool:
    """One kind of people (`sailors`, `crew members`) that one thing befell, with no owner that tells them apart."""
    parts = a.figure.part_of or b.figure.part_of
    return a.thing == b.thing and a.thing in PEOPLE and (not a.whose or not b.whose or a.whose == b.whose) and not parts


TELLING = 30
"""A number from here on is hardly given twice by chance for one thing in one story: read in `examples/` and eight stories of BASIL."""


TELLING_OF_KIND = 10
"""The same for people of one kind that both name (`25 sailors`)."""


def _same_number(a: Count, b: Count) -> bool:
    """Two reports give one telling, exact number of one thing, whatever their verbs."""
    x, y = a.figure, b.figure
    if x.anchor.article == y.anchor.article or not a.thing or a.thing != b.thing or x.unit == "%":
        return False
    exact = x.bound == y.bound and x.low is not None and (x.low, x.high) == (y.low, y.high)
    telling = TELLING_OF_KIND if a.thing in PEOPLE - ANYBODY and not (a.bare or b.bare) else TELLING
    return exact and value(x) >= telling and x.part_of is None and y.part_of is None


def _one_topic(a: Count, b: Count) -> bool:
    """Both give the one rate, crowd or quantity that the story gives in these words or this unit."""
    return bool(a.topic) and a.topic == b.topic


def _tolls(a: Count, b: Count) -> bool:
    general = a.thing in ANYBODY and b.thing in ANYBODY
    return general and bool(a.deeds & b.deeds & HARM) and a.whose == b.whose and not a.figure.part_of and not b.figure.part_of


def _days_apart(story: Story, a: Count, b: Count) -> int | None:
    """Days between the times that two numbers are of: the dates they bear, else their reports' publication; None where one is unknown."""
    left, right = _as_of(story, a), _as_of(story, b)
    if left is None or right is None:
        return None if a.timed or b.timed else 0
    (x, y), (v, w) = left, right
    if x <= w and v <= y:
        return 0
    return days_between(y, v) if v > y else days_between(w, x)


def _as_of(story: Story, count: Count) -> tuple[str, str] | None:
    if count.earliest is not None and count.latest is not None:
        return count.earliest, count.latest
    published = story.article(count.figure.anchor).published.value
    return (published, published) if published is not None else None


def _continues(story: Story, a: Count, b: Count) -> bool:
    """The second count speaks of the first, the last one of its kind before it in the same report."""
    if (
        a.figure.anchor.article != b.figure.anchor.article
        or a.thing != b.thing
        or not numbered(a.figure)
        or not numbered(b.figure)
        or not 0 < b.figure.anchor.start - a.figure.anchor.end <= NEXT
    ):
        return False
    if b.deeds and not a.deeds & b.deeds:
        return False
    sentence = story.sentence(b.figure.anchor)
    before = words_in(story.article(sentence).text, sentence.start, b.figure.anchor.start)[-TOLD:]
    told = {w.form for w in words_in(b.clause.agent or "")} if b.clause is not None else {w.form for w in before}
    return bool(told & ANAPHORIC)


TOLD = 8
"""Words before a number in which, where no clause is known, `the total had risen to` stands."""
NEXT = 300
"""Code points within which `the figure` speaks of the number before it: the same or the next sentence."""


def _same_thing(a: Count, b: Count) -> bool:
    if a.thing == b.thing:
        return True
    return a.thing in PEOPLE and b.thing in PEOPLE and (a.thing in ANYBODY or b.thing in ANYBODY)


def _same_owner(a: Count, b: Count) -> bool:
    return not a.whose or not b.whose or a.whose == b.whose or a.whose in b.whose or b.whose in a.whose


def _comparable(story: Story, a: Count, b: Count) -> bool:
    return bool(a.whose and a.whose == b.whose) or _shares_event(story, a, b)


def _shares_event(story: Story, a: Count, b: Count) -> bool:
    if a.clause is None or b.clause is None:
        return False
    event = story.event_of.get(a.clause.id)
    return event is not None and event == story.event_of.get(b.clause.id)


def _listed(names: frozenset[str]) -> str:
    return " and ".join(sorted(names))
