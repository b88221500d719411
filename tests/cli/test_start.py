"""Ctrl-C in the first moments of the program, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

SCRIPT = "import sys; from onrecord.cli.start import main; sys.argv[0] = 'onrecord'; sys.exit(main())"
"""What the installed console script does."""
TEXT = "Harbour chief Ada Moss said on Monday that 12 boats sank in the storm off Port Ellery.\n" * 40
PATIENCE_SECONDS = 120


def interrupted_after(module: str, tmp_path: Path) -> tuple[int, list[str]]:
    """Exit code and error lines of a program that gets Ctrl-C as soon as `module` is imported; Python itself tells when (`-X importtime`)."""
    (tmp_path / "a.txt").write_text(TEXT)
    command = [sys.executable, "-X", "importtime", "-c", SCRIPT, "annotate", "a.txt", "--quiet"]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell that runs the tests in the background ignores Ctrl-C
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=heard)
    limit = threading.Timer(PATIENCE_SECONDS, process.kill)
    limit.start()
    lines: list[str] = []
    assert process.stderr is not None
    with process.stderr as errors:
        for line in errors:
            if line.startswith("import time:"):
                if line.rsplit("|", 1)[-1].strip() == module:
                    process.send_signal(signal.SIGINT)
            else:
                lines.append(line)
    code = process.wait()
    limit.cancel()
    return code, lines


@pytest.mark.parametrize(
    "module", ["onrecord.cli.start", "onrecord.errors", "onrecord.model", "typer", "onrecord.cli.add", "onrecord.cli.main"]
)
def test_an_early_interruption_leaves_one_line(module: str, tmp_path: Path) -> None:
    assert interrupted_after(module, tmp_path) == (130, ["onrecord: interrupted; nothing further was written\n"])


def test_a_late_interruption_leaves_the_same_line(tmp_path: Path) -> None:
    assert interrupted_after("onrecord.pipeline", tmp_path) == (130, ["onrecord: interrupted; nothing further was written\n"])


def test_importing_the_package_loads_none_of_it() -> None:
    code = "import sys, onrecord; print(sorted(name for name in sys.modules if name.startswith('onrecord')), onrecord.Record.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "['onrecord'] Record\n"


def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    """`nohup onrecord …` in a shell: who started it does not want it interrupted."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import sys; from onrecord.cli.start import main\n"
        "sys.argv = ['onrecord', '--version']\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        "print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "True", done.stderr
