"""A list of IPS or of the Ministry: chosen, read aside, seen workshop by workshop, and then kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.administrative.matching import reckon_plan
from app.administrative.operations import import_administrative, record_list_consent
from app.administrative.permission import LIST_PERMISSION
from app.administrative.planning import look_at_list, match_plan, read_month
from app.administrative.rate_words import plan_lines, rate_lines, say_match
from app.administrative.records import (
    AMBIGUOUS,
    AS_WRITTEN,
    JOINED,
    MATCHED,
    NOTHING_SAID,
    OTHER,
    WITHOUT_DIGIT,
    ListFacts,
)
from app.administrative.words import SOURCE_WORDS, say_list
from app.days import FACT
from app.errors import Problem
from app.i18n import _, ngettext
from app.lists.kind import ListColumn, ListKind
from app.progress import Progress
from ui.administrative.columns_window import ListColumnsWindow
from ui.context import Context
from ui.forms.form import Form, Row, answered, or_nothing
from ui.forms.kinds import Check, Choice, OnDay, OneOf, Text, Typed
from ui.forms.window import FormWindow, ask
from ui.incoming.file_step import FILTER
from ui.lists.shown import list_table
from ui.registry.permission_window import PermissionWindow
from ui.widgets.card import label

if TYPE_CHECKING:
    from app.administrative.records import AdministrativePlan, ListRead

WIDTH, HEIGHT, TABLE_HEIGHT = 880, 590, 150
FIELDS = ("source", "name", "month", "received_on", "given_by", "complete", "digits")


def ask_list(context: Context, parent: QWidget) -> None:
    """Ask for the file; the window comes once it is read."""
    name, _kind = QFileDialog.getOpenFileName(
        parent,
        _("Elegir la lista del IPS o del Ministerio"),
        context.settings.last_folder,
        f"{_('Listas')} ({FILTER});;{_('Todos')} (*)",
    )
    if name:
        bring_list(context, parent, Path(name))


def bring_list(
    context: Context,
    parent: QWidget,
    path: Path,
    typed: dict[str, Any] | None = None,
    mapping: Mapping[str, str] = NOTHING_SAID,
) -> None:
    """Read a list off the window's thread, and show what it says; `typed` is what was written of it already,
    `mapping` what was said of its columns."""
    context.settings.last_folder = str(path.parent)
    digits = (typed or {}).get("digits") or AS_WRITTEN

    def understand(progress: Progress) -> ListRead:
        from app.administrative.list_reading import read_list

        return read_list(path, digits=digits, mapping=mapping, progress=progress)

    def fail(trouble: BaseException) -> None:
        if not isinstance(trouble, Problem):
            raise trouble
        heads = getattr(trouble, "heads", ())
        if not heads:
            context.messages.show_problem(trouble)
            return
        sentence = _("No se sabe qué columna de «{name}» es el RUC; dígalo.").format(name=path.name)
        said = ask(ListColumnsWindow(context, heads, parent, sentence=sentence))
        if said is not None:
            bring_list(context, parent, path, typed, {**mapping, **said})

    def show(read: ListRead) -> None:
        window = BringListWindow(context, read, typed, parent)
        plan: AdministrativePlan | None = ask(window)
        if plan is not None:
            _say_kept(context, plan)
        elif window.read_again:
            bring_list(context, parent, path, window.read_again, {**mapping, **window.said})

    context.jobs.start(_("Leer la lista"), understand, done=show, failed=fail)


def _say_kept(context: Context, plan: AdministrativePlan) -> None:
    if plan.unchanged:
        context.messages.say(_("Esta lista ya estaba y dice lo mismo."))
        return
    found = reckon_plan(plan).matched
    said = ngettext(
        "Se trajo la lista {list}: se encontró {count} taller.",
        "Se trajo la lista {list}: se encontraron {count} talleres.",
        found,
    ).format(list=say_list(plan.facts), count=found)
    context.messages.say_undoable(said, context.store)


def matches_list() -> ListKind:
    """What a list says of each workshop that allows it."""
    columns = (
        ListColumn(_("Taller"), "name", window=178, strong=True, lines=2),
        ListColumn(
            _("Personas"), lambda one: one.people, "number", window=88,
            say=lambda one: "" if one.people is None else str(one.people),
        ),
        ListColumn(
            _("Qué dice la lista"), say_match, window=0, lines=2, colour=lambda one: _COLOURS.get(one.state)
        ),
    )  # fmt: skip
    return ListKind("list-matches", _("Talleres en la lista"), columns, read=lambda _asked: [], keys="code")


_COLOURS = {MATCHED: "good", AMBIGUOUS: "urgent"}


class BringListWindow(FormWindow):
    """Says how many were found and what becomes of the others; nothing is written before the button is pressed."""

    def __init__(
        self,
        context: Context,
        read: ListRead,
        typed: dict[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.read_again: dict[str, Any] = {}  # what was typed, when the list is to be read in another way
        self.said: dict[str, str] = {}  # of its columns
        self._read = read
        typed = typed or {}
        super().__init__(
            context,
            _("Traer una lista del IPS o del Ministerio"),
            Form(context, self._rows(typed)),
            self._keep,
            heading=read.source,
            sentence=_("Se guarda solo lo que dice de los talleres que lo permitieron; de los demás, nada."),
            accept=_("Guardar"),
            width=WIDTH,
            height=HEIGHT,
            parent=parent,
        )
        self.summary = label("", wrap=True)
        self.remarks = label("", "small", wrap=True)
        self.table = list_table(matches_list(), context.theme, None)
        self.table.setMinimumHeight(context.theme.pixels(TABLE_HEIGHT))
        beside = QHBoxLayout()  # what one writes at the left, what that gives at the right
        beside.setSpacing(22)
        at = self.column.indexOf(self._area)
        self.column.insertLayout(at, beside, 1)
        beside.addWidget(self._area, 4)
        right = QVBoxLayout()
        right.setSpacing(8)
        for part in (self.summary, self.remarks, self.table):
            right.addWidget(part, 1 if part is self.table else 0)
        beside.addLayout(right, 5)
        self.permissions = self.add_way(_("Anotar permisos…"), self._ask_permissions)
        self.columns = self.add_way(_("Qué es cada columna…"), self._ask_columns)
        known = {"id": 0, "digits": AS_WRITTEN, "received_on": date.today().isoformat()} | dict.fromkeys(
            ("source", "month"), None
        )
        self.form.show_record(known | {"name": "", "given_by": "", "complete": False} | typed)
        self.form.saved.connect(self._follow)
        self._show_name()
        self.look()

    def _rows(self, typed: dict[str, Any]) -> tuple[Row, ...]:
        digits = (
            (_("no se sabe"), AS_WRITTEN),
            (_("sin su dígito verificador"), WITHOUT_DIGIT),
            (_("con su dígito al final"), JOINED),
        )
        rows: tuple[Row, ...] = (
            Row(
                "source", _("De quién es"), OneOf(SOURCE_WORDS), wide=True,
                take=answered(_("Diga de quién es la lista.")),
            ),
            Row("name", _("Cómo se llama"), Text(), wide=True, take=or_nothing),
            Row("month", _("De qué mes es"), Typed(read_month, _show_month), example="03/2026",
                take=answered(_("Falta de qué mes es la lista; escríbalo."))),
            Row("received_on", _("Qué día la dieron"), OnDay(FACT, may_be_empty=False)),
            Row("given_by", _("Quién la dio"), Text(), wide=True, take=or_nothing),
            Row("complete", _("Tiene a todos: quien no está en ella, no figura"), Check(), wide=True),
        )  # fmt: skip
        if self._read.undigited or "digits" in typed:
            rows = (*rows, Row("digits", _("Cómo vienen los RUC sin guion"), Choice(digits), wide=True))
        return rows

    # --- what it would keep ---

    @property
    def _facts(self) -> ListFacts:
        """As far as they are written."""
        return ListFacts("", "", complete=bool(self.form.fields["complete"].value))

    def look(self) -> None:
        """Match it again: what was said, or who allows it, may be another thing now."""
        plan = look_at_list(self.context.store, self._read, self._facts)
        self.summary.setText("\n".join(rate_lines(reckon_plan(plan), complete=plan.facts.complete)))
        self.remarks.setText(" ".join(plan_lines(plan)))
        found = list(plan.matches)
        self.table.rows.show_rows(found, [f"{one.code} {one.name}" for one in found])
        self.main.setEnabled(bool(found))
        self.permissions.setEnabled(not self.context.store.read_only)

    def _follow(self, name: str, value: object) -> None:
        if name == "source":
            self._show_name()
        elif name == "digits":
            self._leave_to_read()
        elif name == "complete":
            self.look()

    def _leave_to_read(self) -> None:
        """Close, and be opened again with the list as it reads then; what was typed comes along."""
        self.form.flush()
        self.read_again = {one: field.value for one, field in self.form.fields.items() if one in FIELDS}
        self.reject()

    def _ask_columns(self) -> None:
        said: dict[str, str] | None = ask(ListColumnsWindow(self.context, self._read.heads, self))
        if said:
            self.said = said
            self._leave_to_read()

    def _show_name(self) -> None:
        """Only another list has a name of its own."""
        self.form.fields["name"].setVisible(self.form.fields["source"].value == OTHER)

    def _ask_permissions(self) -> None:
        window = PermissionWindow(
            self.context, LIST_PERMISSION, _("Sí, búsquenlo"), record_list_consent, self
        )
        if ask(window) is not None:
            self.look()

    def _keep(self, values: dict[str, Any]) -> AdministrativePlan:
        facts = ListFacts(**{one: values[one] for one in FIELDS if one != "digits"})
        return import_administrative(
            self.context.store, plan=match_plan(self.context.store, self._read, facts)
        )


def _show_month(month: Any) -> str:
    return f"{month[5:7]}/{month[:4]}" if month else ""
