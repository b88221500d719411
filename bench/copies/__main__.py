"""`python -m bench.copies`: shared passages of one day's 612 reports (`stories/helsinki.jsonl` of the bench folder).

Reads and annotates all reports once (two to three minutes), then prints for 100, 200, 400 and 612 reports the seconds, candidate pairs,
report pairs, passages and origins; the share of the judged passage pairs that are copies, and how many of them are still found; of the
reports that name an agency as their writer, how many are tied to it; and what linking and comparing cost beside annotating, for stories
of 25, 50 and 100 of the same 400 reports. `--sample SEED` prints 100 passage pairs drawn with that seed, to be judged anew.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.comparing import compare
from onrecord.linking import link
from onrecord.linking.copies import find_copies
from onrecord.linking.credits import Credit, credit_of
from onrecord.linking.origins import borrowed_passages
from onrecord.linking.shingles import run_pairs, sentence_pairs, shared_shingles, text_of
from onrecord.model import Anchor, Annotations, Article, Copy

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench") / "stories" / "helsinki.jsonl"
JUDGEMENTS = Path(__file__).with_name("judgements.json")
SIZES = (100, 200, 400, 612)
STORIES = (25, 50, 100)
LINKED = 400
Row = tuple[Article, Annotations, float]


def rows_of(corpus: Path) -> list[Row]:
    """The corpus's reports, sorted by digest, each with its annotations and the processor seconds that they took."""
    out = []
    for article in pipeline.read([str(corpus)])[0]:
        start = time.process_time()
        out.append((article, pipeline.annotate_one(article), time.process_time() - start))
    return out


def copies_of(rows: Sequence[Row]) -> tuple[tuple[Copy, ...], list[Credit]]:
    """The copies and credits of the rows' reports."""
    credited = [credit_of(a) for a, _, _ in rows]
    return find_copies([a for a, _, _ in rows], [n for _, n, _ in rows], credited), credited


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def by_size(rows: Sequence[Row]) -> None:
    """Print one line a size: cost and counts."""
    _say("reports    words  seconds  candidates  a report  report pairs  passages  origins/100  agency reports")
    for size in SIZES:
        part = rows[:size]
        start = time.process_time()
        copies, credited = copies_of(part)
        spent = time.process_time() - start
        texts = [text_of(a, n) for a, n, _ in part]
        candidates = len(run_pairs(shared_shingles(texts)[1]) | sentence_pairs(texts, [frozenset()] * len(texts)).keys())
        pairs = len({(c.left.article, c.right.article) for c in copies})
        wires = {c.wire for c in credited if c.wire}
        written = sum(c.wire is not None for c in credited)
        roots = _origins([a for a, _, _ in part], copies, credited)
        _say(
            f"{size:7}{sum(len(t.words) for t in texts):9}{spent:9.1f}{candidates:12}{candidates / size:10.1f}{pairs:14}{len(copies):10}"
            f"{100 * roots / size:13.1f}{written:9} of {len(wires)}"
        )


def _origins(articles: Sequence[Article], copies: Sequence[Copy], credited: Sequence[Credit]) -> int:
    """Origins of the reports: the agency that wrote one; where half of it is borrowed, what most of that goes back to; else the report."""
    borrowed: dict[str, dict[str, int]] = {}
    for b in borrowed_passages(articles, copies, credited):
        row = borrowed.setdefault(b.anchor.article, {})
        row[b.agency or b.root] = row.get(b.agency or b.root, 0) + sum(map(len, b.anchor.spans))
    roots = set()
    for article, credit in zip(articles, credited, strict=True):
        row = borrowed.get(article.id, {})
        told = sum(r.end - r.start for r in article.regions if r.kind == "body")
        root = max(row, key=lambda name: (row[name], name)) if 2 * sum(row.values()) > told else article.id
        roots.add(credit.wire or root)
    return len(roots)


def judged(rows: Sequence[Row], judgements: Mapping[str, Any]) -> None:
    """Print how the copies found now stand to the judgements."""
    copies, credited = copies_of(rows)
    found: dict[tuple[str, str], list[Copy]] = {}
    for c in copies:
        found.setdefault((c.left.article, c.right.article), []).append(c)
    pairs = judgements["pairs"]["rows"]
    right = [p for p in pairs if p["verdict"] == "copy"]
    _say(f"judged pairs: {len(right)} of {len(pairs)} are copies")
    for name, wanted in (("copies", right), ("others", [p for p in pairs if p["verdict"] != "copy"])):
        still = sum(any(_same(c, p) for c in found.get((p["left"][0], p["right"][0]), ())) for p in wanted)
        _say(f"  of the {name} {still} of {len(wanted)} are found now")
    credit = {a.id: c for (a, _, _), c in zip(rows, credited, strict=True)}
    carrying = {side.article for c in copies for side in (c.left, c.right)}
    listed = judgements["agency_articles"]["rows"]
    named = sum(r["agency"] in (credit[r["article"]].wire, *credit[r["article"]].parts) for r in listed)
    shared = [r for r in listed if r["others_carry_it"]]
    _say(f"agency reports: {named} of {len(listed)} credited to their agency; passages found in {_in(shared, carrying)} of {len(shared)}")


def _in(listed: Sequence[Mapping[str, Any]], carrying: set[str]) -> int:
    return sum(r["article"] in carrying for r in listed)


def _same(copy: Copy, pair: Mapping[str, Any]) -> bool:
    return copy.left.overlaps(Anchor.at(*pair["left"])) and copy.right.overlaps(Anchor.at(*pair["right"]))


def cost(rows: Sequence[Row]) -> None:
    """Print what linking and comparing cost a report, in stories of each size cut from the same reports, beside annotating."""
    part = rows[:LINKED]
    annotating = sum(spent for _, _, spent in part) / len(part)
    _record(part[:10])
    gc.collect()
    gc.freeze()  # the corpus is no part of a story: it is not to be gone through at each collection
    for size in STORIES:
        spent = min(_timed(part, size) for _ in range(3)) / len(part)
        _say(f"stories of {size:3}: {1000 * spent:.1f} ms a report; annotating {1000 * annotating:.1f} ms")


def _timed(rows: Sequence[Row], size: int) -> float:
    start = time.process_time()
    for first in range(0, len(rows), size):
        _record(rows[first : first + size])
    return time.process_time() - start


def _record(rows: Sequence[Row]) -> None:
    articles, annotations = [a for a, _, _ in rows], [n for _, n, _ in rows]
    compare(articles, annotations, link(articles, annotations))


def sample(rows: Sequence[Row], seed: int) -> None:
    """Print 100 passage pairs to be judged."""
    text = {a.id: a.text for a, _, _ in rows}
    for c in random.Random(seed).sample(list(copies_of(rows)[0]), 100):
        for side in (c.left, c.right):
            _say(f"{side.article} {side.start} {side.end} {' '.join(side.text_in(text[side.article]).split())}")
        _say()


def main() -> None:
    parser = argparse.ArgumentParser(description="Copies in one day's news.")
    parser.add_argument("--sample", type=int, metavar="SEED")
    options = parser.parse_args()
    if not CORPUS.is_file():
        raise SystemExit(f"{CORPUS} is not here; docs/benchmarks/copies.md says what it is")
    rows = rows_of(CORPUS)
    if options.sample is not None:
        sample(rows, options.sample)
        return
    by_size(rows)
    judged(rows, json.loads(JUDGEMENTS.read_text(encoding="utf-8")))
    cost(rows)


if __name__ == "__main__":
    main()
