"""Entities by name -> the same entities with every pronoun and description that points back at them.

Reads the parse once from start to end. What could be several things stays unresolved: a gap beats a guess. `we` and `our` in quotations are
left to whoever knows the speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.annotating.antecedents import introduce, is_somebody, joint, point_back
from onrecord.annotating.capitals import Name
from onrecord.annotating.crafts import learn_crafts, named_craft
from onrecord.annotating.descriptions import Description, bare_words, description_at, person_noun
from onrecord.annotating.discourse import BODIES, Discourse, Thing, can_be_body
from onrecord.annotating.entities import numbered
from onrecord.annotating.genders import learned_genders
from onrecord.annotating.glosses import called_so, learn_body
from onrecord.annotating.names import find_names
from onrecord.annotating.relatives import antecedent_head
from onrecord.annotating.salience import TOLD, Candidate, choose, is_speech, is_subject, subject_of
from onrecord.annotating.titles import is_title
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Article, Entity, Parse, Span, Token

_HE = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_KNOWN_GENDER = 0.8
"""Head start of a prominent person whose gender is known, half of it where only a quotation names them; `_PROMINENT` mentions in the
article make one prominent."""
_PROMINENT = 5
_NAME = 5
"""Tokens of the longest name of a person, hyphens counted."""
_OWNER = 1.2
"""Head start of whose the sentence's subject is: `Oslo's answer came late. It said …`."""
LISTED = 6
"""Members of the longest list that a pronoun takes together."""
_RELATIVE = frozenset(["who", "whom", "whose"])
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_SPELLS = frozenset(["year", "month", "week", "day", "hour", "decade", "years", "months", "weeks", "days"])
"""What `the strike, now in its third week` counts: its owner is an event."""
_MINDED = frozenset(
    ["want", "demand", "accuse", "fear", "hope", "plan", "intend", "refuse", "decline", "reject", "urge", "condemn", "blame", "threaten",
     "decide", "apologise", "apologize", "complain", "protest", "welcome", "criticise", "criticize", "propose", "speak", "vote", "hire",
     "sue", "appeal", "concede", "list", "pay", "employ", "negotiate", "withdraw", "retaliate", "defend", "regret", "wish", "prefer"]
)  # fmt: skip
"""Verbs of those who have a mind of their own."""
_OWNED = frozenset(
    ["staff", "board", "headquarters", "navy", "army", "parliament", "government", "embassy", "ministry", "lawyers", "officials", "police",
     "leaders", "leadership", "members", "executives", "managers", "spokespeople", "workforce", "troops", "sailors", "soldiers", "citizens",
     "shareholders", "customers", "ally", "allies", "neighbour", "neighbours", "neighbor", "neighbors", "airspace", "territory", "waters",
     "website", "shares", "revenue", "profits", "president", "council", "delegation", "delegates", "coastguard", "central bank"]
)  # fmt: skip
"""What only bodies and states have."""
_JUDGING = frozenset(["make", "find", "consider", "deem", "think", "regard", "take"])
_SEEMING = frozenset(["seem", "appear", "turn", "happen", "take", "rain", "snow", "emerge", "matter"])


def resolve_mentions(article: Article, parse: Parse, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with pronouns, roles and descriptions among their mentions, and groups, documents and unnamed people that recur."""
    names = find_names(article, parse)
    discourse = Discourse(article.text, parse, entities, names)
    for number, gender in learned_genders(discourse, _HE).items():
        discourse.things[number].gender = gender
    learn_crafts(discourse)
    adjectives = {n.first: n for n in names if n.hit is not None and n.hit.sense == "adjective" and n.hit.country}
    for token in parse.tokens:
        if token.i in discourse.at_head:
            _name(discourse, token)
        elif token.i in adjectives:
            _adjective(discourse, adjectives[token.i], token)
        elif token.i in discourse.offices:
            _office(discourse, token)
        elif token.i in discourse.inside:
            continue
        elif token.lower in _HE or token.lower in _IT or token.lower in _THEY:
            _pronoun(discourse, token)
        elif token.tag in ("WP", "WP$", "WDT") and token.lower in _RELATIVE:
            _relative(discourse, token)
        elif token.pos in ("NOUN", "PROPN"):
            _noun(discourse, token)
    return numbered(article.id, discourse.entities(article.id))


def _office(discourse: Discourse, token: Token) -> None:
    """`Director of Public Health Mara Voss`: the office mentions whom it stands before; the parse hangs the sentence on it."""
    description = description_at(discourse.text, discourse.parse, token, discourse.demonyms)
    span = description.span if description is not None else Span(token.start, token.end)
    discourse.mention(discourse.offices[token.i], span, token)


def _name(discourse: Discourse, token: Token) -> None:
    number = discourse.at_head[token.i]
    thing = discourse.things[number]
    if thing.rule == "entities/people":
        determined = any(c.lower in ("the", "these", "those") for c in discourse.parse.children(token))
        troops = discourse.groups.get((thing.country, "troops")) if determined else None
        if troops is not None:
            span = next(s for s in thing.spans if s.start <= token.start < s.end)
            thing.spans.remove(span)
            discourse.things[troops].called(discourse.text[span.start : span.end])
            discourse.mention(troops, span, token)
            return
    discourse.push(number, token, weak=thing.kind == "place" and not thing.country)
    discourse.resolved[token.i] = number
    _coordination(discourse, token, number)


def _coordination(discourse: Discourse, token: Token, number: int) -> None:
    """`Berg and Holm`: the last name of a coordination brings them all in together."""
    first = token
    chain = [token]
    while first.dep == "conj" and discourse.parse.head(first).i in discourse.at_head:
        first = discourse.parse.head(first)
        chain.append(first)
    if len(chain) < 2 or any(c.dep == "conj" for c in discourse.parse.children(token)):
        return
    if not any(c.dep == "cc" and c.lower in ("and", "&") for t in chain for c in discourse.parse.children(t)):
        return
    members = tuple(dict.fromkeys(discourse.at_head[t.i] for t in reversed(chain)))
    if len(members) < 2 or len({_class(discourse.things[m]) for m in members}) > 1:
        return
    if _class(discourse.things[members[0]]) not in ("person", "country") and first.dep not in ("nsubj", "nsubjpass"):
        return
    both = joint(discourse, members)
    start = min(s.start for t in chain for s in discourse.things[discourse.at_head[t.i]].spans if s.start <= t.start < s.end)
    if token.end > start:
        discourse.things[both].spans.append(Span(start, token.end))
        discourse.things[both].described = True
        discourse.candidates.append(Candidate(both, first))


def _class(thing: Thing) -> str:
    return "person" if thing.kind == "person" else "country" if thing.country == thing.name else thing.kind


def _adjective(discourse: Discourse, name: Name, token: Token) -> None:
    number = discourse.countries.get(name.country)
    if number is not None:
        discourse.push(number, token, weak=True)


def _noun(discourse: Discourse, token: Token) -> None:
    description = description_at(discourse.text, discourse.parse, token, discourse.demonyms)
    if description is None or (description.role and token.i + 1 in discourse.inside):
        return
    description = _owned(discourse, description)
    above = discourse.parse.head(token)
    beside = (above if token.dep == "appos" else None, *(c for c in discourse.parse.children(token) if c.dep == "appos"))
    for partner in (*beside, *_neighbours(discourse, description)):
        number = discourse.at_head.get(partner.i) if partner is not None else None
        if number is not None and discourse.things[number].kind == "person" and (description.role or is_somebody(description)):
            discourse.mention(number, _with_office(discourse, description, before=partner.i if partner is not None else 0), token)
            return
    if (number := named_craft(discourse, description)) is not None:
        discourse.mention(number, description.span, token)
        return
    if (number := called_so(discourse, description)) is not None:
        learn_body(discourse, number, description)
        return
    if description.role and (number := _office_of(discourse, description)) is not None:
        discourse.mention(number, _with_office(discourse, description, before=0), token)
        return
    number = point_back(discourse, description)
    if number is None and description.row is not None and description.row.sort == "troops" and description.country:
        number = discourse.groups.get((description.country, "troops"))
    if number is None:
        introduce(discourse, description)
        return
    thing = discourse.things[number]
    if thing.kind in ("group", "document") and not thing.members:
        thing.called(bare_words(discourse.text, discourse.parse, description))
    discourse.mention(number, description.span, token)


def _neighbours(discourse: Discourse, description: Description) -> tuple[Token, ...]:
    """`Norway's envoy, Ada Berg, said`, `Ada Berg, the envoy, said` where the parse hangs both on one word: the name beside the office."""
    tokens, head = discourse.parse.tokens, description.head
    out: list[Token] = []
    if description.first > 1 and tokens[description.first - 1].text == ",":
        out.append(tokens[description.first - 2])
    if head.i + 2 < len(tokens) and tokens[head.i + 1].text == ",":
        name = next((t for t in tokens[head.i + 2 : head.i + 2 + _NAME] if t.i in discourse.at_head or t.i not in discourse.inside), None)
        out.extend([name] if name is not None else [])
    same = ("nsubj", "nsubjpass", "appos")
    return tuple(t for t in out if t.head == head.head and t.sentence == head.sentence and t.dep in same and head.dep in same)


