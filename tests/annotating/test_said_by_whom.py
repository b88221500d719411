"""Whose a saying is where the word before it misleads: first persons, questions put to somebody, deeds, and judgements that are passed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.annotating.marked import article_of
from tests.annotating.test_speech import bare, statements_of

from onrecord.annotating.inner_sources import with_speakers
from onrecord.annotating.quotations import find_quotations
from onrecord.model import Anchor, Cue, Source, Span, Statement, Via


def holding(text: str, words: str) -> list[Statement]:
    """The statements whose content holds these words."""
    return [s for s in statements_of(text) if words in bare(" ".join(text[x.start : x.end] for x in s.anchor.spans))]


def names(found: Sequence[Statement]) -> list[tuple[str | None, list[str]]]:
    return [(s.source.name if s.source is not None else None, [v.name for v in s.via]) for s in found]


OVER_PARAGRAPHS = (
    "'The bank gave way in an hour. We had no warning at all,' Ada Bright said.\n\n"
    "'I think they knew that the sluice was broken.\n\n"
    "'The water took both barns and the mill.'\n\n"
    "The council meets on Friday.\n"
)


def test_a_quotation_in_single_marks_goes_on_over_paragraphs() -> None:
    (found,) = (s for s in holding(OVER_PARAGRAPHS, "took both barns") if s.rule == "speech/goes-on")
    assert found.source is not None and found.source.name == "Ada Bright"
    assert bare("".join(OVER_PARAGRAPHS[x.start : x.end] for x in found.anchor.spans)).startswith("I think they knew")


@pytest.mark.parametrize("inside", [True, False])
def test_the_first_person_of_a_quotation_is_who_speaks(inside: bool) -> None:
    """By the statement around it; where none is, by what else is said between the same marks."""
    text = "“I think they knew that the sluice was broken. It took both barns,” Ada Bright said."
    (outer,) = (s for s in statements_of(text) if s.source is not None and s.source.name == "Ada Bright")
    start = text.index("I think")
    cue = Cue((Span(start + 2, start + 7),), "think", "claim")
    source = Source((Span(start, start + 1),), None, "I", "unnamed")
    via = Via(outer.source.spans, "Ada Bright", "person") if outer.source is not None else None
    inner = replace(outer, id="inner", source=source, cue=cue, via=(via,) if via else (), inside=outer.id if inside else None)
    if not inside:
        outer = replace(outer, anchor=Anchor(outer.anchor.article, (Span(text.index("It took"), text.index(",”")),)))
    _, found = with_speakers([outer, inner], find_quotations(article_of(text)))
    assert found.source is not None and outer.source is not None
    assert (found.source.name, found.source.entity, found.source.spans) == ("Ada Bright", outer.source.entity, source.spans)
    assert found.via == ()


def test_the_first_person_of_the_report_is_nobody_else() -> None:
    text = "I think that the ferry will sail on Friday. The mayor of Halm waited at the pier."
    assert {s.source.name for s in holding(text, "ferry will sail") if s.source is not None} <= {"I"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Asked whether the lock would open, Mayor Ola Brandt said it would.", "whether the lock would open"),
        ("“Yes,” Mayor Ola Brandt said when asked if she would run again.", "if she would run again"),
    ],
)
def test_a_question_is_not_by_whom_it_is_put_to(text: str, words: str) -> None:
    assert all(s.source is None for s in holding(text, words))
    assert any(s.source is not None and s.source.name == "Ola Brandt" for s in statements_of(text))


@pytest.mark.parametrize(
    ("text", "words", "source", "via"),
    [
        ("Mayor Ola Brandt called the fire senseless and tragic, the Halm Courier reported.", "the fire senseless", "Ola Brandt", ["Halm Courier"]),
        ("Ada Bright described the pier as a trap, the Halm Courier reported.", "the pier as a trap", "Ada Bright", ["Halm Courier"]),
        ("The dockers’ union condemned the delay, the Halm Courier reported.", "the delay", "dockers’ union", ["Halm Courier"]),
        ("Ada Bright told HLD radio that the pier was shut.", "pier was shut", "Ada Bright", ["HLD"]),
        ("The pier was shut, Ada Bright told Radio Halm.", "pier was shut", "Ada Bright", ["Radio Halm"]),
    ],
)
def test_a_judgement_that_a_paper_passes_on_is_of_who_made_it(text: str, words: str, source: str, via: list[str]) -> None:
    assert (source, via) in names(holding(text, words))
    assert not any(name in via for name, _ in names(holding(text, words)) if name != source and "called" not in text)


def test_what_stands_in_a_quotation_is_passed_on_by_its_speaker_alone() -> None:
    text = "“Let's say they knew that the lock was old, and that nobody cared,” Ada Bright told them, the Halm Courier reported."
    assert {name for name, _ in names(statements_of(text))} <= {"Ada Bright", "they", "Halm Courier", "nobody"}
    assert not any(s.rule == "speech/inside-according" and s.cue is not None and s.cue.lemma == "know" for s in statements_of(text))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The senate vetoed the bill on the old canal on Monday.", "veto"),
        ("The Senate unveiled a statue of the founder in Halm on Friday.", "unveil"),
        ("The pier, known as the Long One, burned on Monday.", "know"),
    ],
)
def test_a_deed_and_a_name_are_no_sayings(text: str, cue: str) -> None:
    assert not any(s.cue is not None and s.cue.lemma == cue for s in statements_of(text))


def test_what_is_reported_by_nobody_stays() -> None:
    text = "It was reported that the pier had burned down on Monday."
    assert holding(text, "pier had burned down")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“I would say that the pier is old,” Ada Bright said.", "say"),
        ("“I will rebuild the pier,” Ada Bright said.", "promise"),
        ("Ada Bright said she had felt the urge to leave the pier.", "say"),
        ("Ada Bright said that the club, which has more than 300 members, was waiting.", "say"),
        ("Ada Bright said about 400 boats were lost.", "estimate"),
    ],
)
def test_acts_by_what_is_said(text: str, act: str) -> None:
    (first, *_) = (s for s in statements_of(text) if s.source is not None and s.source.name == "Ada Bright" and s.inside is None)
    assert first.cue is not None and first.cue.act == act
