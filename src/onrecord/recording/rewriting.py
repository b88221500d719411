"""A record and somebody who rewrites a sentence from its evidence -> the record with what was admitted, each line marked in its `rule`.

The rewriter is a function: a language model behind the pipeline, a table in a test. What it gives is checked (`admission`); what does not
pass is dropped, and the template's sentence stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import REWRITTEN, Anchor, BriefLine, Provenance, Record, Statement
from onrecord.recording.admission import refused

Rewriter = Callable[[str, Sequence[str]], str]
"""(the template's sentence, its evidence) -> a sentence."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Refused:
    """A rewrite that was not admitted: the template's sentence, what came instead, and why it does not stand."""

    template: str
    rewritten: str
    reason: str


def rewrite(
    record: Record, rewriter: Rewriter, *, model: str, progress: Progress | None = None
) -> tuple[Record, tuple[Refused, ...]]:
    """The record with its brief rewritten where that is admitted, and what was not."""
    texts = {a.id: a.text for a in record.articles}
    spoken = _spoken(record)
    lines: list[BriefLine] = []
    refusals: list[Refused] = []
    for number, line in enumerate(record.brief):
        evidence = [" ".join(anchor.text_in(texts[anchor.article]).split()) for anchor in line.evidence]
        answer = " ".join(rewriter(line.text, evidence).split())
        reason = refused(answer, template=line.text, evidence=evidence, speakers=_speakers(line, spoken))
        if reason is not None:
            refusals.append(Refused(line.text, answer, reason))
        changed = reason is None and answer != line.text
        lines.append(replace(line, text=answer, rule=line.rule + REWRITTEN) if changed else line)
        if progress is not None:
            progress(number + 1, len(record.brief))
    made: Provenance = replace(record.provenance, models={**record.provenance.models, "rewriting": model})
    return replace(record, brief=tuple(lines), provenance=made), tuple(refusals)


def _spoken(record: Record) -> Mapping[Anchor, Statement]:
    """The whole words of a statement (source, cue, content) -> the statement."""
    out: dict[Anchor, Statement] = {}
    for s in record.statements:
        spans = [*s.anchor.spans, *(s.cue.spans if s.cue else ()), *(s.source.spans if s.source else ())]
        out.setdefault(Anchor.over(s.anchor.article, spans), s)
    return out


def _speakers(line: BriefLine, spoken: Mapping[Anchor, Statement]) -> tuple[str, ...]:
    """Who speaks in a sentence of one statement; a sentence of several parties is held to the order of its names instead."""
    if line.rule not in ("brief/said", "brief/reaction", "brief/figure-told"):
        return ()
    first = spoken.get(line.evidence[0])
    return (first.source.name.split(",")[0],) if first is not None and first.source is not None else ()


__all__ = ["Refused", "Rewriter", "rewrite"]
