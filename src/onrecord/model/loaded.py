"""LoadedWord: a word that judges or colours, and whose it is: quoted, told in somebody's name, or the outlet's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Anchor

LoadedKind = Literal["label", "praise", "blame", "emotive", "editorial", "doubt"]
Owner = Literal["quoted", "attributed", "outlet"]


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """`owner`: `quoted` stands in quotation marks, `attributed` in a report of what somebody said, `outlet` in neither.

    `by` is whose words they are: the source, or the outlet; empty where marks name nobody.
    """

    id: str
    anchor: Anchor
    kind: LoadedKind
    owner: Owner
    by: str
    statement: str | None
    rule: str
