"""Reports of which one's day is settled by the others: the copies found before stand, and all else is linked as if for the first time."""

from __future__ import annotations

from datetime import date

from tests.linking.reports import annotated

from onrecord.annotating import re_anchored
from onrecord.linking import link

TOLD = (
    "The harbour office closed the north quay on Tuesday after a crane fell across two moored barges, and nobody was hurt in the yard. "
    "“We will open it again on Friday,” harbour master Ilse Varn said."
)


def test_copies_found_before_are_those_found_again() -> None:
    articles, annotations = annotated(("Courier", TOLD, "2031-05-07"), ("Post", TOLD, "2031-05-07"), ("Mail", TOLD, "2031-05-21"))
    first = link(articles, annotations)
    assert first.copies
    dated = (*annotations[:2], re_anchored(articles[2], annotations[2], date(2031, 5, 7), date(2031, 5, 7)))
    assert dated != tuple(annotations)
    assert link(articles, dated, copies=first.copies) == link(articles, dated)
