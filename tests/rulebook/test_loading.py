"""What a rulebook is made of: shipped rules, the desk's own, and which of two comes first."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from factlint import engine
from factlint.documents import Declared, Document, document_from_text
from factlint.extract.grammar import Grammar
from factlint.model import Finding
from factlint.rulebook import Pattern, Rulebook
from factlint.rulebook.references import Counting
from factlint.rulebook.shipped import is_shipped, shipped_rules, yaml_files
from factlint.rulebook.vocabulary import patterns_of, slots_of

ROOT = Path(__file__).parent.parent.parent
DRAFT = "The dam burst on Friday, November 17, 2025.\n"


def load(folder: Path, *texts: str, stories: tuple[str, ...] = ()) -> Rulebook:
    """The rulebook of a desk with some rule files."""
    for number, text in enumerate(texts):
        (folder / f"{number}.yml").write_text(text, encoding="utf-8")
    return engine.load([folder] if texts else [], stories)


def severity_of(rulebook: Rulebook, rule: str) -> str:
    (severity,) = (each.severity for each in rulebook.rules if each.id == rule)
    return severity


def article(text: str, day: int) -> Document:
    return document_from_text(text, f"june-{day}.txt", Declared(date(2025, 6, day), None, None))


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(found.rule, found.severity, found.primary.path) for found in findings]


def patterns_in(value: object) -> Iterator[Pattern]:
    """All patterns of a record, however deep."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, msgspec.Struct | tuple):
        parts = value if isinstance(value, tuple) else msgspec.structs.astuple(value)
        for part in parts:
            yield from patterns_in(part)


def test_the_general_rules_apply_without_any_file() -> None:
    rulebook = engine.load()
    assert {"killed", "weekday"} <= {rule.id for rule in rulebook.rules}
    assert rulebook.stories == ()
    assert all(is_shipped(file) for file in rulebook.files)


def test_a_shipped_story_applies_when_it_is_named() -> None:
    shipped = [Path(file.name).stem for file in yaml_files(shipped_rules() / "stories")]
    rulebook = engine.load([], shipped)
    assert [story.id for story in rulebook.stories] == shipped


def test_every_rule_says_where_it_is_written() -> None:
    rulebook = engine.load([], ["venezuela-boat-strikes"])
    places = {rule.id: rule.place for rule in rulebook.rules}
    assert None not in places.values()
    tracked = places["venezuela-boat-strikes/killed"]
    assert tracked is not None
    assert tracked.excerpt.strip() == "- measure: killed"


class TestOneNameTwice:
    def test_a_rule_of_the_desk_replaces_the_shipped_one(self, tmp_path: Path) -> None:
        own = "rules: [{id: weekday, check: weekday, severity: note, overrides: true}]"
        assert severity_of(load(tmp_path), "weekday") == "error"
        assert severity_of(load(tmp_path, own), "weekday") == "note"

    def test_a_story_of_the_desk_replaces_the_shipped_one_with_all_its_rules(
        self, tmp_path: Path
    ) -> None:
        story = "venezuela-boat-strikes"
        own = f"story: {story}\nabout: Orinoco\ntrack: [{{measure: injured, severity: error}}]\n"
        rulebook = load(tmp_path, own, stories=(story,))
        assert [rule.id for rule in rulebook.rules if rule.story] == [f"{story}/injured"]
        (only,) = rulebook.stories
        assert [about.text for about in only.about] == ["Orinoco"]

    def test_a_measure_of_the_desk_replaces_the_shipped_one(self, tmp_path: Path) -> None:
        rulebook = load(tmp_path, "measures: {arrested: {participle: nabbed}}")
        lexicon = rulebook.lexicon("en")
        assert lexicon is not None
        assert [name for name, _ in lexicon.measures].count("arrested") == 1
        measure = lexicon.measure("arrested")
        assert measure is not None
        assert measure.participle == ("nabbed",)

    def test_a_lexicon_of_the_desk_replaces_the_shipped_one(self, tmp_path: Path) -> None:
        shutil.copy(ROOT / "rules" / "lexicon" / "es.yml", tmp_path)
        changed = (tmp_path / "es.yml").read_text("utf-8").replace("name: Español", "name: Own")
        (tmp_path / "es.yml").write_text(changed, "utf-8")
        rulebook = engine.load([tmp_path])
        assert [lexicon.name for lexicon in rulebook.lexicons] == ["English", "Own"]

    def test_a_file_that_is_reached_twice_is_loaded_once(self, tmp_path: Path) -> None:
        (tmp_path / "desk").symlink_to(ROOT / "rules")
        once = engine.load([ROOT / "rules"])
        thrice = engine.load([tmp_path / "desk", ROOT / "rules", ROOT / "rules" / "general"])
        assert [rule.id for rule in thrice.rules] == [rule.id for rule in once.rules]
        assert len(thrice.files) == len(once.files)

    def test_a_checkout_replaces_the_rules_of_an_older_installation(self, tmp_path: Path) -> None:
        shutil.copytree(ROOT / "rules", tmp_path / "rules")
        rulebook = engine.load([tmp_path / "rules"], ["venezuela-boat-strikes"])
        assert not any(is_shipped(rule.place.path) for rule in rulebook.rules if rule.place)


