"""Writes the parts of the manual that the code knows best: `python docs/generate.py`.

What stands between `<!-- generated: … -->` and `<!-- /generated -->` in a page comes from here:

    keys MODULE:CLASS…    the keys of a record; further classes describe what the first does not
    pack                  the keys of a story pack
    commands              the commands with their arguments
    checks                the checks, one line each
    inputs FILE           the inputs of the GitHub action or the GitLab template

The pages in `checks/` are written from the docstrings of the checks, their rule types, and the
rules that ship with factlint; so is their part of the navigation in `.mkdocs.yml`. With
`--check` nothing is written, and the exit code is 1 when something would be. A test does so.
"""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from types import ModuleType

import yaml
from msgspec.structs import replace

from factlint import engine
from factlint.checks import CheckRegistry, check_names, load_check
from factlint.cli.commands import COMMANDS, command_module
from factlint.examples import fires
from factlint.rulebook import ExampleText, Rule
from factlint.rulebook.describing import Key, keys_of, own_keys
from factlint.rulebook.files import pack_type
from factlint.rulebook.shipped import shipped_rules

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
NAVIGATION = ROOT / ".mkdocs.yml"
_PART = re.compile(
    r"(?P<begin>^(?P<indent> *)(?:<!--|#) generated: "
    r"(?P<what>[a-z]+) ?(?P<names>[\w.:/ -]*?) ?(?:-->)?\n)"
    r".*?(?P<end>^ *(?:<!-- /generated -->|# /generated)$)",
    re.MULTILINE | re.DOTALL,
)


