"""A verb's lemma -> its past participle, so that `sending 300 guards` and `sent 300 guards` have one measure, `guards sent`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table


@dataclass(frozen=True, slots=True)
class ParticipleRow:
    """A row of `participles.toml`."""

    lemma: str
    participle: str
    example: str


@cache
def _participles() -> dict[str, str]:
    return {row.lemma: row.participle for row in table("participles", ParticipleRow)}


def participle(lemma: str) -> str:
    """The past participle of a verb: `send` -> `sent`, `stop` -> `stopped`."""
    irregular = _participles().get(lemma)
    if irregular is not None:
        return irregular
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"
