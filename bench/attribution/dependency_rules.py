"""The plain baseline of the field: a list of verbs, their subject as the source and their clausal complement as the content.

It is what most extractors of reported speech begin with, written here on the parse of spaCy, independent of onrecord's rules and lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from bench.attribution.by_spacy import main, spans_of
from bench.attribution.triples import Triple

VERBS = frozenset(
    "accuse acknowledge add admit advise affirm agree allege announce argue assert assure believe boast call caution charge claim "
    "comment complain concede conclude confirm consider contend decide declare demand deny describe disclose emphasize estimate "
    "expect explain fear feel find hint hope imply indicate inform insist joke know learn maintain mention note observe plan "
    "pledge predict promise propose question quip recall recommend reiterate remark remember repeat reply report respond reveal "
    "say show state stress suggest support swear tell testify think tweet urge vow want warn wonder worry write".split()
)
SUBJECTS = ("nsubj", "nsubjpass")
COMPLEMENTS = ("ccomp", "xcomp")


def attributions(doc: Doc) -> Iterator[Triple]:
    """`The board said the pier was shut`, `"It is shut," she said`, `It is shut, he said`, `According to the board, it is shut`."""
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_.lower() in VERBS:
            yield from _said(token)
        elif token.lower_ == "according" and (to := _child(token, ("prep",))) is not None and (source := _child(to, ("pobj",))) is not None:
            if content := _without(token.sent, token.subtree):
                yield Triple(spans_of(source.subtree), spans_of([token, to]), spans_of(content))


def _said(verb: Token) -> Iterator[Triple]:
    source = _source(verb)
    content = _without(_content(verb), [verb, *source])
    if source and content:
        helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
        yield Triple(spans_of(source), spans_of([verb, *helpers]), spans_of(content))


def _source(verb: Token) -> list[Token]:
    """The subject, or the one that the verb takes from the clause above it, or the noun that a relative clause describes."""
    while (subject := _child(verb, SUBJECTS)) is None and verb.dep_ in ("conj", "advcl", "xcomp"):
        verb = verb.head
    if subject is None:
        return [verb.head] if verb.dep_ in ("relcl", "acl") else []
    return list(subject.subtree)


def _content(verb: Token) -> list[Token]:
    if (complement := _child(verb, COMPLEMENTS)) is not None:
        return list(complement.subtree)
    if verb.dep_ in ("parataxis", "ccomp", "advcl"):  # the clause of saying stands inside what is said
        return _without(verb.sent, verb.subtree)
    quotes = [token.i for token in verb.sent if token.is_quote] if verb.dep_ == "ROOT" else []
    return [token for token in verb.sent if quotes[0] <= token.i <= quotes[-1]] if quotes else []


def _child(token: Token, labels: tuple[str, ...]) -> Token | None:
    return next((child for child in token.children if child.dep_ in labels), None)


def _without(tokens: Iterable[Token], others: Iterable[Token]) -> list[Token]:
    apart = {token.i for token in others}
    return [token for token in tokens if token.i not in apart]


if __name__ == "__main__":
    main(attributions)
