"""Parse -> attributions whose cue is a verb: `X said that S`, `"S," X said`, `X denied the claim`, `X pledged to V`, `…, insisting S`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.annotating.attribution import Attribution, CueRow, channel_words, cue_nouns, cue_verbs, speaker_nouns
from onrecord.annotating.phrases import child, clause, noun_phrase, objects_of, runs, subject_of
from onrecord.model import Parse, Span, Token

OWN_VOICE = frozenset({"i", "we", "you", "one", "it", "this", "that", "there", "who", "which", "what", "nothing", "something"})
"""Subjects that say nothing themselves: impersonal, or a speaker's own (whose words are a statement already)."""
SAYINGS = 64
"""Attributions that one sentence is read for; the fullest sentences of the news hold under a dozen."""
_AS_SAYING = frozenset({"quote", "cite", "paraphrase"})
_GERUNDS_AFTER = ("advcl", "acl", "xcomp", "conj", "pcomp", "prep", "dep", "ccomp")


def find_verb_attributions(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    """Attributions in text order of the cue. `quoted` holds the indices of tokens inside quotation marks."""
    told: Counter[int] = Counter()
    for verb in parse.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.tag == "MD" or told[verb.sentence] >= SAYINGS:
            continue
        row = cue_verbs().get(verb.lemma.lower())
        if row is None or _with_particle(parse, verb, row):
            continue
        source, carrier = source_of(parse, verb)
        if verb.i in quoted and (source is None or source.lower in OWN_VOICE or source.i not in quoted):
            continue
        content, rule = _content(parse, text, verb, row)
        if not content:
            continue
        if source is None or _impersonal(source):
            continue
        source_span = noun_phrase(parse, source)
        content = _less(content, source_span)
        if content:
            told[verb.sentence] += 1
            yield Attribution(
                (source_span,),
                cue_spans(parse, verb, text),
                content,
                row.lemma,
                f"speech/{rule}",
                (noun_phrase(parse, carrier),) if carrier is not None else (),
            )


def _with_particle(parse: Parse, verb: Token, row: CueRow) -> bool:
    """`rule out`, `show off`, `call off` are other verbs; `point out` is in the list as such."""
    return child(parse, verb, "prt") is not None and not any(t.endswith("-out") for t in row.takes) and row.act != "deny"


def source_of(parse: Parse, verb: Token) -> tuple[Token | None, Token | None]:
    """Who says it, and who carries it: the subject, the antecedent of `which`, the subject that a participle or a second verb inherits."""
    seen: set[int] = set()
    at = verb
    while at.i not in seen:
        seen.add(at.i)
        subject = subject_of(parse, at)
        if at is verb and subject is not None and subject.dep == "nsubjpass":
            agent = child(parse, verb, "agent")
            by = next((c for c in parse.children(agent) if c.dep == "pobj"), None) if agent is not None else None
            if verb.lemma in _AS_SAYING and child(parse, verb, "prep", {"as"}) is not None:
                return subject, by
            return by, None
        if subject is not None and subject.entity in ("DATE", "TIME"):
            subject = next((c for c in parse.children(subject) if c.dep in ("conj", "appos") and c.pos in ("PROPN", "NOUN")), None)
        if subject is not None:
            if subject.tag in ("WDT", "WP") and at.dep == "relcl":
                return parse.head(at), None
            if at is not verb and parse.head(at).i != at.i and at.dep == "ccomp" and not can_speak(subject):
                at = parse.head(at)  # `the firm said the line had been replaced, but declined to …`: the line declines nothing
                continue
            return subject, None
        if at.dep == "relcl" and at.head != at.i:
            return None, None
        lost = _lost_subject(parse, at)
        if lost is not None:
            return lost, None
        absolute = _absolute_subject(parse, at)
        if absolute is not None:
            return absolute, None
        head = parse.head(at)
        if head.i == at.i or at.dep not in _GERUNDS_AFTER:
            return None, None
        if at.dep == "acl":
            return (head, None) if head.pos in ("NOUN", "PROPN") and at.tag == "VBG" else (None, None)
        if at.dep == "ccomp" and at.tag not in ("VBG", "VBN"):
            return None, None
        if at.dep == "pcomp" and head.lower == "as" and parse.head(head).lemma in _AS_SAYING:
            quoting = parse.head(head)
            quoted = next(iter(objects_of(parse, quoting)), None)
            passive = child(parse, quoting, "nsubjpass")
            if passive is not None:
                return source_of(parse, quoting)
            return quoted, source_of(parse, quoting)[0]
        at = head
        if at.pos not in ("VERB", "AUX", "ADP", "SCONJ"):
            return None, None
    return None, None


def can_speak(token: Token) -> bool:
    """A person, a body, a place that stands for its government, or a noun for people who speak."""
    return (
        token.entity in ("PERSON", "ORG", "GPE", "NORP")
        or token.lower in ("he", "she", "they", "we", "i", "it", "who")
        or token.lemma.lower() in speaker_nouns()
    )


def _lost_subject(parse: Parse, verb: Token) -> Token | None:
    """`The day X came, the agency cited Y`: the parser hangs the subject on the clause before; the phrase between comma and verb has it."""
    if verb.dep not in ("conj", "dep") or verb.tag not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    before = parse.tokens[verb.i - 1]
    if before.sentence != verb.sentence or before.pos not in ("NOUN", "PROPN") or before.entity in ("DATE", "TIME"):
        return None
    if any(c.dep == "cc" and c.i < verb.i for c in parse.children(parse.head(verb))):
        return None
    first = noun_phrase(parse, before).start
    opening = parse.token_at(first)
    return before if opening is not None and opening.i > 0 and parse.tokens[opening.i - 1].text == "," else None


def _absolute_subject(parse: Parse, verb: Token) -> Token | None:
    """`despite A, B and C saying S`, `with officials insisting S`: the phrase that ends right before the participle is its subject."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "pcomp", "acl") or verb.i == 0:
        return None
    before = parse.tokens[verb.i - 1]
    if before.sentence != verb.sentence or before.pos not in ("NOUN", "PROPN"):
        return None
    top = before
    while top.dep in ("conj", "compound", "appos") and top.head < top.i:
        top = parse.head(top)
    preposition = parse.head(top)
    return top if top.dep == "pobj" and preposition.lower in ("despite", "with", "amid", "without") else None


def cue_spans(parse: Parse, verb: Token, text: str) -> tuple[Span, ...]:
    """The verb with its auxiliaries, negation and particle: `did not confirm`, `pointed out`."""
    tokens = [verb, *(c for c in parse.children(verb) if c.dep in ("aux", "auxpass", "neg", "prt"))]
    return runs(tokens, text, complementizer=True)


def _content(parse: Parse, text: str, verb: Token, row: CueRow) -> tuple[tuple[Span, ...], str]:
    """The content by the first complement that the cue takes and the clause has; and the name of the rule."""
    takes = row.takes
    if "clause-out" in takes:  # `pointed out that`, `called out`
        takes = ("clause", "quote") if child(parse, verb, "prt", {"out"}) is not None else tuple(t for t in takes if not t.endswith("-out"))
    own = [c for c in parse.children(verb) if c.dep in ("nsubj", "nsubjpass", "aux", "neg")]
    clauses = [
        c for c in parse.children(verb) if c.dep == "ccomp" and c.pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON", "ADV", "ADP")
    ]
    if clauses and ("clause" in takes or "quote" in takes):
        target = clauses[-1] if clauses[-1].i > verb.i else clauses[0]
        if _is_infinitive(parse, target) and subject_of(parse, target) is not None and "object-infinitive" in takes:
            return clause(parse, target, text=text), "object-infinitive"
        return clause(parse, target, without=[v for v in own if target.i in {a.i for a in parse.ancestors(v)}], text=text), "clause"
    if "clause" in takes and (late := _clause_after_adjunct(parse, verb, told="addressee" in takes)) is not None:
        return clause(parse, late, text=text), "clause"
    infinitive = next((c for c in parse.children(verb) if c.dep in ("xcomp", "ccomp") and _is_infinitive(parse, c)), None)
    objects = objects_of(parse, verb)
    if infinitive is not None:
        if "object-infinitive" in takes and objects:
            return _joined_runs(parse, text, [*objects[:1], infinitive]), "object-infinitive"
        if "object-infinitive" in takes and subject_of(parse, infinitive) is not None:
            return clause(parse, infinitive, text=text), "object-infinitive"
        if "infinitive" in takes or "infinitive-to" in takes:
            return clause(parse, infinitive, text=text), "infinitive"
    gerund = next((c for c in parse.children(verb) if c.dep == "xcomp" and c.tag == "VBG"), None)
    if gerund is not None and ({"gerund", "object", "clause"} & set(takes)):
        return clause(parse, gerund, text=text), "gerund"
    if ("clause" in takes or "quote" in takes) and verb.dep == "parataxis" and parse.head(verb).i != verb.i:
        host = parse.head(verb)
        if host.pos in ("VERB", "AUX", "NOUN", "ADJ") and host.lemma.lower() not in cue_verbs():
            return clause(parse, host, without=[verb], text=text), "parenthetical"
    if "clause" in takes and verb.dep == "advcl" and child(parse, verb, "mark", {"as"}) is not None and subject_of(parse, verb) is not None:
        host = parse.head(verb)
        if host.pos in ("VERB", "AUX") and not objects_of(parse, verb):
            return clause(parse, host, without=[verb], text=text), "parenthetical"
    for take, prepositions in _PREPOSITIONAL.items():
        if take in takes:
            found = _with_preposition(parse, text, verb, objects, take, prepositions)
            if found:
                return found, take
    thing = next((o for o in objects if o.dep == "dobj"), None)
    if "object" in takes and thing is not None and thing.pos in ("NOUN", "PROPN") and thing.entity not in ("DATE", "TIME"):
        noun = cue_nouns().get(thing.lemma.lower())
        if noun is not None and {"for", "on", "to"} & set(noun.takes):
            return (), ""  # `expressed gratitude to X`: the noun is the cue

        extra = [c for c in parse.children(verb) if c.dep == "prep" and c.lower in ("as", "for", "against") and c.i > thing.i]
        return _joined_runs(parse, text, [thing, *extra[:1]]), "object"
    return (), ""


def _has_own_clause(noun: Token) -> bool:
    """`defended X against allegations that S`: S is the noun's; a vessel's clause (`said in a statement that S`) is the verb's."""
    lemma = noun.lemma.lower()
    return lemma in cue_nouns() and lemma not in channel_words("vessel")


def _clause_after_adjunct(parse: Parse, verb: Token, *, told: bool) -> Token | None:
    """`admitted after two weeks that S`, `told X over the telephone that S`: the parser hangs S on the adjunct's noun.

    Where `that` is a complementizer (it fills no slot of its clause), the clause is the verb's.
    """
    spine = [c for c in parse.children(verb) if c.i > verb.i and c.dep in ("prep", "npadvmod", "dobj", "dative", "advmod")]
    for token in spine:
        for c in parse.children(token):
            if c.i < verb.i:
                continue
            if c.dep in ("acl", "relcl") and token.pos in ("NOUN", "PROPN") and not _has_own_clause(token):
                that = next((d for d in parse.children(c) if d.lower == "that" and d.dep in ("mark", "advmod")), None)
                if that is not None and subject_of(parse, c) is not None and (token.dep in ("pobj", "npadvmod") or told):
                    return c
            if c.dep in ("pobj", "prep", "acl", "pcomp", "agent"):
                spine.append(c)
    return None


_PREPOSITIONAL = {
    "object-for": frozenset({"for"}),
    "object-of": frozenset({"of"}),
    "object-as": frozenset({"as"}),
    "of": frozenset({"of", "about", "against"}),
    "for": frozenset({"for"}),
    "to": frozenset({"to"}),
}


def _with_preposition(
    parse: Parse, text: str, verb: Token, objects: tuple[Token, ...], take: str, prepositions: frozenset[str]
) -> tuple[Span, ...]:
    preposition = next((c for c in parse.children(verb) if c.dep in ("prep", "dative") and c.lower in prepositions and c.i > verb.i), None)
    thing = next((o for o in objects if o.dep == "dobj"), None)
    if take.startswith("object"):
        if thing is None:
            return ()
        inner = next((c for c in parse.children(thing) if c.dep == "prep" and c.lower in prepositions), None)
        if preposition is None and inner is None and take != "object-for":
            return ()
        return _joined_runs(parse, text, [thing, *([preposition] if preposition is not None else [])])
    return clause(parse, preposition, text=text) if preposition is not None else ()


def _joined_runs(parse: Parse, text: str, heads: list[Token]) -> tuple[Span, ...]:
    tokens = {t.i: t for head in heads for t in parse.subtree(head)}
    spans = runs(tokens.values(), text)
    return (Span(spans[0].start, spans[-1].end),) if spans else ()


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in parse.children(verb))


def _impersonal(source: Token) -> bool:
    if source.entity in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"):
        return True
    if source.pos in ("ADV", "NUM", "ADP", "VERB"):
        return True
    return source.lower in ("there", "what", "who", "which", "nothing", "something", "this", "that", "these", "those")


def _less(content: tuple[Span, ...], source: Span) -> tuple[Span, ...]:
    """The content without the source's words, where the parse has put them inside."""
    out: list[Span] = []
    for span in content:
        if not span.overlaps(source):
            out.append(span)
            continue
        if span.start < source.start:
            out.append(Span(span.start, source.start))
        if source.end < span.end:
            out.append(Span(source.end, span.end))
    return tuple(out)
