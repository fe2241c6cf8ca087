"""Names that nobody declared."""

from __future__ import annotations

import pytest

from factlint.documents import document_from_text
from factlint.extract.proper import ProperName, read_proper_names
from tests.extract.corpus import engine


def read(text: str) -> list[tuple[str, ProperName]]:
    article = engine().read(document_from_text(text, "draft.txt"))
    words = article.tokens.words
    return [(" ".join(words[n.first : n.stop]), n) for n in read_proper_names(article)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Tuesday Ida Marsh met the board.", ["Ida Marsh"]),
        ("The board met Ursula van der Marsh in March.", ["Ursula van der Marsh"]),
        ("It asked the Bank of Harbour for money.", ["Bank of Harbour"]),
        (
            "He wrote to Ida Marsh, Tom Reed and the Harbour Board.",
            ["Ida Marsh", "Tom Reed", "Harbour Board"],
        ),
        ("But Marsh said no.", ["Marsh"]),
        ("Members of the board said no.", []),
        ("Some members left. Members who stayed voted.", []),
        ("Marsh said no. The board asked Marsh why.", ["Marsh", "Marsh"]),
        ("FERRY PIER TO CLOSE UNTIL SPRING AFTER BOARD VOTES\n\nNobody came.", []),
        ("Ida Marsh's sister lives there.", ["Ida Marsh"]),
        ("KESTREL — Divers found a boat.", []),
        ("KESTREL — Ida Marsh found a boat.", ["Ida Marsh"]),
        ("The bay was calm — Twelve boats sank.", []),
        ("He sings with the band Seven Sisters.", ["Seven Sisters"]),
    ],
)
def test_runs_of_capitals_are_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in read(text)] == names


def test_a_title_before_a_name_is_no_part_of_it() -> None:
    ((name, found),) = read("It was said by Mayor Ida Marsh.")
    assert (name, found.title, found.person) == ("Ida Marsh", "Mayor", True)


def test_a_known_given_name_begins_a_persons() -> None:
    persons = {name: found.person for name, found in read("He met Albert Marsh at Harbour Bank.")}
    assert persons == {"Albert Marsh": True, "Harbour Bank": False}


def test_a_sentence_in_capitals_has_no_names() -> None:
    text = "THE BOARD OF THE HARBOUR MET IDA MARSH ON MONDAY. It met Tom Reed on Tuesday."
    assert [name for name, _ in read(text)] == ["Tom Reed"]


def test_a_word_that_only_opens_a_sentence_is_given_where_it_is_asked_for() -> None:
    article = engine().read(document_from_text("Marsh said no.", "draft.txt"))
    assert not read_proper_names(article)
    assert [name.keys for name in read_proper_names(article, openers=True)] == [("marsh",)]
