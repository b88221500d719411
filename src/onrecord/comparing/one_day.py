"""Deeds that two reports date, and that nothing links as one event -> `agree` and `vaguer` rows of their dates.

Two dates are of one deed where the words around them share enough, each weighing by how few dates it stands beside. On the days of the news
itself much happens, and there the verb must be of one family too. A date that cannot be the other's makes no row: two deeds of one kind are
told of one party on two days more often than one deed is misdated.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from onrecord.comparing.dates import COMPARED, judge_times
from onrecord.comparing.retold import copied_passages
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.families import event_family
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Proposition, Time

MAX_ROWS = 40
"""Dates of one day compared pairwise: 780 pairs; a bound on cost."""
NEAR = 90
"""Code points on either side of a date, in its sentence, in which its deed is told."""
SHARED = 2
SHARED_OTHER_VERB = 3
"""Telling words that both have there at the least, where the verbs are of one family and where they are not."""
ALIKE = 1.2
"""Weight of the shared words at the least. Of 57 rows from 0.9 on in 45 stories that it was not chosen on, 7 were of two deeds, 4 of these
below 1.2, as were 6 right ones."""
ONE_VERB = 0.5
"""Added where the verbs are of one family."""
FEW = 12
"""Dates that a story has at the least where words are weighed: among three, two are no crowd."""
MUCH_NEWS = 1.0
"""Taken off on the days of the news, where the verbs are of two families."""
NEWS = 2
"""Days before and after a report's own day that are the days of the news."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with the stems of the telling words near it, and the verb of the shortest clause around it."""

    time: Time
    words: frozenset[str]
    deed: str
    news: bool


def compare_days(story: Story, *, shown: Sequence[Comparison]) -> Iterator[Comparison]:
    """One row for each two reports and day, where no row that is `shown` has either date of the pair; the best shared words first."""
    known: dict[Anchor, set[str]] = defaultdict(set)
    for row in shown:
        if row.dimension == "date":
            known[row.left].add(row.right.article)
            known[row.right].add(row.left.article)
    copied = copied_passages(story)
    days = _by_day(story)
    weight = _weights([d.words for rows in days.values() for d in rows])
    pairs = [
        (score, a, b)
        for rows in days.values()
        for a, b in combinations(rows[:MAX_ROWS], 2)
        if a.time.anchor.article != b.time.anchor.article and (score := _likeness(a, b, weight)) >= ALIKE
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].time.anchor, pair[2].time.anchor))
    for _, a, b in pairs:
        x, y = a.time.anchor, b.time.anchor
        if y.article in known[x] or x.article in known[y] or (judged := judge_times(a.time, b.time, once=False)) is None:
            continue
        if judged[0] == "agree" and a.time.type != b.time.type:
            judged = "vaguer", "One gives the hour beside the day.", "within"
        elif judged[0] == "vaguer" and not (a.deed and a.deed == b.deed):
            continue
        if any(x.overlaps(p) and y.overlaps(q) for p, q in copied.get((x.article, y.article), ())):
            continue
        known[x].add(y.article)
        known[y].add(x.article)
        yield verdict_row(story, "date", x, y, judged[0], judged[1], f"dates/one-deed-{judged[2]}")


def _by_day(story: Story) -> Mapping[str, list[_Dated]]:
    """The dates of all reports by the day, month or year that they begin with."""
    out: dict[str, list[_Dated]] = defaultdict(list)
    for one in story.annotations:
        clauses = sorted((p for p in one.propositions if not p.negated), key=lambda p: sum(map(len, p.anchor.spans)))
        for time in story.times[one.article]:
            if time.type not in ("DATE", "TIME") or time.precision not in COMPARED or not (time.earliest and time.latest):
                continue
            if time.precision not in ("year", "month") or not _names(story, time):
                out[time.earliest].append(_dated(story, time, clauses))
    return out


def _dated(story: Story, time: Time, clauses: Sequence[Proposition]) -> _Dated:
    sentence, text = story.sentence(time.anchor), story.article(time.anchor).text
    first, last = max(sentence.start, time.anchor.start - NEAR), min(sentence.end, time.anchor.end + NEAR)
    printed = (w for w in words_in(text, first, last) if not time.anchor.start <= w.start < time.anchor.end)
    clause = next((p for p in clauses if any(s.start <= time.anchor.start and time.anchor.end <= s.end for s in p.anchor.spans)), None)
    row = cue_verbs().get(clause.predicate) if clause is not None else None
    said = row is not None and row.act == "say"
    deed = event_family(clause.predicate) if clause is not None and not said else ""
    return _Dated(time, frozenset(w.stem for w in printed if w.content and not w.form[0].isdigit()), deed, _is_news(story, time))


def _names(story: Story, time: Time) -> bool:
    """`the 2029 election`: a year right before a noun names it, and dates nothing anew."""
    behind = words_in(story.article(time.anchor).text, time.anchor.end, time.anchor.end + NEAR)[:1]
    return bool(behind) and behind[0].content and behind[0].start <= time.anchor.end + 1


def _is_news(story: Story, time: Time) -> bool:
    """The date lies on the days around its report's own, or the report's own is not known."""
    published = story.article(time.anchor).published.value
    if published is None or time.earliest is None or time.latest is None:
        return True
    day = date.fromisoformat(published[:10])
    first, last = (day - timedelta(NEWS)).isoformat(), (day + timedelta(NEWS)).isoformat()
    return time.latest[:10] >= first and time.earliest[:10] <= last


def _weights(windows: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much a word tells by how few dates it stands beside, 0 to 1."""
    counts = Counter(word for words in windows for word in words)
    total = max(len(windows) + 1, FEW)
    return {word: math.log(total / count) / math.log(total) for word, count in counts.items()}


def _likeness(a: _Dated, b: _Dated, weight: Mapping[str, float]) -> float:
    """The weight of the words that both have; nothing on a day of the news where the verbs are of two families."""
    shared = a.words & b.words
    one = bool(a.deed) and a.deed == b.deed
    if len(shared) < (SHARED if one else SHARED_OTHER_VERB):
        return 0.0
    score = math.fsum(weight[word] for word in sorted(shared)) + (ONE_VERB if one else 0.0)
    return score - (MUCH_NEWS if a.news and b.news and not one else 0.0)
