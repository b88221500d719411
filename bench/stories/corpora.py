"""The labelled collections of `bench.stories` -> reports with their profiles, annotated once and kept in `build/stories`."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import pipeline
from onrecord.codec import decode_annotations, dumps, encode_annotations, loads
from onrecord.linking.profiles import profile
from onrecord.model import Annotations, Article, Profile

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
KEPT = ROOT / "build" / "stories"
COLLECTIONS = ("basil", "gva2016")
RECEIVED = "2026-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a collection: its id there, its gold story, and its profile."""

    id: str
    story: str
    profile: Profile


def tuning(story: str) -> bool:
    """Whether a story is of the half that weights and limits were chosen on: by a digest of its id."""
    return int(hashlib.sha1(story.encode()).hexdigest()[:8], 16) % 2 == 0


def gold_of(name: str) -> Mapping[str, str]:
    """Report -> story; for a report that stands in several rows the last one's, as in score_stories.py."""
    with (BENCH / "stories" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row["story"] for row in map(json.loads, lines)}


def reports_of(name: str) -> Sequence[Report]:
    """The collection's reports as the program reads and annotates them; a report that the program takes for another's copy is left out."""
    gold = gold_of(name)
    return [Report(_id(a), gold[_id(a)], profile(a, n, received=RECEIVED)) for a, n in _annotated(name)]


def _id(article: Article) -> str:
    return article.locator.rsplit("/", 1)[-1].removesuffix(".txt")


def _texts(name: str, folder: Path) -> None:
    """One file a report, as score_stories.py --texts writes them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (BENCH / "stories" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            head = (row["title"] + "\n" if row.get("title") else "") + (f" date {row['date']} \n" if row.get("date") else "")
            (folder / f"{row['id']}.txt").write_text(f"{head}{row['text']}\n", encoding="utf-8", newline="")


def _annotated(name: str) -> list[tuple[Article, Annotations]]:
    """Articles with annotations, from the kept file of this collection where there is one."""
    folder, kept = KEPT / name, KEPT / f"{name}.jsonl.gz"
    if not kept.exists():
        _texts(name, folder)
        articles = pipeline.read([str(folder)])[0]
        partial = kept.with_suffix(".part")
        with gzip.open(partial, "wt", encoding="utf-8") as out:
            for number, article in enumerate(articles, 1):
                row = dumps({"article": article.id, "annotations": encode_annotations(pipeline.annotate_one(article))})
                out.write(row.replace("\n", " ") + "\n")
                if number % 50 == 0:
                    sys.stderr.write(f"{name}: {number} of {len(articles)} annotated\n")
        partial.rename(kept)
    with gzip.open(kept, "rt", encoding="utf-8") as lines:
        annotations = {row["article"]: decode_annotations(row["annotations"]) for row in map(loads, lines)}  # type: ignore[index,call-overload]
    return [(article, annotations[article.id]) for article in pipeline.read([str(folder)])[0]]
