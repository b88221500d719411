"""The path itself: locator -> Article -> Annotations -> Links -> Comparisons -> Record -> page or file.

    read      locators -> articles and refusals
    annotate  articles -> annotations, one each, in the same order
    record    articles and annotations -> the story's record: link, date, compare, assemble
    render    record -> text of a form

What else is made of a record stands beside it, so that a brief does not load it: `answers`, `exports` and `rewording`.

Each stage takes what the stage before it gave and changes none of it; nothing looks back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from onrecord import rendering
from onrecord.annotating import annotate_article, re_anchored, reader_of, with_times
from onrecord.codec import dumps, encode
from onrecord.comparing import compare, repair_dates
from onrecord.engines.syntax import load_syntax, syntax_digest
from onrecord.engines.tagger import load_tagger, tagger_digest
from onrecord.errors import UsageError
from onrecord.judging import weigh
from onrecord.linking import link
from onrecord.model import Annotations, Article, DateRepair, Judgement, Provenance, Record, Refusal, Verdicts
from onrecord.reading import read_articles
from onrecord.reading.options import ReadOptions
from onrecord.recording import WORDS, assemble
from onrecord.run import map_each

FORMS = ("terminal", "markdown", "html", "json")
Progress = Callable[[int, int], None]


def read(locators: Sequence[str], *, options: ReadOptions | None = None) -> tuple[tuple[Article, ...], tuple[Refusal, ...]]:
    """Files, folders, globs or `-` -> articles sorted by content digest, and what was refused or noticed, one row each."""
    return read_articles(locators, options=options or ReadOptions())


def annotate_one(article: Article) -> Annotations:
    """The *each* step: one article -> its annotations; the models are loaded once a process."""
    return annotate_article(article, load_syntax(), load_tagger())


def annotate(articles: Sequence[Article], *, processes: int = 1, progress: Progress | None = None) -> tuple[Annotations, ...]:
    """Annotations of each article, in the order given; the same whether in this process or on several.

    An article that can't be annotated gives empty annotations that carry the reason; its neighbours go on. Raises EngineError where no
    article can be, since a model is missing.
    """
    load_syntax()
    load_tagger()
    return tuple(map_each(annotate_one, articles, processes=processes, progress=progress, failed=_failed))


def _failed(article: Article, reason: str) -> Annotations:
    return Annotations(article.id, failure=reason)


def failures(articles: Sequence[Article], annotations: Sequence[Annotations]) -> tuple[Refusal, ...]:
    """One row for each article that was read but could not be annotated."""
    return tuple(
        Refusal(a.locator, f"could not be annotated ({n.failure})", "listed, not annotated")
        for a, n in zip(articles, annotations, strict=True)
        if n.failure
    )


def record(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    refusals: Sequence[Refusal] = (),
    *,
    judgements: Sequence[Judgement] = (),
    version: str | None = None,
    words: int = WORDS,
    focus: str = "",
) -> Record:
    """The record of one story: the given articles, linked and compared. The order of the articles changes nothing.

    `judgements` are people's, in the order of their log; they hold before any rule, and the record says of each what became of it.
    `words` is the length that its brief aims at; with a `focus` the brief holds only what is about it, and is empty where nothing is.
    """
    pairs = sorted(zip(articles, annotations, strict=True), key=lambda pair: (pair[0].sha256, pair[0].locator))
    verdicts = weigh([a for a, _ in pairs], [n for _, n in pairs], judgements)
    ordered, found = verdicts.articles, as_judged(verdicts)
    links = link(ordered, found, verdicts.rulings)
    repairs = repair_dates(ordered, found, links, reader=reader_of)
    dated = read_again(ordered, found, repairs)
    if dated != found:
        links = link(ordered, dated, verdicts.rulings, copies=links.copies)
    comparisons = compare(ordered, dated, links, repairs=repairs)
    return assemble(
        ordered,
        dated,
        links,
        comparisons,
        alone=found,
        refusals=tuple(sorted({*refusals, *failures(ordered, found)})),
        judgements=verdicts.rows,
        provenance=provenance(version),
        words=words,
        focus=focus,
    )


def as_judged(verdicts: Verdicts) -> tuple[Annotations, ...]:
    """The corrected annotations, with what hangs on a corrected day or time read again."""
    out = []
    for article, one in zip(verdicts.articles, verdicts.annotations, strict=True):
        if article.id in verdicts.days:
            day = date.fromisoformat(verdicts.days[article.id])
            one = re_anchored(article, one, day, day)
        out.append(with_times(one, tuple(verdicts.times.get(time.id, time) for time in one.times)))
    return tuple(out)


def read_again(articles: Sequence[Article], annotations: Sequence[Annotations], repairs: Sequence[DateRepair]) -> tuple[Annotations, ...]:
    """The annotations, those of an article whose day the others settle read as of that day; the ones given stay as they are."""
    settled = {r.article: (date.fromisoformat(r.earliest), date.fromisoformat(r.latest)) for r in repairs if r.earliest and r.latest}
    return tuple(re_anchored(a, n, *settled[a.id]) if a.id in settled else n for a, n in zip(articles, annotations, strict=True))


def provenance(version: str | None = None) -> Provenance:
    """The tool's version and the digests of the models that it used."""
    from onrecord import __version__

    return Provenance(version or __version__, dict(_digests()))


@cache
def _digests() -> tuple[tuple[str, str], ...]:
    """The models' digests, read once a process: an archive writes many records."""
    return ("syntax", syntax_digest()), ("attribution", tagger_digest())


def render(record: Record, form: str, *, excerpts: bool = False) -> str:
    """The record as `terminal`, `markdown`, `html` or `json` text. Raises UsageError for another form."""
    match form:
        case "terminal":
            return rendering.render_terminal(record)
        case "markdown":
            return rendering.render_markdown(record)
        case "html":
            return rendering.render_html(record, excerpts=excerpts)
        case "json":
            return dumps(encode(record))
    raise UsageError(f"no such form: {form}; one of {', '.join(FORMS)}")


def render_csv(record: Record) -> Mapping[str, str]:
    """The record's tables: file name -> CSV text."""
    return rendering.render_csv(record)
