"""What pronouns and descriptions point back at: `[NAME:he]` marks the word and whom it must resolve to (`x` for nobody)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.descriptions import PeopleNouns, people_noun
from onrecord.annotating.entities import find_entities
from onrecord.annotating.epithets import Epithet
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Article, Entity, Region, Span

_MARK = re.compile(r"\[([^\]:]+):([^\]]+)\]")
FLOOR = 0.80
"""Share of the gold's rows that must resolve; measured 0.84 with a header region and the rest as body."""


def resolved(article: Article) -> tuple[Entity, ...]:
    parse = load_syntax().parse(article)
    return resolve_mentions(article, parse, find_entities(article, parse))


def name_at(entities: tuple[Entity, ...], span: Span) -> str:
    hits = [e.name for e in entities if any(a.hull == span for a in e.mentions)]
    return hits[0] if hits else "x"


CASES = [
    "Norway said [Norway:it] would reopen the border with Sweden.",
    "Governor Joan Pike opened the bridge. [Joan Pike:She] thanked the crew.",
    "Anna Berg met reporters on Monday. “We were late,” [Anna Berg:she] said.",
    "The club's lawyer, Ernst Pahl, spoke on Monday. Bergson, [Ernst Pahl:he] said, had been fined for lateness.",
    "In [Norway:its] reply on Friday, Norway said the fleet had left.",
    "Oslo protested to Sweden on Monday. Norway said [Norway:its] envoy would stay.",
    "The Harbour Commission fined two banks on Monday. [Harbour Commission:The commission] gave no reason.",
    "Prime Minister Ana Kovac resigned on Monday. [Ana Kovac:The prime minister] gave no reason.",
    "Norway and Sweden signed a fishing accord. [Norway and Sweden:The two countries] share a river.",
    "Anna Berg and Otto Lang reaffirmed [Anna Berg and Otto Lang:their] plan.",
    "Norwegian soldiers crossed the bridge at dawn. [Norwegian soldiers:They] met no resistance.",
    "The Harbour Commission wrote in a statement that it was over. [Harbour Commission statement:The statement] named two banks.",
    "Fighting went on in the Velm region. Norway sent tents to [Velm region:the region].",
    "[x:It] is clear that Norway will sign.",
    "The Velm Gazette reported 40 deaths. St. Anne's Hospital disputed that figure; [St. Anne's Hospital:it] said 12 had died.",
    "The Velm Gazette reported 40 deaths. [hospital:The hospital] disputed that figure; [hospital:it] said 12 had died.",
    "The Velm Gazette reported 40 deaths. [company:The company] denied it. [company:It] said 12 had died.",
    "The Velm Gazette wrote of 43 divers and the navy of 11 dead. [navy:The navy] denied it.",
    "Norway made [x:it] a crime to fish there.",
    "The letter came from Anna Berg and from Eva Holm. It said that [x:her] car had gone.",
    "Norway paid for the strike, now in [x:its] third week.",
    # names beside a description, and what a pronoun makes of a name
    "Mayor Anna Berg won. Her rival, Eva Holm of Velm, said that [Eva Holm:she] would appeal.",
    "Anna Berg, Liberal of Velm, left on Monday. [Anna Berg:She] gave no reason.",
    "Orvane Draal says [Orvane Draal:it] has no copy of the letter.",
    "According to Eva Holm, [Eva Holm:her] boat was safe. “I checked it,” [Eva Holm:she] said.",
    "The harbour board met on Monday. Boats left. Nets were dry. The port ministry in Velm is watching the talks, [port ministry:it] said.",
    "Customs officers said [Customs officers:they] had seized 40 crates.",
    "The dockers' union met. “The port's own board is deaf,” said [dockers' union:its] chair, Eva Holm.",
    "Eva Holm chairs the union. The driver, Tom Holm, who is not related to [Eva Holm:her], survived.",
    "A lawyer for Tom Lund met reporters. She said [Tom Lund:her client] was innocent.",
    "Marine biologists left. [Eva Holm:Her brother], Eva Holm, stayed.",
    "A letter was lost. The port ministry's archive had no copy of [letter:it].",
    "Anna Berg met Otto Lang. “A crate fell on his head,” Anna Berg said. “[Otto Lang:He] was late.”",
    # they are people rather than things, who say of themselves what is said of them, and two people where there are just two
    "Advocates for the ferry sent letters. [Advocates:They] left at noon.",
    "Harbour police stopped two drivers. Divers told swimmers that [x:they] would stay.",
    "Administrators closed the pier so that [Administrators:they] could count [Administrators:their] boats.",
    "Anna Berg spoke of Otto Lang's denials when [Anna Berg and Otto Lang:they] met.",
    "President Anna Berg and her rival, Otto Lang, left after [Anna Berg and Otto Lang:their] meeting.",
    "Norwegian President Anna Berg met the Danish president, Otto Lang, at noon. Bergen was cold. [Anna Berg and Otto Lang:The presidents] left.",
    "President Anna Berg and Danish President Otto Lang spoke. Tom Lund, a fisherman, met Eva Holm. [Anna Berg and Otto Lang:Both leaders] left.",
    "President Anna Berg and Premier Otto Lang spoke. [Anna Berg and Otto Lang:The leaders] left.",
    "Mayor Anna Berg and Premier Otto Lang spoke. [x:The party leaders] left.",
    "President Anna Berg was to meet Danish President Otto Lang on Monday. Holm called on [Anna Berg:the president] to cancel it.",
    # epithets and offices
    "Presidential candidate Peter Lund proposed fewer rules. “It drives prices up,” [Peter Lund:the Republican] said.",
    "Anna Berg and Peter Lund met on Monday. [x:The surgeon] was late.",
    "Mayor Anna Berg spoke on Monday. Otto Lang left. [Anna Berg:The embattled mayor] gave no reason.",
    "Former mayor Anna Berg spoke on Monday. [x:The mayor] gave no reason.",
    "They thanked [Ivo Petrov:the Chairman of the Harbour Board], Comrade Ivo Petrov, on Monday.",
    # who speaks across a long quotation
    "“It was cold,” Anna Berg said.\n\n“We waited. The boats were late. Nobody came. The pier was dark. We had no light,” [Anna Berg:she] said.",
    "Oslo radio quoted Peter Lund as saying that the pier was safe. “We checked it,” [Peter Lund:he] added.",
    # an event is `it` more often than a body, unless the body does something
    "The Harbour Commission closed the pier. “[x:It] annoys the crews,” Anna Berg said.",
    "The Harbour Commission closed the pier. Anna Berg asked the crews to fight [x:it].",
    "The Harbour Commission closed the pier. Anna Berg said [x:it] was a mistake.",
    "The Harbour Commission said [Harbour Commission:it] was aware of the noise.",
    "The Harbour Commission closed the pier. [Harbour Commission:It] fined two banks.",
    "Velm Free Press fined nobody. Anna Berg blamed [x:the press].",
    "The Velm Aviation Agency fined two banks. [x:The administration] gave no reason.",
    "Harbour Captain Anna Berg met Otto Lang in Velm. [x:The customs officer] left.",
    "Dr Anna Berg met Otto Lang in Velm. The crew waited. [Anna Berg:The doctor] gave no reason.",
    # companies and agencies
    "The Velm Harbour Police Department sent two boats. [Velm Harbour Police Department:The police department] gave no reason.",
    "A 12-member task force studied the pier. [task force:The task force] said [task force:it] would close.",
    "The National Pilots Association sued. Anna Berg, [National Pilots Association:the pilots association]’s head, said [National Pilots Association:it] won.",
    "Mayor Anna Berg praised the crew -- [Anna Berg:she] said the pier was safe.",
    "The Treasury Department opened an inquiry on Monday. [Treasury Department:The agency] gave no reason.",
    "Norvik Energy recalled the pumps on Monday. [Norvik Energy:The company] gave no reason.",
    "Norvik Energy sued Brask Chemicals on Monday. [x:The company] gave no reason.",
    # lists, pairs, people who speak
    "Petrov thanked Norway, Anna Berg and the sailors for [Norway, Anna Berg and sailors:their] help.",
    "Anna Berg met Eva Holm in Oslo, where [Anna Berg and Eva Holm:they] signed a letter.",
    "The islanders complained on Monday. [islanders:They] said the wells were dry.",
    # a body without a name
    "A state ballot commission met on Monday. [state ballot commission:The commission] said [state ballot commission:it] had no reason.",
    # bodies that are only described, and what a named one is called
    "Norway's water board met on Monday. [Norway's water board:It] said the wells were safe.",
    "The dock workers' union struck on Monday. Otto Lang, [dock workers' union:its] secretary general, gave no reason.",
    "The regulator, VRA, fined a bank on Monday. [VRA:The regulator] gave no reason.",
    "VRA, the harbour watchdog, fined a bank on Monday. [VRA:The watchdog] gave no reason.",
    "The state news agency Velta reported the storm on Monday. [Velta:The agency] gave no number.",
    "Rain fell on Monday, said the rescue institute. Ida Quist heads [VRI:the institute], VRI.",
    "Norvik Vale, the Danish subsidiary of Brask Chemicals, recalled the pumps. [Norvik Vale:The company] gave no reason.",
    "The presidential candidate hired guards. Voters of [x:the other team] laughed.",
    "A committee of tenants met in Oslo on Monday. [committee of tenants:It] wants lower rents.",
    # ships and works
    "The ferry Silver Gull left at noon. Two hours later [Silver Gull:the ship] was adrift.",
    "The Silver Gull, a 40-metre ferry, left at noon. [Silver Gull:The stricken vessel] was towed home.",
    "A storm hit the Velm Dam on Monday. [Velm Dam:The dam] held.",
    "The Silver Gull left at noon. [x:The company] gave no reason.",
    # states that no list knows
    "Velmara's foreign minister left. The Velmari navy sailed. Velmara has closed its ports. [Velmara:It] gave no reason.",
    # who acts though the parse does not say so, and what a pronoun is a part of
    "At a meeting in Oslo, Otto Lang, the firm's general manager, said rents would fall. “It is time,” [Otto Lang:he] said.",
    "The charge was brushed aside by Otto Lang as a joke. “It was rain,” [Otto Lang:he] said.",
    "Norway holds the Velm Islands, which [Norway:it] calls home.",
    "Norway left the talks. [Norway:Its] Foreign Office gave no reason.",
    "Norway refused. In a statement [Norway:it] said the price was high.",
    "The sailors found Ivo Petrov, [Ivo Petrov:whose] boat had sunk.",
    # what only a body does or has
    "The council met on Monday after the offer failed. The price was high. The Harbour Commission agreed. [Harbour Commission:Its] spokeswoman left.",
    # officers, documents, lakes
    "Commander Otto Lang left on Monday. [Otto Lang:The officer] gave no reason.",
    "Attorney General Otto Lang left on Monday. [x:The officer] gave no reason.",
    "A list of names was printed on Monday. [list:The list] holds forty.",
    "Boats crossed Lake Velm on Monday. [Lake Velm:The lake] was calm.",
    "They got [x:it] wrong.",
]


