"""A pronoun and the discourse -> the thing that it stands for: `he`, `its`, `they`, `whose`.

A pronoun takes the best candidate of its number and gender, never what it is a part of; of two as good it takes none. Things that only
stood in its way it takes up when they speak, act or own as a body does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.accused import about_accused
from onrecord.annotating.descriptions import people_noun, person_noun
from onrecord.annotating.discourse import BODIES, Discourse, Thing, can_be_body
from onrecord.annotating.newcomers import can_speak, is_new_name, is_new_person, take_up_named_body, take_up_person
from onrecord.annotating.pairs import joint
from onrecord.annotating.phrases import child
from onrecord.annotating.relatives import antecedent_head
from onrecord.annotating.salience import TOLD, Candidate, choose, is_speech, is_subject, owners_above, subject_of
from onrecord.annotating.speakers import HE, speaker_of
from onrecord.annotating.titles import is_title
from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Parse, Span, Token

_KNOWN_GENDER = 0.8
"""Head start of a prominent person whose gender is known, half of it where only a quotation names them; `_PROMINENT` mentions in the
article make one prominent."""
_PROMINENT = 5
_OWNER = 1.2
"""Head start of whose the sentence's subject is: `Oslo's answer came late. It said …`."""
_PEOPLE = 0.8
"""Head start of people for `they`: of a noun for people and a noun for things it stands for the people."""
LISTED = 6
"""Members of the longest list that a pronoun takes together."""
RELATIVE = frozenset(["who", "whom", "whose"])
IT = frozenset(["it", "its", "itself"])
_ACTING = frozenset(["they", "their"])
"""What stands for those who do and have something; `them` is as often things."""
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_SPELLS = frozenset(["year", "month", "week", "day", "hour", "decade", "years", "months", "weeks", "days"])
"""What `the strike, now in its third week` counts: its owner is an event."""
_BEING = frozenset(["be", "'s", "’s", "become", "remain", "sound", "look", "mean"])
_JUDGING = frozenset(["make", "find", "consider", "deem", "think", "regard", "take"])
_SEEMING = frozenset(["seem", "appear", "turn", "happen", "take", "rain", "snow", "emerge", "matter"])


def resolve_pronoun(discourse: Discourse, token: Token) -> None:
    """`he`, `its`, `them`: mention the thing that it stands for, where one stands out."""
    parse, word = discourse.parse, token.lower
    if word in IT and _pleonastic(parse, token):
        return
    if token.tag == "PRP$" and parse.head(token).lower in _SPELLS:
        return
    if word in THEY and any(c.dep == "relcl" for c in parse.children(token)):
        return
    speaks = token.dep == "nsubj" and is_speech(parse.head(token))
    quoted = token.i in discourse.quoted
    speaker = speaker_of(discourse, token) if quoted else None
    mind = _mind(discourse.parse, token)
    fit = _fits_they(discourse, speaks=speaks)
    if word in HE:
        fit = _fits_he(discourse, HE[word], speaks=speaks and not quoted)
    elif word in IT:
        fit = _fits_it(discourse, speaks=speaks, mind=mind)

    def fits(candidate: Candidate) -> bool:
        return fit(candidate) and candidate.entity != speaker

    def prefer(candidate: Candidate) -> float:
        thing = discourse.thing(candidate)
        if word in THEY:
            acts = word in _ACTING and token.dep != "nsubjpass" and candidate.quoted == quoted
            return _PEOPLE if acts and _are_people(thing) else 0.0
        known = word in HE and not speaks and thing.gender and len(thing.heads) >= _PROMINENT
        if word in IT and _owns_topic(discourse, candidate.head) and candidate.head.sentence < token.sentence:
            return _OWNER + (TOLD if speaks else 0)
        return 0.0 if not known else _KNOWN_GENDER / 2 if candidate.quoted and not quoted else _KNOWN_GENDER

    possessive = token.tag == "PRP$"
    ahead = _subject_ahead(discourse, token) if possessive else None
    partner = parse.head(parse.head(token)) if possessive and parse.head(token).dep == "conj" else None
    if partner is not None and partner.i in discourse.resolved and fits(Candidate(discourse.resolved[partner.i], partner)):
        discourse.mention(discourse.resolved[partner.i], Span(token.start, token.end), token)
        return
    line = None if quoted else discourse.lines[token.sentence]
    found = choose(
        parse, token, discourse.candidates, fits,
        possessive=possessive, quoted=quoted, ahead=ahead, prefer=prefer, line=line, lost=discourse.lost,
    )  # fmt: skip
    if word == "it" and speaks and not quoted and (found is None or found.head.sentence < token.sentence - 1):
        found = _of_itself(discourse, token, fits) or found
    if word in _ACTING and not quoted and (found is None or _in_doubt(discourse, token, found)):
        found = _two_people(discourse, token) or found
    if found is not None and word in HE:
        found = about_accused(discourse, token, found, HE[word])
    if found is None or (word in IT and discourse.things[found.entity].kind == "person"):
        return
    if word == "it" and _is_no_party(discourse, token, found):
        return
    if word in ("he", "she", "they") and _say_of_themselves(discourse, token, found):
        return
    if word in THEY and found.head.sentence == token.sentence:
        found = _all_of(discourse, found)
    thing = discourse.things[found.entity]
    if thing.neutral and word in HE:
        take_up_person(discourse, found.entity)
    elif thing.neutral and speaks and is_new_name(discourse, found):
        found = Candidate(take_up_named_body(discourse, found.entity), found.head)
        thing = discourse.things[found.entity]
    if thing.neutral:
        people = _taken_for_people(discourse, token, found) and discourse.take_up(found.entity)
        body = word in IT and (speaks or possessive) and discourse.take_up_body(found.entity, definite=not speaks)
        if not people and not body:
            return
    if word in HE and not thing.gender and thing.kind == "person":
        thing.gender = HE[word]
    discourse.mention(found.entity, Span(token.start, token.end), token)


@dataclass(frozen=True, slots=True)
class MindRow:
    """A row of `minds.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def _minds(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("minds", MindRow) if row.kind == kind for word in row.words)


