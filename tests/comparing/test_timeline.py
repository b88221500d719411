"""The timeline: whole sentences, one entry an event; what only names a date, and what the page adds, is no event."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, two
from tests.linking.reports import annotated


def entries(reports: Reports) -> list[tuple[str, str, int, str]]:
    """(day, words, other reports, rule) in the timeline's order."""
    texts = {a.id: a.text for a in annotated(*reports)[0]}
    rows = compared(reports).timeline
    return [(e.when[:10], e.anchor.text_in(texts[e.anchor.article]), len({a.article for a in e.also}), e.rule) for e in rows]


def test_one_event_in_two_reports_is_one_entry_in_whole_words() -> None:
    rows = entries(
        two(
            "A ferry sank off Lissen on May 4, 2031, and the crew was saved by a tug.",
            "The Lissen ferry sank on May 4, 2031. The port is closed.",
        )
    )
    assert len(rows) == 1
    day, words, others, rule = rows[0]
    assert (day, others, rule) == ("2031-05-04", 1, "timeline/event")
    assert words[0].isupper()
    assert words[-1] == "."


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Lissen praised the crew for Friday's rescue.",
        "The mayor of Lissen praised the crew after the May 4 rescue near the quay.",
        "The crew met in the 2000 block of Mill Road.",
        "Posted by the Lissen Herald on Friday, May 2, 2031.",
        "A ferry sank on May 4, 2031 pic.twitter.com/Xy1 — Ivo Lund (@ivolund) May 4, 2031",
        "The mayor of Lissen has warned of the old ferry since 2013.",
        "The town of Lissen will have a million visitors by 2050.",
        "The third ferry has sunk off the port of Lissen this year.",
        "Her column on the port of Lissen appears every Monday.",
        "Harbour news • The ferry sank on May 4, 2031 • More",
    ],
)
def test_a_date_that_names_something_or_is_of_the_page_dates_nothing(text: str) -> None:
    assert entries(two(text, "Boats stayed in port.")) == []


def test_an_event_stands_before_what_is_said_on_its_day() -> None:
    rows = entries(
        two(
            "The harbour trust said on Monday that nobody on the ferry had been hurt.",
            "A ferry sank off the port of Lissen on Monday.",
            days=("2031-05-06", "2031-05-06"),
        )
    )
    assert [rule for _, _, _, rule in rows] == ["timeline/event", "timeline/said"]
    assert rows[1][1].startswith("The harbour trust said on Monday")


def test_an_event_that_somebody_announces_is_the_event_that_others_tell() -> None:
    rows = entries(
        two(
            "The mayor of Lissen, Ada Bright, resigned from the harbour board on Monday.",
            "Mayor Ada Bright of Lissen said on Monday that she had resigned from the harbour board.",
            days=("2031-05-06", "2031-05-06"),
        )
    )
    assert len(rows) == 1
    assert rows[0][2] == 1
