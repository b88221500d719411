"""Article, parse and entities -> Statements: who said what, in which act, to whom, via whom.

The spans come from an extractor (`find_attributions`); everything after it depends only on the spans and the parse: the source is resolved,
the chain followed, the act, the negation and the hedge read off. A statement inside another's content is heard through it: the outer source
becomes a link of its chain. Where a paper or agency says nothing but what somebody else said, only the inner statement stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.act_contents import content_act
from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.acts import act_of
from onrecord.annotating.attribution import Attribution, cue_prepositions
from onrecord.annotating.attribution_chains import unfolded
from onrecord.annotating.attribution_embeds import find_embed_attributions
from onrecord.annotating.attribution_nouns import find_noun_attributions, own_source
from onrecord.annotating.attribution_parts import in_parts
from onrecord.annotating.attribution_quotes import find_free_quotations
from onrecord.annotating.attribution_tagged import find_tagged
from onrecord.annotating.attribution_transcripts import find_transcript_attributions
from onrecord.annotating.chains import addressee_of, carriers_of, unique, via_of
from onrecord.annotating.hedges import hedge_in, hedge_on_cue
from onrecord.annotating.mentions import Mentions, head_of
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import noun_phrase
from onrecord.annotating.polarity import is_cue_negated
from onrecord.annotating.quotations import find_quotations
from onrecord.annotating.sources import resolve_source
from onrecord.annotating.times import when_of
from onrecord.engines.tagger import TaggerEngine
from onrecord.model import Act, Anchor, Article, Cue, Form, Parse, Quotation, Region, RegionKind, Source, Span, Statement, Time, Token, Via
from onrecord.model.span import joined

SPOKEN_REGIONS: frozenset[RegionKind] = frozenset({"title", "body", "embed"})
PRINTED = frozenset({"speech/embed", "speech/transcript"})
"""Posts and turns of a transcript: a person's words without quotation marks."""
UNCUED = "say"
"""The lemma of a quotation that stands free: its speaker says it, though no word there tells so (the cue has no spans)."""
MOSTLY = 0.8
"""A content whose share of quoted characters is at least this is direct speech; any less but some is mixed."""
KNOWN = 0.4
"""A rule's attribution whose content overlaps one that the tagger gives by this Dice share is the tagger's."""
SAME = 0.85
"""Two attributions whose contents overlap by this Dice share and whose sources are the same are one."""


def find_attributions(article: Article, parse: Parse, quotations: Sequence[Quotation], tagger: TaggerEngine) -> tuple[Attribution, ...]:
    """The extractor: (source, cue, content) triples in text order, by the tagger and, where it gives none, the few rules that add to it."""
    regions = [r for r in article.regions if r.kind in SPOKEN_REGIONS]
    tagged = [kept for a in find_tagged(article, parse, tagger, SPOKEN_REGIONS) for kept in _in_region(a, regions)]
    found = unfolded(parse, article.text, tagged)
    quoted = frozenset(t.i for q in quotations for s in q.inner for t in parse.tokens_in(s))
    nouns = [
        a for a in find_noun_attributions(parse, article.text, quoted) if any(r.start <= a.start and a.end <= r.end for r in regions)
    ]
    found = [_of_itself(parse, a) for a in found]
    turns = tuple(find_transcript_attributions(article, SPOKEN_REGIONS))
    found = with_new(_without_own_words(article.text, found, turns), [*find_embed_attributions(article), *turns, *nouns])
    spoken = [q for q in quotations if any(r.start <= q.outer.start < r.end for r in regions)]
    found = [*found, *find_free_quotations(article, parse, spoken, found)]
    found = [*in_parts(article.text, spoken, found)]
    return tuple(sorted(found, key=lambda a: (a.start, a.end, a.cue, a.rule)))


