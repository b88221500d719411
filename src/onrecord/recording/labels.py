"""Record -> the label of its story: who did what, and where, in the words of the reports.

The words are the record's headline without the name of the outlet behind it; the place is the one that most reports name, put behind it
where the headline doesn't name it.
"""

from __future__ import annotations

import re

from onrecord.model import Entity, Record

MIN_WORDS = 4
"""Words that a headline must keep: a shorter one before a bar is a section (`World | …`)."""
_BAR = re.compile(r"\s+(?:[|–—-]|::)\s+")


def label(record: Record) -> str:
    """The label, on one line: `Cannery fire was set, chief says (Port Ambel)`. Empty only for a record without any text."""
    words = _headline(" ".join(record.title.split()), {a.outlet.lower() for a in record.articles if a.outlet})
    place = _place(record)
    if not place or place.lower() in words.lower():
        return words
    return f"{words} ({place})" if words else place


def _headline(title: str, outlets: set[str]) -> str:
    """The title before the first bar behind which an outlet, or nothing but names, is printed."""
    for bar in _BAR.finditer(title):
        head, tail = title[: bar.start()], title[bar.end() :]
        plain = [word for word in re.findall(r"[^\W\d_]+", tail) if word[0].islower()]
        if len(head.split()) >= MIN_WORDS and (not plain or any(outlet in tail.lower() for outlet in outlets)):
            return head
    return title


def _place(record: Record) -> str:
    """The place that most reports name, of several the one named most often; empty where only one report of several names any."""
    places = [(len({m.article for m in e.mentions}), len(e.mentions), e) for e in record.entities if e.kind == "place" and _named(e)]
    if not places:
        return ""
    reports, _, place = max(places, key=lambda row: (row[0], row[1], row[2].name))
    return place.name if 2 * reports > len(record.articles) else ""


def _named(place: Entity) -> bool:
    return place.name[:1].isupper()
