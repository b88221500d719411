"""A record -> FollowTheMoney: entities as JSON lines, or the same as statements in CSV (schemata as of followthemoney 4).

What enters: a record. What leaves: Article, Person, Organization, PublicBody, Mention, Documentation and Event entities. Rules: a value
is written in the form in which the model itself would clean it; only persons and organizations that the record names become entities of
their own; nothing is said of a statement's truth: a Documentation links a report to the one who is quoted, with the act and the printed
words.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256

from onrecord.codec.shape import Json
from onrecord.model import Anchor, Article, Entity, EntityKind, Record, TimelineEntry
from onrecord.model.calendar import day_range
from onrecord.rendering.standards.addresses import story_key, web_address
from onrecord.rendering.standards.days import calendar_date
from onrecord.rendering.standards.lines import json_lines
from onrecord.rendering.words import cut, one_line

SCHEMATA: Mapping[EntityKind, str] = {
    "person": "Person",
    "body": "Organization",
    "government": "PublicBody",
    "military": "Organization",
    "media": "Organization",
}
LANGUAGES = {
    "af": "afr", "ar": "ara", "az": "aze", "bg": "bul", "bn": "ben", "bs": "bos", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu",
    "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb", "hi": "hin",
    "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor",
    "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus",
    "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "sw": "swa", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd",
    "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to the three letters that the model takes; a language that it doesn't know is left out."""
DATASET = "onrecord"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external",
    "first_seen", "last_seen", "id",
)  # fmt: skip
"""The columns of followthemoney's own statement files."""
PROPERTY_TYPES = {
    "id": "id", "name": "name", "alias": "name", "title": "string", "fileName": "string", "author": "string", "publisher": "string",
    "publishedAt": "date", "sourceUrl": "url", "language": "language", "document": "entity", "entity": "entity", "resolved": "entity",
    "proof": "entity", "detectedSchema": "string", "role": "string", "date": "date", "startDate": "date", "endDate": "date",
    "summary": "text", "recordId": "string",
}  # fmt: skip
SAID = "timeline/said"
"""The entry's day is that of a statement, which a Documentation holds: what was said is no event."""
NAME, STRING, TEXT = 384, 1024, 65_000
"""The model's own limits of length."""

_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_QUOTES = "'\"`’‘“”«»„ "


@dataclass(frozen=True, slots=True)
class Proxy:
    """One entity of the graph; each property holds its values in a stated order, none twice, none empty."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]


def render_ftm_entities(record: Record) -> bytes:
    """`{"id": …, "schema": "Person", "properties": {"name": ["Ada Holm"]}}`, one a line."""
    rows: list[dict[str, Json]] = [
        {"id": p.id, "schema": p.schema, "properties": {name: list(values) for name, values in p.properties.items()}}
        for p in proxies(record)
    ]
    return json_lines(rows)


def render_ftm_statements(record: Record) -> bytes:
    """One row a value, in the form that `ftm` reads and writes; no time of first sight, since a run has no clock."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for proxy in proxies(record):
        for prop, value in (("id", proxy.id), *((name, value) for name, values in proxy.properties.items() for value in values)):
            writer.writerow(
                (
                    proxy.id, proxy.id, prop, PROPERTY_TYPES[prop], proxy.schema, value, DATASET, f"onrecord {record.provenance.version}",
                    "", "", "f", "", "", statement_id(proxy.id, prop, value),
                )
            )  # fmt: skip
    return out.getvalue().encode()


def statement_id(entity: str, prop: str, value: str) -> str:
    """The key by which followthemoney itself names a statement: SHA-1 of dataset, entity, property and value."""
    return sha1(f"{DATASET}.{entity}.{prop}.{value}".encode()).hexdigest()


