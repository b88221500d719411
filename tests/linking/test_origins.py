"""What shared passages go back to."""

from __future__ import annotations

from dataclasses import replace

from tests.linking.test_copies import SENTENCE, report

from onrecord.linking.copies import find_copies
from onrecord.linking.credits import Credit
from onrecord.linking.origins import borrowed_passages, wires_of, with_ways
from onrecord.model import Anchor, Published, Utterance, UtteranceMember

SECOND = "Divers of the navy will look at the wall again on Friday before the ferry company may use the berth."


def test_a_family_has_one_origin_the_agency() -> None:
    rows = [report("a1", f"{SENTENCE} {SECOND}"), report("a2", f"{SENTENCE} All went home."), report("a3", f"{SECOND} It rained.")]
    articles, credited = [a for a, _ in rows], [Credit(), Credit("AP"), Credit()]
    copies = find_copies(articles, [n for _, n in rows], credited)
    borrowed = borrowed_passages(articles, copies, credited)
    assert {(c.left.article, c.right.article, c.kind) for c in copies} == {("a1", "a2", "credited"), ("a1", "a3", "verbatim")}
    assert {(b.anchor.article, b.agency) for b in borrowed if b.anchor.start < 60} >= {("a1", "AP"), ("a2", "AP")}
    assert wires_of(articles, credited) == {"a2": "AP"}


def test_without_an_agency_the_report_published_first_is_the_origin() -> None:
    rows = [report("a1", SENTENCE), report("a2", SENTENCE)]
    later, first = (
        replace(a, published=Published(day, day, "given")) for (a, _), day in zip(rows, ("2025-03-04", "2025-03-03"), strict=True)
    )
    none = [Credit(), Credit()]
    borrowed = borrowed_passages([later, first], find_copies([later, first], [n for _, n in rows], none), none)
    assert {(b.anchor.article, b.root, b.agency) for b in borrowed} == {("a1", "a2", None), ("a2", "a2", None)}


def test_reprints_are_one_way_of_an_utterance() -> None:
    rows = [report("a1", SENTENCE), report("a2", SENTENCE), report("a3", SECOND)]
    articles, none = [a for a, _ in rows], [Credit()] * 3
    borrowed = borrowed_passages(articles, find_copies(articles, [n for _, n in rows], none), none)
    members = tuple(UtteranceMember(anchor, None, "verbatim") for anchor in (*(b.anchor for b in borrowed), _whole("a3")))
    (utterance,) = with_ways([Utterance("u1", "Lena Lund", None, members, None, "utterances/run")], articles, borrowed, {})
    assert utterance.independent == ("a1", "a3")
    (wired,) = with_ways([utterance], articles, borrowed, {"a1": "AP", "a2": "AP", "a3": "AP"})
    assert wired.independent == ("a1",)


def _whole(article: str) -> Anchor:
    return Anchor.at(article, 0, len(SECOND))
