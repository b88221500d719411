"""Acts that reports date (a fine, a signing, an order, a letter) -> verdicts on their dates, where the clauses are not linked as one event.

Two clauses tell one act where its kind is one and something else ties them: a telling number that both sentences give, what it was done to,
or a place and what was signed there. A state that a date begins (`has held the islands since 1978`) is tied by who is in it. An act that
one report dates in two ways was done twice, and contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from onrecord.comparing.bounds import value
from onrecord.comparing.dates import date_in, judge_times, one_wording
from onrecord.comparing.given import days_of
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon import table
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Proposition, Time

MAX_ROWS = 40
"""Dated clauses of one act compared pairwise: 780 pairs; a bound on cost."""
TELLING = 100
"""A number from here on, given in both sentences, ties them; smaller ones meet by chance (three ministers, 12 days)."""
LARGE = 100_000
"""A number from here on ties whatever it is read to count (`3.2 million`)."""
BACK = 250
"""Code points before the sentence, in its paragraph, whose numbers still belong to what is dated (`fined 3 million. The penalty …`)."""
NEAR = 60
"""Code points before a date in which its act is told with what it was done to, and where."""
NEAR_SHARED = 3
"""Content stems there that two tellings share at the least, beside the act itself, where no object is read."""
SHARED = 2
"""Content stems that two tellings share at the least before a looser date of one is set beside the other."""


@dataclass(frozen=True, slots=True)
class DatedAct:
    """A row of `dated_acts.toml`."""

    act: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str
    since: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """A dated act: `done_to` are stems of its object beside the act's own noun, `near` those right before the date, `around` those of its
    sentence and the one before."""

    act: str
    time: Time
    doer: str
    done_to: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    numbers: frozenset[tuple[float, str]]


def compare_acts(story: Story) -> Iterator[Comparison]:
    """Comparisons of dates of acts, one a pair of reports and act."""
    groups: dict[str, list[Act]] = defaultdict(list)
    for act in _acts(story):
        groups[act.act].append(act)
    for key in sorted(groups):
        rows = groups[key][:MAX_ROWS]
        twice = {x.time.anchor for a, b in combinations(rows, 2) if _twice(a, b) for x in (a, b)}
        for a, b in combinations(rows, 2):
            tie = _tie(a, b)
            if tie and a.time.anchor not in twice and b.time.anchor not in twice:
                judged = judge_times(a.time, b.time, once=tie != "words" and not one_wording(story, a.time, b.time))
                if judged is not None and judged[0] == "conflict" and _replanned(story, a, b):
                    continue
                if judged is not None and judged[0] in ("conflict", "vaguer") and a.time.anchor.article != b.time.anchor.article:
                    said = judged[1].format(story.text(a.time.anchor), story.text(b.time.anchor))
                    yield verdict_row(story, "date", a.time.anchor, b.time.anchor, judged[0], said, f"dates/act-{tie}-{judged[2]}")


def _replanned(story: Story, a: Act, b: Act) -> bool:
    """Reports of two days tell when it is to be (`is scheduled for Friday`): a plan that was changed, or two plans, are no conflict."""
    days = {story.article(x.time.anchor).published.value for x in (a, b)}
    return len(days) > 1 and any(_planned(story, x.time) for x in (a, b))


def _planned(story: Story, time: Time) -> bool:
    sentence, text = story.sentence(time.anchor), story.article(time.anchor).text
    return phrase_pattern("planned").search(text, max(sentence.start, time.anchor.start - NEAR), time.anchor.start) is not None


def _twice(a: Act, b: Act) -> bool:
    """One report dates the act in two ways that cannot both hold of one act."""
    if a.time.anchor.article != b.time.anchor.article or not _tie(a, b):
        return False
    judged = judge_times(a.time, b.time, once=True)
    return judged is not None and judged[0] == "conflict"


def _tie(a: Act, b: Act) -> str:
    """What shows that two clauses tell one act: `number`, `object`, `doer`, or only `words`; empty where nothing does."""
    if a.time.anchor == b.time.anchor:
        return ""
    if a.numbers & b.numbers:
        return "number"
    if _since(a.act):
        return "doer" if a.doer and a.doer == b.doer and (a.done_to & b.done_to or not a.done_to or not b.done_to) else ""
    if a.done_to and b.done_to and (len(a.done_to & b.done_to) >= SHARED or a.done_to == b.done_to):
        return "object"
    if len(a.near & b.near) >= NEAR_SHARED:
        return "object"
    return "words" if len(a.around & b.around) >= SHARED else ""


@cache
def _rows() -> tuple[DatedAct, ...]:
    return table("dated_acts", DatedAct)


@cache
def _since(act: str) -> bool:
    return any(row.act == act and row.since for row in _rows())


@cache
def _nouns() -> dict[str, str]:
    return {noun: row.act for row in reversed(_rows()) for noun in row.nouns}


@cache
def _verbs() -> dict[str, str]:
    return {verb: row.act for row in reversed(_rows()) for verb in row.verbs}


def _acts(story: Story) -> Iterator[Act]:
    """The dated acts of clauses, then of sentences whose clause was not read with its date, each date once."""
    for one in story.annotations:
        told: set[Anchor] = set()
        for clause in one.propositions:
            if clause.negated or clause.rule in ("propositions/open", "propositions/modal"):
                continue
            act = _act_of(story, clause)
            time = _dated(story, clause) if act else None
            if time is not None and time.anchor not in told and (not _since(act) or _begins(story, time)):
                told.add(time.anchor)
                object_ = (
                    w for w in words_in(clause.patient or "") if w.content and not w.form[0].isdigit() and _lemma(w.form) not in _nouns()
                )
                yield _act(story, act, time, clause.agent or "", frozenset(w.stem for w in object_))
        for time in story.times[one.article]:
            if time.type == "DATE" and time.anchor not in told and time.earliest and time.precision in ("day", "month", "year"):
                act = _told_before(story, time)
                if act and not _since(act):
                    yield _act(story, act, time, "", frozenset())


def _act(story: Story, act: str, time: Time, doer: str, done_to: frozenset[str]) -> Act:
    sentence, text = story.sentence(time.anchor), story.article(time.anchor).text
    start = max(text.rfind("\n\n", 0, sentence.start), sentence.start - BACK, 0)
    near = _stems(text, max(sentence.start, time.anchor.start - NEAR), time.anchor.start, act)
    numbers = frozenset(_numbers(story, Anchor.at(time.anchor.article, start, sentence.end)))
    return Act(act, time, doer, done_to, near, _stems(text, start, sentence.end, act), numbers)


def _stems(text: str, start: int, end: int, act: str) -> frozenset[str]:
    words = (w for w in words_in(text, start, end) if w.content and not w.form[0].isdigit())
    return frozenset(w.stem for w in words if _verb_of(w.form) != act)


def _told_before(story: Story, time: Time) -> str:
    """The only act that the words right before the date tell; empty where there are none or two."""
    sentence, text = story.sentence(time.anchor), story.article(time.anchor).text
    words = words_in(text, max(sentence.start, time.anchor.start - NEAR), time.anchor.start)
    found = {act for w in words if (act := _verb_of(w.form)) and (w.form.endswith("ed") or w.form in _PAST)}
    if not found and any(w.form.removesuffix("d") in _GIVEN or w.form.removesuffix("ed") in _GIVEN for w in words):
        found = {_nouns()[n] for w in words if (n := _lemma(w.form)) in _nouns()}
    return min(found) if len(found) == 1 else ""


def _verb_of(form: str) -> str:
    """The act that a printed form of a listed verb tells (`fined`, `signed`, `bought`)."""
    base = next((f for f in (form, form.removesuffix("ed"), form.removesuffix("d"), _PAST.get(form, "")) if f in _verbs()), "")
    return _verbs().get(base, "")


_PAST = {
    "froze": "freeze",
    "frozen": "freeze",
    "bought": "buy",
    "sold": "sell",
    "built": "build",
    "wrote": "write",
    "written": "write",
    "shut": "shut",
}


def _act_of(story: Story, clause: Proposition) -> str:
    """The act of the clause: its verb's, or that of a noun in it where the verb only carries it."""
    verb = clause.predicate
    if verb in phrases("carriers"):
        told = f"{clause.patient or ''} {story.text(clause.anchor) if verb in _GIVEN else ''}"
        nouns = [_nouns()[n] for w in words_in(told) if (n := _lemma(w.form)) in _nouns()]
        if nouns:
            return nouns[0]
    return _verbs().get(verb, _verbs().get(verb.split(" ", 1)[0], ""))


