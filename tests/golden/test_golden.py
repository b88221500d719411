"""The records of the examples are, byte for byte, the golden ones; `README.md` here says what to do when they are not."""

from __future__ import annotations

import pytest
from tests.golden.refresh import EVENTS, golden_file, golden_record
from tests.golden.rows import differences


@pytest.mark.parametrize("event", EVENTS)
def test_the_record_is_the_golden_one(event: str) -> None:
    file = golden_file(event)
    if not file.exists():
        pytest.fail(f"there is no {file.name}: make golden")
    expected, made = file.read_bytes(), golden_record(event).encode("utf-8")
    if made != expected:
        report = differences(expected.decode("utf-8"), made.decode("utf-8"))
        pytest.fail("\n".join([f"the record of examples/{event} has changed (read tests/golden/README.md)", *report]), pytrace=False)
