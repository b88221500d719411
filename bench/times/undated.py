"""`python -m bench.times.undated [--stories N]`: how well the other reports of a story settle the day of one whose date is taken away.

For the first N stories of each set with three dated reports or more, two reports in turn lose their date. Printed are how many were
settled, whether the days found hold the true one, and whether each time that was settled has the value it gets with the true date.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bench.times.__main__ import BENCH
from onrecord import pipeline
from onrecord.annotating import re_anchored, reader_of
from onrecord.comparing import repair_dates
from onrecord.linking import link
from onrecord.model import Annotations, Article, Published, Region

SETS = ("stories/gva2016.jsonl", "stories/basil.jsonl")
STORIES = 50
REPORTS = 3
TAKEN = 2
"""Reports of a story that lose their date, one at a time."""


def stories_of(path: str, number: int) -> Iterator[list[Article]]:
    """The dated reports of the first stories that have enough of them, by the stories' ids."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in (BENCH / path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("date") and row["text"].strip():
            groups.setdefault(row["story"], []).append(row)
    for story in sorted(s for s in groups if len(groups[s]) >= REPORTS)[:number]:
        yield [_article(row) for row in groups[story]]


def _article(row: dict[str, Any]) -> Article:
    text, digest = row["text"], hashlib.sha256(f"{row['id']}{row['text']}".encode()).hexdigest()
    region = Region(0, len(text), "body")
    return Article(f"a{digest[:16]}", row["id"], digest, None, None, (), "en", _known(row["date"][:10]), text, (region,))


def _known(day: str | None) -> Published:
    return Published(day, day, "given" if day else "none")


def counted(articles: Sequence[Article]) -> Counter[str]:
    """The counts of one story."""
    out: Counter[str] = Counter()
    whole = {a.id: found for a, found in zip(articles, pipeline.annotate(articles), strict=True)}
    for taken in articles[:TAKEN]:
        bare = _without_date(taken)
        found = {**whole, bare.id: pipeline.annotate_one(bare)}
        ordered = sorted((bare if a.id == bare.id else a for a in articles), key=lambda a: a.sha256)
        rows = [found[a.id] for a in ordered]
        repairs = repair_dates(ordered, rows, link(ordered, rows), reader=reader_of)
        repair = next((r for r in repairs if r.article == bare.id and r.earliest and r.latest), None)
        out["without a date"] += 1
        if repair is not None and repair.earliest and repair.latest and taken.published.value:
            out["settled"] += 1
            out["days hold the true one"] += repair.earliest <= taken.published.value <= repair.latest
            days = date.fromisoformat(repair.earliest), date.fromisoformat(repair.latest)
            out += _times(found[bare.id], re_anchored(bare, found[bare.id], *days), whole[bare.id])
    return out


def _without_date(article: Article) -> Article:
    return Article(article.id, article.locator, article.sha256, None, None, (), "en", _known(None), article.text, article.regions)


def _times(before: Annotations, after: Annotations, true: Annotations) -> Counter[str]:
    value = {time.anchor: time.value for time in true.times}
    changed = [new for old, new in zip(before.times, after.times, strict=True) if old != new]
    return Counter({"times settled": len(changed), "as with the true date": sum(value.get(t.anchor) == t.value for t in changed)})


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.times.undated", description="Take a report's date away; see what the others settle."
    )
    parser.add_argument("--stories", type=int, default=STORIES, help=f"so many of each set ({STORIES})")
    given = parser.parse_args(arguments)
    for path in SETS:
        if not (BENCH / path).is_file():
            sys.stderr.write(f"bench.times.undated: no {path} in {BENCH}\n")
            continue
        total: Counter[str] = Counter()
        for articles in stories_of(path, given.stories):
            total += counted(articles)
        sys.stdout.write(f"{path}: {', '.join(f'{name} {total[name]}' for name in total)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
