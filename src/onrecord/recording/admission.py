"""A rewritten sentence, the template's and the printed words behind it -> why it may not stand in the template's place, or None.

Nothing may be in it that is not in the evidence, and nothing that holds a sentence off may be missing: names, numbers with what they count
and their bounds, days, quoted words, negations, hedges, who says it and by which act. The check knows words, not meaning, so it is strict:
what it cannot follow it refuses, and the template's sentence stands, which is no loss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.recording.admission_parts import (
    act_forms,
    acts,
    bounded,
    content_stems,
    days,
    hedges,
    names,
    negations,
    number_contexts,
    numbers,
    outside_quotes,
    plain,
    quoted,
    tokens,
)  # fmt: skip

LONGEST = 1.6
"""Times the template's words that a rewrite may have: a plainer sentence is seldom longer; what is longer adds something."""
ADDED = 0.2
"""Share of a rewrite's content words that neither the template nor the evidence has: grammar needs some, a new thought needs more."""
_MARKUP = re.compile(r"[\n\r*#`<>|{}]|\bhttps?:")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and the formats that let a text read in another order than it is written."""


def refused(rewritten: str, *, template: str, evidence: Sequence[str], speakers: Sequence[str] = ()) -> str | None:
    """Why the rewrite is not admitted; None where it is. `speakers` are the names that the template attributes the sentence to.

    `Ada Moss said nine boats sank.` for `Ada Moss said that 9 boats had sunk.` is admitted; `Nine boats sank.` is not.
    """
    if _MARKUP.search(rewritten):
        return "it holds markup or a line break"
    if _UNSEEN.search(rewritten):
        return "it holds a control character"
    new, old = plain(rewritten), plain(template)
    held = [plain(text) for text in (template, *evidence)]
    for check in (_form, _length):
        if (reason := check(new, old)) is not None:
            return reason
    for test in (_names, _numbers, _days, _quotes):
        if (reason := test(new, old, held)) is not None:
            return reason
    if _order(old, held, speakers) != _order(new, held, speakers):
        return "the names stand in another order"
    return _polarity(new, old) or _attribution(new, old, speakers) or _additions(new, held)


def _form(new: str, old: str) -> str | None:
    if not new.strip():
        return "it is empty"
    if new.count("“") != new.count("”"):
        return "a quotation mark is open"
    return None


def _length(new: str, old: str) -> str | None:
    return "it is much longer than the sentence it stands for" if len(tokens(new)) > LONGEST * len(tokens(old)) + 3 else None


def _names(new: str, old: str, held: Sequence[str]) -> str | None:
    printed = [[t.casefold() for t in tokens(text)] for text in held]
    for name in names(new, held):
        words = [w.casefold() for w in name]
        if not any(_within(words, text) for text in printed):
            return f"the name “{' '.join(name)}” is not in the evidence"
    kept = " ".join(tokens(new)).casefold()
    for name in names(old, held):
        if name[-1].casefold() not in kept.split():
            return f"the name “{' '.join(name)}” is left out"
    return None


def _order(text: str, held: Sequence[str], speakers: Sequence[str]) -> list[str]:
    """The names in the order of the text; a speaker may stand before or after what he says, which `_speaks` looks at."""
    apart = {t.casefold() for speaker in speakers for t in tokens(speaker)[-1:]}
    return list(dict.fromkeys(n for name in names(text, held) if (n := name[-1].casefold()) not in apart))


def _numbers(new: str, old: str, held: Sequence[str]) -> str | None:
    known = {n for text in held for n in numbers(text)}
    mine = numbers(new)
    for number in mine:
        if number not in known:
            return f"the number {number} is not in the evidence"
    if missing := [n for n in numbers(old) if n not in mine]:
        return f"the number {missing[0]} is left out"
    bounds = {pair for text in held for pair in bounded(text)}
    for pair in bounded(new):
        if pair not in bounds:
            return f"the number {pair[0]} has another bound than in the evidence"
    if missing_bounds := [pair for pair in bounded(old) if pair not in bounded(new)]:
        return f"the number {missing_bounds[0][0]} has lost its bound"
    around = [pair for text in held for pair in number_contexts(text)]
    for number, stems in number_contexts(new):
        if stems and not any(number == n and stems & s for n, s in around):
            return f"the number {number} counts something else than in the evidence"
    return None


def _days(new: str, old: str, held: Sequence[str]) -> str | None:
    known = {day for text in held for day in days(text)}
    for day in days(new):
        if day not in known:
            return f"the day “{day}” is not in the evidence"
    if missing := [d for d in days(old) if d not in days(new)]:
        return f"the day “{missing[0]}” is left out"
    return None


def _quotes(new: str, old: str, held: Sequence[str]) -> str | None:
    printed = [words.casefold() for text in held for words in quoted(text)]
    for words in quoted(new):
        if not any(_trim(words.casefold()) in text for text in printed):
            return f"the quoted words “{words}” are not quoted in the evidence"
    bare = outside_quotes(new).casefold()
    for words in quoted(old):
        inner = _trim(words.casefold())
        if inner in bare:
            return f"the words “{words}” have lost their quotation marks"
        if not any(_trim(w.casefold()) in inner or inner in w.casefold() for w in quoted(new)):
            return f"the quoted words “{words}” are left out"
    return None


def _trim(words: str) -> str:
    return words.strip(" .,;:!?…")


def _polarity(new: str, old: str) -> str | None:
    if negations(new) != negations(old):
        return "a negation is dropped" if negations(new) < negations(old) else "a negation is added"
    if missing := sorted(hedges(old) - hedges(new)):
        return f"the hedge “{missing[0]}” is dropped"
    if more := sorted(hedges(new) - hedges(old)):
        return f"the hedge “{more[0]}” is added"
    return None


def _attribution(new: str, old: str, speakers: Sequence[str]) -> str | None:
    before, after = acts(old), acts(new)
    if before and not after:
        return "nothing says that it was said"
    if strange := sorted(after - before - {"say"}):
        return f"it was not said so: {strange[0]}"
    if lost := sorted((before & {"deny", "decline", "accuse", "claim"}) - after):
        return f"it was said otherwise: {lost[0]}"
    words = [t.casefold() for t in tokens(new)]
    for speaker in speakers:
        name = [t.casefold() for t in tokens(speaker)]
        if name and name[-1] not in words:
            return f"the source “{speaker}” is left out"
        if name and before and not _speaks(new, name[-1]):
            return f"it is not “{speaker}” who speaks"
    return None


def _speaks(text: str, last: str) -> bool:
    """Whether a name stands where a speaker does: before the verb of saying, after `said` or `according to`."""
    name = re.escape(last)
    low = outside_quotes(text).casefold()
    aside = r"(?:,[^,]{0,60},)?(?: (?:has|have|had|also|on [^,]{1,20}|in [^,]{1,16}|later|again)){0,3}"
    forms = "|".join(sorted(act_forms(), key=len, reverse=True))
    return (
        re.search(rf"\b{name}(?:['’]s [\w-]+)?{aside} (?:{forms})\b", low) is not None
        or re.search(rf"\baccording to (?:[\w.’'-]+ ){{0,5}}{name}\b", low) is not None
        or re.search(rf"\b(?:said|says|added|wrote) (?!that\b)(?:[\w.’'-]+ ){{0,4}}{name}\b", low) is not None
    )


def _additions(new: str, held: Sequence[str]) -> str | None:
    mine = content_stems(outside_quotes(new))
    known = {s for text in held for s in content_stems(text)}
    strange = sorted(mine - known)
    if strange and len(strange) > max(1, ADDED * len(mine)):
        return "it holds words that the evidence has not"
    return None


def _within(words: Sequence[str], text: Sequence[str]) -> bool:
    return any(list(text[n : n + len(words)]) == list(words) for n in range(len(text) - len(words) + 1))


__all__ = ["refused"]
