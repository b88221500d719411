"""The check of conflicts and mergers: judgements without text, and pairs found again by their offsets."""

from __future__ import annotations

import json

import pytest
from bench.reconciliation.__main__ import JUDGEMENTS, KINDS, SAMPLES, Pair, Sample, judgements_of, report, report_id, same

FOUND = Pair("s1", "conflict", ("a1", 10, 30), ("a2", 5, 25))


def judged(**changes: object) -> dict[str, object]:
    return {"story": "s1", "kind": "conflict", "left": ["a1", 12, 30], "right": ["a2", 5, 20], "verdict": "right", "cause": ""} | changes


@pytest.mark.parametrize(("corpus", "least"), [("basil", 200), ("gva2016", 80), ("helsinki", 40), ("helsinki-summit", 20), ("polnear", 5)])
def test_the_judgements_hold_offsets_and_no_text(corpus: str, least: int) -> None:
    rows = judgements_of(JUDGEMENTS / f"{corpus}.jsonl")
    assert len(rows) > least
    for row in rows:
        assert row.keys() == {"story", "kind", "left", "right", "verdict", "cause"}
        assert row["kind"] in KINDS
        assert row["verdict"] in ("right", "wrong")
        assert bool(row["cause"]) == (row["verdict"] == "wrong")
        for side in (row["left"], row["right"]):
            assert isinstance(side, list)
            assert [type(x) for x in side] == [str, int, int]
    assert len({json.dumps([r["story"], r["kind"], r["left"], r["right"]]) for r in rows}) == len(rows)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"story": "s2"}, False),
        ({"kind": "utterance"}, False),
        ({"left": ["a3", 12, 30]}, False),
        ({"left": ["a1", 25, 60]}, False),
        ({"right": ["a2", 5, 200]}, False),
    ],
)
def test_a_pair_is_found_again_where_both_sides_meet(changes: dict[str, object], expected: bool) -> None:
    assert same(FOUND, judged(**changes)) is expected


def test_precision_is_counted_over_what_was_judged(capsys: pytest.CaptureFixture[str]) -> None:
    other = Pair("s1", "conflict", ("a1", 100, 130), ("a2", 105, 125))
    unseen = Pair("s1", "conflict", ("a1", 300, 330), ("a2", 305, 325))
    rows = [judged(), judged(left=["a1", 100, 130], right=["a2", 105, 125], verdict="wrong", cause="another claim")]
    report("first", [FOUND, other, unseen], rows, ("conflict",))
    out = capsys.readouterr().out
    assert "1 right   1 wrong   1 unjudged   precision 50.0" in out
    assert "wrong, 1: another claim" in out


def test_a_sample_is_drawn_by_a_fixed_rule() -> None:
    stories = {"c": [1, 2, 3], "a": [1, 2, 3], "b": [1], "d": [1, 2, 3, 4], "e": [1, 2, 3]}
    assert Sample("x", 0, 2, KINDS, reports=3, by_id=True).names(stories) == ["a", "d"]
    assert Sample("x", 1, 2, KINDS, most=1).names(stories) == ["a"]


@pytest.mark.parametrize("corpus", ["helsinki", "helsinki-summit", "polnear", "polnear-june", "polnear-september"])
def test_stories_that_a_corpus_does_not_list_are_listed_by_their_reports(corpus: str) -> None:
    stories = json.loads((JUDGEMENTS / f"{corpus}-stories.json").read_text(encoding="utf-8"))
    assert list(stories) == sorted(stories)
    assert all(len(names) >= 2 and len(set(names)) == len(names) for names in stories.values())
    path = JUDGEMENTS / f"{corpus}.jsonl"
    judged_ids = {str(j["story"]) for j in judgements_of(path)} if path.exists() else set()
    assert judged_ids <= set(stories)


def test_samples_of_a_size_are_drawn_by_id() -> None:
    stories = {"c": [1, 2], "a": [1, 2], "b": [1], "d": [1, 2, 3], "e": [1, 2]}
    assert Sample("x", 0, 2, KINDS, reports=2, upto=2, by_id=True).names(stories) == ["a", "e"]
    assert {s.corpus.partition("-")[0] for s in SAMPLES.values()} == {"basil", "gva2016", "helsinki", "polnear"}


def test_a_report_is_known_by_its_file() -> None:
    assert report_id("/tmp/x/12.jsonl#1") == "12"
    assert report_id("/tmp/x/a-b.txt") == "a-b"
