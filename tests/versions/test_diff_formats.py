"""The formats of `factlint diff`, as files to look at; `pytest --regenerate` writes them anew."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import msgspec
import pytest
from jsonschema import validate

from factlint.versions import VERDICTS, compare
from factlint.versions.change import KINDS
from factlint.versions.formats import FORMATS
from factlint.versions.record import DiffRecord, record_diff, record_pair
from tests.versions.test_corpus_of_versions import read

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"text": "txt", "json": "json", "markdown": "md"}
SCHEMA = Path(__file__).parent.parent / "schemas" / "diff-1.json"
OLD = """Fire kills 12 in Orda

At least 12 people died in a fire in a depot in Orda on Monday, police said. The owner allegedly
kept *no* records. Damage is put at $3 million.

"Nobody told us that the depot was full," said Ida Marsh.
"""
NEW = """Fire kills 14 in Orda

"Nobody told us that this depot was full," said Ida Marsh.

Fourteen people died in a fire in a depot in Orda on Monday. The owner kept *no* records. He was
fined €9,000 | in 2019.
"""


def record() -> DiffRecord:
    changes = compare(read(OLD, "old"), read(NEW, "new"))
    pair = record_pair("old.md", "new.md", changes, published=True, corrected=False)
    return record_diff([pair], 1)


def written(name: str, *, color: bool = False) -> str:
    stream = StringIO()
    FORMATS[name](record(), stream, color=color)
    return stream.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_stays_as_it_was(name: str, pytestconfig: pytest.Config) -> None:
    file = GOLDEN / f"diff.{ENDINGS[name]}"
    output = written(name)
    if pytestconfig.getoption("--regenerate"):
        file.write_text(output, encoding="utf-8", newline="")
    assert output == file.read_text("utf-8")


def test_json_is_as_the_schema_says() -> None:
    schema = msgspec.json.decode(SCHEMA.read_bytes())
    validate(msgspec.json.decode(written("json")), schema)
    change = schema["$defs"]["change"]["properties"]
    assert change["verdict"]["enum"] == list(VERDICTS)
    assert change["kind"]["enum"] == list(KINDS)


def test_colour_is_only_added() -> None:
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", written("text", color=True)) == written("text")
    assert "\x1b[" in written("text", color=True)


def test_what_an_article_has_in_bold_does_not_cross_the_marked_words() -> None:
    changes = compare(read("**Ida** Marsh left.", "old"), read("**Ida** Marshal left.", "new"))
    pair = record_pair("old.md", "new.md", changes, published=None, corrected=False)
    stream = StringIO()
    FORMATS["markdown"](record_diff([pair], 1), stream, color=False)
    assert "| <b>Ida Marsh</b> left. | <b>Ida Marshal</b> left. |" in stream.getvalue()


def test_nothing_changed_is_said() -> None:
    stream = StringIO()
    pair = record_pair("old.md", "new.md", (), published=None, corrected=False)
    FORMATS["text"](record_diff([pair], 0), stream, color=False)
    assert stream.getvalue() == "1 article compared: no fact changed.\n"
