"""Entities by name -> the same entities with every pronoun and description that points back at them.

Reads the parse once from start to end. What could be several things stays unresolved: a gap beats a guess. `we` and `our` in quotations are
left to whoever knows the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotating.antecedents import introduce, point_back
from onrecord.annotating.capitals import Name
from onrecord.annotating.crafts import learn_crafts, named_craft
from onrecord.annotating.descriptions import Description, bare_words, description_at, is_kin, is_somebody
from onrecord.annotating.discourse import Discourse, Thing
from onrecord.annotating.entities import numbered
from onrecord.annotating.genders import learned_genders
from onrecord.annotating.glosses import called_so, learn_body
from onrecord.annotating.names import find_names
from onrecord.annotating.newcomers import always_capitals, dead_heads
from onrecord.annotating.pairs import joint
from onrecord.annotating.pronouns import IT, RELATIVE, THEY, resolve_pronoun, resolve_relative
from onrecord.annotating.salience import Candidate, is_subject
from onrecord.annotating.speakers import HE, speaker_of
from onrecord.model import Article, Entity, Parse, Span, Token

_COUNSEL = frozenset(["lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"])
_NAME = 5
"""Tokens of the longest name of a person, hyphens counted."""


def resolve_mentions(article: Article, parse: Parse, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with pronouns, roles and descriptions among their mentions, and groups, documents and unnamed people that recur."""
    names = find_names(article, parse)
    discourse = Discourse(article.text, parse, entities, names)
    discourse.dead, discourse.capitals = dead_heads(parse), always_capitals(parse)
    for number, gender in learned_genders(discourse, HE).items():
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
        elif token.lower in HE or token.lower in IT or token.lower in THEY:
            resolve_pronoun(discourse, token)
        elif token.tag in ("WP", "WP$", "WDT") and token.lower in RELATIVE:
            resolve_relative(discourse, token)
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
    while (before := _joined_to(discourse, first)) is not None:
        first = before
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


def _joined_to(discourse: Discourse, token: Token) -> Token | None:
    """The name before in a coordination: `Berg and Holm`, `Berg and her rival, Ana Holm`, `President Berg and Danish Premier Holm`."""
    parse = discourse.parse
    above = parse.head(token)
    if token.dep == "appos" and above.dep == "conj" and above.i < token.i and above.pos == "NOUN":
        token, above = above, parse.head(above)
    if token.dep == "conj":
        return above if above.i in discourse.at_head else None
    beside = [c for c in parse.children(token) if c.dep == "nmod" and c.i in discourse.at_head]
    return beside[0] if len(beside) == 1 and any(c.dep == "cc" for c in parse.children(beside[0])) else None


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
    above = discourse.parse.head(token)
    description = _owned(discourse, description)
    if description.noun == "client" and description.definite | (description.determiner in HE) and discourse.client >= 0:
        discourse.mention(discourse.client, description.span, token)
        return
    if description.noun in _COUNSEL and (client := _acts_for(discourse, token)) is not None:
        discourse.client = client
    beside = (above if token.dep == "appos" else None, *(c for c in discourse.parse.children(token) if c.dep == "appos"))
    for partner in (*beside, *_neighbours(discourse, description)):
        number = discourse.at_head.get(partner.i) if partner is not None else None
        if (
            number is not None
            and discourse.things[number].kind == "person"
            and (description.role or is_somebody(description) or is_kin(description))
        ):
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
        if not (description.role and not description.determiner and not description.definite and above.lower == "as"):
            introduce(discourse, description)  # `ousted Berg as chairman`: nobody beside Berg
        return
    thing = discourse.things[number]
    if thing.kind in ("group", "document") and not thing.members:
        thing.called(bare_words(discourse.text, discourse.parse, description))
    discourse.mention(number, description.span, token)


def _acts_for(discourse: Discourse, lawyer: Token) -> int | None:
    """`the skipper's lawyer`, `a lawyer for Tom Lund`: whose lawyer it is."""
    parse = discourse.parse
    below = parse.children(lawyer)
    for owner in (*(c for c in below if c.dep == "poss"), *(t for c in below if c.lower in ("for", "of") for t in parse.children(c))):
        number = discourse.resolved.get(owner.i, discourse.at_head.get(owner.i))
        if number is not None and discourse.things[number].kind in ("person", "unnamed") and not discourse.things[number].plural:
            return number
    return None


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
    number = speaker_of(discourse, token)
    if number is None:
        return ""
    thing = discourse.things[number]
    countries = {country for _, country, _ in thing.roles if country} or ({thing.country} if thing.country else set())
    return countries.pop() if len(countries) == 1 else ""
