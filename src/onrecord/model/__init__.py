"""The nouns: frozen, slotted, standard library only, no input or output.

Every noun that other packages pass around is exported here; `from onrecord.model import Article`.
"""

from onrecord.model.absence import Absence
from onrecord.model.annotations import Annotations
from onrecord.model.article import Article, Published, Region, RegionKind
from onrecord.model.claim import Claim, ClaimStatus, Evidence, Origin, OriginKind, Stance
from onrecord.model.comparison import (
    Comparison,
    Comparisons,
    Coverage,
    CoverageState,
    DateRepair,
    Dimension,
    TimelineEntry,
    Verdict,
)
from onrecord.model.entity import Entity, EntityKind
from onrecord.model.figure import Bound, Figure
from onrecord.model.link import Borrowed, ClaimGroup, Copy, CopyKind, Links, Utterance, UtteranceMember, Wording
from onrecord.model.parse import Parse, Sentence, Token
from onrecord.model.proposition import Proposition
from onrecord.model.quotation import Quotation
from onrecord.model.record import BriefLine, Gap, Provenance, Record
from onrecord.model.refusal import Refusal
from onrecord.model.span import Anchor, Span
from onrecord.model.statement import Act, Addressee, Cue, Form, Member, Source, Statement, Via
from onrecord.model.story import Profile, StoryEvent, StoryEventKind, StoryMember
from onrecord.model.time import Time, TimeType, When
from onrecord.model.toll import Fate, Tally, Toll

__all__ = [
    "Absence", "Act", "Addressee", "Anchor", "Annotations", "Article", "Borrowed", "Bound", "BriefLine", "Claim", "ClaimGroup",
    "ClaimStatus", "Comparison", "Comparisons", "Copy", "CopyKind", "Coverage", "CoverageState", "Cue", "DateRepair",
    "Dimension", "Entity", "EntityKind", "Evidence", "Fate", "Figure", "Form", "Gap", "Links", "Member", "Origin", "OriginKind",
    "Parse", "Profile", "Proposition", "Provenance", "Published", "Quotation", "Record", "Refusal", "Region", "RegionKind", "Sentence",
    "Source", "Span", "Stance", "Statement", "StoryEvent", "StoryEventKind", "StoryMember",
    "Tally", "Time", "TimeType", "TimelineEntry", "Token", "Toll", "Utterance", "UtteranceMember",
    "Verdict", "Via", "When", "Wording",
]
