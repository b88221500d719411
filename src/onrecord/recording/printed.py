"""A printed sentence -> a line of the brief in its own words: who reports it behind it, a weekday with its date, a surname with its name.

What enters: the story and the anchor of a sentence. What leaves: one line, or None where the sentence does not stand by itself. A sentence
that says whose word it is (`police said`) bears its own attribution; one that judges or colours is put in quotation marks, as the outlet's
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.families import TitleRow
from onrecord.lexicon.loaded import loaded_pattern
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.model import Anchor, BriefLine, Statement
from onrecord.recording.days import with_days
from onrecord.recording.leaning import points_back
from onrecord.recording.referents import with_person
from onrecord.recording.sentences import misread, sentence
from onrecord.recording.soundness import fault
from onrecord.recording.story import PRONOUNS, Story
from onrecord.recording.verbs import is_cue

MAX_WORDS = 56
MIN_WORDS = 8
"""Words of a printed sentence that can stand in a brief: a shorter one sets a scene, a longer one is three sentences."""
MOSTLY = 0.5
"""Share of a sentence that one statement's content takes up from which the sentence says by itself whose word it is."""
WHOLLY = 0.85
"""Share of the printed words that our own frame must keep to stand for the sentence: it drops an aside, not a fact."""
_DATELINE = re.compile(
    r"^(?:[A-Z][a-z]{2,8}\.? \d{1,2} ?--+ ?)?(?:- ?|[—–] ?|(?:[A-Z][A-Z.,'’/ -]{2,40}(?:, ?[A-Z][A-Za-z. ]{1,20})?,? ?(?:\([^)]{1,30}\))?"
    r"|[A-Z]{3,}[A-Z, ]{0,20} \d{1,2}|\([^)]{1,30}\)|[A-Z][\w.,' ]{2,40}\([^)]{1,30}\)) ?(?:--+|[—–-]) ?)"
)
_PLACE_COLON = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,30}(?:, ?[A-Z][A-Za-z. ]{1,20})?: (?=[A-ZÀ-Þ“\"\d])")
"""`HAVEN: The ferry …`: a place or a label of the page (`EXCLUSIVE: …`) before a whole sentence."""
_LABEL = re.compile(
    r"^(?:[A-Z]{4,}(?: [A-Z]+)?|Updated?|Exclusive|Breaking|Correction|Developing): ?(?:\([^)]{4,20}\) ?)?(?:[–—-]+ ?)?(?=[A-Z“])"
)
"""`UPDATE: (5/6/31) - `: what a page calls its sentence."""
_BEFORE_MARK = re.compile(r" ([,.;:])(?=\s|$)")
_DOUBLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_HANGS_ON = frozenset(
    (
        "but and or yet so however meanwhile also still then instead nevertheless nonetheless thus therefore otherwise moreover besides"
        " additionally similarly likewise earlier later afterwards hence indeed plus elsewhere again there here such either neither"
        " other others how why"
    ).split()
) | (PRONOUNS - {"one"})
"""Words that tie the sentence they begin to the one before it."""
_LOOSE = re.compile(r"\b(?:he|she|they|him|her|his|hers|their|them|it|its)\b")
_OURS = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|me|you|You|your|Your|[Pp]lease)\b")
_MARKED = re.compile(r"“[^”]*”")
_MARKUP = frozenset("*#|<>{}[]•·►@")
_NAMED_NEXT = re.compile(r"[^,]{5,90}, (?:(?:the )?(?:[A-Z][\w’'-]+\.? ){2}|M(?:r|rs|s)\. [A-Z])")
"""An opening phrase, and behind its comma who it is about: `After his fall, Ada Bright …`."""
_NAMED = re.compile(r"[A-Z][\w’'-]+")
_FOR_A_PERSON, _FOR_THINGS = 5, 3
"""Words before a loose pronoun (`Before he left`; `When they came`) in which whom or what it means can stand."""


def printed_line(story: Story, anchor: Anchor, *, end: int | None = None) -> BriefLine | None:
    """The sentence as a line of no section yet; its rule says whether the words are the outlet's or a source's.

    `end` cuts it before an aside; what is left is the outlet's.
    """
    if end is not None:
        anchor = Anchor.at(anchor.article, anchor.start, end)
    printed = story.text(anchor) + ("." if end is not None else "")
    words = _BEFORE_MARK.sub(r"\1", straight_marks(_PLACE_COLON.sub("", _LABEL.sub("", _DATELINE.sub("", printed)))).strip())
    if _shows(story, anchor, words) or not _stands(words) or points_back(story, _MARKED.sub("", words)):
        return None
    if not (story.has_clause(anchor) or story.statements_saying(anchor)):
        return None
    told = _attributed(story, anchor)
    if told is not None and _covers(story, told, anchor):
        framed = sentence(story, told)
        if framed is not None and len(framed.split()) >= WHOLLY * len(words.split()) and "…" not in framed:
            return BriefLine("", framed, (story.spoken(told),), "brief/said")
    named = with_person(story, anchor, words)
    if named is None:
        return None
    plain = with_days(story, anchor, _with_names(story, anchor, named))
    outlet = story.report(anchor.article)
    if _colours(story, anchor, words, told):
        text = f"{outlet} reports: “{words.translate(_DOUBLE).rstrip()}”"
    elif told is not None or _frames(story, anchor) or _SAID_LAST.search(words):
        text = plain
    else:
        text = _reported(plain, outlet)
    return None if fault(text) else BriefLine("", text, (anchor,), "brief/lead")


