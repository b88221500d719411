"""Tolls: how many a report says were killed and injured, by a rule that is named, a bound kept as a bound."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating import annotate_article
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.lexicon import table
from onrecord.lexicon.fates import Fate
from onrecord.model import Annotations

Rows = dict[str, tuple[float | None, float | None, str]]

TOLLS: list[tuple[str, Rows]] = [
    ("Two miners were killed and four were injured.", {"killed": (2, 2, "printed"), "injured": (4, 4, "printed")}),
    ("Twenty-three people were injured in the blast, six of them critically.", {"injured": (23, 23, "printed")}),
    ("At least 3 people were killed.", {"killed": (3, None, "printed")}),
    ("Up to 12 people were injured.", {"injured": (None, 12, "printed")}),
    ("A farmer was killed.", {"killed": (1, 1, "one")}),
    ("A man and his two sons were killed.", {"killed": (3, 3, "joined")}),
    ("A farmer shot a woman to death, then killed himself.", {"killed": (2, 2, "joined")}),
    ("Police are looking into a double homicide.", {"killed": (2, 2, "multiple")}),
    ("Police are looking into a fatal crash.", {"killed": (1, None, "deadly")}),
    ("He was charged with assault with a deadly weapon.", {}),
    ("He was charged with attempted homicide.", {}),
    ("Ana Brook died on the spot. Jon Vell was killed as well.", {"killed": (2, None, "named")}),
    ("Ana Brook was killed. Brook died at dawn.", {"killed": (1, 1, "one")}),
    ("A man was hurt. The third victim was taken to a hospital.", {"injured": (3, 3, "rest")}),
    ("A man was hurt, and another woman was injured.", {"injured": (2, 2, "joined")}),
    ("A man was killed. Another woman was injured.", {"killed": (1, 1, "one"), "injured": (1, None, "ranked")}),
    ("Five people were shot. Two died.", {"killed": (2, 2, "printed"), "injured": (None, 3, "rest")}),
    ("Four people were stabbed.", {"injured": (None, 4, "rest")}),
    ("A teenager died and a girl was injured.", {"killed": (1, 1, "one"), "injured": (1, 1, "one")}),
    ("A farmer was shot. He was taken to a hospital, where he died.", {"killed": (1, 1, "one")}),
    ("The driver was injured. The driver died at noon.", {"killed": (1, 1, "one")}),
    ("The death toll rose to 14 on Monday.", {"killed": (14, 14, "printed")}),
    ("The number of people killed rose to 14.", {"killed": (14, 14, "printed")}),
    ("At least 40 miners were killed or wounded.", {}),
    ("At least 40 miners were killed, wounded or captured.", {}),
    ("The port hired 300 porters.", {}),
    ("In 2012, four miners were killed there.", {}),
    ("Four miners are killed there every year.", {}),
]


def annotated(text: str) -> Annotations:
    return annotate_article(article_of(text), load_syntax(), load_tagger())


@pytest.mark.parametrize(("text", "expected"), TOLLS, ids=[t for t, _ in TOLLS])
def test_toll(text: str, expected: Rows) -> None:
    found = annotated(text)
    figures = {f.id: f for f in (*found.figures, *found.implied)}
    rows = {t.fate: (figures[t.figure].low, figures[t.figure].high, t.rule.removeprefix("tolls/")) for t in found.tolls}
    assert rows == expected


def test_what_is_printed_stays_a_figure_and_what_is_implied_is_none() -> None:
    text = "Two miners were killed, and a girl was hurt."
    found = annotated(text)
    assert [f.measure for f in found.figures] == ["miners killed"]
    (implied,) = found.implied
    assert (implied.measure, implied.anchor.text_in(text), implied.rule) == ("injured", "a girl … hurt", "tolls/one")
    assert found.tolls[0].figure == found.figures[0].id


def test_the_lead_is_asked_before_the_rest() -> None:
    rest = " ".join(f"Clerk number {word} closed the hall." for word in ("Ab", "Cd", "Ef", "Gh", "Ij", "Kl"))
    found = annotated(f"A farmer was killed on the pier. {rest} Nine miners were killed in another town.")
    assert [t.rule for t in found.tolls] == ["tolls/one"]
    found = annotated(f"A farmer left the pier. {rest} Nine miners were killed in another town.")
    assert [t.rule for t in found.tolls] == ["tolls/printed"]


@pytest.mark.parametrize("row", [r for r in table("fates", Fate) if r.part in ("count", "disaster")], ids=lambda r: f"{r.part}-{r.fate}")
def test_events_that_count_apply_in_their_examples(row: Fate) -> None:
    fate = {"killed": "killed", "struck": "injured"}[row.fate]
    assert [t.fate for t in annotated(row.example).tolls] == [fate]
