"""The documents of formalizing, step by step."""

from app.i18n import _
from reports.kinds import WORKSHOP, Report, Request
from reports.page import Section


def _path(request: Request) -> Section:
    from reports.formalization_path import build_path

    return build_path(request)


def _account(request: Request) -> Section:
    from reports.formalization_account import build_account

    return build_account(request)


REPORTS: tuple[Report, ...] = (
    Report("formalization-path", _("Camino a la formalización"), WORKSHOP, _path),
    Report("formalization-account", _("Cuenta de formalizar"), WORKSHOP, _account),
)
