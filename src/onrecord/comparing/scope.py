"""Two counts -> are they of one thing: the toll or the quantity that the story is about, one source, one day, one kind of people?"""

from __future__ import annotations

from onrecord.comparing.bounds import SPREAD, value
from onrecord.comparing.count import ANYBODY, HARM, PEOPLE, Count
from onrecord.comparing.counts import days_between
from onrecord.comparing.narrowed import qualified, sexes
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import all_conditions
from onrecord.lexicon.families import counting_words, title_words
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.model import Figure


def root(count: Count) -> str:
    """The figure whose scope the count has: its own, or the one before it that it speaks of."""
    return count.like or count.figure.id


def rivals(a: Count, b: Count) -> bool:
    """Two parties that are known, and known to be two."""
    return bool(a.sides and b.sides) and not a.sides & b.sides and all(polities_in(" ".join(sorted(s))) for s in (a.sides, b.sides))


def one_source(story: Story, a: Count, b: Count) -> bool:
    """One source by name, by party, or by the words that name it (`the rail institute`, `officials of the rail institute`)."""
    if (a.giver and a.giver.lower() == b.giver.lower()) or (a.source and a.source == b.source):
        return True
    if a.sides & b.sides and not (_private(story, a) or _private(story, b)):
        return True
    left, right = ({w.stem for w in words_in(c.giver) if w.content and w.form not in title_words()} for c in (a, b))
    return len(left & right) >= 2 or bool(left & right and min(len(left), len(right)) == 1)


def _private(story: Story, count: Count) -> bool:
    """A company, union or society: its country's side is not its party, and a number of its own no other one's."""
    statement = story.statements.get(count.figure.statement or "")
    source = statement.source if statement is not None else None
    return source is not None and source.kind in ("body", "group") and not polities_in(source.name)


def single(x: Figure, y: Figure) -> bool:
    """One of the two numbers is one: a single person of another kind is told of, no count that differs."""
    return value(x) == 1 or value(y) == 1


def one_size(a: Count, b: Count) -> bool:
    """Numbers that can be of one count: of who was rescued, freed or arrested by whom, a story has many that are far apart."""
    low, high = sorted((value(a.figure), value(b.figure)))
    return high <= low * (TOLL_SPREAD if a.deeds <= TOLL else SPREAD)


TOLL_SPREAD = 3.0
"""Two tolls of one day and one event further apart are hardly of one count; where a report sets them against each other they are."""


def named(count: Count) -> bool:
    return any(word not in stopwords() for word in count.source.lower().split())


def withdrawn(story: Story, count: Count) -> bool:
    """The report gives the number as one that stands no longer: `the trust withdrew its figure of 20 tons`."""
    sentence = story.sentence(count.figure.anchor)
    first = max(sentence.start, count.figure.anchor.start - WITHDRAWN_REACH)
    told = words_in(story.article(sentence).text, first, count.figure.anchor.start)
    return any(w.form in counting_words("withdrawn") for w in told)


WITHDRAWN_REACH = 80
"""Code points before a number within which it is said to be withdrawn: a clause."""


def counted(figure: Figure) -> str:
    return figure.measure or "a number"


TOLL = frozenset({"kill", "wound", "miss"})
"""Fates that a story keeps one toll of; people are shot, arrested or rescued here and there on one day."""


def one_label(a: Count, b: Count) -> bool:
    """No word of the labels limits one of the counts to some."""
    return sexes(a) == sexes(b) and qualified(a) == qualified(b)


def one_toll(a: Count, b: Count) -> bool:
    """Both count all people that one fate befell, with no owner or place that tells them apart: the toll that the story is about."""
    return (tolls(a, b) or _kind_of_people(a, b)) and a.deeds == b.deeds and a.deeds <= all_conditions()


def _kind_of_people(a: Count, b: Count) -> bool:
    """One kind of people (`sailors`, `crew members`) that one thing befell, with no owner that tells them apart."""
    parts = a.figure.part_of or b.figure.part_of
    return a.thing == b.thing and a.thing in PEOPLE and (not a.whose or not b.whose or a.whose == b.whose) and not parts


TELLING = 30
"""A number from here on is hardly given twice by chance for one thing in one story: read in `examples/` and eight stories of BASIL."""


def one_topic(a: Count, b: Count) -> bool:
    """Both give the one rate, crowd or quantity that the story gives in these words or this unit."""
    return bool(a.topic) and a.topic == b.topic


def tolls(a: Count, b: Count) -> bool:
    general = a.thing in ANYBODY and b.thing in ANYBODY
    return general and bool(a.deeds & b.deeds & HARM) and a.whose == b.whose and not a.figure.part_of and not b.figure.part_of


def days_apart(story: Story, a: Count, b: Count) -> int | None:
    """Days between the times that two numbers are of: the dates they bear, else their reports' publication; None where one is unknown."""
    left, right = as_of(story, a), as_of(story, b)
    if left is None or right is None:
        return None if a.timed or b.timed else 0
    (x, y), (v, w) = left, right
    if x <= w and v <= y:
        return 0
    return days_between(y, v) if v > y else days_between(w, x)


def as_of(story: Story, count: Count) -> tuple[str, str] | None:
    if count.earliest is not None and count.latest is not None:
        return count.earliest, count.latest
    published = story.article(count.figure.anchor).published.value
    return (published, published) if published is not None else None


def shares_event(story: Story, a: Count, b: Count) -> bool:
    if a.clause is None or b.clause is None:
        return False
    event = story.event_of.get(a.clause.id)
    return event is not None and event == story.event_of.get(b.clause.id)


def stated(story: Story, count: Count) -> bool:
    """It is told as a fact: no negation, wish, condition, expectation, promise or modal verb."""
    statement = story.statements.get(count.figure.statement or "")
    if statement is not None and statement.cue is not None and statement.cue.act in _NOT_YET:
        return False
    clause = count.clause
    if clause is None:
        return True
    return not (clause.negated or clause.predicate in phrases("expects") or clause.rule in ("propositions/open", "propositions/modal"))


_NOT_YET = frozenset({"predict", "intend", "promise", "demand"})
"""Acts that tell of what has not happened."""
