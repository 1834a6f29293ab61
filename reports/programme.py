"""Programa de mejora: what was agreed as a plan of rows: what, who, until when, its proof, done and when.

The proof has a place of its own in each row, with the photo that the office has of it (`reports.proof`).

It stays in the workshop, so what is talked over in private is on it as the owner's sheet says
it (`reports.discretion`); the window has the whole of it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

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
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.shapes import Blank, DoneLine, TickBox
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    GROUND,
    HEADING,
    INK,
    LARGE,
    LARGE_BOLD,
    LINE,
    MEDIUM_MUTED,
    SMALL,
    SMALL_MUTED,
    SUBHEADING,
    paragraph,
    safe,
)
from reports.kit.tables import table_heading
from reports.owner_sheet import whom_to_call
from reports.paper import Request
from reports.proof import ProofPhoto, ProofPlace, picture_of, read_proofs

LONGEST_STRIP = 12
_SHARES = (0.042, 0.348, 0.15, 0.138, 0.222, 0.1)
_PLACE, _PLACE_TIGHT = 40.0, 28.0  # points of the place for a proof
_PROOF_WIDTH = TEXT_WIDTH * _SHARES[4] - 2 * 5
AGREED = N_("como quedamos en la visita")


def print_programme(request: Request) -> Section:
    """The programme of one workshop, while its answers may be seen."""
    dossier = owner_dossier(request)
    return build_programme(dossier, read_proofs(request.reader, dossier.workshop))


def build_programme(dossier: Dossier, proofs: Mapping[int, ProofPhoto] | None = None) -> Section:
    """The programme of one workshop, with the photos of its actions; without one, it says what to do."""
    name = describe_visit(_("Programa de mejora"), dossier.visit)
    text = PageText(
        name, f"{dossier.workshop.name} · {dossier.workshop.code}", dossier.office, dossier.printed_on
    )
    airy = _Layout(proofs or {})
    for layout in (airy, airy._replace(tight=True), airy._replace(tight=True, strip=False)):
        # a page for the signatures alone is a page more to lose
        if (laid := lay_on_one_page(_story(dossier, name, layout))) is not None:
            return Section(text, [], dossier.workshop.code, laid=laid)
    return Section(text, _story(dossier, name, airy), dossier.workshop.code)


class _Layout(NamedTuple):
    """How it is put on its page: `tight` has smaller letters and less room for a proof, `strip` is that of months."""

    proofs: Mapping[int, ProofPhoto]
    tight: bool = False
    strip: bool = True


def _story(dossier: Dossier, name: str, layout: _Layout) -> list[Flowable]:
    """All of it."""
    head = title_block(dossier.workshop.name, describe_workshop(dossier), dossier.office, name)
    if dossier.programme is not None:
        return [*head, *_content(dossier, dossier.programme, layout)]
    text = _(
        "Todavía no hay un programa de mejora. Termine el diagnóstico y elija con la dueña o "
        "el dueño de tres a cinco acciones; después imprima de nuevo esta hoja."
    )
    return [*head, Spacer(1, 12), Paragraph(text, LARGE)]


def _content(dossier: Dossier, programme: Programme, layout: _Layout) -> list[Flowable]:
    """The plan, what is left of before in a table of its own, and what is done."""
    listed = tuple(action for action in programme.actions if may_be_listed(action))
    programme = replace(programme, actions=listed)
    before, plan = _in_order(programme)
    numbers = {action.id: number for number, action in enumerate((*plan, *before), start=1)}
    instrument = dossier.visit.instrument if dossier.visit else None

    def table(actions: list[Action]) -> Table:
        rows = [
            _row(
                numbers[one.id],
                one,
                say_reason(one, instrument),
                dossier.printed_on,
                layout.tight,
                layout.proofs.get(one.id),
            )
            for one in actions
        ]
        return _plan(rows)

    story = [*_agreed(programme), *_owner_words(programme)]
    story += _calendar(dossier, programme, numbers) if layout.strip else []
    story += table_heading(_("El plan"))
    if plan:
        story.append(table(plan))
    elif not before:
        story.append(paragraph(_("No queda ninguna acción escrita pendiente."), BODY))
    if before:
        story += [*table_heading(_("Quedó de antes"), SUBHEADING), table(before)]
    closed = [action for action in listed if action.status != "open"]
    if closed:
        story.append(paragraph(_("Ya cerradas"), SUBHEADING))
        story += [_say_closed(action, layout.proofs.get(action.id)) for action in closed]
    story += [Spacer(1, 4), paragraph(talked_over(), BODY)]
    return [*story, *_closing(dossier, programme)]


def _in_order(programme: Programme) -> tuple[list[Action], list[Action]]:
    """What was late already when it was agreed, and the plan: each by date, what has none at the end."""
    ordered = sorted(programme.open_actions, key=lambda one: (one.due_on or "9999", one.position))
    agreed = programme.agreed_on or ""
    before = [one for one in ordered if one.due_on is not None and one.due_on < agreed]
    return before, [one for one in ordered if one not in before]


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
    first = date.fromisoformat(programme.agreed_on) if programme.agreed_on else dossier.printed_on
    marks = [mark for mark in marks if mark.day >= first]
    if not marks:
        return []
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


def _row(
    number: int, action: Action, because: str, today: date, tight: bool, photo: ProofPhoto | None
) -> list[Any]:
    """One action: what, who, until when, its proof with a place for it, and room for a tick and its day."""
    title, step = say_commitment(action)
    is_told = title == action.title
    what: list[Flowable] = [paragraph(title, BODY_BOLD if tight else LARGE_BOLD)]
    if step:
        what.append(paragraph(with_stop(uncapital(step)), SMALL if tight else BODY, _("Primer paso:")))
    if because := because if is_told else _(AGREED):
        what.append(paragraph(with_stop(capital(because)), SMALL_MUTED))
    due = say_deadline(action.due_on, today) if action.due_on else None
    words = action.evidence if is_told else _(AGREED)
    proof: list[Flowable] = (
        [paragraph(capital(words), SMALL if tight else BODY), Spacer(1, 3)] if words else []
    )
    if photo is not None and is_told:
        proof.append(picture_of(photo, _PROOF_WIDTH))
    else:
        proof.append(ProofPlace(_PLACE_TIGHT if tight else _PLACE))
    who = [_field(action.responsible)]
    if cost := say_cost(action):
        who.append(paragraph(cost, SMALL_MUTED))
    done = [TickBox("", 14), Blank("", room=24)]
    return [paragraph(str(number), LARGE_BOLD), what, who, _field(due), proof, done]


def _field(value: str | None) -> Flowable:
    return paragraph(capital(value), BODY) if value else Blank("", room=20)


def _plan(rows: list[list[Any]]) -> Table:
    names = ("", _("Qué"), _("Quién"), _("Hasta cuándo"), _("La prueba"), _("Hecho el"))
    head = [paragraph("", BODY, name) for name in names]
    table = Table([head, *rows], colWidths=[TEXT_WIDTH * share for share in _SHARES], repeatRows=1)
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), GROUND),
            ("BOX", (0, 0), (-1, -1), 0.9, INK),
            ("INNERGRID", (0, 1), (-1, -1), 0.5, LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
    )
    return table


def _say_closed(action: Action, photo: ProofPhoto | None) -> Flowable:
    """With a tick what was done, and its photo beside it; what was given up says so."""
    title = say_commitment(action)[0]
    day = format_day(action.done_on) if action.done_on else ""
    if action.status != "done":
        word = ", ".join(filter(None, (_("dejada de lado"), day)))
        return paragraph(f"– {title} ({word})", LARGE)
    line = DoneLine(f"{title} ({day})" if day else title)
    if photo is None or title != action.title:
        return line
    table = Table(
        [[line, picture_of(photo, _PROOF_WIDTH)]], colWidths=[TEXT_WIDTH - _PROOF_WIDTH, _PROOF_WIDTH]
    )
    table.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])
    return table


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
    if called := whom_to_call(dossier):
        block += [Spacer(1, 4), paragraph("", LARGE, called)]
    if programme.note:
        note = say_on_a_table(programme.note)
        block += [Spacer(1, 4), paragraph(note, BODY, _("Nota:"))]
    signatures = Signatures((_("Firma del taller"), _("Firma del {centre}").format(centre=centre)), 28)
    return [KeepTogether([*block, signatures])]
