"""Statements of invented reports -> the sentences of the brief: a verb that fits, whole words, marks in pairs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord import annotate, read, record
from onrecord.recording.sentences import brief_name
from onrecord.recording.verbs import is_finite, past, quoting_verb, takes, telling_verb, verb_of_noun


def told(text: str) -> list[str]:
    """The sentences on what is said, from one report."""
    with TemporaryDirectory() as folder:
        Path(folder, "courier.txt").write_text(f"date 2031-05-06 News from the strait\n\n{text}\n", encoding="utf-8")
        articles, refusals = read([folder])
        brief = record(articles, annotate(articles), refusals).brief
        return [line.text for line in brief if line.section.startswith("What") and line.rule != "brief/lead"]


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
