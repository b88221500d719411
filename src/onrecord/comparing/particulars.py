"""What reports print beside a person's name -> their age, their home and the spelling of the name, compared.

`Ana Brook, 34, of Selby` in one report and `Ana Brook, 36, from Lissen` in another cannot both hold. A particular is read where it touches
the full name: behind it, between commas, or right before it (`34-year-old`, `Selby resident`). Each report gives the first one of a kind
that it prints; a home is a place that the text also treats as one, or what stands behind an age.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, product

from onrecord.comparing.counts import FAR, days_between
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.conditions import condition_pattern, conditions
from onrecord.lexicon.forenames import is_forename
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Dimension, Entity, Verdict

MAX_REPORTS = 12
"""Reports of one person that are compared pairwise: 66 pairs; a bound on cost."""
ALIKE = 0.7
"""Share of letters that two spellings of one name have in common (`Marlon` and `Harlon` .83, `Ana` and `Ana-Maria` .5); set by hand."""
SHORTEST = 4
"""Letters of a name that can be a misspelling of another; of shorter ones too many are alike."""
LONGEST_GAP = 60
"""Code points on either side of a name that are looked at: an age, a preposition and a place of four words fit."""

_PLACE = r"(?P<home>[A-Z][\w’'.-]*(?: (?:of |de |la |del |upon )?[A-Z][\w’'.-]*){0,3}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?)"
_AGE_BEHIND = re.compile(
    r"(?:, (?:aged |who is )?| \((?=1[5-9]|[2-9]\d))(?P<age>\d{1,3})(?=[,.);]| of\b| from\b)(?!,? (?:and |or )?\d)"
    r"|, an? (?P<years>\d{1,3})-year-old\b"
)
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-year-old (?:[\w’'-]+ ){0,3}$")
_HOME_BEHIND = re.compile(
    rf"(?P<aged>, \d{{1,3}},?| \(\d{{1,3}}\),?|,)? (?:both )?(?:of|from|who lives in|a resident of) (?:nearby )?{_PLACE}"
)


@dataclass(frozen=True, slots=True)
class Particular:
    """`value` is what is compared; `anchor` the words from the name to it."""

    anchor: Anchor
    value: str


def compare_particulars(story: Story) -> Iterator[Comparison]:
    """Ages and homes of one person, then spellings of one name, from report to report."""
    places = _places(story)
    people = [e for e in story.links.entities if e.kind == "person" and " " in e.name]
    for person in people:
        ages: dict[str, Particular] = {}
        homes: dict[str, Particular] = {}
        for mention in person.mentions:
            if len(mention.spans) == 1 and " " in story.text(mention):
                _read(story, mention, places, ages, homes)
        yield from _pairs(story, person, ages, _of_ages, "figure", "particulars/age")
        yield from _pairs(story, person, homes, _of_homes, "place", "particulars/home")
    yield from _spellings(story, people)


def _places(story: Story) -> Mapping[str, frozenset[str]]:
    """Article id -> the names of places that its text mentions, folded."""
    out: dict[str, set[str]] = defaultdict(set)
    for entity in story.links.entities:
        if entity.kind == "place":
            for mention in entity.mentions:
                out[mention.article].add(story.text(mention).casefold())
    return {article: frozenset(names) for article, names in out.items()}


def _read(
    story: Story, mention: Anchor, places: Mapping[str, frozenset[str]], ages: dict[str, Particular], homes: dict[str, Particular]
) -> None:
    """What touches one mention of a full name."""
    text = story.article(mention).text
    if any(_far(t.latest, story.article(mention).published.value) for t in story.times_in(story.sentence(mention))):
        return  # `in 2015 Ana Brook, 20, won`: an age and a home of another time
    before, behind = text[max(0, mention.start - LONGEST_GAP) : mention.start], text[mention.end : mention.end + LONGEST_GAP]
    if found := _AGE_BEHIND.match(behind):
        value = found["age"] or found["years"]
        ages.setdefault(mention.article, Particular(Anchor.at(mention.article, mention.start, mention.end + found.end()), value))
    elif found := _AGE_BEFORE.search(before):
        start = mention.start - len(before) + found.start()
        ages.setdefault(mention.article, Particular(Anchor.at(mention.article, start, mention.end), found["age"]))
    known = places.get(mention.article, frozenset())
    if found := _HOME_BEHIND.match(behind):
        aged = (found["aged"] or ",") != ","
        home = _place_in(found["home"], known, sure=aged)
        if home:
            end = mention.end + found.start("home") + len(home)
            homes.setdefault(mention.article, Particular(Anchor.at(mention.article, mention.start, end), home))
    elif found := _home_before().search(before):
        home = _place_in(found["home"], known, sure=False)
        if home:
            start = mention.start - len(before) + found.start()
            homes.setdefault(mention.article, Particular(Anchor.at(mention.article, start, mention.end), home))


@cache
def _home_before() -> re.Pattern[str]:
    """`Selby resident ` right before a name."""
    return re.compile(rf"(?P<home>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,2}}) {phrase_pattern('lives there').pattern} $")


def _far(day: str | None, published: str | None) -> bool:
    return day is not None and published is not None and days_between(day, published) > FAR


def _place_in(words: str, known: frozenset[str], *, sure: bool) -> str:
    """The printed place, without the stop that ends the sentence; nothing where the words are no place that the text knows."""
    first = words.split(", ")[0].rstrip(".")
    if first.split(" ")[0].casefold() in phrases(
        "part of a land"
    ):  # a part of a country or a state, which may well hold the town of the other report
        return ""
    if not sure and first.casefold() not in known and not polities_in(first):
        return ""
    rest = words.split(", ")[1:]
    if rest and (rest[0].rstrip(".").casefold() in known or polities_in(rest[0]) or rest[0].endswith(".")):
        return f"{first}, {rest[0].removesuffix('.')}"
    return first


def _pairs(
    story: Story,
    person: Entity,
    found: Mapping[str, Particular],
    judged: Callable[[str, str], Verdict | None],
    dimension: Dimension,
    rule: str,
) -> Iterator[Comparison]:
    rows = sorted(found.values(), key=lambda p: story.place(p.anchor))[:MAX_REPORTS]
    for a, b in combinations(rows, 2):
        verdict = judged(a.value, b.value)
        if verdict is None:
            continue
        left, right = story.text(a.anchor), story.text(b.anchor)
        same = f"Both print “{left}”." if left == right else f"{person.name}: “{left}” and “{right}”."
        yield verdict_row(story, dimension, a.anchor, b.anchor, verdict, same, rule)


def _of_ages(a: str, b: str) -> Verdict | None:
    return "agree" if int(a) == int(b) else "conflict"


def _of_homes(a: str, b: str) -> Verdict | None:
    """One town is one home; a town and the state that it may lie in are `vaguer`; two towns are a conflict."""
    left, right = [_folded(p) for p in a.split(", ")], [_folded(p) for p in b.split(", ")]
    if left[0] == right[0]:
        return "agree"
    if left[0] in right or right[0] in left or polities_in(a.split(", ")[0]) or polities_in(b.split(", ")[0]):
        return "vaguer" if left[0] in right or right[0] in left else None
    if set(left[0].split()) <= set(right[0].split()) or set(right[0].split()) <= set(left[0].split()):
        return "vaguer"
    return "conflict"


def _folded(place: str) -> str:
    return place.casefold().strip(" .")


def _spellings(story: Story, people: list[Entity]) -> Iterator[Comparison]:
    """Two spellings of what is one name: they share a part, the other part is nearly the same, and no report prints both.

    Shown where the two are told of most alike. Two given names that differ by more than a slip of the pen, of one whom the same befell
    (`police arrested Marlon Brook`, `Harlon Brook was arrested`), cannot both be right.
    """
    printed: dict[str, dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for person in people:
        names = {_plain(name) for name in (person.name, *person.aliases)}
        for mention in person.mentions:
            name = _plain(story.text(mention))
            if len(mention.spans) == 1 and " " in name and name in names:
                printed[name][mention.article].append(mention)
    by_part: dict[str, set[str]] = defaultdict(set)
    for name in printed:
        parts = name.split()
        for part in {parts[0], parts[-1]}:
            by_part[part].add(name)
    pairs = {pair for names in by_part.values() if len(names) <= MAX_REPORTS for pair in combinations(sorted(names), 2)}
    for x, y in sorted(pairs):
        if not _alike(x.split(), y.split()) or printed[x].keys() & printed[y].keys():
            continue
        shared, a, b = _most_alike(story, (x, y), *(_early(story, rows.values()) for rows in (printed[x], printed[y])))
        if len(shared) < (PLAINLY if _two_forenames(x, y) else TOLD_ALIKE):
            continue
        left, right = story.text(a), story.text(b)
        if _two_names(x, y) and _fates(story, a) & _fates(story, b):
            said = f"One person, by what is told of both, is named “{left}” and “{right}”."
            yield verdict_row(story, "wording", a, b, "conflict", said, "particulars/name")
        else:
            yield verdict_row(
                story, "wording", a, b, "variant", f"One name, it seems, is printed “{left}” and “{right}”.", "particulars/spelling"
            )


TOLD_ALIKE = 2
"""Telling words that two sentences share beside the name: two people of like names are told of in different words."""
PLAINLY = 4
"""Telling words that they share where both names are somebody's (`Jan Brook`, `Dan Brook`)."""
MENTIONS = 6
"""Mentions of a name whose sentences are looked at: 36 pairs; a bound on cost."""


