"""Parse, entities, statements, figures, times -> propositions: who did what to whom, where, when, how many, negated or hedged.

One row a clause, in text order. Slots hold resolved names where the entities know the words, else the printed modifiers and the head's
lemma; a slot that the text leaves open is None, never guessed. The rule says how the clause is told: by a `noun`, as `open` (an
infinitive, question or condition), under a modal verb (`modal`) or plainly (`clause`). A clause inside a statement's content belongs to
the innermost such statement; all others are the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.clauses import Clause, clauses_of
from onrecord.annotating.hedges import hedge_on
from onrecord.annotating.mentions import Mentions
from onrecord.lexicon.families import extent_phrases, is_event, thing_deed
from onrecord.lexicon.stems import stopwords
from onrecord.model import Anchor, Article, Entity, Figure, Parse, Proposition, Span, Statement, Time, Token

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MENTAL = frozenset({"intend", "feel"})
"""Acts whose verb tells a deed as well: `decided to send` is also that somebody decided."""
_LIMITS = frozenset({"by", "until", "till", "before", "after", "since"})
"""Before a date: it bounds something, it does not date it."""
_STRETCHES = frozenset(
    {"second", "minute", "hour", "day", "night", "morning", "evening", "week", "weekend", "month", "year", "season", "time", "decade"}
)
_NOUN_REACH = 14
"""Tokens between a noun and the date behind it at the most (`the Treaty on Partnership between Arland and Borland from May 4`)."""


def find_propositions(
    article: Article,
    parse: Parse,
    *,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    times: Sequence[Time],
) -> tuple[Proposition, ...]:
    """The propositions of one article, ids `ARTICLE.p1` … in text order."""
    mentions = Mentions.of(entities, parse)
    said = [s.cue for s in statements if s.cue is not None and s.cue.act not in _MENTAL]
    cues = {t.i for cue in said for span in cue.spans for t in parse.tokens_in(span)}
    dates = [t for t in times if t.type in ("DATE", "TIME")]
    inner = _Innermost(statements)
    figure_at, time_at = _Starts((f.anchor.start, f.id) for f in figures), _Starts((t.anchor.start, t.value) for t in dates)
    out: list[Proposition] = []
    in_time = {t.i for time in times for t in parse.tokens_in(time.anchor.hull)}
    for clause in clauses_of(parse, skip=cues, dated=_dated_nouns(parse, dates)):
        if (clause.nominal and clause.head.i in in_time) or _is_alternative(parse, clause.head):
            continue
        spans = _spans(parse, clause.own)
        if not spans:
            continue
        if clause.patient is not None and clause.patient.i in in_time:
            clause = replace(clause, patient=None)
        own = [parse.tokens[i] for i in clause.own]
        places = _places(parse, mentions, clause, own)
        counted = (*spans, *_outside(clause))
        within = tuple(dict.fromkeys(time_at.within(spans))), tuple(dict.fromkeys(figure_at.within(counted)))
        if clause.nominal and clause.agent is None and clause.patient is None and not (places or any(within)):
            continue
        out.append(
            Proposition(
                id=f"{article.id}.p{len(out) + 1}",
                anchor=Anchor(article.id, _with_alternatives(parse, clause, spans)),
                predicate=clause.predicate,
                agent=slot_name(parse, mentions, clause.agent),
                patient=slot_name(parse, mentions, clause.patient),
                places=places,
                times=within[0],
                figures=within[1],
                extent=_extent(parse, clause, own),
                negated=_negated(parse, clause.head),
                hedge=hedge_on(parse, clause.head),
                statement=inner.at(clause.head.start),
                lemmas=tuple(sorted({t.lemma.lower() for t in own if t.pos in _CONTENT and t.lemma.lower() not in stopwords()})),
                rule=f"propositions/{_told(parse, clause)}",
            )
        )
    return tuple(out)


def _is_alternative(parse: Parse, head: Token) -> bool:
    """The second verb of `killed or wounded`: no one says it by itself."""
    first = parse.head(head)
    own_subject = any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(head))
    if head.dep != "conj" or head.pos != "VERB" or first.pos != "VERB" or own_subject:
        return False
    return any(c.dep == "cc" and c.lower == "or" and first.i < c.i < head.i for c in parse.children(first))


def _with_alternatives(parse: Parse, clause: Clause, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The clause's words with its alternatives: `killed` alone is not what `killed or wounded` says."""
    others = [c for c in parse.children(clause.head) if _is_alternative(parse, c)]
    if clause.nominal or not others:
        return spans
    taken = set(clause.own)
    for other in others:
        taken.update(range(min(clause.head.i, other.i), max(t.i for t in parse.subtree(other)) + 1))
    return _spans(parse, tuple(sorted(taken)))


