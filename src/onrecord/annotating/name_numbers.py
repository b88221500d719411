"""Labels and numbers inside names: `Article 5`, `Orrin 7`, `44 Skylark`, `12 Elm Street`, `the bottom three`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.calendar_numbers import MONTH_NAMES
from onrecord.annotating.numbers import Numeral
from onrecord.annotating.surroundings import Surroundings, within
from onrecord.lexicon import table


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A row of `labels.toml`."""

    word: str
    example: str


@cache
def _labels() -> frozenset[str]:
    return frozenset(row.word for row in table("labels", LabelRow))


_NAME_LABELS = frozenset({"PRODUCT", "ORG", "EVENT", "LAW", "FAC", "WORK_OF_ART", "PERSON"})
_HEADWORDS = frozenset({"NNP", "NNPS"})
WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'&-]*)\s+$")


def name_number(near: Surroundings, numeral: Numeral, start: int, end: int) -> str | None:
    """Labels and numbers inside names: `Article 5`, `Orrin 7`, `44 Skylark`, `12 Elm Street`."""
    text, at, stop = near.text, numeral.start, numeral.end
    if within(near.names, at, stop):
        return "name"
    token, parse = near.parse.token_at(at), near.parse
    if token is None or numeral.magnitude != 1.0 or numeral.value is None:
        return None
    head = parse.head(token)
    ahead = token.dep in {"nummod", "compound", "nmod"} and 0 < head.i - token.i <= 5 and head.sentence == token.sentence
    plural = ahead and (head.tag in {"NNS", "NNPS"} or head.lower in {"people", "police", "staff", "personnel", "cattle"})
    previous = WORD_BEFORE.search(text[max(start, at - 30) : at])
    word = previous[1] if previous else ""
    if word.lower() in _labels() and not plural:
        return "label"
    if numeral.grouped or numeral.value != int(numeral.value) or numeral.fraction:
        return None
    behind = parse.tokens[token.i - 1] if token.i and parse.tokens[token.i - 1].sentence == token.sentence else None
    touching = behind is not None and text[behind.end : token.start] in {" ", "\u00a0"}
    if (
        behind is not None
        and touching
        and not numeral.written
        and behind.tag in _HEADWORDS
        and _capitalised(behind.text)
        and not MONTH_NAMES.fullmatch(behind.text)
    ):
        own = ahead and behind.dep in {"compound", "nmod"} and behind.head == head.i
        twice = ahead and any(c.dep == "nummod" and c.i < token.i - 1 for c in parse.children(head))
        if not plural or twice or own:
            return "name"
    if numeral.written and behind is not None and touching and behind.tag in _HEADWORDS and text[at].isupper() and not ahead:
        return "name"
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    if (
        not numeral.written
        and ahead
        and head.tag == "NNP"
        and not head.text.endswith("s")
        and following.tag == "NNP"
        and _capitalised(following.text)
    ):
        return "name"
    if not numeral.written and re.match(
        r"\s(?:[A-Z][\w’'-]+\s){0,2}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Way|Court|Square|Place|Terrace)\b",
        text[stop : stop + 60],
    ):
        return "address"
    if (
        not numeral.written
        and touching
        and behind is not None
        and behind.text.isupper()
        and 2 <= len(behind.text) <= 5
        and not plural
        and behind.text.isalpha()
    ):
        return "name"
    if token.entity in _NAME_LABELS and not plural:
        first_i, last_i = token.i, token.i
        while first_i and not parse.tokens[first_i].entity_begin and parse.tokens[first_i - 1].entity == token.entity:
            first_i -= 1
        while (
            last_i + 1 < len(parse.tokens) and parse.tokens[last_i + 1].entity == token.entity and not parse.tokens[last_i + 1].entity_begin
        ):
            last_i += 1
        if any(
            _capitalised(parse.tokens[j].text) and parse.tokens[j].tag in _HEADWORDS for j in range(first_i, last_i + 1) if j != token.i
        ):
            return "name"
    return None


def rank_number(near: Surroundings, numeral: Numeral) -> str | None:
    """`the bottom three`, `a top 10`, with nothing behind that they count."""
    previous = WORD_BEFORE.search(near.text[max(0, numeral.start - 20) : numeral.start])
    if previous is None or previous[1].lower() not in {"top", "bottom"} or near.text[numeral.end : numeral.end + 1] == "-":
        return None
    token = near.parse.token_at(numeral.start)
    return "rank" if token is not None and token.dep != "nummod" else None


def _capitalised(word: str) -> bool:
    return any(c.isupper() for c in word)
