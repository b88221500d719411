"""Pairs of an attributed sentence and a rewrite of it -> admitted or refused, and why: what may change, and each way to lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import table
from onrecord.lexicon.negations import NegationRow
from onrecord.recording.admission import refused
from onrecord.recording.admission_parts import bounded, days, negations, numbers, plain

MOSS = "Ada Moss said on 6 May 2031 that at least 9 boats had sunk in the storm off Port Ellery."
MOSS_PRINTED = ["Harbour chief Ada Moss said on Tuesday … at least nine boats had sunk in the storm off Port Ellery"]
QUOTE = "Ada Moss said: “We had no warning at all.”"
QUOTE_PRINTED = ['"We had no warning at all," Moss told reporters.']
DENIED = "The Weather Office denied that it had given no warning before the storm."
DENIED_PRINTED = ["The Weather Office denied that it had given no warning before the storm"]
HEDGED = "Jon Vale said that a valve was probably left open."
HEDGED_PRINTED = ["Engineer Jon Vale said a valve was probably left open."]
TWO = "The Harbour Board said that 9 people were killed and 30 hurt."
TWO_PRINTED = ["nine people were killed and 30 hurt, the Harbour Board said"]
BLAME = "Ada Moss accused Jon Vale of hiding the 2029 report."
BLAME_PRINTED = ["Ada Moss accused Jon Vale of hiding the 2029 report"]
MONEY = "Ada Moss said that repairs would cost about $2.4 million."
MONEY_PRINTED = ["Repairs would cost about $2.4 million, Moss said."]


@pytest.mark.parametrize(
    ("template", "printed", "rewritten", "speakers"),
    [
        (MOSS, MOSS_PRINTED, "At least nine boats sank in the storm off Port Ellery, Ada Moss said on 6 May 2031.", ("Ada Moss",)),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that the storm had sunk at least nine boats off Port Ellery.", ("Ada Moss",)),
        (QUOTE, QUOTE_PRINTED, "“We had no warning at all,” Ada Moss said.", ("Ada Moss",)),
        (DENIED, DENIED_PRINTED, "The Weather Office denied having given no warning before the storm.", ("Weather Office",)),
        (HEDGED, HEDGED_PRINTED, "A valve was probably left open, Jon Vale said.", ("Jon Vale",)),
        (HEDGED, HEDGED_PRINTED, "According to Jon Vale, a valve was probably left open.", ("Jon Vale",)),
        (TWO, TWO_PRINTED, "Nine people were killed and 30 hurt, said the Harbour Board.", ("Harbour Board",)),
        (BLAME, BLAME_PRINTED, "Ada Moss has accused Jon Vale of hiding the 2029 report.", ("Ada Moss",)),
        (MONEY, MONEY_PRINTED, "Repairs would cost about $2,400,000, Ada Moss said.", ("Ada Moss",)),
    ],
)
def test_a_plainer_sentence_is_admitted(template: str, printed: list[str], rewritten: str, speakers: tuple[str, ...]) -> None:
    assert refused(rewritten, template=template, evidence=printed, speakers=speakers) is None


@pytest.mark.parametrize(
    ("template", "printed", "rewritten", "why"),
    [
        # numbers
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that at least ten boats had sunk in the storm off Port Ellery.", "number 10"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that at least 90 boats had sunk in the storm off Port Ellery.", "number 90"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that nine boats had sunk in the storm off Port Ellery.", "bound"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that up to nine boats had sunk in the storm off Port Ellery.", "bound"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that boats had sunk in the storm off Port Ellery.", "number 9 is left out"),
        (MONEY, MONEY_PRINTED, "Ada Moss said that repairs would cost about $2.4 billion.", "number 2400000000"),
        (MONEY, MONEY_PRINTED, "Ada Moss said that repairs would cost about $24 million.", "number 24000000"),
        (TWO, TWO_PRINTED, "The Harbour Board said that 30 people were killed and 9 hurt.", "counts something else"),
        (TWO, TWO_PRINTED, "The Harbour Board said that 9 people were hurt and 30 killed.", "counts something else"),
        (TWO, TWO_PRINTED, "The Harbour Board said that 9 people were killed and thirty-nine hurt.", "number 39"),
        (TWO, TWO_PRINTED, "For the third time the Harbour Board said that 9 people were killed and 30 hurt.", "number 3th"),
        # names
        (MOSS, MOSS_PRINTED, "Eva Moss said on 6 May 2031 that at least 9 boats had sunk in the storm off Port Ellery.", "name “Eva Moss”"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that at least 9 boats had sunk in the storm off Port Ellis.", "name “Port Ellis”"),
        (BLAME, BLAME_PRINTED, "Jon Vale accused Ada Moss of hiding the 2029 report.", "who speaks"),
        (BLAME, BLAME_PRINTED, "Ada Vale accused Jon Moss of hiding the 2029 report.", "name “Ada Vale”"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that at least 9 boats had sunk in the storm.", "left out"),
        # days
        (MOSS, MOSS_PRINTED, "Ada Moss said on 7 May 2031 that at least 9 boats had sunk in the storm off Port Ellery.", "7"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 June 2031 that at least 9 boats had sunk in the storm off Port Ellery.", "6 june"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2030 that at least 9 boats had sunk in the storm off Port Ellery.", "number 2030"),
        (MOSS, MOSS_PRINTED, "Ada Moss said yesterday, 6 May 2031, that at least 9 boats had sunk in the storm off Port Ellery.", "yesterday"),
        (MOSS, MOSS_PRINTED, "Ada Moss said that at least 9 boats had sunk in the storm off Port Ellery.", "left out"),
        # quotations
        (QUOTE, QUOTE_PRINTED, "Ada Moss said: “We had no warning whatever.”", "not quoted"),
        (QUOTE, QUOTE_PRINTED, "Ada Moss said: “We had no warning at all. They lied.”", "not quoted"),
        (QUOTE, QUOTE_PRINTED, "Ada Moss said we had no warning at all.", "lost their quotation marks"),
        (MOSS, MOSS_PRINTED, "Ada Moss said on 6 May 2031 that “at least 9 boats” had sunk in the storm off Port Ellery.", "not quoted"),
        (QUOTE, QUOTE_PRINTED, "Ada Moss said: “We had no warning at all.", "open"),
        # negation and hedges
        (DENIED, DENIED_PRINTED, "The Weather Office denied that it had given warning before the storm.", "negation is dropped"),
        (DENIED, DENIED_PRINTED, "The Weather Office said that it had given no warning before the storm.", "negation is dropped"),
        (HEDGED, HEDGED_PRINTED, "Jon Vale said that a valve was not probably left open.", "negation is added"),
        (HEDGED, HEDGED_PRINTED, "Jon Vale said that a valve was left open.", "hedge “probably”"),
        (BLAME, BLAME_PRINTED, "Ada Moss accused Jon Vale of allegedly hiding the 2029 report.", "hedge “allegedly” is added"),
        # attribution
        (TWO, TWO_PRINTED, "9 people were killed and 30 hurt at the Harbour Board.", "nothing says that it was said"),
        (MONEY, MONEY_PRINTED, "Ada Moss confirmed that repairs would cost about $2.4 million.", "confirm"),
        (MONEY, MONEY_PRINTED, "Ada Moss promised that repairs would cost about $2.4 million.", "promise"),
        (BLAME, BLAME_PRINTED, "Ada Moss said of Jon Vale that he was hiding the 2029 report.", "accuse"),
        (HEDGED, HEDGED_PRINTED, "It is said that Jon Vale probably left a valve open.", "who speaks"),
        # additions and form
        (HEDGED, HEDGED_PRINTED, "Jon Vale said that a valve was probably left open by careless drunken crewmen.", "words that the evidence has not"),
        (HEDGED, HEDGED_PRINTED, "", "empty"),
        (HEDGED, HEDGED_PRINTED, "**Jon Vale** said that a valve was probably left open.", "markup"),
        (HEDGED, HEDGED_PRINTED, "Jon Vale said that a valve was probably left open.\nHe did.", "line break"),
        (HEDGED, HEDGED_PRINTED, "Jon Vale said that a valve was probably left open, " + "left open, " * 9, "longer"),
    ],
)
def test_each_way_to_drift_is_refused(template: str, printed: list[str], rewritten: str, why: str) -> None:
    speakers = {MOSS: "Ada Moss", QUOTE: "Ada Moss", DENIED: "Weather Office", HEDGED: "Jon Vale", TWO: "Harbour Board"}.get(template, "Ada Moss")
    reason = refused(rewritten, template=template, evidence=printed, speakers=(speakers,))
    assert reason is not None
    assert why in reason


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nine boats", ["9"]),
        ("thirty-nine of 1,200", ["39", "1200"]),
        ("three hundred and five men", ["305"]),
        ("two and three", ["2", "3"]),
        ("2.4 million or 2,400,000", ["2400000", "2400000"]),
        ("half of the twenty-one thousand", ["1/2", "21000"]),
        ("the first and the 2nd", ["1th", "2th"]),
        ("four dozen", ["48"]),
        ("no number", []),
    ],
)
def test_numbers_in_words_and_digits_are_one_value(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_bounds_and_days() -> None:
    assert bounded("more than 11,000 and up to nine") == {("11000", "more-than"), ("9", "at-most")}
    assert days("on 6 May and June 7, 2031, on Monday, but it may rain") == ["6 may", "7 june", "monday"]


@given(st.integers(min_value=0, max_value=99_999), st.integers(min_value=0, max_value=99_999))
def test_a_sentence_stands_for_itself_and_not_for_another_number(one: int, other: int) -> None:
    template = f"Ada Moss said that {one:,} boats had sunk."
    assert refused(template, template=template, evidence=[template], speakers=("Ada Moss",)) is None
    changed = refused(f"Ada Moss said that {other:,} boats had sunk.", template=template, evidence=[template], speakers=("Ada Moss",))
    assert (changed is None) == (one == other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mayor neglected to say that the pier was shut.", 1), ("The board omitted two names.", 1), ("The board is unable to pay.", 1),
        ("Ada Moss scarcely spoke.", 1), ("Nothing was lost.", 1), ("The pump failed.", 1), ("Jon Vale forgot the key, and avoids the press.", 2),
        ("The crew didn't wait.", 1), ("The crew didn’t wait.", 1), ("It was not only the pier.", 1), ("The harbour is merely old.", 0),
        ("The board knotted the rope; another one noted it.", 0),
    ],
)  # fmt: skip
def test_each_word_that_denies_counts(text: str, count: int) -> None:
    assert negations(plain(text)) == count


@pytest.mark.parametrize("row", table("negations", NegationRow), ids=lambda row: row.kind)
def test_every_word_of_the_lexicon_that_denies_counts(row: NegationRow) -> None:
    for word in row.words:
        assert negations(plain(f"the crew {word if word.isalpha() else 'did' + word} wait")) == (row.kind != "focus"), word
