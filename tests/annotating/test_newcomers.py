"""Who says a quotation after a sentence that introduces somebody, and whom an accusation is about: `[NAME:he]` as in test_coreference."""

from __future__ import annotations

import re

import pytest
from tests.annotating.marked import article_of
from tests.annotating.test_coreference import name_at, resolved

from onrecord.annotating.entities import find_entities
from onrecord.engines.syntax import load_syntax
from onrecord.model import Span

_MARK = re.compile(r"\[([^\]:]+):([^\]]+)\]")

CASES = [
    # whoever a sentence introduces says the next quotation
    (
        "Inspector Mara Dahl explained the rule. “A crane is not a boat,” [Mara Dahl:she] said. Osterby, the union's leader, was not impressed. "
        "“If it floats it is a boat,” [Osterby:she] said."
    ),
    "Mara Dahl explained the rule. “A crane is not a boat,” [Mara Dahl:she] said. Eva Lund was less sure. “It floats,” [Eva Lund:she] said.",
    (
        "A foreman, who would not be named, said the kiln had cooled. Erik Berg rejected that. His spokesman, Karl Vik, said all was well.\n\n"
        "One kiln burns, the foreman said; the other fell in March. “They call that upkeep,” [foreman:he] said."
    ),
    "The council says 300 people work there. Vestrup Marine puts the number at 140. [Vestrup Marine:It] said on Monday that two cranes were idle.",
    # the dead say nothing
    (
        "On Monday Dorte Lund was one of eight clerks in the hall. Three of the eight are dead. The fourth passenger killed was a boy of 9, Ole "
        "Brandt, of Velm.\n\n“He came every week,” [Dorte Lund:she] said."
    ),
    # an accusation is about who answers it, a claim may be about either
    "Erik Berg rejected Tom Lund's accusations that [Erik Berg:he] was too willing to sell.",
    "Erik Berg countered Tom Lund's claim that [x:he] had sold the boats.",
    "Tom Lund accused Erik Berg of lying when [Erik Berg:he] said the boats were sold.",
    "Tom Lund toppled Erik Berg as chairman, criticizing [Erik Berg:him] for the debt and contending that [Erik Berg:he] had hidden it.",
    # an object pronoun is never the doer of its verb, by whatever words that is named
    "Tom Lund spoke on Monday. He said the boats were old. Tom Lund toppled Erik Berg, criticizing [Erik Berg:him] for the debt.",
    # before a colon stands who quotes, not what is said
    "Eva Lund scolded Erik Berg: “The yard is almost all against you in terms of the boats you called sound,” [Eva Lund:she] said.",
    "Tom Lund repaid Erik Berg for helping [Tom Lund:him] win the seat.",
]

NAMES = [
    ("On Monday Tom Lund Jr. Pleaded guilty in court.", ["Tom Lund Jr."]),
    ("Oskar Vik III Said he was sorry.", ["Oskar Vik III"]),
    ("The Tom Lund Jr. Bridge was closed.", ["Tom Lund Jr. Bridge"]),
]


@pytest.mark.parametrize("source", CASES)
def test_whom_the_pronoun_means(source: str) -> None:
    wanted: list[tuple[str, Span]] = []
    text, at = "", 0
    for found in _MARK.finditer(source):
        text += source[at : found.start()]
        wanted.append((found[1], Span(len(text), len(text) + len(found[2]))))
        text, at = text + found[2], found.end()
    text += source[at:]
    entities = resolved(article_of(text))
    assert [name_at(entities, span) for _, span in wanted] == [name for name, _ in wanted]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_ends_at_its_suffix(text: str, names: list[str]) -> None:
    article = article_of(text)
    assert [e.name for e in find_entities(article, load_syntax().parse(article))] == names