def generate() -> dict[Path, str]:
    """The text that each page with generated parts ought to have."""
    pages = {
        DOCS / "checks" / f"{name}.md": "\n\n".join(_check_page(name)) + "\n"
        for name in check_names()
    }
    for page in (NAVIGATION, *sorted(DOCS.rglob("*.md"))):
        if page not in pages and "generated:" in (text := page.read_text("utf-8")):
            pages[page] = _PART.sub(_part, text)
    return pages


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` only name it."""
    stale = {
        page: text
        for page, text in generate().items()
        if not page.exists() or page.read_text("utf-8") != text
    }
    for page, text in stale.items():
        print(page.relative_to(ROOT))
        if "--check" not in arguments:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
    return int("--check" in arguments and bool(stale))


def _part(found: re.Match[str]) -> str:
    written = _PARTS[found["what"]](found["names"].split())
    lines = "\n".join(written)
    if found["indent"]:  # in YAML, where a blank line is none of the style
        return f"{found['begin']}{lines}\n{found['end']}"
    return f"{found['begin']}\n{lines}\n\n{found['end']}"


def _keys(names: list[str]) -> Iterator[str]:
    return _table_of_keys(keys_of(*map(_load, names)))


def _pack(names: list[str]) -> Iterator[str]:
    sections = CheckRegistry().sections()
    yield from _table_of_keys(
        replace(key, meaning=_first(sections[key.name])) if key.name in sections else key
        for key in keys_of(pack_type(sections))
    )


def _first(cls: type) -> str:
    """The first line of a docstring."""
    return (cls.__doc__ or "").partition("\n")[0]


def _load(name: str) -> type:
    module, _, cls = name.partition(":")
    loaded: type = getattr(import_module(module), cls)
    return loaded


def _table_of_keys(keys: Iterable[Key]) -> Iterator[str]:
    yield "| key | takes | |"
    yield "|---|---|---|"
    for key in keys:
        note = ", required" if key.required else f"; default {key.default}" if key.default else ""
        yield _row(f"`{key.name}`", f"{key.takes}{note}", key.meaning)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _checks(names: list[str]) -> Iterator[str]:
    yield "| check | |"
    yield "|---|---|"
    for name in check_names():
        yield _row(f"[`{name}`](checks/{name}.md)", _manual(name).partition("\n\n")[0])


def _navigation(names: list[str]) -> Iterator[str]:
    for name in check_names():
        yield f"      - {name}: checks/{name}.md"


def _commands(names: list[str]) -> Iterator[str]:
    for name, summary in COMMANDS.items():
        parser = ArgumentParser(prog=f"factlint {name}", add_help=False)
        command_module(name).add_arguments(parser)
        yield f"## `factlint {name}`\n\n{summary[0].upper()}{summary[1:]}.\n"
        yield "| argument | |"
        yield "|---|---|"
        for action in parser._actions:
            if action.help is not SUPPRESS:
                yield _row(_usage(action), action.help or "")
        yield ""


def _inputs(names: list[str]) -> Iterator[str]:
    first = next(yaml.safe_load_all((ROOT / names[0]).read_text("utf-8")))
    yield "| input | default | |"
    yield "|---|---|---|"
    for name, described in (first.get("spec") or first)["inputs"].items():
        default = f"`{described['default']}`" if described["default"] else ""
        yield _row(f"`{name}`", default, described["description"])


def _usage(action: Action) -> str:
    """How an argument is written: `--format {text,json}`."""
    words = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.metavar
    if not action.option_strings:
        return f"`{words or action.dest}`"
    takes = f" {words or action.dest.upper()}" if action.nargs != 0 else ""
    return ", ".join(f"`{option}{takes}`" for option in action.option_strings)


def _check_page(name: str) -> Iterator[str]:
    """A check: its manual, the keys of its rules, and the rules that ship with factlint."""
    check = load_check(name)
    yield "<!-- written by docs/generate.py -->"
    yield f"# `{name}`"
    yield _manual(name)
    if hasattr(check, "ENTRY"):
        yield f"## In a story pack: `{check.SECTION}`"
        yield "\n".join(_table_of_keys(keys_of(check.ENTRY, check.RULE)))
    yield f"## In a rule: `check: {name}`"
    yield from _keys_in_a_rule(check)
    yield "## Rules that ship with factlint"
    for rule in _shipped(name):
        yield from _rule(rule)


def _keys_in_a_rule(check: ModuleType) -> Iterator[str]:
    keys = own_keys(check.RULE, Rule)
    entry = keys_of(check.ENTRY) if hasattr(check, "ENTRY") else ()
    common = "[the keys of all rules](../rules.md#rules)"
    if not keys:
        yield f"Only {common}."
    elif {key.name for key in keys} <= {key.name for key in entry}:
        yield f"The same, with {common}."
    else:
        yield f"Beside {common}:"
        yield "\n".join(_table_of_keys(keys))
    if "message" not in check.RULE.__unwritten__:
        slots = ", ".join(f"`{{{word}}}`" for word in check.RULE.placeholders)
        yield f"Placeholders of `message`: {slots}."


def _manual(name: str) -> str:
    return cleandoc(load_check(name).__doc__ or "")


def _shipped(check: str) -> list[Rule]:
    return [rule for rule in _engine().rules if rule.check == check]


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`"
    yield f"{rule.severity.capitalize()}. {' '.join(rule.why.split())}".strip()
    flagged = [example for example in rule.examples.flag if fires(_engine(), rule, example)]
    for title, examples in (("Flags", flagged), ("Passes", rule.examples.quiet)):
        if examples and flagged:
            yield f"{title}:"
            yield from (_fenced("\n\n".join(map(_document, example))) for example in examples)


@cache
def _engine() -> engine.Engine:
    """All rules that ship with factlint: the rules of one entry share its examples."""
    stories = [file.name.removesuffix(".yml") for file in (shipped_rules() / "stories").iterdir()]
    return engine.Engine(engine.load([], sorted(stories)))


def _document(example: ExampleText) -> str:
    day = f"({example.published}) " if example.published else ""
    return f"{day}{example.text.strip()}"


def _fenced(text: str) -> str:
    """A fenced block whose fence does not stand in the text."""
    longest = max((len(ticks) for ticks in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text}\n{fence}"


_PARTS: dict[str, Callable[[list[str]], Iterator[str]]] = {
    "keys": _keys,
    "pack": _pack,
    "commands": _commands,
    "checks": _checks,
    "inputs": _inputs,
    "navigation": _navigation,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
