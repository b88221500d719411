"""Acts of saying that reports date -> verdicts on their dates: when a party confirmed, announced or issued what it said.

Three questions, in this order: on which day did a party confirm for the first time; does one report date one statement of a party in two
ways (`hours later` after a day, and that party's `statement` of another day); on which days was a deed that happens once announced, and
does the announcement's day narrow down the time that another report gives for the deed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from onrecord.comparing.dates import COMPARED, date_in, judge_times
from onrecord.comparing.firsts import first_confirmations
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import event_family, happens_once, is_whole
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Anchor, Comparison, Statement, Time

MAX_ROWS = 20
"""Dated acts of saying of one party compared pairwise: 190 pairs; a bound on cost."""
BEFORE_DAY = 30
"""Code points between `in its statement` and the day that it is of."""
WEEK = timedelta(7)
"""Two words of one party further apart are two statements."""
_HOURS = re.compile(r"\b(?:hours?|minutes?) (?:later|after|afterwards|earlier|before)\b", re.IGNORECASE)
_AGO = re.compile(r"\b(hour|day|week|month)s ago\b", re.IGNORECASE)
_AGO_DAYS = {"hour": (0, 1), "day": (2, 6), "week": (14, 27), "month": (60, 330)}
"""Days that a plural without a number leaves open: two of the unit at the least, less than one of the next unit at the most."""
_ACTS = frozenset({"say", "claim", "confirm", "praise", "accuse"})


def compare_sayings(story: Story) -> Iterator[Comparison]:
    """Comparisons of days of first confirmations, of one statement in one report, and of announcements of one deed."""
    yield from _confirmations(story)
    yield from _one_statement(story)
    yield from _announcements(story)


def _confirmations(story: Story) -> Iterator[Comparison]:
    """When did a party confirm for the first time: its statements that confirm and say so, and the dates that the reports give them."""
    by_party: dict[frozenset[str], list[Time]] = defaultdict(list)
    for statement, words in first_confirmations(story):
        sentence, sides = story.sentence(words), story.sides(statement.id)
        if len(sides) == 1:
            outside = [t for t in story.times_in(sentence) if not statement.anchor.overlaps(t.anchor)]
            found = [dated for t in outside if (dated := _on_a_day(story, t)) is not None]
            if len({t.value for t in found}) == 1:
                by_party[sides].append(found[0])
    for sides in sorted(by_party, key=sorted):
        rows = list({t.anchor: t for t in by_party[sides]}.values())[:MAX_ROWS]
        for x, y in combinations(rows, 2):
            judged = judge_times(x, y, once=True)
            if judged is not None and judged[0] != "agree":
                verdict, reason, rule = judged
                said = reason.format(story.text(x.anchor), story.text(y.anchor)).replace(
                    "One event is", f"The first confirmation by {min(sides)} is"
                )
                yield verdict_row(story, "date", x.anchor, y.anchor, verdict, said, f"dates/confirmation-{rule}")


def _one_statement(story: Story) -> Iterator[Comparison]:
    """One report tells of a party's word `hours later` than a day, and dates that party's `statement` otherwise further on.

    Only where the party's word before is the only one that the report dates within a week: then the statement is that word.
    """
    for one in story.annotations:
        dated: dict[frozenset[str], list[Time]] = defaultdict(list)
        for statement in sorted(one.statements, key=lambda s: s.anchor.start):
            sides = story.sides(statement.id)
            if statement.cue is None or not statement.cue.spans or len(sides) != 1 or (statement.inside is not None and not statement.via):
                continue
            sentence = story.sentence(Anchor(one.article, statement.cue.spans[:1]))
            outside = [t for t in story.times_in(sentence) if not statement.anchor.overlaps(t.anchor)]
            days = {t.anchor: found for t in outside if (found := _on_a_day(story, t)) is not None}
            if len(days) != 1 or statement.cue.act not in {*_ACTS, "promise", "demand"}:
                continue
            (printed, time), *_ = days.items()
            earlier = [t for t in dated[sides] if _near(t, time)]
            if len(earlier) == 1 and earlier[0].anchor != printed and _names_statement(story, sentence, printed):
                judged = judge_times(earlier[0], time, once=True)
                if judged is not None and judged[0] == "conflict":
                    words = (story.text(earlier[0].anchor), story.text(printed))
                    said = f"One report dates a statement of {min(sides)} by “{words[0]}” and by “{words[1]}”, which cannot both be right."
                    yield verdict_row(story, "date", earlier[0].anchor, printed, "conflict", said, "dates/one-statement")
            if all(t.anchor != printed for t in dated[sides]):
                dated[sides].append(time)


def _near(x: Time, y: Time) -> bool:
    if None in (x.earliest, x.latest, y.earliest, y.latest):
        return False
    gap = date.fromisoformat(max(x.earliest or "", y.earliest or "")) - date.fromisoformat(min(x.latest or "", y.latest or ""))
    return gap <= WEEK


def _names_statement(story: Story, sentence: Anchor, day: Anchor) -> bool:
    """`In its statement early on May 6`: the party's statement, told as known, right before the day."""
    text = story.article(sentence).text
    found = list(phrase_pattern("own statement").finditer(text, sentence.start, day.start))
    if not found or day.start - found[-1].end() > BEFORE_DAY:
        return False
    owner = text[sentence.start : found[-1].start()].lower().split()[-1:]
    return bool(owner) and (owner[0] in ("its", "his", "her", "their", "the") or owner[0].endswith(("'s", "’s")))


