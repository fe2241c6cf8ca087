"""Which two versions `factlint diff` compares: files, folders, and what git has of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from factlint.cli.failure import RunFailed
from factlint.cli.git import git, git_bytes, top_folder
from factlint.cli.reading import STDIN
from factlint.documents import find_articles
from factlint.documents.finding import exclude_nothing
from factlint.documents.formats import formats
from factlint.documents.reading import LARGEST

HEAD = "HEAD"
INDEX = ""
"""What is staged, as git writes it before the colon of a file."""
FAILING = "diff"
Exclude = Callable[[str, bool], str]


class Version(msgspec.Struct, frozen=True):
    """A file, or what a revision has of it; `revision` is `None` for the file itself."""

    path: str
    revision: str | None = None

    @property
    def name(self) -> str:
        """What it is called in a report; what is staged is called as the file."""
        if self.path == STDIN:
            return "<stdin>"
        return self._object if self.revision else self.path

    def read(self) -> bytes:
        """Its bytes. Raises `RunFailed`, also for one that the revision does not have."""
        if self.revision is not None:
            return git_bytes("cat-file", "blob", self._object, failing=f"{FAILING}: {self.name}")
        if self.path == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1)
        try:
            with open(self.path, "rb") as file:
                return file.read(LARGEST + 1)
        except OSError as error:
            raise RunFailed(f"{self.path}: cannot be read: {error.strerror}") from None

    def exists(self) -> bool:
        """True where the revision has such a file. Raises `RunFailed` outside the repository."""
        known = self._object
        try:
            git("cat-file", "-e", known, failing=FAILING)
        except RunFailed:
            return False
        return True

    @property
    def _object(self) -> str:
        top = top_folder(FAILING)
        whole = Path(
            os.path.realpath(os.path.dirname(self.path) or "."), os.path.basename(self.path)
        )
        if not whole.is_relative_to(top):
            raise RunFailed(f"{self.path}: it is outside the git repository {top}")
        return f"{self.revision}:{whole.relative_to(top).as_posix()}"


class Versions(msgspec.Struct, frozen=True):
    """The old and the new version of some articles, and what is said of those with one only."""

    pairs: tuple[tuple[Version, Version], ...]
    single: tuple[str, ...] = ()


def staged_versions(files: Sequence[str], exclude: Exclude) -> Versions:
    """What is staged of some files, or of all that changed, beside the last commit.

    Files that the last commit does not have are left out.
    """
    top_folder(FAILING)
    if not is_commit(HEAD):
        return Versions(())
    if not files:
        return _changed(["--cached", HEAD], HEAD, INDEX, (), exclude)
    pairs = [(Version(file, HEAD), Version(file, INDEX)) for file in files]
    return Versions(tuple(pair for pair in pairs if all(one.exists() for one in pair)))


def asked_versions(words: Sequence[str], exclude: Exclude) -> Versions:
    """The versions that the command line asks for, as `git diff` understands it.

    Revisions come first, then the files and folders they are of; without revisions two files or
    folders are compared with each other, one with the last commit. Raises `RunFailed`.
    """
    revisions = _revisions(words)
    paths = list(words)[len(revisions) :]
    if len(revisions) == 1 and ".." in revisions[0]:
        first, _, second = revisions[0].replace("...", "..").partition("..")
        revisions = [first or HEAD, second or HEAD]
    if not revisions and len(paths) > 1:
        if len(paths) > 2:
            raise RunFailed("factlint: diff: two files or folders, or a revision and files")
        return _beside(paths[0], paths[1], exclude)
    old, new = (*revisions, None, None)[:2] if revisions else (HEAD, None)
    assert old is not None
    return _of_revisions(old, new, paths, exclude)


def is_commit(word: str) -> bool:
    """True for what git takes for a commit."""
    if word.startswith("-") or not word:
        return False
    try:
        git("rev-parse", "--verify", "--quiet", f"{word}^{{commit}}", failing=FAILING)
    except RunFailed:
        return False
    return True


def _revisions(words: Sequence[str]) -> list[str]:
    """The words in front that are revisions and no files, two at most."""
    found: list[str] = []
    for word in words[:2]:
        if os.path.lexists(word) or not (is_commit(word) or (not found and _is_range(word))):
            break
        found.append(word)
        if _is_range(word):
            break
    return found


def _is_range(word: str) -> bool:
    first, dots, second = word.replace("...", "..").partition("..")
    return bool(dots) and is_commit(first or HEAD) and is_commit(second or HEAD)


def _of_revisions(old: str, new: str | None, paths: Sequence[str], exclude: Exclude) -> Versions:
    folders = [path for path in paths if os.path.isdir(path)]
    files = [path for path in paths if path not in folders]
    pairs = []
    renamed = _renamed(old, new) if files else {}
    for file in files:
        pair = Version(renamed.get(file, file), old), Version(file, new)
        for version in pair:
            _refuse_unknown(version)
        pairs.append(pair)
    if files and not folders:
        return Versions(tuple(pairs))
    top_folder(FAILING)
    arguments = [old] if new is None else [old, new]
    found = _changed(arguments, old, new, folders, exclude)
    return Versions((*pairs, *found.pairs), found.single)


def _renamed(old: str, new: str | None) -> dict[str, str]:
    """The old names of the articles that have another one since."""
    arguments = [old] if new is None else [old, new]
    found = _changed(arguments, old, new, (), exclude_nothing) if is_commit(old) else Versions(())
    return {after.path: before.path for before, after in found.pairs}


def _refuse_unknown(version: Version) -> None:
    """Raises `RunFailed` for a file that is in no place, or not at its revision."""
    if version.revision is None:
        if not os.path.exists(version.path):
            raise RunFailed(_unknown(version.path))
    elif not is_commit(version.revision):
        top_folder(FAILING)
        raise RunFailed(f'factlint: diff: "{version.revision}" is no commit here')
    elif not version.exists():
        known = os.path.exists(version.path)
        reason = f"{version.path}: not in {version.revision}" if known else _unknown(version.path)
        raise RunFailed(reason)


def _unknown(word: str) -> str:
    try:
        top_folder(FAILING)
    except RunFailed:
        return f"{word}: no such file, and this is no git repository"
    return f"{word}: neither a file nor a revision"


def _changed(
    arguments: Sequence[str],
    old: str,
    new: str | None,
    folders: Sequence[str],
    exclude: Exclude,
) -> Versions:
    """The articles that git says changed, under their old and new names."""
    command = ["diff", "--name-status", "-z", "-M", *arguments, "--", *folders]
    fields = iter(git(*command, failing=FAILING).split("\0"))
    top, pairs, single = top_folder(FAILING), [], []
    for status in fields:
        if not status:
            break
        before = _shown(top / next(fields))
        after = _shown(top / next(fields)) if status[0] in "RC" else before
        if not _is_article(after, exclude):
            continue
        if status[0] in "AD":
            single.append(f"{after}: {'new' if status[0] == 'A' else 'gone'}: not compared")
        else:
            pairs.append((Version(before, old), Version(after, new)))
    return Versions(tuple(pairs), tuple(single))


def _shown(path: Path) -> str:
    return os.path.relpath(path, os.path.realpath(os.curdir))


def _is_article(path: str, exclude: Exclude) -> bool:
    return os.path.splitext(path)[1].lower() in formats() and not exclude(path, False)


def _beside(old: str, new: str, exclude: Exclude) -> Versions:
    """Two files, or the files of the same names of two folders."""
    if os.path.isdir(old) != os.path.isdir(new) and os.path.exists(old) and os.path.exists(new):
        raise RunFailed(f"factlint: diff: {old} and {new}: one is a folder, the other a file")
    if old == new or (os.path.exists(old) and os.path.realpath(old) == os.path.realpath(new)):
        raise RunFailed(f"{new}: it would be compared with itself")
    if os.path.isdir(old):
        return _folders(old, new, exclude)
    sides = _side(old), _side(new)
    return Versions((sides,))


def _side(word: str) -> Version:
    """A file, standard input, or `REVISION:FILE`. Raises `RunFailed`."""
    if word == STDIN or os.path.exists(word):
        return Version(word)
    revision, colon, path = word.partition(":")
    if colon and (not revision or is_commit(revision)):
        if not path.startswith(("./", "../")):  # as git has it
            path = _shown(top_folder(FAILING) / path)
        version = Version(path, revision)
        if not version.exists():
            raise RunFailed(f"{path}: not in {revision or 'what is staged'}")
        return version
    raise RunFailed(_unknown(word))


def _folders(old: str, new: str, exclude: Exclude) -> Versions:
    here, there = (dict(_by_name(folder, exclude)) for folder in (old, new))
    shared = sorted(here.keys() & there.keys())
    if not shared:
        raise RunFailed(f"factlint: diff: {old} and {new} have no article of the same name")
    single = [
        f"{path}: not in {folder}: not compared"
        for mine, others, folder in ((here, there, new), (there, here, old))
        for name, path in sorted(mine.items())
        if name not in others
    ]
    pairs = ((Version(here[name]), Version(there[name])) for name in shared)
    return Versions(tuple(pairs), tuple(single))


def _by_name(folder: str, exclude: Exclude) -> Iterator[tuple[str, str]]:
    for path in find_articles([folder], exclude)[0]:
        yield os.path.relpath(path, folder), path
