"""Statement -> one plain sentence that says who said it, in the printed words of the content.

The frame is ours (name, cue in the past, chain, day); what was said is printed text, in quotation marks where the report has them.
Nothing is paraphrased, so nothing can drift; what is printed in pieces that make no clause gives no sentence.
"""

from __future__ import annotations

import re

from onrecord.model import Act, Anchor, Statement
from onrecord.model.wording import quoted_whole, wording
from onrecord.recording.days import day_words, said_on, with_days
from onrecord.recording.naming import capital, names_nobody, small, speaker
from onrecord.recording.referents import with_referent
from onrecord.recording.soundness import fault
from onrecord.recording.story import PRONOUNS, Story, listed
from onrecord.recording.verbs import is_finite, is_preposition, past, quoting_verb, takes, telling_verb, verb_of_noun

MAX_CONTENT = 230
"""Code points of content that one sentence of the brief carries; a longer one is cut after a sentence or before an aside."""
MIN_CUT = 60
"""Code points that a cut leaves at the least: less says too little."""
MIN_WORDS = 3
MAX_NAME = 9
"""Words of a source's description that a sentence can begin with."""
BESIDE = 80
"""Code points between a source and what it said, within which the printed words are the frame where we have none."""
_THAT = re.compile(r"^[Tt]hat (?=[a-z]+ )")
_OPEN = re.compile(r"^(?:to|of|for|as|how|whether|why|what|who)\b")
_PLAIN = frozenset(
    (
        "the a an this these those his her its their our my he she it they we you there some many most all both no"
        " in on at of for to if instead however after before when while since although though despite during under without until"
        " only even also still now then once because with as nearly almost about"
    ).split()
)
"""Words that lose their capital inside a sentence whatever they begin."""
_RELATIVE = re.compile(r"^(?:which|who|whom|whose|where|when|because|since|although|while)\b", re.I)
"""A content that begins so hangs on words outside it."""
_GERUND = re.compile(r"(?!(?:(?:no|any|some|every)thing|king|spring|evening|morning|during)\b)[a-z]+ing\b(?! (?:of|is|was)\b)", re.I)
_FINITE = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b", re.I)
"""Beginnings of a piece of a sentence: a participle that hangs on another noun, a verb whose subject stands elsewhere."""
_SENTENCE_END = re.compile(r"(?:[!?]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})\.)”?(?=\s)")
"""A stop that is none of a title's or an initial's (`Rep. Lund`, `J. Lund`)."""
_ASIDE = re.compile(r"[,;] (?=(?:which|who|whose|whom|where|including|adding|saying|with|after|as|while)\b)|; | [—–] ")
_STOP_IN_MARKS = re.compile(r"([.!?,])”\.$")


def sentence(story: Story, statement: Statement, *, dated: bool = True) -> str | None:
    """One sentence for one statement; None where its printed words do not make one (a fragment, a bare pronoun)."""
    text = _framed(story, statement, dated=dated)
    if text is None:
        return None
    text = _STOP_IN_MARKS.sub(lambda m: f"{m[1] if m[1] != ',' else '.'}”", text)
    return None if fault(text) else text


