"""Two numbers of one report that its own words relate -> `updated` or `part-of`; and what other reports give of the older one.

    raised the toll from 5 to 7; 7, up from 5           the second is a new value of the first
    said 5 were lost. It raised the figure to 7         the same over two sentences
    7 clerks, two more than on Monday                   two is the difference: 7 less 2 was given before (our arithmetic)
    found two more, bringing the number to 7            two is a part of 7
    Of the missing, 3 are clerks; three of those lost   a part of the count that is spoken of

Where a report says that its number was 5 and is 7 now, another report's 5 for the same is the older number too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.comparing.bounds import numbered, show, value
from onrecord.comparing.count import ANAPHORIC, ANYBODY, PEOPLE, Count
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import all_conditions, condition_pattern, conditions, given_pattern
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Verdict

Found = tuple[Count, Count, Verdict, str, str]
"""Two counts, the verdict, a sentence for the reader and the rule's name."""

NEAR = 300
"""Code points between two numbers that one or two sentences relate."""
_FROM_TO = re.compile(r"\s*(?:,?\s*\S+){0,2}\s*\bto\s+(?:\S+\s+){0,2}$")
_TO_FROM = re.compile(r"(?:\s+\S+){0,4},?\s*\b((?:up|down)\s+from|compared with|from)\s+(?:\S+\s+){0,2}$")
_IN_A_GROUP = re.compile(r" (?:in|from|of|among|out of) an? (?:[\w’'-]+ ){1,2}of (?:about |around |some |at least |nearly |over )?$")
"""`eight burnt vans in a column of 12`."""
_UP_FROM = re.compile(r"[,;] (?:up|down)(?: \w+)? from (?:the |an? |about |around |some |at least )?(?:\w+ )?$")
"""`9, the port said on Monday, up from the 5`: who says so stands between."""
_HAS_BEEN = re.compile(
    r"[^.\d]{0,60}[;,:] (?:(?:and|but|since|as of|from|by|now|then) ){1,2}"
    r"(?:\w+,? )?it (?:has been|is|was|stands at|stood at) (?:now )?"
)
_MORE_THAN_BEFORE = re.compile(r"\s*(more|fewer|less|up|down|higher|lower)\b[^.;]{0,20}\b(?:than|on|from)\b[^.;]{0,30}")
_DISTINCT = 10
"""A number from here on is known again in another report of the story by itself, where unit and thing are the same; smaller ones need the
same condition as well."""


def settled(counts: Sequence[Count], found: Sequence[Found]) -> list[Count]:
    """The counts with what the relations say of them: parts are parts, older numbers older ones, and a mere difference is left out."""
    whole = {b.figure.id: a.figure.id for a, b, _, _, rule in found if rule in ("of-those", "joined-part") and _only_some(a, b)}
    gone = {b.figure.id for _, b, _, _, rule in found if rule == "difference"}
    old = {a.figure.id for a, _, verdict, _, rule in found if verdict == "updated" and rule in ("changed", "continued")}
    known = all_conditions()
    told = {b.figure.id: a for a, b, _, _, rule in found if rule == "takes-in" and a.deeds <= known and not b.deeds & known}
    out = []
    for c in counts:
        if c.figure.id in told:  # `900 have signed up, a total that takes in the 300 who did so by post`
            c = replace(c, deeds=told[c.figure.id].deeds, thing=told[c.figure.id].thing)
        if c.figure.id in whole and c.figure.part_of is None:
            c = replace(c, figure=replace(c.figure, part_of=whole[c.figure.id]))
        if c.figure.id not in gone:
            out.append(replace(c, before=True) if c.figure.id in old else c)
    return out


def _only_some(whole: Count, part: Count) -> bool:
    """`three of the dead`: some of them and no count of its own, as `27 clerks` of the missing and `31 rescued` of those aboard are."""
    return part.deeds <= whole.deeds and (part.thing == whole.thing or part.thing in ANYBODY or part.thing not in PEOPLE)


