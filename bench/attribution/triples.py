"""What every tool gives, and the file it is handed to the scorer in.

Texts and a tool's triples of spans enter, and the part of `onrecord/1` that the scorer reads leaves, with `run` beside it: versions, words,
seconds, and the articles that the tool lost. A peer runs in another environment: nothing but the standard library is imported here.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

Spans = tuple[tuple[int, int], ...]

WARM_UP = '"The pier will stay shut," said Ana Brandt, the harbour master. She denied that anyone was hurt.'
"""Read before the clock starts, so that models are loaded; invented."""


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution: half-open code-point offsets into the text of its article."""

    source: Spans
    cue: Spans
    content: Spans


Found = Sequence[Triple] | str
"""What a tool makes of an article: its triples, or why it gave none."""


def read_texts(folder: Path) -> dict[str, str]:
    """File name -> text, line ends as they are, sorted by name."""
    return {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}


def words_of(texts: Mapping[str, str]) -> int:
    """Words are what stands between white space."""
    return sum(len(text.split()) for text in texts.values())


class Clock:
    """Seconds of processor that this process has taken, all its threads together, since the clock was made."""

    def __init__(self) -> None:
        self._start = time.process_time()

    def seconds(self) -> float:
        return time.process_time() - self._start


def run_of(texts: Mapping[str, str], *, seconds: float, packages: Sequence[str], lost: Mapping[str, str]) -> dict[str, object]:
    """The row that stands beside the statements."""
    return {"versions": {name: version(name) for name in packages}, "words": words_of(texts), "seconds": seconds, "lost": dict(lost)}


def document(texts: Mapping[str, str], found: Mapping[str, Found], *, seconds: float, packages: Sequence[str]) -> dict[str, object]:
    """A lost article is left out of the document: that is how the scorer counts it as missed."""
    lost = {name: result for name, result in found.items() if isinstance(result, str)}
    return {
        "articles": [{"id": name, "locator": name, "text": texts[name]} for name in texts if name not in lost],
        "statements": [
            {"anchor": {"article": name, "spans": triple.content}, "source": {"spans": triple.source}, "cue": {"spans": triple.cue}}
            for name, result in found.items()
            if not isinstance(result, str)
            for triple in result
        ],
        "run": run_of(texts, seconds=seconds, packages=packages, lost=lost),
    }


def write(made: Mapping[str, object], out: Path) -> None:
    out.write_text(json.dumps(made), encoding="utf-8")
