"""A record -> all that the page's template prints.

What enters: a record, and whether texts are shown whole. What leaves: one frozen `Page`, the context of `templates/page.html.j2`; each of
its fields is the context of one partial template. Rule: templates decide how things look; what is shown and in which order is decided here
and in the views.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import REWRITTEN, Record, Span
from onrecord.rendering.differences import DifferenceView, differences
from onrecord.rendering.figures import FigureView, figure_view
from onrecord.rendering.graph import GraphView, graph
from onrecord.rendering.ledger import LedgerView, ledger
from onrecord.rendering.letters import letters
from onrecord.rendering.loaded import OwnerGroup, loaded
from onrecord.rendering.marks import evidence, marks
from onrecord.rendering.matrix import MatrixView, matrix
from onrecord.rendering.references import Marker, References
from onrecord.rendering.reports import Report, reports, shown
from onrecord.rendering.silence import SilenceView, silence
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.timeline import TimelineView, timeline
from onrecord.rendering.voices import OneUtterance, Voice, utterances, voices
from onrecord.rendering.words import counted, cut, one_line

# A list longer than this folds.
LISTED = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the brief with the markers that open its words; `reworded` by a language model, or empty."""

    text: str
    markers: tuple[Marker, ...]
    reworded: str = ""


@dataclass(frozen=True, slots=True)
class BriefSection:
    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts under the title: label, value, a line of small print."""

    label: str
    value: str
    small: str


@dataclass(frozen=True, slots=True)
class Page:
    """The context of `page.html.j2`.

    `letters` open the reports (marker, outlet); `sections` are the (id, name) pairs of the sections that have something to show, in page
    order.
    """

    title: str
    title_markers: tuple[Marker, ...]
    lead: str
    facts: tuple[Fact, ...]
    letters: tuple[tuple[Marker, str], ...]
    sections: tuple[tuple[str, str], ...]
    brief: tuple[BriefSection, ...]
    figures: FigureView
    ledger: LedgerView
    differences: DifferenceView
    utterances: tuple[OneUtterance, ...]
    voices: tuple[Voice, ...]
    timeline: TimelineView
    matrix: MatrixView
    graph: GraphView
    silence: SilenceView
    loaded: tuple[OwnerGroup, ...]
    reports: tuple[Report, ...]
    refusals: tuple[tuple[str, str, str], ...]
    provenance: tuple[str, ...]
    excerpts: bool
    split: tuple[str, ...]


def page(record: Record, *, excerpts: bool = False) -> Page:
    """Build every view of a record."""
    signs = letters(record.articles)
    marked = marks(record, signs, excerpts=excerpts)
    weighed: dict[str, list[Span]] = {article.id: [] for article in record.articles}
    for anchor in evidence(record) if excerpts else ():
        weighed[anchor.article].extend(anchor.spans)
    visible = {a.id: shown(a, marked[a.id], excerpt=weighed[a.id] if excerpts else None) for a in record.articles}
    references = References.of(record, (mark.key for found in visible.values() for mark in found.marks))
    claims = ledger(record, references, lone=not excerpts)
    figures = figure_view(record, references)
    differing = differences(record, references)
    said_alike = utterances(record, references)
    heard = () if excerpts else voices(record, references)
    days = timeline(record, references)
    carried = matrix(record, references)
    rests = graph(record, references)
    unsaid = silence(record, references)
    coloured = loaded(record, references)
    texts = reports(record, references, visible, excerpts=excerpts)
    present = (
        ("brief", "Brief", bool(record.brief)),
        ("figures", "Figures", bool(figures.groups or figures.single)),
        ("claims", "Claims", bool(claims.entries or claims.lone)),
        ("differences", "Differences", bool(differing.entries)),
        ("utterances", "Same words", bool(said_alike)),
        ("timeline", "Timeline", bool(days.events)),
        ("coverage", "Coverage", bool(carried.rows)),
        ("origins", "Origins", bool(rests.listed or rests.shared)),
        ("silence", "Not said", bool(unsaid.silences or unsaid.questions)),
        ("loaded", "Loaded words", bool(coloured)),
        ("voices", "Voices", bool(heard)),
    )
    return Page(
        title=story_title(record),
        title_markers=references.markers((record.title_anchor,)) if record.title_anchor else (),
        lead=_lead(record),
        facts=_facts(record, days),
        letters=tuple((references.report(a), outlet_of(references.speakers.articles[a])) for a in sorted(signs, key=references.rank)),
        sections=tuple((key, name) for key, name, filled in present if filled),
        brief=brief(record, references),
        figures=figures,
        ledger=claims,
        differences=differing,
        utterances=said_alike,
        voices=heard,
        timeline=days,
        matrix=carried,
        graph=rests,
        silence=unsaid,
        loaded=coloured,
        reports=texts,
        refusals=tuple((one_line(r.locator), one_line(r.reason), one_line(r.done)) for r in record.refusals),
        provenance=provenance(record),
        excerpts=excerpts,
        split=tuple(key for report in texts for key in report.split),
    )


def story_title(record: Record) -> str:
    """The record's title, else the first report's."""
    titles = [record.title, *(a.title or "" for a in record.articles)]
    return next((cut(title, 160) for title in titles if title.strip()), "Untitled story")


def brief(record: Record, references: References) -> tuple[BriefSection, ...]:
    """The brief's sentences by section, both in the record's order."""
    found: dict[str, list[Sentence]] = {}
    for line in record.brief:
        by = one_line(record.provenance.models.get("rewriting", "a language model")) if line.rule.endswith(REWRITTEN) else ""
        found.setdefault(one_line(line.section), []).append(Sentence(one_line(line.text), references.markers(line.evidence), by))
    return tuple(BriefSection(name, tuple(sentences)) for name, sentences in found.items())


def _lead(record: Record) -> str:
    number = len(record.articles)
    if number == 1:
        return "What one report says, who says it, and what it leaves open."
    return f"What {counted(number, 'report')} say, who says it, and where they part."


def _facts(record: Record, days: TimelineView) -> tuple[Fact, ...]:
    undated = sum(a.published.value is None for a in record.articles)
    outlets = len({one_line(a.outlet) for a in record.articles if a.outlet})
    out: list[Fact] = []
    if days.extent:
        out.append(Fact("Events", days.extent, counted(days.events, "event")))
    small = [counted(outlets, "outlet")] if outlets else []
    small += [f"{undated} undated"] if undated else []
    out.append(Fact("Reports", f"{len(record.articles):,}", ", ".join(small)))
    if roots := record.roots:
        shared = sum(len(set(o.articles)) > 1 for o in roots)
        quoted = sum(o.kind == "statement" for o in record.origins)
        beside = [f"{counted(quoted, 'statement')} beside"] if quoted else []
        beside += [f"{shared} behind more than one report"] if shared else []
        out.append(Fact("Origins", f"{len(roots):,}", ", ".join(beside)))
    return tuple(out)


def provenance(record: Record) -> tuple[str, ...]:
    """What made the record, one item a line."""
    made = record.provenance
    models = [f"{one_line(name)} {one_line(digest)[:19]}" for name, digest in sorted(made.models.items())]
    options = [f"{one_line(name)}: {one_line(value)}" for name, value in sorted(made.options.items())]
    held = sum(row.state == "applied" for row in record.judgements)
    judged = [f"{held:,} {'judgement' if held == 1 else 'judgements'} by people"] if held else []
    return (f"onrecord {one_line(made.version)}", *models, *options, *judged)
