"""Question and passage -> whether the passage has what is asked for, 0 to 1: a number of the thing counted, a day, a speaker's words.

One function a kind, in a table. Rule: a slot that nothing fills makes no answer, however much else the passage covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from onrecord.answering.coverage import NEAR, Asked, name_match
from onrecord.answering.kinds import Kind
from onrecord.answering.passages import Passage, Words, home_of, words_of
from onrecord.answering.question import Question, Term, forms_in
from onrecord.answering.terms import asking, name_roots, root_of
from onrecord.lexicon.families import covered_by, extent_phrases
from onrecord.lexicon.polities import polities_in
from onrecord.model import Figure, Statement, Time

FATES = ("kill", "wound", "miss", "capture", "arrest", "casualty", "rescue", "survive", "evacuate", "flee")
"""Families of what befalls people: a count of one is not a count of another."""
_PART = re.compile(r"\b(?:how much of|to what extent|how far has|what part of|what share of)\b", re.I)
EXTENT = 0.9
"""What words for an extent count where a share is asked for: a number goes before them."""
_NAMED = re.compile(r",?\s+(?:(?:is\s+)?(?:named|called|identified as)\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?")
_STYLED = re.compile(r"(?:,\s+|\s+(?:is|was)\s+)(?:(?:the|an?|its|his|her|their|our)\s+)?(?:[\w’'-]+\s+){0,3}")
JOINT = 0.8
"""What a saying counts that the speaker shares with others (`the two governments said`): their own words go before it."""
_AHEAD = re.compile(r"\b(?:will|would|shall|expect\w*|due|schedul\w*|plan\w*|set to|to be|by|until|next|deadline)\b", re.I)
"""Words with which a time may be one to come."""
AROUND = 40
"""Code points beside a figure in which the noun that it counts can stand, where the record's measure does not name it."""


def filled(asked: Asked, passage: Passage) -> float:
    """How well the passage fills the slot that the question's first kind asks for."""
    rule = _SLOTS.get(asked.question.kind)
    return rule(asked, passage) if rule else 1.0


def _count(asked: Asked, passage: Passage) -> float:
    best = max((counted(asked, passage, figure) for figure in passage.figures), default=0.0)
    return max(best, EXTENT * (_PART.search(asked.question.text) is not None and tells_extent(passage.text)))


def counted(asked: Asked, passage: Passage, figure: Figure) -> float:
    """Whether a figure counts what is asked; an age has to be that of whoever is named."""
    if asked.question.measure == "old" and not _of_named(asked, passage, figure):
        return 0.0
    return counts(asked.question, passage, figure)


def tells_extent(text: str) -> bool:
    """Whether the text says how much of something without a number: `most of the town`, `fully retaken`."""
    words = text.lower().split()
    phrases = extent_phrases()
    return any(tuple(words[i : i + len(p)]) == p for i, word in enumerate(words) for p in phrases.get(word, ()))


def _of_named(asked: Asked, passage: Passage, figure: Figure) -> bool:
    """Whether an age is that of somebody whom the question names: the record says so, or nobody else is named between the two.

    Not `Ben Lund's 2-year-old son`, nor `a 19-year-old woman` where another is asked about.
    """
    if not asked.names:
        return True
    before = passage.article.text[passage.span.start : figure.anchor.start]
    if _POSSESSED.search(before):
        return False
    if figure.subject:
        subject = name_roots(figure.subject)
        return any(n.roots <= subject or subject <= n.roots for n in asked.names)
    if figure.measure.split() != ["age"]:
        return False
    last = max((p for p in passage.people if p[1] <= figure.anchor.start), default=None)
    return last is not None and any(n.roots <= name_roots(last[2]) for n in asked.names)


_POSSESSED = re.compile(r"(?:['’]s?|\b(?:his|her|their|its|my|our|your))\s+$", re.I)


