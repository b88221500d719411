"""Articles -> their compared words, and the pairs of reports that are worth aligning.

Compared are headline, text and captions: what the reader wrote off as menu, link, credit or notice is no news. Each word knows whether it
stands inside quotation marks and whether it is a plain word, not a name or a title. Two reports become candidates by an index of
eight-word shingles, which finds every verbatim run whatever the likeness of the whole reports, and by MinHash over the three-word
shingles of sentences (rensa), which finds edited ones. Both are linear in words: what stands in many reports pairs each with its
nearest CARRIERS before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate

from onrecord.lexicon.families import title_words
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Annotations, Article, RegionKind
from onrecord.model.paragraph import paragraphs_of

RUN = 8
"""Words of a verbatim run: shorter ones are stock phrases and titles (of the runs of six in one day of mixed news most are)."""
CARRIERS = 20
"""Reports before it that one report is paired with for a shingle; of a story of 21 reports no pair is lost."""
MIN_SENTENCE = 8
PERMUTATIONS, BANDS = 64, 32
"""Bands of two rows: a pair of sentences at Jaccard .3 is proposed with 95 %; alignment decides."""

_COMPARED: frozenset[RegionKind] = frozenset({"body", "title", "caption"})
_QUOTED = re.compile(r"“[^”\n]*(?:”|$|\n)|\"[^\"\n]*(?:\"|$|\n)")
"""A quotation, or one that runs on over the end of its paragraph."""

_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Yy]ou|[Yy]our|[Yy]ou['’](?:re|ve|d|ll))\b")
_HANDLE = re.compile(r"\(@\w+\)|pic\.twitter\.com/|\bt\.co/")
_ADDRESS = re.compile(r"https?://|\bwww\.|\(@\w+\)|pic\.twitter\.com/")
_CLOSERS = "\"'”’»)]* \u00a0"
HEADLINE = 20
"""Words below which a line of the text that ends without a stop is taken for a headline or a subhead."""

Range = tuple[int, int]
"""Words from, up to."""
Shingles = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Text:
    """A report's compared words; `spoken`, `plain` and `cuts` count, up to a word, the words that are not the report's own telling, the
    plain ones, those that name the medium by which a statement came, and the breaks between two regions, so that the count of any stretch
    is a difference of two. `sentences` are word ranges.
    """

    article: str
    words: tuple[Word, ...]
    spoken: tuple[int, ...]
    plain: tuple[int, ...]
    media: tuple[int, ...]
    cuts: tuple[int, ...]
    sentences: tuple[Range, ...]


def text_of(article: Article, annotations: Annotations) -> Text:
    """The compared words of an article, with a cut, a word that no other article has, between regions that do not run on."""
    words: list[Word] = []
    cut: list[int] = []
    before: tuple[RegionKind, int] | None = None
    for region in article.regions:
        if region.kind not in _COMPARED:
            continue
        if before is not None and (region.kind != before[0] or any(c.isalnum() for c in article.text[before[1] : region.start])):
            words.append(Word(region.start, region.start, f"{article.id}/{region.start}", "", False))
            cut.append(len(words) - 1)
        words.extend(words_in(article.text, region.start, region.end))
        before = region.kind, region.end
    marks = set(cut)
    via = _joined((s.start, s.end) for one in annotations.statements for step in one.via if step.kind == "media" for s in step.spans)
    plain = [w.content and article.text[w.start : w.start + 1].islower() and w.form not in title_words() for w in words]
    return Text(
        article.id,
        tuple(words),
        _counts(_within(words, _speech(article, annotations))),
        _counts(plain),
        _counts(_within(words, via)),
        _counts([n in marks for n in range(len(words))]),
        _sentences(words, annotations),
    )


def _counts(flags: Sequence[bool]) -> tuple[int, ...]:
    return tuple(accumulate(flags, initial=0))


def _speech(article: Article, annotations: Annotations) -> list[tuple[int, int]]:
    """What is not the report's own telling, sorted and joined: quotations, direct speech without marks, and lines set apart."""
    spans = [m.span() for r in article.regions if r.kind in _COMPARED for m in _QUOTED.finditer(article.text, r.start, r.end)]
    spans += [(s.start, s.end) for one in annotations.statements if one.form == "direct" for s in one.anchor.spans]
    return _joined([*spans, *_set_apart(article)])


