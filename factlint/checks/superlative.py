"""The largest, the first, the only one: without a source, or against the desk.

A story pack declares who holds a superlative under `superlatives`: words that claim it and the
`holder`. An article that gives it to another ("the Marsh Dam, the largest dam in Kestrel") is an
error; with `none: true` nobody has it, and each claim is one.

Without a declaration, claims in the article's own voice are a note: "the worst storm ever",
"unprecedented", of somebody "the largest bottle maker in the world", "a record crowd", "the first
woman to sail the strait", "more cattle than ever", and the foremost of any wide area: "the oldest
mill in Wales", "the world's smallest bible". "The world's largest bank closed", where that only
says which one, passes. A source in the sentence, quotation marks, a span ("since 2011"), a hedge
("one of the largest", "perhaps") or a denial make it pass.

A claim that the article itself outdoes is a warning, whoever makes it: "the hottest day, at 31C"
where "the same station had logged 33C", "the only pharmacy" beside "the town's other pharmacy".
Whether a claim is true is not looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from factlint.checks._foremost import Foremost, Ranking
from factlint.checks._likely_rivals import LikelyRivals
from factlint.checks._outdone import OutdoneReader
from factlint.checks._ranked import Outdone
from factlint.extract.article import Article, Reading
from factlint.extract.passages import sentences_behind, token_range
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.tokens import Range
from factlint.model import Finding, Location, Related, Severity, Span
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id
from factlint.rulebook.words import fold, fold_marks, split_words


class SuperlativeRule(Rule, frozen=True, kw_only=True):
    """Words that claim a superlative, and when they may."""

    placeholders: ClassVar[tuple[str, ...]] = ("text", "other")
    message: str = '"{text}": says who, and since when?'
    """What to say of a claim; `{text}` is the claim, `{other}` what outdoes it."""
    said: tuple[Pattern, ...] = ()
    """Patterns that claim it."""
    holder: str = ""
    """Who or what holds it, as the desk declares. Without one every claim wants a source."""
    accept: tuple[str, ...] = ()
    """Other names of the holder."""
    none: bool = False
    """Nobody holds it."""
    sourced: tuple[Pattern, ...] = ()
    """What gives a source in the same sentence, besides verbs of saying."""
    unsaid: tuple[str, ...] = ()
    """Verbs of saying that tell nothing of a claim: "promised", "testified"."""
    measured: tuple[Pattern, ...] = ()
    """What tells, there or in the next sentence, what was the foremost before: "the old mark"."""
    ranking: Ranking = Ranking()
    """Words by which something is the foremost of a wide area, however that is said."""
    outdone: Outdone = Outdone()
    """Words by which another figure of the article outdoes the foremost."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these passes."""
    joins: tuple[str, ...] = ("became", "becomes", "remains", "remained")
    """Verbs between a name and what it is, besides "is"."""

    def patterns(self) -> tuple[Pattern, ...]:
        """The claim."""
        return self.said

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What goes with it."""
        return (*self.sourced, *self.measured, *self.unless, *self.outdone.patterns())


class SuperlativeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a superlative, as the desk declares it."""

    id: Id
    """The rule is `story/id`."""
    said: tuple[Pattern, ...]
    holder: str = ""
    accept: tuple[str, ...] = ()
    none: bool = False
    source: str = ""
    why: str = ""
    severity: Severity = "error"
    examples: Examples = Examples()
    place: Location | None = None

    def __post_init__(self) -> None:
        if bool(self.holder) == self.none:
            raise ValueError('a superlative has a "holder", or "none: true"')

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        own = {"id": f"{pack.id}/{self.id}", "check": "superlative", "story": pack.id}
        return (SuperlativeRule(**msgspec.structs.asdict(self) | own),)


RULE = SuperlativeRule
SECTION = "superlatives"
ENTRY = SuperlativeEntry


def read(article: Article, rules: Sequence[SuperlativeRule]) -> Reading:
    """The claims of an article that have no source, or that the desk contradicts."""
    findings: list[Finding] = []
    general = [rule for rule in rules if not (rule.holder or rule.none)]
    declared = [rule for rule in rules if rule not in general]
    told: set[tuple[int, int]] = set()
    for rule in (*declared, *general):
        seen = told if rule in general else set()
        for span in _claimed(article, rule):
            sentence = article.sentence_at(span.start)
            told |= set() if rule in general else {sentence}
            around = _aside(article, span, sentence)
            passing = any(article.says(each.unless, around) for each in general)
            if sentence in seen or passing or article.quoted(span):
                continue
            seen.add(sentence)
            if rule in general:
                findings += _unsourced(article, rule, span, sentence, around)
            else:
                findings += _contradicted(article, rule, span, sentence)
    for rule in general:
        if rule.outdone != Outdone():
            findings += _outdone(article, rule)
    return Reading(findings=tuple(findings))


def _claimed(article: Article, rule: SuperlativeRule) -> Iterator[Span]:
    """The claims of a rule, in one of its wordings or read as they stand."""
    said = (match.span for match in article.find(rule.said))
    yield from (span for span in said if not _is_name(article, span))
    yield from (article.tokens.span(*place) for place in Foremost(article, rule.ranking).read())


def _is_name(article: Article, span: Span) -> bool:
    """True for a claim that is part of a name: "the Best Western hotel"."""
    first, stop = token_range(article, span)
    ranking = article.grammar.listed("superlative")
    words, part = article.tokens.words, article.layout.part_of(span)
    named = any(
        words[at][0].isupper() and words[at + 1][0].isupper() and fold(words[at]) in ranking
        for at in range(first + 1, stop - 1)
    )
    return named and part == "body"


