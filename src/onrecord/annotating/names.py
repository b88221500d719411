"""Article and parse -> names: every run of words that is printed as a name, in text order.

`capitals` reads one sentence by itself; here the document helps out: who is named in full somewhere is found by a bare surname anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.bodies import is_acronym
from onrecord.annotating.capitals import Name, SentenceReader
from onrecord.annotating.gazetteer import plain
from onrecord.annotating.people import SUFFIXES
from onrecord.annotating.press import credited_agencies
from onrecord.lexicon.forenames import is_forename
from onrecord.model import Article, Parse, Span

_PARTY = re.compile(r"[RDIL]-[A-Z][\w.]*")
"""`(R-Ky.)`: a party and a state, and no name."""
_DEMONYM = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic")
_OF_PEOPLES = ("ian", "ean", "ese", "ish")
_SHORTEST = 4
"""Letters of the shortest place name whose people are told by an ending; shorter ones are too much like other words."""


def find_names(article: Article, parse: Parse) -> tuple[Name, ...]:
    """All names in text order; a body's name may hold its country's (`Sweden's Coast Guard`)."""
    lower = frozenset(t.text for t in parse.tokens if t.text.islower())
    out: list[Name] = []
    for sentence in parse.sentences:
        out.extend(SentenceReader(article.text, parse, sentence, lower).names())
    out = _whole(article.text, list(_settled(out, parse, credited_agencies(article))), parse)
    out.extend(_missed(article.text, parse, out))
    out.extend(handle for name in out if name.sort == "person" and (handle := _handle(name, parse)) is not None)
    return tuple(sorted(out, key=lambda name: (name.span, name.sort)))


def _whole(text: str, names: Sequence[Name], parse: Parse) -> list[Name]:
    """`Open Ballot said` at the start of a sentence, where another sentence names Open Ballot: the whole name, not its last word."""
    longer = {name.words: name for name in names if " " in name.words and name.hit is None and not name.headline}
    taken = {i for name in names for i in range(name.first, name.last)}
    out: list[Name] = []
    for name in names:
        at = name.first - 1
        if name.hit is None and not name.title and at >= 0 and at not in taken and parse.tokens[at].text[:1].isupper():
            twin = longer.get(f"{parse.tokens[at].text} {name.words}")
            if twin is not None and parse.tokens[at].sentence == parse.tokens[name.first].sentence:
                span = Span(parse.tokens[at].start, name.span.end)
                name = replace(twin, first=at, last=name.last, span=span, headline=name.headline, words=plain(text[span.start : span.end]))
        out.append(name)
    return out


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
        end = token.i + 1
        after = parse.tokens[end] if end < len(parse.tokens) else token
        if after.text.lower().strip(".") in SUFFIXES and after.sentence == token.sentence:
            end += 1  # `Tom Lund Jr.`
        covered.update(range(first, end))
        span = Span(parse.tokens[first].start, parse.tokens[end - 1].end)
        out.append(Name(first, end, span, plain(text[span.start : span.end]), "person"))
    return out


def _settled(names: Sequence[Name], parse: Parse, credited: frozenset[str]) -> Iterator[Name]:
    """Names by the document's own evidence: a capitals-only word is no town or person, `Velmian` beside `Velm` is an adjective."""
    peoples = _peoples(names) | _adjectives(names, parse)
    printed = frozenset(token.text for token in parse.tokens)
    families = frozenset(name.words.rsplit(" ", 1)[-1] for name in names if name.sort == "person")
    alone = frozenset(name.words for name in names if " " not in name.words)
    longer = {" ".join(name.words.split(" ")[:2]) for name in names if name.sort in ("body", "place") and name.words.count(" ") > 1}
    for name in names:
        if _PARTY.fullmatch(name.words):
            continue
        if "-" in name.words and " " not in name.words and families.issuperset(name.words.split("-")):
            continue  # `the Lund-Berg plan`
        if name.sort == "person" and name.words in longer and not name.title and name.words.split(" ")[1] not in alone:
            name = replace(name, sort="place")  # `Sandy Cove` beside `Sandy Cove Primary School`
        lone = name.last - name.first == 1 and name.hit is None and not name.title
        if lone and name.words.endswith("s") and name.words[:-1] in families and parse.tokens[name.first - 1].lower == "the":
            yield replace(name, sort="norp")  # `the Lunds`
            continue
        if lone and name.words in peoples and name.words not in credited:
            if parse.tokens[name.first].tag == "NNPS" or name.words.endswith("s"):
                yield replace(name, sort="norp")
            continue
        if lone and name.words.endswith("a") and f"{name.words}n" in printed:
            name = replace(name, sort="place")  # `Velmia` beside `Velmian`
        shouted = parse.tokens[name.first].text.isupper() and is_acronym(name.words) and not _roman(name.words)
        if lone and shouted and name.sort in ("place", "person", "norp") and not name.headline:
            name = replace(name, sort="body")
        yield name


def _peoples(names: Sequence[Name]) -> frozenset[str]:
    """Adjectives and plurals of the one-word places that the article names and the lexicon does not know: `Velm` -> Velmian, Velmians."""
    out: set[str] = set()
    for name in names:
        if name.hit is not None or name.sort not in ("place", "unknown", "body") or " " in name.words or len(name.words) < _SHORTEST:
            continue
        for stem in {name.words, name.words.rstrip("aeiouy")}:
            for ending in _DEMONYM:
                if stem + ending != name.words and len(stem) >= _SHORTEST - 1:
                    out.update((stem + ending, stem + ending + "s"))
    return frozenset(out)


def _adjectives(names: Sequence[Name], parse: Parse) -> frozenset[str]:
    """Words like `Velmian` that only ever stand before a noun, though the article never names Velm."""
    seen: dict[str, bool] = {}
    for name in names:
        lone = name.last - name.first == 1 and name.hit is None and not name.title
        if lone and name.words.endswith(_OF_PEOPLES) and not is_forename(name.words):
            token = parse.tokens[name.first]
            before = token.dep in ("amod", "compound", "nmod") and token.head > token.i and parse.head(token).pos == "NOUN"
            seen[name.words] = seen.get(name.words, True) and before
    return frozenset(word for word, always in seen.items() if always)


def _roman(words: str) -> bool:
    return set(words) <= set("IVXLC")


def _handle(name: Name, parse: Parse) -> Name | None:
    """`Ana Kovac (@akovac)`: the account is the person."""
    at = name.last
    if at + 1 >= len(parse.tokens) or parse.tokens[at].text != "(" or parse.tokens[at + 1].sentence != parse.tokens[name.first].sentence:
        return None
    token = parse.tokens[at + 1]
    if token.text.startswith("@") and len(token.text) > 2:
        return replace(name, first=at + 1, last=at + 2, span=Span(token.start, token.end))
    return None
