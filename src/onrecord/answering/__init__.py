"""Question and Records -> Answer; words and filters and Records -> what was said, claimed and counted. No language model, nothing stored."""

from __future__ import annotations

from onrecord.answering.answer import answer

__all__ = ["answer"]
