"""PDF and Word files -> their text, with paragraphs apart. The doors to pypdfium2 and python-docx."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from onrecord.errors import RefusedError
from onrecord.reading.facts import Facts

_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]$")
_SOFT_HYPHEN = re.compile(r"[\x02\ufffe]")
"""What PDFium prints for a hyphen at the end of a line; the next line follows it at once."""
FULL_LINE = 0.72
"""A line shorter than this share of the page's longer lines ends its paragraph, when it also ends a sentence or is much shorter."""
SHORT_LINE = 0.5
MAX_UNPACKED_BYTES = 50_000_000
"""The most that a Word file may hold when unpacked: fifty times the longest report, pictures and all; more is a trap, not an article."""
_CHUNK = 1 << 20
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What unpacking raises: a damaged archive, an unknown way of packing, a password."""


def pdf_text(data: bytes, locator: str) -> tuple[str, Facts]:
    """The text of a PDF, lines joined into paragraphs. Raises RefusedError when it is encrypted, broken or has no text."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise RefusedError(locator, "an encrypted PDF" if locked else "a broken PDF") from error
    try:
        pages = []
        for page in document:
            textpage = page.get_textpage()
            pages.append(textpage.get_text_bounded())
            textpage.close()
            page.close()
        title = document.get_metadata_dict(skip_empty=True).get("Title")
    except pdfium.PdfiumError as error:
        raise RefusedError(locator, "a broken PDF") from error
    finally:
        document.close()
    text = "\n\n".join(p for p in (paragraphs_of(page) for page in pages) if p)
    if not text.strip():
        raise RefusedError(locator, "a PDF without text (scanned pages?)")
    return text, Facts(title=title if title and title in text else None)


def docx_text(data: bytes, locator: str) -> tuple[str, Facts]:
    """The paragraphs and tables of a Word file in order. Raises RefusedError when it is broken, has no text or unpacks to too much."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        _check_unpacked(data, locator)
        document = docx.Document(io.BytesIO(data))
        blocks = list(document.iter_inner_content())
        lines: list[str] = []
        title: str | None = None
        for block in blocks:
            if isinstance(block, Table):
                lines.extend("\t".join(cell.text for cell in row.cells) for row in block.rows)
                continue
            lines.append(block.text)
            if title is None and block.text.strip() and block.style is not None and block.style.name in ("Title", "Heading 1"):
                title = block.text.strip()
    except (MemoryError, RecursionError) as error:
        raise RefusedError(locator, f"a Word file too large or too deep to read ({type(error).__name__})") from error
    except (*_BROKEN_ZIP, PackageNotFoundError, LxmlError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise RefusedError(locator, "a broken Word file") from error
    text = "\n\n".join(line for line in lines if line.strip())
    if not text.strip():
        raise RefusedError(locator, "a Word file without text")
    return text, Facts(title=title)


def _check_unpacked(data: bytes, locator: str) -> None:
    """Raises RefusedError when the file holds more than MAX_UNPACKED_BYTES, by its own account or when unpacked piece by piece."""
    reason = f"a Word file that unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(info.file_size for info in packed.infolist()) > MAX_UNPACKED_BYTES:
            raise RefusedError(locator, reason)
        left = MAX_UNPACKED_BYTES
        for info in packed.infolist():
            with packed.open(info) as part:
                while piece := part.read(_CHUNK):
                    left -= len(piece)
                    if left < 0:
                        raise RefusedError(locator, reason)


def paragraphs_of(page: str) -> str:
    """A page's lines joined into paragraphs: a blank line, or a short line that closes a sentence, ends one."""
    lines = [line.strip() for line in _SOFT_HYPHEN.sub("-\n", page.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    usual = lengths[int(len(lengths) * 0.8)] if len(lengths) > 1 else lengths[0]
    out: list[str] = []
    current = ""
    for line in lines:
        if not line:
            out, current = [*out, current] if current else out, ""
            continue
        if current and _HYPHEN.search(current) and line[0].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}" if current else line
        closes = line.endswith((".", "?", "!", '"', "”", "’", ")")) and len(line) < FULL_LINE * usual
        if closes or len(line) < SHORT_LINE * usual:
            out.append(current)
            current = ""
    return "\n\n".join([*out, current] if current else out)
