"""Counts of a report in text order -> the same, a number that only speaks of a count taking on the scope of the one before it.

`The port lists 35 clerks. The union puts it at 44`: the union counts clerks too. A number with a deed of its own speaks of none before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from onrecord.comparing.bounds import near, numbered, value
from onrecord.comparing.count import ANAPHORIC, ANYBODY, PEOPLE, SCORES, Count
from onrecord.comparing.people import kind_of
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import conversions, open_conditions
from onrecord.lexicon.families import counting_words, event_family, is_thing, thing_family
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor


def inherited(story: Story, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts; a number that only speaks of a count (`the union put it at 44`) takes the scope of the one before it in the report."""
    last: Count | None = None
    earlier: Count | None = None
    seen: dict[str, Count] = {}
    article, told = "", set[frozenset[str]]()
    parts = _parts(counts)
    for c in counts:
        if article != c.figure.anchor.article:
            article, last, earlier, told = c.figure.anchor.article, None, None, set()
        spoken = last is not None and c.bare and c.figure.part_of is None and _speaks_of(story, last, c)
        spoken = spoken and not (last is not None and kind_of(last) and _of_all(story, c))
        if spoken and last is not None and earlier is not None and c.before and _nearer(story, earlier, last, c):
            last = earlier
        if spoken and last is not None and (part := _part_meant(parts.get(last.figure.id, ()), last, c)) is not None:
            last = part
        if spoken and last is not None:
            c = replace(
                c,
                figure=replace(c.figure, unit=last.figure.unit),
                thing=last.thing,
                deeds=last.deeds if last.deeds - counting_words("light") else c.deeds,
                where=c.where or last.where,
                topic=last.topic,
                like=last.like or last.figure.id,
                whose=c.whose if last.thing in SCORES else last.whose if c.before and last.thing in PEOPLE else "",
            )
            of = last if last.earliest is not None and not last.before else seen.get(last.like, last)
            if not c.timed and not c.before and of.deeds <= open_conditions() and _of_its_time(story, last, c):
                c = replace(c, earliest=of.earliest, latest=of.latest, part=of.part)
            if not c.source and (giver := _own_giver(story, last, c)):
                c = replace(c, giver=giver)
        if c.added and c.deeds and c.deeds <= open_conditions() and _OTHERS.match(story.text(c.figure.anchor)) and c.deeds not in told:
            c = replace(c, added=False)
        told.add(c.deeds)
        if c.figure.part_of is None and numbered(c.figure) and not _OF_THOSE.search(story.text(c.figure.anchor)):
            earlier, last = last, c
            seen[c.figure.id] = c
        yield c


def _parts(counts: Sequence[Count]) -> Mapping[str, Sequence[Count]]:
    """The counts that are parts of another figure, by it."""
    out: dict[str, list[Count]] = defaultdict(list)
    for c in counts:
        if c.figure.part_of is not None and numbered(c.figure):
            out[c.figure.part_of].append(c)
    return out


def _part_meant(parts: Sequence[Count], whole: Count, c: Count) -> Count | None:
    """`35 of the port's 50 clerks are out. The port puts the number at 20`: of the clerks who are out, whom the sentence before tells of.

    A part behind its whole is meant only where its number is nearer (`90 marched, three of them children. The police put it at 70`).
    """
    told = [p for p in parts if p.figure.anchor.start < c.figure.anchor.start and p.figure.anchor.article == c.figure.anchor.article]
    if len(told) != 1 or not numbered(c.figure) or min(value(told[0].figure), value(c.figure)) <= 0:
        return None
    part, all_, said = value(told[0].figure), value(whole.figure), value(c.figure)
    if said > all_:
        return None
    first = told[0].figure.anchor.start < whole.figure.anchor.start
    return told[0] if first or max(part, said) * said < min(part, said) * all_ else None


def _of_all(story: Story, c: Count) -> bool:
    """`had put the number of dead at nine`: of all whom a fate befell, whatever kind the sentence before counts; not `of its dead`."""
    if c.thing not in ANYBODY or not any(w.form in counting_words("anyone") for w in words_in(c.figure.measure)):
        return False
    text = story.article(c.figure.anchor).text
    return _THEIRS.search(text, max(0, c.figure.anchor.start - OWN), c.figure.anchor.start) is None


def _nearer(story: Story, earlier: Count, last: Count, c: Count) -> bool:
    """`Police put the injured at 26 and the stranded at 90. Until then they had counted 22`: an older number is near what it was."""
    one = story.sentence(earlier.figure.anchor) == story.sentence(last.figure.anchor) and earlier.figure.unit == last.figure.unit
    return one and not near(last.figure, c.figure) and near(earlier.figure, c.figure) and _speaks_of(story, earlier, c)


