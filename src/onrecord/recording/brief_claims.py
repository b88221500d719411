"""Story -> the sentences on what is said and by whom, and on what is disputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.stems import stem
from onrecord.model import Anchor, BriefLine, Claim, Evidence, Statement
from onrecord.recording.brief_answers import answer_lines
from onrecord.recording.brief_contrasts import contrast_lines
from onrecord.recording.brief_lead import news_words, outdated, replaced_numbers, stems
from onrecord.recording.leaning import leans
from onrecord.recording.naming import capital
from onrecord.recording.narrated import is_history
from onrecord.recording.saying_weight import informs, weight_of
from onrecord.recording.sentences import content_words, past, sentence
from onrecord.recording.story import PRONOUNS, Story, listed

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
AGAIN = 3.0
"""What each sentence of a source takes off its next one's weight: as much as one more report that carries it adds."""
AGAIN_OF_PARTY = 1.5
"""What each sentence takes off the next one of another source of its party: half as much."""
HEARD = 1.5
"""What each report that quotes a source, up to MOST_HEARD, adds to its first sentence: who is heard everywhere belongs in the brief."""
MOST_HEARD = 4
ENOUGH = 4.0
"""A weight below this fills no line: a lone aside of somebody who has spoken already. Set with the weights above by reading briefs."""
UNFIT = -10.0
"""A weight below this is a headline's, a nameless source's or a denied saying's: no sentence of the brief."""
REPLACED = 6.0
"""What is taken off a saying whose number a later report has replaced: as much as two reports that carry it add."""
HISTORY = 8.0
"""What is taken off what a report tells of an earlier time: more than two further reports that carry it add. Set by reading briefs."""
LEAD = 0.15
"""The part of a report, from its beginning, that tells its news."""
AT_THE_TOP = 2.0
"""What each report that tells a claim in its lead adds: two thirds of what a report that carries it at all does."""
BARE = 2
"""Words of a denial's content that only points back (`the claim`)."""
BARE_ALONE = 3
"""Words up to which a denial that stands alone (`denied having said that`, `the accusation`) says nothing to a reader."""
CANDIDATES = 300
"""Statements weighed for the brief, the weightiest of a story's; a brief holds about ten."""
ANCHORS_A_SENTENCE = 8
_WORD = re.compile(r"[^\W_]{3,}")
_DISPUTE = frozenset({"disputed", "denied"})
_AGAINST = frozenset({"denies", "contradicts"})
_FOR = frozenset({"asserts", "confirms"})


def said_lines(story: Story, *, after: Sequence[BriefLine] = ()) -> Iterator[BriefLine]:
    """Confirmed and widely carried claims first, then what each other source said, most prominent first; nothing twice.
    A source that has spoken already waits for those that have not: its weight falls with each of its sentences. What the lines before,
    `after`, tell is not told again.
    """
    told: set[str] = {word for line in after for word in _stems(line.text)}
    spoken: Counter[str] = Counter()
    by_speaker: dict[str, list[frozenset[str]]] = {}
    carried = {m.statement: u.id for u in story.record.utterances for m in u.members if m.statement is not None}
    repeated: set[str] = set()
    for statement in story.statements.values():
        if statement.source is not None and any(line.evidence[0].overlaps(statement.anchor) for line in after):
            spoken.update([_name(statement), *_party(story, statement)])
            by_speaker.setdefault(_name(statement), []).append(_stems(story.text(statement.anchor)))
    left = sorted((c for c in _candidates(story) if weight_of(story, c[1]) > UNFIT), key=lambda c: (-c[0], c[1].anchor))[:CANDIDATES]
    heard: dict[str, set[str]] = {}
    for s in story.statements.values():
        heard.setdefault(_name(s), set()).add(s.anchor.article)

    news = news_words(story)
    near = {statement.id: ON_THE_NEWS * _near(story, statement, news) for _, statement, _, _ in left}
    replaced = replaced_numbers(story)
    near |= {s.id: near[s.id] - REPLACED for _, s, _, _ in left if not story.narrow and outdated(s.anchor, replaced)}
    near |= {s.id: near[s.id] - HISTORY for _, s, _, _ in left if not story.narrow and is_history(story, s.anchor)}

    def now(n: int) -> float:
        weight, statement = left[n][:2]
        weight += near[statement.id]
        name = _name(statement)
        first = HEARD * min(len(heard[name]), MOST_HEARD) if not spoken[name] else 0.0
        again = max((spoken[p] for p in _party(story, statement)), default=0) - spoken[name]
        return weight + first - AGAIN * spoken[name] - AGAIN_OF_PARTY * max(0, again)

    while left:
        best = max(range(len(left)), key=lambda n: (now(n), -n))
        if now(best) < (UNFIT if story.narrow else ENOUGH):
            break
        _, statement, evidence, others = left.pop(best)
        text = sentence(story, statement)
        words = _stems(content_words(story, statement) or "")
        if text is None or not words or len(words & told) > REPEATED * len(words) or carried.get(statement.id) in repeated:
            continue
        colour = statement.form == "direct" and not informs(story, statement)
        floor = ON_THE_NEWS * (OF_COLOUR if colour else BESIDE_THE_NEWS)
        beside = len(story.articles) > 1 and len({e.article for e in evidence}) < 2 and near[statement.id] < floor
        if not story.narrow and (beside or leans(story, statement, text, news=news.keys())):
            continue
        if any(_shared(words, said) > SAID_BEFORE for said in by_speaker.get(_name(statement), ())):
            continue
        told |= words
        by_speaker.setdefault(_name(statement), []).append(words)
        if statement.id in carried:
            repeated.add(carried[statement.id])
        spoken.update([_name(statement), *_party(story, statement)])
        if others:
            text = f"{text.removesuffix('.').replace('.”', '”')}; so did {listed([story.the(n) for n in others])}."
        yield BriefLine("", text, tuple(evidence[:ANCHORS_A_SENTENCE]), "brief/said")


