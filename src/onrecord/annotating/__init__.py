"""Article -> Annotations, one noun a module, each step a function of what the steps before it found."""

from __future__ import annotations

from onrecord.annotating.absences import find_absences
from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.figures import find_figures
from onrecord.annotating.first_person import with_company, with_own_voice
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.propositions import find_propositions
from onrecord.annotating.quotations import find_quotations
from onrecord.annotating.speech import find_statements
from onrecord.annotating.times import find_times
from onrecord.annotating.times_anew import re_anchored, reader_of, with_times
from onrecord.annotating.tolls import find_tolls
from onrecord.annotating.victims import find_victims
from onrecord.engines.syntax import SyntaxEngine
from onrecord.engines.tagger import TaggerEngine
from onrecord.model import Annotations, Article

LANGUAGES = frozenset({"en"})
"""Languages that the annotators read; an article in another one is listed, not annotated."""

__all__ = ["LANGUAGES", "annotate_article", "re_anchored", "reader_of", "with_times"]


def annotate_article(article: Article, syntax: SyntaxEngine, tagger: TaggerEngine) -> Annotations:
    """All that one article holds, without a look at any other; empty for an article in another language."""
    if article.language not in LANGUAGES:
        return Annotations(article.id)
    parse = syntax.parse(article)
    times = find_times(article, parse)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    mentions = Mentions.of(entities, parse)
    quotations = find_quotations(article)
    statements = find_statements(article, parse, mentions=mentions, times=times, tagger=tagger, quotations=quotations)
    entities = with_own_voice(article, parse, entities, statements=statements, quotations=quotations)
    figures = find_figures(article, parse, times=times, entities=entities, statements=statements)
    absences = find_absences(article, parse, entities=entities, statements=statements)
    propositions = find_propositions(article, parse, entities=entities, statements=statements, figures=figures, times=times)
    sentences = tuple((s.start, s.end) for s in parse.sentences)
    victims = find_victims(parse, mentions)
    implied, tolls = find_tolls(article, parse, victims=victims, figures=figures, times=times, entities=entities)
    everybody = with_company(article, parse, entities, statements=statements, quotations=quotations)
    return Annotations(article.id, everybody, statements, figures, times, absences, propositions, sentences, implied, tolls)
