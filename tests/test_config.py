"""Finding and reading the configuration, and what is said of a wrong one."""

from pathlib import Path

import pytest

from factlint.config import Config, ConfigError, find_config


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_the_configuration_is_empty(desk: Path) -> None:
    assert find_config(desk) == Config()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factlint.yml", "rules: [a.yml, b]\nstories:\n  - boats\n"),
        ("pyproject.toml", '[tool.factlint]\nrules = ["a.yml", "b"]\nstories = ["boats"]\n'),
        ("pyproject.toml", 'tool.factlint.rules = ["a.yml", "b"]\ntool.factlint.stories=["boats"]'),
    ],
)
def test_both_files_say_the_same(desk: Path, name: str, text: str) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    assert find_config(desk) == Config((Path("a.yml"), Path("b")), ("boats",), desk / name)


def test_a_file_with_a_byte_order_mark_is_read(desk: Path) -> None:
    (desk / "factlint.yml").write_text("stories: [boats]", encoding="utf-8-sig")
    (desk / "sub").mkdir()
    assert find_config(desk / "sub").stories == ("boats",)


def test_paths_are_relative_to_the_file_that_has_them(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = desk / "drafts" / "today"
    below.mkdir(parents=True)
    (desk / "factlint.yml").write_text("rules: [rules, /etc/desk.yml]", encoding="utf-8")
    monkeypatch.chdir(below)
    assert find_config(below).rules == (desk / "rules", Path("/etc/desk.yml"))


def test_the_nearest_folder_decides_and_yaml_wins_within_it(desk: Path) -> None:
    near = desk / "near"
    near.mkdir()
    (desk / "factlint.yml").write_text("stories: [far]", encoding="utf-8")
    (near / "pyproject.toml").write_text("[tool.factlint]\nstories = ['toml']", encoding="utf-8")
    assert find_config(near).stories == ("toml",)
    (near / "factlint.yml").write_text("stories: [yaml]", encoding="utf-8")
    assert find_config(near).stories == ("yaml",)


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'x'\n", "# [tool.factlint]\n", "no toml = = and not ours"]
)
def test_a_pyproject_of_others_is_passed_over(desk: Path, text: str) -> None:
    (desk / "pyproject.toml").write_text(text, encoding="utf-8")
    assert find_config(desk) == Config()


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        (
            "pyproject.toml",
            "[tool.ruff]\nrule = 1\n\n[tool.factlint]\nrule = []\nstories = 'boats'\n",
            [
                'pyproject.toml:5:1: unknown key "rule"; did you mean "rules"?',
                'pyproject.toml:6:1: "stories" wants a list of texts',
            ],
        ),
        (
            "pyproject.toml",
            "[tool]\nfactlint = 3 # tool.factlint\n",
            ['pyproject.toml:2:1: "factlint" wants a table'],
        ),
        (
            "pyproject.toml",
            "[tool.factlint]\nrules = [1, 2]\n  colour = true\n",
            [
                'pyproject.toml:2:1: "rules" wants a list of texts',
                'pyproject.toml:3:3: unknown key "colour"; valid keys: rules, stories, baseline',
            ],
        ),
        (
            "pyproject.toml",
            "[tool.factlint]\nrules = = 1\n",
            ["pyproject.toml:2:9: Invalid value"],
        ),
        ("factlint.yml", "rules: [\n", ["factlint.yml:2:1: a value is missing here"]),
        (
            "factlint.yml",
            "rule: []\nstoreys: []\n",
            [
                'factlint.yml:1:1: unknown key "rule"; did you mean "rules"?',
                'factlint.yml:2:1: unknown key "storeys"; did you mean "stories"?',
            ],
        ),
    ],
)
def test_a_wrong_file_is_an_error_with_every_place(
    desk: Path, name: str, text: str, problems: list[str]
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_config(desk)
    assert str(caught.value).splitlines() == problems


def test_bytes_that_are_no_text_are_an_error_with_the_line(desk: Path) -> None:
    (desk / "factlint.yml").write_bytes(b"rules:\n- \xff\n")
    with pytest.raises(ConfigError, match=r"^factlint\.yml:2:1: not valid UTF-8$"):
        find_config(desk)


def test_what_cannot_be_read_is_an_error(desk: Path) -> None:
    (desk / "factlint.yml").mkdir()
    with pytest.raises(ConfigError, match=r"^factlint\.yml: cannot be read: "):
        find_config(desk)
