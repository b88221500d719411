"""The program `onrecord`: its commands, and the one place where errors become exit codes.

0 something was read; 1 nothing was, or the work failed; 2 wrong usage; 3 with --strict, something was refused; 130 interrupted; 141 the
reader of the output went away.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli.add import add
from onrecord.cli.alert import alert, feed
from onrecord.cli.annotate import annotate
from onrecord.cli.ask import ask
from onrecord.cli.brief import brief
from onrecord.cli.db import db
from onrecord.cli.diff import diff
from onrecord.cli.doctor import doctor
from onrecord.cli.explain import explain
from onrecord.cli.export import export
from onrecord.cli.judge import judge
from onrecord.cli.messages import say
from onrecord.cli.record import record
from onrecord.cli.search import search
from onrecord.cli.stories import show, stories
from onrecord.cli.takedown import redact, retain, takedown
from onrecord.cli.watch import watch
from onrecord.errors import OnRecordError, UsageError

FAILED, USAGE, INTERRUPTED = 1, 2, 130

ALLOCATIONS = 50_000
"""Objects made and not let go after which the collector looks for cycles, in place of Python's 700: loading spaCy and the word lists makes
hundreds of thousands that stay. With 700 its rounds were a fifteenth of a cold brief's time."""

app = typer.Typer(
    name="onrecord", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
COMMANDS: dict[Callable[..., None], str] = {
    brief: "The brief: terminal, page, Markdown, tables.",
    record: "The record as data, onrecord/1.",
    annotate: "What each article holds by itself, as data.",
    export: "The record in the forms of other tools.",
    ask: "A question, answered from the record or not at all.",
    search: "Statements, figures and claims by words and filters.",
    explain: "Which rule or model gave what at a place.",
    diff: "What changed between two records.",
    add: "Reports, feeds and crawls into the archive.",
    watch: "Feeds polled until stopped.",
    stories: "The archive's stories.",
    show: "The record of one of them, as it stands or stood.",
    alert: "What happened since the last time, event by event.",
    feed: "A story as an Atom feed.",
    takedown: "Take a report out of the archive for good.",
    retain: "Take out what is older than it is to be kept.",
    redact: "Withhold a name from every output.",
    doctor: "Versions, model digests, a self-test.",
}
for _command, _summary in COMMANDS.items():
    app.command(short_help=_summary)(_command)
app.add_typer(judge, name="judge", short_help="What people decide: the same or not, corrections, grades, notes.")
app.add_typer(db, name="db", short_help="Check, back up, vacuum, migrate the archive.")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Read the coverage of a story and write the record of it: who said what, which figures, what is confirmed or denied.

    Every cell points at the printed words it comes from. Nothing leaves this machine, unless
    add and watch are given addresses to ask, or brief --rewrite an endpoint.

    \b
    Examples:
      onrecord brief reports/ -o brief.html
      onrecord record reports/ --format json > record.json
      onrecord add reports/ && onrecord stories
      onrecord doctor

    \b
    Exit codes: 0 something was read; 1 nothing was; 2 wrong usage;
    3 with --strict, something was refused; 130 interrupted.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program on arguments (those of the process by default) and give its exit code."""
    try:
        code = app(args=arguments, prog_name="onrecord", standalone_mode=False)
    except typer.TyperException as error:
        show = getattr(error, "show", None)
        show() if show else say(f"onrecord: {error}")
        return error.exit_code
    except UsageError as error:
        say(f"onrecord: {error.args[0]}")
        for line in error.listed:
            say(f"  {line}")
        return USAGE
    except OnRecordError as error:
        say(f"onrecord: {error}")
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:
        say("onrecord: interrupted; nothing further was written")
    return code if isinstance(code, int) else 0


def main() -> None:
    """The console script: the garbage collector looks less often, and at the end no more, at what lives as long as the process."""
    gc.set_threshold(ALLOCATIONS, *gc.get_threshold()[1:])
    code = run()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
