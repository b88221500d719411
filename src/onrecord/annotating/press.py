"""Names and the parse -> which unknown names print news: `the news agency Velta`, `Velta reported, citing police`, `carried by Velta`.

No list holds every agency and paper of the world; the words around a name tell that it passes on what others say.
"""

from __future__ import annotations

import re

from onrecord.annotating.capitals import Name
from onrecord.annotating.gazetteer import body_noun_of, plain
from onrecord.annotating.mentions import head_among
from onrecord.annotating.phrases import child
from onrecord.lexicon.press import press_words
from onrecord.model import Article, Parse, Token

_BRACKETED = re.compile(r"\(([A-Z][\w-]+)\)")
_HELPED = re.compile(
    r"(?:(?:reporting|materials?|information|copy|agencies|files) (?:by|of|from)|reporting:|staff and|based on|source:|sources:)\s+"
    r"((?:the )?[A-Z][\w-]+)(?:,? and ([A-Z][\w-]+))?[.)]?\s*$|^\(?((?:The )?[A-Z][\w-]+) contributed to th",
    re.IGNORECASE,
)
"""What a credit line of one word names is an agency: people sign with two."""
_REPORTING = frozenset({"report", "say", "write", "add", "note"})
_QUOTING = frozenset({"quote", "cite"})
_PASSED_ON = frozenset({"carry", "publish", "broadcast", "air", "print", "relay"})
_WORDS = frozenset({"statement", "interview", "letter", "remarks", "comments", "article", "message", "appeal", "photograph", "photographs"})
"""What a paper publishes for others: `a study published by Velta` may be Velta's own."""
_GLOSS = 6
"""Tokens behind a name in which `, the region's largest daily` ends."""


def dateline_agencies(article: Article) -> frozenset[str]:
    """The agencies that a dateline gives in brackets, `HALM, March 9 (Velta) -`, by name: the report is theirs."""
    datelines = (article.text[r.start : r.end] for r in article.regions if r.kind == "dateline")
    return frozenset(match[1] for line in datelines for match in _BRACKETED.finditer(line))


def credited_agencies(article: Article) -> frozenset[str]:
    """The agencies of a dateline, and those that a credit line names in one word: `Additional reporting by Velta`."""
    lines = (article.text[r.start : r.end] for r in article.regions if r.kind == "credit")
    helped = {name for line in lines for match in _HELPED.finditer(line) for name in match.groups() if name and name[0].isupper()}
    return dateline_agencies(article) | {name.removeprefix("The ") for name in helped}


def is_press(name: Name, parse: Parse) -> bool:
    """Whether the words around this mention say that its bearer prints or broadcasts news."""
    if name.hit is not None or name.title or name.country or name.sort == "title":
        return False
    if body_noun_of(tuple(plain(name.words).lower().split())) is not None:
        return False  # a ministry publishes too
    ends = name.words.split(" ")
    if len(ends) > 1 and (ends[-1] in press_words("label") or ends[0] in press_words("first-label")):
        return True
    if _noun_ends_at(parse, name.first) or _noun_starts_at(parse, name.last, name):
        return True
    head = head_among(parse, parse.tokens[name.first : name.last])
    return head is not None and (_glossed(parse, name, head) or _passes_on(parse, head))


def _noun_ends_at(parse: Parse, at: int) -> bool:
    """`the newspaper Velta`, `the state news agency Velta`."""
    before = parse.tokens[at - 1] if at > 0 else None
    if before is None or not before.text.islower() or not _one_sentence(parse, at - 1, at):
        return False
    return (
        is_press_noun(parse, before) or before.lower in press_words("before-name") or (before.lower == "agency" and _is_told(parse, before))
    )


def _noun_starts_at(parse: Parse, at: int, name: Name) -> bool:
    """`the Velta news agency`, `Velta television`."""
    rest = parse.tokens[at : at + 2]
    if not rest or not _one_sentence(parse, name.first, at):
        return False
    if rest[0].lower == "agency" and rest[0].text.islower() and _is_told(parse, rest[0]):
        return True
    if rest[0].text.islower() and rest[0].lower in press_words("of-agency"):
        if len(rest) == 2 and rest[1].lower in press_words("agency"):
            return True
    if len(rest) == 2 and rest[1].text[:1].isupper():
        return False  # `the Gulf daily Velta`
    return rest[0].text in press_words("label") or (rest[0].text.islower() and rest[0].lower in press_words("noun"))


def _is_told(parse: Parse, agency: Token) -> bool:
    """`told the Velta agency`: an agency by its name to whom things are said."""
    return agency.dep in ("dobj", "dative") and parse.head(agency).lemma == "tell"


def _glossed(parse: Parse, name: Name, head: Token) -> bool:
    """`Velta, the state news agency,`."""
    return any(c.dep == "appos" and name.last < c.i <= name.last + _GLOSS and is_press_noun(parse, c) for c in parse.children(head)) and (
        parse.tokens[name.last].text == ","
    )


def is_press_noun(parse: Parse, noun: Token) -> bool:
    """`newspaper`; `agency` only behind `news`, `press` and their like."""
    if noun.lower in press_words("agency"):
        return noun.i > 0 and parse.tokens[noun.i - 1].lower in press_words("of-agency")
    return noun.lower in press_words("noun")


def _passes_on(parse: Parse, head: Token) -> bool:
    verb = parse.head(head)
    if head.dep == "nsubj" and verb.pos == "VERB":
        if verb.lemma in _QUOTING:
            return any(c.dep == "prep" and c.lower == "as" and child(parse, c, "pcomp") is not None for c in parse.children(verb))
        return verb.lemma in _REPORTING and any(c.dep == "advcl" and c.lemma in _QUOTING and c.tag == "VBG" for c in parse.children(verb))
    if head.dep == "pobj" and verb.lower == "by":
        passed = parse.head(verb)
        return passed.lemma in _PASSED_ON and passed.tag == "VBN" and (passed.lemma != "publish" or parse.head(passed).lower in _WORDS)
    return False


def _one_sentence(parse: Parse, a: int, b: int) -> bool:
    return b < len(parse.tokens) and parse.tokens[a].sentence == parse.tokens[b].sentence
