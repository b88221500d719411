"""Propositions -> frames: the slots in a form that two reports can be compared by.

A frame's units are what the clause is about: countries and people by their story identity, other words by their family. Sameness of two
frames is decided on the slots (deed, doer, thing, place); rarity of the shared units says how much the likeness weighs. Times, numbers,
extent and negation are left out here: they are what the reports may disagree about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum, log

from onrecord.lexicon.families import event_family, is_event, is_thing, is_whole, thing_deed, thing_family
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import stem, stopwords, words_in
from onrecord.linking.blocking import blocks_of, pairs_sharing
from onrecord.linking.denied import named_claim, tells_a_claim
from onrecord.linking.entities import fold_name
from onrecord.linking.parties import Parties
from onrecord.linking.rebuttals import says_instead
from onrecord.model import Anchor, Annotations, Article, Proposition, Span, Statement

OVERLAP = 0.5
"""Weight of the shared units over the lighter frame's: half of what is said, rare words counting more."""
NAMED_OBJECT = 0.75
"""What a deed to the whole of one named thing counts for (`retook Lissen`, `pushed them out of most of Lissen`), however it is worded."""
TWO_PARTIES = 0.6
"""What one deed to one kind of thing between the same two countries counts for (`the treaty between …`), however else it is described."""
AGAINST = -1.0
TELLING_NUMBER = 20
"""A number from here on, given by two clauses for one deed, is as telling as two words."""
MAX_BLOCK = 80
"""Frames that one pair of deed and unit may bring together; more means that the whole story is about it, and it proposes nothing."""