def _mind(parse: Parse, token: Token) -> str:
    """`does` for `it wants 300 seats`, `has` for `its spokeswoman`: what only bodies and states do and have; else empty."""
    above = parse.head(token)
    if token.dep == "nsubj":
        given = child(parse, above, "dobj") if above.lemma.lower() in _minds("gives") else None
        return "does" if above.lemma.lower() in _minds("does") or (given is not None and given.lemma.lower() in _minds("given")) else ""
    return "has" if token.dep == "poss" and (is_title(above.lower) or person_noun(above.lower) or above.lower in _minds("has")) else ""


def _owns_topic(discourse: Discourse, owner: Token) -> bool:
    """`Oslo's answer came late`: the main subject is no party itself, and it is somebody's."""
    parse = discourse.parse
    owned = parse.head(owner)
    if owner.dep != "poss" or not is_subject(owned) or parse.head(owned).dep != "ROOT":
        return False
    number = discourse.resolved.get(owned.i)
    return number is None or discourse.things[number].neutral


def resolve_relative(discourse: Discourse, token: Token) -> None:
    """`Ada Berg, whose office`: the person or body that the clause hangs on; nothing is told anew by it."""
    head = antecedent_head(discourse.parse, token)
    number = discourse.resolved.get(head.i) if head is not None else None
    if head is None or number is None or not head.i < token.i:
        return
    thing = discourse.things[number]
    people = thing.kind in ("person", "unnamed", "group")
    if thing.neutral or (thing.described and len(thing.spans) < 2) or (token.lower in ("who", "whom") and not people):
        return
    thing.spans.append(Span(token.start, token.end))


def _all_of(discourse: Discourse, found: Candidate) -> Candidate:
    """`thanked Norway, Berg and the sailors for their help`: what ends a list stands for the whole list, where all of it is known."""
    chain = [found.head]
    while chain[-1].dep == "conj" and len(chain) < LISTED:
        chain.append(discourse.parse.head(chain[-1]))
    members = [discourse.resolved.get(t.i, -1) for t in reversed(chain)]
    if len(chain) < 2 or -1 in members or len(set(members)) < len(members) or any(discourse.things[m].members for m in members):
        return found
    if any(discourse.things[m].neutral for m in members):
        return found
    return Candidate(joint(discourse, tuple(members)), found.head)


def _are_people(thing: Thing) -> bool:
    """Several people, named together, a group, or nothing yet but a plural for people."""
    return thing.plural and (people_noun(thing.noun) if thing.noun else not thing.neutral and thing.kind == "group")


