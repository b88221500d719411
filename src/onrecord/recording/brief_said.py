"""Story -> the sentences on what is said and by whom: of what many reports carry first, each source before one speaks again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from onrecord.model import Anchor, BriefLine, Claim, Evidence, Statement
from onrecord.recording.brief_evidence import DISPUTE, FOR, UNFIT, shared, spoken_of, spokesman, word_stems
from onrecord.recording.brief_lead import news_words, opening_words, outdated, replaced_numbers, stems
from onrecord.recording.narrated import is_history
from onrecord.recording.saying_weight import informs, weight_of
from onrecord.recording.sentences import content_words
from onrecord.recording.standing import standing_sentence
from onrecord.recording.story import Story, listed

SAME_WORDS = 0.5
"""Share of the shorter content's words from which two reports of one speaker say the same thing; less is another saying of his. Set by
reading the briefs of `examples/`, where less put one speaker's sentence on another's words; not tuned on a score."""
SAME_NAME = 0.6
"""The same for names: `the ministry` and `Kelmaria's Transport Ministry` may be one, `the company` and `the union` not."""
REPEATED = 0.6
"""Share of a sentence's content words that sentences before it already hold, above which it says nothing new."""
SAID_BEFORE = 0.4
"""The same for two sentences of one speaker, over the shorter one: two reports that retell one saying share this much. Set by reading the
briefs of eight stories of BASIL and of `examples/`."""
AGAIN = 2.0
"""What each sentence of a source takes off its next one's weight, less for one whose sayings are much of the story: two thirds of what one
more report that carries it adds."""
AGAIN_OF_PARTY = 1.5
"""What each sentence takes off the next one of another source of its party."""
HEARD = 1.5
"""What each report that quotes a source, up to MOST_HEARD, adds to its first sentence: who is heard everywhere belongs in the brief."""
MOST_HEARD = 4
ENOUGH = 6.0
"""A weight below this fills no line: a lone aside of somebody who has spoken already. Set with the weights above by reading briefs."""
REPLACED = 6.0
"""What is taken off a saying whose number a later report has replaced: as much as two reports that carry it add."""
HISTORY = 8.0
"""What is taken off what a report tells of an earlier time: more than two further reports that carry it add. Set by reading briefs."""
LEAD = 0.15
"""The part of a report, from its beginning, that tells its news."""
AT_THE_TOP = 2.0
"""What each report that tells a claim in its lead adds: two thirds of what a report that carries it at all does."""
CANDIDATES = 300
"""Statements weighed for the brief, the weightiest of a story's; a brief holds about ten."""
ANCHORS_A_SENTENCE = 8


