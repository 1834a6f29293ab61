"""Enquiries, milestones and figures, as they leave the office."""

from collections.abc import Sequence

from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.enquiries.queries import list_enquiries
from app.enquiries.records import EnquiryLine
from app.enquiries.words import CHANNEL_WORDS, ROLE_WORDS, STATUS_WORDS, TOPIC_WORDS
from app.figures.kinds import BY_CODE, figure_title
from app.figures.milestone_queries import list_milestones
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS
from app.figures.queries import figures_of_workshops
from app.figures.records import Milestone
from app.i18n import _
from app.lists.lists import Asked, ListKind
from app.lists.tables import Column, Table
from app.registry.groups import sex_words
from app.registry.phone import show_phones


def enquiries_table(lines: Sequence[EnquiryLine]) -> Table:
    """What people asked; a row for each."""
    columns = (
        Column(_("Fecha"), "date"), Column(_("Estado"), width=13), Column(_("Tema"), width=28),
        Column(_("Pregunta"), width=50), Column(_("Respuesta"), width=60),
        Column(_("Cómo"), width=13), Column(_("Minutos"), "number"),
        Column(_("Quién preguntó"), width=26), Column(_("Qué es"), width=20),
        Column(_("Sexo"), width=10), Column(_("Año de nacimiento"), "number"),
        Column(_("Teléfono"), width=16), Column(_("Código"), width=12),
        Column(_("Taller"), width=28), Column(_("Territorio"), width=18),
        Column(_("Consultora o consultor"), width=22), Column(_("Volver el"), "date"),
        Column(_("Para qué"), width=30),
    )  # fmt: skip
    return Table(_("Consultas"), columns, [_enquiry(line) for line in lines])


def _enquiry(line: EnquiryLine) -> tuple:
    one = line.enquiry
    return (
        one.asked_on, STATUS_WORDS[one.status], TOPIC_WORDS[one.topic], one.question, one.answer,
        CHANNEL_WORDS[one.channel], one.minutes, one.asker_name,
        ROLE_WORDS[one.asker_role] if one.asker_role else None,
        sex_words()[one.asker_sex] if one.asker_sex else None, one.asker_birth_year,
        show_phones(one.asker_phone) if one.asker_phone else None, line.workshop_code,
        line.workshop, line.cluster, line.consultant, one.follow_up_on, one.follow_up_note,
    )  # fmt: skip


def milestones_table(milestones: Sequence[Milestone]) -> Table:
    """Milestones, each correction in a row of its own below what it corrects."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=28), Column(_("Fecha"), "date"),
        Column(_("Hito"), width=32), Column(_("Antes"), "number", 14),
        Column(_("Después"), "number", 14), Column(_("Detalle"), width=30),
        Column(_("A qué se debe"), width=26), Column(_("Por qué"), width=40),
        Column(_("Cómo se sabe"), width=26), Column(_("Documento"), width=26),
        Column(_("Período informado"), "yesno", 12), Column(_("Anotado después"), "yesno", 12),
        Column(_("Corrección: por qué"), width=40),
    )  # fmt: skip
    rows = [_milestone(one) for each in milestones for one in (each, *each.corrections)]
    note = _(
        "Una corrección va en su propia fila, debajo de lo que se informó; lo que vale hoy es la última."
    )
    return Table(_("Hitos"), columns, rows, note)


def _milestone(one: Milestone) -> tuple:
    return (
        one.workshop_code, one.workshop, one.happened_on, KIND_WORDS[one.kind], one.before,
        one.after, one.what, ATTRIBUTION_WORDS[one.attribution], one.attribution_why,
        ORIGIN_WORDS[Origin(one.origin)], one.document, one.locked, one.late,
        one.correction_reason,
    )  # fmt: skip


def _enquiries(asked: Asked) -> Table:
    return enquiries_table(
        list_enquiries(asked.reader, workshop_id=asked.workshop_id, period=asked.period)
    )


def _milestones(asked: Asked) -> Table:
    return milestones_table(
        list_milestones(asked.reader, workshop_id=asked.workshop_id, period=asked.period)
    )


def _figures(asked: Asked) -> Table:
    """Every figure of every workshop, or of one."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=28), Column(_("Cifra"), width=40),
        Column(_("Desde"), "date"), Column(_("Hasta"), "date"), Column(_("Valor"), "number", 16),
        Column(_("Unidad"), width=13), Column(_("Cómo se sabe"), width=26),
        Column(_("Nota"), width=30),
    )  # fmt: skip
    names = {
        row["id"]: (row["code"], row["name"])
        for row in asked.reader.rows("SELECT id, code, name FROM workshop WHERE deleted = 0")
    }
    only = None if asked.workshop_id is None else [asked.workshop_id]
    first, last = asked.period or ("", "9999")
    rows = [
        (*names[workshop], figure_title(one.kind), one.period_from, one.period_to, one.value,
         _(BY_CODE[one.kind].unit) if one.kind in BY_CODE else None,
         ORIGIN_WORDS[Origin(one.origin)], one.note)
        for workshop, figures in figures_of_workshops(asked.reader, only).items()
        for one in figures
        if workshop in names and first <= one.period_to <= last
    ]  # fmt: skip
    return Table(_("Cifras"), columns, sorted(rows, key=lambda row: (row[0], row[2], row[4])))


LISTS = (
    ListKind("enquiries", _enquiries, True, True, _("Consultas")),
    ListKind("milestones", _milestones, True, True, _("Hitos")),
    ListKind("figures", _figures, True, True, _("Cifras")),
)
