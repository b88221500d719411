"""Utterances -> how each two reports have one saying: in the same words, or quoted here and retold there.

One row for each pair of reports and utterance. Words that two reports quote alike agree, and so do those that one of them quotes at more
length; where one of them retells what was said, or both do, the wordings are variants. What stands in a passage that both took over is a
copy, no second account, and is not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, UtteranceMember

MAX_REPORTS = 6
"""Reports of one utterance compared pairwise: 15 rows; the utterance lists all its members."""
LEAST_CUT = 3
"""Words of a quotation cut out of a longer one at the least; as `utterances/whole` has it."""
SHOWN = 16
"""Words of a wording shown in a reason."""


def compare_retold(story: Story) -> Iterator[Comparison]:
    """Comparisons of the members of utterances, one for each pair of reports."""
    copied, forms = copied_passages(story), _forms_of(story)
    for utterance in story.links.utterances:
        members: dict[str, list[UtteranceMember]] = defaultdict(list)
        for member in utterance.members:
            members[member.anchor.article].append(member)
        for one, other in combinations(list(members)[:MAX_REPORTS], 2):
            found = _pair(forms, members[one], members[other])
            if found is not None and not any(
                found[0].anchor.overlaps(a) and found[1].anchor.overlaps(b) for a, b in copied.get((one, other), ())
            ):
                yield _judged(story, *found, same=forms[found[0].anchor] == forms[found[1].anchor])


def _pair(
    forms: Mapping[Anchor, tuple[str, ...]], mine: Sequence[UtteranceMember], theirs: Sequence[UtteranceMember]
) -> tuple[UtteranceMember, UtteranceMember] | None:
    """The two members to compare: quoted in the same words, else the fullest of each where one is retold.

    Quotations in different words are left to `wording`, which lays them beside each other word by word.
    """
    quoted = [[m for m in side if m.wording != "indirect"] for side in (mine, theirs)]
    if all(quoted):
        printed = [{forms[m.anchor]: m for m in side} for side in quoted]
        same = [words for words in printed[0] if words in printed[1]]
        if not same:
            return _one_cut_of_the_other(printed[0], printed[1])
        best = max(same, key=len)
        return printed[0][best], printed[1][best]
    one, other = (max(side, key=lambda m: (m.wording != "indirect", len(forms[m.anchor]))) for side in (mine, theirs))
    return one, other


def _one_cut_of_the_other(
    mine: Mapping[tuple[str, ...], UtteranceMember], theirs: Mapping[tuple[str, ...], UtteranceMember]
) -> tuple[UtteranceMember, UtteranceMember] | None:
    """The longest quotation of one report that stands whole in one of the other's."""
    found = [(a, b) for a in mine for b in theirs if _holds(*sorted((a, b), key=len))]
    if not found:
        return None
    a, b = max(found, key=lambda row: (min(map(len, row)), -max(map(len, row))))
    return mine[a], theirs[b]


def _holds(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) >= LEAST_CUT and f" {' '.join(short)} " in f" {' '.join(long)} "


def _judged(story: Story, a: UtteranceMember, b: UtteranceMember, *, same: bool) -> Comparison:
    if a.wording != "indirect" and b.wording != "indirect" and not same:
        short = min((a, b), key=lambda m: (len(story.text(m.anchor)), story.place(m.anchor)))
        said = f"Both have the same words, and one quotes more beside them: “{cut(story, short.anchor)}”."
        return verdict_row(story, "wording", a.anchor, b.anchor, "agree", said, "wording/cut")
    if same:
        return verdict_row(story, "wording", a.anchor, b.anchor, "agree", "Both have the same words.", "wording/same")
    told = "Both retell one saying" if a.wording == b.wording == "indirect" else "One quotes what the other retells"
    said = f"{told}: “{cut(story, a.anchor)}”, “{cut(story, b.anchor)}”."
    return verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/retold")


def copied_passages(story: Story) -> Mapping[tuple[str, str], list[tuple[Anchor, Anchor]]]:
    """The passages that two reports share, by the reports, both ways."""
    out: dict[tuple[str, str], list[tuple[Anchor, Anchor]]] = defaultdict(list)
    for copy in story.links.copies:
        out[copy.left.article, copy.right.article].append((copy.left, copy.right))
        out[copy.right.article, copy.left.article].append((copy.right, copy.left))
    return out


def _forms_of(story: Story) -> Mapping[Anchor, tuple[str, ...]]:
    """The words of each member, in lower case."""
    anchors = (m.anchor for utterance in story.links.utterances for m in utterance.members)
    return {a: tuple(w.form for span in a.spans for w in words_in(story.article(a).text, span.start, span.end)) for a in anchors}


def cut(story: Story, anchor: Anchor) -> str:
    words = story.text(anchor).replace("“", "").replace("”", "").replace('"', "").split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
