"""One change in full: what it wrote, what can be taken back of it, and what stands in the way."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.history.queries import change_values, change_workshops, read_author
from app.history.records import Author, PastValue, Standing, UndoPlan
from app.history.undoing import plan_undo, say_plan
from app.history.words import capital, say_moment, short_value
from app.i18n import _, format_number, ngettext
from app.storage.reader import ReadOnlyReader
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column

SHOWN_VALUES = 8
NUMBER_WIDTH = 28


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """A change as the panel shows it."""

    author: Author
    workshops: str  # the one that it is about, or how many
    values: tuple[PastValue, ...]
    plan: UndoPlan


def read_change_found(reader: ReadOnlyReader, change: int, own_site: int | None) -> ChangeFound | None:
    """Everything about one change; None when the file does not have it (any more)."""
    author = read_author(reader, change, own_site=own_site)
    if author is None:
        return None
    values = change_values(reader, change, own_site=own_site)
    where = change_workshops(reader, change)
    return ChangeFound(author, where, tuple(values), plan_undo(reader, change))


class ChangePanel(Card):
    """Beside the list: the chosen change, and the button that takes it back."""

    undo_wanted = Signal(object)  # the change: its id is too long for an int of Qt
    values_wanted = Signal(object)
    restore_wanted = Signal(object)  # PastValue: the value it had before

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.found: ChangeFound | None = None
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(self.lines)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.hint = label(
            _("Deshacer es otro cambio: queda en esta lista, con su nombre, y también se puede deshacer."),
            "small",
            wrap=True,
        )
        column.addWidget(self.hint)
        column.addStretch()
        self.undo = QPushButton()
        self.undo.setProperty("role", "main")
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._change))
        self.each = QPushButton(_("Uno por uno…"))
        self.each.setAccessibleName(_("Ver cada valor de este cambio"))
        self.each.clicked.connect(lambda: self.values_wanted.emit(self._change))
        for part in (self.undo, self.each):  # one below the other: long words, large type
            self.body.addWidget(part)
        self.show_found(None)

    @property
    def _change(self) -> int:
        assert self.found is not None
        return self.found.author.change

    def show_found(self, found: ChangeFound | None) -> None:
        """Another change, or none."""
        self.found = found
        clear_column(self.lines)
        for part in (self.hint, self.undo, self.each):
            part.setVisible(found is not None)
        if found is None:
            self.lines.addWidget(label(_("Elija un cambio de la lista."), "soft", wrap=True))
            return
        self._show_head(found)
        self._show_plan(found.plan)
        self._show_values(found)

    def _show_head(self, found: ChangeFound) -> None:
        author = found.author
        who = " · ".join((say_moment(author.at_ms), author.who, author.computer))
        self.lines.addWidget(label(who, "small", wrap=True))
        self.lines.addWidget(label(capital(author.why), "heading", wrap=True))
        if found.workshops:
            total = len(found.values)
            count = ngettext("{count} valor", "{count} valores", total)
            told = _("{values}: {where}.").format(
                values=count.format(count=format_number(total)), where=found.workshops
            )
            self.lines.addWidget(label(told, "soft", wrap=True))

    def _show_plan(self, plan: UndoPlan) -> None:
        self.lines.addWidget(label(say_plan(plan), "strong", wrap=True))
        for one in plan.standing:
            self.lines.addLayout(self._standing(one))
        count = format_number(plan.values)
        words = ngettext("Deshacerlo", "Deshacer los {count}", plan.values).format(count=count)
        self.undo.setText(words if plan.values else _("Deshacer"))
        self.undo.setAccessibleName(self.undo.text())
        self.undo.setEnabled(bool(plan.back) and not self._context.store.read_only)

    def _standing(self, one: Standing) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        number = label(format_number(one.values), "improve")
        number.setMinimumWidth(self._context.theme.pixels(NUMBER_WIDTH))
        number.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(number)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(capital(one.reason), wrap=True))
        more = one.places - 1
        where = one.where
        if more:
            others = ngettext("{where} y {count} más", "{where} y {count} más", more)
            where = others.format(where=one.where, count=format_number(more))
        words.addWidget(label(where, "small", wrap=True))
        row.addLayout(words, 1)
        return row

    def _show_values(self, found: ChangeFound) -> None:
        total = len(found.values)
        for past in found.values[:SHOWN_VALUES]:
            self.lines.addWidget(self._value(past))
        if total > SHOWN_VALUES:
            more = _("y {count} más").format(count=format_number(total - SHOWN_VALUES))
            self.lines.addWidget(label(more, "soft"))

    def _value(self, past: PastValue) -> QWidget:
        value = past.value
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        title = value.title if past.of in ("", value.after) else f"{value.title} · {past.of}"
        column.addWidget(label(title, "small", wrap=True))
        if value.born:
            column.addWidget(label(value.after, wrap=True))
            return part
        column.addWidget(label(f"{value.before} → {value.after}", wrap=True))
        if value.column != "deleted" and not self._context.store.read_only:
            back = QPushButton(_("volver a «{value}»").format(value=short_value(value.before)))
            back.setProperty("role", "inline-link")
            back.setAccessibleName(f"{value.title}: {back.text()}")
            back.clicked.connect(lambda: self.restore_wanted.emit(past))
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return part
