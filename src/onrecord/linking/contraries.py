"""A denial or a negated saying in words of its own, and what its report told before -> the clause that it stands against, or none.

Two kinds can be told by the slots alone: a denial of one's own share in what another says one did (`denied any role in the blast` against
`Norland was behind the blast`), and a negation of all (`that anyone had died`, `no order had been given`) against the nearest deed of the
same kind. Everything looser stays unlinked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.lexicon.families import event_family, is_event, is_thing, thing_family, title_words
from onrecord.lexicon.misdeeds import misdeeds
from onrecord.lexicon.stems import stem, words_in
from onrecord.linking.antecedents import ADJACENT, REACH, Told, can_be_denied, is_charge, same_party, topic_of, units_of
from onrecord.linking.denied import Pointer, denied_words
from onrecord.linking.frames import Frame, slot_units
from onrecord.linking.misdeeds import WRONGDOING, tells_misdeed
from onrecord.linking.parties import Parties
from onrecord.linking.rebuttals import is_denial, says_instead
from onrecord.model import Statement

FAR = 3000
"""Code points that a denial of one's share may lie behind what somebody says one did: about a column of a newspaper."""


def _answers_misdeed(denial: Statement, pointer: Pointer, statement: Statement) -> bool:
    """`The times had been altered. The jury denied any tampering`: what was said right before, by somebody named, and no other matter."""
    near = denial.anchor.start - statement.anchor.end <= ADJACENT
    return near and statement.source is not None and not topic_of(pointer) and (pointer.noun in misdeeds() or pointer.noun in WRONGDOING)


def _may_be_laid_to(party: Statement, clause: Frame, parties: Parties) -> bool:
    """The deed is told without a doer, as an accusation of one's own side is (`the times had been altered`), or the party is its doer."""
    return not clause.agent or _does(party, clause, parties)


_SHARES = frozenset("role involvement part hand responsibility blame fault participation complicity culpability liability".split())
"""Shares that one denies in a deed; `denied wrongdoing` may leave the deed as it is."""


def _answers_deed(denial: Statement, pointer: Pointer, statement: Statement) -> bool:
    """`The mill poisoned the well, farmers say. The mill says it is not to blame`: what was said right before that it did."""
    near = denial.anchor.start - statement.anchor.end <= REACH
    return near and statement.source is not None and pointer.noun in _SHARES


def _does(party: Statement, clause: Frame, parties: Parties) -> bool:
    """The party is the deed's doer, or is named in the doer's name (`a lorry of the harbour guard`)."""
    if party.source is None:
        return False
    own = units_of(party, parties) | slot_units(party.source.name, parties)
    if own & clause.agent:
        return True
    last = party.source.name.lower().split()[-1:]
    return bool(own & clause.units) and bool(last) and last[0] in (clause.proposition.agent or "").lower().split()


def _is_deed(clause: Frame) -> bool:
    return clause.told_as_done and not clause.proposition.negated and (is_event(clause.proposition.predicate) or tells_misdeed(clause))


_OF_ALL = re.compile(
    r"^\W*(?:that )?(?:any(?:one|body|thing)?|no(?:body|thing| one)?|none|not one|not a single|never"
    r"|(?:\w+ly )?\w+ing any(?:one|body|thing)?)\b",
    re.IGNORECASE,
)
_NOBODY_OF = re.compile(r"\W*(?:that )?(?:no(?:body| one)|none|not one) (?:in|at|from|of|on|among|within|inside) ", re.IGNORECASE)
"""`Nobody in Lissen asked him`: whose nobody it is is no part of what was said."""
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
        named = [f for f in clauses if tells_misdeed(f, pointer.noun) and _may_be_laid_to(denial, f, parties)]
        if named and _answers_misdeed(denial, pointer, statement):
            return named[0]
        if deed is not None:
            clauses = [f for f in clauses if deed in f.families or stem(pointer.noun) in _stems(f, told)]
        if is_charge(statement, denial, told, parties):
            done = [f for f in clauses if not topic or topic & _stems(f, told)]
        elif topic and statement.source is not None:
            done = [f for f in clauses if topic & _stems(f, told) and units_of(denial, parties) & f.agent and not f.proposition.negated]
        elif _answers_deed(denial, pointer, statement):
            done = [f for f in clauses if _does(denial, f, parties) and _is_deed(f)]
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
    printed = clause.proposition.anchor.text_in(told.article.text)
    such = _NONE_SUCH.search(printed)
    words = such or _NO_SUCH.match(printed)
    if statement is None or words is None or clause.asked or words["noun"].lower() in _NO_DEED:
        return None
    noun = words["noun"].lower()
    meant = thing_family(noun) if is_thing(noun) else stem(noun)
    deeds = frozenset({event_family(noun)}) if is_event(noun) else frozenset()
    for other in clauses_before(statement, told, parties):
        if other.proposition.negated or other.asked or not other.told_as_done:
            continue
        if deeds & _deeds(other) or meant in other.patient | other.agent:
            return other
        if such is not None and _one_word(noun, other):
            return other
    return None


