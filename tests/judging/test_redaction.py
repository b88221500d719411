"""Names withheld from every output: nowhere in the record's JSON, every anchor still in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.judging.test_judged_records import FIFTEEN, judged, story

from onrecord import pipeline
from onrecord.codec import decode, dumps, encode, loads
from onrecord.judging import judgement_of
from onrecord.judging.redaction import Withheld, redacted, redacted_article, redacted_text, withheld
from onrecord.model import Judgement, Record

LUND = (Withheld(1, "Ben Lund"),)


def redact(name: str, when: str = "2031-05-08T09:00:00Z") -> Judgement:
    return judgement_of("redact", value=name, by="ida", when=when, why="a private person")


def json(record: Record) -> str:
    return dumps(encode(record))


def test_a_name_is_nowhere_in_the_output_and_every_anchor_holds() -> None:
    record = story(judged("correct", "statement", FIFTEEN, value="Ben Lund"))
    out = redacted(record, LUND)
    for form in ("json", "markdown", "html", "terminal"):
        text = pipeline.render(out, form)
        assert "[name withheld 1]" in text or "█" in text
        assert "Lund," not in text
        assert "Ben" not in text.replace("Benedikt", "")
    assert "Benedikt Lundt" in json(out)
    for old, new in zip(record.articles, out.articles, strict=True):
        assert len(new.text) == len(old.text)
        assert [(a, b) for a, b in zip(old.text, new.text, strict=True) if a != b and b != "█"] == []
    assert decode(loads(json(out))) == out
    assert {f.anchor for f in out.figures} == {f.anchor for f in record.figures}
    assert next(s.source.name for s in out.statements if s.source and "withheld" in s.source.name) == "[name withheld 1]"


def test_nothing_else_changes() -> None:
    record = story()
    assert redacted(record, ()) is record
    assert redacted(record, (Withheld(1, "Greta Holm"),)) == record


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ada Moss denied it", "[name withheld 1] denied it"),
        ("ADA MOSS’s boat", "[name withheld 1]’s boat"),
        ("Ada\n  Moss", "[name withheld 1]"),
        ("reports/ada-moss-arrested.html", "reports/[name withheld 1]-arrested.html"),
        ("https://quay.example/ada%20moss", "https://quay.example/[name withheld 1]"),
        ("Moss said", "[name withheld 1] said"),
        ("the moss grew", "the moss grew"),
        ("Mossley and Adam Mosse", "Mossley and Adam Mosse"),
        ("Ida Lee and Ada Moss", "[name withheld 2] and [name withheld 1]"),
    ],
)
def test_a_name_in_a_line_of_text(text: str, says: str) -> None:
    assert redacted_text(text, (Withheld(1, "Ada Moss"), Withheld(2, "Ida Lee"))) == says


def test_anothers_whole_name_stays_where_the_record_knows_it() -> None:
    record = story()
    lund = next(e for e in record.entities if e.name == "Ben Lund")
    piet = replace(lund, id="e99", name="Piet Lund", aliases=())
    article = replace(record.articles[0], text="Ben Lund left. Piet Lund stayed, and Lund, the chief, slept.", regions=())
    assert redacted_article(article, LUND, [lund, piet]).text == "███ ████ left. Piet Lund stayed, and ████, the chief, slept."


def test_the_list_is_in_the_log_and_a_number_is_for_ever() -> None:
    first, second = redact("Ada Moss"), redact("Ben Lund")
    back = judgement_of("withdraw", by="jon", when="2031-05-09", why="she spoke in public", withdraws=first.id)
    assert withheld([first, second]) == (Withheld(1, "Ada Moss"), Withheld(2, "Ben Lund"))
    assert withheld([first, second, back]) == (Withheld(2, "Ben Lund"),)
    assert withheld([first, second, back, redact("Ada Moss", "2031-06-01")]) == (Withheld(1, "Ada Moss"), Withheld(2, "Ben Lund"))


def test_a_name_that_is_withheld_is_no_judgement_of_a_record() -> None:
    assert story(redact("Ben Lund")) == story()