def related(story: Story, counts: Sequence[Count]) -> Iterator[Found]:
    """The relations that reports print between their own numbers, then those of other reports' equal numbers."""
    by_article: dict[str, list[Count]] = defaultdict(list)
    for c in counts:
        by_article[c.figure.anchor.article].append(c)
    older: list[tuple[Count, Count]] = []
    lesser: list[tuple[Count, float]] = []
    for rows in by_article.values():
        for n, (a, b) in enumerate(pairwise(rows)):
            for found in _between(story, a, b):
                yield found
                if found[2] == "updated":
                    older.append((found[0], found[1]))
                elif found[4] == "difference" and _than_before(story, b):
                    lesser.append((a, value(a.figure) - value(b.figure) * _sign(story, b)))
            yield from _of_a_count(story, rows[: n + 1], b)
        lesser += [(c, before) for c in rows if (before := _before_it(story, c)) is not None]
        yield from _parts(story, rows)
        yield from _grown_by(rows, [pair for pair in older if pair[1].figure.anchor.article == rows[0].figure.anchor.article])
        yield from _sums(rows)
    yield from _superseded(story, counts, older, lesser)


def _between(story: Story, a: Count, b: Count) -> Iterator[Found]:
    """What the words between two numbers, the second right behind the first, make of them."""
    x, y = a.figure.anchor, b.figure.anchor
    if not 0 < y.start - x.end <= NEAR or a.figure.part_of is not None or b.figure.part_of is not None:
        return
    text = story.article(x).text
    between, before = text[x.end : y.start], text[max(0, x.start - 6) : x.start].lower()
    one = story.sentence(x) == story.sentence(y)
    if (
        one
        and _one_unit(a, b)
        and before.endswith("from ")
        and _FROM_TO.fullmatch(between)
        and _of_change(text, story.sentence(x).start, x.start)
    ):
        yield a, b, "updated", f"The report itself says that {show(value(a.figure))} became {show(value(b.figure))}.", "changed"
    elif one and _one_unit(a, b) and (_HAS_BEEN.fullmatch(between) or (a.before and (_lowered_to(between) or (b.bare and _now(between))))):
        yield a, b, "updated", f"The report itself says that {show(value(a.figure))} became {show(value(b.figure))}.", "changed"
    elif one and _one_unit(a, b) and numbered(b.figure) and (_came_from(story, x, between) or (b.bare and _UP_FROM.search(between))):
        yield b, a, "updated", f"The report itself says that {show(value(b.figure))} became {show(value(a.figure))}.", "changed"
    elif one and _one_unit(a, b) and value(a.figure) > value(b.figure) and _takes_it_in(between) and _one_kind(a, b):
        yield a, b, "part-of", "The report itself says that the one number takes in the other.", "takes-in"
    elif one and b.bare and value(a.figure) < value(b.figure) and b.figure.unit is None and _IN_A_GROUP.fullmatch(between):
        yield b, a, "part-of", "The report itself gives one number as a part of the other.", "in-a-group"
    elif one and b.bare and _is_difference(text, a, b):
        said = f"The report gives {show(value(b.figure))} as the difference from what was given before."
        yield a, b, "part-of", said, "difference"
    elif one and a.added and a.deeds == b.deeds and given_pattern("brings").search(between) and value(a.figure) < value(b.figure):
        yield a, b, "part-of", f"The report itself adds {show(value(a.figure))} to what makes {show(value(b.figure))}.", "brings"
    elif not one and _one_unit(a, b) and (b.like or b.figure.unit is not None) and _changes_it(story, b):
        yield a, b, "updated", f"The report itself says that {show(value(a.figure))} became {show(value(b.figure))}.", "continued"


def _came_from(story: Story, x: Anchor, between: str) -> bool:
    """`7, up from 5`, `to 7 from 5`; `two doors from deck five` tells no change."""
    found = _TO_FROM.fullmatch(between)
    return found is not None and (found[1] != "from" or _of_change(story.article(x).text, story.sentence(x).start, x.start))


def _of_change(text: str, start: int, end: int) -> bool:
    """A word of change stands before `from`: `ranged from 5 to 7` tells no change."""
    return given_pattern("changed").search(text, max(start, end - CHANGE), end) is not None


CHANGE = 150
"""Code points before `from` in which the verb of change stands, with what it changes between."""


def _takes_it_in(between: str) -> bool:
    """`, a total that takes in the `: the words right before the second number put it into the first."""
    found = list(given_pattern("takes in").finditer(between))
    return bool(found) and _ARTICLES.fullmatch(between, found[-1].end()) is not None


_ARTICLES = re.compile(r"\s+(?:(?:the|some|about|around|all|at least|those|an estimated|nearly|almost)\s+)*")


