"""A pilot: its head, and its steps as the parts that the rooms put on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.pilots.blind_queries import list_measured_blind
from app.pilots.operations import remove_pilot
from app.pilots.queries import read_whole_pilot
from app.pilots.records import WholePilot
from app.pilots.steps import has_begun, next_step, steps_of
from app.pilots.words import STATE_WORDS, say_pilot, say_workshops
from app.place import Place
from app.registry.queries import list_clusters
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.pilots.blind_panel import BlindPanel
from ui.pilots.draw_tab import RECORD
from ui.pilots.pilot_tab import PilotShown
from ui.tabs import LateTabs
from ui.widgets.way_back import way_back

DONE = "✓"
CONSENT = "pilot-consent"  # a sheet for each who can enter and was not asked
SHEET = "pilot-sheet"  # the paper with what can be claimed


def read_shown(reader: Reader, pilot_id: int, user: int | None = None) -> PilotShown | DataProblem:
    """A pilot as its parts show it to who works here; the trouble when it is no longer there."""
    try:
        whole = read_whole_pilot(reader, pilot_id)
    except DataProblem as gone:
        return gone
    names = {one.code: one.name for one in list_clusters(reader)}
    return PilotShown(whole, steps_of(whole), names, pilot_id in list_measured_blind(reader, user))


class PilotPage(Page):
    """A place of it is of a pilot, by its id; its `part` names a tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown: PilotShown | None = None
        self._pilot_id = 0
        self._wanted = ""  # the part that comes to the front once the pilot is read
        self.crumbs = way_back(_("Pilotos"), _("Volver a Pilotos"), lambda: context.way.go("pilots"))
        self.print_button = QPushButton(_("Imprimir"))
        self.print_button.setAccessibleName(self.print_button.text())
        self._menu(self.print_button, self._fill_print_menu)
        self.more = QPushButton("…")
        self.more.setToolTip(_("Otros pasos"))
        self.more.setAccessibleName(_("Otros pasos del piloto"))
        self._menu(self.more, self._fill_ways)
        column = self.lay_out(margins=(26, 2, 26, 12), spacing=2)
        column.addWidget(self.crumbs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.make_head("", self.print_button, self.more))
        self.tabs = LateTabs(context, "pilot", self._fill, name=_("Pasos del piloto"))
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.tabBarClicked.connect(lambda _place: QTimer.singleShot(0, self, self._begin))
        column.addWidget(self.tabs, 1)
        self.blind = BlindPanel(context)
        self.blind.hide()
        column.addWidget(self.blind, 1)
        self._live = Live(
            self,
            context,
            read_shown,
            self._show,
            here=True,
            asks=lambda: (self._pilot_id, context.store.user) if self._pilot_id else None,
        )
        context.way.worker_changed.connect(self._live.again)

    def _menu(self, button: QPushButton, fill: object) -> None:
        menu = QMenu(button)
        menu.aboutToShow.connect(fill)
        button.setMenu(menu)

    # --- showing ---

    @property
    def part(self) -> str:
        return self.tabs.code

    @property
    def may_go(self) -> bool:
        return not (self.tabs.is_made("draw") and self.tabs.tab("draw").waits)

    def show_place(self, place: Place) -> None:
        """Another pilot begins at the step of which something is missing."""
        assert isinstance(place.of, int)
        if place.of != self._pilot_id:
            self.shown = None
        self._pilot_id, self._wanted = place.of, place.part
        self._live.again()
        if self._wanted and self.shown is not None and not self.shown.blind:
            self.go_to(self._wanted)

    def _show(self, shown: PilotShown | DataProblem) -> None:
        if isinstance(shown, DataProblem):
            known, self.shown, self._pilot_id = self.shown, None, 0
            if known is None:  # once the window shows this page, which it is about to
                self._context.messages.show_problem(shown)
            QTimer.singleShot(0, self, self._context.way.leave)
            return
        was_blind = self.shown is not None and self.shown.blind
        other, self.shown = self.shown is None, shown
        whole = shown.whole
        self.title.setText(whole.pilot.name)
        self.about.setText(_say_about(whole))
        self.tabs.setVisible(not shown.blind)
        self.blind.setVisible(shown.blind)
        self.print_button.setVisible(bool(self._documents))
        self.more.setVisible(not self._context.store.read_only and not whole.draws)
        if shown.blind:
            self.blind.show_pilot(whole.pilot.id)
            return
        self._name_tabs(shown)
        if other or was_blind:
            step = next_step(whole)
            self.tabs.go_to(self._wanted or (step.code if step is not None else "after"))
        else:
            self.tabs.refill()

    def _name_tabs(self, shown: PilotShown) -> None:
        """A tick before the steps that are done, a number before the others."""
        done = {one.code: one.done for one in shown.steps}
        for number, kind in enumerate(self.tabs.kinds, 1):
            title = _(kind.title)
            self.tabs.say(kind.code, f"{DONE if done.get(kind.code) else number} {title}")

    def _fill(self, tab: QWidget) -> None:
        if self.shown is not None:
            tab.show_pilot(self.shown)  # type: ignore[attr-defined]

    # --- going and doing ---

    def go_to(self, code: str) -> None:
        """Bring a step to the front."""
        if any(one.code == code for one in self.tabs.kinds):
            self.tabs.go_to(code)
            self._begin()

    @property
    def _documents(self) -> list[tuple[str, str]]:
        """What can be printed of it now: kind and title."""
        from reports.documents import PILOT, documents_about

        ready: dict[str, bool] = {RECORD: False, SHEET: False}
        if self.shown is not None:
            whole = self.shown.whole
            if self.shown.blind:
                return []
            ready = {RECORD: bool(whole.draws), CONSENT: not whole.draws, SHEET: has_begun(whole)}
        return [(one.kind, one.title) for one in documents_about(PILOT) if ready.get(one.kind, True)]

    def _fill_print_menu(self) -> None:
        menu = self.print_button.menu()
        menu.clear()
        for kind, title in self._documents:
            action = menu.addAction(title)
            action.triggered.connect(
                lambda _on=False, kind=kind: self._context.way.print(kind, self._pilot_id)
            )

    def _fill_ways(self) -> None:
        menu = self.more.menu()
        menu.clear()
        menu.addAction(_("Quitar este piloto")).triggered.connect(lambda _on=False: self._remove())

    def _remove(self) -> None:
        if self.shown is not None:
            pilot = self.shown.whole.pilot
            said = _("Se quitó el {pilot}.").format(pilot=say_pilot(pilot.number).lower())
            self.do(remove_pilot, pilot_id=pilot.id, said=said)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        if self.shown is not None and self.shown.blind:
            self.blind.setFocus()
        else:
            self.tabs.shown.begin()


def _say_about(whole: WholePilot) -> str:
    parts = [say_pilot(whole.pilot.number), STATE_WORDS[whole.state]]
    if whole.entrants:
        parts.append(say_workshops(len(whole.entrants)))
    return " · ".join(parts)
