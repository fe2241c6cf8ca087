"""What single formats do that others do not: limits, levels, counts and columns."""

import json
from xml.etree import ElementTree

import msgspec
import pytest

from factlint.model import Finding, Fix, Problem, Related, Report, Severity
from tests.reporters.reports import CABINET, NAME, TALLY, UNREAD, finding, place, written


def many(*numbers: tuple[Severity, int]) -> Report:
    """A report with so many findings of each severity, in that order."""
    text = "word\n" * 40
    return Report(
        tuple(
            Finding("rule", "check", severity, f"{severity} {n}", place(text, "word", "a.txt"))
            for severity, number in numbers
            for n in range(1, number + 1)
        )
    )


def github(report: Report) -> list[str]:
    return written(report, "github").splitlines()


def test_github_has_the_gravest_first() -> None:
    commands = github(many(("note", 2), ("warning", 2), ("error", 2)))
    assert [line.rpartition("::")[2] for line in commands] == [
        "error 1",
        "error 2",
        "warning 1",
        "warning 2",
        "note 1",
        "note 2",
    ]


def test_github_says_what_it_does_not_show() -> None:
    lines = github(many(("warning", 12), ("error", 11), ("note", 1)))
    shown = [line for line in lines if line.startswith("::")]
    assert [sum(line.startswith(f"::{c} ") for line in shown) for c in ("error", "warning")] == [
        10,
        10,
    ]
    assert shown[-1] == (
        "::notice title=factlint::GitHub shows ten annotations of a level: "
        "1 error, 2 warnings more in the log of this step."
    )
    assert lines[len(shown) :] == [
        "- a.txt:1:1 error rule error 11",
        "- a.txt:1:1 warning rule warning 11",
        "- a.txt:1:1 warning rule warning 12",
    ]


@pytest.mark.parametrize(("notes", "cut"), [(10, 0), (11, 2)])
def test_github_keeps_room_for_its_notice(notes: int, cut: int) -> None:
    lines = github(many(("note", notes)))
    assert sum(line.startswith("::notice ") for line in lines) == 10
    assert sum(line.startswith("- ") for line in lines) == cut


def test_github_annotates_problems() -> None:
    problem = Problem("a:b.txt", 3, 4, "100%", fatal=False)
    assert github(Report(problems=(UNREAD, problem))) == [
        "::error file=drafts/old.txt,title=factlint::this is UTF-16; save it as UTF-8",
        "::warning file=a%3Ab.txt,line=3,col=4,title=factlint::100%25",
    ]


@pytest.mark.parametrize(
    ("fail_on", "outcomes"),
    [
        ("error", ["failure", "skipped", "skipped"]),
        ("warning", ["failure", "failure", "skipped"]),
        ("note", ["failure", "failure", "failure"]),
    ],
)
def test_junit_fails_where_the_run_does(fail_on: str, outcomes: list[str]) -> None:
    report = many(("error", 1), ("warning", 1), ("note", 1))
    root = ElementTree.fromstring(written(report, "junit", fail_on=fail_on))
    assert [case[0].tag for case in root.iter("testcase")] == outcomes
    failures = str(outcomes.count("failure"))
    assert root.attrib["failures"] == root[0].attrib["failures"] == failures


def test_junit_of_a_clean_run_has_a_case_that_passed() -> None:
    root = ElementTree.fromstring(written(Report(), "junit"))
    (case,) = root.iter("testcase")
    assert (len(case), root.attrib["tests"], root.attrib["failures"]) == (0, "1", "0")


def test_gitlab_has_a_fingerprint_for_each_time_the_same_words_come() -> None:
    again = msgspec.structs.replace(TALLY, primary=place("82 deaths", "82 deaths"))
    issues = json.loads(written(Report((TALLY, again, again)), "gitlab"))
    assert issues[0]["fingerprint"] == TALLY.fingerprint
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_rdjson_counts_bytes() -> None:
    text = "é" * 200 + "\r\n" + "é" * 200 + " 83\r\nñ 84"
    report = Report((finding(place(text, "83\r\nñ 8")), NAME))
    ranges = [d["location"]["range"] for d in json.loads(written(report, "rdjson"))["diagnostics"]]
    assert ranges == [
        {"start": {"line": 2, "column": 402}, "end": {"line": 3, "column": 5}},
        {"start": {"line": 1, "column": 23}, "end": {"line": 1, "column": 31}},
    ]


def test_markdown_shows_words_in_context_and_fills_in_a_declared_name() -> None:
    elsewhere = Related(place(CABINET, "Pete", "drafts/a, b.txt"), "*here*")
    one = msgspec.structs.replace(NAME, related=(elsewhere,), fix=Fix("Hegseth | Sons"))
    assert written(Report((one,)), "markdown").splitlines()[-1] == (
        '| 1 | error | Álvaro Núñez (Pete <b>Higgseth</b>) said so. | "Higgseth": Hegseth? '
        "| line 1: \\*here\\* | Hegseth \\| Sons | boats/pete-hegseth |"
    )
