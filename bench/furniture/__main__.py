"""`python -m bench.furniture [--half dev|held] [--misses]`: does reading tell a report's own lines from the furniture of its page?

60 texts were judged by hand, line by line (`bench/judgements/furniture.jsonl`: ids and line numbers, no text): 30 local reports of the
LongTailQA data, 15 pages of ArticleComparisons, 15 articles of BASIL and PolNeAR's train part, drawn by a digest of their ids. The half
`dev` was read while the rules were made, the half `held` was read and judged after them. Furniture: teasers, bylines, dates, captions,
credits, notices, players, menus. `either`: titles, headings and embedded posts, which are not counted. The texts are read from
`ONRECORD_BENCH`, else `../shared/bench` beside the project; absent, the command says so and stops.

A line is cut when most of it is not `body`, a dateline not counted. Precision: of what is cut, how much is furniture. Recall: of the
furniture, how much is cut. Both by lines and by code points.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.model import Region
from onrecord.reading.zones import zone

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
JUDGED = ROOT / "bench" / "judgements" / "furniture.jsonl"
_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"(?<=\s)###(?=\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """One judged line: where it stands, whether it is furniture, and the share of it that was cut."""

    article: str
    number: int
    words: str
    furniture: bool
    cut: float

    @property
    def is_cut(self) -> bool:
        return self.cut > 0.5


def judged(half: str | None) -> Iterator[tuple[str, Sequence[Line]]]:
    """The counted lines of each judged text, with its collection."""
    for row in map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines()):
        if half not in (None, row["half"]):
            continue
        text, start = source(row["collection"], row["article"])
        regions = zone(text).regions
        spans = lines(text, start)
        if len(spans) != row["lines"]:
            raise SystemExit(f"{row['collection']} {row['article']}: {len(spans)} lines, {row['lines']} were judged")
        yield row["collection"], [
            Line(row["article"], n, text[a:b], n in row["furniture"], _cut(regions, a, b))
            for n, (a, b) in enumerate(spans)
            if n not in row["either"]
        ]


def source(collection: str, article: str) -> tuple[str, int]:
    """A report as the other benchmarks write it, with a head of title and date where there are such, and where its text starts."""
    if collection == "polnear":
        return (BENCH / "polnear" / "train" / "text" / f"{article}.txt").read_bytes().decode(), 0
    row = _rows(collection)[article]
    head = (row["title"] + "\n" if row.get("title") else "") + (f" date {row['date']} \n" if row.get("date") else "")
    return head + row["text"] + "\n", len(head)


def lines(text: str, start: int) -> Sequence[tuple[int, int]]:
    """The lines from `start` on with something in them, trimmed; ` ### ` ends one too."""
    out: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start):
        cuts = [match.start(), *(at for m in _MARK.finditer(text, *match.span()) for at in m.span()), match.end()]
        for left, right in zip(cuts[::2], cuts[1::2], strict=True):
            words = text[left:right]
            if words.strip():
                begin = left + len(words) - len(words.lstrip())
                out.append((begin, begin + len(words.strip())))
    return out


@cache
def _rows(collection: str) -> Mapping[str, Mapping[str, str]]:
    with (BENCH / "stories" / f"{collection}.jsonl").open(encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file)}


def _cut(regions: Sequence[Region], start: int, end: int) -> float:
    kept = sum(max(0, min(end, r.end) - max(start, r.start)) for r in regions if r.kind in ("body", "dateline"))
    return 1 - kept / (end - start)


def scores(rows: Sequence[Line]) -> str:
    """Precision and recall in percent by lines and by code points."""
    cut, furniture = [r for r in rows if r.is_cut], [r for r in rows if r.furniture]
    both = [r for r in cut if r.furniture]
    right, every = (sum(len(r.words) * r.cut for r in some) for some in (furniture, rows))
    size = sum(len(r.words) for r in furniture)
    return (
        f"{len(rows):6} lines, {len(furniture):4} furniture, {len(cut):4} cut; "
        f"lines P {_share(len(both), len(cut))} R {_share(len(both), len(furniture))}; "
        f"code points P {_share(right, every)} R {_share(right, size)}"
    )


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.furniture", description="Furniture of 60 judged pages, told from their text.")
    parser.add_argument("--half", choices=("dev", "held"))
    parser.add_argument("--misses", action="store_true", help="list the lines that are cut or kept wrongly, with their first words")
    options = parser.parse_args(arguments)
    if not (BENCH / "stories" / "gva2016.jsonl").is_file():
        sys.stderr.write(f"no stories in {BENCH}: the texts are not part of the project\n")
        return 2
    found = list(judged(options.half))
    for name in dict.fromkeys(name for name, _ in found):
        sys.stdout.write(f"{name:9}{scores([r for other, rows in found for r in rows if other == name])}\n")
    sys.stdout.write(f"{'all':9}{scores([r for _, rows in found for r in rows])}\n")
    if options.misses:
        for r in (r for _, rows in found for r in rows if r.is_cut != r.furniture):
            sys.stdout.write(f"{'lost' if r.is_cut else 'kept'} {r.article} {r.number}: {r.words[:80]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
