"""3: words, speakers and outlets are folded by the program, accents and case alike, so that both databases find the same."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, text

_LATIN = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH ")
_BATCH = 1000
_COLUMNS = ("ALTER TABLE passages ADD COLUMN speaker_key TEXT", "ALTER TABLE articles ADD COLUMN outlet_key TEXT")
_OUT = {
    "sqlite": ("DROP TRIGGER passages_in", "DROP TRIGGER passages_out", "DROP TABLE passages_words"),
    "postgresql": ("DROP INDEX passages_words",),
}
_BACK = {
    "sqlite": (
        "CREATE VIRTUAL TABLE passages_words USING fts5(text, content='passages', content_rowid='seq', tokenize='porter unicode61')",
        """CREATE TRIGGER passages_in AFTER INSERT ON passages BEGIN
            INSERT INTO passages_words (rowid, text) VALUES (new.seq, new.text); END""",
        """CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN
            INSERT INTO passages_words (passages_words, rowid, text) VALUES ('delete', old.seq, old.text); END""",
        "INSERT INTO passages_words (passages_words) VALUES ('rebuild')",
    ),
    "postgresql": ("CREATE INDEX passages_words ON passages USING gin (words)",),
}


def upgrade(connection: Connection) -> str:
    dialect = connection.dialect.name
    for statement in (*_OUT[dialect], *_COLUMNS):
        connection.exec_driver_sql(statement)
    fold, passages, outlets, seq = _Fold(), 0, 0, 0
    while rows := connection.execute(
        text("SELECT seq, text, speaker FROM passages WHERE seq > :seq ORDER BY seq LIMIT :most"), {"seq": seq, "most": _BATCH}
    ).all():
        values = [{"s": r.seq, "t": _apart(r.text.translate(fold)), "k": r.speaker.translate(fold) if r.speaker else None} for r in rows]
        connection.execute(text("UPDATE passages SET text = :t, speaker_key = :k WHERE seq = :s"), values)
        passages, seq = passages + len(rows), rows[-1].seq
    for row in connection.execute(text("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL")).all():
        key = row.outlet.translate(fold)
        outlets += 1
        connection.execute(text("UPDATE articles SET outlet_key = :key WHERE outlet = :outlet"), {"key": key, "outlet": row.outlet})
    for statement in _BACK[dialect]:
        connection.exec_driver_sql(statement)
    return f"{passages} passages and {outlets} outlets folded anew"


class _Fold(dict[int, str]):
    """Code point -> the letter without accent or stroke, in lower case."""

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


def _apart(words: str) -> str:
    """Only letters, digits and their marks; all else is a space."""
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in words)
