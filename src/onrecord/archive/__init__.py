"""The archive at work: what comes in is annotated, stored, put into its story, and the story's record written anew. Above the pipeline.

    known_to      what the archive knows of an address and of a crawl, as reading asks for it
    add           arrivals -> the archive; nothing twice, nothing lost when it is killed half way
    watch         the same lists again and again
    bring_up      stories with new reports -> their next record version
    story_list    what `onrecord stories` shows

Each step leaves the archive whole; whatever was not finished is seen from the archive itself and done by the next run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.archive.adding import Added, Outcome, add
    from onrecord.archive.following import known_to, watch
    from onrecord.archive.records import bring_up, step_of
    from onrecord.archive.stories import StoryRow, find_story, story_list

__all__ = ["Added", "Outcome", "StoryRow", "add", "bring_up", "find_story", "known_to", "step_of", "story_list", "watch"]

_HOMES = {
    "Added": "adding", "Outcome": "adding", "add": "adding", "known_to": "following", "watch": "following", "bring_up": "records",
    "step_of": "records", "StoryRow": "stories", "find_story": "stories", "story_list": "stories",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Each is loaded when first used: whoever only asks the archive does not wait for what adds to it."""
    if name in _HOMES:
        return getattr(import_module(f"onrecord.archive.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'onrecord.archive' has no attribute {name!r}")