def _announcements(story: Story) -> Iterator[Comparison]:
    """Days on which reports have a deed announced that happens once, by one party; and times of the deed that such a day lies in."""
    for event in story.links.events:
        clauses = [story.propositions[p] for p in event]
        families = {event_family(c.predicate) for c in clauses}
        if not any(happens_once(f) and is_whole(f) for f in families):
            continue
        said: dict[frozenset[str], dict[Anchor, Time]] = defaultdict(dict)
        deed: dict[Anchor, Time] = {}
        for clause in clauses:
            own = date_in(story, clause.anchor)
            if own is not None and own.precision in ("week", "month"):
                deed.setdefault(own.anchor, own)
            statement = story.statements.get(clause.statement or "")
            time = _day_of_saying(story, statement) if statement is not None and own is None else None
            if time is not None and statement is not None and len(sides := story.sides(statement.id)) == 1:
                said[sides].setdefault(time.anchor, time)
        for sides in sorted(said, key=sorted):
            rows = list(said[sides].values())[:MAX_ROWS]
            for x, y in combinations(rows, 2):
                judged = judge_times(x, y, once=False)
                if judged is not None and judged[0] == "vaguer" and x.anchor.article != y.anchor.article:
                    said_of = f"When {min(sides)} announced it: {judged[1][0].lower()}{judged[1][1:]}"
                    yield verdict_row(story, "date", x.anchor, y.anchor, "vaguer", said_of, f"dates/announced-{judged[2]}")
            for x in rows:
                for y in list(deed.values())[:MAX_ROWS]:
                    if x.anchor.article != y.anchor.article and _narrows(x, y):
                        reason = f"The day on which {min(sides)} announced it lies within the time that the other gives."
                        yield verdict_row(story, "date", x.anchor, y.anchor, "vaguer", reason, "dates/announced-within")


def _narrows(saying: Time, deed: Time) -> bool:
    """The announcement is of one day, and that day is in the longer time of the deed."""
    if saying.precision not in ("day", "time") or None in (saying.earliest, saying.latest, deed.earliest, deed.latest):
        return False
    return (deed.earliest or "") <= (saying.earliest or "") and (saying.latest or "") <= (deed.latest or "")


def _day_of_saying(story: Story, statement: Statement) -> Time | None:
    """The only time beside the content in the sentence of the cue; `days ago` counted from publication."""
    if statement.cue is None or not statement.cue.spans or statement.cue.act not in _ACTS:
        return None
    sentence = story.sentence(Anchor(statement.anchor.article, statement.cue.spans[:1]))
    outside = [t for t in story.times_in(sentence) if not statement.anchor.overlaps(t.anchor) and t.type in ("DATE", "TIME")]
    found = [dated for t in outside if (dated := _counted_ago(story, t) or t).earliest and dated.precision in COMPARED | {"vague"}]
    return found[0] if len(found) == 1 else None


def _counted_ago(story: Story, time: Time) -> Time | None:
    """`days ago`, no number told: two to six days before the day of publication."""
    match = _AGO.search(story.text(time.anchor))
    published = story.article(time.anchor).published.value
    if match is None or published is None or time.earliest is not None:
        return None
    least, most = _AGO_DAYS[match[1].lower()]
    day = date.fromisoformat(published)
    return replace(time, earliest=(day - timedelta(most)).isoformat(), latest=(day - timedelta(least)).isoformat(), readings=())


def _on_a_day(story: Story, time: Time) -> Time | None:
    """The time if it is a day; `hours later` is the day of the last date before it, or the day after."""
    if time.precision in ("day", "time") and time.earliest and time.latest:
        return time
    if _HOURS.search(story.text(time.anchor)):
        earlier = [
            t
            for t in story.times[time.anchor.article]
            if t.anchor.start < time.anchor.start and t.type == "DATE" and t.precision == "day" and t.earliest
        ]
        if earlier and earlier[-1].earliest:
            day = date.fromisoformat(earlier[-1].earliest)
            around = sorted(
                (day, day + timedelta(1))
                if "later" in story.text(time.anchor) or "after" in story.text(time.anchor)
                else (day - timedelta(1), day)
            )
            return replace(time, earliest=around[0].isoformat(), latest=around[1].isoformat(), value=earlier[-1].earliest, readings=())
    return None
