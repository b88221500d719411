"""The installed program, as a shell sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "spacy", "thinc", "numpy", "trafilatura", "lxml", "pypdfium2", "docx", "rensa", "jinja2", "py3langid", "charset_normalizer", "rich",
    "sqlalchemy", "psycopg", "feedparser", "fastwarc", "protego", "urllib3", "pyarrow", "onnxruntime", "tokenizers",
)  # fmt: skip


def onrecord(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "onrecord.cli.main", *arguments], cwd=cwd, capture_output=True, timeout=120)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from onrecord.cli.main import run; code = run(['--help']); "
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr == "0 []\n"
    assert "onrecord" in done.stdout


def test_version_and_usage(tmp_path: Path) -> None:
    assert onrecord("--version", cwd=tmp_path).stdout == b"onrecord 0.1.0\n"
    bare = onrecord(cwd=tmp_path)
    assert bare.returncode == 2
    assert b"Usage: onrecord" in bare.stdout + bare.stderr
    wrong = onrecord("record", "--colour", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"--colour" in wrong.stderr


def test_a_reader_that_goes_away_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour chief Ada Moss said on Monday that 12 boats sank in the storm off Port Ellery.\n" * 40)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        command = [sys.executable, "-m", "onrecord.cli.main", "annotate", "a.txt", "--quiet"]
        done = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, timeout=120)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