def _within(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each word starts in one of the spans, which are sorted and disjoint."""
    out, at = [], 0
    for word in words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        out.append(at < len(spans) and spans[at][0] <= word.start)
    return out


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _set_apart(article: Article) -> list[tuple[int, int]]:
    """Lines of the text that do not tell news: posts and transcripts (they say `I`), what addresses the reader (`you`) or gives an address,
    and headlines and teasers of other reports, which break off."""
    kept = [r for r in article.regions if r.kind != "boilerplate"]
    lines = [(r.kind, p.start, p.end) for r in kept for p in paragraphs_of(article.text, r.start, r.end)]
    out = []
    for n, (kind, start, end) in enumerate(lines):
        line = article.text[start:end]
        signed = n + 1 < len(lines) and _HANDLE.search(article.text[lines[n + 1][1] : lines[n + 1][2]]) is not None
        headline = kind == "body" and line.count(" ") < HEADLINE and line.rstrip(_CLOSERS)[-1:] not in tuple(".!?:;,")
        teaser = line.rstrip(_CLOSERS).endswith(("...", "…"))
        if headline or teaser or signed or _PERSON.search(_QUOTED.sub("", line)) or _ADDRESS.search(line):
            out.append((start, end))
    return out


def _sentences(words: Sequence[Word], annotations: Annotations) -> tuple[Range, ...]:
    """The annotations' sentences as ranges of compared words."""
    out, at = [], 0
    for start, end in annotations.sentences:
        while at < len(words) and (words[at].start < start or not words[at].stem):
            at += 1
        first = at
        while at < len(words) and words[at].end <= end and words[at].stem:
            at += 1
        if at - first >= MIN_SENTENCE:
            out.append((first, at))
    return tuple(out)


def shared_shingles(texts: Sequence[Text]) -> tuple[tuple[Shingles, ...], Mapping[int, tuple[int, ...]]]:
    """For each text the eight-word shingles that another has too, with their places; and for each of these its carriers, sorted."""
    ids: dict[tuple[str, ...], int] = {}
    carriers: list[list[int]] = []
    rows: list[list[int]] = []
    for n, text in enumerate(texts):
        forms = [w.form for w in text.words]
        row = []
        for i in range(len(forms) - RUN + 1):
            k = ids.setdefault(tuple(forms[i : i + RUN]), len(carriers))
            if k == len(carriers):
                carriers.append([n])
            elif carriers[k][-1] != n:
                carriers[k].append(n)
            row.append(k)
        rows.append(row)
    places = []
    for row in rows:
        found: dict[int, list[int]] = defaultdict(list)
        for i, k in enumerate(row):
            if len(carriers[k]) > 1:
                found[k].append(i)
        places.append(dict(found))
    return tuple(places), {k: tuple(c) for k, c in enumerate(carriers) if len(c) > 1}


def run_pairs(carriers: Mapping[int, tuple[int, ...]]) -> set[tuple[int, int]]:
    """Pairs of texts that share a shingle, each text with at most CARRIERS before it a shingle."""
    groups = set(carriers.values())
    return {(group[i], b) for group in groups for j, b in enumerate(group) for i in range(max(0, j - CARRIERS), j)}


def sentence_pairs(texts: Sequence[Text], left_out: Sequence[Set[int]]) -> dict[tuple[int, int], list[tuple[Range, Range]]]:
    """Pairs of texts with the sentences that MinHash proposes as alike; none in which a shingle is left out."""
    from rensa import RMinHash, RMinHashLSH  # the only door to rensa, opened when reports are compared

    lsh = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=BANDS)
    rows: list[tuple[int, Range]] = []
    out: dict[tuple[int, int], list[tuple[Range, Range]]] = defaultdict(list)
    for n, text in enumerate(texts):
        new = []
        for start, end in text.sentences:
            if not left_out[n].isdisjoint(range(start, end)):
                continue
            forms = [w.form for w in text.words[start:end]]
            minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
            minhash.update([" ".join(forms[i : i + 3]) for i in range(len(forms) - 2)])
            for other in sorted(lsh.query(minhash))[-CARRIERS:]:
                m, sentence = rows[other]
                out[m, n].append((sentence, (start, end)))
            new.append((minhash, (start, end)))
        for minhash, sentence in new:
            lsh.insert(len(rows), minhash)
            rows.append((n, sentence))
    return out
