"""Conditions, words for numbers given before, conversions, dated acts and renderings: each row does what it says in its example."""

from __future__ import annotations

import re

import pytest

from onrecord.comparing.dated_acts import DatedAct
from onrecord.comparing.renderings import RenderingRow, meaning
from onrecord.lexicon import table
from onrecord.lexicon.conditions import (
    Condition,
    Conversion,
    Given,
    all_conditions,
    condition_pattern,
    conditions,
    conversions,
    given_pattern,
    open_conditions,
)
from onrecord.lexicon.stems import words_in


@pytest.mark.parametrize("row", table("conditions", Condition), ids=lambda r: r.condition)
def test_condition_row_in_its_example(row: Condition) -> None:
    match = condition_pattern().search(row.example)
    assert match is not None
    assert conditions()[match[0]] == row.condition


@pytest.mark.parametrize("row", table("given", Given), ids=lambda r: r.class_)
def test_given_row_in_its_example(row: Given) -> None:
    assert given_pattern(row.class_).search(row.example)


@pytest.mark.parametrize("row", table("conversions", Conversion), ids=lambda r: r.unit)
def test_conversion_row(row: Conversion) -> None:
    assert conversions()[row.unit].factor > 0
    assert sum(r.kind == row.kind and r.factor == 1.0 for r in table("conversions", Conversion)) == 1


@pytest.mark.parametrize("row", table("dated_acts", DatedAct), ids=lambda r: r.act)
def test_dated_act_row_in_its_example(row: DatedAct) -> None:
    past = {
        "bought": "buy",
        "sold": "sell",
        "froze": "freeze",
        "built": "build",
        "shut": "shut",
        "wrote": "write",
        "run": "run",
        "certified": "certify",
    }
    forms = {w.form for w in words_in(row.example)}
    lemmas = forms | {f.removesuffix("ed") for f in forms} | {f.removesuffix("d") for f in forms} | {past.get(f, f) for f in forms}
    lemmas |= {re.sub(r"(.)\1ed$", r"\1", f) for f in forms}
    assert lemmas & {word.split()[0] for word in (*row.verbs, *row.nouns)}


def test_no_word_of_a_rendering_stands_twice() -> None:
    words = [word for row in table("renderings", RenderingRow) for word in row.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("row", table("renderings", RenderingRow), ids=lambda r: r.words[0])
def test_the_two_renderings_of_a_row_mean_the_same_by_its_words_alone(row: RenderingRow) -> None:
    left, right = (words_in(sentence) for sentence in re.findall("“([^”]+)”", row.example))
    changed = [(a, b) for a, b in zip(left, right, strict=True) if a.stem != b.stem]
    assert changed
    assert all({a.form, b.form} <= set(row.words) for a, b in changed)
    assert [meaning(w) for w in left] == [meaning(w) for w in right]
    assert {meaning(w) for w in words_in(" ".join(row.words))} == {row.words[0]}, "a word of the row is never read as one"


@pytest.mark.parametrize(
    ("left", "right"), [("every", "all"), ("cases", "exceptions"), ("few", "rare"), ("daughter", "son"), ("ever", "never"), ("hardly", "small")]
)
def test_what_no_translator_would_swap(left: str, right: str) -> None:
    (a,), (b,) = words_in(left), words_in(right)
    assert meaning(a) != meaning(b)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Nine were taken ashore.", "rescue"),
        ("Nine were taken off the tug.", "rescue"),
        ("Nine were hospitalised.", "hospital"),
        ("Nine ran.", None),
    ],
)
def test_the_longest_phrase_is_read(text: str, condition: str | None) -> None:
    match = condition_pattern().search(text)
    assert (conditions()[match[0]] if match else None) == condition


def test_a_count_of_the_freed_is_closed() -> None:
    assert "miss" in open_conditions()
    assert "release" in all_conditions() - open_conditions()
