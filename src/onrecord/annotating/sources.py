"""Source span -> a resolved Source: the entity that the words name, or the words themselves; joint sources with their members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotating.attribution import channel_words, speaker_nouns
from onrecord.annotating.gazetteer import country_of
from onrecord.annotating.mentions import Mentions, head_of
from onrecord.annotating.phrases import noun_phrase
from onrecord.annotating.press import is_press_noun
from onrecord.annotating.relatives import antecedent_of
from onrecord.annotating.titles import is_title, title_at
from onrecord.lexicon.press import press_words
from onrecord.model import Entity, EntityKind, Member, Parse, Source, Span, Token

MAX_NAME_WORDS = 14
"""A printed source longer than this is cut to its head's own phrase."""
_BODIES = frozenset({"body", "media", "military", "government"})
_LONGEST_NAME = 4
"""Words behind `the website` in which its name ends."""
_ARTICLES = ("the ", "a ", "an ")
_SHOWN = frozenset({"show", "date", "sign", "address", "leak", "seal"})
_COORDINATED = frozenset({"and", ",", "&", "or", "both"})


def resolve_source(parse: Parse, text: str, mentions: Mentions, spans: Sequence[Span]) -> Source:
    """`he` -> Ivo Petrov, `Oslo` -> Norway, `Norwegian officials` -> themselves; a pronoun with no sure antecedent stays."""
    span = _phrase(parse, Span(spans[0].start, spans[-1].end))
    stands_for = antecedent_of(parse, mentions, span)
    if stands_for is not None:
        return replace(resolve_source(parse, text, mentions, (stands_for,)), spans=tuple(spans))
    entity = mentions.at(span)
    if entity is not None and entity.kind not in ("person", "unnamed", "group"):
        entity = _not_only_owner(parse, mentions, span, entity)
    members = _members(parse, text, mentions, span)
    if len(members) > 1:
        return Source(tuple(spans), None, printed_name(text, span), "group", members)
    if entity is None or entity.kind in ("unnamed", "body"):
        entity = _paper_named(parse, mentions, span) or entity
    if entity is None or entity.kind == "unnamed":
        entity = _named_beside(parse, mentions, span) or entity
    if entity is not None:
        return Source(tuple(spans), entity.id, entity.name, entity.kind)
    name = printed_name(text, _without_asides(parse, span))
    tokens = parse.tokens_in(span)
    country = (
        country_of(name)
        if tokens
        and all(t.tag in ("JJ", "NNP", "NNPS") and not is_title(t.text) for t in tokens)
        and tokens[-1].dep in ("amod", "compound")
        else None
    )
    if country is not None:  # `Norwegian claims`: a country's, by its adjective
        known = mentions.named(country)
        return Source(tuple(spans), known.id if known is not None else None, country, "government")
    return Source(tuple(spans), None, name, kind_of_phrase(parse, span))


def _not_only_owner(parse: Parse, mentions: Mentions, span: Span, entity: Entity) -> Entity | None:
    """`Former Danish President Ada Bright`, `Harbour Board Official`: headlines hide the head; the name only says whose it is."""
    rows = mentions.within(span)
    last, named = max((row for row in rows if row[1].id == entity.id), key=lambda row: row[0].end)
    behind = [t for t in parse.tokens_in(span) if t.start >= last.end]
    person = next((e for s, e in reversed(rows) if e.kind == "person" and s.end >= span.end), None)
    size = next((n for n, t in enumerate(behind) if not (t.text[0].isupper() or t.pos in ("NOUN", "ADJ"))), len(behind))
    speaks = behind[:size] and (is_title(behind[size - 1].text) or behind[size - 1].lemma.lower() in speaker_nouns())
    if person is not None and behind[:size] and size == len(behind):
        return person
    titled = title_at([t.text for t in behind], 0)[0] > 0
    return None if titled or (speaks and _kind_of(behind[size - 1]) != named.kind) else named


def _kind_of(token: Token) -> EntityKind | None:
    return speaker_nouns().get(token.lemma.lower())


