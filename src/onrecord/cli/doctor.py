"""`onrecord doctor`: which versions and models are at work here, and whether the path works from end to end."""

from __future__ import annotations

import platform
import re
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord import __version__
from onrecord.cli.output import print_out
from onrecord.codec import decode, dumps, encode, loads
from onrecord.errors import OnRecordError
from onrecord.model import Record

FORMAT = "onrecord-doctor/1"
FAILED_EXIT = 1

SAMPLE = (
    "Harbour chief Ada Moss said at least 12 boats sank in the storm on Monday.\n\n"
    "“We had no warning at all,” Moss told reporters in Port Ellery. The weather office denied that it had been silent.\n"
)
SAMPLE_DAY = "2031-05-06"


def doctor(form: Annotated[Literal["text", "json"], typer.Option("--format", help="The form.")] = "text") -> None:
    """Show versions and model digests, and test the path on a small invented report. Exits with 1 when something is wrong.

    \b
    Examples:
      onrecord doctor
      onrecord doctor --format json
    """
    from onrecord import pipeline

    versions = {"onrecord": __version__, "python": platform.python_version(), "platform": platform.platform()} | dict(_packages())
    models = dict(sorted(pipeline.provenance().models.items()))
    checks = dict(self_test())
    if form == "json":
        print_out(dumps({"format": FORMAT, "versions": dict(versions), "models": dict(models), "checks": dict(checks)}))
    else:
        width = max(map(len, (*versions, *models, *checks))) + 2
        rows = [
            *(f"{name:{width}}{value}" for name, value in (versions | models).items()),
            "",
            *(f"{name:{width}}{fault or 'ok'}" for name, fault in checks.items()),
        ]
        print_out("\n".join(rows) + "\n")
    if any(checks.values()):
        raise typer.Exit(FAILED_EXIT)


def _packages() -> Iterator[tuple[str, str]]:
    """The packages that onrecord names as its own needs, with the version installed."""
    for requirement in sorted(metadata.requires("onrecord") or ()):
        name = re.split(r"[^A-Za-z0-9._-]", requirement)[0]
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "missing"


def self_test() -> Iterator[tuple[str, str]]:
    """Each check's name with what is wrong, empty when nothing is."""
    try:
        story = _sample_record()
    except OnRecordError as error:
        yield "path", str(error)
        return
    yield "path", ""
    speakers = {statement.source.name for statement in story.statements if statement.source}
    yield "statements", "" if any("Moss" in name for name in speakers) else f"no statement by Ada Moss among those by {sorted(speakers)}"
    bounds = {(figure.low, figure.bound) for figure in story.figures}
    yield "figures", "" if (12, "at-least") in bounds else f"“at least 12” is not among {sorted(map(str, bounds))}"
    values = sorted({time.value for time in story.times})
    yield "times", "" if "2031-05-05" in values else f"Monday is not 2031-05-05 among {values}"
    yield "brief", "" if story.brief and all(line.evidence for line in story.brief) else "no sentence, or one without evidence"
    yield "format", "" if decode(loads(dumps(encode(story)))) == story else "the record is not the same after writing and reading it"


def _sample_record() -> Record:
    from onrecord import pipeline
    from onrecord.reading.options import ReadOptions

    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        file = Path(folder) / "sample.txt"
        file.write_text(SAMPLE, encoding="utf-8")
        articles, refusals = pipeline.read([str(file)], options=ReadOptions(outlet="The Quay", date=SAMPLE_DAY, title="Storm sinks boats"))
    if not articles:
        raise OnRecordError("; ".join(f"{refusal.reason}; {refusal.done}" for refusal in refusals) or "the sample was not read")
    return pipeline.record(articles, pipeline.annotate(articles), refusals)
