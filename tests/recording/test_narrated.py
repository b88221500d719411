"""Places in a report -> whether the report tells of an earlier time there."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.model import Anchor
from onrecord.recording.brief_said import said_lines
from onrecord.recording.narrated import is_history

OPENING = "A boiler burst at the Halvern mill on Sunday and burned down two halls.\n\n"
SAID = "Ada Bright said that the pipes had been cracked."


def history(text: str, words: str = SAID) -> bool:
    story = reported(post=OPENING + text)
    (article,) = story.record.articles
    at = article.text.index(words)
    return is_history(story, Anchor.at(article.id, at, at + len(words)))


@pytest.mark.parametrize(
    ("text", "old"),
    [
        (f"In 1998 a boiler burst in the same hall. {SAID}", True),
        (f"The mill burned in October 2029. The owner fled. {SAID}", True),
        (f"At the 1986 trial the owner was cleared. {SAID}", True),
        (f"In 1998 a boiler burst in the same hall. On Monday the mayor came. {SAID}", False),
        (f"The mill had won last year's prize. {SAID}", False),
        (f"The mayor came to the hall. {SAID}", False),
        (f"In 1998 a boiler burst in the same hall.{' The hall was built again.' * 12} {SAID}", False),
    ],
)
def test_what_dates_a_place(text: str, old: bool) -> None:
    assert history(text) is old


def test_a_day_inside_the_words_themselves_dates_nothing() -> None:
    words = "Ada Bright said that the boiler had been bought in 1998."
    assert history(words, words) is False


def test_a_saying_of_an_earlier_time_is_no_news() -> None:
    now = "Ivo Lund, the inspector, said that the Halvern boiler had burst at noon."
    then = "In 1998 a boiler burst at the Halvern mill as well. Ada Bright said that two halls of the mill had burned."
    texts = [line.text for line in said_lines(reported(post=f"{OPENING}{now}\n\n{then}"))]
    assert any("Ivo Lund" in text for text in texts)
    assert not any("Ada Bright" in text for text in texts)
