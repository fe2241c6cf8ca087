"""Reporters on constructed reports: what each format makes of a place, a mark and a count."""

import json
import re
from pathlib import Path

import pytest

from factlint.model import Coverage, Location, Problem, Report, Summary
from factlint.reporters import REPORTERS, record_report
from factlint.reporters.cells import cells, printable
from factlint.reporters.excerpt import crop
from factlint.reporters.summary import summary_line
from tests.reporters.reports import NAME, REPORT, TALLY, finding, place, written

DOCS = Path(__file__).parent.parent / "docs"


def test_github_has_no_columns_for_several_lines_and_calls_a_note_a_notice() -> None:
    report = Report((finding(place("one\ntwo\n", "one\ntwo", "./a:b.txt"), message="50%\r\n"),))
    assert written(report, "github") == (
        "::notice file=a%3Ab.txt,line=1,endLine=2,title=rule::50%25%0D%0A\n"
    )


def test_github_end_column_is_never_before_the_column() -> None:
    assert ",col=1,endColumn=1," in written(Report((finding(place("one\n", "")),)), "github")


def test_json_keeps_letters_and_ends_its_last_line() -> None:
    output = written(Report((finding(place("Nicolás “Maduro”\n", "Nicolás")),)), "json")
    assert '"Nicolás"' in output
    assert output.endswith("\n}\n")


def test_json_of_a_file_name_that_is_no_utf8_is_valid() -> None:
    output = written(Report((), (Problem("a\udc80.txt", 0, 0, "unread"),)), "json")
    assert json.loads(output)["problems"][0]["path"] == "a?.txt"


def keys(value: object) -> object:
    """The shape of a JSON value: its keys in order, one item for each list."""
    if isinstance(value, dict):
        return {key: keys(item) for key, item in value.items()}
    return [keys(item) for item in value[:1]] if isinstance(value, list) else None


VAGUE = "not compared: vague"


def test_the_documented_json_has_the_shape_of_what_is_written() -> None:
    example = re.search(r"```json\n(.*?)```", (DOCS / "json.md").read_text("utf-8"), re.DOTALL)
    assert example
    covered = Coverage("a.txt", read=(("quantity", 1), ("time", 2)), left_out=((VAGUE, 1),))
    outcomes = (("supported", 5), ("contradicted", 1), ("not-found", 2))
    summary = Summary(skipped=(("vague", 1),), sources=outcomes)
    report = Report((TALLY,), REPORT.problems, summary, (covered,))
    documented, actual = (keys(json.loads(text)) for text in (example[1], written(report, "json")))
    assert json.dumps(documented) == json.dumps(actual)


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_takes_an_empty_report(name: str) -> None:
    assert not re.search(r":\d+:\d+|file=|line\W+\d", written(Report(), name))


@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_message_cannot_steer_the_terminal(name: str) -> None:
    evil = finding(place("a\x1b[2Jb \u202eword\n", "word"), message="x\x1b[31m\ny\u202e")
    output = written(Report((evil,)), name)
    assert "x [31m y·" in output
    assert not {"\x1b", "\u202e"} & set(output)


def test_colour_adds_nothing_but_colour() -> None:
    colored = written(REPORT, "text", color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == written(REPORT, "text")


@pytest.mark.parametrize("name", sorted(set(REPORTERS) - {"text"}))
def test_other_formats_have_no_colour(name: str) -> None:
    assert written(REPORT, name, color=True) == written(REPORT, name)


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (Report(), "0 articles read, nothing to compare: no findings."),
        (
            Report(summary=Summary(articles=1, undated=1, assertions=2)),
            "1 article read, no comparison of 2 assertions: no findings. 1 article has no date.",
        ),
        (
            Report(summary=Summary(articles=3, outside=1)),
            "3 articles read, nothing to compare: no findings. 1 article belongs to no story.",
        ),
        (
            Report((finding(TALLY.primary),) * 2, summary=Summary(1200, 2, 9, 1, 1)),
            "1,200 articles read, 1 comparison of 1 assertion: 2 notes. 2 articles have no date.",
        ),
        (
            Report((NAME, NAME), summary=Summary(2, 0, 9, 3, 2, (("odd", 1),))),
            "2 articles read, 2 comparisons of 3 assertions: 2 errors. 1 pair not compared: odd.",
        ),
    ],
)
def test_summary_line(report: Report, line: str) -> None:
    assert summary_line(record_report(report)) == line


def shown(where: Location, width: int) -> tuple[str, str]:
    excerpt = crop(where, width)
    return excerpt.before + excerpt.marked + excerpt.after, excerpt.indent + excerpt.carets


LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("words", "line", "markers"),
    [
        ("one", "one two three four five …", "^^^"),
        ("six", "… four five six seven eight …", " " * 12 + "^^^"),
        ("twelve", "… nine ten eleven twelve", " " * 18 + "^^^^^^"),
        (LONG, "one two three four five si…", "^" * 26),
    ],
)
def test_a_long_line_is_cropped_around_the_marked_words(
    words: str, line: str, markers: str
) -> None:
    cropped, marked = shown(place(LONG, words), 30)
    assert cells(cropped) <= 30
    assert (cropped, marked) == (line, markers)


def test_marked_words_that_are_cut_between_words_end_without_a_space() -> None:
    assert shown(place("abc " * 20, "abc " * 20), 4 * 4 + 4) == ("abc abc abc abc …", "^" * 15)


def test_a_short_line_is_shown_whole() -> None:
    assert shown(place("one two\n", "two"), 30) == ("one two", "    ^^^")


def test_a_part_of_a_line_says_that_more_stands_before() -> None:
    line = "word " * 60
    where = place(line + "83 people", "83")
    assert where.excerpt_column > 1
    assert shown(where, 400)[0].startswith("… word ")


@pytest.mark.parametrize(
    ("text", "words", "line", "indent", "carets"),
    [
        ("他说：83人死亡", "83人", "他说：83人死亡", 6, 4),
        ("a\tb 83", "83", "a b 83", 4, 2),
        ("e\u0301te\u0301 83", "83", "e\u0301te\u0301 83", 4, 2),
        ("Venezue\u00adla 83", "83", "Venezue·la 83", 11, 2),
        ("\U0001f600 83", "83", "\U0001f600 83", 3, 2),
        ("no date", "", "no date", 0, 1),
    ],
)
def test_the_marker_stands_under_the_words(
    text: str, words: str, line: str, indent: int, carets: int
) -> None:
    assert shown(place(text, words), 40) == (line, " " * indent + "^" * carets)


def test_of_a_place_on_several_lines_the_first_is_marked_to_its_end() -> None:
    assert shown(place("one two\nthree", "two\nthree"), 40) == ("one two", "    ^^^")


def test_printable_keeps_every_offset() -> None:
    text = "a\tb\x00\u2028\u202e\u00ad\u200d\ud800é"
    assert printable(text) == "a b  ··\u200d·é"
    assert len(printable(text)) == len(text)
