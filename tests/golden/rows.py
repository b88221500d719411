"""Two records as JSON texts enter, and which rows differ between them leaves; a difference of one byte is never nothing."""

from __future__ import annotations

import json
from collections import Counter

ROWS_SHOWN = 6  # a section, each way: enough to recognise what a change did, and still one screen for three sections
ROW_WIDTH = 260  # a row is cut to this around its first difference from the row it replaces


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def differences(expected: str, made: str) -> list[str]:
    """Lines that say which rows are gone (`-`) and which are new (`+`), section by section; empty when the texts are the same."""
    if expected == made:
        return []
    old, new = json.loads(expected), json.loads(made)
    report = []
    for name in dict.fromkeys((*old, *new)):
        before, after = rows_of(old.get(name)), rows_of(new.get(name))
        if before == after:
            continue
        gone, fresh = surplus(before, after), surplus(after, before)
        if not gone and not fresh:
            first = next(number for number, (left, right) in enumerate(zip(before, after, strict=True)) if left != right)
            report.append(f"{name}: the same {len(after)} rows in another order, from row {first} on")
            continue
        report.append(f"{name}: {len(gone)} gone, {len(fresh)} new (of {len(before)})")
        report += shown("-", gone, fresh) + shown("+", fresh, gone)
    return report or ["the rows are the same; the form of the file, or the order of its sections, is not"]


def rows_of(section: object) -> list[str]:
    return [compact(row) for row in section] if isinstance(section, list) else [] if section is None else [compact(section)]


def surplus(rows: list[str], others: list[str]) -> list[str]:
    """The rows that `others` has fewer times, in their order."""
    left = Counter(others)
    more = []
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            more.append(row)
    return more


def shown(sign: str, rows: list[str], others: list[str]) -> list[str]:
    lines = [f"  {sign} {cut(row, others[number] if number < len(others) else '')}" for number, row in enumerate(rows[:ROWS_SHOWN])]
    return lines if len(rows) <= ROWS_SHOWN else [*lines, f"  {sign} … and {len(rows) - ROWS_SHOWN} more"]


def cut(row: str, other: str) -> str:
    """At most ROW_WIDTH characters of the row, around the first one in which it differs from the other row."""
    if len(row) <= ROW_WIDTH:
        return row
    at = next((number for number, (left, right) in enumerate(zip(row, other)) if left != right), 0)
    start = max(0, min(at - ROW_WIDTH // 3, len(row) - ROW_WIDTH))
    end = start + ROW_WIDTH
    return ("…" if start else "") + row[start:end] + ("…" if end < len(row) else "")
