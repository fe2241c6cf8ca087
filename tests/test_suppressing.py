"""Suppressions through the real command: what they silence, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, make_desk

HEAD = "March 6, 2025\n\nThe harbour fire went on.\n\n"
TOLL = "The harbour fire killed 12 people."
OK = '<!-- factlint: ok kestrel-fire/killed "their own count" -->'


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return make_desk(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLL} {OK}",
        f"{OK} {TOLL}",
        f"{OK}\n{TOLL}",
        f"{OK}\n\n{TOLL}",
        f"{OK}\r\n{TOLL}\r\n",
        f'{OK}\n<!-- factlint: ok weekday, kestrel-fire/injured "no" -->\n{TOLL}',
        f'<!-- factlint: ok count "their own" -->\n{TOLL}',
        f'<!-- factlint: ok kestrel-fire/* "their own" -->\n{TOLL}',
        f'<!-- factlint: ok weekday, kestrel-fire/killed "their own" -->\n{TOLL}',
        f'<!-- factlint: ok weekday kestrel-fire/killed "their own" -->\n{TOLL}',
        f"<!-- factlint: ok kestrel-fire/killed “their own” -->\n{TOLL}",
        f"<!--factlint:ok kestrel-fire/killed «their own»-->\n{TOLL}",
        f'<!-- factlint: ok kestrel-fire/killed\n     "their own" -->\n{TOLL}',
        f'<!-- factlint: off kestrel-fire/killed "their own" -->\n\nNo.\n\n{TOLL}',
        f'<!-- factlint: off count "their own" -->\n\n{TOLL}\n\n<!-- factlint: on count -->\n\nNo.',
        f'{TOLL}\n\n<!-- factlint: file kestrel-fire/killed "their own" -->',
    ],
)
def test_a_suppression_silences_what_it_covers(desk: Desk, text: str) -> None:
    desk.write("a.txt", HEAD + text)
    found = desk.check("a.txt", "--ignore", "suppression")
    assert (found.code, found.out) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        f"{OK}\nNo.\n\n{TOLL}",
        f"{OK} No.\n{TOLL}",
        f"{TOLL}\n{OK}",
        f'<!-- factlint: off count "their own" -->\n\n<!-- factlint: on count -->\n\n{TOLL}',
        f'<!-- factlint: off count "their own" -->\n\n<!-- factlint: on -->\n\n{TOLL}',
        f'{TOLL}\n\n<!-- factlint: off count "their own" -->',
        f'<!-- factlint: ok kestrel-fire/injured "their own" -->\n{TOLL}',
        f"<!-- factlint: ok kestrel-fire/killed -->\n{TOLL}",
        f'<!-- factlint: ok "their own" -->\n{TOLL}',
        f"```\n{OK}\n```\n\n{TOLL}",
        f"Write `{OK}`.\n{TOLL}",
        f"{OK[:-4]}\n{TOLL}",
    ],
)
def test_a_suppression_silences_nothing_else(desk: Desk, text: str) -> None:
    desk.write("a.txt", HEAD + text)
    found = desk.check("a.txt", "--select", "count")
    assert found.code == 1
    assert [rule.partition(":")[2] for rule in found.rules] == ["kestrel-fire/killed"]


def test_the_summary_says_how_many_are_suppressed(desk: Desk) -> None:
    desk.write("a.txt", f"{HEAD}{TOLL} {OK}")
    summary = "1 comparison of 1 assertion: no findings. Left out: 1 suppressed.\n"
    assert desk.run("check", "a.txt").out.endswith(summary)
    counts = json.loads(desk.run("check", "a.txt", "--format", "json").out)["summary"]
    assert (counts["suppressed"], counts["baselined"], counts["errors"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- factlint: ok weekday -->", 'why? Write <!-- factlint: ok weekday "reason" -->'),
        ('<!-- factlint: ok "why" -->', 'which rule? Write <!-- factlint: ok RULE "reason" -->'),
        ('<!-- factlint: okk weekday "a" -->', '"okk" says nothing to factlint; did you mean "ok'),
        ('<!-- factlint: quiet weekday "a" -->', "nothing to factlint; write ok, off, on, file"),
        ("<!-- factlint: on weekday -->", '"weekday" is not off here'),
        ('<!-- factlint: ok weekdya "a" -->', 'check "weekdya" here; did you mean "weekday"?'),
        ('<!-- factlint: ok killd "a" -->', 'no rule or check "killd" here; did you mean "killed'),
        ('<!-- factlint: ok port-of-kestrel "a" -->', 'mean "kestrel-fire/port-of-kestrel"?'),
        ('<!-- factlint: ok q/z "a" -->', 'check "q/z" here: is its story pack in use?'),
        ('<!-- factlint: ok weekday "a"', 'it has no end: "-->" is missing'),
        ('<!-- factlint ok weekday "a" -->', 'a colon is missing: write "factlint:"'),
        ('<!— factlint: ok weekday "a" —>', 'write "<!--" and "-->" with plain hyphens'),
        ('<!-- factlint: ok weekday "a" "b" -->', "write it as <!-- factlint: ok RULE"),
        ('<!-- factlint: ok unused-suppression "a" -->', 'no rule or check "unused-suppression"'),
    ],
)
def test_a_malformed_suppression_is_a_finding_at_its_place(
    desk: Desk, comment: str, said: str
) -> None:
    desk.write("a.txt", f"{HEAD}All is quiet. {comment}\n\nMore than 40 were injured.\n")
    found = desk.check("a.txt")
    assert found.code == 0
    assert found.out.startswith("a.txt:5:15 warning malformed-suppression ")
    assert said in found.out
    assert len(found.rules) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Quiet. <!-- factlint: ok weekday "a" -->', 'nothing of "weekday" to suppress\n'),
        (
            f'{TOLL} {OK} <!-- factlint: ok weekday "a" -->',
            'nothing of "weekday" to suppress\n',
        ),
        (
            f'{TOLL} <!-- factlint: ok killed "a" -->',
            'nothing of "killed" to suppress; what is found is kestrel-fire/killed\n',
        ),
    ],
)
def test_an_unused_suppression_is_a_finding(desk: Desk, text: str, said: str) -> None:
    desk.write("a.txt", HEAD + text)
    found = desk.check("a.txt", "--fail-on", "warning")
    assert found.code == 1
    assert f"warning unused-suppression {said}" in found.out


def test_each_rule_of_a_comment_is_judged_by_itself(desk: Desk) -> None:
    both = '<!-- factlint: ok kestrel-fire/killed, weekday "their own" -->'
    desk.write("a.txt", f"{HEAD}{TOLL} {both}")
    assert 'nothing of "weekday"' in desk.check("a.txt").out
    assert desk.check("a.txt").rules == ["5:unused-suppression"]


def test_unused_is_a_note_where_the_other_article_may_not_have_been_read(desk: Desk) -> None:
    desk.write("a.txt", f"{HEAD}The harbour fire killed 14 people. {OK}")
    assert desk.check("a.txt").out == ""
    assert " note unused-suppression " in desk.check("a.txt", "--notes").out


@pytest.mark.parametrize("choice", [["--ignore", "weekday"], ["--select", "suppression,name"]])
def test_a_rule_that_is_left_out_is_not_judged(desk: Desk, choice: list[str]) -> None:
    desk.write("a.txt", f'{HEAD}Quiet. <!-- factlint: ok weekday "a" -->')
    assert desk.check("a.txt", *choice).out == ""


def test_a_suppressed_note_is_in_use(desk: Desk) -> None:
    text = 'The ferry sails again.\n\n<!-- factlint: file metadata "undated on purpose" -->\n'
    desk.write("a.txt", text)
    assert desk.check("a.txt", "--fail-on", "note").out == ""


@pytest.mark.parametrize("rule", ["unused-suppression", "malformed-suppression", "suppression"])
def test_the_rules_about_suppressions_are_explained_and_switched_off(desk: Desk, rule: str) -> None:
    comment = "ok weekday" if rule == "malformed-suppression" else 'ok weekday "a"'
    desk.write("a.txt", f"{HEAD}Quiet. <!-- factlint: {comment} -->")
    assert desk.check("a.txt").out
    assert desk.check("a.txt", "--ignore", rule).out == ""
    if rule != "suppression":
        assert "How suppression works" in desk.run("explain", rule).out


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The Port of Kestrell [sic] is shut.", []),
        ("The Port of Kestrell (sic) is shut.", []),
        ("The Port of Kestrell[sic] is shut.", []),
        ("The Port of Kestrell *[sic]* is shut.", []),
        ("The Port of Kestrell, [sic] it is shut.", ["5:kestrel-fire/port-of-kestrel"]),
        ("[sic] The Port of Kestrell is shut.", ["5:kestrel-fire/port-of-kestrel"]),
        ("The Port of Kestrell is shut [sic].", ["5:kestrel-fire/port-of-kestrel"]),
        ("The harbour fire killed 12 [sic] people.", ["5:kestrel-fire/killed"]),
    ],
)
def test_sic_is_about_the_spelling_of_the_word_before(
    desk: Desk, text: str, rules: list[str]
) -> None:
    desk.write("a.txt", HEAD + text)
    assert desk.check("a.txt").rules == rules


def test_a_comment_is_not_read_as_prose(desk: Desk) -> None:
    reason = (
        "not 99 killed, says Mayor Ana Petrovci; 45 people were killed on Friday, March 7, 2025"
    )
    desk.write("a.txt", f'{HEAD}{TOLL} <!-- factlint: ok count "{reason}" -->\n')
    assert desk.check("a.txt").out == ""
    assert "99" not in desk.run("extract", "a.txt").out


def test_wrapped_lines_are_joined_across_a_comment(desk: Desk) -> None:
    long = "x" * 150
    desk.write(
        "a.txt",
        "March 6, 2025\n\n"
        "The harbour fire that began in the old grain terminal has killed\n"
        f'<!-- factlint: ok kestrel-fire/injured "{long}" -->\n'
        "12 people, the mayor of the city said on Thursday in a statement\n"
        "that she read to reporters at the gates of the port this morning.\n",
    )
    assert desk.check("a.txt").rules == ["3:kestrel-fire/killed"]


def test_places_stay_those_of_the_file(desk: Desk) -> None:
    desk.write("a.txt", f'<!-- factlint: ok weekday "a" -->{HEAD}<!-- factlint: on -->{TOLL}')
    assert "a.txt:5:39 error kestrel-fire/killed" in desk.check("a.txt").out


def test_a_part_above_its_total_is_suppressed_where_it_is_reported(desk: Desk) -> None:
    text = "The harbour fire injured 12 people, including 30 children. "
    desk.write("a.txt", HEAD + text)
    assert desk.check("a.txt").rules == ["5:bounds"]
    desk.write("a.txt", f'{HEAD}{text}<!-- factlint: ok bounds "as said" -->')
    assert desk.check("a.txt").out == ""


def article(day: int, injured: int, comment: str = "") -> str:
    return f"March {day}, 2025\n\nThe harbour fire injured {injured} people in all. {comment}\n"


QUIET = '<!-- factlint: ok kestrel-fire/injured "hospital figures" -->'


@pytest.mark.parametrize(("first", "second"), [(QUIET, ""), ("", QUIET), (QUIET, QUIET)])
def test_either_side_of_a_conflict_suppresses_it(desk: Desk, first: str, second: str) -> None:
    desk.write("a.txt", article(6, 40))
    desk.write("b.txt", article(6, 30))
    assert desk.check("a.txt", "b.txt").rules == ["3:kestrel-fire/injured"]
    desk.write("a.txt", article(6, 40, first))
    desk.write("b.txt", article(6, 30, second))
    assert desk.check("a.txt", "b.txt", "--notes").out == ""
    assert "Left out: 1 suppressed." in desk.run("check", "a.txt", "b.txt").out


def test_what_a_suppressed_figure_disagreed_with_is_still_compared(desk: Desk) -> None:
    desk.write("a.txt", article(6, 40))
    desk.write("b.txt", article(6, 30, QUIET))
    desk.write("c.txt", article(6, 20))
    found = desk.check("a.txt", "b.txt", "c.txt")
    assert found.rules == ["3:kestrel-fire/injured"]
    assert found.out.startswith("c.txt:3:18 ")
    assert "b.txt" not in found.out


def test_suppressing_a_right_figure_makes_no_finding_of_another(desk: Desk) -> None:
    told = "The harbour fire killed 14 people. "
    other = "\n\nSmoke from the harbour fire killed 12 people."
    desk.write("a.txt", f"March 6, 2025\n\n{told}{other}")
    before = desk.check("a.txt", "--notes", "--ignore", "suppression").rules
    desk.write("a.txt", f"March 6, 2025\n\n{told}{OK}{other}")
    after = desk.check("a.txt", "--notes", "--ignore", "suppression").rules
    assert set(after) <= set(before)


SIDE = """
suppress:
  - rule: [kestrel-fire/killed, kestrel-fire/injured]
    reason: their own count
    words: {words}
