"""Any overlapping marks -> pieces: the text comes back exactly, every id stands once, and what opens closes."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.model import Span
from onrecord.model.span import joined
from onrecord.rendering.segments import Mark, clipped, pieces

TEXT = "The leak is <under> the old gate & nowhere else, the board said on Sunday."


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...], tuple[int, ...]]:
    text = draw(st.text(alphabet="ab <&é\n", min_size=1, max_size=60))
    found = []
    for i in range(draw(st.integers(0, 8))):
        spans = []
        for _ in range(draw(st.integers(1, 3))):
            start = draw(st.integers(0, len(text) - 1))
            spans.append(Span(start, draw(st.integers(start + 1, len(text)))))
        found.append(Mark(f"k{i}", joined(spans), ("s",)))
    return text, tuple(found), tuple(draw(st.lists(st.integers(0, len(text)), max_size=4)))


def markup(text: str, marks: tuple[Mark, ...], cuts: tuple[int, ...] = ()) -> str:
    out = []
    for piece in pieces(len(text), marks, cuts):
        for opened in piece.opens:
            key = f' id="{opened.mark.key}"' if opened.first else ""
            out.append(f'<mark class="p-{opened.mark.key}"{key}>')
        out.append(escape(text[piece.start : piece.end]) + "</mark>" * piece.closes)
    return "".join(out)


@given(marked())
def test_the_text_comes_back_and_each_mark_covers_its_spans(case: tuple[str, tuple[Mark, ...], tuple[int, ...]]) -> None:
    text, marks, cuts = case
    found = pieces(len(text), marks, cuts)
    assert "".join(text[p.start : p.end] for p in found) == text
    open_now: list[str] = []
    covered: dict[str, set[int]] = {mark.key: set() for mark in marks}
    for piece in found:
        if piece.start in cuts:
            assert not open_now, "nothing stays open over a cut"
        open_now += [opened.mark.key for opened in piece.opens]
        assert len(set(open_now)) == len(open_now)
        for key in open_now:
            covered[key].update(range(piece.start, piece.end))
        if piece.closes:
            del open_now[-piece.closes :]
    assert not open_now
    assert covered == {mark.key: {i for span in mark.spans for i in range(span.start, span.end)} for mark in marks}


@given(marked())
def test_every_id_stands_exactly_once(case: tuple[str, tuple[Mark, ...], tuple[int, ...]]) -> None:
    text, marks, cuts = case
    firsts = [opened.mark.key for piece in pieces(len(text), marks, cuts) for opened in piece.opens if opened.first]
    assert sorted(firsts) == sorted(mark.key for mark in marks)
    tree = html.fragment_fromstring(f"<pre>.{markup(text, marks, cuts)}</pre>")
    assert sorted(tree.xpath("//@id")) == sorted(firsts)
    assert tree.text_content() == f".{text}"


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_marks_that_nest_are_one_element_each() -> None:
    marks = (Mark("inner", (at("old gate"),), ("f",)), Mark("outer", (at("The leak is <under> the old gate"),), ("s",)))
    assert markup(TEXT, marks).startswith(
        '<mark class="p-outer" id="outer">The leak is &lt;under&gt; the <mark class="p-inner" id="inner">old gate</mark></mark>'
    )
    assert not any(opened.parts for piece in pieces(len(TEXT), marks) for opened in piece.opens)


def test_marks_that_cross_are_split_and_say_so() -> None:
    marks = (Mark("left", (at("The leak is <under>"),), ("s",)), Mark("right", (at("<under> the old gate"),), ("s",)))
    opened = [(o.mark.key, o.first, o.parts) for piece in pieces(len(TEXT), marks) for o in piece.opens]
    assert opened == [("left", True, False), ("right", True, True), ("right", False, True)]


def test_a_mark_with_two_spans_has_its_id_at_the_first() -> None:
    marks = (Mark("both", (at("The leak"), at("the old gate")), ("s",)),)
    opened = [(o.first, o.parts, piece.start) for piece in pieces(len(TEXT), marks) for o in piece.opens]
    assert opened == [(True, True, TEXT.index("The leak")), (False, True, TEXT.index("the old gate"))]


def test_a_mark_is_cut_to_what_is_shown() -> None:
    windows = (at("The leak is <under>"), at("the board said"))
    kept = clipped((Mark("a", (Span(4, len(TEXT)),), ("s",)), Mark("b", (at("old gate"),), ("s",))), windows)
    assert [(mark.key, mark.spans) for mark in kept] == [("a", (Span(4, windows[0].end), windows[1]))]
