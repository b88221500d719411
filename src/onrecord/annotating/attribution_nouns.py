"""Parse -> attributions whose cue is a noun or a preposition: `Russian claims that S`, `gave confirmation that S`, `according to X`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.attribution import Attribution, channel_words, cue_nouns, cue_prepositions
from onrecord.annotating.attribution_verbs import source_of
from onrecord.annotating.gazetteer import country_of
from onrecord.annotating.near import Near
from onrecord.annotating.phrases import child, clause, noun_phrase, runs
from onrecord.model import Parse, Quotation, Span, Token

_SPEAKS_ITSELF = frozenset({"report", "rumor", "rumour", "speculation"})
"""Nouns that are the source where nobody else is named: `amid reports that`."""


def find_noun_attributions(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    for noun in parse.tokens:
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        row = cue_nouns().get(noun.lemma.lower())
        if row is None:
            continue
        target = _complement(parse, noun, row.takes)
        thanks = () if target is not None else _thing_after(parse, text, noun, row.takes)
        if target is None and not thanks:
            continue
        source = _owner(parse, noun)
        itself = source is None and row.lemma in _SPEAKS_ITSELF
        if source is None and not itself:
            continue
        head = noun if itself else source
        assert head is not None
        if head.lower in ("i", "we", "my", "our", "you", "your") and noun.i in quoted:
            continue
        span = _noun_without(parse, noun) if itself else _owner_span(parse, noun, head)
        content = thanks if target is None else clause(parse, target, text=text)
        if content:
            cue = () if itself else (Span(noun.start, noun.end),)
            yield Attribution((span,), cue or (Span(noun.start, noun.end),), content, row.lemma, "speech/noun")


def _complement(parse: Parse, noun: Token, takes: Sequence[str]) -> Token | None:
    for c in parse.children(noun):
        if c.dep in ("acl", "ccomp", "relcl") and c.pos in ("VERB", "AUX") and "that" in takes and _is_content(parse, noun, c):
            return c
        if c.dep in ("acl", "xcomp") and "to-infinitive" in takes and child(parse, c, "aux", {"to"}) is not None:
            return c
    return None


def _is_content(parse: Parse, noun: Token, clause_head: Token) -> bool:
    """A clause with `that` which says what the noun says; `an order that she did not name` is an order, not what was ordered."""
    that = next((d for d in parse.subtree(clause_head) if d.lower == "that"), None)
    if that is None or that.i != parse.subtree(clause_head)[0].i or not _has_other_subject(parse, clause_head, that):
        return False
    return that.dep not in ("dobj", "pobj") or cue_nouns()[noun.lemma.lower()].act in ("claim", "accuse", "deny", "confirm", "feel")


def _has_other_subject(parse: Parse, verb: Token, that: Token) -> bool:
    """A clause with a subject of its own: after a noun of saying, its `that` is a complementizer."""
    return any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") and c.i != that.i for c in parse.children(verb))


def _thing_after(parse: Parse, text: str, noun: Token, takes: Sequence[str]) -> tuple[Span, ...]:
    """`heaped praise on X for Y`, `expressed gratitude to X`: from the first preposition that the noun takes to the last."""
    wanted = {t for t in takes if t in ("for", "on", "to")}
    if not wanted or noun.dep != "dobj" or parse.head(noun).lemma not in channel_words("give"):
        return ()
    after = [
        c for h in (noun, parse.head(noun)) for c in parse.children(h) if c.dep in ("prep", "dative") and c.i > noun.i and c.lower in wanted
    ]
    if not after:
        return ()
    tokens = [noun, *(t for c in after for t in parse.subtree(c))]
    spans = runs(tokens, text)
    return (Span(spans[0].start, spans[-1].end),) if spans else ()


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Whose claim it is: `Russia's claim`, `Russian claims`, `claims by the army`, `the army made the claim`."""
    for c in parse.children(noun):
        if c.dep == "poss":
            return c
    for c in parse.children(noun):
        if c.dep in ("amod", "compound", "nmod") and (c.entity in ("NORP", "GPE", "ORG", "PERSON") or country_of(c.text)):
            return c
    for c in parse.children(noun):
        if c.dep == "prep" and c.lower in ("by", "from"):
            thing = child(parse, c, "pobj")
            if thing is not None:
                return thing
    head = parse.head(noun)
    if noun.dep in ("dobj", "attr") and head.lemma in channel_words("give"):
        return source_of(parse, head)[0]
    if noun.dep == "pobj" and head.lower in ("of", "in", "with"):
        above = parse.head(head)
        if above.pos == "NOUN" and above.dep in ("dobj", "attr") and parse.head(above).lemma in channel_words("give"):
            return source_of(parse, parse.head(above))[0]
        if above.pos == "VERB" and above.lemma in channel_words("give"):
            return source_of(parse, above)[0]
    return None


def _owner_span(parse: Parse, noun: Token, owner: Token) -> Span:
    return (
        Span(owner.start, owner.end)
        if owner.dep in ("amod", "compound", "nmod") and parse.head(owner).i == noun.i
        else noun_phrase(parse, owner)
    )


def _noun_without(parse: Parse, noun: Token) -> Span:
    kept = [c for c in parse.children(noun) if c.dep in ("amod", "compound", "nmod", "poss") and c.i < noun.i]
    return Span(min([noun.start, *(c.start for c in kept)]), noun.end)


