"""Two versions of an article: which of its facts changed.

Sentences that both versions have say nothing, wherever they stand. Of the others each fact is
looked for in the other version by what it is about. Only what is plainly of one thing has
changed; the rest has gone or is new.
"""

from __future__ import annotations

from factlint.versions.change import LOUD, VERDICTS, Change
from factlint.versions.comparing import compare

__all__ = ["LOUD", "VERDICTS", "Change", "compare"]
