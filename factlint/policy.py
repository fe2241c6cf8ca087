"""What a configuration makes of rules and their findings: which run, how severe, and where not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from factlint.config import Config, Entry, Level, Profile
from factlint.documents.globs import Globs
from factlint.model import CONFIDENCES, LEVELS, Confidence, Finding, Problem, Report, Severity
from factlint.rulebook import Rule, Rulebook
from factlint.rulebook.schema import nearest

LEAST: dict[Profile, Confidence] = {"desk": "high", "copy": "medium", "audit": "low"}
"""How sure a finding must be to be shown."""


class Policy:
    """The choices of a configuration and of the command line, which wins.

    `select` on the command line sets aside what the configuration selects, ignores and turns
    off; `ignore` there leaves out more. An empty `select` selects all.
    """

    def __init__(
        self,
        config: Config,
        rules: Sequence[Rule],
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        profile: Profile | None = None,
    ) -> None:
        self._config = config
        self.profile: Profile = profile or config.settings.profile or "copy"
        self._rules = {rule.id: rule for rule in rules}
        self._selected_by_hand = bool(select)
        settings = config.settings
        self._select = select or [entry.text for entry in settings.select]
        self._ignore = [*ignore]
        if not select:
            self._ignore += [entry.text for entry in settings.ignore]

    def runs(self, rule: Rule) -> bool:
        """True for a rule that is selected, not ignored and not turned off."""
        if any(map(rule.is_meant_by, self._ignore)):
            return False
        if self._select and not any(map(rule.is_meant_by, self._select)):
            return False
        return self._selected_by_hand or self.level(rule) != "off"

    def level(self, rule: Rule) -> Level | None:
        """What the configuration says of a rule's severity: the last entry that means it."""
        levels = [level for name, level in self._config.settings.severity if rule.is_meant_by(name)]
        return levels[-1] if levels else None

    def severity(self, rule: Rule) -> Level:
        """How severe the findings of a rule are here, `off` for one that does not run."""
        return (self.level(rule) or rule.severity) if self.runs(rule) else "off"

    def apply(self, report: Report, asked: Collection[str]) -> Report:
        """A report with the configured severities, without what is ignored in files or unsure.

        `asked` are the paths of the articles that the run was asked to check. A finding is left
        out when each of them that it is about ignores its rule. What is not sure enough for the
        profile is counted.
        """
        findings = [f for f in report.findings if not self._is_ignored(f, asked)]
        least = CONFIDENCES.index(LEAST[self.profile])
        sure = [f for f in findings if CONFIDENCES.index(f.confidence) >= least]
        unsure = report.summary.unsure + len(findings) - len(sure)
        return msgspec.structs.replace(
            report,
            findings=tuple(map(self._leveled, sure)),
            summary=msgspec.structs.replace(report.summary, unsure=unsure),
        )

    def ignored_in(self, path: str) -> tuple[tuple[Entry, Entry], ...]:
        """The names of rules that are ignored in a file, each with the glob that says so.

        A glob that begins with `!` means all files but those.
        """
        return tuple(
            (glob, name)
            for glob, globs, names in self._file_ignores
            if globs.has(path) != glob.text.startswith("!")
            for name in names
        )

    @cached_property
    def _file_ignores(self) -> tuple[tuple[Entry, Globs, tuple[Entry, ...]], ...]:
        config = self._config
        globs = config.entries("per-file-ignores")
        return tuple(
            (glob, Globs(str(config.root), [glob.text.removeprefix("!")]), names)
            for glob, (_, names) in zip(globs, config.settings.per_file_ignores, strict=True)
        )

    def _is_ignored(self, finding: Finding, asked: Collection[str]) -> bool:
        rule = self._rules.get(finding.rule)
        if rule is None or not self._file_ignores:
            return False
        places = (finding.primary, *(related.location for related in finding.related))
        paths = {place.path for place in places if place.path in asked} or {finding.primary.path}
        return all(
            any(rule.is_meant_by(name.text) for _, name in self.ignored_in(path)) for path in paths
        )

    def _leveled(self, finding: Finding) -> Finding:
        rule = self._rules.get(finding.rule)
        level = self.level(rule) if rule else None
        if rule is None or level is None or level == "off":
            return finding
        severity = _severity(finding.severity, rule.severity, level)
        return msgspec.structs.replace(finding, severity=severity)


def _severity(found: Severity, usual: Severity, level: Severity) -> Severity:
    """A finding that is as severe as its rule gets the level; a weaker one stays below it."""
    if LEVELS[found] >= LEVELS[usual]:
        return level
    return min(found, level, key=LEVELS.__getitem__)


def wrong_names(config: Config, rulebook: Rulebook) -> Iterator[Problem]:
    """Names in a configuration that mean no rule, and a language that no lexicon is of."""
    settings = config.settings
    ignored = [name for _, names in settings.per_file_ignores for name in names]
    names = (*settings.select, *settings.ignore, *config.entries("severity"), *ignored)
    for entry in names:
        if not any(rule.is_meant_by(entry.text) for rule in rulebook.rules):
            yield _at(entry, unknown_rule(entry.text, rulebook.rules))
    if settings.language and not rulebook.lexicon(settings.language.text):
        tags = [lexicon.language for lexicon in rulebook.lexicons]
        hint = nearest(settings.language.text, tags) or f"; there are {', '.join(tags)}"
        message = f'there is no language "{settings.language.text}"{hint}'
        yield _at(settings.language, message)


def unknown_rule(name: str, rules: Iterable[Rule]) -> str:
    """What to say of a name that means no rule, with the nearest one that does."""
    known = {known for rule in rules for known in (rule.id, rule.check)}
    whole = next((found for found in sorted(known) if found.endswith(f"/{name}")), "")
    hint = f'; did you mean "{whole}"?' if whole else nearest(name, sorted(known))
    return f'there is no rule or check "{name}"{hint or "; `factlint rules` lists them"}'


def _at(entry: Entry, message: str) -> Problem:
    place = entry.place
    return (
        Problem(place.path, place.line, place.column, message)
        if place
        else Problem("", 0, 0, message)
    )
