"""Denials that find nothing near in their own report -> the claim of another party in the story that they answer, or none.

Three ways, each by what the words name: the denier's own share (`denied any role`, `allegations to the contrary`) in what another party
accuses it of; a thing that there was not (`we received no such letter`) in what another party says was done with it; a thing of which there
was no trace (`no sign of a bomb`) in what another party says it did. Of several claims the most carried is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from onrecord.lexicon.families import event_family, is_thing, thing_family
from onrecord.lexicon.misdeeds import misdeeds
from onrecord.lexicon.stems import stem, words_in
from onrecord.linking.antecedents import can_be_denied, same_party, topic_of, units_of
from onrecord.linking.claims import Group
from onrecord.linking.denied import Pointer, denied_words
from onrecord.linking.frames import Frame
from onrecord.linking.misdeeds import WRONGDOING, tells_misdeed
from onrecord.linking.parties import Parties
from onrecord.model import Statement

_CHARGES = frozenset({"allegation", "allegations", "accusation", "accusations", "charge", "charges"})
_CONTRARY = re.compile(
    r"\b(?:allegations?|accusations?|claims?|charges?|suggestions?|reports?|assertions?|insinuations?) (?:to the contrary|otherwise)\b",
    re.IGNORECASE,
)
_NO_TRACE = re.compile(
    r"\b(?:no|not (?:any|a)|without (?:any|a)?|neither) (?:[\w-]+ )?"
    r"(?:traces?|signs?|evidence|indications?|proof|hints?|remains|residue) of (?:an?|any|the)? ?(?P<thing>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(r"\bno such (?P<thing>[\w-]+)", re.IGNORECASE)
_NOT_ONE = re.compile(r"(?:^\W*|[.!?,;] ?[“\"]?)not (?:one|a single) (?P<thing>[a-z-]+)(?=\W*(?:$|[,.;!?]))", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:where|if|when|unless|whether|because|which|who|whose)\b[^.;:!?]*$", re.IGNORECASE)
_VAGUE = frozenset("matter thing case issue problem one kind intention plan deal such that this it life them him her".split())
"""What names nothing that another could have told of."""


FEW = 3
"""Claims at the most that may tell of the thing that a denial names: what more tell of is the story's matter, and points at none."""


class Rivals:
    """The claims of a story, to be asked which one a party answers."""

    def __init__(self, groups: Sequence[Group], parties: Parties) -> None:
        self._parties = parties
        self._deniable = [(n, rows) for n, group in enumerate(groups) if (rows := [f for f in group.frames if _deniable(f)])]

    def accused_of(self, denial: Statement, pointer: Pointer | None, clauses: Sequence[Frame] = ()) -> int | None:
        """The claim in which another party lays something to the denier's charge, of what the denial names.

        `clauses` are the denial's: what it says that somebody did not do is said for him.
        """
        topic = topic_of(pointer) if pointer is not None else frozenset()
        noun = pointer.noun if pointer is not None else ""
        own = units_of(denial, self._parties).union(*(f.agent for f in clauses if f.proposition.negated))

        def charges(frame: Frame) -> bool:
            act = frame.statement.cue.act if frame.statement is not None and frame.statement.cue is not None else ""
            if noun in misdeeds() and not tells_misdeed(frame, noun):
                return False
            if topic and not topic & self._stems(frame):
                return False
            return bool(own & frame.agent) and (act == "accuse" or tells_misdeed(frame, noun if noun in WRONGDOING else None))

        return self._most_carried(denial, charges)

    def telling_of(self, denial: Statement, thing: str, *, such: bool) -> int | None:
        """The claim of another party that tells a deed done with the thing; `such`: it is pointed at, and no verb tells it."""
        word = thing.lower().split()[-1]
        meant = thing_family(word) if is_thing(word) else stem(word)

        beside = frozenset(stem(w.form) for w in words_in(thing)[:-1] if w.content)

        def tells(frame: Frame) -> bool:
            if not beside <= self._stems(frame):
                return False
            return meant in frame.patient | frame.agent or (not such and stem(frame.proposition.predicate.split()[0]) == stem(word))

        return self._most_carried(denial, tells, most=FEW)

    def calling_it(self, denial: Statement, kind: str) -> int | None:
        """The claim of another party that calls what happened by a word of the kind (`an error cannot be ruled out`)."""
        meant = denied_words(kind)

        def calls(frame: Frame) -> bool:
            return not meant.isdisjoint(frame.proposition.lemmas)

        return self._most_carried(denial, calls, most=FEW)

    def killed_as(self, denial: Statement, kind: str) -> int | None:
        """The claim of another party by which the dead were of the kind."""
        meant = denied_words(kind)

        def dead(frame: Frame) -> bool:
            p = frame.proposition
            deadly = any(event_family(x) in frame.families for x in ("kill", "die"))
            words = (p.patient or p.agent or "").lower().split() if deadly else []
            return any(word in meant or word.removesuffix("s") in meant for word in words)

        return self._most_carried(denial, dead, most=FEW)

    def _stems(self, frame: Frame) -> frozenset[str]:
        return frozenset(stem(lemma) for lemma in frame.proposition.lemmas)

    def _most_carried(self, denial: Statement, fits: Callable[[Frame], bool], *, most: int | None = None) -> int | None:
        """The claim that most reports have, of those that fit; None where more fit than `most`, so that what is meant can't be told."""
        found: list[tuple[int, int, int]] = []
        for n, told in self._deniable:
            if not any(fits(f) for f in told):  # asked of all before it is asked whose they are, which costs most
                continue
            rows = [f for f in told if f.statement is not None and not same_party(f.statement, denial, self._parties)]
            if any(fits(f) for f in rows):
                found.append((-len({f.article for f in rows}), -len(rows), n))
        return min(found)[2] if found and (most is None or len(found) <= most) else None


