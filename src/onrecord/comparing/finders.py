"""Words that two reports quote alike -> who saw or found what they tell, where the reports name that otherwise.

`Inspectors have noticed “a slow silting”` and `harbour pilots are seeing “a slow silting”` quote one speaker, who says whose finding it is.
The clause that leads into the quotation, inside what is said, names it by a word of its own, no pronoun; the two names are compared, not
the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, UtteranceMember, Verdict

MAX_REPORTS = 6
"""Reports of one utterance compared pairwise: 15 pairs."""
JOINED = 10
"""Code points before the content in which its first clause may begin (`as`, `because`)."""
LONGEST = 120
"""Code points of the words that lead into a quotation: longer ones are a sentence of their own."""


def compare_finders(story: Story) -> Iterator[Comparison]:
    """Comparisons of who, by the speaker, found what both reports quote."""
    for utterance in story.links.utterances:
        found: dict[str, tuple[Anchor, frozenset[str]]] = {}
        for member in utterance.members:
            if member.wording != "indirect" and (led := _led(story, member)) is not None:
                found.setdefault(member.anchor.article, led)
        for (a, left), (b, right) in combinations(list(found.values())[:MAX_REPORTS], 2):
            if left != right:
                verdict: Verdict = "vaguer" if left < right or right < left else "variant"
                said = f"Who found it: “{story.text(a)}” in the one report, “{story.text(b)}” in the other."
                yield verdict_row(story, "attribution", a, b, verdict, said, "attribution/finders")


def _led(story: Story, member: UtteranceMember) -> tuple[Anchor, frozenset[str]] | None:
    """The words before the quotation in its statement whose clause tells who saw or found, and the stems of who it is."""
    statement = story.statements.get(member.statement or "")
    if statement is None or not 0 < member.anchor.start - statement.anchor.start <= LONGEST:
        return None
    article = story.article(member.anchor)
    printed = article.text[statement.anchor.start : member.anchor.start].rstrip(" “\"‘'")
    if len(printed) < 2 or any(mark in printed for mark in '“”"'):
        return None
    lead = Anchor.at(article.id, statement.anchor.start, statement.anchor.start + len(printed))
    for clause in story.clauses_in(Anchor.at(article.id, max(0, lead.start - JOINED), lead.end)):
        if clause.statement == statement.id and clause.predicate in phrases("finds") and clause.agent:
            who = frozenset(w.stem for w in words_in(clause.agent) if w.content)
            if who & {w.stem for w in words_in(printed)}:  # a pronoun in the words names nobody
                return lead, who
    return None
