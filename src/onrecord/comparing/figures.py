"""Figures of one story -> verdicts on every two that could count the same thing: scope before conflict.

Two figures conflict only when what they count, whose, where and when are the same, their sources are different and no reading of their
bounds meets. Before that: a part is `part-of` its total; a wider, narrower or other count is `different-scope`; a later value of one
source is `updated`; a bound, a range or a word without a number is `vaguer`. Sums are noticed and said to be our arithmetic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.comparing.against import Against, beside_each_other
from onrecord.comparing.alike import bodies_apart, confusable, one_kind_told, other_measure, side_by_side
from onrecord.comparing.beside import compare_beside
from onrecord.comparing.bounds import holds, meet, near, numbered, show, value
from onrecord.comparing.changes import related, settled
from onrecord.comparing.count import ANAPHORIC, ANYBODY, HARM, PEOPLE, SCORES, Count, got, same_owner, same_thing
from onrecord.comparing.counts import FAR
from onrecord.comparing.crowds import CROWD
from onrecord.comparing.givers import told_by
from onrecord.comparing.kinds import of_one_people
from onrecord.comparing.measures import ZONE, other_speed, redrawn
from onrecord.comparing.narrowed import badly, found_there, qualified, several, sexes, stretches, takes_in, tells
from onrecord.comparing.one_number import TELLING_OF_KIND, compare_one_number
from onrecord.comparing.running import corrected, estimates, run_on
from onrecord.comparing.scope import (
    TELLING,
    TOLL,
    counted,
    days_apart,
    one_label,
    one_size,
    one_source,
    one_toll,
    one_topic,
    shares_event,
    single,
    stated,
    tolls,
    withdrawn,
)
from onrecord.comparing.story import Story, verdict_row
from onrecord.comparing.sums import is_sum, names_apart, names_in, of_two_kinds, one_sum, told_alike
from onrecord.comparing.told_once import told_once
from onrecord.comparing.totals import Totals
from onrecord.comparing.whole_tolls import among, judge_tolls, of_those_hit, one_kind, same_hit
from onrecord.lexicon.conditions import all_conditions, conversions, open_conditions
from onrecord.lexicon.families import is_event
from onrecord.lexicon.stems import words_in
from onrecord.model import Comparison, Figure, Verdict

MAX_PAIRS = 2016
"""Pairs compared of one kind of count; beyond, each distinct value once, 64 at the most, which are as many pairs."""


def compare_figures(story: Story, *, counts: Sequence[Count]) -> Iterator[Comparison]:
    """Comparisons of figures, one a pair, in article and text order."""
    blocks: dict[str, list[Count]] = defaultdict(list)
    relations = list(related(story, counts))
    for a, b, verdict, reason, rule in relations:
        yield verdict_row(story, "figure", a.figure.anchor, b.figure.anchor, verdict, reason, f"figures/{rule}")
    counts = tuple(settled(counts, relations))
    totals = Totals.of(story, counts)
    for count in told_once(story, counts):
        blocks[_block(count)].append(count)
    against = Against.of(story, blocks)
    alike: dict[str, list[Count]] = defaultdict(list)
    judged: set[tuple[str, str]] = set()
    opposed: list[tuple[Count, Count, str]] = []
    for key in sorted(blocks):
        for a, b in _pairs(blocks[key]):
            found = against.judge(story, a, b) or judge(story, a, b, totals)
            if found is not None and not of_one_people(story, a, b, counts, found[0]):
                judged |= {(a.figure.id, b.figure.id), (b.figure.id, a.figure.id)}
            elif found is not None:
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
    by_number = list(compare_one_number(story, counts, {(story.figures[a].anchor, story.figures[b].anchor) for a, b in judged}))
    yield from by_number
    shown = {(row.left, row.right) for row in by_number}
    for a, b, reason in opposed:  # who gives the same number of the same people, with other words for what became of them
        for c in alike[a.figure.id]:
            x, y = c.figure.anchor, b.figure.anchor
            if (c.figure.id, b.figure.id) not in judged and x.article != y.article and not {(x, y), (y, x)} & shown:
                judged |= {(c.figure.id, b.figure.id), (b.figure.id, c.figure.id)}
                yield verdict_row(story, "figure", c.figure.anchor, b.figure.anchor, "conflict", reason, "figures/by-number")


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
    if other_speed(x, a.topic, y, b.topic):
        return None
    if (found := beside_each_other(story, a, b)) is not None:
        return found
    if a.clause is not None and b.clause is not None and a.clause.id == b.clause.id:
        return None
    if (found := judge_tolls(story, a, b, totals)) is not None:
        return found
    if among(story, a, b, totals):
        return "part-of", "The report says that the smaller number is of the toll.", "among-them"
    if a.deeds == b.deeds <= all_conditions() and a.deeds and (days_apart(story, a, b) or 0) > FAR:
        return None
    if a.period != b.period and a.deeds <= all_conditions() and b.deeds <= all_conditions():
        return None
    if not same_thing(a, b) or not same_owner(a, b) or of_two_kinds(x, y):
        return None
    if of_those_hit(a, b) and one_kind(story, a, b) and (days_apart(story, a, b) or 0) <= FAR and sexes(a) == sexes(b):
        return "part-of", "Who was hit takes in the hurt and the dead.", "of-those-hit"
    if same_hit(a, b) and one_kind(story, a, b) and days_apart(story, a, b) in (None, 0, 1, 2, 3):
        return "agree", "Both give this number of people who were hit.", "same-hit"
    if not a.deeds or not b.deeds or not a.deeds & b.deeds:
        if _same_number(a, b):
            return "agree", "Both give this number of the same thing.", "same-number"
        if _continues(story, a, b) or _continues(story, b, a):
            return "updated", "The report itself says that the number changed.", "continued"
        if near(x, y) and other_measure(story, a, b):
            return "different-scope", f"One counts {counted(x)}, the other {counted(y)}.", "other-measure"
        return None
    if not any(is_event(d) or d in all_conditions() for d in a.deeds & b.deeds) and not shares_event(story, a, b) and not one_topic(a, b):
        return None
    if a.deeds != b.deeds:
        wider = a.deeds < b.deeds or b.deeds < a.deeds
        if (
            wider
            and (shares_event(story, a, b) or (a.whose and a.whose == b.whose) or tolls(a, b))
            and (days_apart(story, a, b) or 0) <= FAR
        ):
            return "different-scope", f"One counts {counted(x)}, the other {counted(y)}.", "wider-measure"
        return None
    if (x.part_of is None) != (y.part_of is None) and one_kind_told(a, b) and confusable(story, a, b):
        return "different-scope", "One of the numbers is of some of a larger number only.", "part-only"
    if x.part_of is not None or y.part_of is not None:
        one_is_a_part = (x.part_of is None) != (y.part_of is None)
        if one_is_a_part and ((value(x) != value(y) and not meet(x, y)) or (a.thing != b.thing and a.thing in PEOPLE)):
            return None  # `19 died, among them 15 citizens` gives no toll of 15
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
    if bodies_apart(story, a, b):
        return "different-scope", "One counts bodies, the other all who died.", "bodies"
    if meet(x, y):
        return _compatible(story, a, b) if _comparable(story, a, b) or one_topic(a, b) or value(x) == value(y) else None
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
        if (a.earliest is None) != (b.earliest is None) and x.anchor.article != y.anchor.article and not _running(a, b):
            return "vaguer", "The same number; only one report says as of when.", "undated"
        if x.bound != y.bound:
            return "vaguer", "The same number, in one report as an approximate one.", "approximate"
        return ("agree", "The same number for the same count.", "equal") if x.anchor.article != y.anchor.article else None
    if (a.earliest and b.latest and a.earliest > b.latest) or (b.earliest and a.latest and b.earliest > a.latest):
        return "different-scope", "The numbers could be one, but are of different times.", "other-time"
    del story
    return "vaguer", "One number is a bound or a range that holds the other.", "bound"


def _running(a: Count, b: Count) -> bool:
    """One count that changes as news comes in, of one day: undated it is that of its report, and the same number is the same count."""
    return a.deeds == b.deeds and bool(a.deeds) and a.deeds <= open_conditions() and a.latest == a.earliest and b.latest == b.earliest


def _apart(story: Story, a: Count, b: Count, totals: Totals) -> tuple[Verdict, str, str] | None:
    x, y = a.figure, b.figure
    same_source = one_source(story, a, b)
    if sexes(a) != sexes(b) and a.deeds <= all_conditions() | HARM:
        return None
    if a.deeds == b.deeds and a.deeds and a.deeds <= open_conditions() and (found := run_on(story, a, b, same_source)) is not None:
        return found
    if (withdrawn(story, a) or withdrawn(story, b)) and (same_source or shares_event(story, a, b) or one_toll(a, b) or one_topic(a, b)):
        return "updated", "A report says that one of the numbers was given before and no longer stands.", "withdrawn"
    if (a.parts or b.parts) and not (a.deeds == b.deeds <= open_conditions()):
        return "different-scope", "One number is a total that names its parts, the other is not.", "total"
    if a.where and b.where and not a.where & b.where:
        return "different-scope", f"One is for {_listed(a.where)}, the other for {_listed(b.where)}.", "other-place"
    if a.earliest and b.earliest and a.latest and b.latest and (a.earliest > b.latest or b.earliest > a.latest):
        changes = (a.deeds <= open_conditions() and a.thing == b.thing and one_label(a, b)) or (a.topic == ZONE and redrawn(story, x, y))
        if changes and (same_source or not (a.source or b.source)):
            return "updated", "A later number for the same count.", "later"
        return "different-scope", "The numbers are of different times.", "other-time"
    if same_source:
        one = a.thing == b.thing or (a.whose and a.whose == b.whose)
        if x.anchor.article != y.anchor.article and one and _comparable(story, a, b):
            return "updated", "One source gives another number; the reports don't say that both hold at one time.", "same-source"
        return None
    if x.anchor.article == y.anchor.article:
        near_by = side_by_side(story, a, b)
        one = one_topic(a, b) or (
            one_toll(a, b) and a.deeds <= TOLL and a.thing == b.thing and one_label(a, b) and (near_by or told_alike(story, x, y))
        )
        now = not (a.added or b.added or a.before or b.before)
        if now and one and _two_voices(a, b) and (near_by or not names_apart(story, x, y)) and days_apart(story, a, b) == 0:
            said = f"One report has two numbers for {counted(x)}: {told_by(story, a)}, {told_by(story, b)}."
            return "conflict", said, "two-sources"
        return (
            ("different-scope", "One report gives both numbers; it does not say that they are of one count.", "one-report")
            if a.whose and a.whose == b.whose
            else None
        )
    if a.whose and a.whose == b.whose and a.thing == b.thing and a.thing in SCORES and near(x, y) and x.bound == y.bound == "exact":
        for older, newer in ((a, b), (b, a)):
            if corrected(story, newer) and not corrected(story, older):
                return "updated", "A report says that the numbers were corrected, and gives another one for the same.", "corrected"
    if a.topic == b.topic == ZONE:
        if names_apart(story, x, y):
            return None
        if redrawn(story, x, y) or days_apart(story, a, b):
            return "updated", "The zone is given another width at another time.", "zone"
        return "different-scope", "The reports give two widths, and not that they are of one zone.", "other-zone"
    if a.added or b.added or not (shares_event(story, a, b) or one_toll(a, b) or one_topic(a, b) or one_sum(story, x, y)):
        return None
    days = days_apart(story, a, b)
    if days is not None and days > FAR:
        return None
    if single(x, y) and (a.thing != b.thing or qualified(a) != qualified(b)):
        return None
    if (
        a.thing != b.thing
        or (one_toll(a, b) and bool(qualified(a)) != bool(qualified(b)))
        or sexes(a) != sexes(b)
        or (tolls(a, b) and badly(story, a) != badly(story, b))
        or (a.topic != CROWD and tells(a) and tells(b) and not tells(a) & tells(b))
    ):
        return "different-scope", f"One counts {counted(x)}, the other {counted(y)}.", "narrower-kind"
    if found_there(story, a) != found_there(story, b):
        return "different-scope", "One of the numbers is of those whom somebody found on the spot.", "on-the-spot"
    if a.deeds <= TOLL and several(story, a) != several(story, b):
        return "different-scope", "One of the numbers is of several events.", "several-events"
    if stretches(story, a) and stretches(story, b) and not stretches(story, a) & stretches(story, b):
        return "different-scope", "The numbers are of two stretches of time.", "other-stretch"
    if takes_in(story, a) != takes_in(story, b):
        return "different-scope", "One of the numbers says whom it takes in or leaves out.", "takes-in"
    if one_topic(a, b) and a.figure.unit in conversions() and (verdict := estimates(story, a, b, days)) is not None:
        return verdict
    if days is None:
        return "different-scope", "Only one of the numbers is dated.", "undated"
    if days > 0 and a.source and b.source:
        return "different-scope", "Two sources give the numbers on different days.", "other-day"
    if days > 0 and a.deeds and a.deeds <= all_conditions() - open_conditions():
        return None  # arrests and releases of two days are two counts
    if days > 0:
        said = "The reports are of different days, and neither says that the number has changed."
        return ("different-scope", said, "other-report") if near(x, y) else None
    if a.deeds <= all_conditions() - {CROWD} and not one_size(a, b):
        return None
    if x.bound == "about" and y.bound == "about" and near(x, y):
        return "vaguer", "Both numbers are approximate and close.", "approximate"
    if a.deeds & HARM and a.thing in PEOPLE and not (totals.alone(a) and totals.alone(b)):
        return "different-scope", "One of the reports gives several numbers for this; it does not say which is of all.", "several-numbers"
    if totals.exceeded(a) or totals.exceeded(b):
        return "different-scope", "One of the numbers is a part of what its own report tells.", "part-of-more"
    if totals.gives(a, b) or totals.gives(b, a):
        return "different-scope", "One of the reports gives both numbers; it does not say that they are of one count.", "both-numbers"
    if not (stated(story, a) and stated(story, b)) or _describes(story, a) or _describes(story, b):
        return None
    if not (one_topic(a, b) or shares_event(story, a, b) or one_sum(story, x, y) or _of_the_toll(a, b, totals)):
        return None
    if not shares_event(story, a, b) and (_elsewhere(story, x, y) if one_toll(a, b) else names_apart(story, x, y)):
        return "different-scope", "The sentences of the two numbers name other places or people.", "other-names"
    return (
        "conflict",
        f"The same count, {counted(x)}, is given as {story.text(x.anchor)} and as {story.text(y.anchor)} by different sources.",
        "disjoint",
    )


def _of_the_toll(a: Count, b: Count, totals: Totals) -> bool:
    """Both count all whom one fate befell in what the story is about, each told as the whole."""
    return one_toll(a, b) and not any(totals.in_passing(c) or totals.is_background(c) for c in (a, b))


def _describes(story: Story, count: Count) -> bool:
    """`a 9 mm nozzle`: the number and its unit say of what kind a thing is; another one is another thing."""
    figure = count.figure
    if figure.unit_text is None or is_sum(figure) or figure.unit == "%":
        return False
    _, _, behind = story.text(figure.anchor).rpartition(figure.unit_text)
    words = behind.replace("-", " ").split()
    return bool(words) and words[0] not in ("of", "in", "worth")


def _elsewhere(story: Story, x: Figure, y: Figure) -> bool:
    """The two sentences have no name in common, nor has either report a word of the other's names: two events that the story holds."""
    if not names_apart(story, x, y):
        return False
    words = [{w.stem for w in words_in(story.article(f.anchor).text)} for f in (x, y)]
    return not (names_in(story, x) & words[1] or names_in(story, y) & words[0])


