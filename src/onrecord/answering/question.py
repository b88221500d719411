"""Question -> what it asks for: its kinds, its content, whose words it wants, what it wants counted.

A parse of the question enters, one Question leaves. Rule: a word that only says how the record is asked (`which reports say`) weighs
little; every other word is content, and a name is a demand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.answering.kinds import Kind, kinds_of
from onrecord.answering.terms import acts_of, asking, families_of, name_roots, root_of
from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.families import title_words
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.model import Act, Parse, Token

LIGHT = 0.25
"""The weight of a word that mostly says how the record is asked (`report`, `figure`, `give`); it can be content too."""
SORT = 0.5
"""The weight of the noun after `which` (`which body ordered …`): it names the sort of the answer, whose words need not repeat it."""
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,400})[\"“”]|(?<!\w)[‘']([^‘’'\"]{6,400})[’'](?!\w)")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])")
_TAIL = re.compile(
    r",?\s+and\s+(?=(?:(?:by|on|in|at|via|through|from|to|of|for|with|as|since|according to)\s+)?"
    r"(?:who|whom|whose|which|what|when|where|how|why|do|does|did|is|are|was|were|has|have)\b)", re.I,
)  # fmt: skip
_ACCORDING = re.compile(r",?\s*\baccording to\s+(?P<who>[^?,]+)", re.I)
_CARRIES = re.compile(r"^which (?:report|outlet|paper|article)s?\b")
_NAME_OF = re.compile(
    r"\bnames? of (?:the|an?|\w+['’]s?) (?:[\w'’-]+ ){0,4}?([\w-]+)(?= (?:who|whom|that|which|in|of|at|from|on|for|with)\b|\?|$)", re.I
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_ISO = re.compile(r"(?<!\d)\d{4}-\d\d|(?<=\d{4}-)\d\d\b|(?<=\d{4}-\d\d-)\d\d\b")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Term:
    """One word of content: its form, its root and its families; `acts` what it attributes.

    `tail` marks what stands in a second question (`…, and when was …`), `factor` is what it weighs by what it does there.
    """

    form: str
    root: str
    families: frozenset[str]
    acts: frozenset[str] = frozenset()
    tail: bool = False
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Name:
    """A name: as printed, its words' roots, and the polities that it names."""

    text: str
    roots: frozenset[str]
    polities: frozenset[str]
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`speaker` are the words for whoever is asked about as a source, `act` what they did with saying it; `deed` the verb of what is asked.

    `counted` is the noun that is counted, `modifiers` what narrows it, `measure` the word after `how` (`many`, `long`, `old`); `future`
    says whether a time to come is asked for, `name_of` whose name is, `name_acts` that the first name is what does or undergoes the deed.
    """

    text: str
    kinds: tuple[Kind, ...]
    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    quoted: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    speaker: str = ""
    act: Act | None = None
    deed: Term | None = None
    counted: Term | None = None
    modifiers: tuple[Term, ...] = ()
    measure: str = ""
    future: bool = False
    name_of: str = ""
    name_acts: bool = False

    @property
    def kind(self) -> Kind:
        return self.kinds[0]


def read_question(text: str, parse: Parse) -> Question:
    """What the question asks for. `Who said that the dam held?` -> kind who, content `dam`, `held`."""
    line = " ".join(text.split())
    cut = _TAIL.search(text)
    main = cut.start() if cut else len(text)
    kinds = kinds_of(line, parse, main)
    quoted = tuple(a or b for a, b in _QUOTED.findall(text))
    quoted = tuple(q for q in quoted if len(q.split()) > 1 or len(quoted) == 1)
    inside = [match.span() for match in _QUOTED.finditer(text)] + _left_out(text)
    skipped = _slot_words(parse)
    speaker, act, cue = _speaker(parse, kinds, main)
    counted, modifiers = _counted(parse) if kinds[0] == "count" else (None, ())
    names = _names(text, parse, main, inside)
    runs = _name_runs(text, parse, inside)
    named = _name_offsets(parse, text, inside)
    sorts = {parse.head(t).i for t in parse.tokens if t.tag == "WDT" and parse.head(t).pos == "NOUN" and t.dep == "det"}
    terms = tuple(
        replace(term, factor=min(term.factor, SORT)) if token.i in sorts and kinds[0] in ("who", "first", "what", "where") else term
        for token in parse.tokens
        if token.i not in skipped
        and token.i not in named
        and token is not cue
        and not any(a <= token.start < b for a, b in inside)
        and _is_content(token)
        for term in (_term(token, token.start >= main),)
    )
    name_of = _NAME_OF.search(line)
    return Question(
        text=line,
        kinds=kinds,
        terms=terms,
        names=names,
        quoted=quoted,
        numbers=_numbers(text, inside),
        speaker=speaker,
        act=act,
        deed=_deed(parse, main, any_verb=kinds[0] == "why"),
        counted=counted,
        modifiers=modifiers,
        future=any(t.lower in ("will", "shall") and t.start < main for t in parse.tokens),
        name_acts=bool(runs and any(t.dep in ("nsubj", "nsubjpass") for t in runs[0])),
        name_of=name_of[1].lower() if name_of else "",
        measure=next((b.lower for a, b in zip(parse.tokens, parse.tokens[1:], strict=False) if a.lower == "how" and b.start < main), ""),
    )


def _numbers(text: str, inside: Sequence[tuple[int, int]]) -> tuple[float, ...]:
    """The numbers that a question names; not those of a day, a year or a report's file name, which are no counts."""
    out: list[float] = []
    for match in _NUMBER.finditer(text):
        dated = _MONTH.search(text[max(0, match.start() - 12) : match.end() + 12]) or _ISO.match(text, match.start())
        year = "," not in match[0] and len(match[0]) == 4 and match[0][:2] in ("18", "19", "20")
        named = match[0].startswith("0") or any(a <= match.start() < b for a, b in inside)
        within = text[match.start() - 1 : match.start()] == "-" and not text[match.start() - 2 : match.start() - 1].isdigit()
        if not (dated or year or named or within):
            out.append(float(match[0].replace(",", "")))
    return tuple(out)


