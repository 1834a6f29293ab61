"""The rows of an order's lists: what it asks of who takes it, and its sizes."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, Words, _
from app.registry.names import fold
from app.registry.vocabulary import list_terms
from app.valuechain.items import TOP_LEVEL, item_words
from app.valuechain.usual import usual_level
from app.valuechain.words import REQUIREMENT_WORDS, document_codes, document_title, what_title
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.count_field import CountField
from ui.widgets.field import TextField
from ui.widgets.rows_field import RowEditor

MOST_PIECES = 1_000_000
NEAR = 0.75  # of how alike two words are (difflib), from which one may be meant by the other
LONGEST_LEVEL = 90  # characters of a level's text in the list of levels
_HINTS: Words[str] = Words(
    {
        "machine": N_("Ojaladora, overlock…"),
        "skill": N_("Ojaladora, camisas, cuello…"),
        "document": N_("Factura, RUC, IPS…"),
        "item": N_("Revisa cada prenda, salida despejada…"),
        "other": N_("En sus palabras"),
    }
)


def offered(kind: str) -> Mapping[str, str]:
    """Name -> code of what a requirement or demand of a kind may be; nothing for plain words."""
    if kind == "machine":
        return {term.name: term.code for term in list_terms("machines")}
    if kind == "skill":
        machines = {term.name: term.code for term in list_terms("machines")}
        return machines | {term.name: term.code for term in list_terms("products")}
    if kind == "document":
        return {document_title(code): code for code in document_codes()}
    if kind in ("item", "quality", "social"):
        return {one.short: one.code for one in item_words().values()}
    if kind == "training":
        from app.training.courses import load_courses

        return {course.title: course.code for course in load_courses()}
    return {}


def read_what(kind: str, text: str) -> str:
    """The code that a name means, or the words as they were written."""
    typed = " ".join(text.split())
    by_name = {fold(name): code for name, code in offered(kind).items()}
    by_code = {fold(code): code for code in offered(kind).values()}
    return by_name.get(fold(typed)) or by_code.get(fold(typed)) or typed


def doubt_what(kind: str, text: str) -> str:
    """Of words that the list of their kind does not have: which may be meant, or what follows of it."""
    names = offered(kind)
    what = read_what(kind, text)
    if not names or not what or what in names.values():
        return ""
    folded = {fold(name): name for name in names}
    near = get_close_matches(fold(what), folded, n=1, cutoff=NEAR)
    if near:
        return _("«{typed}» no está en la lista. ¿Será «{near}»?").format(typed=what, near=folded[near[0]])
    if kind == "training":
        return _("No está entre los cursos: queda anotado así, y ningún curso dirá que lo piden.")
    return _("No está en la lista: queda anotado así, y hay que preguntárselo a cada taller.")


def complete(field: TextField, kind: str) -> None:
    """Offer the names of a kind while one types."""
    field.offer_words(sorted(offered(kind)))


class RequirementRow(RowEditor):
    """Its kind, what it is, and how many or which level: (kind, what, level)."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind, what, level = value or ("machine", "", None)
        self.kind = ChoiceField([(words, code) for code, words in REQUIREMENT_WORDS.items()])
        self.kind.setAccessibleName(_("Qué clase de requisito"))
        self.kind.show_value(kind)
        self.what = TextField(what_title(kind, what) if what else "")
        self.what.setAccessibleName(_("Qué pide"))
        self.count = CountField(_("Cuántas"), 1)
        self.count.show_value(level or 1)
        self.count.setFixedWidth(30 + self.count.fontMetrics().horizontalAdvance("0000"))
        self.level = ChoiceField([])
        self.level.setAccessibleName(_("Desde qué nivel"))
        self.what.setCursorPosition(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.kind, 3)
        row.addWidget(self.what, 5)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.level)
        self.doubt = label("", "warning", wrap=True)
        column.addWidget(self.doubt)
        self.setFocusProxy(self.kind)
        self.kind.saved.connect(lambda _kind: self._show_kind(None, tell=True))
        self.what.saved.connect(lambda _text: self._show_level(self._level, tell=True))
        self.count.saved.connect(lambda _count: self.changed.emit())
        self.count.doubted.connect(self.doubted)
        self.level.saved.connect(lambda _level: self.changed.emit())
        self._show_kind(level, tell=False)

    def _show_kind(self, level: int | None, *, tell: bool) -> None:
        kind = str(self.kind.value)
        self.what.setPlaceholderText(_HINTS.get(kind, ""))
        complete(self.what, kind)
        self.what.setVisible(kind != "sample")
        self.count.setVisible(kind == "machine")
        self._show_level(level, tell=tell)

    def _show_level(self, level: int | None, *, tell: bool) -> None:
        """An item's levels, once it is known which item it is."""
        kind = str(self.kind.value)
        item = item_words().get(read_what(kind, self.what.text())) if kind == "item" else None
        self.level.setVisible(item is not None)
        if item is not None:
            known = [number for number in item.levels if number > 0]
            self.level.show_choices([(_say_level(number, item.levels[number]), number) for number in known])
            wanted = level if level in known else min(usual_level(), max(known))
            self.level.show_value(wanted if wanted in known else TOP_LEVEL)
        self.doubt.setText(doubt_what(kind, self.what.text()))
        self.doubt.setVisible(bool(self.doubt.text()))
        if tell:
            self.changed.emit()

    @property
    def _level(self) -> int | None:
        value = self.level.value
        return value if isinstance(value, int) else None

    @property
    def trouble(self) -> str:
        return self.count.trouble

    @property
    def value(self) -> Any:
        kind = str(self.kind.value)
        if kind == "sample":
            return (kind, "", None)
        what = read_what(kind, self.what.text())
        if not what:
            return None
        levels = {"machine": self.count.value, "item": self._level}
        return (kind, what, levels.get(kind))


def _say_level(number: int, text: str) -> str:
    shown = text if len(text) <= LONGEST_LEVEL else text[: LONGEST_LEVEL - 1].rsplit(" ", 1)[0] + "…"
    return f"{number}: {shown}"


class SizeRow(RowEditor):
    """A size and how many pieces of it: (size, quantity)."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size, quantity = value or ("", 0)
        self.size_name = TextField(size)
        self.size_name.setAccessibleName(_("Talle"))
        self.size_name.setPlaceholderText(_("M, 12, 42…"))
        self.count = CountField(_("Cantidad"))
        self.count.set_most(MOST_PIECES)
        self.count.show_value(quantity)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.size_name, 1)
        row.addWidget(self.count, 1)
        self.setFocusProxy(self.size_name)
        self.size_name.saved.connect(lambda _text: self.changed.emit())
        self.count.saved.connect(lambda _count: self.changed.emit())
        self.count.doubted.connect(self.doubted)

    @property
    def trouble(self) -> str:
        return self.count.trouble

    @property
    def value(self) -> Any:
        size = self.size_name.text().strip()
        return (size, self.count.value) if size else None