def proxies(record: Record) -> Iterator[Proxy]:
    """Reports, whom they name, where, who is quoted and how, and the events of the timeline; an entity without its name is none."""
    story = story_key(record).hex
    articles = {a.id: a for a in record.articles}
    for article in record.articles:
        yield _article(article)
    known = {e.id: e for e in record.entities if e.kind in SCHEMATA and _name(e.name)}
    for entity in known.values():
        aliases = tuple(_name(alias) for alias in entity.aliases)
        yield _proxy(_key(story, entity.id), SCHEMATA[entity.kind], name=(_name(entity.name),), alias=aliases)
        yield from _mentions(story, entity, articles)
    for statement in record.statements:
        article = articles[statement.anchor.article]
        ids = [m.entity for m in statement.source.members] or [statement.source.entity] if statement.source else []
        for speaker in dict.fromkeys(known[i].id for i in ids if i is not None and i in known):
            yield _proxy(
                _key(story, f"{statement.id}-{speaker}"),
                "Documentation",
                document=(_key("", article.id),),
                entity=(_key(story, speaker),),
                role=(("not " if statement.negated else "") + (statement.cue.act if statement.cue else "say"),),
                summary=(_words(statement.anchor, articles),),
                date=(calendar_date(statement.said.value if statement.said else None),),
                recordId=(_string(statement.id),),
            )
    for number, entry in enumerate(record.timeline, 1):
        if entry.rule != SAID:
            yield from _event(story, number, entry, articles)


def _article(article: Article) -> Proxy:
    """What the report says of itself; its text stays where it is."""
    return _proxy(
        _key("", article.id),
        "Article",
        fileName=(_string(article.locator.replace("\\", "/").rsplit("/", 1)[-1]) or article.id,),
        title=(_string(article.title or ""),),
        author=tuple(_string(byline) for byline in article.bylines),
        publisher=(_string(article.outlet or ""),),
        publishedAt=(calendar_date(article.published.value),),
        sourceUrl=(article.url if article.url and web_address(article.url) else "",),
        language=(LANGUAGES.get(article.language, ""),),
    )


def _mentions(story: str, entity: Entity, articles: Mapping[str, Article]) -> Iterator[Proxy]:
    """One for each report and each of the entity's names that it prints; pronouns and descriptions are no names."""
    names = {_name(name).casefold() for name in (entity.name, *entity.aliases)} - {""}
    found = dict.fromkeys(
        (mention.article, name)
        for mention in entity.mentions
        if (name := _name(mention.text_in(articles[mention.article].text))).casefold() in names
    )
    for number, (article, name) in enumerate(found, 1):
        yield _proxy(
            _key(story, f"{entity.id}-m{number}"),
            "Mention",
            document=(_key("", article),),
            name=(name,),
            resolved=(_key(story, entity.id),),
            detectedSchema=(SCHEMATA[entity.kind],),
        )


def _event(story: str, number: int, entry: TimelineEntry, articles: Mapping[str, Article]) -> Iterator[Proxy]:
    words = _words(entry.anchor, articles)
    if not words:
        return
    exact = calendar_date(entry.when)
    start, end = (None, None) if exact else day_range(entry.when)
    yield _proxy(
        _key(story, f"t{number}"),
        "Event",
        name=(_name(cut(words, NAME // 2)),),
        date=(exact,),
        startDate=(start or "",),
        endDate=(end or "",),
        summary=(words,),
        proof=tuple(dict.fromkeys(_key("", anchor.article) for anchor in (entry.anchor, *entry.also))),
    )


def _proxy(key: str, schema: str, **properties: Sequence[str]) -> Proxy:
    filled = {name: tuple(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return Proxy(key, schema, {name: values for name, values in filled.items() if values})


def _key(story: str, name: str) -> str:
    """An id that the model takes: letters, digits, full stops and hyphens; a name with others is its digest."""
    plain = name if _ID.fullmatch(name) else sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    return f"{story}-{plain}" if story else plain


def _name(text: str) -> str:
    """As the model cleans names: on one line, without quotation marks around it."""
    return cut(one_line(text).strip(_QUOTES), NAME)


def _string(text: str) -> str:
    return cut(text, STRING)


def _words(anchor: Anchor, articles: Mapping[str, Article]) -> str:
    return cut(anchor.text_in(articles[anchor.article].text), TEXT)
