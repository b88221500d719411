"""An invented story, built by hand: a leaking dam, three outlets, every noun."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from onrecord.model import (
    Absence,
    Anchor,
    Article,
    BriefLine,
    Claim,
    Comparison,
    Copy,
    Coverage,
    Cue,
    DateRepair,
    Entity,
    Evidence,
    Figure,
    Gap,
    Origin,
    Provenance,
    Published,
    Record,
    Refusal,
    Region,
    Source,
    Span,
    Statement,
    Time,
    TimelineEntry,
    Utterance,
    UtteranceMember,
    Via,
    When,
)

POST = """HALVERN, 4 May 2031 (Valley Post)

At least 300 people left their homes below the Orrin dam on Sunday, the Orrin Water Board said.

“The dam is safe,” its director, Ada Holm, told the Valley Post. “The leak is under the old gate & nowhere else.”

The board did not say how much water had been lost.

Residents said the siren sounded 40 minutes after the leak began.

Sign up for our morning letter."""

HERALD = """Dam leak empties villages

At least 300 people left their homes below the Orrin dam on Sunday, the Orrin Water Board said.

The mayor of Halvern, Piet Sorn, denied that the dam was safe. “Nobody has looked at the wall since March,” he said.

The siren sounded at once, the board told the Valley Post.

Via Valley Post"""

RADIO = """Between 450 and 500 people were moved, the district fire service said on Tuesday.

Director Holm confirmed that the leak started under the old gate. She repeated that the dam “holds”.

More than 2 million cubic metres of water were lost, engineers estimate.

