"""Certificados: who may have it and why not the rest; issue, print, annul, verify a code."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day, ngettext
from app.training.certificate_operations import annul_certificate, issue_certificates
from app.training.event_desk import EventDesk
from app.training.records import Certificate, Enrolment, Mark
from app.training.results import attendance, eligibility
from app.training.words import ELIGIBILITY_WORDS
from ui.context import Context
from ui.theme import Theme
from ui.training.event_tab import EventTab
from ui.training.verify_row import VerifyRow
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ListTable, RowDeed
from ui.widgets.page_stack import PageStack


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A person with what her attendance says, and her valid (or else newest) certificate."""

    enrolment: Enrolment
    share: float | None
    eligible: bool | None
    reason: str
    certificate: Certificate | None

    @property
    def id(self) -> int:
        return self.enrolment.id

    @property
    def valid(self) -> Certificate | None:
        one = self.certificate
        return one if one is not None and one.annulled_reason is None else None

    @property
    def may_issue(self) -> bool:
        return bool(self.eligible) and self.valid is None


def certificate_rows(desk: EventDesk) -> list[CertificateRow]:
    """Everybody of the sheet, in its order."""
    people = desk.sitting
    marks = [Mark(session, one, mark) for (session, one), mark in desk.marks.items()]
    shares, verdicts = attendance(desk.event, people, marks), eligibility(desk.event, people, marks)
    newest: dict[int, Certificate] = {}
    for one in sorted(desk.certificates, key=lambda each: (each.annulled_reason is None, each.id)):
        newest[one.enrolment_id] = one
    return [
        CertificateRow(
            one,
            shares[one.id].share,
            verdicts[one.id].eligible,
            verdicts[one.id].reason,
            newest.get(one.id),
        )
        for one in people
    ]


def say_certificate(row: CertificateRow) -> str:
    """Whether it was issued, may be, or why not."""
    one = row.certificate
    if row.valid is not None and one is not None:
        return _("emitido el {day}").format(day=format_day(one.issued_on))
    if one is not None:
        return _("anulado: {reason}").format(reason=one.annulled_reason)
    return _("cumple; falta emitir") if row.eligible else ELIGIBILITY_WORDS[row.reason]


def certificate_columns(theme: Theme) -> tuple[ShownColumn, ...]:
    """The columns of the list of certificates."""

    def colour(row: CertificateRow) -> Any:
        if row.valid is not None:
            return theme.colour("good")
        return theme.colour("text" if row.eligible else "text_soft")

    return (
        ShownColumn(_("N.º"), lambda one: str(one.enrolment.number), None, 74),
        ShownColumn(_("Persona"), lambda one: one.enrolment.trainee.full_name, None, 210, strong=True),
        ShownColumn(
            _("Asistencia"),
            lambda one: "" if one.share is None else f"{one.share * 100:.0f} %",
            None,
            98,
            right=True,
        ),
        ShownColumn(_("Certificado"), say_certificate, colour=colour),
        ShownColumn(
            _("Código"),
            lambda one: one.certificate.code if one.certificate else "",
            None,
            158,
            leaves=2,
        ),
        ShownColumn(
            _("Impreso"),
            lambda one: _say_prints(one.certificate.prints) if one.certificate else "",
            None,
            110,
            leaves=1,
        ),
    )


def _say_prints(count: int) -> str:
    if not count:
        return _("todavía no")
    return ngettext("{count} vez", "{count} veces", count).format(count=count)


