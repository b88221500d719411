"""A figure and its clause -> what is told of the people that it counts (`kill`, `miss`, `rescue`), by the phrases of `conditions.toml`.

The label of the number speaks first, then the words behind the number in its clause, then those before it. What befalls the counted stands
behind their noun (`six wounded sailors were released` are released); before it, it says which of them are counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import condition_pattern, conditions, given_pattern
from onrecord.lexicon.families import base_of, event_family
from onrecord.lexicon.stems import words_in
from onrecord.model import Figure

BEHIND = 70
"""Code points behind a number in which its clause tells what befell the counted: two phrases."""
BEFORE = 60
"""Code points before a number in which its clause does, where nothing behind does (`the dead number 40`)."""
_NOT_AS = "missing|dead|killed|lost|hurt|injured|wounded|unaccounted"
_ENDS = re.compile(
    r"[.;:?!\n“”\"]| – | — |, (?!who|which|all|both|most|mostly)"
    rf"| (?:as(?! (?:{_NOT_AS}))|while|after|when|before|but|because|since|though|although) "
)
_OF_OTHERS = re.compile(
    r"\b(?:relatives|families|family|friends|kin|names|graves|widows|parents|mothers|children|loved ones) of (?:the |those )?$"
)
_JOINED = re.compile(r"[,;:] | and | while | but ")
_CUTS = re.compile(r"[.;?!\n“”\"|]| – | — | - ")


def number_starts(story: Story) -> Mapping[str, tuple[int, ...]]:
    """Where each article's numbers begin, in text order."""
    return {one.article: tuple(sorted(f.anchor.start for f in one.figures)) for one in story.annotations}


def condition_in(label: str, nouns: Sequence[str] = ()) -> frozenset[str]:
    """The conditions in a number's label: those behind the counted noun, else any.

    `wounded crew members released` -> release; `dead` -> kill; `killed or wounded` -> both.
    """
    found = [(m.start(), conditions()[m[0]]) for m in condition_pattern().finditer(label)]
    spots = [m.end() for noun in nouns for m in re.finditer(rf"\b{re.escape(noun)}\b", label)]
    behind = [c for at, c in found if spots and at >= max(spots)]
    return frozenset(behind or [c for _, c in found])


def condition_of_deed(story: Story, figure: Figure, starts: Sequence[int], predicate: str) -> frozenset[str]:
    """The condition whose phrase is told with the clause's own verb (`lost their lives`, `forced from their homes`)."""
    phrase = _phrase_near(story, figure, starts)
    if phrase and _told_right_of(story, figure, phrase):
        return frozenset({conditions()[phrase]})
    verb = words_in(predicate.split(" ", 1)[0])
    bases = {w.stem for w in words_in(phrase)} | {event_family(base_of(w.form)) for w in words_in(phrase)}
    own = bool(verb) and (verb[0].stem in bases or event_family(verb[0].form) in bases)
    return frozenset({conditions()[phrase]}) if phrase and own else frozenset()


def _told_right_of(story: Story, figure: Figure, phrase: str) -> bool:
    """`300 had soon left their homes`, `drove 300 from their homes`: nothing but helping words stand between the number and the phrase."""
    text = story.article(figure.anchor).text
    at = text.find(phrase, figure.anchor.end, figure.anchor.end + BEHIND)
    return at >= 0 and _HELPING.fullmatch(text, figure.anchor.end, at) is not None


_HELPING = re.compile(r" (?:(?:have|has|had|were|was|are|is|been|being|now|already|since|also|others?|more|people|residents|so|far|all) )*")


def condition_right(story: Story, figure: Figure, starts: Sequence[int]) -> frozenset[str]:
    """The condition told right behind a number, with nothing but helping words between: `12 people were killed and 30 were injured`."""
    phrase = _phrase_near(story, figure, starts)
    return frozenset({conditions()[phrase]}) if phrase and _told_right_of(story, figure, phrase) else frozenset()


def condition_near(story: Story, figure: Figure, starts: Sequence[int]) -> frozenset[str]:
    """The condition told behind the number, else before it."""
    phrase = _phrase_near(story, figure, starts)
    return frozenset({conditions()[phrase]}) if phrase else frozenset()


def _phrase_near(story: Story, figure: Figure, starts: Sequence[int]) -> str:
    """The phrase of a condition that the clause tells behind the number, else before it; up to the next number and the clause's end."""
    text, sentence = story.article(figure.anchor).text, story.sentence(figure.anchor)
    at = bisect_right(starts, figure.anchor.start)
    follows = starts[at] if at < len(starts) else len(text)
    stop = min(sentence.end, figure.anchor.end + BEHIND, max(follows, figure.anchor.end))
    end = _ENDS.search(text, figure.anchor.end, stop)
    for match in condition_pattern().finditer(text, figure.anchor.end, end.start() if end else stop):
        if _OF_OTHERS.search(text, max(figure.anchor.end, match.start() - 30), match.start()) is None:
            return match[0]
    first = max(sentence.start, figure.anchor.start - BEFORE)
    if at >= 2 and starts[at - 2] >= sentence.start:  # what stands right behind the number before is told of that one
        joined = list(_JOINED.finditer(text, starts[at - 2], figure.anchor.start))
        first = max(first, joined[-1].end() if joined else figure.anchor.start)
    for cut in _CUTS.finditer(text, first, figure.anchor.start):
        first = cut.end()
    before = list(condition_pattern().finditer(text, first, figure.anchor.start))
    return before[-1][0] if before else ""


def period_of(story: Story, figure: Figure) -> str:
    """The stretch of time that a count is taken over (`killed so far this year`); empty for a toll of one event."""
    text, sentence = story.article(figure.anchor).text, story.sentence(figure.anchor)
    first, last = max(sentence.start, figure.anchor.start - PERIOD), min(sentence.end, figure.anchor.end + PERIOD)
    match = given_pattern("period").search(text, first, last)
    return match[0].lower() if match is not None else ""


PERIOD = 80
"""Code points beside a number in which the stretch of time that it is counted over stands."""


def condition_before(story: Story, figure: Figure) -> frozenset[str]:
    """The condition that the sentence before tells, in one paragraph: `more of its people are missing. It lists 35 workers`."""
    text, sentence = story.article(figure.anchor).text, story.sentence(figure.anchor)
    first = max(text.rfind("\n\n", 0, sentence.start), sentence.start - SENTENCE, 0)
    found = list(condition_pattern().finditer(text, first, sentence.start))
    return frozenset({conditions()[found[-1][0]]}) if found else frozenset()


SENTENCE = 200
"""Code points of a sentence before, at the most."""
