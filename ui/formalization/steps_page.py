"""Pasos de formalización: the steps as data, for anywhere or for one municipality."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.formalization import office_operations as operations
from app.formalization.queries import list_step_texts, read_steps
from app.formalization.records import LADDERS, Step
from app.formalization.words import LADDER_WORDS
from app.i18n import _
from app.place import Place
from app.registry.queries import list_clusters
from app.registry.territories import list_districts
from app.storage.records import Reader
from ui.context import Context
from ui.formalization.step_fold import StepFold
from ui.forms.fields import FileChoiceField
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.choice_field import Choices
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import Labelled
from ui.widgets.flow import WrapRow
from ui.widgets.fold import Fold, FoldList

MARK_WIDTH = 110


def _read(reader: Reader, district: str | None) -> tuple[list[Step], set[str]]:
    """The steps of a place, the hidden ones at their end, and which have texts of their own."""
    here = [one for one in list_step_texts(reader) if one.district == district]
    shown = read_steps(reader, district)
    codes = {one.code for one in shown}
    hidden = [one for one in here if one.hidden and one.code not in codes]
    return [*shown, *hidden], {one.code for one in here}


class StepsPage(Page):
    """Choosing a municipality shows its texts; what is changed there holds only there."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._own: set[str] = set()
        self.steps: dict[str, Step] = {}
        column = self.lay_out(margins=(26, 8, 26, 16))
        column.addLayout(self._head())
        self.area = ColumnsArea(context.theme.scale)
        self.lists: dict[str, FoldList] = {}
        self.new: dict[str, QLineEdit] = {}
        for side, ladder in zip(self.area.add_pair(), LADDERS, strict=True):
            side.addWidget(self._card(ladder))
            side.addStretch()
        self.area.column.addStretch()
        column.addWidget(self.area, 1)
        self._live = Live(self, context, _read, self._show, here=True, asks=lambda: (self.district,))
        self._live.again()

    def _head(self) -> WrapRow:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Pasos de formalización"), "title", wrap=True))
        self.about = label("", "soft", wrap=True)
        words.addWidget(self.about)
        self.place = FileChoiceField(self._context.store, municipalities)
        self.place.setMinimumContentsLength(22)
        self.place.saved.connect(lambda _place: self._live.again())
        row = WrapRow()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(Labelled(_("Texto para"), self.place), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _card(self, ladder: str) -> Card:
        card = Card(LADDER_WORDS[ladder])
        card.body.setSpacing(4)
        self.lists[ladder] = FoldList(self._make)
        card.body.addWidget(self.lists[ladder])
        field = QLineEdit()
        field.setPlaceholderText(_("Otro paso, con sus palabras"))
        field.setAccessibleName(_("Otro paso: {ladder}").format(ladder=LADDER_WORDS[ladder]))
        add = QPushButton(_("Agregar"))
        add.setAccessibleName(_("Agregar el paso: {ladder}").format(ladder=LADDER_WORDS[ladder]))
        for signal in (field.returnPressed, add.clicked):
            signal.connect(lambda *_on, which=ladder: self.add(which))
        self.new[ladder] = field
        row = QHBoxLayout()
        row.addWidget(field, 1)
        row.addWidget(add)
        card.body.addLayout(row)
        for part in (field, add):
            part.setEnabled(not self._context.store.read_only)
        return card

    def _make(self, _code: str) -> StepFold:
        fold = StepFold(self._context, self._context.theme.pixels(MARK_WIDTH))
        fold.changed.connect(self.change)
        fold.moved.connect(self.move_step)
        fold.hidden_wanted.connect(self.hide_or_show)
        fold.restored.connect(self.restore)
        return fold

    @property
    def district(self) -> str | None:
        """The municipality whose texts are shown; None: those that hold anywhere."""
        value = self.place.value
        return str(value) if value else None

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """A step by its code, perhaps as it is done in a district."""
        self.show_municipality(place.district or None)
        self.show_step(place.part)

    def show_step(self, code: str) -> None:
        """Open a step's fields."""
        fold = next((one.folds[code] for one in self.lists.values() if code in one.folds), None)
        if fold is not None:
            fold.open()
            QTimer.singleShot(0, fold, partial(self._look_at, fold))

    def _look_at(self, fold: Fold) -> None:
        """The window gives the page the focus once it is shown: the step takes it then."""
        self.area.show_top(fold)
        fold.head.setFocus()

    def show_municipality(self, district: str | None) -> None:
        """Choose the municipality, if the office works there."""
        self.place.look_again()
        if district in [code for _name, code in self.place.offered]:
            self.place.show_value(district)
            self._live.again()

    def _show(self, found: tuple[list[Step], set[str]]) -> None:
        self.steps, self._own = {one.code: one for one in found[0]}, found[1]
        for ladder, folds in self.lists.items():
            mine = [one for one in self.steps.values() if one.ladder == ladder]
            folds.show_keys(one.code for one in mine)
            for one in mine:
                fold = folds.folds[one.code]
                assert isinstance(fold, StepFold)
                fold.show_step(one, own=one.code in self._own)
        if self.district is None:
            self.about.setText(_("Lo que cambie aquí vale en todas partes."))
        else:
            place = _district_name(self.district)
            self.about.setText(_("Lo que cambie aquí vale solo en {place}.").format(place=place))

    # --- changing ---

    def _do(self, operation: Callable[..., Any], *, said: str = "", **fields: Any) -> Any:
        """Do one thing for the place that is chosen; after trouble, show again what the file says."""
        return self.do(operation, said=said, again=self._live.again, district=self.district, **fields)

    def change(self, code: str, field: str, value: Any) -> None:
        """Write the office's own text of a step for the place that is chosen."""
        key = f"step-text:{self.district}:{code}:{field}"
        self._do(operations.change_step, step=code, merge_key=key, **{field: value})

    def add(self, ladder: str) -> None:
        """Add a step of the office's own, and open it."""
        title = self.new[ladder].text().strip()
        if not title:
            return
        made = self._do(operations.add_step, ladder=ladder, title=title)
        if made is not None:
            self.new[ladder].clear()
            self.show_step(made)

    def move_step(self, code: str, step: int) -> None:
        """One place up (-1) or down (1) in its ladder, for the place that is chosen."""
        ladder = [one for one in self.steps.values() if one.ladder == self.steps[code].ladder]
        place = [one.code for one in ladder].index(code)
        if not 0 <= place + step < len(ladder):
            return
        beyond = ladder[place + step].position
        further = place + 2 * step
        end = ladder[further].position if 0 <= further < len(ladder) else beyond + 2 * step
        self.change(code, "position", (beyond + end) / 2)
        self.lists[ladder[place].ladder].folds[code].head.setFocus()

    def hide_or_show(self, code: str) -> None:
        """Leave a step out of the ladders of this place, or take it in again."""
        if self.steps[code].hidden:
            said = _("El paso se muestra de nuevo.")
            self._do(operations.change_step, step=code, said=said)
        else:
            self._do(operations.hide_step, step=code, said=_("Paso escondido."))

    def restore(self, code: str) -> None:
        """Go back to the text of the program."""
        self._do(operations.restore_step, step=code, said=_("Texto original."))


def municipalities(reader: Reader) -> Choices:
    """Where the office works, "anywhere" first."""
    codes = dict.fromkeys(one.district for one in list_clusters(reader) if one.district)
    return [(_("Cualquier municipalidad"), None), *((_district_name(one), one) for one in codes)]


def _district_name(code: str) -> str:
    """The name of a district by its code; an unknown code is shown as it is."""
    return next((one.name for one in list_districts() if one.code == code), code)
