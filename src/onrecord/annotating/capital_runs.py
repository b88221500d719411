"""One sentence -> where its runs of capitals begin and end, and which known names stand in it.

A run goes on over what a name may hold between its capitals: a hyphen, `of` and `and` inside a body's name, a particle of a surname.
What a run is (a person, a body with its owner, a title before a name) is read in `capitals.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from onrecord.annotating.gazetteer import LONGEST, Known, body_noun_of, body_nouns, known, place_words, plain, starts_known
from onrecord.annotating.headlines import is_headline
from onrecord.annotating.titles import title_at
from onrecord.lexicon import table
from onrecord.model import Parse, Sentence

_SUFFIXES = frozenset(["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"])
"""Ends of names that tell father and son apart."""
_CALLED_AFTER = 4
"""Words behind such an end in which a bridge or a school says that it is one."""
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""The model's labels that speak of names; the others count and date."""

_FUNCTION = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "NUM", "PUNCT", "SYM"})


@dataclass(frozen=True, slots=True)
class NamePartRow:
    """A row of `lexicon/name_parts.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def name_parts(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("name_parts", NamePartRow) if row.kind == kind for word in row.words)


class CapitalRuns:
    """One sentence: its known names (`hits`, by their first token) and its runs of capitals."""

    def __init__(self, text: str, parse: Parse, sentence: Sentence, lower: frozenset[str]) -> None:
        self.text, self.lower = text, lower
        self.first, self.last = sentence.first, sentence.last
        self.tokens = parse.tokens
        self.headline = is_headline(parse.sentence_tokens(sentence))
        self.hits = self._known_names()
        self.hit_ending = {end: start for start, (end, _) in self.hits.items()}

    def _known_names(self) -> dict[int, tuple[int, Known]]:
        out: dict[int, tuple[int, Known]] = {}
        for i in range(self.first, self.last):
            if starts_known(self.tokens[i].text):
                for j in range(min(self.last, i + LONGEST), i, -1):
                    hit = known(self.words(i, j))
                    if hit is not None and not (hit.sense == "organisation" and j == i + 1 and self.is_portfolio(j)):
                        out[i] = (j, hit)
                        break
        return out

    def is_portfolio(self, j: int) -> bool:
        """`Labour Minister`, `Labor Department`: a field of government, not the party of that name."""
        return (
            j < self.last
            and not self.tokens[j - 1].text.isupper()
            and self.tokens[j].text.istitle()
            and self.tokens[j].lower in name_parts("portfolio")
        )

    def run_from(self, i: int) -> int:
        """The end of the run that begins at token `i`; `i` where none does."""
        if i in self.hits and not self.tokens[i].text[0].isupper():
            return self.hits[i][0]
        if not self._starts(i) or (self.headline and i not in self.hits):
            return i
        if self.headline:
            return self.hits[i][0]
        j = self.hits[i][0] if i in self.hits else i + 1
        while j < self.last:
            step = self._more(i, j)
            if step == j:
                break
            j = step
        return j

    def _starts(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.hits:
            return True
        if not token.text[0].isupper() or (token.entity and token.entity not in LABELS and token.pos != "PROPN"):
            return False
        if token.entity in ("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"):
            return False
        if i > self.first and self.tokens[i - 1].text in _SUFFIXES and self.same(i):
            return False
        opening = i == self.first or self.tokens[i - 1].text in ("“", '"', "‘", "'", ":", "``", "—", "-")
        if opening:
            if token.lower in self.lower and not token.entity and not title_at([token.text], 0)[0]:
                return False
            return token.pos == "PROPN" or (token.entity in LABELS and token.pos not in _FUNCTION) or bool(title_at([token.text], 0)[0])
        return (token.pos not in _FUNCTION and token.pos not in ("VERB", "ADV")) or (token.entity in LABELS and token.pos not in _FUNCTION)

    def _more(self, i: int, j: int) -> int:
        """The end of the run when it goes on at `j`; `j` when it ends there."""
        token, before = self.tokens[j], self.tokens[j - 1]
        after = self.tokens[j + 1] if j + 1 < self.last else None
        if before.text in _SUFFIXES and self._ends_person(i, j):
            return j
        glued = token.start == before.end
        if token.text in ("-", "‐", "‑", "–") and glued and after is not None and after.start == token.end and after.text[0].isalpha():
            if self.ends_hit(j) and j + 1 in self.hits:
                return j
            short = len(after.text) <= 4 and after.tag == "NNP"
            return j + 2 if after.text[0].isupper() or after.entity == "PERSON" or short else j
        if token.text[0].isupper():
            if token.entity in ("DATE", "TIME") or (token.pos in _FUNCTION and not self.same(j)):
                return j + 2 if self._is_inner_preposition(j) else j
            return self.hits[j][0] if j in self.hits else j + 1
        if after is None:
            return j
        capital = after.text[0].isupper() and after.pos not in ("DET", "PRON")
        if token.text == "&":
            return j + 2 if capital else j
        if token.text in ("'", "’"):  # `the Dockers' Union`
            return j + 2 if glued and capital and before.text.endswith("s") and after.lower in body_nouns() else j
        if token.text in ("'s", "’s"):
            owned = self.same(j) and self.same(j + 1) and not self.ends_hit(j) and not title_at(self.words_list(i, j), 0)[0]
            return j + 2 if capital and owned else j
        if token.text in name_parts("particle") and after.text == "-" and j + 2 < self.last and self.tokens[j + 2].text[0].isupper():
            return j + 3
        if token.text in name_parts("particle"):
            return j + 2 if capital or (after.text in name_parts("particle") and self.same(j)) else j
        if token.text in ("of", "for", "and", "on"):
            return self._linked(i, j)
        if token.text[0].isdigit() and self.same(j) and token.entity in ("ORG", "FAC"):
            return j + 1
        return j

    def _ends_person(self, i: int, j: int) -> bool:
        """`Lund Jr. Pleads Guilty`: the name ends there, but for a place or body called after somebody (`the Tom Lund Jr. Bridge`)."""
        after = [t.lower for t in takewhile(lambda t: t.text[0].isupper(), self.tokens[j : min(self.last, j + _CALLED_AFTER)])]
        named = place_words("end") | place_words("region")
        if any(word in named or word in body_nouns() for word in after):
            return False
        return self.tokens[j - 1].text in ("Jr.", "Jr", "Sr.", "Sr") or (j - i > 2 and self.tokens[i].entity == "PERSON")

    def _is_inner_preposition(self, j: int) -> bool:
        """`Divers Without Harbours`: a preposition that is printed as a part of the name stands between two of its capitals."""
        before, token = self.tokens[j - 1], self.tokens[j]
        after = self.tokens[j + 1] if j + 1 < self.last else None
        inner = token.text.istitle() and token.lower in name_parts("inner") and before.tag in ("NNS", "NNPS")
        return inner and after is not None and after.text[0].isupper() and after.pos in ("PROPN", "NOUN", "ADJ")

    def _linked(self, i: int, j: int) -> int:
        words = self._lower(i, j)
        at = j + 1
        if at < self.last and self.tokens[at].text == "the":
            at += 1
        if at >= self.last or not self.tokens[at].text[0].isupper() or self.tokens[at].entity in ("DATE", "TIME"):
            return j
        end = self.hits[at][0] if at in self.hits else at + 1
        link = self.tokens[j].text
        if link == "of" and words[-1] in place_words("realm"):
            return end
        if link == "of" and title_at([*words[-1:], "of", self.tokens[at].lower], 0)[0] == 3:
            return end
        body = body_noun_of(tuple(words)) is not None
        if link == "of":
            return end if body or (self.same(j) and self.same(at) and self.tokens[j].entity == "ORG") else j
        if link == "and":
            inside = self.same(j) and self.same(at) and self.tokens[j].entity == "ORG"
            return end if inside and (body or j - i > 1) and not self.ends_hit(j) else j
        return end if body and self.same(j) else j

    def same(self, j: int) -> bool:
        """Does the model carry its entity on from the token before?"""
        token = self.tokens[j]
        return token.entity in LABELS and not token.entity_begin and self.tokens[j - 1].entity == token.entity

    def ends_hit(self, j: int) -> bool:
        return j in self.hit_ending

    def words(self, i: int, j: int) -> str:
        """The printed words of tokens `[i, j)`, one space between them."""
        return plain(self.text[self.tokens[i].start : self.tokens[j - 1].end])

    def words_list(self, i: int, j: int) -> list[str]:
        return [t.text for t in self.tokens[i:j]]

    def _lower(self, i: int, j: int) -> list[str]:
        return [t.lower for t in self.tokens[i:j]]
