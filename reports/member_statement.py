"""Estado de cuenta: what one member had to pay, paid and owes. Only hers: nobody else's money is on it."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

from app.association.fees import FeeDue, MemberAccount
from app.association.money_queries import list_accounts, read_account
from app.association.phrases import say_owed, say_period
from app.association.queries import list_posts, read_association
from app.i18n import _, format_day, format_long_date, format_money
from app.registry.records import Association
from reports.kit.page import PageText, Section, Signatures, join_sections, title_block
from reports.kit.style import LARGE, READ_FAR, READ_FAR_BOLD, RIGHT, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table, money_cell, table_heading
from reports.paper import NothingToPrint, Request

DUES = (0.4, 0.2, 0.2, 0.2)
PAID = (0.22, 0.53, 0.25)
SHOWN, SHOWN_PAID = 12, 7  # one by one; what is older is one line, so that it stays one page


def build_member_statement(request: Request) -> Section:
    """The account of one member. Raises `NothingToPrint` where no fee was ever charged."""
    account = read_account(request.reader, request.of, request.printed_on.isoformat())
    sql = "SELECT association_id FROM membership WHERE id = ?"
    association = read_association(request.reader, request.reader.value(sql, (request.of,)))
    if not account.dues and not account.payments:
        raise NothingToPrint(
            _("Todavía no hay cuotas de esta socia o este socio; diga primero cuánto es la cuota.")
        )
    return _statement(request, association, account)


def build_member_statements(request: Request) -> Section:
    """The accounts of all members, each on a sheet of its own, to be handed to each."""
    association = read_association(request.reader, request.of)
    accounts = list_accounts(request.reader, association.id, request.printed_on.isoformat())
    made = [
        _statement(request, association, one)
        for one in accounts
        if (one.member.is_member or one.owed) and (one.dues or one.payments)
    ]
    if not made:
        raise NothingToPrint(_("Todavía no hay cuotas; diga primero cuánto es la cuota."))
    return join_sections(made)


def _statement(request: Request, association: Association, account: MemberAccount) -> Section:
    member, title = account.member, _("Estado de cuenta")
    day = _("al {day}").format(day=format_long_date(request.printed_on))
    detail = " · ".join(part for part in (member.owner, member.code, day) if part)
    story: list[Flowable] = [
        *title_block(member.workshop, detail, association.name, title),
        Spacer(1, 12),
        *_said(account),
        *_dues(account.dues),
        *_payments(account),
        Spacer(1, 10),
        paragraph(_whom_to_ask(request, association), LARGE),
        Spacer(1, 24),
        Signatures((_("Tesorería"), _("Recibí: socia o socio")), 44),
    ]
    text = PageText(title, member.workshop, association.name, request.printed_on, with_phone=False)
    return Section(text, story, member.code)


def _said(account: MemberAccount) -> list[Flowable]:
    if account.owed:
        lines = [paragraph(_("Debe {amount}").format(amount=format_money(account.owed)), READ_FAR_BOLD)]
        lines.append(paragraph(say_owed(account.unpaid), READ_FAR))
    elif account.ahead:
        text = _("Está al día, y tiene pagados {amount} de cuotas que vienen")
        lines = [paragraph(text.format(amount=format_money(account.ahead)), READ_FAR_BOLD)]
    else:
        lines = [paragraph(_("Está al día"), READ_FAR_BOLD)]
    text = _("En todo: cuotas {due}, pagado {paid}.")
    said = text.format(due=format_money(account.due), paid=format_money(account.paid))
    return [*lines, Spacer(1, 4), paragraph(said, LARGE)]


def _dues(dues: Sequence[FeeDue]) -> list[Flowable]:
    if not dues:
        return []
    head = [_("Cuota de"), *(paragraph(word, RIGHT) for word in (_("Cuánto es"), _("Pagado"), _("Falta")))]
    older, newest = dues[: max(0, len(dues) - SHOWN)], dues[-SHOWN:]
    rows: list[list[Any]] = []
    if older:
        until = _("hasta {period}").format(period=say_period(older[-1].period))
        rows.append(_due_row(until, sum(one.amount for one in older), sum(one.paid for one in older)))
    rows += [_due_row(say_period(one.period), one.amount, one.paid) for one in newest]
    return [*table_heading(_("Cuotas")), lined_table(head, rows, DUES)]


def _due_row(said: str, amount: int, paid: int) -> list[Any]:
    missing = money_cell(amount - paid) if amount > paid else paragraph(_("pagada"), RIGHT)
    return [said, money_cell(amount), money_cell(paid), missing]


def _payments(account: MemberAccount) -> list[Flowable]:
    if not account.payments:
        return []
    head = [_("Día"), _("Recibo y línea del libro"), paragraph(_("Pagó"), RIGHT)]
    older, newest = account.payments[:-SHOWN_PAID], account.payments[-SHOWN_PAID:]
    rows: list[list[Any]] = []
    if older:
        text = _("hasta el {day}").format(day=format_day(older[-1].day))
        rows.append([text, "", money_cell(sum(one.signed for one in older))])
    for one in newest:
        line = _("línea {number}").format(number=one.number)
        said = " · ".join(part for part in (one.receipt or "", line) if part)
        rows.append([format_day(one.day), said, money_cell(one.signed)])
    note = _("Cada pago cubre primero la cuota más vieja. Un monto con menos es una corrección.")
    return [
        *table_heading(_("Pagos")),
        lined_table(head, rows, PAID),
        Spacer(1, 3),
        paragraph(note, SMALL_MUTED),
    ]


def _whom_to_ask(request: Request, association: Association) -> str:
    today = request.printed_on.isoformat()
    names = [
        one.name
        for one in list_posts(request.reader, association.id)
        if one.post == "treasurer" and one.held_on(today)
    ]
    if names:
        text = _("Si algo no es así, hable con {name}, de la tesorería, y traiga sus recibos.")
        return text.format(name=names[0])
    return _("Si algo no es así, hable con la tesorería y traiga sus recibos.")
