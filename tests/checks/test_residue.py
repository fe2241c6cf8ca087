"""What residue is, and what only looks like it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml

from factlint.checks.residue import Regex, ResidueRule
from factlint.documents import document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding
from factlint.rulebook import Rulebook
from factlint.rulebook.patterns import Pattern

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("residue.yml").read_text("utf-8"))
FLAGGED = [(rule, text) for rule, texts in CASES["flag"].items() for text in texts]
PATTERN_FIELDS = ("phrases", "lines", "begins", "unless")


@cache
def rulebook() -> Rulebook:
    return load()


@cache
def shipped() -> Engine:
    return Engine(rulebook(), lambda rule: rule.check == "residue")


def lint(text: str) -> tuple[Finding, ...]:
    return shipped().lint([document_from_text(text, "draft.txt")]).findings


def places(text: str, **fields: object) -> list[list[str]]:
    """The places of each finding that a rule with such fields has."""
    for name in PATTERN_FIELDS:
        if name in fields:
            fields[name] = tuple(map(Pattern.parse, fields[name]))
    rule = ResidueRule(id="own", check="residue", **fields)
    engine = Engine(msgspec.structs.replace(rulebook(), rules=(rule,)))
    findings = engine.lint([document_from_text(text, "draft.txt")]).findings
    return [[f.primary.text, *(r.location.text for r in f.related)] for f in findings]


@pytest.mark.parametrize(("rule", "text"), FLAGGED)
def test_residue_is_flagged_by_its_rule(rule: str, text: str) -> None:
    assert {finding.rule for finding in lint(text)} == {rule}


@pytest.mark.parametrize("text", CASES["pass"])
def test_look_alikes_pass(text: str) -> None:
    assert lint(text) == ()


@pytest.mark.parametrize(
    ("regex", "found"),
    [
        (r"\[(?:TO|BE) CHECK\]", [["[TO CHECK]"]]),
        (r"\[(?:TO|BE) CHECK\]|OUT", [["OUT"]]),
        (r"\[?OUT", [["OUT"]]),
        (r"\((?:a|[|)])x", []),
    ],
)
def test_a_regex_is_sought_wherever_it_can_match(regex: str, found: list[list[str]]) -> None:
    text = "It is [TO CHECK] here." if "TO CHECK" in str(found) else "The fire is OUT."
    assert places(text, regex=(Regex.parse(regex),)) == found


def test_every_shipped_rule_has_cases() -> None:
    shipped_rules = {rule.id for rule in shipped().rules}
    assert shipped_rules == set(CASES["flag"])


def test_a_phrase_is_found_anywhere_and_shown_as_written() -> None:
    assert places("One. Two foo Bars here.", phrases=["foo bar*"]) == [["foo Bars"]]


def test_a_phrase_inside_quotation_marks_is_somebodys_words() -> None:
    text = "“A foo bar,” she said. It was a foo bar."
    (finding,) = places(text, phrases=["foo bar"])
    assert finding == ["foo bar"]
    (finding,) = places(text, phrases=["foo bar"], quoted=True)
    assert finding == ["foo bar", "foo bar"]


@pytest.mark.parametrize(
    "text", ["Foo bar", "[Foo bar]", "— 3 foo bar —", "x\n\n  Foo bar:  \n\ny"]
)
def test_a_line_pattern_fills_its_line_but_for_marks_and_figures(text: str) -> None:
    assert len(places(text, lines=["foo bar"])) == 1


@pytest.mark.parametrize("text", ["A foo bar", "Foo bar it is", "Foo\n\nbar"])
def test_a_line_pattern_with_words_beside_it_passes(text: str) -> None:
    assert places(text, lines=["foo bar"]) == []


def test_a_beginning_must_stand_at_the_start_of_a_line() -> None:
    assert places("Foo: one\nmore foo: two", begins=["foo :"]) == [["Foo:"]]


def test_a_line_inside_a_wrapped_paragraph_is_no_line() -> None:
    text = (
        "The council voted on the bridge that was to have been built by the year of\n"
        "1999 and the people who had asked for it were told that they must not wait\n"
        "foo: for it any longer than those who had never wanted it in the first place.\n"
    )
    assert places(text, begins=["foo :"], fields=("foo",), figures=True) == []


@pytest.mark.parametrize(
    ("string", "text", "shown"),
    [
        ("â€", "It wonâ€™t do.", "wonâ€™t"),
        ("%s", "(%s)", "%s"),
        ("XX killed", "XX killed, many hurt", "XX killed"),
        ("<b>", "A <b>bold</b>, step", "<b>bold</b>"),
    ],
)
def test_a_string_is_shown_as_the_whole_word(string: str, text: str, shown: str) -> None:
    assert places(text, strings=(string,)) == [[shown]]


@pytest.mark.parametrize("text", ["XXX killed", "xx killed", "XX killedit"])
def test_a_string_is_whole_and_as_written(text: str) -> None:
    assert places(text, strings=("XX killed",)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" date 2025-11-29 Foo", "date 2025-11-29"),
        ("date: tomorrow", "date: tomorrow"),
        ("date=5; x", "date=5"),
        ('"date": "2025"', '"date": "2025"'),
    ],
)
def test_a_field_begins_its_line_and_has_a_value(text: str, shown: str) -> None:
    assert places(text, fields=("date",)) == [[shown]]


@pytest.mark.parametrize(
    "text", ["Date: 2025", "The date: 2025", "date 2025", "dated 2025-11-29", "date"]
)
def test_other_words_are_no_field(text: str) -> None:
    assert places(text, fields=("date",)) == []


def test_an_excuse_counts_for_its_own_line_only() -> None:
    text = "A bot said foo bar.\n\nAnd foo bar it was."
    assert places(text, phrases=["foo bar"], unless=["bot ... said"]) == [["foo bar"]]


def test_an_excuse_does_not_count_for_a_whole_line() -> None:
    assert places("Bot said:", lines=["bot said"], unless=["bot ... said"]) == [["Bot said:"]]


def test_hits_on_neighbouring_lines_are_one_finding() -> None:
    text = "foo\n\nfoo\nfoo\n\nSome words.\n\nfoo"
    assert places(text, lines=["foo"]) == [["foo", "foo", "foo"], ["foo"]]


def test_hits_of_an_article_can_be_gathered() -> None:
    text = "foo\n\nSome words.\n\nMore words.\n\nfoo"
    assert places(text, lines=["foo"], gather="article") == [["foo", "foo"]]


def test_a_hit_inside_another_is_shown_once() -> None:
    assert places("foo bar baz", phrases=["foo bar baz", "bar"]) == [["foo bar baz"]]


def test_a_regex_reads_line_by_line() -> None:
    text = "ID-12\nsee ID-13"
    assert places(text, regex=(Regex.parse(r"^ID-\d+$"),)) == [["ID-12"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(", 'the regex "(" does not compile: missing ) at position 1'),
        ("a*", 'the regex "a*" matches the empty text, so everywhere'),
    ],
)
def test_a_regex_that_cannot_serve_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="regex") as refused:
        Regex.parse(text)
    assert str(refused.value) == message


def test_places_are_those_of_the_file_with_crlf_and_mark() -> None:
    (finding,) = lint("\ufeffOne.\r\n\r\nShare it...\r\n\r\nLeave a Reply\r\n")
    primary, (related,) = finding.primary, finding.related
    assert (primary.line, primary.column, primary.text) == (3, 1, "Share it...")
    assert (related.location.line, related.message) == (5, "and here")


def test_the_message_shows_the_first_hit() -> None:
    (finding,) = lint("Port reopens\n\nLeave a Reply")
    assert finding.message == '"Leave a Reply": part of the page, not of the article?'