def _named_beside(parse: Parse, mentions: Mentions, span: Span) -> Entity | None:
    """`the harbour master, Ada Bright, said`, `the firm, Arden Vale, said`: the name in apposition is the source's."""
    head = head_of(parse, span)
    if head is None or speaker_nouns().get(head.lower) in ("document", "media"):
        return None  # `Poll: Berg leads`
    place = next((c for p in parse.children(head) if p.dep == "prep" and p.lower in ("in", "of") for c in parse.children(p)), None)
    for c in (*parse.children(head), *(parse.children(place) if place is not None and is_title(head.text) else ())):
        if c.dep == "appos" and c.pos == "PROPN":
            found = mentions.of_token(c)
            if found is not None and (found.kind == "person" or (found.kind in _BODIES and c.i <= head.i + 3)):
                return found
    return None


def _paper_named(parse: Parse, mentions: Mentions, span: Span) -> Entity | None:
    """`the state news agency Velta`, `the state-run Velta news agency`: Velta."""
    head = head_of(parse, span)
    if head is None or not (is_press_noun(parse, head) or head.lower in press_words("before-name") | press_words("agency")):
        return None
    name = next((t for t in parse.tokens[head.i + 1 : head.i + 1 + _LONGEST_NAME] if not t.text[:1].isupper()), head)
    behind = parse.tokens[max(name.i - 1, min(head.i + 1, len(parse.tokens) - 1))].end
    return next((e for s, e in mentions.within(Span(span.start, max(span.end, behind))) if e.kind == "media"), None)


def _phrase(parse: Parse, span: Span) -> Span:
    """`the aide, Ada Bright, 31, who writes and was a guide`: where the parse hangs all on the clause, the phrase before it."""
    head = head_of(parse, span)
    if head is None or head.pos not in ("VERB", "AUX"):
        return span
    tokens = parse.tokens_in(span)
    clause = next((n for n, t in enumerate(tokens) if n > 1 and t.tag in ("WP", "WDT", "WP$")), None)
    kept = [t for t in tokens[:clause] if t.text != ","] if clause is not None else []
    return Span(span.start, kept[-1].end) if kept else span


def _without_asides(parse: Parse, span: Span) -> Span:
    """`the video, which was posted on Friday` -> the video: a name ends before a relative clause or what a comma adds."""
    head = head_of(parse, span)
    if (
        head is None
        or head.pos not in ("NOUN", "PROPN", "PRON")
        or not any(c.dep in ("relcl", "appos") and c.start < span.end for t in (head, *parse.children(head)) for c in parse.children(t))
    ):
        told = _passed_round(parse, head) if head is not None else None
        if head is None or told is None or not head.end <= told.start <= span.end:
            return span
        return Span(span.start, parse.tokens[told.i - 1].end)
    core = noun_phrase(parse, head)
    start, end = max(span.start, core.start), min(span.end, core.end)
    return Span(start, end) if start <= head.start and head.end <= end else span


def _passed_round(parse: Parse, head: Token) -> Token | None:
    """`a survey shown to the Courier`, `a letter dated 3 May`: how it came here is no part of the name."""
    return next((c for c in parse.children(head) if c.dep == "acl" and c.tag == "VBN" and c.lemma in channel_words("carry") | _SHOWN), None)


def printed_name(text: str, span: Span) -> str:
    """The printed words as a name: one line, no leading article, no possessive ending, not a title's comma tail."""
    name = " ".join(text[span.start : span.end].split()).strip("\"“”'‘’ ,;:()")
    for article in _ARTICLES:
        if name.lower().startswith(article):
            name = name[len(article) :]
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    words = name.split(" ")
    return " ".join(words[:MAX_NAME_WORDS])


