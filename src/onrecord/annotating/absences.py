"""Article and its parse -> absences: what the text itself says was not said, about what, and by whom.

The shapes are found in `absence_shapes.py`; here each gets its anchor (subject, words, what was not said) and the name of the one who
did not say it: the subject, a named speaker, the owner of a document in the sentence, else the source whose words the sentence reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotating.absence_shapes import TRIMMED, Silence, silence_at, words
from onrecord.annotating.absence_silence import unspoken_at
from onrecord.annotating.anonymity import keeps_own_name
from onrecord.annotating.gazetteer import country_of
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import noun_phrase
from onrecord.model import Absence, Anchor, Article, Entity, Parse, RegionKind, Span, Statement, Token

READ_REGIONS: frozenset[RegionKind] = frozenset({"body", "title", "embed", "caption"})
_NEAR_SUBJECT = 60
"""Code points between subject and verb within which the anchor takes the subject in."""


def find_absences(article: Article, parse: Parse, *, entities: Sequence[Entity], statements: Sequence[Statement]) -> tuple[Absence, ...]:
    """The absences of an article, ids `ARTICLE.x1…`: `The port did not say how many were aboard` -> about how many, by the port."""
    mentions = Mentions.of(entities, parse)
    rows: list[tuple[Span, str, str, str]] = []
    quoted = Near((s.start, s.end, s) for one in statements if one.form == "direct" for s in one.anchor.spans)
    for token in parse.tokens:
        found = silence_at(parse, token) or _unspoken(parse, token)
        if found is None or quoted.touching(token.start, token.end) or keeps_own_name(parse, found.verb):
            continue  # `"Nobody told us," she said` is what she says, not what is left unsaid
        region = article.region_at(token.start)
        if region is None or region.kind not in READ_REGIONS:
            continue
        span = _span(parse, found)
        by = _by(article, parse, mentions, statements, found)
        if [t.lower for t in found.about[:2]] == ["how", "to"]:
            continue  # `does not know how to count` is about a skill
        about = _text_of(article.text, found.about) or _text_of(article.text, (found.verb,))
        rows.append((span, about, by, f"absences/{found.rule}"))
    rows.sort(key=lambda r: (r[0].start, -r[0].end, r[3]))
    kept: list[tuple[Span, str, str, str]] = []
    for row in rows:
        if kept and row[0].overlaps(kept[-1][0]):
            if len(row[0]) > len(kept[-1][0]) and kept[-1][0].start == row[0].start:
                kept[-1] = row
            continue
        kept.append(row)
    return tuple(
        Absence(f"{article.id}.x{n}", Anchor(article.id, (span,)), about, by, rule) for n, (span, about, by, rule) in enumerate(kept, 1)
    )


def _unspoken(parse: Parse, token: Token) -> Silence | None:
    found = unspoken_at(parse, token)
    return Silence(found.verb, found.subject, found.about, found.first, found.rule, found.by) if found is not None else None


def _span(parse: Parse, found: Silence) -> Span:
    """From the subject, where it stands before in the same clause, over the words to the end of what was not said."""
    tokens = [found.first, found.verb, *_undated(found.about)]
    start = min(t.start for t in tokens)
    if found.subject is not None and found.subject.i < found.verb.i and found.subject.sentence == found.verb.sentence:
        phrase = noun_phrase(parse, found.subject)
        if start - phrase.end < _NEAR_SUBJECT:
            neither = [c.start for c in parse.children(found.subject) if c.dep == "preconj" and c.i < found.subject.i]
            start = min(start, phrase.start, *neither)
    ends = sorted(tokens, key=lambda t: t.i)
    while len(ends) > 1 and ends[-1].lower in TRIMMED:
        ends.pop()
    sentence = parse.sentence_of(found.verb)
    return Span(max(start, sentence.start), max(ends[-1].end, found.verb.end))


def _undated(tokens: Sequence[Token]) -> list[Token]:
    """Without a date at the end: in `gave no reason on Monday` the day belongs to the silence, not to what was not said."""
    kept = list(tokens)
    n = len(kept)
    while n and (kept[n - 1].entity in {"DATE", "TIME"} or kept[n - 1].lower in TRIMMED):
        n -= 1
    if 1 < n < len(kept) and kept[n - 1].lower in {"on", "in", "by"}:
        del kept[n - 1 :]
    return kept


def _text_of(text: str, tokens: Sequence[Token]) -> str:
    """The printed words of what was not said, a leading preposition left out."""
    kept = _undated(tokens)
    while kept and (kept[0].lower in {"on", "about", "of", "to", "into", "for", "no", "any"} or kept[0].lower in TRIMMED):
        kept.pop(0)
    while kept and kept[-1].lower in TRIMMED:
        kept.pop()
    return text[kept[0].start : kept[-1].end] if kept else ""


def _by(article: Article, parse: Parse, mentions: Mentions, statements: Sequence[Statement], found: Silence) -> str:
    """Who did not say it: the named speaker, the subject, the owner of a document beside it, else the source of the words."""
    for token in (found.by, found.subject):
        if token is not None and (name := _named(article, parse, mentions, statements, token)):
            return name
    if found.own:
        return article.outlet or ""
    if found.rule in {"open", "modifier", "unanswered"}:
        return ""
    sentence = parse.sentence_of(found.verb)
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.lemma.lower() in words("document") and token.pos == "NOUN":
            owner = _owner(parse, token)
            if owner is not None and (name := _name(article, parse, mentions, owner)):
                return name
    holding = [s for s in statements if s.source is not None and any(p.start <= found.verb.start < p.end for p in s.anchor.spans)]
    best = min(holding, key=lambda s: (len(s.anchor.hull), s.id), default=None)
    return best.source.name if best is not None and best.source is not None else ""


def _named(article: Article, parse: Parse, mentions: Mentions, statements: Sequence[Statement], token: Token) -> str:
    """The name of one who did not say it, or of both (`neither the mill nor the union`); as the report's statements name their sources."""
    first = _as_source(article, parse, mentions, statements, token)
    joint = [_as_source(article, parse, mentions, statements, c) for c in parse.children(token) if c.dep == "conj" and c.pos in _NAMING]
    if joint and first.endswith(joint[0]):  # the printed phrase holds both
        first = re.split(r",? (?:and|or|nor) ", first)[0]
    return " and ".join(dict.fromkeys(n for n in (first, *joint) if n))


