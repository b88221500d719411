"""Comparing invented reports: scope before conflict, and each verdict with its rule."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.annotating import reader_of
from onrecord.comparing import compare, repair_dates
from onrecord.linking import link
from onrecord.model import Comparisons

Reports = tuple[tuple[str, str, str | None], ...]


def compared(reports: Reports) -> Comparisons:
    articles, annotations = annotated(*reports)
    return compare(articles, annotations, link(articles, annotations))


def pairs(reports: Reports, dimension: str) -> set[tuple[str, str, str]]:
    """(left words, right words, verdict), the words in alphabetical order."""
    texts = {a.id: a.text for a in annotated(*reports)[0]}
    out: set[tuple[str, str, str]] = set()
    for c in compared(reports).comparisons:
        if c.dimension == dimension:
            left, right = sorted((c.left.text_in(texts[c.left.article]), c.right.text_in(texts[c.right.article])))
            out.add((left, right, c.verdict))
            assert c.rule.split("/")[0] in ("figures", "dates", "places", "extent", "status", "attribution", "wording", "particulars")
            assert c.reason.endswith(".")
    return out


def two(left: str, right: str, *, days: tuple[str, str] = ("2031-05-06", "2031-05-06")) -> Reports:
    return (("Courier", left, days[0]), ("Post", right, days[1]))


FIGURES = [
    ("Police said nine people were killed in the fire.", "The ministry said 14 people were killed in the fire.", "conflict"),
    ("Police said nine people were killed in the fire.", "The ministry said nine people were killed in the fire.", "agree"),
    (
        "Police said nine people were killed in the fire.",
        "The ministry said 52 people were killed or injured in the fire.",
        "different-scope",
    ),
    (
        "Officials said Norway sent up to 500 soldiers to Lissen.",
        "Officials said Norway sent 400 to 500 soldiers to Lissen.",
        "vaguer",
    ),
]


@pytest.mark.parametrize(("left", "right", "verdict"), FIGURES)
def test_figures(left: str, right: str, verdict: str) -> None:
    assert {v for _, _, v in pairs(two(left, right), "figure")} == {verdict}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Police said nine people were killed in the fire.", "Police said 14 people were killed in the fire.", "updated"),
        ("Nine people were killed in the fire.", "Fourteen people were killed in the fire.", "updated"),
        ("Police said nine people were killed in the fire.", "The ministry said 14 people were killed in the fire.", "different-scope"),
    ],
)
def test_numbers_of_two_days(left: str, right: str, verdict: str) -> None:
    assert {v for *_, v in pairs(two(left, right, days=("2031-05-05", "2031-05-06")), "figure")} == {verdict}


ONE_MEASURE = [
    ("Police put the size of the crowd at 900.", "The organisers said that 4,000 people took part in the march.", "conflict"),
    ("Turnout was 71 percent, the commission said.", "Observers said that turnout was between 52 and 55 percent.", "conflict"),
    ("Between 8 and 10 tonnes escaped, the works said.", "The fire chief put it at 20 tonnes.", "conflict"),
    ("The harbour trust withdrew its figure of 20 tonnes.", "Between 8 and 10 tonnes escaped, the works said.", "updated"),
    ("The tug carried 312 passengers.", "Of the 312 passengers, most were pupils, the school said.", "agree"),
]


@pytest.mark.parametrize(("left", "right", "verdict"), ONE_MEASURE)
def test_what_a_story_measures_once_is_compared_however_it_is_told(left: str, right: str, verdict: str) -> None:
    assert {v for *_, v in pairs(two(left, right), "figure")} == {verdict}


def test_two_sources_of_one_report_can_conflict() -> None:
    text = "Police said that 900 people took part in the march. The organisers said that 4,000 people took part in the march."
    reports: Reports = (("Courier", text, "2031-05-06"), ("Post", "Boats stayed in port.", "2031-05-06"))
    assert {v for *_, v in pairs(reports, "figure")} == {"conflict"}


def test_words_for_one_count() -> None:
    left = "Norway's army said about 400 Danish soldiers had been killed or injured."
    right = "Norway's army said around 400 Danish soldiers had been killed or wounded."
    assert ("killed or injured", "killed or wounded", "variant") in pairs(two(left, right), "wording")


def test_cuts_of_different_sentences_are_no_variants() -> None:
    whole = 'Mayor Ana Okafor said: "The old wall kept us safe for forty years. Every family here owes it a fire in winter."'
    cut = 'Ana Okafor said on Monday that "every family here owes it a fire in winter."'
    assert {v for *_, v in pairs(two(whole, cut), "wording")} == {"agree"}


def test_two_first_confirmations() -> None:
    left = "Norway confirmed for the first time that it had sent 300 soldiers to Lissen."
    right = "Denmark has confirmed for the first time that it lost the port of Lissen."
    assert {v for *_, v in pairs(two(left, right), "status")} == {"different-scope"}


def test_backing_by_one_and_a_veto_by_another_are_no_contradiction() -> None:
    left = "Officials in Lissen said that Denmark had approved the fisheries treaty."
    right = "The pilots' union said that Norway had rejected the fisheries treaty."
    assert pairs(two(left, right), "status") == set()
    assert {v for *_, v in pairs(two(left, right.replace("Norway", "Denmark")), "status")} == {"conflict"}


def test_the_paper_that_carried_the_words_is_no_second_speaker() -> None:
    words = "we shall not sell a single boat of this fleet to anybody before the winter"
    reports = two(f'Mayor Ana Okafor said: "{words}."', f'"{words.capitalize()}," the Lissen Courier newspaper reported.')
    assert "conflict" not in {v for *_, v in pairs(reports, "attribution")}


NOTHING = [
    ("Police said nine people were killed in the fire.", "A jury of nine people met in May."),
    ("Police said nine officers were killed in the fire.", "The ministry said 14 children were killed in the fire."),
    ("Police said nine people were killed in the fire.", "In 1987 a fire killed 70 people."),
    ("The search took nine days.", "The search took two hours."),
]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_other_things_do_not_conflict(left: str, right: str) -> None:
    assert "conflict" not in {v for *_, v in pairs(two(left, right), "figure")}


def test_dates_of_one_signing() -> None:
    left = "Norway and Denmark signed the fisheries treaty in June 2029, officials said."
    right = "Officials cited the fisheries treaty between Norway and Denmark from December 4, 2029."
    assert {v for *_, v in pairs(two(left, right), "date")} == {"conflict"}
    vaguer = "Norway and Denmark signed the fisheries treaty in 2029, officials said."
    assert {v for *_, v in pairs(two(left, vaguer), "date")} == {"vaguer"}


def test_dates_of_what_happens_often_do_not_conflict() -> None:
    left, right = "Norway attacked Lissen in June 2029, officials said.", "Norway attacked Lissen in May 2030, officials said."
    assert "conflict" not in {v for *_, v in pairs(two(left, right), "date")}


def test_extent() -> None:
    left, right = "Norway said it had fully retaken Lissen.", "Norway claims to have driven Danish troops from most of Lissen."
    assert {v for *_, v in pairs(two(left, right), "extent")} == {"conflict"}


def test_status_and_claim() -> None:
    reports = two("Norway said its forces had retaken Lissen. Danish officials denied the claim.", "Norway said it had retaken Lissen.")
    assert {v for *_, v in pairs(reports, "status")} == {"conflict"}
    claims = compared(reports).claims
    assert "disputed" in {c.status for c in claims}


STATUS = [
    ("Norway confirmed that it had sent 300 soldiers to Lissen.", "confirmed"),
    ("Officials said the pump may have failed.", "hedged"),
    ("Officials said the pump had failed.", "asserted"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status_of_a_lone_claim(text: str, status: str) -> None:
    assert {c.status for c in compared((("Courier", text, "2031-05-06"),)).claims} == {status}


def test_one_statement_in_two_reports_is_one_origin() -> None:
    words = 'Mayor Ana Okafor said: "The northern pier was closed because two cracks had been found."'
    found = compared(two(words, words + " Boats stayed in port."))
    claim = next(c for c in found.claims if len({e.anchor.article for e in c.evidence}) == 2)
    assert len(claim.origins) == 1
    assert {o.kind for o in found.origins if o.id in claim.origins} == {"statement"}
    assert {e.origin for e in claim.evidence} == set(claim.origins)


def test_coverage_says_who_omits() -> None:
    reports = (
        *two("Norway said it had retaken Lissen.", "Norway said that it had retaken Lissen."),
        ("Mail", "Boats stayed in port.", "2031-05-06"),
    )
    found = compared(reports)
    assert {c.state for c in found.coverage if c.claim == found.claims[0].id} == {"carries", "omits"}


def test_a_missing_date_is_repaired_beside_the_article() -> None:
    reports: Reports = (
        ("Courier", "Norway confirmed on Monday that it had sent 300 soldiers to Lissen.", None),
        ("Post", "On Monday Norway confirmed that it had sent 300 soldiers to Lissen.", "2031-05-06"),
    )
    articles, annotations = annotated(*reports)
    (repair,) = repair_dates(articles, annotations, link(articles, annotations), reader=reader_of)
    assert repair.article == next(a.id for a in articles if a.outlet == "Courier")
    assert repair.value == "2031-05-05"
    assert all(a.article in {x.id for x in articles} for a in repair.anchors)


def test_rows_are_numbered_in_order_and_refer_to_known_things() -> None:
    found = compared(two("Norway said it had fully retaken Lissen.", "Norway claims to have driven Danish troops from most of Lissen."))
    assert [c.id for c in found.comparisons] == [f"c{n}" for n in range(1, len(found.comparisons) + 1)]
    assert [o.id for o in found.origins] == [f"o{n}" for n in range(1, len(found.origins) + 1)]
    known = {o.id for o in found.origins}
    assert all(set(c.origins) <= known and {e.origin for e in c.evidence} <= known for c in found.claims)