class CertificatesTab(EventTab):
    """Without ticks the buttons speak of everybody they can serve, else of who is ticked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = ListModel(certificate_columns(context.theme))
        self.table = ListTable(self.model, _("Certificados"), context.theme.scale)
        self.signed = QLineEdit()
        self.verify = VerifyRow(context)
        self.annulling = AnnulBar()
        self._lay_out()
        self.table.use_ticks()
        self.table.chosen_changed.connect(self._show_buttons)
        self.table.pointed.connect(lambda _one: self._show_buttons())
        self.annulling.annulled.connect(self.annul)
        self.table.add_deeds(self._deeds)
        self.begins_at = self.table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.rule = label("", wrap=True)
        row.addWidget(self.rule, 1)
        self.signed.setPlaceholderText(_("nombre y cargo"))
        self.signed.setAccessibleName(_("Quién firma los certificados"))
        self.signed.setFixedWidth(self.context.theme.pixels(230))
        self.issue = QPushButton()
        self.issue.setProperty("role", "main")
        self.print = QPushButton()
        self.cancel = QPushButton(_("Anular…"))
        self.cancel.setAccessibleName(_("Anular el certificado de esta línea"))
        self.issue.clicked.connect(self.issue_chosen)
        self.print.clicked.connect(self.print_chosen)
        self.cancel.clicked.connect(self._ask_annul)
        self.signs = label(_("Firma"), "soft")
        self.signs.setBuddy(self.signed)
        for widget in (self.signs, self.signed, self.cancel, self.print, self.issue):
            row.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.annulling)
        self.body = PageStack()
        self.empty = EmptyState(_("Falta la gente"), _("Agregue a quienes participan en «Participantes»."))
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        column.addWidget(self.body, 1)
        column.addWidget(self.verify)

    # --- showing ---

    def refresh(self, desk: EventDesk) -> None:
        kept = [one.id for one in self.table.chosen]
        rows = certificate_rows(desk)
        self.model.show_rows(rows)
        self.table.choose(kept)
        self.body.setCurrentWidget(self.table if rows else self.empty)
        self.rule.setText(
            _("Lo recibe quien vino a {share} % de las horas dadas o más.").format(
                share=f"{desk.event.attendance_needed * 100:g}"
            )
        )
        if not self.signed.text() and desk.event.facilitator:
            self.signed.setText(desk.event.facilitator)
        self._show_buttons()

    @property
    def _spoken_of(self) -> list[CertificateRow]:
        """Who is ticked, or everybody."""
        return self.table.chosen or self.model.shown

    def _show_buttons(self) -> None:
        may = self.desk is not None and not self.desk.store.read_only
        issuing = sum(one.may_issue for one in self._spoken_of)
        printing = sum(one.valid is not None for one in self._spoken_of)
        self.issue.setText(
            ngettext("Emitir {count} certificado", "Emitir {count} certificados", issuing).format(
                count=issuing
            )
            if issuing
            else _("Emitir certificados")
        )
        self.print.setText(_("Imprimir {count}").format(count=printing) if printing else _("Imprimir"))
        self.issue.setEnabled(may and bool(issuing))
        self.print.setEnabled(bool(printing))
        self.cancel.setVisible(may and self._to_annul is not None)
        for part in (self.signs, self.signed):
            part.setVisible(may and bool(issuing))
        for button in (self.issue, self.print):
            button.setAccessibleName(button.text())

    @property
    def _to_annul(self) -> Certificate | None:
        current = self.table.current
        return current.valid if current is not None else None

    # --- doing ---

    def _deeds(self, one: CertificateRow) -> list[RowDeed]:
        """What can be done with the certificate of a line."""
        valid = one.valid
        if valid is None:
            return []
        found = [RowDeed(_("Imprimir"), lambda: self.context.way.print("certificate", valid.id))]
        if self.desk is not None and not self.desk.store.read_only:
            found.append(RowDeed(_("Anular…"), lambda: self.annulling.ask(valid)))
        return found

    def issue_chosen(self) -> None:
        """Issue to who is chosen (or to everybody) and may have it; one undo step."""
        desk = self.desk
        if desk is None:
            return
        people = [one.enrolment.id for one in self._spoken_of if one.may_issue]
        made = self.context.do(
            issue_certificates,
            event_id=desk.event_id,
            enrolment_ids=people,
            issued_on=date.today().isoformat(),
            signed_by=self.signed.text().strip() or None,
        )
        if made:
            text = ngettext("Se emitió {count} certificado.", "Se emitieron {count} certificados.", len(made))
            self.context.messages.say(
                text.format(count=len(made)), action=_("Imprimir"), do=self.print_chosen
            )

    def print_chosen(self) -> None:
        """The preview of the valid certificates of who is chosen, or of everybody."""
        certificates = [one.valid.id for one in self._spoken_of if one.valid is not None]
        if certificates:
            self.context.way.print("certificate", *certificates)

    def _ask_annul(self) -> None:
        one = self._to_annul
        if one is not None:
            self.annulling.ask(one)

    def annul(self, certificate_id: int, reason: str) -> None:
        """Annul with a reason; its code then answers "anulado"."""
        if self.desk is not None:
            self.context.do(annul_certificate, certificate_id=certificate_id, reason=reason)
            self.table.setFocus()


class AnnulBar(QFrame):
    """Asks why; nothing is annulled without a reason."""

    annulled = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._certificate = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        self.what = label("", wrap=True)
        self.reason = QLineEdit(placeholderText=_("Por qué se anula"))
        self.reason.setAccessibleName(_("Por qué se anula"))
        self.do = QPushButton(_("Anular"))
        leave = QPushButton(_("Dejar como está"))
        row.addWidget(self.what, 1)
        row.addWidget(self.reason, 1)
        for button in (self.do, leave):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        self.reason.returnPressed.connect(self._annul)
        self.reason.textChanged.connect(lambda text: self.do.setEnabled(bool(text.strip())))
        self.do.clicked.connect(self._annul)
        leave.clicked.connect(self.hide)
        self.hide()

    def ask(self, certificate: Certificate) -> None:
        """Ask about one certificate."""
        self._certificate = certificate.id
        self.what.setText(
            _("Anular el certificado {code} de {name}.").format(
                code=certificate.code, name=certificate.full_name
            )
        )
        self.reason.clear()
        self.do.setEnabled(False)
        self.show()
        self.reason.setFocus()

    def _annul(self) -> None:
        if self.reason.text().strip():
            self.hide()
            self.annulled.emit(self._certificate, self.reason.text().strip())
