"""The parts of the second looks' page: what each one read, the totals, the list of looks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.agreement_words import explain_item, say_coefficient, say_degree
from app.diagnosis.item_agreement import (
    FEWEST_PAIRS,
    Agreement,
    ItemAgreement,
    Reading,
    TotalAgreement,
)
from app.diagnosis.operations import remove_second_look
from app.diagnosis.records import Instrument
from app.diagnosis.round_queries import SecondLook
from app.i18n import _, format_day, format_number
from ui.context import Context
from ui.diagnosis.comparison_cards import say_answer
from ui.theme import Theme
from ui.widgets.card import Card, label, line
from ui.widgets.empty import EmptyState
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton

SHOWN_READINGS = 30
MARK_WIDTH = 120


class _Scrolled(QScrollArea):
    """A column that scrolls up and down, built anew at each showing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def begin(self) -> QVBoxLayout:
        """An empty column in place of what was there."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        self.setWidget(body)
        return column


class ItemReadings(_Scrolled):
    """One item: its wording, and the levels side by side, pair by pair."""

    def show_item(self, one: ItemAgreement | None) -> None:
        """Those who differ come first."""
        self.setAccessibleName(_("Lo que leyó cada una"))
        column = self.begin()
        if one is None:
            column.addWidget(
                EmptyState(
                    _("Nada que comparar todavía"),
                    _("Elija una visita terminada y pida a otra persona que la califique por su cuenta."),
                )
            )
            return
        card = Card(f"{one.item.code} · {one.item.short}")
        card.body.addWidget(label(one.item.question, wrap=True))
        card.body.addWidget(label(explain_item(one), "small", wrap=True))
        card.body.addWidget(line())
        card.body.addLayout(self._grid(one))
        column.addWidget(card)
        column.addStretch()

    def _grid(self, one: ItemAgreement) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        for place, title in enumerate((_("Primera opinión"), _("Segunda opinión"))):
            grid.addWidget(label(title, "strong"), 0, place)
        row = 1
        readings = sorted(one.readings, key=lambda reading: reading.agrees)
        for reading in readings[:SHOWN_READINGS]:
            grid.addWidget(self._head(reading), row, 0, 1, 2)
            sides = (reading.pair.first, reading.first), (reading.pair.second, reading.second)
            for place, (visit, answer) in enumerate(sides):
                text = f"<b>{visit.consultant or '—'}</b><br>{say_answer(one.item, answer)}"
                if answer is not None and answer.note:
                    text += f"<br>«{answer.note}»"
                cell = label(text, wrap=True)
                cell.setAlignment(Qt.AlignmentFlag.AlignTop)
                grid.addWidget(cell, row + 1, place)
            row += 2
        return grid

    def _head(self, reading: Reading) -> QWidget:
        place = f"{reading.pair.code} {reading.pair.workshop}"
        if reading.agrees:
            return Light("square", _("{place}: igual").format(place=place), self._theme.colour("good"))
        levels = reading.levels
        apart = (
            _("distinto")
            if levels is None
            else _("{count} de distancia").format(count=abs(levels[0] - levels[1]))
        )
        text = _("{place}: {apart}").format(place=place, apart=apart)
        return Light("triangle", text, self._theme.colour("urgent"))


class TotalsTab(_Scrolled):
    """How far the scores agree, dimension by dimension."""

    def show_totals(self, agreement: Agreement, instrument: Instrument) -> None:
        """Only from `FEWEST_PAIRS` pairs on is there a coefficient."""
        column = self.begin()
        column.setContentsMargins(0, 12, 4, 0)
        card = Card(_("Puntajes de las dos personas"))
        names = {one.code: one.name for one in instrument.dimensions}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        titles = ("", _("Pares"), _("Puntos de distancia"), _("ICC(2,1)"), _("ICC(3,1)"))
        for place, title in enumerate(titles):
            grid.addWidget(label(title, "soft"), 0, place)
        for row, total in enumerate(agreement.totals, 1):
            name = names.get(total.code, _("En conjunto"))
            for place, text in enumerate((name, *_say_total(total))):
                cell = label(text, "strong" if not place else "", wrap=not place)
                grid.addWidget(cell, row, place)
        card.body.addLayout(grid)
        text = _(
            "ICC(2,1): acuerdo si miraran otras personas; ICC(3,1): entre estas dos personas, sin contar que una sea más exigente (Shrout y Fleiss 1979). Se dan desde {fewest} pares completos. La primera y la segunda opinión no son siempre las mismas dos personas."
        ).format(fewest=FEWEST_PAIRS)
        card.body.addWidget(label(text, "small", wrap=True))
        column.addWidget(card)
        column.addStretch()


def _say_total(total: TotalAgreement) -> tuple[str, ...]:
    apart = "—" if total.difference is None else format_number(round(total.difference))
    icc = total.icc
    random = icc.random_raters if icc else None
    said = say_coefficient(random)
    if random is not None:
        said += f" · {say_degree(random)}"
    return str(total.pairs), apart, said, say_coefficient(icc.fixed_raters if icc else None)


class LooksTab(_Scrolled):
    """Every second look: go on with it, or take it out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context

    def show_looks(self, looks: list[SecondLook]) -> None:
        """The unfinished ones come first."""
        column = self.begin()
        column.setContentsMargins(0, 12, 4, 0)
        card = Card(_("Segundas opiniones"))
        card.body.setSpacing(2)
        for look in looks:
            card.body.addLayout(self._line(look))
        if not looks:
            card.body.addWidget(label(_("Todavía no hay ninguna."), "soft"))
        column.addWidget(card)
        column.addStretch()

    def _line(self, look: SecondLook) -> QHBoxLayout:
        draft = look.status == "draft"
        mark = Light(
            "ring" if draft else "square",
            _("sin terminar") if draft else _("terminada"),
            self._theme.colour("unmeasured" if draft else "good"),
        )
        row = RowButton(
            _("{code} {workshop} · ronda {round}").format(
                code=look.workshop_code, workshop=look.workshop, round=look.round
            ),
            _("{first}, {first_on} · segunda opinión: {second}, {second_on}").format(
                first=look.first_consultant or "—",
                first_on=format_day(look.first_on),
                second=look.second_consultant or "—",
                second_on=format_day(look.second_on),
            ),
            mark,
            mark_width=self._theme.pixels(MARK_WIDTH),
        )
        row.chosen.connect(lambda: self._context.way.go("visit", look.id))
        remove = QPushButton(_("Quitar"))
        remove.setAccessibleName(_("Quitar la segunda opinión de {code}").format(code=look.workshop_code))
        remove.setEnabled(not self._context.store.read_only)
        remove.clicked.connect(lambda: self._remove(look))
        line = QHBoxLayout()
        line.addWidget(row, 1)
        line.addWidget(remove)
        return line

    def _remove(self, look: SecondLook) -> None:
        remove_second_look(self._context.store, visit_id=look.id)
        self._context.messages.say_undoable(_("Segunda opinión quitada."), self._context.store)
