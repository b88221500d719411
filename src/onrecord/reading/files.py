"""Locators -> files to read: single files, folders, globs and standard input, each file's kind told by its name or its first bytes."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.model import Refusal
from onrecord.reading.encodings import binary_kind
from onrecord.reading.pages import looks_like_html, looks_like_mhtml
from onrecord.reading.tables import looks_like_json_rows

FileKind = Literal["text", "html", "mhtml", "pdf", "docx", "jsonl", "csv"]
SUFFIXES: dict[str, FileKind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
}
NOT_REPORTS = frozenset(("readme", "license", "licence", "changelog", "notice", "makefile"))
"""What a folder says of itself; passed over in a folder, read when given by name."""
STDIN = "-"
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found: its path, and its locator as given or as found in a folder. `kind` is null until its first bytes are read."""

    path: Path
    locator: str
    kind: FileKind | None


def find(locator: str) -> Iterator[Found | Refusal]:
    """The files that a locator names, sorted by path; a refusal for what is no article, and nothing for the sidecar of one."""
    path = Path(locator)
    if locator == STDIN:
        yield Found(path, locator, None)
    elif locator.startswith(("http://", "https://")):
        yield Refusal(locator, "an address, not a file: save the page and give the file")
    elif os.path.isdir(locator):
        yield from _folder(locator)
    elif not os.path.lexists(locator) and glob.has_magic(locator):
        matches = sorted(glob.glob(locator, recursive=True))
        if not matches:
            yield Refusal(locator, "no file matches")
        for match in matches:
            if os.path.isdir(match):
                if "**" not in locator:
                    yield from _folder(match)
            elif not _is_sidecar(Path(match)):
                yield Found(Path(match), match, SUFFIXES.get(Path(match).suffix.lower()))
    elif _is_sidecar(path) and path.is_file():
        if not _has_report(path):
            yield Refusal(locator, "facts on a report (.toml), but no report of its name is beside it")
    else:
        yield Found(path, locator, SUFFIXES.get(path.suffix.lower()))


def kind_of(head: bytes) -> FileKind | str:
    """The kind of a file without a telling name, by its first bytes; else words that say why it is not read (`binary data`)."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and b"word/" in head:
        return "docx"
    binary = binary_kind(head)
    if binary:
        return binary
    if looks_like_mhtml(head):
        return "mhtml"
    if looks_like_html(head):
        return "html"
    return "jsonl" if looks_like_json_rows(head) else "text"


def _folder(locator: str) -> Iterator[Found | Refusal]:
    """The articles of a folder and its subfolders in order of their paths; hidden files and sidecars are passed over."""
    empty = True
    walk_errors: list[OSError] = []
    for parent, folders, names in os.walk(locator, onerror=walk_errors.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = Path(parent) / name
            suffix = path.suffix.lower()
            if path.stem.lower() in NOT_REPORTS:
                continue
            if suffix in SUFFIXES or not suffix:
                empty = False
                yield Found(path, os.path.join(parent, name), SUFFIXES.get(suffix))
            elif suffix != ".toml":
                yield Refusal(os.path.join(parent, name), f"{suffix} is not a kind of file that is read", "left aside")
    for error in walk_errors:
        yield Refusal(str(error.filename), f"folder can't be read: {error.strerror}")
    if empty and not walk_errors:
        yield Refusal(locator, "a folder without articles")


def _is_sidecar(path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def _has_report(sidecar: Path) -> bool:
    """Whether a report of the sidecar's name stands beside it; a shell's `stand-*` names both."""
    beside = (sidecar.with_suffix(suffix) for suffix in (*SUFFIXES, *(suffix.upper() for suffix in SUFFIXES)))
    return any(path.is_file() for path in beside)
