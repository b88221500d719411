"""`python -m bench.reconciliation`: conflicts and merged utterances in stories of four corpora, against judgements made by reading them.

Makes the records of the judged stories anew (reports of `stories/basil.jsonl` and `stories/gva2016.jsonl`, each as the file that
`score_stories.py --texts` writes; of `stories/helsinki.jsonl` and `polnear`, whose stories are listed in `bench/judgements`),
finds each judged pair by its offsets, and prints for each sample and kind how many of the pairs found now are right, wrong and unjudged,
the precision over the judged ones, and how many of the judged pairs are no longer found. `--sample SAMPLE` makes one sample alone.
`--list SAMPLE` prints the pairs of a sample with their words, to be judged; `--json` prints them without words, one a line, `verdict` null.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord import pipeline
from onrecord.model import Anchor, Record

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
JUDGEMENTS = Path(__file__).resolve().parents[1] / "judgements"
KINDS = ("conflict", "utterance")


@dataclass(frozen=True, slots=True)
class Sample:
    """Every `step`-th story of a corpus from `first` on, `most` at the most, of those with `reports` to `upto` reports."""

    corpus: str
    first: int
    step: int
    kinds: tuple[str, ...]
    most: int = 20
    reports: int = 1
    upto: int = 10_000
    by_id: bool = False

    def names(self, stories: Mapping[str, Sequence[object]]) -> list[str]:
        """The sample's stories, in the corpus's order or by id."""
        enough = [name for name, rows in stories.items() if self.reports <= len(rows) <= self.upto]
        return (sorted(enough) if self.by_id else enough)[self.first :: self.step][: self.most]


def _two(corpus: str, first: int, step: int, *, upto: int = 40) -> Sample:
    """Stories of two reports or more, by id, whose conflicts are judged."""
    return Sample(corpus, first, step, ("conflict",), most=60, reports=2, upto=upto, by_id=True)


SAMPLES: Mapping[str, Sample] = {
    "first": Sample("basil", 2, 5, KINDS),
    "second": Sample("basil", 4, 5, KINDS),
    "third": Sample("basil", 1, 5, ("conflict",)),
    "fourth": Sample("basil", 3, 5, ("conflict",)),
    "fifth": Sample("gva2016", 0, 2, KINDS, most=60, reports=3, by_id=True),
    "sixth": Sample("gva2016", 1, 2, ("conflict",), most=60, reports=3, by_id=True),
    "seventh": Sample("basil", 0, 5, ("conflict",)),
    "eighth": _two("gva2016", 0, 5, upto=2),
    "ninth": _two("gva2016", 1, 5, upto=2),
    "tenth": _two("helsinki", 0, 3),
    "eleventh": _two("helsinki", 1, 3),
    "twelfth": _two("helsinki-summit", 0, 5),
    "thirteenth": _two("helsinki-summit", 1, 5),
    "fourteenth": _two("helsinki", 2, 3),
    "fifteenth": _two("helsinki-summit", 2, 5),
    "sixteenth": _two("helsinki-summit", 3, 5),
    "seventeenth": _two("helsinki-summit", 4, 5),
    "eighteenth": _two("gva2016", 2, 5, upto=2),
    "nineteenth": _two("gva2016", 3, 5, upto=2),
    "twentieth": _two("polnear", 0, 1),
    "twenty-first": _two("gva2016", 4, 5, upto=2),
    "twenty-second": _two("polnear-september", 0, 1),
    "twenty-third": _two("polnear-june", 0, 1),
    "twenty-fourth": Sample("gva2016", 120, 1, ("conflict",), most=60, reports=3, by_id=True),
    "twenty-fifth": _two("polnear-winter", 0, 1),
    "twenty-sixth": _two("polnear-april", 0, 1),
    "twenty-seventh": _two("polnear-summer", 0, 1),
}
Side = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stretches of a story's articles that the record sets against each other, or takes for one act of saying."""

    story: str
    kind: str
    left: Side
    right: Side


def stories_of(corpus: str) -> dict[str, list[dict[str, str]]]:
    """Story id -> its reports, in the corpus's order. Raises SystemExit where the corpus is absent.

    Where a corpus does not say which reports are of one story, `judgements/CORPUS-stories.json` has what `onrecord add` made of it.
    """
    rows = list(_rows(corpus.partition("-")[0]))
    grouped = JUDGEMENTS / f"{corpus}-stories.json"
    if grouped.exists():
        listed: dict[str, list[str]] = json.loads(grouped.read_text(encoding="utf-8"))
        named = {row["id"]: row for row in rows}
        return {story: [named[name] for name in names] for story, names in listed.items()}
    out: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        out[row["story"]].append(row)
    return dict(out)


