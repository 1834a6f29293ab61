"""An update file of legal figures: what it would change, before anything is accepted."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.formalization.office_operations import import_update
from app.formalization.queries import compare_update
from app.formalization.records import StatuteChange, StatuteUpdate
from app.formalization.updates import read_update
from app.formalization.words import show_value
from app.i18n import _, format_day, ngettext
from ui.context import Context
from ui.formalization.words import say_in_force
from ui.widgets.card import Card, label
from ui.widgets.flow import FlowRow
from ui.widgets.light import Light


class UpdateCard(Card):
    """Hidden until a file is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Actualización de cifras"), parent=parent)
        self._context = context
        self._update: StatuteUpdate | None = None
        self.about = label("", "soft", wrap=True)
        self.body.addWidget(self.about)
        self._list = QWidget()
        self.body.addWidget(self._list)
        self.accept = QPushButton(_("Aceptar los cambios"))
        self.accept.setProperty("role", "main")
        self.cancel = QPushButton(_("No importar"))
        row = FlowRow()
        for button, act in ((self.accept, self.take), (self.cancel, self.hide)):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on, act=act: act())
            row.add(button)
        self.body.addWidget(row)
        self.hide()

    def show_file(self, path: Path) -> None:
        """Read a file and list what is new. Raises Problem when it cannot be used."""
        self._update = read_update(path)
        changes = compare_update(self._context.store, self._update)
        found = [one for one in changes if one.kind != "same"]
        text = ngettext("{count} valor nuevo o cambiado", "{count} valores nuevos o cambiados", len(found))
        self.about.setText(
            _("{name}, de {who}, {day} · {changes} · {same} iguales · huella {digest}").format(
                name=self._update.name,
                who=self._update.issued_by,
                day=format_day(self._update.issued_on),
                changes=text.format(count=len(found)),
                same=len(changes) - len(found),
                digest=self._update.digest[:12],
            )
        )
        self._fill(found)
        self.accept.setEnabled(bool(found))
        self.show()
        (self.accept if found else self.cancel).setFocus()

    def _fill(self, changes: list[StatuteChange]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        theme = self._context.theme
        for row, change in enumerate(changes):
            new = change.kind == "new"
            word, role = (_("nuevo"), "good") if new else (_("cambia"), "improve")
            mark = Light("square" if new else "circle", word, theme.colour(role))
            grid.addWidget(mark, 2 * row, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            one = change.statute
            told = ", ".join(part for part in (show_value(one), say_in_force(one)) if part)
            head = f"{one.title}: {told}"
            grid.addWidget(label(head, "strong", wrap=True), 2 * row, 1)
            before = _("antes {value} · ").format(value=show_value(change.before)) if change.before else ""
            grid.addWidget(label(before + one.norm, "small", wrap=True), 2 * row + 1, 1)
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh

    def take(self) -> None:
        """Write the changes as one step of undo."""
        if self._update is None:
            return
        said = _("Cifras actualizadas con «{name}».").format(name=self._update.name)
        if self._context.do(import_update, update=self._update, said=said) is not None:
            self.hide()
