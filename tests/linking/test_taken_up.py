"""Denials that take up an earlier clause of their report in fewer words -> the claim that they deny."""

from __future__ import annotations

import pytest
from tests.linking.test_denials import denied

FAR = "The quay has forty lamps. " * 12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ida Holm said that strikers had twice blocked a barge with coal. The Oven Workers Union denied blocking the barge.",
            ("Oven Workers Union", "Ida Holm", "strikers had twice blocked a barge with coal"),
        ),
        (
            "The caretaker, Ivo Berg, said that the town hall was full by noon. The mayor denied that the hall was full.",
            ("mayor", "Ivo Berg", "the town hall was full by noon"),
        ),
        (
            "The ferry line has threatened to sell its ships, two people said. The mayor denied there was such a threat.",
            ("mayor", "two people", "The ferry line has threatened to sell its ships"),
        ),
    ],
)
def test_the_claim_that_a_denial_takes_up(text: str, expected: tuple[str, str, str]) -> None:
    assert any(row[:2] == expected[:2] and expected[2] in row[2] for row in denied(text)), denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police said gunmen had attacked the convoy. The northern army denied attacking the convoy.",
        f"Ida Holm said that strikers had blocked a barge. {FAR}The Oven Workers Union denied blocking the barge.",
        "Ida Holm said that strikers had blocked a barge. The Oven Workers Union denied blocking the bridge.",
        "Ida Holm said that Lornan divers had blocked a barge. The Oven Workers Union denied blocking the barge.",
        "The ferry line will sell its ships, two people said. Ida Holm said that the crane was old. The mayor denied that the sea was calm.",
    ],
    ids=["told of others", "far behind it", "another thing", "laid to somebody by name", "another matter"],
)
def test_a_denial_of_something_else_takes_up_nothing(text: str) -> None:
    assert denied(text) == []
