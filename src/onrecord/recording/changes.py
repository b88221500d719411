"""Two records of a story, an older and a newer -> what changed: reports, claims, stances, statements, figures, differences.

Rows are matched by printed words within a report, not by their ids, which number one record's rows. A report is the same when its content
is, and a revision of an older one when it stands at the same place with other content; words that only moved are no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar

from onrecord.model import Anchor, Article, Claim, Comparison, Evidence, Figure, Record, Stance, Statement, Verdict

Row = TypeVar("Row")
Key = tuple[Any, ...]
ChangedNoun = Literal["report", "claim", "stance", "statement", "figure", "difference"]
Sort = Literal["new", "gone", "changed", "corrected"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, said in a sentence; `old` and `new` are the printed words in either record, `stance` that of a stance."""

    noun: ChangedNoun
    sort: Sort
    text: str
    old: Anchor | None
    new: Anchor | None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the records, with what each article is to the other: `report` maps an article's id to the id that both records share."""

    record: Record
    texts: Mapping[str, str]
    outlets: Mapping[str, str]
    paths: Mapping[str, str]
    report: Mapping[str, str]

    def words(self, anchor: Anchor) -> str:
        return " ".join(anchor.text_in(self.texts[anchor.article]).split())

    def key(self, anchor: Anchor) -> Key:
        return (self.report[anchor.article], self.words(anchor))

    def quoted(self, anchor: Anchor) -> str:
        return f"“{self.words(anchor)}” ({self.outlets[anchor.article]})"


def changes(old: Record | None, new: Record) -> tuple[Change, ...]:
    """What changed, by noun and then in the order of the reports. A row of a report that is gone is not listed: the report is.

    Without an older record everything is new.
    """
    old = _nothing(new) if old is None else old
    paths = _short_paths([*old.articles, *new.articles])
    before, after = _side(old, {}, paths), _side(new, _reports(old, new), paths)
    return (
        *_report_changes(before, after), *_claim_changes(before, after), *_stance_changes(before, after),
        *_row_changes(before, after, _STATEMENT), *_row_changes(before, after, _FIGURE), *_update_changes(before, after),
        *_difference_changes(before, after),
    )  # fmt: skip


def _nothing(record: Record) -> Record:
    """A record of no report."""
    kept: dict[str, Any] = {"provenance": record.provenance, "title": "", "title_anchor": None}
    return Record(**(dict.fromkeys((field.name for field in fields(Record)), ()) | kept))


def _reports(old: Record, new: Record) -> dict[str, str]:
    """New article's id -> the old one's, for what is the same report: the same content, or else the same place."""
    known = {article.id for article in old.articles}
    kept = {article.id for article in new.articles}
    places: dict[str, str] = {}
    for article in old.articles:
        if article.id not in kept:
            places.setdefault(article.locator, article.id)
    return {a.id: a.id if a.id in known else places[a.locator] for a in new.articles if a.id in known or a.locator in places}


def _short_paths(articles: Sequence[Article]) -> dict[str, str]:
    """Article's id -> the least of its path that tells it from the others': `quay.txt`, or `monday/quay.txt`."""
    parts = {a.locator: a.locator.replace("\\", "/").split("/") for a in articles}
    out: dict[str, str] = {}
    for article in articles:
        own = parts[article.locator]
        size = next((n for n in range(1, len(own)) if sum(p[-n:] == own[-n:] for p in parts.values()) == 1), len(own))
        out[article.id] = "/".join(own[-size:])
    return out


def _side(record: Record, shared: Mapping[str, str], paths: Mapping[str, str]) -> _Side:
    return _Side(
        record,
        {article.id: article.text for article in record.articles},
        {article.id: article.outlet or paths[article.id] for article in record.articles},
        paths,
        {article.id: shared.get(article.id, article.id) for article in record.articles},
    )


def _report_changes(before: _Side, after: _Side) -> Iterator[Change]:
    old = {article.id: article for article in before.record.articles}
    shared = {after.report[article.id] for article in after.record.articles}
    for article in before.record.articles:
        if article.id not in shared:
            yield Change("report", "gone", f"{_title(before, article)} is no longer among the reports", None, None)
    for article in after.record.articles:
        was = old.get(after.report[article.id])
        if was is None:
            yield Change("report", "new", f"{_title(after, article)} is a new report", None, None)
        elif was.id != article.id:
            text = f"{_title(after, article)} was revised: the text at {after.paths[article.id]} is another"
            yield Change("report", "changed", text, None, None)
        elif was.published != article.published:
            day, then = article.published.value or "unknown", was.published.value or "unknown"
            yield Change("report", "changed", f"{_title(after, article)}: the day of publication is {day} (was {then})", None, None)
    known = {(before.report[repair.article], repair.value) for repair in before.record.repairs}
    for repair in after.record.repairs:
        if (after.report[repair.article], repair.value) not in known:
            yield Change("report", "corrected", f"{after.outlets[repair.article]}: {repair.reason}", None, next(iter(repair.anchors), None))