class TestWhereRulesAreFound:
    def run(self, command: str, *, site: Path, cwd: Path) -> str:
        """The output of the factlint in a folder or archive, which is not the installed one."""
        return subprocess.run(
            (sys.executable, "-m", "factlint", *command.split()),
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": str(site)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        ).stdout

    @pytest.mark.slow
    @pytest.mark.parametrize("rules", ["factlint/rules", "rules"], ids=["wheel", "checkout"])
    @pytest.mark.parametrize("zipped", [False, True], ids=["unpacked", "zipped"])
    def test_rules_are_found_wherever_the_package_is(
        self, tmp_path: Path, rules: str, zipped: bool
    ) -> None:
        site, desk = tmp_path / "site", tmp_path / "desk"
        desk.mkdir()
        (desk / "draft.txt").write_text(DRAFT, encoding="utf-8")
        unused = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "factlint", site / "factlint", ignore=unused)
        shutil.copytree(ROOT / "rules", site / rules)
        if zipped:
            archive = shutil.make_archive(str(tmp_path / "factlint"), "zip", site)
            shutil.rmtree(site)
            site = Path(archive)
        assert f"{site}/{rules}/general/weekday.yml:3:5" in self.run("rules", site=site, cwd=desk)
        found = self.run("check --format concise draft.txt", site=site, cwd=desk)
        assert found.startswith("draft.txt:1:18 error weekday")


SHELTER = """measures:
  evacuated: {verb: [evacuate, evacuated, evacuating], participle: [evacuated, moved out]}
  layoffs: {noun: [layoffs, job cuts], read: ["let {count} people go"]}
"""
ELECTION = """measures:
  ballots:
    grows: always
    noun: [ballots]
story: recount
about: [Bellmore county]
facts:
  - {subject: ballots, value: 5210, as_of: 2025-06-03, source: County clerk}
track: [ballots]
"""


class TestMeasuresOfTheDesk:
    def test_a_measure_is_read_by_its_words(self, tmp_path: Path) -> None:
        rules = "rules:\n" + "".join(
            f"  - {{id: {name}, check: count, subject: {name}}}\n"
            for name in ("evacuated", "layoffs")
        )
        rulebook = load(tmp_path, SHELTER + rules)
        text = (
            "Guards evacuated 340 people; 300 were moved out. 75 layoffs came. It let 9 people go."
        )
        result = engine.Engine(rulebook).read_article(article(text, 3))
        read = [(each.subject, each.value.value) for each in result.assertions]  # type: ignore[union-attr]
        assert sorted(read) == [
            ("evacuated", 300),
            ("evacuated", 340),
            ("layoffs", 9),
            ("layoffs", 75),
        ]

    def test_a_measure_is_tracked_by_a_story_of_another_file(self, tmp_path: Path) -> None:
        story = "story: flood\nabout: [Rowan river]\ntrack: [evacuated]\n"
        rulebook = load(tmp_path, SHELTER, story)
        articles = [
            article("The Rowan river rose. In total, 340 people were evacuated.", 3),
            article("The Rowan river fell. In total, 290 people were evacuated.", 4),
        ]
        findings = engine.lint(articles, rulebook).findings
        assert said(findings) == [("flood/evacuated", "warning", "june-4.txt")]

    def test_a_measure_is_compared_with_the_fact_sheet(self, tmp_path: Path) -> None:
        rulebook = load(tmp_path, ELECTION)
        articles = [article("Bellmore county counted 5,120 ballots in all.", 4)]
        findings = engine.lint(articles, rulebook).findings
        assert said(findings) == [("recount/ballots", "error", "june-4.txt")]
        (fact,) = findings[0].related
        assert (fact.location.text, fact.location.line) == ("5210", 8)


class TestSlots:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_the_words_of_every_pattern_of_a_lexicon_are_known(self, language: str) -> None:
        lexicon = engine.load().lexicon(language)
        assert lexicon is not None
        known = set(patterns_of(lexicon))
        assert [pattern.text for pattern in patterns_in(lexicon) if pattern not in known] == []

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_every_slot_that_a_pattern_may_name_can_be_compiled(self, language: str) -> None:
        lexicon = engine.load().lexicon(language)
        assert lexicon is not None
        grammar = Grammar(lexicon)
        for slot in sorted(slots_of(lexicon)):
            pattern = Pattern.parse(f"a {{{slot}}}")
            assert grammar.compiler.compile([pattern], {slot})

    def test_a_slot_of_one_language_matches_nothing_in_another(self, tmp_path: Path) -> None:
        own = "rules: [{id: left, check: residue, phrases: ['{leave} it']}]"
        spanish = article("El Gobierno de la isla no ha dicho que el puente es de la ciudad.", 3)
        assert engine.lint([spanish], load(tmp_path, own)).findings == ()


def test_a_rulebook_survives_the_way_to_another_process() -> None:
    rulebook = engine.load([], ["venezuela-boat-strikes"])
    there = pickle.loads(pickle.dumps(rulebook))
    assert msgspec.to_builtins(there) == msgspec.to_builtins(rulebook)


def test_counting_rules_are_told_by_what_they_have() -> None:
    rules = {rule.id: rule for rule in engine.load().rules}
    assert isinstance(rules["killed"], Counting)
    assert not isinstance(rules["weekday"], Counting)
