"""ReadOptions: what the caller knows of the articles that they don't say themselves."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.reading.dates import parse_day


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Facts for every article read; each goes before a sidecar, a column, a page's own metadata and the text.

    `date` is an ISO day. Raises UsageError when it is not a day.
    """

    outlet: str | None = None
    date: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and parse_day(self.date) != self.date:
            raise UsageError(f"not a day in the form 2025-04-28: {self.date!r}")
