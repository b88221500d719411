"""ISO days and TIMEX3 values -> dates as English news prints them.

What enters: `2025-04-28`, `2025-04`, `2025`, `2025-SP`, `2025-W18`, `2025-04-28TEV`. What leaves: `28 April 2025`, `April 2025` …
Rule: what isn't a calendar value is given back as it is, never guessed at.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "Q1": "first quarter of", "Q2": "second quarter of",
            "Q3": "third quarter of", "Q4": "fourth quarter of", "H1": "first half of", "H2": "second half of"}  # fmt: skip
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}|[A-Z]{2})(?::\d{2})?)?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
_UNDATED = re.compile(r"XXXX-(?:WXX-([1-7])|(\d{2})(?:-(\d{2}))?)(?:T.*)?$")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DECADE = re.compile(r"(\d{3})X?$")


def printed(value: str, *, short: bool = False) -> str:
    """`2025-04-28` -> `28 April 2025`, short `28 Apr 2025`; an unknown form comes back unchanged."""
    if value.count("/") == 1:
        return " – ".join(printed(end, short=short) for end in value.split("/"))
    if m := _DAY.match(value):
        month = _month(m[2], short)
        if month is None:
            return value
        day = f"{int(m[3])} {month} {m[1]}"
        part = m[4]
        return day if part is None else f"{day}, {_PARTS.get(part, part)}"
    if m := _MONTH.match(value):
        month = _month(m[2], short)
        return value if month is None else f"{month} {m[1]}"
    if m := _SEASON.match(value):
        return f"{_SEASONS[m[2]]} {m[1]}"
    if (m := _WEEK.match(value)) and 1 <= int(m[2]) <= 52:
        day = date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1).isoformat()
        return f"{'weekend' if m[3] else 'week'} of {printed(day, short=short)}"
    if m := _UNDATED.match(value):
        month = _month(m[2], short) if m[2] else _WEEKDAYS[int(m[1]) - 1]
        return f"{int(m[3])} {month}" if m[3] and month else month or value
    if value.startswith("XXXX"):
        return "an unknown day"
    if (m := _DECADE.match(value)) and len(value) <= 4:
        return f"{m[1]}0s"
    return value


def span(first: str, last: str) -> str:
    """Two ISO days as one stretch: `26–28 April 2025`, `30 March – 2 April 2025`."""
    a, b = _DAY.match(first), _DAY.match(last)
    if first == last or a is None or b is None:
        return printed(first) if first == last else f"{printed(first)} – {printed(last)}"
    if a[1] != b[1]:
        return f"{printed(first)} – {printed(last)}"
    if a[2] != b[2]:
        return f"{printed(first).removesuffix(' ' + a[1])} – {printed(last)}"
    return f"{int(a[3])}–{printed(last)}"


def _month(digits: str, short: bool) -> str | None:
    number = int(digits)
    if not 1 <= number <= 12:
        return None
    return MONTHS[number - 1][:3] if short else MONTHS[number - 1]
