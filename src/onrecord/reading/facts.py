"""Facts: what is known of one article from outside of its text (an option, a sidecar, a column, a page's metadata)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.model.article import PublishedBasis


@dataclass(frozen=True, slots=True)
class Facts:
    """Each field is null or empty where the place it comes from says nothing; `date` is an ISO day and `basis` says where it is from."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    basis: PublishedBasis = "none"
    bylines: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None

    def over(self, other: Facts) -> Facts:
        """These facts, with those of `other` where these say nothing."""
        return Facts(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            date=self.date or other.date,
            basis=self.basis if self.date else other.basis,
            bylines=self.bylines or other.bylines,
            language=self.language or other.language,
            url=self.url or other.url,
        )


def site_of(url: str | None) -> str | None:
    """`https://www.courier.example/2025/x` -> `courier.example`; an archived page gives the site it was archived from."""
    if not url:
        return None
    inner = url.rfind("http", 1)
    if "web.archive.org/" in url and inner > 0:
        url = url[inner:]
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
