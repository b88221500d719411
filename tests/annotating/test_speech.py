"""Marked text -> statements: who said what, in which act, via whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from tests.annotating.marked import article_of, marked

from onrecord.annotating.attribution import Attribution, VoicelessRow
from onrecord.annotating.attribution_chains import unfolded
from onrecord.annotating.attribution_subjects import has_voice
from onrecord.annotating.attribution_tagged import cue_lemma, runs_on
from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.speech import find_statements, with_whole_name
from onrecord.annotating.times import find_times
from onrecord.engines.decoding import Tagged
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.lexicon import table
from onrecord.model import Region, Span, Statement

WORDS = str.maketrans("", "", "\"“”'‘’.,;:")


@cache
def statements_of(text: str, regions: tuple[Region, ...] | None = None) -> tuple[Statement, ...]:
    article = article_of(text, regions=regions)
    parse = load_syntax().parse(article)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    return find_statements(article, parse, mentions=Mentions.of(entities, parse), times=find_times(article, parse), tagger=load_tagger())


def bare(text: str) -> str:
    return " ".join(text.translate(WORDS).split())


SPANS = {
    "said that": "[src:Ms Lee] [cue:said] [con:that no one was hurt in the fire].",
    "said": "[src:The port authority] [cue:said] [con:two tugs had sunk].",
    "inverted": "[con:Two tugs had sunk], [src:the port authority] [cue:said].",
    "quotation before": '"[con:We lost both tugs in an hour,]" [src:the harbour master] [cue:said].',
    "quotation after": '[src:The harbour master] [cue:said]: "[con:We lost both tugs in an hour.]"',
    "quotation of several sentences": '"[con:We lost both tugs. Nobody came to help us. It was over in an hour,]" [src:the harbour master] [cue:said].',
    "split quotation": '"[con:We lost both tugs,]" [src:the harbour master] [cue:said], "[con:and nobody came to help us.]"',
    "quotation that goes on in its paragraph": '"[con:We lost both tugs,]" [src:the harbour master] [cue:said]. "[con:Nobody came to help us.]"',
    "according to, after": "[con:Nine people were hurt in the crush], [cue:according to] [src:the fire service].",
    "according to, before": "[cue:According to] [src:the fire service], [con:nine people were hurt in the crush].",
    "told": "[src:The envoy] [cue:told] reporters in Arvel [con:that the talks had failed].",
    "an adjunct before that": "[src:The ministry] [cue:admitted] after two weeks [con:that it had sunk two ships].",
    "a setting before that": "[src:The admiral] [cue:told] the cabinet in a video call [con:that the strait was open].",
    "claimed to": "[src:The rebels] [cue:claimed] [con:to have taken the radio station].",
    "denied a claim": "[src:The company] [cue:denied] [con:the allegation].",
    "denied a gerund": "[src:The company] [cue:denied] [con:dumping waste in the lake].",
    "dismissed": "[src:The palace] [cue:dismissed] [con:reports of a rift] on Friday.",
    "praised for": "[src:The mayor] [cue:praised] [con:the divers for their courage].",
    "urged to": "[src:The envoy] [cue:urged] both sides [con:to stop firing].",
    "participle inherits": "[src:The firm] [cue:rejected] [con:the report].",
    "a claim that": "The council heard [src:the union's] [cue:claim] that [con:the doors were locked].",
    "as so-and-so pointed out": "[con:The law is full of holes], as [src:the auditor] [cue:pointed out].",
    "of a relative clause": "The union, [src:which] [cue:claims] [con:that forty jobs were lost], met on Monday.",
    "with a date before the subject": "In a harbour meeting Saturday, [src:Ada Bright, head of the port], [cue:told] the council [con:that the pier was safe].",
    }


@pytest.mark.parametrize("case", SPANS.values(), ids=SPANS.keys())
def test_spans(case: str) -> None:
    gold = marked(case)
    wanted = tuple(bare(" ".join(gold.words(label))) for label in ("src", "cue", "con"))
    found = []
    for s in statements_of(gold.text):
        content = " ".join(gold.text[x.start : x.end] for x in s.anchor.spans)
        source = " ".join(gold.text[x.start : x.end] for x in s.source.spans) if s.source else ""
        cue = " ".join(gold.text[x.start : x.end] for x in s.cue.spans) if s.cue else ""
        found.append((bare(source), bare(cue), bare(content)))
    assert wanted in found


def one(text: str, holds: str) -> Statement:
    """The statement whose content holds these words; the innermost of several."""
    rows = [s for s in statements_of(text) if holds in " ".join(text[x.start : x.end] for x in s.anchor.spans)]
    assert rows, [text[s.anchor.start : s.anchor.end] for s in statements_of(text)]
    return min(rows, key=lambda s: s.anchor.end - s.anchor.start)


PROPERTIES: dict[str, tuple[str, str, Callable[[Statement], bool]]] = {
    "did not confirm stays negated": (
        "The ministry did not confirm that the ship had sunk.",
        "the ship",
        lambda s: s.negated and s.cue is not None and s.cue.act == "confirm",
    ),
    "a denial is an act, not a negation": (
        "The firm denied that the tank had leaked.",
        "the tank",
        lambda s: not s.negated and s.cue is not None and s.cue.act == "deny",
    ),
    "the content's own negation is not the cue's": ("The firm said that the tank had not leaked.", "the tank", lambda s: not s.negated),
    "nobody said": ("No one said that the tank had leaked.", "the tank", lambda s: s.negated),
    "likely is kept": ("The coroner said the boy had likely drowned.", "the boy", lambda s: s.hedge == "likely"),
    "it appears is kept": ("The coroner said that it appears that the boy had drowned.", "the boy", lambda s: s.hedge is not None),
    "plain speech has no hedge": ("The coroner said the boy had drowned.", "the boy", lambda s: s.hedge is None),
    "direct": ('"The boy had drowned in the lake," the coroner said.', "the boy".capitalize(), lambda s: s.form == "direct"),
    "mixed": ('The coroner said the boy had "drowned in the lake" at night.', "the boy", lambda s: s.form == "mixed"),
    "indirect": ("The coroner said the boy had drowned.", "the boy", lambda s: s.form == "indirect"),
    "a paper that passes it on": (
        "The Courier quoted the coroner as saying that the boy had drowned.",
        "the boy",
        lambda s: s.source is not None and "coroner" in s.source.name and [v.name.split()[-1] for v in s.via] == ["Courier"],
    ),
    "carried by": (
        "The palace said in a letter printed by state media that the king was well.",
        "the king",
        lambda s: s.source is not None and "palace" in s.source.name and [v.kind for v in s.via] == ["media"],
    ),
    "issued via": (
        "The palace said in a bulletin issued via the Sorrenian news agency that the king was well.",
        "the king",
        lambda s: len(s.via) == 1 and "agency" in s.via[0].name,
    ),
    "said, according to": (
        "The palace said the king was well, according to the state news agency.",
        "the king",
        lambda s: s.source is not None and "palace" in s.source.name and len(s.via) == 1,
    ),
    "told a paper": (
        "The coroner told the Sorrenian media that the boy had drowned.",
        "the boy",
        lambda s: s.to is not None and "media" in s.to.name and len(s.via) == 1,
    ),
    "told a person is no chain": (
        "The coroner told Ada Bright that the boy had drowned.",
        "the boy",
        lambda s: s.to is not None and s.to.name == "Ada Bright" and not s.via,
    ),
    "an according-to inside a quotation": (
        '"Nine boats sank, according to the coast guard," the Lissen Mail writes.',
        "boats",
        lambda s: s.source is not None and "coast guard" in s.source.name and any("Mail" in v.name for v in s.via),
    ),
    "a joint source lists its members": (
        "The fire service, the police and the coast guard said that nine boats had sunk.",
        "boats",
        lambda s: s.source is not None and len(s.source.members) == 3,
    ),
    "a shared noun belongs to each": (
        "French, Spanish and Italian officials said that nine boats had sunk.",
        "boats",
        lambda s: (
            s.source is not None and [m.name for m in s.source.members] == ["French officials", "Spanish officials", "Italian officials"]
        ),
    ),
    "a pronoun resolves": (
        "Ada Bright runs the port of Lissen. She said that nine boats had sunk.",
        "boats",
        lambda s: s.source is not None and s.source.name == "Ada Bright",
    ),
    "said when": (
        "Ada Bright said on Monday that nine boats had sunk.",
        "boats",
        lambda s: s.said is not None and s.said.value == "2031-05-05",
    ),
    "a plan is not speech": (
        "The council plans to close the pier.",
        "close the pier",
        lambda s: s.cue is not None and s.cue.act == "intend",
    ),
    "a fear is not speech": ("Rescuers fear that dozens are trapped.", "dozens", lambda s: s.cue is not None and s.cue.act == "feel"),
}


@pytest.mark.parametrize(("text", "holds", "holds_true"), PROPERTIES.values(), ids=PROPERTIES.keys())
def test_properties(text: str, holds: str, holds_true: Callable[[Statement], bool]) -> None:
    statement = one(text, holds)
    assert holds_true(statement), statement


def test_a_free_quotation_goes_on_with_the_speaker_before() -> None:
    text = 'Ada Bright said the port was shut.\n\n"We lost both tugs in an hour and nobody came."\n\nThe mayor was away.'
    statement = one(text, "both tugs")
    assert statement.source is not None
    assert statement.source.name == "Ada Bright"
    assert statement.cue is not None
    assert (statement.cue.spans, statement.cue.lemma, statement.cue.act) == ((), "say", "say")
    assert statement.form == "direct"


PASSED_ON = [
    '"We had no warning," Captain Ivo Brandt said.\n\nPassenger Lena Moss was in the bar.\n\n"I heard a bang and ran."',
    '"We had no warning," Captain Ivo Brandt said. Lena Moss, a passenger, ran for the boats.\n\n"I heard a bang and ran."',
    'The pier is unsafe, Ivo Brandt said on Monday. Harbour master Leo Lind was not so sure.\n\n"I heard a bang and ran."',
    'The prosecutor, Olga Hart, asked him why.\n\n"I heard a bang and ran."',
]


@pytest.mark.parametrize("text", PASSED_ON)
def test_no_speaker_beats_a_wrong_one(text: str) -> None:
    """Where the text has gone on to another person, or asked one, a free quotation is nobody's."""
    assert [s.source for s in statements_of(text) if "bang" in text[s.anchor.start : s.anchor.end] and s.source is not None] == []


