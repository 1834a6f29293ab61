"""What the measuring page reads again when the file changes."""

from typing import NamedTuple

from app.production.queries import read_study, read_style
from app.production.records import Style, TimeStudy
from app.registry.queries import read_workshop
from app.storage.records import Reader


class FoundStudy(NamedTuple):
    """A study with its style and whose it is; None of what is not there any more."""

    study: TimeStudy | None
    style: Style | None
    workshop: str


def read_found_study(reader: Reader, time_study_id: int) -> FoundStudy:
    """What there is of a study today."""
    study = read_study(reader, time_study_id)
    style = read_style(reader, study.style_id) if study is not None else None
    name = read_workshop(reader, style.workshop_id).name if style is not None else ""
    return FoundStudy(study, style, name)
