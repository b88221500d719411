"""What has been spoken of, and how present it is at a given word: the candidates a pronoun or a description chooses from.

A candidate's score falls with the distance in sentences and rises for subjects, most for the subject of a clause that holds the word:
`Oslo said it would` is Oslo. Two candidates nearer than `MARGIN` leave the word unresolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType

from onrecord.model import Parse, Token

PRESENT = 0.9
"""Score that a description's antecedent needs: named in the same sentence, or the subject of the one before."""
MARGIN = 0.75
"""Lead that the best candidate needs; chosen so that a subject beats a non-subject of its sentence, and two objects of one sentence tie."""
TOLD = 0.6
"""Head start of a sentence's subject for the pronoun of a speaker: between `met` and `said`, who was told of last tends to speak next."""
KEPT = 0.8
"""Head start of what a pronoun of the sentence before stands for: who is spoken of in pronouns stays the topic (centering theory)."""
BARE = 3.4
"""What a source without name or article loses as the owner of a pronoun: `observers say they` are as often those they speak of."""
BARE_TOLD = 1.0
"""What it loses where a word says which it is (`customs officers said they had`)."""
SAID_OF = 3.0
"""What something named in a quotation loses as the one who says it, or as whose speaker says it."""
WINDOW = 3
"""Sentences back that a pronoun looks; news pronouns reach further in less than one case of fifty."""
QUOTED = 12
"""Sentences of one quotation that a pronoun behind it looks across; longer speeches name their speaker again."""
REACH = 12
"""Sentences back that `the ministry`, `the president` or `the statement` looks."""
NOTHING_LOST: Mapping[int, int] = MappingProxyType({})
CLIMB = 64
"""Heads above a word that are looked at; the deepest sentences of the news have fewer than thirty."""
CONSIDERED = 256
"""Nearest candidates that a pronoun chooses from; the four longest sentences of a report in a row mention fewer than a hundred things."""

_OPENING = frozenset(["“", "``", '"', "''"])
_QUOTING = frozenset(["quote", "cite", "paraphrase"])
_SUBJECTS = ("nsubj", "nsubjpass", "agent", "csubj")
_SPEECH = frozenset(
    ["say", "tell", "add", "ask", "claim", "argue", "insist", "note", "explain", "write", "announce", "confirm", "deny", "warn", "state",
     "declare", "believe", "think", "admit", "suggest", "acknowledge", "respond", "reply", "promise", "pledge", "vow", "tweet", "testify"]
)  # fmt: skip
"""Verbs after which a pronoun is likely the one who spoke before; a hint only, statements have their own lexicon."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something mentioned: `entity` is its number, `head` its head word.

    `weak` marks a mention that only an adjective makes, `quoted` one inside a quotation, `bare` a source without name or article
    (`observers say`); `line` counts the sentences before it that are not all quotation; `acts` is the verb that it is the doer of though
    the parse does not call it the subject, -1 for none.
    """

    entity: int
    head: Token
    weak: bool = False
    quoted: bool = False
    bare: bool = False
    line: int = 0
    acts: int = -1


def is_subject(token: Token) -> bool:
    return token.dep in _SUBJECTS


def lost_subjects(parse: Parse) -> dict[int, int]:
    """Verb -> its subject, where the parse has none: `In Oslo, Ada Berg, the mayor, said` hangs the names on the town before the comma."""
    out: dict[int, int] = {}
    for verb in parse.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.tag not in ("VBD", "VBZ", "VBP", "MD") or verb.i < 2:
            continue
        last = parse.tokens[verb.i - 1]
        last = parse.tokens[verb.i - 2] if last.text == "," else last
        verb = parse.head(verb) if verb.dep in ("aux", "auxpass") else verb
        top = last
        while top.dep == "appos" and top.head < top.i:
            top = parse.head(top)
        if top.i == last.i or last.sentence != verb.sentence or _has_subject(parse, verb):
            continue
        beside = [c for c in parse.children(top) if c.dep == "appos" and c.i <= last.i]
        if top.dep in ("pobj", "npadvmod") and beside:
            out[verb.i] = beside[0].i
    return out


def _has_subject(parse: Parse, verb: Token) -> bool:
    """Its own, or the one that it shares with the verb it is joined to by a word."""
    if any(c.dep in ("nsubj", "nsubjpass", "expl") for c in parse.children(verb)):
        return True
    joined = any(c.dep == "cc" and c.i < verb.i for c in parse.children(parse.head(verb)))
    return subject_of(parse, verb) is not None and (verb.dep != "conj" or joined)


