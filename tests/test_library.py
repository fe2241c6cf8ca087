"""factlint as a library: what the page shows is what comes."""

import io
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import factlint

PAGE = (Path(__file__).parent.parent / "docs" / "library.md").read_text("utf-8")


CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(
    ("code", "shown"), list(zip(CODE, SHOWN, strict=True)), ids=["lint", "fix"]
)
def test_the_page_shows_what_the_library_gives(
    code: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "library.md", "exec"), {})
    assert printed.getvalue() == shown


RULES = "story: kestrel\nabout: harbour\nnames: [Ana Petrović]\n"
TEXT = "The harbour is closed,\r\nAna Petrovci said.\r\n"


@pytest.fixture
def rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> factlint.Rulebook:
    monkeypatch.chdir(tmp_path)
    Path("kestrel.yml").write_text(RULES, "utf-8")
    return factlint.load_rules([Path("kestrel.yml")])


def test_a_plan_writes_nothing_and_a_fix_keeps_all_else(rulebook: factlint.Rulebook) -> None:
    before = b"\xef\xbb\xbf" + TEXT.encode()
    Path("a.txt").write_bytes(before)
    (change,) = factlint.plan_fixes([factlint.open_document("a.txt")], rulebook).changes
    assert Path("a.txt").read_bytes() == before == change.before
    factlint.apply_fix(change)
    assert Path("a.txt").read_bytes() == before.replace(b"Petrovci", "Petrović".encode())


def test_a_text_without_a_file_can_be_planned(rulebook: factlint.Rulebook) -> None:
    plan = factlint.plan_fixes([factlint.document_from_text(TEXT, "a.txt")], rulebook)
    assert [change.after.decode() for change in plan.changes] == [TEXT.replace("vci", "vić")]
    assert [finding for finding in plan.after.findings if finding.fix] == []


def test_a_file_that_changed_meanwhile_is_left_alone(rulebook: factlint.Rulebook) -> None:
    Path("a.txt").write_text(TEXT, "utf-8", newline="")
    (change,) = factlint.plan_fixes([factlint.open_document("a.txt")], rulebook).changes
    Path("a.txt").write_text("Other words.", "utf-8")
    with pytest.raises(factlint.ChangedMeanwhile):
        factlint.apply_fix(change)
    assert Path("a.txt").read_text("utf-8") == "Other words."


def test_rules_that_are_left_out_fix_nothing(rulebook: factlint.Rulebook) -> None:
    documents = [factlint.document_from_text(TEXT, "a.txt")]
    assert factlint.plan_fixes(documents, rulebook, lambda rule: rule.check != "name").changes == ()


def test_a_rule_says_what_it_is_for(rulebook: factlint.Rulebook) -> None:
    (weekday,) = (rule for rule in rulebook.rules if rule.id == "weekday")
    assert factlint.rule_help(weekday).short.startswith("A weekday and a date")


@pytest.mark.parametrize("name", factlint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(factlint, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="lnit"):
        factlint.lnit  # noqa: B018


def test_nothing_is_imported_before_it_is_used() -> None:
    code = "import sys, factlint; print([m for m in sys.modules if m.startswith('factlint.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
