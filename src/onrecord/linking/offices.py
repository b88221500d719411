"""The people of a story and what is printed beside their names -> whose office a source is that is described but not named.

`The county fire marshal said` in one report and `County Fire Marshal Ines Roth said` in another are one speaker. An office is a title that
one person of a body has at a time, with a word that says of what it is (`fire marshal`, not `the minister`); it is printed beside the name
of one person only in the whole story, with no word that makes another office of it (`deputy`, `former`). It decides which sayings may be
one, and is never shown as a fact about the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.families import title_words
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import words_in
from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Article, Statement

BEFORE = 90
"""Code points before a name in which its office stands: `Department of Inland Waters and Harbours Secretary`."""
NEAR = 25
"""Code points before a description in which `a senior` stands."""
LEAST = 2
"""Words that tell an office, the title and what it is of: a bare `the minister` is anybody's."""
_ONE_OF = r"(?:an?|some|one|two|three|several|many|another|other|any|most)"
_INDEFINITE = re.compile(rf"\b{_ONE_OF}(?:\s+[\w.’'-]+)?\s*$", re.IGNORECASE)
_BEGINS = re.compile(rf"{_ONE_OF}\s", re.IGNORECASE)
_LETTERS = re.compile(r"\s*\([A-Z][A-Z.&]{1,9}\)")
"""The short form of a name, in brackets (`Port Rescue Service (PRS) director`)."""
_TOKEN = re.compile(r"[\w.’'-]+|\S")
_BEHIND = re.compile(
    r",\s+(?:the\s+|its\s+|their\s+)?([^,;:!?\n\r\"“”()]{3,90}?)(?=[,;:!?\n\r\"“”()]|\.\s|\s(?:who|said|says|told|was|is|has|had)\b)"
)
_OF = re.compile(r"\s(?:of|for|in|at|on|to|from|with)\s")
_OWNED = re.compile(r"['’]s?\s")
_JOINS = frozenset({"of", "for", "the", "and", "&"})


Told = tuple[frozenset[str], frozenset[str], str]
"""The words of an office, the countries that it is of, and the story's id of who bears it."""


@dataclass(frozen=True, slots=True)
class Offices:
    """`told` are the offices that are printed beside names."""

    told: tuple[Told, ...]

    @classmethod
    def of(cls, articles: Sequence[Article], parties: Parties) -> Offices:
        """The offices of the story's people, by first mention."""
        texts = {a.id: a.text for a in articles}
        told: dict[Told, None] = {}
        for entity in parties.entities.values():
            if entity.kind != "person":
                continue
            for mention in entity.mentions:
                for printed in _beside(texts[mention.article], mention):
                    side = parties.side.get(entity.id, "")
                    found = parties.polities(printed) or (() if side in entity.name else parties.polities(side))
                    told.setdefault((_words(printed), frozenset(found), entity.id))
        return cls(tuple(told))

    def holder(self, article: Article, statement: Statement, parties: Parties) -> str | None:
        """The story's id of the one person whose office the source is; None where it is named, or nobody's or several people's."""
        source = statement.source
        if source is None or not source.spans or source.members or source.kind in ("document", "media", "group"):
            return None
        first = source.spans[0]
        if _INDEFINITE.search(article.text[max(0, first.start - NEAR) : first.start]) or _BEGINS.match(article.text, first.start):
            return None  # `a senior harbour inspector`: one of several
        key = parties.source_key(source)
        words = _office(source.name, parties)
        if words is None or (key in parties.entities and parties.entities[key].kind == "person"):
            return None
        states = frozenset(parties.polities(source.name))
        found = {
            person
            for told, of, person in self.told
            if words <= told and not (told - words) & phrases("another office") and (not states or not of or states & of)
        }
        return min(found) if len(found) == 1 else None


def _beside(text: str, mention: Anchor) -> Iterator[str]:
    """The offices printed right before a name, and behind it after a comma."""
    before = _LETTERS.sub("", text[max(0, mention.start - BEFORE) : mention.start])
    kept: list[str] = []
    for token in reversed(_TOKEN.findall(before)):
        if not (token[0].isupper() or token in _JOINS or token.lower() in title_words()):
            break
        kept.insert(0, token)
    while kept and kept[0] in _JOINS:
        kept.pop(0)
    behind = _BEHIND.match(text, mention.end)
    for printed in (" ".join(kept), behind[1] if behind is not None else ""):
        if len(_words(printed)) >= LEAST and _is_office(printed):
            yield printed


def _words(printed: str) -> frozenset[str]:
    return frozenset(w.form for w in words_in(printed) if w.content)


def _is_office(printed: str) -> bool:
    """The noun of the phrase is a title that one person of a body has at a time: its last word, or the last before `of`, `for` or `in`."""
    first, *rest = _OF.split(printed, maxsplit=1)
    if rest and _OWNED.search(rest[0]):
        return False  # `head of the council's press office`
    last = [words[-1].form for part in (first, printed) if (words := words_in(part))]
    return not phrases("held by one").isdisjoint(last)


def _office(name: str, parties: Parties) -> frozenset[str] | None:
    """The words of an office by its description, its country left out; None for a bare title and what many people are."""
    countries = {word.replace(".", "") for word in parties.named(name)[1]}
    words = _words(name) - countries
    return words if len(words) >= LEAST and _is_office(name) else None
