"""What the parts of an association's page share."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.association.summary import AssociationSummary
from ui.context import Context
from ui.widgets.columns import ColumnsArea


class AssociationTab(QWidget):
    """A part of an association's page; it is shown the association again after each change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.summary: AssociationSummary | None = None
        # not a focus proxy: Tab would jump over what stands before it
        self.begins_at: QWidget = self
        self.area = ColumnsArea(context.theme.scale, top=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    @property
    def may_write(self) -> bool:
        """Whether the file is open for writing."""
        return not self.context.store.read_only

    @property
    def association_id(self) -> int:
        """Which association is shown."""
        assert self.summary is not None
        return self.summary.association.id

    def begin(self) -> None:
        """Put the cursor where the work of this part begins."""
        self.begins_at.setFocus()

    def show_association(self, summary: AssociationSummary) -> None:
        """Show what the file says."""
        self.summary = summary
        self.refresh(summary)
        give_room(self.area)

    def refresh(self, summary: AssociationSummary) -> None:
        """Fill the widgets; each part its own way."""
        raise AssertionError(summary)


def give_room(area: ColumnsArea) -> None:
    """Measure again once the lines that came in are shown: what was measured before left them crushed."""

    def measure() -> None:
        body = area.widget()
        if body is not None:
            QApplication.postEvent(body, QEvent(QEvent.Type.LayoutRequest))

    QTimer.singleShot(0, area, measure)


def push(text: str, do: Callable[[], object], role: str = "") -> QPushButton:
    """A button that is called what stands on it."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    if role:
        button.setProperty("role", role)
    button.clicked.connect(lambda _checked=False: do())
    return button
