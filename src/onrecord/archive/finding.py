"""Words -> the records of the archive's stories that a question or a search is put to, the likeliest story first.

The full text finds the reports that print any of the words; a story counts by the best of its passages and by how many it has. Every record
passes through `shown`, so that what is withheld answers nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord import answers
from onrecord.archive.judgements import shown
from onrecord.lexicon.stems import words_in
from onrecord.model import Answer, Filters, Found, Record
from onrecord.store import Transaction
from onrecord.store.records import load_record, newest_record, newest_records
from onrecord.store.search import search_text
from onrecord.store.stories import story_of

MAX_STORIES = 12
"""Stories that a question is put to, one record in turn; set by hand, not measured."""
MAX_PASSAGES = 400
"""Passages that are ranked, so that a story with many reports does not push out the one with the answer; set by hand, not measured."""
LATER = 0.1
"""What each further passage adds to a story, of its own score: weak ones should not outweigh one with all the words. Set by hand."""


def stories_about(transaction: Transaction, words: str, *, most: int = MAX_STORIES) -> tuple[str, ...]:
    """The ids of the stories whose reports print any of the words, the likeliest first."""
    hits = search_text(transaction, " OR ".join(_asked(words)), most=MAX_PASSAGES)
    homes = {article: story_of(transaction, article) for article in sorted({hit.article for hit in hits})}
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for hit in hits:
        home = homes[hit.article]
        if home is not None:
            scores[home].append(hit.score)
    ranked = {story: max(found) + LATER * (sum(found) - max(found)) for story, found in scores.items()}
    return tuple(sorted(ranked, key=lambda story: (-ranked[story], story))[:most])


def records_about(transaction: Transaction, words: str, *, most: int = MAX_STORIES) -> tuple[Record, ...]:
    """The newest records of the stories that print the words, the likeliest first."""
    return tuple(records_of(transaction, stories_about(transaction, words, most=most)).values())


def ask_archive(transaction: Transaction, question: str) -> Answer:
    """What the first of the likely stories that has an answer holds; where none has, what comes nearest in all of them.

    One story at a time: the dead of another accident are no answer.
    """
    records = records_about(transaction, question)
    for record in records:
        answer = answers.ask(question, [record])
        if answer.on_record:
            return answer
    return answers.ask(question, records)


def search_archive(transaction: Transaction, words: str, filters: Filters) -> tuple[Found, ...]:
    """The rows of the archive's records that have the words and pass the filters, the best first; one record in memory at a time."""
    found: list[Found] = []
    for record in _searched(transaction, words):
        found.extend(answers.search([record], words, filters))
    return tuple(sorted(found, key=lambda row: -row.score))


def _searched(transaction: Transaction, words: str) -> Iterator[Record]:
    if _asked(words):
        yield from records_about(transaction, words)
        return
    for version in newest_records(transaction):  # filters alone: every story
        yield shown(transaction, load_record(transaction, version))


def _asked(words: str) -> list[str]:
    """The content words, each once, without accents that the search would fold anyway."""
    return list(dict.fromkeys(f'"{word.form}"' for word in words_in(words) if word.content and '"' not in word.form))


def records_of(transaction: Transaction, stories: Sequence[str]) -> dict[str, Record]:
    """The newest record of each story, by id; a story without one, or without reports any more, is left out."""
    versions = {story: newest_record(transaction, story) for story in stories}
    held = {story: version for story, version in versions.items() if version is not None and not version.closed}
    return {story: shown(transaction, load_record(transaction, version)) for story, version in held.items()}