def _office_of(discourse: Discourse, description: Description) -> int | None:
    """`the Chairman of the Harbour Board, Comrade Berg`: the person whose name follows the office, with a title or none."""
    tokens = discourse.parse.tokens
    end = _with_office(discourse, description, before=0).end
    if end == description.head.end:
        return None
    last = next(t for t in tokens[description.head.i :] if t.end >= end)
    if last.i + 2 >= len(tokens) or tokens[last.i + 1].text != "," or tokens[last.i + 2].sentence != last.sentence:
        return None
    for token in tokens[last.i + 2 : last.i + 10]:
        number = discourse.at_head.get(token.i)
        if number is not None:
            return number if discourse.things[number].kind == "person" and not is_subject(token) else None
        if not token.text[0].isupper() and token.i not in discourse.inside:
            return None
    return None


def _with_office(discourse: Discourse, description: Description, *, before: int) -> Span:
    """`chief of the harbour police`: a role beside a name, with what it is a role of."""
    end = description.head.end
    for child in discourse.parse.children(description.head):
        tokens = discourse.parse.subtree(child) if child.dep == "prep" and child.lower in ("of", "for", "at") else ()
        comma = next((n for n, t in enumerate(tokens) if t.text == ","), len(tokens))
        tokens = tokens[:comma]
        if tokens and tokens[-1].i - child.i < 12 and (before < description.head.i or tokens[-1].i < before):
            end = max(end, tokens[-1].end)
    return Span(description.span.start, end)


