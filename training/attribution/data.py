"""PolNeAR's brat files -> for each article its word pieces, and its attributions as labelled ranges of pieces.

Edges of spans lose white space and punctuation (annotators differ in them, and the scorer ignores them); parts that only punctuation parts
are joined. Pieces and paragraphs are those of the package, so that the model meets at run time what it was trained on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.engines.decoding import CONTENT, CUE
from onrecord.engines.pieces import Pieces, pieces_of
from onrecord.model.paragraph import paragraphs_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Range = tuple[int, int]
Gold = Mapping[str, Sequence[Range]]
"""One attribution: code points by role (`Source`, `Cue`, `Content`)."""

ROLES = ("Source", "Cue", "Content")
"""In the order of the labels: `onrecord.engines.decoding`."""
HELD_OUT_EVERY = 28
"""Every so-manieth training article, in name order, is never trained on: 30 of 840, by which checkpoints and thresholds are chosen."""
EDGES = frozenset(" \t\r\n\xa0\"'“”‘’«».,;:!?()[]—–-")
SHRINK, RARE = 0.02, 0.5
"""Added to how often a word is a cue, and to how often it is seen: a word seen once in a cue is not yet the likeliest anchor."""
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as published, with its gold."""

    name: str
    path: Path
    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution: the anchor piece, and half-open ranges of pieces by role (0 source, 1 cue, 2 content)."""

    anchor: int
    ranges: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    pieces: Pieces
    attributions: tuple[Labelled, ...]


def annotated(folder: Path) -> Iterator[Annotated]:
    """The articles of `text/` with the gold of `attributions/`, in name order; of an article that several annotated, the first file."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    texts = sorted((folder / "text").glob("*.txt"))
    for name, path in first.items():
        file = next(text for text in texts if text.name.startswith(name))
        yield Annotated(name, file, file.read_bytes().decode("utf-8"), tuple(gold_of(path.read_bytes().decode("utf-8"))))


def split(articles: Sequence[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """Articles to train on, and those held out."""
    return [a for n, a in enumerate(articles) if n % HELD_OUT_EVERY], [a for n, a in enumerate(articles) if n % HELD_OUT_EVERY == 0]


def gold_of(brat: str) -> Iterator[Gold]:
    """The attributions of one brat file that have a cue and a content."""
    spans: dict[str, list[Range]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in brat.split("\n"):
        cells = line.rstrip("\r").split("\t")
        if len(cells) < 2:
            continue
        if cells[0].startswith("T"):
            _, offsets = cells[1].split(" ", 1)
            spans[cells[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif cells[0].startswith("E"):
            events.append([(role, target) for role, target in (pair.split(":") for pair in cells[1].split())])
    for event in events:
        if event[0][0].startswith("Attribution"):
            found: dict[str, list[Range]] = {role: [] for role in ROLES}
            for role, target in event[1:]:
                role = role.rstrip("0123456789")
                if role in found and target in spans:
                    found[role] += spans[target]
            if found["Cue"] and found["Content"]:
                yield found


def trimmed(text: str, spans: Sequence[Range]) -> list[Range]:
    """Spans without marks at their edges, joined where nothing else lies between. A span of marks alone stays when it is the only one."""
    out: list[Range] = []
    for a, b in sorted(spans):
        x, y = a, b
        while x < y and text[x] in EDGES:
            x += 1
        while y > x and text[y - 1] in EDGES:
            y -= 1
        if x == y:
            if len(spans) > 1:
                continue
            x, y = a, b
        if out and all(c in EDGES for c in text[out[-1][1] : x]):
            out[-1] = (out[-1][0], max(y, out[-1][1]))
        else:
            out.append((x, y))
    return out


def cue_weights(articles: Iterable[Annotated]) -> dict[str, float]:
    """Lower-case word -> how often it stands in a cue when it stands anywhere; a cue of several words counts once, shared among them."""
    seen: Counter[str] = Counter()
    shares: dict[str, float] = {}
    for article in articles:
        seen.update(_WORD.findall(article.text.lower()))
        for gold in article.gold:
            words = [w for a, b in gold["Cue"] for w in _WORD.findall(article.text[a:b].lower())]
            for word in words:
                shares[word] = shares.get(word, 0.0) + 1 / len(words)
    return {word: (share + SHRINK) / (seen[word] + RARE) for word, share in shares.items()}


def examples(articles: Iterable[Annotated], tokenizer: Tokenizer, weights: Mapping[str, float]) -> list[Example]:
    out = []
    for article in articles:
        pieces = pieces_of(article.text, paragraphs_of(article.text, 0, len(article.text)), tokenizer)
        out.append(Example(article.name, pieces, tuple(labelled(article.text, pieces, article.gold, weights))))
    return out


def labelled(text: str, pieces: Pieces, golds: Iterable[Gold], weights: Mapping[str, float]) -> Iterator[Labelled]:
    """Attributions on pieces. Of two that share an anchor the first stays: an anchor has one reading."""
    used: set[int] = set()
    for gold in golds:
        ranges = tuple((role, i, j) for role, name in enumerate(ROLES) for i, j in _on_pieces(pieces, trimmed(text, gold[name])))
        cue = [(i, j) for role, i, j in ranges if role == CUE]
        if not cue or not any(role == CONTENT for role, _, _ in ranges):
            continue
        anchor = anchor_of(text, pieces, cue, weights)
        if anchor not in used:
            used.add(anchor)
            yield Labelled(anchor, ranges)


def _on_pieces(pieces: Pieces, spans: Iterable[Range]) -> Iterator[Range]:
    for a, b in spans:
        i, j = int(np.searchsorted(pieces.ends, a, side="right")), int(np.searchsorted(pieces.starts, b, side="left"))
        if i < j:
            yield i, j


def anchor_of(text: str, pieces: Pieces, cue: Iterable[Range], weights: Mapping[str, float]) -> int:
    """The first piece of the most cue-like word of a cue, the first of equals (`also said` -> `said`)."""
    anchor, best = -1, -1.0
    for i, j in cue:
        k = i
        while k < j:
            end = k + 1
            while end < j and _goes_on(text, pieces, end):
                end += 1
            weight = weights.get(text[pieces.starts[k] : pieces.ends[end - 1]].lower(), 0.0)
            if weight > best:
                anchor, best = k, weight
            k = end
    return anchor


def _goes_on(text: str, pieces: Pieces, k: int) -> bool:
    """Whether piece `k` is of the same word as the piece before it."""
    start, before = int(pieces.starts[k]), int(pieces.ends[k - 1])
    return start == before and text[start].isalnum() and text[before - 1].isalnum()
