"""Documents: how files become articles. One module in `formats` is one file format."""

from factlint.documents.document import Declared, Document
from factlint.documents.finding import find_articles
from factlint.documents.reading import (
    Unreadable,
    document_from_bytes,
    document_from_text,
    open_document,
)

__all__ = [
    "Declared",
    "Document",
    "Unreadable",
    "document_from_bytes",
    "document_from_text",
    "find_articles",
    "open_document",
]
