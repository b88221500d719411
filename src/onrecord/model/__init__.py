"""The nouns: frozen, slotted, standard library only, no input or output.

Every noun that other packages pass around is exported here; `from onrecord.model import Article`.
"""

from onrecord.model.absence import Absence
from onrecord.model.annotations import Annotations
from onrecord.model.answer import Answer, Cited
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
from onrecord.model.event_count import EventCount
from onrecord.model.figure import Bound, Figure
from onrecord.model.found import Filters, Found, FoundKind
from onrecord.model.judgement import (
    JUDGED,
    NO_RULINGS,
    Judged,
    JudgedNoun,
    JudgedState,
    Judgement,
    JudgementKind,
    Passage,
    Rulings,
    Target,
    Verdicts,
)
from onrecord.model.link import Borrowed, ClaimGroup, Copy, CopyKind, Links, Utterance, UtteranceMember, Wording
from onrecord.model.loaded import LoadedKind, LoadedWord, Owner
from onrecord.model.parse import Parse, Sentence, Token
from onrecord.model.progress import FetchState, Position
from onrecord.model.proposition import Proposition
from onrecord.model.quotation import Quotation
from onrecord.model.record import REWRITTEN, BriefLine, Gap, Provenance, Record
from onrecord.model.refusal import Refusal
from onrecord.model.span import Anchor, Span
from onrecord.model.statement import Act, Addressee, Cue, Form, Member, Source, Statement, Via
from onrecord.model.story import Profile, StoryEvent, StoryEventKind, StoryMember
from onrecord.model.time import Time, TimeType, When
from onrecord.model.toll import Fate, Tally, Toll

__all__ = [
    "Absence", "Act", "Addressee", "Anchor", "Annotations", "Answer", "Article", "Borrowed", "Bound", "BriefLine", "Cited", "Claim",
    "ClaimGroup", "ClaimStatus", "Comparison", "Comparisons", "Copy", "CopyKind", "Coverage", "CoverageState", "Cue", "DateRepair",
    "Dimension", "Entity", "EntityKind", "EventCount", "Evidence", "Fate", "FetchState", "Figure", "Filters", "Form", "Found", "FoundKind",
    "Gap", "Judged", "JUDGED", "JudgedNoun", "JudgedState", "Judgement", "JudgementKind", "Links", "LoadedKind", "LoadedWord", "Member",
    "NO_RULINGS", "Origin", "OriginKind", "Owner", "Parse", "Passage", "Position", "Profile", "Proposition", "Provenance", "Published",
    "Quotation", "Record", "Refusal", "Region", "RegionKind", "REWRITTEN", "Rulings", "Sentence", "Source", "Span", "Stance", "Statement",
    "StoryEvent", "StoryEventKind", "StoryMember", "Tally", "Target", "Time", "TimelineEntry", "TimeType", "Token", "Toll", "Utterance",
    "UtteranceMember", "Verdict", "Verdicts", "Via", "When", "Wording",
]
