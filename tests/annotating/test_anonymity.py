"""Who keeps the own name back, and whose name somebody else keeps back."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.absence_silence import SilenceRow
from onrecord.annotating.anonymity import keeps_own_name
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table

NAMES = ("to name", "gives a name", "own name")


def kept_back(text: str) -> list[str]:
    parse = load_syntax().parse(article_of(text))
    return [t.lower for t in parse.tokens if keeps_own_name(parse, t)]


@pytest.mark.parametrize("row", [r for r in table("silences", SilenceRow) if r.pattern in NAMES], ids=lambda r: r.pattern)
def test_every_row_of_names_applies_in_its_example(row: SilenceRow) -> None:
    assert kept_back(row.example)
    assert any(word in row.example for word in row.words)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("A clerk, who asked not to be identified, said the files were gone.", ["identified"]),
        ("Two cooks who refused to give their names said the kitchen was shut.", ["give"]),
        ("A diver did not want to be named.", ["named"]),
        ("Police refused to give her name.", []),
        ("The ministry declined to give their names.", []),
        ("Police did not name the suspect.", []),
    ],
)
def test_whose_name_is_kept_back(text: str, verbs: list[str]) -> None:
    assert kept_back(text) == verbs
