"""The clauses of a claim -> the printed words that stand for it: a clause that says who did what.

Words that stop before what is said (`Nobody had announced`) go on to it, words without a doer (`withholding the report`) take in the words
that name him where the statement has them, and a question or a bare noun stands for a claim only where nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.stems import Word, stem, words_in
from onrecord.linking.frames import Frame
from onrecord.model import Anchor, Article, Span

_ASKING = re.compile(r"\W*(?:whether|if|how|what|whatever|why|when|where|which|who|whom|whose)\b", re.IGNORECASE)
_JOINS = re.compile(r"[\s“”\"'‘:,]*(?:that |to |if |whether )?[\s“”\"'‘]*")
_BREAK = re.compile(r"[.;:!?,”\"\n]")
_OF = re.compile(r"[\s“”\"'‘,]*\b(?:of|for|with|by|from|to)?\s*$")
_GOES_ON = re.compile(
    r"[\s“\"]*(?!(?:and|or|but|after|before|when|while|as|because|since|until|at|in|by|on|over|for|from|with|during|amid|near|so|than|too|again|"
    r"this|last|next|on|yesterday|today|there|here)\b)\w"
)
"""What a verb goes on to that does not stand by itself without it: no time, place or second clause."""
LONGEST = 300
"""Code points of the longest wording that is made of more than one clause: a long sentence."""


@dataclass(frozen=True, slots=True)
class PastForm:
    """A row of `irregular.toml`."""

    lemma: str
    past: str
    example: str


def is_asked(frame: Frame, articles: Sequence[Article]) -> bool:
    """A clause that asks (`how many were hurt`), or hangs on a noun (`who fought there`): it says nothing by itself."""
    return _ASKING.match(_text(frame, articles)) is not None


def is_whole(frame: Frame, articles: Sequence[Article], clauses: Mapping[str, Sequence[Frame]]) -> bool:
    """A clause with its doer or thing before the verb, that goes on to what it says."""
    if frame.proposition.rule not in ("propositions/clause", "propositions/modal") or is_asked(frame, articles):
        return False
    return _begins(frame, articles) and _beyond(frame, articles, clauses) is None


def wording_of(group: Sequence[Frame], articles: Sequence[Article], clauses: Mapping[str, Sequence[Frame]]) -> Anchor:
    """The words for a claim: of the first whole clause that somebody states without negation, else of the first that can be made whole.

    `clauses` are the frames of each statement in text order.
    """
    plain = [f for f in group if f.statement is not None and not f.proposition.negated] or list(group)
    whole = next((f for f in plain if is_whole(f, articles, clauses)), None)
    if whole is not None:
        return whole.proposition.anchor
    best = next((f for f in plain if not is_asked(f, articles) and f.proposition.rule != "propositions/noun"), plain[0])
    return _made_whole(best, articles, clauses)


def _made_whole(frame: Frame, articles: Sequence[Article], clauses: Mapping[str, Sequence[Frame]]) -> Anchor:
    anchor = frame.proposition.anchor
    if frame.statement is None or is_asked(frame, articles) or frame.proposition.rule == "propositions/noun":
        return anchor
    content, text = frame.statement.anchor, articles[frame.article].text
    spans = list(anchor.spans)
    if (end := _beyond(frame, articles, clauses)) is not None:
        spans.append(Span(anchor.end, end))
    elif not _begins(frame, articles) and content.start < anchor.start <= content.start + LONGEST:
        named = _OF.sub("", text[content.start : anchor.start])
        if named.strip() and not re.search(r"[.;!?\n]", named):
            spans.append(Span(content.start, content.start + len(named)))
    return Anchor.over(anchor.article, spans)


def _beyond(frame: Frame, articles: Sequence[Article], clauses: Mapping[str, Sequence[Frame]]) -> int | None:
    """Where the words end that a clause which stops at its verb goes on to (`Nobody had announced`, `It plans to`); None for others."""
    if frame.statement is None:
        return None
    text, anchor = articles[frame.article].text, frame.proposition.anchor
    words = words_in(text, anchor.start, anchor.end)
    if not words or not (words[-1].form in ("to", "that") or _is_of(words[-1], frame.proposition.predicate)):
        return None
    content_end = frame.statement.anchor.end
    if not _GOES_ON.match(text[anchor.end : content_end]):
        return None
    inside = (f.proposition.anchor for f in clauses.get(frame.statement.id, ()))
    joined = _JOINS.match(text, anchor.end)
    end = next((a.end for a in inside if joined is not None and anchor.end <= a.start <= joined.end()), None)
    if end is None:
        stop = _BREAK.search(text, anchor.end, content_end)
        end = stop.start() if stop is not None else content_end
    return end if anchor.end < end <= anchor.start + LONGEST else None


def _is_of(word: Word, predicate: str) -> bool:
    """The printed verb is the clause's: by stem, or a form of an irregular verb."""
    first = predicate.split()[0]
    return word.stem in _verb(first) or word.form == _past().get(first)


def _begins(frame: Frame, articles: Sequence[Article]) -> bool:
    """Something stands before the verb."""
    words = words_in(_text(frame, articles))
    return bool(words) and words[0].form != "including" and not _is_of(words[0], frame.proposition.predicate)


@cache
def _past() -> Mapping[str, str]:
    return {row.lemma: row.past for row in table("irregular", PastForm)}


@cache
def _verb(lemma: str) -> frozenset[str]:
    """The stems that the verb's regular forms have."""
    return frozenset({stem(lemma), stem(lemma + "ed"), stem(lemma + "s"), stem(lemma + "ing"), lemma})


def _text(frame: Frame, articles: Sequence[Article]) -> str:
    return frame.proposition.anchor.text_in(articles[frame.article].text)
