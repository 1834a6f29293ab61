"""An association: its name with what is printed of it, and the parts that tell how it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.association.phrases import say_sexes
from app.association.summary import AssociationSummary
from app.association.summary_queries import read_summary
from app.errors import DataProblem
from app.i18n import _, ngettext
from app.place import Place
from app.storage.records import Reader
from reports.paper import Paper
from ui.association.association_tab import push
from ui.association.new_meeting import NewMeetingWindow
from ui.context import Context
from ui.forms.window import ask
from ui.live import Live
from ui.page import Page
from ui.tabs import LateTabs
from ui.widgets.way_back import way_back

YEAR = len("2026")


def _read(reader: Reader, association_id: int, today: str) -> AssociationSummary | DataProblem:
    try:
        return read_summary(reader, association_id, today)
    except DataProblem as gone:
        return gone


class AssociationPage(Page):
    """A place of it is of an association, by its id; its `part` names a tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.summary: AssociationSummary | None = None
        self._association_id = 0
        self._wanted = ""  # the part that comes to the front once the association is read
        self.print_button = QPushButton(_("Imprimir"))
        self.print_button.setAccessibleName(_("Imprimir"))
        menu = QMenu(self.print_button)
        menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button.setMenu(menu)
        self.meeting = push(_("Nueva reunión"), self._ask_meeting, "main")
        column = self.lay_out(margins=(26, 2, 26, 12), spacing=4)
        top = QHBoxLayout()
        top.addWidget(
            way_back(_("Territorios"), _("Volver a Territorios"), lambda: context.way.go("cluster"))
        )
        top.addStretch()
        column.addLayout(top)
        column.addLayout(self.make_head("", self.print_button, self.meeting))
        self.tabs = LateTabs(context, "association", self._fill, name=_("Partes de la asociación"))
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.tabBarClicked.connect(lambda _place: QTimer.singleShot(0, self, self._begin))
        column.addWidget(self.tabs, 1)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._association_id, date.today().isoformat()) if self._association_id else None,
        )

    # --- showing ---

    @property
    def part(self) -> str:
        return self.tabs.code

    @property
    def paper(self) -> Paper | None:
        return Paper("cash-book", (self._association_id,)) if self._association_id else None

    def show_place(self, place: Place) -> None:
        """Another association begins at its first part."""
        assert isinstance(place.of, int)
        if place.of != self._association_id:
            self.summary = None
        self._association_id, self._wanted = place.of, place.part
        may = any(one.code == self._wanted for one in self.tabs.kinds)
        if may and self.summary is not None:  # before it is read again, which fills what is in front
            self.tabs.go_to(self._wanted, fill=False)
        self._live.again()

    def _show(self, shown: AssociationSummary | DataProblem) -> None:
        if isinstance(shown, DataProblem):
            known, self.summary, self._association_id = self.summary, None, 0
            if known is None:  # once the window shows this page, which it is about to
                self._context.messages.show_problem(shown)
            QTimer.singleShot(0, self, self._context.way.leave)
            return
        other, self.summary = self.summary is None, shown
        self.title.setText(shown.association.name)
        self.about.setText(_say_about(shown))
        self.meeting.setEnabled(not self._context.store.read_only)
        if other:
            self.tabs.go_to(self._wanted or self.tabs.kinds[0].code)
        else:
            self.tabs.refill()

    def _fill(self, tab: QWidget) -> None:
        if self.summary is not None:
            tab.show_association(self.summary)  # type: ignore[attr-defined]

    def _fill_print_menu(self) -> None:
        from reports.documents import ASSOCIATION, documents_about

        menu = self.print_button.menu()
        menu.clear()
        if self.summary is None:
            return
        for document in documents_about(ASSOCIATION):
            for title, period in self._periods(document.kind, document.title):
                paper = Paper(document.kind, (self._association_id,), period=period)
                action = menu.addAction(title)
                action.triggered.connect(lambda _on=False, paper=paper: self._context.way.print_paper(paper))

    def _periods(self, kind: str, title: str) -> list[tuple[str, tuple[str, str] | None]]:
        """The cash book is printed year by year, the newest first; the rest as it is today."""
        if self.summary is None or kind != "cash-book":
            return [(title, None)]
        years = sorted({line.entry.day[:YEAR] for line in self.summary.book.lines}, reverse=True)
        said = _("Libro de caja de {year}")
        return [
            (said.format(year=year), (f"{year}-01-01", min(f"{year}-12-31", self.summary.today)))
            for year in years
        ]

    # --- doing ---

    def _ask_meeting(self) -> None:
        if self.summary is not None:
            meeting = ask(NewMeetingWindow(self._context, self.summary, self))
            if meeting is not None:
                self._context.way.go("meeting", meeting)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        self.tabs.shown.begin()


def _say_about(shown: AssociationSummary) -> str:
    """ "18 socias y socios (11 mujeres, 7 varones) · con personería jurídica"."""
    count = len(shown.now)
    members = ngettext("{count} socia o socio", "{count} socias y socios", count).format(count=count)
    sexes = say_sexes(one.owner_sex for one in shown.now)
    parts = (f"{members} ({sexes})" if sexes else members, shown.association.legal_status or "")
    return " · ".join(part for part in parts if part)
