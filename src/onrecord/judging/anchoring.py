"""An anchor -> a target that outlives it; a target -> the anchor of the same words in what the report reads like today.

The rule that holds: words are found where they stood, else by themselves with enough of what stood around them, else not at all. White
space and the shape of quotation marks count for nothing, since another reader of the same bytes may give them another form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model import Anchor, Article, Passage, Span, Target

CONTEXT = 32
"""Code points kept before and after the words; as Hypothesis keeps for its annotations."""
SAME_SURROUNDINGS = 0.5
"""Share of the kept surroundings that must stand around words which moved, for them to be the same words."""
ALONE = 4
"""Words from which a passage that occurs once in the report is the same, whatever stands around it now."""

_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\xa0": " "})
_FORMS = {'"': '["“”„‟«»]', "'": "['’‘]"}


def target_of(article: Article, anchor: Anchor | None = None) -> Target:
    """Words of an article, or the whole of it, as a target."""
    spans = anchor.spans if anchor is not None else ()
    return Target(article.sha256, article.locator, tuple(_passage(article.text, span) for span in spans))


def _passage(text: str, span: Span) -> Passage:
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Passage(text[span.start : span.end], before, after, span.start, span.end)


def article_of(target: Target, articles: Sequence[Article]) -> Article | None:
    """The report of a target: the same bytes, else the one report that was read from the same place since."""
    for article in articles:
        if article.sha256 == target.sha256:
            return article
    revised = [article for article in articles if article.locator == target.locator]
    return revised[0] if len(revised) == 1 else None


def find(target: Target, article: Article) -> Anchor | None:
    """The target's words in the article; None where one of its passages is not there any more, or could be several places."""
    spans = [_found(passage, article.text) for passage in target.passages]
    found = [span for span in spans if span is not None]
    if not found or len(found) < len(spans) or any(left.end > right.start for left, right in zip(found, found[1:], strict=False)):
        return None
    return Anchor(article.id, tuple(found))


def _found(passage: Passage, text: str) -> Span | None:
    if text[passage.start : passage.end] == passage.exact and _surroundings(passage, text, passage.start, passage.end) == 1.0:
        return Span(passage.start, passage.end)
    places = [match.span() for match in _pattern(passage.exact).finditer(text)]
    if len(places) == 1 and len(passage.exact.split()) >= ALONE:
        return Span(*places[0])
    scored = sorted((-_surroundings(passage, text, *place), abs(place[0] - passage.start), place) for place in places)
    if scored and -scored[0][0] >= SAME_SURROUNDINGS:
        return Span(*scored[0][2])
    return None


def _pattern(exact: str) -> re.Pattern[str]:
    """The words as printed, with any white space between them and marks of any shape."""
    words = ("".join(_FORMS.get(ch, re.escape(ch)) for ch in word) for word in exact.translate(_FOLDED).split())
    return re.compile(r"\s+".join(words)) if exact.strip() else re.compile(re.escape(exact))


def _surroundings(passage: Passage, text: str, start: int, end: int) -> float:
    """The share of the kept surroundings, white space left out, that stands around a place without a break; 1 where none was kept."""
    before, after = _bare(passage.prefix)[::-1], _bare(passage.suffix)
    kept = len(before) + len(after)
    if not kept:
        return 1.0
    around = 4 * CONTEXT
    same = _common(before, _bare(text[max(0, start - around) : start])[::-1]) + _common(after, _bare(text[end : end + around]))
    return same / kept


def _bare(text: str) -> str:
    return "".join(text.translate(_FOLDED).split())


def _common(kept: str, now: str) -> int:
    n = 0
    while n < min(len(kept), len(now)) and kept[n] == now[n]:
        n += 1
    return n


def anchors_of(targets: Sequence[Target], articles: Sequence[Article]) -> Mapping[int, Anchor]:
    """Each target's number -> its words today; without those that are not found, and those of whole reports."""
    out: dict[int, Anchor] = {}
    for number, target in enumerate(targets):
        article = article_of(target, articles)
        anchor = find(target, article) if article is not None and target.passages else None
        if anchor is not None:
            out[number] = anchor
    return out
