"""Answers on the invented stories: what is found, what is not on the record, and what holds for every answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.answering.stories import STORIES, Asked, answer_of, is_answered, questions, record_of

from onrecord import answers
from onrecord.answering.cite import MAX_ANCHOR
from onrecord.answering.select import CITED_COUNTS

ANSWERED, ABSTAINED = 90, 95
"""Floors in percent: 92.8 and 100 were measured on the 93 questions."""


def test_most_questions_that_the_record_answers_are_answered() -> None:
    asked = [q for q in questions() if q.evidence]
    missed = [q.question for q in asked if not is_answered(q, answer_of(q.story, q.question))]
    assert len(asked) >= 60
    assert 100 * (len(asked) - len(missed)) >= ANSWERED * len(asked), missed


def test_what_is_not_on_the_record_is_not_answered() -> None:
    asked = [q for q in questions() if not q.evidence]
    answered = [q.question for q in asked if answer_of(q.story, q.question).on_record]
    assert len(asked) >= 20
    assert 100 * (len(asked) - len(answered)) >= ABSTAINED * len(asked), answered


def test_the_printed_words_of_every_question_are_printed() -> None:
    for asked in questions():
        texts = [a.text for a in record_of(asked.story).articles]
        for file, words in asked.evidence:
            assert any(words in text for text in texts), (asked.id, file, words)


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.id)
def test_every_answer_points_at_printed_words(asked: Asked) -> None:
    answer = answer_of(asked.story, asked.question)
    articles = {a.id: a for a in record_of(asked.story).articles}
    assert bool(answer.evidence) == answer.on_record
    assert not (answer.evidence and answer.nearest)
    for cited in (*answer.evidence, *answer.nearest):
        article = articles[cited.anchor.article]
        assert cited.anchor.end <= len(article.text)
        assert sum(map(len, cited.anchor.spans)) <= MAX_ANCHOR
        assert cited.text == " ".join(cited.anchor.text_in(article.text).split())
        assert (cited.locator, cited.report) == (article.locator, article.label)
        assert cited.rule.startswith("answering/")
    if not answer.on_record:
        assert answer.answer.startswith("Not on the record.")


def test_few_questions_on_one_story_are_answered_from_another() -> None:
    pairs = [(q, story) for q in questions() for story in STORIES if story != q.story]
    answered = [(q.question, story) for q, story in pairs if answer_of(story, q.question).on_record]
    assert 100 * len(answered) <= 5 * len(pairs), answered


def test_figures_stand_low_to_high_each_with_whose_it_is() -> None:
    answer = answer_of("plant-leak", "How much ammonia escaped, and according to whom?")
    lines = answer.answer.splitlines()[1:]
    assert [line for line in lines if "nine tonnes" in line and "fire service" in line]
    assert [line for line in lines if "between 8 and 10 tonnes" in line]
    assert lines.index(next(line for line in lines if "between 8 and 10" in line)) < lines.index(next(x for x in lines if "12 to 15" in x))


def test_a_denial_is_told_as_the_words_of_whoever_denies() -> None:
    answer = answer_of("ferry-fire", "Did the operator deny that a fire exit was locked?")
    assert answer.answer.startswith("According to Strait Passage Line")
    assert [c.act for c in answer.evidence] == ["denied"]


def test_a_count_of_the_killed_is_no_count_of_the_killed_or_injured() -> None:
    answer = answer_of("ferry-fire", "How many people were killed in the ferry fire, and who says so?")
    assert answer.on_record
    assert "52 people" not in answer.answer


def test_an_age_is_that_of_the_person_named() -> None:
    assert "52" in answer_of("plant-leak", "How old was Harlan Pruett?").answer
    assert not answer_of("plant-leak", "How old is Wendel Aske?").on_record


def test_a_date_of_publication_that_is_not_printed_is_said_to_be_missing() -> None:
    answer = answer_of("ferry-fire", "What is the publication date of the report in the Harbour Post?")
    assert (answer.kind, answer.on_record) == ("publication", True)
    assert "The Harbour Post carries no publication date." in answer.answer


def test_shared_passages_are_shown_on_both_sides() -> None:
    answer = answer_of("ferry-fire", "Do any two reports share wording?")
    assert answer.kind == "origins"
    assert len({c.anchor.article for c in answer.evidence}) > 1


def test_what_the_reports_print_of_themselves_is_quoted() -> None:
    answer = answer_of("ferry-fire", "Which bylines do the reports carry?")
    assert answer.kind == "authors"
    assert any("Pia Marwick" in c.text for c in answer.evidence)


def test_several_records_are_one_store_of_answers() -> None:
    records = [record_of(story) for story in STORIES]
    answer = answers.ask("How much money did Ondaria lend Tarrovia?", records)
    assert answer.on_record
    assert "1.5" in answer.answer
    assert all("runoff-count" in c.locator for c in answer.evidence)


def test_the_same_question_gives_the_same_answer() -> None:
    record = record_of("plant-leak")
    first = answers.ask("How many workers were killed by the ammonia leak?", [record])
    assert answers.ask("How many workers were killed by the ammonia leak?", [replace(record, brief=(), gaps=())]) == first


@pytest.mark.parametrize("text", ["", "?", "   ", "who", "How many", "“”", "Did", "007", "(" * 300, "Wer war es?", "a\x00b"])
def test_no_question_is_too_odd_to_be_refused_an_answer(text: str) -> None:
    answer = answers.ask(text, [record_of("plant-leak")])
    assert answer.question == text
    assert len(answer.evidence) <= CITED_COUNTS


def test_no_records_hold_nothing() -> None:
    answer = answers.ask("Who said so?", [])
    assert (answer.on_record, answer.answer, answer.nearest) == (False, "Not on the record.", ())
