"""What is said of none, and what another report tells of some -> evidence of each against the other.

`None of the crew had broken bones` and `two suffered broken bones`: the same thing, had or suffered, of somebody and of nobody. Only where
two words of the thing are the same, so that it is no other injury, and never between clauses of one party or one report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linking.antecedents import same_party
from onrecord.linking.claims import Group, evidence_of
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties
from onrecord.model import Article, Evidence

_OF_NONE = re.compile(r"\W*(?:that |and |but |while )?(?:none|nobody|no one|not one|neither|no [\w-]+|not a single)\b", re.IGNORECASE)
_HAVING = frozenset({"have", "suffer", "sustain", "receive", "get", "carry", "hold", "show", "bear"})
SHARED = 2
"""Words of the thing that both clauses have at the least (`broken bones`)."""


def against_none(
    articles: Sequence[Article], groups: Sequence[Group], group_of: Mapping[int, int], parties: Parties
) -> Iterator[tuple[int, Evidence]]:
    """The number of a group and the evidence that it gets, in order."""
    plain = [f for group in groups for f in group.frames if _is_flat(f)]
    none = [f for f in plain if _OF_NONE.match(f.proposition.anchor.text_in(articles[f.article].text))]
    denying = {f.order for f in none}
    telling: dict[str, list[Frame]] = defaultdict(list)
    for frame in plain:
        for unit in sorted(frame.patient):
            telling[unit].append(frame)
    for one in none:
        found = {f.order: f for unit in one.patient for f in telling[unit]}
        for _, other in sorted(found.items()):
            if other.order in denying or other.proposition.negated or not _one_thing(one, other) or one.article == other.article:
                continue
            if one.statement is not None and other.statement is not None and same_party(one.statement, other.statement, parties):
                continue
            if group_of[one.order] != group_of[other.order]:
                yield group_of[one.order], evidence_of(other, articles, flipped=True)
                yield group_of[other.order], evidence_of(one, articles, flipped=True)


def _is_flat(frame: Frame) -> bool:
    p = frame.proposition
    return p.rule == "propositions/clause" and p.hedge is None and not frame.asked and len(frame.patient) >= SHARED


def _one_thing(a: Frame, b: Frame) -> bool:
    verbs = {f.proposition.predicate.split()[0] for f in (a, b)}
    return len(a.patient & b.patient) >= SHARED and (verbs <= _HAVING or bool(a.families & b.families))
