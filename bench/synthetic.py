"""Reports of invented events in any number, with annotations that fit: the examples, their names and numbers changed.

Each capitalised word and each number becomes another of the same length, one way for all reports of an event, so that the offsets of the
example's annotations hold in the report made from it. A report is `NAME.txt` with its day beside it; its annotations are
`.NAME.annotations.json`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.codec import decode_annotations, encode_annotations
from onrecord.model import Annotations, Article

EXAMPLES = Path(__file__).parents[1] / "examples"
EVENTS = ("ferry-fire", "plant-leak", "runoff-count")
FIRST_DAY = date(2031, 1, 1)
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
            words = _renamed(text, f"{seed} {number}")
            day = FIRST_DAY + timedelta(days=made // a_day)
            yield (
                f"r{made:06d}",
                _replaced(text, words),
                day.isoformat(),
                json.dumps(_told(json.loads(rows), words), ensure_ascii=False),
            )
            made += 1
        number += 1


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
    path = Path(article.locator)
    text = path.with_name(f".{path.stem}.annotations.json").read_text(encoding="utf-8")
    document: Any = json.loads(text.replace(f'"{IN_ONE}', f'"{article.id}'))
    return decode_annotations(document)


def _renamed(text: str, salt: str) -> dict[str, str]:
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


def _replaced(text: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda match: words.get(match[0], match[0]), text)


def _told(value: Any, words: dict[str, str]) -> Any:
    """Annotations as JSON with the words of their texts replaced; ids, dates and offsets stay."""
    if isinstance(value, dict):
        return {key: _told(one, words) for key, one in value.items()}
    if isinstance(value, list):
        return [_told(one, words) for one in value]
    kept = not isinstance(value, str) or value.startswith(IN_ONE) or re.match(r"\d|PT?\d", value)
    return value if kept else _replaced(value, words)