def _colours(story: Story, anchor: Anchor, words: str, told: Statement | None) -> bool:
    """Whether the sentence judges in the outlet's own words: what a source says is the source's."""
    own = _MARKED.sub("", words)
    if told is not None:
        text = story.articles[anchor.article].text
        first, last = told.anchor.start, told.anchor.end
        own = text[anchor.start : max(anchor.start, first)] + " " + text[min(last, anchor.end) : anchor.end]
    return loaded_pattern().search(own) is not None


def straight_marks(text: str) -> str:
    """Straight double quotation marks as opening and closing ones, by turns; an odd one stays and is a fault."""
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    return "".join(part + ("" if n == len(parts) - 1 else "“" if n % 2 == 0 else "”") for n, part in enumerate(parts))


def _reported(words: str, outlet: str) -> str:
    """`… on the strait.` -> `… on the strait, the Courier reports.`"""
    if words.endswith((".”", "!”", "?”")):
        return f"{words[:-2]}{words[-2] if words[-2] != '.' else ','}” {outlet} reports."
    return f"{words[:-1]}, {outlet} reports."


@cache
def _abbreviated() -> frozenset[str]:
    """Titles with a stop of their own: a sentence that ends on one was cut there."""
    return frozenset(row.word for row in table("titles", TitleRow) if row.word.endswith("."))


def _shows(story: Story, anchor: Anchor, words: str) -> bool:
    """Whether the words stand under a picture: what is over is told there in the present, with its day."""
    found = _seen().search(words)
    if found is None:
        return False
    published = story.articles[anchor.article].published.value or ""
    return any(len(t.value) >= len("2031-05-05") and t.value[:10] <= published[:10] for t in story.days_in(anchor))


@cache
def _seen() -> re.Pattern[str]:
    verbs = "|".join(sorted(phrases("seen in a picture")))
    return re.compile(rf"^[^,“”]{{3,90}}?(?:, (?:left|right|center|centre),)? (?:{verbs})\b")


def _stands(words: str) -> bool:
    """A whole statement of fact that needs nothing before it: no question, no address to readers, no loose pronoun, no mark of the page."""
    count = len(words.split())
    if not MIN_WORDS <= count <= MAX_WORDS or not words.endswith((".", ".”")) or words.endswith(("...", "….", "…")):
        return False
    if words.split()[-1] in _abbreviated():
        return False
    if not words[:1].isalnum() or words[:1].islower() or words.count("“") != words.count("”") or '"' in words or _MARKUP & set(words):
        return False
    plain = _MARKED.sub("", words)
    first = re.split(r"[,’']", words.split()[0])[0].lower()
    if first in _HANGS_ON or _OURS.search(plain) or phrase_pattern("page lines").search(words):
        return False
    if _HEADLINE.match(plain) or _STUB.search(plain) or _which().match(plain):
        return False
    loose = _LOOSE.search(plain)
    before = plain[: loose.start()] if loose is not None else ""
    far = _FOR_A_PERSON if loose is not None and loose[0] in ("he", "she", "him", "his", "her", "hers") else _FOR_THINGS
    return loose is None or len(before.split()) >= far or bool(_NAMED.search(before[1:])) or bool(_NAMED_NEXT.match(plain))


_HEADLINE = re.compile(r"(?:[A-Z][\w.’'()-]*,? ){2,6}to (?!(?:the|an?|his|her|its|their)\b)[a-z]+ ")
"""`Harbour Board to sell its last tug`: a line of a heading, with no finite verb."""
_STUB = re.compile(
    r"^(?:for (?:years|months|decades|weeks|(?:the|that|this|the same) reason)"
    r"|by (?:contrast|comparison)|on the other hand|to that end|over the (?:years|decades)"
    r"|in (?:recent|past|addition|fact|other|that|this|another|the (?:meantime|next|same|end))"
    r"|the others? (?:was|were|is|are|had|has|have|died|said|told|came|went)|if"
    r"|(?:all|much|most|some|part|none|one|both|each) of (?:this|that|it|them|these|those)|as a result"
    r"|at (?:the|that) (?:same )?time|of course|for (?:example|instance|now))\b",
    re.IGNORECASE,
)
"""Beginnings that set a scene or go on from the sentence before."""
@cache
def _which() -> re.Pattern[str]:
    """A subject that a reader has to look up in the sentence before."""
    nouns = "|".join(sorted(phrases("which one")))
    return re.compile(rf"^the (?:{nouns}) (?!(?:of|that|who|which|in|from|whose|behind|at)\b)", re.IGNORECASE)


