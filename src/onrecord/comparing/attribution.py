"""Who said it: where reports give the same words, claim or number to different sources.

The same words given to two speakers conflict. A claim given to a country in one report and to one of its officials in another is `vaguer`;
the channel by which a report has it is `variant`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from onrecord.comparing.story import Story, asserting, verdict_row
from onrecord.lexicon.families import thing_family, title_words
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Comparison, Statement, Verdict

MAX_MEMBERS = 20
RUN = 8
"""Words that two members must share in one run before their speakers are compared; as for one utterance of two speakers."""


def compare_attribution(story: Story) -> Iterator[Comparison]:
    """Comparisons of sources: of utterances first, then of claims."""
    yield from _utterances(story)
    yield from _channels(story)
    yield from _claims(story)


def _utterances(story: Story) -> Iterator[Comparison]:
    for utterance in story.links.utterances:
        if utterance.conflict is None:
            continue
        shown: set[tuple[str, str]] = set()
        for a, b in combinations(utterance.members[:MAX_MEMBERS], 2):
            left, right = story.statements.get(a.statement or ""), story.statements.get(b.statement or "")
            if left is None or right is None or left.source is None or right.source is None or a.anchor.article == b.anchor.article:
                continue
            if (
                _two_names(left.source.name, right.source.name)
                and _who(story, left) != _who(story, right)
                and not (_described(left) or _described(right))
                and not (_speaks_for(left, right) or _speaks_for(right, left))
                and _told_beside(left)
                and _told_beside(right)
                and not (_wrote(story, left, right) or _wrote(story, right, left))
                and not (_names(story, left, right) or _names(story, right, left))
                and _one_text(story, a.anchor, b.anchor)
                and (left.source.name, right.source.name) not in shown
            ):
                shown |= {(left.source.name, right.source.name), (right.source.name, left.source.name)}
                reason = f"{story.outlet(a.anchor)} gives the words to {left.source.name}, {story.outlet(b.anchor)} to {right.source.name}."
                yield verdict_row(story, "attribution", a.anchor, b.anchor, "conflict", reason, "attribution/same-words")


def _channels(story: Story) -> Iterator[Comparison]:
    """By what way each report has the words of one utterance: an agency or paper named, or a statement, letter or interview."""
    for utterance in story.links.utterances:
        found: dict[str, tuple[Anchor, str]] = {}
        for member in utterance.members[:MAX_MEMBERS]:
            statement = story.statements.get(member.statement or "")
            way = way_of(story, statement) if statement is not None else None
            if way is not None:
                found.setdefault(member.anchor.article, way)
        for (a, x), (b, y) in combinations(found.values(), 2):
            if not {w.form for w in words_in(x)} & {w.form for w in words_in(y)} - _ARTICLES and not {x.lower(), y.lower()} & _ANY_PAPER:
                reason = f"One report has the words by way of “{story.text(a)}”, the other of “{story.text(b)}”."
                yield verdict_row(story, "attribution", a, b, "variant", reason, "attribution/ways")


_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "to", "with", "from", "on"})
_ANY_PAPER = frozenset({"the paper", "paper", "the newspaper", "newspaper", "the agency", "agency", "reporters", "media"})
"""What any outlet can be called, so that it is no other way."""


def way_of(story: Story, statement: Statement) -> tuple[Anchor, str] | None:
    """The printed way of a statement: whom it came through, or the statement or interview that it was made in; else that of the same
    speaker's statement right before it."""
    own = _own_way(story, statement)
    if own is not None or statement.source is None:
        return own
    rows = story.annotations[story.number[statement.anchor.article]].statements
    mine = [s for s in rows if s.id != statement.id and s.source is not None and s.source.name == statement.source.name]
    before = [s for s in mine if 0 <= statement.anchor.start - s.anchor.end <= GOES_ON]
    for s in sorted(before, key=lambda s: -s.anchor.end):
        if (way := _own_way(story, s)) is not None:
            return way
    return None


GOES_ON = 500
"""Code points between two statements of one speaker that are of one occasion: two short paragraphs."""


