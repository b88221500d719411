"""The reports that the product was conceived on: their publication days and regions. Not part of the project; skipped where absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.reading import ReadOptions, read_articles

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = SHARED / "gold" / "seeds.json"

pytestmark = [pytest.mark.quality, pytest.mark.skipif(not GOLD.exists(), reason="gold/seeds.json is not beside the project")]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found, refused = read_articles([str(SHARED / "seeds")], options=ReadOptions())
    assert refused == ()
    return {a.sha256: a for a in found}


def test_publication_days(articles: dict[str, Article]) -> None:
    for row in json.loads(GOLD.read_text(encoding="utf-8"))["articles"]:
        published = articles[row["sha256"]].published
        assert published.value in row["published"].get("accept", [row["published"]["value"]])
        assert bool(published.doubt) == row["published"].get("doubt_required", False)
        if published.value is None:
            assert published.earliest == "2025-04-28"


def test_text_is_the_file(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert article.text.encode() == Path(article.locator).read_bytes()


def test_traps_that_are_regions_of_their_own(articles: dict[str, Article]) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    digests = {row["id"]: row["sha256"] for row in gold["articles"]}
    kinds = {"header": "header", "byline": "byline", "dateline": "dateline", "photo caption": "caption", "player boilerplate": "boilerplate",
             "credit line": "credit", "link to another report": "link", "title of an embedded video": "link"}
    seen = set()
    for trap in gold["traps"]:
        for words, kind in kinds.items():
            if trap["note"].startswith(words) and not trap["note"].startswith("header says"):
                region = articles[digests[trap["article"]]].region_at(trap["span"][0])
                assert region is not None
                assert region.kind == kind, trap
                seen.add(words)
    assert len(seen) >= 6
