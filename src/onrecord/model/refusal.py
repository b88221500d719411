"""Refusal: an input that was not taken, why, and what was done instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """One line for the reader: `LOCATOR: REASON; DONE`."""

    locator: str
    reason: str
    done: str = "skipped"
