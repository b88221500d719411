"""Discourse -> the gender of people whose names do not tell: what the pronouns around them agree on where nobody else can be meant.

A pronoun votes for the one person that the sentences around it name and that it fits; a person's votes count when they agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord.annotating.discourse import Discourse

NEAR = 1
"""Sentences back that are searched for people; in a wider window the news usually names somebody else."""
AGREE = 3
"""How many times more votes one gender needs than the other."""


def learned_genders(discourse: Discourse, pronouns: Mapping[str, str]) -> dict[int, str]:
    """The gender of people who have none, by their number; `pronouns` gives each pronoun's."""
    votes: dict[int, Counter[str]] = {}
    unseen = {gender: -1 - i for i, gender in enumerate(dict.fromkeys(pronouns.values()))}
    recent: list[tuple[int, int]] = []
    for token in discourse.parse.tokens:
        number = discourse.at_head.get(token.i)
        if number is not None and discourse.things[number].kind == "person":
            recent = [row for row in recent if row[0] >= token.sentence - NEAR]
            recent.append((token.sentence, number))
        gender = pronouns.get(token.lower)
        if gender is None or token.i in discourse.quoted or token.i in discourse.inside:
            continue
        people = {
            n
            for sentence, n in recent
            if sentence >= token.sentence - NEAR and (n == unseen[gender] or n >= 0 and discourse.things[n].gender in ("", gender))
        }
        if not people:  # somebody who was named further back goes on being spoken of
            recent.append((token.sentence, unseen[gender]))
        elif len(people) == 1 and min(people) >= 0:
            votes.setdefault(people.pop(), Counter())[gender] += 1
    out: dict[int, str] = {}
    for number, counts in votes.items():
        (best, most), *rest = counts.most_common()
        if not discourse.things[number].gender and most >= AGREE * sum(n for _, n in rest):
            out[number] = best
    return out
