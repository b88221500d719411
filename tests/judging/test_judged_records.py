"""Judgements in the path: what they change in the record of an invented story, and what of them does not hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linking.reports import annotated

from onrecord import pipeline
from onrecord.codec import decode, dumps, encode, loads
from onrecord.judging import judgement_of, target_of
from onrecord.model import Anchor, Article, Judged, JudgedNoun, Judgement, JudgementKind, Record, Target

COURIER = (
    'Mayor Ana Okafor said on Monday: "The old wall kept us safe for forty years, and we will build it again stone by stone." '
    "At least 12 houses were lost in the flood, the fire service said on Tuesday. Ben Lund, the fire chief, denied that the gate had been open."
)
POST = (
    'The mayor, Ana Okafor, was defiant. "The old wall kept us safe for forty years," Okafor said on Monday. '
    "Fourteen houses were lost in the flood, Ben Lund said. Sunday's storm broke the wall."
)
MAIL = 'Benedikt Lundt said that 15 homes had been lost in the flood. "The wall has guarded our town for four decades," said Okafor.'
REPORTS = (("Courier", COURIER, "2031-05-07"), ("Post", POST, "2031-05-07"), ("Mail", MAIL, "2031-05-07"))
Words = tuple[str, str]
"""An outlet and words of its report; no words: the report as a whole."""


def article(outlet: str) -> Article:
    return next(a for a in annotated(*REPORTS)[0] if a.outlet == outlet)


def anchor(words: Words) -> Anchor:
    report = article(words[0])
    start = report.text.index(words[1])
    return Anchor.at(report.id, start, start + len(words[1]))


def target(words: Words) -> Target:
    return target_of(article(words[0]), anchor(words) if words[1] else None)


def judged(kind: JudgementKind, noun: JudgedNoun, *words: Words, value: str | None = None, when: str = "2031-05-08T09:00:00Z") -> Judgement:
    return judgement_of(kind, noun=noun, targets=[target(w) for w in words], value=value, by="ida", when=when, why="read both")


def story(*judgements: Judgement, without: str | None = None) -> Record:
    pairs = [pair for pair in zip(*annotated(*REPORTS), strict=True) if pair[0].outlet != without]
    return pipeline.record([a for a, _ in pairs], [n for _, n in pairs], judgements=judgements)


def row_of(record: Record, judgement: Judgement) -> Judged:
    return next(row for row in record.judgements if row.judgement.id == judgement.id)


def entities_at(record: Record, *places: Words) -> list[str]:
    return [next(e.id for e in record.entities for m in e.mentions if m.overlaps(anchor(place))) for place in places]


def utterances_at(record: Record, *places: Words) -> list[str | None]:
    return [next((u.id for u in record.utterances for m in u.members if m.anchor.overlaps(anchor(place))), None) for place in places]


def claims_at(record: Record, *places: Words) -> list[set[str]]:
    return [{k.id for k in record.claims for e in k.evidence if e.anchor.overlaps(anchor(place)) and e.stance == "asserts"} for place in places]


LUND, LUNDT, COURIERS = ("Post", "Ben Lund"), ("Mail", "Benedikt Lundt"), ("Courier", "Ben Lund")


def test_two_names_are_one_person_when_a_person_says_so() -> None:
    assert len(set(entities_at(story(), LUND, LUNDT))) == 2
    record = story(judged("same", "entity", LUND, LUNDT))
    assert len(set(entities_at(record, LUND, LUNDT, COURIERS))) == 1
    merged = next(e for e in record.entities if "Benedikt Lundt" in (e.name, *e.aliases))
    assert merged.rule == "judgement/same"
    assert {s.source.entity for s in record.statements if s.source and "Lund" in s.source.name} == {merged.id}
    (row,) = record.judgements
    assert (row.state, row.rule, row.anchors) == ("applied", "judgement/same", (anchor(LUND), anchor(LUNDT)))


def test_one_name_is_two_people_when_a_person_says_so() -> None:
    assert len(set(entities_at(story(), LUND, COURIERS))) == 1
    assert len(set(entities_at(story(judged("different", "entity", LUND, COURIERS)), LUND, COURIERS))) == 2


def test_who_is_kept_apart_stays_apart_from_all_that_are_joined() -> None:
    record = story(judged("same", "entity", LUND, LUNDT), judged("different", "entity", COURIERS, LUNDT))
    first, second, third = entities_at(record, LUND, LUNDT, COURIERS)
    assert first == second != third


WHOLE, CUT = ("Courier", "The old wall kept us safe for forty years, and"), ("Post", "The old wall kept us safe for forty years")
OTHER = ("Mail", "The wall has guarded our town for four decades")


def test_utterances_are_joined_and_parted() -> None:
    assert utterances_at(story(), WHOLE, CUT, OTHER) == ["u1", "u1", None]
    joined = story(judged("same", "utterance", CUT, OTHER))
    assert utterances_at(joined, WHOLE, CUT, OTHER) == ["u1", "u1", "u1"]
    assert joined.utterances[0].rule == "judgement/same"
    assert utterances_at(story(judged("different", "utterance", WHOLE, CUT)), WHOLE, CUT) == [None, None]


FOURTEEN, FIFTEEN, TWELVE = (
    ("Post", "Fourteen houses were lost in the flood"),
    ("Mail", "15 homes had been lost in the flood"),
    ("Courier", "At least 12 houses were lost in the flood"),
)


def test_claims_are_joined_and_parted() -> None:
    first, second, third = claims_at(story(), FOURTEEN, FIFTEEN, TWELVE)
    assert first == third != second
    first, second, third = claims_at(story(judged("same", "claim", FOURTEEN, FIFTEEN)), FOURTEEN, FIFTEEN, TWELVE)
    assert first == second
    first, _, third = claims_at(story(judged("different", "claim", FOURTEEN, TWELVE)), FOURTEEN, FIFTEEN, TWELVE)
    assert first.isdisjoint(third)


def test_a_corrected_figure_is_compared_anew_and_the_machines_value_stays() -> None:
    conflicts = {c.dimension for c in story().comparisons if c.verdict == "conflict"}
    judgement = judged("correct", "figure", ("Mail", "15 homes"), value="14")
    record = story(judgement)
    figure = next(f for f in record.figures if f.anchor == anchor(("Mail", "15 homes")))
    assert conflicts == {"figure"}
    assert not [c for c in record.comparisons if c.verdict == "conflict"]
    assert (figure.low, figure.high, figure.bound, figure.rule) == (14, 14, "exact", "judgement/figure")
    row = row_of(record, judgement)
    assert (row.row, row.replaced, row.replaced_rule, row.rule) == (figure.id, "exact 15", "figures/exact", "judgement/figure")


def test_a_corrected_source_is_who_the_claim_is_by() -> None:
    record = story(judged("correct", "statement", FOURTEEN, value="Ana Okafor"), judged("correct", "statement", TWELVE, value="Civil guard"))
    by = {anchor_words(record, e.anchor): e.by for k in record.claims for e in k.evidence}
    assert (by[FOURTEEN[1]], by[TWELVE[1]]) == ("Ana Okafor", "Civil guard")
    statement = next(s for s in record.statements if s.anchor == anchor(FOURTEEN))
    assert statement.source is not None
    assert (statement.source.kind, statement.rule) == ("person", "judgement/source")
    assert article("Post").text[statement.source.spans[0].start : statement.source.spans[0].end] == "Okafor"
    assert statement.source.entity == entities_at(record, ("Courier", "Ana Okafor"))[0]
    assert [row.replaced for row in record.judgements] == ["Ben Lund", "fire service"]


def anchor_words(record: Record, where: Anchor) -> str:
    return where.text_in(next(a.text for a in record.articles if a.id == where.article))


def test_a_corrected_date_moves_what_hangs_on_it() -> None:
    judgement = judged("correct", "date", ("Courier", "on Tuesday"), value="2031-04-29")
    record = story(judgement)
    time = next(t for t in record.times if t.anchor.overlaps(anchor(("Courier", "Tuesday"))))
    assert (time.value, time.readings, time.earliest, time.rule) == ("2031-04-29", ("2031-04-29",), "2031-04-29", "judgement/date")
    said = next(s.said for s in record.statements if s.anchor == anchor(TWELVE))
    assert said is not None
    assert said.value == "2031-04-29"
    assert row_of(record, judgement).replaced == "2031-05-06"


def test_a_corrected_day_of_publication_dates_the_report_anew() -> None:
    judgement = judged("correct", "report", ("Courier", ""), value="2031-05-14")
    record = story(judgement, judged("correct", "date", ("Courier", "on Tuesday"), value="2031-05-01"))
    courier = next(a for a in record.articles if a.outlet == "Courier")
    values = {anchor_words(record, t.anchor): t.value for t in record.times if t.anchor.article == courier.id}
    assert (courier.published.value, courier.published.basis) == ("2031-05-14", "given")
    assert values["Monday"] == "2031-05-12"
    assert values["Tuesday"] == "2031-05-01"
    assert row_of(record, judgement).replaced == "2031-05-07"


def test_of_two_corrections_the_later_holds_and_both_are_listed() -> None:
    first = judged("correct", "figure", ("Mail", "15 homes"), value="14")
    second = judged("correct", "figure", ("Mail", "15 homes"), value="at least 15", when="2031-05-09T09:00:00Z")
    record = story(first, second)
    assert next(f for f in record.figures if f.rule == "judgement/figure").bound == "at-least"
    assert [row.state for row in record.judgements] == ["superseded", "applied"]
    assert row_of(record, first).reason == f"{second.id} came later"


def test_what_is_withdrawn_changes_nothing() -> None:
    judgement = judged("same", "entity", LUND, LUNDT)
    back = judgement_of("withdraw", by="jon", when="2031-05-09T09:00:00Z", why="two people", withdraws=judgement.id)
    assert story(judgement, back) == story()


def test_judgements_that_cannot_all_hold_are_shown_and_none_is_followed() -> None:
    joined, parted = judged("same", "entity", LUND, LUNDT), judged("different", "entity", LUND, LUNDT, when="2031-05-09T09:00:00Z")
    record = story(joined, parted)
    assert replace(record, judgements=(), gaps=()) == replace(story(), gaps=())
    assert {row.state for row in record.judgements} == {"contradicted"}
    assert parted.id in (row_of(record, joined).reason or "")
    assert [gap.about for gap in record.gaps if gap.rule == "gaps/judgement"] == [(anchor(LUND), anchor(LUNDT))] * 2


@pytest.mark.parametrize(
    ("judgement", "says"),
    [
        (judged("correct", "figure", ("Mail", "in the flood"), value="3"), "is no figure any more"),
        (
            judgement_of(
                "note", noun="statement", targets=[replace(target(FIFTEEN), sha256="9" * 64, locator="gone.txt")], value="ask them", by="ida",
                when="2031-05-08", why="unclear",
            ),
            "gone.txt is not among the reports",
        ),
        (
            judgement_of(
                "note", noun="statement", value="ask them", by="ida", when="2031-05-08", why="unclear",
                targets=[
                    replace(target(FIFTEEN), passages=tuple(replace(p, exact="sixteen homes were lost") for p in target(FIFTEEN).passages))
                ],
            ),
            "“sixteen homes were lost” is no longer in Mail.txt",
        ),
    ],
    ids=["another noun", "no such report", "other words"],
)  # fmt: skip
def test_what_does_not_anchor_is_listed(judgement: Judgement, says: str) -> None:
    record = story(judgement)
    (row,) = record.judgements
    assert row.state == "unanchored"
    assert says in (row.reason or "")
    assert replace(record, judgements=(), gaps=()) == replace(story(), gaps=())


def test_one_row_of_a_report_is_not_taken_apart() -> None:
    (row,) = story(judged("different", "entity", ("Courier", "Ana Okafor"), ("Courier", "Mayor Ana Okafor"))).judgements
    assert (row.state, row.reason) == ("idle", "the report itself has these words as one entity, which is not taken apart")


def test_notes_and_grades_are_carried_and_change_nothing_else() -> None:
    note = judged("note", "claim", FIFTEEN, value="ask the fire service")
    grades = [judged("grade", "report", ("Mail", ""), value="B2"), judged("grade", "report", ("Mail", ""), value="c3", when="2031-06-01")]
    record = story(note, *grades)
    assert [(row.judgement.value, row.state) for row in record.judgements] == [
        ("ask the fire service", "applied"), ("B2", "superseded"), ("C3", "applied"),
    ]  # fmt: skip
    assert replace(record, judgements=()) == story()


def test_a_page_says_that_people_judged() -> None:
    record = story(judged("same", "entity", LUND, LUNDT), judged("note", "claim", FIFTEEN, value="ask"))
    for form in ("markdown", "html"):
        assert "2 judgements by people" in pipeline.render(record, form)
        assert "by people" not in pipeline.render(story(), form)


def test_judgements_survive_a_report_that_reads_otherwise() -> None:
    judgement = judged("correct", "figure", ("Mail", "15 homes"), value="14")
    moved = tuple((o, f"By our own reporter.\n\n{text}" if o == "Mail" else text, day) for o, text, day in REPORTS)
    articles, annotations = annotated(*moved)
    record = pipeline.record(articles, annotations, judgements=[judgement])
    figure = next(f for f in record.figures if f.rule == "judgement/figure")
    assert figure.anchor.text_in(next(a.text for a in articles if a.outlet == "Mail")) == "15 homes"


def test_the_order_of_the_reports_changes_nothing() -> None:
    judgements = [judged("same", "entity", LUND, LUNDT), judged("correct", "figure", ("Mail", "15 homes"), value="14")]
    articles, annotations = annotated(*REPORTS)
    assert pipeline.record(articles[::-1], annotations[::-1], judgements=judgements) == story(*judgements)


def test_a_record_with_judgements_is_read_back() -> None:
    record = story(judged("same", "entity", LUND, LUNDT), judged("correct", "figure", ("Mail", "15 homes"), value="14"))
    assert decode(loads(dumps(encode(record)))) == record
