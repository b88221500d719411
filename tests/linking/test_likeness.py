"""Log-odds of two groups of reports: which pairs tell of one event, and that sums are exact."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiles import ALL, ALONE, FIRES, STRIKES

from onrecord.linking.likeness import UNDATED_GAP, Group, log_odds, ordinal, probability, vector
from onrecord.model import Profile


def _group(*profiles: Profile) -> Group:
    out = Group()
    for one in profiles:
        out.add(vector(one), Counter([ordinal(one)]))
    return out


@pytest.mark.parametrize("left, right", [*combinations(FIRES, 2), *combinations(STRIKES, 2)])
def test_reports_of_one_event_are_more_likely_one_than_not(left: Profile, right: Profile) -> None:
    assert log_odds(_group(left), _group(right)) > 0


@pytest.mark.parametrize("left, right", [*product(FIRES, STRIKES), *((ALONE, other) for other in (*FIRES, *STRIKES))])
def test_reports_of_two_events_are_not(left: Profile, right: Profile) -> None:
    assert log_odds(_group(left), _group(right)) < -1


def test_time_between_them_counts_against_and_no_date_is_a_stricter_bar() -> None:
    near, far = FIRES[1], replace(FIRES[1], day="2031-05-01")
    undated = replace(FIRES[1], dated=False)
    odds = [log_odds(_group(FIRES[0]), _group(other)) for other in (near, undated, far)]
    assert odds[0] > odds[1] > odds[2]
    as_if = replace(FIRES[0], day="2031-04-04")
    assert UNDATED_GAP == 30
    assert odds[1] == pytest.approx(log_odds(_group(as_if), _group(replace(FIRES[1], day="2031-03-05"))))


@given(st.permutations(ALL), st.integers(1, 5))
def test_a_group_is_the_mean_of_its_pairs_whatever_the_order(order: list[Profile], cut: int) -> None:
    left, right = order[:cut], order[cut:]
    pairs = [log_odds(_group(a), _group(b)) for a in left for b in right]
    assert log_odds(_group(*left), _group(*right)) == pytest.approx(sum(pairs) / len(pairs))
    assert log_odds(_group(*left), _group(*right)) == log_odds(_group(*reversed(left)), _group(*reversed(right)))


@given(st.permutations(ALL))
def test_what_is_taken_out_again_leaves_no_trace(order: list[Profile]) -> None:
    group = _group(*order)
    for one in order[1:]:
        group.remove(vector(one), ordinal(one))
    assert group == _group(order[0])


def test_a_probability() -> None:
    assert [probability(odds) for odds in (0.0, 2.0, -800.0, 800.0)] == [0.5, 0.881, 0.0, 1.0]


def test_a_report_without_words_is_like_none() -> None:
    empty = Profile("a0", "2031-03-04", True, "2031-03-04T08:00:00Z", {})
    assert vector(empty) == {}
    assert log_odds(_group(empty), _group(FIRES[0])) < 0
