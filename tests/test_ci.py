"""The GitHub action and the GitLab template: what they promise, their steps run as they stand."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from factlint import __version__
from factlint.documents.formats import formats
from factlint.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
ACTION_FILE = ROOT / ".github" / "actions" / "factlint" / "action.yml"
TEMPLATE_FILE = ROOT / ".gitlab" / "factlint.yml"
ACTION: dict[str, Any] = yaml.safe_load(ACTION_FILE.read_text("utf-8"))
HEADER, TEMPLATE = yaml.safe_load_all(TEMPLATE_FILE.read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
JOB: dict[str, Any] = TEMPLATE["factlint"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
EXAMPLES = [
    yaml.safe_load(body)
    for title, body in re.findall(r'```yaml title="(.*?)"\n(.*?)```', PAGE, re.DOTALL)
]
needs_sarif = pytest.mark.skipif("sarif" not in REPORTERS, reason="there is no SARIF to write")
EXPRESSION = re.compile(r"\$\{\{ ([^}]*?) \}\}")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
OWN = "newsroom/factlint/.github/actions/factlint"

STUB = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$SEEN"; done
for word in "$@"; do
  case $word in *:*) [ "$CODE" = 2 ] || echo '{}' > "${word#*:}";; esac
done
exit "$CODE"
"""


class Ran(NamedTuple):
    """What a step gave: its exit code, its outputs, and the arguments that factlint got."""

    code: int
    outputs: dict[str, str]
    seen: list[str]


def expressions(value: object) -> Iterator[str]:
    """The expressions in a part of a workflow."""
    if isinstance(value, str):
        yield from EXPRESSION.findall(value)
    for inner in value.values() if isinstance(value, dict) else []:
        yield from expressions(inner)
    for inner in value if isinstance(value, list) else []:
        yield from expressions(inner)


def step(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("id") == name)


def last_step() -> dict[str, Any]:
    return STEPS[-1]


def used_actions(text: str) -> list[str]:
    return re.findall(r"uses: (\S+)", text)


@pytest.mark.parametrize("name", ACTION["inputs"])
def test_every_input_of_the_action_is_used_and_described(name: str) -> None:
    assert ACTION["inputs"][name]["description"].endswith(".")
    assert any(f"inputs.{name}" in expression for expression in expressions(STEPS))


def test_the_action_uses_no_input_that_it_has_not() -> None:
    used = {name for text in expressions(STEPS) for name in re.findall(r"inputs\.([\w-]+)", text)}
    assert used == set(ACTION["inputs"])


def test_no_expression_stands_in_a_script() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_every_step_of_the_action_names_its_shell() -> None:
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}


def test_all_actions_are_pinned_to_a_commit() -> None:
    used = [*used_actions(ACTION_FILE.read_text("utf-8")), *used_actions(PAGE)]
    others = [action for action in used if not action.startswith(OWN)]
    assert len(others) >= 4
    assert [action for action in others if not PINNED.fullmatch(action)] == []


def test_the_examples_name_this_release() -> None:
    assert {action for action in used_actions(PAGE) if action.startswith(OWN)} == {
        f"{OWN}@v{__version__}"
    }
    assert HEADER["spec"]["inputs"]["package"]["default"] == f"factlint=={__version__}"
    (include,) = EXAMPLES[-1]["include"]
    assert include["ref"] == f"v{__version__}"
    assert (ROOT / include["file"].lstrip("/")).samefile(TEMPLATE_FILE)


def test_the_examples_use_inputs_that_there_are() -> None:
    uses = [
        step
        for example in EXAMPLES
        for job in example.get("jobs", {}).values()
        for step in job["steps"]
        if step["uses"].startswith(OWN)
    ]
    assert uses
    assert {name for step in uses for name in step["with"]} <= set(ACTION["inputs"])
    (include,) = EXAMPLES[-1]["include"]
    assert set(include["inputs"]) <= set(HEADER["spec"]["inputs"])


def test_findings_are_uploaded_before_the_job_fails() -> None:
    assert last_step()["run"] == 'exit "$CODE"'
    (upload,) = (step for step in STEPS if "upload-sarif" in step.get("uses", ""))
    assert STEPS.index(upload) == len(STEPS) - 2
    assert upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif }}"


@pytest.mark.parametrize("name", HEADER["spec"]["inputs"])
def test_every_input_of_the_template_is_used(name: str) -> None:
    assert f"$[[ inputs.{name} ]]" in yaml.safe_dump(TEMPLATE, width=1000)


def test_the_template_uploads_the_report_even_when_the_job_fails() -> None:
    report = JOB["artifacts"]["reports"]["codequality"]
    assert JOB["artifacts"]["when"] == "always"
    assert f"--output gitlab:{report}" in JOB["script"][-1]


