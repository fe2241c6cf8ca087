"""What a change to the readers gained and lost: mentions of two commits on the same texts.

    python bench/accuracy.py REV_A REV_B TEXTS [--kind quantity]

TEXTS is a folder of articles, or a file of JSON lines with "id", "text" and "published". `.` as a
revision is the working tree as it is. A mention that changed its value is lost and gained.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

WORKING_TREE = "."
CONTEXT = 50
VALUES = {
    "quantity": ("value", "low", "high", "hedge", "unit", "ordinal"),
    "time": ("from", "to", "timex3"),
    "name": ("canonical",),
    "quotation": ("speaker", "depth"),
    "assertion": ("subject", "scope", "value", "low", "high", "hedge", "as_of", "speaker"),
}


class Mention(NamedTuple):
    """What one commit read at one place; equal mentions say the same."""

    path: str
    start: int
    end: int
    kind: str
    value: str


def main() -> int:
    """Print lost and gained mentions with their context, and totals by kind."""
    arguments = parse_arguments()
    with checkout(arguments.before) as old, checkout(arguments.after) as new:
        before, after = extract(old, arguments.texts), extract(new, arguments.texts)
    if arguments.kind:
        before, after = (of_kind(mentions, arguments.kind) for mentions in (before, after))
    texts = read_texts(arguments.texts)
    for sign, mention in differences(before, after):
        print(sign, shown(mention, texts.get(mention.path, "")))
    print_totals(before, after)
    return 0


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("before", metavar="REV_A")
    parser.add_argument("after", metavar="REV_B")
    parser.add_argument("texts", metavar="TEXTS", type=lambda text: Path(text).resolve())
    parser.add_argument("--kind", choices=VALUES)
    arguments = parser.parse_args()
    if not arguments.texts.exists():
        parser.error(f"{arguments.texts}: no such file or folder")
    return arguments


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """A folder with the files of a revision, gone afterwards."""
    root = Path(__file__).resolve().parent.parent
    if revision == WORKING_TREE:
        yield root
        return
    git = ("git", "-C", str(root), "worktree")
    with TemporaryDirectory(prefix="factlint-") as folder:
        tree = Path(folder, "tree")
        run(*git, "add", "--quiet", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            run(*git, "remove", "--force", str(tree))


def extract(tree: Path, texts: Path) -> Counter[Mention]:
    """The mentions that a checkout's code and rules read in the texts."""
    command = [sys.executable, "-m", "factlint", "extract", "--format", "jsonl"]
    data = b""
    if texts.is_file() and texts.suffix == ".jsonl":
        command, data = [*command, "--stdin-jsonl"], texts.read_bytes()
    else:
        command.append(str(texts))
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    lines = run(*command, cwd=tree, env=environment, input=data).splitlines()
    return Counter(mention_of(json.loads(line)) for line in lines)


def run(*command: str, **options: Any) -> str:
    """The output of a command. Exits with its error when it fails."""
    done = subprocess.run(command, capture_output=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def mention_of(record: dict[str, Any]) -> Mention:
    """The mention of a record, by the fields that both commits know."""
    kind = record["kind"]
    values = (f"{key}={record[key]}" for key in VALUES[kind] if record.get(key) is not None)
    path = str(record.get("path", record.get("id")))
    return Mention(path, record["start"], record["end"], kind, " ".join(values))


def of_kind(mentions: Counter[Mention], kind: str) -> Counter[Mention]:
    """The mentions of one kind."""
    return Counter({key: number for key, number in mentions.items() if key.kind == kind})


def read_texts(texts: Path) -> dict[str, str]:
    """Each text by its path or id, decoded as factlint does it."""
    if texts.is_file() and texts.suffix == ".jsonl":
        records = map(json.loads, filter(str.strip, texts.read_text("utf-8").splitlines()))
        return {str(record["id"]): record["text"] for record in records}
    files = [texts] if texts.is_file() else [file for file in texts.rglob("*") if file.is_file()]
    return {str(file): file.read_bytes().decode("utf-8-sig", "replace") for file in files}


def differences(before: Counter[Mention], after: Counter[Mention]) -> Iterator[tuple[str, Mention]]:
    """Lost mentions with a minus and gained ones with a plus, by place."""
    lost = [(mention, "-") for mention in (before - after).elements()]
    gained = [(mention, "+") for mention in (after - before).elements()]
    for mention, sign in sorted([*lost, *gained], key=lambda item: (item[0][:3], item[1] == "+")):
        yield sign, mention


def shown(mention: Mention, text: str) -> str:
    """A mention on one line, marked in its context."""
    start, end = mention.start, mention.end
    parts = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
    left, words, right = (" ".join(f"|{part}|".split())[1:-1] for part in parts)
    line = text.count("\n", 0, start) + 1
    place = f"{os.path.relpath(mention.path)}:{line}" if os.sep in mention.path else mention.path
    return f"{place}  {mention.kind} {mention.value}\n      …{left}[{words}]{right}…"


def print_totals(before: Counter[Mention], after: Counter[Mention]) -> None:
    """Print how many mentions of each kind were gained, lost and kept."""
    counts = [
        Counter(mention.kind for mention in each.elements())
        for each in (after - before, before - after, before & after)
    ]
    for kind in VALUES:
        gained, lost, kept = (count[kind] for count in counts)
        if gained or lost or kept:
            print(f"{kind:10} {gained:6,} gained {lost:6,} lost {kept:8,} kept")


if __name__ == "__main__":
    sys.exit(main())
