"""Lines whose form alone gives them a kind, and lines of reports that look like them."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.captions import glued_blurb, is_caption
from onrecord.reading.forms import contact_name, form_kind, is_bar
from onrecord.reading.tails import closing

FORMS = [
    ("itorv@courier.example", "boilerplate"),
    ("itorv@courier.example or (555) 555-0142", "boilerplate"),
    ("Contact Ilka Torv: itorv@courier.example", "boilerplate"),
    ("Ilka Torv: (555) 555-0142", "boilerplate"),
    ("facebook.com/harrowcourier", "boilerplate"),
    ("3 / 14", "boilerplate"),
    ("1 of 14", "boilerplate"),
    ("Image 2 of 9", "boilerplate"),
    ("&nbsp", "boilerplate"),
    ("1.2k", None),
    ("44", "boilerplate"),
    ("more_vert", "boilerplate"),
    ("[[ Only a summary: see the site for the rest! ]]", "boilerplate"),
    (".bio-text, .photo {", "boilerplate"),
    ("padding-top: 20px;", "boilerplate"),
    ("window._ads = window._ads || []; _ads.push({mode: 'thumbs'});", "boilerplate"),
    ("Image 3 of 16 Divers inspect the bridge on Monday.", "caption"),
    ("Photo: Ilka Torv, Staff Image 1 of 4 Divers inspect the bridge.", "caption"),
    ("Photos of the old bridge", "caption"),
    ("1:49 Divers find a second crack Pause", "link"),
    ("[Two bridges in the valley are closed]", "link"),
    ("Full report: https://council.example/bridge", "link"),
    ("[Applause.]", None),
    ("[in Sorrenian]", None),
    ("@ilkatorv", None),
    ("— @ilkatorv", None),
    ("11:25 a.m.", None),
    ("Anyone who saw the barge is asked to call the harbor police at 555-0142.", None),
    ("Photos of the old bridge were shown to the jury.", None),
    ("Harrow votes: bridge to close;", None),
    ("The mayor's office gave its address as council.example and said no more.", None),
    ("The league stands at 14 of 20 clubs.", None),
]


@pytest.mark.parametrize(("line", "kind"), FORMS, ids=[line[:40] for line, _ in FORMS])
def test_forms(line: str, kind: str | None) -> None:
    assert form_kind(line) == kind


def test_bars_of_links() -> None:
    assert is_bar("Facebook | Twitter | Email")
    assert is_bar("Home • Local News • Weather • Sports")
    assert not is_bar("The council voted 5-4 | The mayor had asked it to wait for the divers | Nobody spoke")
    assert not is_bar("Harrow Courier | March 4, 2025")
    assert not is_bar("Home | News | " + " " * 200_000 + "Weather")  # decided by its length: the split would take minutes


def test_the_name_in_a_line_of_contacts() -> None:
    assert contact_name("Contact Emma Torv at etorv@courier.example") == "Emma Torv"
    assert contact_name("etorv@courier.example") is None
    assert contact_name("Harrow Newsroom: 555-0142") is None


CAPTIONS = [
    "Divers inspect the bridge on Monday. (Emma Torv/Harrow Courier)",
    "Divers inspect the bridge on Monday. (KHRW)",
    "Divers inspect the bridge on Monday. (WHRW 11 News)",
    "Divers inspect the bridge on Monday. (NBC4)",
    "Divers inspect the bridge on Monday. | Emma Torv/Harrow Courier",
    "Divers inspect the bridge on Monday. | Harrow Video Productions",
    "Divers inspect the bridge on Monday. Emma Torv / Harrow Courier",
    "Emma Torv/Harrow Courier",
    "Nadir Ekholt / KHRW",
    "(Emma Torv -- Harrow Courier)",
    "Divers inspect the bridge on Monday. (Emma Torv)",
    "Divers inspect the bridge on Monday. Credit: Harrow Police",
    "Divers inspect the bridge on Monday (Harrow Council photo)",
    "Two of the divers (pictured on Monday) had worked at the bridge for years",
    "Mayor Ione Vasst (L) and harbor master Otto Brisk at the bridge on Monday.",
    "The bridge is closed and Emma Torv has the story. (Published Monday, March 3, 2025)",
    "Skaters on the lake at Lissen, in a photo provided by the harbor office on Monday.",
    "The bridge at Lissen is seen in this undated photo.",
    "A photo released by the harbor office shows cracks in the bridge.",
]
NO_CAPTIONS = [
    "HARROW PRESS / WORLD",
    "Lissen Council / Harbor Office",
    "Emma Torv / Reuters",
    "The bridge was inspected by the World Harbor Organization (WHO).",
    "“The bridge will fall,” the mayor said. (Emma Torv)",
    "The state pays half of a tax credit: the city pays the rest.",
    "The council (left without a chair) adjourned.",
    "The vote was 5-4. The mayor and/or the council will appeal",
    "Gov. Ione Vasst (R) opposed the plan.",
    "The cracks could be seen in a photo released on Monday. Divers went down at noon.",
    "Mayor Ione Vasst said the cracks in a photo released on Monday were old.",
    "The divers paint in a picture book style.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_of_any_house(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


def test_a_film_glued_to_a_paragraph_is_cut_off_it() -> None:
    own = "The bridge was closed at noon, the council said. "
    line = own + "Bridge Closes After Divers Find Cracks Emma Torv reports from the quay. (Published Monday, March 3, 2025)"
    assert glued_blurb(line) == len(own)
    assert not is_caption(line)
    assert closing(line, Span(0, len(line))) == (Span(len(own), len(line)), "caption")


def test_read_more_at_the_end_of_a_paragraph_is_a_link() -> None:
    line = "The bridge was closed at noon, the council said. Read more here."
    assert closing(line, Span(0, len(line))) == (Span(line.index("Read"), len(line)), "link")
    assert closing("Few people read more here.", Span(0, 26)) is None