def _early(story: Story, rows: Iterable[Sequence[Anchor]]) -> list[Anchor]:
    """The first mentions of a name, report by report."""
    return sorted((m for mentions in rows for m in sorted(mentions, key=lambda m: m.start)[:MENTIONS]), key=story.place)[:MENTIONS]


def _most_alike(
    story: Story, names: tuple[str, str], left: Sequence[Anchor], right: Sequence[Anchor]
) -> tuple[frozenset[str], Anchor, Anchor]:
    """The two mentions whose sentences share most telling words, the first of several; and those words."""
    told = {m: _told(story, m, *names) for m in (*left, *right)}
    found = ((told[a] & told[b], a, b) for a, b in product(left, right))
    return max(found, key=lambda row: len(row[0]))


def _told(story: Story, mention: Anchor, *names: str) -> frozenset[str]:
    sentence = story.sentence(mention)
    words = words_in(story.article(sentence).text, sentence.start, sentence.end)
    return frozenset(w.stem for w in words if w.content and not any(w.form in _plain(n).split() for n in names))


def _fates(story: Story, mention: Anchor) -> frozenset[str]:
    """What the sentence of a name tells of people."""
    sentence = story.sentence(mention)
    return frozenset(conditions()[m[0]] for m in condition_pattern().finditer(story.article(sentence).text, sentence.start, sentence.end))


