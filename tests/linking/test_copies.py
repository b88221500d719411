"""Shared passages: verbatim runs, edited sentences, credits, and what is too short."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.linking.copies import find_copies
from onrecord.linking.credits import credit_of
from onrecord.linking.shingles import RUN
from onrecord.model import Annotations, Article, Copy, Region

SENTENCE = "The harbour office closed the northern pier on Monday after two cracks were found in its oldest wall."
EDITED = "The harbour office shut the northern pier on Monday after two cracks were found in the oldest wall."


def report(name: str, text: str, credit: str = "") -> tuple[Article, Annotations]:
    regions = [Region(0, len(text), "body")]
    if credit:
        regions.append(Region(len(text) + 1, len(text) + 1 + len(credit), "credit"))
    article = replace(article_of(text), id=name, text=f"{text}\n{credit}" if credit else text, regions=tuple(regions))
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    starts = [0, *(e + 1 for e in ends[:-1])]
    return article, Annotations(name, sentences=tuple(zip(starts, ends, strict=True)))


def copies(*reports: tuple[Article, Annotations]) -> tuple[Copy, ...]:
    return find_copies([a for a, _ in reports], [n for _, n in reports], [credit_of(a) for a, _ in reports])


def test_a_verbatim_run_is_maximal_and_exact() -> None:
    left, right = report("a1", f"It rained. {SENTENCE} Crews left."), report("a2", f"{SENTENCE} Nobody was hurt.")
    (copy,) = copies(left, right)
    assert copy.kind == "verbatim"
    assert copy.left.text_in(left[0].text) == SENTENCE[:-1] == copy.right.text_in(right[0].text)


def test_a_lightly_edited_sentence_is_near() -> None:
    found = copies(report("a1", SENTENCE), report("a2", EDITED))
    assert "near" in {c.kind for c in found}


def test_a_credit_marks_the_passage() -> None:
    (copy,) = copies(report("a1", SENTENCE), report("a2", SENTENCE, credit="With material from AFP"))
    assert copy.kind == "credited"


def test_a_shared_quotation_is_an_utterance_not_a_copy() -> None:
    said = "“The northern pier was never built for ships of this size, and all of the harbour knew it,” she said."
    assert copies(report("a1", said), report("a2", said)) == ()


def test_scattered_short_runs_are_found_together() -> None:
    runs = [f"the {a} committee weighed the {b} proposal against {c} costs" for a, b, c in zip(_A, _B, _C, strict=True)]
    left = " ".join(f"Early {a} rumours said {run} until nightfall came." for a, run in zip(_C, runs, strict=True))
    right = " ".join(f"Nobody in {c} denied that {run} because of old quarrels." for c, run in zip(_A, runs, strict=True))
    assert len(copies(report("a1", left), report("a2", right))) == len(runs)


_A = ("finance", "harbour", "school", "water", "forest")
_B = ("distant", "modest", "careful", "sudden", "bitter")
_C = ("rising", "hidden", "annual", "doubtful", "borrowed")


def test_names_and_titles_alone_are_no_copy() -> None:
    words = "President Edda Marwick of Kelmaria and Prime Minister Tobin Rasch of Sorrenia in Harrow on Monday"
    assert copies(report("a1", f"Talks: {words} began."), report("a2", f"A dinner of {words} followed.")) == ()


def test_house_lines_are_no_copies() -> None:
    line = "Our newsroom depends on the steady support of local subscribers across the whole harbour county."
    rows = [report(f"a{n}", f"{' '.join(f'{word} {n}{k} came.' for k, word in enumerate(_A * 8))} {line}") for n in range(5)]
    assert copies(*((replace(a, outlet="Harrow Post"), n) for a, n in rows)) == ()


def test_short_runs_and_one_report_alone_are_nothing() -> None:
    assert copies(report("a1", "They said that it was so. They said that it was so again and again and again.")) == ()
    assert copies(report("a1", "The pier was closed on Monday evening."), report("a2", "The pier was closed on Tuesday morning.")) == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCE[:-1].lower().split()), min_size=0, max_size=40),
    st.lists(st.sampled_from(SENTENCE[:-1].lower().split()), min_size=0, max_size=40),
)
def test_runs_are_the_same_words_on_both_sides(left: list[str], right: list[str]) -> None:
    a, b = report("a1", " ".join(left) + "."), report("a2", " ".join(right) + ".")
    for copy in copies(a, b):
        if copy.kind == "verbatim":
            words = copy.left.text_in(a[0].text).split()
            assert words == copy.right.text_in(b[0].text).split()
            assert len(words) >= RUN
