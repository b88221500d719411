"""`python -m bench.tallies [FOLDER] [--half A|B] [--misses] [--records OUT]`: do records hold how many were killed and injured?

FOLDER holds `stories/gva2016.jsonl`: 904 local reports of 347 shootings with, for each, the final killed and injured (the data of
LongTailQA, SemEval-2018 Task 5; it names victims and is not redistributed). It is `ONRECORD_BENCH`, else `../shared/bench` beside the
project; absent, the command says so and stops. Each report becomes a text file of title, date and text; each story's record is made of
its own reports alone (read, annotate, record), and its tallies are compared with the gold. A fate that the record does not tell counts
as 0.

The gold is what the count was in the end. A report of the first day may honestly give another.

Half A (every rule was made on it) and half B (never looked at) are the stories shuffled with a fixed seed. `--misses` lists the stories
that don't match with the tolls of their reports, numbers and rules only. `--records` writes the records, for the data's own scorer.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import pipeline
from onrecord.model import Fate, Record
from onrecord.recording.tallies import DEFAULT, FATES, PICK, TallyRule, tallies

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
STORIES = Path("stories") / "gva2016.jsonl"
SEED = 2016
MANY = 4
"""Stories of so many reports and more are one row of the table: there are few."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story's id, its gold, its half and the record of its reports."""

    id: str
    half: str
    reports: int
    gold: Mapping[Fate, int]
    record: Record

    def best(self, rule: TallyRule) -> dict[Fate, int]:
        """The record's numbers by one rule; 0 for a fate that it doesn't tell."""
        found = {y.fate: y for y in tallies(self.record.articles, self.record.figures, self.record.tolls, rule=rule)}
        return {fate: int(found[fate].best) if fate in found else 0 for fate in FATES}


def halves(stories: Iterable[str]) -> dict[str, str]:
    """Story -> `A` or `B`, by a shuffle with a fixed seed."""
    ids = sorted(stories)
    random.Random(SEED).shuffle(ids)
    return {story: "A" if i < len(ids) // 2 else "B" for i, story in enumerate(ids)}


def load(
    rows: Sequence[Mapping[str, str]], gold: Mapping[str, Mapping[Fate, int]], half: Mapping[str, str], *, processes: int
) -> list[Story]:
    """Every story with its record. Two reports of the same bytes are read once, and stand in each story that has them."""
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            head = (row["title"] + "\n" if row["title"] else "") + (f" date {row['date']} \n" if row["date"] else "")
            (Path(folder) / f"{row['id']}.txt").write_text(head + row["text"] + "\n", encoding="utf-8", newline="")
        articles, _ = pipeline.read([folder])
    annotated = dict(zip((Path(a.locator).stem for a in articles), pipeline.annotate(articles, processes=processes), strict=True))
    of = {Path(a.locator).stem: a for a in articles}
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        members[row["story"]].append(row["id"])
    out: list[Story] = []
    for story, ids in members.items():
        there = list(dict.fromkeys(i for i in ids if i in of))
        record = pipeline.record([of[i] for i in there], [annotated[i] for i in there])
        out.append(Story(story, half[story], len(ids), {fate: gold[story][fate] for fate in FATES}, record))
    return out


def table(stories: Sequence[Story], rule: TallyRule) -> str:
    """Exact matches in percent: all, by half, by number of reports."""
    groups: dict[str, list[Story]] = {"all": list(stories)}
    for half in ("A", "B"):
        groups[f"half {half}"] = [s for s in stories if s.half == half]
    for story in sorted(stories, key=lambda s: s.reports):
        groups.setdefault(f"{story.reports} reports" if story.reports < MANY else f"{MANY} or more reports", []).append(story)
    lines = [f"{'rule ' + rule:36}{'stories':>8}{'killed':>8}{'injured':>8}{'both':>8}"]
    for name, group in groups.items():
        if not group:
            continue
        hits = [[s.best(rule)[fate] == s.gold[fate] for fate in FATES] for s in group]
        rates = [sum(h[0] for h in hits), sum(h[1] for h in hits), sum(all(h) for h in hits)]
        lines.append(f"{name:36}{len(group):8}" + "".join(f"{100 * n / len(group):8.1f}" for n in rates))
    return "\n".join(lines)


def misses(stories: Sequence[Story]) -> str:
    """The stories that don't match, one a line, with each report's tolls as `value:rule`, oldest first."""
    lines = []
    for story in stories:
        best = story.best(DEFAULT)
        if best == dict(story.gold):
            continue
        figures = {f.id: f for f in story.record.figures}
        told = []
        for article in sorted(story.record.articles, key=lambda a: (a.published.value or "", a.id)):
            tolls = [t for t in story.record.tolls if t.article == article.id]
            numbers = (f"{t.fate[0]}{figures[t.figure].high or figures[t.figure].low:g}:{t.rule.split('/')[1]}" for t in tolls)
            told.append(" ".join(numbers) or "-")
        gold = "/".join(str(story.gold[f]) for f in FATES)
        lines.append(f"{story.half} {story.id:8} gold {gold:6} record {'/'.join(str(best[f]) for f in FATES):6} | {' | '.join(told)}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tallies", description="Exact killed and injured of 347 stories.")
    parser.add_argument("folder", nargs="?", type=Path, default=BENCH)
    parser.add_argument("--half", choices=("A", "B"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--records", type=Path, metavar="OUT")
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args(arguments)
    path = options.folder / STORIES
    if not path.is_file():
        sys.stderr.write(f"{path} is not here: the stories are not part of the project (see docs/benchmarks/tallies.md)\n")
        return 2
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    half = halves({row["story"] for row in rows})
    rows = [row for row in rows if options.half in (None, half[row["story"]])]
    stories = load(rows, {row["story"]: row["gold"] for row in rows}, half, processes=options.processes)
    for rule in PICK:
        sys.stdout.write(table(stories, rule) + "\n\n")
    if options.misses:
        sys.stdout.write(misses(stories) + "\n")
    if options.records is not None:
        options.records.mkdir(parents=True, exist_ok=True)
        for story in stories:
            (options.records / f"{story.id}.json").write_text(pipeline.render(story.record, "json"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