def find_according(parse: Parse, text: str, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """`S, according to X`; the content is the clause that the phrase hangs on, inside the same quotation where it stands in one."""
    prepositions = {words.split()[0]: words.split()[1:] for words in cue_prepositions()}
    for token in parse.tokens:
        if token.lower not in prepositions:
            continue
        last = token
        if rest := prepositions[token.lower]:
            if token.i + 1 >= len(parse.tokens) or parse.tokens[token.i + 1].lower != rest[0]:
                continue
            last = parse.tokens[token.i + 1]
        elif token.dep != "prep" or token.pos == "DET" or parse.head(token).pos == "NUM" or child(parse, token, "pobj") is None:
            continue
        thing = next((c for p in (last, token) for c in parse.children(p) if c.dep == "pobj"), None)
        if thing is None or thing.pos == "NUM" or (not rest and thing.pos == "NOUN" and child(parse, thing, "det", {"the"}) is None):
            continue
        quotation = next((q for q in quotations if q.outer.start <= token.start < q.outer.end), None)
        phrase = {t.i for t in parse.subtree(token)} | {t.i for t in parse.subtree(last)}
        sentence = parse.sentence_of(token)
        if quotation is not None and not quotation.scare:
            inside = [t for s in quotation.inner for t in parse.tokens_in(s) if t.i not in phrase]
            content = runs([t for t in inside if t.sentence == token.sentence], text)
        else:
            host = _host(parse, token)
            cut = phrase | {t.i for t in parse.sentence_tokens(sentence) if _around(parse, t, token)}
            members = parse.subtree(host) if host is not None else parse.sentence_tokens(sentence)
            content = runs([t for t in members if t.i not in cut], text)
        if content:
            source = noun_phrase(parse, thing)
            content = tuple(s for s in content if not s.overlaps(source))
            cue = Span(token.start, last.end)
            if content:
                yield Attribution(
                    (source,),
                    (cue,),
                    (Span(content[0].start, content[-1].end),) if content[-1].end < cue.start or content[0].start > source.end else content,
                    "according to" if rest else token.lower,
                    "speech/according",
                )


def _host(parse: Parse, token: Token) -> Token | None:
    """The finite clause that the phrase belongs to: the nearest verb above it that heads a clause of its own."""
    for above in parse.ancestors(token):
        if above.pos in ("VERB", "AUX") and above.dep in ("ROOT", "conj", "ccomp", "advcl", "parataxis", "relcl"):
            if above.dep == "ccomp" or above.dep == "conj" and parse.head(above).dep == "ccomp":
                # `X said S, according to Y`: S is X's, so Y passes it on
                return above
            return above if above.dep != "conj" else _first_conjunct(parse, above)
    return None


def _first_conjunct(parse: Parse, verb: Token) -> Token:
    while verb.dep == "conj" and parse.head(verb).pos in ("VERB", "AUX"):
        verb = parse.head(verb)
    return verb


def _around(parse: Parse, t: Token, phrase: Token) -> bool:
    """A leading `But` or `And` before the phrase's clause."""
    return t.dep == "cc" and t.i == parse.sentence_of(phrase).first


def passed_on_by(found: Sequence[Attribution], according: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """`X said S, according to Y`: S is X's, and Y passes it on; a phrase that no verb claims is an attribution of its own.

    Inside a quotation the phrase is the quoted speaker's own: `"S, according to Y," X wrote`.
    """
    out = list(found)
    verbs = Near((a.start, max(s.end for s in (*a.content, *a.cue)), n) for n, a in enumerate(found) if a.rule != "speech/noun")
    marks = Near((q.outer.start, q.outer.end, q) for q in quotations if not q.scare)
    for phrase in according:
        around = min(phrase.start, phrase.cue[0].start), max(phrase.end, phrase.cue[0].end)
        within = marks.touching(phrase.cue[0].start, phrase.cue[0].end)
        n = next(
            (
                n
                for n in verbs.touching(*around)
                if _claims(out[n], phrase) and all(any(q.outer.overlaps(c) for c in out[n].cue) for q in within)
            ),
            None,
        )
        if n is None:
            out.append(phrase)
            continue
        holes = (*phrase.cue, *phrase.source)
        content = tuple(p for s in out[n].content for p in _before(s, min(h.start for h in holes), max(h.end for h in holes)))
        out[n] = replace(out[n], content=content or out[n].content, carrier=out[n].carrier or phrase.source)
    return out


def _claims(a: Attribution, phrase: Attribution) -> bool:
    """The verb's content takes in the phrase's, or the phrase's is the verb's whole clause."""
    begin, end = phrase.content[0].start, phrase.content[-1].end
    own = min(s.start for s in (*a.source, *a.content)), max(s.end for s in (*a.cue, *a.content))
    whole = own[0] <= begin + 1 and begin <= own[0] + 4 and (abs(own[1] - end) <= 4 or any(c.start < own[1] for c in phrase.cue))
    return (a.start - 6 <= begin and end <= a.end and a.end - a.start <= (end - begin) + 200) or (whole and a.act_is_speech)


def _before(span: Span, start: int, end: int) -> list[Span]:
    if end <= span.start or span.end <= start:
        return [span]
    out = [Span(span.start, start)] if span.start < start else []
    return out + ([Span(end, span.end)] if end < span.end and span.end - end > 2 else [])
