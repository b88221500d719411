"""A statement -> what its words deny without saying it again: `it`, `the accusation`, `the figure as exaggerated`, `any role in the blast`.

A `Pointer` has the kind of thing pointed at, the words that name it, and what stands behind them. Nothing is looked for here: which claim
is meant is decided in `antecedents`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon import table
from onrecord.lexicon.misdeeds import misdeeds
from onrecord.model import Statement

Kind = Literal["charge", "report", "figure", "claim", "small", "part", "it"]
_POINTING = ("charge", "report", "figure", "claim")
MAX_BEFORE = 6
"""Words of the name of what is denied, the noun itself left out: `the northern league's latest wild` has five."""
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_WORD = re.compile(r"[^\W_][\w’'.&-]*|[,;:()—–“”\"]")
_OPENING = re.compile(r"^[\s“”\"'‘]*(?:that )?", re.IGNORECASE)
_SHARE = re.compile(
    r"^(?:being|having been|that (?:\w+ ){1,5}?(?:was|were|is|are|had been|has been|have been)) "
    r"(?:directly |personally |in any way )?(?:involved|implicated|complicit|behind|responsible|to blame|at fault)\b"
    r"|^(?:having|that (?:\w+ ){1,5}?(?:had|has|have)) (?:anything|something) to do\b"
    r"|^(?:having |playing |taking |that (?:\w+ ){1,5}?)?(?:had|played|taken|playing|taking) (?:any|a) (?:role|part|hand)\b",
    re.IGNORECASE,
)
_NO_SHARE = re.compile(
    r"\W*(?:that )?(?:it|he|she|they|we|I) (?:(?:was|were|is|are|had been|has been|have been)(?:n[’']t| not| never) (?:\w+ly |in any way )?"
    r"(?:involved|implicated|complicit|behind|responsible|to blame|at fault)|(?:had|has|have) nothing(?: at all| whatsoever)? to do with"
    r"|(?:(?:had|has|have|played|took|bore|bears?) |(?:had|has|have) (?:played|taken|had) )"
    r"no (?:role|part|hand|involvement|responsibility|blame))\b",
    re.IGNORECASE,
)
"""`It is not to blame`, `we had nothing to do with it`: one's own share is denied by a plain saying."""
_CLAIM_THAT = re.compile(
    r"\W*(?:(?:the|an?|any|his|her|its|their|this|such|these|those|all|[A-Z][\w.-]+(?: [A-Z][\w.-]+)*[’']s?) )?(?:[\w-]+ ){0,2}?"
    r"(?P<noun>[A-Za-z]+) (?:(?:(?:[a-z]+(?:ed|ing)|made|spread) )?(?:by|from|of|in|on|at|across|among) "
    r"(?:[^,;:.?!“”\"]|(?<=[A-Z])\.){1,60}? )?that ",
)
"""`the claim by the union that …`, `rumours circulating on the island that …`."""
_CALLING = frozenset({"call", "label", "brand", "term", "describe", "dub", "characterize", "characterise", "denounce", "decry", "slam"})


