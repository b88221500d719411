"""Statements -> with the first person of a quotation resolved: in `“I think it sank,” Bright said` it is Bright who thinks so.

The printed words stay the source's spans; name, entity and kind become those of whoever says the words around them. Where nobody does, the
pronoun stays: the article's own `I` is its author's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotating.near import Near
from onrecord.model import Quotation, Source, Statement

FIRST = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
_DEPTH = 4
"""Statements around one that are climbed to who speaks."""


def with_speakers(drafts: Sequence[Statement], quotations: Sequence[Quotation]) -> list[Statement]:
    """`drafts` with their `inside` known; each source of the first person gets the speaker of the words that it stands in."""
    by_id = {s.id: s for s in drafts}
    quoted = Near((q.outer.start, q.outer.end, q) for q in quotations)
    contents = Near((p.start, p.end, s) for s in drafts for p in s.anchor.spans)
    out = []
    for s in drafts:
        speaker = None
        if s.source is not None and s.source.spans and s.source.name.lower() in FIRST:
            speaker = _around(s, by_id) or _beside(s, quoted, contents)
        if speaker is not None and s.source is not None:
            source = replace(s.source, name=speaker.name, entity=speaker.entity, kind=speaker.kind, members=())
            s = replace(s, source=source, via=tuple(v for v in s.via if v.name != speaker.name))
        out.append(s)
    return out


def _around(s: Statement, by_id: dict[str, Statement]) -> Source | None:
    """The source of the innermost statement around this one that names its own."""
    for _ in range(_DEPTH):
        above = by_id.get(s.inside) if s.inside is not None else None
        if above is None:
            return None
        if above.source is not None and above.source.name.lower() not in FIRST:
            return above.source
        s = above
    return None


def _beside(s: Statement, quoted: Near[Quotation], contents: Near[Statement]) -> Source | None:
    """The one speaker of what else is said between the same quotation marks, where the marks hold the first person but no content does."""
    start = s.source.spans[0].start if s.source is not None else 0
    q = next((q for q in quoted.touching(start, start + 1) if not q.scare), None)
    if q is None:
        return None
    others = [o for p in q.inner for o in contents.touching(p.start, p.end) if o.id != s.id and o.cue is not None]
    outside = [o for o in others if o.cue and not any(q.outer.contains(c) for c in o.cue.spans)]
    named = {o.source.name: o.source for o in outside if o.source is not None and o.source.name.lower() not in FIRST}
    return next(iter(named.values())) if len(named) == 1 else None
