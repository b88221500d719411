"""Coverage rows -> the matrix of claims and reports.

What enters: a record, its references and the ledger's entries. What leaves: a header of reports and rows of cells. Rule: a cell that says
*carries* or *contradicts* opens on the words; only claims that several reports touch or that are disputed make rows, because a row with
one mark compares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Anchor, Claim, ClaimStatus, Record
from onrecord.rendering.ledger import STATUSES, claim_key, mirrored
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.words import capital, counted

_WORDS = 90
# Cells drawn at most: more can't be read, and rows times reports would outgrow the page. What stands first (disputed, then most carried) is
# kept.
CELLS = 6000
# Over this many reports the header holds signs alone, without outlets.
NAMED = 12
STATES = {"carries": "carries it", "repeats": "carries it from another", "contradicts": "contradicts it", "omits": "none found in it"}


@dataclass(frozen=True, slots=True)
class Cell:
    """`state` is carries, repeats, contradicts or omits; `marker` None where nothing is printed."""

    state: str
    marker: Marker | None
    label: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    key: str
    status: ClaimStatus
    printed: str
    cells: tuple[Cell, ...]
    carried: int
    origins: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """`named` when there is room for the outlets in the header; `left_out` counts claims of one report, `cut` rows beyond what can be
    drawn.
    """

    header: tuple[tuple[Marker, str], ...]
    named: bool
    rows: tuple[MatrixRow, ...]
    left_out: int
    cut: int


def matrix(record: Record, references: References) -> MatrixView:
    states: dict[str, dict[str, str]] = {}
    for coverage in record.coverage:
        states.setdefault(coverage.claim, {})[coverage.article] = coverage.state
    articles = sorted((a.id for a in record.articles), key=references.rank)
    rows: list[MatrixRow] = []
    left_out = 0
    twice = mirrored(record.claims)
    for i, claim in enumerate(record.claims):
        if claim.id in twice:
            continue
        known = states.get(claim.id, {})
        touched = sum(state != "omits" for state in known.values())
        if touched < 2 and not (claim.status in ("disputed", "denied") and touched):
            left_out += bool(known)
            continue
        rows.append(_row(claim, claim_key(i), known, articles, references))
    rows.sort(key=lambda row: (STATUSES.index(row.status), -row.carried, row.printed))
    header = tuple((references.report(a), outlet_of(references.speakers.articles[a])) for a in articles)
    kept = max(24, CELLS // max(1, len(articles)))
    return MatrixView(header, len(articles) <= NAMED, tuple(rows[:kept]), left_out, max(0, len(rows) - kept))


def _row(claim: Claim, key: str, states: dict[str, str], articles: list[str], references: References) -> MatrixRow:
    anchors: dict[tuple[str, bool], tuple[Anchor, bool]] = {}
    for evidence in claim.evidence:
        against = evidence.stance in ("denies", "contradicts")
        slot = (evidence.anchor.article, against)
        kept = anchors.get(slot)
        if kept is None or (evidence.first_hand and not kept[1]):
            anchors[slot] = (evidence.anchor, evidence.first_hand)
    cells = tuple(_cell(article, states.get(article, "omits"), anchors, references) for article in articles)
    return MatrixRow(
        key=key,
        status=claim.status,
        printed=capital(references.wording(claim.wording, _WORDS)),
        cells=cells,
        carried=sum(cell.state in ("carries", "repeats") for cell in cells),
        origins=counted(len(claim.origins), "origin") if claim.origins else "",
    )


def _cell(article: str, state: str, anchors: dict[tuple[str, bool], tuple[Anchor, bool]], references: References) -> Cell:
    sign = references.sign(article)
    found = anchors.get((article, state == "contradicts")) or anchors.get((article, state != "contradicts"))
    if state == "omits" or found is None:
        return Cell("omits" if state == "omits" else state, None, f"Report {sign} {STATES[state]}")
    anchor, first_hand = found
    shown = "repeats" if state == "carries" and not first_hand else state
    return Cell(shown, references.marker(anchor, first_hand=first_hand), f"Report {sign} {STATES[shown]}: {references.printed(anchor, 60)}")