def is_speech(token: Token) -> bool:
    return token.lemma.lower() in _SPEECH


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb; of a coordinated verb without one, the first verb's."""
    for _ in range(6):
        for child in parse.children(verb):
            if child.dep in ("nsubj", "nsubjpass"):
                return child
        if verb.dep not in ("conj", "xcomp") or verb.head == verb.i:
            return None
        verb = parse.head(verb)
    return None


def beside_subject(parse: Parse, token: Token) -> Token | None:
    """The subject that a name stands in apposition to (`her rival, Ana Lund, said`); None where it stands beside anything else.

    What stands beside a name (`Ana Lund, Liberal of Velm, said`) describes it and is no subject of its own.
    """
    above = parse.head(token)
    beside = token.dep == "appos" and token.pos == "PROPN" and above.i < token.i and above.pos == "NOUN"
    return above if beside and above.dep in ("nsubj", "nsubjpass") else None


def owners_above(parse: Parse, token: Token, lost: Mapping[int, int] = NOTHING_LOST) -> list[Token]:
    """What a pronoun inside these clauses most likely stands for, nearest first: subjects of verbs, possessors of nouns above it."""
    out: list[Token] = []
    seen: set[int] = set()

    def found(tokens: Iterable[Token]) -> None:
        for one in tokens:
            out.append(one)
            seen.add(one.i)

    for above in islice(_heads(parse, token), CLIMB):
        if above.pos in ("VERB", "AUX"):
            subject = next((c for c in parse.children(above) if c.dep in ("nsubj", "nsubjpass")), None)
            if subject is None and above.dep == "xcomp":
                subject = next((c for c in parse.children(parse.head(above)) if c.dep == "dobj" and c.i < above.i), None)
            if subject is None and above.dep == "pcomp" and token.lower != "it":
                found(c for c in (_done_to(parse, above),) if c is not None and c.i not in seen)
            if subject is None and above.i in lost:
                subject = parse.tokens[lost[above.i]]
            if subject is not None and subject.i not in seen:
                found((subject,))
                found(c for c in parse.children(subject) if c.i < token.i and c.i not in seen and beside_subject(parse, c) is not None)
                if token.dep not in ("dobj", "pobj"):
                    beside = (c for c in parse.children(subject) if c.dep == "appos" and c.pos == "NOUN" and c.i < token.i)
                    owned = (subject, *beside) if token.lower in ("it", "its") else (subject,)
                    found(c for one in owned for c in parse.children(one) if c.dep == "poss" and c.i != token.i)
        elif above.pos in ("NOUN", "PROPN"):
            found(c for c in parse.children(above) if c.dep == "poss" and c.i < token.i and c.i != token.i)
            if above.i < token.i and above.dep != "pobj":
                found((above,))
    return out


def _done_to(parse: Parse, verb: Token) -> Token | None:
    """`accused Berg of lying`, `thanked Berg for coming`: whoever the verb above is done to is who lied and who came."""
    prep = parse.head(verb)
    if verb.dep != "pcomp" or prep.lower not in ("of", "for", "from"):
        return None
    done = next((c for c in parse.children(parse.head(prep)) if c.dep == "dobj" and c.i < prep.i), None)
    return None if done is None or (prep.lower == "from" and done.pos == "NOUN") else done


def _heads(parse: Parse, token: Token) -> Iterator[Token]:
    """Heads from the nearest to the root, one by one."""
    while token.head != token.i:
        token = parse.head(token)
        yield token


