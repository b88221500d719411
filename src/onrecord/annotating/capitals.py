"""One sentence -> its names: runs of capitals, taken apart by what the words alone, the title before them and the model say they are.

The model's labels are evidence, not the answer: known names, titles and body nouns come first. A name never holds the title before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from onrecord.annotating.bodies import national_noun
from onrecord.annotating.capital_runs import LABELS, CapitalRuns
from onrecord.annotating.gazetteer import Known, body_noun_of, known, place_words
from onrecord.annotating.offices import fixed_title, person_start
from onrecord.annotating.titles import is_modifier, title_at
from onrecord.lexicon.forenames import is_forename
from onrecord.model import Parse, Sentence, Span

Sort = Literal["person", "body", "place", "document", "norp", "known", "title", "unknown"]

_SORTS: dict[str, Sort] = {
    "PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "LAW": "document", "NORP": "norp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[first, last)` that print a name. `words` are plain and bare (no `the`, no title); `country` is the owner of a body,
    or the country that a known name stands for; `title` and `gender` come from the title before a person."""

    first: int
    last: int
    span: Span
    words: str
    sort: Sort
    hit: Known | None = None
    country: str = ""
    title: str = ""
    gender: str = ""
    headline: bool = False


class SentenceReader:
    """One sentence being read; holds what its steps share and changes nothing outside itself."""

    def __init__(self, text: str, parse: Parse, sentence: Sentence, lower: frozenset[str]) -> None:
        self.runs = CapitalRuns(text, parse, sentence, lower)
        self.first, self.last, self.tokens, self.lower = sentence.first, sentence.last, parse.tokens, lower
        self.hits, self.headline = self.runs.hits, self.runs.headline

    def names(self) -> list[Name]:
        out: list[Name] = []
        i = self.first
        while i < self.last:
            end = self.runs.run_from(i)
            if end > i:
                out.extend(self._read(i, end))
            i = max(end, i + 1)
        out = [self._with_owner(name) for name in out]
        taken = {i for name in out if name.sort == "body" for i in range(name.first, name.last)}
        out.extend(name for name in self._national_bodies() if not taken & set(range(name.first, name.last)))
        return [replace(self._with_region(name), headline=self.headline) for name in out]

    # what a run is

    def _read(self, i: int, j: int) -> list[Name]:
        while i < j and self.tokens[i].lower in ("the", "a", "an"):
            i += 1
        while i < j and self.tokens[j - 1].text in ("-", "&"):
            j -= 1
        if i >= j:
            return []
        person = person_start(self.tokens, self.first, i, j)
        if person is not None:
            domain = [] if fixed_title(self.tokens, self.first, person) else self._read(i, person)
            return [*domain, self._name(person, j, "person", title=self.tokens[person - 1].lower)]
        if i in self.hits:
            end, hit = self.hits[i]
            if end >= j:
                return [self._name(i, end, "known", hit=hit, country=hit.country)]
            return self._after_known(i, end, j, hit)
        words = self.runs.words_list(i, j)
        for k in range(2, len(words) - 1):  # `Harbour Board President Ana Kovac`
            size = title_at(words, k)[0]
            if size and is_forename(words[min(k + size, len(words) - 1)]) and body_noun_of(tuple(w.lower() for w in words[:k])):
                return [*self._read(i, i + k), *self._read(i + k, j)]
        if body_noun_of(tuple(w.lower() for w in words)) is not None and not is_forename(words[0]):
            return self._body(i, j, "")
        titled = self._titled(i, j, words)
        if titled is not None:
            return titled
        cut = self._boundary(i, j)
        if cut:
            return self._read(i, cut) + self._read(cut, j)
        if self.tokens[i - 1].tag == "PRP$" and i > self.first:
            return []
        return [self._name(i, j, self._sort(i, j))]

    def _after_known(self, i: int, end: int, j: int, hit: Known) -> list[Name]:
        """A known name with more capitals after it: the owner of a body, the country of an office, or a part of a longer name."""
        own = self._name(i, end, "known", hit=hit, country=hit.country)
        rest = tuple(w.lower() for w in self.runs.words_list(end, j))
        if hit.sense == "organisation":
            return [own, *self._read(end, j)]
        if all(w in place_words("end") | place_words("region") for w in rest):
            same = hit.sense == "name" and all(w in place_words("region") for w in rest)
            return [self._name(i, j, "known", hit=hit, country=hit.country) if same else self._name(i, j, "place")]
        inner_hit = known(self.runs.words(end, j))
        if inner_hit is not None and inner_hit.sense == "organisation":
            return [own, self._name(i, j, "known", hit=inner_hit, words=self.runs.words(end, j))]
        if title_at(self.runs.words_list(end, j), 0)[0]:
            return [own, *self._read(end, j)]
        noun = body_noun_of(rest)
        if noun is not None:
            owner = hit.country if hit.sense in ("adjective", "name", "people") else ""
            inner = [own] if owner and hit.sense == "name" else []
            return inner + self._body(i, j, owner, core=end if owner else i)
        if hit.sense in ("adjective", "people"):
            labels = {t.entity for t in self.tokens[i:j]}
            if labels == {"ORG"}:
                return self._body(i, j, hit.country, core=end)
            return [own, *self._read(end, j)]
        if len({t.entity for t in self.tokens[i:j]}) == 1 and not any(t.entity_begin for t in self.tokens[i + 1 : j]):
            sort = self._sort(i, j)
            if sort in ("person", "body", "place"):
                return [self._name(i, j, sort)]
        return [own, *self._read(end, j)]

    def _body(self, i: int, j: int, owner: str, *, core: int | None = None) -> list[Name]:
        """A body; `of COUNTRY` at its end names the owner (`Coast Guard of Sweden`)."""
        out: list[Name] = []
        words = self.runs.words(core if core is not None else i, j)
        for k in range(i + 1, j - 1):
            at = k + 1 + (self.tokens[k + 1].text == "the")
            if self.tokens[k].text == "of" and at in self.hits and self.hits[at][0] == j and not owner:
                hit = self.hits[at][1]
                if hit.sense == "name" and hit.country:
                    owner, words = hit.country, self.runs.words(i, k)
                    out.append(self._name(at, j, "known", hit=hit, country=hit.country))
                break
        return [self._name(i, j, "body", words=words, country=owner), *out]

    def _titled(self, i: int, j: int, words: list[str]) -> list[Name] | None:
        for k in range(len(words)):
            size, title, gender = title_at(words, k)
            if not size or (k and is_forename(words[0])):
                continue
            before = self._possessors(i, i + k, words)
            if k + size == len(words):
                if k and not before:
                    continue
                alone = self._name(i + k, j, "title", gender=gender, title=title)
                return [*before, alone]
            rest = self.runs.words_list(i + k + size, j)
            if k and not (is_forename(rest[0]) or self.tokens[i + k + size].entity == "PERSON"):
                continue
            if rest[0] in ("Jr.", "Sr.", "II", "III"):
                continue
            person = self._name(i + k + size, j, "person", title=title, gender=gender)
            return [*before, person]
        return None

    def _possessors(self, i: int, end: int, words: list[str]) -> list[Name]:
        """The names before a title: `Velm` of `Velm Police Chief`; a field (`Fire Marshal`) that is printed in lower case too is none."""
        while i < end and is_modifier(words[0]):  # `Assistant U.S. Attorney`
            i, words = i + 1, words[1:]
        field = end - i == 1 and i not in self.hits and (self.tokens[i].lower in self.lower or self.runs.is_portfolio(end))
        if i == end or field:
            return []
        return self._read(i, end)

    def _boundary(self, i: int, j: int) -> int:
        """Where the model starts another entity inside a run, behind a person or a place; 0 where it does not."""
        for k in range(i + 1, j):
            token, before = self.tokens[k], self.tokens[k - 1]
            if token.entity_begin and token.entity in LABELS and before.entity in ("PERSON", "GPE", "NORP"):
                return k
            if k in self.hits and self.hits[k][1].sense == "adjective" and not self.runs.same(k):
                return k
            if k in self.hits and self.hits[k][0] == j and self.hits[k][1].sense in ("seat", "organisation") and not self.runs.same(k):
                return k
        return 0

    def _sort(self, i: int, j: int) -> Sort:
        tokens = self.tokens[i:j]
        words = [t.text for t in tokens]
        if j - i >= 2 and (words[-1].lower() in place_words("end") | place_words("region") or words[0].lower() in place_words("start")):
            return "place"
        if j - i > 2 and words[0].lower() in place_words("realm") and words[1] == "of":
            return "place"
        if j - i >= 2 and is_forename(words[0]) and not body_noun_of(tuple(w.lower() for w in words)):
            return "person"
        if j - i == 2 and words[0].lower() in ("radio", "television"):
            return "body"
        labels = [t.entity for t in tokens if t.entity in LABELS]
        if not labels:
            return "unknown"
        label = max(sorted(set(labels)), key=labels.count)
        if label == "LAW" and j - i == 1:
            return "unknown"  # a bare surname that is also a famous case's
        return _SORTS.get(label, "unknown")

    def _with_region(self, name: Name) -> Name:
        """`Velm` + `region`: the noun joins the place, and says that it is one; so does `in` before a name that nothing else explains."""
        full = name.sort == "person" and name.last - name.first > 1
        if full or name.sort == "title" or name.title or name.country or name.hit is not None:
            return name
        after = self.tokens[name.last : min(name.last + 2, self.last)]
        if after and after[0].lower in place_words("region"):
            span = Span(name.span.start, after[0].end)
            return replace(name, last=name.last + 1, span=span, words=f"{name.words} {after[0].text}", sort="place")
        if name.sort == "unknown" and name.last - name.first == 1:
            token = self.tokens[name.first]
            if len(after) == 2 and after[1].lower in place_words("region") and after[0].pos == "NOUN":
                return replace(name, sort="place")
            if token.pos == "PROPN" and token.dep == "pobj" and self.tokens[token.head].lower == "in":
                return replace(name, sort="place")
        return name

    # bodies that are not printed as names

    def _with_owner(self, name: Name) -> Name:
        """`Norway's` + `Foreign Ministry`: the possessive owner joins the body; so does the country behind `of` and `for`."""
        if name.sort != "body" or name.country:
            return name
        at = name.last
        if at + 1 < self.last and self.tokens[at].text in ("of", "for"):
            at += 1 + (self.tokens[at + 1].text == "the")
            if at in self.hits and self.hits[at][1].country and self.hits[at][1].sense in ("name", "adjective"):
                return replace(name, country=self.hits[at][1].country)
        if name.first - 2 < self.first:
            return name
        if self.tokens[name.first - 1].text not in ("'s", "’s", "'", "’"):
            return name
        start = self.runs.hit_ending.get(name.first - 1)
        hit = self.hits[start][1] if start is not None else None
        if start is not None and hit is not None and hit.country and hit.sense in ("name", "capital"):
            return replace(name, first=start, span=Span(self.tokens[start].start, name.span.end), country=hit.country)
        return name

    def _national_bodies(self) -> list[Name]:
        """`the Norwegian military`, `Sweden's armed forces`, `Danish police`: a country has one of it."""
        out: list[Name] = []
        for start, (end, hit) in self.hits.items():
            if not hit.country or hit.sense not in ("adjective", "name", "capital"):
                continue
            at = end
            if hit.sense != "adjective":
                if at >= self.last or self.tokens[at].text not in ("'s", "’s", "'", "’"):
                    continue
                at += 1
            if start > self.first and self.tokens[start - 1].lower in ("a", "an", "another", "every"):
                continue
            stop = national_noun(self.tokens, at, self.last)
            if stop and not self._coordinated(start, stop):
                out.append(self._name(start, stop, "body", words=self.runs.words(at, stop), country=hit.country))
        return out

    def _coordinated(self, start: int, stop: int) -> bool:
        """`Dutch and Danish intelligence`, `Danish military officials`: the noun is shared, or only says what kind the next is."""
        before = self.tokens[start - 1] if start > self.first else None
        last = self.tokens[stop - 1]
        if before is not None and before.text in ("and", "or", ",") and self.runs.ends_hit(start - 1):
            return True
        return last.dep in ("compound", "amod", "nmod") and last.head > last.i

    def _name(
        self, i: int, j: int, sort: Sort, *, words: str = "", hit: Known | None = None, country: str = "", title: str = "", gender: str = ""
    ) -> Name:
        span = Span(self.tokens[i].start, self.tokens[j - 1].end)
        return Name(i, j, span, words or self.runs.words(i, j), sort, hit, country, title, gender)