def test_an_open_quotation_goes_on_over_paragraphs() -> None:
    text = '"We had no warning," Captain Ivo Brandt said. "I called the crew.\n\n"Then the lights went out.\n\n"We did what we could."'
    for words in ("lights went out", "what we could"):
        source = one(text, words).source
        assert source is not None and source.name == "Ivo Brandt"


RETOLD = [
    ("Lund said Berg had claimed the vote was rigged.", "the vote was rigged", "Berg", ["Lund"]),
    ("The union said the mayor had promised to resign.", "to resign", "mayor", ["union"]),
    ("The minister said on Tuesday that police had confirmed two arrests.", "two arrests", "police", ["minister"]),
]


@pytest.mark.parametrize(("text", "words", "source", "via"), RETOLD, ids=[row[0] for row in RETOLD])
def test_who_says_that_another_said_is_the_link(text: str, words: str, source: str, via: list[str]) -> None:
    inner = next(s for s in statements_of(text) if bare(text[s.anchor.start : s.anchor.end]) == bare(words))
    assert inner.source is not None
    assert (inner.source.name, [v.name for v in inner.via], inner.rule) == (source, via, "speech/retold")
    assert inner.inside is not None


@pytest.mark.parametrize("text", ["Lund said Berg might claim the vote was rigged.", "Lund said she recognized the parcel."])
def test_what_nobody_said_is_not_retold(text: str) -> None:
    assert [s.rule for s in statements_of(text) if s.rule == "speech/retold"] == []


