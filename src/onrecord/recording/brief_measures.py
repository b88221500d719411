"""Figures of one count -> the sentence that tells it: each party's newest number, what it gave before, and who gives which.

What enters: a group that `brief_figures` has made. What leaves: words and the figures that they tell, or None where the label makes no noun
that a sentence can begin with. Rule: a number that its own source has replaced is never set against the one that replaced it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.lexicon.conditions import condition_titles, open_conditions
from onrecord.lexicon.families import is_thing
from onrecord.lexicon.phrases import phrases
from onrecord.model import Comparison, Figure
from onrecord.recording.amounts import amount
from onrecord.recording.naming import brief_name, capital, small, with_article
from onrecord.recording.story import PRONOUNS, Story, listed

PARTIES = 4
"""Different numbers that one sentence sets side by side; the chart shows them all."""
EARLIER = 3
"""Earlier numbers of one party that a sentence tells."""
NAMED = 2
"""Parties named for one number."""
_BECAME = re.compile(r"([\d,.]*\d)(?: million| billion)? became ([\d,.]*\d)")


class Value(NamedTuple):
    """A number as its ends; `about 40` and `40` are one."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one party gives: its numbers that stand, those before them (the newest first), and the figures that tell them.

    `figures` has those too that reports print in their own voice with a number of the party; `given` are the party's alone.
    """

    name: str
    now: tuple[Value, ...]
    before: tuple[Value, ...]
    figures: tuple[Figure, ...]
    given: tuple[Figure, ...] = ()
    via: tuple[str, ...] = ()
    vague: bool = False


def measured(story: Story, group: Sequence[Figure], *, counted: str, condition: str) -> tuple[str, tuple[Figure, ...]] | None:
    """`The number of people missing is 37 according to the mayor, updated from 41; 44 according to the union.` and its figures."""
    parties = told_by_party(story, group, condition=condition)
    standing: dict[Value, list[Told]] = {}
    for party in parties:
        for value in party.now:
            standing.setdefault(next((v for v in standing if _like(v, value)), value), []).append(party)
    parts: list[str] = []
    figures: list[Figure] = []
    for value, tellers in list(standing.items())[:PARTIES]:
        before = list(dict.fromkeys(b for t in tellers for b in t.before if len(t.now) == 1 and b not in standing))[:EARLIER]
        earlier = list(dict.fromkeys(_words(story, group, b) for b in before))
        revised = f", updated from {listed(earlier)}" if earlier else ""
        parts.append(f"{_words(story, group, value)} according to {_tellers(story, tellers, value)}{revised}")
        figures.extend(f for v in (value, *before) for t in tellers for f in t.figures if _like(_value(f), v))
    if not parts:
        return None
    joint = "; " if len(parts) > 2 or any("," in p for p in parts) else " and "
    return f"{capital(counted)} is {joint.join(parts)}.", tuple(dict.fromkeys(figures))


def _tellers(story: Story, tellers: Sequence[Told], value: Value) -> str:
    """Who gives the number: the parties that a reader can tell, else the reports."""
    named = list(dict.fromkeys(t.name for t in tellers if t.name and not t.vague)) or [t.name for t in tellers if t.name]
    if not named:
        return story.reports([f.anchor.article for t in tellers for f in t.figures if _like(_value(f), value)])
    via = tellers[0].via if len(named) == 1 and len(tellers) == 1 else ()
    return listed(named[:NAMED]) + (f", as {listed(list(via))} reported" if via else "")


def told_by_party(story: Story, group: Sequence[Figure], *, condition: str) -> list[Told]:
    """The parties, those first that most reports quote; the reports' own voice last, where it gives a number that no party gave."""
    by: dict[str, list[Figure]] = {}
    for f in group:
        by.setdefault(party_of(story, f), []).append(f)
    joined = _joined(by)
    ages = _ages(story, group, condition=condition)
    newer = _newer(story, group, ages)
    stale = _stale(story, group, newer)
    attributed = {v for name, figures in joined.items() if name for v in map(_value, figures)}
    moving = condition in open_conditions()
    out: list[Told] = []
    for name, figures in joined.items():
        own = [f for f in joined.get("", ()) if name and any(_like(_value(f), _value(g)) for g in figures)]
        values = sorted({_value(f) for f in figures}, key=lambda v: (ages[v], _ends(v)))
        values = [v for v in values if not any(_vaguer(v, w, moving=moving) for w in values if w != v)]
        if not name:
            values = [v for v in values if not any(_like(v, w) for w in attributed)]
        now = tuple(v for v in values if v not in stale)
        unsaid = [v for v in map(_value, joined.get("", ())) if not any(_like(v, w) for w in attributed)]
        theirs = {*map(_value, figures), *unsaid}
        known = [v for v in ages if v in theirs and v not in now and any(w in newer.get(v, ()) for w in now)]
        before = [v for v in known if not any(_like(v, w) for w in now) and not any(_vaguer(v, w, moving=moving) for w in known if w != v)]
        before.sort(key=lambda v: (ages[v], _ends(v)), reverse=True)
        if now:
            vague = bool(name) and _is_vague(story, figures)
            name = re.sub(r"^The ", "", name)
            plain = bool(name) and name.split()[0].lower() in story.small_words
            shown = with_article(story, small(story, name) if plain else name) if name else ""
            via = _via(story, figures, now[-1]) if name else ()
            out.append(Told(shown, now, tuple(before), (*figures, *own), tuple(figures), via, vague))
    newest = max((ages[v] for t in out for v in t.now), default=("", 0.0))
    out = [t if ages[t.now[-1]] == newest else replace(t, before=tuple(b for b in t.before if b in set(map(_value, t.given)))) for t in out]
    return sorted(out, key=lambda t: (not t.name, -len({f.anchor.article for f in t.figures}), t.figures[0].anchor))