def _one_kind(a: Count, b: Count) -> bool:
    return a.thing == b.thing or (a.thing in PEOPLE and b.thing in PEOPLE)


def _lowered_to(between: str) -> bool:
    """`had spoken of 52, lowered its count to`: the second number takes the place of the first."""
    return between.endswith(" to ") and given_pattern("changed").search(between) is not None


def _now(between: str) -> bool:
    """`first offered 70 crowns, said that it would give 90`: what is to be, or is now, takes the place of what was first given."""
    return _WILL.search(between) is not None or given_pattern("now").search(between) is not None


_WILL = re.compile(r"\b(?:would|will|is to|are to)\b")


def _one_unit(a: Count, b: Count) -> bool:
    """One unit, or one that is not repeated (`from 300 to 420 crowns`); a share of something is no new value of it."""
    return a.figure.unit == b.figure.unit or (None in (a.figure.unit, b.figure.unit) and "%" not in (a.figure.unit, b.figure.unit))


def _is_difference(text: str, a: Count, b: Count) -> bool:
    """`35 clerks, eight more than on Monday`: a bare number that is so many more or fewer than something else."""
    behind = _MORE_THAN_BEFORE.match(text, b.figure.anchor.end)
    return (
        behind is not None
        and value(b.figure) < value(a.figure)
        and text[b.figure.anchor.start - 3 : b.figure.anchor.start].lower() != "no "
    )


def _before_it(story: Story, c: Count) -> float | None:
    """`41 people were held, seven more than a day earlier`: 41 less seven, where the seven is no figure of its own (our arithmetic)."""
    text = story.article(c.figure.anchor).text
    stop = c.figure.anchor.end + DIFFERENCE  # a parser may end the sentence at the comma before `seven more`
    stop = next((m.start() for m in _STOPS.finditer(text, c.figure.anchor.end, stop)), stop)
    found = _SO_MANY.search(text, c.figure.anchor.end, stop)
    if found is None or c.figure.part_of is not None or c.figure.unit is not None or not _TIME_BEHIND.search(text[found.start(2) : stop]):
        return None
    size = _WORDS.index(found[1]) + 1 if found[1] in _WORDS else float(found[1]) if found[1].isdigit() else 0
    return value(c.figure) - size * (1 if found[2] == "more" else -1) if 0 < size < value(c.figure) else None


DIFFERENCE = 110
"""Code points behind a number up to the end of `seven more than a day earlier`: a clause and a half."""
_STOPS = re.compile(r"[.;\n]")
_SO_MANY = re.compile(r", (?:up )?(\w+) (more|fewer) (?=than )")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _than_before(story: Story, b: Count) -> bool:
    """`more than on Monday`, `fewer than before`: what was given before, not what somebody else gives."""
    match = _MORE_THAN_BEFORE.match(story.article(b.figure.anchor).text, b.figure.anchor.end)
    return match is not None and _TIME_BEHIND.search(match[0]) is not None


_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
_TIME_BEHIND = re.compile(
    r"(?:than|on|from) (?:on |in |at |the day |a day |a week |an hour )?"
    rf"(?:before|earlier|previously|yesterday|initially|first|last|it |the previous|{_DAY})"
)


def _sign(story: Story, b: Count) -> int:
    match = _MORE_THAN_BEFORE.match(story.article(b.figure.anchor).text, b.figure.anchor.end)
    return -1 if match is not None and match[1] in ("fewer", "less", "down", "lower") else 1


def _changes_it(story: Story, b: Count) -> bool:
    """`It raised the figure to three`: a verb of change, a noun for a count, and `to` right before the number."""
    sentence, text = story.sentence(b.figure.anchor), story.article(b.figure.anchor).text
    before = text[sentence.start : b.figure.anchor.start].lower()
    words = [w.form for w in words_in(before)]
    return words[-1:] == ["to"] and bool(ANAPHORIC & set(words)) and given_pattern("changed").search(before) is not None


