"""A denial that only points, and what its report said before -> the statement that it denies, or none.

The nearest earlier statement of another party that can be what the words name: an accusation or what is said of the denier for a charge, a
number for a figure, the named owner's for `Norland's claims`. Where the words fit nothing near, nothing is denied: a denial without its
claim is better than one of another claim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import words_in
from onrecord.linking.denied import Pointer
from onrecord.linking.entities import fold_name
from onrecord.linking.frames import Frame, place_unit
from onrecord.linking.misdeeds import tells_misdeed
from onrecord.linking.parties import Parties
from onrecord.model import Annotations, Article, Source, Statement

REACH = 600
"""Code points that a denial may lie behind its claim: two or three sentences; a report that denies later says what it denies."""
ADJACENT = 250
"""The same for words that anything said can be called (`that argument`): what they mean stands in the sentence before or the one before.
Set by reading the pairs that 40 stories of BASIL gave."""
OWNED = 2000
"""The same for words whose owner the denial names (`the union's account`), where what he said is about the denier: half a long report."""
RECENT = 12
"""Statements before a denial that may hold its claim."""
_HOLDS = frozenset({"say", "claim", "accuse", "confirm", "estimate", "predict", "feel"})
"""Acts whose content can be denied: a demand is refused, and a denial is denied by who says that it is so."""
_CLAIMING = frozenset({"claim", "accuse", "confirm", "estimate"})
_LOOSE = frozenset(
    "argument arguments characterization characterizations characterisation characterisations rationale contention rumor rumors rumour "
    "rumours criticism criticisms critique complaint complaints remark remarks comment comments interpretation premise theory theories "
    "narrative depiction portrayal description account accounts version statement statements conclusion conclusions".split()
)
"""What anything said can be called."""
NEXT = 60
"""Code points before a bare `it` (`The keeper denies it`) within which ends what it means, whatever was claimed further back."""
_OTHERS_OWN = frozenset({"his", "her", "their"})
"""Whose claim it is stands in the sentence before: `rejected her account`."""
_ASKED = re.compile(r"\b[Aa]sked\b(?! not\b| to be\b| that\b| for\b)[^.!?\n]*$")
_COMMON_OWNER = re.compile(r"\b([a-z]{3,})(?:[’']s|s[’'])(?=\s)")
"""`the newspaper's story`, `the bishops' critique`: whose claim it is, by a word."""
_NAMES = re.compile(r"[A-Z][\w.&-]*(?:[’'](?!s\b)\w+)?(?: (?:of |the |for )*[A-Z][\w.&-]*)*")
_ABOUT = re.compile(
    r"^\s*(?:of|about|in|for|with|to|regarding|concerning|over)\s+"
    r"(?!the (?:article|report|story|book|letter|lawsuit|suit|post|video)\b)(.+)",
    re.S,
)
_STOP = re.compile(r"[.;:,()“”\"]| (?:and|or|but|as|saying|against|by|from|on|when|while|after|before|outright|made|that|which) ")
_BY = re.compile(r"^\s*(?:made |levelled |leveled |brought )?(?:by|from) ([^,.;:()]{2,80})")
_IN = re.compile(r"^\s*(?:made |contained )?in (?:the|an?|that|this|its|his|her|their) (?:[\w-]+ ){0,2}?(\w+)")


@dataclass(frozen=True, slots=True)
class Told:
    """What one report said so far: its statements in text order, the clauses of each, and where its sentences begin."""

    article: Article
    earlier: Sequence[Statement]
    clauses: Mapping[str, Sequence[Frame]]
    counted: frozenset[str]
    sentences: Sequence[int]


def told_in(article: Article, one: Annotations, earlier: Sequence[Statement], clauses: Mapping[str, Sequence[Frame]]) -> Told:
    """`earlier` is read as it grows."""
    counted = frozenset(f.statement for f in one.figures if f.statement is not None)
    return Told(article, earlier, clauses, counted, [start for start, _ in one.sentences])


def antecedent(denial: Statement, pointer: Pointer, told: Told, parties: Parties, *, silent: bool = False) -> Statement | None:
    """The statement that the denial means; `silent`: what is not spoken of, which somebody else of the same party may have said."""
    text, at = told.article.text, denial.anchor.start
    before = [s for s in told.earlier if s.anchor.end <= at + 1 and can_be_denied(s)]
    if silent:
        before = [s for s in before if not _one_source(s, denial, parties) and told.clauses.get(s.id)]
    else:
        before = [s for s in before if not same_party(s, denial, parties)]
    near = [s for s in before[-RECENT:] if at - s.anchor.end <= REACH and (s.source is not None or is_charge(s, denial, told, parties))]
    if pointer.kind == "it" and _ASKED.search(text, max(0, at - REACH), at):
        return None  # `asked whether the tank leaked, the trust denied it`: what was asked, and nobody said it
    named = _owner_names(pointer)
    if named:
        near = [s for s in before if at - s.anchor.end <= OWNED and s.source is not None]
    owned = _of_owner(near, pointer, parties)
    if owned is None:
        return None
    near = owned
    if pointer.kind == "charge":
        near = _charges(near, denial, told, parties)
        if not near and pointer.noun.startswith(("allegation", "accusation")):
            near = [s for s in before if is_charge(s, denial, told, parties)][-1:]
    if pointer.kind == "report":
        near = [s for s in near if _is_told_on(s) or is_about(s, denial, told, parties)]
    if topic := topic_of(pointer):
        near = [s for s in near if topic & _sentence_stems(s, told)]
    if pointer.kind == "figure":
        near = [s for s in near if s.id in told.counted]
    if _is_apposition(denial, pointer):
        row = bisect_right(told.sentences, at) - 1
        inside = [s for s in near if row >= 0 and s.anchor.end > told.sentences[row]]
        return inside[-1] if inside else None
    if named and (about := [s for s in near if is_about(s, denial, told, parties)]):
        near = about
    elif named:
        near = [s for s in near if at - s.anchor.end <= REACH]
    elif pointer.noun in _LOOSE or words_in(pointer.name)[0].form in _OTHERS_OWN:
        near = [s for s in near if at - s.anchor.end <= ADJACENT]
    whole = {s.id for s in near}
    near = [s for s in near if s.inside not in whole]  # a denial answers the statement, not one that it quotes
    if not near:
        return None
    if pointer.kind == "it" and at - near[-1].anchor.end <= NEXT and told.clauses.get(near[-1].id):
        return near[-1]
    claims = [s for s in near if _act(s) in _CLAIMING]
    return claims[-1] if claims and near[-1].anchor.end - claims[-1].anchor.end <= REACH // 2 else near[-1]


def _charges(near: Sequence[Statement], denial: Statement, told: Told, parties: Parties) -> list[Statement]:
    """Accusations of the denier, else accusations and claims, else what was last said, if it is what the denier did."""
    blaming = [s for s in near if _act(s) in ("accuse", "claim") or _tells_misdeed(s, denial, told)]
    about = [s for s in blaming if is_charge(s, denial, told, parties)]
    did = [s for s in near[-1:] if any(f.told_as_done and _is_doer(denial, f, parties) for f in told.clauses.get(s.id, ()))]
    return about or blaming or did


def _tells_misdeed(statement: Statement, denial: Statement, told: Told) -> bool:
    """`The seat had been stolen`, said right before: an accusation, whatever its verb."""
    near = denial.anchor.start - statement.anchor.end <= ADJACENT and statement.source is not None
    return near and any(tells_misdeed(f) for f in told.clauses.get(statement.id, ()) if not f.asked)


def _is_told_on(statement: Statement) -> bool:
    """A report or a paper says it."""
    kinds = {step.kind for step in statement.via} | ({statement.source.kind} if statement.source is not None else set())
    return not kinds.isdisjoint({"media", "document"})


def topic_of(pointer: Pointer) -> frozenset[str]:
    """The stems of what the claim is about by the pointer's words: `claims of fraud`, `any role in the blast`."""
    rest = _ABOUT.match(pointer.rest)
    return frozenset(w.stem for w in words_in(_STOP.split(rest[1], maxsplit=1)[0]) if w.content) if rest is not None else frozenset()


