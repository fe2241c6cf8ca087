"""Coverage: what became of each article is counted, by reason."""

from datetime import date
from pathlib import Path

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Coverage

PACK = """
story: flood
about: [Vela]
track: [killed]
facts:
  - {subject: killed, value: 12, as_of: 2025-03-04, source: First bulletin}
"""


def covered(tmp_path: Path, *articles: tuple[str, date | None]) -> tuple[Coverage, ...]:
    (tmp_path / "pack.yml").write_text(PACK, "utf-8")
    documents = [
        document_from_text(text, f"{number}.txt", Declared(day, "en"))
        for number, (text, day) in enumerate(articles)
    ]
    return Engine(load([tmp_path / "pack.yml"])).lint(documents).coverage


def test_what_was_read_bound_compared_and_left_out_is_counted(tmp_path: Path) -> None:
    day = date(2025, 3, 5)
    first, second, third = covered(
        tmp_path,
        ("The Vela flood killed 12 people. It cost 40 million dollars and 7 bridges.", day),
        ("The flood in Vela may kill 15 people. Officials said so on Monday.", None),
        ("The flood in Vela killed dozens of people.", day),
    )
    assert (first.published, first.story, first.bound, first.compared) == (day, "flood", 1, 1)
    assert dict(first.read) == {"quantity": 3}
    assert dict(first.left_out) == {
        "an amount in USD": 1,
        "no words of a measure beside it": 1,
        "not compared: vague": 1,
    }
    assert (second.published, second.bound) == (None, 0)
    assert dict(second.left_out) == {
        "killed, but planned, feared, possible or denied": 1,
        "a time, without a publication date": 1,
    }
    assert dict(third.left_out) == {"not compared: vague": 1}
