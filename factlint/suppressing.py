"""Leaving out what an article or its side file calls all right.

A finding of one article is left out when its primary place is covered. What stands against
something else, in this article or another, is left out when either side is: a covered figure
takes no part in the comparison, so that those it disagreed with are still compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from factlint.checks import Comparison, load_check
from factlint.checks.suppression import SuppressionRule, say
from factlint.model import (
    Assertion,
    Finding,
    Location,
    Related,
    Severity,
    Suppressed,
    Suppression,
)
from factlint.rulebook import Rule, Rulebook
from factlint.rulebook.schema import nearest


class Covers:
    """Which suppressions cover a place, for the rules of a rulebook."""

    def __init__(self, rulebook: Rulebook, suppressions: Iterable[Suppression]) -> None:
        self.rules = {r.id: r for r in rulebook.rules if not isinstance(r, SuppressionRule)}
        self.all = tuple(suppressions)
        self._by_path: dict[str, list[Suppression]] = defaultdict(list)
        for suppression in self.all:
            self._by_path[suppression.path].append(suppression)

    def of(self, rule_id: str, place: Location) -> tuple[Suppression, ...]:
        """The suppressions of a rule that cover a place."""
        written = self._by_path.get(place.path, ())
        rule = self.rules.get(rule_id)
        if rule is None:
            return ()
        return tuple(s for s in written if rule.is_meant_by(s.rule) and s.covers(place.span))

    def means(self, suppression: Suppression) -> list[Rule]:
        """The rules that a suppression names."""
        return [rule for rule in self.rules.values() if rule.is_meant_by(suppression.rule)]


def compare_uncovered(
    compare: Callable[[Sequence[Assertion]], Comparison],
    rule: Rule,
    group: Sequence[Assertion],
    covers: Covers,
) -> Comparison:
    """Compare a group without its covered assertions.

    What is counted is the whole group's. A suppression never makes a finding: what only shows
    when a covered figure is away is left out too.
    """
    whole = compare(group)
    if not (covers.all and whole.findings):
        return whole
    free = [assertion for assertion in group if not covers.of(rule.id, assertion.location)]
    if len(free) == len(group):
        return whole
    places = {finding.primary for finding in whole.findings}
    kept = tuple(f for f in compare(free).findings if f.primary in places)
    by = {f: tuple(_either_side(f, covers)) for f in whole.findings}
    return msgspec.structs.replace(
        whole,
        findings=kept,
        suppressed=tuple(Suppressed(f, by[f]) for f in whole.findings if _is_gone(f, kept, covers)),
        used=tuple(suppression for used in by.values() for suppression in used),
    )


def _either_side(finding: Finding, covers: Covers) -> Iterator[Suppression]:
    for place in (finding.primary, *(related.location for related in finding.related)):
        yield from covers.of(finding.rule, place)


def _is_gone(finding: Finding, kept: Sequence[Finding], covers: Covers) -> bool:
    """True when nothing is left of a finding, not even against one of its other places."""
    if covers.of(finding.rule, finding.primary):
        return True
    others = [related.location for related in finding.related]
    gone = bool(others) and finding not in kept
    return gone and all(covers.of(finding.rule, other) for other in others)


def split_covered(
    findings: Iterable[Finding], covers: Covers
) -> tuple[list[Finding], list[Suppressed]]:
    """Findings of single articles: those to report, and those whose primary place is covered."""
    reported: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        if by := covers.of(finding.rule, finding.primary):
            suppressed.append(Suppressed(finding, by))
        else:
            reported.append(finding)
    return reported, suppressed


def judge(
    rules: Sequence[Rule], covers: Covers, used: Iterable[Suppression], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Findings about the suppressions themselves, by those of `rules` that are of that check.

    One is judged when all rules that it names ran; `findings` are those that are reported.
    """
    in_use, ran = set(used), {rule.id for rule in rules}
    judges = [rule for rule in rules if isinstance(rule, SuppressionRule)]
    for suppression in covers.all:
        named = covers.means(suppression)
        if suppression.origin == "sic" or (named and suppression in in_use):
            continue
        for rule in judges:
            if rule.finds == "malformed" and not named:
                yield _say(rule, suppression, _unknown(suppression.rule, covers))
            elif rule.finds == "unused" and named and ran.issuperset(r.id for r in named):
                message = _unused(suppression, findings)
                yield _say(rule, suppression, message, _gravity(suppression, named))


def _say(
    rule: SuppressionRule,
    suppression: Suppression,
    message: str,
    severity: Severity | None = None,
) -> Finding:
    """What is said of a side file leads to the article too."""
    beside = suppression.origin == "side file"
    related = (Related(suppression.about, "the article"),) if beside else ()
    return say(rule, suppression.place, message, severity, related)


def _unknown(name: str, covers: Covers) -> str:
    whole = next((rule for rule in covers.rules if rule.endswith(f"/{name}")), "")
    names = sorted({*covers.rules, *(rule.check for rule in covers.rules.values())})
    hint = f'; did you mean "{whole}"?' if whole else nearest(name, names)
    return f'there is no rule or check "{name}" here{hint or ": is its story pack in use?"}'


def _unused(suppression: Suppression, findings: Sequence[Finding]) -> str:
    if not suppression.spans:
        return f'"{suppression.words}" is not in the article: nothing to suppress'
    others = (
        finding.rule
        for finding in findings
        if finding.primary.path == suppression.path and suppression.covers(finding.primary.span)
    )
    hint = f"; what is found is {found}" if (found := next(others, "")) else ""
    return f'nothing of "{suppression.rule}" to suppress{hint}'


def _gravity(suppression: Suppression, named: Sequence[Rule]) -> Severity | None:
    """A note where the other side of a conflict may be in an article that was not read."""
    if not suppression.spans:
        return None
    return "note" if any(map(_compares_articles, named)) else None


def _compares_articles(rule: Rule) -> bool:
    against = getattr(rule, "against", ("corpus",))
    return hasattr(load_check(rule.check), "compare") and "corpus" in against
