"""Every exception that onrecord raises on purpose, in one tree.

    OnRecordError
    ├── UsageError            the caller asked for something that can't be (exit code 2)
    ├── NothingReadError      no locator gave an article (exit code 1)
    ├── NothingFoundError     the record holds nothing on what was asked (exit code 1)
    ├── RefusedError          one input could not be taken; carries locator, reason and what was done
    ├── LexiconError          a lexicon file is broken; carries file and row
    ├── RecordFormatError     a JSON document is not `onrecord/1`
    ├── EngineError           a model package is missing or is not the pinned one
    ├── LanguageModelError    a language model's endpoint cannot be reached, refuses, or answers with something else
    └── StoreError            the archive can't be opened, read or written; carries its name and the reason
"""

from __future__ import annotations

from collections.abc import Sequence


class OnRecordError(Exception):
    """The root: catch this to catch all that onrecord raises on purpose."""


class UsageError(OnRecordError):
    """The caller asked for something that can't be done as asked; `listed` are what could be meant instead, a line each."""

    def __init__(self, message: str, *, listed: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.listed = tuple(listed)

    def __str__(self) -> str:
        return "\n  ".join((str(self.args[0]), *self.listed))


class NothingReadError(OnRecordError):
    """No locator gave an article; the refusals, reported one line each, say why."""


class NothingFoundError(OnRecordError):
    """The record holds nothing on what was asked for."""


class RefusedError(OnRecordError):
    """One input could not be taken; reading turns it into a Refusal row and goes on."""

    def __init__(self, locator: str, reason: str, done: str = "skipped") -> None:
        super().__init__(f"{locator}: {reason}; {done}")
        self.locator = locator
        self.reason = reason
        self.done = done


class LexiconError(OnRecordError):
    """A lexicon file is broken."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class RecordFormatError(OnRecordError):
    """A JSON document is not `onrecord/1`."""


class EngineError(OnRecordError):
    """A model package is missing, or is not the pinned one."""


class LanguageModelError(OnRecordError):
    """A language model's endpoint cannot be reached, refuses, or answers with something that is no answer."""


class StoreError(OnRecordError):
    """The archive can't be opened, read or written. What was committed before stays as it was."""

    def __init__(self, archive: str, reason: str) -> None:
        super().__init__(f"{archive}: {reason}")
        self.archive = archive
        self.reason = reason
