"""The sentences in which wholes and parts may stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factlint.extract.article import Article
from factlint.extract.tokens import Range

LONGEST_ROW, FEWEST_ROWS = 14, 3
FEWEST_VOTES = 2
IN_A_ROW = 3
AFTER = 4


def sentences_of_parts(article: Article, places: Sequence[int]) -> list[Range]:
    """The sentences with two figures, those with one beside them, and rows of short lines."""
    counted: dict[Range, int] = defaultdict(int)
    for place in places:
        counted[article.sentence_of(place)] += 1
    rows = {
        (first, stop)
        for (first, stop), count in counted.items()
        if count == 1
        and stop - first <= LONGEST_ROW
        and (not first or article.tokens.words[first - 1] == "\n")
    }
    wanted = rows if len(rows) >= FEWEST_ROWS else set()
    excluded: dict[Range, int] = defaultdict(int)
    for number in article.excluded:
        excluded[article.sentence_of(number.first)] += 1
    wanted |= {sentence for sentence, count in excluded.items() if count >= FEWEST_VOTES}
    ranges = list(counted)
    numbers = [article.sentence_number(first) for first, _ in ranges]
    for index in range(len(ranges)):
        if numbers[index : index + IN_A_ROW] == [*range(numbers[index], numbers[index] + IN_A_ROW)]:
            wanted |= set(ranges[index : index + IN_A_ROW])
    beside = sorted({*ranges, *excluded})
    for index, sentence in enumerate(beside):
        if counted[sentence] > 1:
            wanted |= set(beside[max(0, index - 1) : index + AFTER])
    return sorted(wanted)