It is not known when the leak began."""

DAY = When("2031-05-04", "day")


def article(text: str, outlet: str | None, title: str | None, day: str | None, locator: str, *regions: tuple[str, str]) -> Article:
    """An article whose regions are given as (first words, kind); the rest is body."""
    digest = sha256(text.encode()).hexdigest()
    cuts: list[tuple[int, str]] = sorted((text.index(words), kind) for words, kind in regions)
    found: list[Region] = []
    for start, kind in cuts:
        end = text.find("\n\n", start)
        found.append(Region(start, len(text) if end < 0 else end, kind))  # type: ignore[arg-type]
    body: list[Region] = []
    last = 0
    for region in [*found, Region(len(text), len(text) + 1, "body")]:
        stretch = text[last : region.start]
        if stretch.strip():
            start = last + len(stretch) - len(stretch.lstrip())
            body.append(Region(start, last + len(stretch.rstrip()), "body"))
        last = region.end
    published = Published(day, day or "2031-05-06", "dateline" if day else "none", None if day else "no date is printed")
    return Article(f"a{digest[:16]}", locator, digest, title, outlet, ("Mara Lind",), "en", published, text, tuple(sorted([*found, *body])))


A = article(
    POST,
    "Valley Post",
    "Hundreds leave homes as Orrin dam leaks",
    "2031-05-04",
    "post.txt",
    ("HALVERN,", "dateline"),
    ("Sign up", "boilerplate"),
)
B = article(
    HERALD,
    "Lowland Herald",
    "Dam leak empties villages",
    "2031-05-05",
    "https://herald.example/dam",
    ("Dam leak", "title"),
    ("Via Valley", "credit"),
)
C = article(RADIO, "Radio Ostmark", "What is known of the leak", None, "radio.txt")


def at(where: Article, words: str, *more: str) -> Anchor:
    """The anchor of printed words, each given stretch a span."""
    spans = [Span(where.text.index(w), where.text.index(w) + len(w)) for w in (words, *more)]
    return Anchor.over(where.id, spans)


def span(where: Article, words: str) -> tuple[Span, ...]:
    return at(where, words).spans


BOARD = Source(span(A, "the Orrin Water Board"), "e1", "Orrin Water Board", "body")
HOLM = Source(span(A, "Ada Holm"), "e2", "Ada Holm", "person")
SORN = Source(span(B, "Piet Sorn"), "e3", "Piet Sorn", "person")

LEFT_A = at(A, "At least 300 people left their homes below the Orrin dam on Sunday")
LEFT_B = at(B, "At least 300 people left their homes below the Orrin dam on Sunday")
SAFE = at(A, "The dam is safe")
NOT_SAFE = at(B, "the dam was safe")
WALL = at(B, "Nobody has looked at the wall since March")
GATE_A = at(A, "The leak is under the old gate & nowhere else")
GATE_C = at(C, "the leak started under the old gate")
HOLDS = at(C, "the dam “holds”")
SIREN_A = at(A, "the siren sounded 40 minutes after the leak began")
SIREN_B = at(B, "The siren sounded at once")
MOVED = at(C, "Between 450 and 500 people were moved")
LOST = at(C, "More than 2 million cubic metres of water were lost")
UNSAID = at(A, "The board did not say how much water had been lost")
UNKNOWN = at(C, "It is not known when the leak began")
F_A, F_B = at(A, "At least 300 people"), at(B, "At least 300 people")
F_C, F_MINUTES, F_WATER = at(C, "Between 450 and 500 people"), at(A, "40 minutes"), at(C, "More than 2 million cubic metres")

POST_VIA = Via(span(B, "the Valley Post"), "Valley Post", "media")


def statement(
    key: str, anchor: Anchor, source: Source | None, cue: Cue | None, *, direct: bool = False, via: tuple[Via, ...] = ()
) -> Statement:
    return Statement(key, anchor, "direct" if direct else "indirect", cue, source, None, via, False, None, DAY, None, "speech/verb")


STATEMENTS = (
    statement("s1", LEFT_A, BOARD, Cue(span(A, "said"), "say", "say")),
    statement("s2", SAFE, HOLM, Cue(span(A, "told"), "tell", "say"), direct=True),
    statement("s3", GATE_A, HOLM, Cue(span(A, "told"), "tell", "say"), direct=True),
    statement("s4", SIREN_A, Source(span(A, "Residents"), None, "Residents", "group"), None),
    statement("s5", LEFT_B, replace(BOARD, spans=span(B, "the Orrin Water Board")), Cue(span(B, "said"), "say", "say")),
    statement("s6", NOT_SAFE, SORN, Cue(span(B, "denied"), "deny", "deny")),
    statement("s7", WALL, SORN, Cue(span(B, "said"), "say", "say"), direct=True),
    statement("s8", SIREN_B, replace(BOARD, spans=()), Cue(span(B, "told"), "tell", "say"), via=(POST_VIA,)),
    statement("s9", GATE_C, HOLM, Cue(span(C, "confirmed"), "confirm", "confirm")),
    statement("s10", HOLDS, HOLM, Cue(span(C, "repeated"), "repeat", "say")),
    statement(
        "s11",
        MOVED,
        Source(span(C, "the district fire service"), None, "District Fire Service", "body"),
        Cue(span(C, "said"), "say", "say"),
    ),
)
FIGURES = (
    Figure("f1", F_A, 300, None, "at-least", "people", "people", "people moved", "Halvern", None, DAY, "s1", None, "figures/bound"),
    Figure("f2", F_B, 300, None, "at-least", "people", "people", "people moved", "Halvern", None, DAY, "s5", None, "figures/bound"),
    Figure(
        "f3",
        F_C,
        450,
        500,
        "range",
        "people",
        "people",
        "people moved",
        "Halvern",
        None,
        When("2031-05-06", "day"),
        "s11",
        None,
        "figures/range",
    ),
    Figure("f4", F_MINUTES, 40, 40, "exact", "minute", "minutes", "delay of the siren", None, None, None, "s4", None, "figures/exact"),
    Figure("f5", F_WATER, 2e6, None, "more-than", "m3", "cubic metres", "water lost", "Orrin dam", None, None, None, None, "figures/bound"),
)
CLAIMS = (
    Claim(
        "k1",
        SAFE,
        "disputed",
        ("o1",),
        (
            Evidence(SAFE, "s2", "asserts", False, "Ada Holm", DAY, True, "o1"),
            Evidence(HOLDS, "s10", "asserts", False, "Ada Holm", None, True, "o1"),
            Evidence(NOT_SAFE, "s6", "denies", False, "Piet Sorn", When("2031-05-05", "day"), True, "o2"),
        ),
        "claims/stance",
    ),
    Claim(
        "k2",
        GATE_A,
        "confirmed",
        ("o1",),
        (
            Evidence(GATE_A, "s3", "asserts", False, "Ada Holm", DAY, True, "o1"),
            Evidence(GATE_C, "s9", "confirms", False, "Ada Holm", None, True, "o1"),
        ),
        "claims/stance",
    ),
    Claim(
        "k3",
        LEFT_A,
        "asserted",
        ("o3",),
        (
            Evidence(LEFT_A, "s1", "asserts", False, "Orrin Water Board", DAY, True, "o3"),
            Evidence(LEFT_B, "s5", "asserts", False, "Orrin Water Board", DAY, False, "o3"),
        ),
        "claims/stance",
    ),
    Claim("k4", LOST, "hedged", ("o4",), (Evidence(LOST, None, "asserts", True, "Radio Ostmark", None, True, "o4"),), "claims/stance"),
)
ORIGINS = (
    Origin("o1", "statement", "Ada Holm to the Valley Post", (A.id, C.id), (SAFE, HOLDS), "origins/statement"),
    Origin("o2", "statement", "Piet Sorn", (B.id,), (NOT_SAFE,), "origins/statement"),
    Origin("o3", "report", "Valley Post", (A.id, B.id), (LEFT_A, LEFT_B), "origins/report"),
    Origin("o4", "report", "Radio Ostmark", (C.id,), (LOST,), "origins/report"),
)
RECORD = Record(
    articles=tuple(sorted((A, B, C), key=lambda a: a.id)),
    entities=(
        Entity("e1", "Orrin Water Board", "body", (), (at(A, "the Orrin Water Board"),), "entities/name"),
        Entity("e2", "Ada Holm", "person", ("Holm",), (at(A, "Ada Holm"), at(C, "Holm")), "entities/name"),
        Entity("e3", "Piet Sorn", "person", (), (at(B, "Piet Sorn"),), "entities/name"),
    ),
    statements=STATEMENTS,
    figures=FIGURES,
    times=(
        Time("t1", at(A, "on Sunday"), "DATE", "2031-05-04", "2031-05-04", "2031-05-04", ("2031-05-04",), "day", "times/weekday"),
        Time(
            "t2",
            at(C, "on Tuesday"),
            "DATE",
            "2031-05-06",
            "2031-05-06",
            "2031-05-06",
            ("2031-05-06", "2031-05-13"),
            "day",
            "times/weekday",
        ),
        Time("t3", at(B, "since March"), "DATE", "2031-03", "2031-03-01", "2031-03-31", ("2031-03",), "month", "times/month"),
    ),
    absences=(
        Absence("x1", UNSAID, "how much water had been lost", "Orrin Water Board", "absences/did-not-say"),
        Absence("x2", UNKNOWN, "when the leak began", "Radio Ostmark", "absences/not-known"),
    ),
    copies=(Copy(at(A, POST.split("\n\n")[1]), at(B, HERALD.split("\n\n")[1]), "verbatim", "copies/shared-run"),),
    utterances=(
        Utterance(
            "u1",
            "Ada Holm",
            DAY,
            (UtteranceMember(SAFE, "s2", "verbatim"), UtteranceMember(HOLDS, "s10", "indirect")),
            "Told on two days.",
            "utterances/same",
        ),
    ),
    claims=CLAIMS,
    origins=ORIGINS,
    comparisons=(
        Comparison("c1", "figure", F_A, F_C, "updated", "A later day, another source.", "figures/updated"),
        Comparison("c2", "figure", F_A, F_B, "agree", "The same interval.", "figures/agree"),
        Comparison("c3", "extent", SIREN_A, SIREN_B, "conflict", "40 minutes later, or at once.", "extent/time"),
        Comparison("c4", "wording", SAFE, HOLDS, "variant", "One saying in two wordings.", "wording/variant"),
    ),
    timeline=(
        TimelineEntry("2031-05-04", "day", LEFT_A, (LEFT_B,), "timeline/day"),
        TimelineEntry("2031-03", "month", WALL, (), "timeline/month"),
        TimelineEntry("2031-05-06", "day", MOVED, (), "timeline/day"),
    ),
    coverage=tuple(
        Coverage(claim, where.id, state)  # type: ignore[arg-type]
        for claim, states in {
            "k1": ("carries", "contradicts", "carries"),
            "k2": ("carries", "omits", "carries"),
            "k3": ("carries", "carries", "omits"),
            "k4": ("omits", "omits", "carries"),
        }.items()
        for where, state in zip((A, B, C), states, strict=True)
    ),
    gaps=(Gap("Radio Ostmark's report is undated.", (at(C, "on Tuesday"),), "gaps/undated"),),
    brief=(
        BriefLine(
            "What is said, and by whom",
            "The Orrin Water Board said on 4 May that at least 300 people left their homes.",
            (LEFT_A, LEFT_B),
            "brief/said",
        ),
        BriefLine("Disputed", "Ada Holm says the dam is safe; the mayor, Piet Sorn, denies it.", (SAFE, HOLDS, NOT_SAFE), "brief/disputed"),
        BriefLine("Not said", "The board did not say how much water was lost.", (UNSAID,), "brief/absent"),
    ),
    repairs=(DateRepair(C.id, "2031-05-06", "“Tuesday” follows the other reports' Sunday.", (at(C, "on Tuesday"),), "dates/repair"),),
    refusals=(Refusal("empty.txt", "no text", "skipped"),),
    provenance=Provenance("0.1.0", {"syntax": "sha256:0123456789abcdef0123"}, {"language": "en"}),
    title="The Orrin dam leaks",
    title_anchor=at(B, "Dam leak empties villages"),
)
EMPTY = Record((), (), (), (), (), (), (), (), (), (), (), (), (), (), (), (), (), Provenance("0.1.0"))
ALONE = replace(EMPTY, articles=(A,))
