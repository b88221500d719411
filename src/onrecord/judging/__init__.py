"""Judgements of people -> what they change in one story's articles, annotations and links. Pure; the log itself is kept by the store.

The order of use: `judgement_of` makes an entry, `standing` leaves out what was withdrawn, `weigh` brings the rest to fresh annotations.
"""

from onrecord.judging.anchoring import find, target_of
from onrecord.judging.log import contradictions, judgement_of, standing
from onrecord.judging.weigh import weigh

__all__ = ["contradictions", "find", "judgement_of", "standing", "target_of", "weigh"]
