"""Composed sentences -> the fault that keeps them out, and sentences that stand."""

from __future__ import annotations

import pytest

from onrecord.recording.soundness import fault


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ada Bright said that “nobody came.", "an open quotation mark"),
        ("Ada Bright said that the tug (an old one sank.", "an open bracket"),
        ("An agent said that if the tug had left late.", "a condition alone"),
        ("Ada Bright said that “It was late,” … “I left.”", "in pieces"),
        ("Ada Bright said that no and went on to win.", "begins amid a sentence"),
        ("“I will stay,” she said after the vote, according to the Courier.", "holds another's saying"),
        ("The union said that the tug belonged to the.", "ends on a small word"),
        ("The union accused it of hiding the papers.", "an object that points outside"),
        ("Ada Bright said: “I’m in shock.”", "a quotation of hardly a word"),
        ("The board said that our valley is in no danger.", "speaks as its source"),
        ("The mill promised to hand them over.", "a thing named elsewhere"),
        ("The clerks required to undergo a long training.", "a verb without its object"),
        ("Several of whom dismissed the story out of hand.", "a clause that hangs on another"),
        ("The board said that the hall burned when the …", "cut off"),
        ("The clerks have until Friday to do so, the Courier reports.", "a deed told elsewhere"),
        ("The owner said: “They should [close the hall.”", "an open bracket"),
        ("The guards said that two of them were found in a skip.", "some of those told elsewhere"),
        ("Trainer Ada Bright said that most of them had left.", "some of those told elsewhere"),
        ("The trainer said that he had never promised him a race.", "two who are one pronoun"),
        ("Ada Bright said that “We will stay on the island,” The pier would shade her boats.", "a quotation run into the next sentence"),
        ("The solicitor denied that he had been asleep.", "a client named elsewhere"),
        ("Clerks asked not to be named.", "how the source wants to be named"),
        ("The agent declined repeated attempts for comment.", "no answer, told elsewhere"),
    ],
)
def test_what_a_desk_would_strike_out(text: str, why: str) -> None:
    assert fault(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bright said: “We lost the tug in an hour, and nobody came to help us.”",
        "Ada Bright said that if the tug had left late, it would have been saved.",
        "Ada Bright said that no one was hurt.",
        "Ada Bright said that no such letter came.",
        "Ada Bright said: “Our valley is in no danger, and we know it.”",
        "The U.S. envoy said that the talks were over.",
        "The clerks were required to undergo a long training.",
        "The mill promised to hand the papers over.",
        "The union accused the board of hiding the papers.",
        "The board said that the tug was “the pride of the harbour” and that “nobody came”.",
        "Ada Bright told the weavers that the hall would open in May.",
        "The former owner of the mill said that the hall was safe.",
        "The union said that the board had done all of its work.",
    ],
)
def test_what_stands(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ada Bright wrote: “Every Harbour Town Deserves Better Winter Ferries.”", "quotes a headline"),
        ("Ada Bright said that the quay was shut. “I am lost”.", "a quotation behind its sentence"),
        ("The mayor's aide signalled that would not be the end of the talks.", "a verb without its subject"),
        ("Clerks said that Yet the hall stayed shut.", "begins amid a sentence"),
        ("The owner blamed the town for the fire on T.", "ends on an initial"),
        ("The clerk said “By noon the ”gold ring, nobody was left.", "marks that stand the wrong way"),
        ("Ada Bright said: “Not that I know of, and nobody has asked.”", "a word before its speech"),
        ("Ada Bright said that “So, you have the mill that pays best” in the valley.", "a word before its speech"),
        ("The board indicated that the latter is what most cannot accept.", "one of two told elsewhere"),
        ("“I want to see the quay in May. It is ours.”, according to the Post.", "speech told as a document's"),
        ("The clerk said what would be a price of nine crowns a loaf.", "a clause without its subject"),
        ("Two clerks claimed that they believe have been robbed of their wages.", "a verb without its subject"),
        ("The guild estimated the number at up to 900.", "a thing named elsewhere"),
        ("Some of the weavers declined to go that far.", "a deed told elsewhere"),
        ("The union said that the board should have done last year.", "a verb without its object"),
        ("The mayor signalled as much in a letter to the weavers.", "what was told, elsewhere"),
        ("The weavers said that between the lines: There is no plan for the hall.", "a heading before its sentence"),
        ("Ada Bright told Ivo Lund in an interview for Halvern Radio.", "what was told, elsewhere"),
        ("The weaver called her plan “a dream for a bad year”.", "an object that points outside"),
    ],
)
def test_what_was_cut_or_quoted_wrongly(text: str, why: str) -> None:
    assert fault(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bright said: “The Halvern Port Authority has shut the quay.”",
        "The coast guard said that the ferry had left the port of Halvern by the time of the storm.",
        "The owner moved to Washington D.C.",
    ],
)
def test_what_was_neither(text: str) -> None:
    assert fault(text) is None
