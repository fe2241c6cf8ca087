"""What speaks for a row of figures being all the parts of a whole that they do not make."""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise

from factlint.checks._added_rows import Added, RowReader, are_made, stretch
from factlint.checks._added_words import AddedWords
from factlint.checks._odds import Candidate, Signs
from factlint.checks._part_evidence import PartEvidence
from factlint.checks._parts import SORTS, Figure, Item, PartReader, common_trait
from factlint.checks._runs import Run, amount_of
from factlint.checks._same_matter import SPANS
from factlint.checks._shares import HUNDRED
from factlint.model import Span

SAME = 1e-6
CLOSE, NEAR, FAR = 0.06, 0.16, 0.25
FEW = 10
"""Figures up to so much are small ones."""
MANY = 3
MARKS = (",", ";", ":", "(", "–", "—", "-")
CLOUDS = (
    "left-out",
    "rivals",
    "mended",
    "made",
    "made-more",
    "sum-told",
    "others-parts",
    "including-parts",
    "still-parts",
    "shifted-parts",
    "leaves-rest",
    "first",
)
"""Signs that other figures, or what is not told, make good the difference."""
SAID = ("says-all", "electorate-parts", "neither-parts", "sorts")
STRANGE = ("all-named", "other-noun")
KINDS = ("sorts", "places", "capitals", "preposed", "bare-behind")