@pytest.mark.parametrize("source", CASES)
def test_what_a_word_points_at(source: str) -> None:
    text, wanted = "", []
    at = 0
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        wanted.append((mark[1], Span(len(text), len(text) + len(mark[2]))))
        text += mark[2]
        at = mark.end()
    text += source[at:]
    entities = resolved(article_of(text))
    assert [name_at(entities, span) for _, span in wanted] == [name for name, _ in wanted]


def test_our_country_is_the_speakers() -> None:
    text = "Norway closed its ports. “Our military is ready,” the Norwegian Defence Ministry said."
    norway = next(e for e in resolved(article_of(text)) if e.name == "Norway")
    assert "Our military" in [a.text_in(text) for a in norway.mentions]


def test_a_gender_is_what_the_pronouns_around_a_name_agree_on() -> None:
    text = (
        "Asa Velmar met farmers on Monday. He promised rain.\n\nOtto Lang was late. He was sorry.\n\n"
        "Asa Velmar criticized Anna Berg for the law that was signed by her husband. He also said the party was late."
    )
    velmar = next(e for e in resolved(article_of(text)) if e.name == "Asa Velmar")
    assert any(a.start == text.index("He also") for a in velmar.mentions)


@pytest.mark.parametrize("row", table("epithets", Epithet), ids=lambda row: row.words[0])
def test_an_epithet_points_back_in_its_example(row: Epithet) -> None:
    entities = resolved(article_of(row.example))
    words = row.example.split(". ")[1].split(" said")[0]
    start = row.example.index(words)
    assert name_at(entities, Span(start, start + len(words))) == "Ana Kovac"
    assert words.removeprefix("The ") in row.words


