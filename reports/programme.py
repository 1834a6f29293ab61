"""Programa de mejora: what was agreed, why, who does it, until when and at what cost.

It stays in the workshop, so what is talked over in private is on it as the owner's sheet says
it (`reports.discretion`); the window has the whole of it.
"""

from dataclasses import replace
from datetime import date, timedelta

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.agenda.day_words import say_deadline
from app.i18n import N_, _, format_day, ngettext
from app.improvement.prices import add_prices, price_of, say_range
from app.improvement.records import Action, Programme
from app.improvement.words import say_cost
from app.phrases import capital, uncapital, with_stop
from reports.discretion import (
    may_be_listed,
    say_choice,
    say_commitment,
    say_discreetly,
    say_on_a_table,
    say_reason,
    talked_over,
)
from reports.dossier import Dossier, describe_visit, describe_workshop, owner_dossier, say_visit
from reports.kit.charts import CalendarMark, calendar_strip
from reports.kit.page import TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.shapes import Blank
from reports.kit.style import (
    BODY,
    GROUND,
    HEADING,
    INK,
    LARGE,
    LARGE_BOLD,
    LINE,
    MEDIUM_MUTED,
    SMALL_MUTED,
    SUBHEADING,
    paragraph,
    safe,
)
from reports.paper import Request

LONGEST_STRIP = 12
AGREED = N_("como quedamos en la visita")


def print_programme(request: Request) -> Section:
    """The programme of one workshop, while its answers may be seen."""
    return build_programme(owner_dossier(request))


def build_programme(dossier: Dossier) -> Section:
    """The programme of one workshop; without one, it says what to do."""
    name = describe_visit(_("Programa de mejora"), dossier.visit)
    story: list[Flowable] = title_block(
        dossier.workshop.name, describe_workshop(dossier), dossier.office, name
    )
    if dossier.programme is None:
        text = _(
            "Todavía no hay un programa de mejora. Termine el diagnóstico y elija con la dueña o "
            "el dueño de tres a cinco acciones; después imprima de nuevo esta hoja."
        )
        story += [Spacer(1, 12), Paragraph(text, LARGE)]
    else:
        story += _content(dossier, dossier.programme)
    text = f"{dossier.workshop.name} · {dossier.workshop.code}"
    return Section(PageText(name, text, dossier.office, dossier.printed_on), story, dossier.workshop.code)


def _content(dossier: Dossier, programme: Programme) -> list[Flowable]:
    listed = tuple(action for action in programme.actions if may_be_listed(action))
    programme = replace(programme, actions=listed)
    numbers = {action.id: number for number, action in enumerate(listed, start=1)}
    closed = [action for action in listed if action.status != "open"]
    instrument = dossier.visit.instrument if dossier.visit else None
    story = [*_agreed(programme), *_owner_words(programme), *_calendar(dossier, programme, numbers)]
    story.append(Paragraph(_("Acciones"), HEADING))
    if not programme.open_actions:
        story.append(Paragraph(_("No queda ninguna acción escrita pendiente."), BODY))
    for action in programme.open_actions:
        because = say_reason(action, instrument)
        story += [_action(numbers[action.id], action, because, dossier.printed_on), Spacer(1, 7)]
    if closed:
        story.append(Paragraph(_("Ya cerradas"), SUBHEADING))
        story += [paragraph(_say_closed(numbers[a.id], a), BODY) for a in closed]
    story += [Spacer(1, 4), paragraph(talked_over(), BODY)]
    return [*story, *_closing(dossier, programme)]


def _agreed(programme: Programme) -> list[Flowable]:
    if programme.agreed_on is None:
        return [Paragraph(_("Borrador: falta acordarlo con la dueña o el dueño."), MEDIUM_MUTED)]
    day = format_day(programme.agreed_on)
    text = _("Acordado el {day}.").format(day=day)
    prices = map(price_of, programme.open_actions)
    known = [price for price in prices if price is not None]
    unknown = len(programme.open_actions) - len(known)
    if known:
        text += " " + _("Costo de lo pendiente: {money}").format(money=say_range(add_prices(known)))
        if unknown:
            more = ngettext(
                "más {n} acción sin costo averiguado",
                "más {n} acciones sin costo averiguado",
                unknown,
            )
            text += ", " + more.format(n=unknown)
        text += "."
    return [Paragraph(text, MEDIUM_MUTED)]


def _owner_words(programme: Programme) -> list[Flowable]:
    choices = [choice for choice in programme.choices if choice.what or choice.why]
    if not choices:
        return []
    story: list[Flowable] = [Paragraph(_("Lo que quiere la dueña o el dueño, con sus palabras"), HEADING)]
    for choice in choices:
        what, why = say_choice(choice)
        line = f"<b>{choice.position}. {safe(capital(what))}</b>"
        if choice.months:
            line += " " + ngettext("en {n} mes", "en {n} meses", choice.months).format(n=choice.months)
        if why:
            line += f" — «{safe(why)}»"
        story.append(Paragraph(line, BODY))
    return story


