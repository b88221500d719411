"""JSON lines and CSV -> one document a row.

A row's id is the digest of its canonical JSON, so that the same row has the same id in any file; its locator is `FILE#ROW`, from 1.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from onrecord.model import Refusal
from onrecord.reading.articles import MAX_ARTICLE_BYTES, Document
from onrecord.reading.dates import parse_day
from onrecord.reading.encodings import decode
from onrecord.reading.facts import Facts

TEXT = (
    "text", "body", "content", "article", "fulltext", "full_text", "maintext", "main_text", "articlebody", "article_text", "article_body",
    "story",
)
TITLE = ("title", "headline", "head", "heading")
OUTLET = (
    "outlet", "source", "publication", "publisher", "newspaper", "site_name", "sitename", "media", "media_name", "source_name", "provider",
    "site", "domain", "source_domain",
)
DATE = (
    "date", "published", "publication_date", "published_at", "publishedat", "date_published", "datepublished", "date_publish",
    "publish_date", "pub_date", "pubdate", "published_date", "publish_time", "published_time", "timestamp", "time", "day",
)
URL = ("url", "link", "uri", "source_url", "web_url", "canonical_url", "address")
BYLINE = ("byline", "bylines", "author", "authors", "by", "creator", "writer")
LANGUAGE = ("language", "lang")
_LONE = re.compile(r"[\ud800-\udfff]")
MAX_LINE = 8 * MAX_ARTICLE_BYTES
"""A longer line of JSON is skipped without being held in memory: escapes can make a text six times as long."""


def json_rows(file: BinaryIO, locator: str, given: Facts) -> Iterator[Document | Refusal]:
    """The articles of JSON lines, read one by one; a line that is none gives a refusal with its number."""
    number = 0
    while line := file.readline(MAX_LINE):
        number += 1
        name = f"{locator}#{number}"
        if len(line) >= MAX_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Refusal(name, f"line {number} has more than {MAX_LINE // 1_000_000} MB", "line skipped")
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            text = line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            decoded = decode(line)
            if decoded is None:
                yield Refusal(name, f"line {number} is binary data", "line skipped")
                continue
            text = decoded.text
            yield Refusal(name, f"line {number} is not valid UTF-8 (byte {error.start})", f"read as {decoded.encoding}")
        try:
            row = json.loads(text.strip())
        except (ValueError, RecursionError) as error:
            reason = f"column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)
            yield Refusal(name, f"line {number} is not JSON ({reason})", "line skipped")
            continue
        if not isinstance(row, dict):
            yield Refusal(name, f"line {number} is not a JSON object", "line skipped")
            continue
        mended = {k: _LONE.sub("\ufffd", v) if isinstance(v, str) else v for k, v in row.items()}
        if mended != row:
            yield Refusal(name, f"line {number} has half a surrogate pair", "read with a replacement character")
        yield _document(mended, name, given, f"line {number}")


def csv_rows(data: str, locator: str, given: Facts) -> Iterator[Document | Refusal]:
    """The articles of a CSV with a header line; comma, semicolon or tab, whichever the header has most of."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_ARTICLE_BYTES))
    header = data[: data.find("\n")] if "\n" in data else data
    delimiter = max((",", ";", "\t"), key=header.count)
    reader = csv.DictReader(io.StringIO(data, newline=""), delimiter=delimiter)
    number = 0
    try:
        if not any(_folded(name) in TEXT for name in reader.fieldnames or ()):
            yield Refusal(locator, f"no column for the text (looked for {', '.join(TEXT[:4])}, …)")
            return
        for number, row in enumerate(reader, 1):
            yield _document({k: v for k, v in row.items() if k is not None}, f"{locator}#{number}", given, f"row {number}")
    except csv.Error as error:
        yield Refusal(locator, f"not CSV after row {number}: {error}", f"{number} rows read" if number else "skipped")


def looks_like_json_rows(head: bytes) -> bool:
    """Whether a stream of unknown kind opens with a JSON object that has a text."""
    line = head.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    return any(f'"{name}"'.encode() in line.lower() for name in TEXT)


def _document(row: Mapping[str, object], locator: str, given: Facts, where: str) -> Document | Refusal:
    folded = {_folded(str(k)): v for k, v in row.items()}
    text = _text(folded, TEXT)
    if text is None:
        held = any(isinstance(folded.get(name), str) for name in TEXT)
        return Refusal(locator, f"{where} has an empty text" if held else f"{where} has no text", "row skipped")
    day = next((d for name in DATE if (d := parse_day(_value(folded.get(name))))), None)
    facts = Facts(
        title=_text(folded, TITLE),
        outlet=_text(folded, OUTLET),
        date=day,
        basis="meta" if day else "none",
        bylines=_names(next((folded[n] for n in BYLINE if folded.get(n)), None)),
        language=_language(_text(folded, LANGUAGE)),
        url=_text(folded, URL),
    )
    canonical = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    data = canonical.encode("utf-8", errors="surrogatepass")
    return Document(locator, hashlib.sha256(data).hexdigest(), text, given.over(facts), data=data)


def _language(code: str | None) -> str | None:
    """`en-GB` and `English` are `en`; what is no two-letter code is left to the text."""
    bare = (code or "").strip().lower().replace("_", "-").split("-")[0]
    if bare in ("english", "eng"):
        return "en"
    return bare if len(bare) == 2 and bare.isalpha() else None


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_").lstrip("\ufeff")


def _text(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The first of the columns that holds text; `{"name": …}` stands for its name."""
    for name in names:
        value = _value(row.get(name))
        if isinstance(value, str) and value.strip():
            return value
    return None


def _value(value: object) -> object:
    return next((value[k] for k in ("name", "title", "href", "value") if k in value), None) if isinstance(value, dict) else value


def _names(value: object) -> tuple[str, ...]:
    """Names as a list, as one text (`Jane Doe; John Roe`, `By Jane Doe`), or as objects with a name."""
    if isinstance(value, list):
        return tuple(n for v in value if isinstance(n := _value(v), str) and n.strip())
    value = _value(value)
    if not isinstance(value, str) or not value.strip():
        return ()
    bare = value.strip()
    if bare[:3].lower() == "by ":
        bare = bare[3:].strip()
    cut = ";" if ";" in bare else " and "
    return tuple(n.strip() for n in bare.split(cut) if n.strip())
