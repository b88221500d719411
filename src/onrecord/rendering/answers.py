"""Answer -> what the terminal shows, or its JSON form: each line with the printed words behind it and where they stand.

The printed words are made inert and set on one line; a locator is a file's path and the code points of the words in its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.codec import dumps
from onrecord.codec.shape import Json
from onrecord.model import Answer, Cited
from onrecord.rendering.words import inert, one_line


def render_answer(answer: Answer) -> str:
    """The answer, then its sources, a line each: `LOCATOR:START-END  report`."""
    lines = [inert(answer.answer)]
    rows = answer.evidence or answer.nearest
    if rows:
        lines += ["", "Sources:" if answer.evidence else "Where these stand:", *_sources(rows)]
    return "\n".join(lines) + "\n"


def _sources(rows: Sequence[Cited]) -> list[str]:
    places = [f"{one_line(row.locator)}:{row.anchor.start}-{row.anchor.end}" for row in rows]
    width = max(map(len, places))
    return [f"  {place:<{width}}  {one_line(row.report)}" for place, row in zip(places, rows, strict=True)]


def render_answer_json(answer: Answer) -> str:
    """The answer as a document: each piece of evidence is an anchor with its locator."""
    document: dict[str, Json] = {
        "question": answer.question,
        "on_record": answer.on_record,
        "kind": answer.kind,
        "answer": answer.answer,
        "evidence": [cited_json(row) for row in answer.evidence],
        "nearest": [cited_json(row) for row in answer.nearest],
        "rule": answer.rule,
    }
    return dumps(document)


def cited_json(row: Cited) -> dict[str, Json]:
    """An anchor with its locator, its printed words and whose they are."""
    return {
        "article": row.anchor.article,
        "spans": [[span.start, span.end] for span in row.anchor.spans],
        "locator": row.locator,
        "report": row.report,
        "text": row.text,
        "by": row.by or None,
        "act": row.act or None,
        "via": list(row.via),
        "rule": row.rule,
    }