def counts(question: Question, passage: Passage, figure: Figure) -> float:
    """Whether a figure counts what the question counts: the noun, what narrows it, and what befell it."""
    text = passage.article.text
    start, end = figure.anchor.start, figure.anchor.end
    printed = figure.anchor.text_in(text)
    stop = min(passage.span.end, end + AROUND)
    measured = words_of(" ".join((figure.measure, figure.unit_text or "", printed, figure.subject or "")))
    beside = measured | words_of(text[max(passage.span.start, start - AROUND) : stop])
    score = 1.0
    if not _measured(question.measure, figure):
        return 0.0
    if question.counted is not None:
        score = _noun(question.counted, measured, beside, figure, many=question.measure == "many")
        if not score:
            return 0.0
    wanted = fates_in({f for t in question.terms for f in t.families})
    told = fates_in(words_of(figure.measure).families)
    others = {f for other in passage.figures if other is not figure for f in fates_in(words_of(other.measure).families)}
    if wanted and not told and not figure.unit and not others & wanted:
        told = fates_in(passage.own.families if len(passage.figures) == 1 else beside.families)
    if wanted and not _same_fate(wanted, told):
        return 0.0
    if not wanted and told and not _is_figure(question.counted) and not (question.deed and _fated(question.deed, told)):
        score *= UNASKED
    any_figure = _is_figure(question.counted)
    if question.measure == "much" and question.counted and question.counted.form not in asking("money") and figure.unit is None:
        return 0.0
    if any_figure and figure.unit in _DURATIONS:
        return 0.0
    narrowed = [_holds(m, beside if any_figure else passage.own) or m.root in measured.names for m in question.modifiers]
    if narrowed and not (any(narrowed) if any_figure else all(narrowed)):
        return 0.0
    asked_of = {p for m in question.modifiers for p in polities_in(m.form.title())}
    of = set(polities_in(f"{figure.subject or ''} ; {printed}"))
    if asked_of and of and not asked_of & of:
        return 0.0
    if question.deed is not None and not _holds(question.deed, beside):
        score *= 0.8
    return score


UNASKED = 0.5
"""What a count of the killed, the arrested and the like counts where the question speaks of none of that."""


def _fated(deed: Term, told: set[str]) -> bool:
    return bool(deed.families & {f"event:{fate}" for fate in told})


_ALIKE = ({"capture", "arrest"}, {"casualty"})


def _same_fate(wanted: set[str], told: set[str]) -> bool:
    """Whether a count of what the figure tells answers for what is asked: `killed or wounded` does not answer for `killed`."""
    wider = {part for fate in wanted for part in covered_by(fate)} | wanted
    wider |= {fate for alike in _ALIKE if alike & wanted for fate in alike}
    return bool(told) and told <= wider


def fates_in(families: set[str] | frozenset[str]) -> set[str]:
    """What befalls people, of the families given."""
    return {f for f in FATES if f"event:{f}" in families or f"thing:{f}" in families}


_FIGURES = frozenset(root_of(w) for w in ("figure", "number", "amount", "total", "estimate", "count"))
_DURATIONS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})
_LENGTHS = frozenset({"m", "km", "mi", "ft", "yd", "nmi", "cm", "in", "mm"})
_AREAS = frozenset({"mi2", "km2", "m2", "acre", "ha", "ft2", "hectare"})
_MASSES = frozenset({"t", "kg", "g", "lb", "oz", "l", "gal", "bbl", "m3", "ml", "MWh", "kWh"})


def _measured(adjective: str, figure: Figure) -> bool:
    """Whether the figure is of the dimension that `how long`, `how old` asks for."""
    match adjective:
        case "old":
            return figure.unit in _DURATIONS and "age" in figure.measure.split()
        case "long":
            return figure.unit in _DURATIONS | _LENGTHS
        case "far" | "tall" | "high" | "deep" | "wide":
            return figure.unit in _LENGTHS or adjective == "high"
    return True


def _is_figure(noun: Term | None) -> bool:
    """Whether the noun only says that a number is asked for: `which casualty figures`."""
    return noun is not None and root_of(noun.form) in _FIGURES