def _outdone(article: Article, rule: SuperlativeRule) -> Iterator[Finding]:
    """A finding for each claim that the article itself outdoes."""
    reader = OutdoneReader(article, rule.outdone)
    likely = LikelyRivals(article, reader)
    found = dict(likely.others()) | dict(likely.read()) | dict(reader.read())
    for claim, rival in sorted(found.items()):
        place, other = (article.document.locate(article.tokens.span(*at)) for at in (claim, rival))
        message = rule.message.replace("{text}", place.said).replace("{other}", other.said)
        yield _finding(rule, message, place, (Related(other, "this is more"),))


def _aside(article: Article, span: Span, sentence: Range) -> Range:
    """The tokens between the two commas around a claim, or the sentence."""
    words, (first, stop) = article.tokens.words, token_range(article, span)
    first += words[first] == ","
    end = next((at for at in range(stop - 1, sentence[1]) if words[at] in ",;"), 0)
    before = words[first - 1] == "," and first - 1 > sentence[0]
    return (first - 1, end + 1) if before and end else sentence


def _unsourced(
    article: Article, rule: SuperlativeRule, span: Span, sentence: Range, around: Range
) -> Iterator[Finding]:
    """A finding for a claim in whose sentence, or aside, nobody is named who says so."""
    asked = article.tokens.words[sentence[1] - 1] == "?"
    claim = token_range(article, span)
    spoken = _is_spoken(article, rule, around, claim)
    if around != sentence and not spoken:
        spoken = _is_spoken(article, rule, sentence, claim) and not _goes_on(article, around[1])
    near = (sentence, *sentences_behind(article, sentence[0], 1))
    measured = any(article.says(rule.measured, each) for each in near)
    if not (spoken or asked or measured or article.says(rule.sourced, sentence)):
        place = article.document.locate(_claim(article, rule, span))
        yield _finding(rule, rule.message.replace("{text}", place.said), place)


def _is_spoken(article: Article, rule: SuperlativeRule, part: Range, claim: Range) -> bool:
    """True where somebody says something; the United States, and a claim itself, say nothing."""
    says, tokens = article.grammar.alphabet.members(["says"]), article.tokens
    return any(
        tokens.plain[at] in says
        and tokens.folded[at] not in rule.unsaid
        and not (at > part[0] and tokens.words[at].istitle())
        and not claim[0] <= at < claim[1]
        for at in range(*part)
    )


def _goes_on(article: Article, at: int) -> bool:
    """True where a sentence goes on behind an aside with what is or will be, or was said."""
    verbs = article.grammar.listed("modal", "be", "have")
    says = article.grammar.alphabet.members(["says"])
    return article.tokens.plain[at] in says or article.tokens.folded[at] in verbs


def _claim(article: Article, rule: SuperlativeRule, span: Span) -> Span:
    """A claim without the verb or the comma before it."""
    first, stop = token_range(article, span)
    passed = (
        article.grammar.listed("be", "have", "adverb", "modal") | set(map(fold, rule.joins)) | {","}
    )
    while first + 1 < stop and article.tokens.folded[first] in passed:
        first += 1
    return article.tokens.span(first, stop)


def _contradicted(
    article: Article, rule: SuperlativeRule, span: Span, sentence: tuple[int, int]
) -> Iterator[Finding]:
    """A finding for a claim that is given to another than the holder."""
    place = article.document.locate(span)
    source = f" ({rule.source})" if rule.source else ""
    declared = (Related(rule.place, "declared here"),) if rule.place else ()
    if rule.none:
        message = f'"{place.said}": the fact sheet has none{source}. Is it?'
        yield _finding(rule, message, place, declared)
        return
    words = [fold_marks(word) for word in article.tokens.words[slice(*sentence)]]
    if any(_holds(words, name) for name in (rule.holder, *rule.accept)):
        return
    name = _named(article, rule, span)
    if name is not None:
        of = article.document.locate(article.tokens.span(name.first, name.stop))
        message = f'"{of.said}" is called the "{place.said}"'
        message += f", but the fact sheet has {rule.holder}{source}. Which?"
        yield _finding(rule, message, place, (Related(of, "of this"), *declared))


def _holds(words: Sequence[str], name: str) -> bool:
    wanted = [fold_marks(word) for word in split_words(name)]
    return any(
        list(words[at : at + len(wanted)]) == wanted for at in range(len(words) - len(wanted) + 1)
    )


def _named(article: Article, rule: SuperlativeRule, span: Span) -> ProperName | None:
    """Whose name stands right before a claim, with "is" or a comma, or right behind it."""
    first, stop = token_range(article, span)
    begin, end = article.sentence_of(first)
    links = article.grammar.listed("article-the", "be", "have") | set(map(fold, rule.joins))
    words = article.tokens.words
    for name in read_proper_names(article):
        before = begin <= name.first and name.stop < first
        if before and all(w == "," or fold(w) in links for w in words[name.stop : first]):
            return name
        if stop < end and words[stop] == "," and name.first == stop + 1:
            return name
    return None


def _finding(
    rule: SuperlativeRule, message: str, place: Location, related: tuple[Related, ...] = ()
) -> Finding:
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=message,
        primary=place,
        related=related,
    )
