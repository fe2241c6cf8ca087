"""What `factlint init` writes: a configuration, a first file of rules, and schemas for editors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

import msgspec

from factlint.checks import CheckRegistry
from factlint.config import YAML_NAME, Settings
from factlint.rulebook.describing import keys_of
from factlint.rulebook.json_schema import MODELINE, config_schema, rules_schema

RULES_FOLDER = "desk"
HOUSE = Path(RULES_FOLDER, "house.yml")
CONFIG_SCHEMA = Path(".factlint", "config.schema.json")
RULES_SCHEMA = Path(".factlint", "rules.schema.json")
WIDTH = 96
NO_ARTICLES = (
    *("README.*", "readme.*", "CHANGELOG.*", "CONTRIBUTING.*", "CODE_OF_CONDUCT.*"),
    *("LICENSE.*", "requirements.txt", "robots.txt"),
)
"""What repositories hold beside articles in files that end like one."""
_WRITTEN = ("rules", "stories", "exclude")
"""The settings that a new configuration has; the others are shown in comments."""

_CONFIG = f"""\
{MODELINE.format(CONFIG_SCHEMA.as_posix())}
# The configuration of factlint. Editors complete and check it by the line above.
# `factlint rules` lists the rules that apply, `factlint check` lints the articles.

# Files and folders of rules and story packs, relative to this file; or package:NAME for those of
# an installed Python package.
rules: [{RULES_FOLDER}]

# Story packs that ship with factlint, by their name.
stories: []

# Files that are no articles, as in `.gitignore`: names in any folder, `notes/` for all in a folder.
exclude: [{", ".join(NO_ARTICLES)}]
"""

_HOUSE_RULES = """\
{modeline}
# Rules of this desk, for every article. A story pack is a file of its own beside this one:
#
#   factlint init story NAME
#
# `factlint explain CHECK` is the manual of a check: count, date, name, residue, weekday, metadata.
rules:
  - id: not-for-readers
    check: residue
    severity: error
    message: '"{{text}}": may this article go out?'
    why: Copy with such a mark is held, or is for the desk alone.
    strings: [EMBARGOED, HOLD FOR RELEASE, NOT FOR PUBLICATION]
    # Texts that the rule must flag and must pass. `factlint test` runs them.
    examples:
      flag:
        - "EMBARGOED until 6 p.m.\\n\\nThe fire began at noon on Sunday."
      pass:
        - "The embargo ended when the fire began at noon on Sunday."

  # To change a rule that ships with factlint, take its id and say so:
  # - id: weekday
  #   check: weekday
  #   severity: warning
  #   overrides: true
"""


def desk_files() -> dict[Path, str]:
    """The files of a new desk by their paths, relative to its folder."""
    rules_schema_of_house = Path("..", RULES_SCHEMA)
    return {
        Path(YAML_NAME): "\n".join([_CONFIG, *_other_settings()]),
        HOUSE: _HOUSE_RULES.format(modeline=MODELINE.format(rules_schema_of_house.as_posix())),
        CONFIG_SCHEMA: schema_text("config"),
        RULES_SCHEMA: schema_text("rules"),
    }


def _other_settings() -> Iterator[str]:
    """The settings that a desk may want later, as comments."""
    for key in keys_of(Settings):
        if key.name not in _WRITTEN:
            yield from (f"# {line}" for line in wrap(key.meaning, WIDTH))
            yield f"# {key.name}: {key.default.replace('`', '') or '…'}\n"


def schema_text(kind: str) -> str:
    """The schema of `rules` or `config` as JSON, with a line end."""
    checks = CheckRegistry()
    schema = rules_schema(checks) if kind == "rules" else config_schema(Settings, checks)
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
