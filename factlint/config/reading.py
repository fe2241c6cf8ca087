"""Finding a configuration file, and reading it with the place of each of its values."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from factlint.config.settings import Entry, Settings
from factlint.documents import Declared
from factlint.documents.globs import check_glob
from factlint.model import Location, Problem
from factlint.rulebook.composing import YamlError, load_yaml
from factlint.rulebook.nodes import Listing, Mapping, Node, Pair, Scalar
from factlint.rulebook.packages import rule_path
from factlint.rulebook.schema import build
from factlint.rulebook.shapes import Many, record_of

YAML_NAME = "factlint.yml"
TOML_NAME = "pyproject.toml"
MISNAMED = ("factlint.yaml", ".factlint.yml", ".factlint.yaml")
CONFIG_NAMES = (YAML_NAME, TOML_NAME, *MISNAMED)
"""The files of a folder on which it depends what is configured for it."""
_OURS = b"factlint"
TOML_TABLE = b"tool.factlint"


class Config(msgspec.Struct, frozen=True):
    """What a configuration file says; nothing where there is none.

    `path` is the file, `folder` the one that its paths are relative to, as it is opened from the
    working directory, and `root` the one of its globs; `node` is what was read, with places.
    """

    settings: Settings = Settings()
    path: Path | None = None
    folder: Path = Path()
    root: Path = Path()
    node: Mapping | None = None

    @property
    def rules(self) -> tuple[Path, ...]:
        """The rule files and folders, and packages as `package:NAME`."""
        return tuple(rule_path(self.folder, entry.text) for entry in self.settings.rules)

    @property
    def stories(self) -> tuple[str, ...]:
        """The shipped packs to use, by their names."""
        return tuple(entry.text for entry in self.settings.stories)

    @property
    def corpus(self) -> tuple[Path, ...]:
        """What a draft is compared with: files, folders and globs."""
        return tuple(self.folder / entry.text for entry in self.settings.corpus)

    @property
    def baseline(self) -> Path | None:
        """The file of old findings, where one is named."""
        named = self.settings.baseline
        return self.folder / named.text if named else None

    @property
    def default(self) -> Declared:
        """What holds for articles that do not say otherwise."""
        language = self.settings.language
        return Declared(
            language=language.text if language else None, week_starts=self.settings.week_starts
        )

    @property
    def shown(self) -> str:
        """The file as people want to see it."""
        return shown(self.path) if self.path else ""

    def entries(self, table: str) -> Iterator[Entry]:
        """The free keys of a table, with their places."""
        node = self.node.get(table) if self.node else None
        for pair in node.pairs if isinstance(node, Mapping) else ():
            yield Entry(pair.key.value, pair.key.place)

    def place(self, key: str) -> Location | None:
        """Where a key stands, `None` when it is not set."""
        pairs = self.node.pairs if self.node else ()
        return next((pair.key.place for pair in pairs if pair.key.value == key), None)


class ConfigError(Exception):
    """A configuration that cannot be used.

    `problems` has all that is wrong with it, `config` what is left without that, for a command
    that goes on looking for problems. It is `None` when the file is not even YAML or TOML.
    """

    def __init__(self, *problems: Problem, config: Config | None = None) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.config = config


def find_config(start: Path) -> Config:
    """The configuration for a folder, an empty one when none is found. Raises `ConfigError`."""
    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        if config := read_config(folder):
            return config
    return Config()


def read_config(folder: Path) -> Config | None:
    """The configuration that stands in a folder, if one does. Raises `ConfigError`."""
    if config := _read_yaml(folder / YAML_NAME):
        return config
    for name in MISNAMED:  # their authors take them for the configuration
        if (path := folder / name).exists():
            message = f'not read under this name: call it "{YAML_NAME}"'
            raise ConfigError(Problem(shown(path), 0, 0, message))
    return _read_toml(folder / TOML_NAME)


def read_named_config(path: Path) -> Config:
    """The configuration in a file of any name, whose globs mean files of the working directory.

    Raises `ConfigError`, also when there is no such file.
    """
    path = Path(os.path.abspath(path))
    config = _read_toml(path) if path.suffix == ".toml" else _read_yaml(path)
    if config is None:
        wrong = "has no [tool.factlint]" if path.exists() else "no such configuration file"
        raise ConfigError(Problem(shown(path), 0, 0, wrong))
    return msgspec.structs.replace(config, root=Path())


def _read_yaml(path: Path) -> Config | None:
    data = _read_bytes(path)
    if data is None:
        return None
    try:
        return _config(path, load_yaml(shown(path), _decode(path, data)))
    except YamlError as error:
        raise ConfigError(*error.problems) from None


def _read_toml(path: Path) -> Config | None:
    data = _read_bytes(path)
    if data is None or _OURS not in data:
        return None
    from factlint.rulebook.toml import TomlError, load_toml  # not needed beside a factlint.yml

    try:
        node: Node | None = load_toml(shown(path), _decode(path, data))
    except TomlError as error:
        if TOML_TABLE not in data:  # not ours to complain of
            return None
        raise ConfigError(error.problem) from None
    for key in ("tool", "factlint"):
        node = node.get(key) if isinstance(node, Mapping) else None
    return _config(path, node) if node is not None else None


def _config(path: Path, node: Node) -> Config:
    """The configuration of a node. Raises `ConfigError` with all that is wrong with it."""
    problems: list[Problem] = []
    if not isinstance(node, Mapping):
        build(Settings, node, problems)
        raise ConfigError(*problems)
    right = tuple(pair for pair in node.pairs if _is_right(node, pair, problems))
    node = msgspec.structs.replace(node, pairs=right)
    settings = build(Settings, node, []) or Settings()
    folder = Path(shown(path)).parent
    config = Config(settings, path, folder, folder, node)
    if problems:
        raise ConfigError(*sorted(problems), config=config)
    return config


def _is_right(node: Mapping, pair: Pair, problems: list[Problem]) -> bool:
    """True for a key that can be used by itself, whatever is wrong with others."""
    before = len(problems)
    build(Settings, msgspec.structs.replace(node, pairs=(pair,)), problems)
    if pair.key.value == "per-file-ignores" and isinstance(pair.value, Mapping):
        problems += filter(None, (_glob_problem(inner.key) for inner in pair.value.pairs))
    if len(problems) == before and node.source.path.endswith(".toml"):
        problems += _untyped(pair)
    return len(problems) == before


def _unquoted(node: Node) -> Iterator[Scalar]:
    """The numbers, dates and truths of TOML, all of them mistakes: every setting is a text."""
    if isinstance(node, Scalar):
        if not node.quoted:
            yield node
        return
    values = node.items if isinstance(node, Listing) else [pair.value for pair in node.pairs]
    for value in values:
        yield from _unquoted(value)


def _untyped(pair: Pair) -> Iterator[Problem]:
    """The problem of a key with such a value."""
    key = pair.key.value
    wants = (
        "a list of texts" if isinstance(record_of(Settings).fields[key].shape, Many) else "texts"
    )
    for node in islice(_unquoted(pair.value), 1):
        yield _problem(pair.key, f'"{key}" wants {wants}: put {node.value} in quotes')


def _glob_problem(key: Scalar) -> Problem | None:
    try:
        check_glob(key.value)
    except ValueError as error:
        return _problem(key, str(error))
    return None


def _problem(node: Scalar, message: str) -> Problem:
    return Problem(node.place.path, node.place.line, node.place.column, message)


def _read_bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(Problem(shown(path), 0, 0, f"cannot be read: {error.strerror}")) from None


def _decode(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(Problem(shown(path), line, 1, "not valid UTF-8")) from None


def shown(path: Path) -> str:
    """The path as people want to see it: relative to the working directory if it is below."""
    folder = Path.cwd()
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)
