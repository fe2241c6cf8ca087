"""The command line: arguments, exit codes and streams. The engine's work is faked throughout."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from factlint import __version__, checks, engine
from factlint.cli import main
from factlint.cli.commands import COMMANDS
from factlint.documents import Document
from factlint.examples import ExampleReport
from factlint.model import Finding, Problem, Report, Severity, Span, Summary
from factlint.rulebook import Examples, ExampleText, Rule, Rulebook, RulebookError

ROOT = Path(__file__).parent.parent
RULES = (
    Rule(
        id="venezuela-boat-strikes/killed",
        check="count",
        story="boats",
        message="Which tally?",
        why="Outlets counted differently.\nThe desk uses one tally.",
        examples=Examples(
            flag=((ExampleText("82 dead", date(2025, 11, 15)), ExampleText("83 dead")),),
            quiet=((ExampleText("dozens dead"),),),
        ),
        place=Document("boats.yml", "rules:\n", "rules:\n", (0, 7)).locate(Span(0, 5)),
    ),
    Rule(id="weekday", check="weekday", severity="error"),
    Rule(id="junk-line", check="residue", severity="note"),
)


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


class Desk:
    """A folder with a draft, and an engine that finds in it what a test wants found."""

    def __init__(self) -> None:
        self.severities: list[Severity] = []
        self.loaded: tuple[list[Path], tuple[str, ...]] = ([], ())
        self.read: list[Document] = []
        self.rules: list[str] = []

    def load(self, rules: Sequence[Path], stories: Sequence[str]) -> Rulebook:
        self.loaded = (list(rules), tuple(stories))
        return Rulebook((), (), RULES)

    def lint(
        self,
        documents: Iterable[Document],
        rulebook: Rulebook,
        select: Callable[[Rule], bool],
        *sources: object,
    ) -> Report:
        self.read = list(documents)
        self.rules = [rule.id for rule in rulebook.rules if select(rule)]
        findings = (self.find(document) for document in self.read)
        return Report(
            findings=tuple(finding for found in findings for finding in found),
            summary=Summary(articles=len(self.read)),
        )

    def find(self, document: Document) -> Iterator[Finding]:
        for severity in self.severities:
            place = document.locate(Span(0, 2))
            yield Finding("weekday", "weekday", severity, "Odd", place)

    def extract(self, document: Document, *, explain: bool = False) -> Iterator["Word"]:
        self.read.append(document)
        yield Word(document.path, "quantity", 0, 2, 1, 1, "83", 83)


class Word(msgspec.Struct):
    path: str
    kind: str
    start: int
    end: int
    line: int
    column: int
    text: str
    value: int | None
    low: int | None = None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    fake = Desk()
    monkeypatch.setattr(engine, "load", fake.load)
    monkeypatch.setattr(engine, "lint", fake.lint)
    monkeypatch.setattr("factlint.cli.extract.Engine", lambda rulebook: fake)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTLINT_DEBUG", raising=False)
    Path("draft.txt").write_text("83 dead\n", encoding="utf-8")
    return fake


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_main(*arguments: str) -> Outcome:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Outcome(code, *capsys.readouterr())

    return run_main


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("found", "arguments", "code"),
    [
        ([], [], 0),
        (["error"], [], 1),
        (["warning"], [], 0),
        (["warning"], ["--fail-on", "warning"], 1),
        (["note"], ["--fail-on", "warning", "--notes"], 0),
        (["note"], ["--fail-on", "note"], 1),
        (["note", "error"], ["--fail-on", "note"], 1),
    ],
)
def test_the_exit_code_says_whether_findings_fail_the_run(
    desk: Desk, run: Run, found: list[Severity], arguments: list[str], code: int
) -> None:
    desk.severities = found
    assert run("check", "draft.txt", *arguments).code == code


@pytest.mark.parametrize(
    ("arguments", "shown"), [([], False), (["--notes"], True), (["--fail-on", "note"], True)]
)
def test_notes_are_hidden_unless_asked_for(
    desk: Desk, run: Run, arguments: list[str], shown: bool
) -> None:
    desk.severities = ["note"]
    assert ("Odd" in run("check", "draft.txt", *arguments).out) is shown


def test_without_a_path_the_working_directory_is_checked(desk: Desk, run: Run) -> None:
    assert run("check") == (0, "1 article read, nothing to compare: no findings.\n", "")


def test_a_missing_path_fails_the_run_and_the_rest_is_checked(desk: Desk, run: Run) -> None:
    desk.severities = ["error"]
    code, out, err = run("check", "gone.txt", "draft.txt", "--format", "concise")
    assert code == 2
    assert out == "draft.txt:1:1 error weekday Odd\n"
    assert err == (
        "gone.txt: no such file or folder\n"
        "1 article read, nothing to compare: 1 error, 1 problem.\n"
    )


def test_an_unreadable_file_fails_the_run_and_is_in_the_json(desk: Desk, run: Run) -> None:
    Path("binary.txt").write_bytes(b"a\0b")
    code, out, err = run("check", ".", "--format", "json")
    assert code == 2
    assert [problem["path"] for problem in json.loads(out)["problems"]] == ["binary.txt"]
    assert err.startswith("binary.txt: ")


def test_nothing_to_check_fails_the_run(desk: Desk, run: Run) -> None:
    Path("empty").mkdir()
    code, _, err = run("check", "empty")
    assert (code, err) == (2, "empty: no article found: nothing was read\n")


def test_standard_input_is_an_article_with_a_name(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.severities = ["error"]
    give_stdin(monkeypatch, "\ufeffél\r\n".encode())
    code, out, _ = run("check", "-", "--stdin-filename", "a.txt", "--format", "concise")
    assert (code, out) == (1, "a.txt:1:1 error weekday Odd\n")
    assert desk.read[0].text == "él\r\n"


def test_standard_input_that_is_no_text_fails_the_run(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_stdin(monkeypatch, b"\xff\xfe")
    code, _, err = run("check", "-")
    assert code == 2
    assert err.startswith("<stdin>: ")


def test_a_publication_date_is_given_to_every_article(desk: Desk, run: Run) -> None:
    run("check", "draft.txt", "--published", "2025-11-30")
    assert [document.given.published for document in desk.read] == [date(2025, 11, 30)]


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ([], ["venezuela-boat-strikes/killed", "weekday", "junk-line"]),
        (["--select", "weekday"], ["weekday"]),
        (["--select", "residue,venezuela-*/*"], ["venezuela-boat-strikes/killed", "junk-line"]),
        (
            ["--select", "count", "--select", "weekday"],
            ["venezuela-boat-strikes/killed", "weekday"],
        ),
        (["--ignore", "venezuela-boat-strikes/killed"], ["weekday", "junk-line"]),
        (["--select", "*", "--ignore", "count, weekday"], ["junk-line"]),
    ],
)
def test_rules_are_selected_and_ignored(
    desk: Desk, run: Run, arguments: list[str], kept: list[str]
) -> None:
    run("check", *arguments)
    assert desk.rules == kept


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "weekdy"], '--select: there is no rule or check "weekdy"; did you mean "wee'),
        (["--ignore", "killed"], 'check "killed"; did you mean "venezuela-boat-strikes/killed"?'),
        (["--ignore", "zzz*"], 'check "zzz*"; `factlint rules` lists them'),
    ],
)
def test_a_name_that_means_no_rule_fails_the_run(
    desk: Desk, run: Run, arguments: list[str], said: str
) -> None:
    code, out, err = run("check", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_rules_of_the_configuration_come_first(desk: Desk, run: Run) -> None:
    Path("factlint.yml").write_text("rules: [desk.yml]\nstories: [boats]\n", encoding="utf-8")
    run("check", "--rules", "a.yml", "--rules", "b.yml")
    assert desk.loaded == ([Path("desk.yml"), Path("a.yml"), Path("b.yml")], ("boats",))


def test_a_wrong_configuration_fails_the_run(desk: Desk, run: Run) -> None:
    Path("factlint.yml").write_text("rulse: []\n", encoding="utf-8")
    said = 'factlint.yml:1:1: unknown key "rulse"; did you mean "rules"?\n'
    assert run("check") == (2, "", said)


def test_wrong_rules_fail_the_run_with_all_problems(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Rulebook:
        raise RulebookError([Problem("a.yml", 1, 2, "odd"), Problem("b.yml", 3, 4, "worse")])

    monkeypatch.setattr(engine, "load", refuse)
    assert run("check") == (2, "", "a.yml:1:2: odd\nb.yml:3:4: worse\n")


@pytest.mark.parametrize(
    ("arguments", "environment", "terminal", "colored"),
    [
        ([], {}, False, False),
        ([], {}, True, True),
        ([], {"NO_COLOR": "1"}, True, False),
        ([], {"NO_COLOR": ""}, True, True),
        ([], {"TERM": "dumb"}, True, False),
        (["--color", "never"], {}, True, False),
        (["--color", "always"], {"NO_COLOR": "1"}, False, True),
    ],
)
def test_colour_is_for_terminals_and_those_who_want_it(
    desk: Desk,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    terminal: bool,
    colored: bool,
) -> None:
    desk.severities = ["error"]
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.setenv(name, environment.get(name, ""))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert ("\x1b[" in run("check", *arguments).out) is colored


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "invalid choice: 'chek'"),
        (
            ["check", "--fromat", "json"],
            'unrecognized arguments: --fromat; did you mean "--format"?',
        ),
        (
            ["explain", "sum", "--fulll=1"],
            "factlint explain: error: unrecognized arguments: --fulll",
        ),
        (["explain", "sum", "change"], "unrecognized arguments: change\n"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "--published", "2025-02-30"], '"2025-02-30" is no day'),
        (["check", "--published", "20250203"], '"20250203" is no day; write it as 2025-11-30'),
        (["explain"], "required: NAME"),
        ([], "usage: factlint"),
    ],
)
def test_wrong_usage_exits_2(run: Run, arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_exits_0(run: Run, command: str) -> None:
    code, out, err = run(*filter(None, [command]), "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: factlint {command}".rstrip())


def test_an_unexpected_exception_is_one_line_and_exits_2(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "load", lambda *_: [][0])
    line = (
        "factlint: internal error: IndexError: list index out of range "
        "(set FACTLINT_DEBUG=1 for the traceback)\n"
    )
    assert run("check") == (2, "", line)
    monkeypatch.setenv("FACTLINT_DEBUG", "1")
    code, _, err = run("check")
    assert code == 2
    assert err.startswith("Traceback (most recent call last):\n")
    assert err.endswith(line)


def test_an_interrupt_is_quiet_and_exits_130(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> Rulebook:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "load", interrupt)
    assert run("check") == (130, "", "")


def test_rules_are_listed(desk: Desk, run: Run) -> None:
    assert run("rules").out == (
        "venezuela-boat-strikes/killed  count    warning  boats.yml:1:1\n"
        "weekday                        weekday  error    -\n"
        "junk-line                      residue  note     -\n"
        "\n3 rules\n"
    )


def test_a_rule_is_explained(desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("explain", "venezuela-boat-strikes/killed")
    manual = checks.load_check("count").__doc__
    assert code == 0
    assert out.startswith(
        "venezuela-boat-strikes/killed\n"
        "check count, warning, boats.yml:1:1\n\n"
        "Says:\n  Which tally?\n\n"
        "Why:\n  Outlets counted differently.\n  The desk uses one tally.\n\n"
        "Flags:\n  - (2025-11-15) 82 dead\n    83 dead\n\n"
        "Passes:\n  - dozens dead\n\n"
        "How count works:\n  "
    )
    assert manual
    assert manual.splitlines()[0] in out


def test_explaining_no_rule_fails_the_run(desk: Desk, run: Run) -> None:
    said = 'factlint: there is no rule or check "weekdays"; did you mean "weekday"?\n'
    assert run("explain", "weekdays") == (2, "", said)


@pytest.mark.parametrize(
    ("tested", "outcome"),
    [
        (ExampleReport(3, 7), (0, "3 rules, 7 examples: ok\n", "")),
        (
            ExampleReport(1, 7, (Problem("boats.yml", 4, 5, "was not flagged"),)),
            (1, "boats.yml:4:5: was not flagged\n1 rule, 7 examples: 1 failure\n", ""),
        ),
        (ExampleReport(0, 0), (2, "", "factlint: nothing to test: no rules here\n")),
    ],
)
def test_examples_are_run(
    desk: Desk,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tested: ExampleReport,
    outcome: tuple[int, str, str],
) -> None:
    monkeypatch.setattr("factlint.cli.test.run_examples", lambda rulebook, files, required: tested)
    assert run("test", "boats.yml") == outcome
    assert desk.loaded[0] == [Path("boats.yml")]


def test_extract_prints_a_line_for_each_value(desk: Desk, run: Run) -> None:
    assert run("extract").out == 'draft.txt:1:1  quantity  "83"  value=83\n'


def test_extract_prints_json_lines(desk: Desk, run: Run) -> None:
    line = '{"path":"draft.txt","kind":"quantity","start":0,"end":2,"line":1,"column":1'
    assert (
        run("extract", "--format", "jsonl").out == f'{line},"text":"83","value":83,"low":null}}\n'
    )


def test_extract_reads_records_and_goes_on_after_a_bad_one(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        '{"id": 7, "text": "83", "published": "2025-11-15T10:00:00Z", "more": []}',
        "",
        '{"id": "b", "text": "83", "published": null}',
        '{"id": "c"}',
        '{"id": "d", "text": "83", "published": "soon"}',
        '{"id": "e", "text": "83"}',
    )
    give_stdin(monkeypatch, "\n".join(lines).encode())
    code, out, err = run("extract", "--stdin-jsonl", "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [record["id"] for record in records] == [7, "b", "e"]
    assert not any("path" in record for record in records)
    assert [document.given.published for document in desk.read] == [date(2025, 11, 15), None, None]
    assert re.findall(r"^<stdin>:\d+:1: ", err, re.MULTILINE) == ["<stdin>:4:1: ", "<stdin>:5:1: "]


def test_extract_without_records_fails_the_run(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_stdin(monkeypatch, b"\n")
    assert run("extract", "--stdin-jsonl").code == 2


def python(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_version_imports_nothing_heavy() -> None:
    out, err = python("-X", "importtime", "-m", "factlint", "--version").communicate()
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in err.splitlines()}
    assert out == f"factlint {__version__}\n"
    assert "factlint" in imported
    assert not imported & {
        "argparse",
        "msgspec",
        "pathlib",
        "re",
        "regex",
        "rich",
        "yaml",
    }


def test_output_in_a_pipe_does_not_need_rich() -> None:
    out, err = python("-X", "importtime", "-m", "factlint", "rules").communicate()
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in err.splitlines()}
    assert "rules" in out
    assert not imported & {"difflib", "rich"}


def test_a_reader_that_leaves_early_is_no_error() -> None:
    process = python("-m", "factlint", "--help")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 2
