"""Claim groups -> claims with a status, and the pairs of statements that stand against each other.

The rules, in this order; none says who is right:
    disputed   one party asserts or confirms it, another denies or contradicts it; who asserts it need not be known where it is denied
    denied     it is only denied
    confirmed  a party to the matter itself (the doer or the one it is done to) confirms it, or somebody confirms what another says, or
               one who answers for it does (`confirmation`); what only a paper or a nameless source confirms is asserted
    hedged     all who assert it hedge, or nobody does: it is only questioned, or not confirmed
    asserted   otherwise
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from onrecord.comparing.confirmation import confirmed_by, confirmed_words
from onrecord.comparing.speakers import affirmed, disputes, two_parties
from onrecord.comparing.story import Story, against, asserting, verdict_row
from onrecord.lexicon.families import event_family, extent_level, is_event, is_thing, thing_family
from onrecord.lexicon.families import opposed as opposed_deeds
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.lexicon.unsaid import is_charged
from onrecord.model import Anchor, Claim, ClaimGroup, ClaimStatus, Comparison, Evidence, Proposition

UNNAMED = "not named"
"""By whom a statement is whose source the report does not name: nobody knows whether it is another party."""
MAX_OPPOSED = 100
"""Pairs of assertion and denial shown for one claim; the evidence lists all."""


def compare_status(story: Story) -> Iterator[Comparison]:
    """Each assertion of a disputed claim beside each denial by another party, both by somebody whom a report names.

    What a report tells in its own voice is no party's word; the same words in two copies of one text are shown once.
    """
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for group in story.links.claims:
        shown: list[tuple[Anchor, Evidence, Evidence]] = []
        for a, b in product(asserting(group), against(group)):
            if _two_voices(story, a, b) and stands_against(story, a, b):
                denied = _denied(story, a, b)
                words = _printed(story, a.by, denied), _printed(story, b.by, b.anchor)
                if words not in seen:
                    seen.add(words)
                    shown.append((denied, a, b))
        for denied, a, b in shown[:MAX_OPPOSED]:
            verb = "denied it" if b.stance == "denies" else "said what cannot also hold"
            said = f"{a.by} said so; {b.by} {verb}."
            yield verdict_row(story, "status", denied, b.anchor, "conflict", said, f"status/{b.stance}")


def _two_voices(story: Story, a: Evidence, b: Evidence) -> bool:
    """Two parties, both named, one of whom says that it holds and the other that it does not."""
    return _voiced(story, a) and _voiced(story, b) and _in_dispute(story, a, b)


def _in_dispute(story: Story, a: Evidence, b: Evidence) -> bool:
    """Two parties, one of whom says that it holds; the report's own voice may be one of them."""
    return two_parties(story, a, b) and affirmed(story, a) and disputes(story, b)


def _voiced(story: Story, evidence: Evidence) -> bool:
    """Somebody says so whose name or description the report prints; the outlet's own voice is no party to a dispute."""
    statement = story.statements.get(evidence.statement or "")
    return statement is not None and statement.source is not None and bool(statement.source.spans)


def _printed(story: Story, by: str, anchor: Anchor) -> tuple[str, ...]:
    return (by, *(w.form for span in anchor.spans for w in words_in(story.article(anchor).text, span.start, span.end)))


def _denied(story: Story, a: Evidence, b: Evidence) -> Anchor:
    """What a denial answers: the clause; all of the statement where the denial names no clause and the clause is less than half of it."""
    statement = story.statements.get(a.statement or "")
    if statement is None or b.stance != "denies" or b.anchor in story.clause_at or a.anchor.article != b.anchor.article:
        return a.anchor
    words = sum(map(len, statement.anchor.spans))
    return statement.anchor if 2 * sum(map(len, a.anchor.spans)) < words <= WHOLE else a.anchor


WHOLE = 300
"""Code points of a statement that a reader still takes in as one thing that is denied."""


def stands_against(story: Story, a: Evidence, b: Evidence) -> bool:
    """Whether the second piece of evidence, of another party, says that the first one's claim does not hold.

    Who retook most of a town is not contradicted by who fights on in parts of it, unless one sentence sets the two against each other; and
    a deed that is only named by what helped it is asserted by nobody.
    """
    if not opposed(story, a, b):
        return False
    mine, theirs = story.clause_at.get(a.anchor), story.clause_at.get(b.anchor)
    if mine is None:
        return True
    if story.presupposed(mine) or (a.statement is None and _denied_there(story, mine)):
        return False
    if theirs is not None and not _one_matter(story, mine, theirs):
        return False
    if theirs is not None and b.stance == "contradicts" and (_said_in(story, mine, theirs) or _said_in(story, theirs, mine)):
        return False
    if theirs is not None and b.stance == "contradicts" and any(not c.negated and _taken_back(story, c) for c in (mine, theirs)):
        return False
    if theirs is not None and b.stance == "denies" and _own_deed(story, theirs) and mine.agent is None:
        return False
    limited = extent_level(mine.extent) in ("most", "part")
    return not (limited and theirs is not None) or story.sentence(a.anchor) == story.sentence(b.anchor)


