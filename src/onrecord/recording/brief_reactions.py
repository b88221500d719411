"""Story -> the sentences on how parties react: who condemns, welcomes, mourns, thanks or asks for something.

Chosen by what holds of any story: how many reports carry it, what the speaker is (a government before a body before a person), what is
done in saying it, and how near the top it stands. One sentence a party; the parties that the story is about are told elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from onrecord.lexicon.reactions import reaction_words
from onrecord.model import Act, Anchor, BriefLine, EntityKind, Statement
from onrecord.recording.brief_lead import news_words, stems
from onrecord.recording.leaning import leans
from onrecord.recording.narrated import is_history
from onrecord.recording.saying_weight import asks
from onrecord.recording.sentences import sentence
from onrecord.recording.story import PRONOUNS, Story
from onrecord.recording.verbs import is_cue

RANKS: Mapping[EntityKind, float] = {"government": 3.0, "body": 2.0, "military": 2.0, "person": 1.0}
"""What a speaker's kind adds. A government speaks for a country, a body for its members; others do not react as a party."""
ACTS: Mapping[Act, float] = {"demand": 3.0, "praise": 2.0, "accuse": 2.0}
"""What an act adds that is a reaction by itself: what is asked for changes more than what is felt."""
WORDED = 1.5
"""What words of reaction add where the act is a plain saying."""
A_REPORT = 1.5
"""What each report that carries the same saying adds: the first gives nothing away, a third makes it news."""
NEAR_THE_TOP = 1.0
ENOUGH = 4.0
"""Below this a saying is no reaction of weight: a person's remark in one report stays where it is. A government's demand in one report has
7.5, a body's concern 5. Set by reading the briefs of `examples/` and of twelve stories of BASIL."""
AS_A_PARTY = 2.5
"""What is taken off a person who is heard in one report only."""
ON_THE_NEWS = 0.25
"""Share of a reaction's content words with which some report begins: less is about something else. Set by reading briefs."""
FRESH = 30
"""Days before a report within which something said is a reaction to its news; what is older is history."""
ANCHORS_A_SENTENCE = 8


def reaction_lines(story: Story, *, after: Sequence[BriefLine] = ()) -> Iterator[BriefLine]:
    """The weightiest reactions, one a speaker and party; who has spoken in the lines before, `after`, is not asked again."""
    carriers: dict[str, list[Statement]] = {}
    for utterance in story.record.utterances:
        rows = [s for m in utterance.members if (s := story.statements.get(m.statement or "")) is not None]
        carriers.update({s.id: rows for s in rows})
    reports: dict[str, set[str]] = {}
    for s in story.statements.values():
        if s.source is not None:
            reports.setdefault(s.source.name, set()).add(s.anchor.article)
    weighed = [(_weight(story, s, carriers.get(s.id, [s]), reports), s) for s in story.record.statements]
    news = news_words(story).keys()
    before = {anchor for line in after for anchor in line.evidence}
    spoken = {s.source.name.casefold() for s in story.record.statements if s.source is not None and story.spoken(s) in before}
    for weight, statement in sorted(weighed, key=lambda row: (-row[0], row[1].anchor, row[1].id)):
        if weight < ENOUGH:
            break
        assert statement.source is not None
        parties = {statement.source.name.casefold(), *(f"party {p}" for p in story.sides.get(statement.id, ()))}
        if parties & spoken:
            continue
        words = stems(story.text(statement.anchor))
        if len(story.articles) > 1 and len(words & news) < ON_THE_NEWS * len(words):
            continue
        text = sentence(story, statement)
        if text is None or any(_tells_again(text, line.text) for line in after):
            continue
        if is_history(story, statement.anchor) or leans(story, statement, text, news=news):
            continue
        spoken |= parties
        evidence = [story.spoken(statement), *(story.spoken(s) for s in carriers.get(statement.id, ()) if s is not statement)]
        yield BriefLine("", text, tuple(dict.fromkeys(evidence))[:ANCHORS_A_SENTENCE], "brief/reaction")


def _tells_again(text: str, before: str) -> bool:
    """Whether most of a sentence's words stand in one that was told."""
    words = stems(text)
    return len(words & stems(before)) > AGAIN * len(words)


AGAIN = 0.7
"""Share of a sentence's content words above which one line before it tells the same; two sayings of one matter share half."""


def _weight(story: Story, statement: Statement, carried: list[Statement], reports: Mapping[str, set[str]]) -> float:
    source, cue = statement.source, statement.cue
    region = story.articles[statement.anchor.article].region_at(statement.anchor.start)
    if source is None or cue is None or statement.negated or region is None or region.kind != "body" or source.name.lower() in PRONOUNS:
        return 0.0
    if not is_cue(cue.lemma):
        return 0.0
    if source.entity is None and not source.members and source.kind != "government":
        return 0.0
    done = ACTS.get(cue.act, 0.0) or WORDED * _worded(story, statement.anchor, cue.lemma)
    rank = RANKS.get(source.kind, 0.0)
    if not done or not rank:
        return 0.0
    if asks(statement, story):
        return 0.0
    day, said = story.articles[statement.anchor.article].published.value, statement.said
    if said is not None and day is not None and not _fresh(said.value, day):
        return 0.0
    heard = len({s.anchor.article for s in carried})
    alone = source.kind == "person" and len(reports[source.name]) < 2
    return done + rank + A_REPORT * heard + NEAR_THE_TOP * (1 - story.position(statement.anchor)) - AS_A_PARTY * alone


def _fresh(said: str, published: str) -> bool:
    """Whether a day (a month, a year) reaches into the FRESH days before publication."""
    last = (date.fromisoformat(published) - timedelta(days=FRESH)).isoformat()
    return said[:10] >= last[: len(said[:10])]


def _worded(story: Story, anchor: Anchor, lemma: str) -> bool:
    return lemma.split()[0] in reaction_words("cue") or _pattern().search(story.text(anchor).lower()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reaction_words('content')))})\b")


__all__ = ["reaction_lines"]
