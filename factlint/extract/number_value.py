"""The value of a number in words: what each part that follows adds or multiplies."""

from __future__ import annotations

from factlint.model import Number


class NumberValue:
    """The value of a number as its parts come in."""

    def __init__(self) -> None:
        self.total: Number = 0
        self.current: Number = 0
        self.last_scale: Number | None = None
        self.started = False
        self.figure = False
        self.last = ""

    @property
    def value(self) -> Number:
        """What the parts so far make."""
        return self.total + self.current

    @property
    def after_scale(self) -> bool:
        """True after a scale word ("thousand")."""
        return self.last == "scale" and not self.figure

    @property
    def after_thousands(self) -> bool:
        """True after a scale of thousands or more."""
        return self.after_scale and (self.last_scale or 0) >= 1000

    @property
    def after_tens(self) -> bool:
        """True after tens that units may follow ("twenty")."""
        return self.last == "unit" and 20 <= self.current % 100 <= 90 and self.current % 10 == 0

    @property
    def may_hyphenate(self) -> bool:
        """True where a hyphen may join the next part."""
        return self.last in ("unit", "scale", "figure")

    def take(self, part: Number, kind: str) -> bool:
        """Add a part; False when it does not continue this number."""
        if self._takes(part, kind):
            self.started, self.last = True, kind
            return True
        return False

    def _takes(self, part: Number, kind: str) -> bool:
        match kind:
            case "figure":
                return self._take_figure(part)
            case "scale":
                return self._take_scale(part)
            case "unit":
                return self._take_unit(part)
        return self._take_ordinal(part)

    def _take_figure(self, part: Number) -> bool:
        if self.started:
            return False
        self.current, self.figure = part, True
        return True

    def _take_scale(self, part: Number) -> bool:
        if part in (12, 20) and self.current >= 100 and not self.figure:
            return False
        if part == 100 or part in (12, 20):
            if self.last == "scale" and self.current:
                return False
            self.current = (self.current or 1) * part
            return True
        if self.started and not self.current:
            if part <= (self.last_scale or 0) or self.last != "scale":
                return False
            self.total *= part
        else:
            if self.last_scale is not None and part > self.last_scale:
                self.current, self.total = self.total + self.current, 0
            self.total += (self.current or 1) * part
        self.current, self.last_scale = 0, part
        return True

    def _take_unit(self, part: Number) -> bool:
        if self.figure or not self._fits(part):
            return False
        self.current += part
        return True

    def _take_ordinal(self, part: Number) -> bool:
        if self.figure and not self.started:
            return False
        if not self.started:
            self.current = part
            return True
        if self.figure:
            return False
        if part >= 100:
            return self._take_scale(part)
        return self._take_unit(part)

    def _fits(self, part: Number) -> bool:
        if not self.started:
            return True
        if part >= 100:
            return self.current == 0 and (self.last_scale or 0) > part
        if self.current == 0:
            return self.last == "scale"
        tail = self.current % 100
        return tail == 0 or (part < 10 and tail >= 20 and tail % 10 == 0)
