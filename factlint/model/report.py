"""The report of a run."""

from __future__ import annotations

import msgspec

from factlint.model.finding import Coverage, Finding, Problem, Summary
from factlint.model.suppression import Suppressed


class Report(msgspec.Struct, frozen=True):
    """All that a run found, in a fixed order: findings, problems and coverage by place.

    `suppressed` are the findings that a suppression or the baseline keeps out of `findings`.
    """

    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    summary: Summary = Summary()
    coverage: tuple[Coverage, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
