"""A draft against the corpus: compared with all of it, and only the draft is reported."""

from pathlib import Path

import pytest

from factlint.cli import main

PACK = "story: flood\nabout: [Vela]\ntrack: [killed]\n"
CONFIG = "rules: [desk.yml]\ncorpus: [archive]\nselect: [count]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a right draft and two published articles that disagree with each other."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "factlint.yml").write_text(CONFIG)
    (tmp_path / "desk.yml").write_text(PACK)
    (tmp_path / "archive").mkdir()
    article("archive/first.txt", "March 4, 2025\n\nThe Vela flood killed 12 people.\n")
    article("archive/second.txt", "March 4, 2025\n\nThe Vela flood killed 40 people.\n")
    article("draft.txt", "March 5, 2025\n\nThe Vela flood killed 41 people.\n")
    return tmp_path


def article(name: str, text: str) -> None:
    Path(name).write_text(text)


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = main(["check", "--format", "concise", "--fail-on", "warning", *arguments])
    out, err = capsys.readouterr()
    return code, [line.split()[0] for line in out.splitlines()], err


def test_what_the_archive_says_of_itself_is_not_the_drafts_affair(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found, err = checked(capsys, "draft.txt")
    assert (code, found) == (0, [])
    assert "3 articles read" in err


def test_a_draft_that_disagrees_with_the_archive_is_reported(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article("draft.txt", "March 5, 2025\n\nThe Vela flood killed 30 people.\n")
    code, found, _ = checked(capsys, "draft.txt")
    assert (code, found) == (1, ["draft.txt:3:16"])


def test_the_draft_may_be_the_earlier_side(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article("draft.txt", "March 3, 2025\n\nThe Vela flood killed 20 people.\n")
    code, found, _ = checked(capsys, "draft.txt")
    assert (code, found) == (1, ["draft.txt:3:16"])


def test_an_article_of_the_archive_that_is_asked_for_is_not_compared_with_itself(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article("archive/first.txt", "March 4, 2025\n\nThe Vela flood killed 40 people.\n")
    code, found, err = checked(capsys, "./archive/first.txt")
    assert (code, found) == (0, [])
    assert "2 articles read" in err


def test_a_corpus_may_be_named_by_globs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "factlint.yml").write_text(CONFIG.replace("archive", '"archive/**/s*.txt"'))
    article("draft.txt", "March 5, 2025\n\nThe Vela flood killed 30 people.\n")
    code, found, err = checked(capsys, "draft.txt")
    assert (code, found) == (1, ["draft.txt:3:16"])
    assert "2 articles read" in err


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        ("archive/**", 4),
        ("archive/*", 4),
        ("archive/**/*", 4),
        ("**/first.*", 1),
        ("archive/[ft]*t", 2),
        ("archive/*/*.md", 1),
        ("a*/s*", 1),
        ("arch?ve/2024", 1),
        ("../{desk.name}/archiv[e]/first.txt", 1),
        ("{desk}/archive/f*", 1),
        ("[old] archive", 1),
        ("[[]old] archive/*.txt", 1),
    ],
)
def test_a_glob_reads_what_the_folders_would(
    desk: Path, capsys: pytest.CaptureFixture[str], entry: str, read: int
) -> None:
    for name in ("[old] archive", "archive/2024", "archive/.kept", "archive/lost"):
        Path(name).mkdir()
    article("[old] archive/a.txt", "Nothing.")
    article("archive/2024/a.md", "Nothing.")
    article("archive/third.text", "Nothing.")
    article("archive/left out.txt", "Nothing.")
    article("archive/lost/a.txt", "Nothing.")
    article("archive/.kept/a.txt", "Nothing.")
    article("archive/.gitignore", "left out.*\nlost/\n")
    article("archive/notes.yml", "rules: []")
    article("archive/first.txt.meta.yml", "language: en")
    (desk / "archive" / "photo.jpg").write_bytes(b"\xff\xd8")
    entry = entry.format(desk=desk)
    (desk / "factlint.yml").write_text(CONFIG.replace("archive", f"'{entry}'"))
    code, _, err = checked(capsys, "draft.txt")
    assert (code, err.splitlines()[1:]) == (0, []), err
    assert err.startswith(f"{read + 1} articles read"), err


def test_the_folder_of_the_configuration_is_no_glob(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "x [1]").mkdir()
    for name in ("factlint.yml", "desk.yml", "archive", "draft.txt"):
        (desk / name).rename(desk / "x [1]" / name)
    for entry in ("archive", "'archive/*'"):
        (desk / "x [1]" / "factlint.yml").write_text(CONFIG.replace("archive", entry))
        code, _, err = checked(capsys, "x [1]/draft.txt")
        assert code == 0
        assert "3 articles read" in err


def test_a_glob_that_means_nothing_is_told_at_its_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "factlint.yml").write_text(CONFIG.replace("archive", '"archive/*.html"'))
    code, _, err = checked(capsys, "draft.txt")
    assert code == 2
    assert 'factlint.yml:2:10: corpus "archive/*.html": no article of that name' in err


def test_a_broken_article_of_the_corpus_is_told_and_holds_nothing_up(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "archive" / "broken.txt").write_bytes(b"\xff\xfe\x00")
    code, found, err = checked(capsys, "draft.txt")
    assert (code, found) == (0, [])
    assert "archive/broken.txt: this is UTF-16" in err


def test_a_corpus_that_is_not_there_is_told_at_its_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "factlint.yml").write_text(CONFIG.replace("archive", "archives"))
    code, _, err = checked(capsys, "draft.txt")
    assert code == 2
    assert 'factlint.yml:2:10: corpus "archives": no such file or folder' in err


def test_standard_input_is_compared_with_the_corpus(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    text = b"March 5, 2025\n\nThe Vela flood killed 30 people.\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    code, found, _ = checked(capsys, "-", "--stdin-filename", "draft.txt")
    assert (code, found) == (1, ["draft.txt:3:16"])
