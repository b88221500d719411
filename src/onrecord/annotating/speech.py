"""Article, parse and entities -> Statements: who said what, in which act, to whom, via whom.

The spans come from `extraction.py`; everything here depends only on the spans and the parse: the source is resolved, the chain followed,
the act, the negation and the hedge read off. A statement inside another's content is heard through it: the outer source
becomes a link of its chain. Where a paper or agency says nothing but what somebody else said, only the inner statement stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotating.act_contents import content_act
from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.acts import act_of, is_deed, is_refusal
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.chains import addressee_of, carriers_of, unique, via_of
from onrecord.annotating.extraction import find_attributions
from onrecord.annotating.hedges import hedge_in, hedge_on_cue
from onrecord.annotating.inner_sources import with_speakers
from onrecord.annotating.mentions import Mentions, head_among
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import subject_of
from onrecord.annotating.polarity import is_cue_negated
from onrecord.annotating.press import dateline_agencies
from onrecord.annotating.quotations import find_quotations
from onrecord.annotating.sources import resolve_source
from onrecord.annotating.times import when_of
from onrecord.engines.tagger import TaggerEngine
from onrecord.lexicon.cues import cue_prepositions, cue_verbs
from onrecord.lexicon.phrases import phrases
from onrecord.model import Act, Addressee, Anchor, Article, Cue, Form, Parse, Quotation, Source, Span, Statement, Time, Token, Via
from onrecord.model.span import overlap

PRINTED = frozenset({"speech/embed", "speech/transcript"})
"""Posts and turns of a transcript: a person's words without quotation marks."""
UNCUED = "say"
"""The lemma of a quotation that stands free: its speaker says it, though no word there tells so (the cue has no spans)."""
MOSTLY = 0.8
"""A content whose share of quoted characters is at least this is direct speech; any less but some is mixed."""
BESIDE = 12
"""Attributions before one, in text order, among which its twin is looked for: a sentence seldom holds more."""
_NAME = 40
"""Code points behind a cue in which a name that begins with it ends."""
SAME = 0.85
"""Two attributions whose contents overlap by this Dice share and whose sources are the same are one; on PolNeAR dev 0.7 and 0.95 score
within 0.1 of it."""


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
    attributions = _distinct([a for a in find_attributions(article, parse, quotations, tagger) if not _in_name(a, mentions)])
    marks = Near((q.outer.start, q.outer.end, q) for q in quotations)
    drafts = [_statement(article, parse, mentions, times, marks, with_whole_name(article.text, a, mentions)) for a in attributions]
    drafts = [s for s in drafts if not _is_nobodys(parse, s) and not _is_done(article.text, parse, s)]
    drafts = with_speakers(_passed_on(_on_in_one_breath(parse, drafts)), quotations)
    numbered = {s.id: f"{article.id}.s{n}" for n, s in enumerate(sorted(drafts, key=_order), 1)}
    return tuple(
        replace(s, id=numbered[s.id], inside=numbered.get(s.inside) if s.inside is not None else None) for s in sorted(drafts, key=_order)
    )


def _is_nobodys(parse: Parse, s: Statement) -> bool:
    """`a pier known as the Long One`, `questions about the cost`: nobody says it, no words of it are quoted, and nothing is said to be so.

    `it was reported that the pier was shut` stays: there a verb of saying takes a clause.
    """
    if s.source is not None or s.form != "indirect" or s.via or s.cue is None or s.cue.act != "say" or s.rule != "speech/tagger":
        return False
    head = cue_head(parse, s.cue.spans)
    top = head_among(parse, [t for span in s.anchor.spans for t in parse.tokens_in(span)])
    clause = top is not None and top.pos in ("VERB", "AUX") and subject_of(parse, top) is not None
    asks = any(t.tag in ("WDT", "WP", "WP$", "WRB") or t.lower in ("whether", "if") for t in parse.tokens_in(s.anchor.spans[0])[:2])
    return not (clause and not asks and head is not None and head.lemma.lower() in cue_verbs())


def _is_done(text: str, parse: Parse, s: Statement) -> bool:
    return s.rule == "speech/tagger" and s.cue is not None and is_deed(parse, text, s.cue.spans, s.anchor.spans)


