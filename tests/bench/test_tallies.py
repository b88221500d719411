"""The benchmark of tallies, on two invented stories: what it prints, and that it stops where the data is absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.tallies.__main__ import STORIES, halves, main


def test_it_says_that_the_data_is_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "is not here" in capsys.readouterr().err


def test_it_compares_each_story_with_its_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        _row("1", "s1", "2031-05-01", "Two divers killed off Orrin", "Two divers were killed and a girl was injured on Thursday.", 2, 1),
        _row("2", "s1", "2031-05-02", "Diver charged", "A diver was charged on Friday in the death of Ana Brook.", 2, 1),
        _row("3", "s2", "2031-05-03", "Fair opens", "The fair opened on Saturday with 40 stalls.", 3, 0),
    ]
    (tmp_path / STORIES).parent.mkdir()
    (tmp_path / STORIES).write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert main([str(tmp_path), "--misses", "--records", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[1].split() == ["all", "2", "50.0", "100.0", "50.0"]
    assert "s2       gold 3/0    record 0/0    | -" in printed
    assert len(json.loads((tmp_path / "out" / "s1.json").read_text(encoding="utf-8"))["tallies"]) == 2


def test_halves_are_fixed_and_even() -> None:
    found = halves(f"s{i}" for i in range(100))
    assert found == halves(f"s{i}" for i in reversed(range(100)))
    assert sorted(found.values()) == ["A"] * 50 + ["B"] * 50


def _row(name: str, story: str, day: str, title: str, text: str, killed: int, injured: int) -> dict[str, object]:
    gold = {"killed": killed, "injured": injured}
    return {"id": name, "story": story, "date": day, "title": title, "text": text, "gold": gold}
