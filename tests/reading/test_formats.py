"""Each kind of file through its own door: text, facts and locators."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zlib
from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.reading import ReadOptions, read_articles

LEAD = "The bridge over the Lissen was closed on Monday after divers found cracks in two of its piers, the council said."
MORE = "Buses will run until the spring, and the ferry takes cyclists free of charge, according to the harbor office."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed after storm | The Harrow Courier</title>
<meta property="og:site_name" content="The Harrow Courier"><meta name="author" content="By Ilka Torv and Hugo Lennart">
<meta property="article:published_time" content="2025-03-04T23:42:00-05:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bridge closed after storm</h1>
<figure><img src="a.jpg"><figcaption>Divers on the quay at Lissen.</figcaption></figure>
<p>{LEAD}</p><p>“It was <b>safe</b>,” the mayor said &amp; left. &lt;script&gt;alert(1)&lt;/script&gt; was printed on a banner above the quay.</p><p>{MORE}</p>
</article><footer>© 2025 Harrow Courier</footer></body></html>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def only(*locators: str, options: ReadOptions | None = None) -> Article:
    articles, refused = read_articles(locators, options=options or ReadOptions())
    assert refused == ()
    assert len(articles) == 1
    return articles[0]


def test_plain_text_is_the_file_decoded(folder: Path) -> None:
    data = "\ufeff date 2025-03-04 “Bridge” closed\r\n\r\n\u00a0By Ilka Torv \r\n\r\nThe bridge was closed.\n\n  \t\n".encode()
    (folder / "a.txt").write_bytes(data)
    article = only("a.txt")
    assert article.text == data.decode("utf-8-sig")
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert (article.id, article.locator) == ("a" + article.sha256[:16], "a.txt")


def test_sidecar_and_options(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{LEAD}\n", encoding="utf-8")
    (folder / "a.toml").write_text('outlet = "Courier"\ndate = 2025-03-04\ntitle = "Bridge closed"\nbyline = "Ilka Torv"\n', encoding="utf-8")
    article = only("a.txt")
    assert (article.outlet, article.title, article.bylines) == ("Courier", "Bridge closed", ("Ilka Torv",))
    assert (article.published.value, article.published.basis) == ("2025-03-04", "given")
    assert only("a.txt", options=ReadOptions(outlet="Mail", date="2025-03-05")).outlet == "Mail"


def test_page(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    article = only("a.html")
    assert (article.title, article.outlet) == ("Bridge closed after storm", "The Harrow Courier")
    assert article.bylines == ("Ilka Torv", "Hugo Lennart")
    assert (article.published.value, article.published.basis) == ("2025-03-04", "meta")
    assert LEAD in article.text and MORE in article.text
    assert "<script>alert(1)</script>" in article.text
    assert "Sport" not in article.text


def test_json_ld_goes_before_meta_tags(folder: Path) -> None:
    linked = {"@graph": [{"@type": "WebSite", "name": "x"}, {
        "@type": ["NewsArticle"], "headline": "Bridge shut", "datePublished": "2025-03-05", "author": [{"name": "Ione Vasst"}],
        "publisher": {"name": "Lissen Mail"}}]}
    (folder / "a.html").write_text(
        PAGE.replace("</head>", f'<script type="application/ld+json">{json.dumps(linked)}</script></head>'), encoding="utf-8"
    )
    article = only("a.html")
    assert (article.title, article.outlet, article.bylines) == ("Bridge shut", "Lissen Mail", ("Ione Vasst",))
    assert article.published.value == "2025-03-05"


def test_declared_charset_of_a_page(folder: Path) -> None:
    (folder / "a.html").write_bytes(PAGE.replace("utf-8", "iso-8859-1").encode("cp1252"))
    assert "“It was safe,”" in only("a.html").text


def test_saved_page(folder: Path) -> None:
    (folder / "a.mhtml").write_bytes(
        b"From: <Saved>\r\nSnapshot-Content-Location: https://courier.example/2025/03/04/bridge\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n"
        + PAGE.replace('<meta property="article:published_time" content="2025-03-04T23:42:00-05:00">', "").encode()
        + b"\r\n--x\r\nContent-Type: image/jpeg\r\n\r\nabc\r\n--x--\r\n"
    )
    article = only("a.mhtml")
    assert article.title == "Bridge closed after storm"
    assert (article.published.value, article.published.basis) == ("2025-03-04", "url")


def test_word(folder: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Bridge closed after storm", 0)
    document.add_paragraph("By Ilka Torv")
    document.add_paragraph(LEAD)
    document.save(str(folder / "a.docx"))
    article = only("a.docx")
    assert (article.title, article.bylines) == ("Bridge closed after storm", ("Ilka Torv",))
    assert article.text == f"Bridge closed after storm\n\nBy Ilka Torv\n\n{LEAD}"


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF of lines of text, each set on its own."""
    shown = b"BT /F1 11 Tf 14 TL 60 760 Td " + b" ".join(f"({line}) Tj T*".encode() for line in lines) + b" ET"
    stream = zlib.compress(shown)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b"/Filter/FlateDecode>>stream\n" + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + body + b"endobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n" + str(len(out)).encode() + b"\n%%EOF"


