"""Quotations and verb attributions -> attributions whose content is what the quotation marks hold.

A quotation next to a cue is that cue's content, whatever the parse makes of it. One that stands free goes on with the speaker before it:
`"…," he said. "…"`, or a paragraph that is nothing but a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.attribution import Attribution, cue_verbs
from onrecord.annotating.attribution_verbs import cue_spans, source_of
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import noun_phrase
from onrecord.model import Article, Parse, Quotation, Span, Token
from onrecord.model.span import joined

MAX_BETWEEN = 90
"""Code points between a cue and the quotation it opens (`told reporters in Arvel on Friday: "…"`); more is another clause's."""
MAX_BACK = 3
"""Paragraphs without a speaker of their own after which a free-standing quotation has lost its source."""
_GAP_BEFORE = re.compile(r"[\s,.!?;:—–\-\"“”'‘’…]*")
_GAP_AFTER = re.compile(r"[^.!?\"“”;]*?(?:[,:]|\bas saying|\bthat|\bsaying|\badding|)[\s\"“'‘]*")


def with_quotations(
    article: Article, parse: Parse, quotations: Sequence[Quotation], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions with whole quotations as content where they touch one, and those that only the marks show."""
    clauses = [q for q in quotations if not q.scare]
    marks = Near((q.outer.start - 4, q.outer.end + 4, q) for q in clauses)
    out = [_completed(article.text, a, marks.touching(*_hull(a))) for a in found]
    out.extend(_beside_cues(article, parse, clauses, out))
    out.sort(key=lambda a: (a.start, a.end))
    out = _gone_on(article.text, clauses, out)
    out.extend(_free(article, parse, clauses, out))
    return tuple(sorted(out, key=lambda a: (a.start, a.end, a.cue)))


def _hull(a: Attribution) -> tuple[int, int]:
    spans = (*a.content, *a.cue, *a.source)
    return min(s.start for s in spans), max(s.end for s in spans)


def _by_content(found: Sequence[Attribution]) -> Near[Attribution]:
    return Near((s.start, s.end, a) for a in found for s in a.content)


def _completed(text: str, a: Attribution, quotations: Sequence[Quotation]) -> Attribution:
    """A content that ends or begins inside a quotation takes in all of it, and so the sentences before; split halves join."""
    if not a.cue:
        return a
    spans = list(a.content)
    for q in quotations:
        if any(q.outer.start <= c.start and c.end <= q.outer.end for c in (*a.cue, *a.source)):
            continue
        touched = any(s.overlaps(part) for s in a.content for part in q.inner)
        inside = any(q.outer.contains(s) for s in a.content)
        if touched and (inside or _crosses(a, q)) or _beside(text, a, q):
            spans.extend(q.inner)
    if len(spans) == len(a.content):
        return a
    own = [*a.cue, *a.source]
    return replace(a, content=tuple(p for s in joined(_unmarked(text, spans)) for p in _minus(s, own)), rule=a.rule + "+quotation")


def _unmarked(text: str, spans: Sequence[Span]) -> list[Span]:
    out = []
    for s in spans:
        a, b = s.start, s.end
        while a < b and text[a] in " \t\r\n,;:":
            a += 1
        while b > a and text[b - 1] in " \t\r\n,;:":
            b -= 1
        if a < b:
            out.append(Span(a, b))
    return out


def _crosses(a: Attribution, q: Quotation) -> bool:
    return any(s.start < q.outer.end <= s.end or s.start <= q.outer.start < s.end for s in a.content)


def _minus(span: Span, holes: Sequence[Span]) -> list[Span]:
    pieces = [span]
    for hole in holes:
        nxt: list[Span] = []
        for p in pieces:
            if not p.overlaps(hole):
                nxt.append(p)
                continue
            nxt += [Span(p.start, hole.start)] if p.start < hole.start else []
            nxt += [Span(hole.end, p.end)] if hole.end < p.end else []
        pieces = nxt
    return pieces


def _beside(text: str, a: Attribution, q: Quotation) -> bool:
    """The quotation ends where the attribution's clause begins, or begins where it ends with a comma: `"S," X said, "T."`."""
    if not all(any(other.contains(s) for other in [q.outer]) or _is_quoted(text, s) for s in a.content):
        return False
    begin = min(s.start for s in (*a.cue, *a.source))
    end = max(s.end for s in (*a.cue, *a.source))
    if q.outer.end <= begin:
        return bool(_GAP_BEFORE.fullmatch(text[q.outer.end : begin])) and "\n" not in text[q.outer.end : begin]
    return end <= q.outer.start and q.outer.start - end <= 3 and text[end : q.outer.start].strip() == ","


def _is_quoted(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] in "\"“'‘"


def _beside_cues(article: Article, parse: Parse, quotations: Sequence[Quotation], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """A quotation that no content covers, with a cue verb before or after it in the same paragraph and nothing between them."""
    text = article.text
    contents = _by_content(found)
    for q in quotations:
        if any(_holds(s, part) for part in q.inner for a in contents.touching(part.start, part.end) for s in a.content):
            continue
        verb = _cue_after(parse, text, q) or _cue_before(parse, text, q)
        if verb is None:
            continue
        source, carrier = source_of(parse, verb)
        if source is None or source.lower in ("there", "what", "who", "which"):
            continue
        span = noun_phrase(parse, source)
        if q.outer.overlaps(span):
            continue
        yield Attribution(
            (span,),
            cue_spans(parse, verb, text),
            q.inner,
            verb.lemma.lower(),
            "speech/beside-quotation",
            (noun_phrase(parse, carrier),) if carrier is not None else (),
        )


def _holds(content: Span, part: Span) -> bool:
    """The content takes in the quoted part, a comma or full stop at its end aside."""
    return content.start <= part.start + 1 and part.end <= content.end + 2 and content.overlaps(part)


def _cue_after(parse: Parse, text: str, q: Quotation) -> Token | None:
    if q.outer.end >= len(text):
        return None
    after = parse.tokens_in(Span(q.outer.end, min(len(text), q.outer.end + MAX_BETWEEN)))
    for n, token in enumerate(after[:14]):
        if "\n" in text[q.outer.end : token.start] or (n and token.text in (".", "!", "?", ";")):
            return None
        row = cue_verbs().get(token.lemma.lower()) if token.pos in ("VERB", "AUX") else None
        if row is not None and "quote" in row.takes:
            subject = source_of(parse, token)[0]
            near = subject is not None and q.outer.end <= subject.start and abs(subject.i - token.i) <= 12
            return token if near else None
        if token.text in ('"', "“"):
            return None
    return None


def _cue_before(parse: Parse, text: str, q: Quotation) -> Token | None:
    start = max(0, q.outer.start - MAX_BETWEEN)
    between = text[start : q.outer.start]
    if "\n" in between:
        start += between.rindex("\n") + 1
    if start >= q.outer.start:
        return None
    for token in reversed(parse.tokens_in(Span(start, q.outer.start))):
        if token.text in (".", "!", "?", ";", '"', "”", "“"):
            return None
        row = cue_verbs().get(token.lemma.lower()) if token.pos in ("VERB", "AUX") else None
        if row is not None and "quote" in row.takes:
            gap = text[token.end : q.outer.start]
            return token if _GAP_AFTER.fullmatch(gap) and (gap.rstrip().endswith((",", ":", "saying", "that")) or not gap.strip()) else None
    return None


def _gone_on(text: str, quotations: Sequence[Quotation], found: Sequence[Attribution]) -> list[Attribution]:
    """`"S," X said. "T."` is one act of saying: what follows the cue's sentence in its paragraph joins a content that is all quoted."""
    out = list(found)
    contents, marks = _by_content(found), Near((q.outer.start, q.outer.end, q) for q in quotations)
    cues = Near((*_hull(a), n) for n, a in enumerate(found) if a.cue)
    for q in quotations:
        if _covered(q, contents.touching(q.outer.start, q.outer.end)) or not _fills_sentence(text, q):
            continue
        back = max(text.rfind(c, q.outer.start - 2 * MAX_BETWEEN if q.outer.start > 2 * MAX_BETWEEN else 0, q.outer.start) for c in "\n\r")
        start = max(back + 1, q.outer.start - 2 * MAX_BETWEEN)
        for n in cues.touching(start, q.outer.start) if start < q.outer.start else ():
            a = found[n]
            end = max(s.end for s in (*a.cue, *a.source))
            if _hull(a)[1] > q.outer.start or end < start or not any(s.end <= a.cue[0].start for s in a.content):
                continue
            gap = text[end : q.outer.start]
            if gap.count(".") - gap.count("Mr.") <= 1 and not any(c in gap for c in '"”') and _all_quoted(marks, a):
                out[n] = replace(a, content=joined([*out[n].content, *q.inner]))
                break
    return out


def _all_quoted(marks: Near[Quotation], a: Attribution) -> bool:
    return all(any(q.outer.contains(s) for q in marks.touching(s.start, s.end)) for s in a.content)


def _free(article: Article, parse: Parse, quotations: Sequence[Quotation], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Quotations that fill their sentence and that no attribution covers: the speaker before goes on."""
    text = article.text
    contents = _by_content(found)
    speaking = sorted((a for a in found if a.cue and not _inside_another(a, contents)), key=lambda a: _hull(a)[1])
    ends = [_hull(a)[1] for a in speaking]
    for q in quotations:
        if _covered(q, contents.touching(q.outer.start, q.outer.end)) or not _fills_sentence(text, q):
            continue
        n = bisect_right(ends, q.outer.start)
        before = speaking[n - 1] if n and _near_enough(parse, q, speaking[n - 1]) else None
        if before is not None:
            yield Attribution(before.source, (), q.inner, "", "speech/goes-on", before.carrier)


def _covered(q: Quotation, found: Sequence[Attribution]) -> bool:
    want = sum(len(p) for p in q.inner)
    return any(sum(max(0, min(p.end, s.end) - max(p.start, s.start)) for p in q.inner for s in a.content) * 2 >= want for a in found)


def _fills_sentence(text: str, q: Quotation) -> bool:
    before = text[: q.outer.start].rstrip(" \t")[-2:]
    begins = not before.strip() or before[-1] in ".!?\n\r:" or before[-1] in '"”' and before[:1] in ".!?,"
    ends = text[q.inner[-1].end - 1] in ".!?…" or not q.closed or text[q.outer.end : q.outer.end + 1] in ("", "\n", "\r", ".")
    return begins and ends


def _inside_another(a: Attribution, contents: Near[Attribution]) -> bool:
    """The cue stands in what somebody else says."""
    return any(b is not a and any(c.contains(a.cue[0]) for c in b.content) for b in contents.touching(a.cue[0].start, a.cue[-1].end))


def _near_enough(parse: Parse, q: Quotation, a: Attribution) -> bool:
    here, there = parse.sentence_at(q.inner[0].start), parse.sentence_at(a.cue[0].start)
    return here is not None and there is not None and here.paragraph - there.paragraph <= MAX_BACK
