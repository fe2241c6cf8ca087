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


def test_the_page_shows_what_the_library_gives() -> None:
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    shown = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert code
    assert shown
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(code[1], "library.md", "exec"), {})
    assert printed.getvalue() == shown[1]


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
