"""The arguments and options that commands share, each described once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from onrecord.settings import Settings, load_settings

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Reports: files (.txt .md .html .mhtml .pdf .docx .jsonl .csv), folders, globs, or - for standard input.",
        show_default=False,
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports, where they don't say.", show_default=False)]
Date = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="When the reports were published.", show_default=False)]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="The reports' title.", show_default=False)]
Processes = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Annotate on N processes. The output is the same.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks on standard error.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when any input was refused.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.", show_default=False)]


Db = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE|URL", help="The archive: a file, or postgresql://… (ONRECORD_DB otherwise).", show_default=False),
]


def settings_of(*, processes: int | None = None, quiet: bool = False, strict: bool = False, db: str | None = None) -> Settings:
    """The settings of this process under a command's options."""
    return load_settings(os.environ, Path.cwd()).given(processes=processes, quiet=quiet, strict=strict, db=db)