def _rows(corpus: str) -> Iterator[dict[str, str]]:
    path = BENCH / "polnear" if corpus == "polnear" else BENCH / "stories" / f"{corpus}.jsonl"
    if not path.exists():
        raise SystemExit(f"{path}: absent; the corpora's texts are not redistributed (set ONRECORD_BENCH)")
    if corpus == "polnear":  # OUTLET_DAY_TITLE.txt
        for file in sorted(path.glob("*/text/*.txt")):
            outlet, day, _ = file.stem.split("_", 2)
            yield {"id": file.stem, "outlet": outlet, "date": day, "text": file.read_bytes().decode("utf-8")}
        return
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def record_of(reports: Sequence[Mapping[str, str]]) -> Record:
    """The record of one story's reports: plain files where the corpus tells the story, rows with outlet and day otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        for r in reports:
            if "story" not in r:
                row = {key: r[key] for key in ("id", "outlet", "date", "text")}
                (Path(folder) / f"{r['id']}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
                continue
            head = (f"{r['title']}\n" if r.get("title") else "") + (f" date {r['date']} \n" if r.get("date") else "")
            (Path(folder) / f"{r['id']}.txt").write_text(f"{head}{r['text']}\n", encoding="utf-8", newline="")
        articles, _ = pipeline.read([folder])
        return pipeline.record(articles, pipeline.annotate(articles))


def report_id(locator: str) -> str:
    """The corpus's id of a report: its file's name."""
    return Path(locator.partition("#")[0]).stem


def pairs_of(story: str, record: Record) -> Iterator[Pair]:
    """The record's conflicts, then each member of an utterance with the longest member of another report: so many pairs as were merged."""
    names = {a.id: report_id(a.locator) for a in record.articles}

    def pair(kind: str, a: Anchor, b: Anchor) -> Pair:
        left, right = sorted((names[x.article], x.start, x.end) for x in (a, b))
        return Pair(story, kind, left, right)

    for c in record.comparisons:
        if c.verdict == "conflict":
            yield pair("conflict", c.left, c.right)
    for u in record.utterances:
        anchors = sorted((m.anchor for m in u.members), key=lambda a: (a.start - a.end, names[a.article], a.start))
        merged = [(a, next((b for b in anchors if b.article != a.article), None)) for a in anchors]
        yield from dict.fromkeys(pair("utterance", a, b) for a, b in merged if b is not None)


def same(found: Pair, judged: Mapping[str, object]) -> bool:
    """Whether a pair is one that was judged: both sides share more than half of the longer with it."""
    if (found.story, found.kind) != (judged["story"], judged["kind"]):
        return False
    sides = (judged["left"], judged["right"])
    return all(_meets(x, y) for x, y in zip((found.left, found.right), sides, strict=True))


def _meets(x: Side, y: object) -> bool:
    assert isinstance(y, list)
    article, start, end = y
    shared = min(x[2], int(end)) - max(x[1], int(start))
    return x[0] == article and 2 * shared > max(x[2] - x[1], int(end) - int(start))


def judgements_of(path: Path) -> list[dict[str, object]]:
    """The rows of the judgements."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report(sample: str, found: Sequence[Pair], judged: Sequence[Mapping[str, object]], kinds: Sequence[str]) -> None:
    """Print a line a kind of one sample, and the causes of what is wrong."""
    for kind in kinds:
        rows = [p for p in found if p.kind == kind]
        verdicts = [next((str(j["verdict"]) for j in judged if same(p, j)), "unjudged") for p in rows]
        told = Counter(verdicts)
        known = told["right"] + told["wrong"]
        gone = Counter(str(j["verdict"]) for j in judged if j["kind"] == kind and not any(same(p, j) for p in rows))
        share = f"{100 * told['right'] / known:.1f}" if known else "-"
        _say(
            f"{sample:15}{kind:11}{len(rows):5} found{told['right']:5} right{told['wrong']:4} wrong{told['unjudged']:4} unjudged"
            f"   precision {share}   no longer found: {gone['right']} right, {gone['wrong']} wrong"
        )
    causes = Counter(str(j["cause"]) for j in judged if j["verdict"] == "wrong" and any(same(p, j) for p in found))
    for cause, n in sorted(causes.items(), key=lambda row: (-row[1], row[0])):
        _say(f"          wrong, {n}: {cause}")


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def _shown(record: Record, pair: Pair) -> str:
    text = {report_id(a.locator): a.text for a in record.articles}
    return "\n".join(f"    {a[:8]} {s}-{e}: {' '.join(text[a][s:e].split())}" for a, s, e in (pair.left, pair.right))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(prog="python -m bench.reconciliation", description=__doc__)
    parser.add_argument("--sample", metavar="SAMPLE", choices=sorted(SAMPLES), help="only this sample")
    parser.add_argument("--list", metavar="SAMPLE", choices=sorted(SAMPLES), help="print the pairs of one sample with their words")
    parser.add_argument("--json", action="store_true", help="with --list: without words, as rows of the judgements")
    options = parser.parse_args(arguments)
    for name, sample in SAMPLES.items():
        if (options.list or options.sample or name) != name:
            continue
        stories = stories_of(sample.corpus)
        names = sample.names(stories)
        judged = judgements_of(JUDGEMENTS / f"{sample.corpus}.jsonl")
        found: list[Pair] = []
        for story in names:
            record = record_of(stories[story])
            pairs = [p for p in pairs_of(story, record) if p.kind in sample.kinds]
            found += pairs
            for pair in pairs if options.list else ():
                if options.json:
                    _say(json.dumps(asdict(pair) | {"verdict": None, "cause": ""}))
                else:
                    _say(f"{story[:8]} {pair.kind}\n{_shown(record, pair)}")
        if not options.list:
            report(name, found, [j for j in judged if j["story"] in names], sample.kinds)


if __name__ == "__main__":
    main()
