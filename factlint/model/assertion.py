"""Mentions, assertions and facts: values with a place and with what they are about."""

from __future__ import annotations

from datetime import date

import msgspec

from factlint.model.place import Location, Span
from factlint.model.value import Name, Quantity, Quotation, TimeValue


class Mention(msgspec.Struct, frozen=True):
    """A value at a span of one document. `reader` names the lexicon entry that read it."""

    span: Span
    value: Quantity | TimeValue | Name | Quotation
    reader: str = ""


class Given(msgspec.Struct, frozen=True):
    """A paired count: the number of `subject` that the same statement goes with."""

    subject: str
    value: Quantity


class Assertion(msgspec.Struct, frozen=True):
    """A value bound to a rule: what it is about and where it stands.

    `scope` is `total`, `incident` or `part`. `qualifiers` narrow the subject (the day of an
    incident, the group a part is about). `as_of` is the day the statement speaks for, `None`
    when the article has no publication date; `grows` how the subject changes over time
    (`always`, `usually`, `no`, `never`). `modality` is `said` for the article's own
    words and `quoted` inside a quotation; `speaker` is who says so, where stated. `superseded`
    figures are replaced by their own text ("up from 40 the day before"). `overall`
    figures are plainly those of the whole: by their words, or in the headline. `besides` are
    other amounts by which the article may mean the same: a fact among them is not contradicted.
    `part` is what of the article holds it: headline, deck, caption, body.
    `reader` is the wording of the lexicon or the rule that bound the value.
    """

    rule: str
    subject: str
    value: Quantity | TimeValue | Name | Quotation
    location: Location
    story: str | None = None
    scope: str = "total"
    qualifiers: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    besides: tuple[Quantity, ...] = ()
    as_of: date | None = None
    grows: str = "usually"
    speaker: str | None = None
    modality: str = "said"
    superseded: bool = False
    overall: bool = False
    part: str = "body"
    sentence: str = ""
    reader: str = ""

    @property
    def key(self) -> tuple[str, str, str, tuple[str, ...]]:
        """What must be equal before two assertions are compared."""
        return (self.story or "", self.subject, self.scope, self.qualifiers)


class Fact(msgspec.Struct, frozen=True):
    """An entry of the fact sheet: what the desk holds to be so from `as_of` on."""

    subject: str
    value: Quantity
    as_of: date
    source: str
    location: Location
    scope: str = "total"
    lag: int = 0
