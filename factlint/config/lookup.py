"""The configurations of a run, in which each file has its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from factlint.config.reading import Config, ConfigError, read_config
from factlint.config.settings import Glob
from factlint.documents.globs import Globs
from factlint.model import Problem


class Configurations:
    """Finds the configuration of files. Each is read once, and what is wrong with them kept.

    Where none is found upwards from a file, that of the working directory counts. With `only`
    that is the one of all files, with its `problems`, and none is looked for.
    """

    def __init__(self, only: Config | None = None, problems: Sequence[Problem] = ()) -> None:
        self._only = only
        self.problems: list[Problem] = [*problems]
        self._by_folder: dict[str, Config] = {}
        self._excludes: dict[Path | None, Globs] = {}

    def of(self, path: str) -> Config:
        """The configuration of a file, or of a folder's name in the folder above."""
        return self.of_folder(os.path.dirname(os.path.abspath(path)))

    def of_folder(self, folder: str) -> Config:
        """The configuration of the files of a folder."""
        if self._only:
            return self._only
        config = self._nearest(folder)
        return config if config.path else self._nearest(os.getcwd())

    def _nearest(self, folder: str) -> Config:
        """The configuration that stands in a folder, else that of the folder above."""
        config = self._by_folder.get(folder)
        if config is None:
            config = self._by_folder[folder] = self._read(folder)
        return config

    def _read(self, folder: str) -> Config:
        try:
            config = read_config(Path(folder))
        except ConfigError as error:
            self.problems += error.problems
            return error.config or Config()
        above = os.path.dirname(folder)
        return config or (Config() if above == folder else self._nearest(above))

    def excluding(self, path: str, *, is_folder: bool = False) -> Glob | None:
        """The pattern that excludes a path, if one does."""
        config = self.of(path)
        if not config.settings.exclude:
            return None
        if config.path not in self._excludes:
            patterns = [glob.text for glob in config.settings.exclude]
            self._excludes[config.path] = Globs(str(config.root), patterns)
        decision = self._excludes[config.path].deciding(path, is_folder=is_folder)
        return config.settings.exclude[decision[1]] if decision and decision[0] else None

    def exclude(self, path: str, is_folder: bool) -> str:
        """Why a path is not to be read, empty when it is."""
        glob = self.excluding(path, is_folder=is_folder)
        if glob is None or glob.place is None:
            return ""
        place = glob.place
        return f'"{glob.text}" excludes it ({place.path}:{place.line}:{place.column})'
