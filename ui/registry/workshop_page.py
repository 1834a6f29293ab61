"""A workshop's page: its headline, and its story, rounds, programme and record behind tabs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.registry.phone import show_phones
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.registry.story import Story, read_story
from app.registry.vocabulary import term_name
from app.storage.records import Reader
from ui.context import Context
from ui.diagnosis.lights_picture import draw_lights
from ui.live import Live
from ui.registry.lists_tabs import ProgrammeTab, RoundsTab
from ui.registry.record_tab import RecordTab
from ui.registry.story_tab import StoryTab
from ui.registry.words import say_headcount
from ui.registry.workshop_tabs import LateTab, WorkshopTab, tab_kinds
from ui.widgets.card import label

STORY_REST_MS = 250
SHOWN_PRODUCTS = 3
LIGHTS_WIDTH = 470.0  # points


def _read_record(reader: Reader, workshop_id: int) -> Workshop | None:
    try:
        return read_workshop(reader, workshop_id)
    except LookupError:
        return None


class WorkshopPage(QWidget):
    """`show_workshop` chooses the workshop; what changes in the file is shown by itself."""

    visit_wanted = Signal(object)
    visit_opened = Signal(object)
    result_wanted = Signal(object)
    programme_wanted = Signal(object)
    print_wanted = Signal(str, object)
    consent_wanted = Signal(object)
    place_wanted = Signal(str, object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.workshop_id = 0
        self.workshop: Workshop | None = None
        self.story_: Story | None = None
        self.story = StoryTab(context.theme)
        self.visits = RoundsTab(context.theme)
        self.programme = ProgrammeTab(context.theme)
        self.record = RecordTab(context)
        self._lay_out()
        self._wire()
        self._record_live = Live(
            self, context, _read_record, self._show_record, here=True, asks=self._asked
        )
        self._story_live = Live(
            self, context, self._read_story, self._show_story, title=_("Leer la historia"),
            rest=STORY_REST_MS, asks=self._asked,
        )  # fmt: skip

    def _asked(self) -> tuple[int] | None:
        return (self.workshop_id,) if self.workshop_id else None

    # --- the frame ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 4, 26, 12)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.crumbs = QPushButton()
        self.crumbs.setProperty("role", "link")
        self.crumbs.clicked.connect(lambda: self.place_wanted.emit("workshops", None))
        crumbs = QHBoxLayout()
        crumbs.addWidget(self.crumbs)
        crumbs.addStretch()
        self.title = label("", "title", wrap=True)
        self.headline = label("", "soft", wrap=True)
        words.addLayout(crumbs)
        words.addWidget(self.title)
        words.addWidget(self.headline)
        head.addLayout(words, 1)
        self.print_button = QPushButton(_("Imprimir"))
        self.print_button.setAccessibleName(_("Imprimir"))
        self.print_button.setMenu(self._print_menu())
        self.visit_button = QPushButton(_("Nuevo diagnóstico"))
        self.visit_button.setAccessibleName(_("Nuevo diagnóstico"))
        self.visit_button.setProperty("role", "main")
        self.visit_button.clicked.connect(lambda: self.visit_wanted.emit(self.workshop_id))
        head.addWidget(self.print_button)
        head.addWidget(self.visit_button)
        column.addLayout(head)
        column.addSpacing(6)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(_("Partes de la ficha del taller"))
        self.tabs.setDocumentMode(True)
        for page, title in (
            (self.story, _("Historia")),
            (self.visits, _("Diagnósticos")),
            (self.programme, _("Programa")),
            (self.record, _("Ficha")),
        ):
            self.tabs.addTab(page, title)
        for kind in tab_kinds():
            late = LateTab(kind, self._context)
            late.made.connect(self._wire_tab)
            self.tabs.insertTab(self.tabs.count() - 1, late, kind.title)
        column.addWidget(self.tabs, 1)

    def _print_menu(self) -> QMenu:
        # as a child of the page it would cut the page out of the Tab order
        menu = QMenu(self.print_button)
        menu.aboutToShow.connect(self._fill_print_menu)
        return menu

    def _fill_print_menu(self) -> None:
        from reports.documents import WORKSHOP, documents_about

        menu = self.print_button.menu()
        menu.clear()
        for document in documents_about(WORKSHOP):
            action = menu.addAction(document.title)
            action.triggered.connect(
                lambda _checked=False, kind=document.kind: self.print_wanted.emit(
                    kind, self.workshop_id
                )
            )

    def _wire(self) -> None:
        for tab in (self.story, self.visits):
            tab.visit_wanted.connect(lambda: self.visit_wanted.emit(self.workshop_id))
            tab.visit_opened.connect(self.visit_opened)
            tab.result_wanted.connect(self.result_wanted)
        self.story.programme_wanted.connect(self.programme_wanted)
        self.story.comparison_wanted.connect(
            lambda: self.place_wanted.emit("comparison", self.workshop_id)
        )
        self.programme.programme_wanted.connect(self.programme_wanted)
        self.record.consent_wanted.connect(lambda: self.consent_wanted.emit(self.workshop_id))
        self.record.removed.connect(self.left)
        self.tabs.currentChanged.connect(lambda _place: self._show_part())

    def _wire_tab(self, tab: WorkshopTab) -> None:
        tab.place_wanted.connect(self.place_wanted)
        tab.print_wanted.connect(self.print_wanted)

    # --- showing ---

    def show_workshop(self, workshop_id: int) -> None:
        """Show a workshop; another one begins at its story."""
        other, self.workshop_id = workshop_id != self.workshop_id, workshop_id
        if other:
            self.story.show_nothing()
            self.tabs.setCurrentIndex(0)
            self._story_live.again()
        self._record_live.again()
        self._show_part()

    def _show_record(self, workshop: Workshop | None) -> None:
        self.workshop = workshop
        if self.workshop is None:
            if self.isVisible():
                self.left.emit()
            return
        self.title.setText(self.workshop.name)
        self.headline.setText(_headline(self.workshop))
        cluster = self.workshop.cluster.name if self.workshop.cluster else _("Sin territorio")
        self.crumbs.setText(f"{_('Talleres')} › {cluster} › {self.workshop.code}")
        self.crumbs.setAccessibleName(_("Volver a la lista de talleres"))
        if self.tabs.currentWidget() is self.record:
            self.record.show_workshop(self.workshop)

    def _show_part(self) -> None:
        """The record and other rooms' tabs are filled only where they are seen."""
        shown = self.tabs.currentWidget()
        if self.workshop is None:
            return
        if shown is self.record:
            self.record.show_workshop(self.workshop)
        elif isinstance(shown, LateTab):
            shown.show_workshop(self.workshop_id)

    def show_tab(self, code: str) -> None:
        """Bring a tab to the front: story, rounds, programme, record, or another room's code."""
        own = {
            "story": self.story, "rounds": self.visits, "programme": self.programme,
            "record": self.record,
        }  # fmt: skip
        for place in range(self.tabs.count()):
            tab = self.tabs.widget(place)
            theirs = isinstance(tab, LateTab) and tab.kind.code == code
            if theirs or (code in own and tab is own[code]):
                self.tabs.setCurrentIndex(place)

    def _read_story(self, reader: Reader, workshop_id: int) -> tuple[Story, bytes] | None:
        workshop = _read_record(reader, workshop_id)
        if workshop is None:
            return None
        story = read_story(reader, workshop)
        lights, roles = story.lights, self._context.theme.roles
        return story, draw_lights(lights, roles, LIGHTS_WIDTH) if lights else b""

    def _show_story(self, found: tuple[Story, bytes] | None) -> None:
        if found is None:
            return
        story, picture = found
        self.story_ = story
        self.story.show_story(story, picture)
        self.visits.show_story(story)
        self.programme.show_story(story)
        count = len(story.visits)
        actions = len(story.programme.open_actions) if story.programme else 0
        self.tabs.setTabText(1, f"{_('Diagnósticos')} {count}" if count else _("Diagnósticos"))
        self.tabs.setTabText(2, f"{_('Programa')} {actions}" if actions else _("Programa"))
        draft = any(visit.status == "draft" for visit in story.visits)
        self.visit_button.setText(_("Seguir el diagnóstico") if draft else _("Nuevo diagnóstico"))
        self.visit_button.setAccessibleName(self.visit_button.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tabs.tabBar().setFocus()


def _headline(workshop: Workshop) -> str:
    """Owner, products, people, member since, phone: what is known, in one line."""
    products = [term_name("products", one.name) for one in workshop.products[:SHOWN_PRODUCTS]]
    years = [one.joined_on[:4] for one in workshop.memberships if one.joined_on]
    member = _("socia desde {year}").format(year=min(years)) if years else ""
    phone = show_phones(workshop.phone_given or workshop.phone or "")
    parts = (
        workshop.owner_name, ", ".join(products), say_headcount(workshop.people), member, phone,
    )  # fmt: skip
    return " · ".join(part for part in parts if part)
