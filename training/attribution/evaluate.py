"""`python -m training.attribution.evaluate MODEL.onnx --bench FOLDER`: an exported model -> the official scorers' numbers.

By default on the held-out training articles with a row of thresholds: by these a checkpoint and its threshold are chosen, never by dev.
`--card` prints the rows of the model card, in Markdown, at one threshold: held-out, dev, and the seed reports. `tokenizer.json` is looked
for beside the model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.engines.decoding import Tagged, settled
from onrecord.engines.pieces import pieces_of
from onrecord.engines.tagger import THRESHOLD, TaggerEngine, tagger_at
from onrecord.model import Span
from onrecord.model.paragraph import paragraphs_of
from training.attribution.data import Annotated, annotated, split

SETS = ("held-out", "dev", "seeds")
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
COLUMNS = ("content.found", "full", "content.exact", "source.exact", "cue.exact", "content.overlap")
"""Of the scorer; F1 in percent. Of `content.found` precision and recall too."""
SECTIONS = "figures times absences comparisons claims utterances copies coreference entities mentions brief gaps".split()
"""A record's other sections, empty here: what is measured is the model alone."""
Scores = Mapping[str, Any]


def engine_at(model: Path) -> TaggerEngine:
    return tagger_at(model, model.with_name("tokenizer.json"))


def articles_of(bench: Path, name: str) -> list[Annotated]:
    """One of SETS; the seeds come without gold, which their scorer reads itself."""
    if name == "seeds":
        return [Annotated(p.stem, p, p.read_bytes().decode("utf-8"), ()) for p in sorted((bench.parent / "seeds").glob("*.txt"))]
    if name == "dev":
        return list(annotated(bench / "polnear" / "dev"))
    return split(list(annotated(bench / "polnear" / "train")))[1]


def candidates_in(engine: TaggerEngine, articles: Iterable[Annotated]) -> list[list[Tagged]]:
    return [engine.candidates(a.text, pieces_of(a.text, paragraphs_of(a.text, 0, len(a.text)), engine.tokenizer)) for a in articles]


def record_of(articles: Sequence[Annotated], found: Sequence[Sequence[Tagged]]) -> dict[str, object]:
    """The attributions as a minimal record: spans alone; every act is `say`, and a source's name is its first span as printed."""
    rows = [(f"a{n}", article, tagged) for n, (article, some) in enumerate(zip(articles, found, strict=True)) for tagged in some]
    statements: list[dict[str, object]] = [
        {
            "id": f"{key}.s{n}",
            "anchor": {"article": key, "spans": _pairs(tagged.content)},
            "source": {"spans": _pairs(tagged.source), "name": _words(article, tagged.source[0])} if tagged.source else None,
            "cue": {"spans": _pairs(tagged.cue), "act": "say"},
            "via": [],
            "negated": False,
        }
        for n, (key, article, tagged) in enumerate(rows)
    ]
    printed = [{"id": f"a{n}", "locator": str(a.path), "text": a.text} for n, a in enumerate(articles)]
    return {"articles": printed, "statements": statements, **{name: [] for name in SECTIONS}}


def _words(article: Annotated, span: Span) -> str:
    return article.text[span.start : span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def scorer_for(bench: Path, name: str, articles: Sequence[Annotated]) -> Callable[[Mapping[str, object]], Scores]:
    """A set's official scorer, over these articles alone."""
    if name == "seeds":
        return lambda record: _scored(bench / "score_record.py", bench.parent / "gold" / "seeds.json", record)

    def score(record: Mapping[str, object]) -> Scores:
        with tempfile.TemporaryDirectory() as folder:
            _link_gold(Path(folder), articles)
            return _scored(bench / "score_attribution.py", Path(folder), record)

    return score


def _link_gold(folder: Path, articles: Sequence[Annotated]) -> None:
    """A folder in the corpus's layout that holds these articles alone."""
    for kind in ("text", "attributions"):
        (folder / kind).mkdir()
    for article in articles:
        (folder / "text" / article.path.name).symlink_to(article.path.resolve())
        for path in article.path.resolve().parent.parent.glob(f"attributions/{article.name}_*.ann"):
            (folder / "attributions" / path.name).symlink_to(path)


def _scored(scorer: Path, gold: Path, record: Mapping[str, object]) -> Scores:
    """What the scorer prints. Raises RuntimeError, with what it said, when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.json"
        file.write_text(json.dumps(record), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(file)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stderr or done.stdout)[-2000:]}")
    scores: Scores = json.loads(done.stdout)
    return scores


def card_head() -> list[str]:
    names = ["set", "articles", "threshold", "found P", "found R", "found F1", *(f"{c} F1" for c in COLUMNS[1:])]
    return ["| " + " | ".join(names) + " |", "|---" * len(names) + "|"]


def card_row(name: str, articles: int, threshold: float, scores: Scores) -> str:
    """A row of the card. The seeds' gold knows statements and not their parts: of it only `found` is said."""
    found = scores.get("content.found") or scores["statements.found"]
    rest = [str(scores[c]["F1"]) if c in scores else "" for c in COLUMNS[1:]]
    cells = [name, str(articles), f"{threshold:g}", str(found["P"]), str(found["R"]), str(found["F1"]), *rest]
    return "| " + " | ".join(cells) + " |"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.attribution.evaluate")
    parser.add_argument("models", type=Path, nargs="+", metavar="MODEL.onnx")
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--on", action="append", choices=SETS, help="may be repeated; default: held-out; with --card all three")
    parser.add_argument("--threshold", type=float, action="append", help=f"likewise; {THRESHOLDS}; with --card the package's, {THRESHOLD}")
    parser.add_argument("--card", action="store_true", help="the rows of the model card")
    parser.add_argument("--first", type=int, help="only so many articles of each set (to try things)")
    given = parser.parse_args(arguments)
    sets = given.on or (SETS if given.card else SETS[:1])
    thresholds = given.threshold or ((THRESHOLD,) if given.card else THRESHOLDS)
    for model in given.models:
        digest = hashlib.sha256(model.read_bytes()).hexdigest()
        engine = engine_at(model)
        sys.stdout.write(f"\n`{model.name}`, {model.stat().st_size / 1e6:.1f} MB, sha256 {digest}\n\n" + "\n".join(card_head()) + "\n")
        for name in sets:
            articles = articles_of(given.bench, name)[: given.first]
            found, score = candidates_in(engine, articles), scorer_for(given.bench, name, articles)
            for threshold in thresholds:
                record = record_of(articles, [settled(some, threshold) for some in found])
                sys.stdout.write(card_row(name, len(articles), threshold, score(record)) + "\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
