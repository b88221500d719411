"""Story -> what happened: printed sentences from the beginnings of the reports, by what most of them begin with and which is newest.

The first is a report's lead: of the newest day whose leads share the news with the others, so that a later count or turn stands before an
earlier one, and a page's teaser of another story stands nowhere. The next add what has not been told, from further down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import stem
from onrecord.model import Anchor, BriefLine
from onrecord.recording.admission_parts import negations
from onrecord.recording.narrated import OLD, is_history
from onrecord.recording.printed import printed_line
from onrecord.recording.story import Story

OPENING = 4
"""Whole sentences, with the title, with which a report tells its news: what most reports say in them is the story."""
LEADS = 2
"""Sentences of a report that may be the first of the brief: the second where the first sets a scene."""
SECOND = 0.15
"""How much more of the shared news a second sentence must tell than the first of a report of the same day."""
DEPTH = 14
"""Sentences of a report that may add to it; a news report tells its weight from the top."""
ON_THE_NEWS = 0.5
"""Share of the best lead's standing that a newer report's lead must have to take its place: half is a page's teaser of another story."""
MIN_STANDING = 0.34
"""Share of its words that a further sentence must have from the openings, weighed by how many reports have them."""
LEAST_STANDING = 0.12
"""The same for one that only fills a brief which would be too short: a word or two of the story."""
OWN_NEWS = 0.15
"""The same for the first sentence of a report: what a desk led with is its news, though the others led with something else."""
TOLD = 0.33
"""Share of a sentence's content words that the sentences before it may hold: more is the same news again."""
WHOLE = 8
"""Words of a first line that is a sentence, and no heading."""
SAME_NEWS = 0.6
"""Share of the sentence's content words that another report's lead must hold to stand beside it as evidence."""
ANCHORS_A_SENTENCE = 8
_ASIDE = re.compile(
    r"(?:[A-Z .,]+(?:[—–-]+|:) ?)?(?:As|When|Whenever|While|Although|Though|Amid|Despite|Even|If|Because|Since|Before|Until"
    r"|The [a-z]+s (?:was|were|are|had|have)"
    r"|(?:Nearly|Almost|About|Some|More than|Less than|Barely|Just|Only)? ?(?:an?|one|two|three|four|five|six|seven|ten|\d+)"
    r" (?:hour|day|week|month|year)s?"
    r" (?:after|before|ago|since|on)|[^.]{5,120}: (?:that|this|such|it)(?: i|’|')s)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{4,}|\d+")


@dataclass(frozen=True, slots=True)
class _Top:
    """A sentence near the top of a report, and which it is; `aside` where it begins with what is not its news (`As talks go on, …`)."""

    anchor: Anchor
    at: int
    words: frozenset[str]
    day: str
    aside: bool


def leads(story: Story) -> Iterator[Anchor]:
    """The first whole sentence of each report's own text, in the order of the reports; a line without a stop is a heading above it."""
    for article in story.record.articles:
        found = _sentences(story, article.id, OPENING)
        if found:
            yield next((anchor for anchor in found if _whole(story.text(anchor))), found[0])


def lead_lines(story: Story, *, most: int) -> tuple[list[BriefLine], list[BriefLine]]:
    """The news and what adds to it, weightiest first; and what else the tops print, for a brief that would be too short. `most` lines."""
    rows = list(islice(_ranked(story), most))
    return [line for line, near in rows if near], [line for line, near in rows if not near]


def _ranked(story: Story) -> Iterator[tuple[BriefLine, bool]]:
    """Lines, each with whether it is on the news."""
    tops = list(_tops(story))
    counts = _counts(story, tops)
    reports = max(1, len({top.anchor.article for top in tops}))
    first = _first(story, tops, counts)
    if first is None:
        return
    line, top = first
    told, replaced = set(top.words), replaced_numbers(story)
    yield _with_evidence(story, line, top, tops), True
    near = {id(t): reports == 1 or _standing(t, counts) >= (OWN_NEWS if t.at == 0 and not t.aside else MIN_STANDING) for t in tops}
    ranked = sorted((t for t in tops if t is not top), key=lambda t: (not near[id(t)], -_weight(t, counts, reports), t.anchor))
    for t in ranked:
        if not near[id(t)] and (t.aside or _standing(t, counts) < LEAST_STANDING):
            continue
        if _of_another_time(t, top) or is_history(story, t.anchor) or (t.day < top.day and _AHEAD.search(story.text(t.anchor))):
            continue
        end = _before_aside(story, t.anchor, replaced) if outdated(t.anchor, replaced) else t.anchor.end
        words = stems(story.text(Anchor.at(t.anchor.article, t.anchor.start, end))) if end is not None else frozenset()
        if end is None or not words or len(words & told) > TOLD * len(words) or main_told(story.text(t.anchor), told):
            continue
        extra = printed_line(story, t.anchor, end=end if end != t.anchor.end else None)
        if extra is not None and not _reacts(story, extra, t.anchor):
            told |= words
            judges = extra.text.startswith(f"{story.report(t.anchor.article)} reports: “")
            yield _with_evidence(story, extra, t, tops), near[id(t)] and not judges