def _taken_back(story: Story, clause: Proposition) -> bool:
    """A clause that is read as flat has a word of negation or of a wish in it or right before it: `we had no men who were hurt`."""
    sentence = story.sentence(clause.anchor)
    text = story.article(clause.anchor).text
    near = text[max(sentence.start, clause.anchor.start - BEFORE) : clause.anchor.end]
    return re.search(r"n['’]t\b", near) is not None or phrase_pattern("takes back").search(near) is not None


BEFORE = 60
"""Code points before a clause in which the clause that it hangs on has its verb."""


def _one_matter(story: Story, mine: Proposition, theirs: Proposition) -> bool:
    """The two clauses are about one thing or person, whatever words they have in common besides.

    Opposed deeds (`won`, `lost`) stand against each other where neither is negated and they are of one doer or one thing, or of two
    countries at one place.
    """
    deeds = event_family(mine.predicate), event_family(theirs.predicate)
    if not opposed_deeds(*deeds):
        shared = {x for x in mine.lemmas if not x[0].isdigit()} & {x for x in theirs.lemmas if not x[0].isdigit()} - _numerals()
        return len(shared) >= SHARED or bool(_slots(mine) & _slots(theirs)) or not (_slots(mine) and _slots(theirs))
    if mine.negated or theirs.negated:
        return False
    if _PHASES.intersection(deeds) and any(_undertaking(x) for x in (mine.agent, mine.patient, theirs.agent, theirs.patient)):
        return True  # `the campaign is over`, `the fighting goes on`: what is meant is the matter that the claim is of
    doers = [x for x in (mine.agent, theirs.agent) if x]
    if doers and all(story.parties_in(x) for x in doers):
        return bool(_slots(mine) & _slots(theirs))
    return bool(_stems(mine.patient) & _stems(theirs.patient) or _stems(mine.agent) & _stems(theirs.agent))


def _undertaking(slot: str | None) -> bool:
    """`fighting`, `operation`: a deed or a run of deeds stands in the slot, no person or thing."""
    head = (slot or "").lower().split()[-1:]
    return bool(head) and (is_event(head[0]) or (is_thing(head[0]) and thing_family(head[0]) == "operation"))


_PHASES = frozenset({"begin", "continue", "conclude", "stop"})
"""Families of deeds that are told of other deeds."""
SHARED = 2
"""Lemmas that two clauses of one matter share at the least, the deed among them."""


def _slots(clause: Proposition) -> frozenset[str]:
    return _stems(" ".join(x for x in (clause.agent, clause.patient, *clause.places) if x))


def _stems(words: str | None) -> frozenset[str]:
    return frozenset(w.stem for w in words_in(words or "") if w.content and not w.form[0].isdigit() and w.form not in _numerals())


def _numerals() -> frozenset[str]:
    return frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


def _denied_there(story: Story, clause: Proposition) -> bool:
    """`The line has denied losing crates`: the report's own sentence has a word of denial before the clause."""
    sentence = story.sentence(clause.anchor)
    return phrase_pattern("denies").search(story.article(sentence).text, sentence.start, clause.anchor.start) is not None


def _said_in(story: Story, short: Proposition, long: Proposition) -> bool:
    """One clause prints the other's words in one run: whatever is read from them, they don't stand against each other."""
    a, b = (" ".join(w.form for w in words_in(story.text(c.anchor))) for c in (short, long))
    return len(a.split()) >= RUN and f" {a} " in f" {b} "


RUN = 3
"""Words of a clause at the least, doer and deed and a word more, before its words alone tell that it is said again."""


def _own_deed(story: Story, clause: Proposition) -> bool:
    """`denied sending the letter`: the denier did not do it; that it was sent, by somebody who is not named, he may well grant."""
    first = words_in(story.article(clause.anchor).text, clause.anchor.start, clause.anchor.end)[:1]
    return bool(first) and first[0].form.endswith("ing")


def opposed(story: Story, a: Evidence, b: Evidence) -> bool:
    """Whether two pieces of evidence come from different parties: a party that corrects itself disputes nothing.

    Nobody knows whose party a pronoun is, unless it is who tells the other's claim to deny it.
    """
    told = story.statements.get(a.statement or "")
    if told is not None and is_charged(story.article(a.anchor), told):
        return False
    left, right = story.sides(a.statement), story.sides(b.statement)
    if a.by == b.by or left & right:
        return False
    if a.by.lower() in _ONES_OWN:
        return False  # `the ministry rejected the report as part of a campaign that they claim is staged`: the denier's word
    if _nobody(a.by) or _nobody(b.by):
        said = story.statements.get(a.statement or "")
        return said is not None and said.inside is not None and said.inside == b.statement and UNNAMED not in (a.by, b.by)
    return story.speaker(a) != story.speaker(b) and not story.one_utterance(a, b)


