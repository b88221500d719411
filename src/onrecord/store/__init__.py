"""The archive: reports, what each holds, their stories and what the record of each story said when.

`open_store` gives a Store; `Store.read` and `Store.write` give a transaction; what is done in it is functions of one noun a module:
`articles`, `annotations`, `stories`, `records`, `links`, `judgements`, `tombstones`, `progress`, `search`, and `upkeep` for the whole.
SQL is spoken here alone.
"""

from onrecord.store.opened import PATIENCE, Store, Transaction, connect, migrate, open_store

__all__ = ["PATIENCE", "Store", "Transaction", "connect", "migrate", "open_store"]
