"""A record's tables -> Parquet files: the rows and columns of the CSV tables, with types.

What enters: a record. What leaves: file name -> bytes, one file a table. Rules: numbers and flags are typed, all else is text; text is as
printed but for what a reader's screen would act on (as in CSV), and without CSV's apostrophe, since no spreadsheet runs it as a formula;
the same record and the same pyarrow give the same bytes. pyarrow is the optional extra `parquet`; this module is its only door.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from onrecord.errors import UsageError
from onrecord.model import Record
from onrecord.rendering.tables import Cell, Table, tables
from onrecord.rendering.words import inert

INTEGERS = frozenset({"start", "end", "left_start", "left_end", "right_start", "right_end", "line", "gap"})
NUMBERS = frozenset({"low", "high"})
FLAGS = frozenset({"negated", "hedged", "first_hand"})
NEEDED = "Parquet needs pyarrow: pip install 'onrecord[parquet]'"


def render_parquet(record: Record) -> Mapping[str, bytes]:
    """`statements.parquet` and so on. Raises UsageError where pyarrow is not installed."""
    pyarrow = pyarrow_parquet()

    def written(table: Table) -> bytes:
        kinds = {"int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_(), "text": pyarrow.string()}
        fields = [pyarrow.field(name, kinds[kind_of(name)]) for name in table.header]
        columns = list(zip(*table.rows, strict=True)) or [() for _ in table.header]
        pairs = zip(fields, columns, strict=True)
        arrays = [pyarrow.array([typed(cell, field.name) for cell in column], type=field.type) for field, column in pairs]
        out = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields)), out, compression="zstd")
        return out.getvalue()

    return {name.removesuffix(".csv") + ".parquet": written(table) for name, table in tables(record).items()}


def pyarrow_parquet() -> Any:
    """pyarrow with its Parquet part. Raises UsageError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(NEEDED) from error
    return pyarrow


def kind_of(column: str) -> str:
    """A column's type by its name; a name means the same in every table."""
    return "int" if column in INTEGERS else "float" if column in NUMBERS else "bool" if column in FLAGS else "text"


def typed(cell: Cell, column: str) -> Any:
    """A cell in its column's type."""
    if cell is None:
        return None
    match kind_of(column):
        case "float":
            return float(cell)
        case "int" | "bool":
            return cell
    return inert(str(cell))
