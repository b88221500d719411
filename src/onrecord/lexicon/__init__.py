"""Word lists as TOML rows, each with an example sentence; `load.table` checks them."""

from onrecord.lexicon.load import table

__all__ = ["table"]
