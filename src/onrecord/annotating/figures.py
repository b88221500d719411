"""Article and its parse -> figures: every number that counts something, as an interval with its bound, unit, measure, subject and place.

A bound is never a point, and a number that names something (`Article 5`, a year, a score) is no figure. Figures come in text order;
each knows the innermost statement whose content holds it, and the figure that it is a part of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from onrecord.annotating.as_of import as_of_days
from onrecord.annotating.belonging import Belonging, harms
from onrecord.annotating.designations import uncounted
from onrecord.annotating.holders import Holders
from onrecord.annotating.intervals import ChangeRow, Quantity, bound_behind, quantities
from onrecord.annotating.measures import Counted, counted, measure_words
from onrecord.annotating.nouns import STATES, joint
from onrecord.annotating.numbers import numerals
from onrecord.annotating.surroundings import Surroundings
from onrecord.annotating.tallies import TALLIES, asked_before, tallied
from onrecord.annotating.units import rate_after
from onrecord.lexicon import table
from onrecord.model import Anchor, Article, Entity, Figure, Parse, RegionKind, Statement, Time, Token, When

COUNTED_REGIONS: frozenset[RegionKind] = frozenset({"body", "title", "embed", "caption"})
_ANY_NUMBER = re.compile(
    r"\d|[½¼¾⅓⅔⅛]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds?|thousands?|millions?|billions?|trillions?|lakhs?|crores?|dozens?|scores|tens|several|few|half|third|quarter|fifth|tenth|sixth"
    r"|eighth)",
    re.IGNORECASE,
)


_OF_MONEY = "amount"
"""The measure of a sum of which nothing is told."""
_DEFINITE = frozenset({"the", "these", "those", "both"})
_OPENING = re.compile(r"(?:^|[.;\n\"“]\s*)of\s(?:the|its|their|his|her|our|those|these)\s$", re.IGNORECASE)
_OF_THE = re.compile(r"\sof\s(?:all\s)?(?:(?:the|its|their|his|her|our|those|these)\s|(?:[\w-]+\s){0,3}[\w-]+[\u2019']s?\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of `parts.toml`."""

    phrase: str
    side: str
    example: str


@dataclass(frozen=True, slots=True)
class _Draft:
    quantity: Quantity
    what: Counted
    rate: str | None
    measure: str
    subject: str | None
    sentence: int
    part: bool
    opening: bool
    """`Of the 40 miners, …`: a whole, whose parts follow."""


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("parts", PartRow)
    before = "|".join(sorted((re.escape(r.phrase) for r in rows if r.side == "before"), key=lambda p: (-len(p), p)))
    after = "|".join(sorted((re.escape(r.phrase) for r in rows if r.side == "after"), key=lambda p: (-len(p), p)))
    return re.compile(rf"\b(?:{before}),?\s+$", re.IGNORECASE), re.compile(rf"\s(?:{after})\b", re.IGNORECASE)


@cache
def _changes() -> frozenset[str]:
    return frozenset(row.lemma for row in table("changes", ChangeRow))


def find_figures(
    article: Article, parse: Parse, *, times: Sequence[Time], entities: Sequence[Entity], statements: Sequence[Statement]
) -> tuple[Figure, ...]:
    """The figures of an article, ids `ARTICLE.f1…`: `more than 300 pupils were moved` -> at 300 and up, `pupils moved`."""
    near = Surroundings.of(article.text, parse, times, entities)
    whose = Belonging.of(article, parse, entities)
    inside = Holders.of(statements, parse)
    drafts: list[_Draft] = []
    for _, group in groupby(parse.sentences, key=lambda s: s.paragraph):
        sentences = tuple(group)
        start, end = sentences[0].start, sentences[-1].end
        region = article.region_at(start)
        if region is None or region.kind not in COUNTED_REGIONS or not _ANY_NUMBER.search(article.text, start, end):
            continue
        skipped = uncounted(near, numerals(article.text, start, end), start=start, end=end)
        found = quantities(article.text, start, end, skip=[n for n, _ in skipped], changes=lambda at: _after_change(parse, at))
        drafts.extend(d for q in found if (d := _draft(article.text, parse, q, whose, end)) is not None)
    return _finished(article, parse, drafts, whose, inside, as_of_days(article, parse, times))


