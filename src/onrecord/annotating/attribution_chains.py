"""The tagger's attributions -> with the chain undone: whose words they are, and who passed them on.

The tagger gives a passed-on statement to the one who passes it on, with the other's name or clause in its content:
`X quoted [Y as saying S]`, `[Y said S], according to X`, `[S, according to Y], X reports`, `X said [Y had claimed S]`. Here S becomes
Y's, and X the carrier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_citing import with_cited
from onrecord.annotating.attribution_subjects import QUOTING, can_speak, cue_spans, is_somebody, source_of
from onrecord.annotating.mentions import head_of
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import child, clause, noun_phrase
from onrecord.lexicon.cues import CueRow, cue_nouns, cue_verbs
from onrecord.model import Act, Parse, Span, Token

PASSING = frozenset({"according to", "per"})
"""Cues that pass on what a whole clause says, and that clause may be somebody's saying."""
_TRAILING = frozenset({"report", "say", "write"})
_OF_THINGS = frozenset({"confirm", "deny"})
"""Verbs whose object is what is confirmed or denied; one recognizes a parcel or rejects a treaty without a word on what is so."""
OWN_VOICE = frozenset({"i", "we", "you", "it"})
"""Subjects that are the speaker himself, or nobody."""
_JUDGING: frozenset[Act] = frozenset({"accuse", "praise", "deny", "decline", "demand"})
"""Acts on a thing, without a clause: `condemned the delay`."""
LONGEST_LIST = 150
"""Code points of the longest list of speakers; a longer one is the parser's mistake."""
_LONGEST_ADDRESS = 8
"""Tokens between `told` and its `that`."""
_EDGE = " \t\r\n\xa0,:;"
_EDGES = _EDGE + '"“”.—–-'


