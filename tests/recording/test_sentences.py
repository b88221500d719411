"""Statements of invented reports -> the sentences of the brief: a verb that fits, whole words, marks in pairs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord import annotate, read, record
from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_nouns, cue_verbs
from onrecord.recording.naming import brief_name
from onrecord.recording.verbs import VerbRow, is_finite, past, quoting_verb, takes, telling_verb, verb_of_noun


def told(text: str) -> list[str]:
    """The sentences on what is said, from one report."""
    with TemporaryDirectory() as folder:
        news = "Seven ferries lay idle at Halvern on Sunday after the winter storm broke their moorings."
        Path(folder, "courier.txt").write_text(f"date 2031-05-06 News from the strait\n\n{news}\n\n{text}\n", encoding="utf-8")
        articles, refusals = read([folder])
        brief = record(articles, annotate(articles), refusals).brief
        return [line.text for line in brief if line.section.startswith("What") and not line.text.startswith("Seven ferries")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The coast guard said that the tug had sunk within an hour.", "The coast guard said that the tug had sunk within an hour."),
        (
            '"We lost the tug," harbour master Ada Bright said. "Nobody came to help us."',
            "Ada Bright said: “We lost the tug. Nobody came to help us.”",
        ),
        ("The tug sank within an hour, the coast guard said.", "The coast guard said that the tug sank within an hour."),
        (
            'Ada Bright said that the tug was "safe and sound" before it left.',
            "Ada Bright said that the tug was “safe and sound” before it left.",
        ),
    ],
)
def test_sentences(text: str, sentence: str) -> None:
    assert told(text) == [sentence]


def test_no_sentence_repeats_that_or_leaves_a_mark_open() -> None:
    text = (
        'Ada Bright said that that tug was "the pride of the harbour" and that "nobody came". The dockers\' union warned that the strait '
        "would be closed, which pilots had long feared."
    )
    for sentence in told(text):
        assert "that that that" not in sentence
        assert sentence.count("“") == sentence.count("”")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Harbour Watch, a group that counts ships", "Harbour Watch"),
        ("Ada Bright", "Ada Bright"),
        ("Denmark, Norway and Sweden", "Denmark, Norway and Sweden"),
    ],
)
def test_brief_names(name: str, short: str) -> None:
    assert brief_name(name) == short


def test_verbs() -> None:
    assert [past(lemma) for lemma in ("deny", "say", "pledge")] == ["denied", "said", "pledged"]
    assert (telling_verb("tell"), telling_verb("claim"), telling_verb("in")) == ("said", "claimed", None)
    assert (quoting_verb("write"), quoting_verb("praise"), quoting_verb(None)) == ("wrote", "said", "said")
    assert (verb_of_noun("denial", "deny"), verb_of_noun("table", "say")) == ("denied", None)
    assert takes("say", "clause")
    assert not takes("praise", "clause")
    assert [is_finite(w) for w in ("has signed", "tweeted", "to sign", "in")] == [True, True, False, False]


@pytest.mark.parametrize("row", table("brief_verbs", VerbRow), ids=lambda row: f"{row.use}-{row.act or row.words[0]}")
def test_a_row_of_the_briefs_verbs_does_what_it_says(row: VerbRow) -> None:
    if row.use == "hearer":
        assert {telling_verb(word) for word in row.words if word in cue_verbs()} == {"said"}
        assert past(row.words[0]) in row.example
    elif row.use == "no-quote":
        assert {quoting_verb(word) for word in row.words} == {"said"}
        assert any(past(word) in row.example for word in row.words)
    else:
        nouns = [lemma for lemma, cue in cue_nouns().items() if cue.act == row.act and lemma in row.example]
        assert nouns
        assert {verb_of_noun(lemma, cue_nouns()[lemma].act) for lemma in nouns} == {row.verb}


@pytest.mark.parametrize(("lemma", "verb"), [("slam", "criticized"), ("blast", "criticized"), ("criticize", "criticized"), ("say", "said")])
def test_a_verb_that_judges_is_told_plainly(lemma: str, verb: str) -> None:
    assert telling_verb(lemma) == verb


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Ada Bright left the port on Sunday. The Harbour Post reported that she had sold the tug in March to a rival.",
            "The Harbour Post reported that [Ada Bright] had sold the tug in March to a rival.",
        ),
        ("Ada Bright said that she had sold the tug in March to a rival.", "Ada Bright said that she had sold the tug in March to a rival."),
        ('A Harbour Board official said: "Nobody was told of the sale of the tug."', "A Harbour Board official said: “Nobody was told of the sale of the tug.”"),
        (
            "Ada Bright has also called for a new quay at the old port of Halvern.",
            "Ada Bright called for a new quay at the old port of Halvern.",
        ),
        (
            "The prosecutor's office announced charges against two pilots accused of sinking the ferry.",
            "The prosecutor's office announced charges against two pilots accused of sinking the ferry.",
        ),
        ("The carrier, Lund & Sons, confirmed that the tug had been sold.", "The carrier, Lund & Sons, confirmed that the tug had been sold."),
    ],
)
def test_a_sentence_stands_alone(text: str, sentence: str) -> None:
    assert sentence in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Needless to say, the harbour is in a bad state after the storm.",
        "The suit, argued at length on Monday, claims that the harbour board knew of the leak.",
        "The union wants a bridge over a strait pilots say is too deep for piers.",
    ],
)
def test_what_was_not_said_by_its_source_makes_no_sentence_of_ours(text: str) -> None:
    assert not any(line.startswith(("The needless said", "Needless said", "The suit argued", "The pilots said a", "Pilots said a")) for line in told(text))


def test_a_clause_of_the_reports_own_is_not_put_into_a_speakers_mouth() -> None:
    text = (
        "Most of the sailors were from nearby Tarsia, whose harbour master, Ada Bright, said in an address on Sunday: "
        '"We mourn our brothers, and we shall ask who let them sail in the storm."'
    )
    lines = " ".join(told(text))
    assert "said that most of the sailors" not in lines
