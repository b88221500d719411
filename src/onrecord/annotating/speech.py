"""Article, parse and entities -> Statements: who said what, in which act, to whom, via whom.

The spans come from an extractor (`find_attributions`); everything after it depends only on the spans and the parse: the source is resolved,
the chain followed, the act, the negation and the hedge read off. A statement inside another's content is heard through it: the outer source
becomes a link of its chain. Where a paper or agency says nothing but what somebody else said, only the inner statement stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotating.acts import act_of, is_negated
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_embeds import find_embed_attributions
from onrecord.annotating.attribution_nouns import find_according, find_noun_attributions, passed_on_by
from onrecord.annotating.attribution_quotes import with_quotations
from onrecord.annotating.attribution_verbs import find_verb_attributions
from onrecord.annotating.chains import addressee_of, carriers_of, unique, via_of
from onrecord.annotating.hedges import hedge_in
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.near import Near
from onrecord.annotating.quotations import find_quotations
from onrecord.annotating.sources import resolve_source
from onrecord.annotating.times import when_of
from onrecord.model import Anchor, Article, Cue, Form, Parse, Quotation, RegionKind, Source, Span, Statement, Time, Via

SPOKEN_REGIONS: frozenset[RegionKind] = frozenset({"title", "body", "embed"})
MOSTLY = 0.8
"""A content whose share of quoted characters is at least this is direct speech; any less but some is mixed."""
SAME = 0.85
"""Two attributions whose contents overlap by this Dice share and whose sources are the same are one."""


def find_attributions(article: Article, parse: Parse, quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """The extractor: (source, cue, content) triples in text order, by rules over the parse and the quotation marks."""
    quoted = frozenset(t.i for q in quotations for s in q.inner for t in parse.tokens_in(s))
    regions = [r for r in article.regions if r.kind in SPOKEN_REGIONS]
    found = [*find_verb_attributions(parse, article.text, quoted), *find_noun_attributions(parse, article.text, quoted)]
    found = passed_on_by(found, tuple(find_according(parse, article.text, quotations)), quotations)
    found = [a for a in found if any(r.start <= a.start and a.end <= r.end for r in regions)]
    spoken = with_quotations(article, parse, [q for q in quotations if any(r.start <= q.outer.start < r.end for r in regions)], found)
    return tuple(sorted([*spoken, *find_embed_attributions(article)], key=lambda a: (a.start, a.end, a.cue)))


def find_statements(
    article: Article, parse: Parse, *, mentions: Mentions, times: Sequence[Time], quotations: Sequence[Quotation] | None = None
) -> tuple[Statement, ...]:
    """All statements, ids `ARTICLE.s1…` in text order of their contents."""
    quotations = find_quotations(article) if quotations is None else quotations
    attributions = _distinct(find_attributions(article, parse, quotations))
    marks = Near((q.outer.start, q.outer.end, q) for q in quotations)
    drafts = [_statement(article, parse, mentions, times, marks, a) for a in attributions]
    drafts = _passed_on(drafts)
    numbered = {s.id: f"{article.id}.s{n}" for n, s in enumerate(sorted(drafts, key=_order), 1)}
    return tuple(
        replace(s, id=numbered[s.id], inside=numbered.get(s.inside) if s.inside is not None else None) for s in sorted(drafts, key=_order)
    )


def _order(s: Statement) -> tuple[int, int, str]:
    return s.anchor.start, -s.anchor.end, s.id


def _distinct(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """One attribution a content and source: of two that overlap almost wholly the one with the more specific cue stays."""
    out: list[Attribution] = []
    for a in attributions:
        twin = next((n for n, b in enumerate(out[-12:], max(0, len(out) - 12)) if _dice(a, b) >= SAME and _one_source(a, b)), None)
        if twin is None:
            out.append(a)
        elif out[twin].rule.startswith("speech/according") and not a.rule.startswith("speech/according"):
            out[twin] = a
    return tuple(out)


def _one_source(a: Attribution, b: Attribution) -> bool:
    return any(x.overlaps(y) for x in a.source for y in b.source) or a.cue == b.cue


def _dice(a: Attribution, b: Attribution) -> float:
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.content for y in b.content)
    return 2 * shared / (sum(map(len, a.content)) + sum(map(len, b.content)))


def _statement(
    article: Article, parse: Parse, mentions: Mentions, times: Sequence[Time], quotations: Near[Quotation], a: Attribution
) -> Statement:
    text = article.text
    cue_token = parse.token_at(a.cue[-1].end - 1) if a.cue else None
    if cue_token is not None:
        inside = [t for s in a.cue for t in parse.tokens_in(s)]
        cue_token = next((t for t in inside if t.pos in ("VERB", "NOUN")), cue_token)
    source: Source | None = resolve_source(parse, text, mentions, a.source) if a.source else None
    if source is not None and a.rule == "speech/embed":
        source = replace(source, kind="person")
    form: Form = "direct" if a.rule == "speech/embed" else form_of(a.content, quotations)
    via: tuple[Via, ...] = ()
    to = said = None
    if cue_token is not None and a.rule != "speech/embed":
        to = None if a.rule.startswith("speech/according") else addressee_of(parse, text, mentions, cue_token)
        via = carriers_of(parse, text, mentions, cue_token, a)
        said = when_of(article, parse, tuple(times), cue_token)
    elif a.carrier:
        via = (via_of(parse, text, mentions, a.carrier),)
    via = tuple(v for v in via if source is None or v.name != source.name)
    cue = Cue(a.cue, a.lemma, act_of(parse, text, a, cue_token)) if a.cue else None
    anchor = Anchor(article.id, a.content)
    return Statement(
        id=f"{a.start:09}-{a.end:09}-{a.cue[0].start if a.cue else 0:09}-{a.rule}",
        anchor=anchor,
        form=form,
        cue=cue,
        source=source,
        to=to,
        via=via,
        negated=is_negated(parse, cue_token),
        hedge=hedge_in(parse, a.content),
        said=said,
        inside=None,
        rule=a.rule,
    )


def form_of(content: Sequence[Span], quotations: Near[Quotation]) -> Form:
    """direct: (almost) all in quotation marks; mixed: some of it; indirect: none."""
    total = sum(len(s) for s in content)
    quoted = sum(
        max(0, min(s.end, p.end) - max(s.start, p.start)) for s in content for q in quotations.touching(s.start, s.end) for p in q.inner
    )
    if quoted >= MOSTLY * total:
        return "direct"
    return "mixed" if quoted else "indirect"


def _passed_on(drafts: Sequence[Statement]) -> list[Statement]:
    """Nesting: the smallest content that holds another's cue or content encloses it; its source joins the inner chain."""
    contents = Near((s.anchor.start, s.anchor.end, s) for s in drafts)
    outer = {s.id: o for s in drafts if (o := _enclosing(s, contents)) is not None}
    by_id = {s.id: s for s in drafts}
    dropped = {o.id for i, o in outer.items() if _says_only(o, by_id[i])}
    out = []
    for s in drafts:
        if s.id in dropped:
            continue
        chain: list[Via] = []
        above, enclosing = outer.get(s.id), None
        while above is not None:
            enclosing = enclosing or (above.id if above.id not in dropped else None)
            if above.source is not None and not (above.cue and above.cue.act in ("deny", "decline")):
                chain = [*above.via, Via(above.source.spans, above.source.name, above.source.kind), *chain]
            above = outer.get(above.id)
        names = {s.source.name} if s.source else set()
        out.append(replace(s, via=tuple(v for v in unique([*chain, *s.via]) if v.name not in names), inside=enclosing))
    return out