def _after_change(parse: Parse, at: int) -> bool:
    """Whether a word of change stands before the `from` at this offset, in the same clause."""
    token = parse.token_at(at)
    if token is None:
        return False
    above = [t for t in parse.ancestors(token)[:CLIMB] if t.i < token.i] if token.lower == "from" else []
    near = parse.tokens[max(parse.sentence_of(token).first, token.i - 3) : token.i]
    return parse.head(token).lemma.lower() in _changes() or any(t.lemma.lower() in _changes() for t in (*above, *near))


CLIMB = 4
"""Heads above a `from` among which the verb of change stands: `raised the sum that it pays to tenants from 40 to 70`."""


def _draft(text: str, parse: Parse, quantity: Quantity, whose: Belonging, limit: int) -> _Draft | None:
    what = counted(parse, quantity, text)
    if what is None:
        return None
    if _stands_for_people(parse, quantity, what):
        return None
    if _topic_about(parse, quantity):
        quantity = replace(quantity, bound="exact", start=quantity.first.start, rule="figures/exact")
    if _particle(parse, quantity):
        value = quantity.low if quantity.low is not None else quantity.high
        quantity = replace(quantity, start=quantity.first.start, low=value, high=value, bound="exact", rule="figures/exact")
    if quantity.prefix.split(" ")[0] in {"over", "under", "above", "below"} and _spanning(parse, quantity):
        value = quantity.low if quantity.low is not None else quantity.high
        quantity = replace(quantity, low=value, high=value, bound="exact", rule="figures/exact")
    if what.noun is None and quantity.unit is None and quantity.low is None and quantity.high is None and not what.verbs:
        return None
    rate = None
    noun = what.noun
    if noun is not None:
        behind = bound_behind(text, noun.end, limit)
        value = quantity.low if quantity.low is not None else quantity.high
        if behind is not None and quantity.bound == "exact" and value is not None:
            bound, stop = behind
            low, high = (value, None) if bound == "at-least" else (None, value) if bound == "at-most" else (value, value)
            quantity = replace(quantity, low=low, high=high, bound=bound, rule=f"figures/{bound}")
            what = replace(what, end=stop)
        if quantity.unit is None and (per := rate_after(text, noun.end, limit)) is not None:
            rate, stop = per
            what = replace(what, end=max(what.end, stop))
    naming = whose.naming_tokens(what)
    measure = measure_words(parse, quantity, what, skip=naming)
    if measure in TALLIES:
        measure = asked_before(parse, what.number) or measure
    if not measure and quantity.unit is None and not what.age:
        measure = _told_of(parse, what.number) or asked_before(parse, what.number) or ""
    before, after = _parts()
    behind_it = any(after.match(text, end) is not None for end in (quantity.end, max(quantity.end, what.end)))
    part = behind_it or before.search(text[max(0, quantity.start - 16) : quantity.start]) is not None
    spanned = quantity.unit is not None and quantity.unit.kind == "time" and noun is None and not what.age
    tally = what.topic is not None and tallied(parse, what.topic, frozenset()) is not None
    subject = whose.sentenced(what) if spanned else None if tally else whose.subject(what)  # who puts a toll at N does not own it
    opening = _OPENING.search(text[max(0, quantity.start - 16) : quantity.start]) is not None and text[what.end : what.end + 1] == ","
    return _Draft(quantity, what, rate, measure, subject, what.number.sentence, part, opening)


def _told_of(parse: Parse, number: Token) -> str:
    """What a number alone is said to be, or is taken from: `12 are pupils`, `three of the injured`."""
    head = parse.head(number)
    if number.dep == "nsubj" and head.lemma.lower() == "be":
        nouns = [c for c in parse.children(head) if c.dep == "attr" and c.tag in {"NNS", "NNPS"}]
        return " or ".join(t.lower for noun in nouns[:1] for t in joint(parse, noun))
    of = next((c for c in parse.children(number) if c.dep == "prep" and c.lower == "of"), None)
    of_whom = next((c for c in parse.children(of) if c.dep == "pobj"), None) if of is not None else None
    return f"of the {of_whom.lower}" if of_whom is not None and of_whom.pos in {"ADJ", "VERB"} else ""


