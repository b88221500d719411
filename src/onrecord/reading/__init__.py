"""Locator -> Article: files, folders, globs and standard input; text as printed, typed regions, metadata, publication date.

`read_articles` for a story's reports, `iter_articles` for inputs of any size. What can't be read is a Refusal, never an exception.
"""

from onrecord.reading.articles import MAX_ARTICLE_BYTES
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import iter_articles, read_articles

__all__ = ["MAX_ARTICLE_BYTES", "ReadOptions", "iter_articles", "read_articles"]