_NAMED = frozenset({"person", "body", "military", "media"})
_COURSE = frozenset({"continue", "conclude", "stop"})
_CLAUSE_AND_MODAL = frozenset({"propositions/clause", "propositions/modal"})
"""How far a deed has come: `the battle for the pass` and `the battle continued` do not claim the same."""
_LIGHT = frozenset("make give have take be do carry get hold put express".split())
_WORD = re.compile(r"[a-z][a-z'-]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """One proposition, ready to be compared; `order` counts all frames of the story in article and text order.

    `asked`: its sentence ends in a question mark, or it hangs on an `if`, so that nobody says that it is so. `owned`: a deed without a
    doer of its own that is denied, confirmed or laid to somebody's charge (`denied sending the letter`).
    """

    order: int
    article: int
    proposition: Proposition
    statement: Statement | None
    families: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    sides: frozenset[str]
    units: frozenset[str]
    places: frozenset[str]
    named: frozenset[str]
    asked: bool = False
    owned: bool = False

    @property
    def told_as_done(self) -> bool:
        """Not an infinitive of purpose, a question or a condition."""
        return (self.proposition.rule != "propositions/open" or self.owned) and not self.asked


def frames_of(articles: Sequence[Article], annotations: Sequence[Annotations], parties: Parties) -> tuple[Frame, ...]:
    """One frame a proposition, in article and text order."""
    out: list[Frame] = []
    for n, (article, one) in enumerate(zip(articles, annotations, strict=True)):
        times = _Stretches(tuple(sorted(t.anchor.hull for t in one.times)))
        named_at = {m.hull: e for e in one.entities if e.kind in _NAMED for m in e.mentions}
        mentions = _Stretches(tuple(sorted(named_at)))
        questions = _Stretches(tuple(Span(a, b) for a, b in sorted(one.sentences) if a < b and _is_question(article.text[a:b])))
        statements, figures = {s.id: s for s in one.statements}, {f.id: f for f in one.figures}
        for p in one.propositions:
            families = _families(p)
            statement = statements.get(p.statement or "")
            owner = _owner(article.text, p, statement, parties)
            agent = _doer(p, families, parties) if owner is None else owner
            patient = slot_units(p.patient, parties)
            places = frozenset(u for place in p.places for u in slot_units(place, parties))
            countries, dropped = parties.named(p.anchor.text_in(article.text))
            inside = mentions.within(p.anchor)
            who = frozenset(u for span in inside for u in _entity_units(parties.entity_of[named_at[span].id], parties))
            said = {w.form for span in (*times.within(p.anchor), *inside) for w in words_in(article.text, span.start, span.end)}
            words = frozenset(unit for lemma in p.lemmas if lemma not in dropped and lemma not in said and (unit := _unit(lemma)))
            numbers = {
                f"#{f.low:g}" for fid in p.figures if (f := figures.get(fid)) is not None and f.low is not None and f.low >= TELLING_NUMBER
            }
            units = (agent | patient | places | words | who | {place_unit(name) for name in countries} | numbers) - families
            sides = frozenset().union(*(parties.sides(p.agent),)) if p.agent else frozenset()
            named = places | slot_units(" ".join(w for w in (p.patient or "").split() if w[0].isupper()), parties)
            asked = questions.holding(p.anchor.start) or _is_supposed(article.text, p, one.sentences)
            asked = asked or _only_inside(article.text, p, statement) or (statement is None and _is_denied(article.text, p, one.sentences))
            out.append(Frame(len(out), n, p, statement, families, agent, patient, sides, units, places, named, asked, owner is not None))
    return tuple(out)


def _doer(p: Proposition, families: frozenset[str], parties: Parties) -> frozenset[str]:
    """The agent's units; a deed is not its own doer (`an attack began`)."""
    if p.agent and event_family(p.agent.lower().split()[-1]) in families and is_event(p.agent.lower().split()[-1]):
        return frozenset()
    return slot_units(p.agent, parties)


def _owner(text: str, p: Proposition, statement: Statement | None, parties: Parties) -> frozenset[str] | None:
    """Whose deed a gerund or a noun names that a statement denies or confirms, the speaker's, or brings against somebody, the words' before
    it; None for other clauses."""
    if statement is None or statement.cue is None or statement.source is None or p.rule not in ("propositions/open", "propositions/noun"):
        return None
    before = text[statement.anchor.start : p.anchor.start]
    if p.rule == "propositions/open" and not _GERUND.match(text, p.anchor.start):
        return None
    if statement.cue.act == "accuse" and p.rule == "propositions/open":
        if _WHOM.match(before):
            named = _NAMED_BEFORE.search(text, max(0, statement.anchor.start - CHARGED), statement.anchor.start)
            return slot_units(named[1], parties) if named is not None else frozenset()
        return slot_units(_CHARGED.sub("", before).strip(), parties) if len(before) <= CHARGED else frozenset()
    if (statement.cue.lemma not in ("deny", "denial") or _stands_before(statement)) and statement.cue.act != "confirm":
        return None
    if p.agent is not None and p.rule == "propositions/noun" or _OWN.fullmatch(before) is None:
        return None
    return frozenset({parties.source_key(statement.source), *(place_unit(side) for side in parties.source_sides(statement.source))})


_GERUND = re.compile(r"(?:\w+ly )?\w+ing\b", re.IGNORECASE)
_OWN = re.compile(r"[\s“\"]*(?:(?:any|all|its|his|her|their|having|ever|to) ?){0,2}", re.IGNORECASE)
_CHARGED = re.compile(r"\s*\b(?:of|for|with)\s*$")
_WHOM = re.compile(r"\W*(?:which|whom|who)\b")
_NAMED_BEFORE = re.compile(r"\b([A-Z][\w’'.-]*(?: (?:of |the )?[A-Z][\w’'.-]*)*),? $")
"""`Lund, whom the mill accuses of …`: the accused stands before the relative pronoun."""
CHARGED = 80
"""Code points of the name of the accused, before what is brought against him."""


def slot_units(name: str | None, parties: Parties) -> frozenset[str]:
    """The units of one slot: `Danish troops` -> `@Denmark`, `soldier`; a name of the story -> its id, and its party."""
    out: set[str] = set()
    for part in (name or "").split(" and "):
        key = parties.names.get(fold_name(part))
        if key is not None and parties.entities[key].kind in _NAMED:
            out |= _entity_units(key, parties)
            continue
        found, dropped = parties.named(part)
        out.update(place_unit(p) for p in found)
        for word in words_in(part):
            if word.content and word.form not in dropped and not word.form[0].isdigit():
                out.add(_unit(word.form) or word.form)
    return frozenset(out)


def _entity_units(key: str, parties: Parties) -> frozenset[str]:
    """A person's or body's story id and the country that it acts for."""
    side = parties.side.get(key)
    return frozenset({key, place_unit(side)}) if side else frozenset({key})


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Sorted spans, to be asked for those inside an anchor."""

    spans: tuple[Span, ...]

    def holding(self, offset: int) -> bool:
        """Whether an offset lies in one of the spans, none of which meet."""
        at = bisect_right(self.spans, offset, key=lambda s: s.start) - 1
        return at >= 0 and offset < self.spans[at].end

    def within(self, anchor: Anchor) -> list[Span]:
        first = bisect_left(self.spans, anchor.start, key=lambda s: s.start)
        last = bisect_left(self.spans, anchor.end, key=lambda s: s.start)
        return list(self.spans[first:last])


_SUPPOSING = re.compile(r"\b(?:if|unless|whether)\b[^,;:.!?\n]*$", re.IGNORECASE)
_AWAITING = re.compile(r"\b(?:until|once|after|when|before|as soon as)\s*$", re.IGNORECASE)
_TO_COME = re.compile(r"(?:until|once|after|when|before|as soon as)? ?[^.]*?\b(?:is|are|has|have|will)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:\w+ed|was|were|had)\b", re.IGNORECASE)


def _is_supposed(text: str, p: Proposition, sentences: Sequence[tuple[int, int]]) -> bool:
    """The clause hangs on an `if` with no comma between (`even if there was proof that the tank leaked`), or awaits what has not happened
    (`until the port reopens`)."""
    start = p.anchor.start
    at = bisect_right(sentences, start, key=lambda row: row[0]) - 1
    if at < 0:
        return False
    first = max(sentences[at][0], start - SUPPOSED)
    if _SUPPOSING.search(text, first, start):
        return True
    words = text[start : p.anchor.end]
    if p.rule == "propositions/noun":
        return False  # `after Friday's leak`: a noun tells no tense, and is what happened
    if not (_AWAITING.search(text, first, start) or _AWAITING.match(words.split(" ", 1)[0])):
        return False
    return _TO_COME.match(words) is not None or _PAST.search(words) is None


def _only_inside(text: str, p: Proposition, statement: Statement | None) -> bool:
    """A clause inside what is denied, that neither begins it nor is joined to it (`denied a request for papers kept at the port`), or that
    only says which thing is meant (`rejected a plan that the port had put forward`): nobody says that it is not so."""
    if statement is None or statement.cue is None or statement.cue.act != "deny" or says_instead(statement, p.anchor, text):
        return False
    if p.rule not in _CLAUSE_AND_MODAL:
        return False
    opening = _THAT.match(text, p.anchor.start)
    before = text[statement.anchor.start : opening.end() if opening is not None else p.anchor.start]
    if tells_a_claim(before) or (_OWN_SUBJECT.match(text, p.anchor.start) and tells_a_claim(f"{before.rstrip()} that ")):
        return False
    if statement.form == "indirect" and _stands_before(statement):
        return named_claim(text, statement.anchor.start, statement.anchor.end) is None
    if _BEGINS.fullmatch(before):
        return _ONLY_DESCRIBES.match(text, p.anchor.start, p.anchor.spans[0].end) is not None
    if _AND.search(before) is None:
        return True
    return _THAT.match(before.lstrip()) is None and named_claim(text, statement.anchor.start, statement.anchor.end) is None


_THAT = re.compile(r"that ")
_OWN_SUBJECT = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[A-Z][\w'’.-]*) ")
"""`Rumours [he had sold the boat]`: a clause with a subject of its own needs no `that`."""
_AND = re.compile(r"\b(?:and|or|but)(?: that)? $")
_ONLY_DESCRIBES = re.compile(r"\W*(?!that\b)(?:[\w’'-]+ ){1,6}?(?:that|which|who) (?!the\b|an?\b)\w", re.IGNORECASE)
"""`Nets that were left at the quay`: the clause stands with the thing that it describes."""
_BEGINS = re.compile(r"[\s“\"'‘(]*(?:(?:that|any|all|the|an?|its|his|her|their|having|ever|to [a-z]+s) ){0,3}[\s“\"'‘(]*", re.IGNORECASE)
"""What stands before the clause that is all of what is denied; whom it was denied to may stand there too."""


def _stands_before(statement: Statement) -> bool:
    """What is denied stands before the verb: `critics who had feared a leak were dismissed by the mayor`."""
    return statement.cue is not None and bool(statement.cue.spans) and statement.cue.spans[0].start >= statement.anchor.spans[0].end


SUPPOSED = 100
"""Code points before a clause in which the `if` that it hangs on stands."""


def _is_denied(text: str, p: Proposition, sentences: Sequence[tuple[int, int]]) -> bool:
    """The report's own words tell it as denied (`the line has denied losing crates`): whoever denies it, the report does not say that it is
    so, nor that it is not."""
    at = bisect_right(sentences, p.anchor.start, key=lambda row: row[0]) - 1
    first = max(sentences[at][0], p.anchor.start - SUPPOSED) if at >= 0 else p.anchor.start
    return _DENIED.search(text, first, p.anchor.start) is not None


_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|rebutt?(?:s|ed|ing|als?)?)\b[^,;:.!?\n]*$", re.IGNORECASE
)


def _is_question(sentence: str) -> bool:
    return sentence.rstrip(" \t\r\n\"”’')]").endswith("?")


def place_unit(name: str) -> str:
    """`@Norway` for a country of the table, `lissen` for another place of the story: countries are parties, other places are objects."""
    return f"@{name}" if polities_in(name) == (name,) else name.lower()


def _unit(lemma: str) -> str:
    if lemma in stopwords() or not _WORD.match(lemma):
        return ""
    family = thing_family(lemma)
    if is_thing(lemma):
        return family
    if is_event(lemma):
        return event_family(lemma)
    if lemma.endswith("s") and is_thing(lemma[:-1]):
        return thing_family(lemma[:-1])
    return stem(lemma)


def _families(p: Proposition) -> frozenset[str]:
    """The deed's family; behind a light verb or `complete`, also that of the noun that names the deed (`made a contribution`)."""
    word = p.predicate
    own = event_family(word)
    out = {own} if thing_deed(word) == word else {thing_deed(word)}
    if p.patient and (word.split()[0] in _LIGHT or own in ("conclude", "continue", "begin", "stop")):
        out.update(event_family(w) for w in p.patient.split(" of ")[0].lower().split()[-1:] if is_event(w))
    if p.agent and own in ("begin", "continue", "conclude", "come", "happen", "occur", "take place"):
        out.update(event_family(w) for w in p.agent.split(" of ")[0].lower().split()[-1:] if is_event(w))
    return frozenset(out)


def weights(frames: Sequence[Frame]) -> Mapping[str, float]:
    """Rarity of units over the frames of the story."""
    counts: Counter[str] = Counter(u for f in frames for u in f.units)
    total = max(2, len(frames))
    return {u: log(1 + total / n) for u, n in counts.items()}


Key = tuple[str, ...]


def blocking_keys(frames: Sequence[Frame]) -> Mapping[int, frozenset[Key]]:
    """Order of a frame -> its pairs of deed and unit that no more than MAX_BLOCK frames have: two without a common one tell no one deed."""
    blocks = Counter((family, unit) for f in frames for family in f.families for unit in f.units)
    return {
        f.order: frozenset((family, unit) for family in f.families for unit in f.units if blocks[family, unit] <= MAX_BLOCK) for f in frames
    }


def candidate_pairs(frames: Sequence[Frame], keys: Mapping[int, frozenset[Key]], weight: Mapping[str, float]) -> list[tuple[int, int]]:
    """Orders of frames that may tell one deed: enough weight can be shared, or a named object, or two countries."""
    rows: list[dict[Key, float]] = []
    owner: list[int] = []
    for f in frames:
        for family in sorted(f.families):
            countries = sorted(u for u in f.units if u[0] == "@")
            loose: list[Key] = [(family, "named", u) for u in sorted(f.named) if u[0] != "@"]
            loose += [(family, "parties", x, y) for x, y in combinations(countries, 2)]
            rows.append({(family, u): weight[u] for u in sorted(f.units)})
            rows.extend({key: 1.0} for key in loose)
            owner.extend([f.order] * (1 + len(loose)))
    found = {(owner[i], owner[j]) for i, j in pairs_sharing(rows, blocks_of(rows), share=OVERLAP, most=MAX_BLOCK)}
    return sorted({(min(p), max(p)) for p in found if p[0] != p[1] and not keys[p[0]].isdisjoint(keys[p[1]])})


def weighed(frames: Sequence[Frame], weight: Mapping[str, float]) -> Mapping[int, float]:
    """The weight of each frame's units together, by the frame's order."""
    return {f.order: fsum(weight[u] for u in f.units) for f in frames}


def likeness(a: Frame, b: Frame, weight: Mapping[str, float], whole_weight: Mapping[int, float]) -> float:
    """How surely the two tell one deed: the weight of the shared units over the lighter frame's; AGAINST where a slot speaks against it."""
    families = a.families & b.families
    if not families or (a.families ^ b.families) & _COURSE or {a.proposition.rule, b.proposition.rule} == _CLAUSE_AND_MODAL:
        return AGAINST
    if a.agent and b.agent and a.agent.isdisjoint(b.agent) and a.sides.isdisjoint(b.sides):
        return AGAINST
    whole = any(is_whole(f) for f in families)
    if whole and not _same_object(_object(a), _object(b)):
        return AGAINST
    if not whole and a.patient and b.patient and a.patient.isdisjoint(b.patient) and not (a.patient & b.units and b.patient & a.units):
        return AGAINST
    shared = a.units & b.units
    if families <= _LIGHT and len(shared) < 3:
        return 0.0
    light = min((a, b), key=lambda f: (whole_weight[f.order], len(f.units)))
    lighter = light.units
    if len(shared) < 2 and not (whole and shared) and not any(u[0] == "#" for u in shared):
        if not (
            shared
            and shared == lighter
            and is_event(a.proposition.predicate)
            and a.proposition.predicate == b.proposition.predicate
            and not is_named(min(shared))
        ):
            return 0.0
    score = fsum(weight[u] for u in shared) / whole_weight[light.order] if lighter else 0.0
    if whole and any(u[0] != "@" for u in a.named & b.named):
        return max(score, NAMED_OBJECT)
    if len([u for u in shared if u[0] == "@"]) >= 2 and any(is_thing(u) for u in shared):
        return max(score, TWO_PARTIES)
    return score


def is_named(unit: str) -> bool:
    """Whether a unit is a country, an entity of the story or a number, not a word."""
    return unit[0] in "@#" or (unit[0] == "e" and unit[1:].isdigit())


def _same_object(a: frozenset[str], b: frozenset[str]) -> bool:
    """They share more than a country's name, or are nothing else."""
    return any(u[0] != "@" for u in a & b) or bool(a and a == b)


def _object(frame: Frame) -> frozenset[str]:
    return frame.patient | frame.places
