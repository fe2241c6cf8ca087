"""The rulebook: lexicons, stories and rules as typed records, loaded and checked."""

from factlint.rulebook.errors import RulebookError
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, ExampleText, Override, Rule, Rulebook, Story

__all__ = [
    "ExampleText",
    "Examples",
    "Lexicon",
    "Override",
    "Pattern",
    "Rule",
    "Rulebook",
    "RulebookError",
    "Story",
]
