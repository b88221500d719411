"""Which unknown names are states, by what the text says they have."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.entities import find_entities
from onrecord.annotating.names import find_names
from onrecord.annotating.states import MarksRow, forms_of, told_states
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table


def states(text: str) -> dict[str, str]:
    article = article_of(text)
    parse = load_syntax().parse(article)
    return dict(told_states(find_names(article, parse), parse))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Velmara's foreign minister left. Ships from Velmara sailed.", {"Velmara": "Velmara"}),
        ("Velmara closed its ports. The Velmari navy sailed. Two Velmari sailors drowned.", {"Velmara": "Velmara", "Velmari": "Velmara"}),
        # once is not enough, and a government alone may be a town's or a person's
        ("Velmara's foreign minister left. The talks went on.", {}),
        ("Velmara's government left. Velmara's officials followed.", {}),
        # somebody's family name, a forename, a known country
        ("Otto Velmar won. Velmar's foreign minister left. Velmar's navy sailed.", {}),
        ("Norway's foreign minister left. Norway's navy sailed.", {}),
    ],
)
def test_the_states_that_a_text_tells_of(text: str, found: dict[str, str]) -> None:
    assert states(text) == found


@pytest.mark.parametrize("row", table("state_marks", MarksRow), ids=lambda row: row.kind)
def test_each_row_applies_in_its_example(row: MarksRow) -> None:
    assert any(f" {word} " in f" {row.example.lower()} " for word in row.words)
    text = f"{row.example} {row.example} Velm's navy sailed."
    assert set(states(text).values()) == {"Velm"}


def test_no_mark_is_in_two_rows() -> None:
    words = [word for row in table("state_marks", MarksRow) for word in row.words]
    assert len(words) == len(set(words))


def test_the_state_is_one_entity_and_its_adjective_no_name() -> None:
    text = "Velmara closed its ports. The Velmari navy sailed. Ships of the Velmari navy left Velmara."
    entities = find_entities(article_of(text), load_syntax().parse(article_of(text)))
    assert [(e.name, e.rule, len(e.mentions)) for e in entities] == [("Velmara", "entities/state", 2)]


def test_forms_of_a_name() -> None:
    assert {"Velmari", "Velmaran", "Velmarian", "Velmarese"} <= forms_of("Velmara")
    assert "Velmara" not in forms_of("Velmara")
