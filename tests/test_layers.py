"""Imports go down only: the layers of the package, enforced on its syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factlint"

# From the bottom up. Parts of one layer do not import each other.
LAYERS = (
    {"model"},
    {"rulebook", "writing", "crashes"},
    {"documents"},
    {"extract", "relating"},
    {"checks", "records"},
    {
        "executors",
        "cache",
        "archive",
        "coverage",
        "ordering",
        "placing",
        "suppressing",
        "sourcing",
        "baseline",
        "fixing",
    },
    {"rulebooks"},
    {"engine", "reporters", "config", "asking", "joining"},
    {"examples", "trial", "policy", "library", "versions"},
    {"starting"},
    {"cli", "lsp"},
    {"__main__"},
)
RANKS = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The direct child of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and part for each import of the package's own, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "factlint":
            modules = [f"factlint.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        else:
            continue
        for module in modules:
            package, _, rest = module.partition(".")
            if package == "factlint" and rest and not rest.startswith("__version__"):
                yield node.lineno, rest.partition(".")[0]


def climbs(importer: str, tree: ast.AST) -> list[str]:
    return [
        f"line {line}: {importer} imports {part}"
        for line, part in imported_parts(tree)
        if part != importer and RANKS[part] >= RANKS[importer]
    ]


def test_every_part_has_a_layer() -> None:
    assert {part_of(path) for path in MODULES} - {"__init__"} <= set(RANKS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down_only(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    relative = [node.lineno for node in ast.walk(tree) if getattr(node, "level", 0)]
    assert not relative, "imports are absolute, so that this test can read them"
    if part_of(path) == "__init__":
        run = [node for node in tree.body if not isinstance(node, ast.If)]
        assert not list(imported_parts(ast.Module(run, []))), "what it names is imported late"
    else:
        assert climbs(part_of(path), tree) == []


@pytest.mark.parametrize(
    "statement",
    [
        "import factlint.cli.check",
        "from factlint import cli",
        "from factlint.cli import main",
        "def late():\n    from factlint.cli import main",
    ],
)
def test_an_import_upwards_is_found(statement: str) -> None:
    assert len(climbs("model", ast.parse(statement))) == 1


def test_an_import_beside_is_found() -> None:
    assert climbs("engine", ast.parse("from factlint.reporters import text"))
    assert not climbs("engine", ast.parse("from factlint import __version__, checks"))
