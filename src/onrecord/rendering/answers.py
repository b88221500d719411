"""Answer, or what a search found -> what the terminal shows, or its JSON form: printed words, whose they are and where they stand.

The printed words are made inert and set on one line; a locator is a file's path and the code points of the words in its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.codec import dumps
from onrecord.codec.shape import Json
from onrecord.model import Answer, Cited, Found
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


def render_found(found: Sequence[Found]) -> str:
    """Three lines a row: how it reads, its words, where they stand."""
    if not found:
        return "Nothing found.\n"
    blocks = [
        f"{row.kind} {one_line(row.id)}, {one_line(row.reading)}\n"
        f"  “{one_line(row.cited.text)}”\n"
        f"  {one_line(row.cited.locator)}:{row.cited.anchor.start}-{row.cited.anchor.end}  {one_line(row.cited.report)}\n"
        for row in found
    ]
    return "\n".join(blocks)


def render_found_json(found: Sequence[Found]) -> str:
    """The rows, the best first."""
    rows: list[Json] = [{"kind": r.kind, "id": r.id, "reading": r.reading, "score": r.score, **cited_json(r.cited)} for r in found]
    return dumps({"found": rows})
