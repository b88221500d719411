"""Quotations of one speaker in two reports that run alike word by word -> `variant`: two translations or versions of one saying.

Translators choose other words and keep the frame (`We had no warning, we had no chance` / `There was no warning and we had no chance`), so
that the words in order tell more than the content words alone. Stock phrases are short: a rendering shares a run, and a word that its
speaker does not use everywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from onrecord.comparing.polarity import negated_in
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon import table
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Annotations, Comparison, Statement

LEAST = 5
"""Words of the shorter quotation at the least: fewer are a phrase that anybody may use again."""
LONGEST = 60
"""Words compared of a quotation; a rendering of a longer one is found by its beginning."""
ALIGNED = 0.45
"""Share of the shorter quotation's words that stand in the other one in the same order: two translations keep the frame of a sentence, not
its words. Set by reading two invented stories and 25 of BASIL, gva and Helsinki."""
SURE = 0.6
"""The same where the speakers are not known to be one."""
RUN = 3
"""Words of the longest run that both share; the frame of a sentence that was translated twice."""
COMMON = 15
"""A content word in more quotations of the story than this is its subject, and ties no two of them: five reports that give one saying in
three pieces each have so many."""
RARE, RARE_TIES, FRAMED, NEARLY = 5, 2, 0.5, 1.5
"""Two content words that hardly another quotation of the story has, and half of the words in order, tell a rendering of nearly one length
as well, if not both words are of one beginning. Set by reading what 49 stories gain: one pair of two lengths was two sayings."""
MAX_PAIRS = 4000
"""Pairs of quotations compared in one story: a bound on cost; they are blocked by shared words first."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct quotation: its words, the stems that can tie it to another, and who speaks."""

    statement: Statement | None
    anchor: Anchor
    words: tuple[str, ...]
    content: frozenset[str]
    speaker: str


def compare_renderings(story: Story, *, shown: Sequence[Comparison] = ()) -> Iterator[Comparison]:
    """`variant` comparisons of quotations that are one saying in two renderings, beside those that are `shown` by whole utterances."""
    rows = list(_quoted(story))
    told = [(row.left, row.right) for row in shown]
    spread = Counter(stem for row in rows for stem in row.content)
    by_stem: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for stem in sorted(row.content):
            by_stem[stem].append(n)
    seen: set[tuple[int, int]] = set()
    for stem in sorted(by_stem):
        if len(by_stem[stem]) > COMMON:
            continue
        for i, j in combinations(by_stem[stem], 2):
            if (i, j) not in seen and len(seen) < MAX_PAIRS:
                seen.add((i, j))
                found = _one_saying(story, rows[i], rows[j], spread)
                left, right = rows[i].anchor, rows[j].anchor
                if found is not None and not any(_lies_in(left, right, pair) for pair in told):
                    yield verdict_row(story, "wording", left, right, "variant", found, "wording/rendering")


def _quoted(story: Story) -> Iterator[Quoted]:
    """The stretches between quotation marks of each statement with a source; what is retold around them is the report's own wording.

    Sentences in quotation marks that no statement holds are somebody's words too: whose, nobody has found.
    """
    for one in story.annotations:
        yield from _alone(story, one)
        for statement in one.statements:
            if statement.form == "indirect" or statement.source is None:
                continue
            text = story.article(statement.anchor).text
            speaker = story.links.entity_of.get(statement.source.entity or "", statement.source.name)
            for span in statement.anchor.spans:
                for match in _BETWEEN_MARKS.finditer(text, max(0, span.start - 1), min(len(text), span.end + 1)):
                    for sentence in _SENTENCE.finditer(text, *match.span(1)):
                        row = _row(story, statement, Anchor.at(one.article, *sentence.span()), speaker)
                        if row is not None:
                            yield row


def _alone(story: Story, one: Annotations) -> Iterator[Quoted]:
    """The sentences of the text between quotation marks that stand in no statement."""
    article = story.articles[story.number[one.article]]
    taken = sorted((span.start, span.end) for s in one.statements for span in s.anchor.spans)
    for region in article.regions:
        if region.kind != "body":
            continue
        for match in _BETWEEN_MARKS.finditer(article.text, region.start, region.end):
            if len(match[1]) > LONGEST_ALONE or any(start < match.end() and match.start() < end for start, end in taken):
                continue
            for sentence in _SENTENCE.finditer(article.text, *match.span(1)):
                row = _row(story, None, Anchor.at(one.article, *sentence.span()), "")
                if row is not None:
                    yield row


