"""Which numerals count nothing: ordinals, dates, years, clock times, scores, identifiers, numbers inside names, the pronoun `one`.

What enters is a numeral with the text and the parse around it, what leaves is the name of the rule that leaves it out, or None.
Durations and ages do count and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.calendar_numbers import calendar_number
from onrecord.annotating.name_numbers import WORD_BEFORE, name_number, rank_number
from onrecord.annotating.numbers import Numeral
from onrecord.annotating.surroundings import Surroundings
from onrecord.annotating.units import Unit, magnitude_of, prefixed_currency, unit_of
from onrecord.lexicon import table
from onrecord.model import Token


@dataclass(frozen=True, slots=True)
class CompoundRow:
    """A row of `compounds.toml`."""

    noun: str
    example: str


_CLOCK_AFTER = re.compile(
    r"\s?(?:a\.m\.?|p\.m\.?|am\b|pm\b|o['’]clock|GMT\b|UTC\b|EST\b|EDT\b|PST\b|ET\b|CET\b|hrs GMT|noon\b)", re.IGNORECASE
)
_ORDINAL_AFTER = re.compile(r"[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b(?!s)", re.IGNORECASE)
_CHUNK = 60
"""Code points on either side within which a web address around a number is recognised."""
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|gov|edu|co|ly)\b|(?<!\S)#\w")
_PRONOUNS_OF_ONE = re.compile(
    r"\s+(?:of|another|who|that|which|where|day|thing|hand|knows?|can|could|may|might|must|should|would|is|was|has|by one)\b|['’]s\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom)\b", re.IGNORECASE)
_SPEAKING = frozenset({"say", "tell", "ask", "write", "add", "note", "argue", "recall"})
"""`one official said`: of these the subject is somebody, not a count."""
_NUMBER_BEHIND = re.compile(r"\s(?:to|or)\s(?:two|three|four|five|\d)", re.IGNORECASE)
_BLOCK = re.compile(r"\s(?:hundred\s)?block\b", re.IGNORECASE)
_PHONE_AFTER = re.compile(r"(?:\)\s?|-)\d{3}-|\)\s\d{3}-|-[A-Z]{3,}")
_PHONE_BEFORE = re.compile(
    r"(?:\b(?:call|calls|called|calling|dial|dials|dialed|dialled|dialing|phone|phoned|hotline|text|fax|tel)[.:]?\s(?:at\s|on\s)?|(?<!\S)[*+])$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"[\s-]+[a-z]{2,}(?<!\sand)(?<!\sor)(?<!\sto)(?<!\sfor)(?<!\sif)(?<!\son)(?<!\sby)(?<!\safter)(?<!\swhen)(?<!\sfrom)(?<!\sin)(?<!\sat)\b|[%$€£]"
)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014"


@cache
def compounds() -> frozenset[str]:
    """Nouns that a hyphenated number counts."""
    return frozenset(row.noun for row in table("compounds", CompoundRow))


def uncounted(near: Surroundings, found: Sequence[Numeral], *, start: int, end: int) -> tuple[tuple[Numeral, str], ...]:
    """The numerals of one paragraph `[start, end)` that count nothing, each with the rule that says so."""
    out: list[tuple[Numeral, str]] = []
    left_out: set[int] = set()
    for i, numeral in enumerate(found):
        unit = unit_of(near.text, numeral, limit=end)
        before = found[i - 1] if i else None
        after = found[i + 1] if i + 1 < len(found) else None
        rule = _printed(near, numeral, unit, start, end) or _one(near, numeral, before)
        if rule is None and unit is None and not (before is not None and i - 1 not in left_out and _continues(near.text, before, numeral)):
            rule = calendar_number(near, numeral, start, end)
        if rule is None and unit is None:
            rule = name_number(near, numeral, start, end) or rank_number(near, numeral)
        if rule is None:
            rule = _paired(near, numeral, before, after, unit, i - 1 in left_out, end)
        if rule is not None:
            out.append((numeral, rule))
            left_out.add(i)
    return tuple(out)


def _printed(near: Surroundings, numeral: Numeral, unit: Unit | None, start: int, end: int) -> str | None:
    """What the code points around the number say."""
    text, at, stop = near.text, numeral.start, numeral.end
    previous = text[at - 1] if at > start else " "
    earlier = text[at - 2] if at - 1 > start else " "
    following = text[stop] if stop < end else " "
    later = text[stop + 1] if stop + 1 < end else " "
    money = prefixed_currency(text, at) is not None if not numeral.written else False
    if not money and (previous.isalnum() or previous in "_#@"):
        return "glued"
    if (
        not money
        and previous in _DASHES
        and (earlier.isalpha() or earlier == ".")
        and text[max(start, at - 4) : at - 1].lower().strip() != "to"
    ):
        return "glued"
    if previous in "'’‘" and not numeral.written and following == "s":
        return "decade"
    if not money and not numeral.written and previous in ":./" and earlier.isalnum() and text[max(start, at - 3) : at] != " c.":
        return "part"
    if not numeral.written and following in ":/" and later.isdigit() and not numeral.fraction:
        return "part"
    if following == "." and later.isdigit():
        return "part"
    if _ORDINAL_AFTER.match(text, stop, end) and numeral.written and text[stop] == "-":
        return "ordinal"
    if numeral.letters and unit is None and magnitude_of(text, numeral, limit=end)[0] == 1.0:
        return "ordinal" if numeral.letters in {"st", "nd", "rd", "th"} else "glued"
    if following in "'’" and text[stop + 1 : stop + 2] == "s" and not numeral.written:
        return "decade"
    if numeral.written and following == "s" and later == " ":
        return "decade"
    if not numeral.written and _CLOCK_AFTER.match(text, stop, end):
        return "clock"
    if (
        following in ".)"
        and not numeral.written
        and text[start:at].strip(" (") == ""
        and later in " \t"
        and (following == ")" or text[stop + 2 : stop + 3].isupper())
    ):
        return "list"
    if following == "-" and later.isalpha() and unit is None:
        word = re.match(r"-([^\W\d_]+)", text[stop : stop + 40])
        noun = word[1].lower() if word else ""
        if noun not in {"odd", "plus", "to", "and", "or"} and noun not in compounds() and (numeral.written or not noun):
            return "compound"
    if text[at] == "." and unit is None:
        return "calibre"
    if _BLOCK.match(text, stop, end) and not numeral.grouped:
        return "address"
    if not numeral.written and (
        _PHONE_AFTER.match(text, stop, end)
        or (_PHONE_BEFORE.search(text[max(start, at - 20) : at]) and not _NOUN_AFTER.match(text, stop, end))
    ):
        return "phone"
    if (
        not numeral.written
        and not numeral.grouped
        and stop - at >= 5
        and numeral.magnitude == 1.0
        and unit is None
        and (numeral.value or 0) % 50
        and not _NOUN_AFTER.match(text, stop, end)
    ):
        return "identifier"
    chunk = text[max(start, at - _CHUNK) : min(end, stop + _CHUNK)]
    left = chunk.rfind(" ", 0, at - max(start, at - _CHUNK)) + 1
    right = chunk.find(" ", stop - max(start, at - _CHUNK))
    if _ADDRESS.search(chunk[left : right if right >= 0 else len(chunk)]):
        return "address"
    return None


def _continues(text: str, before: Numeral, numeral: Numeral) -> bool:
    """`from 1500 to 2000 crates`: the second end of a range whose first end counts."""
    return before.value is not None and before.value > 31 and text[before.end : numeral.start] in {" to ", "-", "\u2013"}


def _takes_one(near: Surroundings, token: Token, before: Numeral) -> bool:
    """`ten hikers were hurt, one of them badly`: one of a number that its sentence gives; not `one of them said`."""
    first = near.parse.tokens[near.parse.sentence_of(token).first].start
    told = near.parse.head(token).lemma.lower() if token.dep in {"nsubj", "nsubjpass"} else ""
    return before.start >= first and _OF_THEM.match(near.text, token.end) is not None and told not in _SPEAKING


def _one(near: Surroundings, numeral: Numeral, before: Numeral | None) -> str | None:
    """`one` is a pronoun unless it stands before the noun it counts, or takes one from a number; the same for `the two` and `zero`."""
    word = near.text[numeral.start : numeral.end].lower()
    if word not in {"one", "zero"}:
        return None
    token = near.parse.token_at(numeral.start)
    if token is None:
        return None
    if _NUMBER_BEHIND.match(near.text, numeral.end):
        return None
    if word == "one" and before is not None and _takes_one(near, token, before):
        return None
    if word == "one" and _PRONOUNS_OF_ONE.match(near.text, numeral.end):
        return "pronoun"
    previous = WORD_BEFORE.search(near.text[max(0, numeral.start - 20) : numeral.start])
    if previous and previous[1].lower() in {
        "no",
        "any",
        "every",
        "each",
        "which",
        "this",
        "that",
        "the",
        "some",
        "day",
        "other",
        "another",
    }:
        return "pronoun"
    if near.text[numeral.end : numeral.end + 1] == "-":
        return None
    head = near.parse.head(token)
    if previous and previous[1].lower() == "at" and head.lower in {"point", "time", "stage", "moment"}:
        return "pronoun"
    if head.dep == "nsubj" and near.parse.head(head).lemma in _SPEAKING:
        return "pronoun"
    if token.dep == "nummod" and head.i > token.i and head.pos in {"NOUN", "PROPN"}:
        return None
    return "pronoun"


def _paired(
    near: Surroundings, numeral: Numeral, before: Numeral | None, after: Numeral | None, unit: Unit | None, before_left_out: bool, end: int
) -> str | None:
    """Scores, records and the second half of a date: digits, a dash, digits, and nothing that they count."""
    text = near.text
    if numeral.written or prefixed_currency(text, numeral.start):
        return None
    if before is not None and before_left_out and unit is None and (before.value or 0) > 0 and _dash(text[before.end : numeral.start]):
        return "part"
    for left, right in ((before, numeral), (numeral, after)):
        if left is None or right is None or left.written or right.written or left.value is None or right.value is None:
            continue
        if left.grouped or right.grouped:  # `10-12,000`: no score has thousands
            continue
        plain = not left.letters and left.magnitude == right.magnitude == 1.0 and unit_of(text, right, limit=end) is None
        touching = text[right.start] in _DASHES and left.end == right.start
        if not touching and not (plain and _dash(text[left.end : right.start])):
            continue
        if left.value >= abs(right.value) or not _counts_behind(near, right):
            return "score"
    return None


def _dash(gap: str) -> bool:
    return gap.strip() != "" and gap.strip() in _DASHES and len(gap) <= 3


def _counts_behind(near: Surroundings, numeral: Numeral) -> bool:
    """A plural noun stands behind the number, perhaps after adjectives."""
    token = near.parse.token_at(numeral.end - 1)
    if token is None:
        return False
    for i in range(token.i + 1, min(token.i + 5, len(near.parse.tokens))):
        other = near.parse.tokens[i]
        if other.sentence != token.sentence or other.pos not in {"ADJ", "NOUN", "PROPN", "ADV"}:
            return False
        if other.tag in {"NNS", "NNPS"} or other.lower == "people":
            return True
    return False