def _stands_for_people(parse: Parse, quantity: Quantity, what: Counted) -> bool:
    """`the two met again`: the number is a pronoun for two who were named, unless it tells how many were harmed."""
    if what.noun is not None or quantity.unit is not None or what.age or what.role != "subject" or what.number.i == 0:
        return False
    before = parse.tokens[what.number.i - 1]
    return before.lower in _DEFINITE and not any(v.lemma.lower() in harms() or v.lower in STATES for v in what.verbs)


def _topic_about(parse: Parse, quantity: Quantity) -> bool:
    """`a film about two brothers`: `about` governs the phrase and bounds nothing."""
    if quantity.bound != "about" or not quantity.prefix.startswith("about") or not quantity.first.written:
        return False
    token = parse.token_at(quantity.start)
    return token is not None and token.lower == "about" and token.dep == "prep" and token.tag == "IN"


def _particle(parse: Parse, quantity: Quantity) -> bool:
    """`handed over 25 sailors`: the word before the number belongs to its verb and bounds nothing."""
    token = parse.token_at(quantity.start)
    return token is not None and quantity.prefix == token.lower and token.dep == "prt"


def _spanning(parse: Parse, quantity: Quantity) -> bool:
    """`over two years` after a verb spans the time rather than exceeding it."""
    token = parse.token_at(quantity.start)
    if token is None or quantity.unit is None or quantity.unit.kind != "time" or token.lower not in {"over", "under"}:
        return False
    return token.dep == "prep" and parse.head(token).pos in {"VERB", "AUX", "NOUN"} and token.tag == "IN"


def _finished(
    article: Article, parse: Parse, drafts: Sequence[_Draft], whose: Belonging, inside: Holders, asked: Mapping[int, When]
) -> tuple[Figure, ...]:
    out: list[Figure] = []
    kept: list[_Draft] = []
    wholes: list[int] = []
    """For each figure the index of the one that it is a part of, else its own."""
    drafts = _suspended(article.text, drafts)
    for draft in drafts:
        quantity, what = draft.quantity, draft.what
        number = len(out) + 1
        enclosing = _enclosing(article.text, draft, kept)
        measure, subject = draft.measure, draft.subject
        if enclosing is not None:
            whole = out[enclosing]
            shared = kept[enclosing].what
            if what.noun is None and quantity.unit is None:
                noun = _counted_words(kept[enclosing], parse)
                measure = measure if measure.startswith(noun) else f"{noun} {measure}".strip()
            elif not what.verbs and shared.verbs and quantity.unit is None and not what.age:  # `60 people, including two clerks, were hurt`
                as_whole = replace(what, verbs=shared.verbs, role=shared.role)
                measure = measure_words(parse, quantity, as_whole, skip=whose.naming_tokens(what))
            subject = subject or whole.subject
        elif what.noun is None and quantity.unit is None and not what.age and kept and _near(kept[-1], draft):
            last = wholes[-1]
            before = kept[last]
            if not measure:
                measure = out[last].measure
            elif measure in TALLIES and not before.what.age:  # `the mayor put the number at 40`: the number of what was just counted
                measure = out[last].measure
            elif what.role != "given" and before.what.noun is not None and before.quantity.unit is None and what.topic is None:
                measure = f"{before.what.noun.lower} {measure}"
        elif not measure and quantity.unit is not None and kept and kept[-1].sentence == draft.sentence:
            beside = kept[-1].quantity.unit  # `$40 million, down from $52 million`
            if beside is not None and beside.name == quantity.unit.name:
                measure = out[-1].measure
        if subject is None and quantity.unit is not None and quantity.unit.kind == "area":
            subject = next(
                (f.subject for f, d in zip(out[::-1], kept[::-1], strict=True) if d.sentence == draft.sentence and f.subject), None
            )
        if subject is not None and subject.lower() in measure.split():
            subject = None  # `nine of them`, of the passengers: what is counted is not whose it is
        unit = quantity.unit
        holder = inside.giving(quantity.start, what.number)
        part_of = out[enclosing].id if enclosing is not None else None
        if part_of is None and number < len(drafts) and _of_next(article.text, draft, drafts[number]):
            part_of = f"{article.id}.f{number + 1}"
        if number > 1 and _of_next(article.text, drafts[number - 2], draft):
            measure = measure_words(parse, quantity, replace(what, verbs=(), role=""), skip=whose.naming_tokens(what))
        out.append(
            Figure(
                id=f"{article.id}.f{number}",
                anchor=Anchor.at(article.id, quantity.start, max(what.end, quantity.end)),
                low=quantity.low,
                high=quantity.high,
                bound=quantity.bound,
                unit="year" if what.age else unit.name if unit is not None else draft.rate,
                unit_text=unit.text if unit is not None else None,
                measure=measure or (_OF_MONEY if unit is not None and unit.kind == "money" else unit.text if unit is not None else ""),
                subject=subject,
                place=whose.place(what),
                as_of=asked.get(draft.sentence) or (holder.said if holder is not None else None),
                statement=holder.id if holder is not None else None,
                part_of=part_of,
                rule=quantity.rule,
            )
        )
        wholes.append(enclosing if enclosing is not None else len(kept))
        kept.append(draft)
    return _measured(article.id, out)


