"""Answer: what the record holds on a question, or that it holds nothing; Cited: printed words with where they stand and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Anchor


@dataclass(frozen=True, slots=True)
class Cited:
    """`text` are the printed words of `anchor` on one line; `by` who said them, empty where the report does in its own voice.

    `report` is what the report is called, `locator` where it was read from, `act` what whoever said it did (`said`, `denied`).
    """

    anchor: Anchor
    locator: str
    report: str
    text: str
    by: str = ""
    act: str = ""
    via: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`on_record` False: no row answers, `evidence` is empty and `nearest` holds what comes closest.

    `answer` is composed of the evidence by a template, each value with whose it is; it never says who is right. `kind` is the question's.
    """

    question: str
    on_record: bool
    kind: str
    answer: str
    evidence: tuple[Cited, ...]
    nearest: tuple[Cited, ...]
    rule: str