def _in_region(a: Attribution, regions: Sequence[Region]) -> Iterator[Attribution]:
    """The attribution as far as it stands in regions of its cue's kind: what a headline says ends with it."""
    kind = next((r.kind for r in regions if a.cue and r.start <= a.cue[0].start < r.end), None)
    mine = [r for r in regions if r.kind == kind]
    content = tuple(
        Span(max(s.start, r.start), min(s.end, r.end)) for s in a.content for r in mine if max(s.start, r.start) < min(s.end, r.end)
    )
    if content:
        yield a if content == a.content else replace(a, content=content)


def _of_itself(parse: Parse, a: Attribution) -> Attribution:
    """`the union marched amid reports that …`: a report that the sentence gives nobody is its own source."""
    head = cue_head(parse, a.cue) if a.cue else None
    own = own_source(parse, head) if head is not None and head.pos == "NOUN" else None
    return replace(a, source=(own,)) if own is not None else a


def _without_own_words(text: str, found: Sequence[Attribution], turns: Sequence[Attribution]) -> list[Attribution]:
    """The attributions less the turns themselves, and less what a turn's speaker says of himself (`LEE: We believe that …`)."""
    near = Near((t.start, t.end, t) for t in turns)
    labels = Near((t.source[0].start, t.cue[0].end, t) for t in turns)
    return [
        a
        for a in found
        if not (a.cue and _first_person(text, a) and near.touching(a.cue[0].start, a.cue[0].end))
        and not any(labels.touching(s.start, s.end) for s in (*a.source, *a.cue))
    ]


def _first_person(text: str, a: Attribution) -> bool:
    return not a.source or text[a.source[0].start : a.source[-1].end].lower() in ("i", "we")


def with_new(found: Sequence[Attribution], more: Sequence[Attribution]) -> list[Attribution]:
    """The attributions found, and those of the others that say something else, or stand inside one: `S heard [T's claim that …]`."""
    near = Near((s.start, s.end, a) for a in found for s in a.content)
    out = list(found)
    for a in more:
        beside = [b for s in a.content for b in near.touching(s.start, s.end)]
        if all(_holds_cue(b, a) for b in beside if _dice(a, b) >= KNOWN):
            out.append(_within(a, next((b for b in beside if _holds_cue(b, a)), None)))
    return out


def _within(a: Attribution, outer: Attribution | None) -> Attribution:
    """What stands inside another's content ends where that ends: the parse may run on into `…, the agency reported`."""
    if outer is None:
        return a
    shared = [Span(max(s.start, o.start), min(s.end, o.end)) for s in a.content for o in outer.content if s.overlaps(o)]
    return replace(a, content=joined(shared)) if shared else a


def _holds_cue(outer: Attribution, inner: Attribution) -> bool:
    """The cue of one is a word of the other's content."""
    return bool(inner.cue) and any(c.contains(inner.cue[0]) for c in outer.content)


def find_statements(
    article: Article,
    parse: Parse,
    *,
    mentions: Mentions,
    times: Sequence[Time],
    tagger: TaggerEngine,
    quotations: Sequence[Quotation] | None = None,
) -> tuple[Statement, ...]:
    """All statements, ids `ARTICLE.s1…` in text order of their contents."""
    quotations = find_quotations(article) if quotations is None else quotations
    attributions = _distinct(find_attributions(article, parse, quotations, tagger))
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
    return _dice_of(a.content, b.content)


def _dice_of(a: Sequence[Span], b: Sequence[Span]) -> float:
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return 2 * shared / (sum(map(len, a)) + sum(map(len, b)))