def test_who_is_quoted_as_saying_is_the_speaker_and_who_quotes_the_link() -> None:
    text = "The Lissen Mail quoted Captain Ivo Brandt as saying that the ferry was full."
    statement = one(text, "the ferry was full")
    assert statement.rule == "speech/as-saying"
    assert statement.source is not None
    assert (statement.source.name, [v.name for v in statement.via]) == ("Ivo Brandt", ["Lissen Mail"])


def test_an_according_to_inside_a_reports_words_is_its_own_speakers() -> None:
    """The rule alone: the tagger gives the whole sentence to the paper, the phrase inside it is another's."""
    text = "Nine boats sank in the night, according to the harbour office, the Lissen Mail reported."
    article = article_of(text)
    parse = load_syntax().parse(article)
    whole = Span(0, text.index(", the Lissen"))
    paper, cue = Span(text.index("the Lissen"), text.index(" reported")), Span(text.index("reported"), len(text) - 1)
    found = unfolded(parse, text, [Attribution((paper,), (cue,), (whole,), "report", "speech/tagger")])
    inner = next(a for a in found if a.rule == "speech/according-inside")
    assert [text[s.start : s.end] for s in (*inner.source, *inner.cue, *inner.content)] == [
        "the harbour office",
        "according to",
        "Nine boats sank in the night",
    ]


@pytest.mark.parametrize("row", table("voiceless", VoicelessRow), ids=lambda row: row.kind)
def test_what_has_no_voice_says_nothing(row: VoicelessRow) -> None:
    parse = load_syntax().parse(article_of(row.example))
    cue = next(t for t in parse.tokens if t.dep == "ROOT")
    assert not has_voice(parse, (Span(0, cue.start - 1),))
    assert [s.source for s in statements_of(row.example) if s.source is not None and s.source.spans[0].start == 0] == []


