"""A figure that no statement gives -> who gives it, by its clause or the words beside it (`the union counted 40`); empty for nobody."""

from __future__ import annotations

import re
from functools import cache

from onrecord.comparing.count import ANAPHORIC, PEOPLE, Count
from onrecord.comparing.story import Story
from onrecord.lexicon.families import counting_words, is_thing, thing_family
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.model import Figure, Proposition


def giver_of(story: Story, figure: Figure, clause: Proposition | None) -> str:
    """Who puts or has the number, by its clause, else by the words right beside it."""
    return known_giver(_doer(story, figure, clause) or _told_by(story, figure))


def known_giver(name: str) -> str:
    """A name for who gives a number; `it` is none: it is as often the body that the sentence before names (`It now calls it five`)."""
    return "" if name.lower() == "it" else name


def told_by(story: Story, count: Count) -> str:
    """`35 clerks by the port`; the number alone where only a pronoun stands for who gives it."""
    printed, name = story.text(count.figure.anchor), count.giver
    pronoun = name.lower() in stopwords() and (len(name) == 1 or not name.isupper())
    return printed if pronoun or not name else f"{printed} by {name}"


def _doer(story: Story, figure: Figure, clause: Proposition | None) -> str:
    """The doer of a clause that only puts or has the number; none where it is people who are counted or a word for anybody."""
    if clause is None or clause.agent is None:
        return ""
    gives = clause.predicate.split(" ")[0] in counting_words("gives")  # `police counted 900`: they are no police who are counted
    if not gives and clause.predicate.split(" ")[0] not in counting_words("has it"):
        return ""
    words = words_in(clause.agent)
    if not words or {w.form for w in words} & ANAPHORIC:
        return ""
    if not gives and any(is_thing(w.form) and thing_family(w.form) in PEOPLE for w in words):
        return ""
    text = story.article(figure.anchor).text
    before = text[clause.anchor.start : figure.anchor.start].lower()
    return clause.agent if words[-1].form in before and not any(ch.isdigit() for ch in clause.agent) else ""


def _told_by(story: Story, figure: Figure) -> str:
    """`The hiking club Havel counts over 80`: who stands right before a verb of counting and the number."""
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    found = _counts().search(text[max(sentence.start, figure.anchor.start - TOLD_BY) : figure.anchor.start])
    found = found or _citing().search(text, figure.anchor.end, max(figure.anchor.end, sentence.end))
    if found is not None:
        return found[1].strip()
    return "officials" if phrase_pattern("official word").search(text, sentence.start, figure.anchor.start) else ""


TOLD_BY = 80
"""Code points before a number in which who counts it stands: a name and its verb."""


@cache
def _counts() -> re.Pattern[str]:
    """A name, a verb of counting, and the number right behind it."""
    name = r"(?:^|[.;:,]\s|\s(?=[Tt]he\s))((?:[Tt]he )?[A-Za-z][\w’'-]*(?: [\w’'-]+){0,5}?)"
    return re.compile(rf"{name} (?:{phrase_pattern('counts it').pattern}) $")


@cache
def _citing() -> re.Pattern[str]:
    """`, citing the ward's list.`"""
    return re.compile(rf",? (?:{phrase_pattern('cites').pattern}) ((?:the |an? )?[\w'’-]+(?: [\w'’-]+){{0,4}}?)[.,;]")
