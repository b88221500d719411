"""Settings: defaults, then the file, then the environment, then a command's options."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.settings import Settings, data_folder, load_settings


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path) -> None:
    found = load_settings({"HOME": "/home/ines", "ONRECORD_BENCH": "elsewhere"}, tmp_path)
    assert found == Settings(processes=1, quiet=False, strict=False, db="/home/ines/.local/share/onrecord/onrecord.db", contact="")


def test_the_environment_goes_before_the_file_and_options_before_both(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("processes = 2\nstrict = true\n")
    found = load_settings({"ONRECORD_PROCESSES": "3", "ONRECORD_QUIET": "yes"}, tmp_path)
    assert replace(found, db="") == Settings(processes=3, quiet=True, strict=True)
    assert replace(load_settings({"ONRECORD_STRICT": "0"}, tmp_path), db="") == Settings(processes=2)
    assert found.given(processes=4) == replace(found, processes=4)
    assert Settings().given(quiet=True, strict=True) == Settings(quiet=True, strict=True)


def test_a_named_file_is_taken_instead(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("processes = 2\n")
    (tmp_path / "other.toml").write_text("quiet = true\n")
    assert replace(load_settings({"ONRECORD_CONFIG": str(tmp_path / "other.toml")}, tmp_path), db="") == Settings(quiet=True)


@pytest.mark.parametrize(
    ("file", "environment", "says"),
    [
        ("prozesses = 2", {}, "onrecord.toml: no setting 'prozesses'; there are processes, quiet, strict, rewrite_key, db, contact"),
        ('processes = "2"', {}, "processes = '2' is no int"),
        ("processes = true", {}, "processes = True is no int"),
        ("processes = 0", {}, "0 is not at least 1"),
        ("processes =", {}, "onrecord.toml: "),
        ("", {"ONRECORD_PROCESSES": "two"}, "ONRECORD_PROCESSES: 'two' is no whole number"),
        ("", {"ONRECORD_QUIET": "perhaps"}, "ONRECORD_QUIET: 'perhaps' is neither yes nor no"),
        ("", {"ONRECORD_CONFIG": "gone.toml"}, "gone.toml: "),
    ],
)
def test_a_fault_names_the_file_or_variable(tmp_path: Path, file: str, environment: dict[str, str], says: str) -> None:
    (tmp_path / "onrecord.toml").write_text(file)
    with pytest.raises(UsageError) as caught:
        load_settings(environment, tmp_path)
    assert says in str(caught.value)


def test_the_archive_is_named_by_an_option_then_the_environment_then_the_file(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text('db = "desk.db"\ncontact = "desk@news.example"\n')
    found = load_settings({"HOME": "/home/ines"}, tmp_path)
    assert (found.db, found.contact) == ("desk.db", "desk@news.example")
    named = load_settings({"ONRECORD_DB": "postgresql://db/news", "ONRECORD_CONTACT": ""}, tmp_path)
    assert (named.db, named.contact) == ("postgresql://db/news", "desk@news.example")
    assert named.given(db="other.db").db == "other.db"
    assert named.given().db == "postgresql://db/news"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/home/ines"}, "/home/ines/.local/share/onrecord"),
        ("linux", {"HOME": "/home/ines", "XDG_DATA_HOME": "/data"}, "/data/onrecord"),
        ("linux", {"HOME": "/home/ines", "XDG_DATA_HOME": "data"}, "/home/ines/.local/share/onrecord"),
        ("linux", {}, "/here"),
        ("darwin", {"HOME": "/Users/ines"}, "/Users/ines/Library/Application Support/onrecord"),
        ("win32", {"LOCALAPPDATA": "/Local", "USERPROFILE": "/ines"}, "/Local/onrecord"),
    ],
)
def test_the_data_folder_is_the_platforms(platform: str, environment: dict[str, str], folder: str) -> None:
    assert data_folder(environment, Path("/here"), platform) == Path(folder)
