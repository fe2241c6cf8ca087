"""factlint: finds where news articles disagree with themselves, each other and the fact sheet.

As a library: `lint(documents, load_rules(...))` gives a `Report`. What stands in `__all__` stays;
everything else may change. Nothing is imported before it is used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` would be the slowest part of `factlint --version`
if TYPE_CHECKING:
    from factlint.documents import (
        Declared,
        Document,
        Unreadable,
        document_from_text,
        find_articles,
        open_document,
    )
    from factlint.engine import lint
    from factlint.engine import load as load_rules
    from factlint.model import (
        Coverage,
        Finding,
        Fix,
        Location,
        Problem,
        Related,
        Report,
        Span,
        Summary,
        Suppressed,
        Suppression,
    )
    from factlint.rulebook import Rulebook, RulebookError

__version__ = "0.1.0"

__all__ = [
    "Coverage",
    "Declared",
    "Document",
    "Finding",
    "Fix",
    "Location",
    "Problem",
    "Related",
    "Report",
    "Rulebook",
    "RulebookError",
    "Span",
    "Summary",
    "Suppressed",
    "Suppression",
    "Unreadable",
    "__version__",
    "document_from_text",
    "find_articles",
    "lint",
    "load_rules",
    "open_document",
]

_HOMES = {
    "factlint.documents": "Declared Document Unreadable "
    "document_from_text find_articles open_document",
    "factlint.engine": "lint load",
    "factlint.model": "Coverage Finding Fix Location Problem Related Report Span "
    "Summary Suppressed Suppression",
    "factlint.rulebook": "Rulebook RulebookError",
}
_SHORTER = {"load_rules": "load"}


def __getattr__(name: str) -> object:
    """A name of the library, from its home."""
    from importlib import import_module

    wanted = _SHORTER.get(name, name)
    for home, names in _HOMES.items():
        if name in __all__ and wanted in names.split():
            found: object = getattr(import_module(home), wanted)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
