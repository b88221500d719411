"""Event counts: which figures are one count, whose they are, what they go back to, and when and where the event was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rendering import story
from tests.rendering.standards.coverage import record

from onrecord.errors import UsageError
from onrecord.model import Comparison, Evidence, Figure, Record, TimelineEntry, Toll, When
from onrecord.recording.event_counts import event_counts
from onrecord.recording.tallies import PICK


def figure(key: str, like: Figure, **changes: object) -> Figure:
    return replace(like, id=key, unit=None, **changes)  # type: ignore[arg-type]


A = figure("f1", story.FIGURES[0], as_of=None)
B = figure("f2", story.FIGURES[1], as_of=None)
C = figure("f3", story.FIGURES[2], as_of=None)


def compared(left: Figure, right: Figure, verdict: str) -> Comparison:
    return Comparison(f"c-{left.id}-{right.id}", "figure", left.anchor, right.anchor, verdict, "", "figures/x")  # type: ignore[arg-type]


def told(*figures: Figure, verdicts: tuple[tuple[Figure, Figure, str], ...] = (), **changes: object) -> Record:
    """The dam's record with these figures and comparisons alone."""
    comparisons = tuple(compared(*verdict) for verdict in verdicts)
    bare = replace(story.RECORD, figures=figures, comparisons=comparisons, timeline=(), claims=(), tolls=(), tallies=())
    return replace(bare, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdict", "counts"), [("agree", 1), ("conflict", 1), ("updated", 1), ("vaguer", 1), ("part-of", 0), ("different-scope", 0)]
)
def test_figures_are_one_count_where_the_record_says_so(verdict: str, counts: int) -> None:
    assert len(event_counts(told(A, C, verdicts=((A, C, verdict),)))) == counts


def test_a_count_runs_on_over_what_its_figures_share() -> None:
    (count,) = event_counts(told(A, B, C, verdicts=((A, B, "agree"), (B, C, "updated"))))
    assert sorted(count.figures) == ["f1", "f2", "f3"]
    assert (count.low, count.high) == (300, 500)
    assert count.sources == ("District Fire Service", "Orrin Water Board")
    assert (len(count.articles), count.figures[0]) == (3, "f3")  # the latest report's is the one that is picked


@pytest.mark.parametrize("unit", ["%", "m3", "EUR", "day"])
def test_a_share_a_weight_or_a_sum_is_no_count_of_an_event(unit: str) -> None:
    a, c = replace(A, unit=unit), replace(C, unit=unit)
    assert event_counts(told(a, c, verdicts=((a, c, "conflict"),))) == ()


@pytest.mark.parametrize(("rule", "best"), [("latest-most-specific", 500), ("most-reports", 300), ("most-conservative", 300)])
def test_the_best_value_is_the_one_that_the_named_rule_picks(rule: str, best: float) -> None:
    found = told(A, B, C, verdicts=((A, B, "agree"), (B, C, "updated")))
    dated = replace(found, articles=tuple(replace(a, published=replace(a.published, value=DAYS[a.id])) for a in found.articles))
    (count,) = event_counts(dated, rule=rule)
    assert (count.best, count.rule) == (best, f"event-counts/{rule}")


DAYS = {story.A.id: "2031-05-04", story.B.id: "2031-05-05", story.C.id: "2031-05-06"}


def test_an_unknown_rule_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=f"no such rule: mean; one of {', '.join(PICK)}"):
        event_counts(story.RECORD, rule="mean")


def test_origins_are_those_of_the_evidence_on_the_numbers_words() -> None:
    claims = (
        replace(story.CLAIMS[2], evidence=(Evidence(A.anchor, None, "asserts", False, "x", None, True, "o1"),)),
        replace(story.CLAIMS[2], evidence=(Evidence(story.LEFT_B, None, "asserts", False, "x", None, True, "o1"),)),
    )
    (count,) = event_counts(told(A, B, C, verdicts=((A, B, "agree"), (B, C, "updated")), claims=claims))
    assert (count.origins, len(count.articles), count.unknown) == (("o1",), 3, 1)


def entry(one: Figure, when: str) -> TimelineEntry:
    return TimelineEntry(when, "day", one.anchor, (), "timeline/event")


@pytest.mark.parametrize(
    ("entries", "as_of", "when"),
    [
        ((), None, None),
        (((A, "2031-05-04"),), None, "2031-05-04"),
        (((A, "2031-05-04TEV"), (C, "2031-05-04")), None, "2031-05-04"),
        (((A, "2031-05-04"), (C, "2031-05-06")), None, None),  # the days are those of the counts
        (((A, "2031-05-04"),), "2031-05-06", None),
        (((C, "2031-05-06"),), "2031-05-06", None),  # the number is as of that day; when it happened is not said
    ],
)
def test_the_day_is_known_only_where_the_numbers_clauses_agree_on_it(
    entries: tuple[tuple[Figure, str], ...], as_of: str | None, when: str | None
) -> None:
    later = replace(C, as_of=When(as_of, "day") if as_of else None)
    found = told(A, later, verdicts=((A, later, "updated"),), timeline=tuple(entry(f, w) for f, w in entries))
    assert event_counts(found)[0].when == when


@pytest.mark.parametrize(
    ("left", "right", "place"), [(None, None, None), (None, "Norway", "Norway"), ("Norway", "Sweden", None), ("Norway", "Norway", "Norway")]
)
def test_a_place_is_one_that_a_figure_names(left: str | None, right: str | None, place: str | None) -> None:
    a, c = replace(A, place=left), replace(C, place=right)
    (count,) = event_counts(told(a, c, verdicts=((a, c, "updated"),)))
    assert count.place == place


def test_the_killed_and_the_injured_come_first_and_are_counted_once() -> None:
    tolls = (Toll(story.A.id, "killed", "f1", "tolls/printed"), Toll(story.C.id, "killed", "f3", "tolls/printed"))
    (count,) = event_counts(told(A, B, C, verdicts=((A, B, "agree"), (A, C, "conflict")), tolls=tolls))
    assert (count.fate, count.low, count.high) == ("killed", 300, 500)


@pytest.mark.parametrize("name", ["ferry-fire", "runoff-count"])
def test_the_examples_have_their_tallies_and_each_figure_once(name: str) -> None:
    of = record(name)
    counts = event_counts(of)
    assert [(c.fate, c.best, c.low, c.high) for c in counts if c.fate] == [(t.fate, t.best, t.low, t.high) for t in of.tallies]
    figures = [key for count in counts for key in count.figures]
    assert len(set(figures)) == len(figures)
    assert all(count.low <= count.high and count.measure for count in counts)
