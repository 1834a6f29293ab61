"""Horas y alcance: how much time the office gave in a period, to whom and about what."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.contacts.hour_queries import Named, read_hours
from app.contacts.hours import HoursRow
from app.contacts.lists import hours_list
from app.contacts.words import GROUPING_WORDS, say_minutes
from app.days import PERIOD
from app.i18n import _, format_number, ngettext
from app.lists.sheets import ListSheet
from app.place import Place
from ui.context import Context
from ui.forms.day_field import DayField
from ui.lists.exporting import ExportButton
from ui.lists.shown import list_table
from ui.live import Live
from ui.page import Page
from ui.put_away import narrows
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.empty import EmptyState
from ui.widgets.flow import WrapRow
from ui.widgets.page_stack import PageStack

CHOICE_LETTERS = 24


def say_total(total: HoursRow) -> str:
    """All of a period in one line."""
    counts = (
        (
            total.contacts,
            ngettext("{n} visita o llamada", "{n} visitas y llamadas", total.contacts),
        ),
        (total.workshops, ngettext("{n} taller", "{n} talleres", total.workshops)),
        (total.people, ngettext("{n} dueña o dueño", "{n} dueñas y dueños", total.people)),
    )
    told = [words.format(n=format_number(count)) for count, words in counts]
    return " · ".join((*told, say_minutes(total.minutes)))


class HoursPage(Page):
    """A period, a breakdown, and its table; read off the window's thread."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: Named = []
        self.total: HoursRow | None = None
        self._lay_out()
        self._live = Live(
            self,
            context,
            read_hours,
            self._show,
            title=_("Sumar las horas"),
            asks=lambda: (self.period, str(self.by.value)),
        )
        today = date.today()
        self.since.show_value(f"{today.year}-01-01")
        self.until.show_value(today.isoformat())

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=12)
        head = WrapRow()
        head.addWidget(label(_("Horas y alcance"), "title"), 1)
        head.addWidget(ExportButton(self._context, self.exported))
        column.addLayout(head)
        column.addLayout(self._choices())
        self.sentence = label("", "strong", wrap=True)
        column.addWidget(self.sentence)
        self.table = list_table(hours_list(""), self._context.theme, begins_by=-1)
        self.model = self.table.rows
        self.stack = PageStack()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                _("Sin visitas en este período"),
                _("Las horas salen de las visitas y llamadas que se anotan (Ctrl+R)."),
            )
        )
        column.addWidget(self.stack, 1)
        column.addWidget(
            label(
                _(
                    "Los minutos se reparten en partes iguales entre quienes fueron y entre los temas: cada cuadro suma lo mismo."
                ),
                "small",
                wrap=True,
            )
        )

    def _choices(self) -> WrapRow:
        theme = self._context.theme
        self.by = ChoiceField([(text, code) for code, text in GROUPING_WORDS.items()])
        self.by.setAccessibleName(_("Ver por"))
        self.by.setMinimumContentsLength(CHOICE_LETTERS)
        narrows(self.by).saved.connect(lambda _by: self._live.again())
        self.since, self.until = (DayField(name, theme, PERIOD) for name in (_("Desde"), _("Hasta")))
        by = QVBoxLayout()
        by.setSpacing(3)
        by.addWidget(label(_("Ver por"), "soft"))
        by.addWidget(self.by)
        row = WrapRow()
        row.setSpacing(10)
        for day in (self.since, self.until):
            day.setMaximumWidth(theme.pixels(200))
            narrows(day).saved.connect(lambda _day: self._live.again())
            row.addWidget(day)
        row.addLayout(by)
        row.addStretch()
        return row

    @property
    def period(self) -> tuple[str, str]:
        """The first and the last day; an empty one leaves that side open."""
        return str(self.since.value or "0001-01-01"), str(self.until.value or "9999-12-31")

    def show_place(self, place: Place) -> None:
        """The hours of a period, as the page before had it."""
        if place.period is not None and place.period != self.period:
            self.since.show_value(place.period[0])
            self.until.show_value(place.period[1])
            self._live.again()

    def _show(self, found: tuple[Named, HoursRow]) -> None:
        self.rows, self.total = found
        total = self.total
        self.model.show_rows(self.rows)
        self.sentence.setText(say_total(total) if total.contacts else "")
        self.stack.setCurrentIndex(0 if total.contacts else 1)

    def exported(self) -> ListSheet:
        """What is shown, as it leaves the office."""
        assert self.total is not None
        kind = hours_list("", str(self.by.value))
        return kind.sheet([*self.rows, (_("Todo"), self.total)])
