"""TOML file -> typed rows. Every row has an `example`, a sentence of news in which the row applies; the tests run it."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

from onrecord.errors import LexiconError

Row = TypeVar("Row")


@cache
def table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of `lexicon/NAME.toml` (a list of `[[row]]` tables) as instances of the frozen dataclass `row`.

    Lists become tuples. Raises LexiconError for an unknown key, a missing one, a value of another type, or a row given twice.
    """
    file = f"{name}.toml"
    try:
        document = tomllib.loads((files("onrecord.lexicon") / file).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(file, str(error)) from error
    hints = get_type_hints(row)
    out: list[Row] = []
    for number, raw in enumerate(document.get("row", ()), 1):
        out.append(_instance(file, number, raw, row, hints))
    if len(set(out)) != len(out):
        raise LexiconError(file, "a row is given twice")
    return tuple(out)


def _instance(file: str, number: int, raw: dict[str, Any], row: type[Row], hints: dict[str, Any]) -> Row:
    known = {f.name: f for f in fields(row)}  # type: ignore[arg-type]
    if unknown := sorted(raw.keys() - known.keys()):
        raise LexiconError(file, f"row {number}: unknown key {unknown[0]!r}")
    missing = [n for n, f in known.items() if n not in raw and f.default is MISSING and f.default_factory is MISSING]
    if missing:
        raise LexiconError(file, f"row {number}: no {missing[0]!r}")
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    for key, value in values.items():
        if isinstance(value, tuple) and not all(isinstance(v, str | int | float) for v in value):
            raise LexiconError(file, f"row {number}: {key!r} holds something else than text and numbers")
        if hints[key] is str and not isinstance(value, str):
            raise LexiconError(file, f"row {number}: {key!r} is not text")
    return row(**values)
