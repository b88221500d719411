"""Writes the golden records of the examples anew: `python -m tests.golden.refresh [EVENT …]`.

Run it from anywhere: the examples are read by paths relative to the project, so that the records hold no path of this machine.
"""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path

from tests.golden.rows import differences

from onrecord import annotate, read, record
from onrecord.codec import dumps, encode

PROJECT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent
EVENTS = ("ferry-fire", "runoff-count")


def golden_file(event: str) -> Path:
    return GOLDEN / f"{event}.json"


def golden_record(event: str) -> str:
    """The record of `examples/EVENT`, as `onrecord record examples/EVENT --format json` writes it from the project's folder."""
    with chdir(PROJECT):
        articles, refusals = read([f"examples/{event}"])
        return dumps(encode(record(articles, annotate(articles), refusals)))


def refresh(event: str) -> list[str]:
    """Write one golden record; what it changed."""
    made, file = golden_record(event), golden_file(event)
    changed = differences(file.read_text(encoding="utf-8"), made) if file.exists() else [f"new, {len(made.splitlines())} lines"]
    file.write_bytes(made.encode("utf-8"))
    return changed


def main(events: list[str]) -> int:
    unknown = sorted(set(events) - set(EVENTS))
    if unknown:
        sys.stderr.write(f"no golden record is kept of {', '.join(unknown)}; there is {', '.join(EVENTS)}\n")
        return 2
    for event in events or EVENTS:
        changed = refresh(event)
        sys.stdout.write("\n".join([f"{event}: {'changed' if changed else 'as it was'}", *changed]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