def _via(story: Story, figures: Sequence[Figure], newest: Value) -> tuple[str, ...]:
    """Who the reports heard it from, where none heard it from the party."""
    rows = [s for f in figures if _value(f) == newest and (s := story.statements.get(f.statement or "")) is not None]
    return tuple(story.the(v.name) for v in rows[0].via) if rows and all(s.via for s in rows) else ()


def _is_vague(story: Story, figures: Sequence[Figure]) -> bool:
    """Whether a reader cannot tell who the party is: `officials`, `reports`."""
    rows = [s.source for f in figures if (s := story.statements.get(f.statement or "")) is not None and s.source is not None]
    return all(source.entity is None and len(_core(source.name)) < 2 for source in rows)


def _value(figure: Figure) -> Value:
    return Value(figure.low, figure.high)


def _ends(value: Value) -> tuple[float, float]:
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    return high or 0.0, low or 0.0


def _like(left: Value, right: Value) -> bool:
    """One number, with a bound or without: `at least 11` and `11`."""
    return _ends(left) == _ends(right)


def _vaguer(value: Value, other: Value, *, moving: bool) -> bool:
    """Whether a party's other number says more: a closed one that an open end holds, a range of which this is an end.

    A count that moves with the news is another day's where it differs: `at least 11` is not what `15` says better.
    """
    if None in value:
        low = value.low if value.low is not None else float("-inf")
        high = value.high if value.high is not None else float("inf")
        held = None not in other and low <= _ends(other)[1] and _ends(other)[0] <= high
        return held and (not moving or _like(value, other))
    ranged = other.low is not None and other.high is not None and other.low < other.high
    return ranged and value.low == value.high and value.low in (other.low, other.high)


def _ages(story: Story, group: Sequence[Figure], *, condition: str) -> dict[Value, tuple[str, float]]:
    """How new each number is: the first day on which it is given, then its size where news only adds to it (or takes off it)."""
    days = _days(story)
    last = max(days.values(), default="")
    first: dict[Value, str] = {}
    for f in group:
        day = f.as_of.value[:10] if f.as_of is not None else days[f.anchor.article] or last
        first[_value(f)] = min(first.get(_value(f), day), day)
    first = {v: min(first[w] for w in first if _like(v, w)) for v in first}
    step = {"miss": -1.0}.get(condition, 1.0) if condition in open_conditions() else 0.0
    later = _became(story, group)
    out = {}
    for value, day in first.items():
        out[value] = (day, step * _ends(value)[0])
    for old, new in later:
        if out[new] <= out[old]:
            out[new] = (out[old][0], out[old][1] + 0.5)
    return out


