"""The documents of the centre over a period."""

from app.i18n import _
from reports.kinds import PERIOD, Report, Request
from reports.page import Section


def _centre_report(request: Request) -> Section:
    from app.evaluation.centre_queries import read_centre_report
    from reports.centre_report import build_centre_report

    assert request.period is not None
    report = read_centre_report(request.reader, request.period)
    return build_centre_report(report, office=request.office, printed_on=request.printed_on)


REPORTS: tuple[Report, ...] = (
    Report("centre-report", _("Informe del centro"), PERIOD, _centre_report),
)
