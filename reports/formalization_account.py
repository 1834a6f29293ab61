"""Cuenta de formalizar: today beside formal, for all, for each person, line by line.

Every line carries its norm; a figure past its time is marked, and what is not known is
said instead of guessed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.formalization.account_records import Account, AccountOptions, CostLine, PersonCost
from app.formalization.account_words import (
    number_remarks,
    say_floor,
    say_gains,
    say_headline,
    say_left_over,
    say_people,
)
from app.formalization.cost import sum_lines
from app.formalization.queries import list_pay_lines, read_account
from app.formalization.records import Statute
from app.formalization.words import (
    DISCLAIMER,
    EXPIRED_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    show_norm,
)
from app.i18n import _, format_day, format_money, format_number, ngettext
from app.phrases import shorten, with_stop
from app.registry.queries import read_workshop
from reports.formalization_path import describe
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    BOLD,
    HEADING,
    INK,
    LARGE,
    MUTED,
    READ_FAR_BOLD,
    REGULAR,
    SMALL,
    SMALL_MUTED,
    paragraph,
)
from reports.kit.tables import money_cell, money_table, signed_cell
from reports.paper import NothingToPrint, Request

SHOWN_PERSONS = 12
_LABEL, _AMOUNT = 62.0, 112.0  # points: what stands beside a bar


def build_account(request: Request) -> Section:
    """The account of one workshop.

    By the law of the day of printing, of the day in its options or of the last day of its period.
    """
    asked = request.paper.options
    options = asked if isinstance(asked, AccountOptions) else AccountOptions()
    workshop = read_workshop(request.reader, request.of)
    if not list_pay_lines(request.reader, request.of):
        raise NothingToPrint(
            _("La cuenta de formalizar de {code} todavía no tiene personas; agréguelas en su página.").format(
                code=workshop.code
            )
        )
    last = request.paper.period[1] if request.paper.period else request.printed_on.isoformat()
    account = read_account(request.reader, request.of, day=options.day or last, use_latest=options.use_latest)
    name, office = _("Cuenta de formalizar"), request.office.name
    story: list[Flowable] = [
        *title_block(workshop.name, describe(workshop), office, name),
        *_headline(account),
        *_totals(account),
        *_persons(account.persons),
        *_gains(account),
        *_lines(account),
        *_closing(account),
    ]
    return Section(PageText(name, workshop.name, office, request.printed_on), story, workshop.code)


def _headline(account: Account) -> list[Flowable]:
    """What it costs in one sentence; then what it stands on and who is in it."""
    day = format_day(account.day)
    said = [_("Con las cifras legales del {day}.").format(day=day), *say_floor(account)]
    lines: list[Flowable] = []
    if headline := say_headline(account):
        lines += [Spacer(1, 4), paragraph(headline, READ_FAR_BOLD), Spacer(1, 3)]
    lines.append(paragraph(" ".join(said), BODY))
    if people := say_people(account):
        lines.append(paragraph(people, BODY))
    if account.missing:
        lines.append(
            paragraph(with_stop("; ".join(account.missing)), BODY, _("No se calculó, y falta en la suma:"))
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
        (_("Lo que pone usted por mes"), account.today_month, account.formal_month, account.difference_month),
        (_("Lo que pone usted por año"), account.today_year, account.formal_year, account.difference_year),
    ]
    if account.garment_today is not None and account.garment_formal is not None:
        text = _("Por prenda, con {count} prendas por mes")
        rows.append(
            (
                text.format(count=format_number(account.output_month or 0)),
                account.garment_today,
                account.garment_formal,
                account.garment_difference,
            )
        )
    if account.owner_income_formal is not None:
        rows.append(
            (
                _("Lo que le queda a usted por mes"),
                account.owner_income_month,
                account.owner_income_formal,
                -account.difference_month,
            )
        )
    formal = _formal_head(account)
    head = ["", _("Hoy"), formal, _("Cambia")]
    body = [
        [paragraph(str(row[0]), LARGE), *(money_cell(value) for value in row[1:3]), signed_cell(row[3])]
        for row in rows
    ]
    table = money_table([head, *body], (0.46, 0.18, 0.18, 0.18))
    bars = CostBars(account.today_month, account.formal_month)
    notes = [say_left_over(account)]
    if account.output_month is None:
        notes.append(_("Para saber cuánto es por prenda falta anotar cuántas prendas salen por mes."))
    story = [paragraph(_("Hoy y en regla"), HEADING), bars, Spacer(1, 4), table]
    return [KeepTogether([*story, Spacer(1, 3), *(paragraph(one, BODY) for one in notes)])]


def _formal_head(account: Account) -> str:
    if account.missing:
        return _("En regla, incompleto")
    return _("En regla, por lo menos") if account.is_floor else _("En regla")


def _persons(persons: Sequence[PersonCost]) -> list[Flowable]:
    rows: list[list[Any]] = [
        [_("Persona"), _("Usted pone hoy"), _("En regla"), _("Ella o él cobra hoy"), _("En regla")]
    ]
    spans: list[tuple[Any, ...]] = []
    numbers = number_remarks(persons[:SHOWN_PERSONS])
    for person in persons[:SHOWN_PERSONS]:
        name = _person_cell(person, numbers)
        if person.computed:
            rows.append(
                [name, *(money_cell(value) for value in (person.today_month, person.formal_month,
                                                     person.net_today, person.net_formal))]
            )  # fmt: skip
        else:
            spans.append(("SPAN", (1, len(rows)), (-1, len(rows))))
            rows.append([name, paragraph(person.refused or "", SMALL), "", "", ""])
    table = money_table(rows, (0.36, 0.16, 0.16, 0.16, 0.16), spans)
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
                "«Cobra en regla» es en mano, con el IPS ya descontado y la bonificación familiar que se sabe; aparte, el aguinaldo y las vacaciones del año."
            ),
            BODY,
        )
    )
    for remark, number in numbers.items():
        story.append(paragraph(remark, BODY, f"({number})"))
    return [KeepTogether(story[:2]), *story[2:]]


def _person_cell(person: PersonCost, numbers: Mapping[str, int]) -> Flowable:
    line = person.line
    name = shorten(f"{line.count} × {line.name}" if line.count > 1 else line.name, 60)
    said = KIND_WORDS[line.kind]
    if line.count > 1:
        said = _("{kind}, cada una o uno").format(kind=said)
    if marks := ", ".join(map(str, sorted(numbers[remark] for remark in person.remarks))):
        said += f" ({marks})"
    return paragraph(said, BODY, name)


def _gains(account: Account) -> list[Flowable]:
    """What each side gets for it."""
    if account.left_out == account.people:
        return []
    lines = [paragraph(text, BODY, _("{who}:").format(who=who)) for who, text in say_gains()]
    return [KeepTogether([paragraph(_("Qué recibe cada parte"), HEADING), *lines])]


def _lines(account: Account) -> list[Flowable]:
    summed = sum_lines(account.persons)
    if not summed:
        return []
    rows: list[list[Any]] = [
        [_("Qué"), _("Por mes"), _("Por año"), paragraph("", BODY, _("Norma y desde cuándo"))]
    ]
    for one in summed:
        rows.append([_line_title(one), money_cell(one.month), money_cell(one.year), _norms(one)])
    total = [
        paragraph(_("Suma"), BODY_BOLD),
        money_cell(account.formal_month),
        money_cell(account.formal_year),
        "",
    ]
    table = money_table([*rows, total], (0.31, 0.15, 0.15, 0.39))
    owner = account.owner
    return [
        KeepTogether([paragraph(_("De qué está hecha la suma, con todas las personas"), HEADING), table]),
        Spacer(1, 5),
        paragraph(_owner_words(owner), BODY, _("{title}:").format(title=owner.title)),
    ]


def _line_title(one: CostLine) -> list[Flowable]:
    cell: list[Flowable] = [paragraph(one.title, BODY)]
    if one.why_not:
        cell.append(paragraph(_("No se calculó: {why}").format(why=one.why_not), SMALL_MUTED))
    elif not one.counted:
        cell.append(paragraph(_("no se suma otra vez"), SMALL_MUTED))
    if one.expired:
        cell.append(paragraph("", SMALL, _(EXPIRED_WORDS)))
    return cell


def _norms(one: CostLine) -> Any:
    norms = dict.fromkeys(show_norm(statute) for statute in one.statutes)
    return paragraph("; ".join(norms), SMALL_MUTED)


def _owner_words(owner: CostLine) -> str:
    if owner.month is None:
        return _("no se calculó. {why}.").format(why=owner.why_not or "")
    text = _("{amount} por mes ({how}; {norm}). No está en la suma.")
    words = text.format(
        amount=format_money(owner.month),
        how=owner.how,
        norm=", ".join(statute.norm for statute in owner.statutes[:1]),
    )
    return f"{words} {_(EXPIRED_WORDS).capitalize()}." if owner.expired else words


def _closing(account: Account) -> list[Flowable]:
    said = [
        _(
            "«Hoy» es lo que se paga cada mes, y el IPS de quien ya está; no cuenta lo que hoy se da de aguinaldo o de vacaciones."
        ),
        _(
            "Un «mes» es un mes trabajado; el aguinaldo y las vacaciones van en la parte que hay que separar cada mes."
        ),
        _(
            "Cada renglón se redondea a guaraníes enteros. No se contaron horas extra, impuestos ni aporte a IPS sobre el aguinaldo."
        ),
    ]
    story: list[Flowable] = [Spacer(1, 6)]
    if account.disputed:
        story.append(
            paragraph(
                with_stop("; ".join(_disputed_words(statute) for statute in account.disputed)),
                BODY,
                _("Lo que no se usó, porque está suspendido o en discusión:"),
            )
        )
    story += [paragraph(" ".join(said), BODY), paragraph("", BODY, _(DISCLAIMER))]
    return [KeepTogether(story)]


def _disputed_words(statute: Statute) -> str:
    return f"{statute.title} ({STATE_WORDS[statute.state]}, {statute.norm})"


class CostBars(Flowable):
    """Two bars, one under the other: today's cost filled, the formal one with what is added left open: it prints in black."""

    def __init__(self, today: int, formal: int) -> None:
        super().__init__()
        self.today, self.formal = today, formal

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, 46

    def draw(self) -> None:
        room = self.available - _LABEL - _AMOUNT
        longest = max(self.today, self.formal, 1)
        today, formal = room * self.today / longest, room * self.formal / longest
        self._bar(27, _("Hoy"), min(today, formal), today, self.today)
        self._bar(4, _("En regla"), min(today, formal), formal, self.formal)

    def _bar(self, y: float, label: str, filled: float, length: float, amount: int) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setStrokeColor(INK)
        canvas.setFont(REGULAR, 11.5)
        canvas.drawString(0, y + 3.5, label)
        canvas.setFillColor(MUTED)
        canvas.rect(_LABEL, y, filled, 15, stroke=0, fill=1)
        canvas.setLineWidth(1)
        canvas.rect(_LABEL, y, length, 15, stroke=1, fill=0)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 11.5)
        text = format_money(amount)
        end = max(_LABEL + length + 8, 0.0)
        canvas.drawString(min(end, self.available - stringWidth(text, BOLD, 11.5)), y + 3.5, text)
