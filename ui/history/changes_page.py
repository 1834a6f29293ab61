"""Cambios: who changed what, when and on which computer; any of it can be taken back from here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.days import FACT
from app.history.kinds import kinds, say_kind
from app.history.lists import MOST_ROWS, history_list
from app.history.queries import PAGE, count_changes, list_values, look_for_changes
from app.history.records import ChangeLine, ChangePage, ChangesAsked, PastValue
from app.i18n import _, format_day, format_number, ngettext
from app.lists.sheets import ListSheet
from app.place import Place
from app.registry.queries import list_consultants
from app.storage.reader import ReadOnlyReader
from app.storage.store import Store
from ui.context import Context
from ui.forms.day_field import DayField
from ui.history.asking import HistoryOf, show_history
from ui.history.change_panel import ChangeFound, ChangePanel, read_change_found
from ui.history.changes_table import ChangesTable
from ui.history.restoring import go_back_to, take_back
from ui.lists.exporting import ask_target, format_menu, save_list
from ui.live import Live
from ui.page import Page
from ui.put_away import Kept, narrows
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField, Choices
from ui.widgets.empty import EmptyState
from ui.widgets.page_stack import PageStack

TYPING_RESTS = 300  # milliseconds
LONG_READING = 700  # milliseconds, and one may ask to stop it
PANEL_WIDTH, WIDE_FROM = 300, 1000  # at the usual size of text
Found = tuple[ChangePage, Choices, int]


def _read(reader: ReadOnlyReader, asked: ChangesAsked, most: int, own_site: int | None) -> Found:
    page = look_for_changes(reader, asked, most=most, own_site=own_site)
    people: Choices = [(one.name, one.id) for one in list_consultants(reader)]
    return page, people, count_changes(reader, asked.first_day or _month_begins())


def _month_begins() -> str:
    return date.today().replace(day=1).isoformat()


class ChangesPage(Page):
    """Filters above, the list at the left, the chosen change at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._most = PAGE
        self._workshop: int | None = None
        self._more = False
        self._taken_for = ""  # the text that is shown instead of the one that was typed
        self._newest = 0  # the change that was the newest when the list was shown
        column = self.lay_out()
        self.export = QPushButton(_("Exportar…"))
        self.export.setAccessibleName(_("Exportar la lista"))
        self.export.setMenu(format_menu(self.export, self._export))
        self.stop = QPushButton(_("Dejar de leer"))
        self.stop.setAccessibleName(self.stop.text())
        self.stop.setVisible(False)
        self._waiting = QTimer(self, singleShot=True, interval=LONG_READING)
        self._waiting.timeout.connect(self._offer_stop)
        column.addLayout(self.make_head(_("Cambios"), self.stop, self.export))
        column.addLayout(self._filters())
        column.addLayout(self._days())
        self.table = ChangesTable(context)
        self.panel = ChangePanel(context)
        self.empty = EmptyState(
            _("Todavía no cambió nada"), _("Cada cosa que se anota queda aquí, con quién y cuándo.")
        )
        self.nothing = EmptyState(
            _("Nada coincide"),
            _("Pruebe con menos letras, o saque los filtros."),
            _("Sacar los filtros"),
        )
        self.taken_for = label("", "small", wrap=True)
        self.taken_for.hide()
        column.addWidget(self.taken_for)
        self.body = PageStack()
        for page in (self.table, self.empty, self.nothing):
            self.body.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.body, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        self.first = self.text
        self._wire()

    def _filters(self) -> QBoxLayout:
        self.who = ChoiceField([(_("Quién: todos"), None)])
        self.who.setAccessibleName(_("Quién"))
        self.since = ChoiceField(_periods())
        self.since.setAccessibleName(_("Desde cuándo"))
        self.kind = ChoiceField([(_("Clase: todas"), None), *((say_kind(kind), kind) for kind in kinds())])
        self.kind.setAccessibleName(_("Clase de cambio"))
        self.workshop = QPushButton(_("Taller: todos"))
        self.workshop.clicked.connect(self._choose_workshop)
        self.text = QLineEdit(placeholderText=_("Buscar un valor, un campo…"), clearButtonEnabled=True)
        self.text.setProperty("finds", True)
        self.text.setAccessibleName(self.text.placeholderText())
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.who, self.since, self.kind, self.workshop):
            row.addWidget(part)
        for box in (self.who, self.since, self.kind):
            box.setMinimumContentsLength(11)
            narrows(box).saved.connect(lambda _value: self._ask_again())
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.setSpacing(10)
        self._above.addLayout(row)
        self._above.addWidget(self.text, 1)
        return self._above

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the search has a line of its own, and the list twice what the panel has."""
        super().resizeEvent(event)
        pixels = self._context.theme.pixels
        wide = self.width() >= pixels(WIDE_FROM)
        way = QBoxLayout.Direction
        self._above.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self.panel.setFixedWidth(min(pixels(PANEL_WIDTH), self.width() // 3))

    def _days(self) -> QHBoxLayout:
        theme = self._context.theme
        self.first_day = DayField(_("Desde"), theme, FACT)
        self.last_day = DayField(_("Hasta"), theme, FACT)
        row = QHBoxLayout()
        row.setSpacing(10)
        for field in (self.first_day, self.last_day):
            field.setVisible(False)
            field.saved.connect(lambda _value: self._ask_again())
            row.addWidget(narrows(field))
        row.addStretch()
        return row

    def _wire(self) -> None:
        context, site = self._context, self._context.store.site
        self._typing = QTimer(self, singleShot=True, interval=TYPING_RESTS)
        self._typing.timeout.connect(self._ask_again)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.nothing.chosen.connect(self.clear_filters)
        self.table.more_wanted.connect(self._read_more)
        self.table.chosen_changed.connect(self._choose)
        self.table.typed.connect(self._type_in_filter)
        self.table.opened.connect(self._open)
        self.table.history_wanted.connect(self._show_field)
        self.panel.undo_wanted.connect(lambda change: take_back(context, change, self))
        self.panel.values_wanted.connect(lambda _change: self._show_each())
        self.panel.restore_wanted.connect(self._restore)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            asks=lambda: (self.asked, self._most, site),
            title=_("Leyendo el historial"),
            busy=self._note_reading,
        )
        self._live.stopped.connect(self._say_stopped)
        self.stop.clicked.connect(self._live.stop)
        self._live_panel = Live(
            self,
            context,
            read_change_found,
            self._show_found,
            title=_("Leyendo el cambio"),
            asks=lambda: (self.chosen.id, site) if self.chosen is not None else None,
        )

    # --- what is asked for ---

    def keep(self) -> Kept:
        return super().keep() | {"workshop": self._workshop}

    def come_back(self, kept: Kept) -> None:
        super().come_back(kept)
        self._take_workshop(kept["workshop"])

    def show_place(self, place: Place) -> None:
        """All changes, or (`of`) those of one workshop."""
        self._take_workshop(place.of if isinstance(place.of, int) else None)

    @property
    def asked(self) -> ChangesAsked:
        """What the filters say."""
        first, last = self._period()
        user, kind = self.who.value, self.kind.value
        return ChangesAsked(
            user=user if isinstance(user, int) else None,
            first_day=first,
            last_day=last,
            kind=kind if isinstance(kind, str) else None,
            of=("workshop", self._workshop) if self._workshop else None,
            text=self.text.text().strip(),
        )

    def _period(self) -> tuple[str | None, str | None]:
        chosen = self.since.value
        if chosen == "days":
            return self.first_day.value, self.last_day.value
        return (str(chosen) if chosen else None), None

    @property
    def chosen(self) -> ChangeLine | None:
        """The change that the cursor is on."""
        one = self.table.current
        return one if isinstance(one, ChangeLine) else None

    def clear_filters(self) -> None:
        """Every change again."""
        for box in (self.who, self.since, self.kind):
            box.show_value(None)
        self.text.clear()
        self._take_workshop(None)

    def _ask_again(self) -> None:
        own_days = self.since.value == "days"
        for field in (self.first_day, self.last_day):
            field.setVisible(own_days)
        self._most = PAGE
        self._live.again()

    def _read_more(self) -> None:
        if self._more:
            self._most += PAGE
            self._live.again()

    def _choose_workshop(self) -> None:
        from ui.registry.choose_workshop import choose_workshop

        if self._workshop is not None:
            self._take_workshop(None)
            return
        chosen = choose_workshop(self._context, self)
        if chosen is not None:
            self._take_workshop(chosen)

    def _take_workshop(self, workshop: int | None) -> None:
        self._workshop = workshop
        text = _("Taller: todos")
        if workshop is not None:
            name = self._context.store.value("SELECT name FROM workshop WHERE id = ?", (workshop,))
            text = _("Taller: {name}  ×").format(name=name)
        self.workshop.setText(text)
        self._ask_again()

    def _type_in_filter(self, text: str) -> None:
        self.text.setFocus()
        self.text.insert(text)

    # --- what is shown ---

    def _note_reading(self, reading: bool) -> None:
        self.stop.setVisible(False)
        if reading:
            self._waiting.start()
        else:
            self._waiting.stop()

    def _offer_stop(self) -> None:
        self.about.setText(_("Leyendo el historial…"))
        self.stop.setVisible(True)

    def _say_stopped(self) -> None:
        self.about.setText(
            _("Se dejó de leer; lo que se ve es de antes. Pida menos días, o cambie un filtro.")
        )

    def _show(self, found: Found) -> None:
        page, people, count = found
        self._more = page.beyond is not None
        chosen = self.who.value
        self.who.show_choices([(_("Quién: todos"), None), *people])
        self.who.show_value(chosen)
        self.about.setText(self._say_count(page, count))
        self._taken_for = page.taken_for
        self.taken_for.setText(
            _("Como se escribió no está; se muestra lo parecido: {words}.").format(words=page.taken_for)
        )
        self.taken_for.setVisible(bool(page.taken_for))
        self.table.show_changes(page.changes)
        unfiltered = self.asked == ChangesAsked()
        nothing = self.empty if unfiltered else self.nothing
        self.body.setCurrentWidget(self.table if page.changes else nothing)
        if self.chosen is None or self.chosen.id == self._newest:
            self.table.point_at_first()  # who was at the newest stays there
        self._newest = page.changes[0].id if page.changes else 0
        self._choose()

    def _say_count(self, page: ChangePage, total: int) -> str:
        """How many there are, or how many the filters leave; of what is not read yet, "más de"."""
        asked = self.asked
        since = format_day(asked.first_day or _month_begins())
        if asked == ChangesAsked(first_day=asked.first_day):
            words = ngettext("{count} cambio desde el {day}", "{count} cambios desde el {day}", total)
            return words.format(count=format_number(total), day=since)
        count = len(page.changes)
        left = format_number(count)
        if page.beyond is not None:
            left = _("más de {count}").format(count=left)
        if asked.first_day and not asked.last_day:
            words = _("{count} de {total} cambios desde el {day}")
            return words.format(count=left, total=format_number(total), day=since)
        words = ngettext("{count} cambio con estos filtros", "{count} cambios con estos filtros", count)
        return words.format(count=left)

    def _choose(self) -> None:
        if self.chosen is None:
            self.panel.show_found(None)
        else:
            self._live_panel.again()

    def _show_found(self, found: ChangeFound | None) -> None:
        if found is None or self.chosen is None or found.author.change == self.chosen.id:
            self.panel.show_found(found)

    # --- what can be done ---

    def history_of(self, _focus: QWidget | None) -> HistoryOf | None:
        """Ctrl+H here: every value of the chosen change."""
        one = self.chosen
        return HistoryOf(one.what, change=one.id) if one is not None else None

    def _show_each(self) -> None:
        about = self.history_of(None)
        if about is not None:
            show_history(self._context, about, self)

    def _open(self, one: ChangeLine) -> None:
        if one.field is not None:
            self._show_field(one)
        else:
            self._show_each()

    def _show_field(self, one: ChangeLine) -> None:
        if one.field is not None:
            table, row, column = one.field
            title = f"{one.what} · {one.workshop}" if one.workshop else one.what
            show_history(self._context, HistoryOf(title, row=(table, row), columns=(column,)), self)

    def _restore(self, past: PastValue) -> None:
        go_back_to(self._context, past, self)

    def _export(self, suffix: str) -> None:
        asked, context = self.asked, self._context
        if self._taken_for:
            asked = replace(asked, text=self._taken_for)
        target = ask_target(context, self, _("Cambios"), suffix)
        if target is not None:
            save_list(context, lambda: _sheet(context.store, asked), target)


def _sheet(store: Store, asked: ChangesAsked) -> ListSheet:
    """What was asked for, value by value; for a worker, since it may be long."""
    with store.reader() as reader:
        values = list_values(reader, asked, own_site=store.site)
        rows: Sequence = list(islice(values, MOST_ROWS))
    made = history_list(date.today().isoformat()).sheet(rows)
    if len(rows) < MOST_ROWS:
        return made
    note = _("Hay más cambios: estos son los últimos {count}; pida los de antes por días.")
    return replace(made, note=note.format(count=format_number(MOST_ROWS)))


def _periods() -> Choices:
    today = date.today()
    return [
        (_("Desde siempre"), None),
        (_("Hoy"), today.isoformat()),
        (_("Desde ayer"), (today - timedelta(days=1)).isoformat()),
        (_("Últimos siete días"), (today - timedelta(days=6)).isoformat()),
        (_("Este mes"), today.replace(day=1).isoformat()),
        (_("Este año"), today.replace(month=1, day=1).isoformat()),
        (_("Otros días…"), "days"),
    ]