@dataclass(frozen=True, slots=True)
class DeniedRow:
    """A row of `denied.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """`name` are the printed words as far as the noun (`Norland's latest claims`), `noun` the last of them, `rest` what follows."""

    kind: Kind
    name: str
    noun: str
    rest: str


@cache
def denied_words(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(word for row in table("denied", DeniedRow) if row.kind == kind for word in row.words)


@cache
def _kinds() -> Mapping[str, Kind]:
    kinds: tuple[Kind, ...] = ("charge", "report", "figure", "claim", "part")
    out: dict[str, Kind] = dict.fromkeys(sorted(denied_words("deed") | misdeeds().keys()), "part")
    out.update({word: kind for kind in kinds for word in sorted(denied_words(kind))})
    return out


@cache
def _falsehood() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(denied_words("false"), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@cache
def _says_false() -> re.Pattern[str]:
    """`the claims were plainly false`, `it wasn't true`, `there was no truth to the claims`."""
    false = _falsehood().pattern
    return re.compile(
        rf"\W*(?:that )?(?:there (?:was|is) {false}(?: whatsoever| at all)? (?:to|in|for|behind) (?P<to>[^.;:?!]{{1,80}})"
        r"|(?P<of>[^.;:?!]{1,80}?)(?:(?: (?:was|were|is|are)n[’']t (?:\w+ )?(?:true|correct|accurate|the case|so)\b)"
        rf"|(?: (?:was|were|is|are|had been)| ?[’']s)(?: ?[“\"‘']?\w+){{0,3}}? ?[“\"‘']?{false}))",
        re.IGNORECASE,
    )


_ASSERTING = frozenset({"say", "claim", "deny"})
_NOTHING_SUCH = re.compile(
    r"\W*(?:that )?(?:[\w’'-]+ ){0,6}?(?:nothing|(?:not|n[’']t|never) (?:[\w’'-]+ ){0,3}?anything) of the (?:kind|sort)\W*$"
    r"|\W*(?:that )?(?:[\w’'-]+ ){0,6}?(?:no|(?:not|n[’']t|never) (?:[\w’'-]+ ){0,3}?any) such thing\W*$",
    re.IGNORECASE,
)
"""All that is said is that what was told did not happen: `that she had done no such thing`."""


def pointer_of(statement: Statement, text: str) -> Pointer | None:
    """What a denial points at; None where it says in a clause of its own what it denies, or denies nothing."""
    words = text[statement.anchor.start : statement.anchor.end]
    act = statement.cue.act if statement.cue is not None else "say"
    if statement.negated or not words.strip():
        return None
    if act in ("say", "claim") and (share := _NO_SHARE.match(words.replace("“", " ").replace('"', " "))):
        return Pointer("part", words[: share.end()], "involvement", words[share.end() :])
    if act in _ASSERTING and _NOTHING_SUCH.match(words):
        return Pointer("it", words, "it", "")
    if act == "deny":
        if words.strip(' ,“”"').lower() == "which":
            return _before_which(text, statement.anchor.start)
        lemma = statement.cue.lemma.split()[0] if statement.cue is not None else ""
        found = pointed(words) if lemma in denied_words("verb") else None
        if found is not None and found.kind == "it" and lemma not in denied_words("flatly"):
            return None
        if found is not None and found.kind == "small":
            return found if _behind(statement) else None
        return found
    return _called_false(statement, words) if act in ("say", "claim", "accuse") else None


def _behind(statement: Statement) -> bool:
    """The verb stands behind what it denies: `…, a point that the trust denied`."""
    return statement.cue is not None and bool(statement.cue.spans) and statement.cue.spans[0].start >= statement.anchor.start


def _before_which(text: str, at: int) -> Pointer | None:
    """`the accusations, which Lund has denied`: the noun before the comma."""
    before = re.search(r"((?:[\w’'-]+ ){0,3}?)([\w’'-]+),? $", text[max(0, at - 60) : at])
    kind = _kinds().get(before[2].lower()) if before is not None else None
    return Pointer(kind, before[2], before[2].lower(), "") if before is not None and kind in _POINTING else None


def pointed(words: str) -> Pointer | None:
    """The pointer that a denial's content begins with: `the claims in the article` -> claim, `the claims`, ` in the article`."""
    opening = _OPENING.match(words)
    bare = words[opening.end() if opening is not None and opening[0].strip(" “”\"'‘").lower() != "that" else 0 :]
    bare = bare.lstrip(" “”\"'‘\n")
    if share := _SHARE.match(bare):
        return Pointer("part", share[0], "involvement", bare[share.end() :])
    tokens = list(_WORD.finditer(bare))
    if not tokens:
        return None
    first = tokens[0][0].lower()
    if first in _PRONOUNS and (len(tokens) == 1 or tokens[1][0] in (",", ";", ":") or tokens[1][0].lower() in ("as", "all", "outright")):
        return Pointer("it", tokens[0][0], first, bare[tokens[0].end() :])
    for n, token in enumerate(tokens[: MAX_BEFORE + 1]):
        word = token[0].lower()
        behind = tokens[n + 1][0].lower() if n + 1 < len(tokens) else ""
        ends = not behind or not behind[0].isalnum() or behind in denied_words("reach") or behind.endswith("ly")
        if word in denied_words("small") and not behind and first in ("a", "an", "something"):
            return Pointer("small", bare[: token.end()], word, "")
        if (kind := _kinds().get(word)) is not None:
            if behind in denied_words("clause"):
                return None
            if ends and _is_name(first, n, kind):
                return Pointer(kind, bare[: token.end()], word, bare[token.end() :])
        if word in denied_words("reach") or word in denied_words("clause") - {"that"} or not word[0].isalnum():
            return None
    return None


def named_claim(text: str, first: int, last: int) -> int | None:
    """Where the clause begins that words name as said or found: `the findings of an inquiry that [the tank leaked]`."""
    claim = _CLAIM_THAT.match(text, first, last)
    return claim.end() if claim is not None and _kinds().get(claim["noun"].lower()) in _POINTING else None


_CLAIM_BEFORE = re.compile(
    r"(?P<noun>[A-Za-z]+)(?: (?:(?:[a-z]+(?:ed|ing)|made|spread) )?(?:by|from|of|in|on|at|across|against|among) "
    r"[^;:.?!“”\"\n]{1,60}?)?,? that\W*$"
    r"|\b(?:that|which) (?P<verb>said|says|claimed|claims|alleged|alleges|suggested|suggests|stated|asserted)(?: that)?\W*$"
)


def tells_a_claim(before: str) -> bool:
    """The words before a clause name it as something said or thought: `the allegation that [the tank leaked]`, no `plan that [he made]`."""
    found = _CLAIM_BEFORE.search(before[-FAR_NOUN:])
    if found is None:
        return False
    noun = (found["noun"] or "").lower()
    return found["verb"] is not None or _kinds().get(noun) in _POINTING or noun in denied_words("thought")


FAR_NOUN = 120
"""Code points before a clause in which the noun of what is claimed stands, with whose claim it is."""


