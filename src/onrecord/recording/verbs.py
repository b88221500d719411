"""Cues -> the verbs of sentences that the brief composes: `deny` -> `denied`, and what may stand after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_nouns, cue_prepositions, cue_verbs
from onrecord.lexicon.loaded import loaded_words
from onrecord.model import Act

_FINITE = re.compile(r"^(?:has|have|had|did|does|would|will|could|went|made|gave|took|held|[a-z]+ed|[a-z]{3,}s)\b")


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A row of `lexicon/brief_verbs.toml`."""

    use: Literal["hearer", "no-quote", "act"]
    example: str
    words: tuple[str, ...] = ()
    act: str = ""
    verb: str = ""


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(word for row in table("brief_verbs", VerbRow) if row.use == use for word in row.words)


@cache
def _by_act() -> Mapping[str, str]:
    """What somebody did who is the source of a noun (`its claim that …`); other nouns only say that it was said."""
    return {row.act: row.verb for row in table("brief_verbs", VerbRow) if row.use == "act"}


@dataclass(frozen=True, slots=True)
class PastRow:
    """A row of `lexicon/irregular.toml`."""

    lemma: str
    past: str
    example: str


@cache
def _irregular() -> dict[str, str]:
    return {row.lemma: row.past for row in table("irregular", PastRow)}


def past(lemma: str) -> str:
    """`deny` -> `denied`, `say` -> `said`, `pledge` -> `pledged`."""
    head, _, rest = lemma.partition(" ")
    form = _irregular().get(head)
    if form is None:
        form = head + "d" if head.endswith("e") else head[:-1] + "ied" if re.search(r"[^aeiou]y$", head) else head + "ed"
    return f"{form} {rest}".strip()


def telling_verb(lemma: str) -> str | None:
    """The past form of a verb of the list that can govern what was said; `said` for those that need a hearer; None for other words."""
    if lemma not in cue_verbs():
        return None
    return "said" if lemma in _words("hearer") else neutral(lemma)


def neutral(lemma: str) -> str:
    """The past form, without colour: for a verb that judges (`slam`), the plain one of its act."""
    form = past(lemma)
    if not {form, lemma} & loaded_words().keys():
        return form
    return "criticized" if cue_verbs()[lemma].act == "accuse" else _by_act().get(cue_verbs()[lemma].act, "said")


def quoting_verb(lemma: str | None) -> str:
    """The past form of a verb that may stand before a quotation, else `said`."""
    return neutral(lemma) if lemma is not None and lemma in cue_verbs() and lemma not in _words("hearer") | _words("no-quote") else "said"


def takes(lemma: str, complement: str) -> bool:
    """Whether a verb of the list takes a complement of this kind (`clause`, `object`, `infinitive`)."""
    row = cue_verbs().get(lemma)
    return row is not None and any(complement in t.split("-") for t in row.takes)


def verb_of_noun(lemma: str, act: Act) -> str | None:
    """What the source of a noun did (`claim` -> `claimed`); None where the word is no noun of the list."""
    return _by_act().get(act, "said") if lemma in cue_nouns() else None


def is_cue(lemma: str) -> bool:
    """Whether the cue is a word of the list: others attribute only as they are printed."""
    return any(lemma in rows for rows in (cue_verbs(), cue_nouns(), cue_prepositions()))


def is_preposition(lemma: str) -> bool:
    """Whether the cue is a phrase like `according to`."""
    return lemma in cue_prepositions()


def is_finite(printed: str) -> bool:
    """Whether a printed cue begins as a verb that a name can stand before (`has signed`, `tweeted`)."""
    return _FINITE.match(printed.lower()) is not None
