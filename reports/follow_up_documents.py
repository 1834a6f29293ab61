"""The documents of what moved since the first round."""

from app.i18n import _
from reports.kinds import WORKSHOP, Report, Request
from reports.page import Section


def _progress_sheet(request: Request) -> Section:
    from reports.dossier import check_open, read_dossier
    from reports.progress_sheet import build_progress_sheet

    assert request.subject_id is not None
    dossier = read_dossier(
        request.reader, request.subject_id, office=request.office, printed_on=request.printed_on,
        visit_id=request.visit, compared=request.compared,
    )  # fmt: skip
    check_open(request.reader, dossier)
    return build_progress_sheet(request)


REPORTS: tuple[Report, ...] = (
    Report("progress-sheet", _("Hoja de progreso"), WORKSHOP, _progress_sheet, of_round=True),
)