def choose(
    parse: Parse,
    token: Token,
    candidates: Sequence[Candidate],
    fits: Callable[[Candidate], bool],
    *,
    possessive: bool,
    quoted: bool = False,
    near: bool = False,
    ahead: Candidate | None = None,
    prefer: Callable[[Candidate], float] | None = None,
    line: int | None = None,
    lost: Mapping[int, int] = NOTHING_LOST,
) -> Candidate | None:
    """The best candidate for a pronoun, or None when there is none or the best two are too near each other.

    `quoted`: the pronoun stands inside a quotation; `near`: sentences back count double, as for descriptions; `ahead`: a name further on
    that may be meant; `line` counts the pronoun's sentences as `Candidate.line` does, None inside a quotation.
    """
    above: dict[int, int] = {}
    for rank, owner in enumerate(owners_above(parse, token, lost)):
        above.setdefault(owner.i, rank)
    barred = _around(parse, token) if possessive else _barred(parse, token)
    itself = _kept_apart(parse, token, candidates)
    own = _doers(token, candidates, barred)
    complements: dict[int, bool] = {}
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in chain((ahead,) if ahead is not None else (), islice(reversed(candidates), CONSIDERED)):
        head = candidate.head
        distance = token.sentence - head.sentence
        if distance > WINDOW + QUOTED:
            break
        if distance > 0 and line is not None and not candidate.quoted:
            distance = max(1, line - candidate.line)
        if distance > WINDOW or distance < 0 or head.i == token.i or not fits(candidate):
            continue
        if head.i in barred or candidate.entity in itself:
            continue
        inside = distance == 0 and _complement_of(parse, token, head, complements)
        if inside and (candidate.quoted or not _quotes_next(parse, head, token)):
            continue
        value = score(parse, token, candidate, above, distance)
        if prefer is not None:
            value += prefer(candidate)
        if near and distance > 0:
            value -= 1.2
        if candidate.quoted and not quoted and _is_speaker(parse, token):
            value -= SAID_OF
        if candidate.entity not in best or value > best[candidate.entity][0]:
            best[candidate.entity] = (value, candidate)
    ranked = sorted((row for n, row in best.items() if n not in own), key=lambda row: (-row[0], row[1].entity))
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN) or (near and ranked[0][0] < PRESENT):
        return None
    leads = max((value for n, (value, _) in best.items() if n in own), default=ranked[0][0])
    if leads > ranked[0][0] and ranked[0][1].head.sentence < token.sentence:
        return None  # with the doer out of it, nobody further back is sure enough
    return ranked[0][1]


def _doers(token: Token, candidates: Sequence[Candidate], barred: frozenset[int]) -> frozenset[int]:
    """Who does what `him` is the object of, whatever other words name them: `Lund ousted Berg, blaming him`."""
    if token.dep not in ("dobj", "dative"):
        return frozenset()
    return frozenset(c.entity for c in islice(reversed(candidates), CONSIDERED) if c.head.i in barred)


def _is_speaker(parse: Parse, token: Token) -> bool:
    """`he said`, `said its head`: who says the quotation, or whose they are."""
    subject = parse.head(token) if token.dep == "poss" else token
    return subject.dep == "nsubj" and is_speech(parse.head(subject))


def _around(parse: Parse, token: Token) -> frozenset[int]:
    """What a possessive is a part of: `its office` is nothing that the office is (`Berg, its head`)."""
    owned = parse.head(token)
    out = {owned.i, *(c.i for c in parse.children(owned) if c.dep == "appos")}
    return frozenset(out | ({owned.head} if owned.dep == "appos" else set()))


def _barred(parse: Parse, token: Token) -> frozenset[int]:
    """Subjects that an object cannot stand for (`Berg thanked him`, `Berg wanted him to stay`); of a subject what its clause is about (`the
    islands, which it claims`) and what stands beside its own verb (`in a statement it said`)."""
    verb = parse.head(token)
    if token.dep in ("nsubj", "nsubjpass"):
        if token.lower not in ("him", "her", "them"):
            beside = {inner.i for c in parse.children(verb) if c.dep == "prep" and c.i < token.i for inner in parse.children(c)}
            if verb.dep == "parataxis" and (about := subject_of(parse, parse.head(verb))) is not None and about.i < token.i < verb.head:
                beside.add(about.i)  # `Kovac, he said, was late`: whose clause it breaks into is another
            return frozenset(beside | ({verb.head} if verb.dep == "relcl" else set()))
        verb = parse.head(verb)
    elif token.dep == "pobj":
        while verb.pos == "ADP" and verb.head != verb.i:
            verb = parse.head(verb)
    if token.dep == "pobj" and verb.pos == "NOUN" and verb.dep == "dobj" and parse.head(verb).lemma == "have":
        verb = parse.head(verb)  # `the clerk knew nothing of it`; but `the clerk denied claims about it`
    if token.lower.endswith(("self", "selves")) or verb.pos not in ("VERB", "AUX"):
        return frozenset()
    subject = subject_of(parse, verb)
    while subject is None and verb.dep in ("advcl", "acl", "xcomp", "conj", "pcomp") and verb.head != verb.i:
        subject = _done_to(parse, verb)  # `repaid Berg for helping him`
        if subject is None and verb.dep == "xcomp":  # `asked Berg to join him`
            subject = next((c for c in parse.children(parse.head(verb)) if c.dep == "dobj" and c.i < verb.i), None)
        verb = parse.head(parse.head(verb)) if verb.dep == "pcomp" else parse.head(verb)
        subject = subject or subject_of(parse, verb)
    if subject is None:
        return frozenset()
    owners = {c.i for c in parse.children(subject) if c.dep == "poss"} if token.lower == "it" else set()
    return frozenset({subject.i, *owners} | ({verb.head} if verb.dep == "relcl" else set()))


