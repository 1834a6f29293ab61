"""An operation in a small window: name, machine, who does it, what it waits for, where it ends."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.production.operations import (
    add_operation,
    add_operator,
    change_operation,
    remove_operation,
    set_precedence,
)
from app.production.queries import list_operators
from app.production.records import Operation, StudyPart, Style
from app.production.study_operations import change_part
from app.registry.names import tidy
from app.registry.vocabulary import list_terms
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice, ChoiceOf, SomeOf
from ui.forms.window import FormWindow, ask
from ui.production.operator_window import floor_machines
from ui.registry.words import Choices
from ui.widgets.card import label


def machine_choices(reader: Reader, workshop_id: int) -> Choices:
    """The workshop's machines first, then the others of the trade; none is by hand."""
    terms = {term.code: term.name for term in list_terms("machines")}
    own = floor_machines(reader, workshop_id)
    codes = [*own, *(code for code in terms if code not in own)]
    return [(_("a mano"), None), *((terms.get(code, code), code) for code in codes)]


def operator_choices(reader: Reader, workshop_id: int) -> Choices:
    """Who sews here today, by name."""
    here = [one for one in list_operators(reader, workshop_id) if one.left_on is None]
    return [(_("no se sabe todavía"), None), *((one.name, one.id) for one in here)]


def operation_form(context: Context, style: Style, operation: Operation | None) -> Form:
    """The fields of an operation."""
    others = [
        (f"{number}. {one.name}", one.id)
        for number, one in enumerate(style.operations, 1)
        if operation is None or one.id != operation.id
    ]
    return Form(
        context,
        (
            Row("name", _("Qué se hace"), wide=True, example=_("pegar cuello")),
            Row("machine", _("Máquina"), Choice(machine_choices(context.store, style.workshop_id))),
            Row(
                "operator_id",
                _("Quién la hace"),
                ChoiceOf(lambda reader: operator_choices(reader, style.workshop_id)),
            ),
            Row("new_operator", _("O alguien que no está en la lista"), hint=_("nombre de pila o iniciales")),
            Row(widget=label(_("Va después de (ninguna: puede ir desde el principio)"), "soft"), wide=True),
            Row("after", _("Va después de"), SomeOf(others), wide=True),
            Row("starts", _("El ciclo empieza cuando…"), example=_("toma el cuerpo")),
            Row("ends", _("y termina cuando…"), example=_("lo deja en la mesa")),
        ),
    )


def edit_operation(
    context: Context,
    style: Style,
    operation: Operation | None,
    parent: QWidget,
    *,
    part: StudyPart | None = None,
) -> int | None:
    """Ask about a new operation or change one; with `part`, who did what is measured too."""
    form = operation_form(context, style, operation)

    def keep(values: dict[str, Any]) -> int:
        found: int = _keep(context.store, style, operation, part, values)
        return found

    window = FormWindow(
        context,
        _("Operación"),
        form,
        keep,
        accept=_("Guardar"),
        trouble_at="name",
        parent=parent,
    )
    if operation is None:
        last = style.operations[-1:]
        form["after"].show_value(tuple(one.id for one in last))
    else:
        shown = part or operation
        fields = {name: getattr(operation, name) for name in ("name", "after", "starts", "ends")}
        form.show_record(
            fields
            | {"machine": shown.machine, "operator_id": shown.operator_id, "new_operator": None, "id": 0}
        )

        def remove() -> None:
            context.do(remove_operation, operation_id=operation.id, said=_("Se quitó la operación."))
            window.reject()

        if part is None:
            window.add_way(_("Quitar la operación"), remove)
    form["name"].setFocus()
    kept: int | None = ask(window)
    return kept


def _keep(
    store: Store, style: Style, operation: Operation | None, part: StudyPart | None, values: dict[str, Any]
) -> int:
    """All of it as one step."""
    newcomer, after = (values.pop("new_operator") or "").strip(), values.pop("after")
    name = values["name"] or ""
    label = Label("operation.noted", what=tidy(name))
    if operation is None:
        label = Label("operation.added", what=tidy(name))
    with store.change(label):
        if newcomer:
            skills = [values["machine"]] if values["machine"] else []
            values["operator_id"] = add_operator(
                store, workshop_id=style.workshop_id, name=newcomer, skills=skills
            )
        if operation is None:
            return add_operation(store, style_id=style.id, after=after, **values)
        change_operation(store, operation_id=operation.id, **values)
        if set(after) != set(operation.after):
            set_precedence(store, operation_id=operation.id, after=after)
        if part is not None:
            who = {name: values[name] for name in ("machine", "operator_id")}
            change_part(store, time_study_id=part.time_study_id, operation_id=operation.id, **who)
    return operation.id
