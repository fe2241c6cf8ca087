"""What speaks for two items of a headline and its text being of one thing, and what against."""

from __future__ import annotations

from itertools import islice

from factlint.checks._headline_agreeing import agree
from factlint.checks._headline_items import FIGURE, NAME, RIVAL, TIME, WINNER, Item
from factlint.checks._headline_reckoned import PLAIN, Figure, is_added, is_derived
from factlint.checks._headline_text import Range, is_name
from factlint.checks._headline_twin_text import ALIKE, COUNTABLE, MOST, TwinText
from factlint.checks._near import apart
from factlint.checks._odds import Candidate, Signs
from factlint.checks._slips import is_a_digit_off, is_scaled, is_shuffled


class TwinSigns(TwinText):
    """Reads the signs around the items of one article."""

    def candidate(
        self, part: str, tokens: Range, mine: list[Item], item: Item, other: Item
    ) -> Candidate | None:
        """An item of the headline and one of the text, with all signs of their sort."""
        sort = item.sort
        signs: dict[str, float] = {**self._told(tokens, other), "deck": part == "deck"}
        if item.sort in (FIGURE, RIVAL, TIME):
            signs.update(self._of_both(item, other))
            signs.update(self._of_kind(mine, item, other))
        if item.figure and other.figure:
            signs.update(self._of_figures(item.figure, other.figure))
        elif item.sort == NAME:
            sort = self._sort_of(item, other)
            if not sort:
                return None
            signs.update(self._of_both(item, other))
            signs.update(self._of_names(tokens, item, other))
        elif item.sort == RIVAL:
            group = self._parts.rule.rivals[int(item.kind)]
            named = all(self._words[one.place[0]][0].isupper() for one in (item, other))
            if group.beside and not (named or signs["next"] or signs["before"]):
                return None
            if group.beside and not named:
                return None
            sort = "camp" if group.beside else "deed"
            signs.update(self._of_rivals(tokens, item, other))
        elif item.sort == TIME:
            sort = "date" if item.kind in ("day", "month") else item.kind
            signs.update(self._of_times(item, other))
        elif item.sort == WINNER:
            signs = {"words": signs["words"], **self._of_winners(item, other)}
        else:
            signs.update(self._of_sure(tokens, item, other))
        span = self._article.tokens.span
        named_signs = {f"{sort}-{name}": sign for name, sign in signs.items()}
        return Candidate((span(*item.place), span(*other.place)), {sort: 1.0, **named_signs})

    def _of_winners(self, item: Item, other: Item) -> Signs:
        """Who wins."""
        first, stop = self._article.sentence_of(other.place[0])
        sentence = self._items.sentences
        last = item.value.split()[-1]
        places = [p for p in self._parts.body_words.get(last, ()) if p < sentence[-1][1]]
        mine = any(self._does_win((p, p + 1)) for p in places)
        theirs = self._does_win(other.place)
        beaten = any(map(self._winners.is_beaten, places))
        again = self._parts.body_words.get(other.value.split()[-1], ())
        return {
            "other-camp": bool(self._camps(item)) and bool(self._camps(other)),
            "before-me": any(first <= p < other.place[0] for p in places),
            "other-idle": not theirs,
            "mine": mine,
            "upset": theirs and not mine,
            "upset-in": theirs and not mine and any(first <= p < stop for p in places),
            "beaten": beaten and not mine,
            "other-beaten": any(map(self._winners.is_beaten, again)),
            "shown": other.value.split()[-1]
            in self._folded[slice(*self._article.sentence_of(item.place[0]))],
            "known": other.value.split()[0] in self._known.given,
        }

    def _told(self, tokens: Range, other: Item) -> Signs:
        """Where the text has the other, and what its sentence shares with the headline."""
        sentence = self._article.sentence_of(other.place[0])
        number = self._number(sentence)
        shared = self._parts.told(*tokens) & self._parts.told(*sentence)
        return {
            "first": number == 0,
            "far": min(number, MOST),
            "words": min(len(shared), MOST),
            "unshared": not shared,
            "denied": self._parts.is_denied(other.place[0]),
            "quoted": self._article.quoted(self._article.tokens.span(*other.place)) is not None,
        }

    def _of_both(self, item: Item, other: Item) -> Signs:
        """The words beside both."""
        return {
            "beside": min(len(self._beside(item.place) & self._beside(other.place)), 2),
            "next": self.go_on_alike(item, other),
            "before": self._before(item) == self._before(other) != "",
        }

    def go_on_alike(self, item: Item, other: Item) -> bool:
        """True for two that the same word follows."""
        return self._next(item) == self._next(other) != ""

    def _of_kind(self, mine: list[Item], item: Item, other: Item) -> Signs:
        """What else headline and text have of the kind."""
        like = [one for one in self._items.body if (one.sort, one.kind) == (item.sort, item.kind)]
        lead = self._items.sentences[:1]
        leading = {one.value for one in like if self._article.sentence_of(one.place[0]) in lead}
        values = {one.value for one in like}
        return {
            "said": item.value in values,
            "said-lead": item.value in leading,
            "others": min(len(values - {item.value, other.value}), 3),
            "others-lead": min(len(leading - {item.value, other.value}), 3),
            "twice": sum((i.sort, i.kind) == (item.sort, item.kind) for i in mine) > 1,
        }

    def _of_figures(self, figure: Figure, other: Figure) -> Signs:
        """Amounts that do not agree."""
        body = self._items.figures
        agreeing = [one for one in body if figure.may_be(one) and agree(figure, one)]
        mine, theirs = figure.value.value or 0, other.value.value or 0
        low, high = sorted((float(mine), float(theirs)))
        word = self._folded[other.token.first - 1]
        return {
            "like": figure.is_like(other),
            "plain": figure.is_like(other) and not agreeing and not is_derived(figure, body),
            "slip": not agreeing
            and mine >= PLAIN
            and any(
                same(figure.value, other.value) for same in (is_shuffled, is_a_digit_off, is_scaled)
            ),
            "noun": bool(figure.nouns & other.nouns),
            "unit": bool(figure.value.unit),
            "percent": figure.value.unit == "%",
            "spell": figure.value.unit in self._parts.rule.times,
            "measure": bool(figure.measure),
            "agreeing": bool(agreeing),
            "agreeing-like": any(map(figure.is_like, agreeing)),
            "derived": not figure.value.unit and is_derived(figure, body),
            "derived-unit": bool(figure.value.unit) and is_derived(figure, body),
            "added": is_added(figure, body),
            "graded": figure.graded or other.graded,
            "adds": other.adds,
            "grown": word in self._parts.rule.grown,
            "shuffled": is_shuffled(figure.value, other.value),
            "digit-off": is_a_digit_off(figure.value, other.value),
            "slip-told": is_shuffled(figure.value, other.value) and not agreeing,
            "scaled": is_scaled(figure.value, other.value),
            "close": high <= 1.5 * low,
            "large": mine >= PLAIN,
            "small": not figure.value.unit and mine < COUNTABLE,
            "far-off": high > 10 * low,
            "hedge": figure.value.hedge != "exact",
            "hedge-other": other.value.hedge != "exact",
            "hyphen": self._article.tokens.word(other.token.stop) == "-",
        }

    def _of_times(self, item: Item, other: Item) -> Signs:
        """Days, months and years."""
        headline = self._article.sentence_of(item.place[0])
        return {
            f"is-{item.kind}": 1.0,
            "same-month": item.value.split("-")[0] == other.value.split("-")[0],
            "verb": bool(self._beside(item.place) & self._words_of(other)),
            "ahead": self._parts.says(headline, self._parts.rule.ahead),
        }

    def _of_rivals(self, tokens: Range, item: Item, other: Item) -> Signs:
        rule = self._parts.rule
        group = rule.rivals[int(item.kind)]
        key = self._folded[item.place[0]]
        return {
            "is-near": group.near,
            "hedged": self._parts.says(tokens, (*rule.open, *rule.hedged, *rule.claims)),
            "only": not group.only or key in group.only,
            "capital": self._words[item.place[0]][0].isupper(),
            "capital-other": self._words[other.place[0]][0].isupper(),
            "capital-both": is_name(self._words[item.place[0]])
            and is_name(self._words[other.place[0]]),
            "of-name": self._is_of_name(item, other),
            "opens-both": item.place[0] == self._article.sentence_of(item.place[0])[0]
            and self._from_start(other) < 4,
        }

    def _is_of_name(self, item: Item, other: Item) -> bool:
        """True for "Republican Ruiz" over "Carla Ruiz, a Democrat"."""
        name = self._article.tokens.word(item.place[1])
        if not is_name(name):
            return False
        first, stop = self._article.sentence_of(other.place[0])
        near = range(max(first, other.place[0] - 6), min(stop, other.place[1] + 6))
        own = {i.place[0] for i in self._items.body if (i.kind, i.value) == (item.kind, item.value)}
        return any(self._words[at] == name and own.isdisjoint((at - 1, at - 2)) for at in near)

    def _of_sure(self, tokens: Range, item: Item, other: Item) -> Signs:
        """What is sure, and open in the text."""
        rule = self._parts.rule
        turn = rule.turns[0]
        behind = self._items.sentences[:3]
        lead = self._article.sentence_of(other.place[0])
        mine = self._parts.root(
            self._words[item.place[1] - (self._folded[item.place[1] - 1] != "will")]
        )
        theirs = {self._parts.root(w) for w in self._words[other.place[1] - 1 : other.place[1] + 3]}
        return {
            "verb": bool(mine) and mine in theirs,
            "same": self._parts.says(lead, turn.same),
            "instead": self._parts.says(lead, turn.instead),
            "sourced": self._parts.says(tokens, rule.sourced),
            "hedged": self._parts.says(tokens, (*rule.open, *rule.hedged, *rule.claims)),
            "undecided": any(self._parts.says(one, rule.undecided) for one in behind),
        }

    def _of_names(self, tokens: Range, item: Item, other: Item) -> Signs:
        """Words of names."""
        here, there = item.place[0], other.place[0]
        before = self._words[tokens[0] : here]
        opens = not any(word[0].isalnum() for word in before) or before[-1] in ":;"
        far = apart(item.value, other.value)
        run, run_other = self._run(here), self._run(there)
        attribute, attribute_other = self._is_attribute(run), self._is_attribute(run_other)
        placed, placed_other = self._is_placed(run[0]), self._is_placed(run_other[0])
        noun = self._noun(here)
        sentence = self._article.sentence_of(there)
        return {
            "opens": opens and run == (here, here + 1),
            "opens-noun": opens and self._article.tokens.word(run[1]) in self._nouned,
            "like": far <= ALIKE,
            "nearly": far <= ALIKE / 2,
            "begin": item.value[:2] == other.value[:2],
            "first-shared": here > run[0] and self._shares(here - 1, there - 1),
            "last-shared": here + 1 < run[1] and self._shares(here + 1, there + 1),
            "one-word": run[1] - run[0] == 1 == run_other[1] - run_other[0],
            "noun": bool(noun) and noun in islice(self._nouns(run_other[1]), 3),
            "noun-told": attribute and bool(noun) and noun in self._roots(sentence),
            "placed-both": placed and placed_other,
            "attribute-placed": (attribute and placed_other) or (placed and attribute_other),
            "attribute-both": attribute and attribute_other,
            "given-both": item.value in self._known.given and other.value in self._known.given,
            "given-one": (item.value in self._known.given) != (other.value in self._known.given),
            "title-case": self._is_title_case(tokens),
            "rivals": min(len(self._other_places(there)), 3),
        }