def _left_out(text: str) -> list[tuple[int, int]]:
    """What the question says it does not ask for: `…, not counting the wounded`."""
    low = text.lower()
    found = [low.find(" without ")] if _CARRIES.search(low) else []
    found += [low.find(f" {phrase} ") for phrase in asking("excluding")]
    start = min((at for at in found if at >= 0), default=-1)
    if start < 0:
        return []
    end = low.find(",", start + 1)
    return [(start, end if end > 0 else len(text))]


def _term(token: Token, tail: bool = False) -> Term:
    form = token.lower.replace("’", "'")
    return Term(form, root_of(form), families_of(form), acts_of(form), tail, LIGHT if _is_light(token) else 1.0)


def _is_light(token: Token) -> bool:
    forms = {token.lower, token.lemma.lower()}
    return any(forms & asking(class_) for class_ in ("telling", "compare", "reaction", "record", "sized"))


def _is_content(token: Token) -> bool:
    form, lemma = token.lower.replace("’", "'"), token.lemma.lower()
    if token.pos not in _CONTENT or form in stopwords() or lemma in stopwords() or not any(c.isalnum() for c in form):
        return False
    if _NUMBER.fullmatch(token.text) or form.isdigit():
        return False
    return not {form, lemma} & asking("light")


def _slot_words(parse: Parse) -> frozenset[int]:
    """The tokens that only name the slot: `date` in `on which date`, `figures` in `which casualty figures`, words for the coverage."""
    out: set[int] = {t.i for t in parse.tokens if t.i and parse.tokens[t.i - 1].lower == "how" and t.pos in ("ADJ", "ADV")}
    for token in parse.tokens:
        if token.tag in ("WDT", "WP", "WRB", "WP$"):
            head = parse.head(token)
            if head.pos in ("NOUN", "PROPN") and {head.lower, head.lemma.lower()} & (asking("asked") | asking("record")):
                out.add(head.i)
            if head.tag == "WP" or head.dep == "ROOT":
                out.update(
                    t.i for t in parse.children(head) if t.dep in ("nsubj", "attr") and t.lemma.lower() in ("name", "date", "number", "age")
                )
    for token in parse.tokens:
        if token.lemma.lower() in asking("record") and not any(
            c.dep in ("compound", "amod", "poss") and c.lemma.lower() not in asking("record") for c in parse.children(token)
        ):
            out.add(token.i)
    return frozenset(out)


def _is_name(token: Token) -> bool:
    if not token.text[:1].isupper() or token.i == 0 or token.pos not in ("PROPN", "ADJ", "NOUN", "PRON"):
        return False
    return token.lower not in stopwords() or (token.text.isupper() and len(token.text) > 1)


