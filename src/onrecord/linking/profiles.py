"""Article and annotations -> the Profile that it is clustered by. Nothing of another report is looked at.

Words are stems of the headline, the text and the captions; where the annotators failed, words and days of publication are all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord.lexicon.stems import words_in
from onrecord.model import Annotations, Article, Entity, Profile, RegionKind

MAX_TERMS = 400
"""Different words kept of a report, those that stand first in it: news tells what matters first."""
_READ: frozenset[RegionKind] = frozenset({"body", "title", "caption"})


def profile(article: Article, annotations: Annotations, *, received: str) -> Profile:
    """What a report is clustered by; `received` is the ISO time at which the archive got it."""
    terms: Counter[str] = Counter()
    for region in article.regions:
        if region.kind in _READ:
            for word in words_in(article.text, region.start, region.end):
                if word.content and (len(terms) < MAX_TERMS or word.stem in terms):
                    terms[word.stem] += 1
    title = tuple(dict.fromkeys(w.stem for w in words_in(article.title or "") if w.content))
    return Profile(
        article.id,
        article.published.value,
        received,
        dict(sorted(terms.items())),
        title,
        _names(annotations, places=False),
        _names(annotations, places=True),
        _days(annotations),
    )


def _names(annotations: Annotations, *, places: bool) -> Mapping[str, int]:
    """The names of the report's entities, lower case, with how often each is mentioned."""
    out: Counter[str] = Counter()
    for entity in annotations.entities:
        if entity.kind != "unnamed" and (entity.kind == "place") == places:
            out[_key(entity)] += len(entity.mentions)
    return dict(sorted(out.items()))


def _key(entity: Entity) -> str:
    return " ".join(entity.name.lower().replace("’", "'").split())


def _days(annotations: Annotations) -> tuple[str, ...]:
    """The days that the report dates, each once, sorted."""
    exact = (t for t in annotations.times if t.precision in ("day", "time") and t.earliest == t.latest)
    return tuple(sorted({t.earliest for t in exact if t.earliest}))
