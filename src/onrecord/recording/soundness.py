"""A composed sentence -> the fault that keeps it out of the brief, or None: what a desk would strike out unread.

What enters is text alone. The words are printed ones, so a fault is a piece that was cut or found wrongly; it is never mended, the next
candidate stands instead.
"""

from __future__ import annotations

import re

from onrecord.lexicon.phrases import phrases
from onrecord.recording.loose import loose

_TOWARDS = "accused|praised|urged|criticized|criticised|blamed|thanked|condemned|told"
_ON = r"(?: on \d\d? \w+ \d{4}| in \w+ \d{4})?"
"""The day that our frame puts behind its verb."""
_AUX = "is|are|was|were|has|have|had|will|would|can|could|may|must"
_TELLING = "said|announced|confirmed|claimed|added|noted|argued|reported|stated|explained|acknowledged|alleged|indicated|revealed|warned"
_THINKING = "signalled|signaled|suggested|believed|thought|hinted|felt|feared|insisted|maintained|predicted"
_WHEN = "at|around|about|by|before|after|since|until|shortly|in|during|from|with|of"
_ASKING = "urged|asked|told|pressed|ordered|warned|called on"
_MAKING = "required|ordered|forced|allowed|encouraged|instructed|permitted"
_PLANNING = "promised|vowed|pledged|agreed|offered|threatened|planned|wanted|hoped|asked|refused|declined|ordered|demanded|decided|intended"
_NOT_BE = "".join(f"(?<!{word} )" for word in ("is", "are", "was", "were", "be", "been"))
_JOINING = "In fact|However|Meanwhile|Instead|Indeed|Moreover|Also|Still|In addition|Additionally|Furthermore"
_DEEDS = "|".join(sorted(phrases("past of deeds")))
_OF_WHAT = rf" (?:that|to|of|about|how|what|why|whether|if|he|she|it|they|there|{_AUX}|would|could|[a-z]+ed) "
"""What stands behind whom something is told to, where it is told."""
_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("in pieces", re.compile(r"”,? … |… “|\S … [a-z“]")),
    ("cut off", re.compile(r" …(?:[.”]*$|,? (?:according to|as)\b)")),
    ("a quotation that goes on from another", re.compile(r": “(?:(?:For )?(?:[Tt]his|[Tt]hat)|These|Those|As a result|Instead)\b")),
    ("what to do to it, told elsewhere", re.compile(rf"\b(?:{_ASKING}) (?:\S+ ){{1,6}}to \w+ (?:it|them)\b")),
    ("begins amid a sentence", re.compile(r"\b(?:said|that) (?:no(?=[,.] | but\b| and\b)|and|but|or|nor|not to|as for)\b", re.I)),
    ("holds another's saying", re.compile(r"[,?!]” (?:he|she|they|[Tt]he|\[?[A-Z]\w*)\b[^“”]{0,60}\b(?:said|says|told|wrote|added)\b")),
    ("marks that stand the wrong way", re.compile(r"\s”\w|“\s")),
    ("a verb without its subject", re.compile(rf"\b(?:{_TELLING}|{_THINKING}){_ON} that (?:{_AUX})\b")),
    ("begins amid a sentence", re.compile(r"\bthat (?:Yet|But|And|So|Or)\b")),
    ("a quotation behind its sentence", re.compile(r"^[^“”]* that [^“”]*[a-z]\. “[^”]*”\.?$")),
    ("a call to readers", re.compile(r"\b(?:anyone|people|those) with (?:any )?information\b|\b(?:call|at) \(?\d{3}\)?[ -]\d{3}")),
    ("a quotation amid its frame", re.compile(rf"\b(?:{_TELLING}){_ON} “[^”]{{3,60}}” that\b")),
    ("ends on an initial", re.compile(r"\b(?:on|in|at|by|of|the|a|to|for|with|from|and) [A-Z]\.”?$")),
    ("ends on a small word", re.compile(r"\b(?:the|a|an|of|to|and|or|with|by|from|for|if|whose|which)[.”]*$")),
    ("ends on whose it is", re.compile(r"\w+day[’']s[.”]*$")),
    ("ends on a verb that stands for another", re.compile(rf"(?<!and I )(?<!but I )(?<!and we )\b(?:do|does|did|{_AUX})[.”]*$")),
    ("an object named elsewhere", re.compile(r"\b(?:called|described) what\b")),
    ("an object that points outside", re.compile(
        r"\b(?:called|criticized|condemned|praised|blamed|described|denounced|mocked) (?:his|her|their) "
    )),
    ("a verb without its object", re.compile(r"\b(?:have|has|had) done(?: (?:last|this|so far|before|earlier|yesterday|on)\b|[.”])")),
    ("what was told, elsewhere", re.compile(rf"\b(?:{_TELLING}|{_THINKING}|admitted|conceded|signalled) as much\b")),
    ("a heading before its sentence", re.compile(r"\bthat [^“”:]{3,40}: [A-Z]")),
    ("what was told, elsewhere", re.compile(rf"^[^“”,]{{3,60}} told (?:(?!{_OF_WHAT})[^“”,])*\.$")),
    ("an object that points outside", re.compile(rf"\b(?:{_TOWARDS}) (?:it|them|this|these|those)\b")),
    ("a quotation of hardly a word", re.compile(r": “(?:\S+ ){0,3}\S+”$")),
    ("a thing named elsewhere", re.compile(r"\b(?:estimated|put|puts) the (?:number|figure|total) at\b")),
    ("a bare pointer", re.compile(r"\b(?:said|claimed|argued|noted|confirmed|denied) (?:that )?(?:so|this|that|it|privately)\.$")),
    ("a quotation without its beginning", re.compile(r"^[^‘]*[a-rt-z]’ (?!n’ )[^‘]*$")),
    ("no whole quotation", re.compile(r": “[a-z]")),
    ("a verb without its subject", re.compile(rf"\b(?:{_TELLING}){_ON} (?:{_AUX})\b")),
    ("some of those told elsewhere", re.compile(
        rf"\b(?:{_TELLING}){_ON} (?:that )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|all|none|both|half"
        r"|several) of (?:them|these|those)\b"
    )),
    ("a client named elsewhere", re.compile(
        rf"^The (?:lawyer|attorney|solicitor|spokes(?:man|woman|person)) (?:{_TELLING}|denied){_ON} that (?:he|she)\b"
    )),
    ("two who are one pronoun", re.compile(rf"\b(?:{_TELLING}|denied){_ON} that he (?:(?:{_AUX}|not|never|also|once) ){{0,3}}\w+ him\b")),
    ("a quotation run into the next sentence", re.compile(r"\bthat “[^”]*,” [A-Z]")),
    ("no clause that was said", re.compile(rf"^[^“]*\b(?:said|told){_ON} (?:(?:{_WHEN})\b|[a-z]+ed )[^“]*$")),
    ("a subject that points outside", re.compile(rf"\b(?:{_TELLING}){_ON} that (?:became|{_AUX})\b")),
    ("a deed without its doer", re.compile(rf"\b(?:{_TELLING}){_ON} (?:{_DEEDS}|\w+ing (?:an?|the|his|her|its|their))\b")),
    ("a name cut from behind", re.compile(r", (?:its|their|his|her) (?:head|chief|leader|chair\w*|director|spokes\w+|commander|owner)\.$")),
    ("a thing named elsewhere", re.compile(rf"\b(?:{_PLANNING}){_ON} (?:to |that (?:it|they|he|she) \w+ )\w+ (?:it|them|this|these)\b")),
    ("an account told elsewhere", re.compile(r"\b(?:rejected|dismissed|disputed) (?:that|this|those|these) \w+")),
    ("urged without whom", re.compile(r"\burged to\b")),
    ("a passive read as a deed", re.compile(r"\b(?:accused|blamed|praised|criticized|charged|convicted) \w+ing\b")),
    ("a party that points outside", re.compile(r"\b(?:asked|called|told|urged|invited|ordered|sued) (?:him|her|it|them|this)\b")),
    ("a participle read as a deed", re.compile(rf"{_NOT_BE}\b(?:alleged|reported|believed|thought|said) to (?:have|be)\b")),
    ("no finite verb", re.compile(r"\bthat (?:[A-Z][\w’'-]+ ){1,3}(?:and (?:[A-Z][\w’'-]+ ){1,3})?[a-z]+ing\b")),
    ("what was left open, told as said", re.compile(
        rf"\b(?<!not )(?:said|announced|confirmed|told|claimed|answered){_ON} (?:whether|if)\b"
    )),
    ("a verb without its subject", re.compile(r"\bthey (?:believe|think|know|hope|claim) (?:have|has|had|are|were|was|is|will|would)\b")),
    ("a verb without its object", re.compile(rf"{_NOT_BE}\b(?:{_MAKING}) to (?!\S+ing)")),
    ("a clause that hangs on another", re.compile(r"^(?:\w+ )?(?:of|for|with|to) (?:whom|which)\b", re.I)),
    ("what follows, elsewhere", re.compile(r"\b[Tt]he following\b")),
    ("two quotations run together", re.compile(r"”,”|[”\w],”,|[,.?!]['’] (?:and|but|he|she|they)\b")),
    ("a word before its speech", re.compile(r"\bthat “(?:So|And|But|Well|Or|Because|Yes|No),? ")),
    ("speech told as a document's", re.compile(r"[.?!,]”,? according to\b")),
    ("one of two told elsewhere", re.compile(r"\bthe latter\b|\bthe former(?! (?!is\b|was\b|has\b|had\b|would\b|will\b)\w)")),
    ("a clause without its subject", re.compile(rf"\b(?:{_TELLING})(?:{_ON})? (?:that )?(?:what|when) (?:{_AUX}|would|could)\b[^,]*$")),
    ("a word before its speech", re.compile(
        r": “(?:Well|So|And|But|Yeah|Yes|No|Nah|Oh|Look|Um|Uh|Or|Because|Which|Not (?:that|really|at all))\b,? "
    )),
    ("hangs on a sentence before", re.compile(rf"^(?:(?:But|And) |(?:{_JOINING}), )")),
    ("begins amid a sentence", re.compile(r"\bthat not [a-z]+ing\b")),
    ("a deed denied as a plan", re.compile(r"\bdenied to [a-z]+\b")),
    ("a quotation amid its frame", re.compile(r"[?!]” what (?:became|was|is|had|has)\b")),
    ("a deed told elsewhere", re.compile(r"\b(?:to do|doing|done|do|did|does) (?:so|it|that|this)(?=[.,;”]|, [\w-]+ reports?\.)")),
    ("a deed told elsewhere", re.compile(r"\b(?:go|goes|going|gone|went) (?:that|so|this) far\b")),
    ("a deed that points outside", re.compile(r"\b(?:said|claimed|argued|warned) (?:on \d\d? \w+ \d{4} )?(?:that )?(?:doing|to do) so\b")),
    ("how the source wants to be named", re.compile(r"\b(?:not (?:to )?be (?:named|identified)|anonymity|anonymous(?:ly)?)\b")),
    ("no answer, told elsewhere", re.compile(r"\bdeclined (?:repeated |several |a |all )?(?:attempts|requests?|to comment|comment)\b")),
)
_QUOTED = re.compile(r"“([^”]*)”")
_OPENS = re.compile(r"(?<![\w.])['‘’](?=\w)(?!(?:em|til|cause|tis|twas|n)\b|\d\ds?\b)")
_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
"""Single marks that open and close a quotation inside one; a plural's own mark counts as closing, so that none is struck for it."""
_OURS = re.compile(r"\b(?:I|[Ww]e|[Oo]ur(?! [A-Z])|ours|us|me|[Mm]y|(?<=of )mine|(?<=is )mine|(?<=was )mine)\b(?![’'.]?\w)(?<!\b[A-Z] )")
"""The first person outside quotation marks: words that were the source's own."""
_IF = re.compile(r"\b(?:that|:) “?[Ii]f [^,“”]*[.”]+$")
"""A condition without what follows from it."""


def _title_case(words: str) -> bool:
    """Whether words are printed as headlines are, each longer one with a capital."""
    longer = [w for w in words.split()[1:] if len(w) > SMALL]
    return len(longer) >= FEW and all(w.lstrip("‘'(")[:1].isupper() for w in longer)


SMALL, FEW = 3, 4
"""Letters of a word that headlines may print small, and how many longer ones tell a headline from a name."""


def fault(text: str) -> str | None:
    """What is wrong with a sentence of the brief; None where it can be printed.

    `The agent said that if the tug had been late.` -> `a condition alone`.
    """
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return "an open quotation mark"
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return "an open bracket"
    if any(len(_OPENS.findall(words)) > len(_CLOSES.findall(words)) for words in _QUOTED.findall(text)):
        return "an open quotation mark within another"
    if any(_title_case(words) for words in _QUOTED.findall(text)):
        return "quotes a headline"
    if _OURS.search(_QUOTED.sub("", text)):
        return "speaks as its source"
    if _IF.search(text):
        return "a condition alone"
    found = next((name for name, pattern in _FAULTS if pattern.search(text)), None)
    return found if found is not None or loose(text) is None else "a word that points outside"
