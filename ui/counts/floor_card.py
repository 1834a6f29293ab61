"""What a workshop's tab Producción shows of its counts: the last numbers, and the ways to more."""

from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.counts.queries import last_day, read_pace, read_turnover
from app.counts.records import Pace
from app.counts.vocabulary import counting_rules
from app.counts.words import say_pace
from app.i18n import _, format_day, ngettext
from app.storage.records import Reader
from ui.context import Context
from ui.production.floor_card import LEFT, FloorCard
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.flow import FlowRow


class CountsCard(FloorCard):
    """Efficiency, defects, right first time and on time of the last three months that were counted."""

    side = LEFT

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Conteo"), " ", parent)

    def lay_out_body(self) -> None:
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(18)
        self._numbers.setVerticalSpacing(4)
        self.body.addLayout(self._numbers)
        row = FlowRow()
        self.see, self.key_in = QPushButton(_("Ver cómo va")), QPushButton(_("Cargar la semana"))
        self.print = QPushButton(_("Hoja de conteo"))
        for button in (self.see, self.key_in, self.print):
            button.setAccessibleName(f"{_('Conteo')}: {button.text()}")
            row.add(button)
        self.body.addWidget(row)
        way = self.context.way
        self.see.clicked.connect(lambda: way.go("counts", self.workshop_id))
        self.key_in.clicked.connect(lambda: way.go("counts", self.workshop_id, part="week"))
        self.print.clicked.connect(lambda: way.print("tally-sheet", self.workshop_id))

    def read(self, reader: Reader, workshop_id: int) -> tuple[Pace, float | None] | None:
        """The pace of the last three months up to the last day that was counted, and who left."""
        last = last_day(reader, workshop_id)
        if last is None:
            return None
        since = (date.fromisoformat(last) - timedelta(days=counting_rules().quarter_days - 1)).isoformat()
        pace = read_pace(reader, workshop_id, since=since, until=last)
        turnover = read_turnover(reader, workshop_id, since=since, until=last)
        return None if pace is None else (pace, turnover)

    def show_found(self, found: tuple[Pace, float | None] | None) -> None:
        """The numbers that are known; without any, what counting is for."""
        clear_column(self._numbers)
        self.see.setVisible(found is not None)
        if found is None:
            self.remark.setText("")
            text = _(
                "Una hoja en la pared y cinco minutos por semana: cuántas prendas, cuántas personas, qué "
                "salió mal y por qué se paró. De ahí sale la eficiencia y lo que se pierde por mes."
            )
            self._numbers.addWidget(label(text, "soft", wrap=True), 0, 0)
            return
        pace, turnover = found
        count = ngettext("{count} día contado", "{count} días contados", pace.days).format(count=pace.days)
        self.remark.setText(_("{count} hasta el {day}").format(count=count, day=format_day(pace.last)))
        for row, (title, number, remark) in enumerate(say_pace(pace, turnover)):
            self._numbers.addWidget(label(title, wrap=True), row, 0)
            self._numbers.addWidget(label(number, "strong"), row, 1)
            self._numbers.addWidget(label(remark, "small", wrap=True), row, 2)
        self._numbers.setColumnStretch(0, 3)
        self._numbers.setColumnStretch(2, 4)
