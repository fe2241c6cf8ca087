"""`factlint init story`: from flags or answers to a pack that loads and whose examples behave."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from factlint.checks import CheckRegistry
from factlint.cli.failure import RunFailed
from factlint.cli.loading import config_here, load_rulebook
from factlint.cli.questions import ask_lines, ask_yes
from factlint.config import Config
from factlint.reporters.summary import counted
from factlint.rulebook import Pattern, Rulebook, RulebookError
from factlint.rulebook.json_schema import MODELINE
from factlint.rulebook.loading import load_rulebook as load_files
from factlint.rulebook.packages import package_of
from factlint.rulebook.scalars import parse_id
from factlint.starting.desk import RULES_SCHEMA
from factlint.starting.examples import find_examples
from factlint.starting.files import write_new
from factlint.starting.measures import draft_measure
from factlint.starting.story import DraftFact, DraftName, StoryDraft, split
from factlint.starting.writing import write_story

T = TypeVar("T")

A_SLIP = 0.85
"""How much of a word that is no measure must be as in one for it to be a slip of the pen."""
FLAGS = ("about", "name", "track", "fact", "series")


def init_story(arguments: Namespace) -> int:
    """Write a story pack and say what to do with it. Raises `RunFailed`, with nothing written."""
    config = config_here()
    here = load_rulebook(config)
    measures = sorted({name for lexicon in here.lexicons for name, _ in lexicon.measures})
    story = _read("NAME", arguments.story, parse_id)
    path: Path = arguments.output or _folder(config) / f"{story}.yml"
    if os.path.lexists(path):
        raise RunFailed(f"{path}: is there already; nothing was written")
    if not any(getattr(arguments, flag) for flag in FLAGS) and sys.stdin.isatty():
        draft = _asked(story, measures)
    else:
        draft = _given(story, arguments, measures)
    draft = _with_measures(draft, measures, here, config)
    text, rulebook = _drafted(draft, measures, config, path)
    write_new({path: text})
    _print_next(path, draft, rulebook, config)
    return 0


def _folder(config: Config) -> Path:
    """The first configured folder of rules, else the configuration's own, else this one."""
    folders = (path for path in config.rules if not package_of(path) and path.is_dir())
    return next(folders, _shown(config.path.parent) if config.path else Path())


def _shown(folder: Path) -> Path:
    return Path(os.path.relpath(folder))


def _given(story: str, arguments: Namespace, measures: Sequence[str]) -> StoryDraft:
    """The story that the flags tell of."""
    if not arguments.about:
        raise RunFailed(
            "factlint: what do articles of this story say? "
            f'factlint init story {story} --about "harbour fire" --track killed'
        )
    tracked = [measure for text in arguments.track for measure in split(text)]
    return StoryDraft(
        story,
        tuple(_read("--about", text, _pattern) for text in arguments.about),
        tuple(_read("--name", text, DraftName.parse) for text in arguments.name),
        tuple(_read("--track", text, _measure_of(measures)) for text in tracked),
        tuple(_read("--fact", text, _fact_about(measures)) for text in arguments.fact),
        arguments.series,
    )


def _asked(story: str, measures: Sequence[str]) -> StoryDraft:
    """The story that somebody at a terminal tells of."""
    return StoryDraft(
        story,
        ask_lines(
            "What does an article of this story say? Words such as: harbour fire, strike*, "
            "(fire|blaze) ... harbour",
            _pattern,
            needed=True,
        ),
        ask_lines("Names to watch, such as: Ana Petrović (Mayor)", DraftName.parse),
        tuple(
            chain.from_iterable(
                ask_lines(
                    f"What is counted? {', '.join(measures)}, or words of your own",
                    _measures_of(measures),
                )
            )
        ),
        ask_lines(
            "Figures that the desk is sure of, such as: killed = 14, 2025-03-04, County coroner",
            _fact_about(measures),
        ),
        ask_yes("Is it a series of many incidents with one running total?"),
    )


def _read(option: str, text: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(text)
    except ValueError as error:
        raise RunFailed(f"factlint: {option}: {error}") from None


def _pattern(text: str) -> str:
    return text if text == "*" else Pattern.parse(text).text


def _measure_of(measures: Sequence[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in measures:
            if meant := get_close_matches(text, measures, 1, A_SLIP):
                raise ValueError(f'there is no measure "{text}"; did you mean "{meant[0]}"?')
            parse_id(text)
        return text

    return read


def _measures_of(measures: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        return tuple(map(_measure_of(measures), split(text)))

    return read


def _fact_about(measures: Sequence[str]) -> Callable[[str], DraftFact]:
    def read(text: str) -> DraftFact:
        fact = DraftFact.parse(text)
        _measure_of(measures)(fact.subject)
        return fact

    return read


def _with_measures(
    draft: StoryDraft, known: Sequence[str], rulebook: Rulebook, config: Config
) -> StoryDraft:
    """A draft with the measures that it tracks and nobody has written, in the desk's language."""
    named = config.settings.language
    lexicon = rulebook.lexicon(named.text if named else "en") or rulebook.lexicons[0]
    own = tuple(draft_measure(name, lexicon) for name in draft.tracked if name not in known)
    return msgspec.structs.replace(draft, measures=own, language=lexicon.language)


def _drafted(
    draft: StoryDraft, measures: Sequence[str], config: Config, path: Path
) -> tuple[str, Rulebook]:
    """The text of the pack, first without and then with its examples, and what it loads as."""
    modeline = _modeline(config, path)
    plain = write_story(draft, {}, measures, str(path), modeline)
    examples = find_examples(draft, _loaded(plain, path, config))
    text = write_story(draft, examples, measures, str(path), modeline)
    return text, _loaded(text, path, config)


def _loaded(text: str, path: Path, config: Config) -> Rulebook:
    """The rulebook of the desk with a pack that is not written yet. Raises `RunFailed`."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, path.name)
        file.write_text(text, encoding="utf-8")
        try:
            return load_files([*config.rules, file], config.stories, CheckRegistry())
        except RulebookError as error:
            told = (str(problem).replace(str(file), str(path)) for problem in error.problems)
            raise RunFailed(*told) from None


def _modeline(config: Config, path: Path) -> str:
    """The line for editors, where `factlint init` has written the schema."""
    schema = config.path.parent / RULES_SCHEMA if config.path else RULES_SCHEMA
    if not schema.is_file():
        return ""
    way = Path(os.path.relpath(schema, path.parent)).as_posix()
    return MODELINE.format(way)


def _print_next(path: Path, draft: StoryDraft, rulebook: Rulebook, config: Config) -> None:
    rules = [rule for rule in rulebook.rules if rule.story == draft.story]
    entries = {rule.place: rule.examples for rule in rules}
    examples = sum(len(each.flag) + len(each.quiet) for each in entries.values())
    print(f"{path}: {counted(len(entries), 'rule')}, {counted(examples, 'example')}")
    if own := [measure.name for measure in draft.measures]:
        print(f"of your own: {', '.join(own)}; add the words that your articles use")
    named = any(path.resolve().is_relative_to(rule.resolve()) for rule in config.rules)
    if not named:
        print(f"to use it on every run, name it in factlint.yml: rules: [{path}]")
    option = "" if named else f" --rules {path}"
    print(f"next: factlint test {path}, factlint check{option}")
