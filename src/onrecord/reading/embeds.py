"""Text -> the spans of posts on social networks that a report shows: the quoted words with their signature.

    The bridge is open again pic.twitter.com/xyz — Harrow Council (@harrow) March 3, 2025
"""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.reading.dates import MONTH

LONGEST_POST = 700
"""A post with links and its thread's number; longer text before a signature on the same line is not all the post's."""
SHORT_POST = 280
"""How far a post reaches back, at the most, inside a line that holds much else."""
_DAY = rf"(?:{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?!\d)|\d{{4}}-\d\d-\d\d)"
_SIGNATURE = re.compile(
    rf"(?:[—–―]|--?|&mdash;)\s{{0,2}}(?P<name>[^\n\r—–()@]{{1,60}}?)\s?\(@\w{{1,30}}(?:@[\w.-]+|\.[\w.-]+)?\)[\s,·|on]{{1,5}}{_DAY}"
    rf"|A post shared by [^\n\r()]{{1,60}}\(@[\w.]{{1,40}}\)(?: on {_DAY}(?: at [\d:]+\s?[ap]m(?: \w{{3}})?)?)?"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[^\W\d_a-z])")


def posts(text: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """The posts in the lines given (in order): from the start of the post's line, or of the line before a signature that stands alone."""
    out: list[Span] = []
    for number, line in enumerate(lines):
        begin = line.start
        for match in _SIGNATURE.finditer(text, line.start, line.end):
            start = _start_of_post(text, begin, match.start())
            if not text[begin : match.start()].strip():
                before = lines[number - 1] if number else None
                taken = out[-1].end if out else 0
                if before is not None and taken <= before.start and len(before) <= LONGEST_POST and text[begin - 1 : begin].isspace():
                    if text[before.end : begin].strip():
                        out.append(before)
                    else:
                        start = before.start
            out.append(Span(start, match.end()))
            begin = match.end()
    return tuple(out)


def _start_of_post(text: str, begin: int, signature: int) -> int:
    while begin < signature and text[begin].isspace():
        begin += 1
    if signature - begin <= LONGEST_POST:
        return begin
    ends = [m.end() for m in _SENTENCE_END.finditer(text, signature - SHORT_POST, signature)]
    return ends[0] if ends else signature
