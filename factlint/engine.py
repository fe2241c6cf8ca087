"""The engine: reads each article on its own, then compares what was read, key by key."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain

import msgspec

from factlint.cache import cached
from factlint.checks import Comparison, LookedUp, load_check, read_with
from factlint.coverage import coverage, with_comparisons
from factlint.crashes import crash
from factlint.documents import Document
from factlint.extract.article import Article
from factlint.model import (
    Assertion,
    Coverage,
    Finding,
    Problem,
    Report,
    Summary,
    Suppressed,
    Suppression,
)
from factlint.ordering import capped, ordered, ordered_suppressed
from factlint.placing import misplaced, rules_for, story_of
from factlint.records import Record, records
from factlint.rulebook import Rule, Rulebook, RulebookError
from factlint.rulebook.shipped import shipped_rules
from factlint.rulebooks import load, reader_of
from factlint.sourcing import OUTCOMES, LookUp
from factlint.suppressing import Covers, compare_uncovered, judge, split_covered

__all__ = ["ArticleResult", "Engine", "RulebookError", "lint", "load"]


class ArticleResult(msgspec.Struct, frozen=True):
    """What the map step gives for one article: picklable, and nothing of other articles.

    `coverage` is that of the article alone: nothing is compared yet.
    """

    path: str
    coverage: Coverage
    assertions: tuple[Assertion, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


class Engine:
    """Reads and compares with one rulebook, of which `select` may leave rules out."""

    def __init__(self, rulebook: Rulebook, select: Callable[[Rule], bool] | None = None) -> None:
        self.rulebook = rulebook
        self.rules = tuple(rule for rule in rulebook.rules if select is None or select(rule))
        self.reader = reader_of(rulebook)

    def read(self, document: Document) -> Article:
        """One article with its values, and the story it belongs to."""
        article = self.reader.read(document)
        article.story = story_of(article, self.rulebook)
        story = self.rulebook.story(article.story)
        article.declared_names = story.names if story else ()
        return article

    def read_article(self, document: Document) -> ArticleResult:
        """The map step: everything that one article gives, from the cache if it is known."""
        parts = msgspec.msgpack.encode(
            (
                document.path,
                document.text.encode("utf-8", "surrogatepass"),
                document.declared,
                document.given,
                document.suppressions,
            )
        )
        make = partial(self.read_anew, document)
        return cached(ArticleResult, [self._key, parts], make, shards=3, keeps=_is_whole)

    @cached_property
    def _key(self) -> bytes:
        """What stands for all the rules, in the keys of the articles that they read.

        Where factlint is installed does not count.
        """
        chosen = [rule.id for rule in self.rules]
        rules = msgspec.msgpack.encode((self.rulebook, chosen), enc_hook=repr)
        *pieces, last = rules.split(str(shipped_rules()).encode("utf-8", "surrogatepass"))
        # Before a text stands its length, in up to three bytes.
        return hashlib.sha256(b"".join([*(piece[:-3] for piece in pieces), last])).digest()

    def read_anew(self, document: Document) -> ArticleResult:
        """The map step without the cache."""
        article = self.read(document)
        assertions: list[Assertion] = []
        bound: list[Assertion] = []
        findings: list[Finding] = []
        problems = list(misplaced(document, self.rulebook))
        for name, rules in rules_for(article, self.rules).items():
            check = load_check(name)
            reading = read_with(check, article, rules)
            assertions += reading.assertions
            bound += reading.assertions if getattr(check, "ASSERTS", False) else ()
            findings += reading.findings
            problems += reading.problems
        return ArticleResult(
            document.path,
            coverage(article, bound, stories=bool(self.rulebook.stories)),
            tuple(assertions),
            tuple(findings),
            tuple(problems),
            document.suppressions,
        )

    def extract(self, document: Document, *, explain: bool = False) -> Iterator[Record]:
        """Everything that is read in a document, bound to a rule or not, in text order."""
        article = self.read(document)
        assertions = [
            assertion
            for check, rules in rules_for(article, self.rules).items()
            if getattr(load_check(check), "ASSERTS", False)
            for assertion in read_with(load_check(check), article, rules).assertions
        ]
        yield from records(article, assertions, explain=explain)

    def compare(self, results: Sequence[ArticleResult]) -> Iterator[Comparison]:
        """The reduce step: each key's assertions with each other and with the facts."""
        covers = Covers(self.rulebook, (s for result in results for s in result.suppressions))
        groups: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
        for result in results:
            for assertion in result.assertions:
                groups[assertion.rule, *assertion.key].append(assertion)
        rules = {rule.id: rule for rule in self.rules}
        for key in sorted(groups, key=repr):
            rule = rules[str(key[0])]
            check = load_check(rule.check)
            if hasattr(check, "compare"):
                group = sorted(groups[key], key=lambda assertion: assertion.location)
                story = self.rulebook.story(rule.story or str(key[1]))
                compare = partial(check.compare, rule, story=story)
                try:
                    comparison = compare_uncovered(compare, rule, group, covers)
                except Exception as error:
                    comparison = Comparison(problems=(crash(rule.id, error, "comparing"),))
                yield comparison

    def lint(
        self,
        documents: Iterable[Document],
        sources: Iterable[Document] = (),
        drafts: Collection[str] | None = None,
    ) -> Report:
        """Read all documents, compare them, and report in a fixed order.

        All of them are looked up in the sources, or those whose paths are `drafts`.
        """
        problems: list[Problem] = []
        look_up = LookUp(self.rules, self._read_sources(sources, problems))
        results, looked = self._read_all(documents, look_up, drafts, problems)
        comparisons = list(self.compare(results))
        findings, suppressed = self._findings(results, comparisons, looked)
        covered = with_comparisons([result.coverage for result in results], comparisons)
        skipped: Counter[str] = Counter()
        for comparison in comparisons:
            skipped.update(dict(comparison.skipped))
        return Report(
            findings,
            (*problems, *(problem for one in comparisons for problem in one.problems)),
            Summary(
                articles=len(results),
                undated=sum(article.published is None for article in covered),
                mentions=sum(number for article in covered for _, number in article.read),
                assertions=sum(article.bound for article in covered),
                compared=sum(comparison.compared for comparison in comparisons),
                skipped=tuple(sorted(skipped.items())),
                outside=sum(article.outside for article in covered),
                sources=_outcomes(looked) if look_up else (),
            ),
            covered,
            suppressed,
        )

    def _read_sources(
        self, sources: Iterable[Document], problems: list[Problem]
    ) -> Iterator[Article]:
        """The sources, as far as they can be read."""
        for source in sources:
            try:
                yield self.read(source)
            except Exception as error:
                problems.append(crash(source.path, error))

    def _read_all(
        self,
        documents: Iterable[Document],
        look_up: LookUp,
        drafts: Collection[str] | None,
        problems: list[Problem],
    ) -> tuple[list[ArticleResult], list[LookedUp]]:
        """What all documents give, by path, and what the sources make of the drafts among them.

        The `problems` get what was not read or not checked in them.
        """
        results: list[ArticleResult] = []
        looked: list[LookedUp] = []
        for document in documents:
            try:
                results.append(self.read_article(document))
                if look_up and (drafts is None or document.path in drafts):
                    article = self.read(document)
                    looked.append(look_up.read(article, rules_for(article, self.rules)))
            except Exception as error:
                problems.append(crash(document.path, error))
        results.sort(key=lambda result: result.path)
        problems += (problem for result in results for problem in result.problems)
        return results, looked

    def _findings(
        self,
        results: Sequence[ArticleResult],
        comparisons: Sequence[Comparison],
        looked: Sequence[LookedUp],
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
        """The findings to report and those that are suppressed."""
        covers = Covers(self.rulebook, (s for result in results for s in result.suppressions))
        read = (finding for result in results for finding in result.findings)
        found = chain(read, (finding for each in looked for finding in each.findings))
        findings, suppressed = split_covered(found, covers)
        findings += [finding for comparison in comparisons for finding in comparison.findings]
        suppressed += [s for comparison in comparisons for s in comparison.suppressed]
        if covers.all:
            used = {s for one in suppressed for s in one.by}
            used |= {s for comparison in comparisons for s in comparison.used}
            ran = [rule for rule in self.rules if looked or not rule.needs_sources]
            findings = [*findings, *judge(ran, covers, used, findings)]
        return capped(ordered(findings), self.rules), ordered_suppressed(suppressed)


def _is_whole(result: ArticleResult) -> bool:
    """False where something was not checked, as for want of time: another run may do so."""
    return not any(problem.fatal for problem in result.problems)


def lint(
    documents: Iterable[Document],
    rulebook: Rulebook,
    select: Callable[[Rule], bool] | None = None,
    sources: Iterable[Document] = (),
    drafts: Collection[str] | None = None,
) -> Report:
    """Lint documents with a rulebook.

    What they say is looked for in the `sources`; with `drafts`, only what is said in the
    documents of these paths.
    """
    return Engine(rulebook, select).lint(documents, sources, drafts)


def _outcomes(looked: Iterable[LookedUp]) -> tuple[tuple[str, int], ...]:
    """How much of what was looked for in the sources they support, contradict, do not have."""
    counts = sum((each.outcomes for each in looked), Counter[str]())
    return tuple((name, counts[name]) for name in OUTCOMES)