_NAMING = frozenset({"NOUN", "PROPN"})


def _as_source(article: Article, parse: Parse, mentions: Mentions, statements: Sequence[Statement], token: Token) -> str:
    """The entity's name; where it has none of its own, the name that a statement beside it gives the same source.

    `Red Cross delegates said …, but would give no number`: what says the one withholds the other. An `it` that stands for nobody known
    is the source of the statement right before it, unless it stands in what somebody says.
    """
    entity = mentions.of_token(token)
    if entity is not None and entity.kind not in ("unnamed", "group"):
        return _name(article, parse, mentions, token)
    told = [s for s in statements if s.source is not None and s.source.spans and s.source.name.lower() not in _PRONOUNS]
    same = [s for s in told if s.source is not None and any(p.start <= token.start < p.end for p in s.source.spans)]
    if not same and entity is not None:
        same = [s for s in told if s.source is not None and s.source.entity == entity.id and s.anchor.start < token.start][-1:]
    inside = any(p.start <= token.start < p.end for s in statements for p in s.anchor.spans)
    if not same and entity is None and token.lower in _STANDS_FOR and not inside:
        first = parse.sentences[max(0, token.sentence - 1)].start
        kinds = _STANDS_FOR[token.lower]
        near = [s for s in told if first <= s.anchor.start < token.start and s.source is not None and s.source.kind in kinds]
        same = sorted(near, key=lambda s: (s.anchor.start, s.id))[-1:]
    found = same[0].source if same else None
    if found is not None and found.name.lower() not in _PRONOUNS:
        return found.name
    return _name(article, parse, mentions, token)


_BODIES = frozenset({"body", "government", "military", "media", "document"})
_STANDS_FOR = {
    "it": _BODIES,
    "they": frozenset({"group", "unnamed", "body", "government", "military"}),
}
"""Kinds of sources that a pronoun can stand for."""
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you", "one"})


def _owner(parse: Parse, noun: Token) -> Token | None:
    for c in parse.children(noun):
        if c.dep == "poss":
            return c
        if c.dep == "prep" and c.lower in {"from", "by", "of"}:
            named = next((g for g in parse.children(c) if g.dep == "pobj"), None)
            if named is not None and (named.pos == "PROPN" or c.lower != "of"):
                return named
    return None


def _name(article: Article, parse: Parse, mentions: Mentions, token: Token) -> str:
    """The entity's name; for a document its owner's or its country's; else the printed phrase."""
    entity = mentions.of_token(token)
    phrase = noun_phrase(parse, token)
    printed = article.text[phrase.start : phrase.end]
    if token.lemma.lower() in words("document") and (entity is None or entity.kind in {"document", "unnamed"}):
        owner = _owner(parse, token)
        if owner is not None:
            return _name(article, parse, mentions, owner)
        country = country_of(printed)
        if country is not None:
            return country
    if entity is not None:
        return entity.name
    country = country_of(printed) if token.pos == "PROPN" else None
    return country or printed
