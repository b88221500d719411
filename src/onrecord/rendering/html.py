"""A record -> one self-contained HTML page.

What enters: a record. What leaves: the page, with its style, its script and its signs inside. Rule: everything that comes from an article
or a model is escaped by the template engine; the page loads nothing, and its policy lets nothing but its own style and script run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from onrecord.model import Record
from onrecord.rendering.page import LISTED, page
from onrecord.rendering.references import MARKERS

if TYPE_CHECKING:
    from jinja2 import Environment

Row = TypeVar("Row")


def render_html(record: Record, *, excerpts: bool = False) -> str:
    """The record as one page; with `excerpts` only the sentences that are evidence, to share where full texts can't be."""
    context = page(record, excerpts=excerpts)
    style = _file("page.css") + _split_marks(context.split)
    script = _file("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    template = _environment().get_template("page.html.j2")
    return template.render(page=context, style=_trusted(style), script=_trusted(script), policy=policy)


def _split_marks(keys: tuple[str, ...]) -> str:
    """A mark that comes in several pieces lights up whole: a rule each, because `:target` is only its first piece."""
    if not keys:
        return ""
    rules = ",".join(f":root:has(#{key}:target) .p-{key}" for key in keys)
    return f"\n{rules}{{background:var(--hit);border-bottom-color:var(--hitl);box-shadow:inset 0 -2px 0 var(--hitl)}}\n"


def _trusted(text: str) -> object:
    """Our own style or script, which must not be escaped; neither holds a word of an article."""
    from markupsafe import Markup

    return Markup(text)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _file(name: str) -> str:
    return (files("onrecord.rendering") / "templates" / name).read_text(encoding="utf-8").strip() + "\n"


def split(rows: Sequence[Row], shown: int = LISTED) -> tuple[Sequence[Row], Sequence[Row]]:
    """A list as what is shown and what folds; one or two more than the limit don't fold, for a fold takes a line itself."""
    return (rows, rows[:0]) if len(rows) <= shown + 2 else (rows[:shown], rows[shown:])


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(MARKERS=MARKERS, LISTED=LISTED, split=split)
    return environment
