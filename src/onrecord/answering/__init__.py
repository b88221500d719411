"""Question and Records -> Answer; words, filters and Records -> what was said, claimed and counted. No language model."""

from __future__ import annotations

from onrecord.answering.answer import abstain, answer, answer_read, read
from onrecord.answering.narrow import narrow_to
from onrecord.answering.search import search

__all__ = ["abstain", "answer", "answer_read", "narrow_to", "read", "search"]
