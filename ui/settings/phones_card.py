"""Ajustes: whom to call in each territory; no number comes with the program."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.alerts.operations import add_phone, change_phone, confirm_phone, remove_phone
from app.alerts.queries import list_phones
from app.alerts.records import LocalPhone
from app.alerts.words import KINDS, OTHER, PHONE_WORDS
from app.i18n import _, format_day, ngettext
from app.registry.queries import list_clusters
from app.registry.records import Cluster
from app.registry.remarks import phone_remark
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card, label, set_role
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, TextField, flush_fields

STALE_AFTER = timedelta(days=365)
SHORT_NUMBER = 4  # digits of a number of the country, that has no area


def number_remark(text: str) -> str:
    """What is doubtful about a number as typed; a short one of three or four digits is none."""
    typed = text.strip()
    return "" if typed.isdigit() and 3 <= len(typed) <= SHORT_NUMBER else phone_remark(text)


class PhoneRow(QWidget):
    """One number: what it is of, the number, a note, and whether somebody called it."""

    written = Signal(str, str)  # which field, and its text
    confirmed = Signal()
    removed = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.phone: LocalPhone | None = None
        title = PHONE_WORDS[kind]
        self.name, self.number, self.note = TextField(), TextField(), TextField()
        self.number.setPlaceholderText(_("número"))
        self.name.setPlaceholderText(_("nombre, si quiere"))
        self.note.setPlaceholderText(_("horario, con quién hablar"))
        self.remark = label("", "warning", wrap=True)
        self.remark.hide()
        self.number.setAccessibleName(_("{kind}: número").format(kind=title))
        self.name.setAccessibleName(_("{kind}: nombre").format(kind=title))
        self.note.setAccessibleName(_("{kind}: nota").format(kind=title))
        self.confirm = QPushButton(_("Confirmar"))
        self.confirm.setAccessibleName(_("{kind}: llamé hoy y es este").format(kind=title))
        self.confirm.setToolTip(_("Llamé hoy, y atiende quien debe"))
        self.confirm.clicked.connect(self.confirmed)
        self.state = label("", "small", wrap=True)
        self._lay()
        for field in ("name", "number", "note"):
            getattr(self, field).saved.connect(lambda text, field=field: self._tell(field, text))

    def _lay(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        parts: list[QWidget] = [self.number, self.name, self.confirm]
        if self.kind == OTHER:
            self.remove = QPushButton("×")
            self.remove.setProperty("role", "small-button")
            self.remove.setAccessibleName(_("Quitar este teléfono"))
            self.remove.clicked.connect(self.removed)
            parts.append(self.remove)
        for part, share in zip(parts, (4, 5, 0, 0), strict=False):
            row.addWidget(part, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(PHONE_WORDS[self.kind], "soft"))
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.remark)
        column.addWidget(self.state)

    def _tell(self, field: str, text: str) -> None:
        if field == "number":
            self._show_remark()
        self.written.emit(field, text)

    def _show_remark(self) -> None:
        self.remark.setText(number_remark(self.number.text()))
        self.remark.setVisible(bool(self.remark.text()))

    def show_phone(self, phone: LocalPhone | None, general: LocalPhone | None) -> None:
        """What the file says; `general` is the number of all territories, where this has none."""
        self.phone = phone
        self.name.show_value((phone and phone.name) or "")
        self.number.show_value((phone and phone.number) or "")
        self.note.show_value((phone and phone.note) or "")
        self._show_remark()
        self.note.setVisible(phone is not None)
        has_number = phone is not None and bool(phone.number)
        self.confirm.setEnabled(has_number)
        text, tone = say_state(phone if has_number else general, own=has_number)
        self.state.setText(text)
        set_role(self.state, tone)


def say_state(phone: LocalPhone | None, *, own: bool, today: date | None = None) -> tuple[str, str]:
    """Whether a number is there and still right, and the tone in which to say it."""
    if phone is None or not phone.number:
        return _("sin anotar: pregunte y anote"), "warning"
    if not own:
        return _("vale el de todas las zonas: {number}").format(number=phone.number), "small"
    if phone.checked_on is None:
        return _("sin confirmar: llame, y si atiende quien debe, confírmelo"), "warning"
    day = format_day(phone.checked_on)
    if date.fromisoformat(phone.checked_on) + STALE_AFTER < (today or date.today()):
        return _("confirmado el {day}, hace más de un año: llame de nuevo").format(day=day), "warning"
    return _("confirmado el {day}").format(day=day), "small"


def _read(reader: Reader) -> tuple[list[Cluster], list[LocalPhone]]:
    return list_clusters(reader), list_phones(reader)


class PhonesCard(Card):
    """One territory at a time; a number of all counts where a territory has none of its own."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Teléfonos de la zona"), _("a quién llamar ante una alerta"))
        self._context = context
        self.zone = ChoiceField([(_("Todas las zonas"), None)])
        self.body.addWidget(Labelled(_("Zona"), self.zone))
        self.summary = label("", wrap=True)
        self.body.addWidget(self.summary)
        self.rows = {kind: PhoneRow(kind) for kind in KINDS if kind != OTHER}
        for row in self.rows.values():
            self._listen(row)
            self.body.addWidget(row)
        self.others: list[PhoneRow] = []
        self._others = QVBoxLayout()
        self._others.setSpacing(8)
        self.body.addLayout(self._others)
        self.add = QPushButton(_("Agregar otro teléfono"))
        self.add.setAccessibleName(self.add.text())
        self.add.clicked.connect(self._add_other)
        self.print = QPushButton(_("Imprimir la tarjeta de teléfonos"))
        self.print.setAccessibleName(self.print.text())
        self.print.clicked.connect(self._print)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.print)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self.setEnabled(not context.store.read_only)
        self._live = Live(self, context, _read, self._show, here=True)
        self.zone.saved.connect(lambda _zone: self._live.again())

    def _listen(self, row: PhoneRow) -> None:
        row.written.connect(lambda field, text: self._save(row, field, text))
        row.confirmed.connect(lambda: self._confirm(row))
        row.removed.connect(lambda: self._remove(row))

    def _print(self) -> None:
        flush_fields(self)
        self._context.way.print("phone-card")

    @property
    def cluster(self) -> int | None:
        """The territory that is shown; None: all of them."""
        return self.zone.value if isinstance(self.zone.value, int) else None

    def _show(self, found: tuple[list[Cluster], list[LocalPhone]]) -> None:
        clusters, phones = found
        before = self.cluster
        self.zone.show_choices([(_("Todas las zonas"), None), *((one.name, one.id) for one in clusters)])
        if before in {one.id for one in clusters}:
            self.zone.show_value(before)
        here = [one for one in phones if one.cluster_id == self.cluster]
        # the newest counts, where two laptops noted one each
        own = {one.kind: one for one in here}
        general = {one.kind: one for one in phones if one.cluster_id is None and one.number}
        for kind, row in self.rows.items():
            row.show_phone(own.get(kind), general.get(kind) if self.cluster else None)
        self._show_others([one for one in here if one.kind == OTHER])
        known = [own.get(kind) or general.get(kind) for kind in self.rows]
        self.summary.setText(_say_summary([one for one in known if one and one.number], len(known)))

    def _show_others(self, phones: list[LocalPhone]) -> None:
        kept = {row.phone.id: row for row in self.others if row.phone is not None}
        new = [row for row in self.others if row.phone is None and len(phones) > len(kept)]
        rows = [kept.get(one.id) or (new.pop() if new else self._make()) for one in phones]
        for gone in [row for row in self.others if row not in rows and row.phone is not None]:
            self._others.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        unsaved = [row for row in self.others if row.phone is None and row not in rows]
        self.others = [*rows, *unsaved]
        for row, phone in zip(rows, phones, strict=True):
            row.show_phone(phone, None)

    def _make(self) -> PhoneRow:
        row = PhoneRow(OTHER)
        self._listen(row)
        self._others.addWidget(row)
        return row

    def _add_other(self) -> None:
        row = self._make()
        row.show_phone(None, None)
        self.others.append(row)
        row.number.setFocus()

    def _save(self, row: PhoneRow, field: str, text: str) -> None:
        do, again = self._context.do, self._live.again
        key = f"phone:{self.cluster}:{id(row)}:{field}"
        values: dict[str, Any] = {field: text}
        if row.phone is not None:
            do(change_phone, again=again, phone_id=row.phone.id, merge_key=key, **values)
        elif text.strip():
            values |= {"kind": row.kind, "cluster_id": self.cluster}
            do(add_phone, again=again, merge_key=key, **values)

    def _confirm(self, row: PhoneRow) -> None:
        row.number.flush()
        if row.phone is not None:
            today = date.today().isoformat()
            confirm_phone(self._context.store, phone_id=row.phone.id, checked_on=today)

    def _remove(self, row: PhoneRow) -> None:
        if row.phone is not None:
            remove_phone(self._context.store, phone_id=row.phone.id)
            return
        self.others.remove(row)
        self._others.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()


def _say_summary(known: list[LocalPhone], kinds: int) -> str:
    if not known:
        return _(
            "Ningún número viene con el programa, para no dar uno equivocado. Pregunte en la municipalidad, llame, y anote acá los que atienden."
        )
    unchecked = sum(one.checked_on is None for one in known)
    text = ngettext("{count} de {kinds} con número.", "{count} de {kinds} con número.", len(known)).format(
        count=len(known), kinds=kinds
    )
    if unchecked:
        more = ngettext(
            "{count} sin confirmar, que no sale en la tarjeta.",
            "{count} sin confirmar, que no salen en la tarjeta.",
            unchecked,
        )
        text = f"{text} {more.format(count=unchecked)}"
    return text