def _noun(noun: Term, measured: Words, beside: Words, figure: Figure, *, many: bool) -> float:
    """Whether the figure counts the noun; people are counted by any noun for persons, a sum of money by any currency."""
    if _is_figure(noun):
        return 1.0
    if noun.form in asking("amount"):
        return 1.0 if noun.root in beside.roots else 0.6 if noun.families & beside.families else 0.0
    if noun.form in asking("people"):
        return 0.0 if figure.unit not in (None, "person") else 1.0
    if noun.form in asking("area") and figure.unit in _AREAS:
        return 1.0
    if many and figure.unit is not None and noun.root not in measured.roots:
        return 0.0
    if figure.unit in _MASSES | {"%"} and _holds(noun, beside):
        return 1.0
    if figure.unit in _MASSES:
        return 0.8
    if noun.form in asking("money"):
        return 1.0 if figure.unit and figure.unit.isupper() and len(figure.unit) == 3 or noun.root in beside.roots else 0.5
    if noun.root in measured.roots:
        return 1.0
    if noun.families & measured.families:
        return 0.9
    return 0.7 if noun.root in beside.roots and figure.unit is None else 0.0


def _holds(term: Term, words: Words) -> bool:
    return term.root in words.roots or bool(term.families & words.families) or root_of(term.form) in words.names


def _when(asked: Asked, passage: Passage) -> float:
    times = [t for t in passage.times if t.type in ("DATE", "TIME") and t.precision != "vague" and not t.value.endswith("_REF")]
    if asked.question.future and any(t.type == "DURATION" and is_ahead(passage, t) for t in passage.times):
        return 1.0
    if not times:
        return 0.0
    return 1.0 if not asked.question.future or _AHEAD.search(passage.text) or any(t.tense == "future" for t in times) else 0.0


def is_ahead(passage: Passage, time: Time) -> bool:
    """Whether a time is one to come: told so, or a stretch from now on (`within a month`, `in two weeks`)."""
    if time.type != "DURATION":
        return time.tense == "future"
    return bool(_WITHIN.search(passage.article.text[passage.span.start : time.anchor.start]))


_WITHIN = re.compile(r"\b(?:within|in|over|for|during) (?:(?:the|another|about|around|at least|up to|next|coming) )*$", re.I)


def _why(asked: Asked, passage: Passage) -> float:
    """Whether the passage gives a reason for the deed (where the question has none, for what it is about): beside it, or at the head.

    `The gate failed because it had rusted`; not `a keeper, who spoke unnamed because of his job, said that the gate failed`.
    """
    parts = [part for part in _PARTS.split(passage.text.lower()) if part.strip()]
    reasons = [i for i, part in enumerate(parts) if _reasons().search(part)]
    deed = asked.question.deed
    sought = [deed] if deed is not None else [t for t in asked.question.terms if not t.tail]
    told = [i for i, part in enumerate(map(words_of, parts)) if any(_holds(term, part) for term in sought)]
    return float(any(i in (0, at, at + 1) for i in reasons for at in told))


_PARTS = re.compile(r"[,;:—–(){}\"“”]+|\s-+\s")


@cache
def _reasons() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, asking("reason")), key=lambda w: (-len(w), w))) + r")\b")


def _where(asked: Asked, passage: Passage) -> float:
    return 1.0


def _said(asked: Asked, passage: Passage) -> float:
    """Whether whoever is asked about is the source of something in the passage."""
    if not asked.question.speaker:
        return 1.0 if passage.statements else 0.6
    spoken = max((speaks(asked, passage, s) for s in passage.statements), default=0.0) or _told_of(asked, passage)
    if asked.question.act != "say" and _tells_of_speaker(asked, passage):
        return max(spoken, 0.6)
    return spoken


