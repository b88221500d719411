"""Text -> the form in which it is searched, the same for both databases: no accent, no stroke, no case.

Each code point stays one code point: `São Łukasz Ørsted` is `sao lukasz orsted`. What stands in the archive was folded by
this rule: another one is a migration.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH ")
"""Unicode's names of letters that have a stroke or a hook, which no decomposition takes off: ø, ł, đ."""
_PART_OF_WORD = "LNM"
"""Letters, digits and the marks on them. All else parts words: the databases' own parsers disagree on hyphens, addresses and figures."""


def folded(text: str) -> str:
    """Words to search for or in, with a space for whatever parts them: `Re-open ÆRØ's quay` is `re open ærø s quay`."""
    return "".join(c if unicodedata.category(c)[0] in _PART_OF_WORD else " " for c in folded_name(text))


def folded_name(name: str) -> str:
    """A name to find by a part of it; what stands between the words stays: `NORDLYS ÉCHO.no` is `nordlys echo.no`."""
    return name.translate(_FOLD)


class _Fold(dict[int, str]):
    """Code point -> what stands for it, found when first asked; a space for what no database takes."""

    def __missing__(self, code: int) -> str:
        if code == 0 or 0xD800 <= code < 0xE000:
            out = " "
        else:
            base = [c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c)]
            out = base[0] if len(base) == 1 else chr(code)
            crossed = _LATIN.match(unicodedata.name(out, ""))
            out = crossed[1] if crossed else out
            out = next((form for form in (out.casefold(), out.lower()) if len(form) == 1), out)
        self[code] = out
        return out


_FOLD = _Fold()
