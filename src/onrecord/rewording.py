"""A record -> the record with its brief reworded by a language model, where one is asked for; what is admitted is checked in recording."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.engines import language_model
from onrecord.model import Record
from onrecord.recording import rewriting

Progress = Callable[[int, int], None]


def rewrite(
    record: Record, *, url: str, model: str, key: str = "", progress: Progress | None = None
) -> tuple[Record, tuple[rewriting.Refused, ...]]:
    """The record with its brief reworded by a language model where every name, number, day and quotation stays; and what was refused.

    The only stage that sends anything anywhere. Raises UsageError for an address that will not do, LanguageModelError where it fails.
    """
    agent = f"onrecord/{record.provenance.version}"
    return rewriting.rewrite(record, language_model.rewriter(url, model=model, key=key, agent=agent), model=model, progress=progress)
