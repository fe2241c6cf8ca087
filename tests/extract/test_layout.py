"""Headline, deck, captions and body of articles that mark none of them."""

from __future__ import annotations

import pytest

from factlint.documents import document_from_text
from factlint.extract.article import Article
from factlint.model import Span
from tests.extract.corpus import engine

BODY = "The harbour board voted on Tuesday to close the old ferry pier. It will reopen in spring."
HEAD = "Ferry pier to close until spring"
DECK = "Board cites rotten piles; islanders fear for their winter supplies"


def read(text: str, name: str = "draft.txt") -> Article:
    return engine().read(document_from_text(text, name))


def words(article: Article, span: Span | None) -> str | None:
    return article.document.text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "headline", "deck"),
    [
        (f"{HEAD}\n\n{BODY}", HEAD, None),
        (f"{HEAD}\n{DECK}\n\n{BODY}", HEAD, DECK),
        (f"{HEAD}\n\nBy Ida Marsh\nMarch 4, 2025\n\n{BODY}", HEAD, None),
        (f"March 4, 2025\n\n{HEAD}\n\n{DECK}\n\n{BODY}", HEAD, DECK),
        (f" date 2025-03-04 {HEAD}\n\n{BODY}", HEAD, None),
        (f"FERRY PIER TO CLOSE UNTIL SPRING\n\n{BODY}", "FERRY PIER TO CLOSE UNTIL SPRING", None),
        (f"Will the ferry pier ever reopen?\n\n{BODY}", "Will the ferry pier ever reopen?", None),
        (f"{HEAD}\n\nPhoto: Ida Marsh/Harbour Press\n\n{BODY}", HEAD, None),
        (f"{HEAD}\n\nHARBOUR (AP) — {BODY}", HEAD, None),
        (BODY, None, None),
        (f"Published by Ida Marsh March 4, 2025\n\n{BODY}", None, None),
        ("", None, None),
    ],
)
def test_headline_and_deck(text: str, headline: str | None, deck: str | None) -> None:
    article = read(text)
    assert words(article, article.layout.headline) == headline
    assert words(article, article.layout.deck) == deck


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: The pier in 1954",
        "[Photo Credit: By Ida Marsh, CC BY 2.0]",
        "(The pier in winter. Courtesy of the board)",
        "Pictured: the pier from the south",
    ],
)
def test_a_caption_is_told_by_its_label_or_credit(caption: str) -> None:
    article = read(f"{HEAD}\n\n{BODY}\n\n{caption}\n\n{BODY}")
    assert [words(article, span) for span in article.layout.captions] == [caption]


def test_brackets_and_pictures_in_running_text_are_no_caption() -> None:
    text = f"{HEAD}\n\n{BODY}\n\n(The board has nine members.)\n\nPhotos show rotten piles."
    assert read(text).layout.captions == ()


def test_the_title_of_front_matter_is_the_headline() -> None:
    article = read(f"---\ntitle: {HEAD}\ndate: 2025-03-04\n---\n\n{BODY}\n", "draft.md")
    assert words(article, article.layout.headline) == HEAD


def test_a_place_belongs_to_its_part() -> None:
    article = read(f"{HEAD}\n\n{DECK}\n\n{BODY}\n\nPhoto: The pier in 1954")
    text, layout = article.document.text, article.layout
    for word, part in {
        "until": "headline",
        "rotten": "deck",
        "voted": "body",
        "1954": "caption",
    }.items():
        at = text.index(word)
        assert layout.part_of(Span(at, at + len(word))) == part
    assert text[layout.body :].startswith("The harbour board")
