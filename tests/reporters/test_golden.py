"""One report in every format, as files to look at; `pytest --regenerate` writes them anew."""

from pathlib import Path

import pytest

from factlint.reporters import REPORTERS, sarif
from tests.reporters.reports import REPORT, written

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {
    "text": "txt",
    "concise": "txt",
    "github": "txt",
    "statistics": "txt",
    "jsonl": "jsonl",
    "junit": "xml",
    "checkstyle": "xml",
    "markdown": "md",
}


@pytest.mark.parametrize("name", REPORTERS)
def test_a_format_stays_as_it_was(
    name: str, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "__version__", "1.2.3")
    monkeypatch.setattr("factlint.reporters.rule_help.check_manual", lambda check: f"As {check}.")
    file = GOLDEN / f"{name}.{ENDINGS.get(name, 'json')}"
    output = written(REPORT, name)
    if pytestconfig.getoption("--regenerate"):
        file.write_text(output, encoding="utf-8", newline="")
    assert output == file.read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(REPORTERS)
