"""Constructed reports, and what a format makes of them."""

from datetime import date
from io import StringIO

from factlint.documents.document import Document, line_starts
from factlint.model import (
    Finding,
    Fix,
    Location,
    Problem,
    Related,
    Report,
    Severity,
    Span,
    Summary,
)
from factlint.reporters import Run, get_reporter, record_report
from factlint.rulebook import Examples, ExampleText, Rule

STRIKES = (
    "Strikes go on\n\n"
    "Officials said that there were 21 boats hit so far in the Caribbean Sea and in the nearby "
    "eastern Pacific since September, resulting in 82 deaths. The military has not said who they "
    "were.\n"
)
SIGNALS = "U.S. forces struck 21 boats, killing at least 83 individuals.\n"
CABINET = "Álvaro Núñez (Pete Higgseth) said so.\n"


def place(text: str, words: str, path: str = "drafts/strikes.txt") -> Location:
    """The place of some words in a text."""
    document = Document(path, text, text, line_starts(text))
    start = text.index(words)
    return document.locate(Span(start, start + len(words)))


TALLY = Finding(
    rule="boats/killed",
    check="count",
    severity="warning",
    message="82 here, at least 83 there. Which tally?",
    primary=place(STRIKES, "82 deaths"),
    related=(Related(place(SIGNALS, "at least 83", "archive/signals.txt"), "at least 83"),),
    fingerprint="0123456789abcdef",
)
NAME = Finding(
    rule="boats/pete-hegseth",
    check="name",
    severity="error",
    message='"Higgseth": Hegseth?',
    primary=place(CABINET, "Higgseth", "drafts/a, b.txt"),
    fix=Fix("Hegseth"),
)
UNREAD = Problem("drafts/old.txt", 0, 0, "this is UTF-16; save it as UTF-8")
REPORT = Report(
    findings=(NAME, TALLY),
    problems=(UNREAD,),
    summary=Summary(3, 1, 61, 4, 3, (("no date", 1), ("vague", 2))),
)
RULES = (
    Rule(
        id="boats/killed",
        check="count",
        story="boats",
        why="Outlets counted differently. The desk uses one tally.",
        source="Southern Command, 16 November 2025",
        examples=Examples(
            flag=((ExampleText("82 dead", date(2025, 11, 15)), ExampleText("83 dead")),),
            quiet=((ExampleText("dozens dead"),),),
        ),
    ),
    Rule(id="boats/pete-hegseth", check="name", severity="error", why="The Secretary's name."),
)


def finding(where: Location, severity: str = "note", message: str = "Odd") -> Finding:
    return Finding("rule", "check", severity, message, where)  # type: ignore[arg-type]


def run_of(report: Report, *, exit_code: int = 2, fail_on: Severity = "error") -> Run:
    return Run(record_report(report, exit_code=exit_code, fail_on=fail_on), RULES)


def written(report: Report, name: str, *, color: bool = False, fail_on: Severity = "error") -> str:
    stream = StringIO()
    get_reporter(name)(run_of(report, fail_on=fail_on), stream, color=color)
    return stream.getvalue()
