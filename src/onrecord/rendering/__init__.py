"""Record -> page and files: HTML, Markdown, terminal, CSV tables, and citations.

What enters: a Record. What leaves: text. Rule: nothing of an article is anything but words in any output: it never acts as markup, script,
formula or escape.
"""

from __future__ import annotations

from onrecord.rendering.answers import render_answer, render_answer_json, render_found, render_found_json
from onrecord.rendering.citation import citation
from onrecord.rendering.html import render_html
from onrecord.rendering.markdown import render_markdown
from onrecord.rendering.tables import render_csv
from onrecord.rendering.terminal import render_terminal

__all__ = [
    "citation",
    "render_answer",
    "render_answer_json",
    "render_csv",
    "render_found",
    "render_found_json",
    "render_html",
    "render_markdown",
    "render_terminal",
]
