"""The log of judgements: how an entry is made, which entries hold, and which speak against each other.

Entries are only ever added. One is taken back by a later `withdraw`, which may be withdrawn in turn; the order is that of the log.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from onrecord.codec import dumps
from onrecord.codec.encode import encoder
from onrecord.codec.shape import noun_of
from onrecord.errors import UsageError
from onrecord.judging.values import amount_of, day_of, grade_of, when_of
from onrecord.model import Article, JudgedNoun, Judgement, JudgementKind, Target

ID_DIGITS = 12
"""Hexadecimal digits of an entry's id: 48 bits, of which a log of a million entries has two alike once in 500 logs."""

Item = TypeVar("Item", bound=Hashable)
_NEEDS_VALUE = frozenset({"correct", "grade", "note", "redact"})
_PAIRS = frozenset({"same", "different"})
_PAIRED = frozenset({"entity", "utterance", "claim", "report"})
_CORRECTED = frozenset({"statement", "figure", "date", "report"})


def judgement_of(
    kind: JudgementKind,
    *,
    noun: JudgedNoun | None = None,
    targets: Sequence[Target] = (),
    value: str | None = None,
    by: str,
    when: str,
    why: str,
    withdraws: str | None = None,
) -> Judgement:
    """An entry with the id of its content. Raises UsageError for one that says nothing: a grade that is none, an unreadable value."""
    if not by.strip() or not why.strip():
        raise UsageError("a judgement needs who made it and why")
    if (withdraws is not None) != (kind == "withdraw"):
        raise UsageError("a withdrawal names the judgement that it takes back, and nothing else does")
    if kind in _PAIRS and (noun not in _PAIRED or len(targets) < 2):
        raise UsageError(f"{kind}: needs two entities, utterances, claims or reports")
    if kind == "correct" and (noun not in _CORRECTED or len(targets) != 1):
        raise UsageError("correct: needs one statement (its source), figure, date or report (its day of publication)")
    if kind in _NEEDS_VALUE and not (value or "").strip():
        raise UsageError(f"{kind}: needs a value")
    if kind == "grade":
        value = grade_of(value or "")
    elif kind == "correct" and noun == "figure":
        amount_of(value or "")
    elif kind == "correct" and noun == "date":
        when_of(value or "")
    elif kind == "correct" and noun == "report":
        day_of(value or "")
    bare = Judgement("", kind, noun, tuple(targets), value, by.strip(), when, why.strip(), withdraws)
    written = dumps({"judgement": encoder(noun_of(Judgement))(bare)})
    return replace(bare, id=f"j{sha256(written.encode('utf-8', 'backslashreplace')).hexdigest()[:ID_DIGITS]}")


def standing(log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The entries that hold, in the order of the log, each once: neither withdrawals nor what a standing one of them takes back."""
    gone = withdrawn(log)
    held = {entry.id: entry for entry in log if entry.kind != "withdraw" and entry.id not in gone}
    return tuple(held.values())


def relevant(log: Sequence[Judgement], articles: Sequence[Article]) -> tuple[Judgement, ...]:
    """The standing entries that speak of one of the articles, by its bytes or the place that it was read from."""
    digests, places = {a.sha256 for a in articles}, {a.locator for a in articles}
    return tuple(j for j in standing(log) if any(t.sha256 in digests or t.locator in places for t in j.targets))


def without_words(judgement: Judgement, digests: Collection[str]) -> Judgement:
    """The entry without any words of the reports with these digests, for when they are taken down: that it was made, and by whom, stays.

    Its id stays too, though it is no longer that of the content: withdrawals name it.
    """
    if not any(target.sha256 in digests for target in judgement.targets):
        return judgement
    targets = tuple(Target(t.sha256, TAKEN_DOWN) if t.sha256 in digests else t for t in judgement.targets)
    value = judgement.value if judgement.kind == "grade" else None
    return replace(judgement, targets=targets, value=value, why=TAKEN_DOWN)


TAKEN_DOWN = "(taken down)"


def withdrawn(log: Sequence[Judgement]) -> frozenset[str]:
    """The ids of the entries that a standing withdrawal takes back, other withdrawals among them."""
    gone: set[str] = set()
    for entry in reversed(log):
        if entry.kind == "withdraw" and entry.id not in gone and entry.withdraws is not None:
            gone.add(entry.withdraws)
    return frozenset(gone)


@dataclass(frozen=True, slots=True)
class Link:
    """One judgement on two things, whatever they are: they are the same, or they are not."""

    judgement: str
    left: Hashable
    right: Hashable
    same: bool


def contradictions(links: Sequence[Link]) -> Mapping[str, tuple[str, ...]]:
    """Judgement id -> the judgements that it can't hold with, in the order of the log.

    `A same B`, `B same C` and `A different C` are a contradiction of three: which of them is wrong only a person can say. For each
    `different` the shortest chain of `same` between its two things counts.
    """
    order = {link.judgement: n for n, link in reversed(list(enumerate(links)))}
    beside: dict[Hashable, list[tuple[Hashable, str]]] = defaultdict(list)
    for link in links:
        if link.same:
            beside[link.left].append((link.right, link.judgement))
            beside[link.right].append((link.left, link.judgement))
    out: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.same:
            continue
        chain = _chain(link.left, link.right, beside)
        if chain is not None:
            party = {link.judgement, *chain}
            for one in party:
                out[one] |= party - {one}
    return {one: tuple(sorted(others, key=order.__getitem__)) for one, others in sorted(out.items(), key=lambda row: order[row[0]])}


def _chain(first: Hashable, last: Hashable, beside: Mapping[Hashable, Sequence[tuple[Hashable, str]]]) -> list[str] | None:
    """The judgements of the shortest way from one thing to another, breadth first; None where there is no way."""
    came: dict[Hashable, tuple[Hashable, str] | None] = {first: None}
    queue = deque([first])
    while queue and last not in came:
        at = queue.popleft()
        for other, judgement in beside.get(at, ()):
            if other not in came:
                came[other] = (at, judgement)
                queue.append(other)
    if last not in came:
        return None
    chain = []
    step = came[last]
    while step is not None:
        chain.append(step[1])
        step = came[step[0]]
    return chain
