"""Historia de una persona: what one person took part in, on half a page, with her certificates and who answers for them."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, HRFlowable, Spacer

from app.i18n import _
from app.phrases import shorten, with_stop
from app.training.history_queries import list_trainee_history
from app.training.history_records import HistoryLine
from app.training.queries import read_trainee
from app.training.words import say_role
from reports.certificate import say_where_checked
from reports.kit.one_page import height_of
from reports.kit.page import FIRST_ROOM, PageText, Section, Signatures, title_block
from reports.kit.style import BODY, LARGE, LARGE_BOLD, MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import Request
from reports.training_history import GONE, say_attendance, say_first_day, say_total

HALF = FIRST_ROOM / 2
WITH_CODE, WITHOUT = (0.15, 0.41, 0.205, 0.235), (0.17, 0.58, 0.25)


def build_trainee_training(request: Request) -> Section:
    """What one person took part in: hers to keep, and to show where she looks for work."""
    trainee = read_trainee(request.reader, request.of)
    lines = [one for one in list_trainee_history(request.reader, trainee.id) if one.status not in GONE]
    title = _("Historia de capacitación")
    role = say_role(trainee) if trainee.role != "other" else ""
    detail = " · ".join(part for part in (trainee.workshop, role) if part)
    story = title_block(trainee.full_name, detail, request.office.name, title)
    story += [Spacer(1, 8), *(_courses(lines, request) if lines else [_nothing()])]
    if (left := HALF - height_of(story)) > 0:
        story += [Spacer(1, left), HRFlowable(width="100%", thickness=0.7, color=MUTED, dash=(3, 3))]
    text = PageText(title, trainee.full_name, request.office.name, request.printed_on)
    return Section(text, story, trainee.full_name.replace(" ", "-"))


def _nothing() -> Flowable:
    return paragraph(_("Todavía no participó en un curso del centro."), LARGE)


def _courses(lines: Sequence[HistoryLine], request: Request) -> list[Flowable]:
    coded = any(line.certificate_code for line in lines)
    head = [_("Fecha"), _("Curso"), _("Asistencia"), *([_("Certificado")] if coded else [])]
    rows = [_row(line, coded=coded) for line in lines]
    story: list[Flowable] = [
        lined_table(head, rows, WITH_CODE if coded else WITHOUT),
        Spacer(1, 6),
        paragraph(with_stop(say_total(lines)), LARGE_BOLD),
    ]
    if coded:
        story += [Spacer(1, 4), paragraph(say_where_checked(request.office), LARGE)]
    signed = _("Por el {centre}").format(centre=request.office.centre_type)
    return [*story, Signatures((signed, _("Lugar y fecha")), size=12)]


def _row(line: HistoryLine, *, coded: bool) -> list[str | Flowable | list[Flowable]]:
    course: list[Flowable] = [paragraph(shorten(line.title, 80), LARGE)]
    if line.commitment:
        course.append(paragraph(with_stop(shorten(line.commitment, 90)), BODY, _("Se propuso:")))
    code = [paragraph("", LARGE, line.certificate_code or "—")] if coded else []
    return [paragraph(say_first_day(line), LARGE), course, paragraph(say_attendance(line), LARGE), *code]