def _statement(
    article: Article, parse: Parse, mentions: Mentions, times: Sequence[Time], quotations: Near[Quotation], a: Attribution
) -> Statement:
    text = article.text
    cue_token = cue_head(parse, a.cue) if a.cue else None
    source: Source | None = _source(parse, text, mentions, a.source) if a.source else None
    if source is not None and a.rule in PRINTED:
        source = replace(source, kind="person")
    form: Form = "direct" if a.rule in PRINTED else form_of(a.content, quotations)
    via: tuple[Via, ...] = ()
    to = said = None
    if cue_token is not None and a.rule != "speech/embed":
        to = None if a.lemma in cue_prepositions() else addressee_of(parse, text, mentions, cue_token)
        via = carriers_of(parse, text, mentions, cue_token, a)
        said = when_of(article, parse, tuple(times), cue_token)
    elif a.carrier:
        via = (via_of(parse, text, mentions, a.carrier),)
    via = tuple(v for v in via if source is None or v.name != source.name)
    cue = Cue(a.cue, a.lemma or UNCUED, _act(parse, text, a, cue_token))
    anchor = Anchor(article.id, a.content)
    return Statement(
        id=f"{a.start:09}-{a.end:09}-{a.cue[0].start if a.cue else 0:09}-{a.rule}",
        anchor=anchor,
        form=form,
        cue=cue,
        source=source,
        to=to,
        via=via,
        negated=is_cue_negated(parse, a.cue, cue_token),
        hedge=hedge_in(parse, a.content) or hedge_on_cue(parse, a.cue, cue_token),
        said=said,
        inside=None,
        rule=a.rule,
    )


def _source(parse: Parse, text: str, mentions: Mentions, spans: tuple[Span, ...]) -> Source:
    """The resolved source; `the union, which claims that …` is resolved by what the pronoun stands for."""
    head = head_of(parse, spans[0])
    verb = parse.head(head) if head is not None and head.tag in ("WP", "WDT") else None
    while verb is not None and verb.dep not in ("relcl", "ROOT") and verb.head != verb.i:
        verb = parse.head(verb)
    if verb is None or verb.dep != "relcl":
        return resolve_source(parse, text, mentions, spans)
    return replace(resolve_source(parse, text, mentions, (noun_phrase(parse, parse.head(verb)),)), spans=spans)


def _act(parse: Parse, text: str, a: Attribution, cue: Token | None) -> Act:
    """The act of the cue; what is only said on after it is read by its own words, and a turn that asks demands an answer."""
    if a.rule == "speech/transcript" and text[a.start : a.end].endswith("?"):
        return "demand"
    return content_act(parse, text, a.content) if a.rule in ("speech/goes-on", "speech/transcript") else act_of(parse, text, a, cue)


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
    # a carrier has nobody around it, so that no chain comes back to where it began
    outer |= {s.id: o for s in drafts if s.id not in outer and (o := _carrying(s, contents)) is not None and o.id not in outer}
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
        and not (o.cue is not None and inner.cue is not None and o.cue.spans and o.cue.spans == inner.cue.spans)
        and all(o.anchor.start <= m.start and m.end <= o.anchor.end for m in marks)
    ]
    return min(rows, key=lambda o: (o.anchor.end - o.anchor.start, o.anchor), default=None)


def _carrying(inner: Statement, contents: Near[Statement]) -> Statement | None:
    """`S, according to Y, Z reported`: both have S for content, and Z, a paper or agency, has it from Y."""
    if inner.cue is None or inner.cue.lemma not in cue_prepositions() or (inner.source is not None and inner.source.kind == "media"):
        return None
    return next(
        (
            o
            for o in contents.touching(inner.anchor.start, inner.anchor.end)
            if o.id != inner.id
            and o.source is not None
            and o.source.kind == "media"
            and o.cue is not None
            and o.cue.lemma not in cue_prepositions()
            and _dice_of(o.anchor.spans, inner.anchor.spans) >= SAME
        ),
        None,
    )


def _says_only(outer: Statement, inner: Statement) -> bool:
    """A paper or agency whose whole content is somebody else's statement: `X said S, agency Y reported`."""
    if outer.source is None or outer.source.kind not in ("media", "document") or inner.source is None:
        return False
    if inner.cue is not None and inner.cue.act in ("intend", "feel", "promise", "praise", "confirm", "deny", "decline"):
        return False  # the deed is news of its own: `the agency said that the two pledged help`
    marks = [*inner.anchor.spans, *(inner.cue.spans if inner.cue else ()), *inner.source.spans]
    covered = max(m.end for m in marks) - min(m.start for m in marks)
    return covered >= MOSTLY * (outer.anchor.end - outer.anchor.start)
