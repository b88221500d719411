"""An invented corpus in the layout of the gold: marked text -> `text/*.txt` and brat's `attributions/*.ann`."""

from __future__ import annotations

import re
from pathlib import Path

_MARK = re.compile(r"\[(src|cue|con)(\d):([^\]]*)\]")
_ROLES = {"src": "Source", "cue": "Cue", "con": "Content"}

ARTICLES = {
    "harbour_2031-04-02_pier.txt": (
        "[src1:The harbour board] [cue1:said] [con1:the pier was shut on Monday].\n\n"
        "“[con2:Nobody was hurt],” [src2:Ana Brandt] [cue2:said].\n"
    ),
    "mill_2031-04-03_strike.txt": "[src1:Ms Oduya] [cue1:denied] [con1:that the mill would close].\n\nThe mill stands at the river.\n",
}


def brat(marked: str) -> tuple[str, str]:
    """The text without its marks, and the annotations of it."""
    text, last, spans = "", 0, []
    events: dict[str, list[str]] = {}
    for n, mark in enumerate(_MARK.finditer(marked), start=1):
        text += marked[last : mark.start()]
        spans.append(f"T{n}\t{_ROLES[mark[1]]} {len(text)} {len(text) + len(mark[3])}\t{mark[3]}")
        events.setdefault(mark[2], []).append(f"{_ROLES[mark[1]]}:T{n}")
        text += mark[3]
        last = mark.end()
    text += marked[last:]
    rows = [f"E{n}\tAttribution:T0 {' '.join(roles)}" for n, roles in sorted(events.items())]
    return text, "\n".join([*spans, *rows]) + "\n"


def write_corpus(folder: Path) -> Path:
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    for name, marked in ARTICLES.items():
        text, annotations = brat(marked)
        (folder / "text" / name).write_text(text, encoding="utf-8", newline="")
        (folder / "attributions" / name.replace(".txt", "_ann1.ann")).write_text(annotations, encoding="utf-8", newline="")
    return folder
