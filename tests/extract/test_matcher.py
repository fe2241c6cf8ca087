"""A bank finds what its patterns find one by one, however few of them it tries."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factlint.extract.alphabet import CAPITAL, QUANTITY, UPPER
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank
from factlint.extract.sentences import split_sentences
from factlint.extract.tokens import Tokens, split_tokens
from factlint.rulebook.patterns import Pattern
from tests.extract.corpus import engine

TEXTS = (
    "At least 12 people were killed on Tuesday. Nobody else was hurt in the village.",
    "More than forty homes burned; by 4 March 2025, as of noon, some 300 had fled.",
    "The U.S. envoy said up to 20 percent of it, if not more. It was nearly over.\n\nThe end",
    "THE STORM INJURED NEARLY 50 PEOPLE AND KILLED AT LEAST 3. Officials In Port Alder agreed.",
)


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return engine().reader.language("en").grammar


def read(text: str, grammar: Grammar) -> Tokens:
    """The tokens of a text that is divided into sentences."""
    tokens = Tokens(split_tokens(text), grammar.alphabet)
    split_sentences(tokens, frozenset(), frozenset())
    return tokens


def found(bank: Bank[str], tokens: Tokens) -> list[tuple[str, int, int]]:
    """The text and place of each match of a bank."""
    return [(text, *match.span()) for match, text in bank.find(tokens, list(tokens.met()))]


def bank_of(grammar: Grammar, *texts: str) -> Bank[str]:
    return Bank(grammar.compiler, [(Pattern.parse(text), text) for text in texts])


@pytest.mark.parametrize("text", TEXTS)
def test_a_bank_finds_what_its_patterns_find_one_by_one(text: str, grammar: Grammar) -> None:
    patterns: Sequence[Pattern] = [
        *(read for hedge in grammar.lexicon.hedges for read in hedge.before),
        *(read for dates in grammar.lexicon.dates.patterns for read in dates.read),
        *(read for cue in grammar.lexicon.cues for read in cue.read),
        Pattern.parse("{plain}"),
    ]
    tokens = read(text, grammar)
    expected = [
        (pattern.text, *match.span())
        for sentence in tokens.met()
        for pattern in patterns
        for match in grammar.compiler.compile([pattern]).finditer(tokens.symbols, *sentence)
    ]
    bank = Bank(grammar.compiler, [(pattern, pattern.text) for pattern in patterns])
    assert sorted(found(bank, tokens)) == sorted(expected)


def test_a_bank_made_after_the_text_was_looked_at_still_finds(grammar: Grammar) -> None:
    tokens = read("At least 12 people fled. Nobody stayed.", grammar)
    assert found(bank_of(grammar, "at least"), tokens) == [("at least", 0, 2)]
    assert found(bank_of(grammar, "nobody"), tokens) == [("nobody", 6, 7)]


def test_what_a_word_becomes_is_met_in_its_sentence_only(grammar: Grammar) -> None:
    tokens = read("Some fled. In all 12 people fled.", grammar)
    bank = bank_of(grammar, "{count} people")
    assert found(bank, tokens) == []
    tokens.replace([(5, 6, QUANTITY)])
    assert found(bank, tokens) == [("{count} people", 5, 7)]


def test_capitals_are_the_symbols_of_capitalised_tokens_and_of_no_others(grammar: Grammar) -> None:
    symbols, capitals = grammar.alphabet.symbols, set(grammar.alphabet.capitals())
    words = ("people", "nearly", "march", "killed", "envoyish")
    assert {CAPITAL, UPPER} <= capitals
    assert all(symbols[word] not in capitals for word in words)
    assert all(symbols[word.title()] in capitals for word in words)
    assert all(symbols[word.upper()] in capitals for word in words)


def test_tokens_cover_all_but_the_white_space() -> None:
    text = "In the U.S., “12,500 people”\u00a0fled;\n\n1.5m didn't."
    words, starts, ends = split_tokens(text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == words
    gaps = zip([0, *ends], [*starts, len(text)], strict=True)
    assert not "".join(text[start:end] for start, end in gaps).strip()
