"""What holds for every format, whatever characters messages and paths have."""

import json
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factlint.model import SEVERITIES, Finding, Fix, Problem, Related, Report
from factlint.reporters import REPORTERS
from factlint.reporters.cells import printable
from tests.reporters.reports import place, run_of, written

NASTY = [
    "##[group]x",
    "\n::error::x\n",
    "]]>",
    "a|b",
    "<b>&amp;",
    "*x*_y_`z`",
    "[a](b)",
    "{0}",
    "\\|",
    "\x1b[2J\x00\ufffe",
    "\udc80",
    "\u2028",
]
few = settings(max_examples=25, deadline=None)
words = st.text(max_size=8) | st.sampled_from(NASTY)
paths = words.map(lambda text: f"d/{text.replace('/', '')}x.txt")
lines = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    line = draw(lines)
    return Finding(
        rule=draw(st.sampled_from(["a", "b/c"])),
        check="count",
        severity=draw(st.sampled_from(SEVERITIES)),
        message=draw(words),
        primary=place(line, line[draw(st.integers(0, len(line) - 1)) :], draw(paths)),
        related=tuple(Related(place(line, line, draw(paths)), draw(words)) for _ in range(2)),
        fix=draw(st.none() | words.map(Fix)),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Findings with a message that has a mark of its own: F0, F1, and so on."""
    drawn = draw(st.lists(findings(), max_size=25))
    problem = st.builds(Problem, paths, st.just(0), st.just(0), words, st.booleans())
    return Report(
        tuple(
            Finding(
                f.rule,
                f.check,
                f.severity,
                f"F{n}F".join([f.message.replace("F", "f")] * 2),
                f.primary,
                f.related,
                f.fix,
            )
            for n, f in enumerate(drawn)
        ),
        tuple(draw(st.lists(problem, max_size=3))),
    )


def in_json(text: str) -> list[str]:
    return [finding["message"] for finding in json.loads(text)["findings"]]


def in_jsonl(text: str) -> list[str]:
    records = map(json.loads, text.strip("\n").split("\n"))
    return [record["message"] for record in records if record["kind"] == "finding"]


def in_sarif(text: str) -> list[str]:
    return [result["message"]["text"] for result in json.loads(text)["runs"][0]["results"]]


def in_gitlab(text: str) -> list[str]:
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return [i["description"] for i in issues if i["check_name"] != "factlint/problem"]


def in_rdjson(text: str) -> list[str]:
    return [found["message"] for found in json.loads(text)["diagnostics"] if "code" in found]


def in_checkstyle(text: str) -> list[str]:
    errors = ElementTree.fromstring(text.encode()).iter("error")
    return [error.attrib["message"] for error in errors if error.attrib["source"] != "factlint"]


def in_junit(text: str) -> list[str]:
    cases = ElementTree.fromstring(text.encode()).iter("testcase")
    return [case[0].attrib["message"] for case in cases if "line" in case.attrib]


def in_markdown(text: str) -> list[str]:
    """The questions of all tables, as a Markdown reader finds them."""
    questions = []
    row: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append("".join(part.content for part in token.children or ()))
        elif token.type == "tr_close" and row[1] in SEVERITIES:
            assert len(row) == 7
            questions.append(row[3])
    return questions


def in_github(text: str) -> list[str]:
    """The messages of commands, and the lines that the runner must not take for commands."""
    messages = []
    for line in text.strip("\n").split("\n"):
        if line.startswith("::"):
            _, properties, message = re.split(r"::", line, maxsplit=2)
            assert re.fullmatch(r"(error|warning|notice) [^\r\n:]*", properties)
            messages.append(message)
        elif line:
            assert line.startswith("- ")
            assert "##[" not in line
            messages.append(line)
    return [message for message in messages if re.search(r"F\d+F", message)]


def in_lines(text: str) -> list[str]:
    return re.findall(r"^d/.*?x\.txt:\d+:\d+ +(?:error|warning|note) .*$", text, re.MULTILINE)


READERS: dict[str, Callable[[str], list[str]]] = {
    "text": in_lines,
    "concise": in_lines,
    "json": in_json,
    "jsonl": in_jsonl,
    "sarif": in_sarif,
    "github": in_github,
    "gitlab": in_gitlab,
    "junit": in_junit,
    "checkstyle": in_checkstyle,
    "rdjson": in_rdjson,
    "markdown": in_markdown,
}
COUNTS_ONLY = {"statistics"}


def test_every_format_is_read_here() -> None:
    assert {*READERS, *COUNTS_ONLY} == set(REPORTERS)


@pytest.mark.parametrize("name", READERS)
@few
@given(report=reports())
def test_every_finding_is_in_every_format_once(name: str, report: Report) -> None:
    messages = READERS[name](written(report, name))
    marks = [re.findall(r"F\d+F", message)[0] for message in messages]
    assert sorted(marks) == sorted(f"F{number}F" for number in range(len(report.findings)))


@few
@given(report=reports())
def test_json_has_every_message_as_it_is(report: Report) -> None:
    expected = [finding.message for finding in run_of(report).record.findings]
    assert in_json(written(report, "json")) == expected
    assert in_jsonl(written(report, "jsonl")) == expected


@few
@given(report=reports())
def test_markdown_shows_every_message_as_it_is(report: Report) -> None:
    messages = [printable(finding.message) for finding in run_of(report).record.findings]
    shown = in_markdown(written(report, "markdown"))
    assert sorted(map(squeezed, shown)) == sorted(map(squeezed, messages))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@few
@given(report=reports())
def test_problems_are_in_every_format_for_programs(report: Report) -> None:
    number = len(report.problems)
    assert len(json.loads(written(report, "json"))["problems"]) == number
    (run,) = json.loads(written(report, "sarif"))["runs"]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == number
    issues = json.loads(written(report, "gitlab"))
    assert sum(issue["check_name"] == "factlint/problem" for issue in issues) == number
    diagnostics = json.loads(written(report, "rdjson"))["diagnostics"]
    assert sum("code" not in diagnostic for diagnostic in diagnostics) == number
    errors = ElementTree.fromstring(written(report, "checkstyle").encode()).iter("error")
    assert sum(error.attrib["source"] == "factlint" for error in errors) == number
    root = ElementTree.fromstring(written(report, "junit").encode())
    fatal = sum(problem.fatal for problem in report.problems)
    assert (root.attrib["errors"], root.attrib["tests"]) == (
        str(fatal),
        str(max(1, len(report.findings) + number)),
    )


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@few
@given(text=words)
def test_xml_keeps_what_it_can_hold(name: str, text: str) -> None:
    where = place("a", "a", "d/x.txt")
    output = written(Report((Finding("a", "count", "error", text, where),)), name)
    root = ElementTree.fromstring(output.encode())
    kept = next(e.attrib["message"] for e in root.iter() if "message" in e.attrib)
    legal = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    assert kept == "".join(
        sign if legal.match(sign) else "\ufffd" for sign in text.encode("utf-8", "replace").decode()
    )
