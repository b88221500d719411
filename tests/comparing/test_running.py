"""Counts that change as news comes in, numbers that a report relates itself, and numbers that it sets against each other."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, pairs, two

from onrecord.comparing.given import part_of_day

DAYS = ("2031-05-05", "2031-05-06")


def verdicts(reports: Reports) -> set[str]:
    return {v for *_, v in pairs(reports, "figure")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rescuers have found nine bodies, the rail board said.", "The death toll stood at 14 on Tuesday, the rail board said."),
        ("Another 40 people were still unaccounted for, police said.", "Police said that 31 people were missing."),
        ("Police said that nine people lost their lives.", "Fourteen people are now known to have died in the fire, police said."),
        (
            "The ministry said that 300 people had to leave their homes.",
            "Some 450 people have been forced from their homes, the ministry said.",
        ),
    ],
)
def test_one_running_count_in_other_words_is_updated(left: str, right: str) -> None:
    assert verdicts(two(left, right, days=DAYS)) == {"updated"}


@pytest.mark.parametrize(
    ("text", "left", "right", "verdict"),
    [
        ("The ministry raised the toll of the fire from nine to 14.", "14", "nine", "updated"),
        ("The line raised the sum that it pays to each tenant from 4,000 to 7,000 crowns.", "4,000", "7,000 crowns", "updated"),
        ("The works revised its estimate of the leak, to 900 tonnes from 640.", "640", "900 tonnes", "updated"),
        ("Three sailors died, said the port, which had earlier put the toll at two.", "Three sailors", "two", "updated"),
        (
            "Divers found four more bodies, bringing to 15 the number of people killed in the fire.",
            "15 the number",
            "four more bodies",
            "part-of",
        ),
        ("The company now lists 35 workers as missing, eight more than on Monday.", "35 workers", "eight", "part-of"),
        ("The police said 48 people were missing. Of the missing, 27 are pupils.", "27", "48 people", "part-of"),
        ("Of the 43 people who were aboard, nine were picked up by a tug and 31 were taken ashore.", "31", "43 people", "part-of"),
    ],
)
def test_what_a_report_says_of_its_own_numbers(text: str, left: str, right: str, verdict: str) -> None:
    reports: Reports = (("Courier", text, "2031-05-06"), ("Post", "Boats stayed in port.", "2031-05-06"))
    assert (left, right, verdict) in pairs(reports, "figure")


def test_a_range_is_no_change() -> None:
    reports = two("Donations ranged from $5,000 in May to $7,000 in June.", "Boats stayed in port.")
    assert "updated" not in verdicts(reports)


def test_another_report_s_older_number_is_older_too() -> None:
    left = "The works said that 640 tonnes of oil leaked into the bay."
    right = "The works revised its estimate of the leak, to 900 tonnes from 640."
    assert ("640 tonnes", "900 tonnes", "updated") in {(a[:10], b, v) for a, b, v in pairs(two(left, right, days=DAYS), "figure")}


def test_a_difference_tells_the_older_number() -> None:
    left = "The mine said that 27 workers were missing."
    right = "The mine now lists 35 workers as missing, eight more than on Monday."
    rules = {c.rule for c in compared(two(left, right, days=DAYS)).comparisons}
    assert "figures/superseded-difference" in rules
    assert not [c for c in compared(two(left, right, days=DAYS)).comparisons if c.verdict == "conflict"]


@pytest.mark.parametrize(
    "text",
    [
        "Police said that 400 people marched to the port. The organisers claimed that more than 2,000 had come.",
        "The mine said that 27 of its workers were missing. The union put its own count at 44.",
        "How many men it took off the wreck is in dispute: 31 according to the port, 32 according to the navy.",
    ],
)
def test_numbers_set_beside_each_other_by_two_sources_conflict(text: str) -> None:
    reports: Reports = (("Courier", text, "2031-05-06"), ("Post", "Boats stayed in port.", "2031-05-06"))
    assert verdicts(reports) == {"conflict"}


def test_what_one_report_sets_against_each_other_conflicts_elsewhere() -> None:
    left = "The mine said that 27 of its workers were missing. The union put its own count at 44."
    right = "The union said that 44 workers were missing."
    assert ("27", "44 workers", "conflict") in {(a.split()[0], b, v) for a, b, v in pairs(two(left, right), "figure")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police said nine people were killed in the fire.", "More than 700 people have been killed in Norway so far this year."),
        ("Police said nine people were killed in the fire.", "It was the worst fire since 1987, when 70 people died in Lissen."),
        ("The tug rescued 14 people.", "The navy said that 333 people had been rescued."),
        ("Police said nine people were killed in the fire.", "A judge met 30 relatives of the dead."),
        ("Police refused entry to five reporters.", "The union met at ten in the evening. Police said that nine people were killed."),
    ],
)
def test_other_counts_are_not_the_toll(left: str, right: str) -> None:
    assert not {"conflict", "updated"} & verdicts(two(left, right))


def test_one_act_is_tied_by_a_number() -> None:
    left = "A judge froze 180 million euros of the line's funds and barred three of its managers from the port."
    right = "A court froze 180 million euros of the line's funds and barred two executives from the port."
    assert ("three of its managers", "two executives", "conflict") in pairs(two(left, right), "figure")


@pytest.mark.parametrize(("printed", "part"), [("Thursday morning", 2), ("evening", 4), ("at dawn", 1), ("Thursday", 0)])
def test_parts_of_a_day(printed: str, part: int) -> None:
    assert part_of_day(printed) == part


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "Police put the number of people on Harbour Square at about 900. The organisers' estimate was more than 4,000.",
            "The ferry was late.",
            ("about 900", "more than 4,000", "conflict"),
            id="crowd-by-two",
        ),
        pytest.param(
            "A court in Lissen ordered the ballots of 14 wards to be counted again.",
            "Fourteen wards must see their ballots counted anew, as a court wanted.",
            ("14 wards", "Fourteen wards", "agree"),
            id="one-number-of-one-name",
        ),
    ],
)
def test_numbers_of_crowds_votes_and_wards(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert expected in pairs(two(left, right), "figure")
