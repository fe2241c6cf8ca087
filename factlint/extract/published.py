"""Publication dates in the header of an article: date lines, bylines, leaked fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from factlint.extract.calendar import whole_year
from factlint.model import Mention, Span, TimeValue
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold

HEADER_LINES = 12
LONGEST_HEADER_LINE = 120
LONGEST_BYLINE = 90
LONGEST_PLACE = 40
BESIDE = 400
"""Signs of a line on either side of a date that tell what it is the date of."""
# A time of day after a date, with its zone: "T14:30:00Z", "at 9:05 AM", ", 4:15 p.m. ET",
# "1756EDT".
_TIME_OF_DAY = re.compile(
    r"^[\s,]*(?:\w{1,3}\s+)?T?(?:\d{1,2}[:.h]\d{2}\S*|\d{4}\s?[A-Z]{3}\b)(?:\s+[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,4})?"
)
_DATELINE = re.compile(r"\s*+(?:(?:,\s*+)?+\(?[A-Z][\w. /]{0,30}\)?)?\s*+(?:--?|[—–])")
# The first line of a cable, in capitals or without any: "Lima (Peru), 2 dec 88 (efe) --".
_CABLE = re.compile(
    r"\s*[^\W\d][\w. '-]{1,30}(?:\([\w. -]{2,30}\))?,\s+"
    r"(?P<date>(?P<day>\d{1,2})\s(?P<month>[^\W\d]{3,12})\.?\s(?P<year>\d{2}|\d{4}))"
    r"\s*(?:\([^()\n]{2,60}\)\s*)?--"
)


class Published(msgspec.Struct, frozen=True):
    """A publication date, the words that give it, and where it came from."""

    day: date
    span: Span | None
    origin: str


def header_end(lines: Sequence[Span]) -> int:
    """Where the lines that may be a header end."""
    return lines[:HEADER_LINES][-1].end if lines else 0


def _header(prose: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines up to and with the first one of running prose."""
    for line in lines[:HEADER_LINES]:
        yield line
        text = prose[line.start : line.end]
        if len(text) > LONGEST_HEADER_LINE and text.rstrip("\"”' ")[-1:] in ".!?":
            return


class HeaderReader:
    """Finds the dates in headers by the header words of all languages."""

    def __init__(self, lexicons: Collection[Lexicon]) -> None:
        headers = [lexicon.header for lexicon in lexicons]
        self._months = {
            fold(name): month for lexicon in lexicons for name, month in lexicon.dates.months
        }
        words = {word for h in headers for word in (*h.labels, *h.updated, *h.by)}
        listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
        self._label = re.compile(rf"(?:^|[\s|·•,])(?:{listed})\b", re.IGNORECASE)
        self._labelled = re.compile(
            rf"(?:^|[\s|·•,])(?:{listed})\b[\s:]*(?:\w{{1,3}}\s)?$", re.IGNORECASE
        )

    def dates(
        self, prose: str, lines: Sequence[Span], times: Sequence[Mention]
    ) -> Iterator[Published]:
        """The full dates that stand in the header lines, in text order."""
        for line in _header(prose, lines):
            if cable := self._cable(prose, line):
                yield cable
                return
            for mention in times:
                if line.start <= mention.span.start and mention.span.end <= line.end:
                    value = mention.value
                    assert isinstance(value, TimeValue)
                    absolute = value.grain == "day" and not value.relative
                    if absolute and value.start and self._is_dated(prose, line, mention.span):
                        yield Published(value.start, mention.span, "header")

    def _cable(self, prose: str, line: Span) -> Published | None:
        """The day in the first line of a cable, whatever has become of its capitals."""
        found = _CABLE.match(prose, line.start, line.end)
        month = self._months.get(fold(found["month"])) if found else None
        if found is None or month is None:
            return None
        year = int(found["year"])
        year = year if year >= 100 else whole_year(year)
        try:
            return Published(
                date(year, month, int(found["day"])), Span(*found.span("date")), "header"
            )
        except ValueError:
            return None

    def _is_dated(self, prose: str, line: Span, span: Span) -> bool:
        """True when a date stands in its line as a publication date does."""
        if prose[max(0, span.start - 1) : span.start] in "-/" and span.start > line.start:
            return False
        before = prose[max(line.start, span.start - BESIDE) : span.start].strip()
        after = _TIME_OF_DAY.sub("", prose[span.end : min(line.end, span.end + BESIDE)]).strip()
        if not before and (not after or after[0] in "|·•/"):
            return True
        if self._labelled.search(before):
            return True
        if self._label.search(before[-LONGEST_BYLINE:]) and not _is_sentence(before):
            return not _is_sentence(after)
        if is_dateline(before, after):
            return True
        return not after.strip(".,|–—-") and _is_line_end(before)


def is_dateline(before: str, after: str) -> bool:
    """True for a date between the place and the dash that a report begins with."""
    return bool(_DATELINE.match(after)) and _is_place(before)


def _is_sentence(before: str) -> bool:
    """True when the words before a date are those of a sentence, not of a byline."""
    words = before.split()
    return sum(word[0].islower() for word in words) > max(3, len(words) // 3)


def _is_line_end(before: str) -> bool:
    """True for a place, a section or an outlet before the date that ends a header line."""
    words = before.split()
    named = not any(word[0].islower() for word in words)
    return named and ((before[-1:] in "–—-|,/•·:" and len(words) <= 8) or len(words) <= 3)


def _is_place(before: str) -> bool:
    place = before.strip(" ,(")
    return bool(place) and len(place) < LONGEST_PLACE and place.split()[0].isupper()
