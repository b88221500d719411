"""In what manner something was said, by its report; two manners are two acts of saying."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.lexicon import table
from onrecord.linking import link
from onrecord.linking.forms import FormRow, apart, manners_in


@pytest.mark.parametrize(
    ("text", "manners"),
    [
        ("In a new television ad, Lund says the wall will hold.", ("advertisement",)),
        ("Lund said in an emailed statement that the wall would hold.", ("written",)),
        ("Speaking at a rally on Monday, Lund said the wall would hold.", ("address",)),
        ("Lund said in a televised statement that the wall would hold.", ()),
        ("Okafor issued a statement shortly after Lund told voters that the wall would hold.", ()),
        ("Lund said the report was late.", ()),
    ],
)
def test_the_manner_that_words_name(text: str, manners: tuple[str, ...]) -> None:
    assert manners_in(text, 0, len(text)) == manners


@pytest.mark.parametrize("row", table("forms", FormRow), ids=lambda row: row.manner)
def test_a_row_in_its_example(row: FormRow) -> None:
    assert manners_in(row.example, 0, len(row.example)) == (row.manner,)


@pytest.mark.parametrize(("left", "right", "two"), [("written", "address", True), ("written", "written", False), (None, "written", False)])
def test_an_unknown_manner_is_no_other_one(left: str | None, right: str | None, two: bool) -> None:
    assert apart(left, right) is two


def test_an_advertisement_and_a_statement_with_one_phrase_are_two() -> None:
    reports = (
        (
            "Courier",
            'In a new television ad Ana Okafor says: "I am proud of my harbour, and I will end the war on the fishing towns of Lissen."',
            "2031-05-06",
        ),
        (
            "Post",
            'Ana Okafor said in an emailed statement: "The subsidy is a mistake. It is one more proof of the war on the fishing towns of Lissen."',
            "2031-05-06",
        ),
        (
            "Mail",
            'Ana Okafor says in the ad: "I am proud of my harbour, and I will end the war on the fishing towns of Lissen."',
            "2031-05-06",
        ),
    )
    articles, annotations = annotated(*reports)
    outlet = {a.id: a.outlet for a in articles}
    found = link(articles, annotations).utterances
    assert [sorted({str(outlet[m.anchor.article]) for m in u.members}) for u in found] == [["Courier", "Mail"]]
