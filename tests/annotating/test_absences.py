"""Absences: six shapes, what was not said, and by whom."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of, marked

from onrecord.annotating.absence_shapes import AbsenceRow
from onrecord.annotating.absence_silence import SilenceRow
from onrecord.annotating.absences import find_absences
from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.speech import find_statements
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.lexicon import table
from onrecord.model import Absence, Anchor, Entity

FOUND = [
    ("[abs:The port did not say [about:how many crews had left]] on Monday.", "The port", "negated"),
    ("[abs:Neither side has released [about:radar data or a log]].", "Neither side", "withheld"),
    ("[abs:The board has not made [about:the ruling]] public.", "The board", "withheld"),
    ("[abs:The envoy would not be drawn on [about:who might lead it]].", "The envoy", "negated"),
    ("[abs:The port has not answered [about:the accusation]].", "The port", "withheld"),
    ("The firm said [abs:the line had been replaced, but declined to provide [about:documents]].", "The firm", "refusal"),
    ("But [abs:Danish officials haven't denied or confirmed [about:the leak]] so far.", "Danish officials", "negated"),
    ("[abs:The ministry gave no [about:figure for the losses]].", "The ministry", "withheld"),
    ("[abs:No details were given of [about:the losses]].", "", "passive"),
    ("[abs:[about:The cause] has not been announced].", "", "passive"),
    ("[abs:[about:Nothing official on the leak] has been issued].", "", "passive"),
    ("[abs:The owner declined to [about:comment]].", "The owner", "refusal"),
    ("[abs:The clerk refused to say [about:who had paid]].", "The clerk", "refusal"),
    ("[abs:The port has yet to name [about:the crew]].", "The port", "yet"),
    ("It remains [abs:unclear [about:how many crews had left]].", "", "open"),
    ("They were taken to an [abs:undisclosed [about:location]].", "", "modifier"),
    ("[abs:Neither the mill nor the union has named [about:the driver]].", "the mill and the union", "negated"),
    ("[abs:The clinic has neither confirmed nor denied [about:her number]].", "The clinic", "negated"),
    ("[abs:The choir stayed silent about [about:its fees]].", "The choir", "silent"),
    ("[abs:Officials were tight-lipped about [about:the route]].", "Officials", "silent"),
    ("[abs:The driver has not spoken publicly about [about:the crash]].", "The driver", "silent"),
    ("[abs:[about:Calls to the mill] were not returned].", "the mill", "unanswered"),
    ("[abs:[about:An email to the firm] went unanswered].", "the firm", "unanswered"),
    ("[abs:[about:Questions about the plan] went unanswered].", "", "unanswered"),
    ("[abs:The mayor dodged [about:the question of who would pay]].", "The mayor", "dodged"),
    ("[abs:The firm was not immediately available for [about:comment]].", "The firm", "unreached"),
    ("[abs:The mayor sidestepped [about:a question about his brother]].", "The mayor", "dodged"),
    ("[abs:No group has claimed [about:responsibility for the blast]].", "No group", "unclaimed"),
    ("[abs:The ministry withheld [about:the names of the bidders]].", "The ministry", "kept-back"),
    ("[abs:The army gave [about:few details]].", "The army", "kept-back"),
    ("[abs:[about:How many were aboard] was not known].", "", "open"),
    ("[abs:The mayor has not said [about:that the bridge was unsafe]].", "The mayor", "negated"),
    ("[abs:The captain refused to take [about:questions on the price of the tickets]].", "The captain", "refusal"),
    ("[abs:The letter contained no [about:reference to the leak]].", "The letter", "withheld"),
    ("The envoy did not speak, and [abs:the letter contained no [about:reference to the leak]].", "the letter", "withheld"),
    ("[abs:The speech did not delve into [about:the costs]].", "The speech", "negated"),
    ("It [abs:remains to be seen [about:who will pay]].", "", "open"),
    ("[abs:[about:The motive for the attack] was not immediately clear].", "", "open"),
    ("[abs:[about:Whether the guests will be paid], the clinic would not say].", "the clinic", "negated"),
    ("[abs:The centre gives no [about:number for the clocks that still run]].", "The centre", "withheld"),
    ("[abs:The clinic has not answered [about:questions from the Herald]].", "The clinic", "withheld"),
    ("[abs:The minister refused to be [about:drawn]].", "The minister", "refusal"),
    ("[abs:The Danish statement did not say [about:how many crews had left]].", "Denmark", "negated"),
]

NOT_FOUND = [
    "The minister avoided a question of trust.",
    "Guards remained silent about their shift.",
    'Asked about the pier, Dahl said: "Absolutely not."',
    "The port did not say that crews had left.",
    "The port said how many crews had left.",
    "The port confirmed the leak.",
    "The crews did not give up.",
    "Neither side has released a prisoner.",
    "The board did not make a public appearance.",
    "The picture was not drawn on paper.",
    "I did not say who had paid.",
    "There is no reason to leave.",
    "The court declined to hear the case.",
    "This page may not be published.",
    "The crews left without their coats.",
    "The hall remained silent.",
    "The river was quiet on Monday.",
    "The mayor answered a question about his brother.",
    "The rules are unclear.",
    "The bank withheld the payment.",
    "The army gave a few details.",
    "The union claimed responsibility for the blast.",
    "Calls to the mill were returned.",
    "There was no proof of the deed.",
]


def absences(text: str, entities: tuple[Entity, ...] = ()) -> tuple[Absence, ...]:
    article = article_of(text)
    return find_absences(article, load_syntax().parse(article), entities=entities, statements=())


@pytest.mark.parametrize(("source", "by", "rule"), FOUND)
def test_found(source: str, by: str, rule: str) -> None:
    text = marked(source)
    (found,) = absences(text.text)
    (about,) = text.words("about")
    (span,) = text.spans["abs"]
    assert found.rule == f"absences/{rule}"
    assert found.about == about
    assert found.by == by
    assert found.anchor.hull.overlaps(span)
    assert found.anchor.end == span.end


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert absences(text) == ()


def test_the_outlet_could_not_verify_it() -> None:
    (found,) = absences("The footage could not be independently verified.")
    assert found.by == "The Courier"


def test_a_pronoun_resolves_through_the_entities() -> None:
    text = "Ms Orrin spoke. She declined to comment on the leak."
    orrin = Entity("e1", "Ms Orrin", "person", (), (Anchor.at("a0000000000000000", 0, 8), Anchor.at("a0000000000000000", 16, 19)), "test")
    (found,) = absences(text, (orrin,))
    assert (found.by, found.about) == ("Ms Orrin", "the leak")


def test_the_speaker_of_an_agentless_absence_is_the_owner_of_the_statement_beside_it() -> None:
    (found,) = absences("No details were given of the losses, but the announcement from Denmark was short.")
    assert found.by == "Denmark"


def test_ids_follow_the_text() -> None:
    found = absences("The port gave no reason. The owner declined to comment.")
    assert [a.id for a in found] == ["a0000000000000000.x1", "a0000000000000000.x2"]


@pytest.mark.parametrize("row", table("absences", AbsenceRow), ids=lambda r: f"{r.pattern}-{r.word}")
def test_every_row_applies_in_its_example(row: AbsenceRow) -> None:
    assert absences(row.example) != ()


NAMES = ("to name", "gives a name", "own name")


@pytest.mark.parametrize("row", [r for r in table("silences", SilenceRow) if r.pattern in NAMES], ids=lambda r: r.pattern)
def test_who_keeps_the_own_name_back_leaves_nothing_unsaid(row: SilenceRow) -> None:
    assert absences(row.example) == ()
    assert any(word in row.example for word in row.words)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A clerk, who asked not to be identified, said the files were gone.", 0),
        ("Two cooks who refused to give their names said the kitchen was shut.", 0),
        ("A diver did not want to be named.", 0),
        ("Police refused to give her name.", 1),
        ("The ministry declined to give their names.", 1),
        ("Police did not name the suspect.", 1),
    ],
)
def test_a_name_of_somebody_else_is_left_unsaid(text: str, count: int) -> None:
    assert len(absences(text)) == count


@pytest.mark.parametrize("row", [r for r in table("silences", SilenceRow) if r.pattern not in NAMES], ids=lambda r: r.pattern)
def test_every_row_of_silences_applies_in_its_example(row: SilenceRow) -> None:
    (found,) = absences(row.example)
    said = found.anchor.text_in(row.example).lower()
    assert any(word.rsplit(" ")[0].removesuffix("e") in said for word in row.words)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The mill will pay, Harbour Press wrote. Whether apprentices qualify, it did not specify.", "Harbour Press"),
        ("Ivo Berg said that Ida Lund should leave because he had refused to say who paid.", "he"),
    ],
)
def test_who_an_it_stands_for_is_the_source_before_it(text: str, by: str) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    entities = find_entities(article, parse)
    statements = find_statements(article, parse, mentions=Mentions.of(entities, parse), times=(), tagger=load_tagger())
    (found,) = find_absences(article, parse, entities=entities, statements=statements)
    assert found.by == by


@pytest.mark.parametrize(
    "text", ["The clerk does not know how to count.", '"Nobody told us anything at all about the pier," the mayor, Ada Bright, said on Monday.']
)
def test_a_missing_skill_and_a_speakers_own_words_are_no_silence(text: str) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    statements = find_statements(article, parse, mentions=Mentions.of(entities, parse), times=(), tagger=load_tagger())
    assert find_absences(article, parse, entities=entities, statements=statements) == ()
