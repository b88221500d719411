"""A composed sentence -> the word in it that points to something told elsewhere, or None: a sentence of the brief stands alone.

What enters is text. A pronoun needs a thing before it in the sentence that it can mean, `such a plan` a plan that is told, `two of them`
some people that are named. Words inside quotation marks are their speaker's and are not looked at.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*”")
_TELLS = re.compile(
    r"\b(?:say|said|told|tell|announced|confirmed|claimed|added|noted|argued|reported|stated|explained|alleged|warned|denied|deny|refuted"
    r"|rejected|dismissed|known|know|clear|unclear|comment|confirm|disclose|reveal|explain|specify)\b"
)
"""The verb of our frame, or of a silence: what is told stands behind it, and who tells it before."""
_THING = (
    r"\b(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Aa]ny|[Ss]ome|[Nn]o|[Oo]ne|[Ee]ach|[Ee]very|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[\w-]+[’']s?)"
    r" (?:[\w-]+ )*?[a-z]{3,})"
)
_OF_THEM = re.compile(r"\bof (?:them|those|these)\b(?! (?:who|that|which|in|on|at|with|from)\b)")
_PLURAL = re.compile(r"(?:\b(?:\d[\d,.]*|[A-Za-z]+) )?\b[a-z]{2,}(?<!s)(?:s|en|ple|dren|lice)\b")
_OF_SAYINGS = re.compile(
    r"\b(?:rumou?rs|claims|reports|allegations|suggestions|accusations|charges|statements|accounts|details|questions|media)\b"
)
_SUCH = re.compile(r"(?<!no )\bsuch (?:an? )?(?!as\b|that\b)(?P<noun>[a-z]{3,})\b(?! \w+ (?:as|that)\b| (?:as|that)\b)")
_AFTER_IT = (
    r"(?=[.,;:]|$"
    r"|\s(?:in|on|at|by|with|for|from|to|after|before|until|since|during|into|out|up|down|off|over|again|yet|there|too|and)\b)"
)
_OBJECT = re.compile(rf"\b(?P<before>\w+) (?:it|them|those|this){_AFTER_IT}")
_NO_OBJECT_OF = frozenset(
    "that if whether when because as while since how why what where and but or so than then though although do did does".split()
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:in|on|at|by|with|for|from|to|after|before|during|into|over|under|about|against|of|near|despite)"
    r" (?:that|those|these) (?P<noun>[a-z]{3,})\b"
    r"(?! (?:who|which|that|of)\b)"
)
_THAT_DAY = re.compile(
    r"(?<!said )(?<!say )\bthat (?:same )?(?:night|day|morning|afternoon|evening|week|month|year|time)\b"
    r"(?! (?:when|that|was|is|the)\b)"
)
_DATED = re.compile(r"\[\d|\b\d{1,2} [A-Z][a-z]+|\b[A-Z][a-z]+day\b|\b[A-Z][a-z]+\.? \d{1,2}\b|\b(?:19|20)\d\d\b|\byesterday\b")
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens|hundreds"
_HAVE = r"(?:had|have|has|were|was|are|is|did|do|will|would|could|can|may|might|remain(?:ed)?|died|went|came|got)"
_BARE = re.compile(
    rf"(?:^|\bthat |, )(?:(?:[Aa]ll|[Nn]one|[Bb]ut|[Nn]early|[Aa]t least) ){{0,2}}"
    r"(?:[Aa]ll|[Bb]oth|[Nn]one|[Nn]either|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Ff]ew|[Oo]thers?|[Aa]nother|\d+"
    rf"|(?i:{_NUMBERS})) (?:(?:more|others?) )?{_HAVE}\b"
)


def loose(text: str) -> str | None:
    """What in the sentence points outside it.

    `The harbour master did not say what sank it.` -> `it`; `The yard denied that it had shut the slip.` -> None.
    """
    plain = _QUOTED.sub("“”", text)
    found = _BARE.search(plain)
    if found is not None and not _PLURAL_BEFORE.search(plain[: found.start()]):
        return found[0].strip(" ,")
    begins = _TELLS.search(plain)
    if (found := _WHETHER_THEY.search(plain)) is not None and not _MANY.search(plain[: found.start()]):
        return found[1]
    told = plain[begins.end() :] if begins is not None else plain
    for pattern, finds in ((_OF_THEM, _plural_before), (_SUCH, _named_before), (_DEMONSTRATIVE, _named_before), (_OBJECT, _thing_before)):
        for found in pattern.finditer(told):
            if not finds(told, found):
                return found[0].strip()
    found = _THAT_DAY.search(told)
    return found[0] if found is not None and not _DATED.search(plain) else None


_WHETHER_THEY = re.compile(
    r"\b(?:not|never|declined to|refused to) (?:said|say|tell|told|disclose|specify|know) (?:when|how|where|why|whether|what|if) (they)\b"
)
_MANY = re.compile(r"\b[a-z]{2,}(?<!s)s\b|\b(?:and|police|people|group|team|family)\b", re.IGNORECASE)
"""Who is told to be silent are several, and may be meant themselves."""
_PLURAL_BEFORE = re.compile(r"\b[a-z]{3,}s\b(?! (?:said|that)\b)[^.]*[,;]")
"""`of the ten pilots, two were`: the number's noun stands in the sentence."""


def _plural_before(told: str, found: re.Match[str]) -> bool:
    return _PLURAL.search(_OF_SAYINGS.sub("", told[: found.start()])) is not None


def _named_before(told: str, found: re.Match[str]) -> bool:
    """The noun of `such a plan` or of `in that fire` stands before it, whole or by its stem."""
    if found["noun"] in _GENERAL or (found["noun"].rstrip("s") in _STRETCHES and _DATED.search(found.string)):
        return True
    return found["noun"].rstrip("s")[:STEM] in told[: found.start()].lower()


STEM = 6
"""Letters by which a noun is known again: `planning`, `plan` share fewer, `attacked`, `attack` as many."""
_GENERAL = frozenset("case cases way ways things circumstances days times moment moments reasons regard event sense extent respect".split())
"""Nouns that need no other telling: `in that case`."""
_STRETCHES = frozenset("night day morning afternoon evening week month year time".split())
"""What a date in the sentence resolves: `at the end of that week, on 7 October`."""


def _thing_before(told: str, found: re.Match[str]) -> bool:
    """`said that the yard had sold the boat before repairing it`: a thing stands before the pronoun that it can mean."""
    if found["before"].lower() in _NO_OBJECT_OF:
        return True
    return re.search(_THING, told[: found.start()]) is not None


__all__ = ["loose"]
