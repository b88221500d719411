"""`python -m training.stories.commonness`: write `src/onrecord/lexicon/commonness.toml`, how many of 1,000 reports hold a word.

Reads the 840 articles of PolNeAR's training part and the 612 of one day of mixed news (`stories/helsinki.jsonl`); the share of a
stem is the mean of its shares in the two, so that neither topic rules. Only counts leave: a stem is kept when it stands in three
reports, and one that is mostly printed with a capital, a name, only when it stands in three of a thousand reports of each. The examples
in the file are ours and stay.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.lexicon.commonness import CommonRow, is_year
from onrecord.lexicon.load import table
from onrecord.lexicon.stems import words_in

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
OUT = ROOT / "src" / "onrecord" / "lexicon" / "commonness.toml"
KEPT = 3
"""Reports that a stem must stand in; below that the share is noise, and the unknown word's is as good."""
NAME = 0.003
"""Share of both corpora that a name must reach to count as common, so that no single topic or year makes it so."""
CLASSES = (2, 3, 5, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300, 450)
"""Of 1,000 reports; a stem goes to the nearest by ratio."""
HEAD = """# How many of 1,000 news reports hold a word, by its stem (lexicon/stems.py); a word that is not listed is rarer than any that is.
# Written by `python -m training.stories.commonness`: counts alone, from PolNeAR's training part and one day's 612 mixed reports.
"""


def corpora(bench: Path) -> tuple[list[str], list[str]]:
    """The texts of the two corpora."""
    political = [path.read_text(encoding="utf-8") for path in sorted((bench / "polnear" / "train" / "text").glob("*.txt"))]
    with (bench / "stories" / "helsinki.jsonl").open(encoding="utf-8") as lines:
        return political, [json.loads(line)["text"] for line in lines]


def shares(corpora: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """Stem -> mean of its shares of the corpora, for the stems that are kept."""
    held, plain, rates = Counter[str](), Counter[str](), []
    for texts in corpora:
        here, reports = Counter[str](), 0
        for text in texts:
            words = [w for w in words_in(text) if w.content and not is_year(w.stem)]
            reports += 1
            here.update({w.stem for w in words})
            plain.update({w.stem for w in words if not text[w.start].isupper()})
        held.update(here)
        rates.append({stem: count / reports for stem, count in here.items()})
    return {
        stem: sum(rate.get(stem, 0.0) for rate in rates) / len(rates)
        for stem in sorted(held)
        if held[stem] >= KEPT and (2 * plain[stem] >= held[stem] or min(rate.get(stem, 0.0) for rate in rates) >= NAME)
    }


def lines_of(found: Mapping[str, float], examples: Mapping[int, str]) -> Iterator[str]:
    """The file, a row a class."""
    yield HEAD
    for size in CLASSES:
        words = [stem for stem, share in found.items() if min(CLASSES, key=lambda c: abs(math.log(c / (1000 * share)))) == size]
        listed, example = (json.dumps(text, ensure_ascii=False) for text in (" ".join(words), examples.get(size, "")))
        yield f"[[row]]\nof_1000 = {size}\nwords = {listed}\nexample = {example}\n\n"


def main() -> int:
    """Write the file; the examples of the one that is there are kept."""
    if not (BENCH / "polnear" / "train").is_dir():
        sys.stderr.write(f"no polnear/train in {BENCH}\n")
        return 2
    examples = {row.of_1000: row.example for row in table("commonness", CommonRow)} if OUT.exists() else {}
    found = shares(corpora(BENCH))
    OUT.write_text("".join(lines_of(found, examples)), encoding="utf-8")
    sys.stdout.write(f"{OUT}: {len(found)} stems\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
