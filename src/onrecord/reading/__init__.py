"""Locator -> Article: files, folders, globs and standard input; text as printed, typed regions, metadata, publication date.

`read_articles` for a story's reports, `iter_articles` for inputs of any size. What can't be read is a Refusal, never an exception.
"""

from onrecord.reading.articles import MAX_ARTICLE_BYTES, Arrival
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import iter_arrivals, iter_articles, read_articles, read_data, read_found

__all__ = [
    "MAX_ARTICLE_BYTES", "Arrival", "ReadOptions", "iter_arrivals", "iter_articles", "read_articles", "read_data", "read_found",
]
