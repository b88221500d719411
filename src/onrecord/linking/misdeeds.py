"""The noun of a denial -> whether a clause tells such a deed: `any tampering` against `the times had been altered`.

The words are those of `misdeeds.toml`; `wrongdoing` and its like stand for every misdeed. Whether the clause is the one that the denial
answers is decided in `contraries`.
"""

from __future__ import annotations

from onrecord.lexicon.misdeeds import any_misdeed, misdeeds
from onrecord.lexicon.stems import stem
from onrecord.linking.frames import Frame

WRONGDOING = frozenset({"wrongdoing", "misconduct", "impropriety", "irregularities", "malpractice", "foul", "misdeeds"})
"""Nouns that stand for any misdeed."""


def tells_misdeed(clause: Frame, noun: str | None = None) -> bool:
    """The clause tells a deed that the noun names; any misdeed where no noun is given."""
    words = any_misdeed() if noun is None or noun in WRONGDOING else misdeeds().get(noun, frozenset())
    p = clause.proposition
    said = {stem(w) for w in (*p.lemmas, *p.predicate.split())}
    return not p.negated and bool(said & words)