def _measured(article: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures without the bare whole numbers that nothing explains (`A: Two.`): those count nothing; the ids close up."""
    stay = [f for f in figures if f.measure or f.bound != "exact" or f.low is None or not f.low.is_integer()]
    numbered = {f.id: f"{article}.f{n}" for n, f in enumerate(stay, 1)}
    return tuple(replace(f, id=numbered[f.id], part_of=numbered.get(f.part_of) if f.part_of is not None else None) for f in stay)


def _near(before: _Draft, draft: _Draft) -> bool:
    """In one sentence; a bare `the number` looks back one sentence more."""
    return draft.sentence - before.sentence <= (1 if draft.measure in TALLIES else 0)


def _of_next(text: str, draft: _Draft, after: _Draft) -> bool:
    """`ten of the 12 miners`: the next figure is the whole."""
    size, whole = draft.quantity.high or draft.quantity.low, after.quantity.high or after.quantity.low
    fits = size is None or whole is None or size <= whole
    return fits and draft.sentence == after.sentence and _OF_THE.fullmatch(text[draft.quantity.end : after.quantity.start]) is not None


def _suspended(text: str, drafts: Sequence[_Draft]) -> list[_Draft]:
    """`four- and six-seat boats`: a number with a hanging hyphen is measured as the next one."""
    out = list(drafts)
    for i in range(len(out) - 2, -1, -1):
        end = out[i].quantity.end
        if text[end : end + 1] == "-" and text[end + 1 : end + 2] in {",", " "} and out[i].sentence == out[i + 1].sentence:
            out[i] = replace(out[i], measure=out[i + 1].measure)
    return out


def _counted_words(draft: _Draft, parse: Parse) -> str:
    return draft.what.noun.lower if draft.what.noun is not None else draft.measure


def _enclosing(text: str, draft: _Draft, kept: Sequence[_Draft]) -> int | None:
    """The figure before it in the sentence that a part belongs to: same unit, and not smaller."""
    if not draft.part:
        before = kept[-1] if kept else None
        bare = draft.what.noun is None and draft.quantity.unit is None and not draft.what.age
        return len(kept) - 1 if before is not None and bare and before.opening and before.sentence == draft.sentence else None
    size = draft.quantity.low if draft.quantity.low is not None else draft.quantity.high
    for i in range(len(kept) - 1, max(-1, len(kept) - 5), -1):
        other = kept[i]
        if draft.sentence - other.sentence > 0 or other.part:
            continue
        whole = other.quantity.high if other.quantity.high is not None else other.quantity.low
        same_unit = (other.quantity.unit is None) == (draft.quantity.unit is None)
        if same_unit and (size is None or whole is None or whole >= size or other.quantity.high is None):
            return i
    return _of_those_before(draft, kept, size) if _OF_THEM.match(text, draft.quantity.end) else None


def _of_those_before(draft: _Draft, kept: Sequence[_Draft], size: float | None) -> int | None:
    """`48 climbers came down. Seven of them had lost a boot`: some of those whom the last larger number counts, a sentence or two back."""
    for i in range(len(kept) - 1, max(-1, len(kept) - 5), -1):
        other = kept[i]
        whole = other.quantity.high if other.quantity.high is not None else other.quantity.low
        if draft.sentence - other.sentence > THEM or size is None:
            break
        if other.what.noun is not None and other.quantity.unit is None and not other.part and whole is not None and whole > size:
            return i
    return None


THEM = 2
"""Sentences back to the number that `nine of them` are taken from."""
_OF_THEM = re.compile(r"\s+of\s+them\b", re.IGNORECASE)
