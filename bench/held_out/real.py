"""Held-out stories of real reports: the corpus's rows and a gold record without their words -> reports and gold as the scorer reads them.

The reports are other people's text and stay in the corpus (`ONRECORD_BENCH/stories`); `sources.json` names the corpus and the row of each
report. `gold.json` has offsets, verdicts, labels and names. A longer wording that the gold must name is kept as its place,
`@report:start-end`, and put back here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

PLACE = re.compile(r"@(?P<report>[^:@]+):(?P<start>\d+)-(?P<end>\d+)\Z")


def lay_out(story: Path, corpora: Path, folder: Path) -> None:
    """Write the story's reports and its gold into `folder`. Raises FileNotFoundError where the corpus is not there, KeyError for a row."""
    sources = json.loads((story / "sources.json").read_text(encoding="utf-8"))
    wanted = {row: name for name, row in sources["files"].items()}
    texts: dict[str, str] = {}
    with (corpora / sources["corpus"]).open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["id"] in wanted:
                texts[wanted[row["id"]]] = text_of(row)
    if missing := sorted(set(sources["files"]) - set(texts)):
        raise KeyError(f"{sources['corpus']}: no rows for {', '.join(missing)}")
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    (folder / "gold.json").write_text(json.dumps(put_back(gold, texts), ensure_ascii=False), encoding="utf-8")


def text_of(row: dict[str, Any]) -> str:
    """A row as `score_stories.py --texts` writes it: the title, the day, the text."""
    head = (row["title"] + "\n" if row.get("title") else "") + (f" date {row['date']} \n" if row.get("date") else "")
    return f"{head}{row['text']}\n"


def put_back(gold: Any, texts: dict[str, str]) -> Any:
    """The gold with the words of each place that it names."""
    if isinstance(gold, dict):
        return {key: put_back(value, texts) for key, value in gold.items()}
    if isinstance(gold, list):
        return [put_back(value, texts) for value in gold]
    if isinstance(gold, str) and (place := PLACE.match(gold)):
        return texts[f"{place['report']}.txt"][int(place["start"]) : int(place["end"])]
    return gold