def _told(parse: Parse, clause: Clause) -> str:
    """How the clause is told: by a noun, as open, under a modal verb, or plainly."""
    if clause.nominal:
        return "noun"
    if clause.open:
        return "open"
    return "modal" if any(c.tag == "MD" for c in parse.children(clause.head)) else "clause"


def slot_name(parse: Parse, mentions: Mentions, token: Token | None) -> str | None:
    """The resolved name of an argument (`it` -> `Harbour Office`), or its modifiers and lemma (`its crews` -> `Harbour Office crew`).

    Coordinated arguments are joined by `and`.
    """
    if token is None:
        return None
    names = [_phrase(parse, mentions, token)]
    for child in parse.children(token):
        if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "PRON"):
            names.append(slot_name(parse, mentions, child))
    return " and ".join(dict.fromkeys(n for n in names if n)) or None


def _phrase(parse: Parse, mentions: Mentions, token: Token) -> str | None:
    entity = mentions.of_token(token)
    if entity is not None and (token.pos in ("PROPN", "PRON") or entity.kind in ("document", "group", "unnamed")):
        return entity.name
    if token.pos == "PRON":
        return None
    words = []
    for child in parse.children(token):
        if child.i < token.i and child.dep in _MODIFIERS:
            words.append(_modifier(parse, mentions, child))
    words.append(token.text if token.pos == "PROPN" or token.entity == "NORP" else token.lemma.lower())
    for child in parse.children(token):
        if child.dep == "prep" and child.lower == "of":
            words.extend(f"of {_modifier(parse, mentions, c)}" for c in parse.children(child) if c.dep == "pobj")
    return " ".join(w for w in words if w)


def _modifier(parse: Parse, mentions: Mentions, token: Token) -> str:
    entity = mentions.of_token(token)
    if entity is not None and (token.pos in ("PRON", "PROPN") or token.tag == "PRP$"):
        return entity.name
    if token.pos == "PRON":
        return ""
    inner = [_printed(c) for c in parse.children(token) if c.i < token.i and c.dep in ("compound", "amod", "nmod")]
    return " ".join([*inner, _printed(token)])


def _printed(token: Token) -> str:
    """Names keep their capitals, other words lose that of a sentence's first word."""
    return token.text if token.pos == "PROPN" or token.entity in ("NORP", "GPE", "LOC", "ORG", "PERSON") else token.lower


def _places(parse: Parse, mentions: Mentions, clause: Clause, own: Sequence[Token]) -> tuple[str, ...]:
    agent = {t.i for t in parse.subtree(clause.agent)} if clause.agent is not None else set()
    out: list[str] = []
    for token in own:
        if token.i in agent or token.pos not in ("PROPN", "NOUN", "PRON"):
            continue
        entity = mentions.of_token(token)
        if entity is not None and entity.kind == "place":
            out.append(entity.name)
        elif (
            token.entity in _PLACE_LABELS
            and token.entity_begin
            and (token.dep in ("pobj", "dobj", "nsubjpass") or parse.head(token).dep == "pobj")
        ):
            out.append(entity.name if entity is not None else _name_run(parse, token))
    return tuple(dict.fromkeys(out))


def _name_run(parse: Parse, token: Token) -> str:
    words = [token.text]
    for following in parse.tokens[token.i + 1 : token.i + 5]:
        if following.entity != token.entity or following.entity_begin:
            break
        words.append(following.text)
    return " ".join(w for w in words if w not in ("'s", "’s"))


def _dated_nouns(parse: Parse, dates: Sequence[Time]) -> dict[int, tuple[int, ...]]:
    """Nouns that a date modifies, with the date's tokens: `the June 2024 treaty`, `the treaty between … of May 4`, `an attack last year`.

    Right of the noun, only the noun's own phrase may stand between the two: a verb or a stop ends the search.
    """
    out: dict[int, tuple[int, ...]] = {}
    for time in dates:
        tokens = parse.tokens_in(time.anchor.hull)
        if not tokens:
            continue
        date = tuple(t.i for t in tokens)
        for token in tokens:
            head = parse.head(token)
            if head.i not in date and head.pos == "NOUN" and token.dep in ("compound", "nmod", "poss", "npadvmod", "amod"):
                out.setdefault(head.i, date)
        noun = _noun_before(parse, tokens[0])
        if noun is not None:
            out.setdefault(noun.i, tuple(range(noun.i, tokens[-1].i + 1)))
    return out


