"""Layout -> paragraphs: lines, hard-wrapped lines, and nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.paragraph import paragraphs_of

WRAPPED = """The ferry left Arvel at noon with more than two hundred people on
board, and by two the first smoke was seen from the lighthouse at
the mouth of the strait, the keeper told the harbour office in a
call that was recorded.

Nobody was hurt."""


def texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in paragraphs_of(text, 0, len(text))]


def test_a_line_is_a_paragraph() -> None:
    assert texts("One line.\r\nTwo lines.\n\n  Three. \n") == ["One line.", "Two lines.", "Three."]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert texts(WRAPPED) == [WRAPPED.split("\n\n")[0], "Nobody was hurt."]
    assert len(texts(WRAPPED.replace("\n", "\r\n"))) == 2


def test_headlines_one_a_line_stay_apart() -> None:
    assert len(texts("Fire on the ferry\nCrew praised\nMinister silent\nWeather turns\nTwo held")) == 5


@given(st.text(alphabet="ab .\n\r", max_size=400))
def test_nothing_is_lost(text: str) -> None:
    spans = paragraphs_of(text, 0, len(text))
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
