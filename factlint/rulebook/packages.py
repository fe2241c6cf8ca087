"""Rule packs in installed Python packages, named `package:NAME` where a path could stand.

A package offers its folder of rule files under the entry point group `factlint.rules`:

    [project.entry-points."factlint.rules"]
    acme = "acme_rules.packs"

The name is looked up in the metadata of what is installed, and only when a configuration asks for
it. None of the package's code is run: rules are data.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.rulebook.schema import nearest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "factlint.rules"
PREFIX = "package:"


def rule_path(folder: Path, written: str) -> Path:
    """What an entry of `rules:` means: a package, or a path from the configuration's folder."""
    return Path(written) if written.startswith(PREFIX) else folder / written


def package_of(path: Path) -> str | None:
    """The name of the package that a path stands for, `None` when it is a path indeed."""
    return str(path).removeprefix(PREFIX) if str(path).startswith(PREFIX) else None


def package_folder(name: str) -> Path | None:
    """The folder of rule files that an installed package offers under a name."""
    return next((_folder_of(entry) for entry in _offered() if entry.name == name), None)


def not_offered(name: str) -> str:
    """What to say of a name under which nothing is offered, with what is."""
    names = sorted({entry.name for entry in _offered()})
    if name in names:
        return f'the package "{name}" is installed, but has no rule files where it says'
    known = f"; installed: {', '.join(names)}" if names else ""
    hint = nearest(name, names) or known or "; install it with pip"
    return f'no installed package offers rules as "{name}"{hint}'


def _offered() -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points  # slow to import, and seldom needed

    return tuple(entry_points(group=GROUP))


def _folder_of(entry: EntryPoint) -> Path | None:
    """The folder of a module, found without importing the packages it lies in."""
    top, *below = entry.module.split(".")
    spec = find_spec(top)
    places = (spec and spec.submodule_search_locations) or ()
    folders = (Path(place, *below) for place in places)
    return next((folder for folder in folders if folder.is_dir()), None)
