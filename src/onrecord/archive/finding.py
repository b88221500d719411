"""Words -> the records of the archive's stories that a question or a search is put to, the likeliest story first.

The full text finds the reports that print any of the words; a story counts by the best of its passages alone: where each further passage
added a tenth of its score, large stories pushed out the right one, which was the first for 38 of the 70 questions instead of 54. Every
record passes through `shown`, so that what is withheld answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord import answers
from onrecord.archive.judgements import shown
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import words_in
from onrecord.model import Answer, Filters, Found, Record
from onrecord.store import Transaction
from onrecord.store.articles import articles_of
from onrecord.store.records import load_record, newest_record, newest_records
from onrecord.store.search import search_text
from onrecord.store.stories import story_of

ASKED_STORIES = 12
"""Stories that a question is put to, one record in turn. Of 70 questions that an archive of 1,787 reports (666 stories) answers, the right
story is the first for 54, among the first three for 64, the first six or twelve for 67, the first 25 for 69. In an archive of 20
stories one of 61 questions lost its answer with six; with twelve no more of the 21 that have none were answered."""
SEARCHED_STORIES = 25
"""Stories whose rows a search goes through: a search is for all that there is, and each costs a record."""
MAX_PASSAGES = 200
"""Passages that are ranked. Measured as above: 50 lose the story of one question, 100 and more of none."""
MAX_PRINTING = 100_000
"""Passages looked through for a name: all there are, in any archive that one file holds."""


def stories_about(transaction: Transaction, words: str, *, most: int) -> tuple[str, ...]:
    """The ids of the stories whose reports print any of the words, the likeliest first."""
    hits = search_text(transaction, " OR ".join(_asked(words)), most=MAX_PASSAGES)
    homes = {article: story_of(transaction, article) for article in sorted({hit.article for hit in hits})}
    ranked: dict[str, float] = {}
    for hit in hits:
        home = homes[hit.article]
        if home is not None:
            ranked[home] = max(hit.score, ranked.get(home, hit.score))
    return tuple(sorted(ranked, key=lambda story: (-ranked[story], story))[:most])


def records_about(transaction: Transaction, words: str, *, most: int) -> Iterator[Record]:
    """The newest records of the stories that print the words, the likeliest first; each is read when it is asked for."""
    for story in stories_about(transaction, words, most=most):
        version = newest_record(transaction, story)
        if version is not None and not version.closed:
            yield shown(transaction, load_record(transaction, version))


def ask_archive(transaction: Transaction, question: str) -> Answer:
    """What the first of the likely stories that has an answer holds; where none has, what comes nearest in all of them."""
    return answers.ask_each(question, records_about(transaction, question, most=ASKED_STORIES))


def search_archive(transaction: Transaction, words: str, filters: Filters) -> tuple[Found, ...]:
    """The rows of the archive's records that have the words and pass the filters, the best first; one record in memory at a time."""
    found: list[Found] = []
    for record in _searched(transaction, words):
        found.extend(answers.search([record], words, filters))
    return tuple(sorted(found, key=lambda row: -row.score))


def found_in(transaction: Transaction, words: str) -> dict[str, Record]:
    """What a search finds in each story, as a record of the found rows alone, by the story's id; the likeliest story first."""
    out: dict[str, Record] = {}
    for story in stories_about(transaction, words, most=SEARCHED_STORIES):
        version = newest_record(transaction, story)
        if version is None or version.closed:
            continue
        if one := answers.found_alone(shown(transaction, load_record(transaction, version)), words, Filters()):
            out[story] = one
    return out


def _searched(transaction: Transaction, words: str) -> Iterator[Record]:
    if _asked(words):
        yield from records_about(transaction, words, most=SEARCHED_STORIES)
        return
    for version in newest_records(transaction):  # filters alone: every story
        yield shown(transaction, load_record(transaction, version))


def _asked(words: str) -> list[str]:
    """The content words, each once, without accents that the search would fold anyway; and the names of the polities that they name.

    `US` is a word without content to a list of small letters; the reports print `the United States`.
    """
    content = [word.form for word in words_in(words) if word.content]
    return list(dict.fromkeys(f'"{form}"' for form in (*content, *sorted(polities_in(words))) if '"' not in form))


def reports_printing(transaction: Transaction, name: str) -> int:
    """How many of the archive's reports print a whole name, in any case of letters."""
    words = re.compile(r"(?<![^\W_])" + r"\s+".join(map(re.escape, name.split())) + r"(?![^\W_])", re.I)
    found = {hit.article for hit in search_text(transaction, '"' + name.replace('"', " ") + '"', most=MAX_PRINTING)}
    texts = (f"{stored.article.title or ''}\n{stored.article.text}" for stored in articles_of(transaction, sorted(found)))
    return sum(words.search(text) is not None for text in texts)


def records_of(transaction: Transaction, stories: Sequence[str]) -> dict[str, Record]:
    """The newest record of each story, by id; a story without one, or without reports any more, is left out."""
    versions = {story: newest_record(transaction, story) for story in stories}
    held = {story: version for story, version in versions.items() if version is not None and not version.closed}
    return {story: shown(transaction, load_record(transaction, version)) for story, version in held.items()}
