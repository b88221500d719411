"""Questions and searches put to records: a question -> an Answer, words and filters -> what was Found, each as text.

Beside the path: what enters is records that the path made, whether of reports just read or of an archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord import answering, rendering
from onrecord.engines.syntax import load_syntax
from onrecord.errors import UsageError
from onrecord.model import Answer, Filters, Found, Record


def ask(question: str, records: Sequence[Record]) -> Answer:
    """What the records of one story or several hold on a question."""
    return answering.answer(question, records, syntax=load_syntax())


def ask_each(question: str, records: Iterable[Record]) -> Answer:
    """What the first of several stories' records that has an answer holds; where none has, what comes nearest in all of them.

    One story at a time, and never all together: the dead of another accident are no answer, and words that are rare in a story must not
    weigh less for being common in another.
    """
    asked = answering.read(question, load_syntax())
    seen: list[Record] = []
    for record in records:
        found = answering.answer_read(question, asked, [record])
        if found.on_record:
            return found
        seen.append(record)
    return answering.abstain(question, asked, seen)


def search(records: Sequence[Record], query: str, filters: Filters) -> tuple[Found, ...]:
    """The statements, figures and claims of the records that have the words and pass the filters, the best first."""
    return answering.search(records, query, filters)


def found_alone(record: Record, query: str, filters: Filters) -> Record | None:
    """The record of what a search finds in it, without all else; None where it finds nothing."""
    found = answering.search([record], query, filters)
    return answering.narrow_to(record, found) if found else None


def render_found(found: Sequence[Found], form: str) -> str:
    """What a search gave as `terminal` or `json` text. Raises UsageError for another form."""
    match form:
        case "terminal":
            return rendering.render_found(found)
        case "json":
            return rendering.render_found_json(found)
    raise UsageError(f"no such form: {form}; one of terminal, json")


def render_answer(answer: Answer, form: str) -> str:
    """An answer as `terminal` or `json` text. Raises UsageError for another form."""
    match form:
        case "terminal":
            return rendering.render_answer(answer)
        case "json":
            return rendering.render_answer_json(answer)
    raise UsageError(f"no such form: {form}; one of terminal, json")
