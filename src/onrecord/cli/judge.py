"""`onrecord judge`: what a person decides about the rows of a story, into the archive's log."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.add import now, opened
from onrecord.cli.messages import progress, say
from onrecord.cli.output import print_out
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.archive.judgements import LogRow
    from onrecord.judging.naming import Candidate
    from onrecord.model import JudgedNoun, Judgement, JudgementKind
    from onrecord.settings import Settings
    from onrecord.store import Store

judge = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)

Row = Annotated[
    str,
    typer.Argument(
        metavar="ROW", help="An id of the newest record (k3, e2, a36….f1), printed words, or “REPORT: words”.", show_default=False
    ),
]
Other = Annotated[str, typer.Argument(metavar="ROW", help="The other one.", show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; it is kept in the log.", show_default=False)]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges; your login name otherwise.", show_default=False)]
Story = Annotated[
    str | None,
    typer.Option("--story", metavar="STORY", help="The story's id, or its beginning; not needed where an id says it.", show_default=False),
]
Paired = Annotated[
    Literal["entity", "utterance", "claim", "report"] | None,
    typer.Option("--as", help="What the words are taken as; report: of one story, or not.", show_default=False),
]
Corrected = Annotated[
    Literal["statement", "figure", "date", "report"] | None,
    typer.Option("--as", help="What is corrected: a statement's source, a figure, a date, a report's day.", show_default=False),
]
Any = Annotated[
    Literal["entity", "utterance", "claim", "report", "statement", "figure", "date"] | None,
    typer.Option("--as", help="What the words are taken as.", show_default=False),
]


@judge.callback()
def of_people() -> None:
    """Decide about the rows of a story: the same or not, a corrected value, a grade, a note. Logged, reversible, never edited.

    Rows are named by the ids of the story's newest record or by printed words; what is kept is the words themselves, with what stands
    around them, so that a judgement holds when the reports are read again. One that no longer finds its words is listed.

    \b
    Examples:
      onrecord judge same "Ben Lund" "Benedikt Lundt" --as entity --why "one fire chief"
      onrecord judge different k3 k7 --story s3f2a --why "two fires"
      onrecord judge correct "15 homes" 14 --why "corrected on the paper's page"
      onrecord judge grade "Harbour Post" B2 --why "right so far, and confirmed"
      onrecord judge withdraw j0f3a --why "it was another Lund"
      onrecord judge log
    """


@judge.command(short_help="Two rows are one: entities, utterances, claims, reports of a story.")
def same(
    row: Row,
    other: Other,
    why: Why,
    by: By = None,
    story: Story = None,
    noun: Paired = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Say that two rows are one: two names of one person, two wordings of one utterance or claim, two reports of one story.

    \b
    Examples:
      onrecord judge same e3 e9 --story s3f2a --why "she married"
      onrecord judge same "Post: we lost it all" "Mail: everything is gone" --as utterance --why "two translations"
      onrecord judge same reports/a.txt reports/b.txt --as report --why "one fire"
    """
    _pair("same", row, other, why, by, story, noun, options.settings_of(quiet=quiet, db=db))


