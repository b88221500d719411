"""Marked text: `[kind:words]` marks a region; what is not marked is body."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model import Region
from onrecord.reading.zones import Zoned, zone

_MARK = re.compile(r"\[(header|title|byline|dateline|caption|link|credit|embed|boilerplate):")
BODY = "The bridge over the Lissen was closed on Monday after divers found cracks in two of its piers, the council said."
MORE = "Buses will run until the spring, and the ferry takes cyclists free of charge, according to the harbor office."


def unmarked(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and the marked words with their kinds."""
    text, regions, at = "", [], 0
    while match := _MARK.search(marked, at):
        text += marked[at : match.start()]
        close = marked.index("]", match.end())
        words = marked[match.end() : close]
        regions.append((match[1], words))
        text += words
        at = close + 1
    return text + marked[at:], regions


CASES = {
    "header glued to a sentence": f"[header: date 2025-03-04]  {BODY}\n\n{MORE}",
    "header glued to a title": f"[header: date 2025-03-04] [title:Bridge closed after divers find cracks in piers]\n\n\n\n"
    f"[byline:by Ilka Torv]\n\n\n\n"
    f"[dateline:Lissen City (UPI) Mar 4, 2025]\n\n\n\n{BODY}",
    "header glued to a caption": "[header: date 2025-03-04] [caption:Mayor Ione Vasst, left, and harbor master Otto Brisk at the bridge last year in Lissen.]"
    f"\n\n{BODY}",
    "header in words": f"[header:Published: March 4, 2025 at 10:30 am]\n\n[title:Bridge closed after storm]\n\n{BODY}",
    "keys": f"[header:Title: ][title:Bridge closed after storm]\n[header:Source: Harrow Courier]\n[header:Date: 2025-03-04]\n\n{BODY}",
    "title and caption": f"[title:Lissen Bridge Closed As Cracks Spread]\n\n"
    f"[caption:This picture taken on March 3, 2025, and released by the council shows "
    f"divers at the bridge.]\n\n{BODY}",
    "title with a question mark": f"[title:Who will pay for the bridge?]\n\n{BODY}",
    "title word by word with a full stop": f"[title:Lissen Mayor Vows To Rebuild Bridge Before Winter.]\n\n{BODY}",
    "a lead is no title": f"The bridge was closed on Monday.\n\n{BODY}",
    "byline with employer": f"[title:Bridge closed after storm]\n\n[byline:By Ilka Torv, Associated Press]\n\n{BODY}",
    "byline with a day": f"[title:Bridge closed after storm]\n\n[byline:By Ilka Torv, March 4, 2025]\n\n{BODY}",
    "byline in capitals": f"[title:Bridge closed after storm]\n\n[byline:BY ILKA TORV AND HUGO LENNART]\n\n{BODY}",
    "byline with time": f"[title:Bridge closed after storm]\n\n"
    f"[byline:By Ilka Torv] [boilerplate:|] [byline:Staff Writer] [boilerplate:|] [header:March 4, 2025 10:12 a.m.]\n\n{BODY}",
    "a sentence with By is no byline": f"[title:Bridge closed after storm]\n\nBy Monday the bridge was closed to all traffic.\n\n{BODY}",
    "date line": f"[title:Bridge closed after storm]\n\n[header:September 17, 2024]\n\n{BODY}",
    "Reuters": f"[dateline:LISSEN, March 3 (Reuters) -] {BODY}",
    "AP": f"[dateline:LISSEN, Sorrenia (AP) —] {BODY}",
    "capitals": f"[dateline:PORT ALDIS, Kel. --] {BODY}",
    "station": f"[dateline:PORT ALDIS, Kel. (WDTN) –] {BODY}",
    "two places": f"[dateline:LISSEN/PORT ALDIS, March 3 (AFP) -] {BODY}",
    "agency alone": f"[dateline:(CNN) --] {BODY}",
    "TASS": f"[dateline:LISSEN, March 3. /TASS/.] {BODY}",
    "label is no place": f"BREAKING - {BODY}",
    "acronym is no place": f"KMSA-approved divers found the cracks. {BODY}",
    "headline, byline and dateline in one line": f"[title:Bridge closed after storm] [byline:By Ilka Torv] [dateline:LISSEN, Sorrenia (AP) —] "
    f"{BODY}",
    "see also": f"{BODY}\n\n[link:SEE ALSO: Harrow Bridge To Reopen In Spring]\n\n{MORE}",
    "read more": f"{BODY}\n\n[link:READ MORE: Council knew of cracks in 2021]\n\n{MORE}",
    "related list": f"{BODY}\n\n[link:Related stories]\n[link:Mayor opens new bridge]\n[link:Ferry line to hire divers]\n\n{MORE}",
    "player and headline": f"{BODY}\n\n[boilerplate:Your browser doesn’t support this player]\n\n"
    f"[link:'It Shook': Drivers Describe Crossing The Bridge]\n\n{MORE}",
    "player before a sentence": f"{BODY}\n\n[boilerplate:Your browser does not support the video tag.]\n\n{MORE}",
    "post": f"{BODY}\n\n[embed:The bridge is closed until further notice. Turns out, cracks matter "
    f"pic.twitter.com/AbCdEfGhIj — Lissen Council (@lissencouncil) "
    f"March 3, 2025]\n\n{MORE}",
    "post with its signature below": f"{BODY}\n\n[embed:The bridge is closed until further notice.\n— Lissen Council (@lissencouncil) March 3, "
    f"2025]\n\n{MORE}",
    "via": f"{BODY}\n\n[credit:Via Radio Lissen]\n\n{MORE}",
    "with reporting by": f"{BODY}\n\n[credit:With reporting by Ilka Torv and AFP]",
    "reporting and editing": f"{BODY}\n\n[credit:Reporting by Ilka Torv in Lissen; Editing by Hugo Lennart]",
    "reporting in brackets at the end": f"{BODY} [credit:(Reporting by Ilka Torv; Editing by Hugo Lennart)]",
    "reporting glued to the end": f"{BODY} [credit:Reporting by Ilka Torv in Lissen; Editing by Hugo Lennart]",
    "agency at the end": f"{BODY} [credit:(AP)]",
    "unknown agency at both ends": f"[title:Bridge closed after storm]\n\n[dateline:LISSEN, March 3 (LNA) -] {BODY}\n\n{MORE} [credit:(LNA)]",
    "unknown agency in a line by itself": f"[dateline:LISSEN, March 3 (KNA) -] {BODY}\n\n{MORE}\n\n[credit:(KNA)]",
    "unknown agency before the title": f"[dateline:(KNA)] [title:Bridge closed after storm]\n\n{BODY}\n\nNobody was hurt, police said. [credit:(KNA)]",
    "unknown agency before the first sentence": f"[title:Bridge closed after storm]\n\n[dateline:(LNA) -] {BODY}\n\n{MORE} [credit:/LNA/]",
    "initials at the end alone": f"{BODY}\n\nThe bridge belongs to the Lissen Port Board. (LPB)",
    "contributed": f"{BODY}\n\n[credit:Associated Press writers Ilka Torv in Lissen and Hugo Lennart in Brannow contributed to "
    f"this report.]",
    "writes for": f"{BODY}\n\n[byline:Vasst writes for the Harrow Courier.]",
    "reports for": f"{BODY}\n\n[byline:Ione Vasst reports for the Northmark Press Agency.]",
    "a person who writes in the body": f"{BODY}\n\nVasst writes that the bridge was safe.",
    "caption with credit": f"{BODY}\n\n[caption:Divers at the bridge on Monday. (Ilka Torv/Getty Images)]\n\n{MORE}",
    "caption of a file photo": f"{BODY}\n\n[caption:FILE - Divers inspect the bridge at Harrow, Kelmaria, on March 3, 2025.]\n\n{MORE}",
    "caption from left": f"{BODY}\n\n[caption:From left, Ione Vasst, Otto Brisk and Hugo Lennart on the quay.]\n\n{MORE}",
    "the political left is no caption": f"{BODY}\n\nThe center right and the far left, in rare agreement, blame the council.\n\n{MORE}",
    "left as a verb is no caption": f"{BODY}\n\nThe divers, who had left, and their captain said nothing.\n\n{MORE}",
    "newsletter": f"{BODY}\n\n[boilerplate:Sign up for our morning newsletter.]\n\n{MORE}",
    "advertisement": f"{BODY}\n\n[boilerplate:Advertisement]\n\n{MORE}",
    "cookies": f"{BODY}\n\n[boilerplate:We use cookies to improve your experience.]",
    "copyright": f"{BODY}\n\n[boilerplate:Copyright 2025 The Harrow Courier. All rights reserved.]",
    "copyright at the end": f"{BODY} [boilerplate:© 2025 Harrow Courier. All rights reserved.]",
    "rule": f"{BODY}\n\n[boilerplate:___]\n\n{MORE}",
    "paragraph marks": f"{BODY} [boilerplate:###] {MORE} [boilerplate:###] {BODY} [boilerplate:###] {MORE}",
    "markdown": f"[boilerplate:#] [title:Bridge closed after storm]\n\n"
    f"[header:*Harrow Courier*] [boilerplate:·] [dateline:Lissen, 4 March 2025] [boilerplate:·] [byline:By Ilka Torv]\n\n{BODY}",
    "carriage returns": f"[title:Bridge closed after storm]\r\n\r\n[byline:By Ilka Torv]\r\n\r\n{BODY}\r\n",
    "no-break spaces": f"[title:Bridge closed\u00a0after storm]\n\n[link:SEE\u00a0ALSO: Harrow Bridge Reopens]\n\n{BODY}",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_marked(marked: str) -> None:
    text, expected = unmarked(marked)
    expected = [(kind, words.strip()) for kind, words in expected]
    assert_sound(text, zone(text))
    got = [(r.kind, text[r.start : r.end]) for r in zone(text).regions if r.kind != "body"]
    assert got == expected


def test_title_bylines_outlet() -> None:
    zoned = zone("# Bridge closed\n\n*Harrow Courier* · Lissen, 4 March 2025 · By Ilka Torv and Hugo Lennart\n\n" + BODY)
    assert (zoned.outlet, zoned.bylines) == ("Harrow Courier", ("Ilka Torv", "Hugo Lennart"))
    assert zoned.dateline is not None and zoned.dateline.day is not None and zoned.dateline.day.iso == "2025-03-04"


@pytest.mark.parametrize("above", ["Home | World | Africa\nTune in", "Sport Weather", "Sign in | Subscribe | Help", "Menu\nSport | Weather | Opinion"])
def test_buttons_over_a_headline_are_no_headline(above: str) -> None:
    text = f"{above}\n\nBridge closed after the storm\n\nBy Ione Vasst\n\n{BODY}"
    zoned = zone(text)
    assert zoned.title is not None and text[zoned.title.start : zoned.title.end] == "Bridge closed after the storm"
    assert not any(r.kind in ("body", "title") and r.start < len(above) for r in zoned.regions)


def test_a_masthead_in_capitals_over_a_bar_of_links() -> None:
    zoned = zone(f"LISSEN COURIER\nHome | World | Opinion\nBridge closed after the storm\n\n{BODY}")
    assert zoned.outlet == "LISSEN COURIER" and zoned.title is not None


def test_known_title_is_found_in_the_text() -> None:
    text = f"BREAKING NEWS\n\nBridge closed.\n\n{BODY}"
    zoned = zone(text, title="Bridge closed.")
    assert Region(text.index("Bridge"), text.index("Bridge") + 14, "title") in zoned.regions


def test_a_surname_in_the_last_line_adds_no_second_name() -> None:
    zoned = zone(f"Bridge closed after storm\n\nBy Ione Vasst\n\n{BODY}\n\nVasst writes for the Harrow Courier.")
    assert zoned.bylines == ("Ione Vasst",)


PIECES = st.sampled_from(
    [
        "date 2025-03-04", "By Jane Doe", BODY, MORE, "SEE ALSO: More", " ### ", "\n", "\r\n", "\n\n", " ", "\u00a0", "LONDON (AP) — ",
        "— A B (@ab) March 3, 2025", "(Reporting by A B)", "# T", "![a](b)", "*x*", "---", "Title: x\n", "Date: 2025-03-04\n", "Related stories\n",
        "©", "(AP)", "(LNA)", "/LNA/", "By A B / Lissen Press", "x, left, y", "*A* · B, 4 March 2025 | By C D", "By A B, March 4, 2025", "(CNN) -", "\u2028", "\x0c",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=14).map("".join)))
