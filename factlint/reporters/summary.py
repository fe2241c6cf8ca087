"""What a run amounts to, in one line of words."""

from __future__ import annotations

from factlint.reporters.record import ReportRecord, SummaryRecord


def summary_line(record: ReportRecord) -> str:
    """What was read, compared, found and left out, in whole sentences."""
    summary = record.summary
    read = f"{counted(summary.articles, 'article')} read, {_compared(summary)}: {found(summary)}."
    more = (
        _sourced(summary),
        _left_out(summary),
        _outside(summary),
        _undated(summary),
        _skipped(summary),
    )
    return " ".join(filter(None, (read, *more)))


def found(summary: SummaryRecord) -> str:
    """The number of findings of each severity, and of problems: "2 errors, 1 problem"."""
    counts = {
        "error": summary.errors,
        "warning": summary.warnings,
        "note": summary.notes,
        "problem": summary.problems,
    }
    said = [counted(number, noun) for noun, number in counts.items() if number]
    fixed = f", {summary.fixed:,} fixed" if summary.fixed else ""
    return (", ".join(said) or "no findings") + fixed


def _compared(summary: SummaryRecord) -> str:
    if not summary.assertions and not summary.compared:
        return "nothing to compare"
    comparisons = counted(summary.compared, "comparison") if summary.compared else "no comparison"
    return f"{comparisons} of {counted(summary.assertions, 'assertion')}"


def _sourced(summary: SummaryRecord) -> str:
    outcomes = summary.sources
    said = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in outcomes.items())
    return f"In the sources: {said}." if said else ""


def _left_out(summary: SummaryRecord) -> str:
    kinds = {
        "suppressed": summary.suppressed,
        "in the baseline": summary.baselined,
        "note" if summary.hidden_notes == 1 else "notes": summary.hidden_notes,
        "less sure": summary.unsure,
    }
    said = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items() if number)
    return f"Left out: {said}." if said else ""


def _outside(summary: SummaryRecord) -> str:
    outside = summary.outside
    if not outside:
        return ""
    return f"{counted(outside, 'article')} {'belongs' if outside == 1 else 'belong'} to no story."


def _undated(summary: SummaryRecord) -> str:
    undated = summary.undated
    if not undated:
        return ""
    return f"{counted(undated, 'article')} {'has' if undated == 1 else 'have'} no date."


def _skipped(summary: SummaryRecord) -> str:
    skipped = summary.skipped
    if not skipped:
        return ""
    reasons = ", ".join(f"{reason} ({number:,})" for reason, number in skipped.items())
    if len(skipped) == 1:
        reasons = next(iter(skipped))
    return f"{counted(sum(skipped.values()), 'pair')} not compared: {reasons}."


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
