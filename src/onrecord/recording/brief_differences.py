"""Story -> the sentences on where the reports differ, what nobody has said, and who rests on whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.answering import answering
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.lexicon.stems import words_in
from onrecord.model import Absence, Anchor, BriefLine, Comparison, Origin
from onrecord.recording.brief_figures import figure_groups
from onrecord.recording.brief_lead import news_words, stems
from onrecord.recording.naming import capital
from onrecord.recording.soundness import fault
from onrecord.recording.story import PRONOUNS, Story, listed

DIMENSIONS = {
    "date": "On the date",
    "place": "On the place",
    "extent": "On the extent",
    "attribution": "On who said it",
    "figure": "On the number",
    "wording": "On the wording",
    "status": "On what stands",
}
MAX_QUOTED = 150
CONTEXT_BELOW = 3
"""Words: a wording no longer than this is shown with what stands before it."""
CONTEXT_WORDS = 7
"""Words of a clause that tells by itself what its number or day is of."""
FRAGMENT = 3
"""Words: a silence told in no more than these (`undisclosed location`, `nobody had announced`) is in the record, but makes no sentence."""
_BEFORE_MARK = re.compile(r" ([,.;:])")
BARE_SILENCE = 5
"""Words below which a silence of nobody in particular (`the cause was not known` has five) tells a reader nothing."""
_LOOSE = re.compile(r"(?:without|declining|refusing|not |did not|does not|has not|have not|had not|declined|refused)\b", re.IGNORECASE)
"""A silence that begins so hangs on a subject that stands elsewhere."""
_NOBODY = frozenset({"nobody", "none", "neither", "any"})
"""Words that name no silent party: the printed words then stand alone."""
_ANONYMOUS = re.compile(r"not to be (?:named|identified|quoted)|\banonym")
"""A source that keeps its name back is unnamed, not silent."""
_ORDER = ("date", "figure", "place", "extent", "attribution", "wording")


def difference_lines(story: Story) -> Iterator[BriefLine]:
    """Conflicts first, one sentence a pair of printed wordings; then what one act of saying became in two wordings."""
    seen: set[tuple[str, str]] = set()
    rows = [c for c in story.record.comparisons if c.verdict == "conflict" and c.dimension != "status"]
    together = {f.anchor: n for n, group in enumerate(figure_groups(story)) for f in group}
    rows = [c for c in rows if c.dimension != "figure" or together.get(c.left, -1) == together.get(c.right, -2)]
    rows += [c for c in story.record.comparisons if c.verdict == "variant" and c.dimension == "wording"]
    for c in sorted(
        rows, key=lambda c: (c.verdict != "conflict", _ORDER.index(c.dimension) if c.dimension in _ORDER else 9, c.left, c.right)
    ):
        if c.dimension == "wording" and not (_tells(c) and _alike(story, c)):
            continue
        left, right = _in_context(story, c.left, c.dimension), _in_context(story, c.right, c.dimension)
        amounts = (c.dimension, " against ".join(sorted((story.text(c.left).lower(), story.text(c.right).lower()))))
        if c.dimension == "figure" and amounts in seen:
            continue
        seen.add(amounts)
        if "…" in left + right:
            continue  # a clause that has to be cut makes no quotation
        key = (c.dimension, right) if (c.dimension, right) in seen else (c.dimension, left)
        if key in seen or left.lower() == right.lower():
            continue
        seen |= {(c.dimension, left), (c.dimension, right)}
        also = _also(rows, c)
        yield BriefLine(
            "", _words(story, c, left, right, also), (c.left, c.right, *[a for row in also for a in (row.left, row.right)]), "brief/differs"
        )


def _also(rows: list[Comparison], c: Comparison) -> list[Comparison]:
    """The other comparisons of the same left wording against the same right one in further reports."""
    return [o for o in rows if o is not c and o.dimension == c.dimension and c.left in (o.left, o.right)]


def _words(story: Story, c: Comparison, left: str, right: str, also: list[Comparison]) -> str:
    others = [a for o in also for a in (o.left, o.right) if a != c.left]
    where = story.reports([c.right.article, *(a.article for a in others)])
    first, second = story.report(c.left.article), where
    lead = DIMENSIONS[c.dimension]
    if c.rule == "attribution/same-words":
        return f"{lead}: “{capital(min(left, right, key=len))}”. {capital(c.reason)}"
    if c.left.article == c.right.article:
        return f"{lead}, {first} has both “{left}” and “{right}”."
    return f"{lead}, {first} has “{left}”, {second} “{right}”."


def _tells(c: Comparison) -> bool:
    """A difference in wording that a reader would care for: both sides have a word of their own, beyond spelling and small words."""
    sides = _MARKED.findall(c.reason)
    words = [{w.stem for w in words_in(side) if w.content and len(w.form) > 3} for side in sides]
    return len(words) == 2 and all(words) and not words[0] & words[1]


def _alike(story: Story, c: Comparison) -> bool:
    """Two wordings of the same words: neither is a piece of a longer speech of which the other is another piece."""
    left, right = ({w.stem for w in words_in(story.text(a)) if w.content} for a in (c.left, c.right))
    return len(left & right) >= ALIKE * max(len(left), len(right), 1)


ALIKE = 0.5
"""Share of the longer wording's content words that the other must have: two translations of a sentence share half, two sentences of
one speech a phrase."""
_BREAK, _THAT = re.compile(r"[,;:] | [—–-] "), re.compile(r" (?:that|which|who|whose)\b")
_MARKED = re.compile(r"“([^”]+)”")


def _in_context(story: Story, anchor: Anchor, dimension: str) -> str:
    """The printed words; few of them, or a number, come with their clause, so that a reader sees what they are about."""
    words = _short(story.text(anchor))
    if len(words.split()) > CONTEXT_BELOW and dimension != "figure":
        return words
    sentence, text = story.sentence(anchor), story.articles[anchor.article].text
    marks = [m.end() for m in _BREAK.finditer(text, sentence.start, anchor.start)]
    ends = [m.start() for m in _BREAK.finditer(text, anchor.end, sentence.end)]
    starts, ends = [sentence.start, *marks], [*ends, sentence.end]
    first, last = len(starts) - 1, 0
    while len(text[starts[first] : ends[last]].split()) < CONTEXT_WORDS and (first > 0 or last < len(ends) - 1):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    told = text[starts[first] : ends[last]]
    if len(told) > MAX_QUOTED and (found := _THAT.search(text, anchor.end, ends[last])) is not None:
        told = text[starts[first] : found.start()]
    return _short(told)


def _short(text: str) -> str:
    text = _BEFORE_MARK.sub(r"\1", " ".join(text.replace('"', "").replace("“", "").replace("”", "").split())).strip(" ,.;:")
    return text if len(text) <= MAX_QUOTED else text[:MAX_QUOTED].rsplit(" ", 1)[0] + " …"


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
    for rows in sorted(groups.values(), key=lambda g: (-_silence_weight(story, g, news), g[0].anchor)):
        fullest = sorted(rows, key=lambda x: (len(story.text(x.anchor)) > MAX_QUOTED, -len(story.text(x.anchor)), x.anchor, x.id))
        words = next((told for x in fullest if (told := _silence(story, x)) is not None), None)
        if words is None or (refused and (_COMMENT.search(words) or _ANSWER.search(words))):
            continue
        refused = refused or bool(_COMMENT.search(words) or _ANSWER.search(words))
        reports = story.reports([x.anchor.article for x in rows])
        verb = "reports" if len({story.report(x.anchor.article) for x in rows}) == 1 else "report"
        yield BriefLine("", f"{capital(words)}, {reports} {verb}.", tuple(x.anchor for x in rows), "brief/unsaid")


def _silence(story: Story, absence: Absence) -> str | None:
    """The printed words as a clause of its own, the silent party named; None where they tell of a matter that stands elsewhere."""
    words = _short(_neither(story, absence.anchor) + story.text(absence.anchor))
    if _BARE_END.search(words):
        words = _short(story.text(story.sentence(absence.anchor)))
        if len(words.split()) > MOST_WHOLE or _LEANS.match(words):
            return None
    if not (_UNTOLD.search(words) and phrase_pattern("tells").search(words)) or _points(words) or "…" in words or fault(words):
        return None
    named = absence.by and not _BOTH.match(words) and absence.by.split()[0].lower() not in _NOBODY | PRONOUNS
    told = _silent(story, absence.by, words) if named else words
    if told is None or (told == words and (_RELATIVE.match(words) or _LOOSE_IN.search(words))):
        return None
    return told


_BARE_END = re.compile(
    r"\b(?:say|said|tell|told|comment|confirm|confirmed|specify|elaborate|explain|explained|know|known|respond|responded|reply|answer"
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
    found = re.search(rf"\b(?:this|that|these|those|such) (?:{nouns}|questions?|matters?|points?)\b|\bwithout (?:naming|citing)\b", words, re.I)
    return found is not None


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


def _with_article(story: Story, by: str) -> str:
    """`Western diplomat` -> `a Western diplomat`; a name that the reports print with `the` keeps it."""
    plain = story.the(by)
    bare = plain == by and not re.match(rf"(?:{'|'.join(sorted(_DETERMINERS))})\b", by, re.I) and not by.endswith("s") and not re.search(r"[’']s? ", by)
    return f"a{'n' if by[0] in 'aeiouAEIO' else ''} {by}" if bare else plain


_DETERMINERS = ("the", "a", "an", "some", "one", "two", "three", "his", "her", "its", "their", "no", "both")


def _silent(story: Story, by: str, words: str) -> str | None:
    """`The port authority did not say who was aboard`: the name in place of the printed subject, which may be a pronoun; None without one."""
    name = capital(story.the(by) if " " not in by or by.split()[-1][:1].isupper() or by.split()[0].endswith("s") else _with_article(story, by))
    last = re.escape(by.split()[-1])
    subject = re.match(rf"(?:he|she|it|they|(?:the |an? |m(?:r|rs|s)\. )?(?:[\w.’'-]+ ){{0,3}}{last}),? (?={_DENIES})", words, re.I)
    if subject is not None:
        return f"{name} {words[subject.end() :]}"
    if re.match(_DENIES, words, re.I):
        return f"{name} {words[:1].lower()}{words[1:]}"
    return words if not _LEANS.match(words) else None


_DENIES = (
    r"(?:did|does|do|has|have|had|would|could|was|were|is|are|declined|declines|refused|refuses|made no|gave no|took no|offered no|never"
    r"|ha[sd]n|didn|doesn)"
)
_RELATIVE = re.compile(
    r"[^,]{0,90}, (?:who|which|that) |(?:his|her|their|its|they|he|she|whether|how|why)\b"
    r"|[^“”]{0,40}\b(?:had|has|was|were)\b[^“”]* but (?:did|does|gave|has|had|would)\b|it (?!is|was|remain|has|isn|wasn)"
    r"|nothing (?:\w+ )?(?:on|about|to) (?:this|that|it)\b|neither (?:would|could|has|have|had|did|is|was)\b"
    r"|[^“”]*\bcan(?:no|['’])t (?!say|confirm|tell|comment|give|discuss|be|rule)",
    re.IGNORECASE,
)
"""A silence found in an aside on somebody (`the host, who is not known for it`), of somebody unnamed, or of what cannot be done."""


def origin_lines(story: Story) -> Iterator[BriefLine]:
    """Which reports share wording, which statement several reports go back to, which report's date is in doubt."""
    pairs: dict[tuple[str, str], list[tuple[Anchor, Anchor]]] = {}
    for c in story.record.copies:
        left, right = sorted((c.left, c.right))
        pairs.setdefault((left.article, right.article), []).append((left, right))
    families = _families({pair for pair, rows in pairs.items() if len(rows) >= ONE_TEXT})
    for family in families:
        rows = [row for pair, found in sorted(pairs.items()) for row in found[:1] if family.issuperset(pair)]
        named = [story.report(a.id) for a in story.record.articles if a.id in family]
        outlets = [n if named.count(n) == 1 else f"{named.count(n)} reports of {n}" for n in dict.fromkeys(named)]
        text = f"{listed(outlets)} carry much the same text."
        yield BriefLine("", text, tuple(dict.fromkeys(a for pair in rows for a in pair))[:ANCHORS], "brief/copies")
    for (a, b), rows in sorted(pairs.items(), key=lambda p: (-sum(len(x.hull) for x, _ in p[1]), p[0])):
        if any({a, b} <= family for family in families):
            continue
        count = f"{len(rows)} passages" if len(rows) > 1 else "a passage"
        both = f"Two reports of {story.report(a)}" if story.report(a) == story.report(b) else listed([story.report(a), story.report(b)])
        yield BriefLine(
            "",
            f"{both} share {count} almost word for word.",
            tuple(x for pair in rows[:4] for x in pair),
            "brief/copies",
        )
    yield from _rests(story)
    for article in story.record.articles:
        if article.published.doubt:
            spots = [r.span for r in article.regions if r.kind in ("header", "dateline")] or [r.span for r in article.regions][:1]
            if spots:
                text = f"{capital(story.report(article.id))} is dated {article.published.value}, but {article.published.doubt}."
                yield BriefLine("", text, (Anchor(article.id, (spots[0],)),), "brief/date-doubt")


