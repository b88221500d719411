"""Names of bodies -> one key for one body: `the Defence Ministry`, `Ministry of Defense` and `Defense Ministry` are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotating.gazetteer import body_nouns, plain
from onrecord.model import Token

_BRITISH = {"defence": "defense", "organisation": "organization", "centre": "center", "labour": "labor"}
_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "&"])
_WORD = re.compile(r"[^\W_][\w.'/-]*")


def body_key(words: str) -> tuple[str, ...]:
    """Lower-case words in the order `what, noun`: `Ministry of Foreign Affairs` -> foreign, ministry."""
    tokens = [_BRITISH.get(w, w) for w in (m.group().lower().removesuffix("'s") for m in _WORD.finditer(plain(words)))]
    tokens = [t for i, t in enumerate(tokens) if t != "the"]
    if len(tokens) > 2 and tokens[0] in ("ministry", "department", "committee", "bureau") and tokens[1] in ("of", "for", "on"):
        tokens = [*tokens[2:], tokens[0]]
    if tokens[-1:] == ["ministry"]:
        tokens = [t for t in tokens if t != "affairs"]
    return tuple(tokens)


def initials(words: str) -> str:
    """`Joint Chiefs of Staff` -> JCS (small words don't count)."""
    return "".join(w[0] for w in (m.group() for m in _WORD.finditer(plain(words))) if w.lower() not in _SMALL).upper()


def all_initials(words: str) -> str:
    """As `initials`, small words counted: `Department of Justice` -> DOJ."""
    return "".join(m.group()[0] for m in _WORD.finditer(plain(words)) if m.group().lower() != "the").upper()


def is_acronym(words: str) -> bool:
    bare = words.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and sum(c.isupper() for c in bare) >= len(bare) - 1


def national_noun(tokens: Sequence[Token], at: int, last: int) -> int:
    """The end of the noun phrase from token `at` when it names what a country has one of (`armed forces`, `coast guard`); else 0."""
    j = at
    while j < last and j < at + 4 and tokens[j].pos in ("NOUN", "ADJ", "PROPN"):
        j += 1
    for stop in range(j, at, -1):
        if tokens[stop - 1].tag not in ("NN", "NNS", "NNP", "NNPS", "JJ"):
            continue
        for size in (3, 2, 1):
            if stop - size >= at:
                noun = body_nouns().get(" ".join(t.lower for t in tokens[stop - size : stop]))
                if noun is not None and noun.national:
                    followed = stop < j and tokens[stop].pos in ("NOUN", "PROPN")
                    return 0 if followed else stop
    return 0