def _own_way(story: Story, statement: Statement) -> tuple[Anchor, str] | None:
    for via in statement.via:
        if via.spans:
            return Anchor.over(statement.anchor.article, via.spans[:1]), via.name
    if statement.cue is None or not statement.cue.spans:
        return None
    sentence = story.sentence(Anchor(statement.anchor.article, statement.cue.spans[:1]))
    for match in _made_in().finditer(story.article(sentence).text, sentence.start, sentence.end):
        words = Anchor.at(sentence.article, match.start(1), match.end(1))
        if not words.overlaps(statement.anchor):
            return words, match[1]
    return None


@cache
def _made_in() -> re.Pattern[str]:
    """`in a written statement to the Lissen Herald`: the way by which words were made known."""
    ways = "|".join(map(re.escape, sorted(phrases("ways of saying"), key=lambda w: (-len(w), w))))
    return re.compile(
        r"\b(?:[Ii]n|[Tt]hrough|[Oo]n|[Vv]ia) ((?:an?|the|his|her|its|their) (?:[\w-]+ ){0,2}?"
        rf"(?:{ways})(?: (?:from|to|with|on) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}})?)\b"
    )


def _claims(story: Story) -> Iterator[Comparison]:
    """Sources of what is claimed alike, or told as one deed with one number: a party and somebody of it, a speaker and his channel."""
    seen: set[tuple[str, str]] = set()
    for rows in (*_of_claims(story), *_of_events(story)):
        for a, b in combinations(rows[:MAX_MEMBERS], 2):
            if (a.id, b.id) not in seen:
                seen |= {(a.id, b.id), (b.id, a.id)}
                yield from judge_sources(story, a, b)


def judge_sources(story: Story, a: Statement, b: Statement, tie: str = "") -> Iterator[Comparison]:
    """The comparison of the sources of two statements of two reports that say the same; `tie` names what makes them the same."""
    if a.source is None or b.source is None or a.anchor.article == b.anchor.article or not a.source.spans or not b.source.spans:
        return
    if _who(story, a) == _who(story, b):
        return
    found = _told(story, a, b) or _told(story, b, a) or _one_party(story, a, b) or _channel(a, b) or (_unnamed(a, b) if tie else None)
    if found is not None:
        verdict, reason, rule = found
        left, right = Anchor.over(a.anchor.article, a.source.spans), Anchor.over(b.anchor.article, b.source.spans)
        yield verdict_row(story, "attribution", left, right, verdict, reason, f"attribution/{rule}{'-of-' + tie if tie else ''}")


def _of_claims(story: Story) -> Iterator[list[Statement]]:
    for group in story.links.claims:
        yield [story.statements[e.statement] for e in asserting(group) if e.statement is not None]


def _of_events(story: Story) -> Iterator[list[Statement]]:
    """Statements whose clauses tell one deed and give the same number, or none at all."""
    for event in story.links.events:
        told: dict[tuple[float | None, ...], list[Statement]] = defaultdict(list)
        for pid in event:
            clause = story.propositions[pid]
            if clause.statement is not None and not clause.negated and clause.rule != "propositions/open" and not story.presupposed(clause):
                told[tuple(sorted(story.figures[f].high or 0.0 for f in clause.figures))].append(story.statements[clause.statement])
        for key in sorted(told):
            yield [s for s in told[key] if s.cue is None or s.cue.act not in ("deny", "decline")]


_Found = tuple[Verdict, str, str]


def _one_party(story: Story, a: Statement, b: Statement) -> _Found | None:
    """A country and somebody who speaks for it, or for it and its allies."""
    sides = story.sides(a.id), story.sides(b.id)
    if not sides[0] or not sides[1] or not (sides[0] <= sides[1] or sides[1] <= sides[0]) or _general(a) == _general(b):
        return None
    names = [s.source.name for s in (a, b) if s.source is not None]
    return "vaguer", f"One report names {names[0]}, the other {names[1]}: one party, named more or less closely.", "one-party"