LONGEST_ALONE = 400
"""Code points of a quotation of nobody: in a longer one a mark is missing, and it is the report's own text."""


def _row(story: Story, statement: Statement | None, anchor: Anchor, speaker: str) -> Quoted | None:
    words = words_in(story.article(anchor).text, anchor.start, anchor.end)
    if len(words) < LEAST:
        return None
    content = frozenset(meaning(w) for w in words if w.content)
    return Quoted(statement, anchor, tuple(meaning(w) for w in words[:LONGEST]), content, speaker)


_SENTENCE = re.compile(r"[^\s.!?][^.!?]*")
_BETWEEN_MARKS = re.compile(r"[\"“]([^\"“”]+)[\"”]")


@dataclass(frozen=True, slots=True)
class RenderingRow:
    """A row of `renderings.toml`."""

    words: tuple[str, ...]
    example: str
    """One sentence in two renderings, which differ in a word of the row."""


@cache
def _renderings() -> dict[str, str]:
    return {word: row.words[0] for row in table("renderings", RenderingRow) for word in row.words}


def meaning(word: Word) -> str:
    """The first of the words that translators choose between (`talked`, `spoke`), else the stem."""
    return _renderings().get(word.form, word.stem)


def _one_saying(story: Story, a: Quoted, b: Quoted, spread: Counter[str]) -> str | None:
    """What differs, as a sentence; None where the two are not one saying, or say the same, or are known to be one utterance."""
    x, y = a.statement, b.statement
    if a.anchor.article == b.anchor.article or a.words == b.words:
        return None
    if max(len(a.words), len(b.words)) > LONGER * min(len(a.words), len(b.words)):
        return None
    known = bool(a.speaker and b.speaker) and (a.speaker == b.speaker or _one_name(a.speaker, b.speaker))
    if not known and not (_unnamed(x) or _unnamed(y)):
        return None
    share, run = _alignment(a.words, b.words)
    rare = [stem for stem in a.content & b.content if spread[stem] <= RARE]
    begun = next((n for n, (x, y) in enumerate(zip(a.words, b.words, strict=False)) if x != y), 0)
    later = {*a.words[begun:]} & {*b.words[begun:]}.intersection(rare)  # not only `I want to thank`, with which many begin
    near = max(len(a.words), len(b.words)) <= NEARLY * min(len(a.words), len(b.words))
    framed = near and len(rare) >= RARE_TIES and bool(later) and share >= FRAMED and run >= (RUN if known else RUN + 1)
    if run < RUN or (share < (ALIGNED if known else SURE) and not framed):
        return None
    if negated_in(story.text(a.anchor)).isdisjoint(negated_in(story.text(b.anchor))):
        return None  # one says what the other says is not so
    tied = [stem for stem in a.content & b.content if spread[stem] <= COMMON]
    if not tied or (len(tied) < TIES and share < SURE and not framed):
        return None
    return f"One has “{_cut(story, a.anchor)}”, the other “{_cut(story, b.anchor)}”."


def _one_name(a: str, b: str) -> bool:
    """`the council`, `Supreme Harbour Council`: one name is a part of the other."""
    left, right = ({w.form for w in words_in(name) if w.content} for name in (a, b))
    return bool(left and right) and (left <= right or right <= left)


LONGER = 2.0
"""A rendering is hardly longer than the other by more than this factor; a cut of it is what linking finds."""
TIES = 3
"""Content words that two renderings share, where they do not run alike for the most part."""


def _alignment(a: Sequence[str], b: Sequence[str]) -> tuple[float, int]:
    """The share of the shorter one's words that the other has in the same order, and the longest run of them."""
    blocks = [m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]
    return (sum(blocks) / min(len(a), len(b)), max(blocks)) if blocks else (0.0, 0)


def _lies_in(a: Anchor, b: Anchor, pair: tuple[Anchor, Anchor]) -> bool:
    """The two stretches lie in the two sides of a comparison that is shown already."""
    return any(a.overlaps(x) and b.overlaps(y) for x, y in (pair, pair[::-1]))


def _unnamed(statement: Statement | None) -> bool:
    """The words are given to nobody, to a paper (`the statement read`), whose maker is not named, or to a role (`the operator`)."""
    source = statement.source if statement is not None else None
    return source is None or source.kind in ("document", "unnamed") or not any(w[0].isupper() for w in source.name.split())


def _cut(story: Story, anchor: Anchor) -> str:
    words = story.text(anchor).split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


SHOWN = 14
"""Words of a quotation shown in a reason."""
