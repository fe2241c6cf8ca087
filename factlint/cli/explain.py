"""`factlint explain`: a rule, a story or a check, with reasons, examples and what is read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from textwrap import fill, indent

from factlint.checks import check_names, load_check
from factlint.cli import reads
from factlint.cli.arguments import add_rules
from factlint.cli.failure import RunFailed
from factlint.cli.loading import config_here, load_rulebook
from factlint.cli.output import print_harmless
from factlint.cli.rules import in_force, written
from factlint.cli.selection import unknown_rule
from factlint.policy import Policy
from factlint.reporters.rule_help import check_manual, shown_examples
from factlint.rulebook import Rule, Rulebook, Story
from factlint.rulebook.describing import own_keys
from factlint.rulebook.schema import nearest


def add_arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "name",
        metavar="NAME",
        help="id of a rule, as a finding shows it, id of a story, or name of a check",
    )
    parser.add_argument(
        "--full", action="store_true", help="all that a rule reads, and the manual of its check"
    )
    add_rules(parser)


def run(arguments: Namespace) -> int:
    """Print what is known of a rule, story or check. Raises `RunFailed` for what is none."""
    config = config_here(arguments)
    rulebook = load_rulebook(config, arguments.rules)
    policy = Policy(config, rulebook.rules)
    sections = _sections(arguments.name, rulebook, policy, full=arguments.full)
    print_harmless("\n\n".join(filter(None, sections)))
    return 0


def _sections(name: str, rulebook: Rulebook, policy: Policy, *, full: bool) -> Iterator[str]:
    if rule := next((rule for rule in rulebook.rules if rule.id == name), None):
        return _rule(rule, rulebook, policy, reads.ALL if full else reads.SOME)
    if story := rulebook.story(name):
        return _story(story, rulebook, policy)
    if name in check_names():
        return _check(name, rulebook)
    hint = nearest(name, [story.id for story in rulebook.stories])
    if hint:
        raise RunFailed(f'factlint: there is no rule, story or check "{name}"{hint}')
    raise RunFailed(f"factlint: {unknown_rule(name, rulebook)}")


def _rule(rule: Rule, rulebook: Rulebook, policy: Policy, share: reads.Share) -> Iterator[str]:
    manual = check_manual(rule.check)
    yield f"{rule.id}\ncheck {rule.check}, {in_force(rule, policy)}, {written(rule.place)}"
    yield _replaced(rule, rulebook)
    yield _section("Says", _wrapped(rule.message))
    yield _section("Why", _wrapped(rule.why))
    yield _section("Source", _wrapped(rule.source))
    yield _section("Articles", _wrapped(reads.articles(rule, rulebook)))
    yield _section("Compares", _wrapped(reads.compared(rule)))
    yield _section("Reads", reads.table(reads.keys(rule, share)))
    yield _section("Words", reads.table(reads.measure_words(rule, rulebook, share)))
    if share.slots:
        yield _section("Slots", reads.table(reads.slots(rule, rulebook)))
    yield _section("Facts", "\n".join(reads.facts(rule, rulebook)))
    yield _section("Flags", shown_examples(rule.examples.flag[: share.examples]))
    yield _section("Passes", shown_examples(rule.examples.quiet[: share.examples]))
    if share.manual:
        yield _section(f"How {rule.check} works", manual)
        yield _section(f"Keys of {rule.check}", _keys(rule.check))
    else:
        yield _section(f"How {rule.check} works", manual.partition("\n\n")[0])
        yield f"`factlint explain {rule.id} --full` shows all that it reads, and how."


def _story(story: Story, rulebook: Rulebook, policy: Policy) -> Iterator[str]:
    rules = [rule for rule in rulebook.rules if rule.story == story.id]
    files = dict.fromkeys(rule.place.path for rule in rules if rule.place)
    yield "\n".join([f"story {story.id}", *files])
    yield _section("Articles", _wrapped(reads.articles_of(story)))
    yield _section(
        "Events",
        "many, with one running total" if story.series else "one, of which figures are totals",
    )
    yield _section("Facts", reads.table((fact.subject, reads.fact(fact)) for fact in story.facts))
    yield _section(f"Rules {story.id}/…", "\n".join(_lines(rules, policy)) or "none")


def _lines(rules: Sequence[Rule], policy: Policy) -> Iterator[str]:
    """A line for each rule of a story: id, check, severity, and what of its own it says."""
    rows = [(rule.id.partition("/")[2], rule.check, in_force(rule, policy)) for rule in rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, rule in zip(rows, rules, strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        line = "  ".join((*cells, _gist(rule)))
        yield line if len(line) <= reads.WIDTH else line[: reads.WIDTH - 2].rstrip() + " …"


def _gist(rule: Rule) -> str:
    said: dict[str, list[str]] = {}
    for key, text in reads.own_keys(rule):
        said.setdefault(key, []).append(text)
    return "; ".join(f"{key} {', '.join(texts)}" for key, texts in said.items())


def _check(name: str, rulebook: Rulebook) -> Iterator[str]:
    yield f"check {name}"
    yield _section("How it works", check_manual(name))
    yield _section("Keys of its own", _keys(name))
    here = [(rule.id, written(rule.place)) for rule in rulebook.rules if rule.check == name]
    yield _section("Rules here", reads.table(here) or "none")


def _replaced(rule: Rule, rulebook: Rulebook) -> str:
    """What a rule stands in place of."""
    overrides = (each for each in rulebook.overrides if each.what == "rule")
    return next(
        (f"in place of {each.instead_of}" for each in overrides if each.name == rule.id), ""
    )


def _keys(check: str) -> str:
    """The keys that rules of a check have and others have not, with what they mean."""
    keys = own_keys(load_check(check).RULE, Rule)
    return reads.table((key.name, key.meaning) for key in keys)


def _wrapped(text: str) -> str:
    return "\n".join(fill(line, reads.WIDTH) for line in text.splitlines())


def _section(title: str, text: str) -> str:
    return f"{title}:\n{indent(text.rstrip(), '  ')}" if text.strip() else ""
