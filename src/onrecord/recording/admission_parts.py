"""What a check of a rewritten sentence compares: names, numbers, days, quoted words, negations, hedges and acts of a text.

Text enters, comparable values leave. Two ways of writing one thing are one value (`nine`, `9`; `2.4 million`, `2,400,000`); two things
never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.negations import FOCUS, NegationRow
from onrecord.lexicon.stems import words_in
from onrecord.recording.verbs import past

_MARKS = str.maketrans({"„": "“", "‟": "“", "‘": "'", "’": "'", "\u00a0": " "})
_STRAIGHT = re.compile(r'"([^"]*)"')
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_QUOTED = re.compile(r"“([^“”]*)”")
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_RELATIVE_DAYS = "yesterday today tomorrow tonight".split()
_DENIAL = (
    r"nothing|den(?:y|ies|ied|ying|ial|ials)|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|failure"
    r"|dismiss(?:es|ed|ing)?|refut(?:e|es|ed)|disput(?:e|es|ed)|forgot(?:ten)?"
)
"""What holds a sentence off besides the words of `lexicon/negations.toml`: `nothing`, which negates no cue, and acts of denial."""
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_FRACTIONS = {"half": "1/2", "quarter": "1/4", "twice": "2x", "double": "2x", "doubled": "2x", "triple": "3x", "tripled": "3x"}


def plain(text: str) -> str:
    """The text with one kind of marks and one kind of blanks."""
    return _STRAIGHT.sub(r"“\1”", " ".join(text.translate(_MARKS).split()))


def tokens(text: str) -> list[str]:
    """Words and numbers, without a possessive."""
    return [re.sub(r"'s?$", "", m[0]) for m in _TOKEN.finditer(text)]


def quoted(text: str) -> list[str]:
    return [m[1] for m in _QUOTED.finditer(text) if m[1].strip()]


def outside_quotes(text: str) -> str:
    return _QUOTED.sub(" … ", text)


def names(text: str, held: Sequence[str]) -> list[tuple[str, ...]]:
    """Runs of capitalised words; one that begins a sentence counts unless the texts print it small too."""
    small = {t for other in (*held, text) for t in tokens(other) if t[:1].islower()}
    out: list[tuple[str, ...]] = []
    run: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = re.sub(r"'s?$", "", match[0])
        gap = text[end : match.start()]
        begins = not text[: match.start()].strip(" “(") or re.search(r"[.!?:]”? *“?$", text[: match.start()]) is not None
        capital = word[:1].isupper() and not (begins and (word.lower() in small or _is_light(word))) and word != "I"
        if run and (not capital or gap.strip()):
            out.append(tuple(run))
            run = []
        if capital and word.lower() not in _CALENDAR:
            run.append(word)
        end = match.end()
    return [*out, tuple(run)] if run else out


_CALENDAR = frozenset([*_MONTHS, *_WEEKDAYS])


def _is_light(word: str) -> bool:
    return all(not w.content for w in words_in(word)) or word.lower() in _number_words()


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of `lexicon/numbers.toml`."""

    word: str
    kind: str
    example: str
    value: float | None = None


@cache
def _number_words() -> Mapping[str, tuple[str, float]]:
    kinds = ("unit", "ten", "hundred", "scale", "dozen")
    return {r.word: (r.kind, r.value) for r in table("numbers", NumberRow) if r.kind in kinds and r.value is not None}


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """(number, start, end) of each number, in digits or words, as one value: `2.4 million` is `2400000`."""
    words = _number_words()
    pieces = [(m[0].lower(), m.start(), m.end()) for m in re.finditer(r"\d+(?:,\d+)*(?:\.\d+)?|[^\W\d_]+", text)]
    at = 0
    while at < len(pieces):
        word, start, end = pieces[at]
        if word in _ORDINALS or word in _FRACTIONS:
            yield (f"{_ORDINALS[word]}th" if word in _ORDINALS else _FRACTIONS[word]), start, end
            at += 1
            continue
        if not word[0].isdigit() and word not in words:
            at += 1
            continue
        if word[0].isdigit() and at + 1 < len(pieces) and pieces[at + 1][1] == end and pieces[at + 1][0] in ("st", "nd", "rd", "th"):
            yield f"{word}th", start, pieces[at + 1][2]
            at += 2
            continue
        total, part, last = 0.0, 0.0, -1
        while at < len(pieces):
            word, begin, stop = pieces[at]
            if last >= 0 and text[last:begin].strip(" -") not in ("", "and"):
                break
            if word == "and" and last >= 0 and part >= 100 and not part % 100 and _is_small(pieces[at + 1 : at + 2]):
                at += 1  # `three hundred and five`
                continue
            if word[0].isdigit():
                if last >= 0:
                    break
                part = float(word.replace(",", "").rstrip(".") or 0)
            elif word in words:
                kind, value = words[word]
                if kind in ("unit", "ten"):
                    if part % 100 and (part % 10 or kind == "ten"):
                        break
                    part += value
                elif kind in ("hundred", "dozen"):
                    part = (part or 1.0) * value
                else:
                    total, part = total + (part or 1.0) * value, 0.0
            else:
                break
            last = stop
            at += 1
        value = total + part
        yield (f"{value:.0f}" if value.is_integer() else f"{value:.6f}".rstrip("0")), start, last


def _is_small(piece: Sequence[tuple[str, int, int]]) -> bool:
    return bool(piece) and _number_words().get(piece[0][0], ("", 0.0))[0] in ("unit", "ten")


