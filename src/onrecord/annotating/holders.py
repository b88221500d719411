"""Statements and the parse -> which statement gives a number: the innermost whose content holds it, else the one whose cue governs it.

Contents may end early: of `the board said it had lost 40 boats (a tenth of its fleet), 12 of them new` a reader gives the board all three
numbers. A number after the cue that only goes on with what was said (`…, the board said, up from 30 in May`) is the speaker's too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotating.act_cues import cue_head
from onrecord.lexicon.counts import count_words
from onrecord.model import Parse, Span, Statement, Token

CLIMB = 12
"""Heads above a number among which its cue is looked for: as many as clauses of a long sentence nest."""
_SAID = frozenset({"ccomp", "xcomp", "pcomp"})
_MODAL = frozenset({"would", "will", "could", "should", "had"})
_CLAUSES = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Holders:
    """The contents of the statements, sorted, and the statements by the token of their cue; built once an article."""

    parse: Parse
    rows: tuple[tuple[int, int, Statement], ...]
    reach: tuple[int, ...]
    by_cue: Mapping[int, tuple[Statement, ...]]

    @classmethod
    def of(cls, statements: Sequence[Statement], parse: Parse) -> Holders:
        rows = sorted(((s.start, s.end, st) for st in statements for s in st.anchor.spans), key=lambda r: (r[0], -r[1], r[2].id))
        reach: list[int] = []
        for row in rows:
            reach.append(max(row[1], reach[-1] if reach else 0))
        cues: dict[int, tuple[Statement, ...]] = {}
        for st in statements:
            head = cue_head(parse, st.cue.spans) if st.cue is not None and st.cue.spans and st.source is not None else None
            giving = st.cue is not None and st.cue.act not in count_words("gives no number") and not st.negated
            if head is not None and head.pos == "VERB" and giving:
                cues[head.i] = (*cues.get(head.i, ()), st)
        return cls(parse, tuple(rows), tuple(reach), cues)

    def giving(self, start: int, number: Token) -> Statement | None:
        """The statement that gives the number which begins at `start`: it holds its words, or its cue governs them."""
        return self._holding(start) or self._governing(start, number)

    def _holding(self, start: int) -> Statement | None:
        """The innermost statement that holds a place; of several, the shortest span, one with a source before one without."""
        i = bisect_right(self.rows, start, key=lambda r: r[0]) - 1
        best: tuple[bool, int, Statement] | None = None
        while i >= 0 and self.reach[i] > start:
            row = self.rows[i]
            size = (row[2].source is None, row[1] - row[0])
            if row[0] <= start < row[1] and (best is None or size < best[:2]):
                best = (*size, row[2])
            i -= 1
        return best[2] if best else None

    def _governing(self, start: int, number: Token) -> Statement | None:
        below = number
        for above in self.parse.ancestors(number)[:CLIMB]:
            if any(t.text == ";" for t in self.parse.tokens[min(above.i, number.i) : max(above.i, number.i)]):
                return None  # another's clause: `The union counts 40; the firm admits to 30`
            for cue, governed in ((above, self._is_said(above, below)), *((c, True) for c in self._beside(above, below))):
                found = [s for s in self.by_cue.get(cue.i, ()) if governed and not any(p.start <= start < p.end for p in _source(s))]
                if found:
                    return min(found, key=lambda s: abs(s.anchor.start - start))
            below = above
        return None

    def _beside(self, clause: Token, below: Token) -> tuple[Token, ...]:
        """`Boats were lost, the board said, and two burned`: a cue inserted into the clause, outside of its part that holds the number."""
        return tuple(c for c in self.parse.children(clause) if c.dep == "parataxis" and c.i != below.i)

    def _is_said(self, cue: Token, below: Token) -> bool:
        """Whether what hangs on the cue is said: its clause, or what goes on with it behind the cue."""
        if below.dep in _SAID:
            return True
        if below.i < cue.i or not any(c.dep == "ccomp" and c.i < cue.i for c in self.parse.children(cue)):
            return False
        if below.lower in count_words("goes on"):  # `…, the board said, up from 30`
            return True
        if below.dep in {"attr", "npadvmod", "dobj", "appos"} and below.lemma.lower() in count_words("number"):
            return True  # `…, she added, a number that covers the 35`
        own = [c for c in self.parse.children(below) if c.dep in {"nsubj", "nsubjpass"}]
        modal = any(c.dep == "aux" and c.lower in _MODAL for c in self.parse.children(below))
        return below.dep == "conj" and below.pos in _CLAUSES and not own and modal  # `…, she said, and would pay 90`


def _source(statement: Statement) -> tuple[Span, ...]:
    return statement.source.spans if statement.source is not None else ()