def _of_another_time(top: _Top, first: _Top) -> bool:
    """Whether a report stands OLD days or more from the one that tells the news."""
    days = [date.fromisoformat(t.day) for t in (top, first) if _A_DAY.fullmatch(t.day)]
    return len(days) == len((top, first)) and abs((days[0] - days[1]).days) >= OLD


_AHEAD = re.compile(
    r"\b(?:may|might|could|will|would|is|are|was|were) (?:soon |now |later )?(?:be )?(?:expected|scheduled|likely|due|set|poised|close"
    r"|about|heading|preparing|planning|going) to\b|\b(?:may|might|will|could) (?:soon )?(?:be )?[a-z]+\b"
)
"""What a report looks ahead to: a later report has what came of it."""
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _reacts(story: Story, line: BriefLine, anchor: Anchor) -> bool:
    """Whether the line is no more than what one party demands, praises, blames, denies or does not say: other sections tell that."""
    half = len(anchor.hull) / 2
    rows = [s for s in story.statements_in(anchor) if story.spoken(s) == line.evidence[0] or sum(map(len, s.anchor.spans)) >= half]
    return any(s.negated or (s.cue is not None and s.cue.act in _ELSEWHERE) for s in rows)


_ELSEWHERE = frozenset({"demand", "accuse", "praise", "deny", "decline"})


def _first(story: Story, tops: list[_Top], counts: Counter[str]) -> tuple[BriefLine, _Top] | None:
    """The lead of the newest day that tells what the reports share; of one day's leads the one that shares most."""
    near, replaced = [t for t in tops if t.at < LEADS] or tops, replaced_numbers(story)
    for rows in (near, tops):
        written = [(line, t) for t in rows if (line := printed_line(story, t.anchor)) is not None]
        if written:
            best = max(_as_first(t, counts) for _, t in written)
            if best <= 0 and rows is not tops:
                continue  # the leads share nothing: the news stands further down, or the other reports are no reports
            fit = [(line, t) for line, t in written if _as_first(t, counts) >= min(best, ON_THE_NEWS * best)]
            return min(
                [row for row in fit if not row[1].aside] or fit,
                key=lambda row: (
                    outdated(row[1].anchor, replaced),
                    _backwards(row[1].day),
                    -_as_first(row[1], counts),
                    row[1].anchor,
                ),
            )
    return None


def _backwards(day: str) -> tuple[int, ...]:
    """Sorts the newest day first, the undated last."""
    return tuple(-int(part) for part in day.split("-")) if day else (0,)


def _tops(story: Story) -> Iterator[_Top]:
    for article in story.record.articles:
        day = article.published.value or ""
        found = [anchor for anchor in _sentences(story, article.id, DEPTH + OPENING) if _whole(story.text(anchor))]
        for at, anchor in enumerate(found[:DEPTH]):
            words = story.text(anchor)
            aside = _ASIDE.match(words) is not None or _goes_on(story, anchor) or _points_back().search(words) is not None
            yield _Top(anchor, at, stems(words), day, aside)


@cache
def _points_back() -> re.Pattern[str]:
    """`made the request`: a noun of the list that a reader has to look up."""
    nouns = "|".join(sorted(phrases("pointing nouns")))
    return re.compile(rf"\bthe (?:{nouns}|announcement)(?= (?:in|on|at|with|came|comes|was|is|after|during|follows|followed)\b|[.,])", re.I)


def _goes_on(story: Story, anchor: Anchor) -> bool:
    """Whether the sentence begins with a bare surname: who that is stands before it, so that it is no lead."""
    mention, name = next(iter(story.persons_in(anchor)), (anchor, ""))
    return mention.start == anchor.start and mention != anchor and len(name.split()) > 1 and len(story.text(mention).split()) == 1


def _sentences(story: Story, article: str, most: int) -> list[Anchor]:
    """The first sentences of the article's own text, none across the bounds of a region."""
    bodies = [r for r in story.articles[article].regions if r.kind == "body"]
    out: list[Anchor] = []
    rows = story.sentences.get(article, ())
    text = story.articles[article].text
    for start, end in rows:
        body = next((b for b in bodies if b.start < end and start < b.end), None)
        if body is not None and text[max(start, body.start) : end].strip():
            out.append(Anchor.at(article, max(start, body.start), end))
            if len(out) >= most:
                break
    return out


def _whole(words: str) -> bool:
    return words.rstrip().endswith((".", "!", "?", "”", '"')) and len(words.split()) >= WHOLE


def news_words(story: Story) -> Counter[str]:
    """In how many reports' openings each content word stands: what the story is about."""
    return _counts(story, list(_tops(story)))


def _counts(story: Story, tops: list[_Top]) -> Counter[str]:
    """In how many reports' openings, titles with them, each content word stands."""
    return Counter(word for words in _openings(story, tops).values() for word in words)


