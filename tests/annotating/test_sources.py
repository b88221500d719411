"""Source words -> who they name: relative pronouns stand for the phrase that their clause hangs on."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of, marked

from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.sources import resolve_source
from onrecord.engines.syntax import load_syntax

CASES = [
    ("Ana Kovac, [src:who] said she was late, left the pier.", "Ana Kovac", "person"),
    ("The ferry passed Senator Otto Lund of Velm, [src:who] said he was late.", "Otto Lund", "person"),
    ("A group [src:that] opposes the dam said on Monday that the water was low.", "group", "group"),
    ("The court ruling of May 4, [src:which] said the quay was sound, was sent on.", "court ruling of May 4", "unnamed"),
    ("The Harbour Bank, [src:which] said it was sound, closed on Monday.", "Harbour Bank", "body"),
    ("Some passengers [src:who] said they were cold went home.", "passengers", "group"),
    ("[src:Who] said that the pier was safe?", "Who", "unnamed"),
]


@pytest.mark.parametrize(("source", "name", "kind"), CASES, ids=[row[1] for row in CASES])
def test_who_a_source_is(source: str, name: str, kind: str) -> None:
    case = marked(source)
    article = article_of(case.text)
    parse = load_syntax().parse(article)
    mentions = Mentions.of(resolve_mentions(article, parse, find_entities(article, parse)), parse)
    found = resolve_source(parse, case.text, mentions, case.spans["src"])
    assert (found.name, found.kind) == (name, kind)
    assert found.spans == case.spans["src"]