def _is_name(first: str, at: int, kind: str) -> bool:
    """The words name something already told (`the claim`, `her account`, `claims`), not one's own (`its figures`)."""
    if kind == "part":
        return at == 0 or first in ("any", "all", "its", "his", "her", "their", "the", "direct", "personal", "having")
    return not (first in ("its", "our", "my") and kind != "charge")


@cache
def _verdict() -> re.Pattern[str]:
    """`was “simply untrue”`, behind no other verb of being."""
    be = r"(?:was|were|is|are|had been|has been|have been)"
    return re.compile(rf",? {be} [“\"‘']?(?:(?!{be}\b)[\w’'-]+ [“\"‘']?){{0,3}}?{_falsehood().pattern}", re.IGNORECASE)


def judged_false(statement: Statement, text: str) -> tuple[int, int] | None:
    """Where the clause stands that a statement says to be claimed falsely: `her claim that [the tank leaked] was “pure fiction”`."""
    act = statement.cue.act if statement.cue is not None else "say"
    if statement.negated or act not in ("say", "claim", "accuse", "estimate", "feel", "deny"):
        return None
    first, last = statement.anchor.start, min(statement.anchor.end, statement.anchor.start + FAR_VERDICT)
    if (flat := _not_so().match(text, first, last)) is not None:
        stop = re.compile(r"[.?!;](?= |$)|[”\"]").search(text, flat.end(), last)
        return flat.end(), stop.start() if stop is not None else last
    begins = _claim_begins(text, first, last, named_before=_behind(statement))
    if begins is None:
        return None
    verdict = _verdict().search(text, begins, last)
    if verdict is None or re.search(r"[.?!;] ", text[begins : verdict.start()]):
        return None
    return begins, verdict.start()


def _claim_begins(text: str, first: int, last: int, *, named_before: bool) -> int | None:
    """Where the clause begins behind the name of a claim, which stands in the statement's words or right before them.

    Not before them where the verb is: `said in a statement that the claim was false`.
    """
    claim = _CLAIM_THAT.match(text, first, last)
    if claim is not None:
        return claim.end() if _is_said(claim["noun"].lower()) else None
    if not named_before or not text.startswith("that ", first):
        return None
    end = first + len("that ")
    before = text[max(0, end - FAR_NOUN) : end]
    said = (m.start() for m in re.finditer(r"[A-Za-z]+", before) if _is_said(m[0].lower()))
    return end if any(_CLAIM_BEFORE.match(before, at) for at in said) else None


def _is_said(noun: str) -> bool:
    return _kinds().get(noun) in _POINTING or noun in denied_words("talk")


@cache
def _not_so() -> re.Pattern[str]:
    """`It was simply untrue that`."""
    words = "|".join(re.escape(w) for w in sorted(denied_words("not so"), key=lambda w: (-len(w), w)))
    be = r"(?:(?:was|is) (?:[a-z]+ly )?|[’']s (?:[a-z]+ly )?)"
    never = r"(?:wasn|isn)[’']t (?:true|correct|accurate|the case)"
    return re.compile(rf"\W*(?:that )?it(?: ?{be}(?:{words})| {never}) that ", re.IGNORECASE)


FAR_VERDICT = 400
"""Code points of a statement in which a claim and the verdict on it stand: a long sentence."""


def declined_pointer(statement: Statement, text: str) -> Pointer | None:
    """What a party would not speak of, where its words point back: `has not commented on [that assertion]`."""
    if statement.cue is None or statement.form == "direct":
        return None
    if statement.cue.act != "decline" and not (statement.cue.act == "confirm" and statement.negated):
        return None
    words = text[statement.anchor.start : statement.anchor.end]
    speaks = _SPEAKS.match(words)
    found = pointed(words[speaks.end() if speaks is not None else 0 :])
    if found is None or _SOME.match(found.name):
        return None  # `did not answer an email seeking comment`
    return found if found.kind in (*_POINTING, "it") else None


_SOME = re.compile(
    r"\W*(?:an?|any|no|some|several|repeated|questions?|requests?|calls?|messages?|emails?|further|additional)\b", re.IGNORECASE
)
"""What was asked for or sent, not what somebody said."""


_SPEAKS = re.compile(
    r"\W*(?:to )?(?:comment|answer|respond|reply|discuss|address|elaborate|speak|talk|say anything|react|be drawn)"
    r"(?: further| directly)?(?: on| to| about)? ",
    re.IGNORECASE,
)


def _called_false(statement: Statement, words: str) -> Pointer | None:
    """`called the report false`, `said the claims were baseless`, `said there was no truth to it`: the judgement, and on what."""
    verdict = _falsehood().search(words)
    if verdict is None or statement.form == "direct" and len(words) > SHORT:
        return None
    lemma = statement.cue.lemma if statement.cue is not None else ""
    if lemma in _CALLING:
        found = pointed(words[: verdict.start()])
        return found if found is not None and found.kind != "part" else None
    says = _says_false().match(words)
    found = pointed(says["of"] or says["to"]) if says is not None else None
    return found if found is not None and found.kind != "part" else None


SHORT = 80
"""Code points of a quotation that does nothing but call something false (`“That's a lie,” she said`)."""
