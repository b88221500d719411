"""`NAME.toml` beside `NAME.txt`: outlet, date, title, byline, language and address of one article."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from onrecord.model import Refusal
from onrecord.reading.dates import parse_day
from onrecord.reading.facts import Facts

KEYS = ("outlet", "date", "title", "byline", "bylines", "language", "url")


def sidecar_facts(path: Path, locator: str) -> tuple[Facts, tuple[Refusal, ...]]:
    """The facts beside the file at `path`, and a notice for each thing in the sidecar that can't be used; no sidecar, no facts."""
    beside = path.with_suffix(".toml")
    if beside == path or not path.suffix:
        return Facts(), ()
    name = str(Path(locator).with_suffix(".toml")) if not locator.startswith("./") else "./" + str(Path(locator).with_suffix(".toml"))
    try:
        document = tomllib.loads(beside.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return Facts(), ()
    except UnicodeDecodeError:
        return Facts(), (Refusal(name, "sidecar is not UTF-8", f"{locator} read without it"),)
    except tomllib.TOMLDecodeError as error:
        return Facts(), (Refusal(name, f"sidecar is not TOML: {error}", f"{locator} read without it"),)
    except OSError as error:
        return Facts(), (Refusal(name, f"sidecar can't be read: {error.strerror}", f"{locator} read without it"),)
    return _facts(name, document)


def _facts(name: str, document: Mapping[str, object]) -> tuple[Facts, tuple[Refusal, ...]]:
    notices = [
        Refusal(name, f"unknown key {key!r} (known: {', '.join(KEYS)})", "key left out") for key in sorted(document) if key not in KEYS
    ]
    day = parse_day(document["date"]) if "date" in document else None
    if "date" in document and day is None:
        notices.append(Refusal(name, f"date is not a day: {document['date']!r}", "key left out"))
    texts: dict[str, str | None] = {}
    for key in ("outlet", "title", "language", "url"):
        value = document.get(key)
        texts[key] = value if isinstance(value, str) and value.strip() else None
        if value is not None and texts[key] is None:
            notices.append(Refusal(name, f"{key} is not text: {value!r}", "key left out"))
    raw = document.get("bylines", document.get("byline"))
    bylines = (raw,) if isinstance(raw, str) else tuple(v for v in raw if isinstance(v, str)) if isinstance(raw, list) else ()
    facts = Facts(
        title=texts["title"],
        outlet=texts["outlet"],
        date=day,
        basis="given" if day else "none",
        bylines=bylines,
        language=texts["language"],
        url=texts["url"],
    )
    return facts, tuple(notices)
