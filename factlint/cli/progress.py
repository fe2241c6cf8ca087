"""A progress bar on standard error, for people who wait: on a terminal, after a second.

Nothing of it is imported or shown in a pipe or for a short run, and it is gone at the end.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before there is a bar."""
REFRESH = 0.1
"""Seconds between two pictures of it."""


class Progress:
    """The bar of one run, to be used in a `with`; `watch` counts what passes through it.

    It is drawn from the loop itself and not by a thread, which would not survive a fork.
    """

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + PATIENCE
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def watch(self, articles: Iterable[T]) -> Iterator[T]:
        """The articles, counted as they are asked for."""
        for read, article in enumerate(articles):
            if self._shown:
                self._tell(read)
            yield article
        if self._bar:
            self._draw(self._bar, self._total, "Comparing")

    def _tell(self, read: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + REFRESH
        self._bar = self._bar or self._start()
        self._draw(self._bar, read, "Reading")

    def _start(self) -> Bar:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(file=self._stream),
            transient=True,
            auto_refresh=False,
        )
        bar.add_task("Reading", total=self._total)
        bar.start()
        return bar

    def _draw(self, bar: Bar, read: int, doing: str) -> None:
        bar.update(bar.task_ids[0], completed=read, description=doing, refresh=True)