def _deniable(frame: Frame) -> bool:
    """Somebody tells it as done, so that another one can say that it was not."""
    if frame.statement is None or not frame.told_as_done or frame.proposition.negated != _left_open(frame):
        return False
    return can_be_denied(frame.statement) and (frame.proposition.rule != "propositions/noun" or _claims(frame))


def _claims(frame: Frame) -> bool:
    """A noun names a deed that somebody claims or lays to a charge; in other words it may only be what they speak about."""
    return frame.statement is not None and frame.statement.cue is not None and frame.statement.cue.act in ("accuse", "claim", "confirm")


def _left_open(frame: Frame) -> bool:
    """`An error cannot be excluded`: a negated verb that leaves room for what it names."""
    return frame.proposition.predicate.split()[0] in denied_words("leaves open")


def rival_of(statement: Statement, pointer: Pointer | None, text: str, clauses: Sequence[Frame], rivals: Rivals) -> tuple[int, bool] | None:
    """The claim that a statement answers somewhere in the story, and whether it denies it, or only says what cannot also hold."""
    words = text[statement.anchor.start : statement.anchor.end]
    if pointer is not None:
        if pointer.kind == "part" or (pointer.kind == "charge" and pointer.noun in _CHARGES):
            found = rivals.accused_of(statement, pointer)
            return (found, True) if found is not None else None
        return None
    if statement.negated or statement.source is None or not can_be_denied(statement):
        return None
    if _CONTRARY.search(words) and (found := rivals.accused_of(statement, None, clauses)) is not None:
        return found, True
    for pattern, such in ((_NO_SUCH, True), (_NO_TRACE, False), (_NOT_ONE, False)):
        for match in pattern.finditer(words):
            thing = match["thing"]
            if thing.split()[-1].lower() in _VAGUE or not any(w.content for w in words_in(thing)):
                continue
            if _SUPPOSED.search(words, 0, match.start()):
                continue
            if (found := rivals.telling_of(statement, thing, such=such)) is not None:
                return found, such
    if _no_mischance().search(words) and (found := rivals.calling_it(statement, "mischance")) is not None:
        return found, False
    if _all_unarmed().search(words) and (found := rivals.killed_as(statement, "armed")) is not None:
        return found, False
    return None


@cache
def _no_mischance() -> re.Pattern[str]:
    """`This was no accident`, `it wasn't a mistake`."""
    words = "|".join(sorted(map(re.escape, denied_words("mischance"))))
    return re.compile(
        rf"(?<!\bthere )\b(?:(?:was|is|were|are) (?:no|not|never)|(?:was|is)n[’']t)(?: just| simply)? (?:an? |any )?(?:{words})s?\b",
        re.IGNORECASE,
    )


@cache
def _all_unarmed() -> re.Pattern[str]:
    """`Each of the nine was a farmhand`, `all the dead were civilians`."""
    words = "|".join(sorted(map(re.escape, denied_words("unarmed"))))
    return re.compile(
        r"\b(?:all|every(?:one| one| single one)?|each)\b[^.;:!?]{0,40}? (?:was|were|is|are|had been) (?:all )?(?:an? )?(?:\w+ )?"
        rf"(?:{words})s?\b",
        re.IGNORECASE,
    )
