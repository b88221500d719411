"""What one report more costs a story that has many: writing its record anew, and the room that the version takes.

    python -m bench.large_story [--sizes 50,200,500] [--seed 1]

The story is `examples/ferry-fire` over and over, each report with numbers of its own, so that nearly every report copies others: the worst
that a story can be. Printed for each size: processor seconds of linking, comparing and assembling, the record's JSON, the version packed
whole, and packed as its difference from the version before, as `store/bodies.py` keeps it.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator, Sequence
from typing import Any

from bench.crash import say
from bench.synthetic import FIRST_DAY, IN_ONE, originals, renamed, replaced, told
from onrecord import pipeline
from onrecord.codec import decode_annotations, dumps, encode
from onrecord.model import Annotations, Article
from onrecord.reading import Arrival, ReadOptions
from onrecord.reading.reader import read_data
from onrecord.store.bodies import difference, restored, whole

OUTLETS, DAYS = 40, 20
"""Outlets that report, and days that the story runs over."""


def reports(count: int, seed: int) -> Iterator[tuple[Article, Annotations]]:
    """That many reports of one event; names are the same in all of them, numbers differ."""
    texts = originals("ferry-fire")
    for number in range(count):
        text, rows = texts[number % len(texts)]
        names, own = renamed(text, f"{seed}"), renamed(text, f"{seed} {number}")
        words = {word: own[word] if re.fullmatch(r"\d+", word) else name for word, name in names.items()}
        day = FIRST_DAY.replace(day=1 + number * DAYS // max(count, 1))
        options = ReadOptions(outlet=f"Outlet {number % OUTLETS}", date=day.isoformat())
        (arrival,) = (r for r in read_data(replaced(text, words).encode(), f"r{number:05d}.txt", options=options) if isinstance(r, Arrival))
        document: Any = json.dumps(told(json.loads(rows), words), ensure_ascii=False)
        yield arrival.article, decode_annotations(json.loads(document.replace(f'"{IN_ONE}', f'"{arrival.article.id}')))


def written(pairs: Sequence[tuple[Article, Annotations]]) -> tuple[str, float]:
    """The record's JSON, and the seconds that it took to make the record."""
    begun = time.process_time()
    record = pipeline.record([a for a, _ in pairs], [n for _, n in pairs])
    return dumps(encode(record)), time.process_time() - begun


def measure(size: int, seed: int) -> None:
    pairs = list(reports(size + 1, seed))
    before, _ = written(pairs[:size])
    after, seconds = written(pairs)
    changed = difference(before, after)
    if restored(changed, before) != after:
        raise SystemExit("the difference does not give the record back")
    say(
        f"{size + 1:6} reports  {seconds:6.1f} s, {seconds / (size + 1):.3f} s a report  JSON {len(after.encode()) / 1e6:6.1f} MB  "
        f"whole {len(whole(after)) / 1e3:7.0f} KB  difference {len(changed) / 1e3:6.0f} KB"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="50,200,500", help="sizes of the story, with commas between")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    for size in given.sizes.split(","):
        measure(int(size), given.seed)


if __name__ == "__main__":
    main()