def test_a_name_in_a_headline_that_only_says_whose_is_no_source() -> None:
    text = "Former Danish President Ada Bright said the port was shut."
    source = one(text, "the port was shut").source
    assert source is not None and source.name == "Ada Bright"


def test_a_source_ends_before_what_is_told_of_it() -> None:
    text = "The video, which was posted on Friday by a neighbour, says that the port was shut."
    source = one(text, "the port was shut").source
    assert source is not None and source.name == "video"


def test_a_turn_that_asks_reports_no_saying() -> None:
    text = (
        "BRIGHT: Did the minister say that the pump had failed?\n\nLEE: Nobody told us the pump had failed.\n\n"
        "BRIGHT: Is it true that 40 people were on board?\n\nLEE: That is what I was told."
    )
    rows = [(s.source.name, s.cue.act) for s in statements_of(text) if s.source is not None and s.cue is not None]
    assert rows.count(("BRIGHT", "demand")) == 2
    assert "minister" not in [name for name, _ in rows]


def test_a_statement_inside_another_is_heard_through_it() -> None:
    text = "The harbour office said on Friday that nine boats had sunk, according to its lawyer."
    inner = one(text, "nine boats had sunk")
    assert inner.source is not None
    assert "office" in inner.source.name
    assert ["lawyer" in v.name for v in inner.via] == [True]
    assert inner.inside is not None


def test_a_paper_that_only_passes_on_is_a_link_and_no_speaker() -> None:
    text = "The harbour office said on Friday that nine boats had sunk, according to the Lissen Mail."
    (statement,) = statements_of(text)
    assert statement.source is not None
    assert "office" in statement.source.name
    assert [v.name for v in statement.via] == ["Lissen Mail"]


def test_what_a_headline_says_ends_with_the_headline() -> None:
    title, body = "Mayor says pier is lost", "By Ada Bright\n\n“Nobody came to help us,” the keeper of the pier said on Monday."
    text = f"{title}\n\n{body}"
    at = text.index("“")
    regions = (Region(0, len(title), "title"), Region(len(title) + 2, at - 2, "byline"), Region(at, len(text), "body"))
    for s in statements_of(text, regions):
        assert s.anchor.end <= len(title) or s.anchor.start >= at


def test_a_paper_that_has_it_from_somebody_is_the_link() -> None:
    text = "Nine boats had sunk off Lissen, according to the coast guard, the Lissen Mail reported."
    rows = [s for s in statements_of(text) if s.source is not None and "guard" in s.source.name]
    assert rows
    assert all(s.to is None for s in statements_of(text))


def test_a_turns_own_voice_is_no_second_speaker() -> None:
    text = "TORV: Who closed the pier?\n\nLENNART: We believe that the council did.\n\nTORV: And when?\n\nLENNART: I think it was in the night.\n"
    rows = statements_of(text)
    assert {s.source.name for s in rows if s.source is not None} == {"TORV", "LENNART"}
    assert [s.cue.act for s in rows if s.cue is not None and s.source is not None and s.source.name == "TORV"] == ["demand", "demand"]
    assert {s.form for s in rows} == {"direct"}


@pytest.mark.parametrize(("cue", "lemma"), [("was persuaded", "persuade"), ("has persistently claimed", "claim"), ("per", "per")])
def test_a_cue_is_read_by_whole_words(cue: str, lemma: str) -> None:
    text = f"The union {cue} the council that it was safe."
    parse = load_syntax().parse(article_of(text))
    assert cue_lemma(text, parse, [Span(10, 10 + len(cue))]) == lemma


def test_which_is_resolved_by_what_it_stands_for() -> None:
    statement = one("The dockers' union, which claims that forty jobs were lost, met on Monday.", "forty jobs")
    assert statement.source is not None
    assert "union" in statement.source.name


def test_a_report_that_nobody_is_named_for_is_its_own_source() -> None:
    statement = one("The fleet sailed north on Friday amid reports that the strait had been mined.", "mined")
    assert statement.source is not None
    assert statement.source.name == "reports"


TWO = (
    'Ada Bright said that the port was lost. "Nobody came to help us."',
    '"We lost both tugs in an hour," Ada Bright said.\n\n"Nobody came to help us. The council slept."',
)