def _told(story: Story, a: Statement, b: Statement) -> _Found | None:
    """One report has the first one announce what, by the other, the second one told him: only one of them can have said it first.

    Both must say it as their own party's news; who is merely told may well repeat it, so that a bare `said` is no announcement.
    """
    if a.source is None or b.source is None or b.to is None or a.cue is None or a.source.kind != "person" or b.source.kind != "person":
        return None
    hearer, speaker = words_in(b.to.name), words_in(a.source.name)
    if not hearer or not speaker or hearer[-1].form != speaker[-1].form or a.cue.lemma not in ANNOUNCING:
        return None
    if not story.sides(a.id) & story.sides(b.id):
        return None
    return "conflict", f"One report has {a.source.name} announce it, the other has {b.source.name} tell {a.source.name}.", "said-or-told"


ANNOUNCING = frozenset({"announce", "declare", "proclaim", "announcement", "declaration"})
"""Verbs of making known: who is told something has not made it known."""


def _channel(a: Statement, b: Statement) -> _Found | None:
    """One report names the paper or agency that carried the words, the other whose words they are."""
    left, right = a.source, b.source
    if left is None or right is None or (left.kind == "media") == (right.kind == "media"):
        return None
    carrier, speaker = (left, b) if left.kind == "media" else (right, a)
    named = {v.name for v in speaker.via}
    if carrier.name not in named and not (speaker.via and any(v.kind == "media" for v in speaker.via)):
        return None
    return "variant", f"One report names the speaker, {speaker.source.name if speaker.source else ''}, the other {carrier.name}.", "channel"


def _unnamed(a: Statement, b: Statement) -> _Found | None:
    """Two descriptions of people whom neither report names (`harbour inspectors`, `officials`): the one says less, or they are two."""
    names = [s.source.name for s in (a, b) if s.source is not None and s.source.kind in ("unnamed", "group", "body")]
    if len(names) < 2 or not all(name.split()[-1].islower() for name in names) or all(polities_in(name) for name in names):
        return None
    left, right = ({w.stem for w in words_in(name) if w.content} - phrases("of how many") for name in names)
    if not left or not right or left == right:
        return None
    if left < right or right < left:
        return "vaguer", f"One report names {names[0]}, the other {names[1]}: nobody by name, described more or less closely.", "described"
    return "variant", f"One report names {names[0]}, the other {names[1]}: nobody by name, described in other words.", "described"


def _two_names(a: str, b: str) -> bool:
    """Two names that share no word, none of them a pronoun, and not one name printed with a slip (`Aldren`, `Aldern`)."""
    left, right = ({w.form for w in words_in(name)} for name in (a, b))
    content = [{w.form for w in words_in(name) if w.content} for name in (a, b)]
    return all(content) and not left & right and not any(_slip(x, y) for x in content[0] for y in content[1])


