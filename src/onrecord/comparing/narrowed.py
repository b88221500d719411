"""A count's label and sentence -> whom it is narrowed to: one sex, some by what befell them or how badly, some by how they are called.

Two counts that are narrowed in different ways are of different scope, however alike their verbs are.
"""

from __future__ import annotations

from onrecord.comparing.count import ANAPHORIC, Count
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import condition_words
from onrecord.lexicon.families import base_of, counting_words, event_family, is_event, is_thing
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor


def sexes(count: Count) -> frozenset[str]:
    """`two men`, `five people`: which sex is counted, where it is one."""
    if count.bare:
        return frozenset()
    return frozenset(w.stem for w in words_in(count.figure.measure) if w.form in phrases("one sex"))


def tells(count: Count) -> frozenset[str]:
    """What befell the counted, where the label says so: `nine hands caught below deck` are not all who were hurt."""
    words = [w for w in words_in(count.figure.measure) if w.form not in phrases("carrying")]  # all aboard were carried
    return frozenset(event_family(base_of(w.form)) for w in words if is_event(base_of(w.form)))


def takes_in(story: Story, count: Count) -> bool:
    """`two people were killed, including the skipper`: the sentence says who is counted."""
    sentence = story.sentence(count.figure.anchor)
    end = min(sentence.end, count.figure.anchor.end + TAKEN_IN)
    text = story.article(sentence).text
    found = phrase_pattern("takes in").search(text, count.figure.anchor.end, max(end, count.figure.anchor.end))
    named = words_in(text, found.end(), found.end() + TAKEN_IN)[:1] if found is not None else []
    return found is not None and not (named and (named[0].form in _PARTS or named[0].form[0].isdigit()))


_PARTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "many", "some"})
"""`at least 40, among them seven pupils` has a part beside it and is no narrower for it."""


def several(story: Story, count: Count) -> bool:
    """`A string of raids killed 90 people`: the words before the number, or who did it, tell of several events."""
    sentence, at = story.sentence(count.figure.anchor), count.figure.anchor
    text = story.article(sentence).text
    return phrase_pattern("several events").search(text, max(sentence.start, at.start - TAKEN_IN), at.start) is not None


def stretches(story: Story, count: Count) -> frozenset[str]:
    """`earned 4 million in seven years`: the lengths of time that stand beside the number."""
    at = count.figure.anchor
    sentence = story.sentence(at)
    near = Anchor.at(at.article, max(sentence.start, at.start - TAKEN_IN), min(max(sentence.end, at.end), at.end + TAKEN_IN))
    return frozenset(t.value for t in story.times_in(near) if t.type == "DURATION" and not t.anchor.overlaps(at))


def found_there(story: Story, count: Count) -> bool:
    """`Upon arrival, officers found three people hurt`: others may have been found later or have gone by themselves."""
    sentence, at = story.sentence(count.figure.anchor), count.figure.anchor
    return phrase_pattern("on the spot").search(story.article(sentence).text, sentence.start, at.start) is not None


def badly(story: Story, count: Count) -> bool:
    """`two people were hurt critically`: how badly says which of the hurt are counted."""
    sentence, at = story.sentence(count.figure.anchor), count.figure.anchor
    first, last = max(sentence.start, at.start - TAKEN_IN // 2), max(at.end, min(sentence.end, at.end + TAKEN_IN // 2))
    return phrase_pattern("how badly").search(story.article(sentence).text, first, last) is not None


TAKEN_IN = 60
"""Code points behind a number in which it is said who is counted."""


def qualified(count: Count) -> frozenset[str]:
    """What the label says beyond people and their fate: `hands caught` below deck are some of those who were hurt."""
    if count.bare:
        return frozenset()
    plain = (
        condition_words()
        | counting_words("member")
        | counting_words("anyone")
        | counting_words("light")
        | counting_words("move")
        | phrases("carrying")
        | ANAPHORIC
    )
    return frozenset(
        w.stem
        for w in words_in(count.figure.measure)
        if w.content
        and not {w.form, w.form.removesuffix("ed"), w.form.removesuffix("d")} & plain
        and not (is_event(base_of(w.form)) or is_thing(w.form) or is_thing(w.form.removesuffix("s")))
    )
