"""Paragraphs -> word pieces with what the tokenizer drops (case, quotation marks, line breaks), and the windows a model reads them in.

Offsets are code points. Nothing here depends on a batch: an article's windows follow from its text alone. Training reads its data through
this module too, so that the model meets at run time what it was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

MAX_PIECES = 254
"""Word pieces of the longest window, [CLS] and [SEP] apart: the length that the encoder was trained with."""
PACKED = 126
"""Short paragraphs share a window of up to so many pieces: 99 of 100 attributions lie in one paragraph, and short windows are fast."""
MIN_CUT = 100
"""A paragraph longer than a window is cut after its last sentence end beyond so many pieces, else where the window is full."""
CLS, SEP = 101, 102
AT_ONCE = 256
"""Paragraphs given to the tokenizer at once."""

CASES, QUOTES, GAPS = 8, 4, 3
"""How many values the three features have; 0 stands for padding and the special pieces in `case`."""

_MARK = re.compile("[\"“”„‟«»]|''|``")
_CLOSERS = ("\"", "”", "'", "’", ")", "''")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, column by column (each of shape (n,), int64).

    `starts` and `ends` are code points; `case`, `quote` and `gap` the three features; `sentence` and `paragraph` count on.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    case: Ints
    quote: Ints
    gap: Ints
    sentence: Ints
    paragraph: Ints

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(text: str, paragraphs: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """All word pieces of the paragraphs, in order; `tokenizer` must neither pad nor cut."""
    columns: list[list[int]] = [[] for _ in range(8)]
    sentence = -1
    for first in range(0, len(paragraphs), AT_ONCE):
        some = paragraphs[first : first + AT_ONCE]
        encodings = tokenizer.encode_batch([text[p.start : p.end] for p in some], add_special_tokens=False)
        for number, (paragraph, encoding) in enumerate(zip(some, encodings), first):
            words = text[paragraph.start : paragraph.end]
            states = quote_states(words)
            sentence += 1
            ended, last = False, 0
            for piece, (a, b) in zip(encoding.ids, encoding.offsets):
                if a == b:
                    continue
                word = words[a:b]
                gap = 2 if last == 0 else int(a > last)
                if ended and gap and (word[0].isupper() or not word[0].isalpha()):
                    sentence += 1
                if word in ".!?":
                    ended = word != "." or _ends_sentence(words, a)
                elif word not in _CLOSERS:
                    ended = False
                row = (piece, a + paragraph.start, b + paragraph.start, _case(word), states[a], gap, sentence, number)
                for column, value in zip(columns, row):
                    column.append(value)
                last = b
    return Pieces(*(np.array(c, dtype=np.int64) for c in columns))


def _case(word: str) -> int:
    """1 lower, 2 Capital, 3 ALL CAPITALS, 4 mixed, 5 digits, 6 a mark, 7 anything else."""
    if not any(c.isalnum() for c in word):
        return 6
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word[0].isupper():
        return 2 if len(word) == 1 or word[1:].islower() else 3 if word.isupper() else 4
    return 4 if any(c.isupper() for c in word) else 7


def _ends_sentence(words: str, at: int) -> bool:
    """Whether the full stop at `at` ends more than an abbreviation: `Sen.` and `J.` do not, `spoke.` does."""
    start = at
    while start > 0 and at - start < 4 and words[start - 1].isalnum():
        start -= 1
    stem = words[start:at]
    return len(stem) > 3 or (stem.islower() and len(stem) > 1) or stem.isdigit() or not stem


def quote_states(line: str) -> list[int]:
    """For each character of a paragraph: 0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing one."""
    states = [0] * len(line)
    inside, last = False, 0
    for match in _MARK.finditer(line):
        a, b = match.span()
        mark = match.group()
        if inside:
            states[last:a] = [1] * (a - last)
        if mark in ("“", "„", "‟", "«", "``"):
            opens = True
        elif mark in ("”", "»"):
            opens = False
        else:
            opens = _opens(line, a, b, inside=inside)
        states[a:b] = [2 if opens else 3] * (b - a)
        inside, last = opens, b
    if inside:
        states[last:] = [1] * (len(line) - last)
    return states


def _opens(line: str, a: int, b: int, *, inside: bool) -> bool:
    """Whether a straight mark at `a:b` opens: it leans on the word after it. Inside a quotation it must also have a blank before it."""
    leans = (a == 0 or (not line[a - 1].isalnum() and line[a - 1] not in ".,!?…")) and b < len(line) and not line[b].isspace()
    return leans and (not inside or (a > 0 and line[a - 1].isspace() and line[b].isalnum()))


def windows_of(pieces: Pieces, *, first: int = PACKED) -> Iterator[tuple[int, int]]:
    """Half-open ranges of pieces: whole paragraphs while they fit, long ones cut at sentence ends.

    `first` bounds the first window; training varies it, so that windows begin elsewhere in each pass.
    """
    n = len(pieces)
    if not n:
        return
    ends = [*(np.flatnonzero(np.diff(pieces.paragraph)) + 1).tolist(), n]
    start, limit, k = 0, first, 0
    while start < n:
        while ends[k] <= start:
            k += 1
        end, j = start, k
        while j < len(ends) and ends[j] - start <= limit:
            end = ends[j]
            j += 1
        if end == start:
            end = ends[k] if ends[k] - start <= MAX_PIECES else _cut(pieces, start)
        yield start, end
        start, limit = end, PACKED


def _cut(pieces: Pieces, start: int) -> int:
    """Where a window that begins at `start`, inside a paragraph longer than a window, ends."""
    cuts = np.flatnonzero(np.diff(pieces.sentence[start : start + MAX_PIECES + 1])) + 1
    return start + int(cuts[-1]) if len(cuts) and cuts[-1] >= MIN_CUT else start + MAX_PIECES


def batch_of(rows: Sequence[tuple[Pieces, int, int]]) -> dict[str, Ints]:
    """Windows -> the model's inputs, padded at the end: ids, case, quote, gap, sentence, paragraph (B x T, int64) and length (B)."""
    longest = max(b - a for _, a, b in rows) + 2
    out = {k: np.zeros((len(rows), longest), dtype=np.int64) for k in ("ids", "case", "quote", "gap", "sentence", "paragraph")}
    for i, (p, a, b) in enumerate(rows):
        m = b - a
        for name, table in out.items():
            column = getattr(p, name)[a:b]
            table[i, 1 : m + 1] = column - column[0] if name in ("sentence", "paragraph") else column
        out["ids"][i, 0], out["ids"][i, m + 1] = CLS, SEP
    out["length"] = np.array([b - a + 2 for _, a, b in rows], dtype=np.int64)
    return out
