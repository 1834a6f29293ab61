"""Who rates a visit again: another person than the one who made it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.queries import read_visit
from app.i18n import _
from app.registry.queries import list_consultants, read_workshop
from ui.context import Context
from ui.widgets.card import label


def choose_rater(context: Context, parent: QWidget, visit_id: int) -> int | None:
    """Ask who makes the second look; None when nobody does, or there is nobody else."""
    window = SecondLookWindow(context, visit_id, parent)
    accepted = window.exec()
    window.deleteLater()
    return window.chosen if accepted else None


class SecondLookWindow(QDialog):
    """Says what a second look is, and lists everybody who may make it."""

    def __init__(self, context: Context, visit_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        visit = read_visit(context.store, visit_id)
        workshop = read_workshop(context.store, visit.workshop_id)
        self.setWindowTitle(_("Segunda mirada"))
        self.resize(560, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        heading = _("{workshop} · ronda {round}").format(workshop=workshop.name, round=visit.round)
        column.addWidget(label(heading, "heading", wrap=True))
        text = _(
            "Otra persona califica la misma visita por su cuenta, sin ver las respuestas de la primera. No cuenta como una ronda: sirve para saber qué preguntas se leen distinto."
        )
        column.addWidget(label(text, "soft", wrap=True))
        self.people = QListWidget()
        self.people.setAccessibleName(_("Quién hace la segunda mirada"))
        for one in list_consultants(context.store):
            if one.id != visit.consultant_id:
                item = QListWidgetItem(one.name, self.people)
                item.setData(Qt.ItemDataRole.UserRole, str(one.id))
        self.people.setCurrentRow(0)
        self.people.itemActivated.connect(lambda _item: self.accept())
        nobody = not self.people.count()
        self.people.setVisible(not nobody)
        column.addWidget(self.people, 1)
        if nobody:
            text = _("En esta oficina no hay otra persona; agréguela en Ajustes.")
            column.addWidget(label(text, "problem", wrap=True))
            column.addStretch()
        buttons = QDialogButtonBox()
        self.start = buttons.addButton(_("Empezar"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setProperty("role", "main")
        self.start.setEnabled(not nobody)
        buttons.addButton(_("Ahora no"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.people.setFocus()

    @property
    def chosen(self) -> int | None:
        """The consultant on whom the cursor is."""
        item = self.people.currentItem()
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))
