"""Statements -> the pieces that utterances are made of: quoted words and whole contents, each with speaker, time and channel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.lexicon.families import is_event
from onrecord.lexicon.stems import Word, words_in
from onrecord.lexicon.unsaid import is_charged
from onrecord.linking.forms import manners_of
from onrecord.linking.frames import Frame
from onrecord.linking.offices import Offices
from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Annotations, Article, Span, Statement, When

_MARK = re.compile(r"[“”\"]|[\r\n]+")
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘’'\n]{2,300}(?:[’']\w[^‘’'\n]{0,300}){0,4})[’'](?!\w)")
_BEFORE_MARK = " \t\xa0\n\r([—–-‘'"
_BESIDE = 2
"""Code points beside a content in which its own quotation marks may stand."""
_CALLED = re.compile(r"(?:respond(?:ed|s|ing)?|react(?:ed|s|ing)?) to$", re.IGNORECASE)
"""The end of a cue whose content is what was answered: a call, a complaint."""
_MIN_CONTENT = 2
"""Content words of a quoted piece: below two it is a scare quote or a single loaded word."""
_LONG = 6
"""Words of a quotation that is a sentence, with but one word of content (`We are not signing anything until they tell us`)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that somebody is said to have said.

    `content` are the words with content of their own, names of countries left out: everybody says them. `quoted` pieces are printed in
    quotation marks; `near` are the people that the article names; `spokes` marks who speaks for somebody else; `manner` is the form in
    which the report says that it was said.
    """

    anchor: Anchor
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    quoted: bool
    statement: Statement
    speaker: str
    key: str
    sides: frozenset[str]
    said: When | None
    order: int
    by_pronoun: bool
    spokes: bool
    near: frozenset[str]
    manner: str | None = None


def pieces_of(
    articles: Sequence[Article], annotations: Sequence[Annotations], parties: Parties, *, judged: Sequence[Anchor] = ()
) -> tuple[Piece, ...]:
    """All pieces in article and text order: of direct and indirect speech the content, of mixed speech each quoted part as well.

    Words that a person judged are pieces however few they are.
    """
    out: list[Piece] = []
    offices = Offices.of(articles, parties)
    for article, one in zip(articles, annotations, strict=True):
        near = frozenset(parties.entity_of[e.id] for e in one.entities if e.kind == "person")
        skipped = _doubled(article, one)
        manners = manners_of(article, one, parties)
        for statement in one.statements:
            wanted = [anchor for anchor in judged if anchor.overlaps(statement.anchor)]
            if statement.source is None or ((statement.negated or statement.id in skipped) and not wanted):
                continue
            holder = offices.holder(article, statement, parties)
            key, sides = holder or parties.source_key(statement.source), parties.source_sides(statement.source)
            region = article.region_at(statement.anchor.start)
            for anchor, quoted in _parts(article, statement):
                if not quoted and ((region is not None and region.kind == "title") or _attitude(statement) or _deed(article, statement)):
                    continue  # a headline's words for what was said are nobody's, and an attitude that is told is no act of saying
                words = tuple(w for span in anchor.spans for w in words_in(article.text, span.start, span.end))
                countries = parties.named(anchor.text_in(article.text))[1]
                content = tuple(w for w in words if w.content and w.form not in countries)
                full = len(content) >= _MIN_CONTENT or (quoted and content and len(words) >= _LONG)
                if full or (words and any(anchor.overlaps(a) for a in wanted)):
                    out.append(
                        Piece(
                            anchor,
                            words,
                            content,
                            quoted,
                            statement,
                            statement.source.name,
                            key,
                            sides,
                            statement.said,
                            len(out),
                            *_certainty(article, statement, key, parties),
                            near,
                            manners.get(statement.id),
                        )
                    )
    return tuple(out)


def _attitude(statement: Statement) -> bool:
    return statement.cue is not None and statement.cue.act in ("feel", "intend")


def _deed(article: Article, statement: Statement) -> bool:
    """What is told is a deed: `refused to leave the pier`, `was charged with arson` (whom a charge is brought against does not speak)."""
    cue = statement.cue
    if cue is None or not cue.spans:
        return False
    if cue.act == "decline":
        return True
    return is_charged(article, statement) or _CALLED.search(article.text, cue.spans[-1].start, cue.spans[-1].end) is not None


def with_clauses(
    articles: Sequence[Article], pieces: Sequence[Piece], events: Sequence[Sequence[Frame]]
) -> tuple[tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """The pieces, more pieces for the quoted clauses of events that two articles tell, and the pairs of these that tell one event."""
    by_statement = {p.statement.id: p for p in pieces}
    out, pairs = list(pieces), []
    for event in events:
        added: list[Piece] = []
        flat: list[bool] = []
        for frame in event:
            base = by_statement.get(frame.statement.id) if frame.statement is not None else None
            text = articles[frame.article].text
            if base is None or base.statement.form == "indirect" or "noun" in frame.proposition.rule or not _has_quoted(base, frame, text):
                continue
            if not is_event(frame.proposition.predicate):  # `that comes with age`, `I know`: said by everybody of everything
                continue
            words = tuple(w for span in frame.proposition.anchor.spans for w in words_in(text, span.start, span.end))
            content = tuple(w for w in words if w.content)
            added.append(
                replace(base, anchor=frame.proposition.anchor, words=words, content=content, quoted=True, order=len(out) + len(added))
            )
            flat.append(frame.proposition.negated)
        if len({p.anchor.article for p in added}) > 1:
            told = list(zip(added, flat, strict=True))
            pairs += [(a.order, b.order) for (a, x), (b, y) in combinations(told, 2) if a.anchor.article != b.anchor.article and x == y]
            out += added
    return tuple(out), tuple(pairs)


def _has_quoted(base: Piece, frame: Frame, text: str) -> bool:
    hull = frame.proposition.anchor.hull
    return base.statement.form == "direct" or any(mark in text[hull.start : hull.end + 1] for mark in '“"”')


def _parts(article: Article, statement: Statement) -> Iterator[tuple[Anchor, bool]]:
    """What stands in quotation marks, a stretch each; of speech that is retold, or quoted only in part, the whole content as well."""
    stretches = [q for span in statement.anchor.spans for q in quoted_in(article.text, span)]
    if statement.form == "direct" and not stretches:
        yield statement.anchor, True
        return
    for stretch in stretches:
        yield Anchor(article.id, (stretch,)), True
    if statement.form != "direct":
        yield statement.anchor, False


def quoted_in(text: str, span: Span) -> tuple[Span, ...]:
    """The stretches of a span in quotation marks, without the marks; a mark beside the span is seen, a paragraph ends a stretch.

    Single marks are read only where there are no double ones: most of them are apostrophes.
    """
    first, last = max(0, span.start - _BESIDE), min(len(text), span.end + _BESIDE)
    out: list[Span] = []
    opened: int | None = None
    seen = False
    for match in _MARK.finditer(text, first, last):
        at, mark = match.start(), match[0]
        if "\n" in mark or "\r" in mark:
            if opened is not None:
                out.append(Span(opened, at))
            opened = None
            continue
        seen = seen or span.start <= at < span.end
        opens = mark == "“" or (mark == '"' and text[at + 1 : at + 2].strip() != "" and (not at or text[at - 1] in _BEFORE_MARK))
        if opens and opened is None:
            opened = at + 1
        elif not opens:
            if opened is not None and opened < at:
                out.append(Span(opened, at))
            elif opened is None and seen and not out and at > span.start:
                out.append(Span(span.start, at))
            opened = None
    if opened is not None and opened < span.end:
        out.append(Span(opened, span.end))
    if not seen and not out:
        out = [Span(m.start(1), m.end(1)) for m in _SINGLE.finditer(text, first, last)]
    cut = [(max(q.start, span.start), min(q.end, span.end)) for q in out]
    return tuple(Span(start, end) for start, end in cut if start < end)


def _doubled(article: Article, one: Annotations) -> frozenset[str]:
    """Of a statement and one inside it, the one whose words are not its own: speech told inside a quotation, else what wraps the other."""
    outer = {s.id: s for s in one.statements}
    out: set[str] = set()
    for inner in one.statements:
        around = outer.get(inner.inside or "")
        if around is None or not around.anchor.overlaps(inner.anchor):
            continue
        out.add(inner.id if _told_in_marks(article, around, inner) else around.id)
    return frozenset(out)


def _told_in_marks(article: Article, around: Statement, inner: Statement) -> bool:
    """The one speaker quotes the other: the words that tell it stand in quotation marks themselves, those of an embed for all."""
    region = article.region_at(around.anchor.start)
    if around.form == "indirect" or (region is not None and region.kind == "embed"):
        return False
    told = inner.cue.spans[0] if inner.cue is not None and inner.cue.spans else inner.anchor.spans[0]
    return any(q.contains(told) for span in around.anchor.spans for q in quoted_in(article.text, span))


def _certainty(article: Article, statement: Statement, key: str, parties: Parties) -> tuple[bool, bool]:
    """Whether the source is printed as `he` or `she` (a pronoun of a person), and whether it is a spokesperson by its description."""
    spans = statement.source.spans if statement.source is not None else ()
    printed = " ".join(article.text[s.start : s.end] for s in spans).lower()
    return printed in ("he", "she"), key in parties.spokes or "spokes" in printed
