"""Whether a count is all that its report tells of: a conflict asks it of both sides."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import compared, pairs, two
from tests.linking.reports import annotated

from onrecord.comparing.counts import counts_of
from onrecord.comparing.story import Story
from onrecord.comparing.totals import Totals
from onrecord.linking import link

POLICE = "Police said five people were injured in the ferry fire."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "Two people were killed in Lissen. A deckhand and a cook died in Aske. A guard died in Orm.", POLICE, id="another-fate"
        ),
        pytest.param(
            "A string of raids killed nearly 160 people this week. The raid on the market killed 128.",
            "On Friday a raid in Orm left 132 people dead.",
            id="one-raid-of-several",
        ),
        pytest.param("Two people were critically injured in the ferry fire.", POLICE, id="how-badly"),
        pytest.param("The youth club expected 30 marchers at the harbour.", "Some 900 marchers crossed the bridge.", id="expected"),
        pytest.param(
            "Some 900 marchers crossed the bridge in Lissen.", "About 40,000 marchers filled the squares of Aske.", id="elsewhere"
        ),
        pytest.param("The clerk had a 9 mm nozzle with him.", "Police said the clerk had a 12 mm nozzle with him.", id="kind-of-thing"),
        pytest.param(
            "The fire on Friday, which killed nine people, brought back the wreck of 2013.",
            "In the wreck of 2013 the sea killed 30 people, according to the trust.",
            id="older-year-beside",
        ),
        pytest.param(
            "Nine people were injured in the ferry fire. Five people were injured on the deck.",
            "Police said five people were injured.",
            id="both-numbers",
        ),
    ],
)
def test_what_is_no_whole_conflicts_with_nothing(left: str, right: str) -> None:
    assert "conflict" not in {verdict for _, _, verdict in pairs(two(left, right), "figure")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Some 2,500 protesters marched in Lissen on Sunday.", "About 900 people marched in Lissen on Sunday, police said."),
        ("Nine people were injured in the ferry fire, the trust said.", POLICE),
        ("Police put the size of the crowd at 12,000.", "The organisers said that 60,000 people took part."),
    ],
)
def test_a_whole_against_a_whole_is_a_conflict(left: str, right: str) -> None:
    assert "conflict" in {verdict for _, _, verdict in pairs(two(left, right), "figure")}


LEAD = "Nine people were injured in the ferry fire. "
FILLER = "The trust runs the line. The boat is old. The crew is new. It was built in Orm. It has two decks. It runs at noon. "


@pytest.mark.parametrize(
    ("text", "printed", "exceeded", "alone", "passing"),
    [
        (LEAD, "Nine people", False, True, False),
        (LEAD + FILLER + "Five people were injured on the upper deck.", "Nine people", False, True, False),
        (LEAD + FILLER + "Five people were injured on the upper deck.", "Five people", True, False, False),
        (FILLER + "The mast fell, wounding three people.", "three people", False, True, True),
        ("The mast fell, wounding three people. " + FILLER, "three people", False, True, False),
        ("Police said nine people were injured. The trust said five people were injured.", "five people", False, True, False),
    ],
)
def test_a_count_and_what_its_report_tells(text: str, printed: str, exceeded: bool, alone: bool, passing: bool) -> None:
    articles, annotations = annotated(("Courier", text, "2031-05-06"))
    story = Story.of(articles, annotations, link(articles, annotations))
    counts = counts_of(story)
    totals = Totals.of(story, counts)
    count = next(c for c in counts if story.text(c.figure.anchor) == printed)
    assert (totals.exceeded(count), totals.alone(count), totals.in_passing(count)) == (exceeded, alone, passing)


def test_the_verdict_on_a_part_names_its_rule() -> None:
    left = LEAD + FILLER + "Five people were injured on the upper deck in the ferry fire."
    rows = compared(two(left, "Police said seven people were injured in the ferry fire.")).comparisons
    assert {(c.verdict, c.rule) for c in rows if c.dimension == "figure" and "Five" in left[c.left.start : c.left.end]} <= {
        ("different-scope", "figures/part-of-more")
    }