def kind_of_phrase(parse: Parse, span: Span) -> EntityKind:
    """The kind of an unnamed source by its head noun: `officials` unnamed, `reports` document, `media` media."""
    head = head_of(parse, span)
    if head is None:
        return "unnamed"
    known = speaker_nouns().get(head.lemma.lower()) or speaker_nouns().get(head.lower)
    if known is not None:
        return known
    if country_of(head.text) is not None:
        return "government"
    if head.entity == "PERSON":
        return "person"
    last = parse.tokens_in(span)[-1]
    if is_title(last.text) or speaker_nouns().get(last.lemma.lower()) == "unnamed":
        return "unnamed"  # `N.C. Congressman`, where a headline's capitals hide the head
    return "unnamed" if head.pos != "PROPN" else "body"


def _members(parse: Parse, text: str, mentions: Mentions, span: Span) -> tuple[Member, ...]:
    """The parties of a joint source: `A, B and C`, and `French, New Zealand and Danish customs` (each with the shared noun)."""
    head = head_of(parse, span)
    if head is None:
        return ()
    heads = [head]
    for h in heads:
        heads.extend(
            c
            for c in parse.children(h)
            if c.dep == "conj" and span.start <= c.start < span.end and c.pos in ("NOUN", "PROPN", "PRON", "ADJ")
        )
    if len(heads) > 1 and all(h.pos in ("NOUN", "PROPN", "PRON") for h in heads):
        # the demonyms of `French, New Zealand and Danish customs` may be parsed as a chain of names before the noun
        tail = heads[-1]
        if tail.pos == "NOUN" and all(country_of(_words(parse, text, h)) for h in heads[:-1]):
            return _shared(parse, [*heads[:-1]], tail)
        return tuple(_member(parse, text, mentions, h, heads) for h in sorted(heads, key=lambda t: t.i))
    modifiers = [c for c in parse.children(head) if c.dep in ("amod", "compound", "nmod", "poss") and span.start <= c.start]
    chain = list(modifiers)
    for m in chain:
        chain.extend(c for c in parse.children(m) if c.dep in ("conj", "nmod", "amod", "compound") and c.i < head.i)
    parties = [
        t
        for t in sorted(set(chain), key=lambda t: t.i)
        if country_of(t.text) or (t.i > 0 and country_of(f"{parse.tokens[t.i - 1].text} {t.text}"))
    ]
    if len(parties) > 1 and any(t.lower in _COORDINATED for t in parse.tokens_in(Span(parties[0].start, parties[-1].end))):
        return _shared(parse, parties, head)
    return ()


def _shared(parse: Parse, parties: Sequence[Token], noun: Token) -> tuple[Member, ...]:
    modifiers = [
        c.text
        for c in parse.children(noun)
        if c.dep in ("compound", "amod") and not country_of(c.text) and c.i < noun.i and c.lower != "and"
    ]
    tail = " ".join([*[m for m in modifiers if m[0].islower()], noun.text])
    out = []
    for t in parties:
        words = t.text
        if t.i > 0 and country_of(f"{parse.tokens[t.i - 1].text} {t.text}") and not country_of(t.text):
            words = f"{parse.tokens[t.i - 1].text} {t.text}"
        elif (
            t.i > 0
            and t.i - 1 not in {p.i for p in parties}
            and country_of(f"{parse.tokens[t.i - 1].text} {t.text}") not in (None, country_of(t.text))
        ):
            words = f"{parse.tokens[t.i - 1].text} {t.text}"
        out.append(Member(f"{words} {tail}", None))
    return tuple(dict.fromkeys(out))


def _words(parse: Parse, text: str, head: Token) -> str:
    kept = [c for c in parse.children(head) if c.dep in ("compound", "amod") and c.i < head.i]
    return text[min([head.start, *(c.start for c in kept)]) : head.end]


def _member(parse: Parse, text: str, mentions: Mentions, head: Token, heads: Sequence[Token]) -> Member:
    others = {h.i for h in heads} - {head.i}
    tokens = [head]
    for t in tokens:
        tokens.extend(c for c in parse.children(t) if c.i not in others and c.dep not in ("cc", "conj", "punct", "relcl", "appos", "acl"))
    span = Span(min(t.start for t in tokens), max(t.end for t in tokens))
    entity = mentions.of_token(head) or mentions.at(span)
    return Member(entity.name, entity.id) if entity is not None else Member(printed_name(text, span), None)
