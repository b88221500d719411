"""Annotations made without a model, for tests of what the archive does with them: one statement a sentence that says `said`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Anchor, Annotations, Article, Cue, Source, Span, Statement

_SAID = re.compile(r"([A-Z][a-z]+ [A-Z][a-z]+) (said) ([^.\n]+)")
STEP = "stand-in"


def annotate(articles: Sequence[Article]) -> list[Annotations]:
    return [_one(article) for article in articles]


def _one(article: Article) -> Annotations:
    statements = tuple(
        Statement(
            f"{article.id}.s{number}", Anchor.at(article.id, match.start(3), match.end(3)), "indirect",
            Cue((Span(*match.span(2)),), "say", "say"), Source((Span(*match.span(1)),), None, match[1], "person"), None, (), False, None, None,
            None, "stand-in",
        )
        for number, match in enumerate(_SAID.finditer(article.text), 1)
    )  # fmt: skip
    return Annotations(article.id, statements=statements, sentences=((0, len(article.text)),))
