"""`python -m bench.held_out [STORY…] [--misses]`: records of stories, scored against gold written before the program saw them.

Invented stories of four or five reports each stand beside this file with gold records (`gold.json`) and notes; of six stories of real
reports only the gold does, without their words (`real.py`), and the reports are read from their corpus. Who wrote the gold had not seen the
program, its word lists or its output. `indictment` and `packages` have only ever been scored; the others have been read for
their misses since, so that what they give now is a development number. The scorer, `score_record.py`, lies in `ONRECORD_BENCH`, else in
`../shared/bench` beside the project; absent, the command says so and stops.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.held_out.real import lay_out
from onrecord import pipeline

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ.get("ONRECORD_BENCH") or HERE.parents[2] / "shared" / "bench")
INVENTED = ("strait", "tailings", "verdict", "outbreak", "convoy", "lake")
REAL = ("voting", "billboards", "school-report", "courtroom", "indictment", "packages")
STORIES = (*INVENTED, *REAL)


def score(story: str, *, bench: Path = BENCH, misses: bool = False) -> str:
    """What the scorer prints of a story's record."""
    scorer = bench / "score_record.py"
    if not scorer.is_file():
        raise SystemExit(f"the scorer is missing: {scorer} (set ONRECORD_BENCH)")
    with tempfile.TemporaryDirectory() as folder:
        reports = HERE / story
        if story in REAL:
            reports = Path(folder)
            try:
                lay_out(HERE / story, bench / "stories", reports)
            except FileNotFoundError as error:
                raise SystemExit(f"the corpus of {story} is missing: {error.filename} (set ONRECORD_BENCH)") from error
        articles, refused = pipeline.read([str(path) for path in sorted(reports.glob("*.txt"))])
        if refused:
            raise SystemExit("; ".join(f"{r.locator}: {r.reason}" for r in refused))
        record = pipeline.record(articles, pipeline.annotate(articles))
        path = Path(folder) / "record.json"
        path.write_text(pipeline.render(record, "json"), encoding="utf-8")
        command = [sys.executable, str(scorer), str(reports / "gold.json"), str(path), *(["--misses"] if misses else [])]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def flat(scores: Mapping[str, object]) -> dict[str, object]:
    """F1 where a measure has precision and recall."""
    return {name: value["F1"] if isinstance(value, dict) else value for name, value in scores.items()}


def table(rows: Mapping[str, Mapping[str, object]]) -> str:
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    head = f"{'':22}" + "".join(f"{story:>12}" for story in rows)
    return "\n".join([head, *(f"{name:22}" + "".join(f"{row.get(name)!s:>12}" for row in rows.values()) for name in names)])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*", choices=[*STORIES, []], metavar="STORY", help=", ".join(STORIES))
    parser.add_argument("--misses", action="store_true", help="print each gold row that the record lacks")
    given = parser.parse_args(arguments)
    stories: Sequence[str] = given.stories or STORIES
    if given.misses:
        for story in stories:
            sys.stdout.write(score(story, misses=True))
        return
    sys.stdout.write(table({story: flat(json.loads(score(story))) for story in stories}) + "\n")


if __name__ == "__main__":
    main()
