"""Text -> ISO 639-1 code of its language; `en` unless the text is clearly something else.

Function words settle ordinary English without loading a model; py3langid decides the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon import table

ENGLISH_SHARE = 0.22
"""English news has 35-50 % of these words (lowest of 1,900 reports looked at: 24 %); other languages stay below 10 %."""
MIN_WORDS = 12
"""Shorter texts are taken for English: a language model guesses wildly on a headline."""
SURE = 0.95
"""Probability from which a text is called something else than English."""
SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The commonest small words of one language."""

    language: str
    words: tuple[str, ...]
    example: str


def language_of(text: str) -> str:
    """The language of the first SAMPLE code points: `en` for `The mayor said the bridge was safe.`, `de`, `fr`, …"""
    words = [w.lower() for w in _WORD.findall(text[:SAMPLE])]
    if not words:
        return "en"
    share = sum(w in _english() for w in words) / len(words)
    latin = sum("a" <= w[0] <= "z" for w in words) / len(words)
    if share >= ENGLISH_SHARE or (len(words) < MIN_WORDS and latin > 0.5):
        return "en"
    code, sure = _identifier().classify(text[:SAMPLE])
    return str(code) if code == "en" or sure >= SURE else "en"


@cache
def _english() -> frozenset[str]:
    return frozenset(w for row in table("function_words", FunctionWords) if row.language == "en" for w in row.words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