def _slip(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= LONG and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


LONG = 5
"""Letters from which two words that are nearly alike are one name with a slip rather than two short names."""
ALIKE = 0.8
"""Share of letters that two printings of one name have in common: one letter of five wrong, two changed places."""


def _described(statement: Statement) -> bool:
    """The source is a description, an office or a heading, in a headline's capitals or not: nobody who can be told from a name."""
    last = statement.source.name.split()[-1:] if statement.source is not None else []
    if last and last[0].islower() and last[0] not in phrases("ways of saying"):
        return True
    words = [w.form for w in words_in(statement.source.name if statement.source is not None else "") if w.content]
    if words and words[-1] in phrases("ways of saying") and not _owned(statement):
        return True  # a heading (`Full Statement:`): how the words came, whoever said them
    return all(w in title_words() or w in ("former", "ex") or polities_in(w.capitalize()) for w in words)


def _told_beside(statement: Statement) -> bool:
    """The verb that gives the words to somebody stands beside them, with whom it names; a free quotation is anybody's by our reading."""
    cue, source = statement.cue, statement.source
    if cue is None or not cue.spans or source is None or not source.spans:
        return False
    hull, verb = statement.anchor.hull, cue.spans[0]
    return max(hull.start - verb.end, verb.start - hull.end) <= BESIDE


BESIDE = 80
"""Code points between words and the verb that gives them to somebody: a name with its office."""


def _speaks_for(person: Statement, body: Statement) -> bool:
    """A person and a body: the one can speak for the other, and a paper carries what anybody says. A document has words of its own."""
    kinds = [s.source.kind for s in (person, body) if s.source is not None]
    return kinds[-1] == "media" or (kinds[0] == "person" and kinds[-1] not in ("person", "document"))


def _owned(statement: Statement) -> bool:
    """The source names whose document it is: it has an entity, or a word in the genitive or behind `of`, `by` or `from`."""
    name = statement.source.name if statement.source is not None else ""
    return (statement.source is not None and statement.source.entity is not None) or bool(re.search(r"['’]s? |\b(?:of|by|from)\b", name))


def _wrote(story: Story, document: Statement, person: Statement) -> bool:
    """The document is that of the person's office, as either report prints it: `the auditor's report`, `the auditor, Ivo Lund`."""
    if document.source is None or person.source is None or person.source.kind != "person":
        return False
    if thing_family(document.source.name.lower().split()[-1]) not in ("claim", "statement"):
        return False
    owners = [w.form for w in words_in(document.source.name)[:-1] if w.content]
    last = words_in(person.source.name)[-1:]
    for article in (document.anchor, person.anchor):
        text = story.article(article).text
        for match in re.finditer(rf"\b{re.escape(last[0].form)}\b", text, re.IGNORECASE) if last and owners else ():
            near = {w.form for w in words_in(text, max(0, match.start() - OFFICE), min(len(text), match.end() + OFFICE))}
            if any(owner in near for owner in owners):
                return True
    return False


OFFICE = 60
"""Code points beside a name in which its office stands (`the auditor general, Ivo Lund`)."""


def _names(story: Story, statement: Statement, other: Statement) -> bool:
    """The sentence that gives the words to the one speaker names the other one: which of them said it is doubtful there.

    A pronoun that could stand for the other one asks the sentences before it as well: whose it is is our reading.
    """
    if statement.cue is None or not statement.cue.spans or other.source is None or statement.source is None:
        return False
    sentence = story.sentence(Anchor(statement.anchor.article, statement.cue.spans[:1]))
    text = story.article(sentence).text
    printed = {w.form for span in statement.source.spans for w in words_in(text, span.start, span.end)}
    last = words_in(other.source.name)[-1:]
    either = printed <= (_PERSONAL if other.source.kind == "person" else _IMPERSONAL)
    first = max(0, sentence.start - SPOKEN_OF) if either else sentence.start
    outside = (w for w in words_in(text, first, sentence.end) if not _inside(w, statement))
    return bool(last) and any(w.form == last[0].form for w in outside)


_PERSONAL = frozenset({"he", "she", "him", "her"})
_IMPERSONAL = frozenset({"it", "they", "them"})
SPOKEN_OF = 400
"""Code points before a sentence in which a pronoun's owner stands: two sentences, a short paragraph."""


def _inside(word: Word, statement: Statement) -> bool:
    return any(s.start <= word.start < s.end for s in statement.anchor.spans)


def _one_text(story: Story, a: Anchor, b: Anchor) -> bool:
    """One run of words makes up half of the shorter of the two."""
    left, right = ([w.form for span in x.spans for w in words_in(story.article(x).text, span.start, span.end)] for x in (a, b))
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size
    return run >= max(RUN, min(len(left), len(right)) / 2)


def _who(story: Story, statement: Statement) -> str:
    source = statement.source
    if source is None:
        return ""
    return story.links.entity_of.get(source.entity or "", source.name)


def _general(statement: Statement) -> bool:
    """The source is the country itself, by name or seat: nobody in particular."""
    source = statement.source
    if source is None:
        return False
    names = source.name.replace(" and ", ", ").split(", ")
    return all(polities_in(n) and len(n.split()) <= 2 and not n.split()[-1].islower() for n in names)
