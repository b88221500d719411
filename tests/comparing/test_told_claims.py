"""One claim that two reports make, in their own words."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import pairs, two


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "The county will build a memorial to the drowned sailors on the old quay.",
            "A memorial to the sailors will soon be built on the old quay.",
            "variant",
        ),
        ("Mayor Ana Okafor opened the new bridge in Velm.", "A tanker spilled oil below the new bridge in Velm.", None),
        ("The fire killed nine.", "Nine died in the fire.", None),  # a bare mention
    ],
)
def test_wordings_of_one_claim(left: str, right: str, verdict: str | None) -> None:
    assert {v for *_, v in pairs(two(left, right), "wording")} == ({verdict} if verdict else set())
