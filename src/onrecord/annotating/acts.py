"""Attribution -> its act, for any cue: a verb, a noun, an adjective, a phrase, an extractor's span of several words, or none.

The principle, from the record format and from what readers gave where:
1. A cue that tells its act decides: `confirmed`, `its denial`, `called for`, `cast doubt on`, `made the allegation`. What it takes may
   turn it (`lexicon/frames.toml`): who tells somebody *to* leave demands, who rejects an offer declines it.
2. A plain saying does what its words do: who says what somebody must do demands, what he himself will do promises, about how many there
   are estimates; words of praise praise, words of blame accuse, and what will happen predicts (`act_contents.py`).
3. What is plainly said is a `claim` where it is a party's own judgement by its kind: gains and losses in a fight, the motive or the right
   of what was done, success and failure, what is true or baseless; where the speaker judges by trade (`analysts said`); and where the
   outlet sets it against something else (`although X has said`). Media that only pass a thing on claim nothing.
4. Plans and wants `intend`, attitudes `feel`: apart from what was said. A belief that something is so is an assessment, and a claim;
   who doubts that it is denies it; a fear of what may come predicts.
5. Negation and hedges never turn one act into another: `did not confirm` is the act confirm, negated (`polarity.py`), and `did not say how
   many` says, negated. Only an answer that somebody withholds declines (`would not say`, `did not respond`), and such an act is not
   negated: that would be no refusal. A question asserts nothing: who asks whether, and whose whole words are questions, demands an answer.
Unknown cues: a verb with an infinitive, or with a thing that it does something to, intends; an adjective feels; everything else says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.act_contents import content_act, only_asks
from onrecord.annotating.act_cues import act_words, cue_head, noun_acts, own_act, phrase_act, verb_acts
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.mentions import head_among, head_of
from onrecord.annotating.phrases import child, subject_of
from onrecord.annotating.polarity import is_negated
from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_prepositions
from onrecord.model import Act, Parse, Span, Token

_QUESTION_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_CONCESSIVE = frozenset({"although", "though", "despite"})
_WILL = frozenset({"will", "would", "wo", "'d", "’d"})
"""With a negation before a verb of saying, these tell of a will not to say; `did not say` may be silence."""
_QUOTED = "\"“”'‘"
_AHEAD = frozenset({"will", "would", "could", "might", "may", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row of `lexicon/frames.toml`."""

    lemmas: tuple[str, ...]
    complement: str
    act: Act
    heads: tuple[str, ...]
    example: str


@cache
def _frames() -> Mapping[tuple[str, str], tuple[FrameRow, ...]]:
    out: dict[tuple[str, str], list[FrameRow]] = {}
    for row in table("frames", FrameRow):
        for lemma in row.lemmas:
            out.setdefault((lemma, row.complement), []).append(row)
    return {key: tuple(rows) for key, rows in out.items()}


def act_of(parse: Parse, text: str, attribution: Attribution, cue: Token | None) -> Act:
    """The act of the cue, of its phrase or of its frame; a plain `say` is refined by who says it and by what is said."""
    content, source = attribution.content, _source_head(parse, attribution)
    head = cue_head(parse, attribution.cue)
    if head is None or own_act(head) is None and cue is not None and own_act(cue) is not None:
        head = cue
    if head is None or attribution.lemma in cue_prepositions():
        return _said(parse, text, content, source, None)
    if (act := own_act(head)) in ("say", "claim", "demand", None) and only_asks(parse, content):
        return "demand"
    act = phrase_act(parse, head) or _framed(parse, head, content) or own_act(head) or _by_lemma(attribution.lemma)
    if act is None:
        aimed = head.pos == "VERB" and (_is_infinitive(parse, head, content) or _is_done(parse, text, head, content))
        act = "feel" if head.pos == "ADJ" else "intend" if aimed else "say"
    return _said(parse, text, content, source, head) if act == "say" and not is_negated(parse, head) else act


def _is_done(parse: Parse, text: str, head: Token, content: Sequence[Span]) -> bool:
    """`The senate vetoed the bill`: what an unknown verb does to a thing, with no clause and no quotation, is a deed and no saying."""
    if any(mark in text[s.start : s.end] for s in content for mark in _QUOTED):
        return False
    top = head_among(parse, [t for s in content for t in parse.tokens_in(s)])
    return top is not None and top.pos in ("NOUN", "PROPN", "PRON") and subject_of(parse, top) is None


def _by_lemma(lemma: str) -> Act | None:
    return verb_acts().get(lemma) or noun_acts().get(lemma)


def is_refusal(parse: Parse, act: Act, cue: Token | None) -> bool:
    """An answer withheld by a negation (`would not say`): the negation makes the act and does not negate it; `did not refuse` is none."""
    return act == "decline" and cue is not None and own_act(cue) != "decline"


