"""Which rules run: `--select` and `--ignore`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factlint.cli.failure import RunFailed
from factlint.rulebook import Rule, Rulebook
from factlint.rulebook.schema import nearest


def selector(
    rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str]
) -> Callable[[Rule], bool]:
    """A test for rules from names; a name is a rule's id, an id with `*`, or a check's name.

    No `select` selects all; `ignore` wins. Raises `RunFailed` for names that mean no rule.
    """
    wrong = [
        f"factlint: {option}: {unknown_rule(name, rulebook)}"
        for option, names in (("--select", select), ("--ignore", ignore))
        for name in names
        if not any(rule.is_meant_by(name) for rule in rulebook.rules)
    ]
    if wrong:
        raise RunFailed(*wrong)
    return lambda rule: (not select or _any_means(select, rule)) and not _any_means(ignore, rule)


def rules_named(name: str, rulebook: Rulebook) -> tuple[Rule, ...]:
    """The rules that a name means. Raises `RunFailed` when there are none."""
    rules = tuple(rule for rule in rulebook.rules if rule.is_meant_by(name))
    if not rules:
        raise RunFailed(f"factlint: {unknown_rule(name, rulebook)}")
    return rules


def unknown_rule(name: str, rulebook: Rulebook) -> str:
    """What to say of a name that means no rule, with the nearest one that does."""
    ids = [rule.id for rule in rulebook.rules]
    whole = next((identifier for identifier in ids if identifier.endswith(f"/{name}")), "")
    known = {*ids, *(rule.check for rule in rulebook.rules)}
    hint = f'; did you mean "{whole}"?' if whole else nearest(name, sorted(known))
    return f'there is no rule or check "{name}"{hint or "; `factlint rules` lists them"}'


def _any_means(names: Sequence[str], rule: Rule) -> bool:
    return any(rule.is_meant_by(name) for name in names)