def _noun_before(parse: Parse, first: Token) -> Token | None:
    """The nearest noun of a deed or of a dated document before a date, inside one noun phrase with it."""
    start = parse.sentence_of(first).first
    if first.i > start and parse.tokens[first.i - 1].lower in _LIMITS:
        return None
    for token in reversed(parse.tokens[max(start, first.i - _NOUN_REACH) : first.i]):
        if token.pos in ("NOUN", "PROPN") and (is_event(token.lower) or thing_deed(token.lower) != token.lower):
            return token
        if token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "PART", "NUM"):
            return None
    return None


def _extent(parse: Parse, clause: Clause, own: Sequence[Token]) -> str | None:
    """The extent phrase of the clause, as printed, lower case; one in the object or beside the verb comes before one in the subject."""
    if clause.predicate.startswith("be "):
        return None
    subject = subtree_of(parse, clause.agent if not clause.passive else clause.patient)
    found: list[tuple[bool, int, str]] = []
    for at, token in enumerate(own):
        for phrase in extent_phrases().get(token.lower, ()):
            if tuple(t.lower for t in own[at : at + len(phrase)]) == phrase and not _temporal(parse, own[at + len(phrase) - 1]):
                found.append((token.i in subject, token.i, " ".join(phrase)))
                break
    return min(found)[2] if found else None


def _temporal(parse: Parse, last: Token) -> bool:
    """The phrase's noun is a stretch of time (`most of the week`)."""
    following = parse.tokens[last.i + 1 : last.i + 4]
    noun = next((t for t in following if t.pos in ("NOUN", "PROPN")), None)
    return any(t is not None and t.lemma.lower() in _STRETCHES for t in (noun, parse.head(last)))


def subtree_of(parse: Parse, token: Token | None) -> frozenset[int]:
    """The indices below a token, itself included; none for None."""
    return frozenset(t.i for t in parse.subtree(token)) if token is not None else frozenset()


def _negated(parse: Parse, head: Token) -> bool:
    for child in parse.children(head):
        if child.dep == "neg" or (child.lower in ("never", "no", "neither", "nor") and child.dep in ("det", "advmod", "preconj", "cc")):
            return child.i < head.i or child.dep == "neg"
        if child.dep in ("nsubj", "nsubjpass", "dobj") and (
            child.lower in ("none", "nobody", "nothing") or any(c.lower == "no" and c.dep == "det" for c in parse.children(child))
        ):
            return True
    return parse.head(head).lower == "without" and head.dep == "pcomp"


def _spans(parse: Parse, own: Sequence[int]) -> tuple[Span, ...]:
    """The clause's words as spans: neighbours joined; punctuation and conjunctions at the ends left out."""
    tokens = [parse.tokens[i] for i in own]
    while tokens and (tokens[0].pos in ("PUNCT", "CCONJ") or tokens[0].dep == "mark" and tokens[0].lower == "that"):
        tokens.pop(0)
    while tokens and tokens[-1].pos in ("PUNCT", "CCONJ"):
        tokens.pop()
    out: list[Span] = []
    last = -2
    for token in tokens:
        if out and token.i == last + 1:
            out[-1] = Span(out[-1].start, token.end)
        elif token.pos != "PUNCT":
            out.append(Span(token.start, token.end))
        else:
            continue
        last = token.i
    return tuple(out)


def _outside(clause: Clause) -> tuple[Span, ...]:
    """Where a participle's own noun stands outside its clause (`3,000 sent in May`), that noun's place."""
    if clause.head.dep != "acl" or clause.patient is None or clause.patient.i in clause.own:
        return ()
    return (Span(clause.patient.start, clause.patient.end),)


class _Starts:
    """Values at offsets, to be asked for those that start inside some spans."""

    def __init__(self, rows: Iterable[tuple[int, str]]) -> None:
        self._rows = sorted(rows)

    def within(self, spans: Sequence[Span]) -> Iterator[str]:
        for span in spans:
            first = bisect_left(self._rows, (span.start, ""))
            for start, value in self._rows[first:]:
                if start >= span.end:
                    break
                yield value


class _Innermost:
    """Statements by their content's spans, to be asked for the innermost one at an offset; nesting is rarely deeper than three."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._rows = sorted((span, sum(map(len, s.anchor.spans)), s.id) for s in statements for span in s.anchor.spans)
        self._starts = [span.start for span, _, _ in self._rows]
        self._longest = max((len(span) for span, _, _ in self._rows), default=0)

    def at(self, offset: int) -> str | None:
        last = bisect_right(self._starts, offset)
        first = bisect_left(self._starts, offset - self._longest)
        holding = [(size, sid) for span, size, sid in self._rows[first:last] if span.start <= offset < span.end]
        return min(holding)[1] if holding else None
