"""Invented reports of invented events -> profiles, for the tests of stories."""

from __future__ import annotations

import hashlib

from onrecord.linking.profiles import profile
from onrecord.model import Annotations, Article, Profile, Published, Region


def article(title: str, text: str, day: str | None, *, earliest: str | None = None) -> Article:
    """An article whose headline and text are regions of it."""
    whole = f"{title}\n{text}"
    sha256 = hashlib.sha256(f"{day} {whole}".encode()).hexdigest()
    published = Published(day, earliest or day, "given" if day else "none")
    regions = (Region(0, len(title), "title"), Region(len(title) + 1, len(whole), "body"))
    return Article(f"a{sha256[:16]}", f"{sha256[:6]}.txt", sha256, title, None, (), "en", published, whole, regions)


def report(title: str, text: str, day: str | None, *, received: str = "2031-06-01T08:00:00Z") -> Profile:
    """The profile of a report that nobody annotated."""
    made = article(title, text, day)
    return profile(made, Annotations(made.id), received=received)


FIRES = (
    report(
        "Fire guts cannery in Port Ambel",
        "A fire gutted the Lorrimer cannery in Port Ambel on Monday. Chief Odile Raske said two night watchmen fled.",
        "2031-03-04",
    ),
    report(
        "Port Ambel cannery destroyed by blaze",
        "The Lorrimer cannery burned for nine hours, fire chief Odile Raske said in Port Ambel.",
        "2031-03-05",
    ),
    report(
        "Raske: cannery fire was set",
        "Investigators found fuel cans at the Lorrimer cannery in Port Ambel, Odile Raske said.",
        "2031-03-07",
    ),
)
STRIKES = (
    report(
        "Tram drivers walk out in Vessen",
        "Tram drivers in Vessen stopped work on Tuesday over night shifts, union leader Bram Ostil said.",
        "2031-03-04",
    ),
    report(
        "Vessen tram strike enters second day",
        "Union leader Bram Ostil told drivers in Vessen to keep the trams in the depot over night shifts.",
        "2031-03-05",
    ),
)
ALONE = report(
    "Museum of clocks opens", "A museum with four hundred clocks opened in Halder. Curator Wim Tesk wound the oldest.", "2031-03-05"
)
ALL = (*FIRES, *STRIKES, ALONE)