def _framed(story: Story, statement: Statement, *, dated: bool) -> str | None:
    content, cue = content_words(story, statement), statement.cue
    if content is None or statement.source is None or _RELATIVE.match(content) or _broken(story, statement):
        return None
    if (own := _QUOTED_BEHIND.fullmatch(content)) is not None and _tells_amid(statement):
        content = own[1]
    name, when = speaker(story, statement), day_words(said_on(story, statement)) if dated else ""
    if len(name.split()) > MAX_NAME or names_nobody(story, statement, name):
        return None
    via = _via(story, statement)
    quoted = quoted_whole(content)
    if quoted is None and statement.form == "direct" and not set("“”") & set(content):
        quoted = content
    if quoted is not None and len(quoted.split()) >= MIN_WORDS and (not quoted[:1].islower() or cue is None):
        asked = "did not say" if statement.negated else quoting_verb(cue.lemma if cue is not None else None)
        if not story.has_clause(_first_sentence(story, statement), finite=True):
            return None
        words = quoted.rstrip(".,")
        return f"{capital(name)} {asked}{when}{via.rstrip(',')}: “{words}{'' if words[-1:] in '?!…' else '.'}”"
    if _of_oneself(statement, content):
        return None
    referred = with_referent(story, statement, content.rstrip("."))
    if referred is None:
        return None
    bare = referred if _OPEN.match(referred) else _THAT.sub("", referred)
    content = with_days(story, statement.anchor, bare, known=statement.said.value if when and statement.said is not None else "")
    tail = via.rstrip(",")
    if cue is None or is_preposition(cue.lemma):
        told = f", as {listed([story.the(v.name) for v in statement.via])} reported" if statement.via else ""
        return f"{capital(content)}, according to {name}{when}{told}." if _is_clause(story, statement) else None
    verb = telling_verb(cue.lemma)
    noun = "noun" in statement.rule or verb is None
    more = "" if noun else cue_tail(story, statement)
    if more is None:
        return None
    if cue.lemma == "add" and quoted is None and not more and not _is_clause(story, statement):
        return None  # what is added to something is no saying
    if more and verb is not None and quoted is None:
        did = f"did not {cue.lemma}" if statement.negated else past(cue.lemma) if verb == "said" else verb
        return f"{capital(name)}{when} {did} {more} {_lower(story, statement, content)}{tail}." if not _FINITE.match(content) else None
    if noun and (plain := verb_of_noun(cue.lemma, cue.act)) is not None:
        negated = "did not say" if statement.negated else plain
        return f"{capital(name)} {negated}{when}{via} that {_lower(story, statement, content)}." if _is_clause(story, statement) else None
    if verb is None:
        return _as_printed(story, statement, name, content, tail)
    if statement.negated:
        verb = f"did not {cue.lemma}"
    if content.startswith("to ") and cue.lemma in _TO_DO_IT:
        whom = _asked_whom(story, statement)
        return f"{capital(name)}{when} {verb} {whom}{content}{tail}." if whom is not None else None
    if _OPEN.match(content):
        if not _is_clause(story, statement) and content.lower().startswith("to ") and not takes(cue.lemma, "infinitive"):
            return _as_printed(story, statement, name, content, tail)
        return f"{capital(name)}{when} {verb} {content}{tail}."
    if content.startswith("if ") and cue.act == "say" and cue.lemma != "ask":
        return f"{capital(name)} {verb}{when}{via} that {content}."
    if cue.lemma in _TO_DO_IT and _TO_BE_DONE.match(content) is not None and not content.startswith("that "):
        return f"{capital(name)}{when} {verb} {_lower(story, statement, content)}{tail}."
    if _is_clause(story, statement) and (hearer := _hearer(story, statement)):
        return f"{capital(name)} told{hearer}{when}{via} that {_lower(story, statement, content)}."
    if _is_clause(story, statement) and (takes(cue.lemma, "clause") or verb == "said"):
        return f"{capital(name)} {verb}{when}{via} that {_lower(story, statement, content)}."
    if takes(cue.lemma, "gerund") if _GERUND.match(content) else takes(cue.lemma, "object") and not _FINITE.match(content):
        return f"{capital(name)}{when} {verb} {_between(story, statement)}{_lower(story, statement, content)}{tail}."
    return _as_printed(story, statement, name, content, tail)


_QUOTED_BEHIND = re.compile(r"[^“”]{12,}[^“”.,:;]\s(“[A-Z][^“”]{20,}”)")
"""A clause of the report's own, and behind it a whole quotation: between the two it says whose words those are."""


def _tells_amid(statement: Statement) -> bool:
    """Whether the cue stands between two pieces of the content."""
    spans = statement.anchor.spans
    return statement.cue is not None and bool(statement.cue.spans) and spans[0].end <= statement.cue.spans[0].start < spans[-1].start


def _of_oneself(statement: Statement, content: str) -> bool:
    """Whether a person is told of by name in what he says himself: the name is another's, or the saying is."""
    source = statement.source
    if source is None or source.kind != "person" or statement.form == "direct" or source.members:
        return False
    return re.search(rf"\b{re.escape(source.name.split()[-1])}\b", content.split("“")[0]) is not None


def _first_sentence(story: Story, statement: Statement) -> Anchor:
    """The content up to its first stop; a quotation that begins with the tail of a sentence says nothing."""
    span = statement.anchor.spans[0]
    text = story.articles[statement.anchor.article].text[span.start : span.end]
    stop = _SENTENCE_END.search(text)
    return Anchor.at(statement.anchor.article, span.start, span.start + stop.end() if stop is not None else span.end)