def _two_voices(a: Count, b: Count) -> bool:
    """Both numbers are somebody's, and the two names share no word: `police` and `Lissen police` are one.

    Who gets votes, seats or points (`Odell got seven, Marsh three`) gives no number of them.
    """
    if not (a.source and b.source) and (got(a) or got(b)):
        return False
    left, right = ({w.stem for w in words_in(c.giver) if w.content} for c in (a, b))
    return bool(left) and bool(right) and not left & right


def _same_number(a: Count, b: Count) -> bool:
    """Two reports give one telling, exact number of one thing, whatever their verbs."""
    x, y = a.figure, b.figure
    if x.anchor.article == y.anchor.article or not a.thing or a.thing != b.thing or x.unit == "%":
        return False
    exact = x.bound == y.bound and x.low is not None and (x.low, x.high) == (y.low, y.high)
    telling = TELLING_OF_KIND if a.thing in PEOPLE - ANYBODY and not (a.bare or b.bare) else TELLING
    return exact and value(x) >= telling and x.part_of is None and y.part_of is None


def _continues(story: Story, a: Count, b: Count) -> bool:
    """The second count speaks of the first, the last one of its kind before it in the same report."""
    if (
        a.figure.anchor.article != b.figure.anchor.article
        or a.thing != b.thing
        or not numbered(a.figure)
        or not numbered(b.figure)
        or not 0 < b.figure.anchor.start - a.figure.anchor.end <= NEXT
        or a.figure.unit != b.figure.unit
    ):
        return False
    if b.deeds and not a.deeds & b.deeds:
        return False
    sentence = story.sentence(b.figure.anchor)
    before = words_in(story.article(sentence).text, sentence.start, b.figure.anchor.start)[-TOLD:]
    told = {w.form for w in words_in(b.clause.agent or "")} if b.clause is not None else {w.form for w in before}
    return bool(told & ANAPHORIC) and corrected(story, b)


TOLD = 8
"""Words before a number in which, where no clause is known, `the total had risen to` stands."""


NEXT = 300
"""Code points within which `the figure` speaks of the number before it: the same or the next sentence."""


def _comparable(story: Story, a: Count, b: Count) -> bool:
    return bool(a.whose and a.whose == b.whose) or shares_event(story, a, b)


def _listed(names: frozenset[str]) -> str:
    return " and ".join(sorted(names))
