"""Invented articles in the layout of the corpus: `text/NAME.txt` and `attributions/NAME_annotator.ann`."""

from __future__ import annotations

from pathlib import Path

HARBOUR = """The harbour will reopen, Vera Stroud said.
"It is safe," she also told the crews, "for all of you."
"""
HARBOUR_ANN = """T1\tSource 25 36\tVera Stroud
T2\tCue 37 41\tsaid
T3\tContent 0 24\tThe harbour will reopen,
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 57 60\tshe
T5\tCue 61 70\talso told
T6\tContent 43 56;82 99\t"It is safe," "for all of you."
E2\tAttribution2:T5 Source1:T4 Cue:T5 Content:T6
E3\tAttribution:T5 Cue:T5
E4\tOther:T5 Cue:T5 Content:T6
#1\tAnnotatorNotes E1\tnone
"""


def corpus(folder: Path, articles: dict[str, tuple[str, dict[str, str]]]) -> Path:
    """`{name: (text, {annotator: brat})}` -> the folder."""
    for kind in ("text", "attributions"):
        (folder / kind).mkdir(parents=True)
    for name, (text, gold) in articles.items():
        (folder / "text" / f"{name}.txt").write_bytes(text.encode())
        for annotator, brat in gold.items():
            (folder / "attributions" / f"{name}_{annotator}.ann").write_bytes(brat.encode())
    return folder