def _complement_of(parse: Parse, token: Token, head: Token, known: dict[int, bool]) -> bool:
    """Does the word stand in what the pronoun's own verb says or does? `Kovac, he said, was late`: `he` is not Kovac.

    `known` holds the answers so far for this pronoun, of every word on the way up.
    """
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb, passed, answer = token.head, [], False
    for above in islice(_heads(parse, head), CLIMB):
        if head.i in known:
            answer = known[head.i]
            break
        passed.append(head.i)
        if above.i == verb:
            answer = head.dep in ("ccomp", "xcomp", "dobj", "attr", "parataxis") and not _full_stop_between(parse, head, token)
            break
        head = above
    known.update(dict.fromkeys(passed, answer))
    return answer


def _kept_apart(parse: Parse, token: Token, candidates: Sequence[Candidate]) -> frozenset[int]:
    """`Tom Lund, who is no relation of hers`: whom the clause is about, by whatever mention, is not the other."""
    above = parse.head(parse.head(token))
    if token.dep != "pobj" or above.lemma.lower() not in ("related", "relate", "relation", "relative", "kin"):
        return frozenset()
    clause = next((t for t in (above, *islice(_heads(parse, above), CLIMB)) if t.dep == "relcl"), None)
    if clause is None:
        return frozenset()
    return frozenset(c.entity for c in islice(reversed(candidates), CONSIDERED) if c.head.i == clause.head)


def _quotes_next(parse: Parse, head: Token, token: Token) -> bool:
    """`Lund scolded him: “It is late,” she said`: the parser may hang all before the colon on `said`, but nothing of it is said by it."""
    return any(parse.tokens[i].text == ":" and parse.tokens[i + 1].text in _OPENING for i in range(head.i + 1, token.i))


def _full_stop_between(parse: Parse, head: Token, token: Token) -> bool:
    """`The clinic disputed it; it said …`: the parser hangs the first clause on the second, but a semicolon, colon or dash parts them."""
    return any(parse.tokens[i].text in (";", ":", "--", "—", "–") for i in range(head.i + 1, token.i))


def score(parse: Parse, token: Token, candidate: Candidate, above: Mapping[int, int], distance: int) -> float:
    """How likely the candidate is meant; `above` gives the rank of each owner above the pronoun, `distance` counts sentences."""
    head = candidate.head
    stand = beside_subject(parse, head) or head
    told = _according_to(parse, head)
    subject = stand.dep in _SUBJECTS or candidate.acts >= 0 or told
    if distance == 0:
        if head.i in above:
            return 6.0 - 0.8 * above[head.i] - (0 if not candidate.bare else BARE_TOLD if _is_told(parse, head) else BARE)
        if head.i > token.i:
            return 2.0 if subject and parse.head(stand).dep == "ROOT" else -9.0
        return (3.8 if subject else 2.8) - 0.02 * min(40, token.i - head.i) - (1.0 if candidate.weak else 0)
    verb = parse.tokens[candidate.acts] if candidate.acts >= 0 else parse.head(stand)
    main = told or (subject and verb.dep == "ROOT" and head.dep != "pobj")
    spoke = told or (subject and is_speech(verb)) or (head.dep == "dobj" and verb.lemma.lower() in _QUOTING)
    speaks = token.dep == "nsubj" and is_speech(parse.head(token))
    value = 2.2 - 1.2 * distance + (1.2 if main else 0.8 if subject else 0)
    if speaks:
        value += 1.0 if spoke else TOLD if main else 0
    if distance == 1 and (head.tag == "PRP$" or (head.tag == "PRP" and subject)):
        value += KEPT
    return value - (1.0 if candidate.weak else 0)


def _according_to(parse: Parse, head: Token) -> bool:
    """`According to Ana Lund, S`: she says it, though she is no subject."""
    above = parse.head(head)
    return head.dep == "pobj" and above.lower == "to" and above.i > 0 and parse.tokens[above.i - 1].lower == "according"


def _is_told(parse: Parse, head: Token) -> bool:
    return any(c.dep in ("amod", "compound", "nmod") and c.i < head.i for c in parse.children(head))


def unique_nearest(found: dict[int, int], *, lead: int = 1) -> int | None:
    """The one that stands nearest, by at least `lead` sentences; None where two stand too close."""
    ranked = sorted(found.items(), key=lambda row: row[1])
    if not ranked or (len(ranked) > 1 and ranked[1][1] - ranked[0][1] < lead):
        return None
    return ranked[0][0]
