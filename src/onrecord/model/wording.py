"""An anchor -> its printed words in a form that reads well by itself; the anchor and the article stay as they are.

What enters: a text and the spans of a content. What leaves: one line without the word that joins it to its cue (`that`), with paired
quotation marks and without what the cut leaves at its ends (commas, dashes, `and`). Rule: no word of the content is changed or added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.span import Span

ASIDE = 120
"""Code points between two pieces of one content that can be a cue with its source (`…, the mayor said on Monday, …`); more is left out."""
_DOUBLE = '"“”„‟'
_THAT = re.compile(r"^that,?\s+(?=\S)")
_SUBJECT_THAT = re.compile(r"^that(?:['’]s|\s+(?:is|was|has|had|would|will|can|could|may|might|must|should|does|did|isn|wasn|won)\b)", re.I)
"""`that is why` : the word is the subject, and joins nothing."""
_ENDS = " \t,;:–—-"
_DANGLING = re.compile(r"[\s,;]+(?:and|but|or)$")
_STOPS = ".!?…"
_EMPTY = re.compile(r"“[\s,;:–—-]*”")


def wording(text: str, spans: Sequence[Span], *, aside: Sequence[Span] = ()) -> str:
    """The words of a content on one line; `aside` are the words (cue, source) that may stand between its pieces and leave no gap.

    `“We lost it,” she said. “Nobody came.”` -> `“We lost it. Nobody came.”`; `that the dam was "safe` -> `the dam was “safe”`.
    """
    out = ""
    for n, span in enumerate(spans):
        piece = _paired(" ".join(text[span.start : span.end].split()))
        if not piece.strip(_ENDS):
            continue
        if not out:
            out = piece
            continue
        gap = text[spans[n - 1].end : span.start]
        held = len(gap) <= ASIDE and any(s.start < span.start and s.end > spans[n - 1].end for s in aside)
        out = _joined(out, piece, gap) if held else f"{out} … {piece}"
    line = out.strip(_ENDS)
    line = _trimmed(line if _SUBJECT_THAT.match(line) else _THAT.sub("", line))
    while (again := _trimmed(_paired(line))) != line:
        line = again
    return line


def quoted_whole(words: str) -> str | None:
    """The words without their marks where one pair of quotation marks holds them all; None otherwise."""
    if len(words) > 2 and words[0] == "“" and words[-1] == "”" and not set("“”") & set(words[1:-1]):
        return words[1:-1].strip()
    return None


def _joined(left: str, right: str, gap: str) -> str:
    """Two pieces around a cue: a full stop where the cue's sentence ends one, else as printed."""
    ends = gap.rstrip(' \t\xa0"“').endswith(tuple(_STOPS)) and right.lstrip("“")[:1].isupper()
    both = left.endswith("”") and right.startswith("“")
    head, tail = (left[:-1], right[1:]) if both else (left, right)
    if ends:
        closed = head.rstrip(" ,;") if both else head.rstrip(_ENDS)
        return closed + ("" if closed[-1:] in _STOPS + "”" else ".") + " " + tail
    if not both:
        head = head.rstrip(_ENDS) + ("," if "," in head.rstrip(_ENDS) else "")
    return f"{head.rstrip()} {tail}"


def _trimmed(line: str) -> str:
    line = _EMPTY.sub("", line).strip(_ENDS)
    line = _DANGLING.sub("", line.rstrip(_ENDS))
    if line.endswith("”"):
        line = line[:-1].rstrip(_ENDS) + "”"
    if line.count("(") > line.count(")"):
        stop = line[-1] if line[-1] in ".”" else ""
        line = line[: len(line) - len(stop)].rstrip(".") + ")" + stop
    return line


def _paired(line: str) -> str:
    """Double marks turned curly in pairs; one whose partner lies outside the content is given it, a stray one at an end is dropped."""
    out: list[str] = []
    inside = False
    for n, ch in enumerate(line):
        if ch not in _DOUBLE:
            out.append(ch)
            continue
        opens = ch in "“„" or (ch != "”" and not inside and _opens(line, n))
        if (opens and inside) or (not inside and n and line[n - 1] == " " and not line[n + 1 :].strip()):
            continue
        if not opens and not inside:
            if "“" in out:
                continue
            out = ["“", *out] if "".join(out).strip(_ENDS) else out
            if not out:
                continue
        out.append("“" if opens else "”")
        inside = opens
    words = "".join(out)
    if not inside:
        return words
    return words[:-1].rstrip() if words.rstrip(_ENDS).endswith("“") else words.rstrip() + "”"


def _opens(line: str, at: int) -> bool:
    """A straight mark opens where a word begins after it and none ends before it."""
    return line[at + 1 : at + 2].strip() != "" and (at == 0 or line[at - 1] in " ([—–-‘'")
