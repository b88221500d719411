"""The reports of some days, however they arrived -> who stands where, settled anew, as events. The nightly repair of `linking/stories.py`.

The reports of the days in question start alone, those around them stay in their stories, and the two most alike groups are joined until no
two are more likely one event than not (average link). So the partition is a function of the reports and of the stories of those that stay:
the order of arrival has no say in it. Only which id a story goes by has a history: an id stays with the reports that it was known for.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from onrecord.linking.likeness import Group, log_odds, ordinal, vector
from onrecord.linking.nearby import Nearby
from onrecord.linking.stories import story_id
from onrecord.model import StoryEvent, StoryEventKind, StoryMember


@dataclass(slots=True)
class _Cluster:
    """Reports that stand together; `fixed` are the stories that are in it as a whole."""

    group: Group = field(default_factory=Group)
    members: list[StoryMember] = field(default_factory=list)
    fixed: set[str] = field(default_factory=set)


def consolidate(
    members: Iterable[StoryMember], *, first: str, last: str, received: str, retired: Collection[str] = ()
) -> tuple[StoryEvent, ...]:
    """Settle anew who stands where among the reports of the days `first` to `last`; the events say what changes, none if nothing does.

    `members` also hold the reports up to WINDOW days before and after; they and the pinned ones stay in their stories. `received` is the
    time to write on the events, `retired` are ids that merged stories left behind and no story may get again.
    """
    given = sorted(members, key=lambda m: (m.profile.day, m.profile.article))
    clusters = _joined(given, first, last)
    ids, heirs = _ids(given, clusters, retired)
    return tuple(_events(clusters, ids, heirs, received))


def _joined(members: Sequence[StoryMember], first: str, last: str) -> list[_Cluster]:
    """The clusters, sorted by their first report."""
    clusters: defaultdict[str, _Cluster] = defaultdict(_Cluster)
    nearby = Nearby()
    for member in members:
        stays = member.pinned or not first <= member.profile.day <= last
        name = member.story if stays else member.profile.article
        cluster, values = clusters[name], vector(member.profile)
        cluster.group.add(values, Counter([ordinal(member.profile)]))
        cluster.members.append(member)
        nearby.add(name, values)
        if stays:
            cluster.fixed.add(member.story)
    links: dict[str, set[str]] = {name: set() for name in clusters}
    for name, cluster in clusters.items():
        if not cluster.fixed:
            for other in nearby.near(cluster.group.sums):
                if other != name:
                    links[name].add(other)
                    links[other].add(name)
    _link(clusters, links)
    return sorted(clusters.values(), key=lambda c: _first(c.members))


def _link(clusters: dict[str, _Cluster], links: dict[str, set[str]]) -> None:
    """Join the two most alike clusters until none are more likely one than not; equals by name."""
    age = dict.fromkeys(clusters, 0)
    heap: list[tuple[float, str, str, int, int]] = []

    def offer(left: str, right: str) -> None:
        left, right = min(left, right), max(left, right)
        odds = log_odds(clusters[left].group, clusters[right].group)
        if odds >= 0 and not _apart(clusters[left], clusters[right]):
            heappush(heap, (-odds, left, right, age[left], age[right]))

    for name, others in links.items():
        for other in others:
            if name < other:
                offer(name, other)
    while heap:
        _, left, right, then, there = heappop(heap)
        if left not in clusters or right not in clusters or (age[left], age[right]) != (then, there):
            continue
        gone = clusters.pop(right)
        clusters[left].group.add(gone.group.sums, gone.group.days)
        clusters[left].members += gone.members
        clusters[left].fixed |= gone.fixed
        age[left] += 1
        links[left] = (links[left] | links.pop(right)) - {left, right}
        for other in links[left]:
            links[other] = (links[other] - {right}) | {left}
            offer(left, other)


def _apart(left: _Cluster, right: _Cluster) -> bool:
    """Whether somebody took a report of one out of a story that the other has reports of."""
    return any(
        member.story in other.barred
        for mine, theirs in ((left, right), (right, left))
        for other in mine.members
        if other.barred
        for member in theirs.members
    )


def _ids(members: Sequence[StoryMember], clusters: Sequence[_Cluster], retired: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """The story id of each cluster, and old story -> the id that it goes on under: its own, or that of the story which it merges into.

    An id goes to the cluster that its story stays in, else to the one with most of its reports, else to one that no other story stays in,
    else to the one with its first. Of several ids the one of the oldest story stands; a cluster without any gets that of its first report.
    """
    founded = {m.story: m.founded for m in members}
    share: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, cluster in enumerate(clusters):
        share_of = Counter(m.story for m in cluster.members)
        for story, count in share_of.items():
            share[story][number] = count + (len(members) if story in cluster.fixed else 0)
    seat = {s: min(share[s], key=lambda n: (-share[s][n], bool(clusters[n].fixed - {s}), n)) for s in sorted(share)}
    claims: defaultdict[int, list[str]] = defaultdict(list)
    for story, number in seat.items():
        claims[number].append(story)
    taken = {*founded, *retired, *(story for m in members for story in m.barred)}
    ids = []
    for number, cluster in enumerate(clusters):
        if claims[number]:
            ids.append(min(claims[number], key=lambda story: (founded[story], story)))
        else:
            ids.append(_fresh(sorted((m.profile.day, m.profile.article) for m in cluster.members), taken))
            taken.add(ids[-1])
    return ids, {story: ids[number] for story, number in seat.items()}


def _fresh(reports: Sequence[tuple[str, str]], taken: Collection[str]) -> str:
    for _, article in reports:
        if story_id(article) not in taken:
            return story_id(article)
    name, times = reports[0][1], 1
    while (found := story_id("a" + hashlib.sha256(f"{name} {times}".encode()).hexdigest()[:16])) in taken:
        times += 1
    return found


def _events(clusters: Sequence[_Cluster], ids: Sequence[str], heirs: Mapping[str, str], received: str) -> Iterable[StoryEvent]:
    """What turns the old partition into the new one: reports that leave their stories first, then whole stories that merge."""
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for cluster, story in zip(clusters, ids, strict=True):
        came: defaultdict[str, list[str]] = defaultdict(list)
        for member in cluster.members:
            if heirs[member.story] != story:
                came[member.story].append(member.profile.article)
            elif member.story != story:
                merged[member.story].append(member.profile.article)
        begun = story in heirs
        for other in sorted(came, key=lambda s: (-len(came[s]), s)):
            kind: StoryEventKind = "moves" if begun else "splits"
            begun = True
            yield StoryEvent(kind, story, tuple(sorted(came[other])), received, "stories/consolidated", other)
    for other in sorted(merged):
        yield StoryEvent("merges", heirs[other], tuple(sorted(merged[other])), received, "stories/consolidated", other)


def _first(members: Sequence[StoryMember]) -> tuple[str, str]:
    return min((m.profile.day, m.profile.article) for m in members)