def _of_a_count(story: Story, rows: Sequence[Count], b: Count) -> Iterator[Found]:
    """`three of those men`, `Of the missing, 27 are clerks`: a part of the last count before of whom it is said."""
    text, start = story.article(b.figure.anchor).text, b.figure.anchor.start
    sentence = story.sentence(b.figure.anchor)
    printed = text[b.figure.anchor.start : b.figure.anchor.end + WITHIN]
    opening = _OPENING.match(text[sentence.start : start])
    within = _OF_THE.search(printed)
    taken = opening or within
    if b.figure.part_of is None and taken is None and (whole := _subject_of(story, rows, b)) is not None:
        yield whole, b, "part-of", "A sentence that opens with the bare number tells of some of those counted before.", "of-those"
    if b.figure.part_of is not None or taken is None:
        return
    fate = conditions().get(taken[1].lower(), "") if taken[1] else ""
    for a in reversed(rows):
        if a.figure.part_of is not None and not fate:
            continue
        if start - a.figure.anchor.end <= FURTHER and value(a.figure) > value(b.figure) and _takes_in(a, b, fate):
            yield a, b, "part-of", "The report itself gives one number as a part of the other.", "of-those"
            return


def _subject_of(story: Story, rows: Sequence[Count], b: Count) -> Count | None:
    """`The ward received 14 bodies. “Two were brought from the barn”`: a bare number opens the sentence, with no fate of its own."""
    whole = next((c for c in rows if c.figure.id == b.like), None)
    sentence, text = story.sentence(b.figure.anchor), story.article(b.figure.anchor).text
    if whole is None or b.added or whole.thing not in PEOPLE or not 0 < value(b.figure) < value(whole.figure) or b.figure.bound != "exact":
        return None
    if text[sentence.start : b.figure.anchor.start].strip(' \n"“‘') or b.figure.unit is not None or whole.figure.part_of is not None:
        return None
    behind = text[b.figure.anchor.end : b.figure.anchor.end + SUBJECT]
    return whole if _OF_SOME.match(behind) and not condition_pattern().search(behind) and not given_pattern("now").search(behind) else None


SUBJECT = 60
"""Code points behind a bare number that opens a sentence in which a fate of its own would stand."""
_OF_SOME = re.compile(r" (?:were|was|are|is|had|have|has|came|come|remain|remained) (?!still\b|since\b)")
_OPENING = re.compile(r"[\s\"“]*[Oo]f (?:the|those|these) (\w+), $")
_OF_THE = re.compile(r"^\W?[\w-]+ of (?:(?:the|those|these) (\w+)|them\b)")
WITHIN = 25
"""Code points behind a number in which `of the wounded` stands."""


def _parts(story: Story, rows: Sequence[Count]) -> Iterator[Found]:
    """`of whom nine were picked up and 31 taken ashore`: a bare number joined to a part is a part too, where both fit into the whole."""
    by_id = {c.figure.id: c for c in rows}
    for n, c in enumerate(rows):
        whole = by_id.get(c.figure.part_of or "")
        if whole is None:
            opened = _opens(story, rows, n)
            if opened is not None:
                yield opened, c, "part-of", "The report itself gives one number as a part of the other.", "of-those"
            continue
        yield whole, c, "part-of", "The report itself gives one number as a part of the other.", "part"
        for other in rows[n + 1 : n + 3]:
            one = story.sentence(other.figure.anchor) == story.sentence(c.figure.anchor) and not _apart(story, c, other)
            fits = value(c.figure) + value(other.figure) <= value(whole.figure)
            if one and other.bare and other.figure.unit is None and other.figure.part_of is None and fits:
                yield whole, other, "part-of", "The report itself gives one number as a part of the other.", "joined-part"


def _apart(story: Story, a: Count, b: Count) -> bool:
    """A semicolon or colon between two numbers: the second belongs to another clause."""
    return re.search(r"[;:]", story.article(a.figure.anchor).text[a.figure.anchor.end : b.figure.anchor.start]) is not None


def _opens(story: Story, rows: Sequence[Count], n: int) -> Count | None:
    """`Of the 43 people who were aboard, nine …, and 31 …`: the number that the sentence opens with is the whole."""
    c = rows[n]
    sentence, text = story.sentence(c.figure.anchor), story.article(c.figure.anchor).text
    for whole in rows[max(0, n - 3) : n]:
        before = text[sentence.start : whole.figure.anchor.start].strip(' \n"“')
        if sentence.start <= whole.figure.anchor.start and before.lower() in ("of the", "of its", "of their", "of those", "of"):
            return whole if c.bare and c.figure.unit is None and value(c.figure) < value(whole.figure) else None
    return None