def _sentence_stems(statement: Statement, told: Told) -> frozenset[str]:
    """The stems of the sentences that a statement stands in."""
    first = max(0, bisect_right(told.sentences, statement.anchor.start) - 1)
    last = bisect_right(told.sentences, statement.anchor.end)
    end = told.sentences[last] if last < len(told.sentences) else len(told.article.text)
    start = told.sentences[first] if told.sentences else 0
    return frozenset(w.stem for w in words_in(told.article.text, start, end))


def can_be_denied(statement: Statement) -> bool:
    """Somebody says that something is so."""
    return _act(statement) in _HOLDS and not statement.negated


def units_of(statement: Statement, parties: Parties) -> frozenset[str]:
    """The units that the slots of a clause have for the statement's source."""
    if statement.source is None:
        return frozenset()
    return frozenset({parties.source_key(statement.source), *(place_unit(side) for side in parties.source_sides(statement.source))})


def _is_doer(party: Statement, clause: Frame, parties: Parties) -> bool:
    return bool(units_of(party, parties) & clause.agent)


def is_charge(statement: Statement, denial: Statement, told: Told, parties: Parties) -> bool:
    """The denier is accused."""
    return _act(statement) == "accuse" and is_about(statement, denial, told, parties)


def is_about(statement: Statement, party: Statement, told: Told, parties: Parties) -> bool:
    """The statement's clauses, or the words from its verb on, name the other statement's source."""
    if party.source is None:
        return False
    units = units_of(party, parties)
    if any(units & (f.agent | f.patient | f.units) for f in told.clauses.get(statement.id, ())):
        return True
    cue = statement.cue.spans[-1].end if statement.cue is not None and statement.cue.spans else statement.anchor.start
    words = told.article.text[min(cue, statement.anchor.start) : statement.anchor.end]
    if units & {place_unit(side) for side in parties.polities(words)}:
        return True
    last = [re.sub(r"[’']s?$", "", w) for w in party.source.name.split() if w[0].isupper()][-1:]
    return bool(last) and re.search(rf"\b{re.escape(last[0])}\b", words) is not None


