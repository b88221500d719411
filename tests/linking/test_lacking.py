"""What one party says was lacking and another says there was."""

from __future__ import annotations

import re

import pytest
from tests.linking.test_denials import denied

from onrecord.lexicon import table
from onrecord.linking.lacking import LackedRow


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The council said the barge had cast off without clearance.", "Its owner, Ivo Berg, said the barge had permission to sail."),
            ("Ivo Berg", "council", "the barge had cast off without clearance"),
        ),
        (
            ("The mayor said the crew had left with a gale warning in force. The weather office said it had issued no warning for Friday.",),
            ("weather office", "mayor", "the crew had left with a gale warning in force"),
        ),
        (
            ("The guild said the guards had entered without a warrant.", "The Harbour Guard said the guards had a warrant."),
            ("Harbour Guard", "guild", "the guards had entered without a warrant"),
        ),
    ],
)
def test_lacking_stands_against_having(texts: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    assert expected in denied(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("The council said the barge had cast off without clearance.", "The council said the barge had permission to sail."),
        ("The council said the barge had cast off without clearance.", "Ivo Berg said the barge may have had permission to sail."),
        ("The council said the barge had cast off without clearance.", "Ivo Berg said the barge had a warrant aboard."),
        (
            "The council said the barge had cast off without clearance.",
            "Ivo Berg said the barge had permission to sail. Ida Lund said her kiosk had permission to open.",
        ),
    ],
)
def test_other_things_and_one_party_alone_do_not(texts: tuple[str, ...]) -> None:
    assert denied(*texts) == []


@pytest.mark.parametrize("row", table("lacked", LackedRow), ids=lambda row: row.words[0])
def test_the_example_of_each_row_has_its_words(row: LackedRow) -> None:
    words = re.findall(r"[\w-]+", row.example.lower())
    assert sum(word in {*row.words, *row.given} for word in words) >= 2
