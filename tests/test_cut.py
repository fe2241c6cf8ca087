"""Articles that stop anywhere: whatever the last token is, all checks read them to the end."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from factlint.documents import document_from_text
from factlint.engine import Engine, load
from tests.extract.corpus import as_texts

pytestmark = pytest.mark.slow
CASES = sorted((Path(__file__).parent / "checks" / "cases").glob("*.yml"))
EVERY = 3
"""One in so many texts of a check: enough of each kind, in a second or two."""


@cache
def engine() -> Engine:
    return Engine(load())


def texts(path: Path) -> Iterator[str]:
    """Single texts of a file of cases, without their marks."""
    content = as_texts(path)
    for kind in ("flag", "pass"):
        cases = content[kind] if isinstance(content[kind], list) else []
        for case in cases[::EVERY]:
            text = case.get("text") if isinstance(case, dict) else case
            if isinstance(text, str):
                yield text.replace("<", "").replace(">", "")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_article_may_end_anywhere(path: Path) -> None:
    for number, text in enumerate(texts(path)):
        words = text.split()
        stop = len(words) if number % 2 else max(1, len(words) * 2 // 3)
        cut = text[: sum(map(len, words[:stop])) + stop].rstrip(" \n.!?\"”'’")
        result = engine().read_anew(document_from_text(cut, "cut.txt"))
        assert result.problems == (), cut
