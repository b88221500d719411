"""A day or a time as a person writes it -> a moment as an archive writes it. What has no zone is of this machine's."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from onrecord.errors import UsageError
from onrecord.model.calendar import day_range

_PERIOD = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def moment(given: str, *, option: str, end_of_day: bool = False) -> str:
    """`2025-04-27` (its beginning, or its end) or `2025-04-27T12:00` -> `2025-04-27T10:00:00Z`. Raises UsageError that names the option."""
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option} {given}: no day or time; write 2025-04-27, 2025-04-27T12:00 or 2025-04-27T12:00Z") from None
    if len(given) <= len("2025-04-27") and end_of_day:
        at = datetime.combine(at.date(), time(23, 59, 59))
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def period(given: str | None, *, option: str) -> str | None:
    """A day, month or year of the calendar as it is given, or None where none is. Raises UsageError that names the option."""
    if given is not None and not (_PERIOD.fullmatch(given) and day_range(given)[0]):
        raise UsageError(f"{option} {given}: no day, month or year; write 2031-05-06, 2031-05 or 2031")
    return given


def day(given: str | None, *, option: str) -> str | None:
    """An ISO day, or None where none is given. Raises UsageError that names the option."""
    try:
        return date.fromisoformat(given).isoformat() if given is not None else None
    except ValueError:
        raise UsageError(f"{option} {given}: no day; write 2025-04-27") from None