def _title(side: _Side, article: Article) -> str:
    return f"“{article.title or side.paths[article.id]}” ({article.outlet or 'outlet unknown'})"


def _claim_changes(before: _Side, after: _Side) -> Iterator[Change]:
    matched = dict(_matched_claims(before, after))
    for claim in after.record.claims:
        was = matched.get(claim.id)
        if was is None:
            yield Change("claim", "new", f"{after.quoted(claim.wording)}, {claim.status}", None, claim.wording)
        elif was.status != claim.status:
            text = f"{after.quoted(claim.wording)} is {claim.status} (was {was.status})"
            yield Change("claim", "changed", text, was.wording, claim.wording)
    found = {was.id for was in matched.values()}
    shared = set(after.report.values())
    for claim in before.record.claims:
        if claim.id not in found and claim.wording.article in shared:
            yield Change("claim", "gone", f"{before.quoted(claim.wording)} is no longer a claim of the record", claim.wording, None)


def _matched_claims(before: _Side, after: _Side) -> Iterator[tuple[str, Claim]]:
    """A new claim's id with the old claim that shares most of its printed evidence, one to one."""
    holders: dict[Key, list[int]] = {}
    for number, claim in enumerate(before.record.claims):
        for key in _claim_keys(before, claim):
            holders.setdefault(key, []).append(number)
    pairs: list[tuple[int, bool, int, int]] = []
    for number, claim in enumerate(after.record.claims):
        shared = Counter(n for key in _claim_keys(after, claim) for n in holders.get(key, ()))
        wording = after.key(claim.wording)
        pairs.extend((-count, before.key(before.record.claims[n].wording) != wording, number, n) for n, count in shared.items())
    new: set[int] = set()
    old: set[int] = set()
    for _, _, number, n in sorted(pairs):
        if number not in new and n not in old:
            new.add(number)
            old.add(n)
            yield after.record.claims[number].id, before.record.claims[n]


def _claim_keys(side: _Side, claim: Claim) -> list[Key]:
    return sorted({side.key(anchor) for anchor in (claim.wording, *(evidence.anchor for evidence in claim.evidence))})


_SAID = {
    "asserts": "asserts", "confirms": "confirms", "denies": "denies", "contradicts": "contradicts", "questions": "questions",
    "declines": "declines to say",
}  # fmt: skip


def _stance_changes(before: _Side, after: _Side) -> Iterator[Change]:
    """Who newly confirms, denies, contradicts, questions or declines; bare assertions are among the claims and statements."""
    old, new = _stances(before), _stances(after)
    for key in new:
        if key not in old:
            evidence = new[key]
            text = f"{evidence.by} {_SAID[evidence.stance]}: {after.quoted(evidence.anchor)}"
            yield Change("stance", "new", text, None, evidence.anchor, evidence.stance)
    shared = set(after.report.values())
    for key in old:
        if key not in new and old[key].anchor.article in shared:
            evidence = old[key]
            text = f"{evidence.by} no longer {_SAID[evidence.stance]}: {before.quoted(evidence.anchor)}"
            yield Change("stance", "gone", text, evidence.anchor, None, evidence.stance)


def _stances(side: _Side) -> dict[Key, Evidence]:
    evidence = (one for claim in side.record.claims for one in claim.evidence if one.stance != "asserts")
    return {(one.by, one.stance, *side.key(one.anchor)): one for one in evidence}


def _update_changes(before: _Side, after: _Side) -> Iterator[Change]:
    """Figures that a later report brought up to date: what one source gave first, and what it gives now."""
    known = set(_compared(before, "updated"))
    for key, one in _compared(after, "updated").items():
        if key not in known and one.dimension == "figure":
            text = f"{after.quoted(one.left)} and {after.quoted(one.right)}: {one.reason}"
            yield Change("figure", "changed", text, one.left, one.right)


