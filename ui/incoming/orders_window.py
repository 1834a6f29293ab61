"""A list of orders from Excel or CSV: chosen, read aside, shown row by row, and then brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _, format_day, ngettext
from app.lists.kind import ListColumn, ListKind
from app.progress import Progress
from ui.context import Context
from ui.incoming.file_step import FILTER
from ui.lists.shown import list_table
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled
from ui.widgets.fitting import fit_to_screen

if TYPE_CHECKING:
    from app.incoming.orders import OrderPlan

SIZE = (900, 560)
ADDED, THERE, REJECTED = "added", "there", "rejected"


class OrderRow(NamedTuple):
    """A row of the list as the preview tells it."""

    row: int
    anchor: str
    what: str
    due_on: str | None
    said: str
    state: str
    due_text: str = ""  # as it stands there, of a row that cannot come in


def bring_orders(context: Context, parent: QWidget) -> None:
    """Ask for the file; the window comes once it is read."""
    name, _kind = QFileDialog.getOpenFileName(
        parent,
        _("Elegir la lista de pedidos"),
        context.settings.last_folder,
        f"{_('Listas')} ({FILTER});;{_('Todos')} (*)",
    )
    if name:
        read_orders(context, parent, Path(name))


def read_orders(context: Context, parent: QWidget, path: Path, anchor: str = "") -> None:
    """Read a list off the window's thread, and show what it would bring; `anchor`: whose it is."""
    context.settings.last_folder = str(path.parent)

    def understand(progress: Progress) -> OrderPlan:
        from app.incoming.orders import plan_orders

        with context.store.reader() as reader:
            return plan_orders(reader, path, anchor=anchor, progress=progress)

    def fail(trouble: BaseException) -> None:
        if not isinstance(trouble, Problem):
            raise trouble
        context.messages.show_problem(trouble)

    def show(plan: OrderPlan) -> None:
        window = OrdersWindow(context, plan, anchor, parent)
        window.exec()
        if window.whose:
            read_orders(context, parent, path, window.whose)

    context.jobs.start(
        _("Leer la lista de pedidos"),
        understand,
        done=show,
        failed=fail,
    )


def preview_rows(plan: OrderPlan) -> list[OrderRow]:
    """Every row in its order, with what would happen to it."""
    from app.incoming.orders import say_why
    from app.valuechain.words import product_title

    rows = []
    for one in plan.orders:
        said = _("se agrega") if one.action == ADDED else _("ya está anotado")
        if one.action == ADDED and one.new_anchor:
            said = _("se agrega; la empresa es nueva")
        if one.action == ADDED and one.supposed:
            said = _("{said}; preguntaron el {day}, la lista no lo dice").format(
                said=said, day=format_day(one.fields["asked_on"])
            )
        what = f"{one.fields['quantity']} {product_title(one.fields['product'])}"
        rows.append(OrderRow(one.row, one.anchor, what, one.fields.get("due_on"), said, one.action))
    for number in dict.fromkeys(wrong.row for wrong in plan.rejected):
        why = "; ".join(say_why(wrong).rstrip(".") for wrong in plan.rejected if wrong.row == number)
        text = plan.texts.get(number, {})
        what = " ".join(text.get(name, "") for name in ("quantity", "product")).strip()
        said = _("no entra: {why}").format(why=why)
        rows.append(
            OrderRow(number, text.get("anchor", ""), what, None, said, REJECTED, text.get("due_on", ""))
        )
    return sorted(rows, key=lambda one: one.row)


def preview_kind() -> ListKind:
    """The rows as a list in the window."""
    columns = (
        ListColumn(_("Fila"), "row", "number", window=56),
        ListColumn(_("Empresa"), "anchor", window=190),
        ListColumn(_("Pedido"), "what", window=170, strong=True),
        ListColumn(
            _("Entrega"),
            lambda one: one.due_on,
            "date",
            window=104,
            say=lambda one: format_day(one.due_on) if one.due_on else one.due_text,
        ),
        ListColumn(_("Qué pasa"), "said", window=0, colour=lambda one: _COLOURS.get(one.state)),
    )
    return ListKind("orders-preview", _("Pedidos de la lista"), columns, read=lambda _asked: [], keys="row")


