"""Reports of invented events in any number, with annotations that fit: the examples, their names and numbers changed.

Each capitalised word and each number becomes another of the same length, one way for all reports of an event, so that the offsets of the
example's annotations hold in the report made from it. In a folder a report is `NAME.txt` with its day beside it, and its annotations are
`.NAME.annotations.json`; those of the rows of a file are in `.annotations` beside it, by the digest of the text. The text of a page of a
crawl is what the reader makes of it: its annotations are made by a plain rule.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.codec import decode_annotations, encode_annotations
from onrecord.model import Anchor, Annotations, Article, Cue, Source, Span, Statement

EXAMPLES = Path(__file__).parents[1] / "examples"
EVENTS = ("ferry-fire", "plant-leak", "runoff-count")
FIRST_DAY = date(2031, 1, 1)
BESIDE = ".annotations"
_SAID = re.compile(r"([A-Z][a-z]+ [A-Z][a-z]+) (said|told) ([^.\n]+)")
IN_ONE = "@"
"""Stands for the article's id in the annotations of a report that has none yet."""
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b|\b\d+\b")
_KEPT = frozenset(
    "January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday This That They There These Those When While With What Where After Before From About Both Many Most Some Their Then".split()
)
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]


def write_reports(folder: Path, count: int, *, seed: int = 1, a_day: int = 25) -> None:
    """Write that many reports, `a_day` of them on each day, each event's within a few days."""
    folder.mkdir(parents=True)
    for name, text, day, rows in reports(count, seed=seed, a_day=a_day):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        (folder / f"{name}.toml").write_text(f'date = "{day}"\noutlet = "Outlet {name[-2:]}"\n', encoding="utf-8")
        (folder / f".{name}.annotations.json").write_text(rows, encoding="utf-8")


def reports(count: int, *, seed: int = 1, a_day: int = 25) -> Iterator[tuple[str, str, str, str]]:
    """Name, text, ISO day and annotations of report after report."""
    made = number = 0
    while made < count:
        for text, rows in originals(EVENTS[number % len(EVENTS)]):
            if made == count:
                return
            words = renamed(text, f"{seed} {number}")
            day = FIRST_DAY + timedelta(days=made // a_day)
            yield (
                f"r{made:06d}",
                replaced(text, words),
                day.isoformat(),
                json.dumps(told(json.loads(rows), words), ensure_ascii=False),
            )
            made += 1
        number += 1


def write_rows(path: Path, count: int, *, seed: int = 1, a_day: int = 25) -> None:
    """Write that many reports as the rows of a JSON Lines file."""
    beside = path.parent / BESIDE
    beside.mkdir(parents=True)
    with path.open("w", encoding="utf-8") as file:
        for name, text, day, rows in reports(count, seed=seed, a_day=a_day):
            row = {"text": text, "date": day, "outlet": f"Outlet {name[-2:]}", "url": f"https://{name[-2:]}.example/{name}"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            (beside / f"{_digest(text)}.json").write_text(rows, encoding="utf-8")


def write_crawl(path: Path, count: int, *, seed: int = 1, a_day: int = 25) -> None:
    """Write that many reports as the pages of a WARC, a gzip member each, as CC-NEWS packs them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for number, (name, text, day, _) in enumerate(reports(count, seed=seed, a_day=a_day)):
            file.write(gzip.compress(_response(number, f"https://{name[-2:]}.example/{name}", _page(text, day)), mtime=0))


def _page(text: str, day: str) -> bytes:
    lines = [html.escape(line.strip()) for line in text.splitlines() if line.strip()]
    head = f'<title>{lines[0]}</title><meta property="article:published_time" content="{day}T08:00:00Z">'
    body = f"<article><h1>{lines[0]}</h1>{''.join(f'<p>{line}</p>' for line in lines[1:])}</article>"
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def _response(number: int, url: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2032-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@cache
def originals(event: str) -> tuple[tuple[str, str], ...]:
    """Text and annotations of each report of an example."""
    articles, _ = pipeline.read([str(EXAMPLES / event)])
    found = pipeline.annotate(articles)
    return tuple(
        (a.text, json.dumps(encode_annotations(n), ensure_ascii=False).replace(a.id, IN_ONE)) for a, n in zip(articles, found, strict=True)
    )


def annotate(articles: Sequence[Article]) -> list[Annotations]:
    """The annotations that were written beside the reports."""
    return [_beside(article) for article in articles]


def _beside(article: Article) -> Annotations:
    place, row, _ = article.locator.partition("#")
    if place.startswith("https://"):
        return _plainly(article)
    path = Path(place)
    beside = path.parent / BESIDE / f"{_digest(article.text)}.json" if row else path.with_name(f".{path.stem}.annotations.json")
    text = beside.read_text(encoding="utf-8")
    document: Any = json.loads(text.replace(f'"{IN_ONE}', f'"{article.id}'))
    return decode_annotations(document)


def _plainly(article: Article) -> Annotations:
    """A statement for each sentence that somebody said."""
    statements = tuple(
        Statement(
            f"{article.id}.s{number}", Anchor.at(article.id, *match.span(3)), "indirect", Cue((Span(*match.span(2)),), "say", "say"),
            Source((Span(*match.span(1)),), None, match[1], "person"), None, (), False, None, None, None, "plain",
        )
        for number, match in enumerate(_SAID.finditer(article.text), 1)
    )  # fmt: skip
    return Annotations(article.id, statements=statements, sentences=((0, len(article.text)),))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def renamed(text: str, salt: str) -> dict[str, str]:
    """Word -> the word that stands for it in this event."""
    return {
        word: _another(word, salt)
        for word in sorted(set(_WORD.findall(text)))
        if word not in _KEPT and not re.fullmatch(r"(?:19|20)\d\d", word)
    }


def _another(word: str, salt: str) -> str:
    digest = hashlib.sha256(f"{salt} {word}".encode()).digest()
    if word.isdigit():
        return str(1 + digest[0] % 9) + "".join(str(digest[n] % 10) for n in range(1, len(word)))
    letters = "".join(_SYLLABLES[digest[n % 32] % len(_SYLLABLES)] for n in range(len(word) // 2 + 1))[: len(word)]
    return letters.capitalize()


def replaced(text: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda match: words.get(match[0], match[0]), text)


def told(value: Any, words: dict[str, str]) -> Any:
    """Annotations as JSON with the words of their texts replaced; ids, dates and offsets stay."""
    if isinstance(value, dict):
        return {key: told(one, words) for key, one in value.items()}
    if isinstance(value, list):
        return [told(one, words) for one in value]
    kept = not isinstance(value, str) or value.startswith(IN_ONE) or re.match(r"\d|PT?\d", value)
    return value if kept else replaced(value, words)