def _difference_changes(before: _Side, after: _Side) -> Iterator[Change]:
    """Conflicts that are new, and those that are settled or gone."""
    old, new = _compared(before, "conflict"), _compared(after, "conflict")
    for key in new:
        if key not in old:
            one = new[key]
            text = f"{one.dimension}: {after.quoted(one.left)} against {after.quoted(one.right)}; {one.reason}"
            yield Change("difference", "new", text, None, one.left)
    shared = set(after.report.values())
    for key in old:
        one = old[key]
        if key not in new and {one.left.article, one.right.article} <= shared:
            text = f"{one.dimension}: {before.quoted(one.left)} against {before.quoted(one.right)} is no longer a conflict"
            yield Change("difference", "gone", text, one.left, None)


def _compared(side: _Side, verdict: Verdict) -> dict[Key, Comparison]:
    rows = (row for row in side.record.comparisons if row.verdict == verdict)
    return {(row.dimension, *sorted((side.key(row.left), side.key(row.right)))): row for row in rows}


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one noun are listed: the rows, what is compared of each, how it is said, and what makes a correction of another row."""

    noun: ChangedNoun
    rows: Callable[[Record], Iterable[Any]]
    reading: Callable[[Any], str]
    topic: Callable[[Any], Key]


def _figure_reading(figure: Figure) -> str:
    low, high = (f"{end:,.10g}" if end is not None else "?" for end in (figure.low, figure.high))
    value = low if low == high else f"{low} to {high}"
    parts = (figure.bound, value, figure.measure, figure.subject and f"of {figure.subject}", figure.place and f"at {figure.place}")
    return " ".join(part for part in parts if part)


def _statement_reading(statement: Statement) -> str:
    source = statement.source.name if statement.source else "nobody named"
    chain = "".join(f" via {via.name}" for via in statement.via)
    said = statement.cue.act if statement.cue else "say"
    act = said if said == "decline" or not statement.negated else f"not {said}"  # `would not say` is a refusal, and no denial of one
    return f"{source} ({act}{', hedged' if statement.hedge else ''}){chain}"


def _statement_topic(statement: Statement) -> Key:
    return (statement.source and statement.source.name, statement.cue and statement.cue.act)


def _figure_topic(figure: Figure) -> Key:
    return (figure.measure, figure.subject)


_STATEMENT = _Kind("statement", lambda record: record.statements, _statement_reading, _statement_topic)
_FIGURE = _Kind("figure", lambda record: record.figures, _figure_reading, _figure_topic)


def _row_changes(before: _Side, after: _Side, kind: _Kind) -> Iterator[Change]:
    """Rows matched by their words; where one row of a topic went and one came in the same report, the report corrected it."""
    old, new = _keyed(before, kind), _keyed(after, kind)
    shared = set(after.report.values())
    went = {key: row for key, row in old.items() if key not in new and key[0] in shared}
    came = {key: row for key, row in new.items() if key not in old}
    corrected = dict(_corrections(went, came, kind))
    for key, row in new.items():
        if key in old:
            was, now = kind.reading(old[key]), kind.reading(row)
            if was != now:
                yield Change(kind.noun, "changed", f"{after.quoted(row.anchor)}: {now} (was {was})", old[key].anchor, row.anchor)
        elif key in corrected:
            first = went[corrected[key]]
            text = f"{after.quoted(row.anchor)}: {kind.reading(row)} (was “{before.words(first.anchor)}”)"
            yield Change(kind.noun, "corrected", text, first.anchor, row.anchor)
        else:
            yield Change(kind.noun, "new", f"{after.quoted(row.anchor)}: {kind.reading(row)}", None, row.anchor)
    for key in sorted(went.keys() - set(corrected.values())):
        yield Change(kind.noun, "gone", f"{before.quoted(went[key].anchor)}: {kind.reading(went[key])}", went[key].anchor, None)


def _keyed(side: _Side, kind: _Kind) -> dict[Key, Any]:
    """Rows by report, words, and the how-manieth with those words."""
    seen: Counter[Key] = Counter()
    out: dict[Key, Any] = {}
    for row in kind.rows(side.record):
        key = side.key(row.anchor)
        out[(*key, seen[key])] = row
        seen[key] += 1
    return out


def _corrections(went: Mapping[Key, Any], came: Mapping[Key, Any], kind: _Kind) -> Iterator[tuple[Key, Key]]:
    """Keys of a row that came and the one that it took the place of: the only ones of their report and topic."""
    old, new = _by_topic(went, kind), _by_topic(came, kind)
    for topic, keys in new.items():
        if len(keys) == 1 and len(old.get(topic, ())) == 1:
            yield keys[0], old[topic][0]


def _by_topic(rows: Mapping[Key, Row], kind: _Kind) -> dict[Key, list[Key]]:
    out: dict[Key, list[Key]] = {}
    for key, row in rows.items():
        out.setdefault((key[0], *kind.topic(row)), []).append(key)
    return out
