"""A denial or a negated saying in words of its own, and what its report told before -> the clause that it stands against, or none.

Two kinds can be told by the slots alone: a denial of one's own share in what another says one did (`denied any role in the blast` against
`Norland was behind the blast`), and a negation of all (`that anyone had died`, `no order had been given`) against the nearest deed of the
same kind. Everything looser stays unlinked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.lexicon.families import event_family, is_event, is_thing, thing_family, title_words
from onrecord.lexicon.stems import stem, words_in
from onrecord.linking.antecedents import REACH, Told, can_be_denied, is_charge, same_party, topic_of, units_of
from onrecord.linking.denied import Pointer, denied_words
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties
from onrecord.model import Statement

FAR = 3000
"""Code points that a denial of one's share may lie behind what somebody says one did: about a column of a newspaper."""
_OF_ALL = re.compile(
    r"^\W*(?:that )?(?:any(?:one|body|thing)?|no(?:body|thing| one)?|none|not one|not a single|never"
    r"|(?:\w+ly )?\w+ing any(?:one|body|thing)?)\b",
    re.IGNORECASE,
)
_LIGHT = frozenset({"make", "give", "have", "take", "do", "be", "issue", "get", "hold", "find", "see"})


def shared_in(denial: Statement, pointer: Pointer, told: Told, parties: Parties) -> Frame | None:
    """What another party says that the denier did: the nearest clause whose doer is the denier, about what he denies a share in.

    Where the words don't say in what (`denied involvement`), it has to be an accusation of him; where they name the deed (`denied any
    fraud`), the clause has to tell it.
    """
    topic = topic_of(pointer)
    deed = event_family(pointer.noun) if pointer.noun in denied_words("deed") else None
    for statement in reversed(told.earlier):
        if denial.anchor.start - statement.anchor.end > FAR:
            return None
        if statement.anchor.end > denial.anchor.start or not can_be_denied(statement) or same_party(statement, denial, parties):
            continue
        clauses = [f for f in told.clauses.get(statement.id, ()) if not f.asked]
        if deed is not None:
            clauses = [f for f in clauses if deed in f.families or stem(pointer.noun) in _stems(f, told)]
        if is_charge(statement, denial, told, parties):
            done = [f for f in clauses if not topic or topic & _stems(f, told)]
        elif topic and statement.source is not None:
            done = [f for f in clauses if topic & _stems(f, told) and units_of(denial, parties) & f.agent and not f.proposition.negated]
        else:
            done = []
        if done:
            return done[0]
    return None


_NONE_OF = re.compile(
    r"^\W*(?:(?:so far|up to now|until now|to date|as yet|at no time|until today|as of today),? )?"
    r"(?:no(?:body|thing| one)?|none|not one|not a single|never|neither"
    r"|there (?:was|were|is|are|has been|have been|had been) (?:no|never|not (?:a|any|one)))\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"^\W*(?:that |and |or |but )?there (?:was|were|is|are|has been|have been|had been) (?:no|never (?:a|any)|not (?:a|any|one)) "
    r"(?:such |single |official |formal )?(?P<noun>[\w-]+)(?=\W*(?:$|[,.;:!?”\"]|and |or |nor |at |in |on |by |from ))",
    re.IGNORECASE,
)
_NO_DEED = frozenset("need reason doubt question way time choice point sign evidence chance hope plan problem room alternative one".split())
"""What there may be none of though what was said is so: `there was no need to turn it over`."""
_SPEAKS_FOR = re.compile(r"[^.!?\n]{0,60}?,? (?:its|their) (?:[\w-]+ ){0,2}?(?P<office>[\w-]+)", re.IGNORECASE)
GOES_ON = 300
"""Code points behind a denial within which its party says on why it is not so: the next sentence."""


def is_of_none(words: str) -> bool:
    """`Not one of us has signed`, `nothing indicates`, `there was no order`."""
    return _NONE_OF.match(words) is not None


