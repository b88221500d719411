"""Articles, annotations and links of one story -> Comparisons: where the reports agree, differ and depend on each other.

Each dimension is one module that yields verdicts with a rule and a reason; here they are put in order and numbered. Nothing decides who
is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from onrecord.comparing.aligned import compare_aligned
from onrecord.comparing.attribution import compare_attribution
from onrecord.comparing.calls import compare_calls
from onrecord.comparing.count import Count
from onrecord.comparing.counts import counts_of
from onrecord.comparing.coverage import coverage_of
from onrecord.comparing.dated_acts import compare_acts
from onrecord.comparing.dates import compare_dates
from onrecord.comparing.denied_twice import compare_denials
from onrecord.comparing.edited import compare_edited
from onrecord.comparing.extent import compare_extents
from onrecord.comparing.figures import compare_figures
from onrecord.comparing.firsts import compare_firsts
from onrecord.comparing.hours import compare_hours
from onrecord.comparing.independence import find_origins
from onrecord.comparing.joined import compare_joined
from onrecord.comparing.names import compare_names
from onrecord.comparing.occasions import compare_occasions
from onrecord.comparing.one_day import compare_days
from onrecord.comparing.particulars import compare_particulars
from onrecord.comparing.places import compare_places
from onrecord.comparing.publication import repair_dates
from onrecord.comparing.renderings import compare_renderings
from onrecord.comparing.retold import compare_retold
from onrecord.comparing.sayings import compare_sayings
from onrecord.comparing.status import claims_of, compare_status, with_other_numbers
from onrecord.comparing.story import Story
from onrecord.comparing.timeline import timeline_of
from onrecord.comparing.unnumbered import compare_unnumbered
from onrecord.comparing.wording import compare_wording
from onrecord.model import Annotations, Article, Comparison, Comparisons, DateRepair, Links

__all__ = ["compare", "repair_dates"]

Dimension = Callable[[Story], Iterator[Comparison]]


def _dimensions(counts: Sequence[Count]) -> tuple[Dimension, ...]:
    """The dimensions in their order: of two verdicts on one pair the first one stays."""
    return (
        partial(compare_joined, counts=counts),
        partial(compare_figures, counts=counts),
        partial(compare_unnumbered, counts=counts),
        compare_hours,
        compare_dates,
        compare_acts,
        compare_sayings,
        compare_occasions,
        compare_places,
        compare_extents,
        compare_status,
        partial(compare_firsts, counts=counts),
        compare_attribution,
        partial(_worded, counts=counts),
        compare_retold,
        compare_denials,
        compare_edited,
        compare_calls,
        compare_names,
        compare_particulars,
    )


def _worded(story: Story, *, counts: Sequence[Count]) -> Iterator[Comparison]:
    """Wordings of whole utterances, then of the quotations that none of these shows."""
    shown = tuple(compare_wording(story, counts=counts))
    yield from shown
    yield from compare_renderings(story, shown=shown)


def compare(
    articles: Sequence[Article], annotations: Sequence[Annotations], links: Links, *, repairs: Sequence[DateRepair] = ()
) -> Comparisons:
    """Compare the reports of one story; `annotations` are in the order of `articles`, `links` are theirs.

    `repairs` are what `repair_dates` found before, where the annotations were read again as of the days that it settled.
    """
    story = Story.of(articles, annotations, links)
    rows = [row for dimension in _dimensions(counts_of(story)) for row in dimension(story)]
    rows += compare_days(story, shown=rows)
    rows += compare_aligned(story, shown=rows)
    told = with_other_numbers(story, rows)
    found = find_origins(told)
    claims = claims_of(told, found.of)
    return Comparisons(
        comparisons=_numbered(story, rows),
        claims=claims,
        origins=found.origins,
        coverage=tuple(coverage_of(told, claims)),
        timeline=timeline_of(story),
        repairs=tuple(repairs),
    )


def _numbered(story: Story, rows: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Each pair of anchors once a dimension, the first verdict of the rules' order, ids `c1` … by dimension and place."""
    order = {"figure": 0, "date": 1, "place": 2, "extent": 3, "status": 4, "attribution": 5, "wording": 6}
    first: dict[tuple[object, ...], Comparison] = {}
    for row in rows:
        first.setdefault((row.dimension, row.left, row.right), row)
    ordered = sorted(first.values(), key=lambda c: (order[c.dimension], story.place(c.left), story.place(c.right)))
    return tuple(replace(c, id=f"c{n}") for n, c in enumerate(ordered, 1))