def numbers(text: str) -> list[str]:
    """The numbers in order, each as one value."""
    return [value for value, _, _ in _found(text)]


def number_contexts(text: str) -> list[tuple[str, frozenset[str]]]:
    """Each number with the stems of the content words after it, up to the next number or mark, three at most."""
    found = list(_found(text))
    out = []
    for n, (value, start, end) in enumerate(found):
        if _is_date(text, start, end):
            continue
        stop = found[n + 1][1] if n + 1 < len(found) else len(text)
        rest = re.split(r"[.;:“”()]|, ", text[end:stop], maxsplit=1)[0]
        out.append((value, frozenset([w.stem for w in words_in(rest) if w.content and w.form not in _CALENDAR][:3])))
    return out


def _is_date(text: str, start: int, end: int) -> bool:
    """A day beside its month, or a year: what stands after it is not what it counts."""
    months = "|".join(_MONTHS)
    before = re.search(rf"\b(?:{months}) $", text[:start].lower())
    after = re.match(rf"(?:st|nd|rd|th)? (?:{months})\b", text[end:].lower())
    return before is not None or after is not None or _YEAR.fullmatch(text[start:end]) is not None


_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class BoundRow:
    """A row of `lexicon/bounds.toml`."""

    phrase: str
    side: str
    bound: str
    example: str


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    rows = [(r.phrase.lower(), r.bound) for r in table("bounds", BoundRow) if r.side == "before" and r.bound != "exact"]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def bounded(text: str) -> set[tuple[str, str]]:
    """(number, bound) of the numbers that a word before them bounds: `more than 11,000` -> `("11000", "more-than")`."""
    low = text.lower()
    out = set()
    for value, start, _ in _found(text):
        before = low[:start].rstrip(" $£€“")
        bound = next((b for phrase, b in _bounds() if re.search(rf"(?:^|\W){re.escape(phrase)}$", before)), None)
        out.add((value, bound or "exact"))
    return out


def days(text: str) -> list[str]:
    """`28 april`, `april`, `monday`, `yesterday`: a day of a month with its month in either order."""
    low = text.lower()
    out: list[str] = []
    months, nth = "|".join(_MONTHS), r"(\d{1,2})(?:st|nd|rd|th)?"
    for match in re.finditer(rf"\b(?:{nth} )?({months})\b(?: {nth}\b(?! ?\d))?", low):
        if match[2] == "may" and text[match.start(2)] != "M":
            continue
        day = match[1] or match[3]
        out.append(f"{int(day)} {match[2]}" if day else match[2])
    for match in re.finditer(rf"\b({'|'.join([*_WEEKDAYS, *_RELATIVE_DAYS])})s?\b|\b(?:last|next|this) (?:week|month|year)\b", low):
        out.append(match[1] or match[0])
    return list(dict.fromkeys(out))


@cache
def _negation() -> re.Pattern[str]:
    """The words that deny, and the verbs that imply it in all their forms: `n't` is the end of a word, `omit` has `omitted`."""
    forms: list[str] = []
    for row in table("negations", NegationRow):
        for word in row.words if row.kind != FOCUS else ():
            plainly = re.escape(word.translate(_MARKS))
            ending = rf"(?:e?s|{word[-1]}?(?:ed|ing))?" if row.kind == "implying" else ""
            forms.append((plainly if word.isalpha() else rf"\w+{plainly}") + ending)
    return re.compile(rf"\b(?:{'|'.join(sorted(set(forms)))}|{_DENIAL})\b")


def negations(text: str) -> int:
    """How many words of denial a text has, quoted ones too."""
    return len(_negation().findall(text.lower()))


@dataclass(frozen=True, slots=True)
class HedgeRow:
    """A row of `lexicon/hedges.toml`."""

    lemma: str
    kind: str
    example: str


@cache
def _hedge_pattern() -> re.Pattern[str]:
    words = sorted({row.lemma for row in table("hedges", HedgeRow)}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:e?s|e?d)?\b")


def hedges(text: str) -> frozenset[str]:
    """The words that hold a statement off."""
    return frozenset(m[0] for m in _hedge_pattern().finditer(re.sub(r"\bMay\b", " ", text).lower()))


_NO_CUE = frozenset({"find", "show", "read", "put", "set", "call", "see", "hear", "learn"})
"""Verbs that mostly do something else than attribute."""


def acts(text: str) -> frozenset[str]:
    """The acts that the verbs of a text perform, read outside its quotations."""
    low = outside_quotes(text).lower()
    found = {act_forms()[w] for w in re.findall(r"[a-z-]+", low) if w in act_forms()}
    return frozenset(found | ({"say"} if "according to" in low else set()))


@cache
def act_forms() -> Mapping[str, str]:
    """Each form of a listed verb of saying -> its act."""
    out: dict[str, str] = {}
    for lemma, row in cue_verbs().items():
        if " " in lemma or row.act in ("intend", "feel") or lemma in _NO_CUE:
            continue
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
        for form in (lemma, past(lemma), third, re.sub(r"y$", "ies", lemma)):
            out.setdefault(form, row.act)
    return out


def content_stems(text: str) -> set[str]:
    """The stems of words with content of their own, numbers left out."""
    no_thought = {*_number_words(), *act_forms()}
    return {w.stem for w in words_in(text) if w.content and w.form.isalpha() and w.form not in no_thought}
