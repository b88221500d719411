"""Questions read: kinds, speakers, what is counted, names, numbers and quotations."""

from __future__ import annotations

import pytest

from onrecord.answering.answer import parse_question
from onrecord.answering.kinds import Kind
from onrecord.answering.question import Question, read_question
from onrecord.answering.terms import Asking, StrongVerb, asking, families_in, families_of, name_root, root_of
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.stems import words_in


def read(text: str) -> Question:
    return read_question(text, parse_question(text, load_syntax()))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who opened the sluice?", "who"),
        ("What is the name of the diver?", "who"),
        ("What did Ada Moss say about the dam?", "said"),
        ("How did the miners react to the offer?", "said"),
        ("How many boats sank, and who says so?", "count"),
        ("How long was the tunnel closed?", "count"),
        ("Which flood figures are reported?", "count"),
        ("What toll did the ministry give?", "count"),
        ("When did the dam break?", "when"),
        ("On which date was the bridge opened?", "when"),
        ("Where did the boats sink?", "where"),
        ("Did the mayor deny that the dam was cracked?", "whether"),
        ("Who was first to reach the wreck?", "first"),
        ("Which report carries the letter?", "carries"),
        ("Do the reports agree on the toll?", "agree"),
        ("What did the harbour office not say?", "silent"),
        ("Through whom is the letter known?", "via"),
        ("When was report 002 published?", "publication"),
        ("Do any two reports share wording?", "origins"),
    ],
)
def test_the_kind_of_a_question(text: str, kind: Kind) -> None:
    assert read(text).kind == kind


def test_a_second_question_has_its_own_kind_and_weighs_less() -> None:
    question = read("Who closed the bridge, and when was it opened again?")
    assert question.kinds[:1] == ("who",)
    assert "when" in question.kinds
    assert {t.form: t.tail for t in question.terms} == {"closed": False, "bridge": False, "opened": True}


@pytest.mark.parametrize(
    ("text", "counted", "modifiers"),
    [
        ("How many goats were lost?", "goats", set()),
        ("How many police officers were hurt?", "officers", {"police"}),
        ("How many of the passengers were hurt?", "passengers", set()),
        ("How much oil leaked?", "oil", set()),
        ("Which casualty figures are reported?", "figures", {"casualty"}),
    ],
)
def test_what_is_counted(text: str, counted: str, modifiers: set[str]) -> None:
    question = read(text)
    assert question.counted is not None
    assert question.counted.form == counted
    assert {m.form for m in question.modifiers} == modifiers


def test_the_speaker_and_the_act() -> None:
    question = read("Did the harbour office deny that boats had sunk?")
    assert (question.speaker, question.act) == ("harbour office", "deny")
    assert read("What did Ada Moss say about the storm?").speaker == "Ada Moss"
    assert read("Who said that the storm was over?").speaker == ""


def test_names_are_demands_and_an_acronym_is_a_name() -> None:
    assert [n.text for n in read("What did Ada Moss say to the Port Ellery council?").names] == ["Ada Moss", "Port Ellery"]
    assert [set(n.polities) for n in read("How did the US react?").names] == [{"United States"}]


def test_numbers_that_count_and_numbers_that_do_not() -> None:
    assert read("Who gives the figure of 14,000?").numbers == (14000,)
    assert read("Do 300 and 1,200 contradict each other?").numbers == (300, 1200)
    assert read("What happened on May 6, 2031 according to report 002?").numbers == ()


def test_quotations_are_kept_and_left_out_words_are_not_content() -> None:
    assert read("Who said “the water came at night”?").quoted == ("the water came at night",)
    assert {t.form for t in read("How many goats died, not counting the kids?").terms} == {"goats", "died"}


def test_whose_name_is_asked_for() -> None:
    assert read("What is the name of the diver who found the wreck?").name_of == "diver"
    assert read("What is the name of the mayor's brother?").name_of == "brother"


@pytest.mark.parametrize("row", table("strong_verbs", StrongVerb), ids=lambda r: r.lemma)
def test_strong_verb_in_its_example(row: StrongVerb) -> None:
    assert {root_of(form) for form in row.forms} == {root_of(row.lemma)}
    assert root_of(row.lemma) in {root_of(w.form) for w in words_in(row.example)}


@pytest.mark.parametrize("row", table("questions", Asking), ids=lambda r: r.class_)
def test_asking_row_in_its_example(row: Asking) -> None:
    tokens = parse_question(row.example, load_syntax()).tokens
    said = " ".join(t.lower for t in tokens)
    forms = {t.lower for t in tokens} | {t.lemma.lower() for t in tokens}
    assert any(word in said if " " in word else word in forms for word in row.words)
    assert asking(row.class_) == frozenset(row.words)


@pytest.mark.parametrize(
    ("left", "right"), [("sent", "dispatched"), ("died", "killed"), ("slain", "death"), ("soldiers", "troops"), ("retook", "recaptured")]
)
def test_words_of_one_family(left: str, right: str) -> None:
    assert families_of(left) & families_of(right)


def test_two_words_of_one_deed() -> None:
    assert families_in(("were", "taken", "prisoner")) & families_of("captured")


@pytest.mark.parametrize(("left", "right"), [("sorrenia", "sorrenian"), ("tarrovia", "tarrovians"), ("japan", "japanese")])
def test_a_people_and_its_country_have_one_root(left: str, right: str) -> None:
    assert name_root(left) == name_root(right)
