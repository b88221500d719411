"""Article and parse -> names: every run of words that is printed as a name, in text order.

`capitals` reads one sentence by itself; here the document helps out: who is named in full somewhere is found by a bare surname anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotating.capitals import Name, SentenceReader
from onrecord.annotating.gazetteer import plain
from onrecord.model import Article, Parse, Span


def find_names(article: Article, parse: Parse) -> tuple[Name, ...]:
    """All names in text order; a body's name may hold its country's (`Sweden's Coast Guard`)."""
    lower = frozenset(t.text for t in parse.tokens if t.text.islower())
    out: list[Name] = []
    for sentence in parse.sentences:
        out.extend(SentenceReader(article.text, parse, sentence, lower).names())
    out.extend(_missed(article.text, parse, out))
    return tuple(sorted(out, key=lambda name: (name.span, name.sort)))


def _missed(text: str, parse: Parse, names: Sequence[Name]) -> list[Name]:
    """People that are named in full elsewhere, in headlines and where the model saw no name."""
    given: dict[str, set[str]] = {}
    for name in names:
        words = name.words.split()
        if name.sort == "person" and len(words) > 1:
            given.setdefault(words[-1], set()).update(words[:-1])
    covered = {i for name in names for i in range(name.first, name.last)}
    out: list[Name] = []
    for token in parse.tokens:
        if token.text not in given or token.i in covered or token.text.islower():
            continue
        first = token.i
        while first > 0 and parse.tokens[first - 1].text in given[token.text] and first - 1 not in covered:
            first -= 1
        span = Span(parse.tokens[first].start, token.end)
        out.append(Name(first, token.i + 1, span, plain(text[span.start : span.end]), "person"))
    return out
