"""Claims -> the ledger: who says so, who says otherwise, who neither.

What enters: a record and its references. What leaves: entries with three columns of stances, disputed ones first, and the claims that one
report alone makes. Rule: the printed words are the claim; a column that holds nobody is not shown, since the same may stand in other words
that nothing here has set beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Anchor, Claim, ClaimStatus, Evidence, Record, Stance
from onrecord.rendering.dates import printed
from onrecord.rendering.references import Marker, References
from onrecord.rendering.words import capital, counted, cut

STATUSES: tuple[ClaimStatus, ...] = ("disputed", "denied", "confirmed", "hedged", "asserted")
_SAYS_SO: tuple[Stance, ...] = ("asserts", "confirms")
_OTHERWISE: tuple[Stance, ...] = ("denies", "contradicts")
_WORDING = 280
_QUOTE = 150


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One party: its stance's sign (`hedged` for a hedged assertion), name, what it does in words, since when, its printed words where
    they add something.
    """

    sign: str
    by: str
    does: str
    printed: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One claim. `origins` in words (`2 origins`), `silent` the signs of the reports that omit it when they are few."""

    key: str
    status: ClaimStatus
    label: str
    origins: str
    printed: str
    markers: tuple[Marker, ...]
    says_so: tuple[StanceRow, ...]
    otherwise: tuple[StanceRow, ...]
    neither: tuple[StanceRow, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class LedgerView:
    """`entries`: claims with a status or with several reports. `lone`: what one report asserts and no other touches."""

    entries: tuple[ClaimEntry, ...]
    lone: tuple[ClaimEntry, ...]
    counts: tuple[tuple[ClaimStatus, int], ...]
    stances: tuple[str, ...]


def claim_key(position: int) -> str:
    return f"claim-{position + 1}"


def ledger(record: Record, references: References, *, lone: bool = True) -> LedgerView:
    """All claims of a record as entries, in the order of status, then of how many reports take a stance; without `lone` only those with
    two parties.
    """
    twice = mirrored(record.claims)
    entries = [_entry(claim, claim_key(i), references) for i, claim in enumerate(record.claims) if claim.id not in twice]
    main = sorted((e for e in entries if not _alone(e)), key=lambda e: (STATUSES.index(e.status), -e.reports, e.markers[0].sign.rjust(4)))
    alone = sorted((e for e in entries if lone and _alone(e)), key=lambda e: e.markers[0].sign.rjust(4))
    counts = tuple((status, n) for status in STATUSES if (n := sum(e.status == status for e in entries)))
    used = {row.sign for e in main for row in (*e.says_so, *e.otherwise, *e.neither)}
    order = ("asserts", "hedged", "confirms", "denies", "contradicts", "questions", "declines")
    return LedgerView(tuple(main), tuple(alone), counts, tuple(s for s in order if s in used))


def mirrored(claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of the claims whose two sides are those of an earlier one, the other way round: `40 men`, `60 men`."""
    told: dict[Anchor, list[tuple[frozenset[Anchor], frozenset[Anchor]]]] = {}
    out: set[str] = set()
    for claim in claims:
        pro, contra = (frozenset(e.anchor for e in claim.evidence if e.stance in side) for side in (_SAYS_SO, _OTHERWISE))
        if not pro or not contra or len(pro | contra) < len({e.anchor for e in claim.evidence}):
            continue
        if any(contra <= theirs and pro <= others for anchor in sorted(contra) for theirs, others in told.get(anchor, ())):
            out.add(claim.id)
            continue
        for anchor in sorted(pro):
            told.setdefault(anchor, []).append((pro, contra))
    return frozenset(out)


def _alone(entry: ClaimEntry) -> bool:
    """Asserted, and no second party or report: the ledger's columns would only repeat the words."""
    return (
        entry.status in ("asserted", "hedged")
        and entry.reports < 2
        and len(entry.says_so) < 2
        and not entry.otherwise
        and not entry.neither
    )


def _entry(claim: Claim, key: str, references: References) -> ClaimEntry:
    rows = _rows(claim, references)
    asserting = [e for e in claim.evidence if e.stance in _SAYS_SO and e.anchor != claim.wording]
    first_hand = next((e.first_hand for e in claim.evidence if e.anchor == claim.wording), None)
    near = [e.anchor for e in asserting if references.printed(e.anchor) == references.printed(claim.wording)]
    wording = (references.marker(claim.wording, first_hand=first_hand), *references.markers(near))
    return ClaimEntry(
        key=key,
        status=claim.status,
        label=capital(claim.status),
        origins=counted(len(claim.origins), "origin") if claim.origins else "",
        printed=references.wording(claim.wording, _WORDING),
        markers=tuple({m.href: m for m in wording}.values()),
        says_so=tuple(row for stance, row in rows if stance in _SAYS_SO),
        otherwise=tuple(row for stance, row in rows if stance in _OTHERWISE),
        neither=tuple(row for stance, row in rows if stance not in _SAYS_SO and stance not in _OTHERWISE),
        reports=len({claim.wording.article, *(e.anchor.article for e in claim.evidence)}),
    )


def _rows(claim: Claim, references: References) -> list[tuple[Stance, StanceRow]]:
    """One row a party and stance, however many reports carry it; those on record first stand first."""
    merged: dict[tuple[str, Stance, bool], list[Evidence]] = {}
    for evidence in claim.evidence:
        merged.setdefault((" ".join(evidence.by.casefold().split()), evidence.stance, evidence.hedged), []).append(evidence)
    return [(stance, _row(found, claim, references)) for (_, stance, _), found in sorted(merged.items(), key=lambda item: _since(item[1]))]


def _since(found: Iterable[Evidence]) -> tuple[str, str]:
    pieces = list(found)
    return min((e.since.value for e in pieces if e.since), default="9999"), pieces[0].by.casefold()


def _row(found: list[Evidence], claim: Claim, references: References) -> StanceRow:
    first = found[0]
    by_anchor = {e.anchor: e for e in found}
    ordered = references.ordered(by_anchor)
    dated = min((e.since.value for e in found if e.since), default=None)
    does = {"asserts": "", "contradicts": "says the contrary", "questions": "doubts", "declines": "declines to say"}.get(
        first.stance, first.stance
    )
    voice = "in its own voice" if all(e.statement is None for e in found) else ""
    parts = ("hedged" if first.hedged else "", does, _on_record(found, dated, references), voice)
    shown = next(
        (e.anchor for e in found if e.anchor != claim.wording and references.printed(e.anchor) != references.printed(claim.wording)), None
    )
    return StanceRow(
        sign="hedged" if first.hedged and first.stance == "asserts" else first.stance,
        by=references.speakers.name(first.by) or "no source named",
        does=", ".join(part for part in parts if part),
        printed=cut(references.wording(shown), _QUOTE) if shown else "",
        markers=tuple(references.marker(a, first_hand=by_anchor[a].first_hand) for a in ordered),
    )


def _on_record(found: list[Evidence], since: str | None, references: References) -> str:
    """`since 4 May 2031` where the words say so; else the day of the first report that has it."""
    if since:
        return f"since {printed(since, short=True)}"
    days = [day for e in found if (day := references.article(e.anchor).published.value)]
    return f"reported {printed(min(days), short=True)}" if days else "undated"
