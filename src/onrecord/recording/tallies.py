"""Tolls of a story's reports -> its tally: one number a fate, picked by a rule that has a name; never an average, never without its words.

Three rules, all over the same rows. A report's toll is a *total* when the report gives a number, or counts the persons of one clause; else
it only names some (`charged with the death of a clerk`), which is less specific: there was at least this one.

    latest-most-specific   the last report's total; a report that only names some counts where it names more than the total before it, or
                           where there is none
    most-reports           the number that most reports give; of equal ones the later
    most-conservative      the smallest total that any report gives, as ACLED codes where reports differ; without a total, the smallest

The dead are not counted twice: where the report that gives the injured tells of no death, the deaths that others tell are taken off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Article, Fate, Figure, Tally, Toll, When

TallyRule = Literal["latest-most-specific", "most-reports", "most-conservative"]
DEFAULT: TallyRule = "latest-most-specific"
FATES: tuple[Fate, ...] = ("killed", "injured")
_TOTALS = frozenset({"tolls/printed", "tolls/joined", "tolls/multiple"})


@dataclass(frozen=True, slots=True)
class Told:
    """One report's count, ready to be compared; `day` is the report's, empty where it is not known."""

    day: str
    total: bool
    value: float
    figure: Figure


def tallies(
    articles: Sequence[Article], figures: Sequence[Figure], tolls: Sequence[Toll], *, rule: TallyRule = DEFAULT
) -> tuple[Tally, ...]:
    """The killed and the injured of a story by one rule; a fate that no report tells has no row."""
    rows = {fate: _told(articles, figures, tolls, fate) for fate in FATES}
    picked = {fate: PICK[rule](told) for fate, told in rows.items() if told}
    out: list[Tally] = []
    for number, (fate, one) in enumerate(picked.items(), 1):
        best, reason = one.value, REASONS[rule]
        died = _died_later(one, rows["killed"], picked["killed"]) if fate == "injured" and "killed" in picked else 0.0
        if died:
            best = max(0.0, best - died)
            reason += f"; {died:g} who by other reports died taken off (our arithmetic)"
        values = [row.value for row in rows[fate]]
        out.append(
            Tally(
                id=f"y{number}",
                fate=fate,
                best=best,
                low=min([best, *values]),
                high=max(values),
                bound=one.figure.bound,
                as_of=When(one.day, "day") if one.day else None,
                figures=(one.figure.id, *(row.figure.id for row in rows[fate] if row is not one)),
                anchor=one.figure.anchor,
                reason=reason + ".",
                rule=f"tallies/{rule}",
            )
        )
    return tuple(out)


def _told(articles: Sequence[Article], figures: Sequence[Figure], tolls: Sequence[Toll], fate: Fate) -> list[Told]:
    """The reports' counts of one fate, oldest first; of one day the totals last, and of these the largest last."""
    by_id = {f.id: f for f in figures}
    published = {a.id: a.published.value or a.published.earliest or "" for a in articles}
    rows: list[Told] = []
    for toll in tolls:
        figure = by_id[toll.figure]
        value = figure.high if figure.high is not None else figure.low
        if toll.fate == fate and value is not None:
            rows.append(Told(published[toll.article], toll.rule in _TOTALS, value, figure))
    return sorted(rows, key=lambda row: (row.day, row.total, row.value, row.figure.id))


def latest_most_specific(told: Sequence[Told]) -> Told:
    """The last total, unless a later report names more, or nobody gives one: then the last that does."""
    best = told[0]
    for row in told[1:]:
        if row.total or not best.total or row.value > best.value:
            best = row
    return best


def most_reports(told: Sequence[Told]) -> Told:
    """The last of those whose number most reports give."""
    counts = Counter(row.value for row in told)
    most = max(counts.values())
    return next(row for row in reversed(told) if counts[row.value] == most)


def most_conservative(told: Sequence[Told]) -> Told:
    """The smallest total, the last of equal ones."""
    rows = [row for row in told if row.total] or list(told)
    least = min(row.value for row in rows)
    return next(row for row in reversed(rows) if row.value == least)


PICK: Mapping[TallyRule, Callable[[Sequence[Told]], Told]] = {
    "latest-most-specific": latest_most_specific,
    "most-reports": most_reports,
    "most-conservative": most_conservative,
}
REASONS: Mapping[TallyRule, str] = {
    "latest-most-specific": "The latest total that a report gives, or the latest report that names more",
    "most-reports": "The number that most reports give, of equal ones the later",
    "most-conservative": "The smallest total that a report gives",
}


def _died_later(injured: Told, killed: Sequence[Told], picked: Told) -> float:
    """The deaths of the tally where the report of the injured tells of none: its injured have died since.

    Where it tells of deaths itself, nobody says whether those after it were among its injured.
    """
    told = any(row.figure.anchor.article == injured.figure.anchor.article for row in killed)
    return 0.0 if told else picked.value