def _is_apposition(denial: Statement, pointer: Pointer) -> bool:
    """`…, a claim that Lund rejected`, `the claims, which Lund denied`: what the same sentence tells."""
    behind = denial.cue is not None and bool(denial.cue.spans) and denial.cue.spans[0].start >= denial.anchor.start
    return behind and (pointer.kind == "small" or words_in(pointer.name)[0].form in ("a", "an", "something", "which"))


def _printed_owner(pointer: Pointer) -> str:
    by = _BY.match(pointer.rest)
    return f"{pointer.name} {by[1]}" if by is not None else pointer.name


def _owner_names(pointer: Pointer) -> list[str]:
    """The names of whose words they are, by the pointer's own words."""
    return [m[0] for m in _NAMES.finditer(_printed_owner(pointer)) if m[0] not in _NOT_NAMES]


def _of_owner(near: Sequence[Statement], pointer: Pointer, parties: Parties) -> list[Statement] | None:
    """The statements of the one whose words they are by the pointer's own words; None where the owner said nothing near."""
    printed, names = _printed_owner(pointer), _owner_names(pointer)
    out = list(near)
    if names:
        owners = set(parties.polities(printed)) | {key for key in (parties.names.get(fold_name(n)) for n in names) if key}
        out = [s for s in near if s.source is not None and (_is_one_of(s.source, owners, parties) or _is_named(s.source, names))]
        return out or None
    for owner in _COMMON_OWNER.findall(printed):
        out = [s for s in out if s.source is not None and owns(owner, s.source)]
        if not out:
            return None
    where = _IN.match(pointer.rest)
    if where is not None and where[1].lower() in _CARRIERS:
        out = [s for s in out if s.source is not None and (s.source.kind in ("media", "document") or owns(where[1].lower(), s.source))]
        return out or None
    return out


_NOT_NAMES = frozenset("The Any All Such That This Those These A An Its His Her Their".split())
_CARRIERS = frozenset("article report story book letter lawsuit suit filing indictment documentary column editorial post video".split())
"""What a claim stands in: then it is the carrier's."""


def _is_one_of(source: Source, owners: set[str], parties: Parties) -> bool:
    return bool(owners & (parties.source_sides(source) | {parties.source_key(source)}))


def _is_named(source: Source, names: Sequence[str]) -> bool:
    """The source's printed name holds the owner's, whole words."""
    words = {w.rstrip("’'s").lower() for w in source.name.split()} | {w.lower() for w in source.name.split()}
    return any(all(w.lower() in words for w in re.sub(r"[’']s\b", "", name).split()) for name in names)


def owns(owner: str, source: Source) -> bool:
    """`the newspaper's`, `the bishops'`: the word is of the source's name, or any outlet's."""
    words = {form for w in words_in(source.name) for form in (w.form, w.form.removesuffix("s"))}
    return owner in words or owner.removesuffix("s") in words or (source.kind == "media" and owner in phrases("outlet"))


def _one_source(a: Statement, b: Statement, parties: Parties) -> bool:
    return a.source is not None and b.source is not None and parties.source_key(a.source) == parties.source_key(b.source)


def same_party(a: Statement, b: Statement, parties: Parties) -> bool:
    """One source, or two of one party; nobody is no party."""
    if a.source is None or b.source is None:
        return a.source is b.source
    if parties.source_key(a.source) == parties.source_key(b.source):
        return True
    return bool(parties.source_sides(a.source) & parties.source_sides(b.source))


def _act(statement: Statement) -> str:
    return statement.cue.act if statement.cue is not None else "say"
