"""`onrecord export`: reports or records -> files in the forms of other tools.

`write_exports` is the seam: it takes records by name, wherever they come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.diff import load
from onrecord.cli.inputs import end, take
from onrecord.cli.messages import say
from onrecord.cli.output import print_out, write_bytes
from onrecord.errors import UsageError
from onrecord.model import Record
from onrecord.settings import Settings

BEST = ("latest-most-specific", "most-reports", "most-conservative")
FOLDERS = frozenset({"csv", "parquet"})
_RECORD = ".json"


def export(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Reports, as for `record`; or records that it wrote (.json).", show_default=False),
    ] = None,
    form: Annotated[str, typer.Option("--as", metavar="FORM", help="The form, one of those above.", show_default=False)] = "",
    story: Annotated[
        list[str] | None, typer.Option(metavar="STORY", help="A story of the archive, by its id; may be repeated.", show_default=False)
    ] = None,
    search: Annotated[
        str | None, typer.Option(metavar="WORDS", help="What a search of the archive finds, story by story.", show_default=False)
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE|FOLDER", help="Where to write; without it, to standard output.", show_default=False),
    ] = None,
    best: Annotated[
        str | None,
        typer.Option(metavar="RULE", help=f"ucdp: what picks `best`: {', '.join(BEST)}; the first by default.", show_default=False),
    ] = None,
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    db: options.Db = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Write a story's record in the form of another tool. docs/exports.md says what each form holds and leaves out.

    The story is that of the paths, or with --story one of the archive's. With --search it is what was found and no more: the statements,
    figures and claims that have the words, with the reports that they stand in.

    \b
    Forms:
      csv             tables, one file a noun, in a folder
      parquet         the same tables, typed (needs onrecord[parquet])
      jsonl           JSON Lines: one row of the record a line
      markdown        the brief
      web-annotation  W3C Web Annotation: each row on its words
      schema-org      schema.org: NewsArticle, Quotation, Claim
      ftm             FollowTheMoney entities, JSON lines
      ftm-statements  FollowTheMoney statements, CSV
      prov            PROV-O: what comes from where, JSON-LD
      ucdp            event counts, CSV: low, best, high, sources, origins

    \b
    Examples:
      onrecord export reports/ --as csv -o tables/
      onrecord export reports/ --as web-annotation -o annotations.jsonld
      onrecord export record.json --as ucdp --best most-conservative -o events.csv
      onrecord export monday.json tuesday.json --as ftm -o stories/
      onrecord export --story s3f2a --as schema-org
      onrecord export --search "fuel leak" --as csv -o found/
      onrecord export record.json --as jsonl | jq -c 'select(.row == "figure")'
    """
    from onrecord import exports, pipeline

    rule = best or BEST[0]
    if not form:
        raise UsageError("say which form with --as; `onrecord export --help` lists them")
    exports.check_export(form, best=rule)
    if best and form != "ucdp":
        raise UsageError(f"--best is for ucdp, not for {form}")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict, db=db)
    if bool(paths) + bool(story) + (search is not None) != 1:
        raise UsageError("name the reports or records to export, or with --story or --search those of the archive")
    if not paths:
        kept = archived(settings, stories=story or (), words=search)
        target = target_of(output, form, stories=len(kept))
        write_exports(kept, form, target, best=rule)
        if target is not None and not settings.quiet:
            say(f"{target.path}: written")
        return
    named = [path for path in paths if path.lower().endswith(_RECORD)]
    if named and len(named) < len(paths):
        raise UsageError("records (.json) and reports can't be exported together")
    target = target_of(output, form, stories=max(1, len(named)))
    if named:
        records = {name: load(path) for name, path in zip(names_of(named), named, strict=True)}
        write_exports(records, form, target, best=rule)
    else:
        taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
        write_exports({"": pipeline.record(taken.articles, taken.annotations, taken.refusals)}, form, target, best=rule)
    if target is not None and not settings.quiet:
        say(f"{target.path}: written")
    if not named:
        end(taken, settings)


def archived(settings: Settings, *, stories: Sequence[str], words: str | None) -> Mapping[str, Record]:
    """The newest records of the archive's stories that are named, or of what a search for the words finds in each, by the stories' ids.

    Raises UsageError for none.
    """
    from onrecord.archive import find_story
    from onrecord.archive.finding import found_in, records_of
    from onrecord.archive.history import why_none

    with opened(settings, create=False) as store, store.read() as transaction:
        if words is not None:
            found = found_in(transaction, words)
        else:
            named = [find_story(transaction, given).id for given in stories]
            found = records_of(transaction, named)
            if not found:
                raise UsageError("; ".join(why_none(transaction, story) for story in named))
    if not found:
        raise UsageError(f"{words!r}: nothing of the archive has it")
    return found


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes: one file, or a folder whose files have names of their own."""

    path: Path
    folder: bool


def write_exports(records: Mapping[str, Record], form: str, target: Target | None, *, best: str = BEST[0]) -> None:
    """Write records, one story each, by name: one into the target itself, several each into a folder of its name in it."""
    from onrecord import exports

    for name, record in records.items():
        files = exports.export(record, form, best=best)
        if target is None:
            print_out("".join(content.decode("utf-8") for content in files.values()))
        elif target.folder:
            folder = target.path / name if len(records) > 1 else target.path
            for file, content in files.items():
                write_bytes(folder / file, content)
        else:
            for content in files.values():
                write_bytes(target.path, content)


def target_of(output: str | None, form: str, *, stories: int) -> Target | None:
    """The file or folder that `output` names; None is standard output. Raises UsageError where several files have no folder to go to."""
    several = f"{form} is a folder of files" if form in FOLDERS else f"{stories} stories make {stories} files" if stories > 1 else ""
    if output in (None, "-"):
        if several:
            raise UsageError(f"{several}: name a folder with -o")
        return None
    path = Path(str(output))
    if several and path.is_file():
        raise UsageError(f"{several}, and {path} is a file")
    return Target(path, bool(several) or path.is_dir() or str(output).endswith(("/", "\\")))


def names_of(paths: Sequence[str]) -> tuple[str, ...]:
    """A folder's name for each record: its file's, with a number from the second of one name on."""
    stems = [Path(path).stem or "record" for path in paths]
    return tuple(f"{stem}-{n}" if (n := stems[: i + 1].count(stem)) > 1 else stem for i, stem in enumerate(stems))
