"""File formats. A module here is a format and needs no other place to be named.

It has `SUFFIXES`, the file name endings it reads (lower case, with the dot), and
`read(data: bytes) -> Copy`. `read` raises `ValueError` with a message for people when the
bytes are not of its format, `Malformed` where the message has a place.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

import msgspec

from factlint.documents.document import Declared
from factlint.model import Problem


class Copy(msgspec.Struct, frozen=True):
    """What a format gives: the decoded text, its prose of the same length, its own metadata."""

    text: str
    prose: str
    declared: Declared = Declared()


class Malformed(ValueError):
    """Bytes that are not of a format; the paths of `problems` are for the caller to fill in."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@cache
def formats() -> dict[str, ModuleType]:
    """The format module of each known suffix."""
    modules = [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}
