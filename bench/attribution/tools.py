"""What is measured, what is quoted from elsewhere, and what is left out and why: three tables, one row a tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Environment = Literal["own", "peers"]


@dataclass(frozen=True, slots=True)
class Tool:
    """One process of the benchmark: `module` is run in the environment of onrecord (`own`) or in that of the peers."""

    name: str
    module: str
    environment: Environment
    package: str
    how: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """Scores that were not measured here, in percent; None where none were reported."""

    name: str
    where: str
    found: float
    full: float
    content: float | None = None
    source: float | None = None
    cue: float | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A tool that does not run, with the reason, as found when the lock file was made."""

    name: str
    why: str


TOOLS = (
    Tool("onrecord", "onrecord_statements", "own", "onrecord", "its public verbs, `read` and `annotate`"),
    Tool(
        "dependency rules",
        "dependency_rules",
        "own",
        "spacy",
        "the plain baseline: a list of verbs, subject, clausal complement; a paragraph at a time. Which of its rules are on was chosen on "
        "these very articles",
        ("--paragraphs",),
    ),
    Tool("textacy, as shipped", "textacy_quotes", "peers", "textacy", "`textacy.extract.direct_quotations`, an article at a time"),
    Tool(
        "textacy, by paragraph",
        "textacy_quotes",
        "peers",
        "textacy",
        "the same, a paragraph at a time: an odd number of quotation marks loses a paragraph, not an article",
        ("--paragraphs",),
    ),
    Tool(
        "sayswho, by paragraph",
        "sayswho_quotes",
        "peers",
        "sayswho",
        "`sayswho.quote_finder`, a paragraph at a time, since it raises TypeError at a blank line. Its own preparation of the text is left "
        "out, for that changes the text and so all offsets",
        ("--paragraphs",),
    ),
)
ALONE = Tool("spaCy alone", "spacy_alone", "own", "spacy", "the parse that all of them start from, and no attribution")

PEOPLE = Quoted("two people, 16 articles", "reported agreement of two annotators", 82, 75, 69, 77, 71)
QUOTED = (
    Quoted("GenderGapTracker", "measured elsewhere with the same scorer and articles", 53.4, 41.8),
    Quoted("Citron, retrained", "measured elsewhere with the same scorer and articles, every stage retrained on PolNeAR train", 63.9, 55.7),
)

LEFT_OUT = (
    LeftOut("GenderGapTracker", "no package on PyPI; its scores above are quoted"),
    LeftOut("Citron", "not on PyPI, where `citron` is another project; its stages must be trained first; its scores above are quoted"),
    LeftOut(
        "sayswho, whole",
        "to resolve the speaker it needs `en_coreference_web_trf` and `en_core_web_lg`, not on PyPI; its finder of quotations runs",
    ),
    LeftOut("BookNLP 1.0.8", "fetches its models from a server of its university when first used; made for novels"),
    LeftOut(
        "Stanford CoreNLP, by stanza 1.15.0",
        "stanza has no quotations of its own; its client starts a Java server that is downloaded apart",
    ),
    LeftOut("wowool-quotes 2.1.2", "runs only with a licence file from its maker"),
    LeftOut("quotation-tool (ATAP)", "a notebook, not a package"),
    LeftOut("quotect 1.1.5, direct-speech-extractor-ru 0.0.2", "for German and for Russian"),
    LeftOut("quid, proquo, lotte", "find where one text quotes another, not who speaks"),
)