def _near(story: Story, statement: Statement, news: Counter[str]) -> float:
    """The share of the content's words that the reports begin with."""
    words = stems(story.text(statement.anchor))
    return sum(news[w] > 0 for w in words) / max(1, len(words))


ON_THE_NEWS = 2.0
"""What words of which all stand in the reports' openings add: as much as a name does. Set by reading briefs."""


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
        if claim.status in _DISPUTE:
            used.update(e.statement for e in claim.evidence if e.statement and _says_mainly(story, e))
            continue
        best = _spokesman(story, claim.evidence)
        if best is None:
            continue
        statement, own = best
        used.update(e.statement for e in claim.evidence if e.statement)
        reports = len({e.anchor.article for e in claim.evidence})
        if reports < 2 and _felt_alone(statement):
            continue
        leading = len({e.anchor.article for e in claim.evidence if e.stance in _FOR and story.position(e.anchor) < LEAD})
        weight = 3.0 * reports + 2.0 * (claim.status == "confirmed") + len(claim.origins) + AT_THE_TOP * leading
        weight += weight_of(story, statement)
        others = _also_confirmed(story, claim, statement)
        rest = [_said(story, e) for e in claim.evidence if e is not own and _says_it_too(story, e, statement, own.by, others)]
        yield weight, statement, [_said(story, own), *rest], others
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
    said = _stems(story.text(statement.anchor))
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
    if evidence.stance not in _FOR or not (evidence.by in others or _shared(_stems(evidence.by), _stems(by)) >= SAME_NAME):
        return False
    return _shared(_told(story, evidence), _stems(story.text(statement.anchor))) >= SAME_WORDS


