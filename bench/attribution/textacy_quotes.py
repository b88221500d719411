"""The peer textacy: the direct quotations of a spaCy document, by its own rules, nothing changed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc
from textacy.extract import direct_quotations

from bench.attribution.by_spacy import main, spans_of
from bench.attribution.triples import Triple


def quotations(doc: Doc) -> Iterator[Triple]:
    """Speaker, cue and content. Raises ValueError where the number of quotation marks is odd, as textacy does."""
    for found in direct_quotations(doc):
        yield Triple(spans_of(found.speaker), spans_of(found.cue), spans_of(found.content))


if __name__ == "__main__":
    main(quotations, packages=["textacy"])
