"""Article and parse -> attributions: the spans of who says what, by the tagger and the few rules that add to it.

A rule's attribution counts where the tagger gives none for the same words. Nothing is resolved here: `speech.py` reads what is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.anonymity import keeps_own_name
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_behind import find_behind
from onrecord.annotating.attribution_chains import unfolded
from onrecord.annotating.attribution_counts import find_counts
from onrecord.annotating.attribution_embeds import find_embed_attributions
from onrecord.annotating.attribution_gapped import find_gapped
from onrecord.annotating.attribution_nouns import find_noun_attributions, own_source, owner_of
from onrecord.annotating.attribution_parts import in_parts
from onrecord.annotating.attribution_quotes import find_free_quotations
from onrecord.annotating.attribution_rejected import with_rejected
from onrecord.annotating.attribution_subjects import has_voice, is_somebody, source_of
from onrecord.annotating.attribution_tagged import find_tagged
from onrecord.annotating.attribution_transcripts import find_transcript_attributions
from onrecord.annotating.attribution_undergone import said_by_others
from onrecord.annotating.descriptions import person_noun
from onrecord.annotating.mentions import head_among, head_of
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import child, noun_phrase, subject_of
from onrecord.annotating.press import is_press_noun
from onrecord.engines.tagger import TaggerEngine
from onrecord.model import Article, Parse, Quotation, Region, RegionKind, Span, Token
from onrecord.model.span import joined, overlap

SPOKEN_REGIONS: frozenset[RegionKind] = frozenset({"title", "body", "embed"})
KNOWN = 0.4
"""A rule's attribution whose content overlaps one that the tagger gives by this Dice share is the tagger's; on PolNeAR dev 0.2 and 0.6
score the same."""


def find_attributions(article: Article, parse: Parse, quotations: Sequence[Quotation], tagger: TaggerEngine) -> tuple[Attribution, ...]:
    """The extractor: (source, cue, content) triples in text order, by the tagger and, where it gives none, the few rules that add to it."""
    regions = [r for r in article.regions if r.kind in SPOKEN_REGIONS]
    tagged = [
        kept for a in find_tagged(article, parse, tagger, SPOKEN_REGIONS) if has_voice(parse, a.source) for kept in _in_region(a, regions)
    ]
    found = unfolded(parse, article.text, [said_by_others(parse, _of_subject(parse, _with_source(parse, a))) for a in tagged])
    quoted = frozenset(t.i for q in quotations for s in q.inner for t in parse.tokens_in(s))
    nouns = [a for a in find_noun_attributions(parse, article.text, quoted) if any(r.start <= a.start and a.end <= r.end for r in regions)]
    found = [kept for a in with_rejected(parse, article.text, [_of_itself(parse, a) for a in found]) for kept in _in_region(a, regions)]
    turns = tuple(find_transcript_attributions(article, SPOKEN_REGIONS))
    found = _without_own_words(article.text, parse, found, turns)
    cues = Near((s.start, s.end, a) for a in found for s in a.cue)
    beside = [*find_behind(parse, article.text, quoted), *find_counts(parse, article.text, quoted)]
    alone = [a for a in beside if not any(cues.touching(s.start, s.end) for s in a.cue)]
    behind = [kept for a in (*alone, *find_gapped(parse, article.text, quoted)) for kept in _in_region(a, regions)]
    found = with_new(found, [*find_embed_attributions(article), *turns, *nouns, *behind])
    spoken = [q for q in quotations if any(r.start <= q.outer.start < r.end for r in regions)]
    found = [*found, *find_free_quotations(article, parse, spoken, found)]
    found = [*in_parts(article.text, parse, spoken, found)]
    found = [a for a in found if not _tells_of_a_name(parse, a)]
    return tuple(sorted(found, key=lambda a: (a.start, a.end, a.cue, a.rule)))


def _tells_of_a_name(parse: Parse, a: Attribution) -> bool:
    """`[A clerk] [asked] [not to be named]`: that a source keeps its name back says nothing."""
    head = head_among(parse, [t for s in a.content for t in parse.tokens_in(s)])
    cue = cue_head(parse, a.cue) if a.cue else None
    return any(t is not None and keeps_own_name(parse, t) for t in (head, cue))


def _in_region(a: Attribution, regions: Sequence[Region]) -> Iterator[Attribution]:
    """The attribution as far as it stands in regions of its cue's kind: what a headline says ends with it."""
    kind = next((r.kind for r in regions if a.cue and r.start <= a.cue[0].start < r.end), None)
    mine = [r for r in regions if r.kind == kind]
    content = tuple(
        Span(max(s.start, r.start), min(s.end, r.end)) for s in a.content for r in mine if max(s.start, r.start) < min(s.end, r.end)
    )
    if content:
        yield a if content == a.content else replace(a, content=content)


