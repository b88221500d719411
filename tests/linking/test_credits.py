"""Whose words a report says that it prints."""

from __future__ import annotations

import pytest

from onrecord.lexicon import table
from onrecord.linking.credits import Agency, agencies_in, credit_of, is_agency
from onrecord.reading.articles import Document, article_of

TEXT = (
    "The harbour office of Harrow closed the northern pier on Monday after two cracks were found in its oldest wall.\n\n"
    "Nobody was hurt when the wall gave way, and the ferries to the island went on from the southern pier, the office said."
)


def credit(text: str) -> tuple[str | None, tuple[str, ...]]:
    found = credit_of(article_of(Document("harrow.txt", "0" * 64, text)))
    return found.wire, found.parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Pier closed in Harrow\n\nHARROW, Kelmaria (AP) — {TEXT}", ("AP", ())),
        (f"Pier closed in Harrow\n\nBy Reuters\n\n{TEXT}", ("Reuters", ())),
        (f"Pier closed in Harrow\n\nLENA LUND and OLE RASCH Associated Press\n\n{TEXT}", ("AP", ())),
        (f"Pier closed in Harrow\n\nThe Associated Press | March 3, 2025, 7:24 a.m.\n\n{TEXT}", ("AP", ())),
        (f"Pier closed in Harrow\n\nUpdated at 14:20 on 3 March 2025. Posted by Associated Press\n\n{TEXT}", ("AP", ())),
        (f"Pier closed in Harrow\n\nBy LENA LUND AP National Security Writer\n\n{TEXT}", ("AP", ())),
        (f"Pier closed in Harrow\n\n{TEXT}\n\nCopyright 2025 The Associated Press. All rights reserved.", ("AP", ())),
        (f"Pier closed in Harrow\n\n{TEXT}\n\nAssociated Press writer Ole Rasch in Harrow contributed to this report.", ("AP", ())),
        (f"Pier closed in Harrow\n\n{TEXT}\n\nWith reporting by AFP and dpa", (None, ("AFP", "dpa"))),
        (f"Pier closed in Harrow\n\n{TEXT}\n\nThe Associated Press contributed to this report.", (None, ("AP",))),
        (f"Pier closed in Harrow\n\n{TEXT}\n\nPhoto: Lena Lund/AFP/Getty Images", (None, ())),
        (f"Pier closed in Harrow\n\nCredit: The Associated Press\n\n{TEXT}", (None, ())),
        (f"Pier closed in Harrow\n\n{TEXT} Its head told the Associated Press so.", (None, ())),
        (f"Pier closed in Harrow\n\nHARROW, Kelmaria (KNA) — {TEXT}", ("KNA", ())),
        (f"Pier closed in Harrow\n\nHARROW (KNA) Mar. 3 - {TEXT}", ("KNA", ())),
        (f"Pier closed in Harrow\n\n{TEXT} — KNA", ("KNA", ())),
        (f"Pier closed in Harrow\n\n{TEXT}\n\n(KNA)", ("KNA", ())),
        (f"Pier closed in Harrow\n\nHARROW (AP) — {TEXT} — KNA", ("AP", ())),
        (f"Pier closed in Harrow\n\n{TEXT} It belongs to the Harbour Office (KHO).", (None, ())),
        (f"Pier closed in Harrow\n\n{TEXT}\n\n(PHOTO)", (None, ())),
        ("", (None, ())),
    ],
)
def test_credits(text: str, expected: tuple[str | None, tuple[str, ...]]) -> None:
    assert credit(text or TEXT) == expected


@pytest.mark.parametrize("row", table("agencies", Agency), ids=lambda row: row.name)
def test_each_agency_is_named_in_its_example(row: Agency) -> None:
    assert agencies_in(row.example) == [row.name]
    assert is_agency(f"the {row.forms[-1]}") == row.name
