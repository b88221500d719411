"""Brat files -> articles, golds, anchors and ranges of pieces; on invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.training.marked import HARBOUR, HARBOUR_ANN, corpus
from training.attribution.data import HELD_OUT_EVERY, Annotated, anchor_of, annotated, cue_weights, examples, gold_of, split, trimmed

from onrecord.engines.pieces import Pieces, pieces_of
from onrecord.engines.tagger import load_tagger
from onrecord.model.paragraph import paragraphs_of


def words(text: str, spans: object) -> list[str]:
    assert isinstance(spans, list | tuple)
    return [text[a:b] for a, b in spans]


def test_golds_are_the_events_with_a_cue_and_a_content() -> None:
    golds = list(gold_of(HARBOUR_ANN))
    assert [{role: words(HARBOUR, spans) for role, spans in gold.items()} for gold in golds] == [
        {"Source": ["Vera Stroud"], "Cue": ["said"], "Content": ["The harbour will reopen,"]},
        {"Source": ["she"], "Cue": ["also told"], "Content": ['"It is safe,"', '"for all of you."']},
    ]
    assert list(gold_of(HARBOUR_ANN.replace("\n", "\r\n"))) == golds


@pytest.mark.parametrize(
    ("text", "spans", "left"),
    [
        ('"It is safe," she', [(0, 13)], ["It is safe"]),
        ("all went well, he said.", [(0, 14)], ["all went well"]),
        ("one, two and three", [(0, 4), (5, 8)], ["one, two"]),  # nothing but marks between
        ("one, two and three", [(5, 8), (0, 3)], ["one, two"]),  # in any order
        ("one or two", [(0, 3), (7, 10)], ["one", "two"]),
        ("he said : no", [(8, 9)], [":"]),  # a cue that is a mark stays
        ("he : said", [(3, 4), (5, 9)], ["said"]),  # unless there is more
    ],
)
def test_edges_lose_marks(text: str, spans: list[tuple[int, int]], left: list[str]) -> None:
    assert words(text, trimmed(text, spans)) == left


def test_the_first_annotator_counts(tmp_path: Path) -> None:
    folder = corpus(
        tmp_path, {"b_17": (HARBOUR, {"bo": "", "al": HARBOUR_ANN}), "a_03": ("Line one.\r\nLine two.", {"bo": "T1\tCue 0 4\tLine\n"})}
    )
    rows = list(annotated(folder))
    assert [(row.name, len(row.gold)) for row in rows] == [("a_03", 0), ("b_17", 2)]
    assert rows[0].text == "Line one.\r\nLine two.", "offsets count both characters of a line break"
    assert rows[1].path == folder / "text" / "b_17.txt"


def test_held_out_articles_are_never_trained_on() -> None:
    rows = [Annotated(f"{n:03}", Path(), "", ()) for n in range(60)]
    train, held_out = split(rows)
    assert [row.name for row in held_out] == ["000", "028", "056"]
    assert sorted(row.name for row in [*train, *held_out]) == [row.name for row in rows]
    assert not {row.name for row in train} & {row.name for row in held_out}
    assert HELD_OUT_EVERY == 28


def harbour() -> Annotated:
    return Annotated("harbour", Path(), HARBOUR, tuple(gold_of(HARBOUR_ANN)))


def test_words_that_stand_in_cues_weigh_more() -> None:
    weights = cue_weights([harbour(), Annotated("other", Path(), "He also ran, and also swam.", ())])
    assert set(weights) == {"said", "also", "told"}
    assert weights["said"] > weights["told"] > weights["also"]
    assert weights["said"] == pytest.approx((1 + 0.02) / 1.5)
    assert weights["also"] == pytest.approx((0.5 + 0.02) / 3.5)


def read(text: str) -> Pieces:
    return pieces_of(text, paragraphs_of(text, 0, len(text)), load_tagger().tokenizer)


@pytest.mark.parametrize(
    ("cue", "weights", "anchor"),
    [
        ("also told", {"told": 0.9, "also": 0.1}, "told"),
        ("also told", {}, "also"),  # of equals the first
        ("harrumphingly bellowed", {"bellowed": 0.2, "harrumphingly": 0.1}, "bellowed"),
        ("harrumphingly bellowed", {"harrumphingly": 0.3}, "har"),  # the first piece of a word of several
    ],
)
def test_the_anchor_is_the_first_piece_of_the_most_cue_like_word(cue: str, weights: dict[str, float], anchor: str) -> None:
    text = f"She {cue} that it was over."
    pieces = read(text)
    span = (4, 4 + len(cue))
    inside = [k for k in range(len(pieces)) if span[0] <= pieces.starts[k] < span[1]]
    at = anchor_of(text, pieces, [(inside[0], inside[-1] + 1)], weights)
    assert text[pieces.starts[at] :].startswith(anchor)


def test_examples_point_at_pieces() -> None:
    example = examples([harbour()], load_tagger().tokenizer, {"told": 0.9})[0]
    printed = [
        (HARBOUR[example.pieces.starts[a.anchor] : example.pieces.ends[a.anchor]], [(role, _printed(example.pieces, i, j)) for role, i, j in a.ranges])
        for a in example.attributions
    ]
    assert printed == [
        ("said", [(0, "Vera Stroud"), (1, "said"), (2, "The harbour will reopen")]),
        ("told", [(0, "she"), (1, "also told"), (2, "It is safe"), (2, "for all of you")]),
    ]


def _printed(pieces: Pieces, i: int, j: int) -> str:
    return HARBOUR[pieces.starts[i] : pieces.ends[j - 1]]


def test_of_two_attributions_with_one_anchor_the_first_stays() -> None:
    first = harbour().gold[0]
    both = Annotated("both", Path(), HARBOUR, (first, {**first, "Content": [(0, 11)]}))
    assert [len(e.attributions) for e in examples([both], load_tagger().tokenizer, {})] == [1]
