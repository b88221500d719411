"""The page in a real browser, where there is one: it draws, prints, and says nothing in the console."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from tests.rendering import story

from onrecord.rendering import render_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; `apt-get install chromium` brings one"),
]
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--hide-scrollbars")


def browse(tmp_path: Path, *flags: str, excerpts: bool = False) -> subprocess.CompletedProcess[str]:
    page = tmp_path / "page.html"
    page.write_text(render_html(story.RECORD, excerpts=excerpts), encoding="utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", *flags, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


@pytest.mark.parametrize(("width", "height"), [(1440, 1000), (500, 900)])
def test_the_page_draws(tmp_path: Path, width: int, height: int) -> None:
    picture = tmp_path / "page.png"
    done = browse(tmp_path, f"--window-size={width},{height}", f"--screenshot={picture}")
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (width, height)
    assert picture.stat().st_size > 20_000, "a page without its words is a small picture"
    assert "CONSOLE" not in done.stderr


def test_the_page_prints(tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    browse(tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer", excerpts=True)
    assert paper.read_bytes().startswith(b"%PDF-")
    assert paper.stat().st_size > 20_000


def test_the_script_runs_under_the_policy(tmp_path: Path) -> None:
    done = browse(tmp_path, "--dump-dom")
    assert "Dark page</button>" in done.stdout or "Light page</button>" in done.stdout, "the theme's button is made by the script"
    assert "CONSOLE" not in done.stderr
