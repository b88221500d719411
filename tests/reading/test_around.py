"""What stands around a report, told by its place: marked pages, `[kind:words]`, what is not marked is body."""

from __future__ import annotations

import pytest
from tests.reading.test_zones import BODY, MORE, assert_sound, unmarked

from onrecord.reading.zones import zone

TITLE = "[title:Lissen bridge closed after divers find cracks]\n\n"
LAST = "The council meets again on Friday, when the harbor office will present its plan for the ferry."

PAGES = {
    "the headline again": f"{TITLE}[boilerplate:Lissen bridge closed after divers find cracks]\n\n{BODY}\n\n{MORE}",
    "a shorter headline": f"{TITLE}[boilerplate:Divers find cracks in Lissen bridge]\n\n{BODY}",
    "a deck with news of its own": f"{TITLE}Ferry to carry cyclists free until the spring\n\n{BODY}",
    "a headline behind a cross": f"{TITLE}[boilerplate:× Harbor fair is called off]\n\n{BODY}",
    "a teaser between paragraphs": f"{TITLE}{BODY}\n\n[link:Two hurt as ferry hits pier in Port Aldis]\n\n{MORE}",
    "a teaser word by word": f"{TITLE}{BODY}\n\n[link:Why The Ferry That Hit The Pier Was Never Inspected]\n\n{MORE}",
    "teasers below": f"{TITLE}{BODY}\n\n{MORE}\n\n[link:Port Aldis ferry runs aground in heavy fog]\n[link:Harbor fair called off after two storms]",
    "a sentence that lost its stop": f"{TITLE}{BODY}\n\nA diver said the cracks were seen by the crew in the spring\n\n{MORE}",
    "a heading of a section": f"{TITLE}{BODY}\n\nThe old piers\n\n{MORE}",
    "headings of sections": f"{TITLE}{BODY}\n\nThe old piers\n\n{MORE}\n\nThe ferry\n\n{LAST}\n\nWho pays\n\n{MORE}\n\n"
    f"New bridge for Lissen and its two rivals\n\n{LAST}",
    "a heading with years": f"{TITLE}{BODY}\n\nFirst years of Lissen bridge, 1931 to 1945\n\n{MORE}\n\n1946\n\n{LAST}",
    "a list": f"{TITLE}{BODY}\n\nThe closed bridges:\n\nLissen Bridge, Harrow Street and both ramps\nNorth Bridge, Mill Lane and east ramp\n\n{MORE}",
    "facts in a row": f"{TITLE}{BODY}\n\nCity: Lissen\nBridges closed in the last ten years: 4\n\n{MORE}",
    "a question and its answer": f"{TITLE}{BODY}\n\nHow long will the bridge be closed?\n\n{MORE}",
    "a playlist": f"{TITLE}[link:1:49 Harbor fair opens in the rain]\n[link:0:43 Cat rescued from a mast]\n[link:2:10 Chef shows how to smoke eel]\n\n{BODY}",
    "hours of a day": f"{TITLE}{BODY}\n\n10:15 The divers went down at the north pier.\n\n12:40 The council closed the bridge to cars.",
    "a page with a player alone": f"{TITLE}[link:1:13]\n[link:Chef shows how to smoke eel]",
    "pages broken off": f"{TITLE}[link:The ferry that hit the pier had been …]\n\n[link:Two councillors who voted for the plan …]\n\n"
    f"[link:The harbor office will not say when …]\n\n{BODY}",
    "one line broken off": f"{TITLE}{BODY}\n\nWhether the ferry will run in winter is another matter ...\n\n{MORE}",
    "a caption without its credit": f"{TITLE}[caption:The bridge seen from the north quay of the harbor in 2019]\n"
    f"[caption:The bridge seen from the north quay of the harbor in 2019 (NPA Photo/Emma Torv)]\n\n{BODY}",
    "a lead that a caption repeats": f"{TITLE}[caption:{BODY} (KHRW)]\n\n{BODY}\n\n{MORE}",
    "seams": f"{TITLE}{BODY}\n\n{MORE}\n\n[link:Ten Walks For A Rainy DayWhere to go when it pours on the coast]\n"
    f"[link:Five Soups For The WinterThe chef of the harbor inn tells how]",
    "the author alone": f"{TITLE}[byline:Emma Torvik]\n\n{BODY}",
    "a name that the text speaks of": f"{TITLE}Emma Torvik\n\nTorvik was the first to see the cracks in the piers of the bridge, the council said.\n\n{BODY}",
    "a note on the author": f"{TITLE}[byline:By Emma Torvik]\n\n{BODY}\n\n{MORE}\n\n{LAST}\n\n"
    f"[byline:Dr. Emma Torvik is a former harbor master and the author of two books on bridges.]",
    "a handle in the head": f"{TITLE}[byline:Emma Torvik @etorvik]\n\n{BODY}",
    "a caption above its credit": f"{TITLE}{BODY}\n\n[caption:Divers go down at the north pier of the bridge on Monday, March 3, 2025.]\n\n"
    f"[caption:(Photo: Emma Torvik, NPA)]\n\n{MORE}",
    "a paragraph above a credit": f"{TITLE}{BODY}\n\n[caption:(Photo: Emma Torvik, NPA)]\n\n{MORE}",
    "a paragraph's opening without its stop": f"{TITLE}[caption:Buses will run until the spring, and the ferry takes cyclists]\n\n{BODY}\n\n{MORE}",
    "a film and its stamp": f"{TITLE}{BODY}\n\n[link:Full interview: the harbor master on the ferry]\n[link:Mar.03.202504:12]\n\n{MORE}",
    "a line of authors and times": f"{TITLE}[header:Emma Torvik and Hugo Lennart, Harrow Courier Published 3:55 a.m. ET March 4, 2025 | Updated 7:59 a.m. ET"
    f" March 4, 2025]\n\n{BODY}",
    "an author with a stroke": f"{TITLE}[byline:by Emma Torvik /]\n\n{BODY}",
    "a correction": f"{TITLE}{BODY}\n\n{MORE}\n\n[boilerplate:An earlier version of this report said that nine piers had cracks.]",
    "contacts below": f"{TITLE}{BODY}\n\n{MORE}\n\n[boilerplate:etorvik@courier.example]\n[link:Read or Share this story: http://cour.example/2a]",
}


