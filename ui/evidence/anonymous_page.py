"""Datos anónimos: who let data go, what is handed over, what could be recognized, and only then where it is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from app.evidence.consents import read_data_consents
from app.evidence.pilot_part import list_drawn_pilots
from app.evidence.records import AnonymousData, DataConsents
from app.i18n import _, format_number
from app.pilots.queries import list_pilots
from app.pilots.words import say_pilot
from app.storage.records import Reader
from app.suppression import SMALLEST
from ui.context import Context
from ui.evidence.handover_card import HandoverCard
from ui.evidence.permissions_card import PermissionsCard
from ui.evidence.release_work import DataLook, Handover, look_at_data, write_handover
from ui.evidence.working_card import WorkingCard
from ui.live import Live
from ui.page import Page
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState
from ui.widgets.page_stack import PageStack
from ui.widgets.way_back import way_back


class PageRead(NamedTuple):
    """Who answered what, and the pilots whose groups can be told, as (words, id)."""

    consents: DataConsents
    pilots: tuple[tuple[str, int], ...]


def _read(reader: Reader) -> PageRead:
    consents = read_data_consents(reader)
    names = {one.id: one.name for one in list_pilots(reader)}
    pilots = [one for one in list_drawn_pilots(reader) if one.arms.keys() & consents.leaving]
    said = [(f"{say_pilot(one.number)}: {names[one.id]}", one.id) for one in pilots]
    return PageRead(consents, tuple(said))


class AnonymousPage(Page):
    """What was looked at is what is saved: where a choice or a permission changes after it, it is looked at again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.read: PageRead | None = None
        self.data: AnonymousData | None = None  # what was looked at, with the key of its signs
        self._looked_for: object = None
        self._lay_out()
        Live(self, context, _read, self._show, title=_("Leer los permisos"))

    def _lay_out(self) -> None:
        context = self._context
        column = self.lay_out(margins=(26, 2, 26, 16), spacing=6)
        crumbs = way_back(_("Evaluación"), _("Volver a Evaluación"), lambda: context.way.go("evaluation"))
        column.addWidget(crumbs, 0, Qt.AlignmentFlag.AlignLeft)
        self.past = QPushButton(_("Lo que ya salió"))
        self.past.setAccessibleName(self.past.text())
        self.past.clicked.connect(lambda: context.way.go("releases"))
        self.look = QPushButton(_("Mirar antes de guardar"))
        self.save = QPushButton(_("Guardar…"))
        for button in (self.look, self.save):
            button.setAccessibleName(button.text())
            button.setProperty("role", "main")
        self.look.clicked.connect(self.look_at_it)
        self.save.clicked.connect(self.ask_where)
        column.addLayout(self.make_head(_("Datos anónimos"), self.past, self.look, self.save))
        self.about.setText(
            _(
                "Sale una fila por taller y diagnóstico, de quienes lo permitieron, con un signo al azar en lugar del nombre y dicha con menos detalle. Nunca salen nombres, cédulas, RUC, teléfonos, direcciones, ubicaciones, fotos, días exactos ni nada escrito con palabras."
            )
        )
        self.permissions = PermissionsCard(context)
        self.choices = HandoverCard(context)
        self.choices.changed.connect(self._forget_if_other)
        self.working = WorkingCard(context)
        self._area = ColumnsArea(context.theme.scale, top=4)
        left, right = self._area.add_pair(46, 54)
        for card in (self.permissions, self.choices):
            left.addWidget(card)
        right.addWidget(self.working)
        for side in (left, right):
            side.addStretch()
        self._area.column.addStretch()
        self.few = EmptyState(_("Todavía nadie dejó que sus datos salgan"), "", _("Anotar permisos…"))
        self.few.chosen.connect(self.permissions.ask)
        self.few.button.setEnabled(not context.store.read_only)
        self.body = PageStack()
        for part in (self._area, self.few):
            self.body.addWidget(part)
        column.addWidget(self.body, 1)
        self.first = self.look
        self._show_buttons()

    # --- what is there ---

    def _show(self, read: PageRead) -> None:
        self.read = read
        self.permissions.show_consents(read.consents)
        self.choices.show_pilots(read.pilots)
        enough = len(read.consents.leaving) >= SMALLEST
        if not enough:
            heading, sentence = _say_few(read.consents)
            self.few.say(heading, sentence, _("Anotar permisos…"))
        self.body.setCurrentWidget(self._area if enough else self.few)
        self._forget_if_other()
        self.first = (self.save if self.data is not None else self.look) if enough else self.few.button
        if self.hasFocus():  # it came before it was known what is to be done
            self.first.setFocus()

    def _asked(self) -> object:
        """What the data depend on that a person decides: who let them go, and which groups are told."""
        return (self.read.consents if self.read else None, self.choices.pilots)

    def _forget_if_other(self) -> None:
        """What was looked at is not what would leave any more."""
        if self._asked() != self._looked_for:
            self.data, self._looked_for = None, None
            self.working.wait_for_look()
        self._show_buttons()

    def _show_buttons(self) -> None:
        """The main button is what comes next."""
        enough = self.read is not None and len(self.read.consents.leaving) >= SMALLEST
        busy = self.working.job is not None
        self.look.setVisible(enough and self.data is None)
        self.save.setVisible(enough and self.data is not None)
        self.look.setEnabled(not busy)
        may = bool(self.choices.formats) and not self._context.store.read_only
        self.save.setEnabled(not busy and may)
        self.save.setToolTip(_("Elija en qué formato") if not self.choices.formats else "")
        self.choices.setEnabled(not busy)

    # --- looking ---

    def look_at_it(self) -> None:
        """Make the data and the report of them, off the window's thread."""
        asked, told = self._asked(), self.choices.pilots
        store = self._context.store

        def done(data: AnonymousData) -> None:
            if asked == self._asked():
                self.data, self._looked_for = data, asked
                self.working.show_report(data.report)
            else:
                self.working.wait_for_look()
            self._show_buttons()
            if self.save.isVisible():
                self.first = self.save
                self.save.setFocus()
                self._show_working()

        self.working.begin(
            _("Mirar qué se podría reconocer"),
            look_at_data(DataLook(store, told, self._context.jobs.reckon)),
            done,
            self._stopped,
        )
        self._show_buttons()

    def _show_working(self) -> None:
        """Scroll to it, once it is laid out."""
        QTimer.singleShot(0, self, lambda: self._area.show_top(self.working))

    def _stopped(self) -> None:
        if self.data is not None:
            self.working.show_report(self.data.report)
        else:
            self.working.wait_for_look(_("Se paró: no se guardó nada."))
        self._show_buttons()

    # --- saving ---

    def ask_where(self) -> None:
        """Ask for a folder; the files go to a new one within it, so that nothing is mixed or overwritten."""
        from PySide6.QtWidgets import QFileDialog

        start = self._context.settings.last_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Dónde guardar los datos anónimos"), start)
        if chosen:
            self._context.settings.last_folder = chosen
            self.save_in(Path(chosen))

    def save_in(self, place: Path) -> None:
        """Write the files off the window's thread, then keep that they left."""
        if self.data is None:
            return
        self.choices.flush()
        name = _("Datos anónimos {day}").format(day=date.today().isoformat())
        handover = Handover(self.data, new_folder(place, name), self.choices.formats, self.choices.given_to)
        jobs = self._context.jobs

        def done(written: object) -> None:
            files = handover.keep(self, written)
            if files:
                self.data = self._looked_for = None  # the key is of one handover; another is looked at again
                self.working.show_written(handover.folder, files)
                self.first = self.working.open_button
            self._show_buttons()
            if files:
                self.working.open_button.setFocus()
                self._show_working()

        self.working.begin(
            _("Guardar los datos anónimos"), write_handover(handover, jobs.reckon), done, self._stopped
        )
        self._show_buttons()


def new_folder(place: Path, name: str) -> Path:
    """A folder of this name that is not there yet."""
    found, number = place / name, 1
    while found.exists():
        number += 1
        found = place / f"{name} ({number})"
    return found


def _say_few(consents: DataConsents) -> tuple[str, str]:
    least, count = SMALLEST, len(consents.leaving)
    what = _(
        "Se pregunta aparte de los otros permisos. Pregunte a los talleres con diagnóstico y anote acá qué dijeron; con menos de {least} se los podría reconocer y no sale nada."
    ).format(least=least)
    if not count and not consents.not_diagnosed:
        return _("Todavía nadie dejó que sus datos salgan"), what
    if consents.not_diagnosed + count >= least:
        what = _(
            "Lo permitieron {count}, pero sin un diagnóstico terminado no hay nada que entregar: termine los que faltan. Con menos de {least} se los podría reconocer y no sale nada."
        ).format(count=format_number(consents.not_diagnosed + count), least=least)
    return _("Hasta ahora son {count}; hacen falta {least}").format(count=count, least=least), what
