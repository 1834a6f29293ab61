"""What the installation remembers survives restarts and broken files."""

import json
from pathlib import Path

import pytest

from app.settings import RECENT_FILES, Settings, load_settings, save_settings, settings_path


def test_what_was_saved_is_loaded_again() -> None:
    settings = Settings(theme="dark", text_scale=1.5, language="en", backup_folder="D:/copias")
    settings.remember_file(Path("oficina.hilvan"))
    save_settings(settings)
    assert load_settings() == settings


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


@pytest.mark.expected_log("set aside")
@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\x00", b""])
def test_a_broken_file_is_set_aside_and_the_defaults_hold(content: bytes) -> None:
    settings_path().write_bytes(content)
    assert load_settings() == Settings()
    assert settings_path().with_suffix(".broken.json").read_bytes() == content
    assert not settings_path().exists()


def test_only_values_that_fit_are_taken() -> None:
    stored = {"theme": "purple", "text_scale": "big", "recent_files": [1], "language": "en", "x": 1}
    settings_path().write_text(json.dumps(stored))
    assert load_settings() == Settings(language="en")


def test_recent_files_are_few_and_newest_first() -> None:
    settings = Settings()
    for number in range(RECENT_FILES + 3):
        settings.remember_file(Path(f"/oficina/{number}.hilvan"))
    settings.remember_file(Path("/oficina/5.hilvan"))
    names = [Path(name).stem for name in settings.recent_files]
    assert names == ["5", "10", "9", "8", "7", "6", "4", "3"]
    settings.forget_file(Path("/oficina/5.hilvan"))
    assert Path(settings.recent_files[0]).stem == "10"


@pytest.mark.expected_log("not saved")
def test_a_folder_that_cannot_be_written_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HILVAN_DATA", str(tmp_path / "file"))
    save_settings(Settings())