def _sums(rows: Sequence[Count]) -> Iterator[Found]:
    """Two counts of one condition that make up a third count of the report's people: 25 and six released, 31 taken ashore."""
    people = [
        c
        for c in rows
        if c.thing in PEOPLE and c.deeds and c.deeds <= all_conditions() and c.figure.bound == "exact" and not c.figure.part_of
    ]
    for n, a in enumerate(people[:MAX_ADDED]):
        for b in people[n + 1 : MAX_ADDED]:
            total = value(a.figure) + value(b.figure)
            if a.deeds != b.deeds or a.thing != b.thing or value(a.figure) == value(b.figure) or total < _DISTINCT:
                continue
            for c in people[:MAX_ADDED]:
                if value(c.figure) == total and c.deeds != a.deeds:
                    said = f"{show(value(a.figure))} and {show(value(b.figure))} make {show(total)} (our arithmetic)."
                    yield c, a, "part-of", said, "sum-of-two"
                    yield c, b, "part-of", said, "sum-of-two"


def _grown_by(rows: Sequence[Count], older: Sequence[tuple[Count, Count]]) -> Iterator[Found]:
    """`up from the 12 it had reported … Five more died`: what was added makes the older number the newer one, 12 and five are 17."""
    for old, new in older:
        for c in rows:
            if c.added and c.deeds == new.deeds and c.figure.unit == new.figure.unit and _adds_up(old, c, new):
                made = f"{show(value(old.figure))} and {show(value(c.figure))} make {show(value(new.figure))} (our arithmetic)."
                yield new, c, "part-of", made, "grown-by"


def _adds_up(old: Count, more: Count, new: Count) -> bool:
    return numbered(more.figure) and value(old.figure) + value(more.figure) == value(new.figure)


MAX_ADDED = 30
"""Counts of people of one report whose sums are looked at: a bound on cost."""
FURTHER = 600
"""Code points back to the count that `of those` speaks of: two paragraphs."""


def _takes_in(a: Count, b: Count, fate: str) -> bool:
    """The larger count is of people of the same kind or any kind; of the fate that the part is taken from, where that is named."""
    if a.thing not in PEOPLE or a.figure.unit is not None or b.figure.unit is not None:
        return False
    if fate:
        return fate in a.deeds
    kinds = a.thing == b.thing or a.thing in ANYBODY or b.thing in ANYBODY
    return b.thing in PEOPLE and kinds and (bool(a.deeds & b.deeds) or bool(a.deeds) and bool(b.deeds))


def _superseded(
    story: Story, counts: Sequence[Count], older: Sequence[tuple[Count, Count]], lesser: Sequence[tuple[Count, float]]
) -> Iterator[Found]:
    """Other reports' numbers that equal the older of two: they are older too."""
    at: Mapping[float, list[Count]] = _by_value(counts)
    for old, new in older:
        for c in at.get(value(old.figure), ()):
            if c.figure.anchor.article != new.figure.anchor.article and _known_again(old, c, new):
                said = f"{story.outlet(new.figure.anchor)} says that {show(value(old.figure))} became {show(value(new.figure))}."
                yield c, new, "updated", said, "superseded"
    for new, before in lesser:
        for c in at.get(before, ()):
            if c.figure.anchor.article != new.figure.anchor.article and c.deeds == new.deeds and c.thing == new.thing:
                said = f"{story.outlet(new.figure.anchor)} tells by how much its number changed from {show(before)} (our arithmetic)."
                yield c, new, "updated", said, "superseded-difference"


def _by_value(counts: Sequence[Count]) -> Mapping[float, list[Count]]:
    out: dict[float, list[Count]] = defaultdict(list)
    for c in counts:
        if c.figure.part_of is None:
            out[value(c.figure)].append(c)
    return out


def _known_again(old: Count, c: Count, new: Count) -> bool:
    unit = new.figure.unit or old.figure.unit
    if c.figure.unit != unit or not (
        c.figure.bound in ("exact", "about", "at-least") or (c.figure.low, c.figure.high) == (old.figure.low, old.figure.high)
    ):
        return False
    people = c.thing in PEOPLE and new.thing in PEOPLE
    if unit is None and not people and c.thing != new.thing:
        return False
    if people and c.deeds != new.deeds:
        return False
    return value(c.figure) >= _DISTINCT or c.deeds == new.deeds