def _speaks_of(story: Story, last: Count, c: Count) -> bool:
    """The number has no deed of its own, and the one before it stands in the same sentence or the one before."""
    gap = c.figure.anchor.start - last.figure.anchor.end
    text = story.article(c.figure.anchor).text
    arrived = bool(c.giver) and _ARRIVED.search(text, max(0, c.figure.anchor.start - OWN), c.figure.anchor.start) is not None
    own = c.deeds - counting_words("light") - counting_words("move") - (frozenset({"arrive"}) if arrived else frozenset())
    told = bool({w.form for w in words_in(c.figure.measure)} & ANAPHORIC) or _puts(c)
    told = told or arrived or _estimate().search(text, max(0, c.figure.anchor.start - OWN), c.figure.anchor.start) is not None
    told = told or (gap > 0 and bool(_gapped(text[last.figure.anchor.end : c.figure.anchor.start])))
    told = told or (c.clause is not None and last.clause is not None and c.clause.id == last.clause.id)
    told = told or (not own and gap <= LISTED and story.sentence(c.figure.anchor) == story.sentence(last.figure.anchor))
    if _ALL.search(text, max(0, c.figure.anchor.start - 10), c.figure.anchor.start):
        return False
    if not told and not (last.figure.unit in conversions() and near(last.figure, c.figure)):
        return False
    if not 0 < gap <= SPOKEN_OF or (c.thing in PEOPLE - ANYBODY and c.thing != last.thing and not _of_giver(c)):
        return False
    if last.figure.unit_text and c.figure.measure.startswith(last.figure.unit_text.lower()):
        return True
    if own and own != last.deeds and last.deeds - counting_words("light") - counting_words("move"):
        return False
    if c.thing not in ANAPHORIC and c.thing not in PEOPLE and not _of_giver(c) and is_thing(c.thing) and c.thing != last.thing:
        return False
    return story.article(c.figure.anchor).text.find("\n\n", last.figure.anchor.end, c.figure.anchor.start) < 0


def _of_its_time(story: Story, last: Count, c: Count) -> bool:
    """Nothing tells that the number is of another time than the one that it speaks of: no date, nor `now`."""
    text, end = story.article(c.figure.anchor).text, story.sentence(c.figure.anchor).end
    between = Anchor.at(c.figure.anchor.article, last.figure.anchor.end, max(end, c.figure.anchor.end))
    if story.sentence(last.figure.anchor) == story.sentence(c.figure.anchor):
        dated = any(True for _ in story.times_in(between))
    else:
        dated = any(True for _ in story.times_in(story.sentence(c.figure.anchor)))
    return not dated and _NOW.search(text, last.figure.anchor.end, c.figure.anchor.start) is None


def _of_giver(c: Count) -> bool:
    """`Staff put it at nine`: the noun taken for what is counted is that of who gives the number."""
    words = {w.form for w in words_in(c.giver)}
    return c.thing in c.giver.lower() or c.thing in {thing_family(w) for w in words if is_thing(w)}


def _own_giver(story: Story, last: Count, c: Count) -> str:
    """`The organisers' estimate was 900`, `the port put it at 400, the union at 900`: who gives the number, by the words before it."""
    text = story.article(c.figure.anchor).text
    if (found := _estimate().search(text, max(0, c.figure.anchor.start - OWN), c.figure.anchor.start)) is not None:
        return found[1].strip()
    gapped = _gapped(text[last.figure.anchor.end : c.figure.anchor.start])
    return gapped if c.giver in ("", last.giver) and last.giver else ""


def _gapped(between: str) -> str:
    """`, the union at `: a name between two numbers, the verb left out; not `, taking `, `, or `."""
    found = _GAPPED.fullmatch(between)
    if found is None or (found[2] == " of" and _LISTED_OF.search(between)):
        return ""
    name = found[1].strip()
    named = name[:1].isupper() or name.startswith("the ") or found[2] is not None
    return name if named and not name.split()[0].endswith(("ing", "ed")) and name.split()[0] not in phrases("begins no name") else ""


_ALL = re.compile(r"\b(?:all|both|all of the|each of the) $", re.IGNORECASE)
"""`all seven were taken to a clinic`: people or things of whom the report has told without a number."""
_NOW = re.compile(r"\b(?:now|meanwhile|since|later|today|latest)\b")
"""Words behind which a number that speaks of a count is of another time than that one."""
_LISTED_OF = re.compile(r"^(?:, (?:and )?|\s+and )[A-Z]{2,} of $")
"""`a PSA of 4, CRP of 64`: two measures, by nobody."""
_GAPPED = re.compile(r"[^.,;\d]{0,45}[,;] (?:and |while |but )?((?:the )?[A-Za-z][\w’'-]+(?: [\w’'-]+){0,4}?)( at| of)? ")
_THEIRS = re.compile(r"\b(?:its|their|his|her|our) (?:own )?(?:dead|deaths|fatalities|victims)\b")
OWN = 60
"""Code points before a number in which `the organisers' estimate was` stands."""


@cache
def _estimate() -> re.Pattern[str]:
    """`the anglers' estimate was ` right before a number."""
    what, verb = (
        phrase_pattern("estimate").pattern,
        "(?:(?:was|is|were|are)(?: (?:closer|nearer|closest|put|set|at|to|near)){0,2}|stood at|stands at|of|came to|comes to|runs to)",
    )
    return re.compile(rf"\b([\w’' -]{{3,40}}?)['’]s? (?:own )?{what} (?:{verb}) $")


def _puts(c: Count) -> bool:
    """The clause only gives the number: a verb of the list with nothing else that it tells (`found inside`, `refused entry to five`)."""
    if c.clause is not None and c.clause.predicate.split(" ")[0] == "arrive" and c.giver:
        return True  # `the surveyors arrived at 800`
    verb = event_family(c.clause.predicate.split(" ")[0]) if c.clause is not None else ""
    return (not verb or verb in counting_words("light") | {"come", "have"}) and verb not in ("find", "be", "get", "go", "make", "set")


_ARRIVED = re.compile(r"\barriv(?:ed|es?|ing) at (?:\w+ )?$")
"""`the surveyors arrived at 800`: a verb of giving, and no deed of the counted."""
_OTHERS = re.compile(r"(?:[Aa]nother|[Aa] further|[Ff]urther)\b")
_OF_THOSE = re.compile(r"\bof (?:the|those|these|them)\b")
LISTED = 45
"""Code points between two numbers that are listed by who gives them (`31 according to the port, 32 according to the navy`)."""
SPOKEN_OF = 250
"""Code points back to the number that a bare one speaks of: the same sentence or the one before, in one paragraph."""
