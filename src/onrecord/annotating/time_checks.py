"""Is a pattern's match a time expression where it stands?

`May`, `March`, `fall`, `2000` and `a quarter` are times in some places only. One check a kind; a kind without a check always is one.
A place without tokens (a dateline is not parsed) is decided by the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from onrecord.annotating.time_patterns import Printed
from onrecord.annotating.time_words import context
from onrecord.model import Parse, Token

NAMED_SEASON = frozenset({"PERSON", "GPE", "FAC", "ORG", "PRODUCT"})
NAMED_PART = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC"})
MEASURED = frozenset({"MONEY", "QUANTITY", "PERCENT"})
RANGE_WIDTH = 24
"""Code points that `between 2019 and ` can take."""
MODERN_YEARS = range(1900, 2100)
"""Four digits in this range are a year unless something speaks against it; others need a word that says so."""

_WORD_BEFORE = re.compile(r"(\S+)[^\S\r\n]+$")
_WORD_AFTER = re.compile(r"[^\S\r\n]*([\w’'%°-]+)?")
_YEAR_AND_DASH = re.compile(r"(?:\b(?:1\d{3}|20\d{2})|\b(?:[Pp]re|[Pp]ost|[Mm]id|[Ee]arly|[Ll]ate)) ?[-–]$")
_RANGE_OF_YEARS = re.compile(r"\b(?:[Bb]etween|[Ff]rom) (?:1\d{3}|20\d{2}) (?:and|to|through|until) $")
_DASH_AND_YEAR = re.compile(r" ?[-–—] ?(?:1\d{3}|20\d{2})\b")


def is_time(printed: Printed, text: str, parse: Parse) -> bool:
    """Whether the match is a time expression here."""
    check = _CHECKS.get(printed.kind)
    return check is None or check(printed, text, parse)


def word_before(text: str, offset: int) -> str:
    """The word before a place, lower case, without opening marks; empty at the start of a line."""
    found = _WORD_BEFORE.search(text, max(0, offset - 40), offset)
    return found[1].lower().lstrip("(\"'“‘[") if found is not None else ""


def word_after(text: str, offset: int) -> str:
    """The word after a place as printed; empty at a mark or the end of a line."""
    found = _WORD_AFTER.match(text, offset)
    return (found[1] or "") if found is not None else ""


def starts_sentence(text: str, offset: int) -> bool:
    """Whether a capital at this place says nothing: the start of the text, a line, a sentence or a quotation."""
    before = text[max(0, offset - 4) : offset].rstrip(" \u00a0\"'“‘([`")
    return not before or before[-1] in "\n\r.!?:—" or text[offset - 1] in '"“‘'


def _token(printed: Printed, parse: Parse, part: str, text: str) -> Token | None:
    at = text.find(printed.parts[part], printed.start, printed.end)
    return parse.token_at(at if at >= 0 else printed.start)


def _has_year(printed: Printed) -> bool:
    return "year" in printed.parts or "other_year" in printed.parts


def _is_month(printed: Printed, text: str, parse: Parse) -> bool:
    if _has_year(printed):
        return True
    name = printed.parts["month"]
    if (len(name) == 3 and name != "May") or name == "Sept":
        return False
    token = _token(printed, parse, "month", text)
    if token is not None and token.entity == "PERSON":
        return False
    if name not in ("May", "March") or "mod" in printed.parts:
        return True
    before, after = word_before(text, printed.start), word_after(text, printed.end)
    if before in context("before-time"):
        return True
    following = parse.token_at(printed.end + 1)
    if before in context("determiner"):
        return following is not None and following.text == after and following.pos in ("NOUN", "ADJ")
    return token is not None and token.tag.startswith("NNP") and starts_sentence(text, printed.start)


def _is_weekday(printed: Printed, text: str, parse: Parse) -> bool:
    after = word_after(text, printed.end)
    in_title = after[:1].isupper() and after.lower() in context("paper")
    return word_before(text, printed.start) not in context("not-weekday") and not in_title


def _is_season(printed: Printed, text: str, parse: Parse) -> bool:
    if _has_year(printed) or "relative" in printed.parts:
        return True
    word, before, after = printed.parts["season"], word_before(text, printed.start), word_after(text, printed.end)
    token = _token(printed, parse, "season", text)
    if token is not None and (token.pos in ("VERB", "AUX") or token.entity in NAMED_SEASON):
        return False
    if after[:1].isupper() and word[:1].isupper():
        return False
    falling = word.lower() == "fall" and (after in context("fall-down") or (after == "in" and "the" in printed.parts))
    if falling or "mod" in printed.parts:
        return not falling
    if "the" in printed.parts:
        return word.lower() != "fall" or before in context("before-time") or before in ("", "for")
    return before in context("before-season")


def _is_year(printed: Printed, text: str, parse: Parse) -> bool:
    start, end = printed.start, printed.end
    if "mod" in printed.parts or "the year" in text[start:end].lower():
        return True
    if text[end : end + 1] in ("-", "‐", "‑") and text[end + 1 : end + 2].isalpha():
        return False
    if text[max(0, start - 1) : start] in ("-", "–", "+", "*", "="):
        return _YEAR_AND_DASH.search(text, max(0, start - 12), start) is not None
    before, after = word_before(text, start), word_after(text, end)
    if before in context("numbered") or after.lower() in context("counted"):
        return False
    if _DASH_AND_YEAR.match(text, end) or _RANGE_OF_YEARS.search(text, max(0, start - RANGE_WIDTH), start):
        return True
    token, following = parse.token_at(start), parse.token_at(end + 1)
    counted = following is not None and following.tag == "NNS" and following.lower == after.lower()
    if token is not None and token.entity == "DATE" and (not counted or before in context("determiner")):
        return True
    opened = text[max(0, start - 1) : start] in ("(", "[")
    if counted and before not in ("in", "since", "the"):
        return False
    if int(printed.parts["year"]) not in MODERN_YEARS:
        return not counted and (opened or before in context("before-old-year"))
    if token is not None and token.entity in MEASURED:
        return False
    free = not counted and (token is None or token.entity != "CARDINAL" or not after)
    return opened or free or before in context("before-year")


def _is_short_year(printed: Printed, text: str, parse: Parse) -> bool:
    return word_before(text, printed.start) in context("before-short-year")


def _is_duration(printed: Printed, text: str, parse: Parse) -> bool:
    parts, before, after = printed.parts, word_before(text, printed.start), word_after(text, printed.end).lower()
    if "age" in parts or before == "aged" or after in ("old", "olds", "older", "younger"):
        return False
    unit, number = parts["unit"].lower(), parts.get("number", "").lower()
    if "ordinal_number" in parts:
        in_row = any(w in text[printed.start : printed.end].lower() for w in ("straight", "consecutive", "successive", "in a row"))
        return in_row or before in context("before-ordinal")
    if unit in ("second", "night") and number in ("a", "an", ""):
        return False
    if unit.startswith("quarter") and (number in ("a", "an", "three", "some", "") or after == "of"):
        return False
    if number:
        return True
    if unit in ("hours", "minutes", "seconds", "nights"):
        return before in context("before-hours") or after in ("before", "after", "of")
    return before not in context("not-duration")


def _is_set(printed: Printed, text: str, parse: Parse) -> bool:
    if not printed.parts.get("set", "")[:1].isupper():
        return True
    return starts_sentence(text, printed.start) and not word_after(text, printed.end)[:1].isupper()


def _is_today(printed: Printed, text: str, parse: Parse) -> bool:
    return not printed.parts["day"][:1].isupper() or starts_sentence(text, printed.start)


def _is_reference(printed: Printed, text: str, parse: Parse) -> bool:
    word = printed.parts["reference"]
    if word[:1].isupper() and not starts_sentence(text, printed.start):
        return False
    return word.lower() != "now" or word_after(text, printed.end).lower() != "that"


def _is_part(printed: Printed, text: str, parse: Parse) -> bool:
    if printed.parts["part"].lower() in ("dawn", "dusk"):
        return word_before(text, printed.start) in ("at", "before", "until", "by", "since")
    token = _token(printed, parse, "part", text)
    return token is None or token.entity not in NAMED_PART


def _is_clock(printed: Printed, text: str, parse: Parse) -> bool:
    if "half" in printed.parts or "clock" in text[printed.start : printed.end]:
        return True
    if printed.parts.get("zone", "hours") not in ("hours", "hrs"):
        return True
    return word_before(text, printed.start) in context("before-clock")


def _is_shift(printed: Printed, text: str, parse: Parse) -> bool:
    """`three years to the day after the crash` names no day after another."""
    return "number" in printed.parts or word_before(text, printed.start) != "to"


def _is_unit(printed: Printed, text: str, parse: Parse) -> bool:
    return printed.parts["relative"].lower() not in ("the last", "the next") or word_after(text, printed.end).lower() != "of"


_CHECKS: Mapping[str, Callable[[Printed, str, Parse], bool]] = {
    "month": _is_month,
    "weekday": _is_weekday,
    "season": _is_season,
    "year": _is_year,
    "short-year": _is_short_year,
    "duration": _is_duration,
    "set": _is_set,
    "today": _is_today,
    "reference": _is_reference,
    "part": _is_part,
    "clock": _is_clock,
    "unit": _is_unit,
    "shift": _is_shift,
}
