"""Utterances -> the differing words: two translations or cuts of the same words, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.comparing.count import Count
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import base_of, event_family
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.model import Anchor, Comparison

MAX_MEMBERS = 12
_Printed = tuple[str, str]
"""A word's form that is compared, and the word as printed."""
_EDGE = 6
"""Words before the first or after the last that both share, up to which both sides differ there; more is a quotation cut elsewhere."""
SPAN_OF_DEEDS = 40
"""Code points that `killed or wounded` takes up at the most."""
ALIGNED = 1 / 3
"""Share of the shorter one's content words that two wordings must have in common before their differences mean anything. Set by reading
the variants of eight stories of BASIL, where less laid different sentences of one speech beside each other; not tuned on a score."""


def compare_wording(story: Story, *, counts: Sequence[Count]) -> Iterator[Comparison]:
    """`variant` comparisons of utterance members that are quoted in different words, then of the words for one count."""
    yield from _utterances(story)
    yield from _measures(story, counts)


def _utterances(story: Story) -> Iterator[Comparison]:
    for utterance in story.links.utterances:
        quoted = [m for m in utterance.members if m.wording != "indirect"][:MAX_MEMBERS]
        for a, b in combinations(quoted, 2):
            if a.anchor.article == b.anchor.article:
                continue
            left, right = _differing(_words(story, a.anchor), _words(story, b.anchor))
            if left or right:
                said = f"One says “{left}”, the other “{right}”." if left and right else f"Only one has “{left or right}”."
                yield verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/utterance")


def _measures(story: Story, counts: Sequence[Count]) -> Iterator[Comparison]:
    """`variant` comparisons of the words for one count, where one number is given in two (`killed or injured`, `killed or wounded`)."""
    by_number: dict[tuple[object, ...], list[tuple[Count, Anchor, str]]] = defaultdict(list)
    for count in counts:
        found = _deed_words(story, count)
        if found is not None and len(count.deeds) > 1:
            by_number[count.figure.low, count.figure.high, tuple(sorted(count.deeds)), count.whose].append((count, *found))
    for rows in by_number.values():
        for (a, left, x), (b, right, y) in combinations(rows[:MAX_MEMBERS], 2):
            if a.figure.anchor.article != b.figure.anchor.article and x.lower() != y.lower():
                said = f"One count is told as “{x}” and as “{y}”."
                yield verdict_row(story, "wording", left, right, "variant", said, "wording/measure")


def _deed_words(story: Story, count: Count) -> tuple[Anchor, str] | None:
    """The words of the counted deeds behind the number (`killed or wounded`), from the first to the last of its sentence."""
    sentence = story.sentence(count.figure.anchor)
    text = story.article(sentence).text
    rows = [w for w in words_in(text, count.figure.anchor.start, sentence.end) if event_family(base_of(w.form)) in count.deeds]
    if len(rows) < 2 or rows[-1].end - rows[0].start > SPAN_OF_DEEDS:
        return None
    anchor = Anchor.at(sentence.article, rows[0].start, rows[-1].end)
    return anchor, story.text(anchor)


def _differing(left: Sequence[_Printed], right: Sequence[_Printed]) -> tuple[str, str]:
    """The words of each that the other lacks, between the first and the last that both share; beyond these a quotation is merely cut.

    Nothing where they share too little to be laid beside each other: two cuts of one speech may be of different sentences.
    """
    a, b = [form for form, _ in left], [form for form, _ in right]
    blocks = [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]
    told = sum(_tells(a[i]) for m in blocks for i in range(m.a, m.a + m.size))
    if not told or told < ALIGNED * min(sum(map(_tells, a)), sum(map(_tells, b))):
        return "", ""
    first, last = blocks[0], blocks[-1]
    reach = max(last.a + last.size - first.a, last.b + last.size - first.b)
    if reach > 2 * min(len(a), len(b)) + _EDGE:
        return "", ""
    gaps = [((m.a + m.size, n.a), (m.b + m.size, n.b)) for m, n in zip(blocks, blocks[1:], strict=False)]
    if 0 < first.a <= _EDGE and 0 < first.b <= _EDGE:
        gaps.insert(0, ((0, first.a), (0, first.b)))
    x, y = last.a + last.size, last.b + last.size
    rest = min(len(a) - x, len(b) - y)
    if 0 < rest <= _EDGE:
        both = max(len(a) - x, len(b) - y) <= _EDGE
        gaps.append(((x, len(a) if both else x + rest), (y, len(b) if both else y + rest)))
    told_by_both = [(m, n) for m, n in gaps if (m[0] < m[1] and n[0] < n[1]) or m[1] - m[0] + n[1] - n[0] <= _EDGE]
    return _shown(left, [m for m, _ in told_by_both]), _shown(right, [n for _, n in told_by_both])


def _shown(words: Sequence[_Printed], runs: Sequence[tuple[int, int]]) -> str:
    return " … ".join(" ".join(printed for _, printed in words[i:j]) for i, j in runs if i < j)


def _tells(form: str) -> bool:
    return form not in stopwords()


def _words(story: Story, anchor: Anchor) -> list[_Printed]:
    text = story.article(anchor).text
    return [(w.form, text[w.start : w.end]) for span in anchor.spans for w in words_in(text, span.start, span.end)]
