"""`onrecord diff`: two records -> what changed between them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.moments import moment
from onrecord.cli.output import print_out
from onrecord.codec import decode, dumps, loads
from onrecord.codec.encode import encoder
from onrecord.codec.shape import noun_of
from onrecord.errors import OnRecordError, RecordFormatError, UsageError
from onrecord.model import Record

if TYPE_CHECKING:
    from onrecord.recording.changes import Change

FORMAT = "onrecord-diff/1"

HEADINGS = {
    "report": "Reports", "claim": "Claims", "stance": "Confirmed, denied, questioned", "statement": "Statements", "figure": "Figures",
    "difference": "Where reports conflict",
}  # fmt: skip
MARKS = {"new": "+", "gone": "-", "changed": "~", "corrected": "!"}


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD.json|STORY", help="The earlier record as a file, - for standard input; or a story of the archive.")
    ],
    new: Annotated[str | None, typer.Argument(metavar="NEW.json", help="The later record.", show_default=False)] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="What changed in STORY since then: 2031-05-06, 2031-05-06T12:00.", show_default=False)
    ] = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="The form.")] = "text",
    db: options.Db = None,
) -> None:
    """Say what changed between two records of a story: new claims, new denials, figures, statements, corrections.

    \b
    Marks: + new, - gone, ~ changed, ! corrected

    \b
    Examples:
      onrecord diff monday.json tuesday.json
      onrecord diff monday.json tuesday.json --format json | jq '.changes[].text'
      onrecord diff s3f2a --since 2031-05-06
    """
    from onrecord.recording.changes import Change, changes

    if (new is None) == (since is None):
        raise UsageError("give two records, OLD.json NEW.json, or a story of the archive with --since")
    found = changes(load(old), load(new)) if new is not None else _of_story(old, str(since), db)
    if form == "json":
        row = encoder(noun_of(Change))
        print_out(dumps({"format": FORMAT, "changes": [row(change) for change in found]}))
    else:
        print_out(as_text(found))


def _of_story(story: str, since: str, db: str | None) -> tuple[Change, ...]:
    from onrecord.archive import find_story
    from onrecord.archive.history import changes_since

    begin = moment(since, option="--since")
    with opened(options.settings_of(db=db), create=False) as store, store.read() as transaction:
        return changes_since(transaction, find_story(transaction, story).id, begin)


def load(path: str) -> Record:
    """The record in a file. Raises OnRecordError that names the file."""
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return decode(loads(content.decode("utf-8-sig")))
    except OSError as error:
        raise OnRecordError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RecordFormatError(f"{path}: not UTF-8") from error
    except RecordFormatError as error:
        raise RecordFormatError(f"{path}: {error}") from error


def as_text(found: Sequence[Change]) -> str:
    """The changes under a heading for each noun; one line when there are none."""
    if not found:
        return "Nothing changed.\n"
    lines: list[str] = []
    for noun, heading in HEADINGS.items():
        rows = [f"  {MARKS[change.sort]} {change.text}" for change in found if change.noun == noun]
        if rows:
            lines += ([""] if lines else []) + [heading, *rows]
    return "\n".join(lines) + "\n"
