"""Pieces of speech -> utterances: one act of saying, however many reports, cuts and translations carry it.

Speaker, time and wording decide together. The same long run of words is one utterance whoever it is given to (two different speakers
are then a conflict that is shown); shorter and looser likenesses need the same speaker, or the party and somebody who speaks for it;
a stock phrase that several people use stays several utterances. Reports that date the saying differently by more than a day stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from math import log

from onrecord.lexicon.families import event_family
from onrecord.lexicon.stems import Word
from onrecord.linking.blocking import blocks_of, pairs_sharing
from onrecord.linking.clustering import Likeness, cluster
from onrecord.linking.forms import apart
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties
from onrecord.linking.quotes import Piece, pieces_of, with_clauses
from onrecord.linking.skeleton import Token, laid, tokens_of
from onrecord.linking.speakers import is_name, may_be_one, same_time, speakers_of
from onrecord.linking.ties import Ties
from onrecord.model import NO_RULINGS, Anchor, Annotations, Article, Rulings, Utterance, UtteranceMember, Wording
from onrecord.model.span import overlap

SAME_RUN = 8
"""Words in one verbatim run that make one utterance of two whoever they are given to; as for copies."""
OTHERS_RUN = 0.5
"""Share of the shorter quotation that such a run must be, where the speakers differ: one may quote a few words of the other's. Set by
reading the mergers of sixteen stories of BASIL."""
QUOTED = 0.6
"""Weight of aligned content words, over the shorter piece, for two quoted pieces of one speaker (a cut quotation lies wholly inside)."""
TRANSLATED = 0.5
"""The same where the words are two translations: nouns stay, verbs and adjectives change. Set by reading the nine pairs that lay between
.45 and QUOTED in `examples/` and 40 stories of BASIL: the two below .5 were two sayings on one subject, of the seven above it one was."""
ORDERED = 0.34
"""Share of the shorter quotation's content words that two of one speaker have in one order: a cut or a second translation keeps the order,
two sayings with the same common words do not. Of .25, .34 and .4 the second parts 185 wrong pairs of a day's 3,907, which .25 does not, and
loses four of 683 in BASIL, where .4 loses nine."""
RETOLD = 0.65
"""The same where one piece is indirect."""
COPIED = 0.8
"""Share of the shorter one's content words in one order, from which two that share a run are one retold nearly word for word; one of them
has words in quotation marks, since a bare noun that two copies of a text share (`signed the treaty of`) is often no saying."""
LOOSELY, MANY, KEPT = 0.4, 6, 0.5
"""Two retellings of one speaker in other words, which tell one deed: they share this weight, so many content words, and this part of the
shorter one's words in one order. Set by reading the 47 pairs that lay below RETOLD in eighteen stories of two corpora and six stories with
gold: all six that it takes were one saying, and the first two below it (fewer words, no common order) were two."""
MIN_SHARED = 2
"""Content words that a pair must share at the least."""
SHORT = 3
"""A quoted fragment of so few content words may meet its fuller form in one, the others being spelled another way."""
MAX_BLOCK = 60
"""Pieces that one rare stem may bring together: a more frequent stem proposes nothing."""
PREFIX = 0.35
"""Weight of shared stems, over the lighter piece, below which a pair is not looked at: well under TRANSLATED, since two spellings of one
word and a word that is said twice add to what is aligned."""

SHORT_RUN = 4
"""Words in one run that let a party and a body of it be one speaker; two pieces without one such run have no long one either."""
WHOLE_RUN = 5
"""Words of a quotation that stands whole in another one of somebody of the same name: a cut of it."""
RENDERED = 0.66
"""Share of the shorter quotation that is laid in order against another of one speaker, small words and all (`skeleton`), for two
translations with two words or more in common that no other piece of either report has. Set by reading what 100 stories of BASIL and 101 of
another corpus gain by it: the doubtful pairs lay below."""
RENDERED_BY_ONE = 0.68
"""The same with one such word in common."""
WHOLE_HEAD = 3
"""The same of one that the other begins with."""
LEAST_RENDERED = 6
"""Words of the shorter quotation at the least: any two shorter ones have small words alike."""
LONG_STEM, SPELLED = 6, 0.75
"""Letters of a stem that may have another spelling, and the share of letters in one order (`difflib`) that two spellings of it have."""
_JOINS = frozenset({"and", "or"})
"""`wind or rain`, `wind and rain`: two words said together, whichever joins them."""
SAME_CLAUSE = "utterances/same-clause"
_NO_DEED: frozenset[str] = frozenset()


def find_utterances(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    parties: Parties,
    *,
    events: Sequence[Sequence[Frame]],
    rulings: Rulings = NO_RULINGS,
) -> tuple[Utterance, ...]:
    """Utterances of two members or more, ids `u1` … by their first member in article and text order.

    `events` are clauses that tell one deed: two quoted clauses of one party's statements, of one deed, may be two translations.
    """
    judged = tuple(dict.fromkeys(anchor for pair in (*rulings.same_words, *rulings.other_words) for anchor in pair))
    plain = pieces_of(articles, annotations, parties, judged=judged)
    pieces, pairs = with_clauses(articles, plain, events)
    weight = _weights(pieces)
    deeds = _deeds(annotations)
    runs = [_runs(p.words, SHORT_RUN) if p.quoted else frozenset() for p in plain]
    stems = [Counter(w.stem for w in p.content) for p in plain]
    scored: list[tuple[float, float, int, int, Likeness]] = []
    for i, j in pairs:
        if speakers_of(pieces[i], pieces[j]) is not None and same_time(pieces[i].said, pieces[j].said):
            scored.append((0.0, -1.0, i, j, Likeness(1.0, SAME_CLAUSE, 0)))
    for i, j in _candidates(plain, weight):
        likeness = _likeness(pieces[i], pieces[j], weight, deeds, runs, stems)
        if likeness is not None:
            scored.append((float(-likeness.rank), -likeness.score, i, j, likeness))
    done = {(i, j) for _, _, i, j, _ in scored}
    scored += [(-1.5, -one.score, i, j, one) for i, j, one in _rendered(plain, runs) if (i, j) not in done]
    ties = Ties.of(rulings.same_words, rulings.other_words, {anchor: _pieces_at(anchor, pieces, len(plain)) for anchor in judged})
    clusters = cluster(pieces, sorted(scored, key=lambda row: row[:4]), ties)
    out = []
    for number, (members, rule) in enumerate(clusters, 1):
        out.append(_utterance(f"u{number}", [pieces[i] for i in members], rule))
    return tuple(out)


def _pieces_at(anchor: Anchor, pieces: Sequence[Piece], plain: int) -> tuple[int, ...]:
    """The pieces with words of an anchor: first the one that is most of it, whole quotations (the `plain` first) before clauses of them."""
    found = [(overlap(p.anchor.spans, anchor.spans), p.order) for p in pieces if p.anchor.overlaps(anchor)]
    return tuple(order for _, order in sorted(found, key=lambda row: (2 * row[0] < 1, row[1] >= plain, -row[0], row[1])))


def _weights(pieces: Sequence[Piece]) -> Mapping[str, float]:
    """Rarity of a stem over the speakers and reports that use it: what every report says weighs little."""
    users: Counter[str] = Counter()
    full = [p for p in pieces if len(p.content) >= MIN_SHARED]
    for piece in full or pieces:
        users.update({w.stem for w in piece.content})
    total = max(2, len(full))
    every = {w.stem for p in pieces for w in p.content}
    return {stem: log(1 + total / max(1, users[stem])) for stem in sorted(every)}


def _deeds(annotations: Sequence[Annotations]) -> Mapping[str, frozenset[str]]:
    """Statement id -> the families of the deeds that its content tells."""
    out: dict[str, set[str]] = defaultdict(set)
    for one in annotations:
        for p in one.propositions:
            if p.statement is not None:
                out[p.statement].add(event_family(p.predicate))
    return {sid: frozenset(found) for sid, found in out.items()}


def _candidates(pieces: Sequence[Piece], weight: Mapping[str, float]) -> list[tuple[int, int]]:
    """Pairs of different articles that share two content stems, one of them not frequent, and can share enough weight or a long run."""
    rows = [{w.stem: weight[w.stem] for w in p.content} for p in pieces]
    blocks = blocks_of(rows)
    usable = [frozenset(stem for stem in row if len(blocks[stem]) <= MAX_BLOCK) for row in rows]
    runs = [{" ".join(run): 1.0 for run in _runs(p.words, SAME_RUN)} if p.quoted else {} for p in pieces]
    found = pairs_sharing(rows, blocks, share=PREFIX, most=MAX_BLOCK) | pairs_sharing(runs, blocks_of(runs), share=0.0, most=MAX_BLOCK)
    out = []
    for i, j in sorted(found):
        n = len(usable[i] & usable[j])
        short = min(len(pieces[i].content), len(pieces[j].content))
        if pieces[i].anchor.article != pieces[j].anchor.article and (n >= MIN_SHARED or (n and short <= SHORT)):
            out.append((i, j))
    return out


def _rendered(plain: Sequence[Piece], runs: Sequence[frozenset[tuple[str, ...]]]) -> list[tuple[int, int, Likeness]]:
    """Pairs of quotations of one speaker in two reports that may be one in two translations, or one cut out of the other."""
    holders: dict[str, list[int]] = defaultdict(list)
    for piece in plain:
        for stem in sorted({w.stem for w in piece.content}):
            holders[stem].append(piece.order)
    alone: dict[int, set[str]] = defaultdict(set)
    for stem, orders in holders.items():
        count = Counter(plain[n].anchor.article for n in orders if plain[n].quoted)
        for n in orders:
            if plain[n].quoted and count[plain[n].anchor.article] == 1:
                alone[n].add(stem)
    tokens: dict[int, tuple[Token, ...]] = {}
    pairs = sorted(
        {
            (i, j)
            for stem, orders in holders.items()
            if len(orders) <= MAX_BLOCK
            for i in orders
            for j in orders
            if i < j and stem in alone[i] and stem in alone[j] and plain[i].anchor.article != plain[j].anchor.article
        }
    )
    out: list[tuple[int, int, Likeness]] = []
    for i, j in pairs:
        a, b = plain[i], plain[j]
        speakers = speakers_of(a, b)
        namesakes = speakers != "same" and _share_a_name(a, b) and may_be_one(a, b)
        if (speakers is None and not namesakes) or apart(a.manner, b.manner) or not same_time(a.said, b.said):
            continue
        short, long = sorted((a, b), key=lambda p: (len(p.words), p.order))
        if (speakers == "same" or namesakes) and _stands_whole(short, long):
            out.append((i, j, Likeness(1.0, "utterances/whole", 2)))
            continue
        if speakers is None or (speakers == "party" and runs[i].isdisjoint(runs[j])) or len(short.words) < LEAST_RENDERED:
            continue
        for n in (i, j):
            tokens.setdefault(n, tokens_of(plain[n].words))
        found = laid(tokens[short.order], tokens[long.order], least=min(RENDERED, RENDERED_BY_ONE))
        rare = [s for s in found.same if s in alone[i] and s in alone[j]]
        if rare and found.share >= (RENDERED if len(set(found.same)) > 1 else RENDERED_BY_ONE):
            out.append((i, j, Likeness(found.share, "utterances/rendered", 2)))
    return out


def _stands_whole(short: Piece, long: Piece) -> bool:
    """The shorter quotation, five words or more, is one run of the longer; three are enough for the words that the longer begins with, up
    to a comma or a stop of its own (`Nurses should nurse`)."""
    run = [w.form for w in short.words]
    if WHOLE_HEAD <= len(run) < WHOLE_RUN and len(short.content) >= MIN_SHARED and run == [w.form for w in long.words[: len(run)]]:
        return True
    return len(run) >= WHOLE_RUN and f" {' '.join(run)} " in f" {' '.join(w.form for w in long.words)} "


def _share_a_name(a: Piece, b: Piece) -> bool:
    """`Hilario`, `Hilario Lund`: two names with a word in common."""
    return is_name(a.speaker) and is_name(b.speaker) and bool(set(a.speaker.split()) & set(b.speaker.split()))


def _likeness(
    a: Piece,
    b: Piece,
    weight: Mapping[str, float],
    deeds: Mapping[str, frozenset[str]],
    runs: Sequence[frozenset[tuple[str, ...]]],
    stems: Sequence[Counter[str]],
) -> Likeness | None:
    if not same_time(a.said, b.said):
        return None
    run = _longest_run(a.words, b.words) if not runs[a.order].isdisjoint(runs[b.order]) else 0
    speakers = speakers_of(a, b)
    if apart(a.manner, b.manner) and run < max(SAME_RUN, OTHERS_RUN * min(len(a.words), len(b.words))):
        return None
    if run >= SAME_RUN and a.quoted and b.quoted:
        if may_be_one(a, b):
            return Likeness(float(run), "utterances/run", 4)
        if run >= OTHERS_RUN * min(len(a.words), len(b.words)):
            return Likeness(float(run), "utterances/run-other-speaker", 4)
    if not speakers or min(len(a.content), len(b.content)) < MIN_SHARED:
        return None
    both, fragment = a.quoted and b.quoted, min(len(a.content), len(b.content)) < SHORT
    tied = both or not deeds.get(a.statement.id, _NO_DEED).isdisjoint(deeds.get(b.statement.id, _NO_DEED))
    if (both and fragment and a.key != b.key) or (not tied and speakers != "same"):
        return None  # looked at before the words are aligned, which costs most
    aligned, matched = _aligned(stems[a.order], stems[b.order], weight)
    if matched < MIN_SHARED:
        return None
    if both:
        if fragment and not _lies_in(*sorted((a, b), key=lambda p: (len(p.words), p.order))):
            return None
        if run < SAME_RUN and _in_order(a, b) < ORDERED:
            return None
        if aligned >= QUOTED and (speakers == "same" or run >= SHORT_RUN):
            return Likeness(aligned, "utterances/quoted", 3)
        if aligned >= TRANSLATED and matched >= 3 and speakers == "same":
            return Likeness(aligned, "utterances/translated", 2)
        return None
    partly = "mixed" in (a.statement.form, b.statement.form)
    if partly and speakers == "same" and aligned >= RETOLD and _in_order(a, b) >= COPIED and _longest_run(a.words, b.words) >= WHOLE_RUN:
        return Likeness(aligned, "utterances/retold", 1)  # `the quay “a trap”` hangs on its verb and tells no deed
    if not tied:
        return None
    if aligned >= RETOLD and matched >= (4 if speakers == "same" else 5):
        return Likeness(aligned, "utterances/retold", 1)
    if speakers == "same" and aligned >= LOOSELY and matched >= MANY and _in_order(a, b) >= KEPT:
        return Likeness(aligned, "utterances/retold-in-order", 1)
    return None


def _runs(words: Sequence[Word], length: int) -> frozenset[tuple[str, ...]]:
    """All runs of so many forms."""
    forms = [w.form for w in words]
    return frozenset(tuple(forms[i : i + length]) for i in range(len(forms) - length + 1))


def _longest_run(a: Sequence[Word], b: Sequence[Word]) -> int:
    match = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False).find_longest_match()
    return match.size


def _aligned(left: Counter[str], right: Counter[str], weight: Mapping[str, float]) -> tuple[float, int]:
    """Weight of the shared content stems over the lighter piece's weight, spelling variants counted; and how many are shared."""
    common = left & right
    total, n = sum(weight[s] * k for s, k in common.items()), sum(common.values())
    rest = sorted(s for s in right - common if len(s) >= LONG_STEM)
    for stem in sorted(s for s in left - common if len(s) >= LONG_STEM) if rest else ():
        other = next((s for s in rest if similar_spelling(stem, s)), None)
        if other is not None:
            total, n = total + min(weight[stem], weight[other]), n + 1
    lighter = min(sum(weight[s] * k for s, k in side.items()) for side in (left, right))
    return (total / lighter if lighter else 0.0), n


