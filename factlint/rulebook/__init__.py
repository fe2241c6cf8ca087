"""The rulebook: lexicons, stories and rules as typed records, loaded and checked."""

from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.loading import RulebookError, load_rulebook
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, ExampleText, Rule, Rulebook, Story

__all__ = [
    "ExampleText",
    "Examples",
    "Lexicon",
    "Pattern",
    "Rule",
    "Rulebook",
    "RulebookError",
    "Story",
    "load_rulebook",
]
