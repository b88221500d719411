"""Words of a statement -> the same words with the name of whom their first pronoun means, in square brackets.

A sentence of the brief stands alone, and `the paper reported that she had used it` names nobody. The name is the one that coreference gave
the printed pronoun, the brackets say that it is ours, and words inside quotation marks are never touched.
"""

from __future__ import annotations

import re
from typing import Literal

from onrecord.model import Anchor, Statement
from onrecord.recording.story import Story

_PRONOUN = re.compile(r"\b(he|she|him|his|her|hers)\b", re.IGNORECASE)
_POSSESSIVE = frozenset({"his", "hers"})


def with_referent(story: Story, statement: Statement, words: str) -> str | None:
    """`words` with its first pronoun named; None where a body or a group is said to speak of a `he` that nobody can name.

    A pronoun that means the speaker stays: `Ada Bright said that she had seen it`.
    """
    found = _PRONOUN.search(words)
    if found is None or statement.source is None or _in_marks(words, found.start()) or _named_before(words, found.start()):
        return words
    anchor = _first(story, statement)
    name = story.pronouns.get((anchor.article, anchor.start)) if anchor is not None else None
    if name is None and _of_other_sex(story, statement, found[0].lower()):
        return None
    if name is not None and name != statement.source.name and anchor is not None and _doubtful(story, anchor, name):
        return None
    if name is None:
        one = statement.source.kind in ("person", "unnamed") and not several(statement.source.name)
        return words if one or statement.source.members else None
    last = _JUNIOR.sub("", name).split()[-1]
    if name == statement.source.name or last in f"{statement.source.name} {words[: found.start()]}":
        return words
    if words[found.end() : found.end() + 1] in ("’", "'"):
        return None
    return words[: found.start()] + _bracketed(name, found[0], words[found.end() :]) + words[found.end() :]


def with_person(story: Story, anchor: Anchor, words: str) -> str | None:
    """A printed sentence with the `he` named that nobody before it in the sentence can be; None where nobody knows whom it means.

    `Police said that he had been robbed.` -> `Police said that [Ivo Lund] had been robbed.`
    """
    found = next((m for m in _PRONOUN.finditer(words) if not _in_marks(words, m.start())), None)
    if found is None or _SOMEBODY.search(words[: found.start()]) is not None:
        return words
    text = story.articles[anchor.article].text
    printed = next((m for m in _PRONOUN.finditer(text, anchor.start, anchor.end) if m[0].lower() == found[0].lower()), None)
    if printed is None or any(anchor.start <= row[0].start < printed.start() for row in story.persons.get(anchor.article, ())):
        return words
    at = Anchor.at(anchor.article, printed.start(), printed.end())
    name = story.pronouns.get((anchor.article, printed.start()))
    if name is None or _doubtful(story, at, name) or words[found.end() : found.end() + 1] in ("’", "'"):
        return None
    return words[: found.start()] + _bracketed(name, found[0], words[found.end() :]) + words[found.end() :]


_SOMEBODY = re.compile(
    r"(?i:\b(?:the|an?|one|another|every|each|no|his|her|their|its|whose|[\w-]+[’']s)) [a-z]|\b(?:[A-Z][\w’'.-]+ ){2}|\bwho\b"
)
"""Who may be meant: a description of somebody, or a name of two words."""


def several(name: str) -> bool:
    """Whether a source is more than one person by its name: `aides to the mayor`, `a majority of the weavers`."""
    head = re.split(r" (?:of|for|to|at|in|from|with|who|on) |,", name, maxsplit=1)
    last = head[0].split()[-1] if head[0].split() else ""
    return last.lower() in _MANY or (last.islower() and last.endswith("s") and not last.endswith("ss"))


_MANY = frozenset("majority group number many some most several both few people police handful dozen hundreds thousands".split())


def _doubtful(story: Story, pronoun: Anchor, name: str) -> bool:
    """Whether another person is told of between the name and its pronoun, or the name stands far off."""
    rows = [row for row in story.persons.get(pronoun.article, ()) if pronoun.start - NEAR <= row[0].start < pronoun.start]
    return not rows or rows[-1][1] != name


NEAR = 400
"""Code points before a pronoun in which whom it means is told of: two or three sentences."""
_JUNIOR = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
_MALE = frozenset({"he", "him", "his"})


def _of_other_sex(story: Story, statement: Statement, pronoun: str) -> bool:
    """Whether the reports print the speaker's own pronouns, and this is none of them: it means somebody whom nobody can name."""
    own = {male for name, male in story.sexes if statement.source is not None and name == statement.source.name}
    return bool(own) and (pronoun in _MALE) not in own


def _first(story: Story, statement: Statement) -> Anchor | None:
    """The first pronoun of the content, where it is printed."""
    text = story.articles[statement.anchor.article].text
    for span in statement.anchor.spans:
        found = _PRONOUN.search(text, span.start, span.end)
        if found is not None:
            return Anchor.at(statement.anchor.article, found.start(), found.end())
    return None


def _bracketed(name: str, pronoun: str, after: str) -> str:
    role = _role(pronoun.lower(), after)
    return f"[{name}’s]" if role == "possessive" else f"[{name}]"


def _role(pronoun: str, after: str) -> Literal["possessive", "plain"]:
    """`her` before a noun is a possessive; before a mark, the end or a small word it is an object."""
    if pronoun in _POSSESSIVE:
        return "possessive"
    following = re.match(r"\s+([a-z]+)", after)
    if pronoun == "her" and following is not None and following[1] not in _NO_NOUN:
        return "possessive"
    return "plain"


_NO_NOUN = frozenset("to of for in on at by with from as and or but that if when while after before over into out about because".split())


def _in_marks(words: str, at: int) -> bool:
    return words.count("“", 0, at) > words.count("”", 0, at)


def _named_before(words: str, at: int) -> bool:
    """A name that stands before the pronoun may be what it means: the sentence reads as printed."""
    return _NAME_INSIDE.search(words[:at]) is not None or _NAME_FIRST.match(words) is not None


_NAME_INSIDE = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+")
_NAME_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+|M(?:r|rs|s)\.")


__all__ = ["several", "with_person", "with_referent"]