def _as_printed(story: Story, statement: Statement, name: str, content: str, via: str) -> str | None:
    """The name, the printed words up to the content, the content: where the cue is no verb that we have a frame for."""
    text, cue, source = story.articles[statement.anchor.article].text, statement.cue, statement.source
    if cue is None or source is None or not source.spans or not cue.spans:
        return None
    if not set("“”") & set(content) and (cue.act not in _PLAINLY_DONE or (source.entity is None and not source.members)):
        return None
    start = cue.spans[0].start
    frame = " ".join(text[start : statement.anchor.start].split())
    between = text[source.spans[-1].end : start]
    if not source.spans[-1].end <= start < statement.anchor.start or statement.anchor.start - start > BESIDE:
        return None
    if between.strip() not in ("", "also") or any(m in text[start : statement.anchor.start] for m in '\n\r“”"') or not is_finite(frame):
        return None
    if content.startswith("to ") and frame.split()[-1].endswith("ed") and frame == frame.split()[-1]:
        return None  # `appointed to lead`: who was appointed, or who appointed?
    return f"{capital(name)} {frame} {content}{via}."


_PLAINLY_DONE: frozenset[Act] = frozenset({"demand", "accuse", "praise", "deny", "promise", "confirm"})
"""Acts that printed words do whatever their verb (`has called for`); other loose verbs may describe (`the loss recalled another`)."""


def cue_tail(story: Story, statement: Statement) -> str | None:
    """What the printed cue has behind its verb: `for` in `has also called for`, `charges against` in `announced charges against`.

    Empty where it has nothing but the verb; None where the verb is not in it (`strategy is to oblige`): nothing tells what was done.
    """
    cue = statement.cue
    if cue is None or not cue.spans or len(cue.spans) > 1 or " " in cue.lemma:
        return ""
    words = story.text(Anchor(statement.anchor.article, cue.spans)).split()
    forms = {cue.lemma, past(cue.lemma), *(cue.lemma[:-1] + end if cue.lemma.endswith("e") else cue.lemma + end for end in _ENDINGS)}
    at = next((n for n, word in enumerate(words) if word.lower().strip(",") in forms), None)
    if at is None:
        return None if len(words) > 1 and any(word.lower() in _BE for word in words) else ""
    rest = [word for word in words[at + 1 :] if not word.endswith("ly") and not word[:1].isdigit()]
    plain = bool(rest) and all(word.islower() and word.isalpha() for word in rest)
    return " ".join(rest) if plain and rest[-1] in _GOVERNS and rest[0] not in _NOT_OF_ITS_OBJECT else ""


_ENDINGS = ("s", "es", "ed", "ing")
_BE = frozenset("is are was were be been".split())
_GOVERNS = frozenset("for on upon against to with about at from over into in".split())
"""Small words behind a verb's object or the verb that govern what follows."""
_NOT_OF_ITS_OBJECT = frozenset("that in to".split())


def _between(story: Story, statement: Statement) -> str:
    """The small word between a verb and its object (`pointed to the wreck`), where one is printed."""
    cue = statement.cue
    if cue is None or not cue.spans or cue.spans[-1].end >= statement.anchor.start:
        return ""
    words = story.articles[statement.anchor.article].text[cue.spans[-1].end : statement.anchor.start].strip()
    return f"{words} " if words in ("to", "on", "of", "for", "at", "with", "about", "in", "a", "an", "the", "his", "her", "its") else ""


def _broken(story: Story, statement: Statement) -> bool:
    """Pieces of a content that stand around other words than its cue make no sentence."""
    if _is_relative(story, statement) or _is_cut_off(story, statement):
        return True
    return misread(story, statement) or (" … " in wording_of(story, statement) and not set("“”") & set(wording_of(story, statement)))


_TO_DO_IT = frozenset("order direct instruct ask urge require want press allow permit forbid command encourage".split())
_WHOM = re.compile(r"(?:[\w.’'-]+ ){0,7}[\w.’'-]+")