def opening_words(story: Story) -> Mapping[str, Set[str]]:
    """Article -> the content words with which it begins."""
    return _openings(story, list(_tops(story)))


def _openings(story: Story, tops: list[_Top]) -> dict[str, set[str]]:
    opening: dict[str, set[str]] = {}
    for top in tops:
        if top.at < OPENING:
            opening.setdefault(top.anchor.article, set()).update(top.words)
    for article in story.record.articles:
        if article.id in opening and article.title:
            opening[article.id] |= stems(article.title)
    return opening


def _standing(top: _Top, counts: Counter[str]) -> float:
    """How many other reports begin with the sentence's words, on average, up to all of them; 1 each in a report alone."""
    most = max(counts.values(), default=1)
    if most == 1:
        return 1.0
    return sum(max(0, counts[w] - 1) for w in top.words) / (max(1, len(top.words)) * (most - 1))


def _as_first(top: _Top, counts: Counter[str]) -> float:
    """A sentence's standing as the first of the brief."""
    return _standing(top, counts) - SECOND * (top.at + top.aside)


def _weight(top: _Top, counts: Counter[str], reports: int) -> float:
    """What the reports share counts first, then how near the top it stands."""
    return (_standing(top, counts) if reports > 1 else 0.0) + 1.0 - top.at / DEPTH


def _before_aside(story: Story, anchor: Anchor, replaced: Replaced) -> int | None:
    """Where the aside begins in which the sentence gives its old number: of `a wall fell, killing six` only the wall still stands."""
    text = story.articles[anchor.article].text
    rows = replaced.get(anchor.article, ())
    first = min((old.start for old, new in rows if old.overlaps(anchor) and not new.overlaps(anchor)), default=0)
    ends = [m.start() for m in _HANGS.finditer(text, anchor.start, first)]
    return ends[0] if ends and len(text[anchor.start : ends[0]].split()) >= WHOLE else None


_HANGS = re.compile(r", (?=(?:[a-z]+ing|which|with|as|while|after|though|although|where|leaving)\b)")
Replaced = Mapping[str, list[tuple[Anchor, Anchor]]]


def outdated(anchor: Anchor, replaced: Replaced) -> bool:
    """Whether the sentence gives a number that a later one has replaced, and not the later one."""
    return any(old.overlaps(anchor) and not new.overlaps(anchor) for old, new in replaced.get(anchor.article, ()))


def replaced_numbers(story: Story) -> Replaced:
    """The numbers that others replace, by article: of two that are `updated`, the one of the earlier report is the old one."""
    days = {a.id: a.published.value or a.published.earliest or "" for a in story.record.articles}
    rows: dict[str, list[tuple[Anchor, Anchor]]] = {}
    for c in story.record.comparisons:
        if c.dimension == "figure" and c.verdict == "updated" and days[c.left.article] != days[c.right.article]:
            old, new = (c.left, c.right) if days[c.left.article] < days[c.right.article] else (c.right, c.left)
            rows.setdefault(old.article, []).append((old, new))
    return rows


def _with_evidence(story: Story, line: BriefLine, top: _Top, tops: list[_Top]) -> BriefLine:
    """The line with the leads of the other reports that hold most of its words, negate nothing that it says and tell no other hour."""
    others = [t for t in tops if t.at < LEADS and t.anchor.article != top.anchor.article and _fits(story.text(t.anchor), line.text)]
    same = [t.anchor for t in others if len(t.words & top.words) >= SAME_NEWS * max(1, len(top.words))]
    by_report = {anchor.article: anchor for anchor in reversed(same)}
    anchors = (*line.evidence, *sorted(by_report.values()))
    return BriefLine(line.section, line.text, anchors[:ANCHORS_A_SENTENCE], line.rule)


def _fits(other: str, text: str) -> bool:
    hours = [frozenset(_HOUR.findall(words.lower())) for words in (other, text)]
    return negations(other) == negations(text) and (not all(hours) or bool(hours[0] & hours[1]))


_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?(?= ?[ap]\.?m\b)|\b\d{1,2}[:.]\d\d\b")


def main_told(text: str, told: Set[str]) -> bool:
    """Whether the clause that a sentence begins with has been told: `The port shut its gates on Monday, ending a week of talks`."""
    found = _MAIN_ENDS.search(text, MAIN_FROM)
    words = stems(text[: found.start()] if found is not None else text)
    return len(words & told) > MAIN_TOLD * len(words)


MAIN_FROM = 40
"""Code points of a sentence that its first clause has at the least."""
MAIN_TOLD = 0.5
"""Share of the first clause's content words that sentences before it may hold: more is the same news told again. Set by reading briefs."""
_MAIN_ENDS = re.compile(r"[,;:] | (?:after|as|while|because|when|which|who|with|but|amid|following)\b")


def stems(text: str) -> frozenset[str]:
    """The stems of the longer words and the numbers."""
    return frozenset(stem(w.lower()) for w in _WORD.findall(text))


__all__ = ["lead_lines", "leads", "main_told", "news_words", "opening_words", "outdated", "replaced_numbers", "stems"]
