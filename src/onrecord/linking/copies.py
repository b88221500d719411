"""Articles -> Copies: the passages that two reports share, verbatim, lightly edited, or credited to an agency.

Candidates are found by shingles and MinHash (`shingles`), aligned exactly (`alignment`), and house lines are left out (`templates`). A
quotation that two reports share is no copy but one utterance. A copy is credited when one of the two reports says that an agency wrote it
or had a part in it, or when the passage itself says by which medium its words came (`Ondaria Press reported`, `in a letter printed by the
Mail`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.alignment import Passage, is_code, passages_of
from onrecord.linking.credits import Credit
from onrecord.linking.shingles import Range, Text, run_pairs, sentence_pairs, shared_shingles, text_of
from onrecord.linking.templates import house_lines
from onrecord.model import Anchor, Annotations, Article, Copy, CopyKind


def find_copies(articles: Sequence[Article], annotations: Sequence[Annotations], credit: Sequence[Credit]) -> tuple[Copy, ...]:
    """Pairs of passages of different articles, sorted by their anchors; left is the article that comes first."""
    texts = [text_of(a, n) for a, n in zip(articles, annotations, strict=True)]
    shared, carriers = shared_shingles(texts)
    house = house_lines(articles, texts, shared, carriers)
    lines = [{i for k in house & row.keys() for i in row[k]} for row in shared]
    if house:
        shared = tuple({k: places for k, places in row.items() if k not in house} for row in shared)
        carriers = {k: group for k, group in carriers.items() if k not in house}
    near = sentence_pairs(texts, lines)
    out = []
    for a, b in sorted(run_pairs(carriers) | near.keys()):
        for passage in passages_of(texts[a], texts[b], (shared[a], shared[b]), near.get((a, b), ())):
            left, right = _anchor(texts[a], passage.left), _anchor(texts[b], passage.right)
            if is_code(left.text_in(articles[a].text)):
                continue
            credited = bool(credit[a] or credit[b]) or _names_medium(texts[a], passage.left) or _names_medium(texts[b], passage.right)
            out.append(_copy(left, right, passage, credited=credited))
    return tuple(sorted(out, key=lambda c: (c.left, c.right, c.kind)))


def _anchor(text: Text, words: Range) -> Anchor:
    return Anchor.at(text.article, text.words[words[0]].start, text.words[words[1] - 1].end)


def _names_medium(text: Text, words: Range) -> bool:
    return text.media[words[1]] > text.media[words[0]]


def _copy(left: Anchor, right: Anchor, passage: Passage, *, credited: bool) -> Copy:
    kind: CopyKind = "verbatim" if passage.share == 1.0 else "near"
    rule = "copies/run" if kind == "verbatim" else "copies/edited"
    return Copy(left, right, "credited", f"{rule}-credited") if credited else Copy(left, right, kind, rule)
