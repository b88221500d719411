"""Quotation: a stretch inside quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """`inner` holds the quoted paragraphs, one span each, without the marks; `outer` includes them. `closed`: a closing mark was found.

    `scare` marks a word or two in quotation marks inside a sentence (`"liberation"`), as opposed to a quoted clause.
    """

    inner: tuple[Span, ...]
    outer: Span
    closed: bool
    scare: bool