def _became(story: Story, group: Sequence[Figure]) -> list[tuple[Value, Value]]:
    """The numbers of which a comparison says that one became the other."""
    by_anchor = {f.anchor: f for f in group}
    out = []
    for c in story.record.comparisons:
        left, right = by_anchor.get(c.left), by_anchor.get(c.right)
        found = _BECAME.search(c.reason) if c.verdict == "updated" and left and right else None
        if found is not None and left is not None and right is not None:
            old, new = (_number(found[1]), _number(found[2]))
            pair = {_ends(_value(f))[0]: _value(f) for f in (left, right)}
            if old in pair and new in pair and old != new:
                out.append((pair[old], pair[new]))
    return out


def _number(text: str) -> float:
    return float(text.replace(",", ""))


Newer = Mapping[Value, frozenset[Value]]


def _days(story: Story) -> dict[str, str]:
    return {a.id: a.published.value or "" for a in story.record.articles}


def _newer(story: Story, group: Sequence[Figure], ages: Mapping[Value, tuple[str, float]]) -> Newer:
    """Number -> the numbers that replaced it: a comparison says that one of the two is an update, their ages say which.

    One party's number is replaced by another's only where no report gives it on or after the day of the other.
    """
    by_anchor = {f.anchor: f for f in group}
    days = _days(story)
    updates = [c for c in story.record.comparisons if _updates(c) and {c.left, c.right} <= by_anchor.keys()]
    pairs = [(by_anchor[c.left], by_anchor[c.right]) for c in updates]
    for f in group:  # one party's earlier count, where no comparison has looked at the two
        pairs.extend((f, g) for g in group if party_of(story, f) == party_of(story, g) != "" and ages[_value(f)][1] != ages[_value(g)][1])
    out: dict[Value, set[Value]] = {}
    for pair in pairs:
        at_once = pair[0].anchor.article == pair[1].anchor.article
        f, g = sorted(pair, key=lambda x: ("" if at_once else ages[_value(x)][0], ages[_value(x)][1], _ends(_value(x))))
        old, new = _value(f), _value(g)
        given = max(days[x.anchor.article] for x in group if _like(_value(x), old))
        named = party_of(story, f)
        if _like(old, new) or ages[old] == ages[new] or (named and named != party_of(story, g) and given >= ages[new][0]):
            continue
        out.setdefault(old, set()).add(new)
    return {old: frozenset(new) for old, new in out.items()}


def _updates(c: Comparison) -> bool:
    return c.dimension == "figure" and c.verdict == "updated"


def _stale(story: Story, group: Sequence[Figure], newer: Newer) -> frozenset[Value]:
    """The numbers that no longer stand: replaced, and by no number that a comparison sets against them."""
    by_anchor = {f.anchor: f for f in group}
    against: dict[Value, set[Value]] = {}
    for c in story.record.comparisons:
        left, right = by_anchor.get(c.left), by_anchor.get(c.right)
        if c.verdict == "conflict" and left and right:
            against.setdefault(_value(left), set()).add(_value(right))
            against.setdefault(_value(right), set()).add(_value(left))
    replaced = {v for v in map(_value, group) if newer.get(v)}
    kept = {v for v in replaced if against.get(v, set()) - replaced and not newer[v] - against[v]}
    like = {v for v in map(_value, group) if any(_like(v, w) for w in replaced - kept)}
    return frozenset(like)


def party_of(story: Story, figure: Figure) -> str:
    """Who gives the number; empty for the report itself and for a source that names nobody."""
    statement = story.statements.get(figure.statement or "")
    if statement is None or statement.source is None or (statement.cue is not None and statement.cue.act in ("feel", "intend")):
        return ""
    name = brief_name(statement.source.name)
    return "" if not name or name.split()[0].lower() in PRONOUNS else name