def said_lines(story: Story, *, after: Sequence[BriefLine] = ()) -> Iterator[BriefLine]:
    """Confirmed and widely carried claims first, then what each other source said, most prominent first; nothing twice.
    A source that has spoken already waits for those that have not: its weight falls with each of its sentences. What the lines before,
    `after`, tell is not told again.
    """
    told: set[str] = {word for line in after for word in word_stems(line.text)}
    spoken: Counter[str] = Counter()
    by_speaker: dict[str, list[frozenset[str]]] = {}
    carried = {m.statement: u.id for u in story.record.utterances for m in u.members if m.statement is not None}
    repeated: set[str] = set()
    for statement in story.statements.values():
        if statement.source is not None and any(line.evidence[0].overlaps(statement.anchor) for line in after):
            spoken.update([_name(statement), *_party(story, statement)])
            by_speaker.setdefault(_name(statement), []).append(word_stems(story.text(statement.anchor)))
    left = sorted((c for c in _candidates(story) if weight_of(story, c[1]) > UNFIT), key=lambda c: (-c[0], c[1].anchor))[:CANDIDATES]
    heard: dict[str, set[str]] = {}
    told_by = Counter(map(_name, story.statements.values()))
    for s in story.statements.values():
        heard.setdefault(_name(s), set()).add(s.anchor.article)

    news, openings = news_words(story), opening_words(story)
    share = {s.id: _near(story, s, openings) for _, s, _, _ in left}
    common = {article.id: stems(article.text) for article in story.record.articles}
    near = {s.id: ON_THE_NEWS * share[s.id] + IN_THE_STORY * _shared_words(story, s, common) for _, s, _, _ in left}
    near |= {s.id: near[s.id] - PASSER_BY for _, s, _, _ in left if _is_passer_by(s, heard, openings)}
    replaced = replaced_numbers(story)
    near |= {s.id: near[s.id] - REPLACED for _, s, _, _ in left if not story.narrow and outdated(s.anchor, replaced)}
    near |= {s.id: near[s.id] - HISTORY for _, s, _, _ in left if not story.narrow and is_history(story, s.anchor)}

    def now(n: int) -> float:
        weight, statement = left[n][:2]
        weight += near[statement.id]
        name = _name(statement)
        first = HEARD * min(len(heard[name]), MOST_HEARD) if not spoken[name] else 0.0
        again = max((spoken[p] for p in _party(story, statement)), default=0) - spoken[name]
        rest = 1 - told_by[name] / len(story.statements)
        return weight + first - AGAIN * rest * spoken[name] - AGAIN_OF_PARTY * max(0, again)

    while left:
        best = max(range(len(left)), key=lambda n: (now(n), -n))
        if now(best) < (UNFIT if story.narrow else ENOUGH):
            break
        _, statement, evidence, others = left.pop(best)
        found = standing_sentence(story, statement, news=news.keys())
        words = word_stems(content_words(story, statement) or "")
        if found is None or not words or len(words & told) > REPEATED * len(words) or carried.get(statement.id) in repeated:
            continue
        colour = statement.form == "direct" and not informs(story, statement)
        floor = OF_COLOUR if colour else BESIDE_THE_NEWS
        beside = len(story.articles) > 1 and len({e.article for e in evidence}) < 2 and share[statement.id] < floor
        if beside and not story.narrow:
            continue
        if any(shared(words, said) > SAID_BEFORE for said in by_speaker.get(_name(statement), ())):
            continue
        told |= words
        by_speaker.setdefault(_name(statement), []).append(words)
        if statement.id in carried:
            repeated.add(carried[statement.id])
        spoken.update([_name(statement), *_party(story, statement)])
        text, anchor = found
        if others:
            text = f"{text.removesuffix('.').replace('.”', '”')}; so did {listed([story.the(n) for n in others])}."
        yield BriefLine("", text, (anchor, *(e for e in evidence if e != story.spoken(statement)))[:ANCHORS_A_SENTENCE], "brief/said")


def _near(story: Story, statement: Statement, openings: Mapping[str, Set[str]]) -> float:
    """The share of the content's words with which other reports begin; a word of its own report's opening alone counts OWN."""
    words, own = stems(story.text(statement.anchor)), openings.get(statement.anchor.article, frozenset())
    others = {word for article, found in openings.items() if article != statement.anchor.article or len(openings) == 1 for word in found}
    return sum(1.0 if w in others else OWN * (w in own) for w in words) / max(1, len(words))


def _shared_words(story: Story, statement: Statement, reports: Mapping[str, Set[str]]) -> float:
    """In what share of the other reports a word of the content stands, on average."""
    words = stems(story.text(statement.anchor))
    others = [found for article, found in reports.items() if article != statement.anchor.article]
    if not others:
        return ALONE
    return sum(word in found for word in words for found in others) / max(1, len(words) * len(others))


def _is_passer_by(statement: Statement, heard: Mapping[str, Set[str]], openings: Mapping[str, Set[str]]) -> bool:
    """Whether the source is a person whom one report of several hears and with whom none begins."""
    source = statement.source
    if source is None or source.kind != "person" or len(heard[source.name]) > 1 or len(openings) < 2:
        return False
    return not any(stems(source.name.split()[-1]) & words for words in openings.values())


PASSER_BY = 1.5
"""What is taken off such a person's saying: half of what one more report that carries it adds. Set on the facts of ten gold stories."""
ALONE = 0.6
"""What a report that stands alone is given for it: about the mean of the stories with several."""
IN_THE_STORY = 3.0
"""What words add of which every other report has each, wherever it stands: as much as one more report that carries the saying. Set, as the
weights of `saying_weight` were, on the facts that ten gold stories want in their briefs."""
ON_THE_NEWS = 2.0
"""What words of which all stand in the other reports' openings add: as much as a name does. Set by reading briefs."""
OWN = 0.3
"""What a word counts that stands in the opening of its own report alone. Set by reading briefs."""
BESIDE_THE_NEWS = 0.15
"""Share of a saying's content words in the openings below which one report's saying is no news: one word in seven."""
OF_COLOUR = 0.4
"""The same for a quotation without a number or a name: two words in five. Both set by reading briefs."""


