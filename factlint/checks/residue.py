"""Words that no reader was meant to see.

Assistant phrases, leftovers of the content system, leaked fields, placeholders, broken
characters and lines of nothing but figures. A rule lists what it looks for.

What stands inside quotation marks is somebody's words and passes, unless the rule says
`quoted: true`. A hit that shares its line with one of the `unless` patterns passes too,
unless it fills that line. Hits on neighbouring lines are one finding, each place shown;
`gather: article` makes all of an article's hits one finding. `{text}` in the message stands
for the first hit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from factlint.checks._figures import junk_figures
from factlint.extract.article import Article, Reading
from factlint.model import Finding, Location, Problem, Related, Span
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule

if TYPE_CHECKING:
    import regex

REGEX_SECONDS = 5.0
LONGEST_SHOWN = 200
"""Signs of a hit that a message shows."""
_OPENING = "\"'“‘(["
_CLOSING = ".,:!?\"'”)]"
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_LETTER = re.compile(r"[^\W\d_]")


class Regex(msgspec.Struct, frozen=True):
    """An expert's regular expression, known to compile."""

    text: str
    place: Location | None = None

    @classmethod
    def parse(cls, text: str, place: Location | None = None) -> Regex:
        """Check an expression. Raises `ValueError` with what is wrong and where in it."""
        if compile_regex(text).search(""):
            raise ValueError(f'the regex "{text}" matches the empty text, so everywhere')
        return cls(text, place)


@lru_cache(maxsize=1024)
def compile_regex(text: str) -> regex.Pattern[str]:
    """The compiled expression. Raises `ValueError` when it does not compile."""
    import regex

    try:
        return regex.compile(text, regex.MULTILINE)
    except regex.error as error:
        raise ValueError(f'the regex "{text}" does not compile: {error}') from None


class ResidueRule(Rule, frozen=True, kw_only=True):
    """What counts as residue, and where it does not."""

    placeholders: ClassVar[tuple[str, ...]] = ("text",)
    message: str = '"{text}": is that meant to be here?'
    """What to say; `{text}` is the first hit."""
    phrases: tuple[Pattern, ...] = ()
    """Patterns, wherever they stand."""
    lines: tuple[Pattern, ...] = ()
    """Patterns that fill a line; marks and figures around them do not count."""
    begins: tuple[Pattern, ...] = ()
    """Patterns that a line begins with, after marks and figures."""
    strings: tuple[str, ...] = ()
    """Characters exactly as written, case and all; the whole word is reported."""
    fields: tuple[str, ...] = ()
    """Names of a content system's fields: a line that begins with one, as written, and goes on with
    ":", "=" or a date in figures."""
    regex: tuple[Regex, ...] = ()
    """For experts: the `regex` module's language, `^` and `$` at every line, with a time limit."""
    figures: bool = False
    """Lines of nothing but figures. A year, a numbered list, a column of a table and a figure with
    its label are left alone."""
    quoted: bool = False
    """Look inside quotation marks too, which are somebody's words."""
    unless: tuple[Pattern, ...] = ()
    """A hit that shares its line with one of these passes, unless it fills that line."""
    gather: Literal["lines", "article"] = "lines"
    """What makes one finding: hits on neighbouring lines, or all of an article's."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule."""
        return (*self.phrases, *self.lines, *self.begins, *self.unless)


RULE = ResidueRule


