"""Reading takes time in proportion to the text, whatever the text: articles are not trusted."""

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from factlint.documents import Declared, Unreadable, document_from_text
from factlint.engine import Engine, load
from factlint.extract.spelling import Spellings
from tests.checks.test_cases import FILES, case_of, content
from tests.extract.corpus import PUBLISHED, said

pytestmark = pytest.mark.slow
SMALL, TIMES = 3_000, 4
LONG = 5_000
"""Characters of an article; four times as many are a long one."""
MOST = 10
"""How much longer four times the text may take; 16 would be quadratic."""
FLOOR = 0.02
"""Seconds of computing below which nothing is told apart."""
PACK = """
story: fire
about: ["*"]
names: [Ana Petrovic]
facts: [{subject: killed, value: 14, as_of: 2025-03-04, source: coroner}]
track: [{measure: killed, sourced: true}, injured, arrested, strikes]
events:
  - {id: vote, said: ["vote on the levy"], on: 2025-01-01}
  - {id: march, said: ["dockers marched"], on: 2025-01-02}
claims: [{id: ring, said: ["leads the ring"], cues: [whispers]}]
scopes: [{id: deaths, subject: killed, places: [Marl, Dunmore], since: 2025-01-01}]
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack: Path = tmp_path_factory.mktemp("pack") / "pack.yml"
    pack.write_text(PACK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTLINT_CACHE_DIR", "")
        return Engine(load([pack]))


def seconds(run: Callable[[], object]) -> float:
    """The least computing time of three runs; other processes do not count."""
    times = []
    gc.disable()
    for _ in range(3):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    gc.enable()
    return max(min(times), FLOOR)


def grows_in_proportion(run: Callable[[int], object], size: int = SMALL) -> bool:
    run(size)  # what is made once is not counted
    return seconds(lambda: run(TIMES * size)) <= MOST * seconds(lambda: run(size))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            " ",
            "\n",
            "a",
            "a ",
            "Aa ",
            "(",
            "[",
            "{",
            '"',
            "'",
            "“",
            "-",
            "—",
            ",",
            ".",
            "<",
            "<!--",
        ),
        *("1", "1,", "1 ", "1/", "12\n", "11,", "12,345 ", "2025-03-05 ", "March 5, 2025 | "),
        *("Al-", "12 killed ", "12 people were killed. ", '"a" said ', "[sic] ", "Ana Petrovik, "),
        *("a vote on the levy will be held ", "After the vote on the levy, dockers marched. "),
        *("Brandt leads the ring ", "Brandt, accused of fraud, leads the ring. Sources say so. "),
        *("according to a new report ", "In Marl 14 were killed since May ", "Mayor Petrovic "),
        *('<!-- factlint: ok weekday "x" -->\n', "<!-- factlint: ok "),
    ],
)
def test_long_repeats_are_read_in_proportion(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")

    @cache
    def text(size: int) -> str:
        return piece * (size // len(piece))

    assert grows_in_proportion(lambda n: engine.lint([document_from_text(text(n), "a.txt")]))


@pytest.mark.parametrize("check", FILES)
def test_a_long_article_is_read_in_proportion(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, check: str
) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", "")
    told = (text for kind in ("flag", "pass") for text in content(check)[kind])
    texts = [text for one in told for text in case_of(check, one).texts]
    prose = "\n\n".join(said(text).text for text in texts)

    def run(size: int) -> None:
        text = (prose + "\n\n") * (size // len(prose) + 1)
        engine.lint([document_from_text(text[:size], "a.txt", Declared(PUBLISHED))])

    assert grows_in_proportion(run, LONG)


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("<!-- factlint: ok weekday", " ", '"x -->'),
        ("<!-- factlint: ok weekday ", "-", "\n"),
        ("[a](", " ", "\n"),
        ("[a](b ", " ", '"'),
        ("[a](", "(", ")"),
        ("<a:", "a:", "\n"),
        ("March 6, 2025", " ", "x"),
        ("---\ntitle: ", "[", "\n---\n"),
        ("+++\ntitle = ", "'", "\n+++\n"),
    ],
)
def test_long_markup_is_opened_in_proportion(before: str, piece: str, after: str) -> None:
    def run(size: int) -> None:
        with suppress(Unreadable):
            document_from_text(before + piece * (size // len(piece)) + after, "a.md")

    assert grows_in_proportion(run, 8_000)


def test_a_word_without_end_is_near_to_nothing() -> None:
    spellings = Spellings(["petrovic", "hegseth"])
    assert spellings.near("hegset") != {}
    assert spellings.near("hegseth" * 10_000) == {}