def _told(story: Story, evidence: Evidence) -> frozenset[str]:
    statement = story.statements.get(evidence.statement or "")
    return _stems(story.text(statement.anchor if statement is not None else evidence.anchor))


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the shorter's words that the longer has as well."""
    return len(left & right) / max(1, min(len(left), len(right)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in _WORD.findall(text))


def _spokesman(story: Story, evidence: Sequence[Evidence]) -> tuple[Statement, Evidence] | None:
    """The evidence whose statement makes the best sentence of a claim: a confirmation before an assertion, then by weight."""
    rows = [
        (e.stance == "confirms", weight_of(story, s), s, e)
        for e in evidence
        if e.stance in _FOR and e.statement and (s := story.statements.get(e.statement))
    ]
    rows = [r for r in rows if sentence(story, r[2]) is not None]
    if not rows:
        return None
    _, _, statement, own = max(rows, key=lambda r: (r[1] > UNFIT, r[0], r[1], -r[2].anchor.start, r[2].id))
    return statement, own


def _said(story: Story, evidence: Evidence) -> Anchor:
    statement = story.statements.get(evidence.statement or "")
    return story.spoken(statement) if statement is not None else evidence.anchor


def disputed_lines(story: Story) -> Iterator[BriefLine]:
    """Who says so and who says otherwise: printed contrasts, disputed claims, answers; of two lines on one saying the first alone."""
    claims = [c for c in story.record.claims if c.status in _DISPUTE]
    claims.sort(key=lambda c: (-len({e.anchor.article for e in c.evidence}), c.wording))
    found = [*contrast_lines(story), *(line for claim in claims if (line := _dispute(story, claim)) is not None), *answer_lines(story)]
    by = {"brief/contrast": 2.0, "brief/disputed": 1.0}

    def weight(line: BriefLine) -> float:
        return by.get(line.rule, 0.0) + SET_AGAINST * _sides(line) + len({e.article for e in line.evidence})

    told: list[BriefLine] = []
    for line in sorted(found, key=lambda line: -weight(line)):
        mine = _stems(line.text)
        if any(e.overlaps(o) for e in line.evidence[:2] for t in told for o in t.evidence):
            continue
        if any(len(mine & _stems(t.text)) > SAME_DISPUTE * min(len(mine), len(_stems(t.text))) for t in told):
            continue
        told.append(line)
        yield line


REPEATED_CLAIM = 0.7
"""Share of a claim's content words that its answer tells again."""
SET_AGAINST = 2.0
"""What a line with both sides has over a denial alone: as much as two reports more."""
SAME_DISPUTE = 0.6
"""Share of the shorter line's content words from which two lines tell one dispute."""


def _sides(line: BriefLine) -> bool:
    """Whether the line tells both sides: a printed contrast, or two sentences."""
    return line.rule == "brief/contrast" or len(_ENDS.findall(line.text)) > 1


_ENDS = re.compile(r"[.!?]”?(?= [A-Z“]|$)")


_OF_FACT = frozenset({"deny", "dispute", "refute", "rebut", "contradict", "denial", "disavow"})
"""Cues that say that something is not so; who rejects or ridicules a plan disputes no fact."""


def _denies_fact(story: Story, evidence: Evidence) -> bool:
    """A denial that stands by itself and says what it denies."""
    statement = story.statements.get(evidence.statement or "")
    if statement is None or statement.cue is None or statement.cue.lemma not in _OF_FACT:
        return False
    return len(story.text(statement.anchor).split()) > BARE_ALONE


def _of_main_party(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """The evidence of the party that most reports name as saying so."""
    reports: dict[str, set[str]] = {}
    for e in evidence:
        if e.statement:
            reports.setdefault(e.by, set()).add(e.anchor.article)
    if not reports:
        return evidence
    main = min(reports, key=lambda by: (-len(reports[by]), by))
    return [e for e in evidence if e.by == main]


def _answers(story: Story, against: Sequence[Evidence]) -> list[str]:
    """What the other side says, in its own printed words: a sentence a party, two at most; `X denied it` only where X is printed to."""
    out: dict[str, str] = {}
    for e in against:
        statement = story.statements.get(e.statement or "")
        if statement is None or statement.source is None or statement.source.name.lower() in PRONOUNS or e.by in out:
            continue
        words = sentence(story, statement)
        if statement.cue is not None and statement.cue.act == "deny" and len(story.text(statement.anchor).split()) <= BARE:
            words = f"{capital(story.the(statement.source.name))} {past(statement.cue.lemma)} it."
        if words is not None:
            out[e.by] = words
    return list(out.values())[:2]


def _dispute(story: Story, claim: Claim) -> BriefLine | None:
    against = [e for e in claim.evidence if e.stance in _AGAINST]
    forth = [e for e in claim.evidence if e.stance in _FOR]
    if not against:
        return None
    best = _spokesman(story, _of_main_party(forth))
    first = sentence(story, best[0]) if best is not None else None
    answers = [a for a in _answers(story, against) if first is not None or not a.endswith(" it.")]
    if not answers or (first is None and not any(_denies_fact(story, e) for e in against)):
        return None
    said = {a.anchor.article for a in claim.evidence if a.stance in _FOR}
    silent = sorted(said - {e.anchor.article for e in against})
    verb = "gives" if len(silent) == 1 else "give"
    tail = f" {capital(story.reports(silent))} {verb} the claim without the denial." if 0 < len(silent) <= 3 else ""
    if first is not None and any(len(_stems(first) & _stems(a)) >= REPEATED_CLAIM * len(_stems(first)) for a in answers[:1]):
        first = None  # `rejected a claim by the guild that …` tells it again
    text = " ".join([*([first] if first is not None else []), *answers]) + tail
    anchors = [_said(story, e) for e in ([best[1]] if best else [])] + [_said(story, e) for e in against] + [_said(story, e) for e in forth]
    return BriefLine("", text, tuple(anchors[: ANCHORS_A_SENTENCE + 4]), "brief/disputed")