class AddedSigns:
    """Reads the signs around the rows of one article."""

    def __init__(self, parts: PartReader, rows: RowReader) -> None:
        self.parts, self.rows, self.article = parts, rows, parts.article
        self.runs, self.words = rows.runs, AddedWords(parts)
        self.evidence = PartEvidence(parts, self.runs)
        self.heads = rows.heads
        self._number = parts.article.sentence_number
        listed = parts.article.grammar.listed
        self._verbs = listed("be") | listed("have")

    def candidate(self, added: Added) -> Candidate:
        """A row and its whole, with all signs."""
        figures = added.parts if added.whole.value == HUNDRED else (added.whole, *added.parts)
        signs = {
            **self._sizes(added),
            **self._others(added),
            **self._places(added),
            **self._nouns(added),
            **self._forms(added),
            **self.words.read(added),
            **self.evidence.signs(self._whole(added), self.run(added)),
        }
        clean = not any(signs[name] for name in CLOUDS)
        kind = next((name for name in KINDS if signs[name]), "plain")
        signs |= {
            "rest-of-part": signs["rest-last"] and signs["one-named"] and signs["other-noun"],
            "strangers": all(signs[name] for name in STRANGE)
            and not any(signs[name] for name in (*SAID, "set-off")),
            "hundred-all": signs["hundred"] and any(signs[name] for name in SAID),
            "clean": clean,
            "clean-over": clean and signs["over"],
            f"clean-{kind}": clean,
            "clean-closed": clean and signs["closed"],
            "clean-next": clean and signs["next"] if "next" in signs else False,
        }
        return Candidate(tuple(self._span(f.first, f.stop) for f in figures), signs)

    def are_others(self, candidate: Candidate, added: Added) -> bool:
        """True for figures that are surely no parts of a whole, whatever else speaks for it."""
        signs = candidate.signs
        if signs["hundred"]:
            return not signs["hundred-all"]
        last = self.heads.head(added.parts[-1])
        verb = last is not None and self.parts.word(last + 1) in self._verbs
        in_row = bool(signs.get("row-sorts") or signs.get("row-nouns"))
        others = signs["things"] or signs["of-others"]
        if signs["things"] and signs["other-noun"] and signs["totalled"]:
            return True
        return bool((in_row and signs["comma"] and verb) or (others and signs["rest-of-part"]))

    def _span(self, first: int, stop: int) -> Span:
        return self.article.tokens.span(first, stop)

    def _whole(self, added: Added) -> Figure:
        return added.whole if added.whole.value == HUNDRED else self.rows.written(added.whole)

    def run(self, added: Added) -> Run:
        """The parts as a row of one sentence, or of two without a form."""
        sentence = stretch(self.parts, added)
        told = tuple(map(self.rows.written, added.parts))
        one = self.article.sentence_of(told[0].first) == sentence
        if one and all(self.runs.are_apart(a, b) for a, b in pairwise(told)):
            return self.runs.run(sentence, told)
        return Run(sentence, told, "", False)

    def _sizes(self, added: Added) -> Signs:
        """How many figures, how great, and how little the sum is off."""
        amount, off = amount_of(added.whole), abs(added.off)
        share = off / amount
        digits = f"{float(f'{off:.6g}'):f}".strip("0.").replace(".", "")
        unit = added.whole.value.unit
        return {
            "parts-2": len(added.parts) == 2,
            "parts-many": len(added.parts) > 3,
            "over": added.off > 0,
            "one": off == 1,
            "digit": len(digits) == 1,
            "close": share <= CLOSE,
            "near": CLOSE < share <= NEAR,
            "far": share > FAR,
            "small": amount <= FEW and unit is None,
            "hundred": added.whole.value == HUNDRED,
            "money": unit is not None and unit.isupper(),
            "measured": unit is not None and not unit.isupper() and unit != "%",
            "scored": added.scored,
            "alike": len({amount_of(f) for f in added.parts}) == 1,
            "lopsided": max(map(amount_of, added.parts)) > (1 - NEAR) * amount,
            "about": any(f.value.hedge == "about" for f in (added.whole, *added.parts)),
        }

    def _others(self, added: Added) -> Signs:
        """What other figures of the unit say: those left out, and sums that they make."""
        own = amount_of(added.whole)
        others = list(map(amount_of, added.beside))
        sentence = stretch(self.parts, added)
        said = self.article.sentence_of(added.whole.first)
        made = list(accumulate(others, initial=0.0))
        rows = (made[b] - made[a] for a, b in combinations(range(len(made)), 2) if b - a > 1)
        counted = self._counted(added)
        like: dict[bool, list[Figure]] = {True: [], False: []}
        for figure in added.beside:
            like[self.heads.counted(figure) in counted].append(figure)
        return {
            "sum-told": any(abs(n - added.amount) < SAME * added.amount for n in others),
            "made-more": are_made([*added.parts, *self._inside(added)], added.whole),
            "again": any(n == own for n in others),
            "made": any(abs(row - own) < SAME * own for row in rows),
            **{
                f"{name}{kind}": sign
                for kind, some in (("", like[True]), ("-unlike", like[False]))
                for name, sign in {
                    "left-out": min(sum(sentence[0] <= f.first < sentence[1] for f in some), MANY),
                    "rivals": said != sentence and any(said[0] <= f.first < said[1] for f in some),
                    "mended": any(abs(amount_of(f) - abs(added.off)) < SAME * own for f in some),
                    "greater": any(amount_of(f) > own for f in some),
                }.items()
            },
        }

    def _inside(self, added: Added) -> list[Figure]:
        """The figures in the sentences of a row that may be more parts of it."""
        first, stop = stretch(self.parts, added)
        inside = [f for f in added.beside if first <= f.first < stop]
        counted = self._counted(added) if inside else ()
        return [f for f in inside if self.heads.counted(f) in counted]

    def _counted(self, added: Added) -> frozenset[str]:
        """What figures may count that count what whole or parts do, or nothing."""
        return frozenset(map(self.heads.counted, (added.whole, *added.parts))) | {""}

    def _places(self, added: Added) -> Signs:
        """Where the whole stands."""
        number, whole = self._number, added.whole.first
        if added.whole.value == HUNDRED:
            return {"across": number(added.parts[-1].first) > number(whole)}
        first, last = added.parts[0].first, added.parts[-1].first
        before = number(first) - number(whole)
        behind = number(whole) - number(last)
        told = self._number(last) - self._number(first)
        return {
            "across": told == 1,
            "across-more": told > 1,
            "inside": first < whole < last,
            "beside-before": before == 0 and whole < first,
            "next": before == 1,
            "early": before > 2 and not self.rows.is_headline(added.whole),
            "beside-behind": behind == 0 and whole > last,
            "late": behind > 1,
            "sized": whole in self.parts.sized or whole in self.parts.strong,
        }

    def _nouns(self, added: Added) -> Signs:
        """What parts and whole count."""
        own = self.heads.counted(added.whole)
        nouns = [self.heads.counted(f) for f in added.parts]
        named = [noun for noun in nouns if noun]
        items = [self._item(added, at) for at in range(len(added.parts))]
        trait = common_trait(items) or ""
        phrase = set(map(self.heads.stem, range(*self.heads.phrase(added.whole.stop)))) - {""}
        heads = [self.heads.head(f) for f in (added.whole, *added.parts)]
        persons = [h is not None and self.heads.is_person(h) for h in heads]
        around = self.heads.around(added.whole)
        shared = [len(around & self.heads.around(f)) for f in added.parts]
        return {
            "sorts": trait.startswith(SORTS),
            "places": trait == "place" or trait.startswith("at "),
            "capitals": trait == "capital",
            "no-trait": not trait,
            "own": bool(own),
            "one-named": len(named) == 1 < len(nouns),
            "all-named": len(named) == len(nouns),
            "other-noun": bool(own and named) and phrase.isdisjoint(named),
            "named-last": bool(nouns[-1]) and not nouns[0] and not own,
            "one-noun": len(named) > 1 and len(set(named)) == 1,
            "persons": all(persons),
            "persons-only": not persons[0] and bool(own) and any(persons[1:]),
            "words": min(sum(shared), MANY),
        }

    def _forms(self, added: Added) -> Signs:
        """How parallel the words beside the parts are."""
        behind = [self.parts.word(f.stop) for f in added.parts]
        ahead = [self.parts.word(f.first - 1) for f in added.parts]
        closed, word = self.parts.closed, self.parts.tokens.word
        begun = self.parts.tokens.words[added.whole.stop : added.parts[0].first]
        written = [f for f in map(self.rows.written, added.parts) if f.value.unit]
        marks = [word(f.stop)[:1] for f in added.parts]
        return {
            "same-behind": len(set(behind)) == 1 and behind[0][:1].isalpha(),
            "same-ahead": len(set(ahead)) == 1 and ahead[0][:1].isalpha(),
            "bare-behind": all(mark and not mark.isalnum() for mark in marks[1:]),
            f"row-{self._row_form(added)}": True,
            "elided": added.whole.value.unit is not None and not written,
            "elided-time": added.whole.value.unit in SPANS and not written,
            "preposed": all(w in closed.prepositions for w in behind),
            "be": behind[0] in closed.be,
            "ended": word(added.parts[-1].stop)[:1] in (".", ",", ";", "", ")"),
            "set-off": begun[-1:] != [] and begun[-1] in MARKS,
            "comma": begun[-1:] == [","],
            "ones": added.ones > 0,
        }

    def _row_form(self, added: Added) -> str:
        """What makes a whole parallel to the parts behind it: "the 12 soldiers, eight women"."""
        row = (added.whole, *added.parts)
        one = len({self.article.sentence_of(f.first) for f in row}) == 1
        if not one or not all(self.runs.are_apart(a, b) for a, b in pairwise(row)):
            return "none"
        return self.runs.run(self.article.sentence_of(added.whole.first), row).form

    def _item(self, added: Added, at: int) -> Item:
        """A part with the words behind it."""
        part = added.parts[at]
        stop = self.article.sentence_of(part.first)[1]
        if at + 1 < len(added.parts):
            stop = min(stop, added.parts[at + 1].first)
        return self.parts.item(part, stop)