@pytest.mark.parametrize("text", TWO)
def test_what_is_quoted_on_stands_by_itself(text: str) -> None:
    later = one(text, "Nobody came")
    assert text[later.anchor.start : later.anchor.end].lstrip('"').startswith("Nobody")
    assert later.source is not None
    assert later.source.name == "Ada Bright"
    assert later.form == "direct"


def test_a_signed_quotation_is_its_signers() -> None:
    text = 'The pier was shut on Friday.\n\n“The pier has been rotten for years.” — Ilka Torv, 34, Lissen\n\n“Close it now.” — Hugo Lennart\n'
    assert [s.source.name for s in statements_of(text) if s.source is not None and s.form == "direct"] == ["Ilka Torv", "Hugo Lennart"]


def test_an_introduced_quotation_is_the_introduced_speakers() -> None:
    text = 'The port was shut by noon.\n\nHugo Lennart, who runs the kiosk, put it like this:\n\n“It is over, and everybody here knows it.”\n'
    statement = one(text, "It is over")
    assert statement.source is not None
    assert "Lennart" in statement.source.name


def test_a_transcript_is_read_by_its_labels() -> None:
    text = "TORV: Who closed the pier?\n\nLENNART: The council did.\n\nTORV: And when was that?\n\nLENNART: In the night, without a word to us.\n"
    rows = [(s.source.name if s.source else None) for s in statements_of(text) if s.rule in ("speech/transcript", "speech/tagger")]
    assert rows[-1] == "LENNART"
    notes = "Note: The pier is shut.\n\nPhoto: The pier.\n\nMap: The port.\n"
    assert not [s for s in statements_of(notes) if s.rule == "speech/transcript"]


def test_a_noun_keeps_the_clause_that_is_its_own() -> None:
    text = "Party officials defended Ada Bright against allegations that she had sold the pier."
    assert not [s for s in statements_of(text) if s.cue is not None and s.cue.lemma == "defend" and "sold" in text[s.anchor.start : s.anchor.end]
                and "Ada" not in text[s.anchor.start : s.anchor.end]]  # fmt: skip


def test_the_first_person_of_a_quotation_is_no_second_statement() -> None:
    text = '"We think that the pier is lost and we said that it was old," the mayor said.'
    assert len(statements_of(text)) == 1


def test_a_post_is_its_signers() -> None:
    text = "Boats sank.\n\nNine boats gone by dawn, and no siren pic.example.com/x1 — Ada Bright (@abright) May 5, 2031\n\nMore follows."
    start, end = text.index("Nine"), text.index("\n\nMore")
    regions = (Region(0, 11, "body"), Region(start, end, "embed"), Region(end + 2, len(text), "body"))
    rows = [s for s in statements_of(text, regions) if s.rule == "speech/embed"]
    assert [(s.source.name if s.source else None, s.form) for s in rows] == [("Ada Bright", "direct")]


@pytest.mark.parametrize("kind", ["caption", "link", "boilerplate", "credit"])
def test_regions_that_say_nothing_of_their_own(kind: str) -> None:
    text = "The mayor said that the pier was shut."
    assert statements_of(text, (Region(0, len(text), kind),)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "…!?\"'—", '"' * 400, "“" * 200, "said said said", '"said" said "said"'])
def test_odd_text_gives_no_crash(text: str) -> None:
    for statement in statements_of(text):
        assert statement.anchor.end <= len(text)


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [((0, 4), (5, 9), (10, 20), False), ((0, 4), (5, 9), (25, 40), True), ((22, 24), (25, 29), (30, 40), False), ((0, 4), (25, 29), (30, 40), True)],
)
def test_a_headline_is_read_apart_where_its_saying_runs_on(
    source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int], expected: bool
) -> None:
    found = Tagged((Span(*source),), (Span(*cue),), (Span(*content),), 1.0, 1.0)
    assert runs_on(found, [Span(0, 21)]) is expected


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Fire chief Ivo Lund dismissed the complaint.", "Fire chief Ivo Lund", "dismissed"),
        ("Fire chief Lund dismissed the complaint.", "Fire chief", "Lund dismissed"),  # no name in full to go by: left as found
    ],
)
def test_a_name_is_not_cut_where_source_and_cue_meet(text: str, source: str, cue: str) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    mentions = Mentions.of(find_entities(article, parse), parse)
    cut = text.index(" Lund")
    found = Attribution((Span(0, cut),), (Span(cut + 1, text.index(" the")),), (Span(text.index("the"), len(text) - 1),), "dismiss", "test")
    whole = with_whole_name(text, found, mentions)
    assert text[whole.source[0].start : whole.source[0].end] == source
    assert text[whole.cue[0].start : whole.cue[0].end] == cue
