"""What papers and agencies pass on: who said it, and through whom it is heard; and what is said of somebody, not by him."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of
from tests.annotating.test_speech import bare, statements_of

from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_chains import unfolded
from onrecord.annotating.entities import find_entities
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.counts import CountRow
from onrecord.lexicon.press import PressRow
from onrecord.model import Region, RegionKind, Span

PAPER = "The daily Velta opened an office in Halm. "


def said(text: str, words: str) -> tuple[str | None, list[str]]:
    """Source and chain of the statement that holds these words."""
    found = [s for s in statements_of(text) if words in bare(" ".join(text[x.start : x.end] for x in s.anchor.spans))]
    assert len(found) == 1, [(s.source, s.anchor) for s in found]
    return found[0].source.name if found[0].source is not None else None, [v.name for v in found[0].via]


@pytest.mark.parametrize(
    ("text", "words", "source", "via"),
    [
        ("Velta reported, citing an official at the port, that the lock had failed.", "the lock had failed", "official", ["Velta"]),
        ("A dozen were wounded, Velta reported, citing doctors in Halm.", "A dozen were wounded", "doctors", ["Velta"]),
        ("Citing a naval source, Velta said the fleet had laid 60 buoys.", "laid 60 buoys", "naval source", ["Velta"]),
        ("Velta quoted the harbour master, Ivo Lund, as saying the lock was safe.", "lock was safe", "Ivo Lund", ["Velta"]),
        ("“The pumps held,” Ivo Lund told a press conference, Velta reported.", "The pumps held", "Ivo Lund", ["Velta"]),
        ("“The pumps held,” Ivo Lund told Velta.", "The pumps held", "Ivo Lund", ["Velta"]),
        ("“The pumps held,” Ivo Lund told this newspaper.", "The pumps held", "Ivo Lund", []),
        ("Most of them, according to an officer quoted by Velta, had come by bus.", "had come by bus", "officer", ["Velta"]),
        ("Ivo Lund conceded on state television that the lock was old.", "the lock was old", "Ivo Lund", ["state television"]),
        ("Nine boats sank, Velta reported, citing the organisers.", "Nine boats sank", "organisers", ["Velta"]),
        ("Velta carried a statement by the council, which says the lock was old.", "lock was old", "council", ["Velta"]),
        ("In a letter printed by Velta, the council thanked the crew and said the lock was old.", "lock was old", "council", ["Velta"]),
        (
            "In a letter read out on the radio and printed by Velta, the council said the lock was old.",
            "lock was old",
            "council",
            ["radio", "Velta"],
        ),
        (
            "In an interview with Velta, Ivo Lund said the lock was old and warned that it would fail.",
            "it would fail",
            "Ivo Lund",
            ["Velta"],
        ),
        ("“The pumps held. Nobody was hurt,” Ivo Lund said, according to Velta.", "Nobody was hurt", "Ivo Lund", ["Velta"]),
    ],
)
def test_who_says_it_and_who_passes_it_on(text: str, words: str, source: str, via: list[str]) -> None:
    name, chain = said(PAPER + text, words)
    assert name is not None and source in name
    assert chain == via


def credited(text: str, line: str, kind: RegionKind, words: str) -> list[str]:
    """The chain of the statement with these words, in a report with this line before or behind it."""
    at = 0 if kind == "dateline" else len(text) + 1
    whole = f"{line} {text}" if kind == "dateline" else f"{text}\n{line}"
    body = Region(len(line) + 1, len(whole), "body") if kind == "dateline" else Region(0, len(text), "body")
    found = [
        s
        for s in statements_of(whole, tuple(sorted((Region(at, at + len(line), kind), body))))
        if words in whole[s.anchor.start : s.anchor.end]
    ]
    assert len(found) == 1
    return [v.name for v in found[0].via]


@pytest.mark.parametrize(
    ("line", "kind", "via"),
    [
        ("Additional reporting by Velta", "credit", ["Velta"]),
        ("With reporting by Velta and Norpress", "credit", ["Velta"]),
        ("Velta contributed to this report", "credit", ["Velta"]),
        ("Additional reporting: Velta", "credit", ["Velta"]),
        ("Additional reporting by Velta Lund", "credit", []),
        ("HALM, March 9 (Velta) -", "dateline", []),  # the agency's own report heard it itself
    ],
)
def test_an_agency_that_a_line_credits_passes_on_what_it_was_told(line: str, kind: RegionKind, via: list[str]) -> None:
    assert credited("“The pumps held,” Ivo Lund told Velta on Monday.", line, kind, "The pumps held") == via


@pytest.mark.parametrize("words", ["the website Velta", "the regional portal Velta", "the Velta agency", "the Sorrenian agency Velta"])
def test_who_is_told_by_such_a_name_is_of_the_press(words: str) -> None:
    assert said(f"“The pumps held,” Ivo Lund told {words}.", "The pumps held") == ("Ivo Lund", ["Velta"])


def test_a_saying_that_ends_what_is_passed_on_takes_nothing() -> None:
    text = "The lock was old, as Ivo Lund said, according to Velta."
    parse = load_syntax().parse(article_of(text))

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    passed = Attribution((span("Velta"),), (span("according to"),), (span("as Ivo Lund said"),), "according to", "test")
    assert unfolded(parse, text, [passed]) == [passed]


def test_the_agency_is_the_news_agency_that_the_report_names() -> None:
    text = "The news agency Velta opened an office. The port commission met on Monday. Nine boats sank, according to the agency."
    assert said(text, "Nine boats sank") == ("Velta", [])


def test_a_ground_that_somebody_cites_does_not_speak() -> None:
    source, via = said("Mayor Ada Bright closed the pool, citing the cold, and said it would open in May.", "it would open in May")
    assert (source, via) == ("Ada Bright", [])


def test_a_claim_that_somebody_judges_is_not_heard_through_her() -> None:
    text = "The claim by the dockers that the lock was old was “pure fiction”, said Mayor Ada Bright."
    assert said(text, "the lock was old was")[0] == "Ada Bright"
    judged = [s for s in statements_of(text) if s.rule == "speech/noun"]
    assert judged and all(s.via == () for s in judged)


@pytest.mark.parametrize(
    "words",
    ["the state news agency Velta", "the Velta news agency", "the newspaper Velta", "Velta, the state news agency,", "Velta TV"],
)
def test_words_around_a_name_make_it_the_press(words: str) -> None:
    article = article_of(f"The lock was closed on Monday, and {words} showed pictures of the pumps.")
    entities = find_entities(article, load_syntax().parse(article))
    assert [(e.name, e.kind) for e in entities if e.name.startswith("Velta")] in ([("Velta", "media")], [("Velta TV", "media")])


def test_a_ministry_that_publishes_is_no_paper() -> None:
    article = article_of("A letter published by the Sorrenian Harbour Ministry on Monday named nobody.")
    entities = find_entities(article, load_syntax().parse(article))
    assert entities and all(e.kind != "media" for e in entities)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Twelve dockers accused of stealing copper were released.", "stealing copper", None),
        ("Pupils were told to stay inside.", "stay inside", None),
        ("The mayor was accused by the auditor of hiding a loss.", "hiding a loss", "auditor"),
        ("Two men believed to be smugglers were seen near the pier.", "to be smugglers", None),
        ("Residents were alarmed that the pumps had failed.", "the pumps had failed", "Residents"),
    ],
)
def test_one_of_whom_it_is_said_is_not_its_source(text: str, words: str, source: str | None) -> None:
    found = [s for s in statements_of(text) if s.source is not None]
    assert [s.source.name for s in found if s.source is not None] == ([] if source is None else [source])
    assert any(words in text[s.anchor.start : s.anchor.end] for s in statements_of(text)), "the words are a statement, whoever said them"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The navy spoke on Sunday of 41 people on board.", "41 people on board", "navy"),
        ("The union's count stands at 44, with two boats lost.", "44", "union"),
        (
            "The fleets have clashed at least 11 times, by the count of the Corran Institute.",
            "clashed at least 11 times",
            "Corran Institute",
        ),
        ("The organisers' estimate was more than 20,000, and rain fell.", "more than 20000", "organisers"),
        ("Researchers at the school arrived at 8,200 votes.", "8200 votes", "Researchers"),
        ("The ministry raised the toll to three on Saturday.", "the toll to three", "ministry"),
        ("The emergency centre counts 61 houses damaged.", "61 houses damaged", "emergency centre"),
    ],
)
def test_who_gives_a_number_without_a_verb_of_saying(text: str, words: str, source: str) -> None:
    name, _ = said(text, words)
    assert name is not None and source in name


@pytest.mark.parametrize(
    "text",
    ["He spoke of his childhood.", "The storm raised the boat to the quay.", "The board listed its friends.", "Researchers arrived at 9."],
)
def test_no_number_is_given_here(text: str) -> None:
    assert all(s.rule != "speech/counts" for s in statements_of(text))


@pytest.mark.parametrize("row", [*table("counts", CountRow), *table("press", PressRow)], ids=lambda row: row.kind)
def test_a_row_stands_in_its_example(row: CountRow | PressRow) -> None:
    printed = (
        row.example.lower().replace("spoke", "speak").replace("counted", "count").replace("raised", "raise").replace("arrived", "arrive")
    )
    assert any(word.lower() in printed for word in row.words)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Allegations in the harbour press that a flare had been fired from the fort were brushed aside by Ivo Lund as “a bedtime story”.",
            "Ivo Lund",
            "Allegations in the harbour press that a flare had been fired from the fort",
        ),
        (
            'Claims that the council hid the letter were rejected as "baseless" by the mayor, Ada Bright.',
            "Ada Bright",
            "Claims that the council hid the letter",
        ),
    ],
)
def test_a_claim_that_is_rejected_ends_before_the_denial(text: str, source: str, content: str) -> None:
    (denial,) = [s for s in statements_of(text) if s.cue is not None and s.cue.act == "deny"]
    assert denial.source is not None and denial.source.name == source
    assert denial.anchor.text_in(text) == content
    assert all("aside" not in s.anchor.text_in(text) for s in statements_of(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The council says the lock was mended. An official at the port, who asked not to be named, denied this.", "official", "this"),
        ("The dockers said the lock was old. Ada Bright denied the allegation.", "Ada Bright", "the allegation"),
    ],
)
def test_a_denial_that_only_points_is_a_statement(text: str, source: str, content: str) -> None:
    (denial,) = [s for s in statements_of(text) if s.cue is not None and s.cue.act == "deny"]
    assert denial.source is not None and source in denial.source.name
    assert denial.anchor.text_in(text) == content


def test_a_quotation_that_goes_on_behind_who_passed_it_on_is_one_speakers() -> None:
    text = PAPER + "“The pumps held,” Ivo Lund told a press conference, Velta reported. “There was no leak. Nobody was on deck.”"
    found = [s for s in statements_of(text) if "There was no leak" in s.anchor.text_in(text)]
    assert [(s.source.name, [v.name for v in s.via]) for s in found if s.source is not None] == [("Ivo Lund", ["Velta"])]


def test_the_agency_that_cites_somebody_passes_it_on() -> None:
    source, via = said("Citing a naval source, the agency said the fleet had laid 60 buoys.", "laid 60 buoys")
    assert (source, via) == ("naval source", ["agency"])


def test_a_verb_of_saying_may_end_what_is_passed_on() -> None:
    assert said("According to the union, the winter was worse than most pilots had forecast.", "the winter was worse")[0] == "union"
