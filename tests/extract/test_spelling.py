"""How near words are: slips of the hand and the ear, and words of their own."""

from __future__ import annotations

import pytest

from factlint.extract.spelling import Spellings, are_typed, cost, is_respelt
from factlint.rulebook.words import fold_marks, fold_spelled_out


@pytest.mark.parametrize(
    ("meant", "slip", "another"),
    [
        ("ellwood", "elwood", "elliot"),
        ("varley", "varlley", "harley"),
        ("gareth", "gareht", "garnet"),
        ("arkwright", "arkwrite", "cartwright"),
        ("thornycroft", "thornicroft", "thornton"),
        ("daniel", "dannel", "danielle"),
        ("anna", "annna", "hanna"),
        ("parkson", "parskon", "parks"),
        ("braak", "baark", "brook"),
        ("colborne", "colbrone", "osborne"),
        ("parkson", "parkdon", "parkton"),
        ("macallister", "mcallister", "callister"),
    ],
)
def test_a_slip_costs_less_than_another_name(meant: str, slip: str, another: str) -> None:
    assert 0 < cost(slip, meant) < cost(another, meant)


@pytest.mark.parametrize("word", ["ellwood", "d", ""])
def test_a_word_costs_nothing_to_turn_into_itself(word: str) -> None:
    assert cost(word, word) == 0


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("pikcering", {"pickering"}),
        ("pickerring", {"pickering"}),
        ("oakshot", {"oakeshott"}),
        ("pickering", set()),
        ("picnic", set()),
        ("oa", set()),
    ],
)
def test_near_words_are_found_and_words_of_the_set_are_near_to_none(
    word: str, near: set[str]
) -> None:
    assert set(Spellings(["pickering", "oakeshott", "oaks"]).near(word)) == near


@pytest.mark.parametrize(
    ("word", "folded", "spelled_out"),
    [
        ("Østergård", "ostergard", {"oestergard", "ostergaard", "oestergaard"}),
        ("Jürgen", "jurgen", {"juergen"}),
        ("Großkopf", "grosskopf", set()),
        ("Łukasz", "lukasz", set()),
        ("Þorvaldsdóttir", "thorvaldsdottir", set()),
        ("Colborne", "colborne", set()),
    ],
)
def test_letters_with_marks_fold_to_plain_ones_in_either_spelling(
    word: str, folded: str, spelled_out: set[str]
) -> None:
    assert fold_marks(word) == folded
    assert fold_spelled_out(word) == spelled_out


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("theresa", "teresa", True),
        ("johnathan", "jonathan", True),
        ("kristen", "kristin", True),
        ("vivian", "vivien", True),
        ("hannah", "hanna", True),
        ("salam", "salim", False),
        ("daniel", "daniela", False),
        ("christina", "christine", False),
        ("deng", "dong", False),
        ("zhang", "zheng", False),
        ("joan", "johan", False),
        ("lena", "lina", False),
    ],
)
def test_spellings_of_one_sound_are_told_from_other_names(one: str, other: str, same: bool) -> None:
    assert is_respelt(one, other) is is_respelt(other, one) is same


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("okwonko", True),
        ("okonkko", True),
        ("oknkwoo", True),
        ("okonkwi", False),
        ("akonkwo", False),
    ],
)
def test_two_slips_of_a_typist_leave_the_first_and_last_letter(written: str, typed: bool) -> None:
    assert are_typed(written, "okonkwo") is typed
