"""What is handed over: in which formats, with the groups of which pilots, and to whom."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.evidence.words import FORMAT_WORDS
from app.i18n import _
from ui.context import Context
from ui.put_away import narrows
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.field import Labelled, TextField
from ui.widgets.tick import Tick

FIRST_FORMATS = ("csv", "xlsx")


class HandoverCard(Card):
    """`changed` is told when something was chosen otherwise."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_("Qué se entrega"))
        remarks = {
            "csv": _("CSV, con su libro de códigos: lo lee cualquier programa"),
            "dta": _("Stata, con las palabras de cada valor"),
            "xlsx": _("Excel, para mirarlo: con el libro de códigos y lo que se cuidó"),
        }
        self.format_ticks: dict[str, Tick] = {}
        for code in FORMAT_WORDS:
            tick = Tick(remarks[code])
            tick.show_value(code in FIRST_FORMATS)
            tick.saved.connect(lambda _on: self.changed.emit())
            self.format_ticks[code] = narrows(tick)
            self.body.addWidget(tick)
        self.heading: QLabel = label(_("De qué pilotos se dice el grupo"), "strong", wrap=True)
        self.remark: QLabel = label(
            _("Con el grupo se puede estudiar si funcionó; sin él se puede decir más de lo demás."),
            "small", wrap=True,
        )  # fmt: skip
        self._pilots = QVBoxLayout()
        self.pilot_ticks: dict[int, Tick] = {}
        self._shown: tuple[tuple[str, int], ...] = ()
        self.body.addWidget(self.heading)
        self.body.addLayout(self._pilots)
        self.body.addWidget(self.remark)
        self.to_whom = Labelled(_("A quién se entrega (queda anotado en la oficina)"), narrows(TextField()))
        self.body.addWidget(self.to_whom)
        self.show_pilots(())

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that are ticked."""
        return tuple(code for code, tick in self.format_ticks.items() if tick.value)

    @property
    def pilots(self) -> tuple[int, ...]:
        """The pilots whose groups are told, by id."""
        return tuple(pilot for pilot, tick in self.pilot_ticks.items() if tick.value)

    @property
    def given_to(self) -> str | None:
        """To whom."""
        return str(self.to_whom.value).strip() or None

    def flush(self) -> None:
        """What is typed counts."""
        self.to_whom.flush()

    def show_pilots(self, pilots: Sequence[tuple[str, int]]) -> None:
        """Offer the pilots that were drawn; each is told until a person says otherwise."""
        for part in (self.heading, self.remark):
            part.setVisible(bool(pilots))
        if tuple(pilots) == self._shown:
            return
        self._shown = tuple(pilots)
        before = {pilot: tick.value for pilot, tick in self.pilot_ticks.items()}
        clear_column(self._pilots)
        self.pilot_ticks = {}
        for words, pilot in pilots:
            tick = Tick(words)
            tick.show_value(before.get(pilot, True))
            tick.saved.connect(lambda _on: self.changed.emit())
            self.pilot_ticks[pilot] = tick
            self._pilots.addWidget(tick)
