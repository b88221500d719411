"""A record and a rewriter of each kind -> which lines are reworded, how they are marked, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord import annotate, read, record
from onrecord.model import REWRITTEN, Record
from onrecord.recording.rewriting import rewrite

QUAY = """date 2031-05-06 Storm sinks boats in Port Ellery

The Harbour Board said on Monday that at least 12 boats had sunk in the storm off Port Ellery.

"We had no warning at all," harbour chief Ada Moss told reporters. Ada Moss did not say how many people were aboard.

The Weather Office denied that it had given no warning before the storm.
"""


@cache
def story() -> Record:
    with TemporaryDirectory() as folder:
        Path(folder, "quay.txt").write_text(QUAY, encoding="utf-8")
        articles, refusals = read([folder])
        return record(articles, annotate(articles), refusals)


def test_a_rewriter_that_changes_nothing_marks_nothing() -> None:
    found, refusals = rewrite(story(), lambda sentence, evidence: sentence, model="echo")
    assert refusals == ()
    assert found.brief == story().brief
    assert found.provenance.models["rewriting"] == "echo"


def test_an_admitted_sentence_stands_and_is_marked() -> None:
    def plainer(sentence: str, evidence: Sequence[str]) -> str:
        return sentence.replace("at least 12 boats had sunk", "at least twelve boats sank")

    found, refusals = rewrite(story(), plainer, model="small")
    changed = [(old, new) for old, new in zip(story().brief, found.brief, strict=True) if old != new]
    assert changed
    for old, new in changed:
        assert "at least twelve boats sank" in new.text
        assert new.rule == old.rule + REWRITTEN
        assert new.evidence == old.evidence
    assert refusals == ()


@pytest.mark.parametrize(
    "lie",
    [
        lambda sentence, evidence: "Nothing happened.",
        lambda sentence, evidence: "",
        lambda sentence, evidence: sentence.replace("12", "120").replace("denied", "admitted").replace("no warning", "a warning")
        + " Critics were outraged.",
    ],
)
def test_what_is_not_admitted_leaves_the_template(lie: object) -> None:
    found, refusals = rewrite(story(), lie, model="liar")  # type: ignore[arg-type]
    assert found.brief == story().brief
    assert [r.template for r in refusals] == [line.text for line in story().brief]
    assert refusals
    assert all(r.reason for r in refusals)


def test_progress_and_evidence_reach_the_rewriter() -> None:
    seen: list[tuple[int, int]] = []
    asked: list[Sequence[str]] = []

    def ask(sentence: str, evidence: Sequence[str]) -> str:
        asked.append(evidence)
        return sentence

    rewrite(story(), ask, model="echo", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(n + 1, len(story().brief)) for n in range(len(story().brief))]
    assert asked
    assert all(evidence and all(words in " ".join(QUAY.split()) for words in evidence[0].split(" … ")) for evidence in asked)


def test_blanks_of_every_kind_are_one() -> None:
    found, refusals = rewrite(story(), lambda sentence, evidence: f" {sentence.replace(' ', chr(160) + chr(9), 1)}  \n", model="spaced")
    assert refusals == ()
    assert found.brief == story().brief


@pytest.mark.parametrize("unseen", ["\x1b[31m", "\x00", "\x9b", "\u202e", "\u2066", "\u2069"])
def test_a_sentence_with_a_character_that_is_not_seen_is_not_admitted(unseen: str) -> None:
    found, refusals = rewrite(story(), lambda sentence, evidence: sentence.replace(" ", f" {unseen}", 1), model="hidden")
    assert found.brief == story().brief
    assert {r.reason for r in refusals} == {"it holds a control character"}
