"""A record without its brief, indexed for writing one: look-ups by id, names of reports, the sentence around an anchor."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from onrecord.lexicon import table
from onrecord.lexicon.phrases import phrases
from onrecord.model import Anchor, Annotations, Article, Figure, Record, Statement, Time

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Story:
    record: Record
    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    sentences: Mapping[str, tuple[tuple[int, int], ...]]
    articled: frozenset[str]
    small_words: frozenset[str]
    capitalised: frozenset[str]
    named: frozenset[tuple[str, int]]
    clausal: frozenset[str]
    sides: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[tuple[str, int], str]
    said: Mapping[str, tuple[Statement, ...]]
    persons: Mapping[str, tuple[tuple[Anchor, str], ...]]
    days: Mapping[str, tuple[Time, ...]]
    clauses: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, tuple[int, ...]]
    """Where the figures of each article begin that tell something, in text order: `two were brought in` counts nothing."""
    sexes: frozenset[tuple[str, bool]]
    """Name and whether a male pronoun stands for it; both where both do."""
    acts: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Where a clause of each article tells of an official act (an arrest, a ruling) as done, and which."""
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Entity -> its other names."""
    joined: tuple[Figure, ...] = ()
    """Tolls that are counted from several phrases (`a woman and her two sons`)."""
    narrow: bool = False
    """Cut down to a focus: what is left is told to the last aside."""

    @classmethod
    def of(cls, record: Record, annotations: Sequence[Annotations], *, sides: Mapping[str, tuple[str, ...]] | None = None) -> Story:
        """`sides` maps a statement's id to the parties that its source speaks for."""
        return cls(
            record,
            {a.id: a for a in record.articles},
            {s.id: s for s in record.statements},
            {f.id: f for f in record.figures},
            {a.article: a.sentences for a in annotations},
            _articled(record),
            frozenset(word for a in record.articles for word in _SMALL.findall(a.text)),
            frozenset(word for a in record.articles for word in _CAPITAL_INSIDE.findall(a.text)),
            frozenset((m.article, m.start) for e in record.entities for m in e.mentions if e.kind not in ("group", "unnamed", "document")),
            frozenset(_clausal(record.statements, annotations)),
            sides or {},
            dict(_pronouns(record)),
            _grouped((s.anchor.article, s) for s in record.statements),
            _grouped(sorted((m.article, (m, e.name)) for e in record.entities if e.kind == "person" for m in e.mentions)),
            _grouped((t.anchor.article, t) for t in record.times if t.type in ("DATE", "TIME") and len(t.readings) == 1),
            _clause_starts(annotations),
            _grouped(sorted((f.anchor.article, f.anchor.start) for f in record.figures if _tells(f))),
            frozenset(_sexes(record)),
            _acts(annotations),
            {e.id: frozenset(e.aliases) for e in record.entities},
            tuple(f for a in annotations for f in a.implied if f.rule == "tolls/joined"),
        )

    def statements_in(self, anchor: Anchor) -> tuple[Statement, ...]:
        """The statements whose content begins inside the anchor."""
        return tuple(s for s in self.said.get(anchor.article, ()) if anchor.start <= s.anchor.start < anchor.end)

    def statements_saying(self, anchor: Anchor) -> tuple[Statement, ...]:
        """The statements whose source and cue are both printed inside the anchor."""
        return tuple(
            s
            for s in self.said.get(anchor.article, ())
            if s.source is not None
            and s.cue is not None
            and s.source.spans
            and s.cue.spans
            and anchor.start <= s.source.spans[0].start < anchor.end
            and anchor.start <= s.cue.spans[0].start < anchor.end
        )

    def persons_in(self, anchor: Anchor) -> tuple[tuple[Anchor, str], ...]:
        """Mentions of persons inside the anchor, in order, with their full names."""
        return tuple(row for row in self.persons.get(anchor.article, ()) if anchor.start <= row[0].start < anchor.end)

    def days_in(self, anchor: Anchor) -> tuple[Time, ...]:
        """Dates and times of one reading inside the anchor."""
        return tuple(t for t in self.days.get(anchor.article, ()) if any(s.start <= t.anchor.start < s.end for s in anchor.spans))

    def has_clause(self, anchor: Anchor, *, finite: bool = False) -> bool:
        """Whether a clause begins inside the anchor; a `finite` one begins with no participle (`finding a tug`)."""
        starts, text = self.clauses.get(anchor.article, ()), self.articles[anchor.article].text
        rows = starts[bisect_left(starts, anchor.start) : bisect_left(starts, anchor.end)]
        return any(not finite or _PARTICIPLE.match(text, start) is None for start in rows)

    def text(self, anchor: Anchor) -> str:
        """The printed words on one line."""
        return " ".join(anchor.text_in(self.articles[anchor.article].text).split())

    def report(self, article: str) -> str:
        """What a report is called in the brief."""
        return self.articles[article].label

    def the(self, name: str) -> str:
        """A name as it stands inside a sentence: with `the` where the reports print it so, or where it is a common noun in the singular."""
        if not name:
            return "an unnamed source"
        first, last = name.split()[0], name.split()[-1]
        if first.lower() in _DETERMINED | PRONOUNS or (re.search(r"[’']s\b", name) and name[:1].isupper()):
            return name
        common = name[:1].islower() and not (last.endswith("s") and not last.endswith("ss"))
        return f"the {name}" if name in self.articled or common or _takes_article(name) else name

    def is_common(self, word: str) -> bool:
        """Whether the reports print the word small somewhere, or with a capital only where a sentence begins."""
        return word.lower() in self.small_words or word not in self.capitalised

    def is_name_at(self, anchor: Anchor) -> bool:
        """Whether a name's mention begins where the anchor does."""
        return (anchor.article, anchor.start) in self.named

    def reports(self, articles: Sequence[str]) -> str:
        """`A`, `A and B`, `A, B and C`, each once, in the order given."""
        return listed(list(dict.fromkeys(self.report(a) for a in articles)))

    def sentence(self, anchor: Anchor) -> Anchor:
        """The sentence in which the anchor begins; the anchor itself where none is known."""
        rows = self.sentences.get(anchor.article, ())
        i = bisect_right(rows, (anchor.start, 1 << 60)) - 1
        if i >= 0 and rows[i][0] <= anchor.start < rows[i][1]:
            return Anchor.at(anchor.article, rows[i][0], max(rows[i][1], min(anchor.end, rows[i][1])))
        return anchor

    def spoken(self, statement: Statement) -> Anchor:
        """Source, cue and content of a statement: the printed words behind a sentence that repeats it."""
        spans = [*statement.anchor.spans]
        if statement.cue is not None:
            spans.extend(statement.cue.spans)
        if statement.source is not None:
            spans.extend(statement.source.spans)
        return Anchor.over(statement.anchor.article, spans)

    def position(self, anchor: Anchor) -> float:
        """How far into its report the anchor stands, 0 to 1."""
        return anchor.start / max(1, len(self.articles[anchor.article].text))


