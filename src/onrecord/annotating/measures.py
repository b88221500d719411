"""What a quantity counts: the counted noun, the verb that tells what happened to it, and both as the few words of a measure.

What enters is a quantity and the parse, what leaves is a `Counted`. Joint verbs stay joint: of `were killed or wounded` the measure never
says `killed` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.annotating.ages import is_age
from onrecord.annotating.intervals import Quantity
from onrecord.annotating.nouns import SIZES, STATES, joint, noun_words
from onrecord.annotating.participles import participle
from onrecord.annotating.sums import sum_of
from onrecord.annotating.tallies import TALLIES, tallied
from onrecord.annotating.topics import NO_KIND, PUTTING, rate_of, topic_of
from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.families import counting_words
from onrecord.model import Parse, Token


@dataclass(frozen=True, slots=True)
class Counted:
    """`number` is the number's last token, `noun` the head of what is counted, `verbs` what happens to it (verbs or predicate adjectives).

    `role` is the noun's part in the clause: `subject`, `object`, `modifier` (a participle or relative clause of its own), `given`
    (somebody gives a number with its state, nothing else) or empty.
    """

    number: Token
    noun: Token | None
    verbs: tuple[Token, ...]
    role: str
    topic: Token | None
    age: bool
    end: int


_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "advmod", "poss", "det", "predet", "appos"})
_LIGHT = frozenset({"be", "have", "include", "become", "do", "remain", "number", "total", "'s"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 7
"""Tokens between a number and its noun at the most (`3 heavily armed, poorly trained volunteers`)."""
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMED = frozenset({"PERSON", "GPE", "LOC", "NORP", "ORG"})
_SHORT_WORD = 3
"""Letters of a word from which an `s` at its end makes a plural: not of `gas`."""
_RELATIONS = frozenset({"ago", "later", "after", "before", "earlier", "since", "on"})
_PUNCTUATION = ' .,;:!?"“”‘()[]—–-…'


def counted(parse: Parse, quantity: Quantity, text: str) -> Counted | None:
    """What the quantity counts, or None where the parse has no token for it."""
    number = parse.token_at(quantity.last.end - 1)
    if number is None:
        return None
    anchor = number
    if quantity.unit is not None and quantity.unit.end > quantity.last.end:
        anchor = parse.token_at(quantity.unit.end - 1) or number
    noun = _noun(parse, quantity, number, anchor, text)
    spot = noun or _nominal(parse, anchor, quantity.start)
    verbs, role = _verbs(parse, spot, quantity.start)
    if noun is None and quantity.unit is None:
        states = _state_behind(parse, anchor)
        if states:
            verbs, role = states, "modifier"
    age = (noun is None or quantity.unit is not None) and is_age(parse, quantity, number, text)
    if role == "adjunct" and (noun is not None or _of_noun(parse, spot) is not None) and quantity.unit is None:
        verbs, role = (), ""
    spell = quantity.unit is not None and quantity.unit.kind == "time"
    topic = topic_of(parse, spot, verbs) if noun is None and not spell or quantity.unit is not None and noun is not None else None
    if topic is not None and role == "modifier" and topic.lemma.lower() not in TALLIES and _of_noun(parse, spot) == topic:
        topic, role = None, "given"  # `the ministry speaks of 43 dead, and the navy of 11 dead`: the navy is not counted
    if topic is not None and role == "adjunct" and verbs[0].lemma.lower() in PUTTING and topic.dep in {"dobj", "nsubjpass"}:
        verbs, role = (), ""
    end = max([quantity.end] + ([noun.end] if noun is not None else []))
    return Counted(number, noun, verbs, role, topic, age, end)


def _of_noun(parse: Parse, spot: Token) -> Token | None:
    """`a column of 12`: the noun that a bare number says the size of."""
    of = parse.head(spot)
    above = parse.head(of)
    return above if spot.dep == "pobj" and of.lower == "of" and above.pos in _NOUNS else None


def _noun(parse: Parse, quantity: Quantity, number: Token, anchor: Token, text: str) -> Token | None:
    """The head of what is counted, right of the number: `800 porters`, `60 of the Danes`, `a 25 percent tax`."""
    tokens, sentence = parse.tokens, parse.sentence_of(number)
    i = anchor.i + 1
    if i + 1 < sentence.last and tokens[i].text == "-" and tokens[i + 1].lower in SIZES:
        i += 2
    while i < sentence.last and (tokens[i].start < quantity.end or tokens[i].text == "["):
        i += 1
    if i + 1 < sentence.last and tokens[i].lower in {"more", "others"} and tokens[i + 1].lower == "of":
        i += 1
    if (i < sentence.last and tokens[i].lower in {"of", "worth"}) or (
        quantity.unit and quantity.unit.kind == "money" and i < sentence.last and tokens[i].lower == "in" and tokens[i].dep == "prep"
    ):
        if tokens[i].lower == "worth" and i + 1 < sentence.last and tokens[i + 1].lower == "of":
            i += 1
        noun = _phrase_head(parse, i + 1, sentence.last)
        if noun is not None and not (tokens[i].lower == "in" and noun.entity in {"DATE", "GPE", "LOC"}):
            return noun
        return None
    if quantity.unit is not None and not _modifies(parse, number, anchor, i):
        return None
    return _phrase_head(parse, i, sentence.last) if i < sentence.last else None


def _modifies(parse: Parse, number: Token, anchor: Token, i: int) -> bool:
    """Whether number and unit stand before the noun they measure (`a 5 kW system`), judged by the parse."""
    if i >= len(parse.tokens) or (parse.tokens[i].pos not in {"NOUN", "PROPN", "ADJ"} and parse.tokens[i].tag != "VBN"):
        return False
    if parse.tokens[i].pos == "ADJ" and parse.tokens[i].head <= anchor.i:
        return False
    for token in (anchor, number):
        for above in (token, *parse.ancestors(token)[:3]):
            if above.head > anchor.i and above.i <= anchor.i and above.dep in _MODIFIERS and parse.head(above).pos in _NOUNS:
                return True
    return False


def _phrase_head(parse: Parse, i: int, last: int) -> Token | None:
    """The last noun of the phrase that begins at token `i`: determiners and adjectives before nouns, nothing else."""
    tokens, head, reach = parse.tokens, None, i + _REACH
    first = i
    while i < last and i < reach:
        token = tokens[i]
        if head is not None and _hyphen(parse, token, last):
            i += 1
            noun = tokens[i].tag in _NOUN_TAGS or _is_plural(tokens[i])
            head = tokens[i] if noun else None  # `co-defendants` are defendants, `rain-soaked fans` no rain
        elif token.pos in _NOUNS or token.tag in _NOUN_TAGS:
            if head is not None and token.dep in {"appos", "nsubj", "dobj"} and head.dep in {"nsubj", "dobj", "pobj", "npadvmod"}:
                break
            head = token
        elif head is not None:
            if token.lower in {"'s", "’s", "'", "’"} and token.tag == "POS":
                head = None
            elif head.dep in _MODIFIERS and head.head > i and token.pos in {"ADJ", "ADV"}:
                pass  # `vice presidential candidates`
            elif (token.text == "-" and i + 1 < last and tokens[i + 1].pos in _NOUNS) or (
                token.lower == "and" and i + 1 < last and tokens[i + 1].pos in _NOUNS and head.dep in {"compound", "nmod", "amod"}
            ):
                pass
            else:
                break
        elif (
            token.pos in {"ADJ", "DET", "NUM"}
            or token.tag in {"VBN", "VBG", "JJ", "JJR", "JJS", "PRP$", "HYPH"}
            or token.text in {"[", "-"}
        ):
            if token.tag == "VBN" and i + 2 < last and _hyphen(parse, tokens[i + 1], last) and tokens[i + 2].dep == "prt":
                i += 3  # `burnt-out vans`
                continue
            ahead = i + 1 < last and tokens[i + 1].pos in {*_NOUNS, "ADJ"}
            if token.tag in {"VBN", "VBG"} and not (ahead and (token.dep == "amod" or token.i < token.head <= token.i + 3)):
                break
        elif (token.pos == "ADV" and i + 1 < last and tokens[i + 1].pos in {"ADJ", "VERB"} and token.lower.endswith("ly")) or (
            token.lower in {"and", "or", ","} and i + 1 < last and tokens[i + 1].pos == "ADJ" and tokens[i - 1].pos == "ADJ"
        ):
            pass
        else:
            break
        i += 1
    return _without_name(parse, first, head)


def _hyphen(parse: Parse, token: Token, last: int) -> bool:
    """A hyphen that joins the word before it to the one behind it."""
    if token.text not in {"-", "‐", "‑"} or token.i + 1 >= last:
        return False
    return parse.tokens[token.i - 1].end == token.start and parse.tokens[token.i + 1].start == token.end


def _is_plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"} or (token.lower.endswith("s") and len(token.lower) > _SHORT_WORD)


def _without_name(parse: Parse, first: int, head: Token | None) -> Token | None:
    """A name is not counted: `three term Governor Rick Perry` counts terms, `2 WHITLOW` nothing."""
    if head is None or head.tag != "NNP" or head.entity not in _NAMED - {"NORP"} or head.lower.endswith("s"):
        return head
    return next((t for t in reversed(parse.tokens[first : head.i]) if t.tag in {"NN", "NNS"}), None)


def _nominal(parse: Parse, token: Token, start: int) -> Token:
    """Climbs from a number to the token that stands for its whole phrase, which begins at `start` or later."""
    for _ in range(4):
        head = parse.head(token)
        if start <= head.start < token.start and token.pos == head.pos == "NUM":  # a range whose second end hangs on the first
            token = head
        elif (
            token.dep in {"nummod", "compound", "quantmod", "nmod", "amod", "advmod"}
            and head.i != token.i
            and (head.pos in {"NUM", "SYM"} or head.tag in {"CD", "$", "NNS", "NN"})
        ):
            token = head
        else:
            break
    return token


def _verbs(parse: Parse, spot: Token, start: int) -> tuple[tuple[Token, ...], str]:
    """What happens to the counted thing, and the part it plays."""
    for c in parse.children(spot):
        if c.dep == "acl" and c.tag in {"VBN", "VBG"} and c.i > spot.i:
            return joint(parse, c), "modifier"
    for c in parse.children(spot):
        if c.dep == "relcl" and c.pos == "VERB" and c.i > spot.i and _object_relative(parse, c):
            return joint(parse, c), "object"
    token = spot
    for _ in range(3):
        if token.dep in {"conj", "appos"} and parse.head(token).pos in {*_NOUNS, "NUM", "PRON"}:
            token = parse.head(token)
        elif token.dep == "pobj" and parse.head(token).lower == "of" and parse.head(parse.head(token)).pos in {*_NOUNS, "NUM", "ADJ"}:
            token = parse.head(parse.head(token))
        else:
            break
    head = parse.head(token)
    found: tuple[tuple[Token, ...], str] = ((), "")
    if token.dep == "nsubjpass":
        found = joint(parse, _complement(parse, head)), "object"
    elif token.dep == "nsubj":
        found = joint(parse, _complement(parse, head)), "subject"
    elif token.dep in {"dobj", "oprd", "dative"} and head.pos in {"VERB", "AUX"}:
        state = next((c for c in parse.children(head) if c.dep in {"oprd", "ccomp", "acomp"} and c.tag in {"JJ", "VBN"}), None)
        found = (joint(parse, state) if state is not None and state.i != token.i else joint(parse, head)), "object"
    elif token.dep in {"pobj", "npadvmod", "attr", "acomp"}:
        verb = parse.head(head) if token.dep == "pobj" else head
        if verb.pos in {"VERB", "AUX"} and token.dep == "pobj" and head.start >= start:
            found = joint(parse, verb), "object"
        elif verb.pos in {"VERB", "AUX"} and head.lower != "with":  # `opened the season with $4 million`: that is not what was opened
            found = (verb,), "adjunct"
    if not [v for v in found[0] if v.lemma not in _LIGHT]:
        for c in parse.children(spot):
            if c.dep == "relcl" and c.pos == "VERB":
                passive = any(g.dep == "nsubjpass" for g in parse.children(c))
                own = any(g.dep in {"nsubj", "nsubjpass"} and g.lower in {"who", "that", "which"} for g in parse.children(c))
                return joint(parse, c), "object" if passive or not own else "subject"
    return found


def _object_relative(parse: Parse, verb: Token) -> bool:
    """`the crew Velm sent`, `the boats that Velm sent`: the relative clause has a doer of its own."""
    doers = [c for c in parse.children(verb) if c.dep in {"nsubj", "nsubjpass"}]
    return (
        bool(doers)
        and doers[0].dep == "nsubj"
        and doers[0].lower not in {"who", "that", "which"}
        and not any(c.dep == "dobj" and c.tag not in {"WDT", "WP"} for c in parse.children(verb))
    )


def _complement(parse: Parse, verb: Token) -> Token:
    """`were dead`, `were left injured`, `are believed to have died`: the word that says what happened."""
    for _ in range(3):
        nearer = next(
            (c for c in parse.children(verb) if c.dep in {"acomp", "oprd", "xcomp"} and c.tag in {"JJ", "VBN", "VB", "VBG"}), None
        )
        if nearer is None or (
            verb.lemma
            not in {
                "be",
                "leave",
                "believe",
                "report",
                "think",
                "say",
                "fear",
                "feel",
                "know",
                "find",
                "confirm",
                "remain",
                "go",
                "estimate",
                "presume",
                "expect",
                "declare",
                "list",
            }
        ):
            return verb
        verb = nearer
    return verb


def _state_behind(parse: Parse, number: Token) -> tuple[Token, ...]:
    """`12 dead and 30 injured`, `one of them fatally`: a bare number with its state right behind."""
    i = number.i + 1
    if [t.lower for t in parse.tokens[i : i + 2]] in (["of", "them"], ["of", "whom"]):
        i += 2
    if i >= len(parse.tokens) or parse.tokens[i].sentence != number.sentence:
        return ()
    token = parse.tokens[i]
    if token.tag != "VBN" and token.lower not in STATES | {"fatally"}:
        return ()
    out = [token]
    if (
        i + 2 < len(parse.tokens)
        and parse.tokens[i + 1].lower in {"or", "and"}
        and (parse.tokens[i + 2].tag == "VBN" or parse.tokens[i + 2].lower in STATES)
    ):
        out.append(parse.tokens[i + 2])
    return tuple(out)


def measure_words(parse: Parse, quantity: Quantity, what: Counted, *, skip: frozenset[int]) -> str:
    """The measure: `additional troops dispatched`, `square miles of forest burned`, `percent of voters`, `age`; a few words.

    `skip` holds tokens that name whose (demonyms), which are the subject and not the measure.
    """
    if what.age:
        if what.noun is None or what.noun.pos == "PROPN" or what.noun.i <= what.number.i:
            return "age"
        return " ".join(("age of", *noun_words(parse, what.noun, what.noun.i - 1, skip)))
    words: list[str] = []
    rate: Token | None = None
    unit = quantity.unit
    if unit is not None and unit.kind == "money" and (known := sum_of(parse, what.number, what.noun)) is not None:
        return f"{known} in {unit.spelled}" if unit.spelled.isalpha() and unit.spelled.islower() else known
    if unit is not None and unit.kind == "money" and what.noun is None and what.verbs and unit.spelled.isalpha() and unit.spelled.islower():
        words.append(unit.spelled)  # `wanted 300,000 crowns`: crowns wanted
    if unit is not None and unit.kind != "money":
        words.append(unit.spelled)
        if unit.kind == "time" and what.noun is None and (relation := _relation(parse, what)):
            return f"{unit.spelled} {relation}"
        rate = rate_of(parse, what.number) if unit.name.startswith("%") else None
        if rate is not None:
            words.append(rate.lower)
            what = replace(what, noun=None, topic=rate, verbs=tuple(v for v in what.verbs if v.lemma.lower() not in cue_verbs()))
        if what.noun is not None and any(t.lower == "of" for t in parse.tokens[what.number.i + 1 : what.noun.i]):
            words.append("of")
    if what.noun is not None:
        above = parse.head(what.noun)
        whole = parse.head(above)
        kind = whole.pos == "NOUN" and whole.i < what.number.i and whole.lower not in NO_KIND
        if above.lower == "of" and what.noun.dep == "pobj" and kind:
            words.extend((whole.lower, "of"))
        last = parse.token_at(unit.end - 1) if unit is not None else None
        words.extend(noun_words(parse, what.noun, max(what.number.i, last.i) if last is not None else what.number.i, skip))
    elif what.topic is not None and what.topic is not rate:
        tally = tallied(parse, what.topic, skip)
        if tally is not None:
            return tally
        words.extend(w for w in noun_words(parse, what.topic, -1, skip) if w not in words)
    for verb in what.verbs:
        if verb.lemma == "take" and any(c.dep == "dobj" and c.lower == "place" for c in parse.children(verb)):
            continue  # `four hearings took place`
        alone = what.noun is None and what.topic is None and verb.lemma == "remain" and what.role == "subject"
        if (verb.lemma in _LIGHT and not alone) or not verb.lemma.isalpha() or _is_said_by(verb, what):
            continue
        if what.noun is None and what.topic is not None and verb.lemma.lower() in counting_words("reach"):
            continue  # `the crowd reached 4,000`: that many were in it
        if (
            (what.noun is None and what.topic is not None and what.role == "adjunct")
            or what.role == "subject"
            or verb.tag in {"VBN", "JJ"}
            or verb.lower in STATES
            or (verb.tag == "VBD" and verb.lower.endswith("ed"))
            or (what.role == "modifier")
        ):
            form = verb.lower
        else:
            form = participle(verb.lemma.lower())
        if verb.i != what.verbs[0].i and words:
            words.append("and" if any(t.lower == "and" for t in parse.tokens[what.verbs[0].i : verb.i]) else "or")
        words.append(form)
    return " ".join(bare for word in words if (bare := word.strip(_PUNCTUATION)))


def _is_said_by(verb: Token, what: Counted) -> bool:
    """`two officials said`: that somebody speaks is not what happens to those who are counted; that cases are reported is."""
    row = cue_verbs().get(verb.lemma.lower())
    if row is None or verb.tag == "VBN" or row.act not in {"say", "claim"}:
        return False
    return what.role != "object" or verb.i != what.verbs[0].i


def _relation(parse: Parse, what: Counted) -> str:
    """`two years ago`, `hours after`: the word that places a span of time."""
    for token in parse.tokens[what.number.i + 1 : what.number.i + 4]:
        if token.lower in _RELATIONS:
            return token.lower
        if token.pos not in {"NOUN", "PUNCT", "PROPN"}:
            break
    return ""
