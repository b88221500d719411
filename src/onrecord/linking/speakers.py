"""Two pieces of speech -> whether they can be of one speaker, by name, party and what the reports print of both.

What leaves is never more than a doubt resolved one way or the other for an utterance; no one is said to be another.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from onrecord.lexicon.families import title_words
from onrecord.lexicon.polities import polities_in
from onrecord.linking.quotes import Piece
from onrecord.model import When

_PRONOUNS = frozenset("he she it they we i who him her them his its their that this which one".split())


def speakers_of(a: Piece, b: Piece) -> str | None:
    """How surely two are one speaker; None: they are two.

    `same`: one name, or a name and a description of its party (`the president`); `party`: a party and a body of it, or one bare description
    (`the letter`), which two reports may mean differently.
    """
    if a.key == b.key:
        return "same" if is_name(a.speaker) or is_name(b.speaker) or a.sides else "party"
    if not a.sides & b.sides:
        return None
    if is_name(a.speaker) != is_name(b.speaker):
        return "same"
    kinds = {p.statement.source.kind for p in (a, b) if p.statement.source is not None}
    return "party" if "person" not in kinds else None


def may_be_one(a: Piece, b: Piece) -> bool:
    """One speaker, or nothing that speaks surely for two.

    A description alone is no other speaker; two names that share a word may be one; a pronoun may mean the other report's speaker where he
    is named in its article too; and who speaks for a body may be quoted as the body.
    """
    if _told_apart(a, b) or _told_apart(b, a):
        return False
    if speakers_of(a, b) is not None or {a.speaker.lower(), b.speaker.lower()} & _PRONOUNS:
        return True
    kinds = {p.statement.source.kind for p in (a, b) if p.statement.source is not None}
    if "media" in kinds:
        return True  # a paper or agency that words are given to may only carry them
    if "document" in kinds:
        return True
    if not (is_name(a.speaker) and is_name(b.speaker)) or _names_other(a, b) or _names_other(b, a):
        return True
    left, right = a.speaker.lower().replace("’", "'").split(), b.speaker.lower().replace("’", "'").split()
    if left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left):
        return True
    return bool(a.sides & b.sides and (a.spokes or b.spokes)) or (a.by_pronoun and b.key in a.near) or (b.by_pronoun and a.key in b.near)


def _told_apart(document: Piece, person: Piece) -> bool:
    """The article that gives the words to a named body's document quotes the person elsewhere: it tells the two apart."""
    source = document.statement.source
    if source is None or source.kind != "document" or person.key not in document.near or not is_name(person.speaker):
        return False
    return any(w[0].isupper() for w in document.speaker.split()[:-1])


def _names_other(a: Piece, b: Piece) -> bool:
    """The words name the speaker that one report gives them to (`“Lund says so,” the mayor said`): he may be quoted in them."""
    return a.speaker.split()[-1].lower() in {w.form for w in b.words}


@lru_cache(maxsize=8192)
def is_name(name: str) -> bool:
    """Whether a source is printed by name, not by description (`Sorrenian president`, `a spokesman for the ministry`)."""
    words = [w for w in name.replace("-", " ").split() if w not in ("of", "the", "for", "and", "in", "on", "The")]
    described = title_words() | {"former", "ex"}
    if all(w.lower() in described or polities_in(w) for w in words):
        return False  # a headline's capitals: `Former Norwegian President`
    return bool(words) and all(w[0].isupper() or not w[0].isalpha() for w in words)


def same_time(a: When | None, b: When | None) -> bool:
    """Two days of saying that are known are a day apart at the most."""
    if a is None or b is None or a.precision not in ("day", "time") or b.precision not in ("day", "time"):
        return True
    try:
        return abs((date.fromisoformat(a.value[:10]) - date.fromisoformat(b.value[:10])).days) <= 1
    except ValueError:
        return True
