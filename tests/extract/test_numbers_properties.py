"""Every whole number up to ten million reads back from its words and its grouped digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.records import QuantityRecord
from tests.extract.corpus import quantities

HIGHEST = 10**7
SAMPLE = [*range(1200), *range(1200, HIGHEST, 9_973), HIGHEST]


def listed(words: str) -> tuple[str, ...]:
    """Words that stand for the numbers from zero on, or for the tens or hundreds of them."""
    return tuple(words.split())


SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = listed("- - twenty thirty forty fifty sixty seventy eighty ninety")
PEQUEÑOS = listed(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
DECENAS = listed("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa")
CENTENAS = listed(
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos "
    "ochocientos novecientos"
)
Renderer = Callable[[int], str]


def in_words(number: int, joiner: str = " ") -> str:
    """A number in English words; `joiner` stands between hundreds and the rest."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return _joined(TENS[number // 10], number % 10, "-", joiner)
    for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            head = f"{in_words(number // size, joiner)} {name}"
            return _joined(head, number % size, joiner if number % size < 100 else " ", joiner)
    raise AssertionError(number)


def _joined(head: str, rest: int, between: str, joiner: str) -> str:
    return f"{head}{between}{in_words(rest, joiner)}" if rest else head


def in_british_words(number: int) -> str:
    """A number in words with an "and" before its last part."""
    return in_words(number, " and ")


def en_palabras(number: int) -> str:
    """A number in Spanish words, as it stands before a masculine noun."""
    words = _palabras(number)
    if words.endswith("veintiuno"):
        return words.removesuffix("uno") + "ún"
    return words.removesuffix("o") if words.endswith("uno") else words


def _palabras(number: int) -> str:
    if number < 30:
        return PEQUEÑOS[number]
    if number < 100:
        tens, rest = DECENAS[number // 10], number % 10
        return f"{tens} y {PEQUEÑOS[rest]}" if rest else tens
    if number < 1000:
        head = "cien" if number == 100 else CENTENAS[number // 100]
    elif number < 10**6:
        head = "mil" if number < 2000 else f"{en_palabras(number // 1000)} mil"
    else:
        head = "un millón" if number < 2 * 10**6 else f"{en_palabras(number // 10**6)} millones"
    size = 10**6 if number >= 10**6 else 1000 if number >= 1000 else 100
    return f"{head} {_palabras(number % size)}" if number % size else head


def grouped(mark: str) -> Renderer:
    """Digits in groups of three with a mark between them."""
    return lambda number: f"{number:,}".replace(",", mark)


def in_lakhs(number: int) -> str:
    """Digits in Indian grouping: three, then by twos."""
    head, tail = divmod(number, 1000)
    if not head:
        return str(tail)
    groups = [f"{tail:03}"]
    while head >= 100:
        head, pair = divmod(head, 100)
        groups.append(f"{pair:02}")
    return ",".join([str(head), *reversed(groups)])


ENGLISH: dict[str, Renderer] = {
    "words": in_words,
    "British words": in_british_words,
    "capitalised words": lambda number: in_words(number).capitalize(),
    "commas": grouped(","),
    "no-break spaces": grouped("\u00a0"),
    "narrow no-break spaces": grouped("\u202f"),
    "Indian grouping": in_lakhs,
}
SPANISH: dict[str, Renderer] = {
    "palabras": en_palabras,
    "puntos": grouped("."),
    "espacios": grouped("\u00a0"),
}
FRAMES = (
    "{} lanterns floated downstream.",
    "Officials counted {} ballots.",
    "The fund paid {} claims, the auditor said.",
    "“We lost {} trees,” the forester said.",
    "The harbor (with {} berths) was shut.",
    "In March 2024, {} parcels vanished from the depot on Elm Street.",
    "The lake is home to {} swans; the oldest was born in 1998.",
    "Sailors from Malta rescued {} passengers Sunday.",
)


@pytest.mark.parametrize("form", ENGLISH)
def test_a_number_reads_back(form: str) -> None:
    assert _misread(SAMPLE, ENGLISH[form], "Officials counted {} ballots.", "en") == []


@pytest.mark.parametrize("form", SPANISH)
def test_a_spanish_number_reads_back(form: str) -> None:
    numbers = [number for number in SAMPLE if number != 1]  # "un" is an article, too
    assert _misread(numbers, SPANISH[form], "El censo cuenta {} barcos.", "es") == []


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    number=st.integers(0, HIGHEST),
    form=st.sampled_from(sorted(ENGLISH)),
    frame=st.sampled_from(FRAMES),
)
def test_the_sentence_around_a_number_does_not_matter(number: int, form: str, frame: str) -> None:
    written = ENGLISH[form](number)
    assert _read([frame.format(written)], "en") == [(written, number)]


@settings(deadline=None, derandomize=True, max_examples=100)
@given(numbers=st.lists(st.integers(0, HIGHEST), min_size=2, max_size=6))
def test_numbers_of_one_list_do_not_run_into_each_other(numbers: list[int]) -> None:
    written = [in_words(number) for number in numbers]
    sentence = "The ships carried " + ", ".join(f"{words} crates" for words in written) + "."
    assert _read([sentence], "en") == list(zip(written, numbers, strict=True))


def _misread(
    numbers: Iterable[int], render: Renderer, frame: str, language: str
) -> list[tuple[str, int]]:
    """What was not read back, each number in a paragraph of one document."""
    wanted = [(render(number), number) for number in numbers]
    found = set(_read([frame.format(written) for written, _ in wanted], language))
    return [item for item in wanted if item not in found]


def _read(paragraphs: list[str], language: str) -> list[tuple[str, int]]:
    records = quantities("\n\n".join(paragraphs), language)
    return [(record.text, _exact(record)) for record in records]


def _exact(record: QuantityRecord) -> int:
    assert record.hedge == "exact", record
    assert record.low == record.high == record.value, record
    assert isinstance(record.value, int), record
    return record.value
