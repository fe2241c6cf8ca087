"""Declared names: found in all their right forms, told from misspellings and from other names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest
import yaml

from factlint.checks import name as check
from factlint.documents import document_from_text
from factlint.extract.article import Reading
from tests.extract.corpus import CORPORA, engine

CARRIERS = {
    "person": (
        "{} spoke on Monday.",
        "On Monday the council heard from {}, who disagreed.",
        "The office of {} did not reply.",
    ),
    "organisation": (
        "{} declined to comment.",
        "On Monday a lawyer for {} called the report false.",
        "Members of {} met in a hotel.",
    ),
    "place": (
        "{} was cut off for a day.",
        "On Monday the road to {} was closed.",
        "In {}, shops reopened.",
    ),
    "ship": (
        "{} left port on Monday.",
        "On Monday sailors aboard the {} waved.",
        "A tug met the {} at noon.",
    ),
}
CAPITALS = "STORM PASSES AS {} WAITS"
WRAPPED = (
    "For two full hours on Monday the whole council listened to {}\n{}, and went on"
    "\nwith its session only when the lamps in the hall\nhad been lit."
)
GIVEN_NAMES = ("Harald", "Ottilie", "Oswald")
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ð": "d", "þ": "th", "Þ": "Th", "ß": "ss", "ı": "i"}
)


class Wrong(NamedTuple):
    """A misspelling and what it stands for."""

    written: str
    meant: str

    @classmethod
    def parse(cls, text: str, meant: str) -> Wrong:
        written, _, other = text.partition(" -> ")
        return cls(written, other or meant)


class Entry(NamedTuple):
    """A declared name of a corpus with its forms, as the file's header explains."""

    rule: check.NameRule
    right: tuple[str, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    later: tuple[str, ...] = ()
    later_wrong: tuple[Wrong, ...] = ()
    incomplete: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def carriers(self) -> tuple[str, ...]:
        return CARRIERS[self.rule.kind]

    @classmethod
    def parse(cls, entry: dict[str, list[str]]) -> Entry:
        name = str(entry["name"])
        declared = {key: tuple(entry[key]) for key in ("titles", "accept") if key in entry} | {
            "kind": entry.get("kind", "person")
        }
        later = tuple(entry.get("later", ()))
        return cls(
            check.NameRule(id="name", check="name", severity="error", name=name, **declared),
            tuple(entry.get("right", ())),
            tuple(Wrong.parse(text, name) for text in entry.get("wrong", ())),
            later,
            tuple(Wrong.parse(text, later[0]) for text in entry.get("later-wrong", ())),
            tuple(entry.get("incomplete", ())),
            tuple(entry.get("doubtful", ())),
            tuple(entry.get("texts", ())),
        )


def read_corpus(file: str) -> list[Entry]:
    return [Entry.parse(entry) for entry in yaml.safe_load((CORPORA / file).read_text("utf-8"))]


def reading(rule: check.NameRule, text: str) -> Reading:
    return check.read(engine().read(document_from_text(text, "article.txt")), [rule])


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(PLAIN_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def right_forms(entry: Entry) -> Iterator[str]:
    """Every form in which the name of an entry is right."""
    rule = entry.rule
    forms = (rule.name, *rule.accept, *entry.right)
    yield from forms
    yield from (f"{title} {rule.name}" for title in rule.titles)
    yield from dict.fromkeys(without_marks(form) for form in forms if without_marks(form) != form)


def sentences_with(entry: Entry, forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(form, text) of every form in every carrier, in capitals, as possessive, over two lines."""
    for form in forms:
        yield from ((form, carrier.format(form)) for carrier in entry.carriers)
        yield form, CAPITALS.format(form.upper())
        yield form, f"On Monday {form}'s friends met."
        yield form, f"On Monday {form}’s friends met."
        if " " in form:
            yield form, WRAPPED.format(*form.split(" ", 1))


def is_found(rule: check.NameRule, text: str, start: int, end: int) -> bool:
    return any(
        place.start < end and start < place.end
        for assertion in reading(rule, text).assertions
        for place in [assertion.location.span]
    )


def messages(rule: check.NameRule, text: str) -> list[str]:
    return [finding.message for finding in reading(rule, text).findings]


def missed_forms(entry: Entry) -> list[str]:
    """Texts with a right form in which the name is not found."""
    return [
        text
        for form, text in sentences_with(entry, right_forms(entry))
        if not is_found(entry.rule, text, 0, len(text))
    ]


def flagged_forms(entry: Entry) -> list[str]:
    """Texts with right forms only that are flagged."""
    texts = [text for _, text in sentences_with(entry, right_forms(entry))]
    texts += later_texts(entry)
    return [f"{text} {found}" for text in texts if (found := messages(entry.rule, text))]


def later_texts(entry: Entry) -> list[str]:
    """Texts in which a person is named in full and then in short."""
    return [f"{entry.rule.name} spoke on Monday. On Tuesday {short} left." for short in entry.later]


def missed_later(entry: Entry) -> list[str]:
    """Texts in which the short form that follows the full name is not found."""
    return [
        text
        for text in later_texts(entry)
        if not is_found(entry.rule, text, text.index("On Tuesday"), len(text))
    ]


def flagged_kin(entry: Entry) -> list[str]:
    """Texts with a relative, a namesake or the whole family that are flagged."""
    if not entry.later:
        return []
    family, full = entry.later[0], entry.rule.name
    texts = [f"{given} {family} waited outside." for given in GIVEN_NAMES]
    texts += [f"{full} came with {given} {family}." for given in GIVEN_NAMES]
    texts += [f"{full} spoke. His sister, Dr. {GIVEN_NAMES[1]} {family}, listened."]
    if family.isalpha() and not family.endswith(("s", "z", "x", "ch", "sh")):
        texts += [f"{full} spoke. The {family}s went home."]
    return [f"{text} {found}" for text in texts if (found := messages(entry.rule, text))]


def unsolved(entry: Entry, text: str, meant: str, severity: str = "error") -> str:
    """What is wrong with the findings of a text with one misspelling; empty when all is right.

    Of a name of a single word, which nothing around it confirms, a warning is enough.
    """
    enough = (severity, "warning") if " " not in entry.rule.name else (severity,)
    findings = reading(entry.rule, text).findings
    if len(findings) != 1:
        return f"{text} has {len(findings)} findings: {[f.message for f in findings]}"
    finding, span = findings[0], findings[0].primary.span
    if finding.severity not in enough:
        return f"{text} is a {finding.severity}"
    if finding.fix is None:
        return f"{text} has no fix"
    fixed = text[: span.start] + finding.fix.replacement + text[span.end :]
    if without_marks(fixed) != without_marks(meant):
        return f"{text} becomes {fixed}"
    return ""


def missed_misspellings(entry: Entry) -> list[str]:
    texts = [
        (carrier.format(written), carrier.format(meant))
        for written, meant in entry.wrong
        for carrier in entry.carriers
    ]
    return [problem for text, meant in texts if (problem := unsolved(entry, text, meant))]


def missed_capitals(entry: Entry) -> list[str]:
    texts = [
        (CAPITALS.format(wrong.written.upper()), CAPITALS.format(wrong.meant.upper()))
        for wrong in entry.wrong
    ]
    return [problem for text, meant in texts if (problem := unsolved(entry, text, meant))]


def missed_later_misspellings(entry: Entry) -> list[str]:
    texts = [
        (f"{entry.rule.name} spoke. {written} left.", f"{entry.rule.name} spoke. {meant} left.")
        for written, meant in entry.later_wrong
    ]
    return [problem for text, meant in texts if (problem := unsolved(entry, text, meant))]


NAMES = read_corpus("names.yml")
OTHERS = read_corpus("not_names.yml")
every_name = pytest.mark.parametrize("entry", NAMES, ids=lambda entry: entry.rule.name)


@every_name
def test_every_right_form_is_found(entry: Entry) -> None:
    assert not missed_forms(entry)


@every_name
def test_no_right_form_is_flagged(entry: Entry) -> None:
    assert not flagged_forms(entry)


@every_name
def test_a_short_form_is_found_after_the_full_name(entry: Entry) -> None:
    assert not missed_later(entry)


@every_name
def test_family_and_namesakes_are_not_flagged(entry: Entry) -> None:
    assert not flagged_kin(entry)


@every_name
def test_every_misspelling_is_flagged_and_set_right_by_its_fix(entry: Entry) -> None:
    assert not missed_misspellings(entry)


@every_name
def test_a_misspelling_in_capitals_is_set_right_in_capitals(entry: Entry) -> None:
    assert not missed_capitals(entry)


@every_name
def test_a_misspelt_short_form_is_flagged_after_the_full_name(entry: Entry) -> None:
    assert not missed_later_misspellings(entry)


@pytest.mark.parametrize(
    ("entry", "form"),
    [(entry, form) for entry in NAMES for form in entry.incomplete],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_name_that_lacks_a_part_is_a_warning(entry: Entry, form: str) -> None:
    text = f"Sailors aboard the {form} waved."
    assert not unsolved(entry, text, f"Sailors aboard the {entry.rule.name} waved.", "warning")


@pytest.mark.parametrize(
    ("entry", "form"),
    [(entry, form) for entry in NAMES for form in entry.doubtful],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_frequent_family_name_may_be_another_persons(entry: Entry, form: str) -> None:
    for carrier in entry.carriers:
        found = reading(entry.rule, carrier.format(form))
        assert [(f.severity, f.fix) for f in found.findings] == [("warning", None)]
        assert "or another person" in found.findings[0].message
        assert not found.assertions


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Silas Waller spoke on Monday.", "warning"),
        ("Silas Waller spoke on Monday. Walker then left.", "error"),
        ("Silas Waller spoke on Monday. Waller then left.", "warning"),
        ("Silas Waller spoke on Monday. Vera Walker spoke, too. Walker then left.", "warning"),
        ("Silas Walker spoke on Monday. Mr. Waller then left.", "error"),
        ("Mayor Silas Waller spoke on Monday.", "error"),
    ],
)
def test_what_else_the_article_says_tells_who_is_meant(text: str, severity: str) -> None:
    rule = check.NameRule(
        id="name", check="name", severity="error", name="Silas Walker", titles=("Mayor",)
    )
    assert [finding.severity for finding in reading(rule, text).findings] == [severity]


@pytest.mark.parametrize(
    ("name", "text", "severity"),
    [
        ("Oberstaufenbach", "The road to Oberstaufenbahc was closed.", "error"),
        ("Wexcombe", "The road to Wexcommbe was closed.", "warning"),
        ("Wexcombe", "Wexcombe was cut off. The road to Wexcommbe was closed.", "error"),
    ],
)
def test_a_long_name_of_one_word_is_not_taken_for_another(
    name: str, text: str, severity: str
) -> None:
    rule = check.NameRule(id="name", check="name", severity="error", name=name, kind="place")
    assert [finding.severity for finding in reading(rule, text).findings] == [severity]


@pytest.mark.parametrize(
    ("entry", "text"),
    [(entry, text) for entry in OTHERS for text in entry.texts],
    ids=lambda value: value[:60] if isinstance(value, str) else value.rule.name,
)
def test_what_is_another_name_or_a_right_one_is_not_flagged(entry: Entry, text: str) -> None:
    assert not messages(entry.rule, text)


def test_the_corpora_have_the_size_that_makes_them_worth_something() -> None:
    assert len({entry.rule.name for entry in NAMES}) >= 150
    assert sum(len(entry.texts) for entry in OTHERS) >= 100
    assert sum(len(entry.wrong) for entry in NAMES) >= 400
