"""Scores -> spans: the best legal labels, and which candidates stay."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engines.decoding import CONTENT, CUE, LABELS, SOURCE, SOURCE_BONUS, Floats, Tagged, best_paths, read_window, segments, settled
from onrecord.engines.pieces import pieces_of
from onrecord.engines.tagger import load_tagger
from onrecord.model import Span

NO = -1e4


def may_follow(left: int, right: int) -> bool:
    """Begin and inside go on to inside or end of their role; after none, end and single anything begins anew."""
    if left and (left - 1) % 4 in (0, 1):
        return right > 0 and (left - 1) // 4 == (right - 1) // 4 and (right - 1) % 4 in (1, 2)
    return not right or (right - 1) % 4 in (0, 3)


LEGAL = np.array([[may_follow(a, b) for b in range(LABELS)] for a in range(LABELS)])


def by_trying_all(scores: Floats, transitions: Floats, length: int, anchor: int) -> list[int]:
    """The best of all label sequences that are legal, have the anchor in a cue, and leave the special pieces alone."""
    best, found = -np.inf, [0] * length
    for inner in itertools.product(range(LABELS), repeat=length - 2):
        labels = [0, *inner, 0]
        if (labels[anchor] - 1) // 4 != CUE or not labels[anchor] or not all(LEGAL[a, b] for a, b in zip(labels, labels[1:])):
            continue
        total = sum(scores[k, label] + SOURCE_BONUS * (label in (1 + 4 * SOURCE, 4 + 4 * SOURCE)) for k, label in enumerate(labels))
        total += sum(transitions[a, b] for a, b in zip(labels, labels[1:]))
        if total > best:
            best, found = total, labels
    return found


@pytest.mark.parametrize("seed", range(12))
def test_paths_are_the_best_of_all(seed: int) -> None:
    """Two anchors of windows of different lengths at once, so that padding is met too."""
    rng = np.random.default_rng(seed)
    scores = rng.normal(scale=2, size=(2, 6, LABELS)).astype(np.float32)
    transitions = np.where(LEGAL, rng.normal(size=(LABELS, LABELS)), NO).astype(np.float32)
    lengths, anchors = np.array([5, 4]), np.array([rng.integers(1, 4), rng.integers(1, 3)])
    paths = best_paths(scores, transitions, lengths, anchors)
    for n in range(2):
        length = int(lengths[n])
        assert paths[n, :length].tolist() == by_trying_all(scores[n], transitions, length, int(anchors[n]))
        assert not paths[n, length:].any()


def test_no_span_reaches_the_closing_piece() -> None:
    """[SEP] has scores that mean nothing, and no words."""
    scores = np.zeros((1, 5, LABELS), dtype=np.float32)
    scores[0, 2:, 1 + 4 * CONTENT : 5 + 4 * CONTENT] = 9
    transitions = np.where(LEGAL, 0, NO).astype(np.float32)
    path = best_paths(scores, transitions, np.array([5]), np.array([1]))[0]
    assert path[4] == 0
    assert segments(path.tolist(), CONTENT)[-1][1] == 4


@given(st.lists(st.integers(-1, 2), max_size=12))
def test_segments_give_back_what_was_labelled(roles: list[int]) -> None:
    runs = [(role, len(list(group))) for role, group in itertools.groupby(roles)]
    labels: list[int] = []
    wanted: dict[int, list[tuple[int, int]]] = {SOURCE: [], CUE: [], CONTENT: []}
    for role, n in runs:
        if role >= 0:
            wanted[role].append((len(labels), len(labels) + n))
            labels += [4 + 4 * role] if n == 1 else [1 + 4 * role, *[2 + 4 * role] * (n - 2), 3 + 4 * role]
        else:
            labels += [0] * n
    assert {role: segments(labels, role) for role in wanted} == wanted


def labels_of(text: str, spans: dict[str, list[int]]) -> list[int]:
    """`{"said": [CUE], …}`: words by role, each printed once, as labels of the text's pieces with both special ones."""
    pieces = pieces_of(text, [Span(0, len(text))], load_tagger().tokenizer)
    out = [0] * (len(pieces) + 2)
    for words, (role,) in spans.items():
        start = text.index(words)
        mine = [k + 1 for k in range(len(pieces)) if start <= pieces.starts[k] and pieces.ends[k] <= start + len(words)]
        for k in mine:
            out[k] = 1 + 4 * role + (3 if len(mine) == 1 else 0 if k == mine[0] else 2 if k == mine[-1] else 1)
    return out


