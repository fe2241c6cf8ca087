"""What is raised for rules that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.model import Problem


class RulebookError(Exception):
    """Rules that cannot be used; `problems` are all that is wrong with them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(sorted(set(problems)))
