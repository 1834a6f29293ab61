"""Convocatoria: when, where and of what a meeting of an association is; and who signed that she got it."""

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.association.phrases import say_meeting_day
from app.association.queries import list_members, list_posts, read_meeting
from app.association.records import AssociationMeeting
from app.association.spells import members_on
from app.association.words import MEETING_WORDS, POST_WORDS
from app.errors import DataProblem
from app.i18n import _
from app.phrases import capital
from reports.kit.page import PageText, Section, Signatures, title_block
from reports.kit.style import HEADING, LARGE, READ_FAR, READ_FAR_BOLD, SMALL_MUTED, TITLE, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

ROW = 24.0  # points: room for a signature
WIDTHS = (0.1, 0.32, 0.28, 0.16, 0.14)


def build_meeting_call(request: Request) -> Section:
    """One page to hand out, and one to sign on. Raises `NothingToPrint` for a meeting that was held."""
    meeting = read_meeting(request.reader, request.of)
    if meeting.status != "planned":
        raise NothingToPrint(_("Esta reunión ya pasó; se imprime su acta."))
    if not meeting.topics:
        raise NothingToPrint(_("Faltan los temas de la reunión; escríbalos, uno por renglón."))
    title = _("Convocatoria")
    story: list[Flowable] = [
        *title_block(meeting.association, MEETING_WORDS[meeting.kind], "", title),
        Spacer(1, 12),
        paragraph(title, TITLE),
        Spacer(1, 8),
        paragraph(_invited(meeting), READ_FAR),
        Spacer(1, 12),
        *_when(meeting),
        paragraph(_("Temas"), HEADING),
    ]
    for place, topic in enumerate(meeting.topics, 1):
        story += [paragraph(topic, READ_FAR, f"{place}."), Spacer(1, 4)]
    if meeting.quorum is not None:
        needed = _("Para decidir hacen falta {count} socias y socios: su presencia cuenta.")
        story += [Spacer(1, 8), paragraph(needed.format(count=meeting.quorum), LARGE)]
    who = meeting.called_by or _("Por la comisión directiva")
    story += [Spacer(1, 30), Signatures((who, _("Aclaración y sello")), 44)]
    story += [PageBreak(), *_handed_out(request, meeting, title)]
    text = PageText(title, meeting.association, meeting.association, request.printed_on, with_phone=False)
    return Section(text, story, meeting.held_on)


def _invited(meeting: AssociationMeeting) -> str:
    if meeting.kind == "board":
        return _("Se llama a quienes integran la comisión directiva a la reunión que sigue.")
    kind = MEETING_WORDS[meeting.kind]
    if meeting.kind == "other":
        return _("Se llama a todas las socias y a todos los socios a la reunión que sigue.")
    text = _("Se llama a todas las socias y a todos los socios a la {kind}.")
    return text.format(kind=kind[:1].lower() + kind[1:])


def _when(meeting: AssociationMeeting) -> list[Flowable]:
    lines = [paragraph(capital(say_meeting_day(meeting)), READ_FAR_BOLD)]
    if meeting.second_call_at:
        text = _("Segundo llamado: {hour}").format(hour=meeting.second_call_at)
        lines.append(paragraph(text, READ_FAR))
    lines.append(paragraph(meeting.place or _("Lugar: ______________________________"), READ_FAR))
    return lines


def _handed_out(request: Request, meeting: AssociationMeeting, title: str) -> list[Flowable]:
    """Who got the convocation, to be signed: the members, or who is in the board."""
    rows: list[list[str | Flowable]] = []
    if meeting.kind == "board":
        for post in list_posts(request.reader, meeting.association_id):
            if post.organ == "board" and post.held_on(meeting.held_on):
                rows.append(["", POST_WORDS[post.post], post.name, "", ""])
    else:
        members = list_members(request.reader, meeting.association_id)
        rows = [[one.code, one.workshop, one.owner, "", ""] for one in members_on(members, meeting.held_on)]
    if not rows:
        raise DataProblem(_("Todavía no hay a quién llamar; anote primero las socias y los socios."))
    head = [
        _("Código"),
        _("Taller") if meeting.kind != "board" else _("Cargo"),
        _("Nombre"),
        _("Firma"),
        _("Día"),
    ]
    detail = capital(say_meeting_day(meeting))
    said = _("Cada quien firma al recibir la convocatoria; esta hoja queda en la asociación.")
    return [
        *title_block(meeting.association, detail, "", title),
        paragraph(said, SMALL_MUTED),
        Spacer(1, 4),
        lined_table(head, rows, WIDTHS, heights=[ROW] * len(rows)),
    ]
