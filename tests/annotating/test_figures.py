"""Figures: interval and bound, unit, measure, subject, place, part; and the numbers that count nothing."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.figures import find_figures
from onrecord.annotating.sums import SumRow
from onrecord.annotating.times import find_times
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Anchor, Cue, Entity, Figure, Region, Span, Statement, When

INTERVALS: list[tuple[str, float | None, float | None, str]] = [
    ("The port hired 8,300 porters.", 8300, 8300, "exact"),
    ("The port hired about 4,000 porters.", 4000, 4000, "about"),
    ("The port hired some 4,000 porters.", 4000, 4000, "about"),
    ("The port hired nearly 4,000 porters.", 4000, 4000, "about"),
    ("The port hired an estimated 4,000 porters.", 4000, 4000, "about"),
    ("The port hired more than 17,500 porters.", 17500, None, "more-than"),
    ("The port hired just over 17,500 porters.", 17500, None, "more-than"),
    ("The port hired at least 3,200 porters.", 3200, None, "at-least"),
    ("The port hired 3,200 or more porters.", 3200, None, "at-least"),
    ("The port hired some 700 or more porters.", 700, None, "at-least"),
    ("The port hired 3,200 porters or more.", 3200, None, "at-least"),
    ("The port hired 3,200-odd porters.", 3200, 3200, "about"),
    ("The port hired up to 13,500 porters.", None, 13500, "at-most"),
    ("The port hired no more than 13,500 porters.", None, 13500, "at-most"),
    ("The port hired up to around 13,500 porters.", None, 13500, "at-most"),
    ("The port hired fewer than 20 porters.", None, 20, "less-than"),
    ("The port hired less than just 35 porters.", None, 35, "less-than"),
    ("The port hired 6,000 to 9,000 porters.", 6000, 9000, "range"),
    ("The port hired about 6,000 to 9,000 porters.", 6000, 9000, "range"),
    ("The port hired between 6,000 and 9,000 porters.", 6000, 9000, "range"),
    ("The port hired 60-90,000 porters.", 60000, 90000, "range"),
    ("The port hired three or four porters.", 3, 4, "range"),
    ("The port hired 10 to 12 million porters.", 10e6, 12e6, "range"),
    ("The port hired thousands of porters.", None, None, "about"),
    ("The port hired several hundred porters.", None, None, "about"),
    ("The port hired half a million porters.", 500_000, 500_000, "exact"),
]

UNITS: list[tuple[str, list[tuple[float | None, float | None, str | None]]]] = [
    ("The fire burned 90 square miles (233 square kilometres).", [(90, 90, "mi2"), (233, 233, "km2")]),
    ("The fire burned under 90 square miles (233 square kilometres).", [(None, 90, "mi2"), (None, 233, "km2")]),
    ("Turnout fell from 51 to 44 percent.", [(51, 51, "%"), (44, 44, "%")]),
    ("They expect a rise of 5 to 7 per cent.", [(5, 7, "%")]),
    ("The levy brought £3.4m.", [(3.4e6, 3.4e6, "GBP")]),
    ("The levy brought between $3 and $4 billion.", [(3e9, 4e9, "USD")]),
    ("The mill sold for 8.2 million Australian dollars ($6 million).", [(8.2e6, 8.2e6, "AUD"), (6e6, 6e6, "USD")]),
    ("The rent is HK$9,000 a month.", [(9000, 9000, "HKD/month")]),
    ("Gusts of 130 km/h hit the pier.", [(130, 130, "km/h")]),
    ("The calf weighed 90 pounds.", [(90, 90, "lb")]),
    ("The clinic gives 300 tests per day.", [(300, 300, "1/day")]),
    ("The siege lasted more than two decades.", [(2, None, "decade")]),
    ("Ana Brook, 34, was rescued.", [(34, 34, "year")]),
    ("A 12-year-old girl was rescued.", [(12, 12, "year")]),
    ("The mine shed 4.8m tonnes of slag.", [(4.8e6, 4.8e6, "t")]),
]

NOTHING = [
    "The envoy cited Article 5 of the charter.",
    "They met on 14 March 2019 and again on May 3.",
    "The strike began in 1997 and ended in the 1980s.",
    "The rovers won 3-1 on aggregate.",
    "An F-16 flew over the G7 town.",
    "COVID-19 closed the pier.",
    "The mill fell silent at 11:45 a.m. that night.",
    "One of the divers surfaced and no one spoke.",
    "He read page 12 and chapter three.",
    "She came 22nd in the race.",
    "Call 555-0134 or write to desk9@example.org.",
    "It was her second win of the 21st century.",
    "Police were called to the 3000 block of Elm Street.",
    "Flight 370 left Gate 9.",
    "At one point it rained, one clerk said.",
    "The two met again in Lissen.",
    "How many? Two. WHITLOW: I saw none.",
    "The militia opened fire at 4.15.",
    "The bell rang at twenty to five, he says.",
]

MEASURES = [
    ("Velm sent 8,300 porters.", "porters sent"),
    ("Velm is sending 300 porters.", "porters sent"),
    ("At least 40 miners were killed or wounded.", "miners killed or wounded"),
    ("At least 40 miners were killed, wounded or captured.", "miners killed or wounded or captured"),
    ("A total of 52 miners died.", "miners died"),
    ("Some 26,000 remain in the valley.", "remain"),
    ("The crew counted eight burnt-out vans.", "burnt vans counted"),
    ("The scouts walked in a column of 12.", "column"),
    ("The parish put the number of its dead at forty.", "dead"),
    ("Three hearings took place in Velm.", "hearings"),
    ("The fund opened the season with $54 million.", "funding"),
    ("A blast killed 12 miners and injured 30.", "miners killed"),
    ("The raid left 12 miners dead.", "miners dead"),
    ("About 600 of the miners have been hurt.", "miners hurt"),
    ("More than 300 miners marched on the hall.", "miners marched"),
    ("The contractor hired 20 additional porters.", "additional porters hired"),
    ("The 300-strong crowd left.", "crowd left"),
    ("Fires burned 90 square miles of forest.", "square miles of forest burned"),
    ("Some 60 percent of voters backed the plan.", "percent of voters backed"),
    ("They won just six percent support.", "percent support won"),
    ("Miners 58 and older may leave.", "age"),
    ("A widow of 70 had died, the clinic said.", "age"),
    ("A boy of eleven was rescued.", "age"),
    ("A father of 34 drowned.", "age"),
    ("She is a member of 12 clubs.", "member of clubs"),
    ("The rate stood at 4.15 percent.", "percent rate stood"),
    ("Mr. Lund bought 12 boats.", "boats bought"),
    ("Two co-defendants testify on Monday.", "co-defendants"),
    ("Two officials said so.", "officials"),
    ("Forty cases were reported.", "cases reported"),
    ("Hundreds of rain-soaked fans cheered.", "rain-soaked fans cheered"),
    ("Two vice presidential candidates spoke.", "vice presidential candidates spoke"),
    ("The league backed three term Texas Governor Rick Dole.", "term"),
    ("It was the worst storm in 12 years, Earl swept over the coast.", "years"),
    ("Lund would keep the port open for three weeks.", "weeks kept"),
    ("The divers found two more of the explosive devices.", "explosive devices found"),
    ("Turnout fell to 40 percent.", "percent turnout fell"),
    ("Thieves stole $40,000 in cash from the bank.", "stolen"),
    ("The robbers made off with about $40,000.", "stolen"),
    ("The theft of $40,000 shocked the town.", "stolen"),
    ("Police recovered $12,500 in a barn.", "recovered"),
    ("The fire caused $3 million in damage.", "damage"),
    ("Damage was estimated at $3 million.", "damage"),
    ("The court fined the ferry line $500.", "fine"),
    ("He got a $500 fine.", "fine"),
    ("Repairs will cost $2 million.", "cost"),
    ("She spoke of the $5 million that Lund had requested.", "requested"),
]


def figures(text: str) -> tuple[Figure, ...]:
    article = article_of(text)
    return find_figures(article, load_syntax().parse(article), times=(), entities=(), statements=())


@pytest.mark.parametrize(("text", "low", "high", "bound"), INTERVALS)
def test_interval_and_bound(text: str, low: float | None, high: float | None, bound: str) -> None:
    assert [(f.low, f.high, f.bound) for f in figures(text)] == [(low, high, bound)]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units(text: str, expected: list[tuple[float | None, float | None, str | None]]) -> None:
    assert [(f.low, f.high, f.unit) for f in figures(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing(text: str) -> None:
    assert [text[f.anchor.start : f.anchor.end] for f in figures(text)] == []


@pytest.mark.parametrize(("text", "measure"), MEASURES)
def test_measure(text: str, measure: str) -> None:
    assert figures(text)[0].measure == measure


@pytest.mark.parametrize("row", table("sums", SumRow), ids=lambda row: row.measure)
def test_a_sum_is_what_its_row_says_in_its_example(row: SumRow) -> None:
    assert [f.measure for f in figures(row.example)] == [row.measure]


def test_the_anchor_covers_modifiers_number_and_noun() -> None:
    text = "Officials counted more than 17,500 Danish sailors on Monday."
    (found,) = figures(text)
    assert text[found.anchor.start : found.anchor.end] == "more than 17,500 Danish sailors"
    assert found.subject == "Denmark"
    assert found.measure == "sailors counted"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Denmark sent 300 sailors.", "Denmark"),
        ("Copenhagen sent 300 sailors.", "Denmark"),
        ("The 300 sailors that Denmark sent were tired.", "Denmark"),
        ("Denmark's 300 sailors were tired.", "Denmark"),
        ("Denmark killed 300 seals.", None),
        ("The bakery, in the old town, employs some 70 women.", "bakery"),
        ("The glee club, which has 48 tenors, sang on Monday.", "glee club"),
        ("A bailiff seized $40,000 belonging to Halden Freight.", "Halden Freight"),
        ("A bailiff seized furniture of the dancing school worth $40,000.", "dancing school"),
        ("The skipper of the green yacht is ahead by 40 points.", "skipper"),
        ("Norway has lost the cup on more than 12 occasions.", "Norway"),
        ("Crews rescued the remaining 26 members of the Danish expedition.", "Denmark"),
        ("The brewery, whose carters account for six of the missing, closed.", "brewery"),
        ("A baker, who has lost three vans, spoke first.", "baker"),
        ("Ana Brook was jailed for 12 years.", "Ana Brook"),
        ("Ana Brook will be brought home to face a charge of theft and nine counts of fraud.", "Ana Brook"),
        ("Danish trawlermen found at least 21 wrecks.", "Denmark"),
        ("Voters in two Southern towns stayed at home.", None),
        ("Police named the rower as 25-year-old ferry pilot Ana Brook.", "Ana Brook"),
        ("The clerk spoke of her 6-year-old son, Odell, who swam.", "Odell"),
        ("The 34-year-old suspect fled with Ana Brook.", None),
        ("Halden Freight hung 300 lanterns mocking the mayor.", "Halden Freight"),
    ],
)
def test_whose(text: str, subject: str | None) -> None:
    assert figures(text)[0].subject == subject


def test_a_pronoun_resolves_through_the_entities() -> None:
    text = "Velm said it had sent 300 porters."
    article = article_of(text)
    velm = Entity("e1", "Velm", "government", (), (Anchor.at(article.id, 0, 4), Anchor.at(article.id, 10, 12)), "test")
    (found,) = find_figures(article, load_syntax().parse(article), times=(), entities=(velm,), statements=())
    assert found.subject == "Velm"


def test_a_part_points_at_its_whole_and_takes_its_noun() -> None:
    whole, part = figures("The port has 90 crews, including 12 hired in spring.")
    assert part.part_of == whole.id
    assert part.measure.startswith("crews")
    assert whole.part_of is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor put the crowd at 5,000, organisers at 20,000.", ["crowd", "crowd"]),
        ("The mayor put the death toll at 27, and a charity at 30.", ["deaths", "deaths"]),
        ("Officials put the number of missing at between 30 and 40.", ["missing"]),
        ("The number of missing fell from 530 to 20.", ["missing", "missing"]),
        ("The death toll is up from 12 to 15.", ["deaths", "deaths"]),
        ("Some 300 clerks left on Monday. The mayor put the number at 400.", ["clerks left", "clerks left"]),
        ("The crowd was 10-12,000, the mayor said.", ["crowd"]),
        ("Thirty people were hurt, including two clerks.", ["people hurt", "clerks hurt"]),
        (
            "Twelve villagers drowned, among them four children; dozens were hurt.",
            ["villagers drowned", "children drowned", "villagers hurt"],
        ),
        ("The office did not say how many ballots were affected. A group of clerks put the number at 90.", ["ballots affected"]),
        ("Turnout was 71.3 percent of the 4,000 voters.", ["percent turnout", "voters"]),
        ("Police put the size of the crowd at 12,000.", ["crowd"]),
        ("The crowd reached 4,000.", ["crowd"]),
        ("The clerk counted 40.", ["counted"]),
        ("Ontive took 50 per cent of the vote to 49 per cent for Sandar.", ["percent of vote taken", "percent taken"]),
        ("The budget is $40 million, down from $52 million.", ["funding", "funding"]),
        ("The river rose by 2.4 metres in less than six hours.", ["metres river rose", "hours"]),
    ],
)
def test_measures_that_are_left_out_come_from_what_was_counted(text: str, expected: list[str]) -> None:
    assert [f.measure for f in figures(text)] == expected


def test_who_puts_a_crowd_at_a_number_does_not_own_it() -> None:
    assert [f.subject for f in figures("Aldana put the crowd at 5,000.")] == [None]


def test_the_innermost_statement_holds_the_figure() -> None:
    text = "The mayor said the port had said that 40 crews left."
    article = article_of(text)
    spring = When("2031-03", "month")

    def statement(number: int, words: str, said: When | None) -> Statement:
        start = text.index(words)
        anchor = Anchor.at(article.id, start, start + len(words))
        return Statement(
            f"s{number}", anchor, "indirect", Cue((Span(10, 14),), "say", "say"), None, None, (), False, None, said, None, "test"
        )

    outer, inner = statement(1, "the port had said that 40 crews left", None), statement(2, "40 crews left", spring)
    (found,) = find_figures(article, load_syntax().parse(article), times=(), entities=(), statements=(outer, inner))
    assert found.statement == inner.id
    assert found.as_of == spring


def test_only_the_regions_that_are_read_count() -> None:
    text = "Ferry sinks, 9 crews lost\nSEE ALSO: 40 crews lost in gale"
    regions = (Region(0, 25, "title"), Region(26, len(text), "link"))
    article = article_of(text, regions=regions)
    found = find_figures(article, load_syntax().parse(article), times=(), entities=(), statements=())
    assert [f.low for f in found] == [9]


def test_ids_follow_the_text() -> None:
    found = figures("Nine crews left. Then 40 porters and 12 clerks came.\n\nIt cost $3 million.")
    assert [f.id for f in found] == [f"a0000000000000000.f{n}" for n in range(1, len(found) + 1)]
    assert [f.anchor.start for f in found] == sorted(f.anchor.start for f in found)
    assert len(found) == 4


def test_a_number_in_a_known_name_counts_nothing_and_a_counted_group_does() -> None:
    text = "About 40 Danish sailors boarded Harbour 12 on Monday."
    article = article_of(text)
    ship = Entity("e1", "Harbour 12", "place", (), (Anchor.at(article.id, 32, 42),), "test")
    group = Entity("e2", "About 40 Danish sailors", "group", (), (Anchor.at(article.id, 0, 23),), "test")
    found = find_figures(article, load_syntax().parse(article), times=(), entities=(ship, group), statements=())
    assert [f.low for f in found] == [40]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Of the 40 miners, 12 were killed.", "12", "40 miners"),
        ("Ten of the 12 miners were rescued.", "Ten of the 12 miners", "12 miners"),
        ("Nearly half of the 1,200 crew fell ill.", "Nearly half of the 1,200 crew", "1,200 crew"),
    ],
)
def test_a_part_of_a_whole_that_stands_beside_it(text: str, part: str, whole: str) -> None:
    found = {text[f.anchor.start : f.anchor.end]: f for f in figures(text)}
    assert found[part].part_of == found[whole].id
    assert found[whole].part_of is None
    assert found[whole].measure == whole.split()[1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The toll stood at 14 as of Friday.", "2031-05-02"),
        ("As of 4 May 2031, 300 houses had burned.", "2031-05-04"),
        ("By Monday, 14 people had died in Orrin.", "2031-05-05"),
        ("The town wants to build 300 houses by June 2032.", None),
        ("A storm killed 14 people on Monday.", None),
    ],
)
def test_as_of_what_day(text: str, day: str | None) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    (found,) = find_figures(article, parse, times=find_times(article, parse), entities=(), statements=())
    assert (found.as_of.value if found.as_of else None) == day


def test_who_gives_a_number_with_its_state_is_not_counted() -> None:
    first, second = figures("The paper speaks of 43 pilgrims, and the navy of 11 dead.")
    assert (first.measure, second.measure) == ("pilgrims", "dead")


def test_a_number_behind_a_noun_for_a_person_is_an_age() -> None:
    (age,) = figures("Girl, 12, was rescued off Velm.")
    assert (age.measure, age.unit, age.low) == ("age", "year", 12)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ten hikers were stabbed, one of them fatally, near the mill.", [("one", 10, "hikers fatally")]),
        ("A guide said 48 climbers were bitten. Seven of them lost a boot.", [("Seven", 48, "climbers lost")]),
        ("The guild lists 71 weavers. It has paid them all. Seventeen of them were at sea.", [("Seventeen", 71, "weavers")]),
        ("The guild lists 71 weavers. It has paid them all. It is poor. Seventeen of them were at sea.", []),
        ("The guild lists seven weavers. Seventeen of them were at sea.", []),
        ("Ten hikers were found, and one of them said that it was cold.", []),
        ("The hikers slept. One of them was ill.", []),
    ],
)
def test_some_of_those_who_were_counted_before(text: str, parts: list[tuple[str, int, str]]) -> None:
    found = figures(text)
    by_id = {f.id: f for f in found}
    printed = [(text[f.anchor.start : f.anchor.end], by_id[f.part_of].low, f.measure, f.subject) for f in found if f.part_of]
    assert printed == [(*row, None) for row in parts]
