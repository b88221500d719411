"""spaCy imported without its command line: nothing enters, the package is loaded.

spaCy's front imports all of its commands, and with them what they download and print by (requests, httpx, weasel, rich's console), for the
one name `spacy.info`: four hundred modules, a third of what its import costs. That name is a door here, which imports the commands when it
is called; `spacy.cli` is imported when it is asked for. A process that has spaCy already keeps it as it is.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

COMMAND = "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy; afterwards every name of it is where it always is, its commands loaded at their first use."""
    if "spacy" in sys.modules:
        return
    door = ModuleType(COMMAND)
    vars(door)["info"] = _info
    sys.modules[COMMAND] = door
    try:
        import spacy
    finally:
        del sys.modules[COMMAND]
    vars(spacy)["__getattr__"] = _later


def _info(*arguments: object, **options: object) -> object:
    """`spacy.info`, which is that of spaCy's commands."""
    return import_module(COMMAND).info(*arguments, **options)


def _later(name: str) -> ModuleType:
    """What spaCy's front doesn't hold yet: its commands, and nothing else."""
    if name == "cli":
        return import_module("spacy.cli")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
