"""Quotations: where they begin and end, how deep they are, and who says them."""

from __future__ import annotations

import pytest

from factlint.records import QuotationRecord
from tests.extract.corpus import extract


def quotations(text: str) -> list[QuotationRecord]:
    return [record for record in extract(text) if isinstance(record, QuotationRecord)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We are leaving,” he said.", ["We are leaving,"]),
        ('"We are leaving," he said.', ["We are leaving,"]),
        ("«Nos vamos», dijo.", ["Nos vamos"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("“We are leaving,” he said. “Now.”", ["We are leaving,", "Now."]),
        ("“They told me, ‘go home,’” he said.", ["They told me, ‘go home,’", "go home,"]),
        ("‘We are leaving,’ he said.", ["We are leaving,"]),
        ('The so-called "ring road" is a track.', ["ring road"]),
        ("“We don’t go,” he said.", ["We don’t go,"]),
        ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
        ("“One,” he said.\n\nNo quotation here.", ["One,"]),
    ],
)
def test_quotation_marks_of_all_kinds_are_read(text: str, quoted: list[str]) -> None:
    assert [record.text for record in quotations(text)] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "The dog’s bowl and the cats’ bowls are empty.",
        "It was the winter of ’78.",
        "Rock ’n’ roll isn't dead.",
        "The board is 6' long and 4\" wide.",
        "He’s there, and they’re here.",
        "“”",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    (record,) = quotations("“We are leaving.\n\nThe bus was late.")
    assert record.text == "We are leaving."


def test_a_quotation_inside_another_is_deeper() -> None:
    records = quotations("“They told me, ‘go home,’ and I went,” he said.")
    assert [record.depth for record in records] == [1, 2]


def test_offsets_are_those_of_the_text() -> None:
    text = "Ann said: “We’re off — now.” Ben stayed."
    (record,) = quotations(text)
    assert text[record.start : record.end] == record.text == "We’re off — now."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The road is closed,” Ferrán said.", "Ferrán"),
        ("“The road is closed,” said Ferrán.", "Ferrán"),
        ("“The road is closed,” said Mayor Lucía Ferrán.", "Mayor Lucía Ferrán"),
        ("“The road is closed,” Mayor Lucía Ferrán said on Monday.", "Mayor Lucía Ferrán"),
        ("“The road is closed,” police said.", "police"),
        ("“The road is closed,” the sheriff told reporters.", "the sheriff"),
        ("Ferrán said, “The road is closed.”", "Ferrán"),
        ("Ferrán said: “The road is closed.”", "Ferrán"),
        ("Mayor Lucía Ferrán told the council: “The road is closed.”", "Mayor Lucía Ferrán"),
        ("“The road,” Ferrán said, “is closed.”", "Ferrán"),
        ("“The road is closed,” according to Ferrán.", "Ferrán"),
        ("According to Ferrán, “the road is closed.”", "Ferrán"),
        ("“The road is closed,” Ferrán added.", "Ferrán"),
        ("“The road is closed,” wrote Ferrán.", "Ferrán"),
        ("“Is the road closed?” Ferrán asked.", "Ferrán"),
        ("“The road is closed,” Ferrán, who lives there, said.", "Ferrán"),
        ("“The road is closed,” said Ferrán, who lives there.", "Ferrán"),
        ("“The road is closed,” a spokesman for the county said.", "a spokesman for the county"),
    ],
)
def test_who_says_so_stands_beside_the_quotation(text: str, speaker: str) -> None:
    assert quotations(text)[0].speaker == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "«Murieron», dijo ayer la alcaldesa, Marta Gil.", "la alcaldesa"),
        ("es", "«Murieron», informó el jueves la jefa de bomberos.", "la jefa de bomberos"),
        ("es", "«Murieron», dijo este martes en un comunicado Juan Paz.", "Juan Paz"),
        ("es", "«Murieron», afirmó a primera hora de la tarde Luis Mora.", "Luis Mora"),
        ("es", "«Murieron», dijo el martes que sabía.", None),
        ("es", "Según informó ayer la policía, «murieron».", "la policía"),
        ("en", "“They died,” Ferrán had earlier said.", "Ferrán"),
        ("en", "“They died,” police later said.", "police"),
        ("en", "“They died,” it was said in the town.", None),
    ],
)
def test_a_time_or_an_adverb_beside_the_verb_is_no_speaker(
    language: str, text: str, speaker: str | None
) -> None:
    (record,) = [r for r in extract(text, language=language) if isinstance(r, QuotationRecord)]
    assert record.speaker == speaker


def test_both_halves_of_an_interrupted_quotation_have_the_speaker() -> None:
    records = quotations("“The road,” Ferrán said, “is closed.”")
    assert [record.speaker for record in records] == ["Ferrán", "Ferrán"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “ring road” is a track.",
        "“The road is closed.” Nobody knew who had written it.",
        "The sign read “closed.” Ferrán said nothing.",
    ],
)
def test_where_nobody_is_named_there_is_no_speaker(text: str) -> None:
    assert [record.speaker for record in quotations(text)] == [None]
