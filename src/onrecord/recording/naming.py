"""A statement's source -> how a sentence names it: with the article that it needs, a pronoun in it resolved, a description left out.

A nameless source keeps its printed words; one that points outside the sentence (`two of his aides`) is told of to the caller.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.families import TitleRow
from onrecord.lexicon.phrases import phrases
from onrecord.model import Source, Statement
from onrecord.recording.story import Story, is_bare_body


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]

def speaker(story: Story, statement: Statement) -> str:
    """The source as the sentence names it; a nameless source keeps its printed words."""
    if statement.source is None:
        return f"a source quoted by {story.report(statement.anchor.article)}"
    source = statement.source
    printed = story.articles[statement.anchor.article].text[source.spans[0].start : source.spans[0].end] if source.spans else ""
    name = _named(story, statement, _owned(brief_name(_as_called(story, source, printed))))
    if _OF_SOMEBODY.search(source.name) and not _OF_SOMEBODY.search(name) or re.match(r"[A-Z][\w.-]*[’']s? ", name):
        return name
    if source.kind == "document" and len(name.split()) == 1 and name[:1].isupper():
        return f"the {name}"
    if (source.entity is None or source.kind == "unnamed") and (article := re.match(r"(an?|the)\b", printed, re.I)) is not None:
        return story.the(name) if name.split()[0].lower() in _DETERMINERS else f"{article[0].lower()} {small(story, name)}{_closing(name)}"
    if source.kind in ("place", "group") and printed.startswith(("the ", "The ")) and name[:1].isupper() and not name.startswith("The "):
        return f"the {name}"
    if _lacks_article(story, name, statement):
        name = small(story, name)
        return f"{'an' if name[0] in 'aeiouAEIO' else 'a'} {name}{_closing(name)}"
    if source.entity is None and source.spans and not _DETERMINED.match(name):
        text = story.articles[statement.anchor.article].text
        before = _ARTICLE_BEFORE.search(text, max(0, source.spans[0].start - 5), source.spans[0].start)
        if before is not None and text[source.spans[0].start :].startswith(name.split()[0]):
            return f"{before[1].lower()} {small(story, name)}{_closing(name)}"
    if source.entity is None:
        name = small(story, name)
    if with_article(story, name) != story.the(name):
        return f"{with_article(story, name)}{_closing(name)}"
    return story.the(name) + _closing(name)


def _as_called(story: Story, source: Source, printed: str) -> str:
    """The record's name, unless the report prints another whole name of its own there: a house for a government stays a house.

    A `Jr.` that the report does not print there may be his son's.
    """
    words = printed.split()
    core = words[1:] if words and words[0].lower() == "the" else words
    if source.members or source.entity is None or not core or source.kind == "unnamed":
        return source.name
    plain = _JUNIOR.sub("", source.name)
    if plain != source.name and not _JUNIOR.search(printed) and plain in story.called.get(source.entity, ()):
        return plain
    if " and " in printed and " and " not in source.name and source.kind in ("government", "body", "military"):
        return re.sub(r"^[Bb]oth ", "", printed)
    named = len(core) > 1 and all(w[:1].isupper() or w in _LINKS for w in core) and words[0].lower() not in _TITLED
    apart = not {w.strip(".’'s").casefold() for w in core} & {w.strip(".’'s").casefold() for w in source.name.split()}
    letters = "".join(w[0] for w in core if w[:1].isupper()).casefold()
    initials = "".join(w[0] for w in source.name.split() if w[:1].isupper()).casefold()
    short = letters == re.sub(r"[^a-z]", "", source.name.casefold()) or initials == "".join(core).replace(".", "").casefold()
    return " ".join(core) if named and apart and not short and source.kind in ("government", "body", "military") else source.name


_JUNIOR = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
_LINKS = frozenset("of the and for".split())
_TITLED = frozenset("mr mr. ms ms. mrs mrs. his her its their our".split())


def _named(story: Story, statement: Statement, name: str) -> str:
    """`two of his aides` -> `two of Ivo Lund’s aides`, where coreference gave the printed pronoun a name."""
    spans = statement.source.spans if statement.source is not None else ()
    found = _OF_SOMEBODY.search(name)
    for span in spans if found is not None else ():
        for pronoun in _OF_SOMEBODY.finditer(story.articles[statement.anchor.article].text, span.start, span.end):
            whose = story.pronouns.get((statement.anchor.article, pronoun.start()))
            if whose is not None and found is not None:
                return f"{name[: found.start()]}{whose}’{'' if whose.endswith('s') else 's'}{name[found.end() :]}"
    return name


_OF_SOMEBODY = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
_DETERMINERS = frozenset("the a an some several many two three four both his her its their our any no one".split())


@cache
def _roles() -> frozenset[str]:
    return frozenset(row.word for row in table("titles", TitleRow) if row.sort == "role")


def is_role(name: str) -> bool:
    """Whether a description's head is a word for what one person is: `the harbour coach`, but `the harbour board`."""
    head = re.split(r",| (?:of|for|at|in|from|with|who|and) ", name, maxsplit=1)[0].split()
    return bool(head) and head[-1].lower() in _roles()


