"""Which story an article belongs to that does not say what the story is about."""

from pathlib import Path

import pytest

from factlint import document_from_text, load_rules
from factlint.engine import Engine

PACK = """
story: orsk-mine
about: [Orsk mine, layoff]
facts:
  - {subject: arrested, value: 214, as_of: 2025-03-11, source: Police}
track: [arrested]
events:
  - {id: sale, said: ["sale of [the] pit", "Varlund bought"], on: 2025-02-03}
  - {id: walkout, said: [walkout], on: 2025-02-10}
scopes:
  - {id: towns, subject: arrested, places: [Lower Marrow, Tarn]}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path: Path = tmp_path_factory.mktemp("packs") / "orsk.yml"
    path.write_text(PACK)
    return Engine(load_rules([path]))


@pytest.mark.parametrize(
    "text",
    [
        "Shops near the Orsk mine were shut on Sunday.",
        "In Lower Marrow 214 people were arrested on Sunday.",
        "Layoffs loomed, and 214 people were arrested.",
        "The walkout began a week after Varlund bought the pit.",
    ],
)
def test_enough_of_what_a_story_declares_tells_which_one_it_is(engine: Engine, text: str) -> None:
    assert engine.read(document_from_text(text, "a.md")).story == "orsk-mine"


@pytest.mark.parametrize(
    "text",
    [
        "In Carrow 214 people were arrested on Sunday.",
        "In Lower Marrow 216 people were arrested on Sunday.",
        "A concert for 214 people was held in Lower Marrow.",
        "The walkout began a week after the sale of the pit.",
        "The walkout began on Sunday, Varlund said.",
    ],
)
def test_one_thing_of_it_is_not_enough(engine: Engine, text: str) -> None:
    assert engine.read(document_from_text(text, "a.md")).story is None
