"""20,000 invented reports, one after another: what the last ones cost beside the first, and what the index holds meanwhile.

The reports are profiles made from those of `examples/`: half the words of one and half of another, with names, numbers and days of their
own for each event; an event has one to five reports within a week.
"""

from __future__ import annotations

import gc
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from onrecord import pipeline
from onrecord.linking.profiles import profile
from onrecord.linking.stories import StoryIndex
from onrecord.model import Annotations, Profile

ROOT = Path(__file__).resolve().parents[2]
REPORTS, EDGE, A_DAY = 20_000, 2_000, 100
FIRST = date(2024, 1, 1)
_SYLLABLES = "ba ce dor fen gal hir jon kel lum mar nor pel rud sol tav ul ver wes yan zor".split()


def invented(reports: int, seed: int = 7) -> Iterator[Profile]:
    """Profiles in the order of days, A_DAY a day."""
    draw = random.Random(seed)
    sources = [profile(a, Annotations(a.id), received="2024-01-01T00:00:00Z") for a in pipeline.read([str(ROOT / "examples")])[0]]
    plain = [{t: n for t, n in s.terms.items() if t not in s.names and t.isalpha()} for s in sources]
    waiting: list[tuple[int, int, Profile]] = []
    number = 0
    for count in range(2 * reports):
        day = count // A_DAY
        if count % 3 == 0:
            left, right = draw.sample(plain, 2)
            words = sorted(draw.sample(sorted(left), len(left) // 2) + draw.sample(sorted(right), len(right) // 2))
            names = sorted({"".join(draw.choices(_SYLLABLES, k=3)) for _ in range(8)})
            numbers = [str(draw.randrange(2, 900)) for _ in range(4)]
            for _ in range(draw.randrange(1, 6)):
                when = day + draw.randrange(7)
                told = (FIRST + timedelta(when)).isoformat()
                chosen = draw.sample(words, len(words) * 3 // 4)
                terms = {w: draw.randrange(1, 4) for w in sorted({*chosen, *names, *numbers})}
                title = tuple(sorted({*draw.sample(names, 2), *draw.sample(chosen, 5)}))
                article = f"a{number:016x}"
                waiting.append((when, number, Profile(article, told, True, f"{told}T08:00:00Z", terms, tuple(names), title, (told,))))
                number += 1
    waiting.sort(key=lambda row: row[:2])
    yield from (one for _, _, one in waiting[:reports])


def growth() -> Iterator[str]:
    """Lines: milliseconds of processor time a report and what is held, by EDGE reports; then the last ones beside the first.

    For the ratio the first reports are placed again, on an index of their own, each just before one of the last: what else the machine
    does then weighs on both alike.
    """
    index, again, reports = StoryIndex(), StoryIndex(), list(invented(REPORTS))
    gc.collect()
    gc.freeze()  # the reports themselves wait in an archive, not in memory: the collector must not walk them
    spent, first = list[float](), 0.0
    for number, one in enumerate(reports, 1):
        if number > REPORTS - EDGE:
            first += _placed(again, reports[number - 1 - (REPORTS - EDGE)])
        spent.append(_placed(index, one))
        if number % EDGE == 0:
            ms, peak = 1000 * sum(spent[-EDGE:]) / EDGE, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            yield f"{number:6} reports to {one.day}: {ms:.2f} ms a report, {len(index)} held, {peak} MB at most"
    last = sum(spent[-EDGE:])
    yield f"last {EDGE} {1000 * last / EDGE:.2f} ms, first {EDGE} {1000 * first / EDGE:.2f} ms, {last / first:.2f} times"


def _placed(index: StoryIndex, one: Profile) -> float:
    """The seconds of processor time that placing a report takes."""
    start = time.process_time()
    for first, last in index.wants(one):
        index.hold((), first, last)
    index.place(one)
    return time.process_time() - start
