"""The documents of courses: invitations, attendance, tests, certificates, histories."""

from app.i18n import _
from reports.kinds import CERTIFICATE, ENROLMENT, EVENT, TRAINEE, WORKSHOP, Report, Request
from reports.page import Section


def _invitations(request: Request) -> Section:
    from reports.invitation import build_invitations

    return build_invitations(request)


def _invitation(request: Request) -> Section:
    from reports.invitation import build_invitation

    return build_invitation(request)


def _phone_list(request: Request) -> Section:
    from reports.phone_list import build_phone_list

    return build_phone_list(request)


def _attendance_sheet(request: Request) -> Section:
    from reports.attendance_sheet import build_attendance_sheet

    return build_attendance_sheet(request)


def _course_test(request: Request) -> Section:
    from reports.course_test import build_course_test

    return build_course_test(request)


def _certificates(request: Request) -> Section:
    from reports.certificate import build_certificates

    return build_certificates(request)


def _certificate(request: Request) -> Section:
    from reports.certificate import build_certificate

    return build_certificate(request)


def _workshop_training(request: Request) -> Section:
    from reports.training_history import build_workshop_training

    return build_workshop_training(request)


def _trainee_training(request: Request) -> Section:
    from reports.training_history import build_trainee_training

    return build_trainee_training(request)


REPORTS: tuple[Report, ...] = (
    Report("training-history", _("Historia de capacitación"), WORKSHOP, _workshop_training),
    Report("invitations", _("Invitaciones"), EVENT, _invitations),
    Report("phone-list", _("Lista de llamadas"), EVENT, _phone_list),
    Report("attendance-sheet", _("Planilla de asistencia"), EVENT, _attendance_sheet),
    Report("course-test", _("Prueba del curso"), EVENT, _course_test),
    Report("certificates", _("Certificados"), EVENT, _certificates),
    Report("invitation", _("Invitación"), ENROLMENT, _invitation),
    Report("certificate", _("Certificado"), CERTIFICATE, _certificate),
    Report("trainee-history", _("Historia de una persona"), TRAINEE, _trainee_training),
)
