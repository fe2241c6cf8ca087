"""factlint: finds where news articles disagree with themselves, each other and the fact sheet.

As a library: `lint(documents, load_rules(...))` gives a `Report`, `plan_fixes` what can be fixed
in it, `rule_help` what a rule is for. What stands in `__all__` stays; everything else may change.
Nothing is imported before it is used.
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
    from factlint.fixing import Change, Edit, Plan
    from factlint.library import apply_fix, plan_fixes
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
    from factlint.reporters.rule_help import RuleHelp, rule_help
    from factlint.rulebook import Rule, Rulebook, RulebookError
    from factlint.writing import ChangedMeanwhile

__version__ = "0.1.0"

__all__ = [
    "Change",
    "ChangedMeanwhile",
    "Coverage",
    "Declared",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Location",
    "Plan",
    "Problem",
    "Related",
    "Report",
    "Rule",
    "RuleHelp",
    "Rulebook",
    "RulebookError",
    "Span",
    "Summary",
    "Suppressed",
    "Suppression",
    "Unreadable",
    "__version__",
    "apply_fix",
    "document_from_text",
    "find_articles",
    "lint",
    "load_rules",
    "open_document",
    "plan_fixes",
    "rule_help",
]

_HOMES = {
    "factlint.documents": "Declared Document Unreadable "
    "document_from_text find_articles open_document",
    "factlint.engine": "lint load",
    "factlint.fixing": "Change Edit Plan",
    "factlint.library": "apply_fix plan_fixes",
    "factlint.model": "Coverage Finding Fix Location Problem Related Report Span "
    "Summary Suppressed Suppression",
    "factlint.reporters.rule_help": "RuleHelp rule_help",
    "factlint.rulebook": "Rule Rulebook RulebookError",
    "factlint.writing": "ChangedMeanwhile",
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