def _in_doubt(discourse: Discourse, token: Token, found: Candidate) -> bool:
    """`spoke of Holm's denials when they meet`: what was found stands in another sentence, or is no people and no subject in this one."""
    if found.head.sentence < token.sentence:
        return True
    return not _are_people(discourse.thing(found)) and not is_subject(found.head)


def _is_no_party(discourse: Discourse, token: Token, found: Candidate) -> bool:
    """`“It is amazing,” he told the court`, `the port fought it`: `it` is an event more often than the body, state or town found.

    A body is `it` where it does something: as the subject that the clause hangs on, or that the sentence before was about.
    """
    thing, parse = discourse.thing(found), discourse.parse
    if thing.neutral or thing.craft or thing.kind == "document":
        return False
    if token.dep not in ("nsubj", "nsubjpass"):
        return True
    owner = found.head.i in {t.i for t in owners_above(parse, token)}
    if token.i in discourse.quoted:
        return not found.quoted or (not owner and parse.head(token).lemma.lower() in _BEING)
    if token.dep == "nsubjpass" or parse.head(token).lemma.lower() in _BEING:
        return not owner and not (is_subject(found.head) and parse.head(token).dep == "ROOT")
    scene = found.head.dep == "pobj" and thing.kind in ("place", "government")
    return (scene or found.head.dep in ("compound", "npadvmod", "nmod", "amod")) and not owner


def _say_of_themselves(discourse: Discourse, token: Token, found: Candidate) -> bool:
    """`Harbour police told drivers that they would stay`: a body or several who say something of `they` may be the ones meant; and of
    `he` somebody whose name nothing tells to be a person's."""
    parse = discourse.parse
    clause = parse.head(token)
    verb = parse.head(clause)
    if clause.dep != "ccomp" or not is_speech(verb):
        return False
    subject = subject_of(parse, verb)
    if subject is None or subject.i == found.head.i or subject.pos not in ("NOUN", "PROPN"):
        return False
    number = discourse.resolved.get(subject.i)
    if number == found.entity:
        return False
    if token.lower in HE:
        return subject.pos == "PROPN" and subject.i not in discourse.at_head and subject.tag == "NNP"
    body = number is not None and discourse.things[number].kind in BODIES
    return body or subject.tag in ("NNS", "NNPS") or people_noun(subject.lower)


def _taken_for_people(discourse: Discourse, token: Token, found: Candidate) -> bool:
    """`the authorities shifted their response`: a plural for people that only stood in the way so far, where it is a subject or object.

    Not over a quotation mark: who is spoken of inside a quotation may be somebody outside it.
    """
    parse = discourse.parse
    if token.lower == "they" and _speaks_up(parse, token, found):
        return True
    thing = discourse.thing(found)
    if thing.first is not None and discourse.text[thing.first.start :].lower().startswith("both "):
        return False  # `both candidates` are those two, and no group
    if token.lower not in _ACTING or not people_noun(thing.noun) or found.quoted != (token.i in discourse.quoted):
        return False
    return found.head.dep in ("nsubj", "nsubjpass", "dobj") or found.head.i in {t.i for t in owners_above(parse, token)}


def _two_people(discourse: Discourse, token: Token) -> Candidate | None:
    """`Berg met Holm in Oslo, where they signed`: the only two people of the sentence, when it speaks of no group."""
    people: list[int] = []
    for candidate in reversed(discourse.candidates):
        if candidate.head.sentence != token.sentence:
            break
        thing = discourse.thing(candidate)
        if _are_people(thing) or (thing.kind == "unnamed" and not thing.plural and not thing.neutral):
            return None
        if thing.kind == "person" and candidate.entity not in people:
            people.append(candidate.entity)
    if token.dep not in ("nsubj", "poss") or len(people) != 2:
        return None
    return Candidate(joint(discourse, tuple(sorted(people, key=lambda n: discourse.things[n].heads[:1]))), token)


