"""The chart of a run: Results enter, SVG leaves. The same results give the same bytes.

Two bars a tool, content.found and full. A bar that was measured is filled; one that is quoted from elsewhere is an outline. The ground and
the ink follow the reader's light or dark scheme together, so that neither is ever without the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bench.attribution.results import Results
from bench.attribution.table import ranked
from bench.attribution.tools import PEOPLE, QUOTED

WIDTH, LEFT, RIGHT, TOP = 760, 190, 50, 76
STEP, BAR, GAP = 42, 14, 2
STYLE = """
    .ground { fill: #ffffff; } .ink { fill: #1f2328; } .quiet { fill: #59636e; } .line { stroke: #d1d9e0; }
    .found { fill: #0969da; stroke: #0969da; } .full { fill: #bc4c00; stroke: #bc4c00; } .quoted { fill-opacity: 0; stroke-dasharray: 3 2; }
    text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; } .title { font-size: 15px; font-weight: 600; }
    .end { text-anchor: end; } .middle { text-anchor: middle; } .small { font-size: 12px; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #0d1117; } .ink { fill: #e6edf3; } .quiet { fill: #9198a1; } .line { stroke: #3d444d; }
      .found { fill: #4493f8; stroke: #4493f8; } .full { fill: #f0883e; stroke: #f0883e; }
    }"""


@dataclass(frozen=True, slots=True)
class Bars:
    """One tool of the chart."""

    name: str
    found: float
    full: float
    quoted: bool


def bars_of(results: Results) -> list[Bars]:
    """Two people first, then the tools from the best content.found down."""
    measured = [Bars(row.name, row.f1["content.found"], row.f1["full"], False) for row in ranked(results)]
    quoted = [Bars(row.name, row.found, row.full, True) for row in QUOTED]
    tools = sorted([*measured, *quoted], key=lambda bars: (-bars.found, bars.name))
    return [Bars(PEOPLE.name, PEOPLE.found, PEOPLE.full, True), *tools]


def draw(results: Results) -> str:
    """The whole SVG document."""
    rows = bars_of(results)
    height = TOP + STEP * len(rows) + 34
    title = f"Who said what: F1 on {results.articles} news articles of PolNeAR dev"
    said = "; ".join(f"{row.name} {_number(row.found, row)} and {_number(row.full, row)}{', quoted' if row.quoted else ''}" for row in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title desc">',
        f'  <title id="title">{escape(title)}</title>',
        f'  <desc id="desc">content.found and full, in percent. {escape(said)}.</desc>',
        f"  <style>{STYLE}\n  </style>",
        f'  <rect class="ground" width="{WIDTH}" height="{height}"/>',
        f'  <text class="ink title" x="16" y="26">{escape(title)}</text>',
        *_legend(),
        *_scale(TOP + STEP * len(rows)),
    ]
    for n, row in enumerate(rows):
        parts += _tool(row, TOP + STEP * n + 6)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _x(value: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * value / 100


def _number(value: float, row: Bars) -> str:
    """A quoted score keeps the digits that were reported."""
    return f"{value:g}" if row.quoted else f"{value:.1f}"


def _legend() -> list[str]:
    """What the colours and the outline mean; the words stand at fixed places, for no font can be measured here."""
    keys = (
        ("found", "content.found", 16),
        ("full", "full: source and cue too", 138),
        ("found quoted", "outline: quoted, not measured here", 320),
    )
    return [
        f'  <rect class="{kind}" x="{x + 0.5}" y="42.5" width="12" height="12"/><text class="ink small" x="{x + 19}" y="53">{label}</text>'
        for kind, label, x in keys
    ]


def _scale(bottom: int) -> list[str]:
    return [
        f'  <line class="line" x1="{_x(value):.1f}" x2="{_x(value):.1f}" y1="{TOP}" y2="{bottom}"/>'
        f'<text class="quiet small middle" x="{_x(value):.1f}" y="{bottom + 18}">{value}</text>'
        for value in range(0, 101, 20)
    ]


def _tool(row: Bars, y: int) -> list[str]:
    parts = [f'  <text class="ink end" x="{LEFT - 10}" y="{y + BAR + 5}">{escape(row.name)}</text>']
    for kind, value, top in (("found", row.found, y), ("full", row.full, y + BAR + GAP)):
        shape = f"{kind} quoted" if row.quoted else kind
        parts.append(
            f'  <rect class="{shape}" x="{LEFT}" y="{top + 0.5}" width="{_x(value) - LEFT:.1f}" height="{BAR - 1}"/>'
            f'<text class="ink small" x="{_x(value) + 6:.1f}" y="{top + BAR - 3}">{_number(value, row)}</text>'
        )
    return parts
