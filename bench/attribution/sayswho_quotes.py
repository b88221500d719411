"""The peer sayswho: its finder of quotations alone. The step after it resolves the speaker, with two models that are not on PyPI."""

from __future__ import annotations

from collections.abc import Iterator

from sayswho.quote_finder import quote_finder
from spacy.tokens import Doc

from bench.attribution.by_spacy import main, spans_of
from bench.attribution.triples import Triple


def quotations(doc: Doc) -> Iterator[Triple]:
    """Speaker, cue and content. Raises TypeError where a text has a blank line, as sayswho does."""
    for found in quote_finder(doc):
        yield Triple(spans_of(found.speaker), spans_of(found.cue), spans_of(found.content))


if __name__ == "__main__":
    main(quotations, packages=["sayswho"])
