"""Events that reports name by a noun (`the raid`, `a May offensive`) -> verdicts on their dates and names.

An occasion is a noun of a deed of force or of a public act with the party that does it, the date that its clause gives it, and the linked
events that its sentence tells. Two occasions are one where one party does it and both sentences tell one linked event, or the same noun
and a date that meets name them. One occasion is never a conflict here: a party may raid twice. What is vaguer, and what each report calls
it, is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from onrecord.comparing.dates import date_in, judge_times
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import event_family, is_event
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import Word, stem, words_in
from onrecord.model import Anchor, Comparison, Proposition, Time

FAMILIES = frozenset({"attack", "protest", "vote"})
"""Families whose nouns name an occasion that reports call differently (`incursion`, `counteroffensive`; `march`, `rally`)."""
MAX_ROWS = 40
"""Occasions of one party and family compared pairwise: 780 pairs; a bound on cost."""
BEFORE = 3
"""Words before the noun that belong to its name: article or owner and two adjectives."""
_OWNERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """`anchor` is the noun with its modifiers; `party` does it; `events` are numbers of the linked events of its sentence."""

    anchor: Anchor
    noun: str
    family: str
    party: str
    time: Time | None
    events: frozenset[int]


def compare_occasions(story: Story) -> Iterator[Comparison]:
    """Comparisons of dates, then of names, of occasions that two reports tell."""
    groups: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
    for occasion in _occasions(story):
        groups[occasion.family, occasion.party].append(occasion)
    for key in sorted(groups):
        for a, b in combinations(groups[key][:MAX_ROWS], 2):
            if a.anchor.article == b.anchor.article or not _one(a, b):
                continue
            if a.time is not None and b.time is not None and (judged := judge_times(a.time, b.time, once=False)) is not None:
                if judged[0] == "vaguer":
                    yield verdict_row(story, "date", a.time.anchor, b.time.anchor, "vaguer", judged[1], f"dates/occasion-{judged[2]}")
            if stem(a.noun) != stem(b.noun) and a.events & b.events:
                said = f"What one report calls “{story.text(a.anchor)}”, the other calls “{story.text(b.anchor)}”."
                yield verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/occasion")


def _one(a: Occasion, b: Occasion) -> bool:
    if a.time is not None and b.time is not None and judge_times(a.time, b.time, once=False) is None:
        return False
    if a.events & b.events:
        return True
    return stem(a.noun) == stem(b.noun) and a.time is not None and b.time is not None


def _occasions(story: Story) -> Iterator[Occasion]:
    """Every noun of the families in sentences of clauses, with its party, in article and text order."""
    for one in story.annotations:
        for start, end in one.sentences:
            sentence = Anchor.at(one.article, start, end)
            text = story.article(sentence).text
            words = words_in(text, start, end)
            spots = [(n, first) for n in range(len(words)) if (first := _first(text, words, n)) is not None]
            if not spots:
                continue
            clauses = list(story.clauses_in(sentence))
            events = frozenset(story.event_of[c.id] for c in clauses if c.id in story.event_of)
            for n, first in spots:
                doer = _doer_behind(story, sentence, words, n)
                party = doer or _party(story, _printed(story, sentence, words[first:n]), words[n], clauses)
                if party:
                    last = words[n + BY] if doer else words[n]
                    anchor = Anchor.at(one.article, words[first].start, last.end)
                    yield Occasion(anchor, words[n].form, event_family(words[n].form), party, _time(story, words[n], clauses), events)


BY = 2
"""Words from the noun to the name in `a raid by Denmark`."""


def _first(text: str, words: tuple[Word, ...], n: int) -> int | None:
    """The article or owner that begins the phrase of a noun of the families; None where the word is none, or stands without one."""
    form = words[n].form
    if not is_event(form) or event_family(form) not in FAMILIES:
        return None
    for i in range(n - 1, max(-1, n - BEFORE - 1), -1):
        if words[i].form in _OWNERS or text[words[i].start : words[i].end].endswith(("'s", "’s")):
            return i
    return None


def _doer_behind(story: Story, sentence: Anchor, words: tuple[Word, ...], n: int) -> str:
    """The party right behind `by`; none where there is no such word."""
    if n + BY >= len(words) or words[n + 1].form != "by":
        return ""
    return min(story.parties_in(_printed(story, sentence, words[n + BY : n + BY + 1])), default="")


def _party(story: Story, phrase: str, noun: Word, clauses: list[Proposition]) -> str:
    """The only party named in the noun's phrase, else the only one that does the first deed before it; none where two are named."""
    named = story.parties_in(phrase)
    if not named:
        doers = [c.agent for c in clauses if c.agent and c.anchor.start <= noun.start and c.rule == "propositions/clause"]
        named = next((found for d in doers if (found := story.parties_in(d))), frozenset())
    return min(named) if len(named) == 1 else ""


def _printed(story: Story, sentence: Anchor, words: tuple[Word, ...]) -> str:
    return story.article(sentence).text[words[0].start : words[-1].end] if words else ""


def _time(story: Story, noun: Word, clauses: list[Proposition]) -> Time | None:
    """The date of the noun: in its own clause, or in one that says when it began (`an offensive launched in May`)."""
    for clause in clauses:
        hull = clause.anchor.hull
        own = clause.rule == "propositions/noun" and hull.start <= noun.start < hull.end and clause.predicate == noun.form
        agent = (clause.agent or clause.patient or "").lower().split()
        begun = clause.predicate in phrases("starts") and noun.form in agent and abs(clause.anchor.start - noun.end) <= BEGUN
        if (own or begun) and (found := date_in(story, clause.anchor)) is not None:
            return found
    return None


BEGUN = 40
"""Code points between the noun and the verb that dates it."""