def _denied_whoever_said_so(story: Story, a: Evidence, b: Evidence) -> bool:
    """A named party denies what somebody says whom the report does not name (`was accused of`)."""
    told = story.statements.get(a.statement or "")
    if told is None or b.stance != "denies" or b.anchor in story.clause_at or not _nobody(a.by) or _nobody(b.by):
        return False
    if told.source is not None and is_charged(story.article(a.anchor), told):
        return False
    return not story.sides(a.statement) & story.sides(b.statement)


_ONES_OWN = frozenset({"he", "she", "it", "they", "we", "i"})
"""Pronouns by which a sentence goes on about whom it has named."""


def _nobody(by: str) -> bool:
    """Not named, or a pronoun that stands for nobody known."""
    return by == UNNAMED or all(word in stopwords() for word in by.lower().split())


def with_other_numbers(story: Story, rows: Sequence[Comparison]) -> Story:
    """The story with its claims contradicted by who gives a number that conflicts with theirs (`nine died`, the clinic: `seven died`).

    Only numbers that somebody is named for, on both sides: a report's own number is a difference between reports, no party's dispute.
    """
    figure_at = {f.anchor: f.id for f in story.figures.values()}
    claim_of = {p: n for n, group in enumerate(story.links.claims) for p in group.propositions}
    told = {e.anchor: e for group in story.links.claims for e in asserting(group)}
    numbered = {e.statement: (n, e) for n, g in enumerate(story.links.claims) if not g.propositions for e in asserting(g) if e.statement}

    def holds(figure: str) -> tuple[int | None, Evidence | None]:
        clause = story.clause_of.get(figure)
        if clause is not None and clause.anchor in told:
            return claim_of.get(clause.id), told[clause.anchor]
        return numbered.get(story.figures[figure].statement or "", (None, None))

    extra: dict[int, dict[Anchor, Evidence]] = defaultdict(dict)
    for row in rows:
        if row.dimension != "figure" or row.verdict != "conflict" or row.left not in figure_at or row.right not in figure_at:
            continue
        pair = [holds(figure_at[side]) for side in (row.left, row.right)]
        for (claim, one), (_, other) in (pair, pair[::-1]):
            if claim is None or one is None or other is None or not (one.statement and other.statement):
                continue
            if opposed(story, one, other):
                extra[claim][other.anchor] = replace(other, stance="contradicts")
    if not extra:
        return story
    claims = [
        replace(g, evidence=tuple(sorted((*g.evidence, *extra[n].values()), key=lambda e: story.place(e.anchor)))) if n in extra else g
        for n, g in enumerate(story.links.claims)
    ]
    return replace(story, links=replace(story.links, claims=tuple(claims)))


def claims_of(story: Story, origins: Mapping[tuple[str, int], str]) -> tuple[Claim, ...]:
    """The claims with status and origins; `origins` maps a group's id and the evidence's place in it to an origin."""
    out = []
    for group in story.links.claims:
        evidence = tuple(
            Evidence(e.anchor, e.statement, e.stance, e.hedged, e.by, e.since, e.first_hand, origins.get((group.id, n), ""))
            for n, e in enumerate(group.evidence)
        )
        status, rule = status_of(story, group)
        confirmation = confirmed_by(story, group, asserting(group)) if status == "confirmed" else None
        wording = confirmed_words(story, group, confirmation[0]) if confirmation is not None else group.wording
        behind = tuple(sorted({e.origin for e in evidence if e.origin and e.stance in ("asserts", "confirms")}, key=_number))
        out.append(Claim(group.id, wording, status, behind, evidence, f"status/{rule}"))
    return tuple(out)


def _number(origin: str) -> int:
    return int(origin[1:])


def status_of(story: Story, group: ClaimGroup) -> tuple[ClaimStatus, str]:
    """The status by the rules above, and the rule's name."""
    pro, contra = asserting(group), against(group)
    if any(stands_against(story, a, b) and _in_dispute(story, a, b) for a, b in product(pro, contra)):
        return "disputed", "other-party-denies"
    if any(_denied_whoever_said_so(story, a, b) for a, b in product(pro, contra)):
        return "disputed", "somebody-denies"
    if not pro and contra:
        return "denied", "only-denied"
    if (confirmation := confirmed_by(story, group, pro)) is not None:
        return "confirmed", confirmation[1]
    if pro and all(e.hedged for e in pro):
        return "hedged", "all-hedged"
    if not pro and group.evidence:
        return "hedged", "only-questioned"
    return "asserted", "stated"
