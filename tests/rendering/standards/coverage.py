"""Records to export: the invented dam, and the kept records of the examples."""

from __future__ import annotations

from functools import cache

import pytest
from tests.golden.refresh import EVENTS, golden_file
from tests.rendering import story

from onrecord.codec import decode, loads
from onrecord.model import Record

NAMES = ("dam", "empty", "alone", *EVENTS)


@cache
def record(name: str) -> Record:
    """The record of that name, read once."""
    if name in EVENTS:
        return decode(loads(golden_file(name).read_text(encoding="utf-8")))
    return {"dam": story.RECORD, "empty": story.EMPTY, "alone": story.ALONE}[name]


each_record = pytest.mark.parametrize("name", NAMES)