def tagged(text: str, spans: dict[str, list[int]], *, anchor: str = "said") -> list[Tagged]:
    pieces = pieces_of(text, [Span(0, len(text))], load_tagger().tokenizer)
    at = 1 + int(np.flatnonzero(pieces.starts == text.index(anchor))[0])
    return list(read_window(text, pieces, 0, [at], [0.0], [2.0], np.array([labels_of(text, spans)])))


def test_spans_are_read_off_labels() -> None:
    text = "“The pump failed at noon,” Mira Oduya said on Friday, “and nobody called us.”"
    found = tagged(text, {"The pump failed at noon": [CONTENT], "Mira Oduya": [SOURCE], "said": [CUE], "and nobody called us": [CONTENT]})
    assert [[text[s.start : s.end] for s in spans] for spans in (found[0].source, found[0].cue, found[0].content)] == [
        ["Mira Oduya"],
        ["said"],
        ["“The pump failed at noon,”", "“and nobody called us.”"],
    ]
    assert found[0].probability == 0.5
    assert 0.88 < found[0].real < 0.881


def test_of_two_sources_the_nearest_to_the_cue_stays() -> None:
    text = "The council met. Orla Venn said the bridge was safe."
    found = tagged(text, {"The council": [SOURCE], "Orla Venn": [SOURCE], "said": [CUE], "the bridge was safe": [CONTENT]})
    assert [text[s.start : s.end] for s in found[0].source] == ["Orla Venn"]


@pytest.mark.parametrize("missing", ["said", "the bridge was safe"])
def test_without_cue_or_content_nothing_is_found(missing: str) -> None:
    spans = {"Orla Venn": [SOURCE], "said": [CUE], "the bridge was safe": [CONTENT]}
    del spans[missing]
    assert tagged("Orla Venn said the bridge was safe.", spans) == []


def candidate(cue: tuple[int, int], *, probability: float = 0.6, real: float = 0.6, content: int = 50) -> Tagged:
    return Tagged((), (Span(*cue),), (Span(content, content + 9),), probability, real)


def test_overlapping_cues_are_one_and_add_up() -> None:
    likelier, other, apart = candidate((0, 4), probability=0.5), candidate((2, 9), probability=0.3, content=70), candidate((20, 24))
    assert settled([other, apart, likelier], 0.1) == (replace(likelier, probability=0.8), apart)
    assert settled([candidate((0, 4), probability=0.9), candidate((1, 3), probability=0.8)], 0.1)[0].probability == 0.9999


def test_the_threshold_is_laid_on_the_mean_of_both_looks() -> None:
    sure, unreal = candidate((0, 4), probability=0.9, real=0.4), candidate((10, 14), probability=0.9, real=0.1)
    assert sure.score == pytest.approx(0.6)
    assert settled([sure, unreal], 0.5) == (sure,)
    assert settled([sure], sure.score) == (sure,), "the bound itself is in"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.integers(1, 9), st.integers(1, 9), st.integers(40, 60)), max_size=8))
def test_what_stays_is_in_text_order_with_one_owner_a_cue(rows: list[tuple[int, int, int, int, int]]) -> None:
    found = [candidate((a, a + n), probability=p / 10, real=r / 10, content=c) for a, n, p, r, c in rows]
    stays = settled(found, 0.3)
    assert [f.content[0] for f in stays] == sorted(f.content[0] for f in stays)
    assert all(f.score >= 0.3 for f in stays)
    assert {f.cue for f in stays} <= {f.cue for f in found}
    for left, right in itertools.combinations(stays, 2):
        assert left.cue != right.cue