def _joined(by: Mapping[str, list[Figure]]) -> dict[str, list[Figure]]:
    """The figures by party: a short name (`the ministry`) goes with the one longer name that ends in it, a spelling with the other."""
    out: dict[str, list[Figure]] = {}
    for name, figures in sorted(by.items(), key=lambda row: (-len(row[0].split()), row[0])):
        words = _core(name)
        like = [n for n in out if n and words and (_core(n)[-len(words) :] == words or _overlap(_core(n), words) >= SAME_PARTY)]
        out.setdefault(like[0] if len(like) == 1 else name, []).extend(figures)
    return out


SAME_PARTY = 0.75
"""Share of all words of two names that both have, from which they name one party: a spelling, or a word more."""
STEM = 4
"""Letters of a word that two spellings of it share."""


def _core(name: str) -> list[str]:
    words = [re.sub(r"[^a-z]", "", w.lower())[:STEM] for w in name.split()]
    return [w for w in words if w not in ("the", "a", "an", "and", "of", "offi", "")]


def _overlap(left: Sequence[str], right: Sequence[str]) -> float:
    return len(set(left) & set(right)) / max(1, len({*left, *right}))


def _words(story: Story, group: Sequence[Figure], value: Value) -> str:
    """The number as the plainest of its figures has it, with its unit."""
    rows = [f for f in group if _value(f) == value] or [f for f in group if _like(_value(f), value)]
    exact = sorted(rows, key=lambda f: (f.bound != "exact", f.anchor))
    figure = exact[0]
    words = amount(story, figure)
    unit = figure.unit_text or ""
    if figure.unit and figure.unit != "%" and unit and unit[0].isalpha() and unit.split()[0].lower() not in words.lower():
        words = f"{words} {unit}"
    return words


def noun_of(story: Story, group: Sequence[Figure], *, condition: str, label: str, people: bool) -> str | None:
    """What a sentence calls the count: `the number of people missing`, `the amount of oil`; None where the label is no such noun."""
    title = condition_titles().get(condition, "")
    if title and people:
        return f"the number of {title.lower() if condition == 'kill' else f'people {title.lower()}'}"
    words = label.split()
    units = {f.unit for f in group}
    if units - {None}:
        return _noun_of_unit(words, units)
    return f"the number of {label}" if _counts_things(words) else None


def _noun_of_unit(words: Sequence[str], units: set[str | None]) -> str | None:
    """`tonnes of oil` -> `the amount of oil`; `percent turnout` -> `the turnout`."""
    if None in units:
        return None
    if units == {"%"}:
        rest = [w for w in words if w.lower() not in ("percent", "per", "cent", "%")]
        return f"the {rest[0]}" if len(rest) == 1 and _PLAIN.fullmatch(rest[0]) and not _DONE.search(rest[0]) else None
    if len(words) >= 3 and words[1] == "of" and all(_PLAIN.fullmatch(w) and not _DONE.search(w) for w in words[2:]):
        return f"the amount of {' '.join(words[2:])}"
    return None


_PLAIN = re.compile(r"[a-z][a-z-]*")
_DONE = re.compile(r"(?:ed|ing)$")
_TYING = frozenset("of or and in at on from aboard to by with for".split())
_NO_NOUN = frozenset("people person persons victims others count number total".split())


def _counts_things(words: Sequence[str]) -> bool:
    """A plural of a thing of the list with what tells which (`doubtful votes`, `soldiers killed or wounded`); never a bare `people`."""
    if not words or not all(_PLAIN.fullmatch(w) for w in words) or words[-1] in _TYING:
        return False
    plurals, deeds = phrases("plurals without -s"), phrases("participles without -ed")
    head = next((n for n, w in enumerate(words[:3]) if w in plurals or (w.endswith("s") and is_thing(w.removesuffix("s")))), None)
    if head is None or any(w in _TYING or _DONE.search(w) and n == 0 and len(words) == 1 for n, w in enumerate(words[:head])):
        return False
    rest = words[head + 1 :]
    fit = all(w in _TYING or w in deeds or w.endswith("ed") or (n > 0 and rest[n - 1] in _TYING) for n, w in enumerate(rest))
    return fit and not (len(words) == 1 and words[0] in _NO_NOUN)


__all__ = ["Told", "Value", "measured", "noun_of", "party_of", "told_by_party"]