def none_such(clause: Frame, told: Told, parties: Parties) -> Frame | None:
    """`There was no order`: the nearest earlier clause of another party that tells the deed, or a deed with the thing, that it means."""
    statement = clause.statement
    words = _NO_SUCH.match(clause.proposition.anchor.text_in(told.article.text))
    if statement is None or words is None or clause.asked or words["noun"].lower() in _NO_DEED:
        return None
    noun = words["noun"].lower()
    meant = thing_family(noun) if is_thing(noun) else stem(noun)
    deeds = frozenset({event_family(noun)}) if is_event(noun) else frozenset()
    for other in _clauses_before(statement, told, parties):
        if other.proposition.negated or other.asked or not other.told_as_done:
            continue
        if deeds & _deeds(other) or meant in other.patient | other.agent:
            return other
    return None


def goes_on_denying(statement: Statement, denial: Statement, told: Told, parties: Parties) -> Frame | None:
    """The clause by which the party of a denial, or who speaks for it, goes on that nothing of it is so; None for other things."""
    if statement.id == denial.id or statement.anchor.start - denial.anchor.end > GOES_ON or statement.source is None:
        return None
    if not can_be_denied(statement) or not (same_party(statement, denial, parties) or _speaks_for(statement, told)):
        return None
    between = (s for s in told.earlier[-3:] if denial.anchor.end <= s.anchor.start < statement.anchor.start)
    if any(not same_party(s, denial, parties) and not same_party(s, statement, parties) for s in between):
        return None
    for clause in told.clauses.get(statement.id, ()):
        if clause.asked or clause.proposition.rule not in ("propositions/clause", "propositions/modal"):
            continue
        if clause.proposition.negated or is_of_none(clause.proposition.anchor.text_in(told.article.text)):
            return clause
        return None
    return None


def _speaks_for(statement: Statement, told: Told) -> bool:
    """`said Ida Lund, its spokeswoman`: of whom the sentence before spoke."""
    if statement.source is None or not statement.source.spans:
        return False
    name = statement.source.spans[-1]
    found = _SPEAKS_FOR.match(told.article.text, name.start, name.end + 60)
    return found is not None and found["office"].lower() in title_words() | _OFFICES


_OFFICES = frozenset({"spokeswoman", "spokesman", "spokesperson", "lawyer", "attorney", "head", "leader", "chair"})


def _stems(frame: Frame, told: Told) -> frozenset[str]:
    return frozenset(w.stem for span in frame.proposition.anchor.spans for w in words_in(told.article.text, span.start, span.end))


def contrary_before(clause: Frame, told: Told, parties: Parties) -> Frame | None:
    """The nearest earlier clause of another party that tells a deed of the kind that this one says nobody did, or was not done at all."""
    statement = clause.statement
    if statement is None or clause.asked or clause.proposition.rule not in ("propositions/clause", "propositions/noun"):
        return None
    denied = statement.cue is not None and statement.cue.act == "deny"
    words = clause.proposition.anchor.text_in(told.article.text)
    if statement.negated or clause.proposition.negated == denied or not _OF_ALL.match(words):
        return None
    deeds = _deeds(clause)
    own = {w.stem for w in words_in(clause.proposition.predicate)}
    about = frozenset(u for u in clause.units - own if u[0] != "@" and u not in ("anyone", "anybody", "nobody"))
    for other in _clauses_before(statement, told, parties):
        if other.proposition.negated or other.asked or not deeds & _deeds(other):
            continue
        return other if about - deeds <= other.units | other.families else None
    return None


def _deeds(frame: Frame) -> frozenset[str]:
    """The deed's family; behind a light verb the noun's (`no order had been given`, `the general ordered`)."""
    noun = (frame.proposition.patient or "").split(" of ")[0].split()[-1:]
    first = frame.proposition.predicate.split()[0]
    if first in _LIGHT:
        return frozenset(event_family(word.lower()) for word in noun)
    return frame.families | {first}


def _clauses_before(statement: Statement, told: Told, parties: Parties) -> Iterator[Frame]:
    """The clauses of other parties' statements before a statement, within reach, the last first."""
    for other in reversed(told.earlier):
        if statement.anchor.start - other.anchor.end > REACH:
            return
        if other.anchor.end <= statement.anchor.start and other.source is not None and can_be_denied(other):
            if not same_party(other, statement, parties):
                yield from (f for f in reversed(told.clauses.get(other.id, ())) if f.proposition.rule != "propositions/open")
