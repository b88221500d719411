"""Story -> what happened, in a report's own first sentence, for the stories whose news nobody is quoted on.

The sentence is printed text in quotation marks, attributed to its outlet: the one that shares most with what the others begin with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.lexicon.stems import stem
from onrecord.model import Anchor, BriefLine
from onrecord.recording.story import Story

MAX_WORDS = 48
MIN_WORDS = 8
"""Words of a first sentence that can stand for the news: a shorter one sets a scene, a longer one is no sentence of a brief."""
HEADINGS = 5
"""Sentences at the beginning of a body among which its first whole one is looked for: headings, datelines and bylines stand before it."""
SAME_NEWS = 0.4
"""Share of content words that an attributed sentence has in common with the reports' first sentences, on average, to stand for them: most
of the words of such a sentence are its setting (who, of where, after what). Set by reading briefs of `examples/` and of BASIL."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_DOUBLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def leads(story: Story) -> Iterator[Anchor]:
    """The first whole sentence of each report's own text, in the order of the reports; a line without a stop is a heading above it."""
    for article in story.record.articles:
        body = next((r for r in article.regions if r.kind == "body"), None)
        if body is None:
            continue
        rows = [row for row in story.sentences.get(article.id, ()) if body.start <= row[0] < body.end][:HEADINGS]
        found = [Anchor.at(article.id, start, end) for start, end in rows if article.text[start:end].strip()]
        if found:
            yield next((anchor for anchor in found if _whole(story.text(anchor))), found[0])


def _whole(words: str) -> bool:
    return words.rstrip().endswith((".", "!", "?", "”", '"')) and len(words.split()) >= MIN_WORDS


def lead_lines(story: Story) -> Iterator[BriefLine]:
    """`The Courier reports: “…”`: of the latest reports' first sentences the one that shares most with the others."""
    counts: Counter[str] = Counter()
    for lead in leads(story):
        counts.update(_stems(story.text(lead)))

    latest = max((a.published.value or "" for a in story.record.articles), default="")

    def shared(anchor: Anchor) -> tuple[bool, float, int, Anchor]:
        words = _stems(story.text(anchor))
        old = (story.articles[anchor.article].published.value or "") < latest
        return old, -sum(counts[w] - 1 for w in words) / max(1, len(words)), len(story.text(anchor)), anchor

    for anchor in sorted(leads(story), key=shared):
        words = story.text(anchor).strip()
        if not MIN_WORDS <= len(words.split()) <= MAX_WORDS or words.count("“") != words.count("”") or words.count('"') % 2:
            continue
        if words[:1] in "“\"‘'" or not words.endswith((".", ".”", '."')) or set("*#|<>") & set(words):
            continue
        inner = words.translate(_DOUBLE).rstrip()
        yield BriefLine("", f"{story.report(anchor.article)} reports: “{inner}”", (anchor,), "brief/lead")
        return


def news_told(story: Story, lines: Iterable[BriefLine]) -> BriefLine | None:
    """The attributed sentence that tells what most reports begin with; it rests on words of a report's first sentence itself."""
    tops = list(leads(story))
    words = [_stems(story.text(top)) for top in tops]
    best: tuple[float, BriefLine] | None = None
    for line in lines:
        if any(e.overlaps(top) for e in line.evidence for top in tops):
            said = _stems(line.text)
            shared = sum(len(said & w) / max(1, min(len(said), len(w))) for w in words) / len(words)
            if shared >= SAME_NEWS and (best is None or shared > best[0]):
                best = shared, line
    return best[1] if best is not None else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in _WORD.findall(text))


__all__ = ["lead_lines", "leads", "news_told"]
