"""A record -> files in the forms of other tools: file name -> bytes. docs/exports.md says what each form holds and leaves out."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.errors import UsageError
from onrecord.model import Record
from onrecord.recording.event_counts import check_rule, event_counts
from onrecord.recording.tallies import DEFAULT as BEST
from onrecord.rendering.standards import FORMS as EXPORT_FORMS


def check_export(form: str, *, best: str = BEST) -> None:
    """Raises UsageError for a form or a rule that there isn't, and where a form needs a package that is not installed."""
    if form not in EXPORT_FORMS:
        raise UsageError(f"no such form: {form}; one of {', '.join(EXPORT_FORMS)}")
    check_rule(best)
    EXPORT_FORMS[form].check()


def export(record: Record, form: str, *, best: str = BEST) -> Mapping[str, bytes]:
    """The record in the form of another tool: file name -> bytes; `best` names the rule that picks one value of a count.

    Raises UsageError as `check_export` does.
    """
    check_export(form, best=best)
    return EXPORT_FORMS[form].render(record, event_counts(record, rule=best))
