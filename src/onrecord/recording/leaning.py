"""A composed sentence on one saying -> the word in it that leaves a reader asking `who?` or `what?`, or None where it stands alone.

What enters: the story, the statement and the sentence written from it. Rule: a pronoun needs something before it in the same sentence that
it can stand for, by number and sex; a body may be its own `it`, several speakers their own `they`. A sentence that leans is dropped, never
mended.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.families import TitleRow
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import stem
from onrecord.model import Statement
from onrecord.recording.naming import capital, is_role, speaker
from onrecord.recording.referents import several
from onrecord.recording.story import Story, is_bare_body

_PRONOUN = re.compile(
    r"\b(it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those"
    r"|[Tt]hat(?=[’']s| (?:is|was|would|will|has)\b))\b",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"it(?:[’']s|[’']ll be| (?:is|was|be|will be|would be|has been|had been|may be|might be|could be|seems|seemed|appears|appeared|became"
    r"|takes|took|remains|remained))(?: \S+){0,5}? (?:that|to|for|who|whether|if|when|how|why|because)\b"
    r"|it (?:is|was|be|will be|would be)?(?: \w+)? ?(?:rains?|time|clear|unclear|likely|unlikely|possible|impossible)\b",
    re.IGNORECASE,
)
"""`it is time to`, `it was clear that`: an `it` that stands for nothing before it."""
_A_THING = re.compile(
    r"\b(?:the|an?|any|each|every|another|one|no|its|his|her|their|our|my|your|this|some)\s(?:[\w’'-]+\s){0,3}?[a-z][\w’'-]{2,}", re.I
)
_SEVERAL = re.compile(
    r"\b(?!(?:is|was|has|does|says|this|its|his|hers|us|as|yes|always|perhaps|unless|across|less|towards|besides|ours)\b)"
    r"\w{2,}(?<!s)s\b|[a-z] and [a-zA-Z]"
)
_NAME = re.compile(r"(?<![.!?“:] )(?<!^)(?<!“)\b[A-Z][\w’'-]+")
_DAY = re.compile(r"\b(?:on )?\d\d? [A-Z]\w+ \d{4}\b|\[\d\d? [A-Z]\w+ \d{4}\]|\b\w+day\b")
_SUBJECT = re.compile(r"\s(?:is|was|were|are|has|had|have|will|would|can|could|may|might|must|should|did|does|do|[a-z]+(?:ed|s))\b")
_AS_OBJECT = re.compile(
    r"(?=[.,;:”!?]|$)| (?:to|in|on|at|by|with|from|for|of|and|or|but|as|into|out|up|down|off|over|when|if|because|before|after|until|since"
    r"|without|through|more|less|again|the|an?|his|her|\w+ly)\b"
)
"""What stands behind an `it` that is the object of its verb, and so hardly the speaker."""
_STARTS = re.compile(r"(?:^|[.!?:]\s“?|“)$")
_NOUN_NEXT = re.compile(r"\s([a-z][\w-]{2,})")
_RELATED = re.compile(r"\s(?:who|whose|that|which|of|in|with|from|on|at|to|[a-z]+(?:ed|ing))\b")
_MALE = frozenset({"he", "him", "his"})
_FEMALE = frozenset({"she", "her", "hers"})
_MANY = frozenset({"they", "them", "their", "theirs"})
_THING = frozenset({"it", "its"})


def leans(story: Story, statement: Statement, text: str, *, news: Set[str] = frozenset()) -> str | None:
    """`Ada Bright vowed to overturn it.` -> `it`; `The port said that it would pay.` -> None. `news`: stems that every reader knows of."""
    name = speaker(story, statement)
    words = _DAY.sub("", text.replace(capital(name), "", 1) if text.startswith(capital(name)) else text.replace(name, "", 1))
    if is_bare_role(story, statement, news=news):
        return name
    if (pointing := _pointing().search(words)) is not None:
        return pointing[0]
    return next((m[0] for m in _PRONOUN.finditer(words) if not _stands(story, statement, words, m, news)), None)


@cache
def _pointing() -> re.Pattern[str]:
    """`that issue should`: a noun of the list behind `that` as the subject of what follows."""
    return re.compile(rf"\bthat (?:{'|'.join(sorted(phrases('pointing nouns')))})(?! of\b)(?![\w’'-])")


def is_bare_role(story: Story, statement: Statement, *, news: Set[str] = frozenset()) -> bool:
    """Whether the source is one person called by what he is alone (`the coach`, `the celebrated singer`), or a paper told of
    elsewhere (`the letter`): a reader asks which.

    Who is called by a thing of the news (`the mill owner`, where a mill burned) is known by it.
    """
    source = statement.source
    name = speaker(story, statement)
    named = re.search(r"[A-Z]", name[len("the ") :]) is not None
    if source is None or source.members or (named and source.kind != "unnamed"):
        return False
    paper = source.kind == "document"
    if any(stem(word.lower()) in news for word in (name.split()[1:] if paper else name.split()[1:-1])):
        return False
    body = is_bare_body(name.split()[-1].capitalize())
    one = is_role(name) or paper or (source.kind in ("person", "unnamed") and name[-1:] != "s" and not body)
    return bool(re.match(r"the \w", name, re.I)) and one and not re.search(r"[’'](?:s\b|\s)| (?:of|for|at|in|from) |,", name)


def _stands(story: Story, statement: Statement, words: str, found: re.Match[str], news: Set[str]) -> bool:
    """Whether something before the pronoun can be what it stands for."""
    pronoun, before = found[0].lower(), words[: found.start()]
    kind = statement.source.kind if statement.source is not None else "unnamed"
    known = {male for name, male in story.sexes if statement.source is not None and name == statement.source.name}
    person = kind == "person" and (bool(known) or statement.source is None or " " in statement.source.name)
    quoted = before.count("“") > before.count("”")
    if words.startswith((" who ", " whose "), found.end()):
        return True
    if pronoun in _THING:
        own = not quoted and not person and (pronoun != "it" or not _is_object(words, found))
        told = len(before.split()) >= CLAUSE and _IS.match(words, found.end()) is not None
        return own or told or _EMPTY_IT.match(words, found.start()) is not None or bool(_a_thing(before) or _things(story, before))
    if pronoun in _MANY:
        own = not quoted and pronoun != "them" and (kind != "person" or bool(statement.source and statement.source.members))
        return own or _SEVERAL.search(before) is not None
    if pronoun in _MALE | _FEMALE:
        alone = statement.source is None or not several(statement.source.name)
        own = not quoted and alone and kind in ("person", "unnamed") and (not known or (pronoun in _MALE) in known)
        return own or bool(_names(story, before)) or any(is_role(m[0]) for m in _A_THING.finditer(before))
    following = _NOUN_NEXT.match(words, found.end())
    if pronoun == "that":
        return _STARTS.search(before) is None
    if pronoun == "those" and (following is None or _RELATED.match(words, found.end()) is not None):
        return _RELATED.match(words, found.end()) is not None
    if following is None or _SUBJECT.match(words, found.end()) is not None and not following[1].endswith("ss"):
        return _A_THING.search(before) is not None or _things(story, before)
    known_noun = following[1] in phrases("this here") or stem(following[1]) in news
    return known_noun or len(before.split()) > FAR


def _a_thing(before: str) -> bool:
    """Whether one thing is told of there: `the plan`, but not `the weavers`."""
    return any(not m[0].endswith("s") or m[0].endswith("ss") or _INSIDE.search(m[0]) is not None for m in _A_THING.finditer(before))


_INSIDE = re.compile(r"[’']s\b")


def _is_object(words: str, found: re.Match[str]) -> bool:
    """`to wipe it clean`, `overturned it.`: hardly the speaker."""
    return _AS_OBJECT.match(words, found.end()) is not None or _TO_DO.search(words, 0, found.start()) is not None


_TO_DO = re.compile(r"\bto \w+ $")
CLAUSE = 7
"""Words before an `it was` from which it may stand for what they tell: a frame of two and a short clause."""
_IS = re.compile(r"[’']s\b| (?:is|was|would be|will be|has been)\b")
FAR = 8
"""Words before `this plan` in which the sentence has had room to say which."""


def _things(story: Story, before: str) -> bool:
    """Whether a name stands there that is no person's."""
    persons = {part.strip(".") for e in story.record.entities if e.kind == "person" for part in e.name.split()} | _titles()
    return any(re.split(r"[’']", name)[0] not in persons for name in _names(story, before))


def _names(story: Story, before: str) -> list[str]:
    """Words with a capital that is no sentence's: amid one, or the first of a quotation where the reports print it so elsewhere."""
    first = [m[1] for m in _FIRST.finditer(before) if not story.is_common(re.split(r"[’']", m[1])[0])]
    return [*first, *(m[0] for m in _NAME.finditer(before))]


_FIRST = re.compile(r"[.!?“] ?([A-Z][\w’'-]+)")


@cache
def _titles() -> frozenset[str]:
    """Words before a person's name, as they are printed there."""
    return frozenset(capital(row.word.strip(".")) for row in table("titles", TitleRow))


def points_back(story: Story, words: str) -> bool:
    """Whether the first `it` of a printed sentence has nothing before it that it can stand for."""
    found = _IT.search(words)
    own = found is not None and found[0] == "its"
    return (
        not own
        and found is not None
        and not (_EMPTY_IT.match(words, found.start()) or _a_thing(words[: found.start()]) or _things(story, words[: found.start()]))
    )


_IT = re.compile(r"\b(?:it|its)\b")


__all__ = ["is_bare_role", "leans", "points_back"]
