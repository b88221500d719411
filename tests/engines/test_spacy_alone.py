"""spaCy without its commands: they are not loaded with the model, and are where they always are once asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMMANDS = ("spacy.cli", "spacy.cli.info", "requests", "httpx", "weasel")


def said(program: str) -> str:
    """What a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_the_model_loads_no_command() -> None:
    program = (
        f"import sys; from onrecord.engines.syntax import load_syntax; load_syntax(); print([m for m in {COMMANDS} if m in sys.modules])"
    )
    assert said(program) == "[]"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("spacy.cli.download.__name__", "download"),
        ("spacy.cli.__name__", "spacy.cli"),
        ("spacy.info(silent=True)['spacy_version'] == spacy.__version__", "True"),
        ("hasattr(spacy, 'nothing_of_that_name')", "False"),
    ],
)
def test_the_commands_are_there_when_asked_for(asked: str, answer: str) -> None:
    assert said(f"from onrecord.engines.spacy_alone import import_spacy; import_spacy(); import spacy; print({asked})") == answer


def test_a_spacy_that_is_loaded_stays_as_it_is() -> None:
    program = (
        "import spacy; was = spacy.info; from onrecord.engines.spacy_alone import import_spacy; import_spacy(); print(spacy.info is was)"
    )
    assert said(program) == "True"