_NONE_SUCH = re.compile(
    r"(?:\bno|\b(?:no|without) (?:\w+ )?(?:record|records|trace|knowledge|memory|recollection|sign|mention|note) of (?:an?|any)|"
    r"\bnever (?:\w+ ){1,3}?any|(?:\bnot|n[’']t) (?:\w+ ){1,3}?any) such (?!thing\b)(?:an? )?(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
"""`No such warning was received`, `it has no record of any such request`, `it never gave any such order`."""
_ONE_WORD = 5
"""First letters that a deed's noun and verb share at the least (`complaint`, `complain`)."""


def _one_word(noun: str, clause: Frame) -> bool:
    """The clause tells by a verb what the noun names."""
    return any(len(lemma) >= _ONE_WORD and noun[:_ONE_WORD] == lemma[:_ONE_WORD] for lemma in clause.proposition.lemmas)


def names_such(clause: Frame, told: Told) -> bool:
    """The clause names what was said and says that there was none (`no such warning was received`)."""
    return _NONE_SUCH.search(clause.proposition.anchor.text_in(told.article.text)) is not None


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
        return clause if _NONE_AT_ALL.search(clause.proposition.anchor.text_in(told.article.text)) else None
    return None


_NONE_AT_ALL = re.compile(r"\b(?:no|none|nobody|no one|nothing|never|neither|not (?:a single|one|any\w*))\b", re.IGNORECASE)
"""A plain `not` tells of some other thing as often: `it's not about you`, `he could not be sure`."""


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
    if statement is None or clause.asked or clause.proposition.rule == "propositions/modal":
        return None
    if clause.proposition.rule == "propositions/open" and not clause.owned:
        return None
    denied = is_denial(statement) and not says_instead(statement, clause.proposition.anchor, told.article.text)
    words = clause.proposition.anchor.text_in(told.article.text)
    if statement.negated or clause.proposition.negated == denied or not _OF_ALL.match(words):
        return None
    deeds = _deeds(clause)
    own = {w.stem for w in words_in(clause.proposition.predicate)}
    if denied:
        own |= units_of(statement, parties)
    about = frozenset(u for u in clause.units - own if u[0] != "@" and u not in ("anyone", "anybody", "nobody"))
    if (whose := _NOBODY_OF.match(words)) is not None:
        verb = next((w.start for w in words_in(words, whose.end()) if w.stem in own), whose.end())
        about -= slot_units(words[whose.end() : verb], parties)
    for other in clauses_before(statement, told, parties):
        if other.proposition.negated or other.asked or not deeds & _deeds(other):
            continue
        speaker = units_of(other.statement, parties) if other.statement is not None else frozenset()
        return other if about - deeds <= other.units | other.families | speaker else None
    return None


def _deeds(frame: Frame) -> frozenset[str]:
    """The deed's family; behind a light verb the noun's (`no order had been given`, `the general ordered`)."""
    noun = (frame.proposition.patient or "").split(" of ")[0].split()[-1:]
    first = frame.proposition.predicate.split()[0]
    if first in _LIGHT:
        return frozenset(event_family(word.lower()) for word in noun)
    return frame.families | {first}


def clauses_before(statement: Statement, told: Told, parties: Parties) -> Iterator[Frame]:
    """The clauses of other parties' statements before a statement, within reach, the last first."""
    for other in reversed(told.earlier):
        if statement.anchor.start - other.anchor.end > REACH:
            return
        if other.anchor.end <= statement.anchor.start and other.source is not None and can_be_denied(other):
            if not same_party(other, statement, parties):
                charged = other.cue is not None and other.cue.act == "accuse"
                yield from (f for f in reversed(told.clauses.get(other.id, ())) if charged or f.proposition.rule != "propositions/open")


_WORTHLESS = re.compile(
    r"^\W*(?P<what>[^.;:!?]{3,60}?) (?:prove|proves|proved|tell|tells|told|mean|means|meant|show|shows|showed) (?:(?:us|you|me|anyone) )?"
    r"(?:nothing|little|next to nothing)\b",
    re.IGNORECASE,
)


def gives_nothing_for(statement: Statement, told: Told, parties: Parties) -> Frame | None:
    """`An inspection proves nothing`: what another party said before of the inspection."""
    words = told.article.text[statement.anchor.start : statement.anchor.end]
    instead = statement.form == "direct" and statement.cue is not None and statement.cue.act == "deny"
    worthless = _WORTHLESS.match(words) if instead or can_be_denied(statement) else None
    if worthless is None:
        return None
    what = frozenset(w.stem for w in words_in(worthless["what"]) if w.content)
    before = [f for f in clauses_before(statement, told, parties) if _told_flat(f)]
    last = [f for f in before[:1] if instead and statement.anchor.start - f.proposition.anchor.end <= ADJACENT]
    return next((f for f in before if what & _stems(f, told)), last[0] if last else None)


def _told_flat(clause: Frame) -> bool:
    return clause.told_as_done and clause.proposition.rule in ("propositions/clause", "propositions/modal")