@judge.command(short_help="Two rows are not one.")
def different(
    row: Row,
    other: Other,
    why: Why,
    by: By = None,
    story: Story = None,
    noun: Paired = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Say that two rows are not one: two people of one name, two claims, two reports that tell of different things.

    \b
    Examples:
      onrecord judge different "Post: Ben Lund" "Courier: Ben Lund" --as entity --why "father and son"
      onrecord judge different reports/a.txt reports/b.txt --as report --why "another ship"
    """
    _pair("different", row, other, why, by, story, noun, options.settings_of(quiet=quiet, db=db))


@judge.command(short_help="A value is another: a source, a figure, a date.")
def correct(
    row: Row,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A source's name, a number with its bound, or a date.", show_default=False)],
    why: Why,
    by: By = None,
    story: Story = None,
    noun: Corrected = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Correct a statement's source, a figure, a date, or a report's day of publication. The machine's value stays beside it in the record.

    \b
    Examples:
      onrecord judge correct "15 homes" "at least 14" --why "the paper's own correction"
      onrecord judge correct a36125cd50ac03623.s2 "Ada Moss" --why "the caption names her"
      onrecord judge correct "on Tuesday" 2031-04-29 --as date --why "the storm was a week before"
      onrecord judge correct reports/a.txt 2031-05-06 --as report --why "the printed edition"
    """
    nouns: tuple[JudgedNoun, ...] = (noun,) if noun else ("figure", "date", "statement", "report")
    _single("correct", row, value, why, by, story, nouns, options.settings_of(quiet=quiet, db=db))


@judge.command(short_help="An Admiralty grade: A to F for a source, 1 to 6 for what it says.")
def grade(
    row: Row,
    value: Annotated[str, typer.Argument(metavar="GRADE", help="As B2, C or 3.", show_default=False)],
    why: Why,
    by: By = None,
    story: Story = None,
    noun: Any = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Grade a source (A completely reliable to E unreliable, F cannot be judged), what it says (1 confirmed to 5 improbable, 6 cannot be
    judged), or both. No grade is ever given by the program.

    \b
    Examples:
      onrecord judge grade "Harbour Post" B --why "right in the last three stories"
      onrecord judge grade "15 homes" 3 --why "one witness"
    """
    from onrecord.judging.naming import NOUNS

    _single("grade", row, value, why, by, story, (noun,) if noun else NOUNS, options.settings_of(quiet=quiet, db=db))


@judge.command(short_help="A note on a row.")
def note(
    row: Row,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.", show_default=False)],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why.")] = "note",
    by: By = None,
    story: Story = None,
    noun: Any = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Put a note on a row.

    \b
    Examples:
      onrecord judge note k3 "ask the fire service" --story s3f2a
    """
    from onrecord.judging.naming import NOUNS

    _single("note", row, text, why, by, story, (noun,) if noun else NOUNS, options.settings_of(quiet=quiet, db=db))


@judge.command(short_help="Take a judgement back.")
def withdraw(
    entry: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the beginning.", show_default=False)],
    why: Why,
    by: By = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Take a judgement back. It stays in the log, and a withdrawal can be withdrawn.

    \b
    Examples:
      onrecord judge withdraw j0f3a --why "it was another Lund"
    """
    from onrecord.archive.judgements import entry_named
    from onrecord.archive.records import stamp
    from onrecord.judging import judgement_of
    from onrecord.judging.log import withdrawn
    from onrecord.store.judgement_log import all_judgements

    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store:
        with store.read() as transaction:
            found = entry_named(transaction, entry)
            gone = withdrawn(all_judgements(transaction))
        if found.id in gone:
            raise UsageError(f"{found.id}: withdrawn already; `onrecord judge log` lists what holds")
        made = judgement_of("withdraw", noun=found.noun, by=by or login(), when=stamp(now()), why=why, withdraws=found.id)
        _keep(store, made, settings)


@judge.command(short_help="All judgements, and what became of them.")
def log(
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="The form.")] = "text",
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """List every judgement in the order in which they were made, with what became of it in the newest records.

    applied: it holds. unanchored: its words are gone. contradicted: others say the opposite. superseded: a later one holds. idle: there is
    nothing that it could do. withdrawn: it was taken back.

    \b
    Examples:
      onrecord judge log
      onrecord judge log --format json | jq '.judgements[] | select(.state != "applied")'
    """
    from onrecord.archive.judgements import judgement_rows, names_withheld
    from onrecord.codec import dumps
    from onrecord.codec.encode import encoder
    from onrecord.codec.shape import Json, noun_of
    from onrecord.judging.redaction import redacted_text
    from onrecord.model import Judgement

    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store, store.read() as transaction:
        rows, names = judgement_rows(transaction), names_withheld(transaction)
    if form == "json":
        encode = encoder(noun_of(Judgement))
        listed: list[Json] = [
            {"judgement": encode(row.judgement), "state": row.state, "reason": row.reason, "stories": list(row.stories)} for row in rows
        ]
        print_out(redacted_text(dumps({"format": "onrecord-judgements/1", "judgements": listed}), names))
    else:
        print_out(redacted_text("\n".join(map(as_text, rows)) or "No judgements yet.", names) + "\n")


def as_text(row: LogRow) -> str:
    """Two lines: id, what and on what; then who, when, why, and what became of it."""
    entry = row.judgement
    what = what_of(entry)
    state = f"{row.state} ({row.reason})" if row.reason else row.state
    return f"{entry.id} {what}\n  {entry.by}, {entry.when}: {entry.why}; {state}"


def what_of(entry: Judgement) -> str:
    """What a judgement is, and the words that it is on: `correct figure “15 homes” (reports/a.txt) -> at least 14`."""
    on = " / ".join(
        f"“{' … '.join(' '.join(p.exact.split()) for p in t.passages)}” ({t.locator})" if t.passages else t.locator for t in entry.targets
    )
    if entry.withdraws is not None:  # the noun is that of the judgement, which is what goes
        return f"withdraw {entry.withdraws}"
    return " ".join(part for part in (entry.kind, entry.noun, on, f"-> {entry.value}" if entry.value else "") if part)


def login() -> str:
    """The login name of whoever runs the program. Raises UsageError where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageError("who judges? there is no login name: give --by") from None


def _pair(
    kind: JudgementKind, row: str, other: str, why: str, by: str | None, story: str | None, noun: JudgedNoun | None, settings: Settings
) -> None:
    nouns: tuple[JudgedNoun, ...] = (noun,) if noun else ("entity", "utterance", "claim")
    with opened(settings, create=False) as store:
        left, right = _named(store, (row, other), nouns, story, each_report=kind == "different")
        if left.noun != right.noun:
            raise UsageError(f"{row!r} is a {left.noun} and {other!r} a {right.noun}: say what both are taken as, with --as")
        if (left.article.id, left.anchor) == (right.article.id, right.anchor):
            raise UsageError(f"{row!r} and {other!r} are the same words of one report; tell them apart as “REPORT: words”")
        _keep(store, _made(kind, (left, right), None, why, by), settings)


def _single(
    kind: JudgementKind, row: str, value: str, why: str, by: str | None, story: str | None, nouns: Sequence[JudgedNoun], settings: Settings
) -> None:
    with opened(settings, create=False) as store:
        (found,) = _named(store, (row,), nouns, story)
        _keep(store, _made(kind, (found,), value, why, by), settings)


def _made(kind: JudgementKind, rows: Sequence[Candidate], value: str | None, why: str, by: str | None) -> Judgement:
    from onrecord.archive.records import stamp
    from onrecord.judging import judgement_of

    targets = [row.target for row in rows]
    return judgement_of(kind, noun=rows[0].noun, targets=targets, value=value, by=by or login(), when=stamp(now()), why=why)


def _named(
    store: Store, rows: Sequence[str], nouns: Sequence[JudgedNoun], story: str | None, *, each_report: bool = False
) -> tuple[Candidate, ...]:
    """The rows of a story's newest record, or reports of the archive where only reports can be meant."""
    from onrecord.archive.history import why_none
    from onrecord.archive.judgements import report_named, story_meant
    from onrecord.judging.naming import named
    from onrecord.store.records import load_record, newest_record

    with store.read() as transaction:
        if tuple(nouns) == ("report",):
            return tuple(report_named(transaction, row) for row in rows)
        meant = story_meant(transaction, story, rows)
        version = newest_record(transaction, meant.id)
        if version is None or version.closed:
            raise UsageError(why_none(transaction, meant.id))
        record = load_record(transaction, version)
    return tuple(named(record, row, nouns=nouns, each_report=each_report) for row in rows)


def _keep(store: Store, judgement: Judgement, settings: Settings) -> None:
    """Into the log, then the records that it changes; say what became of it there."""
    from onrecord.archive.judgements import judge as add_judgement
    from onrecord.archive.judgements import judgement_rows
    from onrecord.archive.records import bring_up, step_of

    add_judgement(store, judgement)
    with progress("recording", quiet=settings.quiet) as tell:
        bring_up(store, step=step_of(), clock=now, processes=settings.processes, progress=tell)
    print_out(f"{judgement.id}\n")
    with store.read() as transaction:
        rows = {row.judgement.id: row for row in judgement_rows(transaction)}
    row = rows[judgement.id]
    if not settings.quiet:
        say(f"{judgement.id}: {what_of(judgement)}")
    if row.state != "applied" and not settings.quiet:
        say(f"{judgement.id}: {row.state}: {row.reason}" if row.reason else f"{judgement.id}: {row.state}")