def test_the_two_translations_of_one_group_are_one() -> None:
    text = "Danish troops crossed the bridge. The Danish soldiers met no resistance, and the Danes lost a truck."
    groups = [e for e in resolved(article_of(text)) if e.kind == "group"]
    assert [e.name for e in groups] == ["Danish troops"]
    assert len(groups[0].mentions) == 3


def test_a_description_that_nothing_points_at_is_no_entity() -> None:
    assert not [
        e
        for e in resolved(article_of("A spokesman waited. Two farmers left. A letter came."))
        if e.kind in ("unnamed", "group", "document")
    ]


def test_an_unnamed_source_that_speaks_on() -> None:
    text = "A spokeswoman for the Interior Ministry denied the report. She said the fleet was in port."
    unnamed = [e for e in resolved(article_of(text)) if e.kind == "unnamed"]
    assert [e.name for e in unnamed] == ["spokeswoman for the Interior Ministry"]


def test_the_names_of_find_entities_stay() -> None:
    text = "Norway said it would sign. Anna Berg said she would not. The Harbour Commission met."
    article = article_of(text)
    parse = load_syntax().parse(article)
    before = find_entities(article, parse)
    after = {e.name: e for e in resolve_mentions(article, parse, before)}
    for entity in before:
        assert set(entity.mentions) <= set(after[entity.name].mentions)


