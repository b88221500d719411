"""Text -> standard output, a file or a folder. A file is written whole or not at all; a pipe that closes early leaves no trace."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import webbrowser
from collections.abc import Mapping
from pathlib import Path

import typer

from onrecord.cli.messages import say
from onrecord.errors import OnRecordError, UsageError

BROKEN_PIPE_EXIT = 141
"""128 and SIGPIPE: what a shell reports of a program whose reader went away."""

OTHER_FORMS = frozenset({".html", ".htm", ".md", ".markdown", ".csv"})
"""Endings of names that say that a file is no JSON."""

_STYLE = re.compile(r"\x1b\[[0-9;:]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")


def print_out(text: str) -> None:
    """Text to standard output, as UTF-8 whatever the locale; colours and links only to a terminal that wants them."""
    terminal = sys.stdout.isatty()
    if not terminal or "NO_COLOR" in os.environ:
        text = unstyled(text)
    try:
        if terminal:
            sys.stdout.write(text.encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding))
        else:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise OnRecordError(f"standard output: {error.strerror or error}") from error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to complain at exit
        raise typer.Exit(BROKEN_PIPE_EXIT) from None


def unstyled(text: str) -> str:
    """The text without a terminal's colours and links."""
    return _STYLE.sub("", text)


def write_file(path: Path, text: str) -> None:
    """Write a file, and the folders above it. Raises OnRecordError when that can't be done."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_out(text: str, output: str | None, *, quiet: bool) -> None:
    """Text to the file that was named, and a line that says so; to standard output where none was, or `-`."""
    if output is None or output == "-":
        print_out(text)
        return
    write_file(Path(output), text)
    if not quiet:
        say(f"{output}: written")


def refuse_other_forms(output: str | None, *, instead: str) -> None:
    """Raise UsageError where the name of a file that will hold JSON promises another form. `instead`: the command that writes that one."""
    if output is not None and Path(output).suffix.lower() in OTHER_FORMS:
        raise UsageError(f"{output}: this command writes JSON; a page, Markdown or tables are written by {instead} -o {output}")


def write_bytes(path: Path, content: bytes) -> None:
    """As `write_file`, for what is no text or must stay as it is."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a named pipe
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OnRecordError(f"{path}: cannot be written: {error.strerror or error}") from error


def write_folder(path: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder. Raises OnRecordError when that can't be done."""
    for name, text in files.items():
        write_file(path / name, text)


def show(path: Path | None, page: str) -> Path:
    """Open a page in the browser, from where it was written or else from a new temporary file, which stays; gives where that is."""
    if path is None:
        path = Path(tempfile.mkdtemp(prefix="onrecord-")) / "brief.html"
        write_file(path, page)
    webbrowser.open(path.absolute().as_uri())
    return path
