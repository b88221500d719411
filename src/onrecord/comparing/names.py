"""Documents that are signed or passed in one linked event -> what each report calls them.

`the Lissen Fisheries Accord` in one report and `the border pact` in another are names of one thing where linked clauses tell one deed of
it. A name is compared once for each pair of reports; two names that share all their telling words are no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import is_thing, thing_deed, thing_family
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Comparison, Proposition

MAX_ROWS = 20
"""Names of one event's document compared pairwise: 190 pairs; a bound on cost."""
MODIFIERS = 4
"""Words before the noun that can be its name (`mutual coastal defence treaty`)."""
BEHIND = 6
"""Words of a name behind the noun (`Treaty on Fisheries and Harbours`)."""


def compare_names(story: Story) -> Iterator[Comparison]:
    """`variant` comparisons of names of one document."""
    for event in story.links.events:
        found: dict[tuple[str, tuple[str, ...]], tuple[Anchor, frozenset[str]]] = {}
        if not any(_of_document(story.propositions[pid]) for pid in event):
            continue
        for pid in event:
            name = _name(story, story.propositions[pid])
            if name is not None:
                anchor, words = name
                found.setdefault((anchor.article, tuple(sorted(words))), (anchor, words))
        for (a, left), (b, right) in combinations(list(found.values())[:MAX_ROWS], 2):
            if a.article != b.article and not left <= right and not right <= left:
                said = f"What one report calls “{story.text(a)}”, the other calls “{story.text(b)}”."
                yield verdict_row(story, "wording", a, b, "variant", said, "wording/name")


def _of_document(clause: Proposition) -> bool:
    words = [clause.predicate, *(clause.patient or "").lower().split()[-1:]]
    return any(thing_deed(w) != w for w in words)


def _name(story: Story, clause: Proposition) -> tuple[Anchor, frozenset[str]] | None:
    """The words of the document's name in the clause's sentence, and the stems that tell it from others of its kind."""
    sentence = story.sentence(clause.anchor)
    text = story.article(sentence).text
    words = words_in(text, sentence.start, sentence.end)
    inside = [n for n, w in enumerate(words) if clause.anchor.start <= w.start < clause.anchor.end and _is_document(w)]
    before = [n for n, w in enumerate(words) if w.end <= clause.anchor.start and clause.anchor.start - w.end <= 3 and _is_document(w)]
    spots = inside or before
    if not spots:
        return None
    n = spots[0]
    first = n
    while first > 0 and n - first < MODIFIERS and _modifies(text, words[first - 1], words[first]):
        first -= 1
    last = _capitals_behind(text, words, n)
    told = frozenset(w.stem for w in words[first : last + 1] if w.content and not _is_document(w))
    return (Anchor.at(sentence.article, words[first].start, words[last].end), told) if told else None


def _is_document(word: Word) -> bool:
    return thing_deed(word.form) != word.form or (is_thing(word.form) and thing_family(word.form) == "treaty")


def _modifies(text: str, word: Word, following: Word) -> bool:
    """The word stands right before, in one phrase, and is no date, article or owner."""
    between = text[word.end : following.start]
    return word.content and between in (" ", "-") and not word.form[0].isdigit() and not text[word.start : word.end].endswith(("'s", "’s"))


def _capitals_behind(text: str, words: tuple[Word, ...], n: int) -> int:
    """The last word of a name that goes on behind its noun in capitals (`Treaty on Fisheries`); the noun itself otherwise."""
    if not text[words[n].start].isupper():
        return n
    last = n
    for i in range(n + 1, min(len(words), n + 1 + BEHIND)):
        if words[i].start - words[i - 1].end > 1 or words[i].form == "between":
            break
        if text[words[i].start].isupper():
            last = i
    return last
