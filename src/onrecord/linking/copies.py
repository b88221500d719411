"""Articles -> shared passages: verbatim runs of eight words and more, and lightly edited sentences; agency credits mark them as credited.

Verbatim runs are found exactly, by an index of eight-word shingles, extended both ways. Edited sentences are proposed by MinHash over
three-word shingles (rensa) and accepted by alignment. Both are near-linear in words: a shingle that stands in very many places (stock
phrases, boilerplate) proposes only its first neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from onrecord.lexicon.families import wire_names
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Annotations, Article, Copy, CopyKind, RegionKind

RUN = 8
"""Words of a verbatim run: shorter ones are stock phrases and titles (of the runs of six in one day of mixed news most are)."""
NEAR = 0.7
"""Share of words aligned, over the longer sentence, from which two sentences are one lightly edited: rewrites stay below."""
MIN_NEAR_WORDS = 8
PERMUTATIONS, BANDS = 64, 32
"""Bands of two rows: a pair at Jaccard .3 is proposed with 95 %; alignment decides."""
MAX_PLACES = 40
"""Articles that one shingle may link pairwise; more are a template, and each is linked to the first only."""

_COMPARED: frozenset[RegionKind] = frozenset({"body", "title", "caption"})


def find_copies(articles: Sequence[Article], annotations: Sequence[Annotations]) -> tuple[Copy, ...]:
    """Pairs of passages of different articles, sorted by their anchors; left is the article that comes first."""
    words = [_compared_words(a) for a in articles]
    credited = [_credits_agency(a) for a in articles]
    runs = sorted(_verbatim(words))
    out = []
    for left, right, i, j, size in runs:
        a = Anchor.at(articles[left].id, words[left][i].start, words[left][i + size - 1].end)
        b = Anchor.at(articles[right].id, words[right][j].start, words[right][j + size - 1].end)
        out.append(_copy(a, b, "verbatim", credited[left] or credited[right], "copies/run"))
    covered = defaultdict(list)
    for copy in out:
        covered[copy.left.article, copy.right.article].append(copy)
    for a, b in _near(articles, annotations):
        if not any(c.left.overlaps(a) and c.right.overlaps(b) and _covers(c, a, b) for c in covered[a.article, b.article]):
            out.append(_copy(a, b, "near", False, "copies/edited"))
    return tuple(sorted(out, key=lambda c: (c.left, c.right, c.kind)))


def _copy(left: Anchor, right: Anchor, kind: CopyKind, credited: bool, rule: str) -> Copy:
    return Copy(
        left,
        right,
        "credited" if credited and kind == "verbatim" else kind,
        f"{rule}-credited" if credited and kind == "verbatim" else rule,
    )


def _covers(copy: Copy, left: Anchor, right: Anchor) -> bool:
    """The verbatim run is already most of the sentence."""
    return len(copy.left.hull) >= 0.8 * len(left.hull) and len(copy.right.hull) >= 0.8 * len(right.hull)


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in wire_names())})(?!\w)")


def _credits_agency(article: Article) -> bool:
    """The article itself says that an agency wrote it: a credit, byline or dateline that names one."""
    printed = [article.text[r.start : r.end] for r in article.regions if r.kind in ("credit", "byline", "dateline")]
    return any(_agency().search(words) for words in (*printed, *article.bylines))


def _compared_words(article: Article) -> list[Word]:
    """The words of the compared regions, with a word between two regions that no other article has, so that no run crosses them."""
    out: list[Word] = []
    for region in article.regions:
        if region.kind in _COMPARED:
            out.append(Word(region.start, region.start, f"{article.id}/{region.start}", "", False))
            out.extend(words_in(article.text, region.start, region.end))
    return out


def _verbatim(words: Sequence[Sequence[Word]]) -> Iterator[tuple[int, int, int, int, int]]:
    """Maximal runs as (left, right, at left, at right, words)."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for n, row in enumerate(words):
        forms = [w.form for w in row]
        for i in range(len(forms) - RUN + 1):
            places[tuple(forms[i : i + RUN])].append((n, i))
    for spots in places.values():
        if len(spots) < 2:
            continue
        pairs = combinations(spots, 2) if len(spots) <= MAX_PLACES else ((spots[0], other) for other in spots[1:])
        for (left, i), (right, j) in pairs:
            a, b = words[left], words[right]
            if left == right or (i and j and a[i - 1].form == b[j - 1].form):
                continue
            size = RUN
            while i + size < len(a) and j + size < len(b) and a[i + size].form == b[j + size].form:
                size += 1
            yield left, right, i, j, size


def _near(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Iterator[tuple[Anchor, Anchor]]:
    """Sentences of different articles that align over most of their words."""
    from rensa import RMinHash, RMinHashLSH  # the only door to rensa, opened when two articles are compared

    rows: list[tuple[int, int, int, tuple[Word, ...]]] = []
    lsh = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = []
    for n, (article, one) in enumerate(zip(articles, annotations, strict=True)):
        for start, end in one.sentences:
            region = article.region_at(start)
            words = words_in(article.text, start, end)
            if len(words) < MIN_NEAR_WORDS or region is None or region.kind not in _COMPARED:
                continue
            forms = [w.form for w in words]
            minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
            minhash.update([" ".join(forms[i : i + 3]) for i in range(len(forms) - 2)])
            lsh.insert(len(rows), minhash)
            hashes.append(minhash)
            rows.append((n, start, end, words))
    for k, (n, start, end, words) in enumerate(rows):
        for other in sorted(lsh.query(hashes[k]))[:MAX_PLACES]:
            m, begin, stop, theirs = rows[other]
            if m <= n or other == k:
                continue
            if _aligned(words, theirs) >= NEAR:
                yield Anchor.at(articles[n].id, start, end), Anchor.at(articles[m].id, begin, stop)


def _aligned(left: Sequence[Word], right: Sequence[Word]) -> float:
    matcher = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False)
    return sum(b.size for b in matcher.get_matching_blocks()) / max(len(left), len(right))
