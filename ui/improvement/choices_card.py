"""What the owner wants, in her words: what, why, in how many months. Once written, one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.improvement.records import OwnerChoice
from app.improvement.session import CHOICES, ProgrammeSession
from app.registry.records import Person
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.field import TextField, flush_fields
from ui.widgets.words_field import WordsField

MOST_MONTHS = 36
WHAT, WHY = 3, 2  # how the width is shared


class ChoicesCard(Card):
    """Three rows that save by themselves; what is written already is shown in one line."""

    changed = Signal(int, str, str, object)
    add_wanted = Signal(int)
    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(18, 8, 12, 8)
        self._written = False
        self.body.addWidget(self._line())
        self.body.addWidget(self._form(theme))
        self.line.hide()

    def _line(self) -> QWidget:
        self.who = label("", "strong")
        self.said = label("", wrap=True)
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.change = QPushButton(_("cambiar"))
        self.change.setProperty("role", "link")
        self.change.setAccessibleName(_("Cambiar lo que quiere"))
        self.change.clicked.connect(lambda _on: self.fold(False))
        self.line = QWidget()
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.who, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        return self.line

    def _form(self, theme: Theme) -> QWidget:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(_("Lo que quiere la dueña o el dueño"), "heading"))
        top.addWidget(label(_("hasta tres"), "soft"))
        top.addStretch()
        self.ready = QPushButton(_("Listo"))
        self.ready.setProperty("role", "link")
        self.ready.setAccessibleName(_("Listo: dejarlo en una línea"))
        self.ready.clicked.connect(lambda _on: self.fold(True))
        column.addLayout(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, WHAT)
        grid.setColumnStretch(2, WHY)
        for place, name in ((1, _("Qué")), (2, _("Por qué")), (3, _("en meses"))):
            grid.addWidget(label(name, "small"), 0, place)
        self.rows: dict[int, ChoiceRow] = {}
        for position in range(1, CHOICES + 1):
            row = ChoiceRow(position, grid, theme)
            row.what.textChanged.connect(self._show_next)
            row.what.saved.connect(lambda _text, chosen=row: self._tell(chosen))
            row.why.saved.connect(lambda _text, chosen=row: self._tell(chosen))
            row.months.saved.connect(lambda _text, chosen=row: self._tell(chosen))
            row.add.clicked.connect(lambda _on, place=position: self.add_wanted.emit(place))
            self.rows[position] = row
        column.addLayout(grid)
        top.addWidget(self.ready)  # after the rows: it is the last stop of Tab
        self.remark = label("", "problem", wrap=True)
        self.remark.hide()
        column.addWidget(self.remark)
        return self.form

    def _tell(self, row: "ChoiceRow") -> None:
        months = row.read_months()
        wrong = bool(row.months.text().strip()) and months is None
        self.remark.setText(_("Los meses van de 1 a 36.") if wrong else "")
        self.remark.setVisible(wrong)
        row.show_ready()
        self._show_next()
        if not wrong:
            self.changed.emit(row.position, row.what.text(), row.why.text(), months)

    # -- what is shown ------------------------------------------------------------------

    def show_owners(self, owners: tuple[Person, ...]) -> None:
        """Whose wishes they are: by name, where there is one owner."""
        name = owners[0].given_names.split() if len(owners) == 1 else []
        said = _("{name} quiere").format(name=name[0]) if name else _("La dueña o el dueño quiere")
        self.who.setText(said)

    def show_choices(self, session: ProgrammeSession) -> None:
        """What the file says; what is being typed is left alone."""
        for position, row in self.rows.items():
            row.show_choice(session.choice_at(position))
        self._show_next()
        self._written = bool(session.choices)
        self.ready.setVisible(self._written)
        said = (f"<b>{one.position}</b>&nbsp; {_plain(one.what)}" for one in session.choices)
        self.said.setText(" &nbsp; &nbsp;".join(said))
        if not self._written:
            self._turn(folded=False)

    def begin(self) -> None:
        """What was written before is shown in its line."""
        self._turn(folded=self._written)

    @property
    def is_folded(self) -> bool:
        return self.form.isHidden()

    def fold(self, folded: bool) -> None:
        """One line to read, or the fields, with the cursor in the first."""
        flush_fields(self)
        self._turn(folded=folded and self._written)
        if not self.is_folded:
            self.rows[1].what.setFocus()
        else:
            self.folded.emit()

    def _turn(self, *, folded: bool) -> None:
        self.line.setVisible(folded)
        self.form.setVisible(not folded)

    def _show_next(self) -> None:
        """One free row is enough; the next comes when it is used."""
        used = max((n for n, row in self.rows.items() if row.what.text() or row.why.text()), default=0)
        for position, row in self.rows.items():
            row.show(position <= used + 1, whole=position <= max(used, 1))


class ChoiceRow:
    """One choice, in one line."""

    def __init__(self, position: int, grid: QGridLayout, theme: Theme) -> None:
        self.position = position
        self.what, self.why, self.months = WordsField(), WordsField(), TextField()
        self.what.setAccessibleName(_("Qué quiere, {position}").format(position=position))
        self.why.setAccessibleName(_("Por qué, {position}").format(position=position))
        self.months.setAccessibleName(_("En cuántos meses, {position}").format(position=position))
        self.months.setMaxLength(2)
        self.months.setFixedWidth(theme.pixels(62))
        self.add = QPushButton(_("Agregar"))
        self.add.setAccessibleName(_("Agregar al programa, {position}").format(position=position))
        self.add.setToolTip(_("Agregar al programa esto que quiere"))
        number = label(str(position), "strong")
        self._parts = (number, self.what, self.why, self.months, self.add)
        self._beginning = (number, self.what)
        for column, part in enumerate(self._parts):
            grid.addWidget(part, position, column, Qt.AlignmentFlag.AlignTop)

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
        self.what.show_value(choice.what if choice else "")
        self.why.show_value(choice.why if choice else "")
        self.months.show_value(str(choice.months) if choice and choice.months else "")
        self.show_ready()

    def show_ready(self) -> None:
        """It can be added once it says what."""
        self.add.setEnabled(bool(self.what.text().strip()))


def _plain(text: str) -> str:
    """Somebody's words inside a rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
