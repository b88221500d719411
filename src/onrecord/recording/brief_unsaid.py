"""Story -> the sentences on what the reports say that nobody said: `The port authority did not say who was aboard, the Courier reports.`

What enters: the story's absences. What leaves: a line a silent party, what most reports tell first. Rule: the words are printed ones, the
party is named, and what it kept to itself stands in the sentence; a refusal to comment is told once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.answering import answering
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Absence, Anchor, BriefLine
from onrecord.recording.brief_differences import MAX_QUOTED, short
from onrecord.recording.brief_lead import lead_lines, news_words, stems
from onrecord.recording.naming import capital, with_article
from onrecord.recording.soundness import fault
from onrecord.recording.story import PRONOUNS, Story

FRAGMENT = 3
"""Words: a silence told in no more than these (`undisclosed location`, `nobody had announced`) is in the record, but makes no sentence."""
BARE_SILENCE = 5
"""Words below which a silence of nobody in particular (`the cause was not known` has five) tells a reader nothing."""
_LOOSE = re.compile(r"(?:without|declining|refusing|not |did not|does not|has not|have not|had not|declined|refused)\b", re.IGNORECASE)
"""A silence that begins so hangs on a subject that stands elsewhere."""
_NOBODY = frozenset({"nobody", "none", "neither", "any"})
"""Words that name no silent party: the printed words then stand alone."""
_ANONYMOUS = re.compile(
    r"not (?:to )?be (?:further )?(?:named|identified|quoted)|\banonym"
    r"|\b(?:give|giving|gave|disclose|reveal|provide|use|publish|share)d? (?:his|her|their|its|any)"
    r"(?: own| real| full| last| first)* names?\b"
)
"""A source that keeps its name back is unnamed, not silent."""


def unsaid_lines(story: Story) -> Iterator[BriefLine]:
    """What the reports say that nobody said, one sentence a silent party and matter."""
    groups: dict[str, list[Absence]] = {}
    for x in story.record.absences:
        region = story.articles[x.anchor.article].region_at(x.anchor.start)
        if region is not None and region.kind == "body" and len((told := story.text(x.anchor)).split()) > FRAGMENT:
            if _ANONYMOUS.search(told) or _LOOSE.match(told) or (not x.by and len(told.split()) < BARE_SILENCE):
                continue
            groups.setdefault(x.by.lower(), []).append(x)
    news, refused = news_words(story), False
    newest = max((a.published.value or "" for a in story.record.articles), default="")
    lead = next(iter(lead_lines(story, most=1)[0]), None)
    for rows in sorted(groups.values(), key=lambda g: (-_silence_weight(story, g, news), g[0].anchor)):
        fullest = sorted(rows, key=lambda x: (len(story.text(x.anchor)) > MAX_QUOTED, -len(story.text(x.anchor)), x.anchor, x.id))
        if lead is not None and not story.narrow and all(_overtaken(story, x, newest, lead) for x in rows):
            continue
        words = next((clause for x in fullest if (clause := _silence(story, x)) is not None), None)
        if words is None or (refused and (_COMMENT.search(words) or _ANSWER.search(words))):
            continue
        refused = refused or bool(_COMMENT.search(words) or _ANSWER.search(words))
        reports = story.reports([x.anchor.article for x in rows])
        verb = "reports" if len({story.report(x.anchor.article) for x in rows}) == 1 else "report"
        yield BriefLine("", f"{capital(words)}, {reports} {verb}.", tuple(x.anchor for x in rows), "brief/unsaid")


def _overtaken(story: Story, absence: Absence, newest: str, lead: BriefLine) -> bool:
    """Whether an earlier report tells the silence of a person that the newest news is about: he may have spoken since."""
    day = story.articles[absence.anchor.article].published.value or newest
    persons = {name for _, name in story.persons.get(absence.anchor.article, ())}
    return absence.by in persons and day < newest and absence.by.split()[-1] in lead.text


def _silence(story: Story, absence: Absence) -> str | None:
    """The printed words as a clause of its own, the silent party named; None where they tell of a matter that stands elsewhere."""
    words = short(_neither(story, absence.anchor) + story.text(absence.anchor))
    if _BARE_END.search(words):
        words = short(story.text(story.sentence(absence.anchor)))
        if len(words.split()) > MOST_WHOLE or _LEANS.match(words):
            return None
    if not words[:1].isalnum() and words[:1] != "“":
        return None
    if not (_UNTOLD.search(words) and phrase_pattern("tells").search(words)) or _points(words) or "…" in words or fault(words):
        return None
    named = absence.by and not _BOTH.match(words) and absence.by.split()[0].lower() not in _NOBODY | PRONOUNS
    told = _silent(story, absence.by, words) if named else words
    if told is None or (told == words and (_HEADLESS.match(words) or _RELATIVE.match(words) or _LOOSE_IN.search(words))):
        return None
    return told


_HEADLESS = re.compile(r"(?:was|were|is|are|has|have|had|did|does|do|would|could)\b", re.IGNORECASE)
"""Printed words that begin with a verb whose subject is `there`, or stands elsewhere."""
_BARE_END = re.compile(
    r"\b(?:say|said|tell|told|comment|confirm|confirmed|specify|elaborate|explain|explained|know|known|name|named|give|gave|respond|responded|reply|answer"
    r"|(?:name|give|say|identify|explain|discuss|confirm|deny|disclose|reveal|release) (?:it|them|this|that|him|her|one|so)"
    r"|(?:a|an|any|no|further|more) (?:figures?|numbers?|details?|reasons?|names?|dates?|explanations?|comments?))$",
    re.IGNORECASE,
)
"""A silence whose matter stands before it: `whether the port stays shut, the harbour master would not say`."""
_LEANS = re.compile(r"(?:but|and|he|she|it|they|this|that|these|those)\b", re.IGNORECASE)
MOST_WHOLE = 26
"""Words of a whole sentence that tells a silence."""
_LOOSE_IN = re.compile(r"^(?:(?![A-Z])\S+ |It |Neither )*(?:they|he|she|them|him|her|his|their)\b")
"""A pronoun before which nobody is named."""


def _points(words: str) -> bool:
    """Whether the silence is about something told elsewhere (`this accusation`), or only about how a source wants to be named."""
    nouns = "|".join(sorted(answering("pointer")))
    pointing = rf"\b(?:this|that|these|those|such) (?:{nouns}|questions?|matters?|points?|issues?|concerns?)\b"
    return re.search(pointing, words, re.I) is not None or _UNNAMED.search(words) is not None


_UNNAMED = re.compile(
    r"\bwithout (?:naming|citing)\b|\bno (?:other|further|additional|more) (?:information|details?)\b"
    r"|^it\b.*, and (?:would|did|has|could)\b",
    re.IGNORECASE,
)


def _neither(story: Story, anchor: Anchor) -> str:
    """The `Neither ` that the printed `A nor B has said` goes on from."""
    before = story.articles[anchor.article].text[max(0, anchor.start - 12) : anchor.start]
    found = _JUST_BEFORE.search(before)
    return f"{found[1]} " if found is not None and " nor " in story.text(anchor) else ""


_JUST_BEFORE = re.compile(r"\b([Nn]either)(?: the)? $")
_BOTH = re.compile(r"neither\b", re.IGNORECASE)


def _silence_weight(story: Story, rows: Sequence[Absence], news: Counter[str]) -> float:
    """How many reports tell it, whether it is everybody's silence, and how much of it the reports begin with; `no comment` weighs least."""
    words = story.text(max(rows, key=lambda x: len(story.text(x.anchor))).anchor)
    found = stems(words)
    near = sum(news[w] > 1 for w in found) / max(1, len(found))
    return (
        EACH_REPORT * len({x.anchor.article for x in rows})
        + EVERYBODYS * (_ALL.search(words) is not None)
        + near
        - NO_COMMENT * (_COMMENT.search(words) is not None)
    )


