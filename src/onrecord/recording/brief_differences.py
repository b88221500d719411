"""Story -> the sentences on where the reports differ, and on who rests on whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, BriefLine, Comparison, Origin
from onrecord.recording.brief_figures import figure_groups
from onrecord.recording.naming import capital
from onrecord.recording.story import PRONOUNS, Story, listed

DIMENSIONS = {
    "date": "On the date",
    "place": "On the place",
    "extent": "On the extent",
    "attribution": "On who said it",
    "figure": "On the number",
    "wording": "On the wording",
    "status": "On what stands",
}
MAX_QUOTED = 150
CONTEXT_BELOW = 3
"""Words: a wording no longer than this is shown with what stands before it."""
CONTEXT_WORDS = 7
"""Words of a clause that tells by itself what its number or day is of."""
_BEFORE_MARK = re.compile(r" ([,.;:])")
_TELLING = frozenset({"wording/aligned", "wording/edited", "wording/retold"})
"""Rules by which reports tell one thing in their own words: that an editor changed a sentence is no difference for a brief."""
_ORDER = ("date", "figure", "place", "extent", "attribution", "wording")


def difference_lines(story: Story) -> Iterator[BriefLine]:
    """Conflicts first, one sentence a pair of printed wordings; then what one act of saying became in two wordings."""
    seen: set[tuple[str, str]] = set()
    rows = [c for c in story.record.comparisons if c.verdict == "conflict" and c.dimension != "status"]
    together = {f.anchor: n for n, group in enumerate(figure_groups(story)) for f in group}
    rows = [c for c in rows if c.dimension != "figure" or together.get(c.left, -1) == together.get(c.right, -2)]
    rows += [c for c in story.record.comparisons if c.verdict == "variant" and c.dimension == "wording" and c.rule not in _TELLING]
    for c in sorted(
        rows, key=lambda c: (c.verdict != "conflict", _ORDER.index(c.dimension) if c.dimension in _ORDER else 9, c.left, c.right)
    ):
        if c.dimension == "wording" and not (_tells(c) and _alike(story, c)):
            continue
        left, right = _in_context(story, c.left, c.dimension), _in_context(story, c.right, c.dimension)
        amounts = (c.dimension, " against ".join(sorted((story.text(c.left).lower(), story.text(c.right).lower()))))
        if c.dimension == "figure" and amounts in seen:
            continue
        seen.add(amounts)
        if "…" in left + right:
            continue  # a clause that has to be cut makes no quotation
        key = (c.dimension, right) if (c.dimension, right) in seen else (c.dimension, left)
        if key in seen or left.lower() == right.lower():
            continue
        seen |= {(c.dimension, left), (c.dimension, right)}
        also = _also(rows, c)
        yield BriefLine(
            "", _words(story, c, left, right, also), (c.left, c.right, *[a for row in also for a in (row.left, row.right)]), "brief/differs"
        )


def _also(rows: list[Comparison], c: Comparison) -> list[Comparison]:
    """The other comparisons of the same left wording against the same right one in further reports."""
    return [o for o in rows if o is not c and o.dimension == c.dimension and c.left in (o.left, o.right)]


def _words(story: Story, c: Comparison, left: str, right: str, also: list[Comparison]) -> str:
    others = [a for o in also for a in (o.left, o.right) if a != c.left]
    where = story.reports([c.right.article, *(a.article for a in others)])
    first, second = story.report(c.left.article), where
    lead = DIMENSIONS[c.dimension]
    if c.rule == "attribution/same-words":
        return f"{lead}: “{capital(min(left, right, key=len))}”. {capital(c.reason)}"
    if c.left.article == c.right.article:
        return f"{lead}, {first} has both “{left}” and “{right}”."
    return f"{lead}, {first} has “{left}”, {second} “{right}”."


def _tells(c: Comparison) -> bool:
    """A difference in wording that a reader would care for: both sides have a word of their own, beyond spelling and small words."""
    sides = _MARKED.findall(c.reason)
    words = [{w.stem for w in words_in(side) if w.content and len(w.form) > 3} for side in sides]
    return len(words) == 2 and all(words) and not words[0] & words[1]


def _alike(story: Story, c: Comparison) -> bool:
    """Two wordings of the same words: neither is a piece of a longer speech of which the other is another piece."""
    left, right = ({w.stem for w in words_in(story.text(a)) if w.content} for a in (c.left, c.right))
    return len(left & right) >= ALIKE * max(len(left), len(right), 1)


ALIKE = 0.5
"""Share of the longer wording's content words that the other must have: two translations of a sentence share half, two sentences of
one speech a phrase."""
_BREAK, _THAT = re.compile(r"[,;:] | [—–-] "), re.compile(r" (?:that|which|who|whose)\b")
_MARKED = re.compile(r"“([^”]+)”")


def _in_context(story: Story, anchor: Anchor, dimension: str) -> str:
    """The printed words; few of them, or a number, come with their clause, so that a reader sees what they are about."""
    words = short(story.text(anchor))
    if len(words.split()) > CONTEXT_BELOW and dimension != "figure":
        return words
    sentence, text = story.sentence(anchor), story.articles[anchor.article].text
    marks = [m.end() for m in _BREAK.finditer(text, sentence.start, anchor.start)]
    ends = [m.start() for m in _BREAK.finditer(text, anchor.end, sentence.end)]
    starts, ends = [sentence.start, *marks], [*ends, sentence.end]
    first, last = len(starts) - 1, 0
    while len(text[starts[first] : ends[last]].split()) < CONTEXT_WORDS and (first > 0 or last < len(ends) - 1):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    told = text[starts[first] : ends[last]]
    if len(told) > MAX_QUOTED and (found := _THAT.search(text, anchor.end, ends[last])) is not None:
        told = text[starts[first] : found.start()]
    return short(told)


def short(text: str) -> str:
    """The words on one line without quotation marks, cut at MAX_QUOTED."""
    text = _BEFORE_MARK.sub(r"\1", " ".join(text.replace('"', "").replace("“", "").replace("”", "").split())).strip(" ,.;:")
    return text if len(text) <= MAX_QUOTED else text[:MAX_QUOTED].rsplit(" ", 1)[0] + " …"


def origin_lines(story: Story) -> Iterator[BriefLine]:
    """Which reports share wording, which statement several reports go back to, which report's date is in doubt."""
    pairs: dict[tuple[str, str], list[tuple[Anchor, Anchor]]] = {}
    for c in story.record.copies:
        left, right = sorted((c.left, c.right))
        pairs.setdefault((left.article, right.article), []).append((left, right))
    families = _families({pair for pair, rows in pairs.items() if len(rows) >= ONE_TEXT})
    for family in families:
        rows = [row for pair, found in sorted(pairs.items()) for row in found[:1] if family.issuperset(pair)]
        named = [story.report(a.id) for a in story.record.articles if a.id in family]
        outlets = [n if named.count(n) == 1 else f"{named.count(n)} reports of {n}" for n in dict.fromkeys(named)]
        text = f"{listed(outlets)} carry much the same text."
        yield BriefLine("", text, tuple(dict.fromkeys(a for pair in rows for a in pair))[:ANCHORS], "brief/copies")
    for (a, b), rows in sorted(pairs.items(), key=lambda p: (-sum(len(x.hull) for x, _ in p[1]), p[0])):
        if any({a, b} <= family for family in families):
            continue
        count = f"{len(rows)} passages" if len(rows) > 1 else "a passage"
        both = f"Two reports of {story.report(a)}" if story.report(a) == story.report(b) else listed([story.report(a), story.report(b)])
        yield BriefLine(
            "",
            f"{both} share {count} almost word for word.",
            tuple(x for pair in rows[:4] for x in pair),
            "brief/copies",
        )
    yield from _rests(story)
    for article in story.record.articles:
        if article.published.doubt:
            spots = [r.span for r in article.regions if r.kind in ("header", "dateline")] or [r.span for r in article.regions][:1]
            if spots:
                text = f"{capital(story.report(article.id))} is dated {article.published.value}, but {article.published.doubt}."
                yield BriefLine("", text, (Anchor(article.id, (spots[0],)),), "brief/date-doubt")


