"""Parts, asides and words that hang on others: what looks like a conflict and is none."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import compared, pairs, two


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A boy and four people were injured in the ferry fire.", "Police said five people were injured in the ferry fire."),
        ("Image 4 of 9 A woman was killed in the ferry fire.", "Police said one person was killed in the ferry fire."),
        ("Two men were killed in the ferry fire.", "Police said five people were killed in the ferry fire."),
        ("Two people were killed in the ferry fire, including the skipper.", "Police said one person was killed in the ferry fire."),
        ("Police said two men, one age 21 and the other 28, were killed.", "The trust said two men were killed in the ferry fire."),
        ("“Were 40 people killed in the ferry fire?” a reporter asked.", "Police said five people were killed in the ferry fire."),
    ],
)
def test_a_part_or_an_aside_is_no_conflict(left: str, right: str) -> None:
    assert "conflict" not in {v for _, _, v in pairs(two(left, right), "figure")}


def test_all_against_all_is_a_conflict_still() -> None:
    rows = pairs(two("The trust said nine people were injured in the fire.", "Police said five people were injured in the fire."), "figure")
    assert {v for _, _, v in rows} == {"conflict"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The skipper said they knew about the leak.", "The engineer said he wishes they had known about the leak."),
        ("The harbour chief said the skipper wasn't hurt.", "The mayor said they had no crew that were hurt."),
    ],
)
def test_a_wish_or_a_negation_around_a_clause_contradicts_nothing(left: str, right: str) -> None:
    assert not [c for c in compared(two(left, right)).comparisons if c.verdict == "conflict"]