def _enclosing(inner: Statement, contents: Near[Statement]) -> Statement | None:
    """The smallest other content that holds this content and its cue."""
    marks = [*inner.anchor.spans, *(inner.cue.spans if inner.cue else ())]
    size = inner.anchor.end - inner.anchor.start
    rows = [
        o
        for o in contents.touching(inner.anchor.start, inner.anchor.end)
        if o.anchor.end - o.anchor.start > size
        and not (o.cue is not None and inner.cue is not None and o.cue.spans == inner.cue.spans)
        and all(o.anchor.start <= m.start and m.end <= o.anchor.end for m in marks)
    ]
    return min(rows, key=lambda o: (o.anchor.end - o.anchor.start, o.anchor), default=None)


def _says_only(outer: Statement, inner: Statement) -> bool:
    """A paper or agency whose whole content is somebody else's statement: `X said S, agency Y reported`."""
    if outer.source is None or outer.source.kind not in ("media", "document") or inner.source is None:
        return False
    if inner.cue is not None and inner.cue.act in ("intend", "feel", "promise", "praise", "confirm", "deny", "decline"):
        return False  # the deed is news of its own: `the agency said that the two pledged help`
    marks = [*inner.anchor.spans, *(inner.cue.spans if inner.cue else ()), *inner.source.spans]
    covered = max(m.end for m in marks) - min(m.start for m in marks)
    return covered >= MOSTLY * (outer.anchor.end - outer.anchor.start)
