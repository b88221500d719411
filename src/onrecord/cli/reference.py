"""The command reference, from the commands' own help. `python -m onrecord.cli.reference FILE` writes it; a test checks it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli.main import app

WIDTH = 110


def reference() -> str:
    """The help of the program and of each command, as Markdown."""
    names = [str(command.name or getattr(command.callback, "__name__", "")) for command in app.registered_commands]
    for group in app.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        names += [str(group.name), *(f"{group.name} {command.name or getattr(command.callback, '__name__', '')}" for command in inner)]
    parts = [_help(name) for name in ["", *names]]
    return "# Commands\n\nWritten by `make docs` from the commands' own help.\n\n" + "\n".join(parts)


def _help(name: str) -> str:
    arguments = [*name.split(), "--help"]
    # The width is given twice: which variable is read depends on whether there is a terminal.
    environment = {"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH), "NO_COLOR": "1"}
    result = CliRunner(env=environment).invoke(app, arguments, prog_name="onrecord")
    lines = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
    return f"## {' '.join(['onrecord', name]).strip()}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    os.environ["COLUMNS"] = str(WIDTH)
    for target in sys.argv[1:]:
        Path(target).write_text(reference(), encoding="utf-8")
