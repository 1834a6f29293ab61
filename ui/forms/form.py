"""A form is its rows: each field shows, saves and undoes by itself, and never disturbs who types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.storage.reverting import with_groups
from app.storage.schema import table_kinds
from ui.context import Context
from ui.forms.fields import ReadField
from ui.forms.kinds import FieldKind, Text
from ui.history.asking import HistoryOf, offer_history
from ui.widgets.field import Labelled, forget_refused

GAPS = (14, 10)
CLOSE_GAPS = (10, 6)


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the record's attribute it is of, its label, and the kind of field.

    `of` reads what is shown where it is no plain attribute; `take` turns what was typed into what
    is written; `writes` names the columns of a field that holds several values. `remark` may say
    what is doubtful about a value, which is kept all the same. `when` tells which records have
    the field at all. What `grows` takes the height that is left, in that share. `widget` is a field made by hand, for what no kind can do; without a name
    it only stands among the fields (a heading, a button).
    """

    name: str = ""
    label: str = ""
    kind: FieldKind = Text()
    wide: bool = False
    hint: str = ""
    example: str = ""
    remark: Callable[[Any], str] | None = None
    of: Callable[[Any], Any] | None = None
    take: Callable[[Any], Any] | None = None
    writes: tuple[str, ...] = ()
    when: Callable[[Any], bool] | None = None
    grows: int = 0
    widget: QWidget | None = None

    def read(self, record: Any) -> Any:
        """What a record, or a mapping of its fields, says."""
        if self.of is not None:
            return self.of(record)
        get = record.get if isinstance(record, Mapping) else lambda name: getattr(record, name)
        return tuple(get(name) for name in self.writes) if self.writes else get(self.name)

    def written(self, value: Any) -> dict[str, Any]:
        """What was typed, as the columns that are written."""
        if self.take is not None:
            value = self.take(value)
        return dict(zip(self.writes, value, strict=True)) if self.writes else {self.name: value}


def or_nothing(text: str) -> str | None:
    """A text without its outer blanks; an empty one is none."""
    return text.strip() or None


def answered(sentence: str) -> Callable[[Any], Any]:
    """For what is asked and never proposed: the sentence is said (`DataProblem`) until something is chosen."""

    def take(value: Any) -> Any:
        if value is None or value == ():
            raise DataProblem(sentence)
        return value

    return take


