"""A workshop's page: its headline, and its story, rounds, programme and record behind tabs."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.place import Place
from app.registry.phone import show_phones
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.registry.story import Story, read_story
from app.registry.vocabulary import term_name
from app.storage.records import Reader
from ui.context import Context
from ui.diagnosis.beginning import begin_visit
from ui.diagnosis.lights_picture import draw_lights
from ui.live import Live
from ui.page import Page
from ui.registry.lists_tabs import ProgrammeTab, RoundsTab
from ui.registry.record_tab import RecordTab
from ui.registry.story_tab import StoryTab
from ui.registry.words import say_headcount
from ui.registry.workshop_tab import WorkshopTab
from ui.tabs import LateTabs
from ui.widgets.card import label
from ui.widgets.flow import WrapRow

STORY_REST_MS = 250
SHOWN_PRODUCTS = 3
LIGHTS_WIDTH = 470.0  # points


def _read_record(reader: Reader, workshop_id: int) -> Workshop | None:
    try:
        return read_workshop(reader, workshop_id)
    except LookupError:
        return None


TOLD = (StoryTab, RoundsTab, ProgrammeTab)


class WorkshopPage(Page):
    """`show_workshop` chooses the workshop; what changes in the file is shown by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop_id = 0
        self.workshop: Workshop | None = None
        self._told: tuple[Story, bytes] | None = None
        self._lay_out()
        self.first = self.tabs
        self._record_live = Live(self, context, _read_record, self._show_record, here=True, asks=self._asked)
        self._story_live = Live(
            self,
            context,
            self._read_story,
            self._show_story,
            title=_("Leer la historia"),
            rest=STORY_REST_MS,
            asks=self._asked,
        )

    def _asked(self) -> tuple[int] | None:
        return (self._workshop_id,) if self._workshop_id else None

    @property
    def workshop_id(self) -> int | None:
        return self._workshop_id or None

    @property
    def record(self) -> RecordTab:
        """What is written down of the workshop; made if need be."""
        record: RecordTab = self.tabs.tab("record")
        return record

    @property
    def story(self) -> Story | None:
        """What the story of the workshop was last read as."""
        return self._told[0] if self._told is not None else None

    # --- the frame ---

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=2)
        head = WrapRow()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.crumbs = QPushButton()
        self.crumbs.setProperty("role", "link")
        self.crumbs.clicked.connect(lambda: self._context.way.go("workshops"))
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
        self.visit_button.clicked.connect(lambda: begin_visit(self._context, self._workshop_id))
        head.addWidget(self.print_button)
        head.addWidget(self.visit_button)
        column.addLayout(head)
        column.addSpacing(6)
        self.tabs = LateTabs(self._context, "workshop", self._fill, name=_("Partes de la ficha del taller"))
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
                lambda _checked=False, kind=document.kind: self._context.way.print(kind, self._workshop_id)
            )

    # --- showing ---

    @property
    def part(self) -> str:
        return self.tabs.code

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.show_workshop(place.of, place.part)

    def show_workshop(self, workshop_id: int, part: str = "") -> None:
        """Show a workshop, or a part of it; another one begins at its story."""
        other, self._workshop_id = workshop_id != self._workshop_id, workshop_id
        if other:
            self._told = None
            self._story_live.again()
        if part or other:  # before anything is filled: what was in front need not be
            self.tabs.go_to(part or "story", fill=False)
        self._record_live.again()
        self.tabs.refill()

    def _show_record(self, workshop: Workshop | None) -> None:
        self.workshop = workshop
        if self.workshop is None:
            if self.isVisible():
                self._context.way.leave()
            return
        self.title.setText(self.workshop.name)
        self.headline.setText(_headline(self.workshop))
        cluster = self.workshop.cluster.name if self.workshop.cluster else _("Sin territorio")
        self.crumbs.setText(f"{_('Talleres')} › {cluster} › {self.workshop.code}")
        self.crumbs.setAccessibleName(_("Volver a la lista de talleres"))
        if self.tabs.code == "record":
            self.tabs.refill()

    def _fill(self, tab: QWidget) -> None:
        """Give the tab that is seen what it is about."""
        if self.workshop is None:
            return
        if isinstance(tab, TOLD):
            tab.show_story(self._told)
        elif isinstance(tab, RecordTab):
            tab.show_workshop(self.workshop)
        elif isinstance(tab, WorkshopTab):
            tab.show_workshop(self.workshop.id)

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
        self._told, story = found, found[0]
        if isinstance(self.tabs.shown, TOLD):
            self.tabs.refill()
        count = len(story.visits)
        actions = len(story.programme.open_actions) + len(story.earlier) if story.programme else 0
        self.tabs.say("rounds", f"{_('Diagnósticos')} {count}" if count else _("Diagnósticos"))
        self.tabs.say("programme", f"{_('Programa')} {actions}" if actions else _("Programa"))
        draft = any(visit.status == "draft" for visit in story.visits)
        self.visit_button.setText(_("Seguir el diagnóstico") if draft else _("Nuevo diagnóstico"))
        self.visit_button.setAccessibleName(self.visit_button.text())


def _headline(workshop: Workshop) -> str:
    """Owner, products, people, member since, phone: what is known; a number is never broken in two."""
    products = [term_name("products", one.name) for one in workshop.products[:SHOWN_PRODUCTS]]
    years = [one.joined_on[:4] for one in workshop.memberships if one.joined_on]
    member = _("asociada/o desde {year}").format(year=min(years)) if years else ""
    phone = show_phones(workshop.phone_given or workshop.phone or "").replace(" ", "\u00a0")
    parts = (
        workshop.owner_name,
        ", ".join(products),
        say_headcount(workshop.people),
        member,
        phone,
    )
    return " · ".join(part for part in parts if part)
