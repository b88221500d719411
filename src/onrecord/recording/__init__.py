"""One story's articles, annotations, links and comparisons -> its Record, with brief and gaps."""

from onrecord.recording.assemble import assemble

__all__ = ["assemble"]
