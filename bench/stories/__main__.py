"""`python -m bench.stories`: how well reports are put into stories, and what it costs.

Streams two labelled collections in the order of days under the one setting that ships: B-cubed as score_stories.py counts it, for all
reports, for the half of the stories that weights and limits were chosen on and for the other half; then with each night consolidated, and
over shuffled arrivals. Last, the cost of 20,000 invented reports; `--growth` does that alone. Needs the data (training/stories/README.md).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from bench.stories.corpora import BENCH, COLLECTIONS, Report, gold_of, reports_of, tuning
from bench.stories.growth import growth
from bench.stories.stream import shuffled, streamed, whole

NIGHTS = 7
"""Days that a night settles anew."""
SHUFFLES = 10


def bcubed(gold: Mapping[str, str], mine: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent (Bagga and Baldwin 1998); a report that `mine` lacks is alone."""
    ours = {i: mine.get(i, f"alone {i}") for i in gold}
    theirs, found = _sets(gold), _sets(ours)
    shared = {i: len(theirs[gold[i]] & found[ours[i]]) for i in gold}
    precision = sum(shared[i] / len(found[ours[i]]) for i in gold) / len(gold)
    recall = sum(shared[i] / len(theirs[gold[i]]) for i in gold) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def _sets(clusters: Mapping[str, str]) -> Mapping[str, set[str]]:
    out: dict[str, set[str]] = {}
    for one, cluster in clusters.items():
        out.setdefault(cluster, set()).add(one)
    return out


def scored(
    name: str, reports: Sequence[Report], home: Mapping[str, str], keep: Callable[[str], bool] = lambda _: True
) -> tuple[float, float, float]:
    """B-cubed over the reports of the gold stories that are kept."""
    return bcubed({i: s for i, s in gold_of(name).items() if keep(s)}, {r.id: home[r.profile.article] for r in reports})


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _line(what: str, name: str, reports: Sequence[Report], home: Mapping[str, str]) -> None:
    precision, recall, f1 = scored(name, reports, home)
    halves = [scored(name, reports, home, keep)[2] for keep in (tuning, lambda story: not tuning(story))]
    _say(f"{name:8} {what:28} P {precision:.1f} R {recall:.1f} F1 {f1:.1f}; tuned half {halves[0]:.1f}, other half {halves[1]:.1f}")


def collection(name: str) -> None:
    """Print the lines of one collection."""
    reports = reports_of(name)
    profiles = sorted((r.profile for r in reports), key=lambda p: (p.day, p.article))
    _line("streamed", name, reports, streamed(profiles).home)
    settled = streamed(profiles, nights=NIGHTS)
    _line(f"nights of {NIGHTS} days", name, reports, settled.home)
    for seed in range(SHUFFLES):
        archive = streamed(shuffled(profiles, seed, within_day=True))
        night = streamed(shuffled(profiles, seed, within_day=True), nights=NIGHTS)
        same = _partition(night.home) == _partition(settled.home)
        before, after = scored(name, reports, archive.home)[2], scored(name, reports, night.home)[2]
        _say(f"{name:8} shuffled within days, {seed}: F1 {before:.1f}, with nights {after:.1f}, same stories: {same}")
    end: set[frozenset[frozenset[str]]] = set()
    for seed in range(SHUFFLES):
        archive = streamed(shuffled(profiles, seed, within_day=False))
        before, home = scored(name, reports, archive.home)[2], whole(archive, profiles)
        after = scored(name, reports, home)[2]
        end.add(_partition(home))
        _say(f"{name:8} shuffled fully, {seed}: F1 {before:.1f}, all days settled {after:.1f}; outcomes so far: {len(end)}")


def _partition(home: Mapping[str, str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(members) for members in _sets(home).values())


def main() -> int:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--growth", action="store_true", help="only the cost of 20,000 invented reports")
    options = parser.parse_args()
    if not options.growth:
        if not (BENCH / "stories" / "basil.jsonl").exists():
            sys.stderr.write(f"no stories/basil.jsonl in {BENCH}\n")
            return 2
        for name in COLLECTIONS:
            collection(name)
    for line in growth():
        _say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
