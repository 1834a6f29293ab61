"""Informe del centro: what was done, in words, by course and by topic."""

from collections.abc import Iterable, Sequence
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Table

from app.contacts.words import CHANNEL_WORDS
from app.evaluation.records import CentreReport, Head
from app.evaluation.words import explain_hidden, say_count, say_whole_hours
from app.i18n import _, format_date, format_number, ngettext
from app.registry.groups import SEX_WORDS
from reports.kit.style import BODY, HEADING, RIGHT, SMALL_MUTED, SMALL_MUTED_RIGHT, paragraph
from reports.kit.tables import lined_table


def count_table(head: list[str], rows: list[list[str]], widths: list[float], words: int = 1) -> Table:
    """A plain table: the first `words` columns are words, the others numbers at the right."""
    content = [
        [cell if place < words else paragraph(cell, RIGHT) for place, cell in enumerate(row)] for row in rows
    ]
    titles = [
        word if place < words else paragraph(word, SMALL_MUTED_RIGHT) for place, word in enumerate(head)
    ]
    return lined_table(titles, content, widths)


def hidden_note(rows: Iterable[Sequence[str]]) -> list[Flowable]:
    """What "…" stands for, under the rows that have it."""
    said = explain_hidden(rows)
    return [paragraph(said, SMALL_MUTED)] if said else []


def tell_work(report: CentreReport, printed_on: date) -> list[Flowable]:
    """Contacts, courses and enquiries in sentences."""
    activity, head = report.activity, report.head
    words = CHANNEL_WORDS
    ways = sorted(activity.contacts.items(), key=lambda one: -one[1])
    text = _("Visitas y contactos: {all}").format(all=format_number(sum(activity.contacts.values())))
    if ways:
        text += f" ({', '.join(f'{words.get(way, way)}: {format_number(n)}' for way, n in ways)})"
    sentences = [
        f"{text}.",
        _(
            "Además del tiempo con los talleres: {preparation} horas de preparación y {travel} de viaje."
        ).format(
            preparation=say_whole_hours(activity.preparation_minutes),
            travel=say_whole_hours(activity.travel_minutes),
        ),
        _("Capacitaciones con asistencia: {n}.").format(n=activity.events),
        _enquiries(head),
    ]
    by_sex = {SEX_WORDS.get(sex or "", _("sin dato")): n for sex, n in report.trainees.items()}
    if by_sex:
        people = ", ".join(f"{word}: {say_count(count)}" for word, count in by_sex.items())
        sentences.append(_("Personas en cursos: {people}.").format(people=people))
    if activity.without_minutes:
        sentences.append(
            ngettext(
                "Falta anotar los minutos de {n} contacto.",
                "Falta anotar los minutos de {n} contactos.",
                activity.without_minutes,
            ).format(n=activity.without_minutes)
        )
    if report.period[1] > printed_on.isoformat():
        text = _("El período todavía no terminó: la cuenta llega hasta el {day}.")
        sentences.insert(0, text.format(day=format_date(printed_on)))
    if report.empty:
        sentences = [_("En este período no hay nada anotado.")]
    return [paragraph(_("Qué se hizo"), HEADING), *(paragraph(one, BODY) for one in sentences)]


def _enquiries(head: Head) -> str:
    """How many were asked, and how many of them answered, as far as that may be told."""
    if head.enquiries is None:
        return _("Consultas: menos de cinco.")
    if head.enquiries_answered is None:
        return _("Consultas: {all}.").format(all=format_number(head.enquiries))
    return _("Consultas: {all}, respondidas {answered}.").format(
        all=format_number(head.enquiries), answered=format_number(head.enquiries_answered)
    )


def tell_courses(report: CentreReport) -> list[Flowable]:
    """The courses of the period; nothing when there was none."""
    if not report.courses:
        return []
    rows = [
        [
            one.title,
            format_number(one.events),
            say_count(one.people),
            say_count(one.women),
            say_whole_hours(one.minutes),
        ]
        for one in report.courses
    ]
    head = [_("Curso"), _("capacitaciones"), _("personas"), _("mujeres"), _("horas-persona")]
    note = _("Quien hizo dos cursos está en los dos; arriba cada persona se cuenta una vez.")
    return [
        paragraph(_("Los cursos"), HEADING),
        count_table(head, rows, [0.48, 0.13, 0.13, 0.12, 0.14]),
        *hidden_note(rows),
        paragraph(note, SMALL_MUTED),
    ]


def tell_topics(report: CentreReport) -> list[Flowable]:
    """Where the time with workshops went."""
    if not report.topics:
        return []
    rows = [[one.title, say_count(one.workshops), say_whole_hours(one.minutes)] for one in report.topics]
    head = [_("Tema de las visitas y llamadas"), _("talleres"), _("horas")]
    note = _("Las horas de una visita con varios temas se reparten en partes iguales.")
    return [
        KeepTogether(
            [
                paragraph(_("De qué se habló con los talleres"), HEADING),
                count_table(head, rows, [0.7, 0.15, 0.15]),
                *hidden_note(rows),
                paragraph(note, SMALL_MUTED),
            ]
        )
    ]