def test_the_hook_takes_every_format_that_is_read() -> None:
    for hook in HOOKS:
        assert [end for end in formats() if not re.search(hook["files"], f"a{end}")] == []


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder as a job has it, with a factlint that only writes down how it was called."""
    for name in ("bin", "temp", "work"):
        (tmp_path / name).mkdir()
    stub = tmp_path / "bin" / "factlint"
    stub.write_text(STUB, encoding="utf-8")
    stub.chmod(0o755)
    return tmp_path


def run_shell(script: str, runner: Path, environment: Mapping[str, str], shell: str) -> Ran:
    """Run a script as a runner does; `environment` is all that it has besides the PATH."""
    outputs, seen = runner / "outputs", runner / "seen"
    outputs.write_text("")
    seen.write_text("")
    options = ["--noprofile", "--norc", "-eo", "pipefail"] if shell == "bash" else ["-e"]
    done = subprocess.run(
        [shell, *options, "-c", script],
        cwd=runner / "work",
        env={
            "PATH": os.environ["PATH"],
            "SEEN": str(seen),
            "GITHUB_OUTPUT": str(outputs),
            **environment,
        },
        stdin=subprocess.DEVNULL,
    )
    given = dict(line.split("=", 1) for line in outputs.read_text("utf-8").splitlines())
    return Ran(done.returncode, given, seen.read_text("utf-8").splitlines())


def context(runner: Path, inputs: Mapping[str, str], **outputs: str) -> dict[str, str]:
    """What the expressions of the action stand for."""
    defaults = {name: described["default"] for name, described in ACTION["inputs"].items()}
    given = {f"inputs.{name}": value for name, value in (defaults | dict(inputs)).items()}
    steps = {f"steps.{name.replace('_', '.outputs.')}": value for name, value in outputs.items()}
    places = {"runner.temp": str(runner / "temp"), "github.action_path": str(ACTION_FILE.parent)}
    return given | steps | places


def run_step(name: dict[str, Any], runner: Path, known: Mapping[str, str], **extra: str) -> Ran:
    environment = {
        key: EXPRESSION.sub(lambda found: known[found[1]], value)
        for key, value in name["env"].items()
    }
    return run_shell(name["run"], runner, environment | extra, "bash")


def run_check(runner: Path, code: int = 0, **inputs: str) -> Ran:
    inputs = {name.replace("_", "-"): value for name, value in inputs.items()}
    known = context(runner, inputs, install_factlint=str(runner / "bin" / "factlint"))
    return run_step(step("check"), runner, known, CODE=str(code))


def test_the_action_checks_the_working_directory_by_default(runner: Path) -> None:
    ran = run_check(runner)
    sarif = str(runner / "temp" / "factlint.sarif")
    assert ran.seen == ["check", "--format", "github", "--output", f"sarif:{sarif}", "--", "."]
    assert ran.outputs == {"code": "0", "sarif": sarif}


def test_the_action_takes_paths_and_arguments_a_line_each(runner: Path) -> None:
    ran = run_check(
        runner,
        paths="drafts\nwire of the day/*.txt\n\n-odd\n",
        arguments="--rules=desk rules\n--notes\n",
        fail_on="warning",
    )
    assert ran.seen[5:] == [
        *("--fail-on", "warning", "--rules=desk rules", "--notes"),
        *("--", "drafts", "wire of the day/*.txt", "-odd"),
    ]


@pytest.mark.parametrize("text", ["$(touch owned)", "`touch owned`", '"; touch owned; "'])
def test_inputs_are_never_run(runner: Path, text: str) -> None:
    assert run_check(runner, paths=text).seen[-1] == text
    assert list((runner / "work").iterdir()) == []


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_exit_code_waits_for_the_upload(runner: Path, code: int) -> None:
    ran = run_check(runner, code)
    assert ran.code == 0
    assert ran.outputs["code"] == str(code)
    assert ("sarif" in ran.outputs) == (code < 2)
    known = context(runner, {}, check_code=ran.outputs["code"])
    assert run_step(last_step(), runner, known).code == code


def test_findings_of_an_earlier_run_are_not_uploaded(runner: Path) -> None:
    run_check(runner, 1)
    assert "sarif" not in run_check(runner, 2).outputs


def run_template(runner: Path, code: int = 0, **inputs: str) -> Ran:
    """The template's last script, its tool replaced by the stub."""
    given = {name: described["default"] for name, described in HEADER["spec"]["inputs"].items()}
    given |= inputs
    environment = {
        key: re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: given[found[1]], value)
        for key, value in JOB["variables"].items()
    }
    script = JOB["script"][-1].replace("/tmp/factlint/bin/factlint", str(runner / "bin/factlint"))
    return run_shell(script, runner, environment | {"CODE": str(code)}, "sh")


def test_the_template_checks_what_it_is_told(runner: Path) -> None:
    ran = run_template(runner, paths="drafts\nwire of the day", arguments="--notes")
    report = "gitlab:gl-code-quality-report.json"
    assert ran.seen == ["check", "--output", report, "--notes", "--", "drafts", "wire of the day"]


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_template_fails_as_factlint_does(runner: Path, code: int) -> None:
    assert run_template(runner, code).code == code
    assert (runner / "work" / "gl-code-quality-report.json").exists() == (code < 2)


@pytest.mark.slow
def test_the_action_installs_what_it_came_with(runner: Path) -> None:
    known = context(runner, {}) | {"steps.python.outputs.python-path": sys.executable}
    ran = run_step(step("install"), runner, known, HOME=str(Path.home()))
    assert ran.code == 0
    version = subprocess.run(
        [ran.outputs["factlint"], "--version"], capture_output=True, encoding="utf-8"
    )
    assert version.stdout == f"factlint {__version__}\n"


@needs_sarif
def test_the_action_and_the_template_write_reports_of_a_real_run(runner: Path) -> None:
    real = Path(sys.executable).parent / "factlint"
    draft = runner / "work" / "draft.txt"
    draft.write_text("March 3, 2025\n\nThe court met on Friday, March 3, 2025.\n")
    known = context(runner, {}, install_factlint=str(real))
    ran = run_step(step("check"), runner, known)
    assert ran.outputs["code"] == "1"
    found = json.loads(Path(ran.outputs["sarif"]).read_text("utf-8"))
    assert [result["ruleId"] for result in found["runs"][0]["results"]] == ["weekday"]
    (runner / "bin" / "factlint").unlink()
    (runner / "bin" / "factlint").symlink_to(real)
    assert run_template(runner).code == 1
    report = json.loads((runner / "work" / "gl-code-quality-report.json").read_text("utf-8"))
    assert [issue["check_name"] for issue in report] == ["weekday"]