def _owned(discourse: Discourse, description: Description) -> Description:
    """`its troops`, `our country` in somebody's mouth: the country of a possessive that is resolved is the description's."""
    if description.determiner == "our" and description.head.i in discourse.quoted and not description.country:
        country = _country_of_speaker(discourse, description.head)
        return replace(description, country=country, definite=True) if country else description
    if description.country or description.row is None or description.row.sort != "troops":
        return description
    for child in discourse.parse.children(description.head):
        number = discourse.resolved.get(child.i) if child.dep == "poss" else None
        if number is not None and discourse.things[number].country == discourse.things[number].name:
            return replace(description, country=discourse.things[number].country)
    return description


def _country_of_speaker(discourse: Discourse, token: Token) -> str:
    """The country that the speaker of the quotation is or acts for, when it is one; else empty."""
    number = _speaker(discourse, token)
    if number is None:
        return ""
    thing = discourse.things[number]
    countries = {country for _, country, _ in thing.roles if country} or ({thing.country} if thing.country else set())
    return countries.pop() if len(countries) == 1 else ""


def _pronoun(discourse: Discourse, token: Token) -> None:
    parse, word = discourse.parse, token.lower
    if word in _IT and _pleonastic(parse, token):
        return
    if token.tag == "PRP$" and parse.head(token).lower in _SPELLS:
        return
    if word in _THEY and any(c.dep == "relcl" for c in parse.children(token)):
        return
    speaks = token.dep == "nsubj" and is_speech(parse.head(token))
    quoted = token.i in discourse.quoted
    speaker = _speaker(discourse, token) if quoted else None
    mind = _mind(discourse.parse, token)
    fit = _fits_he(discourse, _HE[word]) if word in _HE else _fits_it(discourse, speaks=speaks, mind=mind) if word in _IT else _fits_they(discourse)

    def fits(candidate: Candidate) -> bool:
        return fit(candidate) and candidate.entity != speaker

    def prefer(candidate: Candidate) -> float:
        thing = discourse.thing(candidate)
        known = word in _HE and not speaks and thing.gender and len(thing.heads) >= _PROMINENT
        if word in _IT and _owns_topic(discourse, candidate.head) and candidate.head.sentence < token.sentence:
            return _OWNER + (TOLD if speaks else 0)
        return 0.0 if not known else _KNOWN_GENDER / 2 if candidate.quoted and not quoted else _KNOWN_GENDER

    possessive = token.tag == "PRP$"
    ahead = _subject_ahead(discourse, token) if possessive else None
    partner = parse.head(parse.head(token)) if possessive and parse.head(token).dep == "conj" else None
    if partner is not None and partner.i in discourse.resolved and fits(Candidate(discourse.resolved[partner.i], partner)):
        discourse.mention(discourse.resolved[partner.i], Span(token.start, token.end), token)
        return
    line = None if quoted else discourse.lines[token.sentence]
    found = choose(parse, token, discourse.candidates, fits, possessive=possessive, quoted=quoted, ahead=ahead, prefer=prefer, line=line, lost=discourse.lost)
    if found is None and word == "they" and not quoted:
        found = _two_people(discourse, token)
    if found is None or (word in _IT and discourse.things[found.entity].kind == "person"):
        return
    if word in _THEY and found.head.sentence == token.sentence:
        found = _all_of(discourse, found)
    thing = discourse.things[found.entity]
    if thing.neutral:
        people = word == "they" and _speaks_up(parse, token, found) and discourse.take_up(found.entity)
        body = word in _IT and (speaks or possessive) and discourse.take_up_body(found.entity, definite=not speaks)
        if not people and not body:
            return
    if word in _HE and not thing.gender and thing.kind == "person":
        thing.gender = _HE[word]
    discourse.mention(found.entity, Span(token.start, token.end), token)