def _plain(name: str) -> str:
    """Without capitals, accents and apostrophes, in which outlets differ by their house style and not by what they know."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘")


def _alike(a: list[str], b: list[str]) -> bool:
    """The names have as many parts, one of them differs, and that one by few letters; not by more of them at its end (`Ann`, `Anna`)."""
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y] if len(a) == len(b) else []
    if len(different) != 1:
        return False
    x, y = different[0]
    short = min(len(x), len(y)) < SHORTEST or x.startswith(y) or y.startswith(x)
    return not short and SequenceMatcher(None, x, y, autojunk=False).ratio() >= ALIKE


def _two_forenames(x: str, y: str) -> bool:
    """Both names begin with another given name that people have: `Mark Brook`, `Mary Brook` are two people."""
    return any(a != b and is_forename(a.title()) and is_forename(b.title()) for a, b in zip(x.split(), y.split(), strict=True))


def _two_names(x: str, y: str) -> bool:
    """The given names differ by more than a letter or two, and not as two ways to write one name (`Mohammed`, `Muhammad`)."""
    a, b = x.split()[0], y.split()[0]
    return _sounds(a) != _sounds(b) and SequenceMatcher(None, a, b, autojunk=False).ratio() < SLIP


SLIP = 0.85
"""Share of letters that two misprints of one given name have in common (`Vincent` and `Vicent` .92, `Marlon` and `Tarlo` .73)."""


def _sounds(name: str) -> str:
    """The consonants that every transcript of a name has: `Aleksandr` and `Alexander`, `Sergei` and `Sergey` are one."""
    folded = name.replace("ph", "f").replace("x", "ks").translate(_ALIKE_LETTERS)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyjh-]", "", folded))


_ALIKE_LETTERS = str.maketrans("cqwzd", "kkvst")