"""


@pytest.mark.parametrize("words", ["killed 12 people", "12", '"fire   killed 12 people."'])
def test_a_side_file_suppresses_by_words(desk: Desk, words: str) -> None:
    desk.write("a.txt", HEAD + TOLL)
    desk.write("a.txt.meta.yml", SIDE.replace("{words}", words))
    assert desk.check("a.txt").out == ""


@pytest.mark.parametrize("words", ["killed 13 people", "went on"])
def test_other_words_of_a_side_file_suppress_nothing(desk: Desk, words: str) -> None:
    desk.write("a.txt", HEAD + TOLL)
    desk.write("a.txt.meta.yml", SIDE.replace("{words}", words))
    found = desk.check("a.txt", "--notes")
    assert set(found.rules) == {"5:kestrel-fire/killed", "3:unused-suppression"}


def test_curly_quotes_are_the_same_in_words_of_a_side_file(desk: Desk) -> None:
    desk.write("a.txt", f"{HEAD}The mayor’s view: the harbour fire killed 12 people.")
    side = SIDE.replace("{words}", '"mayor\'s view: the harbour fire killed 12"')
    desk.write("a.txt.meta.yml", side)
    assert desk.check("a.txt").out == ""


def test_a_side_file_suppresses_in_the_whole_article(desk: Desk) -> None:
    desk.write("a.txt", HEAD + TOLL)
    desk.write("a.txt.meta.yml", "suppress:\n- {rule: count, reason: their own count}\n")
    assert desk.check("a.txt", "--notes").out == ""


def test_words_that_are_gone_are_said_in_the_side_file_and_lead_to_the_article(desk: Desk) -> None:
    desk.write("a.txt", HEAD + TOLL)
    desk.write("a.txt.meta.yml", SIDE.replace("{words}", "killed 13"))
    report = json.loads(desk.run("check", "a.txt", "--format", "json").out)
    unused = next(f for f in report["findings"] if f["rule"] == "unused-suppression")
    assert (unused["path"], unused["line"], unused["severity"]) == ("a.txt.meta.yml", 3, "warning")
    assert unused["message"] == '"killed 13" is not in the article: nothing to suppress'
    assert [related["path"] for related in unused["related"]] == ["a.txt"]


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("suppress:\n- {rule: count}\n", 'a.txt.meta.yml:2:3: missing key "reason"'),
        ("suppress:\n- {reason: a}\n", 'a.txt.meta.yml:2:3: missing key "rule"'),
        ("suppress:\n- {rule: count, reason: a, word: b}\n", 'unknown key "word"; did you mean'),
    ],
)
def test_a_wrong_entry_of_a_side_file_fails_the_run(desk: Desk, side: str, said: str) -> None:
    desk.write("a.txt", HEAD + TOLL)
    desk.write("a.txt.meta.yml", side)
    found = desk.check("a.txt")
    assert found.code == 2
    assert said in found.err


def test_the_side_file_counts_for_standard_input_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt.meta.yml", "suppress:\n- {rule: count, reason: their own count}\n")
    desk.stdin(monkeypatch, (HEAD + TOLL).encode())
    assert desk.check("-", "--stdin-filename", "a.txt").out == ""
