"""Invented reports -> what the brief says of a report that has a claim and not its denial."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.recording.brief_disputed import disputed_lines

CLAIM = "The weavers' union said that the mill had dumped dye in the river Orle."
DENIAL = " The mill's owner, Hanne Kost, denied that the mill had dumped dye in the river."
DYED = "The river Orle ran red on Sunday below the Halvern mill.\n\n"


def tails(**reports: str) -> list[str]:
    return [line.text for line in disputed_lines(reported(**reports)) if "without the denial" in line.text]


def test_a_later_report_that_has_nothing_of_the_denial_is_named() -> None:
    story = {"post": DYED + CLAIM + DENIAL, "mail": f"date 2031-05-06 Red water\n\nThe Orle ran red again on Monday.\n\n{CLAIM}"}
    (line,) = tails(**story)
    assert line.endswith("Mail gives the claim without the denial.")


@pytest.mark.parametrize(
    "mail",
    [
        f"date 2031-05-04 Red water\n\nThe Orle ran red again.\n\n{CLAIM}",
        f"Red water\n\nThe Orle ran red again.\n\n{CLAIM}",
        f"date 2031-05-06 Red water\n\nThe Orle ran red again.\n\n{CLAIM} Kost, who owns the mill, called it a lie.",
        f"date 2031-05-06 Red water\n\nThe Orle ran red again.\n\n{CLAIM} “We use no dye,” Hanne Kost said.",
        f"date 2031-05-06 Red water\n\nThe Orle ran red again.\n\n{CLAIM}{DENIAL}",
    ],
    ids=["older", "no day of its own", "in other words", "the party speaks", "word for word"],
)
def test_a_report_that_could_not_have_it_or_may_have_it_is_not_named(mail: str) -> None:
    date = "date 2031-05-05 News\n\n" if not mail.startswith("Red") else "date 2031-05-07 News\n\n"
    assert tails(post=date + DYED + CLAIM + DENIAL, mail=mail) == []
