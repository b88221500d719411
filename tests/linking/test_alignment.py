"""Alignment of passages: what is a page's script and what is prose."""

from __future__ import annotations

import pytest

from onrecord.linking.alignment import is_code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("window.adverts.push({slot: 'side'});", True),
        ("var rows = [];", True),
        ("<div class='box'>", True),
        ("function load() { start(); }", True),
        ("The ferry sank (in fog) at the function room.", False),
        ("Two boats [both old] sank; nobody was hurt.", False),
    ],
)
def test_code_is_told_from_prose(printed: str, code: bool) -> None:
    assert is_code(printed) is code
