"""Statement -> one plain sentence that says who said it, in the printed words of the content.

The frame is ours (name, cue in the past, chain, day); what was said is printed text, in quotation marks where the report has them.
Nothing is paraphrased, so nothing can drift.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.model import Statement, When
from onrecord.recording.story import Story, listed

MAX_CONTENT = 190
"""Code points of content that one sentence of the brief carries; a longer one is cut at a clause."""
_MONTHS = "January February March April May June July August September October November December".split()
_CLAUSE_VERB = re.compile(r"^(?:to|of|for|as|how|whether|that|if|why|what|who)\b", re.I)


@dataclass(frozen=True, slots=True)
class PastRow:
    """A row of `lexicon/irregular.toml`."""

    lemma: str
    past: str
    example: str


@cache
def _irregular() -> dict[str, str]:
    return {row.lemma: row.past for row in table("irregular", PastRow)}


def past(lemma: str) -> str:
    """`deny` -> `denied`, `say` -> `said`, `pledge` -> `pledged`."""
    head, _, rest = lemma.partition(" ")
    form = _irregular().get(head)
    if form is None:
        form = head + "d" if head.endswith("e") else head[:-1] + "ied" if re.search(r"[^aeiou]y$", head) else head + "ed"
    return f"{form} {rest}".strip()


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def speaker(story: Story, statement: Statement) -> str:
    """The source as the sentence names it; a nameless source keeps its printed words."""
    if statement.source is None:
        return f"a source quoted by {story.report(statement.anchor.article)}"
    source = statement.source
    printed = story.articles[statement.anchor.article].text[source.spans[0].start : source.spans[0].end] if source.spans else ""
    if source.entity is None and (article := re.match(r"an?\b", printed, re.I)) is not None:
        return f"{article[0].lower()} {source.name}"
    name = source.name
    words = name.split()
    if (
        source.entity is None
        and words
        and words[0][:1].isupper()
        and story.is_common(words[0])
        and not any(w[:1].isupper() for w in words[1:2])
    ):
        name = name[:1].lower() + name[1:]
    return story.the(name)


def day_words(when: When | None) -> str:
    """` on 28 April 2031`, ` in March 2031`; empty where the time is not that precise."""
    if when is None:
        return ""
    value = when.value[:10]
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return f" on {int(m[3])} {_MONTHS[int(m[2]) - 1]} {m[1]}"
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f" in {_MONTHS[int(m[2]) - 1]} {m[1]}"
    return f" in {value}" if re.fullmatch(r"\d{4}", value) else ""


def sentence(story: Story, statement: Statement, *, dated: bool = True) -> str | None:
    """One sentence for one statement; None where its printed words do not make one (a fragment, a bare pronoun)."""
    text = _framed(story, statement, dated=dated)
    return re.sub(r"([.!?,])”\.$", lambda m: f"{m[1] if m[1] != ',' else '.'}”", text) if text is not None else None


def _framed(story: Story, statement: Statement, *, dated: bool) -> str | None:
    content = content_words(story, statement)
    if content is None or statement.source is None:
        return None
    name, cue = speaker(story, statement), statement.cue
    when = day_words(statement.said) if dated else ""
    via = _via(story, statement)
    quoted = statement.form == "direct" and "“" not in content.strip("“”")
    if quoted:
        verb = past(cue.lemma) if cue is not None and _can_quote(cue.lemma) else "said"
        negation = "did not say" if statement.negated else verb
        words = content.strip("“”").rstrip(".,")
        return f"{capital(name)} {negation}{when}{via.rstrip(',')}: “{words}{'' if words[-1:] in '?!…' else '.'}”"
    verb = _verb(statement)
    if cue is not None and cue.lemma == "according to":
        return f"{capital(content.rstrip('.'))}, according to {name}{via.rstrip(',')}." if content[:1].isupper() or " " in content else None
    if _CLAUSE_VERB.match(content) and (
        not _is_clause(statement) or content.lower().startswith(("to ", "how ", "whether ", "if ", "why ", "what "))
    ):
        return f"{capital(name)} {verb} {content.rstrip('.')}{when}{via.rstrip(',')}."
    if _is_clause(statement):
        return f"{capital(name)} {verb}{when}{via} that {_lower(story, statement, content).rstrip('.')}."
    return f"{capital(name)} {verb} {content.rstrip('.')}{when}{via.rstrip(',')}."


def _verb(statement: Statement) -> str:
    cue = statement.cue
    if cue is None:
        return "said"
    if "noun" in statement.rule:
        plain = {
            "claim": "claimed",
            "confirm": "confirmed",
            "deny": "denied",
            "estimate": "estimated",
            "promise": "promised",
            "predict": "warned",
            "accuse": "alleged",
            "demand": "demanded",
            "feel": "held",
            "praise": "praised",
        }
        form = plain.get(cue.act, "said")
    else:
        form = past(cue.lemma)
    if statement.negated:
        return f"did not {cue.lemma}"
    return "said" if form in ("told", "quoted", "cited") else form


def _can_quote(lemma: str) -> bool:
    return lemma not in ("tell", "quote", "cite", "accuse", "thank", "praise", "read", "according to", "per")


def _is_clause(statement: Statement) -> bool:
    return statement.rule.split("/")[-1].split("+")[0] in ("clause", "parenthetical", "noun", "beside-quotation")


def _via(story: Story, statement: Statement) -> str:
    names = [story.the(v.name) for v in statement.via]
    return f", according to {listed(names)}," if names else ""


def content_words(story: Story, statement: Statement) -> str | None:
    """The printed content on one line, cut at a clause when long; None when too short to say anything."""
    text = story.text(statement.anchor).strip(" ,;:")
    if len(text.split()) < 3:
        return None
    text = _balanced(text)
    if len(text) > MAX_CONTENT:
        cut = max(text.rfind(mark, 60, MAX_CONTENT) for mark in (". ", "; ", ", "))
        text = text[:cut] if cut > 0 else text[:MAX_CONTENT].rsplit(" ", 1)[0]
        text = _balanced(text + " …")
    return text


def _balanced(text: str) -> str:
    """Straight double marks turned curly in pairs; an odd one closed or opened at the end."""
    out, inside = [], False
    for n, ch in enumerate(text):
        if ch in '"“”':
            opens = ch == "“" or (ch == '"' and not inside)
            out.append("“" if opens else "”" if inside or n else "")
            inside = opens
        else:
            out.append(ch)
    result = "".join(out)
    if 0 <= result.find("”") < (result.find("“") if "“" in result else len(result)):
        result = "“" + result
    return result + "”" if inside else result


def _lower(story: Story, statement: Statement, content: str) -> str:
    """A content that began its sentence loses its capital, unless it begins with a name."""
    first, _, rest = content.partition(" ")
    alone = first[:1].isupper() and not rest[:1].isupper()
    plain = alone and story.is_common(first.strip(".,;:")) and not story.is_name_at(statement.anchor)
    return content[:1].lower() + content[1:] if plain else content