def test_pdf_lines_become_paragraphs(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(pdf([
        "Bridge closed after storm", "The bridge over the Lissen was closed on Monday after divers found cracks in two",
        "of its piers, the council said. It will not open before the spring, when the re-", "pairs are done.",
        "Buses will run until then, and the ferry takes all cyclists free of charge, it said."]))
    article = only("a.pdf")
    assert article.title == "Bridge closed after storm"
    assert article.text.split("\n\n")[1] == (
        "The bridge over the Lissen was closed on Monday after divers found cracks in two of its piers, the council said. "
        "It will not open before the spring, when the repairs are done."
    )


def test_json_rows(folder: Path) -> None:
    row = {"Headline": "Bridge closed", "source": {"id": 1, "name": "Courier"}, "publishedAt": "2025-03-04T01:00:00Z", "content": LEAD,
           "authors": ["Ilka Torv", {"name": "Hugo Lennart"}], "link": "https://courier.example/x"}
    (folder / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "b.jsonl").write_text("\n" + json.dumps(dict(sorted(row.items()))) + "\n", encoding="utf-8")
    article = only("a.jsonl")
    assert (article.locator, article.title, article.outlet) == ("a.jsonl#1", "Bridge closed", "Courier")
    assert article.bylines == ("Ilka Torv", "Hugo Lennart")
    assert (article.published.value, article.published.basis) == ("2025-03-04", "meta")
    assert only("b.jsonl").id == article.id, "the order of a row's keys is no part of it"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows(folder: Path, delimiter: str) -> None:
    head, row = ["title", "publication", "date", "text", "byline"], ["Bridge closed", "Courier", "4 March 2025", f'"{LEAD} ""Yes,""\nhe said."', "By Ilka Torv"]
    (folder / "a.csv").write_text(delimiter.join(head) + "\r\n" + delimiter.join(row) + "\r\n", encoding="utf-8-sig", newline="")
    article = only("a.csv")
    assert (article.locator, article.outlet, article.published.value, article.bylines) == ("a.csv#1", "Courier", "2025-03-04", ("Ilka Torv",))
    assert article.text == f'{LEAD} "Yes,"\nhe said.'


def test_folders_globs_and_order(folder: Path) -> None:
    for name in ("x/b.txt", "x/deep/a.md", "x/.hidden.txt", "x/notes"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{LEAD} {name}\n", encoding="utf-8")
    found, refused = read_articles(["x"], options=ReadOptions())
    assert sorted(a.locator for a in found) == ["x/b.txt", "x/deep/a.md", "x/notes"]
    assert refused == ()
    assert [a.sha256 for a in found] == sorted(a.sha256 for a in found)
    globbed, _ = read_articles(["x/*.txt", "x/**/*.md"], options=ReadOptions())
    assert sorted(a.locator for a in globbed) == ["x/b.txt", "x/deep/a.md"]
    assert read_articles(["x/deep/a.md", "x/b.txt", "x/notes"], options=ReadOptions())[0] == found


def test_a_sidecar_that_a_shell_names_beside_its_report_is_no_report(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{LEAD}\n", encoding="utf-8")
    (folder / "alone.toml").write_text('outlet = "Post"\n', encoding="utf-8")
    (folder / "a.toml").write_text('outlet = "Courier"\n', encoding="utf-8")
    found, refused = read_articles(["a.toml", "a.txt", "alone.toml", "gone.toml"], options=ReadOptions())
    assert [(a.locator, a.outlet) for a in found] == [("a.txt", "Courier")]
    assert [(r.locator, r.reason) for r in refused] == [
        ("alone.toml", "facts on a report (.toml), but no report of its name is beside it"),
        ("gone.toml", "no such file"),
    ]


@pytest.mark.parametrize(
    ("data", "locator"),
    [(f"{LEAD}\n".encode(), "-"), (PAGE.encode(), "-"), (json.dumps({"text": LEAD}).encode(), "-#1"), (pdf([LEAD[:80], LEAD[80:]]), "-")],
    ids=["text", "page", "rows", "pdf"],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, locator: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    article = only("-")
    assert article.locator == locator
    assert "divers found cracks" in article.text


def test_import_is_light() -> None:
    import subprocess

    heavy = ("trafilatura", "lxml", "pypdfium2", "docx", "py3langid", "numpy", "charset_normalizer", "spacy")
    code = f"import sys, onrecord.reading; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
