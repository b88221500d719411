"""Parse -> phrases: the code points of noun phrases and clauses, as the attribution rules cut them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.model import Parse, Span, Token

_LOOSE = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis", "dep", "discourse", "advmod", "ccomp", "cc", "conj"})
_EDGE = frozenset(",;:—–-.…\"“”'‘’()[]")


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The verb's own subject, if it has one."""
    return next((c for c in parse.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)


def objects_of(parse: Parse, verb: Token) -> tuple[Token, ...]:
    return tuple(c for c in parse.children(verb) if c.dep in ("dobj", "dative", "attr", "oprd"))


def child(parse: Parse, token: Token, dep: str, words: Collection[str] | None = None) -> Token | None:
    """The first dependent with this relation and, where given, one of these lower-case words."""
    return next((c for c in parse.children(token) if c.dep == dep and (words is None or c.lower in words)), None)


def noun_phrase(parse: Parse, head: Token) -> Span:
    """The phrase of a noun without relative clauses, appositions and what else a comma loosens; joint heads (`A and B`) stay together."""
    kept = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for c in parse.children(token):
            loose = c.dep in _LOOSE and not (c.dep == "advmod" and c.i < token.i and token.i != head.i)
            joint = token.pos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") and (
                c.dep == "conj" and c.pos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") or c.dep == "cc"
            )
            if joint or not loose:
                if c.i not in kept:
                    kept.add(c.i)
                    stack.append(c)
    first = last = head.i
    while first - 1 in kept or (first - 2 in kept and parse.tokens[first - 1].lower in (",", "and", "'s", "’s", "-")):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and parse.tokens[last + 1].lower in (",", "and", "-")):
        last += 1
    while first < last and (parse.tokens[first].text in _EDGE or parse.tokens[first].pos in ("CCONJ",)):
        first += 1
    while (
        last + 2 < len(parse.tokens)
        and parse.tokens[last + 1].text == "-"
        and parse.tokens[last].end == parse.tokens[last + 1].start == parse.tokens[last + 2].start - 1
    ):
        last += 2
    while last > first and (parse.tokens[last].text in _EDGE or parse.tokens[last].pos in ("CCONJ", "ADP")):
        last -= 1
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def clause(parse: Parse, head: Token, *, without: Iterable[Token] = (), text: str, complementizer: bool = False) -> tuple[Span, ...]:
    """All that hangs on a clause's head, less the subtrees of `without`, a leading `that` and punctuation at the ends."""
    cut: set[int] = set()
    for token in without:
        cut.update(t.i for t in parse.subtree(token))
    tokens = [t for t in parse.subtree(head) if t.i not in cut]
    return runs(tokens, text, complementizer=complementizer)


def runs(tokens: Iterable[Token], text: str, *, complementizer: bool = False) -> tuple[Span, ...]:
    """Tokens -> spans: neighbours joined, ends trimmed of punctuation and (unless `complementizer`) of a leading `that`."""
    groups: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if groups and token.i == groups[-1][-1].i + 1:
            groups[-1].append(token)
        else:
            groups.append([token])
    out = []
    for n, group in enumerate(groups):
        while group and (group[0].text in _EDGE or (n == 0 and not complementizer and _is_complementizer(group[0]))):
            group = group[1:]
        while group and group[-1].text in _EDGE:
            group = group[:-1]
        if group and any(t.pos not in ("PUNCT", "SPACE", "CCONJ") for t in group):
            out.append(_with_sign(Span(group[0].start, group[-1].end), text))
    return tuple(out)


def _is_complementizer(token: Token) -> bool:
    return token.lower == "that" and token.dep != "det" and token.tag in ("IN", "WDT")


def _with_sign(span: Span, text: str) -> Span:
    """A quotation mark or bracket that opens or closes inside the span comes along."""
    start, end = span.start, span.end
    inside = text[start:end]
    closes, opens = text[end : end + 1], text[start - 1 : start] if start else ""
    if closes == '"' and inside.count('"') % 2 or closes == "”" and inside.count("“") > inside.count("”"):
        end += 1
    elif opens == '"' and inside.count('"') % 2 or opens == "“" and inside.count("”") > inside.count("“"):
        start -= 1
    return Span(start, end)