class Form(QWidget):
    """Fields by name, in two columns or in those that `shares` says.

    What is shown is a record, or a mapping while there is none. With `write` (an operation that takes the record's id as `of`, and `merge_key`) each field is
    written by itself. Without it the form only tells `saved`: who writes it then also knows when
    another record comes.
    """

    saved = Signal(str, object)

    def __init__(
        self,
        context: Context,
        rows: Sequence[Row],
        write: Callable[..., Any] | None = None,
        of: str = "",
        *,
        shares: Sequence[int] = (1, 1),
        close: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._write, self._of = context, write, of
        self._rows: list[Row] = []
        self.record: Any = None
        self.fields: dict[str, Any] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        across, down = CLOSE_GAPS if close else GAPS
        self.grid.setHorizontalSpacing(across)
        self.grid.setVerticalSpacing(down)
        for place, share in enumerate(shares):
            self.grid.setColumnStretch(place, share)
        place = 0
        for row in rows:
            place = self._lay(row, place, len(shares))

    def _lay(self, row: Row, place: int, columns: int) -> int:
        """Put a field at the next free place; a wide one begins a line and fills it."""
        whole: Any = row.widget or row.kind(row.label, self._context)
        if row.wide and place % columns:
            place += columns - place % columns
        span = columns if row.wide else 1
        align = Qt.AlignmentFlag(0) if row.grows else Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(whole, place // columns, place % columns, 1, span, align)
        self.grid.setRowStretch(place // columns, row.grows)
        if isinstance(whole, ReadField) or (row.remark is not None and isinstance(whole, Labelled)):
            whole.keep_room(self, self.grid.verticalSpacing())
            self.grid.setContentsMargins(0, 0, 0, self.grid.verticalSpacing())  # also under the last
        if row.name:
            self._rows.append(row)
            self.fields[row.name] = whole
            whole.saved.connect(lambda value, row=row: self._take(row, value))
            if self._of:
                self[row.name].setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                self[row.name].customContextMenuRequested.connect(
                    lambda at, row=row: self._offer_history(row, at)
                )
        if row.hint:
            self[row.name].setPlaceholderText(row.hint)
        if row.example:  # said to be one: a name in grey alone looks like what is written already
            self[row.name].setPlaceholderText(_("ej.: {example}").format(example=row.example))
        return place + span

    # --- the past of a field ---

    def history_of(self, focus: QWidget | None) -> HistoryOf | None:
        """The past of the field that has the keys; of a form that is no record yet, none."""
        for row in self._rows:
            field = self.fields[row.name]
            if focus is not None and (field is focus or field.isAncestorOf(focus)):
                return self._history_of(row)
        return None

    def _history_of(self, row: Row) -> HistoryOf | None:
        table = self._of.removesuffix("_id")
        kind = table_kinds().get(table)
        if kind is None or self.record is None or isinstance(self.record, Mapping):
            return None
        columns = with_groups(table, row.writes or (row.name,)) & set(kind.names)
        about = HistoryOf(row.label, (table, self.record.id), tuple(sorted(columns)))
        return about if columns else None

    def _offer_history(self, row: Row, at: QPoint) -> None:
        about = self._history_of(row)
        field = self[row.name]
        standard = getattr(field, "createStandardContextMenu", None)
        menu = standard() if standard is not None else QMenu(field)
        if about is not None:
            offer_history(self._context, field, about, menu)
        if not menu.isEmpty():
            menu.exec(field.mapToGlobal(at))

    def __getitem__(self, name: str) -> Any:
        """What one types or presses: the field without its label and remark."""
        whole = self.fields[name]
        return getattr(whole, "field", whole)

    # --- showing ---

    def show_record(self, record: Any) -> None:
        """Show what the file says, without disturbing who is typing.

        What is typed and not saved yet goes to the record it was typed for.
        """
        if self._write and self.record is not None and _id(record) != _id(self.record):
            self.flush()
            forget_refused(self)
        self.record = record
        for row in self._rows:
            whole = self.fields[row.name]
            whole.show_value(row.read(record))
            if row.when is not None:
                whole.setVisible(row.when(record))
            self._show_remark(row)

    def _show_remark(self, row: Row) -> None:
        whole = self.fields[row.name]
        if row.remark is not None and not whole.in_trouble:
            whole.show_remark(row.remark(whole.value))

    # --- saving ---

    def flush(self) -> None:
        """Save now what is typed and not saved yet."""
        for whole in self.fields.values():
            whole.flush()

    def _take(self, row: Row, value: Any) -> None:
        self._show_remark(row)
        fields = row.written(value)
        if self._write is None or self.record is None:
            self.saved.emit(row.name, fields if row.writes else fields[row.name])
            return
        key = f"{self._of.removesuffix('_id')}:{_id(self.record)}:{row.name}"
        given = {self._of: self.record.id} if self._of else {}
        done = self._context.do(
            self._write, again=lambda: self._show_again(row), merge_key=key, **given, **fields
        )
        if done is not None:
            self.saved.emit(row.name, value)

    def _show_again(self, row: Row) -> None:
        """After trouble, what the file says; what is typed stays."""
        if not isinstance(self[row.name], QLineEdit | QPlainTextEdit):
            self.fields[row.name].show_value(row.read(self.record))

    @property
    def values(self) -> dict[str, Any]:
        """All that the form says, as columns. Raises `DataProblem` where a text is not taken.

        Beside each such text is said why.
        """
        for whole in self.fields.values():
            getattr(whole, "check", whole.flush)()
        if (wrong := self.trouble) is not None:
            raise DataProblem(wrong.remark)
        found: dict[str, Any] = {}
        for row in self._rows:
            found |= row.written(self.fields[row.name].value)
        return found

    def clear(self) -> None:
        """Empty every field, whatever was typed or refused in it."""
        forget_refused(self)
        for name, whole in self.fields.items():
            whole.show_value(None)
            if isinstance(self[name], QLineEdit | QPlainTextEdit):
                self[name].clear()

    @property
    def trouble(self) -> Any:
        """The first field in sight whose text is not taken, if there is one."""
        shown = (one for one in self.fields.values() if one.isVisibleTo(self))
        return next((one for one in shown if one.in_trouble), None)


def _id(record: Any) -> Any:
    return record.get("id") if isinstance(record, Mapping) else getattr(record, "id", None)
