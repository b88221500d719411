"""Article and annotations -> the Profile that it is clustered by. Nothing of another report is looked at.

Words are stems of the headline, the text and the captions, names those among them that are printed with a capital only. Where the
annotators failed, only the days that the report tells of are missing.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from onrecord.lexicon.commonness import is_year, rarity
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Annotations, Article, Profile, RegionKind

MAX_TERMS = 160
"""Stems kept of a report, those that tell most in it (count and rarity); 400 or 2,000 change F1 on the tuning halves by half a point."""
BEFORE, AFTER = 40, 1
"""Days around its own that a report dates something to as news, not as history or prospect."""
LEAD = 12
"""Words that stand for the headline where a report has none."""
_READ: frozenset[RegionKind] = frozenset({"body", "title", "caption"})


def profile(article: Article, annotations: Annotations, *, received: str) -> Profile:
    """What a report is clustered by; `received` is the ISO time at which the archive got it."""
    words = [(r.kind, w) for r in article.regions if r.kind in _READ for w in words_in(article.text, r.start, r.end) if _tells(w)]
    counts = Counter(w.stem for _, w in words)
    kept = sorted(counts, key=lambda stem: (-(1 + counts[stem]) * rarity(stem), stem))[:MAX_TERMS]
    small = {w.stem for kind, w in words if kind != "title" and not article.text[w.start].isupper()}
    capital = {w.stem for _, w in words if article.text[w.start].isupper()}
    title = [w.stem for w in words_in(article.title or "") if _tells(w)] or [w.stem for _, w in words[:LEAD]]
    told = _days(annotations)
    day, dated = _standing(article, told, received[:10])
    first, last = _shift(day, -BEFORE), _shift(day, AFTER)
    return Profile(
        article.id,
        day,
        dated,
        received,
        {stem: counts[stem] for stem in sorted(kept)},
        tuple(sorted((capital - small) & set(kept))),
        tuple(sorted(set(title))),
        tuple(d for d in told if first <= d <= last),
    )


def _tells(word: Word) -> bool:
    return word.content and not is_year(word.stem)


def _days(annotations: Annotations) -> tuple[str, ...]:
    """The days that the report dates something to, sorted."""
    exact = (t for t in annotations.times if t.precision in ("day", "time") and t.earliest == t.latest)
    return tuple(sorted({t.earliest for t in exact if t.earliest}))


def _standing(article: Article, told: tuple[str, ...], arrived: str) -> tuple[str, bool]:
    """The day of publication; else the earliest that it can be, else the last day told of before its arrival, else that of its arrival."""
    if article.published.value:
        return article.published.value[:10], True
    past = [d for d in told if d <= arrived]
    return article.published.earliest or (past[-1] if past else arrived), False


def _shift(day: str, by: int) -> str:
    return date.fromordinal(min(max(date.fromisoformat(day).toordinal() + by, 1), date.max.toordinal())).isoformat()
