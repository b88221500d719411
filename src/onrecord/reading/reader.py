"""Files -> articles: every kind of file through its own door, and every failure one refusal; the rest goes on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from io import BufferedReader, BytesIO
from pathlib import Path

from onrecord.errors import OnRecordError, RefusedError
from onrecord.model import Article, Refusal
from onrecord.reading.articles import MAX_ARTICLE_BYTES, Arrival, Document, article_of
from onrecord.reading.encodings import Decoded, binary_kind, decode
from onrecord.reading.facts import Facts
from onrecord.reading.files import HEAD, STDIN, Found, find, kind_of
from onrecord.reading.office import docx_text, pdf_text
from onrecord.reading.options import ReadOptions
from onrecord.reading.pages import page_text, saved_page, with_address
from onrecord.reading.repeats import without_repeats
from onrecord.reading.sidecars import sidecar_facts
from onrecord.reading.tables import csv_rows, json_rows

MAX_FILE_BYTES = 100_000_000
"""The largest page, PDF or Word file that is opened: pictures make them large, not text. Files of JSON lines may be any size."""
MAX_TABLE_BYTES = 2_000_000_000
"""The largest CSV: it is held in memory once."""
_KINDS = ("text", "html", "mhtml", "pdf", "docx", "jsonl", "csv")


def iter_articles(locators: Sequence[str], *, options: ReadOptions) -> Iterator[Article | Refusal]:
    """Every article and every refusal of the locators, one by one in the order found; the same article may come twice."""
    for row in iter_arrivals(locators, options=options):
        yield row.article if isinstance(row, Arrival) else row


def iter_arrivals(locators: Sequence[str], *, options: ReadOptions) -> Iterator[Arrival | Refusal]:
    """As `iter_articles`, each article with the bytes that it was read from."""
    for locator in locators:
        for found in find(locator):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from read_found(found, options=options)


def read_found(found: Found, *, options: ReadOptions) -> Iterator[Arrival | Refusal]:
    """The articles of one file, and what was refused in it."""
    yield from _guarded(found, lambda: _in_file(found, _given(options)))


@dataclass(frozen=True, slots=True)
class Bearer:
    """What the way by which bytes came says of them: the encoding that a server named, and facts, weaker than those of a page itself."""

    charset: str | None = None
    facts: Facts = field(default_factory=Facts)


def read_data(data: bytes, locator: str, *, options: ReadOptions, bearer: Bearer | None = None) -> Iterator[Arrival | Refusal]:
    """The articles in bytes that came from elsewhere: a page that was fetched, a record of a crawl."""
    found = Found(Path(locator), locator, None)
    yield from _guarded(found, lambda: _documents(found, BufferedReader(BytesIO(data)), _given(options), bearer or Bearer()))


TWINS = 64
"""Outlets that one text is looked for under: no wire is reprinted word for word by more in one story's reports."""


def read_articles(locators: Sequence[str], *, options: ReadOptions) -> tuple[tuple[Article, ...], tuple[Refusal, ...]]:
    """All articles, sorted by digest and locator, and all refusals, sorted; of two with one digest and outlet the second is refused.

    What an outlet prints under several stories is boilerplate in each of them.
    """
    articles: list[Article] = []
    refusals: list[Refusal] = []
    for row in iter_articles(locators, options=options):
        if isinstance(row, Refusal):
            refusals.append(row)
        else:
            articles.append(row)
    kept: list[Article] = []
    for article in sorted(articles, key=lambda a: (a.sha256, a.locator)):
        twins = [k for k in kept[-TWINS:] if k.sha256 == article.sha256]
        if any(k.outlet == article.outlet or not k.outlet or not article.outlet for k in twins):
            refusals.append(Refusal(article.locator, f"same text as {twins[0].locator}"))
        elif twins:  # one wire in two papers is two reports
            kept.append(replace(article, id="a" + hashlib.sha256(f"{article.sha256} {article.outlet}".encode()).hexdigest()[:16]))
        else:
            kept.append(article)
    return without_repeats(kept), tuple(sorted(refusals))


def _in_file(found: Found, given: Facts) -> Iterator[Document | Refusal]:
    facts, notices = (Facts(), ()) if found.locator == STDIN else sidecar_facts(found.path, found.locator)
    yield from notices
    with _opened(found) as file:
        yield from _documents(found, file, given.over(facts), Bearer())


