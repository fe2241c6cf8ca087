"""What a run goes by: its articles, their configurations, and what these name."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from factlint.cli.asked import asked_paths
from factlint.cli.baseline_file import baseline_path
from factlint.cli.changes import any_changed
from factlint.cli.corpus import corpus_files
from factlint.cli.failure import RunFailed
from factlint.cli.loading import configurations_of
from factlint.config import CONFIG_NAMES, YAML_NAME, Config, Configurations
from factlint.documents import find_articles
from factlint.documents.reading import SIDECAR
from factlint.rulebook.shipped import rule_files


def changed_settings(arguments: Namespace) -> bool:
    """True when a configuration or rule file of the run is another than at `--since`."""
    sources = Sources(arguments)
    configs = (config.path for config in sources.configs if config.path)
    here = Path(arguments.config or YAML_NAME)  # it may be gone
    return any_changed(arguments.since, [*configs, *sources.rules, here])


class Sources:
    """What there is to go by, with configurations as they are when this is made.

    Wrong ones count as far as they can be read: nothing is raised for them.
    """

    def __init__(self, arguments: Namespace) -> None:
        self._arguments = arguments
        try:
            self._configurations = configurations_of(arguments)
        except RunFailed:  # told by the run itself
            self._configurations = Configurations(Config())
        found = [self._configurations.of(article) for article in self._articles()]
        by_path = {config.path: config for config in found or [self._configurations.of("-")]}
        self.configs = tuple(by_path.values())

    @property
    def rules(self) -> tuple[Path, ...]:
        """The files and folders of rules."""
        configured = (path for config in self.configs for path in config.rules)
        return tuple(dict.fromkeys((*self._arguments.rules, *configured)))

    def files(self) -> Iterator[str]:
        """All files on which it depends what the run gives, now, and some that are not there."""
        articles = self._articles()
        looked_up = self._arguments.source
        for article in chain(articles, looked_up, *map(self._corpus, self.configs)):
            if os.path.realpath(article) not in self._arguments.written:
                yield from (article, article + SIDECAR)
        yield from (str(file) for path in self.rules for file in rule_files(path))
        yield from self._settings(articles)
        for config in self.configs:
            yield self._arguments.baseline or baseline_path(config)[0]

    def _articles(self) -> list[str]:
        paths = asked_paths(self._arguments)
        return find_articles(paths, self._configurations.exclude)[0]

    def _corpus(self, config: Config) -> list[str]:
        return corpus_files(config, self._configurations)[0]

    def _settings(self, articles: list[str]) -> Iterator[str]:
        """Every place in which a configuration stands or would count if it did."""
        if self._arguments.config:
            yield str(self._arguments.config)
        elif not self._arguments.isolated:
            folders = {Path(os.path.abspath(path)) for path in asked_paths(self._arguments)}
            folders |= {Path(os.path.abspath(os.path.dirname(article))) for article in articles}
            above = {upper for folder in (*folders, Path.cwd()) for upper in folder.parents}
            for folder in sorted({*folders, Path.cwd(), *above}):
                yield from (str(folder / name) for name in CONFIG_NAMES)
