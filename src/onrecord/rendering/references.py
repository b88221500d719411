"""Anchors -> markers: the sign of a report that opens on the printed words.

What enters: a record and the anchors that the page will mark. What leaves: element ids, links and markers. Rule: an id is made of the
report's sign and the offsets alone (`B-214-243`), so that a link to it can be written down; a link is only made to what the page holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from onrecord.model import Anchor, Article, Record
from onrecord.model.wording import quoted_whole, wording
from onrecord.rendering.citation import cite
from onrecord.rendering.letters import letters, slug
from onrecord.rendering.sentences import Sentences
from onrecord.rendering.speakers import Speakers, outlet_of
from onrecord.rendering.words import cut, one_line

# Markers shown after a sentence; the rest fold.
MARKERS = 4
# The words that a screen reader speaks with a marker; the whole citation is in its title.
SPOKEN = 80
# More offsets than this in an id are replaced by their digest.
_OFFSETS = 3
_SINGLE = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Marker:
    """One sign after a sentence: where it leads, whether the report heard the words itself, what is spoken and what is cited."""

    sign: str
    href: str
    first_hand: bool
    label: str
    citation: str


@dataclass(frozen=True, slots=True)
class References:
    """What every view of the page asks: signs, ids, speakers, the sentence around a stretch."""

    signs: Mapping[str, str]
    speakers: Speakers
    marked: frozenset[str]
    sentences: Mapping[str, Sentences]

    @classmethod
    def of(cls, record: Record, marked: Iterable[str] = ()) -> References:
        """`marked` are the element ids that the page holds."""
        return cls(letters(record.articles), Speakers.of(record), frozenset(marked), {a.id: Sentences.of(a) for a in record.articles})

    def article(self, anchor: Anchor) -> Article:
        return self.speakers.articles[anchor.article]

    def sign(self, article: str) -> str:
        return self.signs[article]

    def report_id(self, article: str) -> str:
        return f"report-{slug(self.signs[article])}"

    def printed(self, anchor: Anchor, limit: int = 0) -> str:
        """The printed words on one line, cut at `limit` when it isn't 0."""
        words = anchor.text_in(self.article(anchor).text)
        return cut(words, limit) if limit else one_line(words)

    def wording(self, anchor: Anchor, limit: int = 0) -> str:
        """The printed words as they read between our quotation marks: no joining `that`, no marks around all, single ones inside."""
        words = wording(self.article(anchor).text, anchor.spans)
        words = (quoted_whole(words) or words).translate(_SINGLE)
        return cut(words, limit) if limit else one_line(words)

    def href(self, anchor: Anchor) -> str:
        """To the words where the page marks them, else to the head of their report."""
        key = element_id(self.signs, anchor)
        return f"#{key}" if key in self.marked else f"#{self.report_id(anchor.article)}"

    def marker(self, anchor: Anchor, *, first_hand: bool | None = None) -> Marker:
        outlet = outlet_of(self.article(anchor))
        return Marker(
            sign=self.signs[anchor.article],
            href=self.href(anchor),
            first_hand=self.speakers.first_hand(anchor) if first_hand is None else first_hand,
            label=f"Report {self.signs[anchor.article]}, {outlet}: {self.printed(anchor, SPOKEN)}",
            citation=cite(self.speakers, anchor),
        )

    def markers(self, anchors: Iterable[Anchor]) -> tuple[Marker, ...]:
        """One marker an anchor, each once, in the order of the reports' signs; where some will fold, each report's first stands first."""
        ordered = self.ordered(anchors)
        if len(ordered) > MARKERS:
            firsts = {anchor.article: anchor for anchor in reversed(ordered)}
            ordered = tuple(sorted(ordered, key=lambda anchor: firsts[anchor.article] is not anchor))
        return tuple(self.marker(anchor) for anchor in ordered)

    def ordered(self, anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
        return tuple(sorted(dict.fromkeys(anchors), key=lambda a: (self.rank(a.article), a.spans)))

    def rank(self, article: str) -> tuple[int, str]:
        """Sorts reports by their sign: A before B, 9 before 10."""
        return len(self.signs[article]), self.signs[article]

    def report(self, article: str) -> Marker:
        """A marker that opens a report at its head."""
        outlet = outlet_of(self.speakers.articles[article])
        return Marker(self.signs[article], f"#{self.report_id(article)}", True, f"Report {self.signs[article]}, {outlet}", outlet)


def element_id(signs: Mapping[str, str], anchor: Anchor) -> str:
    """`B-214-243`; two spans `B-214-243-260-280`; more than three `B-214-900-x` with a digest of all offsets."""
    head = slug(signs[anchor.article])
    offsets = [f"{span.start}-{span.end}" for span in anchor.spans]
    if len(offsets) <= _OFFSETS:
        return f"{head}-{'-'.join(offsets)}"
    digest = blake2b("-".join(offsets).encode(), digest_size=4).hexdigest()
    return f"{head}-{anchor.start}-{anchor.end}-x{digest}"