def _guarded(found: Found, documents: Callable[[], Iterator[Document | Refusal]]) -> Iterator[Arrival | Refusal]:
    """The articles of documents; whatever goes wrong on the way is a refusal."""
    try:
        for row in documents():
            yield from _articles(row)
    except RefusedError as error:
        yield Refusal(error.locator, error.reason, error.done)
    except FileNotFoundError:
        yield Refusal(found.locator, "no such file" if not os.path.islink(found.path) else "a link to a file that is gone")
    except PermissionError:
        yield Refusal(found.locator, "no permission to read it")
    except OSError as error:
        yield Refusal(found.locator, f"can't be read: {error.strerror or error}")
    except OnRecordError:
        raise
    except Exception as error:  # one file's trouble is not its neighbours'
        yield Refusal(found.locator, f"can't be read ({type(error).__name__}: {' '.join(str(error).split())})")


def _articles(row: Document | Refusal) -> Iterator[Arrival | Refusal]:
    if isinstance(row, Refusal):
        yield row
        return
    try:
        article = article_of(row)
    except RefusedError as error:
        yield Refusal(error.locator, error.reason, error.done)
        return
    if article.language != "en":
        yield Refusal(article.locator, f"not in English (language {article.language})", "listed, not annotated")
    yield Arrival(article, row.data)


def _documents(found: Found, file: BufferedReader, given: Facts, bearer: Bearer) -> Iterator[Document | Refusal]:
    """The documents of one open file. Raises RefusedError when it holds none."""
    head = file.peek(HEAD)[:HEAD]
    if not head:
        raise RefusedError(found.locator, "empty file")
    kind = found.kind or kind_of(head)
    if kind not in _KINDS:
        raise RefusedError(found.locator, kind)
    if kind in ("text", "html", "csv", "jsonl") and (binary := binary_kind(head)):
        raise RefusedError(found.locator, f"{binary}, not text")
    if kind == "jsonl":
        yield from json_rows(file, found.locator, given)
        return
    limit = {"text": MAX_ARTICLE_BYTES, "csv": MAX_TABLE_BYTES}.get(kind, MAX_FILE_BYTES)
    data = file.read(limit + 1)
    if len(data) > limit:
        what = "of text in one article" if kind == "text" else "in one file"
        raise RefusedError(found.locator, f"more than {limit // 1_000_000} MB {what}")
    if not data.strip():
        raise RefusedError(found.locator, "empty file")
    if kind == "csv":
        decoded = _decoded(data, found.locator)
        yield from _notice(found.locator, decoded)
        yield from csv_rows(decoded.text, found.locator, given)
        return
    yield from _single(found, kind, data, given, bearer)


def _single(found: Found, kind: str, data: bytes, given: Facts, bearer: Bearer) -> Iterator[Document | Refusal]:
    """The document of a file that holds one article."""
    locator = found.locator
    document = Document(locator, hashlib.sha256(data).hexdigest(), "", given, data=data)
    if kind == "pdf":
        text, facts = pdf_text(data, locator)
    elif kind == "docx":
        text, facts = docx_text(data, locator)
    elif kind == "text":
        decoded = _decoded(data, locator, bearer.charset)
        yield from _notice(locator, decoded)
        if not decoded.text.strip():
            raise RefusedError(locator, "empty file")
        text, facts = decoded.text, Facts()
    else:
        page, named, address = saved_page(data, locator) if kind == "mhtml" else (data, bearer.charset, None)
        text, facts, marked, decoded = page_text(page, locator, named)
        yield from _notice(locator, decoded)
        facts = with_address(facts, address)
        document = replace(document, marked=marked)
    yield replace(document, text=text, facts=given.over(facts).over(bearer.facts))


def _decoded(data: bytes, locator: str, charset: str | None = None) -> Decoded:
    decoded = decode(data, charset)
    if decoded is None:
        raise RefusedError(locator, "binary data, not text")
    return decoded


def _notice(locator: str, decoded: Decoded) -> Iterator[Refusal]:
    if decoded.notice:
        yield Refusal(locator, decoded.notice, f"read as {decoded.encoding}")


def _opened(found: Found) -> AbstractContextManager[BufferedReader]:
    if found.locator != STDIN:
        return open(found.path, "rb")
    stream = sys.stdin.buffer
    return nullcontext(stream if isinstance(stream, BufferedReader) else BufferedReader(BytesIO(stream.read())))


def _given(options: ReadOptions) -> Facts:
    return Facts(title=options.title, outlet=options.outlet, date=options.date, basis="given" if options.date else "none")