def _in_order(a: Piece, b: Piece) -> float:
    """Share of the shorter piece's content words that stand in the other one in the same order."""
    left, right = [w.stem for w in a.content], [w.stem for w in b.content]
    match = SequenceMatcher(None, left, right, autojunk=False)
    return sum(block.size for block in match.get_matching_blocks()) / min(len(left), len(right))


def _lies_in(short: Piece, long: Piece) -> bool:
    """A fragment of two words stands in the other piece but for its spelling: `national security` is not `the nation's security`."""
    mine, theirs = short.words, long.words
    return any(
        all(_one_word(w, v) for w, v in zip(mine, theirs[at : at + len(mine)], strict=True)) for at in range(len(theirs) - len(mine) + 1)
    )


def _one_word(a: Word, b: Word) -> bool:
    return a.form == b.form or a.stem == b.stem or {a.form, b.form} <= _JOINS or similar_spelling(a.stem, b.stem)


def similar_spelling(a: str, b: str) -> bool:
    """Two stems of one word in two spellings (`camaraderi`, `comrader`): long, alike in first letter and in most others."""
    if min(len(a), len(b)) < LONG_STEM or a[0] != b[0] or 2 * min(len(a), len(b)) < SPELLED * (len(a) + len(b)):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= SPELLED


def _utterance(uid: str, members: Sequence[Piece], rule: str) -> Utterance:
    keys = Counter(p.key for p in members)
    named = [p for p in members if p.statement.source is not None and p.statement.source.kind == "person"] or list(members)
    speaker = min(named, key=lambda p: (-keys[p.key], p.order)).speaker
    conflict = None
    if "other-speaker" in rule or not all(may_be_one(a, b) for n, a in enumerate(members) for b in members[n:]):
        first: dict[str, str] = {}
        for p in members:
            first.setdefault(p.key, p.speaker)
        conflict = "the reports give these words to " + " and to ".join(first.values())
    whole = max(members, key=lambda p: (p.quoted, len(p.words), -p.order))
    said = min((p.said for p in members if p.said is not None), key=lambda when: when.value.startswith("XXXX"), default=None)
    rows = tuple(UtteranceMember(p.anchor, p.statement.id, _wording(p, whole)) for p in members)
    return Utterance(uid, speaker, said, rows, conflict, rule)


def _wording(piece: Piece, whole: Piece) -> Wording:
    if not piece.quoted:
        return "indirect"
    mine, theirs = [w.form for w in piece.words], [w.form for w in whole.words]
    if mine == theirs:
        return "verbatim"
    match = SequenceMatcher(None, mine, theirs, autojunk=False)
    share = sum(b.size for b in match.get_matching_blocks()) / len(mine)
    return "cut" if share > 0.9 else "translation"
