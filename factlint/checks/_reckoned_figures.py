"""What figures make, written as the text writes them: "£5.7 million" beside "£6.2 million"."""

from __future__ import annotations

import re

from factlint.model import Number

FINE = 6
SCALES = (1, 10**3, 10**6, 10**9, 10**12)
_FIGURE = re.compile(r"(\S*?)(\d[\d.,]*\d|\d)(.*)", re.DOTALL)


def in_full(amount: Number, digits: int = FINE) -> str:
    """An amount to so many digits, with all its zeros: "17,400,000"."""
    return f"{float(f'{amount:.{digits}g}'):,.15g}"


def written_as(amount: Number, text: str, value: Number) -> str:
    """An amount with the currency, scale and unit of another that is written in some text."""
    found = _FIGURE.search(text)
    number = float(found[2].replace(",", "")) if found and found[2].count(".") < 2 else 0
    scale = next((scale for scale in SCALES if abs(number * scale - value) < scale / 10**9), 0)
    if not found or not scale:
        return in_full(amount)
    return f"{found[1]}{in_full(amount / scale)}{found[3]}"
