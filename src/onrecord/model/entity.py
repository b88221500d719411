"""Entity: somebody or something with a name, and every place where the text mentions it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Anchor

EntityKind = Literal["person", "body", "government", "military", "media", "place", "document", "group", "unnamed"]


@dataclass(frozen=True, slots=True)
class Entity:
    """`name` is the fullest printed name; `aliases` the other printed names; `mentions` also hold pronouns and short descriptions."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    mentions: tuple[Anchor, ...]
    rule: str
