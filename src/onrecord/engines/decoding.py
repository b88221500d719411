"""A window's scores -> attributions as spans of code points. Numpy and the standard library only.

Every anchor (the piece by which a cue is found) gets its best label sequence: Viterbi over the legal transitions, the anchor inside the
cue. Anchors whose cues overlap are one cue that the model read off two words: the likelier stays and takes over the other's probability.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.engines.pieces import Pieces
from onrecord.model import Span

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LABELS = 13
"""0 none; for role r: 1+4r begin, 2+4r inside, 3+4r end, 4+4r single."""
SOURCE, CUE, CONTENT = 0, 1, 2
FLOOR = 0.08
"""Anchors below this probability are not looked at: they never reach the threshold, even joined."""
SOURCE_BONUS = 1.0
"""Added to the scores that begin a source: no source is one reading, a source several that share its probability. On the held-out articles
`full` was 78.0, 78.4 and 78.3 with 0, 1 and 1.5."""
_FORBIDDEN = np.float32(-1e4)
_MARKS = frozenset(" \t\r\n\xa0\"'“”‘’«».,;:!?()[]—–-")


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution that the model reads. `probability` is that of its cue, `real` that of the whole, read with its content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float
    real: float

    @property
    def score(self) -> float:
        """The geometric mean of both probabilities, 0 to 1: what the threshold is laid on."""
        return math.sqrt(self.probability * self.real)


def best_paths(scores: Floats, transitions: Floats, lengths: Ints, anchors: Ints) -> Ints:
    """N x T x 13 label scores -> N x T labels of the best legal sequences; `transitions` (13 x 13) holds -1e4 where none is allowed."""
    n, t, _ = scores.shape
    scores = scores.copy()
    scores[:, :, [1 + 4 * SOURCE, 4 + 4 * SOURCE]] += SOURCE_BONUS
    rows = np.arange(n)
    at = scores[rows, anchors]
    outside = np.ones(LABELS, dtype=bool)
    outside[1 + 4 * CUE : 5 + 4 * CUE] = False
    at[:, outside] = _FORBIDDEN
    scores[rows, anchors] = at
    scores[rows, lengths - 1, 1:] = _FORBIDDEN  # [SEP] is no word: training never scores it, so its scores mean nothing
    value = np.full((n, LABELS), _FORBIDDEN, dtype=np.float32)
    value[:, 0] = scores[:, 0, 0]
    back = np.zeros((t, n, LABELS), dtype=np.int8)
    into = np.ascontiguousarray(transitions.T)[None]
    for k in range(1, t):
        options = value[:, None, :] + into
        best = options.argmax(-1)
        moved = np.take_along_axis(options, best[..., None], -1)[..., 0] + scores[:, k]
        live = (k < lengths)[:, None]
        back[k] = np.where(live, best, np.arange(LABELS))
        value = np.where(live, moved, value)
    closing = np.array([label == 0 or (label - 1) % 4 in (2, 3) for label in range(LABELS)])
    here = np.where(closing, value, value + _FORBIDDEN).argmax(-1)
    out = np.zeros((n, t), dtype=np.int64)
    for k in range(t - 1, -1, -1):
        out[:, k] = np.where(k < lengths, here, 0)
        here = back[k][rows, here].astype(np.int64)
    return out


def segments(labels: Sequence[int], role: int) -> list[tuple[int, int]]:
    """Half-open runs of one role's labels."""
    out: list[tuple[int, int]] = []
    start = -1
    for k, label in enumerate(labels):
        mine = label > 0 and (label - 1) // 4 == role
        kind = (label - 1) % 4
        if mine and kind in (0, 3):
            start = k
        if mine and kind in (2, 3) and start >= 0:
            out.append((start, k + 1))
            start = -1
    return out


def read_window(
    text: str, pieces: Pieces, first: int, anchors: Sequence[int], cues: Sequence[float], reals: Sequence[float], paths: Ints
) -> Iterator[Tagged]:
    """The candidates of one window. `first` is its first piece; `anchors` count from its [CLS]; `cues` and `reals` are logits."""
    for anchor, cue_logit, real_logit, path in zip(anchors, cues, reals, paths.tolist()):
        cue = next((s for s in segments(path, CUE) if s[0] <= anchor < s[1]), None)
        content = segments(path, CONTENT)
        if cue is None or not content:
            continue
        source = segments(path, SOURCE)
        if len(source) > 1:
            source = [min(source, key=lambda s: (min(abs(s[0] - cue[1]), abs(cue[0] - s[1])), s))]
        yield Tagged(
            tuple(_chars(text, pieces, first, s) for s in source),
            (_chars(text, pieces, first, cue),),
            tuple(_joined(text, [_marked(text, _chars(text, pieces, first, s)) for s in content])),
            _sigmoid(cue_logit),
            _sigmoid(real_logit),
        )


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, logit)))


def _chars(text: str, pieces: Pieces, first: int, segment: tuple[int, int]) -> Span:
    """Pieces (counted from [CLS]) -> code points, out to the borders of words."""
    start, end = int(pieces.starts[first + segment[0] - 1]), int(pieces.ends[first + segment[1] - 2])
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _marked(text: str, span: Span) -> Span:
    """A content with the quotation marks that touch it."""
    start, end = span.start, span.end
    if start > 0 and text[start - 1] in "\"“«":
        start -= 1
    k = end
    while k < len(text) and k - end < 2 and text[k] in ".,!?…":
        k += 1
    if k < len(text) and text[k] in "\"”»":
        end = k + 1
    return Span(start, end)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Parts that nothing but marks and white space parts are one."""
    last: Span | None = None
    for span in spans:
        if last is not None and all(c in _MARKS for c in text[last.end : span.start]):
            last = Span(last.start, max(last.end, span.end))
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last


def settled(found: Sequence[Tagged], threshold: float) -> tuple[Tagged, ...]:
    """One attribution a cue, above the threshold, in text order; overlapping cues add their probabilities up."""
    kept: list[Tagged] = []
    owner: dict[int, int] = {}
    for f in sorted(found, key=lambda f: (-f.probability, f.cue)):
        cue = f.cue[0]
        twin = next((owner[c] for c in range(cue.start, cue.end) if c in owner), None)
        if twin is None:
            owner.update((c, len(kept)) for c in range(cue.start, cue.end))
            kept.append(f)
        else:
            kept[twin] = replace(kept[twin], probability=min(0.9999, kept[twin].probability + f.probability))
    return tuple(sorted((f for f in kept if f.score >= threshold), key=lambda f: (f.content[0], f.cue)))
