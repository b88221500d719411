"""The page of the docs: Results enter, Markdown leaves. Every number in it comes from the results or from the tables of `tools.py`."""

from __future__ import annotations

from bench.attribution.results import Results
from bench.attribution.table import markdown, ranked
from bench.attribution.tools import ALONE, LEFT_OUT, PEOPLE, QUOTED, TOOLS


def page(results: Results) -> str:
    """The whole page; the chart is named, not drawn."""
    return "\n".join((_head(results), markdown(results), _columns(results), _how(results), _left_out(), _data(results)))


def _head(results: Results) -> str:
    return f"""# Who said what: onrecord beside other tools

Written by `python -m bench.attribution --write`; do not edit it by hand.

    make bench-attribution                     # install the peers, measure, print the table
    make bench-attribution ARGS=--write        # and write this page, its chart and attribution.json

![F1 of each tool, found and full](attribution.svg)

All tools read the same {results.articles} articles ({results.words:,} words, {results.attributions:,} attributions by hand: PolNeAR dev,
US political news) and are scored by the same program, `score_attribution.py`. Numbers are F1 in percent, but for P and R, which are the
precision and recall of content.found.
"""


def _columns(results: Results) -> str:
    rounds = f"median of {results.rounds} rounds, the order turned in each" if results.rounds > 1 else "one round"
    quoted = "\n".join(f"- {row.name}: {row.where}." for row in [*QUOTED, PEOPLE])
    return f"""- **content.found**: what was said overlaps the gold by half or more (Dice).
- **full**: and source and cue overlap theirs.
- **exact**: the same characters, punctuation aside.
- **lost**: articles for which the tool gave an error and nothing else. They count as missed.
- **words/CPU s**: words between white space, by the processor seconds of reading and annotating with all models loaded; one process a tool,
  {rounds}. Compare it within this table alone. {ALONE.name}, {ALONE.how}: {results.alone:,.0f}, on Python {results.python}.

Rows with an asterisk are quoted, not measured by this command:

{quoted}
"""


def _how(results: Results) -> str:
    tools = "\n".join(f"- {tool.name}: {tool.how}." for tool in TOOLS)
    lost = "; ".join(f"{row.name}, {row.lost} of {results.articles}" for row in ranked(results) if row.lost) or "none"
    return f"""## How each is run

{tools}

Articles lost: {lost}. textacy raises ValueError where the number of quotation marks is odd.

textacy and sayswho look for quotations; the gold also holds what was said in other words, which bounds their recall, not their precision.
Each gets the small English pipeline of spaCy, the one that installs from PyPI and that onrecord uses; a larger one may serve it better.
onrecord was made with these articles in view, and its quality floors stand on them: how it reads articles that nobody looked at, they do
not show.
"""


def _left_out() -> str:
    return "## What is left out, and why\n\n" + "\n".join(f"- {row.name}: {row.why}." for row in LEFT_OUT) + "\n"


def _data(results: Results) -> str:
    return f"""## The data

PolNeAR, the Political News Attribution Relations corpus (Newell, Margolin and Ruths, LREC 2018), is public at
`github.com/networkdynamics/PolNeAR`. It is other people's text and no part of this project. The command looks for it, and for the scorer,
in the folder that `ONRECORD_BENCH` names (`polnear/dev/text/*.txt`, `polnear/dev/attributions/*.ann`, `score_attribution.py`), else in
`../shared/bench` beside the project, and stops with exit code 2 where it is absent. `--corpus` and `--scorer` name others. The digest of
the files measured here begins with `{results.digest[:16]}`.
"""
