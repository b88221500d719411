"""Printed times -> values: absolute, relative, vague, durations, sets; what is no time; what the text leaves open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.annotating.times import find_times, when_of
from onrecord.engines.syntax import load_syntax
from onrecord.model import Article, Parse, Published, Region, Time, When
from onrecord.model.calendar import day_range

TUESDAY = "2031-05-06"


def times_of(text: str, *, published: str | None = TUESDAY) -> tuple[Time, ...]:
    article = article_of(text, published=published)
    return find_times(article, load_syntax().parse(article))


def printed(text: str, *, published: str | None = TUESDAY) -> list[tuple[str, str]]:
    return [(time.anchor.text_in(text), time.value) for time in times_of(text, published=published)]


EXPLICIT = {
    "The ferry sank on 28 April 2031.": [("28 April 2031", "2031-04-28")],
    "The ferry sank on April 28, 2031, off Velm.": [("April 28, 2031", "2031-04-28")],
    "The ferry sank on Monday, April 28, 2031.": [("Monday, April 28, 2031", "2031-04-28")],
    "The ferry sank on Apr. 28.": [("Apr. 28", "2031-04-28")],
    "The ferry sank on the 12th of April.": [("the 12th of April", "2031-04-12")],
    "The form was filed on 2031-04-28.": [("2031-04-28", "2031-04-28")],
    "The form was filed on 28/04/2031.": [("28/04/2031", "2031-04-28")],
    "The form was filed on 4/5/2029.": [("4/5/2029", "2029-05-04")],
    "The form was filed on 5/4/2031.": [("5/4/2031", "2031-05-04")],
    "The ferry sank in April 2029.": [("April 2029", "2029-04")],
    "The ferry sank in late March.": [("late March", "2031-03")],
    "The ferry sank in 2029.": [("2029", "2029")],
    "The dam was built after the 1950-53 drought.": [("1950-53", "1950/1953")],
    "The dam was built in the 1990s.": [("the 1990s", "199")],
    "The dam was built in the late '80s.": [("the late '80s", "198")],
    "The dam was built in the 20th century.": [("the 20th century", "19")],
    "The wall was built in 480 BC.": [("480 BC", "BC0480")],
    "The bill passed in the first quarter of 2029.": [("the first quarter of 2029", "2029-Q1")],
    "The dam was built in the summer of 2029.": [("the summer of 2029", "2029-SU")],
    "Between 2019 and 2023 prices doubled.": [("2019", "2019"), ("2023", "2023")],
    "The camp ran from 26-30 November 2029.": [("26", "2029-11-26"), ("30 November 2029", "2029-11-30")],
    "The camp was open on May 4 and 5.": [("May 4", "2031-05-04"), ("5", "2031-05-05")],
    "It rained in January and February 2029.": [("January", "2029-01"), ("February 2029", "2029-02")],
    "It rained from December to February 2029.": [("December", "2028-12"), ("February 2029", "2029-02")],
}

RELATIVE = {
    "The mayor resigned on Monday.": [("Monday", "2031-05-05")],
    "The mayor resigned Tuesday.": [("Tuesday", "2031-05-06")],
    "The mayor resigned on Wednesday.": [("Wednesday", "2031-04-30")],
    "The council will vote on Friday.": [("Friday", "2031-05-09")],
    "The port stays closed until Friday.": [("Friday", "2031-05-09")],
    "The mayor resigned last Friday.": [("last Friday", "2031-05-02")],
    "The council votes next Tuesday.": [("next Tuesday", "2031-05-13")],
    "The ferry sank on Thursday night.": [("Thursday night", "2031-05-01TNI")],
    "The pact was signed in June.": [("June", "2030-06")],
    "The pact will be signed in June.": [("June", "2031-06")],
    "The vote is scheduled for June.": [("June", "2031-06")],
    "The pact was signed last August.": [("last August", "2030-08")],
    "The pact was signed last summer.": [("last summer", "2030-SU")],
    "The pact was signed last fall.": [("last fall", "2030-FA")],
    "The troops arrived in the fall.": [("the fall", "2030-FA")],
    "The troops left earlier this year.": [("earlier this year", "2031")],
    "The troops left earlier this month.": [("earlier this month", "2031-05")],
    "Sales fell last year's mark.": [("last year", "2030")],
    "The troops left a week ago.": [("a week ago", "2031-04-29")],
    "The troops left three months ago.": [("three months ago", "2031-02")],
    "The troops left two years ago.": [("two years ago", "2029")],
    "The troops left days ago.": [("days ago", "PAST_REF")],
    "The town was retaken at the weekend.": [("the weekend", "2031-W18-WE")],
    "The mayor resigned last week.": [("last week", "2031-W18")],
    "The mayor resigned today.": [("today", "2031-05-06")],
    "The mayor resigned yesterday.": [("yesterday", "2031-05-05")],
    "The roof fell in last night.": [("last night", "2031-05-05TNI")],
    "The crews met this morning.": [("this morning", "2031-05-06TMO")],
    "The ferry sank on April 27. The same day the pier burned.": [("April 27", "2031-04-27"), ("The same day", "2031-04-27")],
    "The ferry sank on April 27. Two days later the pier burned.": [("April 27", "2031-04-27"), ("Two days later", "2031-04-29")],
    "The ferry sank in 2019. The following year the pier burned.": [("2019", "2019"), ("The following year", "2020")],
    "Gates opened at 4:30 p.m. on Sunday.": [("4:30 p.m.", "2031-05-04T16:30"), ("Sunday", "2031-05-04")],
    "Gates opened at 0800 GMT.": [("0800 GMT", "2031-05-06T08:00Z")],
    "Troops arrived on the morning of April 19.": [("the morning of April 19", "2031-04-19TMO")],
    "The plant is currently shut.": [("currently", "PRESENT_REF")],
    "The strike was over by the end of the year.": [("the end of the year", "2031")],
}

DURATIONS = {
    "The town fell eight months after the siege.": ("eight months", "P8M"),
    "The lighthouse stood for more than six decades.": ("more than six decades", "P60Y"),
    "The bridge was shut for two and a half years.": ("two and a half years", "P2.5Y"),
    "The bridge was shut for half an hour.": ("half an hour", "PT30M"),
    "The council signed a fifty-year lease.": ("fifty-year", "P50Y"),
    "The bridge was shut for several weeks.": ("several weeks", "PXW"),
    "The war is in its fourth year.": ("fourth year", "P4Y"),
    "The port was shut for the past three days.": ("the past three days", "P3D"),
}

SETS = {
    "The ferry runs every Monday.": ("every Monday", "XXXX-WXX-1"),
    "The ministry issues a weekly bulletin.": ("weekly", "P1W"),
    "The gauge is read every six months.": ("every six months", "P6M"),
}


@pytest.mark.parametrize(("text", "expected"), [*EXPLICIT.items(), *RELATIVE.items()])
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(("text", "expected"), DURATIONS.items())
def test_durations(text: str, expected: tuple[str, str]) -> None:
    (time,) = times_of(text)
    assert (time.anchor.text_in(text), time.value, time.type) == (*expected, "DURATION")
    assert (time.earliest, time.latest, time.precision) == (None, None, "vague")


@pytest.mark.parametrize(("text", "expected"), SETS.items())
def test_sets(text: str, expected: tuple[str, str]) -> None:
    (time,) = times_of(text)
    assert (time.anchor.text_in(text), time.value, time.type) == (*expected, "SET")


@pytest.mark.parametrize(
    "text",
    [
        "The second boat may sink.",
        "Soldiers march to the sea.",
        "The sun was up and 1,500 people came.",
        "The 45-year-old driver was unhurt.",
        "The driver is 45 years old.",
        "Theresa May resigned.",
        "Prices fall and tempers rise.",
        "The mayor spoke after the fall of the wall.",
        "He paid $2000 for a quarter of the boat.",
        "About 2000 soldiers crossed three quarters of the plain.",
        "The canal is 1900 km long.",
        "The team won 3:1 and then 16:14.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert printed(text) == []


TOLD = {
    "The trial begins on Friday.": [("Friday", "2031-05-09")],
    "Unions have called a march for Saturday.": [("Saturday", "2031-05-10")],
    "The minister set the vote for Sunday.": [("Sunday", "2031-05-11")],
    "The roof fell in during the small hours of Monday.": [("the small hours of Monday", "2031-05-05TMO")],
    "The roof fell in on Sunday. The night before, two men were seen.": [("Sunday", "2031-05-04"), ("The night before", "2031-05-03TNI")],
    "She had counted 14 by noon.": [("noon", "2031-05-06T12:00")],
    "Nine boats were moved overnight.": [("overnight", "2031-05-06TNI")],
    "A boat booked for repainting in March had been sent out.": [("March", "2031-03")],
    "A boat is booked for repainting in July.": [("July", "2031-07")],
    "A year on, nobody has been charged.": [("A year on", "P1Y")],
}


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_schedules_parts_of_days_and_what_was_due(text: str, expected: list[tuple[str, str]]) -> None:
    assert printed(text) == expected


def test_a_weekday_told_as_past_again_and_again_is_the_day_after_a_wrong_date() -> None:
    text = "The mayor spoke on Wednesday. The board met on Wednesday."
    article = replace(article_of(text), published=Published("2031-05-06", "2031-05-06", "header"))
    first, second = find_times(article, load_syntax().parse(article))
    assert first.readings == second.readings == ("2031-05-07", "2031-04-30")
    once = replace(article_of(text[:29]), published=Published("2031-05-06", "2031-05-06", "header"))
    (alone,) = find_times(once, load_syntax().parse(once))
    assert alone.readings == ("2031-04-30",)


def test_the_weekdays_of_an_undated_report_follow_the_days_it_dates() -> None:
    text = "The dam broke on 6 May 2031. The mayor resigned on Friday. At the weekend the valley was searched."
    article = replace(article_of(text), published=Published(None, "2031-05-06", "none"))
    assert [t.value for t in find_times(article, load_syntax().parse(article))] == ["2031-05-06", "2031-05-09", "2031-W19-WE"]


TWO_READINGS = [
    ("The form was filed on 4/5/2029.", ("2029-05-04", "2029-04-05")),
    ("The river rose last Monday.", ("2031-05-05", "2031-04-28")),
    ("The dam will be opened next Friday.", ("2031-05-09", "2031-05-16")),
    ("The river rose last Friday.", ("2031-05-02",)),
    ("The dam will be opened next Monday.", ("2031-05-12",)),
]


@pytest.mark.parametrize(("text", "readings"), TWO_READINGS)
def test_both_readings_are_kept_where_two_stand(text: str, readings: tuple[str, ...]) -> None:
    (time,) = times_of(text)
    assert (time.value, time.readings) == (readings[0], readings)


UNDATED = {
    "The ferry burned Tuesday.": [("Tuesday", "XXXX-WXX-2")],
    "The mayor left yesterday.": [("yesterday", "XXXX-XX-XX")],
    "The mayor spoke tonight.": [("tonight", "XXXX-XX-XXTNI")],
    "The mayor left over the weekend.": [("the weekend", "XXXX-WXX-WE")],
    "The dam was inspected last week.": [("last week", "XXXX-WXX")],
    "The dam was inspected last month.": [("last month", "XXXX-XX")],
    "The dam was sold this year.": [("this year", "XXXX")],
    "The dam was sold last June.": [("last June", "XXXX-06")],
    "The hall burned on New Year's Eve.": [("New Year's Eve", "XXXX-12-31")],
}


@pytest.mark.parametrize(("text", "expected"), UNDATED.items())
def test_what_counts_from_an_unknown_day_is_kept_with_its_open_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert printed(text, published=None) == expected
    assert all(time.earliest is None and time.latest is None for time in times_of(text, published=None))


def test_the_tense_is_kept_with_the_time() -> None:
    assert [t.tense for t in times_of("The dam broke on Sunday. It will be rebuilt in June. No toll on Friday.")] == ["past", "future", ""]


def test_later_than_nothing_told_is_vague() -> None:
    assert printed("Two days later, the ship sank.") == [("Two days later", "PAST_REF")]
    assert printed("The dam broke on Sunday. Two days later, the ship sank.")[-1] == ("Two days later", "2031-05-06")


def test_a_doubted_publication_leaves_two_readings_of_the_next_weekday() -> None:
    text = "North Velm confirmed Monday that it had sent troops."
    article = article_of(text, published="2031-05-04")
    parse = load_syntax().parse(article)
    (plain,) = find_times(article, parse)
    assert plain.readings == ("2031-04-28",)
    doubted = replace(
        article, published=Published("2031-05-04", "2031-05-05", "header", "the text reports Monday as past, the header is a Sunday")
    )
    (time,) = find_times(doubted, parse)
    assert time.value == "2031-05-05"
    assert time.readings == ("2031-05-05", "2031-04-28")
    assert (time.earliest, time.latest) == ("2031-04-28", "2031-05-05")


def test_an_undated_article_is_read_against_the_latest_day_it_tells() -> None:
    text = "The pact took force on December 4, 2030. Velm denied it on April 26. It had lost its port last year. In late March its leader left."
    assert [value for _, value in printed(text, published=None)] == ["2030-12-04", "2031-04-26", "2030", "2031-03"]


def test_without_any_year_the_year_stays_open() -> None:
    assert printed("The ferry sank on April 26.", published=None) == [("April 26", "XXXX-04-26")]


def test_a_history_takes_its_years_from_its_own_dates() -> None:
    text = (
        "War broke out on 3 May 1911. In June the port fell. The siege of 1912 broke the army. On 4 March the king fled. "
        "Papers opened in 1987 told why. In November 1912 the peace talks began. In January they failed. "
        "The last fort fell on 2 July 1914, and by 1915 the land was at peace."
    )
    found = dict(printed(text))
    assert (found["June"], found["4 March"], found["January"]) == ("1911-06", "1912-03-04", "1913-01")


def test_news_with_a_few_old_years_stays_news() -> None:
    text = "The mayor resigned on Monday. He was born in 1970 and elected in 2011, 2015 and 2019. He had said in June that he would stay."
    assert printed(text)[-1] == ("June", "2030-06")


def test_boilerplate_is_not_read_and_header_and_dateline_are() -> None:
    text = "date 2031-05-06\nVELM, May 5, 2031\nThe mayor resigned.\nCopyright 2031"
    regions = (Region(0, 15, "header"), Region(16, 33, "dateline"), Region(34, 53, "body"), Region(54, 68, "boilerplate"))
    article = article_of(text, regions=regions)
    times = find_times(article, load_syntax().parse(article))
    assert [time.anchor.text_in(text) for time in times] == ["2031-05-06", "May 5, 2031"]


WHEN = [
    ("The mayor said Monday that the bridge was safe.", "said", "2031-05-05"),
    ("On Saturday, the ministry said the pact signed in June was void.", "said", "2031-05-03"),
    ("The governor said in a statement on Monday that no one was hurt.", "said", "2031-05-05"),
    ("Speaking on Sunday, she said the ferry sank in 2019.", "said", "2031-05-04"),
    ("In March, the agency reported 40 deaths.", "reported", "2031-03"),
    ("The agency quoted her Monday as saying the dam was safe.", "saying", "2031-05-05"),
    ("The council will vote on Friday, the clerk said Tuesday.", "said", "2031-05-06"),
    ("The council will vote on Friday, the clerk said Tuesday.", "vote", "2031-05-09"),
    ("The attack on Friday killed two, police said.", "said", None),
    ("The minister said Monday's vote was fair.", "said", None),
    ("He denied the charge until Monday.", "denied", None),
    ("The minister said the vote was fair.", "said", None),
    ("In a statement released Monday, the company denied the claim.", "denied", "2031-05-05"),
    ("He said in a video posted Sunday night that he would leave.", "said", "2031-05-04TNI"),
    ("According to a report published on April 30, nine people died in March.", "According", "2031-04-30"),
    ("Nobody was hurt, said the governor, who spoke to reporters Monday.", "said", "2031-05-05"),
    ("The president, speaking in Lissen on Thursday, said that troops would leave by Friday.", "said", "2031-05-01"),
    ("The governor, who met protesters in 2029, said the vote was fair.", "said", None),
    ("A day earlier, the minister had said that no one was missing.", "said", "2031-05-05"),
]


@pytest.mark.parametrize(("text", "verb", "value"), WHEN)
def test_the_time_of_a_clause(text: str, verb: str, value: str | None) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    times = find_times(article, parse)
    token = next(t for t in parse.tokens if t.text == verb)
    when: When | None = when_of(article, parse, times, token)
    assert (when.value if when is not None else None) == value
    assert when is None or when.anchor in {time.anchor for time in times}


_PIECES = st.sampled_from(
    ["On ", "Monday", " ", "the ", "28 April ", "April 28", ", ", "2025", "-", "26", "'80s", "last ", "year", "two ", "days ", "later", "ago", "noon ", "of ", "\n",
     "May ", "and ", "30 ", "BC ", "1950", "9999-12-31", "the next ", "AD 1 ", "every ", "week", "3:30 ", "p.m. ", "½", "é", "\u00a0", "29 February ", "5000 "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(["2031-05-06", "0001-01-01", "9999-12-31", None]))
def test_any_text_gives_sorted_disjoint_times_with_ranges(text: str, published: str | None) -> None:
    article: Article = article_of(text, published=published)
    times = find_times(article, Parse.of((), ()))
    assert [time.id for time in times] == [f"{article.id}.t{n}" for n in range(1, len(times) + 1)]
    last = 0
    for time in times:
        assert last <= time.anchor.start < time.anchor.end <= len(text)
        last = time.anchor.end
        assert time.value == time.readings[0]
        first, final = day_range(time.value)
        assert (first is None) == (final is None)
        assert first is None or final is None or first <= final
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The ferry sank on Saturday, May 31.", TUESDAY, [("Saturday, May 31", "2031-05-31")]),
        ("The ferry sank on Friday, May 31.", TUESDAY, [("Friday, May 31", "2030-05-31")]),
        ("The ferry sank on Monday, April 29.", TUESDAY, [("Monday, April 29", "2031-04-29")]),
        ("The scheduled vote on Friday worries the union.", TUESDAY, [("Friday", "2031-05-09")]),
        ("The union met ahead of Friday's vote.", TUESDAY, [("Friday", "2031-05-09")]),
        ("The union met on Friday ahead of the vote.", TUESDAY, [("Friday", "2031-05-02")]),
        ("Fares rose last week.", "2031-05-04", [("last week", "2031-W18")]),
        ("Fares rose last week.", "2031-05-05", [("last week", "2031-W18")]),
        ("Fares rose this week.", "2031-05-04", [("this week", "2031-W18")]),
        ("Fares will rise this week.", "2031-05-04", [("this week", "2031-W19")]),
        ("Fares will rise next week.", "2031-05-04", [("next week", "2031-W19")]),
    ],
)
def test_the_nearer_day_or_week_that_the_words_allow(text: str, published: str, expected: list[tuple[str, str]]) -> None:
    assert printed(text, published=published) == expected


def test_the_weekdays_of_a_report_that_refutes_its_date_are_the_nearest_to_the_day_it_tells() -> None:
    text = "The ferry sank on Saturday, May 31. Divers found the hull on Monday. The crew had left Velm on Thursday."
    article = article_of(text, published=TUESDAY)
    doubted = replace(article, published=Published(TUESDAY, "2031-05-31", "header", "the text tells of 2031-05-31 as past"))
    times = find_times(doubted, load_syntax().parse(doubted))
    assert [time.value for time in times] == ["2031-05-31", "2031-06-02", "2031-05-29"]


def test_the_hours_that_head_a_running_report_are_of_its_day() -> None:
    text = "4:10 p.m.\nThe ferry was towed in on Monday.\n11:30 a.m.\nA storm had cut the cable on Saturday.\n6:20 a.m.\nThe ferry ran aground."
    clocks = [time.value for time in times_of(text) if "T" in time.value]
    assert clocks == ["2031-05-05T16:10", "2031-05-05T11:30", "2031-05-05T06:20"]
