"""File and environment -> one frozen Settings. Nothing below this layer reads either.

What holds, from weak to strong: the defaults here, `onrecord.toml` in the working directory (or the file that `ONRECORD_CONFIG` names),
`ONRECORD_PROCESSES`, `ONRECORD_QUIET`, `ONRECORD_STRICT`, `ONRECORD_DB`, `ONRECORD_CONTACT` and `ONRECORD_REWRITE_KEY`, and then the
options of a command.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from onrecord.errors import UsageError

FILE = "onrecord.toml"
PREFIX = "ONRECORD_"
ARCHIVE = "onrecord.db"

_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
_FLAGS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False, "": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """`processes` to annotate on; `quiet`: neither progress nor remarks; `strict`: a refused input is an error.

    `rewrite_key` is the *name* of the environment variable that holds the key of a language model's endpoint; a key stands in no file.
    `db` is the archive: a file, or a URL that begins with postgresql://. `contact` is what sites are told of who asks: an address, a page.
    """

    processes: int = 1
    quiet: bool = False
    strict: bool = False
    rewrite_key: str = "OPENAI_API_KEY"
    db: str = ""
    contact: str = ""

    def __post_init__(self) -> None:
        if self.processes < 1:
            raise UsageError(f"processes: {self.processes} is not at least 1")
        if not _VARIABLE.fullmatch(self.rewrite_key):
            raise UsageError("rewrite_key: this is the name of the environment variable that holds the key, not the key itself")

    def given(self, *, processes: int | None = None, quiet: bool = False, strict: bool = False, db: str | None = None) -> Settings:
        """These settings under a command's options; an option that was not given changes nothing."""
        return replace(
            self,
            processes=self.processes if processes is None else processes,
            quiet=self.quiet or quiet,
            strict=self.strict or strict,
            db=db or self.db,
        )


def load_settings(environment: Mapping[str, str], directory: Path) -> Settings:
    """The settings of an environment and a working directory. Raises UsageError that names the file or variable at fault."""
    values: dict[str, int | bool | str] = {"db": str(data_folder(environment, directory, sys.platform) / ARCHIVE)}
    named = environment.get(f"{PREFIX}CONFIG")
    file = Path(named) if named else directory / FILE
    if named or file.is_file():
        values |= _from_file(file)
    for name, kind in _kinds().items():
        text = environment.get(f"{PREFIX}{name.upper()}")
        if text is not None and (text or kind is not str):
            values[name] = _parsed(f"{PREFIX}{name.upper()}", text, kind)
    return replace(Settings(), **values)  # type: ignore[arg-type]


def data_folder(environment: Mapping[str, str], directory: Path, platform: str) -> Path:
    """Where a program keeps what belongs to a person on this platform; the working directory where the environment names no home."""
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / "onrecord" if local else directory
    if platform == "darwin":
        return Path(home) / "Library" / "Application Support" / "onrecord" if home else directory
    data = environment.get("XDG_DATA_HOME", "")
    if Path(data).is_absolute():
        return Path(data) / "onrecord"
    return Path(home) / ".local" / "share" / "onrecord" if home else directory


def _kinds() -> dict[str, type[int | str]]:
    """Each setting's type: bool (which is an int), int or str."""
    defaults = Settings()
    return {field.name: type(getattr(defaults, field.name)) for field in fields(Settings)}


def _from_file(file: Path) -> dict[str, int | bool | str]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file}: {error}") from error
    kinds = _kinds()
    for name, value in document.items():
        if name not in kinds:
            raise UsageError(f"{file}: no setting {name!r}; there are {', '.join(kinds)}")
        if type(value) is not kinds[name]:
            raise UsageError(f"{file}: {name} = {value!r} is no {kinds[name].__name__}")
    return document


def _parsed(variable: str, text: str, kind: type[int | str]) -> int | bool | str:
    if kind is str:
        return text
    if kind is bool:
        if text.lower() not in _FLAGS:
            raise UsageError(f"{variable}: {text!r} is neither yes nor no")
        return _FLAGS[text.lower()]
    try:
        return int(text)
    except ValueError:
        raise UsageError(f"{variable}: {text!r} is no whole number") from None