@pytest.mark.parametrize("marked", PAGES.values(), ids=PAGES.keys())
def test_pages(marked: str) -> None:
    text, expected = unmarked(marked)
    zoned = zone(text)
    assert_sound(text, zoned)
    assert [(r.kind, text[r.start : r.end]) for r in zoned.regions if r.kind != "body"] == expected


def test_a_lone_author_is_the_byline() -> None:
    assert zone(unmarked(PAGES["the author alone"])[0]).bylines == ("Emma Torvik",)
    assert zone(unmarked(PAGES["a handle in the head"])[0]).bylines == ("Emma Torvik",)


def test_authors_before_a_time_of_publication() -> None:
    zoned = zone(unmarked(PAGES["a line of authors and times"])[0])
    assert zoned.bylines == ("Emma Torvik", "Hugo Lennart")
    assert zoned.header is not None and zoned.header.iso == "2025-03-04"


def test_a_watch_line_on_top_is_the_title() -> None:
    zoned = zone(f"WATCH LIVE: Divers go down at the Lissen bridge\n\n{BODY}")
    assert zoned.regions[0].kind == "title"


def test_an_agency_and_a_day_on_a_line() -> None:
    zoned = zone(f"Lissen bridge closed after divers find cracks\nAssociated Press Monday, March 3, 2025\n\n{BODY}")
    assert zoned.regions[1].kind == "header"
    assert zoned.header is not None and zoned.header.iso == "2025-03-03"
