"""Absence: the text itself says that something was not said."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Anchor


@dataclass(frozen=True, slots=True)
class Absence:
    """`anchor` covers the words (`did not say how many …`); `about` what was not said; `by` who did not say it."""

    id: str
    anchor: Anchor
    about: str
    by: str
    rule: str
