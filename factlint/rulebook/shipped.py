"""Where the shipped rules are: in the wheel beside the code, or in a checkout above it.

Both may be zipped, so that paths are those of `importlib.resources`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import factlint
from factlint.rulebook.packages import not_offered, package_folder, package_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def shipped_rules() -> Traversable:
    """The folder of shipped rules. Raises `FileNotFoundError` for a broken installation."""
    for package in _packages():
        # `Path` and `zipfile.Path` have a parent, the interface of both does not.
        above: Traversable = getattr(package, "parent", package)
        for folder in (package / "rules", above / "rules"):
            if (folder / "lexicon").is_dir():
                return folder
    raise FileNotFoundError("factlint's own rules are not where it was installed")


def _packages() -> Iterator[Traversable]:
    """The folder of the code, and what it is where that is no folder of the file system."""
    yield Path(factlint.__file__).parent
    from importlib.resources import files  # slow to import, and seldom needed

    yield files(factlint)


def is_shipped(path: str) -> bool:
    """True for a file that shipped with factlint, however its path is written."""
    return Path(path).resolve().is_relative_to(Path(str(shipped_rules())).resolve())


def yaml_files(folder: Traversable) -> Iterator[Traversable]:
    """The YAML files of a folder and its folders, in a fixed order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from yaml_files(entry)
        elif entry.name.endswith((".yml", ".yaml")) and not entry.name.endswith(".meta.yml"):
            yield entry


def rule_files(path: Path) -> Iterator[Traversable]:
    """The rule files that a path of the user's names: itself, or those of a folder or package."""
    if package := package_of(path):
        if folder := package_folder(package):
            yield from yaml_files(folder)
    elif path.is_dir():
        yield from yaml_files(path)
    elif path.exists():
        yield path


def nothing_there(path: Path) -> str:
    """What to say of a path of the user's that names no rule files."""
    if package := package_of(path):
        return not_offered(package)
    if path.is_dir():
        return "this folder has no rule files (*.yml)"
    return "no such rule file or folder"
