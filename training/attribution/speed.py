"""`python -m training.attribution.speed A.onnx B.onnx … --bench FOLDER`: models -> words a second of processor, as ratios to the first.

The models, or batch sizes of one model, read the same dev articles in turn. Each round's ratios are to the first entry of that round, and
what is printed is their median: on a busy machine the entries of a round are slow together. One thread; loading is not counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from onrecord.engines.tagger import BATCH_PIECES, TaggerEngine
from onrecord.model.paragraph import paragraphs_of
from training.attribution.data import Annotated
from training.attribution.evaluate import articles_of, engine_at

ARTICLES, ROUNDS = 20, 3


def seconds_of(engine: TaggerEngine, articles: Sequence[Annotated]) -> float:
    """Seconds of processor time from text to attributions."""
    before = time.process_time()
    for article in articles:
        engine.tag(article.text, paragraphs_of(article.text, 0, len(article.text)))
    return time.process_time() - before


def ratios(rounds: Sequence[Sequence[float]]) -> list[float]:
    """For each entry the median over the rounds of the first entry's seconds / its own: above 1 is faster than the first."""
    return [median(seconds[0] / seconds[n] for seconds in rounds) for n in range(len(rounds[0]))]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.attribution.speed")
    parser.add_argument("models", type=Path, nargs="+", metavar="MODEL.onnx")
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--batch", type=int, action="append", help=f"pieces a batch, may be repeated; default: {BATCH_PIECES}")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args(arguments)
    articles = articles_of(given.bench, "dev")[: given.articles]
    words = sum(len(a.text.split()) for a in articles)
    loaded = [(path, engine_at(path)) for path in given.models]
    sizes = given.batch or [BATCH_PIECES]
    entries = [(f"{path.parent.name}/{path.name}", n, replace(engine, batch_pieces=n)) for path, engine in loaded for n in sizes]
    for _, _, engine in entries:
        seconds_of(engine, articles[:2])
    rounds = [[seconds_of(engine, articles) for _, _, engine in entries] for _ in range(given.rounds)]
    sys.stdout.write(f"{len(articles)} articles, {words} words, {given.rounds} rounds, medians\n\n")
    sys.stdout.write("| model | pieces a batch | words a second of processor | to the first |\n|---|---|---|---|\n")
    for n, ((name, batch, _), ratio) in enumerate(zip(entries, ratios(rounds), strict=True)):
        sys.stdout.write(f"| {name} | {batch} | {words / median(r[n] for r in rounds):,.0f} | {ratio:.2f} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
