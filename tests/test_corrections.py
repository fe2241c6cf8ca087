"""What a text takes back: nothing of it is asserted, found or fixed; the rest is read as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk, make_desk

DATE = "March 6, 2025"
TOLD = "The harbour fire is out."
TAKEN_BACK = (
    "The report wrongly said that 12 people had died.",
    "It was said in error that 12 people had died.",
    "A headline on Tuesday said 12 people had died.",
    "A caption on Tuesday called the mayor Ana Petrovci.",
    "We misspelt the name of the mayor, Ana Petrović, as Ana Petrovci.",
    "The name of the mayor was incorrectly given as Ana Petrovci.",
    "Owing to an editing error, an article said that sales rose 12%, from £4.8m to £5.6m.",
    "An earlier version of this article said that the wreck lies 40 miles (42km) off the coast.",
    "An earlier version gave the date as Friday, March 8, instead of Saturday, March 8.",
    "The fair is on Saturday, March 8, not Friday, March 8, as we announced.",
    "The toll of 12 dead that we gave on Tuesday was wrong.",
    "A post read by thousands says that 12 people died. That is false, the mayor said.",
    "It was said at the inn that 12 people had died. None of it is true.",
    "On Monday word went round that the fair is on Friday, March 7. But there is no truth in it.",
    "The rumour that as many as 12 people had died was completely baseless.",
)
COLUMN = (
    "An article on Tuesday said that 12 people had died. The figure is 14.",
    "In a report on page 3 we gave the date as Friday, March 8. It is on Saturday, March 8.",
    "We said that the wreck lies 40 miles (42km) off the coast; it is 64km.",
    "The obituary called the mayor Ana Petrovci. She is Ana Petrović.",
    "The fair is on Saturday, March 8, and not Friday, March 8.",
)
RIGHTED = (
    ("An article gave another date. The fair is on Friday, March 8.", "weekday"),
    ("An article should have said that 12 people had died.", "kestrel-fire/killed"),
    ("We called the mayor Ana Petrovič. She is Ana Petrovci.", "kestrel-fire/ana-petrovic"),
    ("We misspelt the name of Ana Petrovci as Ana Petrovitch.", "kestrel-fire/ana-petrovic"),
    ("We said it lies far off; it lies 40 miles (42km) off the coast.", "conversion"),
)
STILL_FOUND = (
    ("A report said that 12 people had died.", "kestrel-fire/killed"),
    ("An article called the mayor Ana Petrovci.", "kestrel-fire/ana-petrovic"),
    ("He was wrongly convicted over the fire that killed 12 people.", "kestrel-fire/killed"),
    ("The fire killed 12 people. Talk of arson is false.", "kestrel-fire/killed"),
    ("The fire killed 12 people. It is no lie that they were asleep.", "kestrel-fire/killed"),
    ("The fire killed 12 people. They were made up of guests and staff.", "kestrel-fire/killed"),
)


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return make_desk(tmp_path, monkeypatch, capsys)


def found_in(desk: Desk, text: str) -> set[str]:
    """The rules that find something in a text."""
    desk.write("a.txt", text)
    return {rule.partition(":")[2] for rule in desk.check("--profile", "desk", "a.txt").rules}


def in_column(said: str) -> str:
    return f"{DATE}\n\nCorrections and clarifications\n\n{TOLD}\n\n{said}\n"


@pytest.mark.parametrize("said", TAKEN_BACK)
def test_what_was_wrong_is_not_checked(desk: Desk, said: str) -> None:
    assert found_in(desk, f"{DATE}\n\n{TOLD} {said}\n") == set()


@pytest.mark.parametrize("said", TAKEN_BACK)
def test_what_was_wrong_is_not_fixed(desk: Desk, said: str) -> None:
    written = f"{DATE}\n\n{TOLD} {said}\n"
    desk.write("a.txt", written)
    desk.check("--fix", "a.txt")
    assert Path("a.txt").read_text("utf-8") == written


@pytest.mark.parametrize("said", COLUMN)
@pytest.mark.parametrize(
    "frame",
    [
        "{date}\n\nCorrections and clarifications\n\n{told}\n\n{said}\n",
        "{date}\n\n{told} Trade goes on.\n\nCorrection: {said}\n",
        "---\ntitle: 'Corrections'\ndate: 2025-03-06\n---\n\n{told} {said}\n",
    ],
)
def test_in_a_correction_what_an_article_said_is_wrong(desk: Desk, said: str, frame: str) -> None:
    text = frame.format(date=DATE, told=TOLD, said=said)
    name = "a.md" if text.startswith("---") else "a.txt"
    desk.write(name, text)
    assert desk.check("--profile", "desk", name).rules == []


@pytest.mark.parametrize(("said", "rule"), RIGHTED)
def test_what_a_correction_says_is_right_is_checked(desk: Desk, said: str, rule: str) -> None:
    assert found_in(desk, in_column(said)) == {rule}


@pytest.mark.parametrize(("said", "rule"), STILL_FOUND)
def test_what_an_article_reports_is_checked(desk: Desk, said: str, rule: str) -> None:
    assert found_in(desk, f"{DATE}\n\n{TOLD} {said}\n") == {rule}


def test_a_label_speaks_of_its_own_paragraph(desk: Desk) -> None:
    said = "The report said that 12 people had died."
    label = "Correction: An article said that 13 people had died."
    assert found_in(desk, f"{DATE}\n\n{TOLD}\n\n{label}\n\n{said}\n") == {"kestrel-fire/killed"}


def test_figures_that_were_wrong_are_told_as_left_out(desk: Desk) -> None:
    desk.write("a.txt", f"{DATE}\n\n{TOLD} {TAKEN_BACK[0]}\n")
    assert "said to have been wrong" in desk.run("extract", "--explain", "a.txt").out
    assert "assertion" not in desk.run("extract", "a.txt").out


def test_figures_that_were_wrong_are_not_looked_up(desk: Desk) -> None:
    desk.write("source.txt", f"{DATE}\n\nThe harbour fire killed 14 people.\n")
    desk.write("a.txt", f"{DATE}\n\n{TOLD} {TAKEN_BACK[0]}\n")
    assert desk.check("--source", "source.txt", "a.txt").rules == []
