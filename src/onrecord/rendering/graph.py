"""Origins and copies -> who rests on whom, as a picture and as a list.

What enters: a record and its references. What leaves: origins that several reports share, placed left; reports, placed right; lines
between them; and the passages that reports have in common. Rule: an origin that one report alone goes back to is counted beside the
report, not drawn; each origin bears the words that it is known by.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Anchor, Copy, Origin, Record
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.words import counted, cut

# Rows of the picture are 30 units apart; more than this many on a side can't be followed by eye and are listed only.
STEP = 30
DRAWN = 26
# Over this many shared origins, those are drawn alone that no text shared by the same reports carries; the list has all.
LISTED = 12
# Reports that share one text are joined pair by pair up to this many; more make a chain.
CHAINED = 4
_NAME = 44
_OUTLET = 22
# Printed words that tell two origins of one name apart: what fits left of the dots.
_SAID = 46
KINDS = {"statement": "said it", "agency": "agency", "report": "report", "document": "document"}


@dataclass(frozen=True, slots=True)
class OriginNode:
    name: str
    kind: str
    y: int
    marker: Marker | None
    reports: tuple[Marker, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class ReportNode:
    marker: Marker
    outlet: str
    y: int
    own: str


@dataclass(frozen=True, slots=True)
class Line:
    """From an origin's row to a report's; `kind` is the origin's."""

    y1: int
    y2: int
    kind: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A copied passage between two reports' rows; `kind` verbatim, near or credited."""

    y1: int
    y2: int
    bulge: int
    kind: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Passages that two reports have in common."""

    text: str
    kind: str
    left: Marker
    right: Marker
    passages: int


@dataclass(frozen=True, slots=True)
class GraphView:
    origins: tuple[OriginNode, ...]
    listed: tuple[OriginNode, ...]
    carried: int
    reports: tuple[ReportNode, ...]
    lines: tuple[Line, ...]
    arcs: tuple[Arc, ...]
    shared: tuple[Shared, ...]
    height: int
    arc_x: int
    drawn: bool
    single: int


def graph(record: Record, references: References) -> GraphView:
    articles = sorted((a.id for a in record.articles), key=references.rank)
    common = sorted((o for o in record.origins if len(set(o.articles)) > 1), key=lambda o: (-len(set(o.articles)), o.name.casefold(), o.id))
    own: dict[str, int] = {}
    for origin in record.origins:
        if len(set(origin.articles)) == 1:
            own[origin.articles[0]] = own.get(origin.articles[0], 0) + 1
    families = _families(pair for pair, _ in _pairs(record, references))
    carriers = [*families, *(frozenset(o.articles) for o in common if o.kind != "statement")]
    apart = [o for o in common if o.kind != "statement" or not any(carrier.issuperset(o.articles) for carrier in carriers)]
    shown = sorted((apart if families and len(common) > LISTED else common)[:DRAWN], key=lambda o: _centre(o, articles))
    rows = max(len(shown), len(articles))
    left, right = _places(len(shown), rows), _places(len(articles), rows)
    y_of = dict(zip(articles, right, strict=True))
    origins = tuple(_origin(o, y, references) for o, y in zip(shown, left, strict=True))
    reports = tuple(
        ReportNode(
            references.report(a),
            cut(outlet_of(references.speakers.articles[a]), _OUTLET),
            y_of[a],
            counted(own[a], "more voice") if a in own else "",
        )
        for a in articles
    )
    lines = tuple(
        Line(y, y_of[a], o.kind)
        for o, y in zip(shown, left, strict=True)
        for a in sorted(set(o.articles), key=references.rank)
        if a in y_of
    )
    shared = _shared(record, references)
    arcs = tuple(_arc(y_of[pair[0]], y_of[pair[1]], kind) for pair, kind in _chained(_pairs(record, references), articles))
    listed = tuple(_origin(o, 0, references) for o in common[:DRAWN])
    arc_x = 646 + round(7.2 * max((max(len(r.outlet), len(r.own)) for r in reports), default=0))
    drawn = bool(shown or arcs) and 1 < len(articles) <= DRAWN
    alone = len(listed) - len(origins)
    return GraphView(origins, listed, alone, reports, lines, arcs, shared, rows * STEP + 28, arc_x, drawn, sum(own.values()))


def _families(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """The reports that pairs join, directly or by others between them."""
    found: list[frozenset[str]] = []
    for pair in pairs:
        joined = [family for family in found if family & set(pair)]
        found = [family for family in found if not family & set(pair)]
        found.append(frozenset(pair).union(*joined))
    return found


def _chained(pairs: list[tuple[tuple[str, str], str]], articles: list[str]) -> list[tuple[tuple[str, str], str]]:
    """The pairs to draw: of a family in which nearly all share with all, each report and the next of it alone, as a chain."""
    out: list[tuple[tuple[str, str], str]] = []
    for kind in dict.fromkeys(kind for _, kind in pairs):
        mine = [pair for pair, other in pairs if other == kind]
        for family in _families(mine):
            inside = [pair for pair in mine if family.issuperset(pair)]
            ordered = [a for a in articles if a in family]
            if len(family) > CHAINED and len(inside) > 2 * len(family):
                out.extend(((a, b), kind) for a, b in zip(ordered, ordered[1:], strict=False))
            else:
                out.extend((pair, kind) for pair in inside)
    return out


def _centre(origin: Origin, articles: list[str]) -> float:
    """The mean place of an origin's reports: origins in this order cross each other's lines least."""
    places = [i for i, article in enumerate(articles) if article in origin.articles]
    return sum(places) / max(1, len(places))


def _places(count: int, rows: int) -> list[int]:
    """Rows spread evenly over the height of the taller side."""
    if count == 0:
        return []
    extent = rows * STEP
    return [round(28 + extent * (i + 0.5) / count) for i in range(count)]


def _origin(origin: Origin, y: int, references: References) -> OriginNode:
    anchors = references.ordered(origin.anchors)
    reports: dict[str, Marker] = {}
    for anchor in anchors:
        reports.setdefault(anchor.article, references.marker(anchor))
    for article in origin.articles:
        reports.setdefault(article, references.report(article))
    ordered = tuple(reports[a] for a in sorted(reports, key=references.rank))
    return OriginNode(
        cut(references.speakers.name(origin.name), _NAME),
        KINDS[origin.kind],
        y,
        references.marker(anchors[0]) if anchors else None,
        ordered,
        references.wording(anchors[0], _SAID) if anchors else "",
    )


def _pairs(record: Record, references: References) -> list[tuple[tuple[str, str], str]]:
    """Each pair of reports once for each kind of copy, in the order of their signs."""
    found: dict[tuple[tuple[str, str], str], None] = {}
    for copy in record.copies:
        if copy.left.article != copy.right.article:
            left, right = sorted((copy.left.article, copy.right.article), key=references.rank)
            found[(left, right), copy.kind] = None
    return sorted(found, key=lambda item: (references.rank(item[0][0]), references.rank(item[0][1]), item[1]))


def _arc(y1: int, y2: int, kind: str) -> Arc:
    return Arc(y1, y2, min(90, 24 + abs(y2 - y1) // 3), kind)


def _shared(record: Record, references: References) -> tuple[Shared, ...]:
    found: dict[tuple[tuple[str, str], str], list[Copy]] = {}
    for copy in record.copies:
        if copy.left.article != copy.right.article:
            left, right = sorted((copy.left.article, copy.right.article), key=references.rank)
            found.setdefault(((left, right), copy.kind), []).append(copy)
    out: list[Shared] = []
    for ((left, right), kind), copies in sorted(
        found.items(), key=lambda item: (references.rank(item[0][0][0]), references.rank(item[0][0][1]), item[0][1])
    ):
        first = max(copies, key=lambda c: (sum(len(s) for s in c.left.spans), c.left))
        sides: dict[str, Anchor] = {first.left.article: first.left, first.right.article: first.right}
        text = references.printed(sides[left], 140)
        out.append(Shared(text, kind, references.marker(sides[left]), references.marker(sides[right]), len(copies)))
    return tuple(out)
