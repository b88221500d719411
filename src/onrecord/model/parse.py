"""Parse: tokens, sentences and the dependency tree of one article, independent of the engine that made them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `i` and `head` index `Parse.tokens` (a root is its own head). `tag` is Penn Treebank, `pos` Universal, `dep` ClearNLP.

    `entity` is the model's entity label (`PERSON`, `GPE`, …) or empty; `entity_begin` marks its first token; `lower` is in small letters.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    entity: str
    entity_begin: bool
    sentence: int
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)` of the parse; `paragraph` counts the blocks of text, `root` is a token's index."""

    i: int
    first: int
    last: int
    start: int
    end: int
    root: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The syntax of one article's parsed regions (title, caption, embed and body); no sentence crosses a paragraph or a region."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> Parse:
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return cls(tokens, sentences, tuple(tuple(c) for c in children), tuple(t.start for t in tokens))

    def children(self, token: Token) -> tuple[Token, ...]:
        """The direct dependents, in text order."""
        return tuple(self.tokens[i] for i in self._children[token.i])

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> tuple[Token, ...]:
        """Heads from the nearest to the root."""
        out: list[Token] = []
        while token.head != token.i:
            token = self.tokens[token.head]
            out.append(token)
        return tuple(out)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all below it, in text order."""
        out, stack = [], [token.i]
        while stack:
            i = stack.pop()
            out.append(i)
            stack.extend(self._children[i])
        return tuple(self.tokens[i] for i in sorted(out))

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a code point, if any."""
        i = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly or partly inside the span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, span.end)]

    def token_at(self, offset: int) -> Token | None:
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None