_COLOURS = {ADDED: "good", REJECTED: "urgent"}


class OrdersWindow(QDialog):
    """What would come in; nothing is written before the button is pressed."""

    def __init__(
        self, context: Context, plan: OrderPlan, anchor: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._plan = context, plan
        self.whose = ""  # the company that was chosen: the list is read once more as its own
        self.setWindowTitle(_("Traer pedidos de una lista"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(plan.source, "heading", wrap=True))
        self.summary = label(say_plan(plan), "soft", wrap=True)
        column.addWidget(self.summary)
        if not plan.names_anchor:
            column.addWidget(self._ask_whose(anchor))
        self.table = list_table(preview_kind(), context.theme, None)
        rows = preview_rows(plan)
        self.table.rows.show_rows(rows, [one.said for one in rows])
        column.addWidget(self.table, 1)
        self.detail = label("", "small", wrap=True)
        column.addWidget(self.detail)
        chosen = self.table.selectionModel()
        chosen.currentRowChanged.connect(lambda now, _before: self.detail.setText(rows[now.row()].said))
        wrong = next((at for at, one in enumerate(rows) if one.state == REJECTED), None)
        if wrong is not None:  # what cannot come in is read whole
            self.table.setCurrentIndex(self.table.model().index(wrong, 0))
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        leave = self.buttons.addButton(_("Cancelar"), role.RejectRole)
        count = len(plan.added)
        text = ngettext("Agregar {count} pedido", "Agregar {count} pedidos", count).format(count=count)
        self.main = self.buttons.addButton(text if count else _("No hay nada para agregar"), role.AcceptRole)
        self.main.setProperty("role", "main")
        self.main.setEnabled(bool(count))
        self.main.clicked.connect(self.bring)
        leave.clicked.connect(self.reject)
        column.addWidget(self.buttons)
        fit_to_screen(self, QSize(*(context.theme.pixels(side) for side in SIZE)))

    def _ask_whose(self, anchor: str) -> QWidget:
        """A company's own list does not name it."""
        from app.registry.queries import list_anchors

        names = [one.name for one in list_anchors(self._context.store)]
        if not names:
            said = _("La lista no dice de qué empresa son: agregue primero la empresa en Cadena de valor.")
            return label(said, "warning", wrap=True)
        self.anchors = ChoiceField([(_("elija la empresa"), ""), *((name, name) for name in names)])
        self.anchors.show_value(anchor)
        self.anchors.saved.connect(self._choose_whose)
        return Labelled(_("La lista no dice de qué empresa son: ¿de cuál?"), self.anchors)

    def _choose_whose(self, name: object) -> None:
        self.whose = str(name or "")
        if self.whose:
            self.reject()

    def bring(self) -> None:
        """Write it all, as one step."""
        from app.incoming.order_operations import import_orders

        count = self._context.do(
            import_orders,
            plan=self._plan,
            said=ngettext(
                "Se agregó {count} pedido.", "Se agregaron {count} pedidos.", len(self._plan.added)
            ).format(count=len(self._plan.added)),
            asked_by=self,
        )
        if count is not None:
            self.accept()


def say_plan(plan: OrderPlan) -> str:
    """What would happen, in a sentence; nothing of the list is passed over in silence."""
    added, there = len(plan.added), len(plan.orders) - len(plan.added)
    parts = [ngettext("{count} pedido nuevo", "{count} pedidos nuevos", added).format(count=added)]
    if plan.new_anchors:
        parts.append(_("empresas nuevas: {names}").format(names=", ".join(plan.new_anchors)))
    if there:
        parts.append(ngettext("{count} ya estaba", "{count} ya estaban", there).format(count=there))
    if plan.rejected_rows:
        text = ngettext("{count} fila no entra", "{count} filas no entran", plan.rejected_rows)
        parts.append(text.format(count=plan.rejected_rows))
    if plan.unknown:
        parts.append(_("no se leen las columnas: {names}").format(names=", ".join(plan.unknown)))
    return "; ".join(parts) + "."
