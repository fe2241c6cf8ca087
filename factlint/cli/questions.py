"""Questions on a terminal, one line an answer; an answer that cannot be read is asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from factlint.cli.failure import RunFailed

T = TypeVar("T")


def ask_lines(question: str, parse: Callable[[str], T], *, needed: bool = False) -> tuple[T, ...]:
    """The answers up to an empty line; `needed` ones are at least one."""
    print(f"{question}\nAn empty line goes on.")
    answers: list[T] = []
    while True:
        text = _line("> ")
        if not text and (answers or not needed):
            return tuple(answers)
        try:
            answers.append(parse(text))
        except ValueError as error:
            print(error)


def ask_yes(question: str) -> bool:
    """Whether the answer is yes; no answer is no."""
    return _line(f"{question} [y/N] ").lower() in ("y", "yes")


def _line(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError:
        raise RunFailed("factlint: no more answers; nothing was written") from None