def _asked_whom(story: Story, statement: Statement) -> str | None:
    """Whom a demand is put to, as printed between its cue and what is to be done; None where a pronoun tells it, or more is printed."""
    cue = statement.cue
    if cue is None or not cue.spans or cue.spans[-1].end > statement.anchor.start:
        return ""
    words = " ".join(story.articles[statement.anchor.article].text[cue.spans[-1].end : statement.anchor.start].split())
    if not words:
        return ""
    plain = _WHOM.fullmatch(words) is not None and not PRONOUNS & {word.lower() for word in words.split()}
    return f"{words} " if plain else None


_TO_BE_DONE = re.compile(
    rf"(?:(?!{_FINITE.pattern}|\b(?:need|needs|ought|wants?|refused?|failed?|agreed?|used)\b)[^,“”\s]+ ){{1,12}}to (?:be )?[a-z]+\b"
)
"""Whom or what a demand is put to, and what is to be done: `the ledgers of nine mills to be read again`."""


def _is_cut_off(story: Story, statement: Statement) -> bool:
    """Whether the finite verb of the content stands right behind it: `that the inquiry into the fire` of `… is a sham`."""
    end, text = statement.anchor.spans[-1].end, story.articles[statement.anchor.article].text
    found = _VERB_NEXT.match(text, end)
    return found is not None and not (statement.cue is not None and any(s.start <= found.start(1) < s.end for s in statement.cue.spans))


_VERB_NEXT = re.compile(r"[ \n]+((?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|remains?|became|becomes?)\b)")


def _is_relative(story: Story, statement: Statement) -> bool:
    """Whether a noun phrase and the verb that describes it stand around the cue: `the collapse of a bridge divers say is unsafe`."""
    spans, text = statement.anchor.spans, story.articles[statement.anchor.article].text
    if len(spans) != 2 or statement.form == "direct":
        return False
    amid = text[spans[0].end : spans[1].start]
    return not set(',“”"') & set(amid) and _FINITE.match(text, spans[1].start, spans[1].end) is not None


_NO_DEED = re.compile(
    r"(?:is|are|was|were|been|being|be)\b(?! (?:\w+ )?(?:sure|certain|confident|aware|clear)\b)|\w+ (?:the|a) \w+ (?:of|from)$",
    re.IGNORECASE,
)
"""A cue that tells what is done to its source: `is charged with`, `had the support of`."""


def misread(story: Story, statement: Statement) -> bool:
    """Whether the printed cue is a passive or a thing received: nobody's saying, least of all the source's."""
    cue, text = statement.cue, story.articles[statement.anchor.article].text
    if cue is None or not cue.spans or is_preposition(cue.lemma) or "noun" in statement.rule:
        return False
    first = cue.spans[0]
    if statement.source is not None and statement.source.spans and statement.source.kind in ("group", "unnamed"):
        if _SOME_OF_THEM.fullmatch(text, statement.source.spans[-1].end, first.start) is not None:
            return True
    if cue.lemma == "say" and text[first.start : first.end].lower().startswith("to say"):
        return True
    if _participle(statement, text):
        return True
    before = text[max(0, first.start - len("when ")) : first.start].lower()
    later = _ASKED_LATER.match(text, first.start, first.end) is not None and before.endswith((", ", "when "))
    if later or _ASKED.match(text, first.start, first.end) is not None:
        return True
    passive = cue.act == "accuse" and _AUXILIARY.search(text, max(0, first.start - BEFORE_CUE), first.start) is not None
    return passive or _NO_DEED.match(" ".join(text[first.start : first.end].split())) is not None


def _participle(statement: Statement, text: str) -> bool:
    """Whether the cue hangs on its source behind a comma, its content further on: `The suit, argued on Monday, claims that …`."""
    source, cue = statement.source, statement.cue
    if source is None or not source.spans or cue is None or cue.act in ("accuse", "praise") or statement.form == "direct":
        return False
    end, start, after = source.spans[-1].end, cue.spans[0].start, cue.spans[-1].end
    begins = statement.anchor.start
    aside = text[end:start].strip() == "," and text[start:after].endswith("ed") and after < begins
    return aside and _ASIDE_ENDS.search(text, after, begins) is not None