class Page:
    """An article as lines: a paragraph that was wrapped by hand is one line."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.prose = article.document.prose
        self.lines = tuple(Span(*found.span()) for found in _LINE.finditer(self.prose))
        self.quotations = tuple(mention.span for mention in article.quotations)

    def line_of(self, span: Span) -> int:
        """The index of the line that a span begins in."""
        return bisect_right(self.lines, span.start, key=lambda line: line.start) - 1

    def begins_line(self, span: Span) -> bool:
        """True when only marks and figures stand before a span in its line."""
        return not _LETTER.search(self.prose, self.lines[self.line_of(span)].start, span.start)

    def fills_line(self, span: Span) -> bool:
        """True when only marks and figures stand beside a span in its line."""
        end = self.lines[self.line_of(span)].end
        return self.begins_line(span) and not _LETTER.search(self.prose, span.end, end)

    def is_quoted(self, span: Span) -> bool:
        """True when a span begins inside quotation marks."""
        return any(quote.start <= span.start < quote.end for quote in self.quotations)


def read(article: Article, rules: Sequence[ResidueRule]) -> Reading:
    """One finding for each group of hits of a rule."""
    page = Page(article)
    findings: list[Finding] = []
    problems: list[Problem] = []
    for rule in rules:
        try:
            findings += [_finding(page, rule, group) for group in _groups(page, rule)]
        except TimeoutError:
            problems.append(Problem(article.document.path, 0, 0, _too_slow(rule)))
    return Reading(findings=tuple(findings), problems=tuple(problems))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _too_slow(rule: ResidueRule) -> str:
    took = f"its regex took more than {REGEX_SECONDS:g} seconds here"
    return f'"{rule.id}" was not checked: {took}; write it without repeats inside repeats'


def _finding(page: Page, rule: ResidueRule, group: Sequence[Span]) -> Finding:
    first, *others = map(page.article.document.locate, group)
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=rule.message.replace("{text}", _short(first.text)),
        primary=first,
        related=tuple(Related(place, "and here") for place in others),
    )


def _groups(page: Page, rule: ResidueRule) -> list[list[Span]]:
    """The hits that make one finding: those of neighbouring lines, or all of the article."""
    groups: list[list[Span]] = []
    for hit in _hits(page, rule):
        together = groups and (
            rule.gather == "article" or page.line_of(hit) - page.line_of(groups[-1][-1]) <= 1
        )
        if together:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _hits(page: Page, rule: ResidueRule) -> list[Span]:
    """All hits of a rule in text order, without those inside another and those that pass."""
    found = sorted(_all_hits(page, rule), key=lambda span: (span.start, -span.end))
    if not found:
        return []
    hits: list[Span] = []
    excused = {page.line_of(match.span) for match in page.article.find(rule.unless)}
    for hit in found:
        inside_another = bool(hits) and hits[-1].overlaps(hit)
        if not inside_another and not _passes(page, rule, hit, excused):
            hits.append(hit)
    return hits


def _passes(page: Page, rule: ResidueRule, hit: Span, excused: Container[int]) -> bool:
    if page.is_quoted(hit) and not rule.quoted:
        return True
    return page.line_of(hit) in excused and not page.fills_line(hit)


def _all_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    for source in _SOURCES:
        yield from source(page, rule)


def _phrase_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    return (match.span for match in page.article.find(rule.phrases))


def _line_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    for match in page.article.find(rule.lines):
        if page.fills_line(match.span):
            yield page.lines[page.line_of(match.span)]


def _begin_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    spans = (match.span for match in page.article.find(rule.begins))
    return filter(page.begins_line, spans)


def _string_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    for string in rule.strings:
        if string in page.prose:
            reach = 0
            for found in _string_pattern(string).finditer(page.prose):
                if found.start() >= reach:  # not one more in the same stretch
                    first, reach = _stretch(page.prose, *found.span())
                    before = page.prose[first : found.start()].lstrip(_OPENING)
                    after = page.prose[found.end() : reach].rstrip(_CLOSING)
                    yield Span(found.start() - len(before), found.end() + len(after))


@lru_cache(maxsize=1024)
def _string_pattern(string: str) -> re.Pattern[str]:
    """The string, with no letter or figure next to an ASCII letter or figure at its ends."""
    before = r"(?<![^\W_])" if _is_plain(string[0]) else ""
    after = r"(?![^\W_])" if _is_plain(string[-1]) else ""
    return re.compile(before + re.escape(string) + after)


def _is_plain(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _stretch(prose: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with all up to the white space on both sides."""
    while start and not prose[start - 1].isspace():
        start -= 1
    while end < len(prose) and not prose[end].isspace():
        end += 1
    return start, end


def _field_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    if rule.fields:
        pattern = _field_pattern(rule.fields)
        for line in page.lines:
            if found := pattern.match(page.prose, line.start, line.end):
                yield Span(*found.span())


@lru_cache(maxsize=64)
def _field_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, names))
    sign, day = r"""["']?[ \t]*[:=](?!//)[ \t]*""", r"[ \t]+(?=\d{4}-\d\d-\d\d)"
    return re.compile(rf"""["']?(?:{listed})(?:{sign}|{day})[^\s,;]+""")


def _figure_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    if rule.figures:
        lines = [page.prose[line.start : line.end] for line in page.lines]
        yield from (page.lines[index] for index in junk_figures(lines))


def _regex_hits(page: Page, rule: ResidueRule) -> Iterator[Span]:
    for expression in rule.regex:
        if _first_mark(expression.text) not in page.prose:
            continue  # the `regex` module is slow to import, and to compile
        compiled = compile_regex(expression.text)
        for found in compiled.finditer(page.prose, timeout=REGEX_SECONDS):
            if found.end() > found.start():
                yield Span(*found.span())


@lru_cache(maxsize=1024)
def _first_mark(expression: str) -> str:
    r"""The mark (such as `\[`) that every match of an expression begins with; empty if unsure."""
    found = re.match(r"\\([^\w\s])(?![?*{+])", expression)
    bare = re.sub(r"\\.|\[(?:\\.|[^]\\])*]", "", expression)
    while bare != (bare := re.sub(r"\([^()]*\)", "", bare)):
        pass
    return found[1] if found and "|" not in bare else ""


_SOURCES: tuple[Callable[[Page, ResidueRule], Iterator[Span]], ...] = (
    _phrase_hits,
    _line_hits,
    _begin_hits,
    _string_hits,
    _field_hits,
    _figure_hits,
    _regex_hits,
)
