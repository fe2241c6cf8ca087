"""Markdown drafts: what is prose in them, what they say of themselves, and where things stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.cli import main
from factlint.documents import Declared, Document, Unreadable, document_from_text, open_document
from factlint.documents.document import line_starts
from factlint.documents.formats import Malformed, markdown
from factlint.documents.markup import SOFT_HYPHEN, clean_html, clean_markdown
from factlint.documents.prose import fold_typography
from factlint.model import Span
from factlint.records import QuantityRecord, QuotationRecord, TimeRecord
from tests.extract.corpus import PUBLISHED, engine


def prose(text: str) -> str:
    """The words of a text that are read, with plain white space between them."""
    copy = markdown.read(text.encode())
    assert len(copy.prose) == len(copy.text)
    return " ".join(copy.prose.replace(SOFT_HYPHEN, "").split())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The `12 dead` toll", "The toll"),
        ("The ``12 ` dead`` toll `", "The toll `"),
        ("a **bold** and *slanted* _word_ __here__", "a bold and slanted word here"),
        ("un**believ**ably", "unbelievably"),
        ("**C**artel, (*de*) “_los_”", "Cartel, ( de ) “ los ”"),
        ("snake_case and 5 * 3 and 5*3 * 2", "snake_case and 5 * 3 and 5*3 * 2"),
        ("\\*12\\* dead on Nov\\. 25", "*12 * dead on Nov. 25"),
        ('[Ana](https://x.org/12 "13")\'s', "Ana 's"),
        ("[Ana](<a b.html>) and [b](c(d)e.html)", "Ana and b"),
        ("![Two men](a12.jpg)", "Two men"),
        ("[![Two men](a12.jpg)](b13.html)", "Two men"),
        (
            "[Ana][a] [a] [b][] [sic] [c][d]\n\n[a]: http://x/12 '13'\n[B]: y",
            "Ana a b [sic] [c][d]",
        ),
        ("A note[^1].\n\n[^1]: It is 12 days old.", "A note . It is 12 days old."),
        ("See <https://x.org/12> or https://x.org/13, or <a@x.org>.", "See or , or ."),
        ("~~12~~ 14 dead; ~ 15", "14 dead; ~ 15"),
        (
            "Caf&eacute; &amp; 5&nbsp;000&#39;s &mdash; &unknown; R&D",
            "Café & 5 000 's — &unknown; R&D",
        ),
        ("<b>12</b> dead<br>13 <span title='14'>hurt</span>", "12 dead 13 hurt"),
        ('a <!-- factlint: ok killed\n"reason 12" --> b', "a b"),
        ("<code>12</code> <del>13</del> <SCRIPT>14</SCRIPT> 15 < 16", "15 < 16"),
        ("{{< figure src='12' >}} {% include 13 %} text {: .class} {{ 14 }}", "text {{ 14 }}"),
    ],
)
def test_only_what_readers_see_is_prose(text: str, read: str) -> None:
    assert prose(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# A title #\n\nText", "A title Text"),
        ("A title\n=======\n\nText\n\n* * *\n\n---\n", "A title Text"),
        ("> quoted\n> words\n>> deeper", "quoted words deeper"),
        ("- one\n- two\n   1. three\n   2. four\n\n12. five", "one two three four five"),
        ("- one\n\n      code 12\n\n    text", "one text"),
        ("Text\n\n    code 12\n\nText", "Text Text"),
        ("```py\nx = 12\n```\nText\n~~~\n13\n~~~", "Text"),
        ("> ```\n> 12\n> ```\n> Text", "Text"),
        ("| Dead | Hurt |\n|:--|--:|\n| **12** | 13 \\| 14 |\n\nText", "Dead Hurt 12 13 | 14 Text"),
        ("<div class='12'>\n<p>One</p><p>Two</p>\n</div>\n\nText", "One Two Text"),
        ("<style>\n.a12 {}\n\n.b {}\n</style>\n\nText", "Text"),
        ("<!--\n12\n\n13\n-->\nText", "Text"),
        ("[a]: /12 '13'\nText", "Text"),
    ],
)
def test_blocks_are_those_of_commonmark(text: str, read: str) -> None:
    assert prose(text) == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("killed **12** people", "killed 12 people"),
        ("killed [12](http://x.org/13) ~~13~~&nbsp;peo*ple*", "killed 12 people"),
        ("killed <b>12</b><br>people", "killed 12 people"),
        ("killed\n12 R&amp;D people", "killed 12 R&D people"),
        ("“killed” O’Hara", ""),
    ],
)
def test_a_place_is_quoted_without_its_markup(text: str, said: str) -> None:
    copy = markdown.read(text.encode())
    document = Document("a.md", copy.text, copy.prose, line_starts(copy.text))
    place = document.locate(Span(0, len(text)))
    assert place.text == text
    assert place.said == (said or text)


def test_a_paragraph_is_joined_and_its_hard_breaks_are_kept() -> None:
    text = (
        "The fire at the grain terminal has killed\n12 people, said\nthe mayor.  \nIt\\\n"
        "goes on\n\n> and at least forty people have been hurt\n> 14 of them badly"
    )
    copy = markdown.read(text.encode())
    assert [" ".join(line.split()) for line in copy.prose.split("\n") if line.strip()] == [
        "The fire at the grain terminal has killed 12 people, said the mayor.",
        "It",
        "goes on",
        "and at least forty people have been hurt 14 of them badly",
    ]


def test_cells_of_a_table_are_not_read_as_one_sentence() -> None:
    copy = markdown.read(b"| Killed | 12 |\n|---|---|\n| Injured | 40 |\n")
    assert [line.strip() for line in copy.prose.split("\n") if line.strip()] == [
        *("Killed", "12", "Injured", "40")
    ]


YAML = """\
---
layout: post
title: "Fire *kills* 12\\" at O''Hara"
date: 2025-03-06 23:30:00 +0200
author: [Jo Field, {name: Ana Roe, email: x@example.org}]
story: harbour-fire
language: en-GB
tags: [a, b]
published: true
description:
---