def _mind(parse: Parse, token: Token) -> str:
    """`does` for `it wants 300 seats`, `has` for `its spokeswoman`: what only bodies and states do and have; else empty."""
    above = parse.head(token)
    if token.dep == "nsubj":
        return "does" if above.lemma.lower() in _MINDED else ""
    return "has" if token.dep == "poss" and (is_title(above.lower) or person_noun(above.lower) or above.lower in _OWNED) else ""


def _owns_topic(discourse: Discourse, owner: Token) -> bool:
    """`Oslo's answer came late`: the main subject is no party itself, and it is somebody's."""
    parse = discourse.parse
    owned = parse.head(owner)
    if owner.dep != "poss" or not is_subject(owned) or parse.head(owned).dep != "ROOT":
        return False
    number = discourse.resolved.get(owned.i)
    return number is None or discourse.things[number].neutral


def _relative(discourse: Discourse, token: Token) -> None:
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


def _two_people(discourse: Discourse, token: Token) -> Candidate | None:
    """`Berg met Holm in Oslo, where they signed`: the only two people of the sentence, when it speaks of no group."""
    people: list[int] = []
    for candidate in reversed(discourse.candidates):
        if candidate.head.sentence != token.sentence:
            break
        thing = discourse.thing(candidate)
        if thing.plural or thing.kind == "unnamed":
            return None
        if thing.kind == "person" and candidate.entity not in people:
            people.append(candidate.entity)
    if token.dep not in ("nsubj", "nsubjpass") or len(people) != 2:
        return None
    return Candidate(joint(discourse, tuple(sorted(people, key=lambda n: discourse.things[n].heads[:1]))), token)


def _speaks_up(parse: Parse, token: Token, found: Candidate) -> bool:
    """`The islanders left. They said …`: whoever speaks is people, whatever noun they were called by."""
    verb = parse.head(token)
    return token.dep == "nsubj" and is_subject(found.head) and (is_speech(verb) or verb.lemma.lower() in cue_verbs())


def _fits_he(discourse: Discourse, gender: str) -> Callable[[Candidate], bool]:
    def fits(candidate: Candidate) -> bool:
        thing = discourse.thing(candidate)
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
            party = thing.kind in BODIES or bool(thing.country) or can_be_body(thing) or (mind == "has" and thing.kind == "place")
            return not thing.plural and party
        if speaks:
            return not thing.plural and (thing.kind in BODIES or thing.kind == "document" or bool(thing.country) or can_be_body(thing))
        return not thing.plural and (thing.kind in BODIES or thing.kind in ("document", "place") or thing.neutral)

    return fits


def _may_be_firm(thing: Thing) -> bool:
    """`Lund Vale said it regretted`: a name that the model takes for somebody's and nothing else does; it is in the way of others."""
    return thing.kind == "person" and not thing.gender and not thing.roles


def _fits_they(discourse: Discourse) -> Callable[[Candidate], bool]:
    def fits(candidate: Candidate) -> bool:
        thing = discourse.thing(candidate)
        return thing.plural and thing.kind in ("group", "document", "unnamed")

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


def _speaker(discourse: Discourse, token: Token) -> int | None:
    """Who says the quotation that the word stands in, when the same sentence tells: pronouns inside point at others."""
    parse = discourse.parse
    for above in parse.ancestors(token):
        if above.i not in discourse.quoted and above.pos in ("VERB", "AUX") and is_speech(above):
            subject = subject_of(parse, above)
            if subject is not None:
                return discourse.resolved.get(subject.i, discourse.at_head.get(subject.i))
    sentence = parse.sentence_of(token)
    while sentence.i > 0 and parse.sentences[sentence.i - 1].paragraph == sentence.paragraph:
        sentence = parse.sentences[sentence.i - 1]
        root = parse.tokens[sentence.root]
        subject = subject_of(parse, root)
        if subject is not None and root.i not in discourse.quoted:
            return discourse.resolved.get(subject.i) if is_speech(root) else None
    return None


def _pleonastic(parse: Parse, token: Token) -> bool:
    """`It is clear that`, `it was in the spring that`, `it seems`, `made it a crime to`, `got it wrong`: points at nothing that has a name."""
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