def _source_head(parse: Parse, attribution: Attribution) -> Token | None:
    return head_of(parse, attribution.source[0]) if attribution.source else None


def _said(parse: Parse, text: str, content: Sequence[Span], source: Token | None, head: Token | None) -> Act:
    """Rules 2 and 3: what plain words do, said by this source."""
    act = content_act(parse, text, content, source=source)
    if source is None:
        return act
    if act in ("claim", "promise") and source.lemma.lower() in act_words("outlet"):
        return "say"
    trades = [source, *(c for c in parse.children(source) if c.dep in ("compound", "appos", "nmod"))]  # `analyst Vera Lund`
    if act == "say" and (any(t.lemma.lower() in act_words("judge") for t in trades) or (head is not None and _is_set_against(parse, head))):
        return "claim"
    return act


def _is_set_against(parse: Parse, head: Token) -> bool:
    """`although the port has said S`, `despite the union saying S`."""
    if head.dep == "advcl" and any(c.dep == "mark" and c.lower in _CONCESSIVE for c in parse.children(head)):
        return True
    return head.dep == "pcomp" and parse.head(head).lower in _CONCESSIVE


def _framed(parse: Parse, head: Token, content: Sequence[Span]) -> Act | None:
    lemma = head.lemma.lower()
    for complement in _complements(parse, head, content):
        rows = _frames().get((lemma, complement), ())
        if complement == "infinitive":  # `rejected an offer to merge`: the noun takes it
            rows += tuple(row for row in _frames().get((lemma, "object"), ()) if row.heads)
        for row in rows:
            if not row.heads or any(noun in row.heads for noun in _things(parse, head, content)):
                return row.act
    return None


def _complements(parse: Parse, head: Token, content: Sequence[Span]) -> Iterator[str]:
    """The names of what the cue takes, the more telling first."""
    question = _is_question(parse, content)
    if is_negated(parse, head):
        if question and any(c.tag == "MD" and c.lower in _WILL for c in parse.children(head)):
            yield "refused-question"
        yield "negated"
    tokens = [t for s in content for t in parse.tokens_in(s)]
    top = head_among(parse, tokens)
    if any(c.dep == "aux" and c.lower in _AHEAD for c in (parse.children(top) if top is not None else ())):
        yield "future"
    if _is_voiced(parse, head):
        yield "voiced"
    if question:
        yield "question"
    elif _is_infinitive(parse, head, content):
        yield "infinitive"
    elif top is not None and top.tag == "VBG" and subject_of(parse, top) is None:
        yield "gerund"
    elif top is not None and top.pos in ("NOUN", "PROPN", "PRON") and subject_of(parse, top) is None:
        yield "object"
    elif child(parse, head, "oprd") is not None:
        yield "object"
    else:
        yield "clause"


def _things(parse: Parse, head: Token, content: Sequence[Span]) -> Iterator[str]:
    thing = child(parse, head, "dobj")
    if thing is not None:
        yield thing.lemma.lower()
    top = head_among(parse, [t for s in content for t in parse.tokens_in(s)])
    if top is not None:
        yield top.lemma.lower()


def _is_question(parse: Parse, content: Sequence[Span]) -> bool:
    tokens = [t for s in content for t in parse.tokens_in(s)]
    first = next((t for t in tokens if t.pos not in ("PUNCT", "SPACE")), None)
    if only_asks(parse, content):
        return True
    return first is not None and (first.tag in _QUESTION_TAGS and first.lower != "that" or first.lower in ("whether", "if"))


def _is_infinitive(parse: Parse, head: Token, content: Sequence[Span]) -> bool:
    """`to leave`, `the crew to leave`: a `to` verb of the content that hangs on the cue or on its object."""
    tokens = [t for s in content for t in parse.tokens_in(s)]
    above = {head.i, *(c.i for c in parse.children(head) if c.dep in ("dobj", "dative", "acomp", "attr"))}
    return any(
        (t.head in above or n == 1) and t.dep in ("xcomp", "ccomp", "acl", "advcl", "ROOT") and child(parse, t, "aux", {"to"}) is not None
        for n, t in enumerate(tokens)
        if t.tag in ("VB", "VBN")
    )


def _is_voiced(parse: Parse, head: Token) -> bool:
    """`said he believed S`: the thought is the complement of a plain saying, of a pronoun that can be the speaker."""
    above, subject = parse.head(head), subject_of(parse, head)
    voiced = head.dep == "ccomp" and above.i != head.i and verb_acts().get(above.lemma.lower()) in ("say", "claim")
    return voiced and subject is not None and subject.lower in ("he", "she", "they", "it", "i", "we")
