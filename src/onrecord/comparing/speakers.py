"""Two pieces of evidence -> are their speakers two, by how the reports name them, and does the first one say that the claim holds?

What a conflict of two statements asks beyond the claim itself: an office and a person may be one, a heading speaks for nobody, and who
calls a probe into the leak a waste has not said that there was a leak.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.comparing.story import Story
from onrecord.lexicon.families import title_words
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Evidence

LOOKS = 60
"""Code points before a noun of deed in which it is told what somebody looks into, asks or speaks about."""


def two_parties(story: Story, a: Evidence, b: Evidence) -> bool:
    """Both are speakers by their names, and neither is an office that the other one holds (`the secretary`, `Secretary Ravn`)."""
    if _heading(a.by) or _heading(b.by) or _members(a.by) & _members(b.by):
        return False
    return not any(_office(x.by) and _holds(story, x, y) for x, y in ((a, b), (b, a)))


def _members(by: str) -> frozenset[str]:
    """Who speaks, one by one: `both the owner and police` are two."""
    return frozenset(_JOINED.sub("", name).strip().lower() for name in re.split(r",| and ", by)) - {""}


_JOINED = re.compile(r"^\s*(?:[Bb]oth|[Tt]he|[Bb]oth the)\b")


def _heading(by: str) -> bool:
    """Three words in capitals: a heading that was taken for a name."""
    return by.isupper() and len(by.split()) >= HEADED


HEADED = 3
"""Words in capitals from which a speaker's name is a heading: `FBI` and `US NAVY` are none."""


def _office(by: str) -> bool:
    """`president`, `Ostmark's deputy fisheries minister`: a role with nobody's name."""
    last = by.split()[-1:]
    return bool(last) and last[0].islower() and last[0] in title_words()


def _holds(story: Story, office: Evidence, person: Evidence) -> bool:
    """One of the two reports prints the office right before the person's name, or behind it."""
    name = person.by.split()[-1:]
    if not name or not name[0][:1].isupper():
        return False
    role = r"\s+".join(map(re.escape, office.by.split()[-WORDS:]))
    last = re.escape(name[0])
    told = re.compile(rf"\b(?i:{role})\s+(?:[A-Z][\w.'’-]*\s+){{0,3}}{last}\b|\b{last},? (?:the |a )?(?i:{role})\b")
    return any(told.search(story.article(x.anchor).text) for x in (office, person))


WORDS = 3
"""Last words of an office by which it is known again before a name (`deputy fisheries minister`)."""


def affirmed(story: Story, evidence: Evidence) -> bool:
    """The speaker says that it holds, and not only what he thinks of those who look into it, ask or talk about it."""
    clause = story.clause_at.get(evidence.anchor)
    if clause is None:
        return True
    sentence, text = story.sentence(clause.anchor), story.article(clause.anchor).text
    first = text[clause.anchor.start : clause.anchor.end].split(maxsplit=1)[:1]
    if clause.rule != "propositions/noun" and not (first and first[0].endswith("ing")):
        return True
    return _about().search(text, max(sentence.start, clause.anchor.start - LOOKS), clause.anchor.start) is None


@cache
def _about() -> re.Pattern[str]:
    """`probe into the `, `questions about whether ` right before a noun of deed."""
    return re.compile(rf"(?:{phrase_pattern('looks into').pattern})(?: [\w'’.-]+){{0,4}} ?$", re.IGNORECASE)


def disputes(story: Story, evidence: Evidence) -> bool:
    """What is turned away is a claim: who dismisses criticism, a call or somebody's remarks has not said that anything is untrue."""
    if evidence.stance != "denies" or evidence.anchor in story.clause_at:
        return True
    text = story.text(evidence.anchor)
    return phrase_pattern("no claim").search(text) is None or phrase_pattern("claim").search(text) is not None