EACH_REPORT, EVERYBODYS, NO_COMMENT = 1.0, 1.5, 1.5
"""What each report that tells a silence adds, what a silence of all parties adds, what a bare `no comment` loses. Set by reading briefs."""
_ALL = re.compile(r"\b(?:neither (?!w|h[ao]|did|is)\w|nobody|no one|none of|nor)\b", re.IGNORECASE)
_COMMENT = re.compile(r"\b(?:to|for|no|immediate|further) (?:immediate |further )?comment\b(?! on)|reached for comment", re.IGNORECASE)
_ANSWER = re.compile(r"\b(?:respond|reply|answer|return)(?:ed)?\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\b(?:not|no|never|none|neither|nor|nothing|nobody|without|declin\w+|refus\w+|yet|fail\w*|un\w+|silent|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
"""A silence tells that something was not told: a negation, and a word for telling or knowing."""


def _silent(story: Story, by: str, words: str) -> str | None:
    """`The port authority did not say who was aboard`: the name in place of the printed subject, a pronoun perhaps; None without one."""
    name = capital(with_article(story, by))
    last = re.escape(by.split()[-1])
    subject = re.match(rf"(?:he|she|it|they|(?:the |an? |m(?:r|rs|s)\. )?(?:[\w.’'-]+ ){{0,3}}{last}),? (?={_DENIES})", words, re.I)
    if subject is not None:
        return f"{name} {words[subject.end() :]}"
    if _THERE_IS_NONE.match(words):
        return None
    if re.match(_DENIES, words, re.I):
        return f"{name} {words[:1].lower()}{words[1:]}"
    return words if not _LEANS.match(words) else None


_THERE_IS_NONE = re.compile(r"(?:is|are|was|were|has been|had been) no\b", re.IGNORECASE)
"""`(there) was no answer from Lund`: the words that are left of it have no silent party as their subject."""
_DENIES = (
    r"(?:did|does|do(?![\w’'])|has|have|had|would|could|was|were|is|are|declined|declines|refused|refuses|made no|gave no|took no"
    r"|offered no|never|ha[sd]n|didn|doesn)"
)
_RELATIVE = re.compile(
    r"[^,]{0,90}, (?:who|which|that) |(?:his|her|their|its|they|he|she|whether|how|why)\b"
    r"|[^“”]{0,40}\b(?:had|has|was|were)\b[^“”]* but (?:did|does|gave|has|had|would)\b|it (?!is|was|remain|has|isn|wasn)"
    r"|nothing (?:\w+ )?(?:on|about|to) (?:this|that|it)\b|neither (?:would|could|has|have|had|did|is|was)\b"
    r"|[^“”]*\bcan(?:no|['’])t (?!say|confirm|tell|comment|give|discuss|be|rule)",
    re.IGNORECASE,
)
"""A silence found in an aside on somebody (`the host, who is not known for it`), of somebody unnamed, or of what cannot be done."""


__all__ = ["unsaid_lines"]
