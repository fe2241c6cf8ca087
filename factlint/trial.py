"""Trying rules out: what they would say over an archive, before a desk has to live with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from time import perf_counter

import msgspec

from factlint.checks import load_check
from factlint.crashes import crash
from factlint.documents import Document
from factlint.engine import ArticleResult, Engine
from factlint.model import Finding, Problem
from factlint.rulebook import Rule, Rulebook


class Trial(msgspec.Struct, frozen=True):
    """What one rule did.

    It applies to `articles`, reads something in `bearing` of them, and asserts only where its
    check `asserts` at all. `elsewhere` are the articles of other stories, `skipped` the pairs
    that could not be compared, by reason.
    """

    rule: Rule
    articles: int
    elsewhere: tuple[tuple[str, int], ...]
    bearing: int
    asserts: bool
    assertions: int
    compared: int
    skipped: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


class TrialReport(msgspec.Struct, frozen=True):
    """What the rules did, over how many articles, how long it took, and what was not checked."""

    trials: tuple[Trial, ...]
    articles: int
    undated: int
    seconds: float
    problems: tuple[Problem, ...] = ()


def try_rules(
    documents: Iterable[Document], rulebook: Rulebook, rules: Sequence[Rule]
) -> TrialReport:
    """Run some rules of a rulebook, and no others, over all documents.

    The time is that of reading and comparing, without opening files and without the cache.
    """
    wanted = {rule.id for rule in rules}
    engine = Engine(rulebook, lambda rule: rule.id in wanted)
    results: list[ArticleResult] = []
    problems: list[Problem] = []
    seconds = 0.0
    for document in documents:
        begun = perf_counter()
        try:
            results.append(engine.read_anew(document))
        except Exception as error:
            problems.append(crash(document.path, error))
        seconds += perf_counter() - begun
    results.sort(key=lambda result: result.path)
    stories = Counter(result.coverage.story for result in results)
    begun = perf_counter()
    trials = tuple(_trial(engine, rule, results, stories) for rule in engine.rules)
    seconds += perf_counter() - begun
    undated = sum(result.coverage.published is None for result in results)
    problems += [problem for result in results for problem in result.problems]
    return TrialReport(trials, len(results), undated, seconds, tuple(problems))


def _trial(
    engine: Engine, rule: Rule, results: Sequence[ArticleResult], stories: Counter[str | None]
) -> Trial:
    mine = (None, rule.story)
    own = [_only(rule, result) for result in results]
    comparisons = list(engine.compare(own))
    skipped: Counter[str] = Counter()
    for comparison in comparisons:
        skipped.update(dict(comparison.skipped))
    findings = [finding for result in own for finding in result.findings]
    findings += [finding for comparison in comparisons for finding in comparison.findings]
    return Trial(
        rule=rule,
        articles=stories[rule.story] if rule.story else len(results),
        elsewhere=tuple(
            sorted((story, number) for story, number in stories.items() if story not in mine)
        ),
        bearing=sum(bool(result.assertions or result.findings) for result in own),
        asserts=getattr(load_check(rule.check), "ASSERTS", False),
        assertions=sum(len(result.assertions) for result in own),
        compared=sum(comparison.compared for comparison in comparisons),
        skipped=tuple(sorted(skipped.items())),
        findings=tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.primary, f.message))),
    )


def _only(rule: Rule, result: ArticleResult) -> ArticleResult:
    """What one rule made of an article."""
    return msgspec.structs.replace(
        result,
        assertions=tuple(each for each in result.assertions if each.rule == rule.id),
        findings=tuple(each for each in result.findings if each.rule == rule.id),
    )
