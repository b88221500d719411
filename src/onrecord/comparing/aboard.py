"""A count of people and its clause -> whether it is of those aboard a craft: `on the ferry`, `on the Silver Gull`, `a plane carrying 81`.

A name is a craft's where a report prints the noun for one right before it (`a ferry, the Silver Gull`) or speaks of it by that noun. What a
craft can carry (`carries 90`, `licensed for 90`) is none of it.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.comparing.bounds import value
from onrecord.comparing.story import Story
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Figure, Proposition

ABOARD = frozenset({"aboard"})
BEHIND = 60
"""Code points behind a number in which the craft stands that they were on: a noun, a verb and a name."""
LARGEST = 10_000
"""No craft carries more people at a time."""
NOUN = 24
"""Code points before a name in which the noun stands that makes it a craft's."""


def named_crafts(story: Story) -> frozenset[str]:
    """The names, lower case, of what the story's reports also call a ship, a plane or a train."""
    out: set[str] = set()
    for entity in story.links.entities:
        if entity.kind == "person":
            continue
        printed = [(mention, story.text(mention)) for mention in entity.mentions]
        called = any(words[:1].islower() and _is_craft(words, frozenset()) for _, words in printed)
        out.update(
            words.lower().removeprefix("the ") for mention, words in printed if words[:1].isupper() and (called or _so(story, mention))
        )
    return frozenset(out)


def _so(story: Story, mention: Anchor) -> bool:
    """`the ferry Silver Gull`, `a ferry, the Silver Gull`."""
    return _called().search(story.article(mention).text, max(0, mention.start - NOUN), mention.start) is not None


def is_aboard(story: Story, figure: Figure, clause: Proposition | None, crafts: frozenset[str]) -> bool:
    """Whether the people counted were on a craft."""
    if value(figure) > LARGEST:
        return False  # `the cable car took 40,000 hikers up in June`
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    found = _on().match(text[figure.anchor.end : min(sentence.end, figure.anchor.end + BEHIND)])
    if found is not None:
        return _is_craft(found[1], crafts)
    before = [w.form for w in words_in(text, max(sentence.start, figure.anchor.start - NOUN), figure.anchor.start)][-1:]
    carried = bool(before) and before[0] in phrases("carrying")
    return carried and clause is not None and clause.agent is not None and _is_craft(clause.agent, crafts)


def _is_craft(words: str, crafts: frozenset[str]) -> bool:
    """The last word is a noun for a craft, or the words are the name of one."""
    name = words.lower().removeprefix("the ").strip()
    return name.split(" ")[-1] in phrases("craft") or name in crafts


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrase_pattern('craft').pattern}),? (?:the |called |named |called the |named the )?$", re.IGNORECASE)


@cache
def _on() -> re.Pattern[str]:
    """`52 people had been on the Silver Gull`, `81 people on a flight`: nothing but helping words between."""
    name = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
    craft = rf"(?:[a-z][\w-]* ){{0,2}}?(?:{'|'.join(sorted(phrases('craft')))})\b"
    helping = r"(?: (?:were|was|are|had been|have been|who|that|still|all|already|travelling|traveling|then))*"
    return re.compile(rf"{helping} (?:on|in|inside) (?:the|its|their|a|an|that|this) ({name}|{craft})")
