"""Two close numbers: of one count, of two groups, of a part, of an earlier time; in words that differ from report to report."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, pairs, two

DAYS = ("2031-05-05", "2031-05-06")


def of_one_report(text: str) -> Reports:
    return (("Courier", text, "2031-05-06"), ("Post", "Boats stayed in port.", "2031-05-06"))


@pytest.mark.parametrize(
    ("text", "left", "right", "verdict"),
    [
        pytest.param(
            "The count of pupils hurt in the fire has grown to 19, the school said on Monday, up from the 14 it gave before.",
            "19",
            "14",
            "updated",
            id="up-from",
        ),
        pytest.param(
            "The toll of the fire rose to 19, the ministry said on Monday, up from 14. Five more died in hospital, a doctor said.",
            "Five",
            "19",
            "part-of",
            id="grown-by",
        ),
        pytest.param(
            "About 900 people have been taken ashore, the mayor said, a number that includes the 300 rescued on Sunday.",
            "300",
            "About 900 people",
            "part-of",
            id="takes-in",
        ),
        pytest.param(
            "Divers counted eight burnt vans in a column of 12.",
            "eight burnt vans",
            "12",
            "part-of",
            id="in-a-group",
        ),
        pytest.param(
            "The guild, which first offered 70,000 crowns for each loom, said that it would pay 90,000.",
            "70,000 crowns",
            "90,000",
            "updated",
            id="first-offered",
        ),
        pytest.param(
            'The chapel had received 21 bodies, Ms Lund said. "Three came by sledge," she said.',
            "Three",
            "21 bodies",
            "part-of",
            id="bare-subject",
        ),
        pytest.param(
            "The police put the death toll at 31. Monks at the abbey in Lissen put it at 33.",
            "31",
            "33",
            "conflict",
            id="staff-put-it",
        ),
        pytest.param(
            "Officially, 26 people died in the flood. Karin Lund, a doctor, said that there had been 28 deaths.",
            "26 people",
            "28 deaths",
            "conflict",
            id="officially",
        ),
    ],
)
def test_what_one_report_makes_of_its_numbers(text: str, left: str, right: str, verdict: str) -> None:
    first, last = sorted((left, right))
    assert (first, last, verdict) in pairs(of_one_report(text), "figure")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "At least 22 people were killed in the flood, the county said on Monday.",
            "The death toll stands at 27, the county said on Tuesday, up from the 22 given on Monday.",
            ("27", "At least 22 people", "updated"),
            id="at-least-is-the-older-number",
        ),
        pytest.param(
            "Nine pupils were hurt in the crash. Forty-three people were hurt in all, police said.",
            "Forty-eight people were under treatment after the crash, a doctor said.",
            ("Forty-eight people", "Forty-three people", "different-scope"),
            id="hurt-and-treated",
        ),
        pytest.param(
            "The airline said that 158 passengers had been aboard the airship.",
            "Some 161 passengers held tickets for the airship, the airline said.",
            ("158 passengers", "Some 161 passengers", "different-scope"),
            id="aboard-and-with-tickets",
        ),
        pytest.param(
            "Snow drove some 150 people from their homes, police said.",
            "Police said 150 people had left their homes.",
            ("150 people", "some 150 people", "vaguer"),
            id="from-their-homes",
        ),
        pytest.param(
            "The cordon around the crater was 200 metres wide on Monday.",
            "The cordon was widened to 450 metres on Tuesday.",
            ("200 metres", "450 metres", "updated"),
            id="a-wider-zone",
        ),
        pytest.param(
            "The sledge went down the slope at 88 kilometres per hour, Ms Lund said.",
            "The sledge was moving at almost 90 kilometres per hour, police said.",
            ("88 kilometres per hour", "almost 90 kilometres per hour", "vaguer"),
            id="one-speed",
        ),
    ],
)
def test_numbers_of_two_reports_in_other_words(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert expected in pairs(two(left, right, days=DAYS), "figure")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("He told 900 people at the fair that he would stay.", "She told a crowd of 400 that she would go.", id="audiences"),
        pytest.param("Nils Odell got nine votes and Eva Marsh got four.", "Nils Odell got nine votes, Eva Marsh four.", id="votes-of-two"),
        pytest.param(
            "A string of raids in Lissen killed 160 people, police said.",
            "The ministry said a raid in Lissen killed 130 people.",
            id="raids",
        ),
        pytest.param(
            "Four pupils were wounded in the shooting, the mayor said.",
            "Upon arrival, officers found three pupils wounded in the shooting, police said.",
            id="on-the-spot",
        ),
        pytest.param(
            "The tram was doing 60 km/h, police said.",
            "Winds of 90 km/h hit the line, where the limit is 40 km/h, Ms Lund said.",
            id="speeds",
        ),
        pytest.param(
            "Five people died in the standoff, including the gunman, the sheriff said. The coroner said four bodies were found in a barn.",
            "Boats stayed in port.",
            id="with-and-without-the-gunman",
        ),
        pytest.param(
            "12 people were killed in the bus crash on Route 9 and 30 were injured, police said.",
            "At least 12 died in the bus crash on Route 9, the county said.",
            id="a-bare-number-s-own-fate",
        ),
        pytest.param(
            "The car went 90 kilometres per hour, police said.",
            "A car in the next lane moved at 50 kilometres per hour, Ms Lund said.",
            id="one-of-several-cars",
        ),
        pytest.param(
            "A police boat was sailing at 30 knots to the wreck, Ms Lund said.",
            "The ferry was sailing at 12 knots, police said.",
            id="boat-and-ferry",
        ),
        pytest.param(
            "The police boat was sailing at 30 knots, Ms Lund said.", "The ferry was sailing at 12 knots, police said.", id="two-things"
        ),
        pytest.param(
            '"I heard 15 to 20 shots," Nils Odell said. Officers said all seven were taken to a clinic.', "Boats stayed in port.", id="all"
        ),
    ],
)
def test_no_conflict_between_counts_of_two_things(left: str, right: str) -> None:
    found = [c for c in compared(two(left, right)).comparisons if c.dimension == "figure" and c.verdict == "conflict"]
    assert not found


def test_a_bare_number_with_a_fate_of_its_own_is_no_part() -> None:
    reports = of_one_report("The fire killed 14 people. Two were injured, police said.")
    assert "part-of" not in {v for *_, v in pairs(reports, "figure")}


def test_the_toll_of_an_hour_that_nobody_counts_by_is_of_the_report_s_day() -> None:
    """A date that says when people came to harm dates no count; `by Monday` does."""
    left = "Nine people were killed by a blast on Sunday, police said."
    right = "By Monday nine people were dead, police said."
    assert ("Nine people", "nine people", "agree") in pairs(two(left, right), "figure")


def test_two_speeds_of_one_tram_conflict() -> None:
    left = "The tram went into the bend at 58 kilometres per hour, Ms Lund said."
    right = "The tram was travelling at 70 kilometres per hour, police said."
    assert ("58 kilometres per hour", "70 kilometres per hour", "conflict") in pairs(two(left, right), "figure")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("212 pupils sat the test.", "209 pupils ate lunch.", id="no-event-shared"),
        pytest.param("The wind blew at 90 km/h.", "The tram was doing 90 km/h.", id="wind-and-tram"),
    ],
)
def test_numbers_without_a_word_in_common_are_not_laid_beside_each_other(left: str, right: str) -> None:
    assert pairs(two(left, right), "figure") == set()
