"""Names -> the names of the story's people: those of its reporter are told apart, by the byline and by what the document says of them.

A byline's full name is the reporter wherever it stands. A bare family name is the reporter's in a sentence on who wrote the report
(`Lund is a correspondent in Oslo`), and after the reporter's full name where nobody else bears the family name; else it is somebody else's:
the reporter says nothing in the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotating.capitals import Name
from onrecord.annotating.mentions import head_among
from onrecord.annotating.people import parts_of
from onrecord.lexicon import table
from onrecord.model import Article, Parse

TAIL = 3
"""Sentences at the end among which a sign-off stands whose name no byline has."""
LONGEST_SIGNOFF = 30
"""Words of the longest sentence that is taken for one on the reporter; longer ones are the story's."""


@dataclass(frozen=True, slots=True)
class Signoff:
    """A row of `signoffs.toml`; kind is job, deed or by."""

    kind: str
    words: tuple[str, ...]
    example: str


def without_reporters(article: Article, parse: Parse, names: Sequence[Name]) -> Iterator[Name]:
    """The names that are not the reporter's; a byline's family name alone is a person's."""
    bylines = frozenset(parts_of(line) for line in article.bylines)
    families = frozenset(parts[-1] for parts in bylines if len(parts) > 1) | frozenset(parts[0] for parts in bylines if parts)
    borne = _borne_by_others(names, bylines)
    present = {part for name in names if (parts := parts_of(name.words)) in bylines for part in parts}
    for name in names:
        parts = parts_of(name.words)
        if not parts or name.hit is not None or name.sort in ("place", "norp", "document", "title") and parts[0] not in families:
            yield name
            continue
        if (len(parts) > 1 and parts in bylines) or _signs(parse, name, known=bool(families.intersection(parts))):
            continue
        if len(parts) == 1 and parts[0] in families and not name.country:
            if parts[0] in present and parts[0] not in borne and not name.title:
                continue
            name = replace(name, sort="person")
        yield name


def _borne_by_others(names: Sequence[Name], bylines: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """First and last parts of the names of people who are not in the byline."""
    out: set[str] = set()
    for name in names:
        parts = parts_of(name.words)
        if name.hit is None and parts and parts not in bylines and (len(parts) > 1 or name.title):
            out.update((parts[0], parts[-1]))
    return frozenset(out)


def _signs(parse: Parse, name: Name, *, known: bool) -> bool:
    """Does the sentence say who made the report? `known`: the byline has the name; another must open one of the last sentences."""
    head = head_among(parse, parse.tokens[name.first : name.last])
    sentence = parse.sentence_at(name.span.start)
    if head is None or sentence is None or sentence.last - sentence.first > LONGEST_SIGNOFF:
        return False
    by = parse.head(head)
    opened = known or parse.tokens[sentence.first].lower in _words("by")
    if by.lower == "by" and by.i > sentence.first and parse.tokens[by.i - 1].lower in _words("by") and opened:
        return True
    verb = parse.head(head) if head.dep in ("nsubj", "nsubjpass") else None
    last = sentence.i >= len(parse.sentences) - TAIL
    if verb is None or not (known or (last and name.first == sentence.first)):
        return False
    lemma, after = verb.lemma.lower(), parse.tokens[verb.i + 1 : sentence.last]
    if lemma == "be":
        spoken = " ".join(t.lower for t in after)
        return any(f" {job} " in f" {spoken} " for job in _words("job"))
    below = [c for c in parse.children(verb) if c.i > verb.i]
    if lemma not in _words("deed") or any(c.dep in ("ccomp", "xcomp") for c in below):
        return False  # `Lund reported that the pier had gone`
    object_too = lemma in ("cover", "contribute", "edit", "photograph")
    return any(c.dep == "prep" or (object_too and c.dep == "dobj") for c in below)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("signoffs", Signoff) if row.kind == kind for word in row.words)