@dataclass(frozen=True, slots=True)
class ArticledRow:
    """A row of `lexicon/articled.toml`."""

    words: tuple[str, ...]
    example: str


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for row in table("articled", ArticledRow) for word in row.words)


def is_bare_body(name: str) -> bool:
    """`Office`, `Department`: what a body is, cut off from whose it is; it names none."""
    return len(name.split()) == 1 and name[:1].isupper() and name.lower() in _bodies()


def _takes_article(name: str) -> bool:
    """`State Department`, `Office of Compliance`: a body's name of more than one word that ends on what the body is."""
    head = re.split(r" (?:of|for) ", name, maxsplit=1)[0]
    return len(name.split()) > 1 and head.split()[-1].lower() in _bodies() and "," not in name


def _pronouns(record: Record) -> Iterator[tuple[tuple[str, int], str]]:
    """Where a person's pronoun is printed, with the name that it stands for."""
    texts = {a.id: a.text for a in record.articles}
    for entity in record.entities:
        if entity.kind == "person" and entity.name.lower() not in PRONOUNS:
            for mention in entity.mentions:
                if texts[mention.article][mention.start : mention.end].lower() in PRONOUNS:
                    yield (mention.article, mention.start), entity.name


def _grouped(rows: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Rows by their article, in the order given."""
    out: dict[str, list[T]] = {}
    for article, row in rows:
        out.setdefault(article, []).append(row)
    return {article: tuple(found) for article, found in out.items()}


def _clause_starts(annotations: Sequence[Annotations]) -> dict[str, tuple[int, ...]]:
    """Where clauses begin, by article."""
    return {
        a.article: tuple(sorted(p.anchor.start for p in a.propositions if p.rule in ("propositions/clause", "propositions/modal")))
        for a in annotations
    }


def _acts(annotations: Sequence[Annotations]) -> dict[str, tuple[tuple[int, str], ...]]:
    listed_acts = phrases("official acts")
    return {
        a.article: tuple(
            sorted(
                (p.anchor.start, p.predicate)
                for p in a.propositions
                if p.predicate in listed_acts and not p.negated and p.hedge is None and p.rule == "propositions/clause"
            )
        )
        for a in annotations
    }


_PARTICIPLE = re.compile(r"(?!(?:nothing|anything|something|everything|king|spring|evening|morning)\b)\w+ing\b", re.IGNORECASE)


def _sexes(record: Record) -> Iterator[tuple[str, bool]]:
    texts = {a.id: a.text for a in record.articles}
    for entity in record.entities:
        if entity.kind == "person":
            for mention in entity.mentions:
                word = texts[mention.article][mention.start : mention.end].lower()
                if word in ("he", "him", "his", "she", "her", "hers"):
                    yield entity.name, word in ("he", "him", "his")


def _tells(figure: Figure) -> bool:
    return bool(figure.unit) or max(figure.low or 0, figure.high or 0) >= FEWEST


FEWEST = 3
"""A bare number below this is a way of speaking."""
_OPENING = 8
"""Code points before a clause of a content that its joining word and a quotation mark take up at the most."""


def _clausal(statements: Sequence[Statement], annotations: Sequence[Annotations]) -> Iterator[str]:
    """The statements whose content begins as a finite clause."""
    starts = _clause_starts(annotations)
    for statement in statements:
        rows = starts.get(statement.anchor.article, ())
        at = bisect_left(rows, statement.anchor.start)
        if at < len(rows) and rows[at] <= statement.anchor.start + _OPENING:
            yield statement.id


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


PRONOUNS = frozenset(
    "he she it they him her them we i you who one his hers its their theirs my our your us me this that these those which whose".split()
)
"""Words that name nobody by themselves: a source that is only one of these has not been resolved."""
_CAPITAL_INSIDE = re.compile(r"[a-z,;] ([A-Z][\w'’-]*)")
_SMALL = re.compile(r"\b[a-z]+\b")
_GOES_ON = re.compile(r"\s+[A-Z]")
"""A capital after a mention: it is the beginning of a longer name (`the Brannow Courier`)."""
_DETERMINED = frozenset(
    {"the", "a", "an", "some", "several", "many", "two", "three", "four", "both", "her", "his", "its", "their", "our", "any", "no"}
)


def _articled(record: Record) -> frozenset[str]:
    """The names that the reports print with `the` at least as often as without: `the Foreign Ministry`, but `Ada Bright`."""
    texts = {a.id: a.text for a in record.articles}
    out: set[str] = set()
    for entity in record.entities:
        counts = {name.casefold(): [0, 0] for name in (entity.name, *entity.aliases)}
        for mention in entity.mentions:
            text = texts[mention.article]
            words = " ".join(text[mention.start : mention.end].split())
            inside = words.lower().startswith("the ")
            core = (words[4:] if inside else words).casefold()
            if core in counts and not _GOES_ON.match(text, mention.end):
                counts[core][inside or text[max(0, mention.start - 4) : mention.start].lower() == "the "] += 1
        out.update(
            name
            for name in (entity.name, *entity.aliases)
            if counts[name.casefold()][1] and counts[name.casefold()][1] >= counts[name.casefold()][0]
        )
    return frozenset(out - {e.name for e in record.entities if e.kind == "place"})
