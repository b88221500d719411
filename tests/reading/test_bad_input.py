"""Every bad input gives one clear line that names the file, the reason and what was done; the rest goes through."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from onrecord.errors import UsageError
from onrecord.model import Refusal
from onrecord.reading import MAX_ARTICLE_BYTES, ReadOptions, iter_articles, read_articles, reader

GOOD = "Bridge closed after storm\n\nThe bridge over the Lissen was closed on Monday, the council said, and it will not open before spring.\n"
GERMAN = (
    "Die Brücke über die Lissen wurde am Montag gesperrt, nachdem Taucher Risse in zwei Pfeilern gefunden hatten. Der Stadtrat teilte mit, dass die "
    "Reparatur bis zum Frühjahr dauern werde und dass die Fähre so lange kostenlos fahre. Niemand wurde verletzt.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def refusals(*locators: str) -> list[Refusal]:
    """The refusals beside the one good article, which is always read."""
    articles, refused = read_articles(["good.txt", *locators], options=ReadOptions())
    assert [a.locator for a in articles if a.locator == "good.txt"] == ["good.txt"]
    return list(refused)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \r\n\t\n", "empty file"),
        ("mark.txt", b"\xef\xbb\xbf", "empty file"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "a PNG image, not text"),
        ("zeros.txt", b"abc\x00def" * 50, "binary data, not text"),
        ("noise.txt", bytes(range(1, 32)) * 60 + bytes(range(128, 256)) * 20, "binary data, not text"),
        ("noname", b"\x7fELF" + b"\x00" * 100, "a program"),
        ("long.txt", b"The bridge is closed. " * (MAX_ARTICLE_BYTES // 22 + 1), "more than 5 MB of text in one article"),
        ("empty.html", b"<html><head><title>x</title></head><body></body></html>", "a page with no main text"),
        ("menu.html", b"<!doctype html><nav><a href='/'>Home</a></nav>", "a page with no main text"),
        ("broken.pdf", b"%PDF-1.7\nnothing more", "a broken PDF"),
        ("broken.docx", b"PK\x03\x04 and so on", "a broken Word file"),
        ("none.mhtml", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n", "a saved page without a page in it"),
        ("none.csv", b"name,age\nTorv,41\n", "no column for the text (looked for text, body, content, article, …)"),
    ],
)
def test_one_line_for_a_bad_file(folder: Path, name: str, data: bytes, reason: str) -> None:
    (folder / name).write_bytes(data)
    assert refusals(name) == [Refusal(name, reason, "skipped")]


def test_a_word_file_that_unpacks_to_too_much(folder: Path) -> None:
    paragraph = b"<w:p><w:r><w:t>" + b"a" * 1_000_000 + b"</w:t></w:r></w:p>"
    with (
        zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("word/document.xml", "w") as part,
    ):
        for _ in range(51):
            part.write(paragraph)
    assert (folder / "bomb.docx").stat().st_size < 1_000_000
    assert refusals("bomb.docx") == [Refusal("bomb.docx", "a Word file that unpacks to more than 50 MB")]


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep"), etree.LxmlError("no such tag")])
def test_a_word_file_that_cannot_be_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(_: object) -> object:
        raise error

    docx.Document().save(str(folder / "deep.docx"))
    monkeypatch.setattr(docx, "Document", broken)
    (refused,) = refusals("deep.docx")
    assert refused.locator == "deep.docx" and "Word file" in refused.reason


def test_an_unexpected_error_of_one_file_refuses_only_that_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ArithmeticError("a page\nwithout end")

    (folder / "bad.html").write_text("<!doctype html><p>The bridge was closed.</p>", encoding="utf-8")
    monkeypatch.setattr(reader, "page_text", broken)
    assert refusals("bad.html") == [Refusal("bad.html", "can't be read (ArithmeticError: a page without end)")]


def test_an_article_of_just_the_limit_is_read(folder: Path) -> None:
    (folder / "long.txt").write_bytes(b"x" * MAX_ARTICLE_BYTES)
    articles, refused = read_articles(["long.txt"], options=ReadOptions())
    assert len(articles[0].text) == MAX_ARTICLE_BYTES
    assert refused == ()


def test_missing_file_and_dangling_link(folder: Path) -> None:
    os.symlink("nowhere", folder / "link.txt")
    assert refusals("gone.txt", "link.txt") == [Refusal("gone.txt", "no such file"), Refusal("link.txt", "a link to a file that is gone")]


def test_a_file_that_vanishes_between_listing_and_reading(folder: Path) -> None:
    many = folder / "many"
    many.mkdir()
    for name in ("a.txt", "b.txt"):
        (many / name).write_text(GOOD + name, encoding="utf-8")
    rows = iter_articles(["many"], options=ReadOptions())
    assert next(rows).locator == "many/a.txt"
    (many / "b.txt").unlink()
    assert list(rows) == [Refusal("many/b.txt", "no such file")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(folder: Path) -> None:
    (folder / "secret.txt").write_text("x", encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    assert refusals("secret.txt") == [Refusal("secret.txt", "no permission to read it")]


def test_unreadable_file_by_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: object, mode: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", locked)
    _, refused = read_articles(["good.txt"], options=ReadOptions())
    assert refused == (Refusal("good.txt", "no permission to read it"),)


def test_folder_without_articles(folder: Path) -> None:
    (folder / "void").mkdir()
    (folder / "pictures").mkdir()
    (folder / "pictures" / "cover.png").write_bytes(b"\x89PNG")
    assert refusals("void", "pictures") == [
        Refusal("pictures", "a folder without articles"),
        Refusal("pictures/cover.png", ".png is not a kind of file that is read", "left aside"),
        Refusal("void", "a folder without articles"),
    ]


def test_glob_without_match(folder: Path) -> None:
    assert refusals("nothing*.txt") == [Refusal("nothing*.txt", "no file matches")]


def test_broken_lines_of_json(folder: Path) -> None:
    lines = [b'{"text": "The bridge is closed.", "outlet": "Courier"}', b'{"text": "The bri', b"[1, 2]", b"", b'{"title": "x"}', b'{"text": "  "}', b'{"text": "Yes \xff."}']
    (folder / "many.jsonl").write_bytes(b"\n".join(lines))
    articles, refused = read_articles(["many.jsonl"], options=ReadOptions())
    assert sorted(a.locator for a in articles) == ["many.jsonl#1", "many.jsonl#7"]
    assert [(r.locator, r.reason, r.done) for r in refused] == [
        ("many.jsonl#2", "line 2 is not JSON (column 10: Unterminated string starting at)", "line skipped"),
        ("many.jsonl#3", "line 3 is not a JSON object", "line skipped"),
        ("many.jsonl#5", "line 5 has no text", "row skipped"),
        ("many.jsonl#6", "line 6 has an empty text", "row skipped"),
        ("many.jsonl#7", "line 7 is not valid UTF-8 (byte 14)", "read as windows-1252"),
    ]


def test_half_a_surrogate_pair_is_mended_and_said(folder: Path) -> None:
    (folder / "one.jsonl").write_text('{"text": "The bridge \\ud83d is closed."}', encoding="utf-8")
    articles, refused = read_articles(["one.jsonl"], options=ReadOptions())
    assert articles[0].text == "The bridge \ufffd is closed."
    assert refused == (Refusal("one.jsonl#1", "line 1 has half a surrogate pair", "read with a replacement character"),)


def test_a_row_over_the_limit_is_refused_and_the_next_is_read(folder: Path) -> None:
    with (folder / "big.jsonl").open("wb") as file:
        file.write(b'{"text": "' + b"x " * (MAX_ARTICLE_BYTES // 2 + 1) + b'"}\n{"text": "The bridge is closed."}\n')
    articles, refused = read_articles(["big.jsonl"], options=ReadOptions())
    assert [a.locator for a in articles] == ["big.jsonl#2"]
    assert refused == (Refusal("big.jsonl#1", "more than 5 MB of text in one article"),)


def test_invalid_utf8_says_what_was_taken(folder: Path) -> None:
    (folder / "old.txt").write_bytes("The mayor said: “It’s closed.”".encode("cp1252"))
    articles, refused = read_articles(["old.txt"], options=ReadOptions())
    assert articles[0].text == "The mayor said: “It’s closed.”"
    assert refused == (Refusal("old.txt", "not valid UTF-8 (byte 0x93 at 16)", "read as windows-1252"),)


def test_another_language_is_listed_with_a_notice(folder: Path) -> None:
    (folder / "de.txt").write_text(GERMAN, encoding="utf-8")
    articles, refused = read_articles(["de.txt"], options=ReadOptions())
    assert [a.language for a in articles] == ["de"]
    assert refused == (Refusal("de.txt", "not in English (language de)", "listed, not annotated"),)


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_the_same_article_twice(folder: Path, order: tuple[str, ...]) -> None:
    for name in order:
        (folder / name).write_text(GERMAN + "The end.", encoding="utf-8")
    articles, refused = read_articles(order, options=ReadOptions())
    assert [a.locator for a in articles] == ["a.txt"]
    assert Refusal("b.txt", "same text as a.txt") in refused


def test_a_file_given_twice(folder: Path) -> None:
    assert refusals("good.txt") == [Refusal("good.txt", "same text as good.txt")]


def test_bad_sidecars(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(GOOD + name, encoding="utf-8")
    (folder / "a.toml").write_text('outlet = "Courier"\noutlett = "x"\ndate = "soon"\n', encoding="utf-8")
    (folder / "b.toml").write_text("outlet = ", encoding="utf-8")
    (folder / "c.toml").write_bytes(b'outlet = "\xff"')
    articles, refused = read_articles(["a.txt", "b.txt", "c.txt"], options=ReadOptions())
    assert {a.locator: a.outlet for a in articles} == {"a.txt": "Courier", "b.txt": None, "c.txt": None}
    assert [(r.locator, r.done) for r in refused] == [
        ("a.toml", "key left out"), ("a.toml", "key left out"), ("b.toml", "b.txt read without it"), ("c.toml", "c.txt read without it"),
    ]
    assert "date is not a day: 'soon'" in refused[0].reason
    assert "unknown key 'outlett'" in refused[1].reason


def test_encrypted_pdf(folder: Path) -> None:
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    body += b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">/P -4>>endobj\n"
    body += b"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
    (folder / "locked.pdf").write_bytes(body)
    assert refusals("locked.pdf") == [Refusal("locked.pdf", "an encrypted PDF")]


def test_empty_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert refusals("-") == [Refusal("-", "empty file")]


def test_an_option_that_is_no_day() -> None:
    with pytest.raises(UsageError, match="not a day"):
        ReadOptions(date="28 April")


def test_one_wire_in_two_papers_is_two_reports(tmp_path: Path) -> None:
    for name, outlet in (("a", "The Courier"), ("b", "The Mail"), ("c", "The Mail")):
        (tmp_path / f"{name}.txt").write_text("The mayor said on Monday that nine boats had sunk in the harbour of Lissen.\n", encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(f'outlet = "{outlet}"\n', encoding="utf-8")
    articles, refusals = read_articles([str(tmp_path)], options=ReadOptions())
    assert sorted(a.outlet or "" for a in articles) == ["The Courier", "The Mail"]
    assert len({a.id for a in articles}) == 2
    assert [r.reason.split(" as ")[0] for r in refusals] == ["same text"]


def test_what_onrecord_wrote_is_no_report(tmp_path: Path) -> None:
    page = '<!doctype html><html><head><meta name="generator" content="onrecord 0.1.0"></head><body><p>The mayor said so.</p></body></html>'
    (tmp_path / "brief.html").write_text(page, encoding="utf-8")
    (tmp_path / "brief.md").write_text("# Boats sink\n\nThe mayor said so.\n\n*onrecord 0.1.0 · syntax x*\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The mayor said on Monday that nine boats had sunk in the harbour of Lissen.\n", encoding="utf-8")
    articles, refusals = read_articles([str(tmp_path)], options=ReadOptions())
    assert [a.locator.rsplit("/", 1)[-1] for a in articles] == ["a.txt"]
    assert all("onrecord wrote" in r.reason for r in refusals)
    assert len(refusals) == 2