def _attributed(story: Story, anchor: Anchor) -> Statement | None:
    """The statement whose content is most of the sentence, where the sentence prints its source and its cue."""
    rows = [
        s
        for s in story.statements_in(anchor)
        if s.source is not None
        and s.source.spans
        and s.cue is not None
        and s.cue.spans
        and s.source.name.lower() not in PRONOUNS
        and anchor.start <= s.source.spans[0].start < anchor.end
        and anchor.start <= s.cue.spans[0].start < anchor.end
        and s.cue.act not in ("intend", "feel")
        and "noun" not in s.rule
        and is_cue(s.cue.lemma)
        and not misread(story, s)
    ]
    size = max(1, len(anchor.hull))
    rows = [s for s in rows if sum(map(len, s.anchor.spans)) >= MOSTLY * size]
    return max(rows, key=lambda s: (sum(map(len, s.anchor.spans)), s.id), default=None)


def _frames(story: Story, anchor: Anchor) -> bool:
    """Whether a source and its cue stand where a sentence says whose word it is: at its beginning or at its end."""
    for s in story.statements_saying(anchor):
        assert s.source is not None and s.cue is not None
        first, last = min(s.source.spans[0].start, s.cue.spans[0].start), max(s.source.spans[-1].end, s.cue.spans[-1].end)
        if is_cue(s.cue.lemma) and "noun" not in s.rule and not misread(story, s) and s.cue.act not in ("intend", "feel"):
            if first <= anchor.start + AT_THE_EDGE and last <= anchor.start + 2 * AT_THE_EDGE or last >= anchor.end - AT_THE_EDGE:
                return True
    return False


_SAID_LAST = re.compile(r", [^,“”]{2,60} (?:said|says|say|reported|reports|reporting|announced|told [^,]{2,30})(?: \w+day)?\.$")
AT_THE_EDGE = 30
"""Code points of a sentence's beginning and end in which `police said` stands, a day with it."""


def _covers(story: Story, statement: Statement, anchor: Anchor) -> bool:
    """Nothing of weight stands in the sentence beside the statement."""
    return sum(map(len, story.spoken(statement).spans)) >= WHOLLY * len(anchor.hull) and statement.anchor.end <= anchor.end


def _with_names(story: Story, anchor: Anchor, words: str) -> str:
    """The sentence's surnames (`Mr. Lund`) as names that the reports give in full, each at its first place, outside quotation marks."""
    done: set[str] = set()
    for printed, name in _surnames(story, anchor):
        if name in done or (name in words and printed.lower() not in _OFFICES):
            continue
        done.add(name)
        marked = [m.span() for m in _MARKED.finditer(words)]
        for found in re.finditer(rf"(?<![\w’'.-])(?:M(?:r|rs|s)\.? )?{re.escape(printed)}(?![\w-])", words):
            named = re.search(rf"\b{re.escape(printed.split()[-1])}\b", words[: found.start()])
            if named is not None or words[found.end() :].lstrip(", ").startswith(name):
                break
            if not any(start < found.start() < end for start, end in marked) and not _part_of_name(words, found.start(), found.end(), name):
                words = words[: found.start()] + name + words[found.end() :]
                break
    return words


def _part_of_name(words: str, start: int, end: int, name: str) -> bool:
    """A name inside a longer one, behind how it is spoken (`Ada (AH-da) Bright`) or a nickname, or that tells whose (`the Lund family`)."""
    before, after = words[:start].split(), words[end:].split()
    if before and (before[-1] in name.split() or before[-1].endswith((")", "”"))):
        return True
    if before and before[-1].lower() in ("the", "a", "an") and words[start : start + 4].lower() != "the ":
        return True
    return bool(before and before[-1][:1].isupper() and start and len(before) > 1 and not before[-1].endswith((".", ",")) ) or bool(
        after and after[0][:1].isupper() and words[end : end + 1] == " "
    )


def _surnames(story: Story, anchor: Anchor) -> Iterator[tuple[str, str]]:
    for mention, name in story.persons_in(anchor):
        printed = story.text(mention)
        last = printed.split()[-1] if printed else ""
        if printed.lower() in _OFFICES and name[:1].isupper() and name.lower() != printed.lower():
            yield printed, name
        elif len(name.split()) > 1 and name.split()[-1] == last and len(printed.split()) <= (2 if _TITLED.match(printed) else 1):
            yield printed, name


_OFFICES = frozenset(
    f"the {office}"
    for office in "president chancellor king queen pope senator governor mayor congressman congresswoman minister premier".split()
) | {"the prime minister", "the vice president", "the first lady"}
"""A description that stands for one person whom the reports name."""
_TITLED = re.compile(r"M(?:r|rs|s)\.? ")
