"""Who is meant by a name in a text: the declared person, perhaps another, or plainly another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factlint.extract.name_context import NameContext
from factlint.extract.name_forms import DeclaredName, Form, NameWords
from factlint.extract.name_matching import Match, Taken
from factlint.extract.name_slips import PLAIN, Slips, is_slip
from factlint.extract.spelling import ALIKE


class Persons:
    """What the text around a match says of it.

    `titles` are the last words of each name's declared titles.
    """

    def __init__(
        self,
        text: NameContext,
        slips: Slips,
        words: NameWords,
        titles: Mapping[DeclaredName, frozenset[str]],
    ) -> None:
        self.text = text
        self.doubtful: Sequence[Match] = ()
        self._slips = slips
        self._words = words
        self._titles = titles
        self._written: set[DeclaredName] = set()
        self._named: set[DeclaredName] = set()

    def among(self, whole: Iterable[Match]) -> list[Match]:
        """The matches of whole names that may be meant; `doubtful` are the uncertain ones."""
        matches = list(whole)
        self._written = {match.form.name for match in matches if not match.cost}
        others = [match for match in matches if self._is_another(match)]
        matches = [match for match in matches if match not in others]
        self.doubtful = [match for match in matches if self._may_be_another(match)]
        self.text.set_apart([*others, *self.doubtful])
        sure = [match for match in matches if match not in self.doubtful]
        self._named = {match.form.name for match in sure if _confirms(match)}
        return [match for match in matches if self.allows(match)]

    def allows(self, match: Match) -> bool:
        """True when what stands around a match allows it."""
        form = match.form
        if not (form.short or (match.cost and (form.single or form.partial))):
            return True
        if self.text.is_of_another(match):
            return False
        confirmed = self.confirms(match)
        if not match.cost:
            return confirmed
        return (
            not self.text.is_common(match)
            and not (self.text.has_rank(match) and match.cost > PLAIN and self._is_real(match))
            and not any(
                self._is_derived(wrong, form) or self._has_prefix(wrong, form)
                for wrong in match.wrong
            )
            and all(is_slip(form, wrong, confirmed) for wrong in match.wrong)
        )

    def confirms(self, match: Match) -> bool:
        """True when the article names the person in full, or by a declared title here."""
        return match.form.name in self._named or self._is_titled(match)

    def _is_titled(self, match: Match) -> bool:
        """True where a declared title of the name stands before a match."""
        return self.text.title_before(match.first) in self._titles[match.form.name]

    def _is_another(self, match: Match) -> bool:
        """True for another person, or a word that is too far off.

        Beside the right name a name of its own is another person's, unless it is one plain slip
        away and has no place of its own in the text.
        """
        if not match.wrong:
            return False
        if match.form.personal and self.text.is_compound(match):
            return True
        if match.form.name not in self._written:
            return not (self._goes_on(match) or self._slips.are_plain(match, self.text.units))
        if not (self._hinges(match) and self._is_real(match)):
            return False
        return match.cost > PLAIN or self.text.is_introduced(match) or self.text.stands_again(match)

    def _may_be_another(self, match: Match) -> bool:
        """True where it is uncertain who is meant.

        A family name of its own may be another person's, unless it sounds like the declared one
        or the text goes on with that; so may one that a prefix makes another ("O'").
        """
        if any(self._has_prefix(wrong, match.form) for wrong in match.wrong):
            return True
        if not match.wrong or not self._hinges(match):
            return False
        if match.form.name in self._written:
            return not self._slips.are_plain(match, self.text.units)
        part = match.form.parts[match.wrong[0].part]
        if part.role == "given" or match.cost <= ALIKE or self._goes_on(match):
            return False
        return self._is_real(match)

    def _hinges(self, match: Match) -> bool:
        """True for a person's full name in which one word decides who is meant."""
        form = match.form
        return (
            form.personal
            and not (form.single or form.short)
            and len(match.wrong) == 1
            and not self._slips.holds_well(match)
            and not self._is_titled(match)
        )

    def _goes_on(self, match: Match) -> bool:
        """True where the text names a person once, and goes on with the right family name."""
        if not self._hinges(match) or self.text.stands_again(match):
            return False
        part = match.form.parts[match.wrong[0].part]
        return part.role != "given" and self.text.calls(part.key)

    def _is_real(self, match: Match) -> bool:
        """True when what is wrong is a name of its own."""
        wrong = match.wrong[0]
        given = match.form.parts[wrong.part].role == "given"
        known = self._words.given if given else self._words.family
        return self.text.units.keys[wrong.first] in known

    def _is_derived(self, wrong: Taken, form: Form) -> bool:
        """True when a word is the name without an ending ("Israel" of "Israeli")."""
        meant, key = form.parts[wrong.part].key, self.text.units.keys[wrong.first]
        return meant.startswith(key) and meant[len(key) :] in self._words.endings

    def _has_prefix(self, wrong: Taken, form: Form) -> bool:
        """True when a word is the name with a prefix, which makes it another one: "O'"."""
        meant, key = form.parts[wrong.part].key, self.text.units.keys[wrong.first]
        added = key[: -len(meant)] if key.endswith(meant) else ""
        return form.personal and added in self._words.prefixes


def _confirms(match: Match) -> bool:
    """True for a match that says by itself who is meant."""
    return not match.cost or not (match.form.single or match.form.partial)
