"""Sentences that two reports share but for some words -> what was edited, word by word.

Agency copy is reprinted with a word left out, a verb in another tense, a title for a name, or only as far as the first comma. Sentences of
two reports that share runs of words are laid beside each other; where most of the shorter one stands in one stretch of the other, what
differs is a `variant`, and where only small words differ both say the same (`agree`). A sentence that several reports print alike is
compared once, by the first of them. Quotations are no agency's words: those are utterances.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Annotations, Comparison

LEAST = 8
"""Words that two sentences must have in common, in order; as for copies: shorter runs are stock phrases and titles."""
PLAIN = 3
"""Words with content among them that are no names: a line of names and numbers (a byline, a forecast, a score) is nobody's sentence."""
SHARED = 0.7
"""Share of the shorter sentence's words that stand in the other one in order; as for copies, rewrites stay below."""
STRETCH = 1.3
"""Words of the other sentence between the first and the last of these, over the shorter sentence's: what lies further apart is no edit."""
RUN = 4
"""Words of the runs by which sentences find each other: an edited sentence keeps two of them at the least."""
RUNS = 2
CARRIERS = 12
"""Sentences before it that one sentence is laid beside for a run: a bound on cost."""
MAX_ROWS = 12
"""Edited sentences shown for two reports."""


_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is not mostly a quotation, and its printed words in lower case."""

    anchor: Anchor
    forms: tuple[str, ...]


def compare_edited(story: Story) -> Iterator[Comparison]:
    """Comparisons of the sentences that two reports share but for some words."""
    sentences = list(_sentences(story))
    rows: Counter[tuple[str, str]] = Counter()
    for i, j in _candidates(sentences):
        a, b = sentences[i], sentences[j]
        pair = a.anchor.article, b.anchor.article
        if rows[pair] < MAX_ROWS and (found := _compared(story, a, b)) is not None:
            rows[pair] += 1
            yield found


def _candidates(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of two reports that share runs of words, in order."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        shared: Counter[int] = Counter()
        for run in sorted({sentence.forms[i : i + RUN] for i in range(len(sentence.forms) - RUN + 1)}):
            known = holders[run]
            shared.update(m for m in known[-CARRIERS:] if sentences[m].anchor.article != sentence.anchor.article)
            known.append(n)
        yield from ((m, n) for m in sorted(shared) if shared[m] >= RUNS)


def _compared(story: Story, a: Sentence, b: Sentence) -> Comparison | None:
    short, long = sorted((a, b), key=lambda s: (len(s.forms), story.place(s.anchor)))
    if (Counter(short.forms) & Counter(long.forms)).total() < max(LEAST, SHARED * len(short.forms)):
        return None
    mine, theirs = _words(story, short.anchor), _words(story, long.anchor)
    blocks = SequenceMatcher(None, [w.form for w in mine], [w.form for w in theirs], autojunk=False).get_matching_blocks()[:-1]
    if sum(m.size for m in blocks) < max(LEAST, SHARED * len(mine)):
        return None
    first, last = blocks[0], blocks[-1]
    before, behind = first.a, len(mine) - last.a - last.size
    start, end = max(0, first.b - before), min(len(theirs), last.b + last.size + behind)
    text = story.article(short.anchor).text
    plain = sum(w.content and text[w.start].islower() for m in blocks for w in mine[m.a : m.a + m.size])
    if end - start > STRETCH * len(mine) or plain < PLAIN:
        return None
    left, right = short.anchor, _stretch(long.anchor, theirs[start:end]) if end - start < len(theirs) else long.anchor
    theirs = theirs[start:end]
    return None if _told_as_one(story, left, right) else _judged(story, left, right, mine, theirs)


def _judged(story: Story, left: Anchor, right: Anchor, a: Sequence[Word], b: Sequence[Word]) -> Comparison | None:
    """The verdict on two stretches of words; None where they differ in spelling and marks alone."""
    match = SequenceMatcher(None, [w.stem for w in a], [w.stem for w in b], autojunk=False)
    gaps = [(i, j, m, n) for tag, i, j, m, n in match.get_opcodes() if tag != "equal"]
    if all(len(w.form) == 1 for i, j, m, n in gaps for w in (*a[i:j], *b[m:n])):
        return None
    mine = " … ".join(story.text(_stretch(left, a[i:j])) for i, j, _, _ in gaps if i < j)
    theirs = " … ".join(story.text(_stretch(right, b[m:n])) for _, _, m, n in gaps if m < n)
    if story.place(right) < story.place(left):
        mine, theirs = theirs, mine
    said = f"“{mine}” against “{theirs}”" if mine and theirs else f"only one has “{mine or theirs}”"
    if any(w.form not in _ARTICLES for i, j, m, n in gaps for w in (*a[i:j], *b[m:n])):
        return verdict_row(story, "wording", left, right, "variant", f"One sentence, edited: {said}.", "wording/edited")
    return verdict_row(story, "wording", left, right, "agree", f"One sentence but for small words: {said}.", "wording/edited")


_ARTICLES = frozenset({"a", "an", "the", "that", "s", "its", "their", "his", "her", "has", "had", "have", "also"})
"""Words by which two sentences may differ and say the same; `not`, `before`, `for`, `more` and the like are none of them."""


def _told_as_one(story: Story, left: Anchor, right: Anchor) -> bool:
    """Both are for the most part one utterance, which is compared as such."""
    return bool(_utterances(story, left) & _utterances(story, right))


def _utterances(story: Story, anchor: Anchor) -> frozenset[str]:
    rows = story.annotations[story.number[anchor.article]].statements
    most = [s.id for s in rows if s.anchor.overlaps(anchor) and 2 * _common(s.anchor, anchor) > anchor.end - anchor.start]
    return frozenset().union(*(story.utterances_of.get(s, frozenset()) for s in most))


def _sentences(story: Story) -> Iterator[Sentence]:
    """The reports' own sentences, each wording once, by the first report that has it."""
    seen: set[tuple[str, ...]] = set()
    for one in story.annotations:
        article = story.articles[story.number[one.article]]
        text, quoted = article.text, _quoted(one)
        for start, end in one.sentences:
            region = article.region_at(start)
            if region is None or region.kind != "body":
                continue
            forms = tuple(_TOKEN.findall(text[start:end].lower()))
            if len(forms) >= LEAST and forms not in seen and 2 * _within(quoted, start, end) <= end - start:
                seen.add(forms)
                yield Sentence(Anchor.at(one.article, start, end), forms)


def _words(story: Story, anchor: Anchor) -> tuple[Word, ...]:
    return words_in(story.article(anchor).text, anchor.start, anchor.end)


def _quoted(one: Annotations) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for s in one.statements if s.form == "direct" for span in s.anchor.spans)


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)


def _common(a: Anchor, b: Anchor) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.spans for y in b.spans)


def _stretch(anchor: Anchor, words: Sequence[Word]) -> Anchor:
    return Anchor.at(anchor.article, words[0].start, words[-1].end)
