"""Settings: defaults, then the file, then the environment, then a command's options."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.settings import Settings, load_settings


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({"HOME": "/", "ONRECORD_BENCH": "elsewhere"}, tmp_path) == Settings(processes=1, quiet=False, strict=False)


def test_the_environment_goes_before_the_file_and_options_before_both(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("processes = 2\nstrict = true\n")
    found = load_settings({"ONRECORD_PROCESSES": "3", "ONRECORD_QUIET": "yes"}, tmp_path)
    assert found == Settings(processes=3, quiet=True, strict=True)
    assert load_settings({"ONRECORD_STRICT": "0"}, tmp_path) == Settings(processes=2)
    assert found.given(processes=4) == Settings(processes=4, quiet=True, strict=True)
    assert Settings().given(quiet=True, strict=True) == Settings(quiet=True, strict=True)


def test_a_named_file_is_taken_instead(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("processes = 2\n")
    (tmp_path / "other.toml").write_text("quiet = true\n")
    assert load_settings({"ONRECORD_CONFIG": str(tmp_path / "other.toml")}, tmp_path) == Settings(quiet=True)


@pytest.mark.parametrize(
    ("file", "environment", "says"),
    [
        ("prozesses = 2", {}, "onrecord.toml: no setting 'prozesses'; there are processes, quiet, strict"),
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