def small(story: Story, name: str) -> str:
    """A description that began its sentence loses its capital; a name keeps it."""
    words = name.split()
    capital_first = bool(words) and words[0][:1].isupper() and "." not in words[0]
    if capital_first and story.is_common(words[0]) and not any(w[:1].isupper() for w in words[1:2]):
        return name[:1].lower() + name[1:]
    return name


def _lacks_article(story: Story, name: str, statement: Statement) -> bool:
    """A description of one person, told as headlines do (`Harbour Board official said`): it has no article, and needs one."""
    words = name.split()
    person = statement.source is not None and statement.source.kind in ("person", "unnamed")
    if len(words) < 2 or words[0].lower() in _DETERMINERS or re.search(r"[’']s?\b", name) or not person or name in story.articled:
        return False
    return words[-1] in _roles() and "," not in name


def _closing(name: str) -> str:
    """The comma that ends an apposition: `the carrier, Lund & Sons, said`."""
    head, mark, rest = name.partition(", ")
    return "," if mark and " and " not in f" {rest} " and "," not in rest and head.split()[-1].islower() and rest[:1].isupper() else ""


def with_article(story: Story, name: str) -> str:
    """A name as it stands inside a sentence, a description with the article that headlines drop: `the Harbour Board report`."""
    plain = story.the(name)
    return f"the {name}" if plain == name and _describes(name) else plain


def _describes(name: str) -> bool:
    """A name that ends in a word for what it is, in the singular (`Harbour Board report`): it needs an article."""
    words = name.split()
    last = words[-1]
    plain = len(words) > 1 and last.isalpha() and last.islower() and not last.endswith("s")
    plain = plain and last not in phrases("heads without an article")
    return plain and not _DETERMINED.match(name) and not re.search(r"[’']s?\b|,| (?:and|or|for|of|in|at|on|from|with|to|by) ", name)


_ARTICLE_BEFORE = re.compile(r"(?:^|\s)(the|an?) $", re.I)
_DETERMINED = re.compile(r"(?:the|an?|some|several|many|two|three|four|both|his|her|its|their|our|any|no|one)\b", re.I)
_DOCUMENTS = frozenset("letter report statement spokesman spokeswoman spokesperson lawyer attorney office campaign team memo email".split())


def _owned(name: str) -> str:
    """`Ada Bright letter`, a possessive resolved to a name, has its mark again: `Ada Bright’s letter`."""
    words = name.split()
    plain = len(words) > 2 and words[-1] in _DOCUMENTS and all(w[:1].isupper() and w.isalpha() for w in words[:-1])
    return f"{' '.join(words[:-1])}’s {words[-1]}" if plain else name


def brief_name(name: str) -> str:
    """A name without the description behind it: `Harbour Watch, a group that counts ships` -> `Harbour Watch`."""
    head, mark, rest = name.partition(", ")
    return head if mark and rest[:1].islower() and " and " not in head and len(head.split()) > 1 else name


def names_nobody(story: Story, statement: Statement, name: str) -> bool:
    """Whether a reader would ask whom the name means: it points outside, is cut off from whose it is, or is a mere description."""
    return _points_outside(story, statement, name) or is_bare_body(name.removeprefix("the ")) or _is_adjective(statement)


def _is_adjective(statement: Statement) -> bool:
    """A source that is one word for what somebody is (`Republican`), and no name: the reader asks which."""
    source = statement.source
    if source is None or source.kind not in ("group", "unnamed"):
        return False
    return source.name[:1].isupper() and " " not in source.name and not source.name.endswith("s")


def _points_outside(story: Story, statement: Statement, name: str) -> bool:
    """Whether a source is called by a pronoun for whom the sentence does not name, even in what is said."""
    found = _POINTS_OUTSIDE.search(name)
    return found is not None and not (found[0].lower() in ("his", "her") and story.persons_in(statement.anchor))

_POINTS_OUTSIDE = re.compile(
    r"^(?:the |an? )?(?:each|every|another)\b|^(?:he|she|it|they|we|you|i) and\b"
    r"|\b(?:his|her|their|its|whose|him|them)\b|\bof (?:one|them|these|those|this|that)$|\bthere$|^(?:the )?others?\b", re.IGNORECASE
)
"""A source named by a pronoun (`two of his aides`) that no name stands for."""


__all__ = ["brief_name", "capital", "is_role", "names_nobody", "small", "speaker", "with_article"]