def _families(pairs: set[tuple[str, str]]) -> list[frozenset[str]]:
    """The reports that pairs join, directly or by others between them; the largest first."""
    found: list[set[str]] = []
    for pair in sorted(pairs):
        joined = [family for family in found if family & set(pair)]
        found = [family for family in found if not family & set(pair)]
        found.append(set(pair).union(*joined))
    return sorted(map(frozenset, found), key=lambda f: (-len(f), min(f)))


ONE_TEXT = 8
"""Passages that two reports share from which they are one text with changes: a report has about 30 sentences, a quoted statement three."""
ANCHORS = 12


def _rests(story: Story) -> Iterator[BriefLine]:
    """One sentence for reports that go back to the same statements, however many: `A and B rest on three statements by Ada Bright.`"""
    shared: dict[tuple[str, ...], dict[str, list[Origin]]] = {}
    for origin in story.record.origins:
        if len(origin.articles) > 1 and origin.kind in ("statement", "agency") and origin.anchors and origin.name.lower() not in PRONOUNS:
            name = f"the agency {origin.name}" if origin.kind == "agency" else story.the(origin.name)
            shared.setdefault(origin.articles, {}).setdefault(name, []).append(origin)
    alone: dict[str, list[tuple[tuple[str, ...], list[Origin]]]] = {}
    for articles, names in shared.items():
        if len(names) == 1:
            name, rows = next(iter(names.items()))
            alone.setdefault(name.split()[-1].casefold(), []).append((articles, rows))
    for same in alone.values():
        if len(same) > 1:
            name = min((story.the(rows[0].name) for _, rows in same), key=lambda n: (-len(n), n))
            told = [f"{_many(len(rows))} in {story.reports(articles)}" for articles, rows in same]
            anchors = tuple(a for _, rows in same for o in rows for a in o.anchors[:4])
            yield BriefLine("", f"Statements by {name} stand in more than one report: {'; '.join(told)}.", anchors, "brief/origin")
    merged = {articles for same in alone.values() if len(same) > 1 for articles, _ in same}
    for articles, names in shared.items():
        if articles in merged:
            continue
        total = sum(map(len, names.values()))
        many = {n: _many(len(rows)) for n, rows in names.items()}
        anchors = tuple(a for rows in names.values() for o in rows for a in o.anchors[:6])
        if total == 1:
            text = f"rest on one statement by {next(iter(names))}"
        elif len(names) == 1:
            text = f"carry the same {next(iter(many.values()))} statements by {next(iter(names))}"
        else:
            text = f"carry the same statements: {listed([f'{number} by {name}' for name, number in many.items()])}"
        yield BriefLine("", f"{story.reports(articles)} {text}.", anchors, "brief/origin")


def _many(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