Text of 13 words.
"""
TOML = """\
+++
layout = "post"
title = "Fire *kills* 12"
date = 2025-03-06T23:30:00+02:00
author = ["Jo Field", {name = "Ana Roe"}]
story = "harbour-fire"
language = "en-GB"
draft = false
+++

Text of 13 words.
"""


@pytest.mark.parametrize(
    ("text", "words", "title"),
    [
        (YAML, "Fire kills 12 \" at O 'Hara Text of 13 words.", "Fire *kills* 12\" at O''Hara"),
        (TOML, "Fire kills 12 Text of 13 words.", "Fire *kills* 12"),
    ],
)
def test_front_matter_tells_of_the_article(text: str, words: str, title: str) -> None:
    for written in (text, text.replace("\n", "\r\n"), f"\ufeff{text}"):
        declared = markdown.read(written.encode()).declared
        assert declared == Declared(
            date(2025, 3, 6), "en-GB", "harbour-fire", title, "Jo Field, Ana Roe", None, ORIGIN
        )
        assert prose(written) == words


ORIGIN = "front matter"


def test_the_title_is_the_headline_where_it_stands() -> None:
    text = "---\ndate: 2025-03-06\ntitle: >-\n  Fire kills\n  12\n---\nBody.\n"
    article = engine().read(document_from_text(text, "a.md"))
    first = article.lines[0]
    assert article.document.line_column(first.start) == (4, 3)
    assert article.document.prose.split("\n")[3].split() == ["Fire", "kills", "12"]
    assert article.published[0].origin == ORIGIN


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("headline: A\ntitle: B", ("A", None)),
        ("title: Fire: 12 die: police", ("Fire: 12 die: police", None)),
        ('title: "No way": mayor', ('"No way": mayor', None)),
        ("title: 'No way' says \"the\" mayor", ("'No way' says \"the\" mayor", None)),
        ('title: "No way: mayor"  # as sent', ("No way: mayor", None)),
        ("title: 'It''s over'", ("It's over", None)),
        ("published: 2025-03-07\ndate: 2025-03-06", (None, date(2025, 3, 7))),
        ("published: false\ndate: 2025-03-06", (None, date(2025, 3, 6))),
        ("title:\ndate: ''", (None, None)),
    ],
)
def test_keys_have_an_order_and_may_be_empty(keys: str, expected: tuple[object, object]) -> None:
    declared = markdown.read(f"---\n{keys}\n---\n".encode()).declared
    assert (declared.title, declared.published) == expected


@pytest.mark.parametrize(
    "other",
    [
        "params: !include y.yml",
        "a: &b {x: 1}\nc: {<<: *b, y: 2}",
        "a: &b 1\nc: &b 2",
        "a: {x: 1, x: 2}",
        "a: 1\na: 2",
        "a: {[x]: 1, ? {y: z} : 2}",
        'a: "x\u2028y"',
        "build: {date: 1, date: 2}",
    ],
)
def test_keys_that_are_passed_over_may_hold_any_yaml(tmp_path: Path, other: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{other}\ndate: 2025-03-06\ntitle: T\n---\nNine.\n")
    declared = open_document(str(tmp_path / "a.md")).declared
    assert (declared.published, declared.title) == (date(2025, 3, 6), "T")


def test_an_alias_stands_for_what_its_anchor_named_last() -> None:
    text = "---\nother: [&a One, &a Two]\ntitle: *a\n---\nNine.\n"
    assert markdown.read(text.encode()).declared.title == "Two"


@pytest.mark.parametrize(
    "written",
    [
        "6 March 2025",
        "06 Mar 2025",
        "March 6, 2025",
        "Mar 6 2025",
        "2025/03/06",
        "Thu, 06 Mar 2025 23:30:00 -0500",
        "Thursday, March 6, 2025 at 9:05 p.m.",
        "6 March 2025, 10:15",
        "March 6, 2025 10:15",
    ],
)
def test_a_day_is_read_as_content_systems_write_it(written: str) -> None:
    front = markdown.read(f'---\ndate: "{written}"\n---\n\nText\n'.encode())
    assert front.declared.published == date(2025, 3, 6)


@pytest.mark.parametrize("written", ["06/03/2025", "6.3.2025", "March 2025", "30 February 2025"])
def test_a_day_that_is_not_sure_is_no_date(tmp_path: Path, written: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f'---\ndate: "{written}"\n---\n\nText\n', encoding="utf-8")
    with pytest.raises(Unreadable, match="is no date"):
        open_document(str(file))


@pytest.mark.parametrize("text", ["---\n\nText\n", "Text\n---\n", "--- x\n---\n", "----\na: b\n"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert markdown.read(text.encode()).declared == Declared()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "---\ndate: 2025-02-30\nstory: [a]\n---\n",
            [
                "2:7: 2025-02-30: there is no such day",
                '3:8: "story" wants a text, found a list; put it in quotes to mean the text',
            ],
        ),
        ("---\ndate: soon\n---\n", ['2:7: "soon" is no date: write it as 2025-11-15']),
        ("---\nauthor: {name: a: b}\n---\n", ["2:17: "]),
        ("---\ntitle: !t a\n---\n", ['2:8: the tag "!t"']),
        ("---\nauthor: {name: a, name: b}\n---\n", ['2:19: duplicate key "name"']),
        ("---\ndate: 2025-03-06\ndate: 2025-03-07\n---\n", ['3:1: duplicate key "date"']),
        ("---\na: &a {date: 2025-03-06}\n<<: *a\n---\n", ['3:1: merge keys ("<<")']),
        ("---\ntitle: a\nText\n", ['1:1: no "---" closes this front matter']),
        ("---\nText\n---\n", ["2:1: front matter is keys and values"]),
        ("+++\ntitle = 'a'\ndate = x\n+++\n", ["3:8: Invalid value"]),
        ("Text\n\n```\ncode\n", ['3:1: no "```" closes this code block']),
        ("Text\n\n<!-- a comment\n\nText\n", ['3:1: no "-->" closes this comment']),
    ],
)
def test_what_would_leave_the_text_unread_is_a_problem_with_its_place(
    tmp_path: Path, text: str, problems: list[str]
) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        open_document(str(file))
    said = [str(problem).removeprefix(f"{file}:") for problem in caught.value.problems]
    assert [line[: len(start)] for line, start in zip(said, problems, strict=True)] == problems
    assert main(["check", str(file)]) == 2


def test_a_code_block_that_ends_the_file_is_closed() -> None:
    assert prose("Text\n\n- ```\n  12\n  ```\n") == "Text"
    assert prose("Text\n\n> ```\n> 12\n\nText") == "Text Text"


def test_folders_are_searched_for_markdown_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.markdown", "c.MD"):
        text = "---\ndate: 2025-03-06\n---\n# Court\n\nIt met on **Friday**, March 6, 2025.\n"
        Path(name).write_text(text, encoding="utf-8")
    assert main(["check", "--format", "concise"]) == 1
    places = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()]
    assert places == ["a.md:6:13", "b.markdown:6:13", "c.MD:6:13"]


PIECES = st.sampled_from(
    [
        *("12 people were killed", "On Monday", "“He said so,” she said.", "March 6, 2025", "Nov."),
        *(
            "*",
            "**",
            "_",
            "`",
            "```",
            "~~",
            "~~~",
            "[",
            "]",
            "](",
            ")",
            "![",
            "[a]",
            "[a]: b",
            "[^1]:",
        ),
        *(
            "<",
            ">",
            "<!--",
            "-->",
            "<div>",
            "</div>",
            "<code>",
            "<br/>",
            "&amp;",
            "&eacute;",
            "&#0;",
        ),
        *(
            "\\",
            "|",
            "|---|",
            "# ",
            "> ",
            "- ",
            "1. ",
            "    ",
            "\t",
            " ",
            "  ",
            "\u00a0",
            "é",
            "\u2028",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "---\n",
            "+++\n",
            "title: a\n",
            "===",
            "{{<",
            "{%",
            "%}",
            "{:",
        ),
        *("http://x.org/12", "\x0b", "\x85", "\u00ad", "€5m", "e\u0301", "👩\u200d🚀"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)


@settings(max_examples=300)
@given(TEXTS)
@example("a\n\x85b\n\u2028- c\n|d|\n|-|\n|e|")
@example("> - \ta\n>   \tb\n")
def test_offsets_are_those_of_the_file(text: str) -> None:
    try:
        copy = markdown.read(text.encode("utf-8", "replace"))
    except (Malformed, ValueError):
        return
    assert len(copy.prose) == len(copy.text)
    folded = fold_typography(copy.text)
    for at, (char, written) in enumerate(zip(copy.prose, folded, strict=True)):
        blanked = char in (" ", "\n", SOFT_HYPHEN)
        entity = ";" in copy.text[at : at + 32] or "&" in copy.text[max(0, at - 32) : at + 1]
        assert char == written or blanked or entity
        assert written != "\n" or char in " \n"
    document = document_from_text(copy.text, "a.md", Declared(published=PUBLISHED, language="en"))
    for record in engine().extract(document):
        if isinstance(record, QuantityRecord | TimeRecord | QuotationRecord):
            assert record.text == copy.text[record.start : record.end]
            assert document.line_column(record.start) == (record.line, record.column)


@given(TEXTS)
def test_cleaning_keeps_lengths_and_line_breaks(text: str) -> None:
    for clean in (clean_markdown(text), clean_html(text)):
        assert len(clean) == len(text)
        assert all(clean[at] == "\n" for at, char in enumerate(text) if char == "\n")


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    for piece in ("[", "](", "`", "` ``", "<!--", "<a ", "~~a ", "&a", "**a ", "{{<", "![a](b 'c"):
        text = f"x {piece * 20_000}"
        assert len(markdown.read(text.encode()).prose) == len(text)


@pytest.mark.parametrize(
    ("keys", "language"),
    [
        ("lang: es", "es"),
        ("lang: es_MX", "es-MX"),
        ("language: es\nlang: en", "es"),
        ("lang: ''", None),
    ],
)
def test_an_article_says_its_language(keys: str, language: str | None) -> None:
    document = document_from_text(f"---\n{keys}\n---\nUna casa.\n", "a.md")
    assert document.declared.language == language


def test_the_language_that_an_article_says_decides_how_it_is_read() -> None:
    text = "---\ndate: 2025-03-05\nlang: {}\n---\n\nFin: 3/4/2025.\n"
    days = {
        record.since
        for lang in ("en", "es")
        for record in engine().extract(document_from_text(text.format(lang), "a.md"))
        if isinstance(record, TimeRecord) and record.text == "3/4/2025"
    }
    assert days == {date(2025, 3, 4), date(2025, 4, 3)}


def test_a_language_that_is_not_known_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("---\ndate: 2025-03-05\nlang: fr\n---\n\nIl est mort.\n", "utf-8")
    assert main(["check", "a.md"]) == 0
    said = 'a.md: its language "fr" is not known (there are en, es): read by its words\n'
    assert said in capsys.readouterr().err
