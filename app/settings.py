"""What this installation remembers: never the office's data, only how it is worked with."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from app.files import replacing
from app.i18n import LANGUAGES
from app.moving import move_over
from app.paths import data_folder
from app.private import make_own_folder

THEMES = ("system", "light", "dark")
CALENDAR_VIEWS = ("day", "week", "month")
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
SHEETS = ("a4", "letter", "oficio")  # of paper, as large as the printer has it
RECENT_FILES = 8

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Settings:
    """Folders and files are absolute paths as text; `geometry` is Qt's, in base 64."""

    recent_files: list[str] = field(default_factory=list)
    geometry: str = ""
    theme: str = "system"
    text_scale: float = 1.0
    last_folder: str = ""
    backup_folder: str = ""
    language: str = "es"
    calendar_view: str = "week"
    sheet: str = "a4"
    lists: dict[str, Any] = field(default_factory=dict)  # how each list was arranged, by its name
    everybody: bool = False  # Inicio and the calendar show everybody's work, not only one's own

    def remember_file(self, path: Path) -> bool:
        """Put a file first among the recent ones, and its folder as the last used; whether that is new."""
        before = self.recent_files, self.last_folder
        name = str(path.absolute())
        others = [other for other in self.recent_files if other != name]
        self.recent_files = [name, *others][:RECENT_FILES]
        self.last_folder = str(path.absolute().parent)
        return before != (self.recent_files, self.last_folder)

    def forget_file(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        name = str(path.absolute())
        self.recent_files = [other for other in self.recent_files if other != name]


def settings_path() -> Path:
    """The file that keeps them."""
    return data_folder() / "settings.json"


def load_settings() -> Settings:
    """What was saved. A value that does not fit is the default again; a broken file is set aside."""
    path = settings_path()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as trouble:
        _set_aside(path, trouble)
        return Settings()
    return _fitting(stored)


def save_settings(settings: Settings) -> None:
    """Write all of them at once: the old file stays until the new one is whole.

    A folder that cannot be written costs the memory of a window's size, so it is only logged.
    """
    path = settings_path()
    try:
        make_own_folder()
        with replacing(path, private=True) as partial:
            partial.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
    except OSError as trouble:
        log.warning("settings were not saved in %s: %s", path, trouble)


def _set_aside(path: Path, trouble: Exception) -> None:
    log.warning("settings in %s cannot be read and were set aside: %s", path, trouble)
    try:
        move_over(path, path.with_suffix(".broken.json"))
    except OSError as again:
        log.warning("%s could not be set aside: %s", path, again)


def _fitting(stored: dict[str, Any]) -> Settings:
    settings = Settings()
    for one in fields(Settings):
        value = stored.get(one.name)
        if one.name in stored and _fits(one.name, value, getattr(settings, one.name)):
            setattr(settings, one.name, value)
    return settings


def _fits(name: str, value: Any, default: Any) -> bool:
    if name == "theme":
        return value in THEMES
    if name == "language":
        return value in LANGUAGES
    if name == "calendar_view":
        return value in CALENDAR_VIEWS
    if name == "sheet":
        return value in SHEETS
    if name == "text_scale":
        return isinstance(value, int | float) and 0.5 <= value <= 3
    if name == "recent_files":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, type(default))
