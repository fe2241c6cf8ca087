"""Configuration: which rules and stories a repository of articles uses.

It stands in `factlint.yml` or in `[tool.factlint]` of `pyproject.toml`, found upwards from the
working directory; the nearest folder that has one decides, and `factlint.yml` wins within it.

    rules: [desk/rules, desk/names.yml]     # files and folders, relative to this file
    stories: [venezuela-boat-strikes]       # shipped packs, by their name
    baseline: desk/baseline.json            # old findings, relative to this file
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from factlint.model import Problem
from factlint.rulebook.nodes import YamlError, load_yaml
from factlint.rulebook.packages import rule_path
from factlint.rulebook.schema import build, nearest

YAML_NAME = "factlint.yml"
TOML_NAME = "pyproject.toml"
TOML_TABLE = b"tool.factlint"


class Settings(msgspec.Struct, frozen=True):
    """What may stand in a configuration file, as written there."""

    rules: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    baseline: str = ""


class Config(msgspec.Struct, frozen=True):
    """The configuration of a run: `path` is the file it came from, `None` when there is none."""

    rules: tuple[Path, ...] = ()
    stories: tuple[str, ...] = ()
    path: Path | None = None
    baseline: Path | None = None


class ConfigError(Exception):
    """A configuration that cannot be used; `problems` has all that is wrong with it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def find_config(start: Path) -> Config:
    """The configuration for a folder, an empty one when none is found. Raises `ConfigError`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        config = _read_yaml(folder / YAML_NAME) or _read_toml(folder / TOML_NAME)
        if config:
            return config
    return Config()


def _read_yaml(path: Path) -> Config | None:
    data = _read_bytes(path)
    if data is None:
        return None
    problems: list[Problem] = []
    try:
        settings = build(Settings, load_yaml(_shown(path), _decode(path, data)), problems)
    except YamlError as error:
        raise ConfigError(*error.problems) from None
    return _config(path, settings, problems)


def _read_toml(path: Path) -> Config | None:
    data = _read_bytes(path)
    if data is None or TOML_TABLE not in data:
        return None
    text = _decode(path, data)
    tool = _parse_toml(path, text).get("tool")
    if not isinstance(tool, dict) or "factlint" not in tool:
        return None
    return _from_table(path, text, tool["factlint"])


def _from_table(path: Path, text: str, table: object) -> Config:
    problems: list[Problem] = []
    if not isinstance(table, dict):
        problems.append(_toml_problem(path, text, "factlint", '"factlint" wants a table'))
        return _config(path, None, problems)
    for key, value in table.items():
        if message := _complaint(key, value):
            problems.append(_toml_problem(path, text, key, message))
    return _config(path, None if problems else msgspec.convert(table, Settings), problems)


def _config(path: Path, settings: Settings | None, problems: list[Problem]) -> Config:
    if settings is None or problems:
        raise ConfigError(*sorted(problems))
    folder = Path(_shown(path)).parent
    return Config(
        tuple(rule_path(folder, rule) for rule in settings.rules),
        settings.stories,
        path,
        folder / settings.baseline if settings.baseline else None,
    )


def _parse_toml(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        line, column = map(int, place.groups()) if place else (0, 0)
        message = str(error)[: place.start()] if place else str(error)
        raise ConfigError(Problem(_shown(path), line, column, message)) from None


def _complaint(key: str, value: object) -> str:
    """What is wrong with an entry of the table, in words; empty when nothing is."""
    keys = Settings.__struct_fields__
    if key not in keys:
        hint = nearest(key, keys) or f"; valid keys: {', '.join(keys)}"
        return f'unknown key "{key}"{hint}'
    if key == "baseline":
        return "" if isinstance(value, str) else f'"{key}" wants a text'
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return f'"{key}" wants a list of texts'
    return ""


def _toml_problem(path: Path, text: str, key: str, message: str) -> Problem:
    """A problem at the first place where the key is written, best after the table's name.

    `tomllib` keeps no places, hence the search; the table's own place when it fails.
    """
    table = text.find(TOML_TABLE.decode())
    written = re.compile(rf"(?<![\w-]){re.escape(key)}(?=[\"']?\s*[=.\]])")
    found = written.search(text, table) or written.search(text)
    at = found.start() if found else table
    line = text.count("\n", 0, at) + 1
    return Problem(_shown(path), line, at - text.rfind("\n", 0, at), message)


def _read_bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(
            Problem(_shown(path), 0, 0, f"cannot be read: {error.strerror}")
        ) from None


def _decode(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(Problem(_shown(path), line, 1, "not valid UTF-8")) from None


def _shown(path: Path) -> str:
    """The path as people want to see it: relative to the working directory if it is below."""
    folder = Path.cwd()
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)
