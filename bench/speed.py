"""Characters a second that `factlint extract` reads on one core, stage by stage.

    python bench/speed.py [FOLDER] [-n PASSES]

Without a folder it reads generated text. The fastest of some passes counts; loading the rules and
compiling the patterns is shown apart, as it happens once a process.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pkgutil import resolve_name
from time import perf_counter
from typing import Any

import msgspec

from factlint import engine
from factlint.documents import Declared, Document, document_from_text, find_articles, open_document

# Where a stage of reading is called from: its name, and the attribute to put a clock around.
STAGES = (
    ("tokens", "factlint.extract.reader", "split_tokens"),
    ("tokens", "factlint.extract.reader", "Tokens"),
    ("sentences", "factlint.extract.reader", "split_sentences"),
    ("numbers", "factlint.extract.numbers:NumberReader", "read"),
    ("dates", "factlint.extract.dates:DateReader", "read"),
    ("dates resolved", "factlint.extract.resolving:Resolver", "resolve"),
    ("publication date", "factlint.extract.reader:Reader", "_published"),
    ("quantities", "factlint.extract.quantities:QuantityReader", "read"),
    ("counts", "factlint.extract.counts:CountReader", "read"),
    ("quotations", "factlint.extract.reader", "read_quotations"),
    ("story", "factlint.engine", "story_of"),
    ("records", "factlint.engine", "records"),
)
REST = "all else"
ARTICLES = 200
PARAGRAPHS = 12
PLACES = ("Kestrel", "Port Alder", "San Telmo", "Ostrava Bay", "Lower Finch")
SENTENCES = (
    "The fire in {place} killed at least {few} people and injured {many:,} others on Tuesday.",
    "“We lost {few} houses in one night,” said the mayor of {place}, in office since 2019.",
    "The province set aside ${few}.5 million, {few} percent more than in March of last year.",
    "Nobody had seen the river so high, and the old bridge held for longer than expected.",
    "In all, {many:,} residents of {place} were evacuated, up from {few}00 the day before.",
    "The council meets again on November {few}, when the report of the inquiry is due.",
)


class Clock:
    """Seconds by stage; what a stage spends in another one counts for the other."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner = [0.0]

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with a clock; a generator is run to its end."""

        @wraps(function, updated=())
        def timed(*arguments: Any, **named: Any) -> Any:
            start = perf_counter()
            self._inner.append(0.0)
            try:
                result = function(*arguments, **named)
                return list(result) if hasattr(result, "__next__") else result
            finally:
                spent = perf_counter() - start
                self.seconds[stage] += spent - self._inner.pop()
                self._inner[-1] += spent

        return timed


def put_clocks(clock: Clock) -> None:
    """Put a clock around each stage."""
    for stage, owner_name, attribute in STAGES:
        owner = resolve_name(owner_name)
        setattr(owner, attribute, clock.around(stage, getattr(owner, attribute)))


def read(reader: engine.Engine, documents: Sequence[Document]) -> int:
    """Read all documents as `extract --format jsonl` does, and give the number of records."""
    encode = msgspec.json.Encoder().encode
    return sum(len([encode(r) for r in reader.extract(document)]) for document in documents)


def fastest(reader: engine.Engine, documents: Sequence[Document], passes: int) -> float:
    """The seconds of the fastest pass, without clocks inside."""
    return min(seconds_of(lambda: read(reader, documents)) for _ in range(passes))


def seconds_of(action: Callable[[], object]) -> float:
    """The seconds that an action takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def generated() -> list[Document]:
    """Articles of made-up news, the same in every run."""
    chance = random.Random(0)
    return [
        document_from_text(article(chance), f"{number}.txt", Declared(date(2025, 3, 6)))
        for number in range(ARTICLES)
    ]


def article(chance: random.Random) -> str:
    """Some paragraphs of sentences in chance order, with chance figures."""

    def sentence() -> str:
        values = {"few": chance.randint(2, 30), "many": chance.randint(40, 9000)}
        return chance.choice(SENTENCES).format(place=chance.choice(PLACES), **values)

    return "\n\n".join(" ".join(sentence() for _ in range(3)) for _ in range(PARAGRAPHS))


def documents_of(folder: str | None) -> list[Document]:
    """The articles of a folder, or generated ones. Exits when the folder has none."""
    if folder is None:
        return generated()
    files, _ = find_articles([folder])
    return [open_document(file) for file in files] or sys.exit(f"{folder}: no articles")


def main() -> int:
    """Print the speed of the whole, and the share and speed of each stage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("-n", "--passes", type=int, default=3, help="default: 3")
    arguments = parser.parse_args()
    documents = documents_of(arguments.folder)
    characters = sum(len(document.text) for document in documents)
    start = perf_counter()
    reader = engine.Engine(engine.load())
    read(reader, documents[:1])
    print(f"set-up {perf_counter() - start:.2f} s")
    seconds = fastest(reader, documents, max(1, arguments.passes))
    print(f"{len(documents):,} articles, {characters:,} characters: {rate(characters, seconds)}")
    print_stages(reader, documents, characters)
    return 0


def print_stages(reader: engine.Engine, documents: Sequence[Document], characters: int) -> None:
    """Print what each stage takes in one more pass."""
    clock = Clock()
    put_clocks(clock)
    total = seconds_of(lambda: read(reader, documents))
    clock.seconds[REST] = total - clock.seconds.total()
    for stage, seconds in clock.seconds.most_common():
        print(f"  {stage:18} {seconds / total:6.1%} {rate(characters, seconds)}")


def rate(characters: int, seconds: float) -> str:
    """The speed in thousands of characters a second."""
    return f"{characters / max(seconds, 1e-9) / 1000:10,.0f} k chars/s"


if __name__ == "__main__":
    sys.exit(main())