_GIVEN = frozenset({"impose", "issue", "serve", "levy", "deliver"})
"""Verbs that carry an act whatever stands between (`a fine of 3 million imposed in May`)."""


def _lemma(form: str) -> str:
    return next((f for f in (form, form.removesuffix("s"), form[:-3] + "y" if form.endswith("ies") else form) if f in _nouns()), form)


def _dated(story: Story, clause: Proposition) -> Time | None:
    """The clause's own date; a weekday that the report leaves open by the days of the story's reports."""
    found = date_in(story, clause.anchor)
    if found is not None:
        return found
    open_ = [(t, days) for t in story.times_in(clause.anchor) if t.type == "DATE" and t.earliest is None and (days := days_of(story, t))]
    if len(open_) != 1:
        return None
    time, (first, last) = open_[0]
    return replace(time, earliest=first, latest=last, precision="day", readings=())


def _begins(story: Story, time: Time) -> bool:
    """`since 1978`: the word before the date."""
    text = story.article(time.anchor).text
    return text[max(0, time.anchor.start - 12) : time.anchor.start].rstrip().lower().endswith(("since", "from", "in"))


def _numbers(story: Story, words: Anchor) -> Iterator[tuple[float, str]]:
    for figure in story.figures_in(words):
        if figure.bound == "exact" and figure.unit not in ("year", "%") and value(figure) >= TELLING:
            yield value(figure), "" if value(figure) >= LARGE else figure.unit or ""