def _with_source(parse: Parse, a: Attribution) -> Attribution:
    """`Representative Lund, threatening …, denied that …`: where the tagger gives no source, the subject of the cue if it can speak."""
    head = cue_head(parse, a.cue) if a.cue and not a.source else None
    if head is not None and head.pos == "NOUN":
        subject = owner_of(parse, head)
        a = replace(a, cue=(Span(head.start, head.end),)) if subject is not None else a
    elif head is None or head.pos != "VERB" or child(parse, head, "nsubjpass") is not None:
        return a
    else:
        subject = source_of(parse, head)[0]
    if subject is None or subject.lower == "it" or not (is_somebody(subject) or person_noun(subject.lower)):
        return a
    span = noun_phrase(parse, subject)
    return a if any(span.overlaps(s) for s in (*a.content, *a.cue)) else replace(a, source=(span,))


def _of_subject(parse: Parse, a: Attribution) -> Attribution:
    """`A letter, which the board has read, describes S`: who read it stands between the letter and its verb, and says nothing."""
    head = cue_head(parse, a.cue) if a.cue and a.source else None
    source = head_of(parse, a.source[0]) if a.source else None
    if head is None or source is None or head.pos != "VERB" or source.dep not in ("nsubj", "nsubjpass"):
        return a
    clause, subject = parse.head(source), subject_of(parse, head)
    if clause.dep != "relcl" or clause.i == head.i or subject is None or parse.head(clause).i != subject.i or subject.pos != "NOUN":
        return a
    span = Span(noun_phrase(parse, subject).start, subject.end)
    return a if any(span.overlaps(s) for s in (*a.content, *a.cue)) else replace(a, source=(span,))


def _of_itself(parse: Parse, a: Attribution) -> Attribution:
    """`the union marched amid reports that …`: a report that the sentence gives nobody is its own source."""
    head = cue_head(parse, a.cue) if a.cue else None
    agency = _agency_before(parse, a, head) if head is not None else None
    if agency is not None:
        return replace(a, source=(agency,), lemma="report")
    own = own_source(parse, head) if head is not None and head.pos == "NOUN" else None
    return replace(a, source=(own,)) if own is not None else a


def _agency_before(parse: Parse, a: Attribution, noun: Token) -> Span | None:
    """`S, the Velta news agency reports`: behind what is said, and behind an agency, `reports` is a verb."""
    before = parse.tokens[noun.i - 1] if noun.i else noun
    if noun.lower != "reports" or before.tag not in ("NN", "NNP") or not (is_press_noun(parse, before) or before.entity == "ORG"):
        return None
    phrase = noun_phrase(parse, noun)
    said = all(s.end <= phrase.start for s in a.content) and phrase.start < before.start
    return Span(phrase.start, before.end) if said else None


def _without_own_words(text: str, parse: Parse, found: Sequence[Attribution], turns: Sequence[Attribution]) -> list[Attribution]:
    """The attributions less the turns, what their speakers say of themselves (`LEE: We believe …`), and what they ask."""
    near = Near((t.start, t.end, t) for t in turns)
    labels = Near((t.source[0].start, t.cue[0].end, t) for t in turns)
    return [
        a
        for a in found
        if not (a.cue and (_first_person(text, a) or _is_asked(parse, a)) and near.touching(a.cue[0].start, a.cue[0].end))
        and not any(labels.touching(s.start, s.end) for s in (*a.source, *a.cue))
    ]


def _is_asked(parse: Parse, a: Attribution) -> bool:
    """`Did the minister say that …?`: who asks whether somebody said it reports no saying."""
    sentence = parse.sentence_at(a.cue[0].start)
    return sentence is not None and parse.tokens[sentence.last - 1].text == "?"


def _first_person(text: str, a: Attribution) -> bool:
    return not a.source or text[a.source[0].start : a.source[-1].end].lower() in ("i", "we", "you")


def with_new(found: Sequence[Attribution], more: Sequence[Attribution]) -> list[Attribution]:
    """The attributions found, and those of the others that say something else, or stand inside one: `S heard [T's claim that …]`."""
    near = Near((s.start, s.end, a) for a in found for s in a.content)
    out = list(found)
    for a in more:
        beside = [b for s in a.content for b in near.touching(s.start, s.end)]
        turn = a.rule == "speech/transcript"
        if all(_holds_cue(b, a) or (turn and _holds_cue(a, b)) for b in beside if overlap(a.content, b.content) >= KNOWN):
            out.append(a if turn else _within(a, next((b for b in beside if _holds_cue(b, a)), None)))
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
