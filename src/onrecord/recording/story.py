"""A record without its brief, indexed for writing one: look-ups by id, names of reports, the sentence around an anchor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Anchor, Annotations, Article, Figure, Record, Statement

_DIGEST = re.compile(r"[-_.]?(?=[0-9a-f]*[0-9])[0-9a-f]{8,}$", re.I)
"""A file name's tail of hexadecimal digits says nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Story:
    record: Record
    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    sentences: Mapping[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, record: Record, annotations: Sequence[Annotations]) -> Story:
        return cls(
            record,
            {a.id: a for a in record.articles},
            {s.id: s for s in record.statements},
            {f.id: f for f in record.figures},
            {a.article: a.sentences for a in annotations},
        )

    def text(self, anchor: Anchor) -> str:
        """The printed words on one line."""
        return " ".join(anchor.text_in(self.articles[anchor.article].text).split())

    def report(self, article: str) -> str:
        """What a report is called in the brief: its outlet, else its file's name without the ending and without a digest in it."""
        a = self.articles[article]
        if a.outlet:
            return a.outlet
        name = a.locator.replace("\\", "/").rsplit("/", 1)[-1]
        stem = name.rsplit(".", 1)[0] if "." in name and "#" not in name else name
        return _DIGEST.sub("", stem) or stem

    def reports(self, articles: Sequence[str]) -> str:
        """`A`, `A and B`, `A, B and C`, each once, in the order given."""
        return listed([self.report(a) for a in dict.fromkeys(articles)])

    def sentence(self, anchor: Anchor) -> Anchor:
        """The sentence in which the anchor begins; the anchor itself where none is known."""
        rows = self.sentences.get(anchor.article, ())
        i = bisect_right(rows, (anchor.start, 1 << 60)) - 1
        if i >= 0 and rows[i][0] <= anchor.start < rows[i][1]:
            return Anchor.at(anchor.article, rows[i][0], max(rows[i][1], min(anchor.end, rows[i][1])))
        return anchor

    def spoken(self, statement: Statement) -> Anchor:
        """Source, cue and content of a statement: the printed words behind a sentence that repeats it."""
        spans = [*statement.anchor.spans]
        if statement.cue is not None:
            spans.extend(statement.cue.spans)
        if statement.source is not None:
            spans.extend(statement.source.spans)
        return Anchor.over(statement.anchor.article, spans)

    def position(self, anchor: Anchor) -> float:
        """How far into its report the anchor stands, 0 to 1."""
        return anchor.start / max(1, len(self.articles[anchor.article].text))


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
