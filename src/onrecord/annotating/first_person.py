"""Statements and entities -> the entities with `I`, `my`, `we` and `our` of quotations among the mentions of whoever says them.

Who says a quotation is known only once the statements are. The words stand for the source of the quotation that they are printed in, and
for nobody where that is no entity; a quotation inside another one is somebody else's, and its words are left alone. `I` is the speaker.
`we` is the speaker and others: it mentions the speaker, but what they did is not what one did.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.annotating.near import Near
from onrecord.annotating.quotations import inner_quotations
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Anchor, Article, Entity, Parse, Quotation, Span, Statement

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_ONE = frozenset({"person", "unnamed"})
_PRINTED = frozenset({"speech/embed", "speech/transcript"})
"""Posts and turns of a transcript are a person's words without quotation marks."""


def with_own_voice(
    article: Article, parse: Parse, entities: Sequence[Entity], *, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> tuple[Entity, ...]:
    """The entities, ids unchanged, with each person's `I` and `my`: `“I signed nothing,” Lund said`."""
    speakers = frozenset(e.id for e in entities if e.kind in _ONE)
    return _with(article, parse, entities, statements, quotations, words=_I, speakers=speakers)


def with_company(
    article: Article, parse: Parse, entities: Sequence[Entity], *, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> tuple[Entity, ...]:
    """The entities, ids unchanged, with everybody's `we` and `our`: `“We will find them,” the harbour police said`.

    One paper has such words from a body, another from its spokesman: they are no one's slot in a proposition.
    """
    return _with(article, parse, entities, statements, quotations, words=_WE, speakers=frozenset(e.id for e in entities))


def _with(
    article: Article,
    parse: Parse,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    quotations: Sequence[Quotation],
    *,
    words: frozenset[str],
    speakers: frozenset[str],
) -> tuple[Entity, ...]:
    tokens = [t for t in parse.tokens if t.lower in words and t.text != "US"]
    if not tokens:
        return tuple(entities)
    outer = Near((q.outer.start, q.outer.end, q) for q in quotations)
    inner = Near((s.start, s.end, s) for s in inner_quotations(article.text, quotations))
    spoken = Near((span.start, span.end, s) for s in statements for span in s.anchor.spans)
    tells = [t.start for t in parse.tokens if t.pos == "VERB" and t.lemma.lower() in cue_verbs()]
    found: dict[str, list[Anchor]] = {}
    for token in tokens:
        if inner.touching(token.start, token.end):
            continue
        quotation = next(iter(outer.touching(token.start, token.end)), None)
        speaker = _speaker(spoken.touching(token.start, token.end), quotation, tells)
        if speaker in speakers:
            found.setdefault(speaker, []).append(Anchor(article.id, (Span(token.start, token.end),)))
    return tuple(replace(e, mentions=tuple(sorted({*e.mentions, *found[e.id]}))) if e.id in found else e for e in entities)


def _speaker(statements: Iterable[Statement], quotation: Quotation | None, tells: Sequence[int]) -> str:
    """Who says the words: the one source of all contents that hold them and are told from outside the quotation; else empty.

    `Bright said her cook had told the court, “I saw him”`: a verb of saying (where they stand: `tells`) between the content's beginning and
    the mark makes the words another's.
    """
    found: set[str | None] = set()
    for statement in statements:
        if statement.source is None or (quotation is None and statement.rule not in _PRINTED):
            continue
        marks = (*statement.source.spans, *(statement.cue.spans if statement.cue is not None else ()))
        if quotation is None or not any(m.overlaps(quotation.outer) for m in marks):
            mark = quotation.outer.start if quotation is not None else 0
            spans = [s for s in statement.anchor.spans if s.start < mark]
            told = any(tells[first] < min(s.end, mark) for s in spans if (first := bisect_left(tells, s.start)) < len(tells))
            found.add("" if told else statement.source.entity)
    return (found.pop() or "") if len(found) == 1 else ""
