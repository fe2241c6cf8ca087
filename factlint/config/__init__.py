"""Configuration: what a repository of articles is checked with, and how.

It stands in `factlint.yml` or in `[tool.factlint]` of `pyproject.toml`, found upwards from the
file that is checked; the nearest folder that has one decides alone, and `factlint.yml` wins
within it. `Settings` says what may stand there, docs/configuration.md what it means.
"""

from factlint.config.lookup import Configurations
from factlint.config.reading import (
    CONFIG_NAMES,
    TOML_NAME,
    TOML_TABLE,
    YAML_NAME,
    Config,
    ConfigError,
    find_config,
    read_named_config,
)
from factlint.config.settings import PROFILES, Entry, Glob, Level, Profile, Settings

__all__ = [
    "CONFIG_NAMES",
    "PROFILES",
    "TOML_NAME",
    "TOML_TABLE",
    "YAML_NAME",
    "Config",
    "ConfigError",
    "Configurations",
    "Entry",
    "Glob",
    "Level",
    "Profile",
    "Settings",
    "find_config",
    "read_named_config",
]
