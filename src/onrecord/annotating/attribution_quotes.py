"""Quotations that no attribution covers -> attributions by what stands around the marks.

“It sank in an hour.” — Ada Bright, 34, Lissen        signed: the name after the dash
Bright went on:¶“It sank in an hour.”                 introduced: the clause before the colon, in the paragraph before
“It sank in an hour,” she said.¶“Nobody came.”        goes on: a quotation that fills its sentence has the speaker before
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_subjects import ASKING, source_of, turns_to_another
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import noun_phrase
from onrecord.model import Article, Parse, Quotation, Span

MAX_BACK = 1
"""A free-standing quotation goes on with a speaker of its own paragraph or the one before. From two back it would find 0.1 more on
PolNeAR dev, with more of the sources wrong: words given to the wrong person cost more than words left without one."""
COVERED = 0.5
"""Share of a quotation from which an attribution's content covers it; on PolNeAR dev 0.3 and 0.7 score the same."""
_SIGNATURE = re.compile(
    r"[ \t\xa0]{0,3}(?:\r?\n){0,2}[ \t\xa0]{0,3}(?P<dash>[—–―]|--?)[ \t\xa0]{0,3}"
    r"(?P<name>[A-Z][\w.’'-]*(?:[ \xa0](?:[A-Z][\w.’'-]*|de|del|van|von|bin|al|der|da)){1,5})"
    r"(?=[,.]?\s*(?:$|[\r\n]|###)|,[^\r\n#]{1,140}(?:$|[\r\n]|###))",
    re.MULTILINE,
)
_DASHED = re.compile(r"[ \t\xa0]{0,3}(?:[—–―]|--?)[ \t\xa0]{0,3}[A-Z]")
_PARAGRAPH_MARK = "###"
"""What crawls print between paragraphs whose line breaks are lost."""
_INTRODUCES = re.compile(r":[ \t\xa0]*(?:(?:\r?\n|###)[ \t\xa0]*){1,3}$")
_BEFORE = 400
"""Code points before a quotation within which the clause that introduces it begins."""


def find_free_quotations(
    article: Article, parse: Parse, quotations: Sequence[Quotation], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """An attribution for each quotation of a clause or more that fills its sentence and that none of those found covers."""
    text = article.text
    contents = Near((s.start, s.end, a) for a in found for s in a.content)
    quoted = Near((p.start, p.end, p) for q in quotations for p in q.inner)
    clauses = Near((p.start, p.end, p) for q in quotations if not q.scare for p in q.inner)
    speaking = sorted((a for a in found if a.cue and not _inside_another(a, contents) and not _is_quoted(a, clauses)), key=_end)
    ends = [_end(a) for a in speaking]
    for q in quotations:
        if q.scare or not _fills_sentence(text, q) or _covered(q, contents.touching(q.outer.start, q.outer.end)):
            continue
        given = _signed(text, q) or _introduced(parse, text, q)
        if given is None and _DASHED.match(text, q.outer.end):
            continue  # signed by words that are no plain name
        if given is not None:
            yield given
            continue
        n = bisect_right(ends, q.outer.start)
        before = speaking[n - 1] if n and _near_enough(parse, q, speaking[n - 1]) else None
        if before is not None and before.source and not _in_doubt(parse, before, q, quoted):
            yield Attribution(before.source, (), q.inner, "", "speech/goes-on", before.carrier)


def _in_doubt(parse: Parse, before: Attribution, q: Quotation, quoted: Near[Span]) -> bool:
    """After a question comes the answer, and after somebody else's deed perhaps that one's words."""
    if before.lemma in ASKING and not before.rule.startswith("speech/goes-on"):
        return True
    return turns_to_another(parse, before.source, Span(_end(before), max(_end(before), q.outer.start)), quoted)


def _end(a: Attribution) -> int:
    return max(s.end for s in (*a.content, *a.cue, *a.source))


def _covered(q: Quotation, found: Sequence[Attribution]) -> bool:
    want = sum(len(p) for p in q.inner)
    return any(sum(max(0, min(p.end, s.end) - max(p.start, s.start)) for p in q.inner for s in a.content) >= COVERED * want for a in found)


def _fills_sentence(text: str, q: Quotation) -> bool:
    before = text[max(0, q.outer.start - 40) : q.outer.start].rstrip(" \t\xa0")[-3:]
    after_quotation = before[-1:] in ('"', "”") and before[-2:-1] in (".", "!", "?", ",")
    begins = not before.strip() or before == _PARAGRAPH_MARK or before[-1] in ".!?\n\r:" or after_quotation
    ends = text[q.inner[-1].end - 1] in ".!?…" or not q.closed or text[q.outer.end : q.outer.end + 1] in ("", "\n", "\r", ".")
    return begins and ends


def _signed(text: str, q: Quotation) -> Attribution | None:
    match = _SIGNATURE.match(text, q.outer.end)
    if match is None:
        return None
    return Attribution((Span(*match.span("name")),), (Span(*match.span("dash")),), q.inner, "", "speech/signed")


def _introduced(parse: Parse, text: str, q: Quotation) -> Attribution | None:
    """The quotation opens its paragraph and the paragraph before ends with a clause of saying and a colon."""
    before = _INTRODUCES.search(text, max(0, q.outer.start - 12), q.outer.start)
    if before is None:
        return None
    last = next(reversed(parse.tokens_in(Span(max(0, before.start() - 1), before.start() + 1))), None)
    if last is None:
        return None
    sentence = parse.sentences[last.sentence]
    if before.start() - sentence.start > _BEFORE:
        return None
    verbs = [t for t in parse.sentence_tokens(sentence) if t.pos == "VERB" and t.start < before.start()]
    for verb in reversed(verbs):
        source, carrier = source_of(parse, verb)
        if source is not None and source.pos in ("NOUN", "PROPN", "PRON") and source.lower not in ("it", "there", "what", "which", "that"):
            return Attribution(
                (noun_phrase(parse, source),),
                (Span(verb.start, verb.end),),
                q.inner,
                verb.lemma.lower(),
                "speech/introduced",
                (noun_phrase(parse, carrier),) if carrier is not None else (),
            )
    return None


def _inside_another(a: Attribution, contents: Near[Attribution]) -> bool:
    """The cue stands in what somebody else says."""
    return any(b is not a and any(c.contains(a.cue[0]) for c in b.content) for b in contents.touching(a.cue[0].start, a.cue[-1].end))


def _is_quoted(a: Attribution, quoted: Near[Span]) -> bool:
    """The cue stands between quotation marks: `“I think it sank in an hour.”` tells what somebody else says."""
    return any(p.contains(a.cue[0]) for p in quoted.touching(a.cue[0].start, a.cue[0].end))


def _near_enough(parse: Parse, q: Quotation, a: Attribution) -> bool:
    here, there = parse.sentence_at(q.inner[0].start), parse.sentence_at(a.cue[0].start)
    return here is not None and there is not None and here.paragraph - there.paragraph <= MAX_BACK