WORDS = st.sampled_from(
    [
        "He",
        "she",
        "it",
        "its",
        "their",
        "They",
        "said",
        "the",
        "country",
        "Norway",
        "Anna",
        "Berg",
        "and",
        "troops",
        "two",
        "countries",
        ".",
        "“",
        "”",
        "statement",
        "a",
        "\n\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_any_words_resolve_soundly(words: list[str]) -> None:
    text = " ".join(words)
    entities = resolved(article_of(text))
    assert entities == resolved(article_of(text))
    assert [e.id for e in entities] == [f"a0000000000000000.e{i}" for i in range(1, len(entities) + 1)]
    for entity in entities:
        assert all(0 <= a.start < a.end <= len(text) for a in entity.mentions)


def test_the_gold_rows() -> None:
    folder = Path(os.environ.get("ONRECORD_BENCH", Path(__file__).parents[2].parent / "shared" / "bench")).parent
    gold_file = folder / "gold" / "seeds.json"
    if not gold_file.exists():
        pytest.skip("the gold record lies outside the repository and is not here")
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    found = 0
    for row in gold["articles"]:
        text = (folder / "seeds" / row["file"]).read_bytes().decode("utf-8")
        header = re.match(r" ?date \d{4}-\d\d-\d\d ", text)
        cut = header.end() if header else 0
        regions = tuple(r for r in (Region(0, cut, "header") if cut else None, Region(cut, len(text), "body")) if r)
        entities = resolved(article_of(text, regions=regions))
        found += sum(_agrees(entities, g) for g in gold["coreference"] if g["article"] == row["id"])
    assert found >= FLOOR * len(gold["coreference"])


def _agrees(entities: tuple[Entity, ...], row: dict[str, object]) -> bool:
    """A simple reading of the scorer: the best-overlapping mention's entity carries an accepted name, or ends in one."""
    span, names = Span(*row["span"]), {_fold(n) for n in row["names"]}  # type: ignore[misc,attr-defined]
    rows = [(_dice(a.hull, span), e) for e in entities for a in e.mentions]
    best, entity = max(rows, key=lambda r: (r[0], -r[1].mentions[0].start))
    printed = [_fold(n) for n in (entity.name, *entity.aliases)]
    return best >= 0.3 and any(p == n or p.endswith(" " + n) for p in printed for n in names)


def _fold(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", re.sub(r"['’]s\b", "", name).replace("-", " ").replace(".", "").lower())


def _dice(a: Span, b: Span) -> float:
    return 2 * max(0, min(a.end, b.end) - max(a.start, b.start)) / (len(a) + len(b))


def test_the_office_of_a_report_is_not_whoever_held_it_in_passing() -> None:
    text = (
        "Governor Joan Pike opened the bridge. Pike thanked the crew. Pike then left for Lissen. Pike spoke to nobody. Pike was late. "
        "Her father served under Gov. Otto Lang. The governor said the toll would end."
    )
    assert name_at(resolved(article_of(text)), Span(text.index("The governor"), text.index(" said"))) != "Otto Lang"


def test_a_vice_president_holds_an_office() -> None:
    text = "Lena Berg was a friend of Otto Lang. The vice president said the toll would end."
    assert name_at(resolved(article_of(text)), Span(text.index("The vice"), text.index(" said"))) not in ("Lena Berg", "Otto Lang")


@pytest.mark.parametrize("row", table("people_nouns", PeopleNouns), ids=lambda row: row.words[0])
def test_each_row_of_people_nouns(row: PeopleNouns) -> None:
    words = row.example.lower().replace(".", "").split()
    assert any(word in words for word in row.words)
    assert all(people_noun(word) for word in row.words)
    assert not people_noun("denials")