def _name_runs(text: str, parse: Parse, inside: Sequence[tuple[int, int]]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for token in parse.tokens:
        if not _is_name(token) or any(a <= token.start < b for a, b in inside):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and last.i == token.i - 1 and not (polities_in(last.text) and token.pos == "NOUN"):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _names(text: str, parse: Parse, main: int, inside: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    """The runs of capitalised words, without the titles before them."""
    out: list[Name] = []
    for run in _name_runs(text, parse, inside):
        printed = text[run[0].start : run[-1].end]
        if roots := name_roots(printed):
            out.append(Name(printed, roots, frozenset(polities_in(printed)), run[0].start >= main))
    return tuple(out)


def _name_offsets(parse: Parse, text: str, inside: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(t.i for run in _name_runs(text, parse, inside) for t in run if t.lower not in title_words() or len(run) == 1)


def _deed(parse: Parse, main: int, *, any_verb: bool) -> Term | None:
    """The verb of what is asked: the root, or what hangs on it where the root only asks for a saying or carries no deed.

    With `any_verb` a saying is a deed too: `Why did she accuse him?`
    """
    first = next((t for t in parse.tokens if t.dep == "ROOT"), None)
    seen: set[int] = set()
    while first is not None and first.i not in seen and first.start < main:
        seen.add(first.i)
        saying = first.lemma.lower() in cue_verbs() or _is_light(first)
        if first.pos == "VERB" and _is_content(first) and (any_verb or not saying):
            term = _term(first)
            deeds = frozenset(f for f in term.families if f.startswith("event:"))
            return replace(term, families=deeds or term.families)  # a verb is no thing: `charge` is not told by `report`
        first = next((c for c in parse.children(first) if c.dep in ("ccomp", "xcomp", "pcomp", "acl", "relcl", "advcl")), None)
    return None


def _speaker(parse: Parse, kinds: Sequence[Kind], main: int) -> tuple[str, Act | None, Token | None]:
    """The words for whose saying is asked, the act, and its verb: `What did [Ada Moss] say about …`, `Did [the firm] deny …`."""
    for token in parse.tokens:
        lemma = token.lemma.lower()
        row = cue_verbs().get(lemma)
        if token.pos != "VERB" or not (row or lemma in asking("reaction")) or token.start >= main:
            continue
        if token.dep not in ("ROOT", "ccomp", "conj", "relcl", "advcl", "aux"):
            continue
        subject = next((c for c in parse.children(token) if c.dep in ("nsubj", "nsubjpass") and c.pos != "PRON"), None)
        if subject is None or {subject.lower, subject.lemma.lower()} & (asking("record") | asking("people")) or subject.dep == "nsubjpass":
            continue
        if any(c.tag in ("WDT", "WP$", "WRB") for c in parse.children(subject)):
            continue
        words = parse.subtree(subject)
        printed = " ".join(t.text for t in words if t.dep not in ("det", "case", "punct"))
        act: Act | None = row.act if row else "say"
        return printed, act, token if act == "say" else None
    return "", None, None


def _counted(parse: Parse) -> tuple[Term | None, tuple[Term, ...]]:
    """The noun that is counted, and the words that narrow it."""
    for token in parse.tokens:
        head: Token | None = None
        if token.i and parse.tokens[token.i - 1].lower == "how" and token.lower not in ("many", "much"):
            return None, ()
        if token.lower == "much" and token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].pos == "AUX":
            return None, ()  # `how much does the bridge cost`: no noun stands with it, whatever the parser makes its head
        if token.lower in ("many", "much") and token.i and parse.tokens[token.i - 1].lower == "how":
            head = parse.head(token)
            if token.dep != "amod" or head.pos not in ("NOUN", "PROPN"):
                of = next((c for c in parse.children(token) if c.dep == "prep" and c.lower == "of"), None)
                head = next((c for c in parse.children(of) if c.dep == "pobj"), None) if of else None
                after = parse.tokens[token.i + 1 : token.i + 4]
                if head is None and after and after[0].pos in ("NOUN", "PROPN", "ADJ"):
                    head = next((t for t in after if t.pos in ("NOUN", "PROPN")), None)
        elif token.tag in ("WDT", "WP") and parse.head(token).lemma.lower() in asking("amount") | asking("asked"):
            head = parse.head(token)
        if head is None:
            continue
        narrow = [c for c in parse.children(head) if c.dep in ("amod", "compound", "nmod", "poss") and c is not token]
        narrow += [x for c in narrow for x in parse.children(c) if x.dep in ("compound", "amod", "nmod")]
        attr = [c for c in parse.children(parse.head(head)) if c.dep == "attr" and c is not head and c.pos == "NOUN"]
        narrow += [c for a in attr for c in (a, *(x for x in parse.children(a) if x.dep in ("amod", "compound")))]
        kept = tuple(_term(c) for c in narrow if c.lower not in stopwords() and c.pos in ("NOUN", "ADJ", "PROPN", "VERB"))
        return _term(head), kept
    return None, ()


def forms_in(text: str) -> tuple[str, ...]:
    """The words of content in a phrase of a question."""
    return tuple(w.form for w in words_in(text) if w.content)