def _party(story: Story, statement: Statement) -> list[str]:
    """The parties that the source speaks for, marked apart from names."""
    return [f"party {p}" for p in story.sides.get(statement.id, ())]


def _name(statement: Statement) -> str:
    return statement.source.name if statement.source is not None else ""


def _candidates(story: Story) -> Iterator[tuple[float, Statement, list[Anchor], tuple[str, ...]]]:
    """(weight, statement, evidence, who else confirmed it): the best statement of each claim, and those of no claim."""
    used: set[str] = set()
    for claim in story.record.claims:
        if claim.status in DISPUTE:
            used.update(e.statement for e in claim.evidence if e.statement and _says_mainly(story, e))
            continue
        best = spokesman(story, claim.evidence)
        if best is None:
            continue
        statement, own = best
        used.update(e.statement for e in claim.evidence if e.statement)
        reports = len({e.anchor.article for e in claim.evidence})
        if reports < 2 and _felt_alone(statement):
            continue
        leading = len({e.anchor.article for e in claim.evidence if e.stance in FOR and story.position(e.anchor) < LEAD})
        weight = 3.0 * reports + 2.0 * (claim.status == "confirmed") + len(claim.origins) + AT_THE_TOP * leading
        weight += weight_of(story, statement)
        others = _also_confirmed(story, claim, statement)
        rest = [spoken_of(story, e) for e in claim.evidence if e is not own and _says_it_too(story, e, statement, own.by, others)]
        yield weight, statement, [spoken_of(story, own), *rest], others
    said: dict[str, list[Statement]] = {}
    for utterance in story.record.utterances:
        rows = [s for m in utterance.members if (s := story.statements.get(m.statement or "")) is not None]
        said.update({s.id: rows for s in rows})
    for statement in story.record.statements:
        if statement.id not in used and not (_felt_alone(statement) and len(said.get(statement.id, ())) < 2):
            carriers = [statement, *(s for s in said.get(statement.id, ()) if s.anchor.article != statement.anchor.article)]
            weight = 3.0 * len({s.anchor.article for s in carriers}) + weight_of(story, statement)
            yield weight, statement, [story.spoken(s) for s in carriers], ()


def _felt_alone(statement: Statement) -> bool:
    """What somebody feels or means to do, as one report puts it: no saying that a desk would pass on."""
    return statement.cue is not None and statement.cue.act in ("feel", "intend")


def _says_mainly(story: Story, evidence: Evidence) -> bool:
    """The clause is most of what the statement says: an aside of it may be disputed without it."""
    content = story.statements[evidence.statement or ""].anchor
    return 2 * sum(map(len, evidence.anchor.spans)) >= sum(map(len, content.spans))


def _also_confirmed(story: Story, claim: Claim, statement: Statement) -> tuple[str, ...]:
    """The other named parties that confirm the claim, in the order of the evidence; none where the sentence itself does not confirm."""
    if statement.cue is None or statement.cue.act != "confirm" or statement.source is None:
        return ()
    known = {e.name for e in story.record.entities if e.kind not in ("document", "unnamed", "group")}
    said = word_stems(story.text(statement.anchor))
    names = [
        e.by
        for e in claim.evidence
        if e.stance == "confirms"
        and e.by in known
        and e.by != statement.source.name
        and len(said & _told(story, e)) >= SAME_WORDS * len(said)
    ]
    return tuple(dict.fromkeys(names))[:4]


def _says_it_too(story: Story, evidence: Evidence, statement: Statement, by: str, others: Sequence[str]) -> bool:
    """Whether a report may stand under the sentence: one speaker says much the same there, or one whom the sentence names confirms it."""
    if evidence.stance not in FOR or not (evidence.by in others or shared(word_stems(evidence.by), word_stems(by)) >= SAME_NAME):
        return False
    return shared(_told(story, evidence), word_stems(story.text(statement.anchor))) >= SAME_WORDS


def _told(story: Story, evidence: Evidence) -> frozenset[str]:
    statement = story.statements.get(evidence.statement or "")
    return word_stems(story.text(statement.anchor if statement is not None else evidence.anchor))


__all__ = ["said_lines"]
