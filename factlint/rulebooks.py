"""Rulebooks from their files, and the readers they make; both are kept for runs that come again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from factlint.cache import cached
from factlint.checks import CheckRegistry
from factlint.extract.reader import Reader
from factlint.rulebook import Rulebook
from factlint.rulebook.shipped import rule_files, shipped_rules, yaml_files

READY = 4
"""How many rulebooks and their readers are kept, as when watching."""


def load(rules: Sequence[Path] = (), stories: Sequence[str] = ()) -> Rulebook:
    """Load the shipped rules, shipped stories by id, and rule files. Raises `RulebookError`.

    A rulebook whose files have not changed is the one of before, or comes from the cache.
    """
    return _load(tuple(rules), tuple(stories), tuple(_sources(rules, stories)))


@lru_cache(READY)
def _load(
    rules: tuple[Path, ...], stories: tuple[str, ...], sources: tuple[bytes, ...]
) -> Rulebook:
    from factlint.rulebook.loading import load_rulebook

    return cached(Rulebook, sources, lambda: load_rulebook(rules, stories, CheckRegistry()))


def _sources(rules: Sequence[Path], stories: Sequence[str]) -> Iterator[bytes]:
    """Everything that a rulebook is made from: names, places and contents of its files."""
    files = [file for path in rules for file in rule_files(path)]
    places = [str(Path(str(file)).resolve()) for file in files]
    same = [places.index(place) for place in places]  # a file that is reached twice is loaded once
    yield repr((stories, [str(path) for path in rules], same)).encode()
    for file in (*files, *yaml_files(shipped_rules())):
        yield str(file).encode("utf-8", "surrogatepass")
        try:
            yield file.read_bytes()
        except OSError as error:  # told when it is loaded
            yield str(error).encode()


@lru_cache(READY)
def reader_of(rulebook: Rulebook) -> Reader:
    """The reader of articles that a rulebook makes; it takes a while to make."""
    patterns = [pattern for rule in rulebook.rules for pattern in rule.patterns()]
    patterns += [pattern for story in rulebook.stories for pattern in story.about]
    cues = [cue for rule in rulebook.rules for cue in rule.sentence_patterns()]
    return Reader(rulebook.lexicons, tuple(patterns), tuple(cues))
