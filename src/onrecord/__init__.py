"""onrecord reads the coverage of a story and writes the record of it.

The public verbs, in the order of the path, and the nouns that they take and give:

    read(locators)                 -> articles, refusals
    annotate(articles)             -> annotations
    record(articles, annotations)  -> Record
    render(record, form)           -> text
"""

from __future__ import annotations

TYPE_CHECKING = False
"""For the type checker, which takes it for true, as `typing.TYPE_CHECKING` is: to import `typing` takes longer than all else here."""
if TYPE_CHECKING:
    from onrecord.model import Annotations, Article, Record, Refusal
    from onrecord.pipeline import annotate, read, record, render

__version__ = "0.1.0"
__all__ = ["Annotations", "Article", "Record", "Refusal", "annotate", "read", "record", "render"]

_VERBS = frozenset({"read", "annotate", "record", "render"})


def __getattr__(name: str) -> object:
    """Verbs and nouns are loaded when first used, so that `import onrecord` loads nothing."""
    if name in _VERBS:
        from onrecord import pipeline

        return getattr(pipeline, name)
    if name in __all__:
        from onrecord import model

        return getattr(model, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