_ASIDE_ENDS = re.compile(r",\s(?:\w+\s)?$")
"""The comma that ends an aside, and the verb of the sentence before the content."""
_SOME_OF_THEM = re.compile(r"\s(?:who|that)\s(?:\w+\s)?")
"""Between a source and its cue: `those members who criticized the plan` are some members, told of for another reason."""
_ASKED = re.compile(r"(?:Asked|Pressed|Questioned|Told|Accused|Urged|Charged|Blamed|Praised|Criticized|Criticised)\b")
"""A sentence's first word that tells what was done to whom its main clause names: `Asked on Monday about the leak, Lund said …`."""
_ASKED_LATER = re.compile(r"(?:asked|pressed|questioned)\b")
"""The same behind a comma or `when`: `Lund, asked about the leak, said …`."""
BEFORE_CUE = 24
"""Code points before a cue in which the verb that makes it a passive (`is widely charged with`) stands."""
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|been|being|be) (?:\w+ )?$")


def _is_clause(story: Story, statement: Statement) -> bool:
    """A finite clause: it has a verb and a subject at its beginning, or is printed after `that`."""
    start = statement.anchor.start
    words = story.articles[statement.anchor.article].text[start : start + 40].split()
    first = words[0].lower() if words else ""
    return first == "that" or (statement.id in story.clausal and not first.endswith("ing"))


def _hearer(story: Story, statement: Statement) -> str:
    """` the Courier` in `told the Courier`: whom it was told to, where that is also how the report has it."""
    to = statement.to
    if to is None or statement.cue is None or statement.cue.lemma != "tell" or to.name not in [v.name for v in statement.via]:
        return ""
    return f" {story.the(to.name)}"


def _chain(story: Story, statement: Statement) -> list[str]:
    """The chain without the outlet itself, which some reports name in their own interviews (`told Harbour News`)."""
    own = _squashed(story.report(statement.anchor.article))
    names = [v.name for v in statement.via]
    return [n for n in names if len(own) < SHORTEST_NAME or not (own in _squashed(n) or _squashed(n) in own)]


SHORTEST_NAME = 3


def _squashed(name: str) -> str:
    """Letters and digits alone, without an article or an address's ending: `the Harbour News` and `harbournews.example` meet."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^the |\.(?:com|org|net|co)\b.*$", "", name.lower()))


def _via(story: Story, statement: Statement) -> str:
    told = statement.to.name if _hearer(story, statement) and statement.to is not None else ""
    names = [story.the(small(story, name)) for name in _chain(story, statement) if name != told]
    return f", according to {listed(names)}," if names else ""


def wording_of(story: Story, statement: Statement) -> str:
    """The content's words as they read by themselves, whole."""
    aside = (*(statement.cue.spans if statement.cue else ()), *(statement.source.spans if statement.source else ()))
    return wording(story.articles[statement.anchor.article].text, statement.anchor.spans, aside=aside)


def content_words(story: Story, statement: Statement) -> str | None:
    """The content's words on one line, cut when long; None when too short to say anything."""
    text = wording_of(story, statement)
    return _cut(text) if len(text.split()) >= MIN_WORDS else None


def _cut(text: str) -> str:
    """At most MAX_CONTENT: whole sentences, else up to an aside, else up to a word, with an ellipsis."""
    if len(text) <= MAX_CONTENT:
        return text
    ends = [m.end() for m in _SENTENCE_END.finditer(text) if MIN_CUT <= m.end() <= MAX_CONTENT]
    if ends:
        return _closed(text[: ends[-1]])
    asides = [m.start() for m in _ASIDE.finditer(text) if MIN_CUT <= m.start() <= MAX_CONTENT]
    if asides:
        return _closed(text[: asides[-1]].rstrip(" ,;"))
    return _closed(text[:MAX_CONTENT].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …")


def _closed(text: str) -> str:
    """A cut inside quotation marks closes them."""
    return text + "”" if text.count("“") > text.count("”") else text


def _lower(story: Story, statement: Statement, content: str) -> str:
    """A content that began its sentence loses its capital, unless it begins with a name."""
    first, _, rest = content.partition(" ")
    if (len(first) > 1 and first[:2].isupper()) or first[1:2] == ".":
        return content
    if first.lower() in _PLAIN or (first.lower() in story.small_words and first not in story.capitalised):
        return content[:1].lower() + content[1:]
    alone = first[:1].isupper() and not rest[:1].isupper()
    plain = alone and story.is_common(first.strip(".,;:")) and not story.is_name_at(statement.anchor)
    return content[:1].lower() + content[1:] if plain and first != "I" else content


__all__ = ["content_words", "cue_tail", "misread", "past", "sentence", "wording_of"]
