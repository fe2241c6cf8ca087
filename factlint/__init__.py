"""factlint: finds where news articles disagree with themselves, each other and the fact sheet."""

__version__ = "0.1.0"