def _calendar(dossier: Dossier, programme: Programme, numbers: dict[int, int]) -> list[Flowable]:
    marks = [
        CalendarMark(str(numbers[action.id]), date.fromisoformat(action.due_on))
        for action in programme.open_actions
        if action.due_on
    ]
    if dossier.next_visit is not None:
        marks.append(CalendarMark("V", dossier.next_visit.day))
    if not marks:
        return []
    start = date.fromisoformat(programme.agreed_on) if programme.agreed_on else dossier.printed_on
    first = min(start, *(mark.day for mark in marks))
    longest = first + timedelta(days=30 * (LONGEST_STRIP - 1))
    last = min(max(mark.day for mark in marks), longest)
    words = [_("El número es el de la acción.")]
    if dossier.next_visit is not None:
        words.append(_("V es la próxima visita."))
    if any(mark.day > last and mark.day.month != last.month for mark in marks):
        words.append(_("Lo que vence después de un año no entra en la tira."))
    block = [
        Paragraph(_("Calendario"), HEADING),
        calendar_strip(marks, first, last),
        Spacer(1, 2),
        Paragraph(" ".join(words), SMALL_MUTED),
    ]
    return [KeepTogether(block)]


def _action(number: int, action: Action, because: str, today: date) -> KeepTogether:
    title, step = say_commitment(action)
    is_told = title == action.title
    head = paragraph(f"{number}. {title}", LARGE_BOLD)
    who = [
        _field(_("Quién"), action.responsible),
        _field(_("Hasta cuándo"), say_deadline(action.due_on, today) if action.due_on else None),
        _field(_("Cuánto y quién paga"), say_cost(action)),
    ]
    rows = [
        [head, "", ""],
        [_sentence(_("Por qué"), because if is_told else _(AGREED)), "", ""],
        [_sentence(_("Primer paso"), step), "", ""],
        [_sentence(_("Se da por hecho con"), action.evidence if is_told else _(AGREED)), "", ""],
        who,
    ]
    table = Table(rows, colWidths=[TEXT_WIDTH * share for share in (0.36, 0.24, 0.4)])
    table.setStyle(
        [
            *[("SPAN", (0, row), (2, row)) for row in range(4)],
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), GROUND),
            ("BOX", (0, 0), (-1, -1), 0.9, INK),
            ("LINEABOVE", (0, 4), (-1, 4), 0.5, LINE),
            ("LINEAFTER", (0, 4), (1, 4), 0.5, LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
            ("BOTTOMPADDING", (0, 4), (-1, 4), 6),
        ]
    )
    return KeepTogether([table])


def _sentence(label: str, value: str | None) -> Flowable:
    """A labelled sentence, or its label and a line to write on."""
    if not value:
        return Blank(_("{label}:").format(label=label), size=10, room=16)
    return paragraph(with_stop(uncapital(value)), BODY, f"{label}:")


def _field(label: str, value: str | None) -> list[Flowable]:
    """A short value under its label."""
    body = paragraph(capital(value), BODY) if value else Blank("", room=13)
    return [paragraph(label, SMALL_MUTED), body]


def _say_closed(number: int, action: Action) -> str:
    word = _("cumplida") if action.status == "done" else _("dejada de lado")
    day = f", {format_day(action.done_on)}" if action.done_on else ""
    return f"{number}. {say_commitment(action)[0]} ({word}{day})"


def _closing(dossier: Dossier, programme: Programme) -> list[Flowable]:
    centre = dossier.centre
    promise = programme.centre_commitment
    label = _("El {centre} se compromete a:").format(centre=centre)
    block: list[Flowable] = [Spacer(1, 6)]
    if promise:
        promise = say_discreetly(promise, _("cumplir lo que conversamos en la visita."))
        block.append(paragraph(with_stop(uncapital(promise)), BODY, label))
    else:
        block.append(Blank(label, size=10))
    if dossier.next_visit is not None:
        block += [Spacer(1, 4), paragraph(say_visit(dossier.next_visit), BODY, _("Próxima visita:"))]
    else:
        block.append(Blank(_("Próxima visita (día y hora):"), size=10))
    if programme.note:
        note = say_on_a_table(programme.note)
        block += [Spacer(1, 4), paragraph(note, BODY, _("Nota:"))]
    signatures = Signatures((_("Firma del taller"), _("Firma del {centre}").format(centre=centre)))
    return [KeepTogether([*block, signatures])]
