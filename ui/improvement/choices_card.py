"""The owner's own choices, in her words: what, why, in how many months. They come first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.i18n import _
from app.improvement.records import OwnerChoice
from app.improvement.session import CHOICES, ProgrammeSession
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.field import TextField
from ui.widgets.words_field import WordsField

MOST_MONTHS = 36


class ChoicesCard(Card):
    """Three rows that save by themselves; the button puts one into the programme."""

    changed = Signal(int, str, str, object)
    add_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Lo que quiere la dueña o el dueño"), _("hasta tres"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        self.rows: dict[int, ChoiceRow] = {}
        for position in range(1, CHOICES + 1):
            row = ChoiceRow(position, grid, theme)
            row.what.textChanged.connect(self._show_next)
            row.what.saved.connect(lambda _text, chosen=row: self._tell(chosen))
            row.why.saved.connect(lambda _text, chosen=row: self._tell(chosen))
            row.months.saved.connect(lambda _text, chosen=row: self._tell(chosen))
            row.add.clicked.connect(lambda _on, place=position: self.add_wanted.emit(place))
            self.rows[position] = row
        self.body.addLayout(grid)
        self.remark = label("", "problem", wrap=True)
        self.remark.hide()
        self.body.addWidget(self.remark)

    def _tell(self, row: "ChoiceRow") -> None:
        months = row.read_months()
        wrong = bool(row.months.text().strip()) and months is None
        self.remark.setText(_("Los meses van de 1 a 36.") if wrong else "")
        self.remark.setVisible(wrong)
        row.show_ready()
        self._show_next()
        if not wrong:
            self.changed.emit(row.position, row.what.text(), row.why.text(), months)

    def show_choices(self, agreement: ProgrammeSession) -> None:
        """What the file says; what is being typed is left alone."""
        for position, row in self.rows.items():
            row.show_choice(agreement.choice_at(position))
        self._show_next()

    def _show_next(self) -> None:
        """One free row is enough; the next comes when it is used."""
        used = max(
            (n for n, row in self.rows.items() if row.what.text() or row.why.text()), default=0
        )
        for position, row in self.rows.items():
            row.show(position <= used + 1, whole=position <= max(used, 1))


class ChoiceRow:
    """One choice."""

    def __init__(self, position: int, grid: QGridLayout, theme: Theme) -> None:
        self.position = position
        self.what, self.why, self.months = WordsField(), WordsField(), TextField()
        self.what.setAccessibleName(_("Qué quiere, {position}").format(position=position))
        self.why.setAccessibleName(_("Por qué, {position}").format(position=position))
        self.months.setAccessibleName(_("En cuántos meses, {position}").format(position=position))
        self.months.setMaxLength(2)
        self.months.setFixedWidth(theme.pixels(52))
        self.add = QPushButton(_("Agregar"))
        self.add.setAccessibleName(_("Agregar al programa, {position}").format(position=position))
        number = label(str(position), "strong")
        names = [label(name, "small") for name in (_("Qué"), _("Por qué"), _("en meses"))]
        self._parts = (number, *names, self.what, self.why, self.months, self.add)
        self._beginning = (number, names[0], self.what)
        line = 2 * position
        grid.addWidget(self.what, line, 2, 1, 4)  # what comes first here is first for Tab
        for part, column, below in (
            (number, 0, 0), (names[0], 1, 0), (names[1], 1, 1), (self.why, 2, 1),
            (names[2], 3, 1), (self.months, 4, 1), (self.add, 5, 1),
        ):  # fmt: skip
            grid.addWidget(part, line + below, column)

    def show(self, shown: bool, *, whole: bool) -> None:
        """Show or hide the row; what one says only after the first words waits for them."""
        for part in self._parts:
            part.setVisible(shown and (whole or part in self._beginning))

    def read_months(self) -> int | None:
        """Whole months, or None."""
        text = self.months.text().strip()
        return int(text) if text.isdecimal() and 1 <= int(text) <= MOST_MONTHS else None

    def show_choice(self, choice: OwnerChoice | None) -> None:
        """Show a choice, or an empty row."""
        self.what.show_text(choice.what if choice else "")
        self.why.show_text(choice.why if choice else "")
        self.months.show_text(str(choice.months) if choice and choice.months else "")
        self.show_ready()

    def show_ready(self) -> None:
        """It can be added once it says what."""
        self.add.setEnabled(bool(self.what.text().strip()))
