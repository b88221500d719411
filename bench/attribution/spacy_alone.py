"""No attribution at all: the parse that every tool here starts from, for its speed."""

from __future__ import annotations

from bench.attribution.by_spacy import main

if __name__ == "__main__":
    main(lambda doc: ())
