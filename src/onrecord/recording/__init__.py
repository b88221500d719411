"""One story's articles, annotations, links and comparisons -> its Record, with brief and gaps."""

from onrecord.recording.assemble import assemble
from onrecord.recording.brief import WORDS

__all__ = ["WORDS", "assemble"]
