"""Passage -> Cited: the printed words that answer, whose they are, and by whom the report has them.

Rule: an anchor is one sentence, never more than MAX_ANCHOR code points; a longer sentence is cut at white space around what matched.
"""

from __future__ import annotations

from onrecord.answering.passages import Passage
from onrecord.answering.terms import content_forms, root_of
from onrecord.lexicon.stems import stopwords
from onrecord.model import Anchor, Article, Span, Statement
from onrecord.model.answer import Cited

MAX_ANCHOR = 600
"""Code points that one anchor may cover: the longest sentences of the news have about 500; a longer one is a list, and no evidence."""


def cite(passage: Passage, *, statement: Statement | None = None, around: Span | None = None, rule: str) -> Cited:
    """The passage as evidence; `statement` is whose words it is cited for, `around` what must stay in when it is cut."""
    span = narrow(passage.article.text, passage.span, around)
    name = statement.source.name if statement and statement.source else ""
    by = "" if name.lower() in stopwords() else name
    act = ""
    if statement and statement.cue:
        act = " ".join(passage.article.text[s.start : s.end] for s in statement.cue.spans)
    via = tuple(v.name for v in statement.via) if statement else ()
    return cited(passage.article, span, by=by, act=" ".join(act.split()), via=via, rule=rule)


def cited(article: Article, span: Span, *, by: str = "", act: str = "", via: tuple[str, ...] = (), rule: str) -> Cited:
    """Any stretch of a report as evidence."""
    words = " ".join(article.text[span.start : span.end].split())
    return Cited(Anchor(article.id, (span,)), article.locator, article.label, words, by, act, via, rule)


def narrow(text: str, span: Span, around: Span | None) -> Span:
    """The span itself, or the part of it around `around` that MAX_ANCHOR allows, cut at white space."""
    if len(span) <= MAX_ANCHOR:
        return span
    middle = (around.start + around.end) // 2 if around and span.contains(around) else span.start + MAX_ANCHOR // 2
    start = max(span.start, min(middle - MAX_ANCHOR // 2, span.end - MAX_ANCHOR))
    end = start + MAX_ANCHOR
    if start > span.start:
        blank = text.find(" ", start, end)
        start = blank + 1 if blank >= 0 else start
    if end < span.end:
        blank = text.rfind(" ", start + 1, end)
        end = blank if blank > start else end
    return Span(start, end)


def statement_for(passage: Passage, roots: frozenset[str]) -> Statement | None:
    """The statement that holds most of the words asked about; None where the report tells them outside any statement."""
    text = passage.article.text
    inside = [(s, _words_in(s, passage, text)) for s in passage.statements if s.source is not None]
    matched = roots & frozenset(root_of(f) for f in content_forms(passage.text))
    best = max(inside, key=lambda pair: (len(pair[1] & matched), len(pair[1])), default=None)
    if best is None:
        return None
    words = frozenset(root_of(f) for f in content_forms(passage.text))
    enough = 2 * len(best[1] & matched) > len(matched) if matched else 3 * len(best[1]) >= len(words)
    return best[0] if enough or 2 * len(best[1]) > len(words) else None


def _words_in(statement: Statement, passage: Passage, text: str) -> frozenset[str]:
    parts = [text[max(s.start, passage.span.start) : min(s.end, passage.span.end)] for s in statement.anchor.spans]
    cue = [text[s.start : s.end] for s in statement.cue.spans] if statement.cue else []
    source = [text[s.start : s.end] for s in statement.source.spans] if statement.source else []
    return frozenset(root_of(f) for part in (*parts, *cue, *source) for f in content_forms(part))
