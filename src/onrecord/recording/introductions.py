"""Lines of a brief -> the same lines, each person introduced where first named: `Ada Bright, the harbour master, said …`.

The description is printed in one of the reports beside the name: before it (`harbour master Ada Bright`) or behind it (`Ada Bright, the
harbour master,`). A line whose first words are no person's name, or that has no room, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.families import TitleRow
from onrecord.lexicon.phrases import phrases
from onrecord.model import BriefLine
from onrecord.recording.naming import capital
from onrecord.recording.story import Story

LONGEST = 9
"""Words of a description that a sentence can carry before it says anything."""
FEWEST = 3
"""Words of a description behind a name, its article with them: `the lawyer` leaves a reader asking whose."""
FARTHEST = 90
"""Code points on either side of a name in which its description stands."""
_BEHIND = re.compile(
    r",\s((?:an? |the |one of |[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,4}[’']s? )[^,;:()“”\"—–]{3,80}?)"
    r"(?=,\s|(?<=[a-z]{3})\.\s|[;”\"])"
)
_ABOVE = re.compile(r"(?:^|[\s(“])((?:[Aa]n? |[Tt]he |[Oo]ne of |[A-Z][\w’'.&-]*[’']s? )[^,;:()“”\"—–]{3,80}), $")
_BREAK = re.compile(r"[,;:()“”\"—–\n]|(?<![\w.])(?:[a-z][\w’'-]+|[A-Z][\w’'-]{5,})[.!?]\s")
_OWN = re.compile(r"\b(?:his|her|their|its|our|my|who|whom|whose|which|that|he|she|it|they|I|we)\b", re.I)
_VERB_AMID = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|have|will|would)\b")
_LINKING = frozenset("of for and the".split())


def introduced(story: Story, lines: Sequence[BriefLine], *, room: int) -> tuple[BriefLine, ...]:
    """The lines; descriptions take no more than `room` words together."""
    known = {e.name for e in story.record.entities if e.kind == "person" and len(e.name.split()) > 1}
    named: set[str] = set()
    out: list[BriefLine] = []
    for line in lines:
        name = next((n for n in sorted(known, key=len, reverse=True) if line.text.startswith(f"{n} ")), None)
        if name is not None and name not in named and line.rule != "brief/lead":
            text = _described(story, name, line.text)
            size = len(text.split()) - len(line.text.split())
            if 0 < size <= room:
                room -= size
                line = replace(line, text=text)
        named |= {n for n in known if n in line.text}
        out.append(line)
    return tuple(out)


def _described(story: Story, name: str, text: str) -> str:
    """`text`, which begins with the name, with the shortest description of it; a description that the text holds already is none."""
    rest = text[len(name) :]
    before = sorted(_before(story, name), key=lambda d: (len(d.split()), d))
    behind = sorted(_behind(story, name), key=lambda d: (len(d.split()), d))
    longer = [d for d in before if len(d.split()) > 1 and any(d.endswith(f" {short}") for short in before)]
    for title in (*longer, *before):
        if title.lower() not in text.lower():
            return f"{capital(title)} {name}{rest}"
    for words in behind:
        if words.lower() not in text.lower():
            return f"{name}, {words},{rest}"
    return text


def _behind(story: Story, name: str) -> Iterator[str]:
    for text, start, end in _mentions(story, name):
        found = _BEHIND.match(text[end : end + FARTHEST]) if text[end : end + 1] == "," else None
        if found is None and text[max(0, start - 2) : start] == ", ":
            found = _ABOVE.search(f"{_BREAK.split(text[max(0, start - FARTHEST) : start - 2])[-1]}, ")
        if found is None:
            continue
        words = " ".join(found[1].split()).rstrip(".")
        words = words[:1].lower() + words[1:] if words.split()[0] in ("A", "An", "The", "One") else words
        if FEWEST <= len(words.split()) <= LONGEST and not _OWN.search(words) and not _VERB_AMID.search(words) and _is_role(words):
            yield words


def _is_role(words: str) -> bool:
    """A description of a person names what he is: its head, before any `of`, `for`, `at`, is a word of the list."""
    head = re.split(r" (?:of|for|at|in|with|from|on|to|and|by) ", words, maxsplit=1)[0].split()
    return bool(head) and head[-1].lower().strip(",.’'") in _roles()


def _before(story: Story, name: str) -> Iterator[str]:
    """`Police spokesman Ivo Lund`: a role right before the name, with the words that belong to it."""
    for text, start, _ in _mentions(story, name):
        words = _BREAK.split(text[max(0, start - FARTHEST) : start])[-1].split()
        if not words or not text[start - 1 : start].isspace():
            continue
        last = words[-1].lower().strip(".")
        if last not in _roles() or (last.endswith("s") and last.removesuffix("s") in _roles()):
            continue
        taken = [words[-1]]
        for word in reversed(words[:-1]):
            joined = word in _LINKING and taken[0][:1].isupper()
            if word[:1].isupper() or joined or word.lower() in phrases("before a title") or word.startswith("ex-"):
                taken.insert(0, word)
            elif word.lower() in phrases("before a description") or _SAYING.search(word):
                break
            else:
                taken = []
                break
        while taken and (taken[0] in _LINKING or taken[0].lower() in phrases("before a description")):
            taken.pop(0)
        if taken and len(taken) <= LONGEST and not _OWN.search(" ".join(taken)):
            yield " ".join(taken)


_SAYING = re.compile(r"(?:ed|said|says|told|wrote|met|led|saw|left|sent|put|quoting|citing)$")
"""A verb before a description: what stands before it is not part of it."""


def _mentions(story: Story, name: str) -> Iterator[tuple[str, int, int]]:
    """Where the name is printed in full, or nearly: its text and bounds, in the order of the reports."""
    for entity in story.record.entities:
        if entity.name == name:
            for m in entity.mentions:
                text = story.articles[m.article].text
                if text[m.start : m.end].endswith(name.split()[-1]) and " " in text[m.start : m.end]:
                    at = text.find(name.split()[0], m.start, m.end)
                    yield text, at if at >= 0 else m.start, m.end


@cache
def _roles() -> frozenset[str]:
    """What a person is: a word for an office, a rank, a trade or a tie, small."""
    return frozenset(row.word.lower().strip(".") for row in table("titles", TitleRow) if row.sort in ("role", "office", "rank"))


__all__ = ["introduced"]