def speaks(asked: Asked, passage: Passage, statement: Statement) -> float:
    """Whether the statement's source is the question's speaker: the same entity, a body of the same polity, or the same words."""
    if statement.source is None:
        return 0.0
    question = asked.question
    speaker = question.speaker
    text = passage.article.text
    printed = " ".join(text[s.start : s.end] for s in statement.source.spans)
    members = " ; ".join(m.name for m in statement.source.members)
    source = words_of(f"{statement.source.name} ; {printed} ; {members} ; {home_of(statement.source.name, passage.homes)}")
    held = {statement.source.entity, *(m.entity for m in statement.source.members)}
    names = [(n, e) for n, e in zip(asked.names, asked.entities, strict=True) if n.text in speaker or n.roots <= name_roots(speaker)]
    for _, entities in names:
        if statement.source.entity in entities[passage.record]:
            return 1.0
        if entities[passage.record] & held:
            return JOINT
    wanted = set(polities_in(speaker))
    common = [f for f in forms_in(speaker) if not any(f in n.text.lower() for n, _ in names)]
    if names:
        named = all(
            (n.polities and n.polities & source.polities) or (n.roots <= source.names | frozenset(source.roots)) for n, _ in names
        )
        if named and len(source.polities) > 1 and wanted:
            return JOINT
        if named:
            return 1.0 if not common or wanted or any(root_of(f) in source.roots for f in common) else 0.7
        return 0.0
    if wanted:
        return (1.0 if source.polities <= wanted else JOINT) if wanted & source.polities else 0.0
    roots = {root_of(f) for f in forms_in(speaker)}
    if not roots:
        return 0.0
    share = len(roots & source.roots) / len(roots)
    return share if share >= 0.5 else 0.0


def _told_of(asked: Asked, passage: Passage) -> float:
    """A speaker told of without a statement row: the passage names them; worth less than their own words."""
    roots = {root_of(f) for f in forms_in(asked.question.speaker)}
    names = [(n, e) for n, e in zip(asked.names, asked.entities, strict=True) if n.text in asked.question.speaker]
    if names:
        return 0.5 if all(name_match(n, e, passage) == 1.0 for n, e in names) and passage.absences else 0.0
    return 0.5 if roots and roots <= passage.own.roots and (passage.absences or passage.statements) else 0.0


def _whether(asked: Asked, passage: Passage) -> float:
    """For `Did X deny …`: X speaks, or is said not to have; for any other question of yes or no, the deed is told."""
    if not (asked.question.speaker and asked.question.act):
        return 1.0
    if asked.question.act != "say" and _tells_of_speaker(asked, passage):
        return max(_said(asked, passage), 0.6)
    acted = asked.question.act != "say" and asked.question.act in passage.acts
    return _said(asked, passage) or 0.5 * acted


def describes_source(passage: Passage) -> bool:
    """Whether whoever speaks in the passage is only described, and may be who is named around it: `The company denies it`."""
    return any(s.source is not None and s.source.name[:1].islower() for s in passage.statements)


def _tells_of_speaker(asked: Asked, passage: Passage) -> bool:
    """Whether the passage names whoever is asked about, as a source or not; or describes a source who may be the one named around it."""
    speaker = asked.question.speaker
    names = [(n, e) for n, e in zip(asked.names, asked.entities, strict=True) if n.text in speaker]
    roots = {root_of(f) for f in forms_in(speaker) if not any(f in n.text.lower() for n, _ in names)}
    least = 0.0 if describes_source(passage) else NEAR
    return all(name_match(n, e, passage) > least for n, e in names) and (roots <= passage.own.roots if not names else True)


def _who(asked: Asked, passage: Passage) -> float:
    """`What is the name of the dentist who …`: the passage names somebody `the dentist X` or `X, a local dentist`."""
    if not asked.question.name_of:
        return 1.0
    known = {root for n in asked.names for root in n.roots}
    text = passage.article.text
    for role in re.finditer(rf"\b{re.escape(asked.question.name_of)}\b", passage.text, re.I):
        start, end = passage.span.start + role.start(), passage.span.start + role.end()
        for first, last, name in passage.people:
            beside = _NAMED.fullmatch(text[end:first]) if end <= first else _STYLED.fullmatch(text[last:start]) if last <= start else None
            if beside and not name_roots(name) & known:
                return 1.0
    return 0.0


def _silent(asked: Asked, passage: Passage) -> float:
    return 1.0 if passage.absences else 0.4 if any(s.negated for s in passage.statements) else 0.0


def _via(asked: Asked, passage: Passage) -> float:
    return 1.0 if any(s.via for s in passage.statements) else 0.8


_SLOTS: Mapping[Kind, Callable[[Asked, Passage], float]] = {
    "who": _who,
    "count": _count,
    "when": _when,
    "where": _where,
    "why": _why,
    "said": _said,
    "whether": _whether,
    "silent": _silent,
    "via": _via,
}