def unfolded(parse: Parse, text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with `as saying` taken apart, and those that stand inside an `according to`."""
    out = [_quoted_by(parse, _joint(parse, text, _as_saying(parse, text, a))) for a in with_cited(parse, text, found)]
    cues = Near((c.start, c.end, c) for a in out for c in a.cue)
    clauses = [inner for a in out if a.lemma in PASSING or _trails(parse, a) for inner in _inside(parse, text, a, cues)]
    phrases = [inner for a in out if a.lemma not in PASSING for inner in _according(parse, text, a, cues)]
    retold = [inner for a in out if a.lemma not in PASSING and a.source for inner in _retold(parse, text, a, cues)]
    return [*out, *clauses, *phrases, *retold]


def _trails(parse: Parse, a: Attribution) -> bool:
    """`Y told reporters that S, X reported`: the saying comes last, as `according to` does. A person's `…, he said` passes nothing on."""
    if not (a.cue and a.source) or a.lemma not in _TRAILING or not _before(a):
        return False
    head = head_of(parse, a.source[0])
    return head is not None and head.pos in ("PROPN", "NOUN") and (head.entity != "PERSON" or a.lemma == "report")


def _before(a: Attribution) -> list[Span]:
    """The content that stands before who passes it on; a quotation may go on behind."""
    return [s for s in a.content if s.end <= min(a.cue[0].start, a.source[0].start)]


def _joint(parse: Parse, text: str, a: Attribution) -> Attribution:
    """`[A, B] and [C] saying S`: a source that the tagger begins inside a list of speakers begins with the list."""
    head = cue_head(parse, a.cue) if a.source else None
    subject = source_of(parse, head)[0] if head is not None and head.pos in ("VERB", "AUX") else None
    if subject is None or not any(c.dep == "conj" for c in parse.children(subject)):
        return a
    whole, mine = noun_phrase(parse, subject), a.source[0]
    starts_inside = whole.start < mine.start and mine.end <= whole.end and text[whole.start : mine.start].rstrip().endswith(("and", ","))
    return replace(a, source=(whole,)) if starts_inside and len(whole) <= LONGEST_LIST else a


def _as_saying(parse: Parse, text: str, a: Attribution) -> Attribution:
    """`X quoted Y as saying S`: S is Y's, X carries it; also `Y was quoted by X as saying S`."""
    quoting = next((t for s in a.cue for t in parse.tokens_in(s) if t.lemma in QUOTING and t.pos in ("VERB", "AUX")), None)
    if quoting is None:
        return a
    sentence = parse.sentences[quoting.sentence]
    first, last = min(s.start for s in (*a.cue, *a.content)), max(a.end, sentence.end)
    after = [t for t in parse.tokens_in(Span(first, last)) if t.i > quoting.i]
    saying = next((t for t in after if t.tag == "VBG" and t.i and parse.tokens[t.i - 1].lower == "as"), None)
    if saying is None:
        return a
    quoted = next((c for c in parse.children(quoting) if c.dep in ("dobj", "nsubjpass")), None)
    passive = child(parse, quoting, "nsubjpass") is not None or quoting.tag == "VBN"
    if quoted is None:
        quoted = source_of(parse, quoting)[0] if passive else next((t for t in after if t.i < saying.i and can_speak(t)), None)
    if quoted is None:
        return a
    source = noun_phrase(parse, quoted)
    content = tuple(p for s in a.content for p in _from(text, s, saying.end)) or tuple(s for s in a.content if s.end <= quoting.start)
    if not content:
        said = next((c for c in parse.children(saying) if c.dep == "ccomp"), None)
        content = clause(parse, said, text=text) if said is not None else ()
    if not content or source.end > saying.start and source.start < saying.start:
        return a
    carrier = _agent(parse, quoting) if passive else tuple(s for s in a.source if not s.overlaps(source))
    cue = Span(saying.start, saying.end)
    return replace(a, source=(source,), cue=(cue,), content=content, lemma=saying.lemma.lower(), carrier=carrier, rule="speech/as-saying")


def _quoted_by(parse: Parse, a: Attribution) -> Attribution:
    """`S, according to Y quoted by X`: Y says it, X carries it."""
    head = head_of(parse, a.source[0]) if a.source and not a.carrier else None
    if head is None:
        return a
    quoted = next((c for c in parse.children(head) if c.dep == "acl" and c.tag == "VBN" and c.lemma in QUOTING and c.i > head.i), None)
    carrier = _agent(parse, quoted) if quoted is not None else ()
    if quoted is None or not carrier or quoted.start <= a.source[0].start:
        return a
    return replace(a, source=(Span(a.source[0].start, parse.tokens[quoted.i - 1].end),), carrier=carrier)


def _from(text: str, span: Span, start: int) -> Iterator[Span]:
    if span.end > start:
        at = max(span.start, start)
        while at < span.end and text[at] in _EDGE:
            at += 1
        if at < span.end:
            yield Span(at, span.end)


def _agent(parse: Parse, verb: Token) -> tuple[Span, ...]:
    for by in (c for c in parse.children(verb) if c.dep in ("agent", "prep") and c.lower == "by"):
        if (thing := child(parse, by, "pobj")) is not None:
            return (noun_phrase(parse, thing),)
    return ()


def _inside(parse: Parse, text: str, a: Attribution, cues: Near[Span]) -> Iterator[Attribution]:
    """`Y said S, according to X`: the clause of saying that the phrase passes on, where the tagger does not give it."""
    trailing = a.lemma not in PASSING
    for span in _before(a) if trailing else a.content:
        for verb in parse.tokens_in(span):
            row = cue_verbs().get(verb.lemma.lower()) if verb.pos in ("VERB", "AUX") else None
            if row is None or cues.touching(verb.start, verb.end) or _is_quoted(text, span.start, verb.start):
                continue
            judged = _judged(parse, verb, row, span)
            if "clause" not in row.takes and not judged:
                continue
            if a.lemma not in PASSING and row.act in ("feel", "intend"):
                continue
            source, _ = source_of(parse, verb)
            if source is None or source.lower in OWN_VOICE or source.pos not in ("NOUN", "PROPN", "PRON"):
                continue
            if not span.start <= source.start < span.end:
                continue
            named = noun_phrase(parse, source).start
            said = _whole_quotation(text, span, _said(parse, text, verb, span), named) or judged
            said = said or (
                _quoted_before(text, span, source.start) if trailing else ()
            )
            content = tuple(p for s in said for p in _less(text, s, a))
            if content and trailing and content[-1].end <= verb.start:  # `“S,” Y told them, X reported. “S.”`
                content = (*content, *(s for s in a.content if s.start >= a.cue[-1].end and text[s.start] in '“"'))
            if content:
                yield Attribution(
                    (noun_phrase(parse, source),), cue_spans(parse, verb, text), content, row.lemma, "speech/inside-according", a.source
                )


def _judged(parse: Parse, verb: Token, row: CueRow, inside: Span) -> tuple[Span, ...]:
    """`Y called the fire senseless, X reported`, `the union condemned the delay, X said`: what is judged, and as what."""
    outer = parse.head(verb)
    if not (verb.dep == "ROOT" or verb.dep == "ccomp" and outer.dep == "ROOT" and not inside.start <= outer.start < inside.end):
        return ()
    thing = next((c for c in parse.children(verb) if c.i > verb.i and c.dep in ("dobj", "oprd", "ccomp")), None)
    named = child(parse, verb, "oprd") is not None or child(parse, verb, "prep", {"as"}) is not None
    if thing is None or not (named or (row.act in _JUDGING and thing.dep == "dobj")):
        return ()
    ends = [t.end for c in parse.children(verb) if c.i > verb.i and c.dep != "punct" for t in parse.subtree(c) if t.end <= inside.end]
    begin = min(t.start for t in parse.subtree(thing))
    return (Span(begin, max(ends)),) if begin > verb.start and ends and max(ends) > begin else ()


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation that begins in `text[start:end]` is still open at the end: `“They say S,” Y told them, X reported`."""
    straight, opened, closed = (text.count(mark, start, end) for mark in '"“”')
    return straight % 2 == 1 or opened > closed


def _whole_quotation(text: str, span: Span, said: tuple[Span, ...], source: int) -> tuple[Span, ...]:
    """`[“S. T,”] Y said, according to X`: the clause is the last sentence of a quotation, and all of that is Y's."""
    if not said or text[span.start] not in '“"' or not span.start < said[0].start < source:
        return said
    closed = any(mark in text[span.start + 1 : said[0].start] for mark in '"”')
    return said if closed else _quoted_before(text, span, source) or said


def _quoted_before(text: str, span: Span, source: int) -> tuple[Span, ...]:
    """`[“S,”] Y told them, X reported`: the quotation right before who says it, where the parser hangs it elsewhere."""
    end = source
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return (Span(span.start, end),) if text[span.start] in '“"' and end > span.start and text[end - 1] in '”"' else ()


def _said(parse: Parse, text: str, verb: Token, inside: Span) -> tuple[Span, ...]:
    """The clause that a verb of saying takes; where the parser gives it none, what follows its `that`."""
    target = next((c for c in parse.children(verb) if c.dep == "ccomp" and c.pos in ("VERB", "AUX", "NOUN", "ADJ")), None)
    if target is not None:
        return clause(parse, target, without=_own(parse, verb, target), text=text)
    if verb.end >= inside.end:  # the verb is the last word: `S, as the ministry says`
        return ()
    that = next((t for t in parse.tokens_in(Span(verb.end, inside.end)) if t.lower == "that" and t.tag == "IN"), None)
    return tuple(_trimmed(text, that.end, inside.end)) if that is not None and that.i - verb.i <= _LONGEST_ADDRESS else ()


def _retold(parse: Parse, text: str, a: Attribution, cues: Near[Span]) -> Iterator[Attribution]:
    """`A said B had claimed S`: S is B's, heard through A; only where B, by name or trade, is the subject of what A says."""
    head = cue_head(parse, a.cue)
    if head is None or head.pos not in ("VERB", "AUX"):
        return
    for verb in (c for c in parse.children(head) if c.dep == "ccomp" and c.pos == "VERB" and c.i > head.i):
        row = cue_verbs().get(verb.lemma.lower())
        source = child(parse, verb, "nsubj")
        if row is None or row.act in ("feel", "intend") or source is None or cues.touching(verb.start, verb.end):
            continue
        if any(c.tag in ("WP", "WDT", "WRB") for c in parse.children(verb)):
            continue  # `confirmed what B had said`: that B said it is the report's own word
        if any(c.tag == "MD" for c in parse.children(verb)):
            continue
        if (source.pos == "PRON" or not is_somebody(source)) and not _client(parse, source, verb):
            continue
        target = next((c for c in parse.children(verb) if c.i > verb.i and _is_said(parse, c, row)), None)
        if target is None or not any(s.contains(Span(verb.start, verb.end)) for s in a.content):
            continue
        content = tuple(
            Span(max(p.start, s.start), min(p.end, s.end)) for p in clause(parse, target, text=text) for s in a.content if p.overlaps(s)
        )
        if content:
            yield Attribution((noun_phrase(parse, source),), cue_spans(parse, verb, text), content, row.lemma, "speech/retold")


def _client(parse: Parse, source: Token, verb: Token) -> bool:
    """`His lawyer said he denied it`: the denial is not the lawyer's own word."""
    row = cue_verbs().get(verb.lemma.lower())
    return row is not None and row.act == "deny" and source.lower in _CLIENTS and child(parse, verb, "neg") is None


_CLIENTS = frozenset({"he", "she", "they", "it"})


def _is_said(parse: Parse, thing: Token, row: CueRow) -> bool:
    """A clause that the verb takes, or the thing that it confirms or denies."""
    if thing.dep == "ccomp":
        return "clause" in row.takes
    if thing.dep == "xcomp":
        return "infinitive" in row.takes and child(parse, thing, "aux", {"to"}) is not None
    if row.lemma in _OF_THINGS:
        return thing.dep == "dobj" and thing.pos in ("NOUN", "PROPN")
    told = cue_nouns().get(thing.lemma.lower()) if row.act == "deny" and thing.dep == "dobj" else None
    return told is not None and told.act in ("claim", "accuse")


def _according(parse: Parse, text: str, a: Attribution, cues: Near[Span]) -> Iterator[Attribution]:
    """`S, according to Y, X reports`: the phrase that the tagger leaves in X's content gives its sentence there to Y."""
    for span in a.content:
        for token in parse.tokens_in(span):
            after = parse.tokens[token.i + 1] if token.lower == "according" and token.i + 1 < len(parse.tokens) else None
            if after is None or after.lower != "to" or cues.touching(token.start, after.end):
                continue
            thing = next((c for p in (after, token) for c in parse.children(p) if c.dep == "pobj"), None)
            source = noun_phrase(parse, thing) if thing is not None and thing.pos in ("NOUN", "PROPN", "PRON") else None
            if source is None or not (after.end < source.start and source.end <= span.end):
                continue
            sentence = parse.sentences[token.sentence]
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            parts = [*_trimmed(text, start, token.start), *_trimmed(text, source.end, end)]
            if parts:
                # the phrase closes what it passes on, or opens it: the longer side
                content = max(parts, key=len)
                yield Attribution((source,), (Span(token.start, after.end),), (content,), "according to", "speech/according-inside")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if start < end:
        yield Span(start, end)


def _own(parse: Parse, verb: Token, target: Token) -> list[Token]:
    """What the parser hangs below the clause though it is the verb's: subject and auxiliaries of `“S,” Y said`."""
    below = {t.i for t in parse.subtree(target)}
    return [c for c in parse.children(verb) if c.i in below and c.dep in ("nsubj", "aux", "neg")]


def _less(text: str, span: Span, a: Attribution) -> Iterator[Span]:
    """The span up to the phrase that passes it on."""
    hole = min(s.start for s in (*a.cue, *a.source)), max(s.end for s in (*a.cue, *a.source))
    if span.end <= hole[0] or hole[1] <= span.start:
        yield span
    elif span.start < hole[0]:
        yield from _trimmed(text, span.start, hole[0])
