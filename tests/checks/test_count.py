"""When two counts conflict: the table of cases, through the engine with small story packs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from factlint.documents import Declared, document_from_text
from factlint.engine import Engine, load
from factlint.model import Finding, Report

EVENT = """
story: flood
about: ["*"]
track: [killed, missing, strikes]
"""
SERIES = """
story: boats
about: ["*"]
series: true
track: [killed, strikes]
"""
SHEET = """
story: flood
about: ["*"]
track: [killed]
facts:
  - {subject: killed, value: 80, as_of: 2025-03-01, source: First bulletin}
  - {subject: killed, value: 83, as_of: 2025-03-05, source: County coroner}
"""
SHIP = """
story: ferry
about: ["*"]
rules:
  - {id: crew, check: count, subject: crew, grows: never, read: ["crew of {count}"]}
"""
CREW = f"""{SHIP}
facts:
  - {{subject: crew, value: 18, as_of: 2025-03-04, source: Ship's papers}}
"""
OWN_RULE = """
story: boats
about: ["*"]
series: true
rules:
  - {id: dead, check: count, subject: killed}
"""


class Said(NamedTuple):
    """An article: the day of March 2025 it is of, `None` for no date, and its words."""

    day: int | None
    text: str
    language: str = "en"


Lint = Callable[..., Report]


@pytest.fixture(scope="module")
def lint(tmp_path_factory: pytest.TempPathFactory) -> Lint:
    """A function that lints articles, given after a story pack, with its count rules."""
    engines: dict[str, Engine] = {}

    def run(pack: str, *articles: Said) -> Report:
        if pack not in engines:
            file = tmp_path_factory.mktemp("pack") / "pack.yml"
            file.write_text(pack, "utf-8")
            engines[pack] = Engine(load([file]), lambda rule: rule.check == "count")
        documents = [
            document_from_text(text, f"{number}.txt", Declared(day and date(2025, 3, day), tag))
            for number, (day, text, tag) in enumerate(articles, 1)
        ]
        return engines[pack].lint(documents)

    return run


def severities(report: Report) -> list[str]:
    return [finding.severity for finding in report.findings]


class Row(NamedTuple):
    """A case: what is said, and the severity of the one finding (empty for none)."""

    case: str
    articles: tuple[Said, ...]
    severity: str = ""
    pack: str = EVENT


def rows(*table: Row) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", table, ids=lambda row: row.case)


def check_row(lint: Lint, row: Row) -> None:
    report = lint(row.pack, *row.articles)
    wanted = [row.severity] if row.severity else []
    assert severities(report) == wanted, [finding.message for finding in report.findings]


@rows(
    Row(
        "at least 82, then at least 83",
        (Said(4, "At least 82 people were killed."), Said(5, "At least 83 people were killed.")),
    ),
    Row("82, then 83", (Said(4, "The flood killed 82."), Said(5, "The flood killed 83."))),
    Row("82, then 140", (Said(4, "The flood killed 82."), Said(5, "The flood killed 140."))),
    Row("82, then 82", (Said(4, "The flood killed 82."), Said(5, "The flood killed 82."))),
    Row(
        "more than 80, then 83",
        (Said(4, "More than 80 people were killed."), Said(5, "The death toll stands at 83.")),
    ),
)
def test_a_toll_may_grow(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row(
        "82, then 80",
        (Said(4, "The flood killed 82."), Said(5, "The flood killed 80.")),
        "warning",
    ),
    Row(
        "at least 90, then 85",
        (Said(4, "At least 90 people died."), Said(6, "The flood killed 85 people.")),
        "warning",
    ),
    Row(
        "the order of the files does not matter",
        (Said(5, "The flood killed 80."), Said(4, "The flood killed 82.")),
        "warning",
    ),
    Row(
        "about 82, then 80",
        (Said(4, "About 82 people died."), Said(5, "The flood killed 80.")),
    ),
    Row(
        "up to 90, then 80",
        (Said(4, "Up to 90 people died."), Said(5, "The flood killed 80 people.")),
    ),
    Row(
        "a fall that the article itself explains",
        (Said(5, "The death toll fell to 80, down from 82 on Tuesday."),),
    ),
)
def test_a_toll_that_falls_is_a_warning(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row(
        "the missing may be fewer later",
        (Said(4, "Sixteen people are missing."), Said(5, "Three people are missing.")),
    ),
    Row(
        "the missing may be more later",
        (Said(4, "Three people are missing."), Said(5, "Sixteen people are missing.")),
    ),
    Row(
        "two numbers of missing on one day",
        (Said(5, "Sixteen people are missing."), Said(5, "Thirteen people are missing.")),
        "warning",
    ),
    Row(
        "a number of strikes never falls",
        (
            Said(4, "The navy has carried out 21 strikes."),
            Said(5, "The navy has carried out 19 strikes."),
        ),
        "warning",
        SERIES,
    ),
)
def test_what_grows_is_up_to_the_measure(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row(
        "more on a later day",
        (Said(4, "The ferry has a crew of 18."), Said(7, "She had a crew of 21.")),
        "warning",
        SHIP,
    ),
    Row(
        "another figure, no date",
        (Said(None, "The ferry has a crew of 18."), Said(7, "She had a crew of 21.")),
        "warning",
        SHIP,
    ),
    Row(
        "the same in other words",
        (Said(4, "The ferry has a crew of about 20."), Said(7, "She had a crew of at least 18.")),
        "",
        SHIP,
    ),
    Row(
        "far above a floor of another day",
        (Said(4, "The ferry has a crew of at least 18."), Said(7, "She had a crew of 40.")),
        "warning",
        SHIP,
    ),
    Row("the fact, later", (Said(9, "She had a crew of 18."),), "", CREW),
    Row("more than the fact, later", (Said(9, "She had a crew of 21."),), "error", CREW),
    Row("less than the fact, before", (Said(2, "She had a crew of 17."),), "error", CREW),
    Row("another than the fact, no date", (Said(None, "She had a crew of 21."),), "error", CREW),
)
def test_what_never_changes_is_one_figure_on_all_days(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row(
        "82 and 83 for 21 strikes",
        (
            Said(4, "The 21 strikes have killed 82 people."),
            Said(5, "In 21 strikes, 83 people have been killed."),
        ),
        "warning",
        SERIES,
    ),
    Row(
        "82 and at least 83 for 21 strikes",
        (
            Said(4, "The 21 strikes have killed 82 people."),
            Said(5, "At least 83 people have been killed in 21 strikes."),
        ),
        "warning",
        SERIES,
    ),
    Row(
        "82 and 83 for 21 strikes, one without a date",
        (
            Said(None, "The 21 strikes have killed 82 people."),
            Said(5, "In 21 strikes, 83 people have been killed."),
        ),
        "warning",
        SERIES,
    ),
    Row(
        "at least 82 and 83 for 21 strikes",
        (
            Said(4, "The 21 strikes have killed at least 82 people."),
            Said(5, "In 21 strikes, 83 people have been killed."),
        ),
        "",
        SERIES,
    ),
    Row(
        "80 for 20 strikes, 83 for 21, the same day",
        (
            Said(5, "The 20 strikes have killed 80 people."),
            Said(5, "In 21 strikes, 83 people have been killed."),
        ),
        "warning",
        SERIES.replace("[killed, strikes]", "[strikes]"),
    ),
    Row(
        "80 for 20 strikes and 83 for 21 are no conflict of the dead",
        (
            Said(5, "The 20 strikes have killed 80 people."),
            Said(5, "In 21 strikes, 83 people have been killed."),
        ),
        "",
        SERIES.replace("[killed, strikes]", "[{measure: killed, given: strikes}]"),
    ),
)
def test_tallies_for_the_same_number_of_strikes_must_agree(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row(
        "82 and 83, two articles of one day",
        (Said(5, "The flood killed 82."), Said(5, "The flood killed 83.")),
        "warning",
    ),
    Row(
        "82 and 83 in one article",
        (Said(5, "The flood killed 82.\n\nIn all, 83 people were killed."),),
        "warning",
    ),
    Row(
        "82 and at least 82",
        (Said(5, "The flood killed 82.\n\nAt least 82 people were killed."),),
    ),
    Row(
        "82 and between 80 and 85",
        (Said(5, "The flood killed 82.\n\nBetween 80 and 85 people were killed."),),
    ),
    Row(
        "an article of Wednesday speaks of Tuesday",
        (Said(4, "The flood killed 82."), Said(5, "On Tuesday the death toll stood at 83.")),
        "warning",
    ),
    Row(
        "an article of Wednesday gives Tuesday's figure and its own",
        (
            Said(4, "The flood killed 82 people."),
            Said(5, "The death toll rose to 90, up from 82 the day before."),
        ),
    ),
    Row(
        "a superseded figure that was another",
        (
            Said(4, "The flood killed 82 people."),
            Said(5, "The death toll rose to 90, up from 78 the day before."),
        ),
        "warning",
    ),
    Row(
        "the injured are not the dead",
        (Said(5, "The flood killed 82 people and injured 83."),),
    ),
)
def test_two_tolls_of_one_day_are_a_warning(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row("82 on that day", (Said(5, "The flood killed 82."),), "error", SHEET),
    Row("82 after that day", (Said(8, "The flood killed 82."),), "error", SHEET),
    Row("84 on that day", (Said(5, "The flood killed 84."),), "error", SHEET),
    Row("83 on that day", (Said(5, "The flood killed 83."),), "", SHEET),
    Row("at least 82 on that day", (Said(5, "The flood killed at least 82."),), "", SHEET),
    Row("at least 84 on that day", (Said(5, "The flood killed at least 84."),), "error", SHEET),
    Row("about 80 on that day", (Said(5, "The flood killed about 80."),), "", SHEET),
    Row("dozens on that day", (Said(5, "The flood killed dozens."),), "", SHEET),
    Row("90 the day after: it may have grown", (Said(6, "The flood killed 90."),), "", SHEET),
    Row("80 while 80 was the fact", (Said(3, "The flood killed 80."),), "", SHEET),
    Row("78 while 80 was the fact", (Said(3, "The flood killed 78."),), "error", SHEET),
    Row("60 in an article without a date", (Said(None, "The flood killed 60."),), "error", SHEET),
    Row("80 in an article without a date", (Said(None, "The flood killed 80."),), "", SHEET),
    Row("at least 50 on that day", (Said(5, "The flood killed at least 50."),), "error", SHEET),
    Row("a figure the text replaces", (Said(5, "The toll rose to 83, up from 82."),), "", SHEET),
    Row("three children", (Said(5, "Three children were among the dead."),), "", SHEET),
    Row(
        "Tuesday's figure in an article of Wednesday",
        (Said(5, "On Tuesday the death toll stood at 80."),),
        "",
        SHEET,
    ),
    Row(
        "a speaker's figure",
        (Said(5, "“The flood killed 82 people,” said Mayor Ferrán."),),
        "note",
        SHEET,
    ),
    Row("what may happen", (Said(5, "The flood could kill 200 people."),), "", SHEET),
)
def test_an_article_that_contradicts_the_fact_sheet_is_an_error(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@pytest.mark.parametrize(
    ("language", "figure"),
    [
        ("en", "The toll earlier stood at 19."),
        ("en", "The toll, which had earlier stood at 19, is not known."),
        ("en", "Police had earlier put the toll at 19."),
        ("en", "The previous toll of 19 was too low."),
        ("en", "An earlier official count of the dead put the number of deaths at 19."),
        ("en", "Earlier, the toll stood at 19."),
        ("en", "Until then, the death toll was 19."),
        ("en", "The death toll had stood at 19."),
        ("en", "An initial report said that 19 people were killed."),
        ("en", "Police initially said 19 people had died."),
        ("es", "El balance anterior era de 19 muertos."),
        ("es", "El número de muertos era antes de 19."),
        ("es", "Inicialmente se informó de 19 muertos."),
    ],
)
def test_what_was_said_before_does_not_contradict(lint: Lint, language: str, figure: str) -> None:
    whole = {"en": "In all, the flood killed 83 people.", "es": "La riada mató a 83 personas."}
    report = lint(SHEET, Said(5, f"{whole[language]} {figure}", language), Said(4, figure))
    assert report.findings == ()
    assert dict(report.summary.skipped)["superseded in the text"] >= 1


OPENING = "The flood in Pell goes on."


@pytest.mark.parametrize(
    "part",
    [
        "Two people died in Upper Vela.",
        "Three people died in one house in Mill Street.",
        "Two people died when a wall fell on a van near Carrow on Monday.",
        "Two women from Kestrel were killed.",
        "Four people died on Sunday night.",
        "In all, 83 people died. Forty people died in Pell.",
    ],
)
def test_a_count_of_one_place_or_day_is_not_the_toll(lint: Lint, part: str) -> None:
    assert (
        lint(SHEET.replace("2025-03-01", "2025-03-04"), Said(7, f"{OPENING} {part}")).findings == ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Four people were found dead in a bus, bringing the number of people killed to 26.",
        "Four people died on Wednesday, taking the toll of the flood to 26.",
        "Four people have died in hospital, raising to 26 the number of victims.",
        "Four people were killed by a falling wall and pushed the official death toll to 26.",
        "Four people were found dead, which brings the total to 26.",
        "The flood has killed 26 people. On Monday officials had counted 11 dead.",
        "The flood has killed 26 people. On Tuesday night, police had counted 22 dead.",
    ],
)
def test_what_brings_a_toll_to_its_figure_is_not_the_toll(lint: Lint, text: str) -> None:
    before = Said(3, "The flood killed 11 people."), Said(4, "The flood killed 22 people.")
    assert lint(EVENT, *before, Said(6, text)).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Four people were found dead, bringing the number of people killed to 19.",
        "The flood has killed 19 people. The mayor took the chair to the hall.",
    ],
)
def test_a_toll_that_something_brings_to_less_is_one_that_fell(lint: Lint, text: str) -> None:
    assert severities(lint(EVENT, Said(4, "The flood killed 22 people."), Said(6, text))) == [
        "warning"
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Sixty people died in Pell.",
        "The flood killed 60 people in Upper Vela.",
        "So far 60 people have died in Upper Vela and elsewhere.",
        "Sixty people have died, the mayor said in Carrow.",
        "Sixty people were killed in the flooding on Sunday.",
        "Sixty people have died.",
        "Sixty people died on Wednesday.",
    ],
)
def test_a_place_or_day_beside_the_toll_makes_no_part_of_it(lint: Lint, whole: str) -> None:
    assert severities(lint(SHEET, Said(7, f"{OPENING} {whole}"))) == ["error"]


def test_what_opens_an_article_is_the_toll(lint: Lint) -> None:
    assert severities(lint(SHEET, Said(7, "Sixty people died in Upper Vela on Sunday."))) == [
        "error"
    ]


LIVE = (
    "# Live: the flood\n\n{}17:42 {} people are known to have died.\n\n14:05 {} people have died."
)


@pytest.mark.parametrize(
    ("before", "later", "earlier", "found"),
    [
        ("", "Eighty-three", "Eighty", []),
        ("", "Eighty", "Eighty-three", ["error"]),
        ("", "Eighty", "Sixty", ["error"]),
        ("18.10 As rain set in, nobody spoke of it.\n\n", "Eighty", "Sixty", ["error"]),
    ],
)
def test_an_older_entry_of_a_live_page_does_not_contradict(
    lint: Lint, before: str, later: str, earlier: str, found: list[str]
) -> None:
    report = lint(SHEET, Said(5, LIVE.format(before, later, earlier)))
    assert severities(report) == found


def test_times_that_neither_fall_nor_rise_make_no_live_page(lint: Lint) -> None:
    text = "10:05 The flood killed 83 people.\n\n17:42 It rained.\n\n09:10 Sixty people have died."
    assert severities(lint(EVENT, Said(5, text))) == ["warning"]


@rows(
    Row("a time of day", (Said(5, "Earlier on Wednesday a wave killed 60 people."),), "error"),
    Row(
        "a report of something else",
        (Said(5, "The earlier report was right: the flood killed 60 people."),),
        "error",
    ),
    Row("what is so now", (Said(5, "The toll has now reached 60."),), "error"),
)
def test_earlier_alone_replaces_no_figure(lint: Lint, row: Row) -> None:
    check_row(lint, row._replace(pack=SHEET))


@rows(
    Row("groups that make the fact", (Said(5, "It killed 80 men and three women."),), "", SHEET),
    Row("groups that do not", (Said(5, "It killed 60 men and three women."),), "error", SHEET),
    Row(
        "a group of one",
        (Said(5, "It killed 82 villagers and a doctor."),),
        "",
        SHEET,
    ),
    Row(
        "a group of one in Spanish",
        (Said(5, "La riada mató a 81 vecinos, un médico y su esposa.", "es"),),
        "",
        SHEET,
    ),
    Row(
        "groups in Spanish that do not make the fact",
        (Said(5, "La riada mató a 61 vecinos, un médico y su esposa.", "es"),),
        "error",
        SHEET,
    ),
    Row(
        "someone's kin",
        (Said(5, "It killed 81 villagers, a doctor and his wife."),),
        "",
        SHEET,
    ),
    Row(
        "a place that is the fact",
        (Said(5, "The flood killed 97 people. In Vela County, 83 people were killed."),),
        "",
        SHEET,
    ),
    Row(
        "a share that is the fact",
        (Said(5, "The flood killed 97 people, 83 of them children."),),
        "error",
        SHEET,
    ),
    Row(
        "someone who killed himself, too",
        (Said(5, "He shot dead 81 guests and a waiter before killing himself."),),
        "",
        SHEET,
    ),
    Row(
        "a figure that was not understood",
        (Said(5, "The flood killed 60. Of death the valley had seen 83 cases."),),
        "",
        SHEET,
    ),
    Row(
        "a figure of something else",
        (Said(5, "The flood killed 60. Some 83 houses fell."),),
        "error",
        SHEET,
    ),
)
def test_a_fact_that_the_article_may_mean_is_not_contradicted(lint: Lint, row: Row) -> None:
    check_row(lint, row)


def test_a_contradicted_fact_is_shown_with_its_day_and_source(lint: Lint) -> None:
    (finding,) = lint(SHEET, Said(5, "The flood killed 82 people.")).findings
    assert finding.rule == "flood/killed"
    for part in (finding.primary.text, "82", "83", "2025-03-05", "County coroner"):
        assert part in finding.message
    (related,) = finding.related
    assert related.location.path.endswith("pack.yml")


def test_a_contradicted_fact_is_told_in_one_sentence(lint: Lint) -> None:
    (finding,) = lint(SHEET, Said(5, "The flood killed 82 people.")).findings
    assert finding.message == (
        '"killed 82" here, but the fact sheet has 83 as of 2025-03-05 (County coroner)'
    )


def test_a_message_speaks_of_the_first_related_place(lint: Lint) -> None:
    (finding,) = lint(
        EVENT,
        Said(4, "Police said 82 people were killed."),
        Said(5, "The flood killed 85 people."),
        Said(6, "According to the coroner, 80 people were killed."),
    ).findings
    assert '"killed 85" in 2.txt' in finding.message
    assert [related.location.path for related in finding.related] == ["2.txt", "1.txt"]


def test_a_figure_above_an_older_fact_is_counted_as_excused(lint: Lint) -> None:
    report = lint(SHEET, Said(6, "The flood killed 90 people."))
    assert report.findings == ()
    assert (report.summary.compared, dict(report.summary.skipped)) == (
        0,
        {"may have grown since the fact": 1},
    )
    (article,) = report.coverage
    assert dict(article.left_out) == {"not compared: may have grown since the fact": 1}


@rows(
    Row(
        "one incident and the total",
        (Said(5, "A strike on Tuesday killed four people. In all, 61 people were killed."),),
        "",
        OWN_RULE,
    ),
    Row(
        "the rule says otherwise",
        (Said(5, "A strike on Tuesday killed four people. In all, 61 people were killed."),),
        "warning",
        OWN_RULE.replace("subject: killed", "subject: killed, series: false"),
    ),
)
def test_a_rule_of_a_pack_takes_from_it_that_there_are_many_incidents(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row("the old fact, a day late", (Said(6, "The flood killed 80."),), ""),
    Row("the old fact, two days late", (Said(7, "The flood killed 80."),), ""),
    Row("the old fact, three days late", (Said(8, "The flood killed 80."),), "error"),
    Row("neither the old fact nor the new", (Said(6, "The flood killed 71."),), "error"),
)
def test_the_days_of_grace_are_for_the_fact_before(lint: Lint, row: Row) -> None:
    pack = SHEET.replace("source: County coroner", "source: County coroner, lag: 2")
    check_row(lint, row._replace(pack=pack))


@rows(
    Row(
        "two named sources",
        (
            Said(5, "Police said 82 people were killed."),
            Said(5, "According to the coroner, 83 people were killed."),
        ),
        "note",
    ),
    Row(
        "one named source twice",
        (
            Said(5, "Police said 82 people were killed."),
            Said(5, "According to police, 83 people were killed."),
        ),
        "warning",
    ),
    Row(
        "a named source and the article",
        (Said(5, "Police said 82 people were killed."), Said(5, "The flood killed 83 people.")),
        "warning",
    ),
    Row(
        "a quoted speaker and the article",
        (
            Said(5, "“The flood killed 82 people,” said Mayor Ferrán."),
            Said(5, "The flood killed 83 people."),
        ),
        "note",
    ),
    Row(
        "a quoted speaker and herself",
        (
            Said(5, "“The flood killed 82 people,” said Mayor Ferrán."),
            Said(5, "“The flood killed 83 people,” said Mayor Ferrán."),
        ),
        "note",
    ),
)
def test_who_says_so_matters(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@rows(
    Row(
        "a part is not its total",
        (Said(5, "The flood killed 12 people, including three children."),),
    ),
    Row(
        "parts are not each other",
        (Said(5, "The dead include three children. The dead include five nurses."),),
    ),
    Row(
        "a part above its total, which is for bounds",
        (Said(5, "The flood killed 12 people, including 15 children."),),
    ),
    Row(
        "a part as large as its total",
        (Said(5, "The flood killed 12 people, all 12 of them children."),),
    ),
    Row(
        "a part above a floor",
        (Said(5, "The flood killed at least 12 people, including 15 children."),),
    ),
    Row(
        "parts of two measures",
        (Said(5, "The flood killed 12 people. Of the 40 missing, 15 are children."),),
    ),
)
def test_a_part_is_not_compared_with_its_total(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@pytest.mark.parametrize("third", [(227, []), (228, ["warning"])])
def test_two_figures_that_make_a_third_are_its_parts(third: tuple[int, list[str]]) -> None:
    figure, expected = third
    text = (
        "A total of 630 people were killed in November. In the valleys 403 people were killed. "
        f"A total of {figure} people were killed in the towns."
    )
    article = document_from_text(text, "a.txt", Declared(published=date(2025, 3, 5)))
    report = Engine(load([]), lambda rule: rule.check == "count").lint([article])
    assert sorted(set(severities(report))) == expected


@rows(
    Row(
        "incident and total of a single event",
        (Said(5, "The blast killed 14 people.\n\nIn all, 12 people were killed."),),
        "warning",
    ),
    Row(
        "one incident of a series and the total",
        (
            Said(5, "A strike on Tuesday killed four people."),
            Said(5, "In all, the strikes have killed 61 people."),
        ),
        "",
        SERIES,
    ),
    Row(
        "incidents of two days",
        (
            Said(5, "A strike on Monday killed four people."),
            Said(5, "A strike on Tuesday killed three people."),
        ),
        "",
        SERIES,
    ),
    Row(
        "one incident, two figures",
        (
            Said(5, "A strike on Monday killed four people."),
            Said(5, "A strike on Monday killed three people."),
        ),
        "warning",
        SERIES,
    ),
)
def test_totals_and_incidents_are_never_mixed(lint: Lint, row: Row) -> None:
    check_row(lint, row)


@pytest.mark.parametrize(
    "other",
    [
        "A second flood could kill 300 people.",
        "If the dam breaks, 300 people will die.",
        "Officials feared that 300 people had died.",
        "The mayor denied that 300 people had been killed.",
        "It is not true that 300 people were killed.",
        "The forecast is for 300 deaths by the summer.",
        "The gang planned to kill 300 people.",
        "The 1953 flood killed 300 people.",
        "A similar flood in 2010 killed 300 people.",
        "“My neighbour told me, ‘300 people have died,’” he said.",
        "The flood killed dozens of people.",
        "Scores of people were killed.",
        "The flood killed 300 sheep.",
    ],
)
def test_what_is_no_figure_of_this_event_is_never_compared(lint: Lint, other: str) -> None:
    articles = (Said(5, "The flood killed 12 people."), Said(5, other))
    assert severities(lint(EVENT, *articles)) == []


@rows(
    Row(
        "a quarter above the floor",
        (Said(5, "At least 12 people were killed."), Said(5, "The flood killed 15 people.")),
    ),
    Row(
        "more than a quarter above the floor",
        (Said(5, "At least 12 people were killed."), Said(5, "The flood killed 500 people.")),
        "warning",
    ),
    Row(
        "far above the floor on a later day",
        (Said(4, "At least 12 people were killed."), Said(5, "The flood killed 500 people.")),
    ),
    Row(
        "below the floor",
        (Said(5, "At least 12 people were killed."), Said(5, "The flood killed 11 people.")),
        "warning",
    ),
    Row(
        "two floors",
        (Said(5, "At least 12 people died."), Said(5, "At least 14 people were killed.")),
    ),
)
def test_a_floor_agrees_with_a_quarter_more_than_itself(lint: Lint, row: Row) -> None:
    check_row(lint, row)


def test_a_figure_without_a_date_is_counted_as_not_comparable(lint: Lint) -> None:
    articles = (Said(None, "The flood killed 82."), Said(5, "The flood killed 83."))
    report = lint(EVENT, *articles)
    assert severities(report) == []
    assert dict(report.summary.skipped) == {"no date": 1}


def test_vague_amounts_are_counted_as_not_comparable(lint: Lint) -> None:
    articles = (Said(5, "The flood killed dozens."), Said(5, "The flood killed 300."))
    assert dict(lint(EVENT, *articles).summary.skipped) == {"vague": 1}


def test_a_conflict_shows_both_sides_and_asks(lint: Lint) -> None:
    articles = (Said(5, "The flood killed 82 people."), Said(5, "The flood killed 83 people."))
    (finding,) = lint(EVENT, *articles).findings
    (related,) = finding.related
    assert (finding.primary.path, related.location.path) == ("2.txt", "1.txt")
    assert "83" in finding.primary.text
    assert "82" in related.location.text
    for part in (finding.primary.text, related.location.text, "1.txt"):
        assert part in finding.message


def test_the_later_statement_is_the_primary_one(lint: Lint) -> None:
    articles = (Said(6, "The flood killed 80 people."), Said(4, "The flood killed 82 people."))
    (finding,) = lint(EVENT, *articles).findings
    assert finding.primary.path == "1.txt"


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yml"
    pack.write_text(EVENT, "utf-8")
    engine = Engine(load([pack]))
    documents = [
        document_from_text(
            f"The flood killed {figure}.", f"{day}.txt", Declared(date(2025, 3, day))
        )
        for day, figure in ((3, 82), (4, 80), (5, 85), (6, 81))
    ]
    found: Sequence[Finding] = engine.lint(documents).findings
    assert found
    assert engine.lint(documents[::-1]).findings == found


def test_a_rule_of_its_own_says_it_in_its_own_words(lint: Lint) -> None:
    pack = """
story: boats
about: ["*"]
series: true
rules:
  - id: strike-deaths
    check: count
    subject: killed
    scope: total
    given: strikes
    severity: warning
    message: "{here} here, {there} in {place}, both for {given} strikes. Which tally?"
"""
    articles = (
        Said(4, "The 21 strikes have killed 82 people."),
        Said(5, "In 21 strikes, 83 people have been killed."),
    )
    (finding,) = lint(pack, *articles).findings
    assert finding.rule == "boats/strike-deaths"
    assert finding.message.endswith("in 1.txt, both for 21 strikes. Which tally?")


def test_a_measure_of_the_desk_is_tracked_like_the_others(tmp_path: Path) -> None:
    (tmp_path / "measures.yml").write_text(
        "measures:\n  evacuated:\n    verb: [evacuated, evacuating]\n"
        "    participle: [evacuated]\n    total: [number of evacuees]\n",
        "utf-8",
    )
    (tmp_path / "pack.yml").write_text('story: flood\nabout: ["*"]\ntrack: [evacuated]\n', "utf-8")
    engine = Engine(load([tmp_path / "measures.yml", tmp_path / "pack.yml"]))
    documents = [
        document_from_text(text, f"{number}.txt", Declared(date(2025, 3, 5)))
        for number, text in enumerate(
            ("Some 40 schools closed; 1,200 people were evacuated.", "Crews evacuated 900 people."),
            1,
        )
    ]
    (finding,) = engine.lint(documents).findings
    assert (finding.rule, finding.severity) == ("flood/evacuated", "warning")


class TestOutsideAStory:
    """The general rules compare within one article, and only what is plainly one event."""

    def findings(self, text: str) -> list[str]:
        document = document_from_text(text, "a.txt", Declared(published=date(2025, 3, 5)))
        return [found.rule for found in Engine(load()).lint([document]).findings]

    def test_two_attacks_in_one_article_are_not_compared(self) -> None:
        text = "Gunmen killed six guards in Oberau.\n\nA mine killed two farmers near Taldorf."
        assert self.findings(text) == []

    def test_headline_and_text_are_compared_by_their_own_check(self) -> None:
        text = "Mine blast kills 14\n\nThe blast at the mine killed 12 people on Monday."
        assert self.findings(text) == ["headline"]

    def test_words_of_the_whole_make_it_comparable(self) -> None:
        text = "The flood killed 30 people.\n\nIn all, 28 people died in the flood."
        assert self.findings(text) == ["killed"]
