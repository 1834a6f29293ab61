"""The documents of what moved since the first round."""

from app.i18n import _
from reports.kinds import WORKSHOP, Report, Request
from reports.page import Section


def _progress_sheet(request: Request) -> Section:
    from reports.progress_sheet import build_progress_sheet

    return build_progress_sheet(request)


REPORTS: tuple[Report, ...] = (
    Report("progress-sheet", _("Hoja de progreso"), WORKSHOP, _progress_sheet),
)
