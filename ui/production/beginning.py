"""Going to measure: a study that waits goes on, else one begins; one that was a mistake is taken out."""

from datetime import date

from app.i18n import _
from app.production.queries import open_study
from app.production.records import CLOCK
from app.production.study_operations import remove_study, start_study
from ui.context import Context


def begin_study(context: Context, style_id: int, origin: str = CLOCK) -> None:
    """Open the study of a style that is not finished, or a new one of today."""
    study = open_study(context.store, style_id)
    if study is None:
        study = context.do(start_study, style_id=style_id, studied_on=date.today().isoformat(), origin=origin)
    if study is not None:
        context.way.go("measuring", study)


def remove_study_of(context: Context, time_study_id: int) -> None:
    """Take a study out with what was measured; the way back is told beside."""
    context.do(remove_study, time_study_id=time_study_id, said=_("Se quitó la medición."))
