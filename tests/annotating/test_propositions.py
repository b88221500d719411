"""Propositions: slots, negation, extent, how the clause is told, and whose words it stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotating.marked import article_of, marked

from onrecord.annotating.propositions import find_propositions
from onrecord.engines.syntax import load_syntax
from onrecord.model import Anchor, Cue, Figure, Proposition, Source, Statement, Time


def propositions(
    text: str, statements: tuple[Statement, ...] = (), figures: tuple[Figure, ...] = (), times: tuple[Time, ...] = ()
) -> tuple[Proposition, ...]:
    article = article_of(text)
    return find_propositions(article, load_syntax().parse(article), entities=(), statements=statements, figures=figures, times=times)


SLOTS = [
    ("The army recaptured the port.", "recapture", "army", "port"),
    ("The port was recaptured by the army.", "recapture", "army", "port"),
    ("The rebels were pushed out of the port.", "push out", None, "rebel"),
    ("Nine men took part in the raid.", "take part", "nine man", "raid"),
    ("The full liberation of Lissen took a week.", "liberation", None, "Lissen"),
    ("A pact signed by Norway and Denmark lapsed.", "sign", "Norway and Denmark", "pact"),
    ("Crews cleared the road and reopened the bridge.", "reopen", "crew", "bridge"),
    ("Drivers avoid the road that the crew repaired.", "repair", "crew", "road"),
    ("The mayor wants to close the pass.", "close", "mayor", "pass"),
]


@pytest.mark.parametrize(("text", "predicate", "agent", "patient"), SLOTS)
def test_slots(text: str, predicate: str, agent: str | None, patient: str | None) -> None:
    found = {p.predicate: p for p in propositions(text)}
    assert predicate in found
    assert (found[predicate].agent, found[predicate].patient) == (agent, patient)


TOLD = [
    ("The army recaptured the port.", "recapture", "clause"),
    ("The army helped recapture the port.", "recapture", "clause"),
    ("The army came to recapture the port.", "recapture", "open"),
    ("The army will recapture the port.", "recapture", "modal"),
    ("The crew asked whether the pass was closed.", "close", "open"),
    ("The closure of the pass was a surprise.", "closure", "noun"),
]


@pytest.mark.parametrize(("text", "predicate", "told"), TOLD)
def test_how_it_is_told(text: str, predicate: str, told: str) -> None:
    found = {p.predicate: p for p in propositions(text)}
    assert found[predicate].rule == f"propositions/{told}"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The pass was not closed.", True),
        ("The pass was closed.", False),
        ("No ship left the port.", True),
        ("The crew never left the ship.", True),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    assert [p.negated for p in propositions(text) if p.predicate in ("close", "leave")] == [negated]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("The army recaptured most of the town.", "most of"),
        ("The army has fully recaptured the town.", "fully"),
        ("All the crews were driven from parts of the town.", "parts of"),
        ("The pass was closed for most of the week.", None),
        ("The army recaptured the town.", None),
    ],
)
def test_extent(text: str, extent: str | None) -> None:
    found = [p for p in propositions(text) if p.predicate in ("recapture", "drive", "drive from", "close")]
    assert [p.extent for p in found] == [extent]


def test_dates_and_numbers_belong_to_their_clause() -> None:
    text = marked("The mayor left on [time:Monday] before [fig:nine crews] cleared the road in [date:May 2031].").text
    monday = Time(
        "t1",
        Anchor.at("a0000000000000000", text.index("Monday"), text.index("Monday") + 6),
        "DATE",
        "2031-05-05",
        None,
        None,
        (),
        "day",
        "x",
    )
    may = Time(
        "t2", Anchor.at("a0000000000000000", text.index("May"), text.index("May") + 8), "DATE", "2031-05", None, None, (), "month", "x"
    )
    nine = Figure(
        "f1",
        Anchor.at("a0000000000000000", text.index("nine"), text.index("nine") + 10),
        9,
        9,
        "exact",
        None,
        None,
        "crews",
        None,
        None,
        None,
        None,
        None,
        "x",
    )
    found = {p.predicate: p for p in propositions(text, figures=(nine,), times=(monday, may))}
    assert (found["leave"].times, found["leave"].figures) == (("2031-05-05",), ())
    assert (found["clear"].times, found["clear"].figures) == (("2031-05",), ("f1",))


def test_a_dated_document_is_a_proposition() -> None:
    text = "They cited the Treaty on Fisheries between Norway and Denmark from May 4, 2030."
    at = text.index("May 4")
    day = Time("t1", Anchor.at("a0000000000000000", at, at + 11), "DATE", "2030-05-04", "2030-05-04", "2030-05-04", (), "day", "x")
    (treaty,) = [p for p in propositions(text, times=(day,)) if p.predicate == "treaty"]
    assert treaty.times == ("2030-05-04",)


def test_the_innermost_statement_holds_the_clause_and_cues_are_no_deeds() -> None:
    text = "The mayor said that the crew had cleared the road."
    content = Anchor.at("a0000000000000000", text.index("the crew"), len(text) - 1)
    said = Cue((Anchor.at("x", text.index("said"), text.index("said") + 4).spans[0],), "say", "say")
    statement = Statement("s1", content, "indirect", said, Source((), None, "mayor", "person"), None, (), False, None, None, None, "x")
    (found,) = propositions(text, statements=(statement,))
    assert (found.predicate, found.statement) == ("clear", "s1")


@given(st.text(alphabet='The crew didn\'t clear, "most of" it. 9\n', max_size=60))
def test_anchors_are_sound_and_the_result_is_stable(text: str) -> None:
    found = propositions(text)
    assert found == propositions(text)
    for p in found:
        assert all(0 <= s.start < s.end <= len(text) for s in p.anchor.spans)
    assert [p.id for p in found] == [f"a0000000000000000.p{n}" for n in range(1, len(found) + 1)]
