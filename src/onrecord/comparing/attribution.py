"""Who said it: where reports give the same words, claim or number to different sources.

The same words given to two speakers conflict. A claim given to a country in one report and to one of its officials in another is `vaguer`;
the channel by which a report has it is `variant`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.comparing.story import Story, asserting, verdict_row
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Statement

MAX_MEMBERS = 20
RUN = 8
"""Words that two members must share in one run before their speakers are compared; as for one utterance of two speakers."""


def compare_attribution(story: Story) -> Iterator[Comparison]:
    """Comparisons of sources: of utterances first, then of claims."""
    yield from _utterances(story)
    yield from _claims(story)


def _utterances(story: Story) -> Iterator[Comparison]:
    for utterance in story.links.utterances:
        if utterance.conflict is None:
            continue
        for a, b in combinations(utterance.members[:MAX_MEMBERS], 2):
            left, right = story.statements.get(a.statement or ""), story.statements.get(b.statement or "")
            if left is None or right is None or left.source is None or right.source is None or a.anchor.article == b.anchor.article:
                continue
            if (
                _two_names(left.source.name, right.source.name)
                and _who(story, left) != _who(story, right)
                and _shared_run(story, a.anchor, b.anchor) >= RUN
            ):
                reason = f"{story.outlet(a.anchor)} gives the words to {left.source.name}, {story.outlet(b.anchor)} to {right.source.name}."
                yield verdict_row(story, "attribution", a.anchor, b.anchor, "conflict", reason, "attribution/same-words")


def _claims(story: Story) -> Iterator[Comparison]:
    for group in story.links.claims:
        rows = [(e, story.statements[e.statement]) for e in asserting(group) if e.statement is not None]
        for (_, a), (_, b) in combinations(rows[:MAX_MEMBERS], 2):
            if a.source is None or b.source is None or a.anchor.article == b.anchor.article or not a.source.spans or not b.source.spans:
                continue
            sides = story.sides(a.id), story.sides(b.id)
            if _who(story, a) == _who(story, b) or not sides[0] or sides[0] != sides[1]:
                continue
            if _general(a) != _general(b):
                left, right = Anchor.over(a.anchor.article, a.source.spans), Anchor.over(b.anchor.article, b.source.spans)
                reason = f"One report names {a.source.name}, the other {b.source.name}: one party, named more or less closely."
                yield verdict_row(story, "attribution", left, right, "vaguer", reason, "attribution/one-party")


def _two_names(a: str, b: str) -> bool:
    """Two names that share no word, none of them a pronoun."""
    left, right = ({w.form for w in words_in(name)} for name in (a, b))
    content = [{w.form for w in words_in(name) if w.content} for name in (a, b)]
    return all(content) and not left & right


def _shared_run(story: Story, a: Anchor, b: Anchor) -> int:
    left, right = ([w.form for span in x.spans for w in words_in(story.article(x).text, span.start, span.end)] for x in (a, b))
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def _who(story: Story, statement: Statement) -> str:
    source = statement.source
    if source is None:
        return ""
    return story.links.entity_of.get(source.entity or "", source.name)


def _general(statement: Statement) -> bool:
    """The source is the country itself, by name or seat: nobody in particular."""
    source = statement.source
    if source is None:
        return False
    names = source.name.replace(" and ", ", ").split(", ")
    return all(polities_in(n) and len(n.split()) <= 2 and not n.split()[-1].islower() for n in names)
