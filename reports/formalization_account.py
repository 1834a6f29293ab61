"""Cuenta de formalizar: today beside formal, for all, for each person, line by line.

Every line carries its norm; a figure past its time is marked, and what is not known is
said instead of guessed.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.formalization.account_records import Account, CostLine, PersonCost
from app.formalization.cost import account_period, sum_lines
from app.formalization.queries import list_pay_lines, read_account
from app.formalization.records import Statute
from app.formalization.words import (
    DISCLAIMER,
    EXPIRED_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    show_norm,
    show_value,
)
from app.i18n import _, format_day, format_money, format_number, ngettext
from app.registry.queries import read_workshop
from reports.cost_bars import CostBars
from reports.formalization_path import describe
from reports.kinds import NothingToPrint, Request
from reports.money_table import money_cell, ruled_table, signed_cell
from reports.page import PageText, Section, title_block
from reports.phrases import shorten, with_stop
from reports.style import (
    BODY,
    BODY_BOLD,
    HEADING,
    LARGE,
    SMALL,
    SMALL_MUTED,
    paragraph,
)

SHOWN_PERSONS = 12


def build_account(request: Request) -> Section:
    """The account of one workshop.

    By the law of the day of printing; with a `period`, by that of its last day. A period that
    begins before it lets the newest known figure stand in, because somebody asked for it so
    (`app.formalization.cost.account_period`).
    """
    assert request.subject_id is not None
    workshop = read_workshop(request.reader, request.subject_id)
    if not list_pay_lines(request.reader, request.subject_id):
        raise NothingToPrint(
            _(
                "La cuenta de formalizar de {code} todavía no tiene personas; agréguelas en su página."
            ).format(code=workshop.code)
        )
    first, day = request.period or account_period(request.printed_on.isoformat(), False)
    account = read_account(request.reader, request.subject_id, day=day, use_latest=first < day)
    name, office = _("Cuenta de formalizar"), request.office.name
    story: list[Flowable] = [
        *title_block(workshop.name, describe(workshop), office, name),
        *_warnings(account),
        *_totals(account),
        *_persons(account.persons),
        *_lines(account),
        *_closing(account),
    ]
    return Section(PageText(name, workshop.name, office, request.printed_on), story, workshop.code)


def _warnings(account: Account) -> list[Flowable]:
    day = format_day(account.day)
    said = [_("Hecha con las cifras legales del {day}.").format(day=day), DISCLAIMER]
    lines: list[Flowable] = [paragraph(" ".join(said), BODY)]
    for statute in account.expired:
        text = _("{title}, {value}. {norm}. Se usó porque se pidió así.")
        lines.append(
            paragraph(
                text.format(
                    title=statute.title, value=show_value(statute), norm=show_norm(statute)
                ),
                BODY, _("{words}:").format(words=EXPIRED_WORDS.capitalize()),
            )
        )  # fmt: skip
    if account.missing:
        lines.append(
            paragraph(
                with_stop("; ".join(account.missing)), BODY, _("No se calculó, y falta en la suma:")
            )
        )
    if account.left_out:
        text = ngettext(
            "{count} persona quedó fuera de la suma; vea por qué abajo.",
            "{count} personas quedaron fuera de la suma; vea por qué abajo.",
            account.left_out,
        )
        lines.append(paragraph(text.format(count=account.left_out), BODY, _("Atención:")))
    return lines


def _totals(account: Account) -> list[Flowable]:
    if account.left_out == account.people:
        return []
    rows: list[Sequence[Any]] = [
        (_("Lo que pone usted por mes"), account.today_month, account.formal_month,
         account.difference_month),
        (_("Lo que pone usted por año"), account.today_year, account.formal_year,
         account.difference_year),
    ]  # fmt: skip
    if account.garment_today is not None and account.garment_formal is not None:
        text = _("Por prenda, con {count} prendas por mes")
        rows.append(
            (text.format(count=format_number(account.output_month or 0)), account.garment_today,
             account.garment_formal, account.garment_difference)
        )  # fmt: skip
    if account.owner_income_month is not None:
        rows.append(
            (_("Lo que le queda a usted por mes"), account.owner_income_month,
             account.owner_income_formal, -account.difference_month)
        )  # fmt: skip
    formal = _("En regla, incompleto") if account.missing else _("En regla")
    head = ["", _("Hoy"), formal, _("Cambia")]
    body = [[paragraph(str(row[0]), LARGE), *(money_cell(value) for value in row[1:3]), signed_cell(row[3])]
            for row in rows]  # fmt: skip
    table = ruled_table([head, *body], (0.46, 0.18, 0.18, 0.18))
    bars = CostBars(account.today_month, account.formal_month)
    notes = []
    if account.output_month is None:
        notes.append(
            _("Para saber cuánto es por prenda falta anotar cuántas prendas salen por mes.")
        )
    if account.owner_income_month is None:
        notes.append(
            _("Si nada más cambia, a usted le quedan {amount} menos por mes.").format(
                amount=format_money(account.difference_month)
            )
            if account.difference_month > 0
            else _("Si nada más cambia, a usted le queda lo mismo por mes.")
        )
    story = [paragraph(_("Hoy y en regla"), HEADING), bars, Spacer(1, 4), table]
    if notes:
        story.append(paragraph(" ".join(notes), SMALL_MUTED))
    return [KeepTogether(story)]


def _persons(persons: Sequence[PersonCost]) -> list[Flowable]:
    rows: list[list[Any]] = [
        [_("Persona"), _("Usted pone hoy"), _("En regla"), _("Ella o él cobra hoy"), _("En regla")]
    ]
    spans: list[tuple[Any, ...]] = []
    for person in persons[:SHOWN_PERSONS]:
        name = _person_cell(person)
        if person.computed:
            rows.append(
                [name, *(money_cell(value) for value in (person.today_month, person.formal_month,
                                                     person.net_today, person.net_formal))]
            )  # fmt: skip
        else:
            spans.append(("SPAN", (1, len(rows)), (-1, len(rows))))
            rows.append([name, paragraph(person.refused or "", SMALL), "", "", ""])
    table = ruled_table(rows, (0.36, 0.16, 0.16, 0.16, 0.16), spans)
    story: list[Flowable] = [paragraph(_("Persona por persona, en un mes"), HEADING), table]
    hidden = len(persons) - SHOWN_PERSONS
    if hidden > 0:
        text = ngettext(
            "Y {count} renglón más, que está en la suma.",
            "Y {count} renglones más, que están en la suma.",
            hidden,
        )
        story.append(paragraph(text.format(count=hidden), SMALL_MUTED))
    story.append(
        paragraph(
            _(
                "«Cobra en regla» es en mano, con el IPS ya descontado y la bonificación familiar; aparte, el aguinaldo y las vacaciones del año."
            ),
            SMALL_MUTED,
        )
    )
    return [KeepTogether(story[:2]), *story[2:]]


def _person_cell(person: PersonCost) -> list[Flowable]:
    line = person.line
    name = f"{line.count} × {line.name}" if line.count > 1 else line.name
    each = _("{kind}, cada una o uno") if line.count > 1 else "{kind}"
    cell: list[Flowable] = [
        paragraph(shorten(name, 60), BODY_BOLD),
        paragraph(each.format(kind=KIND_WORDS[line.kind]), SMALL_MUTED),
    ]
    if person.remarks:
        cell.append(paragraph(shorten(" ".join(person.remarks), 320), SMALL_MUTED))
    return cell


def _lines(account: Account) -> list[Flowable]:
    summed = sum_lines(account.persons)
    if not summed:
        return []
    rows: list[list[Any]] = [[_("Qué"), _("Por mes"), _("Por año"),
                             paragraph("", BODY, _("Norma y desde cuándo"))]]  # fmt: skip
    for one in summed:
        rows.append([_line_title(one), money_cell(one.month), money_cell(one.year), _norms(one)])
    total = [paragraph(_("Suma"), BODY_BOLD), money_cell(account.formal_month),
             money_cell(account.formal_year), ""]  # fmt: skip
    table = ruled_table([*rows, total], (0.31, 0.15, 0.15, 0.39))
    owner = account.owner
    return [
        KeepTogether([paragraph(_("De qué está hecha la suma, con todas las personas"), HEADING), table]),
        Spacer(1, 5),
        paragraph(_owner_words(owner), BODY, _("{title}:").format(title=owner.title)),
    ]  # fmt: skip


def _line_title(one: CostLine) -> list[Flowable]:
    cell: list[Flowable] = [paragraph(one.title, BODY)]
    if one.why_not:
        cell.append(paragraph(_("No se calculó: {why}").format(why=one.why_not), SMALL_MUTED))
    elif not one.counted:
        cell.append(paragraph(_("no se suma otra vez"), SMALL_MUTED))
    if one.expired:
        cell.append(paragraph("", SMALL, EXPIRED_WORDS))
    return cell


def _norms(one: CostLine) -> Any:
    norms = dict.fromkeys(show_norm(statute) for statute in one.statutes)
    return paragraph("; ".join(norms), SMALL_MUTED)


def _owner_words(owner: CostLine) -> str:
    if owner.month is None:
        return _("no se calculó. {why}.").format(why=owner.why_not or "")
    text = _("{amount} por mes ({how}; {norm}). No está en la suma.")
    words = text.format(
        amount=format_money(owner.month), how=owner.how,
        norm=", ".join(statute.norm for statute in owner.statutes[:1]),
    )  # fmt: skip
    return f"{words} {EXPIRED_WORDS.capitalize()}." if owner.expired else words


def _closing(account: Account) -> list[Flowable]:
    said = [
        _("«Hoy» es lo que se paga cada mes, y el IPS de quien ya está; no cuenta lo que hoy se da de aguinaldo o de vacaciones."),
        _("Un «mes» es un mes trabajado; el aguinaldo y las vacaciones van en la parte que hay que separar cada mes."),
        _("Cada renglón se redondea a guaraníes enteros. No se contaron horas extra, impuestos ni aporte a IPS sobre el aguinaldo."),
    ]  # fmt: skip
    story: list[Flowable] = [Spacer(1, 6)]
    if account.disputed:
        story.append(
            paragraph(
                with_stop("; ".join(_disputed_words(statute) for statute in account.disputed)),
                SMALL, _("Lo que no se usó, porque está suspendido o en discusión:"),
            )
        )  # fmt: skip
    story += [paragraph(" ".join(said), SMALL_MUTED), paragraph("", SMALL, DISCLAIMER)]
    return [KeepTogether(story)]


def _disputed_words(statute: Statute) -> str:
    return f"{statute.title} ({STATE_WORDS[statute.state]}, {statute.norm})"