def _of_itself(discourse: Discourse, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
    """`The port board regrets the delay, it said`: a body speaks of itself by name and then as `it`, where no other was just spoken of."""
    parse = discourse.parse
    verb = parse.head(token)
    said = {c.i for c in parse.children(verb) if c.dep in ("ccomp", "parataxis") and c.i < token.i}
    for candidate in reversed(discourse.candidates):
        head = candidate.head
        if head.sentence != token.sentence:
            return None
        if head.dep == "nsubj" and head.head in said and not candidate.quoted and fits(candidate):
            return candidate
    return None


def _speaks_up(parse: Parse, token: Token, found: Candidate) -> bool:
    """`The islanders left. They said …`: whoever speaks is people, whatever noun they were called by."""
    verb = parse.head(token)
    return token.dep == "nsubj" and is_subject(found.head) and (is_speech(verb) or verb.lemma.lower() in cue_verbs())


def _fits_he(discourse: Discourse, gender: str, *, speaks: bool) -> Callable[[Candidate], bool]:
    def fits(candidate: Candidate) -> bool:
        thing = discourse.thing(candidate)
        if speaks and not can_speak(discourse, candidate):
            return False
        if speaks and is_new_person(discourse, candidate):
            return True
        somebody = thing.kind == "person" or (thing.kind == "unnamed" and thing.described and not thing.plural)
        return somebody and thing.gender in ("", gender)

    return fits


def _fits_it(discourse: Discourse, *, speaks: bool, mind: str) -> Callable[[Candidate], bool]:
    def fits(candidate: Candidate) -> bool:
        thing = discourse.thing(candidate)
        if candidate.weak and thing.country:
            return False
        if (mind or speaks) and is_subject(candidate.head) and _may_be_firm(thing):
            return True
        if mind and not speaks:
            party = (
                thing.kind in BODIES
                or bool(thing.country)
                or can_be_body(thing)
                or (mind == "has" and thing.kind == "place" and not thing.craft)
            )
            return not thing.plural and party
        if speaks and is_new_name(discourse, candidate):
            return True
        if speaks:
            return not thing.plural and (thing.kind in BODIES or thing.kind == "document" or bool(thing.country) or can_be_body(thing))
        return not thing.plural and (thing.kind in BODIES or thing.kind in ("document", "place") or thing.neutral)

    return fits


def _may_be_firm(thing: Thing) -> bool:
    """`Lund Vale said it regretted`: a name that the model takes for somebody's and nothing else does; it is in the way of others."""
    return thing.kind == "person" and not thing.gender and not thing.roles


def _fits_they(discourse: Discourse, *, speaks: bool) -> Callable[[Candidate], bool]:
    def fits(candidate: Candidate) -> bool:
        thing = discourse.thing(candidate)
        return thing.plural and (thing.kind in ("group", "unnamed") or (thing.kind == "document" and not speaks))

    return fits


def _subject_ahead(discourse: Discourse, token: Token) -> Candidate | None:
    """`In its statement, Oslo said`: the named subject behind a fronted phrase."""
    sentence = discourse.parse.sentence_of(token)
    subject = subject_of(discourse.parse, discourse.parse.tokens[sentence.root])
    if subject is None or subject.i <= token.i or subject.i not in discourse.at_head:
        return None
    above = [t for t in discourse.parse.ancestors(token) if t.i != sentence.root]
    if any(t.dep in ("ccomp", "parataxis", "relcl") for t in above):
        return None  # `Its head said that …, Oslo reported`
    return Candidate(discourse.at_head[subject.i], subject)


def _pleonastic(parse: Parse, token: Token) -> bool:
    """`It is clear that`, `it was in the spring that`, `it seems`, `made it a crime to`, `got it wrong`: points at nothing."""
    if token.lower != "it":
        return False
    verb = parse.head(token)
    before = parse.tokens[token.i - 1] if token.i else token
    if before.lemma.lower() in _JUDGING and before.sentence == token.sentence:
        return True
    if before.lemma.lower() == "get" and token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].lower in ("wrong", "right"):
        return True
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma.lower() == "take" and not any(c.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl") for c in parse.children(verb)):
        return False
    if verb.lemma.lower() in _SEEMING:
        return True
    if verb.lemma.lower() not in ("be", "'s", "become", "remain") and token.dep != "nsubjpass":
        return False
    opening = not any(t.pos in ("VERB", "AUX") for t in parse.tokens[parse.sentence_of(token).first : token.i])
    clause = any(c.dep in ("ccomp", "csubj", "advcl", "xcomp", "acl", "relcl") and c.i > verb.i for c in parse.children(verb))
    if token.dep == "nsubjpass":
        return clause and opening and not is_speech(verb)
    return opening or clause
