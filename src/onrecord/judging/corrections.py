"""A corrected value -> the row with it; the machine's value is given beside, in words, so that it stays to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.judging.values import amount_of, when_of
from onrecord.model import JUDGED, Annotations, Entity, EntityKind, Figure, Source, Span, Statement, Time
from onrecord.model.calendar import day_range, precision_of


def with_source(statement: Statement, name: str, one: Annotations, annotations: Sequence[Annotations]) -> tuple[Statement, str]:
    """The statement as said by `name`, with the words of the nearest mention where the report names it; and who it was given to.

    `Post: “…” (Ada Moss)` corrected to Ivo Petrov, whom the report names too -> his id and his name's words there.
    """
    old = statement.source
    own = _named(name, one)
    others = (found for a in annotations if (found := _named(name, a)) is not None)
    kind: EntityKind = own.kind if own is not None else next((e.kind for e in others), old.kind if old is not None else "unnamed")
    spans: tuple[Span, ...] = ()
    if own is not None:
        nearest = min(own.mentions, key=lambda m: (abs(m.start - statement.anchor.start), m.start), default=None)
        spans = nearest.spans if nearest is not None else ()
    source = Source(spans, own.id if own is not None else None, own.name if own is not None else name, kind)
    return replace(statement, source=source, rule=f"{JUDGED}source"), old.name if old is not None else "nobody named"


def _named(name: str, one: Annotations) -> Entity | None:
    wanted = " ".join(name.casefold().split())
    return next((e for e in one.entities if wanted in {n.casefold() for n in (e.name, *e.aliases)}), None)


def with_amount(figure: Figure, value: str) -> tuple[Figure, str]:
    """The figure with another number, and the number that it had."""
    low, high, bound = amount_of(value)
    return replace(figure, low=low, high=high, bound=bound, rule=f"{JUDGED}figure"), _reading(figure)


def _reading(figure: Figure) -> str:
    """`exact 12`, `at-least 3000`, `range 10 to 12`; `about no number` for a word like `dozens`."""
    ends = [f"{end:.15g}" for end in dict.fromkeys((figure.low, figure.high)) if end is not None]
    return f"{figure.bound} {' to '.join(ends) or 'no number'}"


def with_value(time: Time, value: str) -> tuple[Time, str]:
    """The expression as a time of another value, and the values that it could be read as."""
    right = when_of(value)
    first, last = day_range(right)
    judged = replace(
        time,
        type="TIME" if "T" in right else "DATE",
        value=right,
        earliest=first,
        latest=last,
        readings=(right,),
        precision=precision_of(right),
        rule=f"{JUDGED}date",
        settled=None,
    )
    return judged, " or ".join(time.readings or (time.value,))
