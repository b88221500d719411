"""Is a pattern's match a time expression where it stands?

`May`, `March`, `fall`, `2000` and `a quarter` are times in some places only. One check a kind; a kind without a check always is one.
A place without tokens (a dateline is not parsed) is decided by the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from onrecord.annotating.time_patterns import Printed
from onrecord.model import Parse, Token

BEFORE_TIME = frozenset(
    "in since by of from until till during before after around about last next this early late mid between and or to through throughout on for every each past "
    "again the at as".split()
)
BEFORE_YEAR = frozenset("in since of from until till by during between and or to early late mid circa ca c. ca. before after through the year around about for".split())
NOT_A_WEEKDAY = frozenset("black ash bloody good super palm easter maundy holy cyber fat shrove whit ruby giving".split())
DETERMINERS = frozenset("the a an its his her their our this that".split())
PAPERS = frozenset("times telegraph mirror mail post express herald world tribune review mass school night".split())
PARTS_AFTER = frozenset("in the at by during until since before after around from this that next last same early late to about".split())

_WORD_BEFORE = re.compile(r"(\S+)\s+$")
_WORD_AFTER = re.compile(r"[^\S\r\n]*([\w’'%°-]+)?")


def is_time(printed: Printed, text: str, parse: Parse) -> bool:
    """Whether the match is a time expression here."""
    check = _CHECKS.get(printed.kind)
    return check is None or check(printed, text, parse)


def word_before(text: str, offset: int) -> str:
    """The word before a place, lower case, without opening marks; empty at the start of a line."""
    found = _WORD_BEFORE.search(text, max(0, offset - 40), offset)
    if found is None or "\n" in text[found.end(1) : offset]:
        return ""
    return found[1].lower().lstrip("(\"'“‘[")


def word_after(text: str, offset: int) -> str:
    """The word after a place as printed; empty at a mark or the end of a line."""
    found = _WORD_AFTER.match(text, offset)
    return (found[1] or "") if found else ""


def starts_sentence(text: str, offset: int) -> bool:
    """Whether a capital at this place says nothing: the start of the text, a line or a sentence."""
    before = text[max(0, offset - 4) : offset].rstrip(" \u00a0\"'“‘([`")
    return not before or before[-1] in "\n\r.!?:—" or text[offset - 1] in "\"“‘"


def _token(printed: Printed, parse: Parse, part: str, text: str) -> Token | None:
    word = printed.parts[part]
    at = text.find(word, printed.start, printed.end)
    return parse.token_at(at if at >= 0 else printed.start)


def _is_month(printed: Printed, text: str, parse: Parse) -> bool:
    parts = printed.parts
    if "year" in parts or "other_year" in parts:
        return True
    name = parts["month"]
    if len(name) == 3 and name != "May" or name == "Sept":
        return False
    token = _token(printed, parse, "month", text)
    if token is not None and token.entity == "PERSON":
        return False
    if name not in ("May", "March") or "mod" in parts:
        return True
    before, after = word_before(text, printed.start), word_after(text, printed.end)
    if before in BEFORE_TIME - {"the", "for"}:
        return True
    following = parse.token_at(printed.end + 1)
    if before in DETERMINERS:
        return following is not None and following.text == after and following.pos in ("NOUN", "ADJ")
    return token is not None and token.tag.startswith("NNP") and starts_sentence(text, printed.start)


def _is_weekday(printed: Printed, text: str, parse: Parse) -> bool:
    after = word_after(text, printed.end)
    return word_before(text, printed.start) not in NOT_A_WEEKDAY and not (after[:1].isupper() and after.lower() in PAPERS)


def _is_season(printed: Printed, text: str, parse: Parse) -> bool:
    parts = printed.parts
    if "year" in parts or "other_year" in parts or "relative" in parts:
        return True
    before, after = word_before(text, printed.start), word_after(text, printed.end)
    token = _token(printed, parse, "season", text)
    if token is not None and token.pos in ("VERB", "AUX") or token is not None and token.entity in ("PERSON", "GPE", "FAC", "ORG", "PRODUCT"):
        return False
    if after[:1].isupper() and parts["season"][:1].isupper():
        return False
    if "mod" in parts:
        return parts["season"].lower() != "fall" or after != "of"
    if parts["season"].lower() == "fall" and (after in ("of", "from", "to", "below", "off") or after == "in" and "the" in parts):
        return False
    if "the" in parts:
        return before in BEFORE_TIME or before == "" or parts["season"].lower() != "fall"
    return before in ("in", "by", "since", "until", "during", "this", "last", "next", "of", "from", "through", "every", "each", "and", "or", "to", "early", "late", "before", "after")


def _is_year(printed: Printed, text: str, parse: Parse) -> bool:
    if "mod" in printed.parts or "the year" in text[printed.start : printed.end].lower():
        return True
    if text[printed.end : printed.end + 1] in ("-", "‐", "‑") and text[printed.end + 1 : printed.end + 2].isalpha():
        return False
    year, before, after = int(printed.parts["year"]), word_before(text, printed.start), word_after(text, printed.end)
    if text[max(0, printed.start - 1) : printed.start] in ("-", "–", "+", "*", "="):
        left = re.search(r"(\w+) ?[-–]$", text[max(0, printed.start - 12) : printed.start])
        if left is None or not (re.fullmatch(r"1\d{3}|20\d{2}", left[1]) or left[1].lower() in ("pre", "post", "mid", "early", "late")):
            return False
        return True
    if before in ("no.", "nos.", "number", "page", "room", "flight", "boeing", "route", "version", "section", "article", "building", "nearly", "some", "than", "least", "almost", "only", "over", "or so"):
        return False
    if after.lower() in ("km", "kilometers", "kilometres", "miles", "feet", "ft", "meters", "metres", "m", "kg", "tons", "tonnes", "%", "percent", "hours", "people", "hectares", "acres", "points", "dollars", "euros", "pounds"):
        return False
    token, following = _token(printed, parse, "year", text), parse.token_at(printed.end + 1)
    if re.match(r" ?[-–—] ?(?:1\d{3}|20\d{2})\b", text[printed.end : printed.end + 8]):
        return True
    counted = following is not None and following.tag == "NNS" and following.lower == after.lower()
    if token is not None and token.entity == "DATE" and (not counted or before in DETERMINERS):
        return True
    if counted and before not in ("in", "since", "the"):
        return False
    opened = text[max(0, printed.start - 1) : printed.start] in ("(", "[")
    if 1900 <= year <= 2099:
        if token is not None and token.entity in ("MONEY", "QUANTITY", "PERCENT"):
            return False
        return before in BEFORE_YEAR or opened or not counted and (token is None or token.entity not in ("CARDINAL",) or not after)
    return (before in BEFORE_YEAR - {"for", "about", "around", "the", "to", "and", "or"} or opened) and not counted


def _is_duration(printed: Printed, text: str, parse: Parse) -> bool:
    parts = printed.parts
    if "age" in parts:
        return False
    unit, number, after = parts["unit"].lower(), parts.get("number", "").lower(), word_after(text, printed.end).lower()
    if after in ("old", "olds", "older", "younger"):
        return False
    if unit in ("second", "night") and number in ("a", "an", "") or unit == "second" and "ordinal_number" in parts:
        return False
    if unit.startswith("quarter") and (number in ("a", "an", "three", "") or after == "of"):
        return False
    before = word_before(text, printed.start)
    if "ordinal_number" in parts:
        whole = text[printed.start : printed.end].lower()
        return before in ("its", "his", "her", "their", "our") or any(w in whole for w in ("straight", "consecutive", "successive", "in a row")) or before == "a"
    if before == "aged" or unit == "quarter" and not number:
        return False
    if not number and unit in ("hours", "minutes", "seconds", "nights"):
        return before in ("for", "in", "within", "after", "several", "of", "about", "over", "two", "just", "only") or after in ("before", "after", "of")
    return not (not number and before in ("light", "man", "school", "opening", "office", "business", "visiting", "teenage", "golden", "glory"))


def _is_set(printed: Printed, text: str, parse: Parse) -> bool:
    word = printed.parts.get("set", "")
    return not (word[:1].isupper() and word_after(text, printed.end)[:1].isupper()) and (not word[:1].isupper() or starts_sentence(text, printed.start))


def _is_today(printed: Printed, text: str, parse: Parse) -> bool:
    return not printed.parts["day"][:1].isupper() or starts_sentence(text, printed.start)


def _is_reference(printed: Printed, text: str, parse: Parse) -> bool:
    word = printed.parts["reference"]
    if word[:1].isupper() and not starts_sentence(text, printed.start):
        return False
    return not (word == "now" and word_after(text, printed.end).lower() == "that")


def _is_part(printed: Printed, text: str, parse: Parse) -> bool:
    if printed.parts["part"].lower() in ("dawn", "dusk"):
        return word_before(text, printed.start) in ("at", "before", "until", "by", "since")
    token = _token(printed, parse, "part", text)
    return token is None or token.entity not in ("PERSON", "ORG", "WORK_OF_ART", "FAC")


def _is_clock(printed: Printed, text: str, parse: Parse) -> bool:
    if "half" in printed.parts or "clock" in text[printed.start : printed.end]:
        return True
    before = word_before(text, printed.start)
    if printed.parts.get("zone"):
        return printed.parts["zone"] not in ("hours", "hrs") or before in ("at", "by", "from", "until", "around", "about", "before", "after", "since")
    return before in ("at", "by", "from", "until", "till", "to", "around", "about", "before", "after", "since", "between")


def _is_unit(printed: Printed, text: str, parse: Parse) -> bool:
    relative, after = printed.parts["relative"].lower(), word_after(text, printed.end).lower()
    return not (relative in ("the last", "the next") and after == "of")


def _is_short_year(printed: Printed, text: str, parse: Parse) -> bool:
    return word_before(text, printed.start) in ("in", "since", "of", "from", "by", "until", "class", "to")


_CHECKS: Mapping[str, Callable[[Printed, str, Parse], bool]] = {
    "month": _is_month, "weekday": _is_weekday, "season": _is_season, "year": _is_year, "duration": _is_duration, "set": _is_set,
    "today": _is_today, "reference": _is_reference, "part": _is_part, "clock": _is_clock, "unit": _is_unit, "short-year": _is_short_year,
}
