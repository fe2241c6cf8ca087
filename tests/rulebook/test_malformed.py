"""Malformed rule files: each is refused with the words and places that stand beside it.

`malformed/NAME.yml` is the file, `malformed/NAME.txt` all of its problems, one a line.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from factlint import engine
from factlint.cli import main
from factlint.rulebook import RulebookError

CASES = Path(__file__).parent / "malformed"
NAMES = sorted(path.stem for path in CASES.glob("*.yml"))


def problems_of(rules: Sequence[Path], stories: Sequence[str] = ()) -> list[str]:
    """What is wrong with rule files, as `line:column: message`, with the name of each file."""
    with pytest.raises(RulebookError) as raised:
        engine.load(rules, stories)
    return [str(problem).replace(f"{CASES}/", "") for problem in raised.value.problems]


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_file_is_refused_in_plain_words_at_the_place(name: str) -> None:
    expected = (CASES / f"{name}.txt").read_text("utf-8")
    found = problems_of([CASES / f"{name}.yml"])
    assert [line.removeprefix(f"{name}.yml:") for line in found] == expected.splitlines()