def _order(s: Statement) -> tuple[int, int, str]:
    return s.anchor.start, -s.anchor.end, s.id


def _distinct(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """One attribution a content and source: of two that overlap almost wholly the one with the more specific cue stays."""
    out: list[Attribution] = []
    for a in attributions:
        beside = enumerate(out[-BESIDE:], max(0, len(out) - BESIDE))
        twin = next((n for n, b in beside if overlap(a.content, b.content) >= SAME and _one_source(a, b)), None)
        if twin is None:
            out.append(a)
        elif out[twin].rule.startswith("speech/according") and not a.rule.startswith("speech/according"):
            out[twin] = a
        elif _is_cut(out[twin], a):
            out[twin] = a
    return tuple(out)


def _is_cut(cut: Attribution, whole: Attribution) -> bool:
    """`[Ada] [Bright]` beside `[Ada Bright, a guide,] [told]`: the cue of the first is a word of the other's source."""
    return bool(cut.cue) and all(any(s.contains(c) for s in whole.source) for c in cut.cue)


def _one_source(a: Attribution, b: Attribution) -> bool:
    return any(x.overlaps(y) for x in a.source for y in b.source) or a.cue == b.cue


def _in_name(a: Attribution, mentions: Mentions) -> bool:
    """`Said Haddad left`: the cue is a part of somebody's name."""
    named = [span for c in a.cue for span, entity in mentions.within(Span(c.start, c.end + _NAME)) if entity.kind == "person"]
    return bool(a.cue) and all(any(span.start <= c.start and c.end < span.end for span in named) for c in a.cue)


def with_whole_name(text: str, a: Attribution, mentions: Mentions) -> Attribution:
    """`[Fire chief Ivo] [Lund said]` -> `[Fire chief Ivo Lund] [said]`: a person's name is not cut where source and cue meet."""
    if not a.source or not a.cue:
        return a
    last, cue = a.source[-1], a.cue[0]
    cut = [
        span
        for span, entity in mentions.within(Span(last.start, max(last.end, cue.start + 1)))
        if entity.kind == "person" and last.start <= span.start < last.end < span.end and cue.start < span.end < cue.end
    ]
    if not cut:
        return a
    start = cut[0].end
    while start < cue.end and text[start] in " ,\n":
        start += 1
    rest = (Span(start, cue.end), *a.cue[1:]) if start < cue.end else a.cue[1:]
    return replace(a, source=(*a.source[:-1], Span(last.start, cut[0].end)), cue=rest) if rest else a


def _statement(
    article: Article, parse: Parse, mentions: Mentions, times: Sequence[Time], quotations: Near[Quotation], a: Attribution
) -> Statement:
    text = article.text
    cue_token = cue_head(parse, a.cue) if a.cue else None
    source: Source | None = resolve_source(parse, text, mentions, a.source) if a.source else None
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
    if a.cited and source is not None and (source.kind == "media" or _is_outlet(source)):
        via = unique([Via(source.spans, source.name, source.kind), *via])
        source = resolve_source(parse, text, mentions, a.cited)
    via = tuple(v for v in via if (source is None or v.name != source.name) and not _is_told(article, v, to))
    act = _act(parse, text, a, cue_token)
    cue = Cue(a.cue, a.lemma or UNCUED, act)
    anchor = Anchor(article.id, a.content)
    return Statement(
        id=f"{a.start:09}-{a.end:09}-{a.cue[0].start if a.cue else 0:09}-{a.rule}",
        anchor=anchor,
        form=form,
        cue=cue,
        source=source,
        to=to,
        via=via,
        negated=is_cue_negated(parse, a.cue, cue_token) and not is_refusal(parse, act, cue_token),
        hedge=hedge_in(parse, a.content) or hedge_on_cue(parse, a.cue, cue_token),
        said=said,
        inside=None,
        rule=a.rule,
    )


def _on_in_one_breath(parse: Parse, drafts: Sequence[Statement]) -> list[Statement]:
    """`The firm told the Courier that A and warned that B`: what one subject says on in its sentence comes by the way of the first."""
    first: dict[tuple[Span, ...], Statement] = {}
    out: dict[str, Statement] = {}
    for s in sorted(
        (s for s in drafts if s.source is not None and s.cue is not None and s.cue.spans), key=lambda s: s.cue.spans if s.cue else ()
    ):
        assert s.source is not None and s.cue is not None
        before = first.setdefault(s.source.spans, s)
        here = parse.sentence_at(s.cue.spans[0].start)
        if before is not s and before.via and not s.via and s.to is None and s.cue.act not in ("intend", "feel"):
            near = before.cue is not None and parse.sentence_at(before.cue.spans[0].start) == here
            out[s.id] = replace(s, via=before.via) if near else s
    return [out.get(s.id, s) for s in drafts]


def _is_outlet(source: Source) -> bool:
    """`the agency`, `the newspaper`: a paper or agency by its noun."""
    return source.name.split()[-1:] != [] and source.name.split()[-1].lower() in phrases("outlet")


def _is_told(article: Article, link: Via, to: Addressee | None) -> bool:
    """`told this newspaper`, or told the outlet by its name: nobody passed it on."""
    if to is None or link.spans != to.spans:
        return False
    words = " ".join(article.text[s.start : s.end] for s in link.spans).lower()
    bare = words.removeprefix("the ")
    own = (article.outlet or "").lower()
    if bare in (agency.lower() for agency in dateline_agencies(article)):
        return True
    return words.startswith(("this ", "our ")) or bare == own or own.endswith(f" {bare}")


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
            if above.source is not None and not (above.cue and above.cue.act in ("deny", "decline")) and not _is_judged(s, above):
                chain = [*above.via, Via(above.source.spans, above.source.name, above.source.kind), *chain]
            above = outer.get(above.id)
        names = {s.source.name} if s.source else set()
        out.append(replace(s, via=tuple(v for v in unique([*chain, *s.via]) if v.name not in names), inside=enclosing))
    return out


def _is_judged(inner: Statement, above: Statement) -> bool:
    """`His claim that S was “pure fiction”, she said`: she judges what he claims and does not pass it on."""
    return inner.rule == "speech/noun" and above.source is not None and above.source.kind not in ("media", "document")


def _enclosing(inner: Statement, contents: Near[Statement]) -> Statement | None:
    """The smallest other content that holds this content and its cue."""
    marks = [*inner.anchor.spans, *(inner.cue.spans if inner.cue else ())]
    size = inner.anchor.end - inner.anchor.start
    rows = [
        o
        for o in contents.touching(inner.anchor.start, inner.anchor.end)
        if (o.anchor.end - o.anchor.start > size or (o.anchor.end - o.anchor.start == size and _tells(o, inner)))
        and not (o.cue is not None and inner.cue is not None and o.cue.spans and o.cue.spans == inner.cue.spans)
        and all(o.anchor.start <= m.start and m.end <= o.anchor.end for m in marks)
    ]
    return min(rows, key=lambda o: (o.anchor.end - o.anchor.start, o.anchor), default=None)


def _tells(outer: Statement, inner: Statement) -> bool:
    """`“S,” Y said, X reported. “S.”`: both end with the last words of S, and who said so is a word of X's content only."""
    return (
        inner.cue is not None
        and bool(inner.cue.spans)
        and outer.cue is not None
        and all(any(s.contains(c) for s in outer.anchor.spans) for c in inner.cue.spans)
        and not any(s.overlaps(c) for s in inner.anchor.spans for c in outer.cue.spans)
    )


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
            and overlap(o.anchor.spans, inner.anchor.spans) >= SAME
        ),
        None,
    )


def _says_only(outer: Statement, inner: Statement) -> bool:
    """A paper or agency whose whole content is somebody else's statement: `X said S, agency Y reported`."""
    if outer.source is None or outer.source.kind not in ("media", "document") or inner.source is None:
        return False
    if inner.cue is not None and inner.cue.act in ("intend", "feel", "promise", "praise", "confirm", "deny", "decline"):
        return False  # the deed is news of its own: `the agency said that the two pledged help`
    to = inner.to.spans if inner.to is not None else ()
    marks = [*inner.anchor.spans, *(inner.cue.spans if inner.cue else ()), *inner.source.spans, *to]
    covered = max(m.end for m in marks) - min(m.start for m in marks)
    return covered >= MOSTLY * (outer.anchor.end - outer.anchor.start)
