"""Asking git: the one place that runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from factlint.cli.failure import RunFailed


def git(*arguments: str, failing: str = "--since") -> str:
    """What git prints; names of files as Python has them. Raises `RunFailed` with its reason."""
    return os.fsdecode(git_bytes(*arguments, failing=failing))


def git_bytes(*arguments: str, failing: str) -> bytes:
    """What git prints, as it is. Raises `RunFailed` with its reason."""
    try:
        command = ["git", "-c", "diff.relative=false", *arguments]
        run = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        asked = failing.partition(":")[0]
        raise RunFailed(f"factlint: {asked} needs git, which is not installed") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1].removeprefix("fatal: ") if said else "git failed"
        raise RunFailed(f"factlint: {failing}: {reason}")
    return run.stdout


def top_folder(failing: str = "--since") -> Path:
    """The folder of the repository."""
    return Path(
        os.path.realpath(git("rev-parse", "--show-toplevel", failing=failing).removesuffix("\n"))
    )