def _families(pairs: set[tuple[str, str]]) -> list[frozenset[str]]:
    """The reports that pairs join, directly or by others between them; the largest first."""
    found: list[set[str]] = []
    for pair in sorted(pairs):
        joined = [family for family in found if family & set(pair)]
        found = [family for family in found if not family & set(pair)]
        found.append(set(pair).union(*joined))
    return sorted(map(frozenset, found), key=lambda f: (-len(f), min(f)))


ONE_TEXT = 8
"""Passages that two reports share from which they are one text with changes: a report has about 30 sentences, a quoted statement three."""
ANCHORS = 12


def _rests(story: Story) -> Iterator[BriefLine]:
    """One sentence for reports that go back to the same statements, however many: `A and B rest on three statements by Ada Bright.`"""
    shared: dict[tuple[str, ...], dict[str, list[Origin]]] = {}
    for origin in story.record.origins:
        if len(origin.articles) > 1 and origin.kind in ("statement", "agency") and origin.anchors and not _nameless(origin.name):
            name = f"the agency {origin.name}" if origin.kind == "agency" else story.the(origin.name)
            shared.setdefault(origin.articles, {}).setdefault(name, []).append(origin)
    alone: dict[str, list[tuple[tuple[str, ...], list[Origin]]]] = {}
    for articles, names in shared.items():
        if len(names) == 1:
            name, rows = next(iter(names.items()))
            alone.setdefault(name.split()[-1].casefold(), []).append((articles, rows))
    for same in alone.values():
        if len(same) > 1:
            name = min((story.the(rows[0].name) for _, rows in same), key=lambda n: (-len(n), n))
            told = [f"{_many(len(rows))} in {story.reports(articles)}" for articles, rows in same]
            anchors = tuple(a for _, rows in same for o in rows for a in o.anchors[:4])
            yield BriefLine("", f"Statements by {name} stand in more than one report: {'; '.join(told)}.", anchors, "brief/origin")
    merged = {articles for same in alone.values() if len(same) > 1 for articles, _ in same}
    for articles, names in shared.items():
        if articles in merged:
            continue
        total = sum(map(len, names.values()))
        many = {n: _many(len(rows)) for n, rows in names.items()}
        anchors = tuple(a for rows in names.values() for o in rows for a in o.anchors[:6])
        if total == 1:
            text = f"rest on one statement by {next(iter(names))}"
        elif len(names) == 1:
            text = f"carry the same {next(iter(many.values()))} statements by {next(iter(names))}"
        else:
            text = f"carry the same statements: {listed([f'{number} by {name}' for name, number in many.items()])}"
        yield BriefLine("", f"{story.reports(articles)} {text}.", anchors, "brief/origin")


def _nameless(name: str) -> bool:
    return name.lower() in PRONOUNS or _NO_NAME.search(name) is not None


_NO_NAME = re.compile(r"\b(?:not (?:be )?(?:named|identified)|un(?:named|identified)|anonym\w+)\b", re.IGNORECASE)


def _many(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


__all__ = ["MAX_QUOTED", "difference_lines", "origin_lines", "short"]