@example(" ### ### Bridge closed ### — A B (@ab) March 3")
def test_regions_are_sorted_disjoint_and_cover_the_text(text: str) -> None:
    zoned = zone(text)
    assert_sound(text, zoned)


def assert_sound(text: str, zoned: Zoned) -> None:
    at = 0
    for region in zoned.regions:
        assert at <= region.start < region.end <= len(text)
        assert not text[at : region.start].strip(), "words outside of every region"
        assert not text[region.start].isspace() and not text[region.end - 1].isspace()
        at = region.end
    assert not text[at:].strip()


OUTLETS = [
    ("Bridge closed after storm\nBy A Torv / Meridian Press", "Meridian Press", ("A Torv",)),
    ("Bridge closed after storm\nBy Ilka Torv/Meridian Press", "Meridian Press", ("Ilka Torv",)),
    ("Bridge closed after storm\nKelmarian State News Agency (KSNA)", "Kelmarian State News Agency", ()),
    ("Bridge closed after storm\nThe Harrow Courier", "The Harrow Courier", ()),
    ("Bridge closed after storm\n\nHarrow Courier\n4 March 2025", "Harrow Courier", ()),
    ("Bridge closed after storm\nBy Ilka Torv\nLissen Daily News\nMarch 4, 2025", "Lissen Daily News", ("Ilka Torv",)),
    ("Bridge closed after storm\nBy Ilka Torv, Harrow Courier", "Harrow Courier", ("Ilka Torv",)),
    ("Bridge closed after storm\nHarrow Courier | March 4, 2025", "Harrow Courier", ()),
    ("The Harrow Courier\nBridge closed after storm", "The Harrow Courier", ()),
    ("Bridge closed after storm\nPublished by: The Lissen Mail", "The Lissen Mail", ()),
    ("Bridge closed after storm\nBy Ilka Torv, Associated Press", None, ("Ilka Torv",)),
    ("Bridge closed after storm\nAssociated Press\nMarch 4, 2025", None, ()),
    ("Bridge closed after storm\nMayor Meets The Press", None, ()),
    ("Bridge closed after storm\nThe mayor wrote to the Harrow Courier", None, ()),
]


@pytest.mark.parametrize(("head", "outlet", "bylines"), OUTLETS, ids=[head for head, _, _ in OUTLETS])
def test_the_outlet_of_a_head(head: str, outlet: str | None, bylines: tuple[str, ...]) -> None:
    """The name of a paper on a line by itself, or at the end of the byline; an agency is none."""
    text = f"{head}\n\n{BODY}"
    zoned = zone(text)
    assert (zoned.outlet, zoned.bylines) == (outlet, bylines)
    assert zoned.title is not None and text[zoned.title.start : zoned.title.end] == "Bridge closed after storm"
    assert not any(r.kind == "body" and outlet is not None and outlet in text[r.start : r.end] for r in zoned.regions)
