"""An operation as it is typed in one line: "pegar cuello, recta, Elvira"."""

from app.errors import DataProblem
from app.i18n import _
from app.phrases import uncapital
from app.production.operations import add_operation, add_operator
from app.production.queries import list_operators, require_style
from app.registry.names import fold, tidy
from app.registry.vocabulary import machine_name, machine_type, nearest_term
from app.storage.labels import Label
from app.storage.store import Store

BY_HAND = ("a mano", "mano", "manual")


def add_typed_operation(store: Store, *, style_id: int, text: str) -> int:
    """Add an operation with its machine and who does it, in any order after the name; its id.

    What is no machine is a name: of somebody who sews here, or of somebody new. Raises
    `DataProblem` for a line with more than one of either.
    """
    name, *rest = [tidy(part) for part in text.split(",")]
    style = require_style(store, style_id)
    known = {fold(one.name): one.id for one in list_operators(store, style.workshop_id) if not one.left_on}
    machines, people = [], []
    for part in filter(None, rest):
        machine = machine_type(part)
        if machine or fold(part) in BY_HAND:
            machines.append(machine)
        else:
            people.append(part)
    if len(machines) > 1 or len(people) > 1:
        raise DataProblem(_say_too_much(text, people))
    for part in people:
        if fold(part) not in known and (meant := nearest_term("machines", part)) is not None:
            raise DataProblem(_say_meant(part, meant))
    machine = machines[0] if machines else None
    with store.change(Label("operation.added", what=name)):
        operator = known.get(fold(people[0])) if people else None
        if people and operator is None:
            skills = [machine] if machine else []
            operator = add_operator(store, workshop_id=style.workshop_id, name=people[0], skills=skills)
        return add_operation(store, style_id=style_id, name=name, machine=machine, operator_id=operator)


def _say_too_much(text: str, people: list[str]) -> str:
    """Which word is the one too many, where it can be told."""
    for part in people if len(people) > 1 else ():
        if (meant := nearest_term("machines", part)) is not None:
            return _say_meant(part, meant)
    if len(people) > 1:
        return _(
            "Ni «{first}» ni «{second}» es una máquina que se conozca; escriba la operación, la máquina y quién la hace, con comas."
        ).format(first=people[0], second=people[1])
    return _("No se entiende «{text}»; escriba la operación, la máquina y quién la hace, con comas.").format(
        text=text.strip()
    )


def _say_meant(part: str, meant: str) -> str:
    return _(
        "«{word}» no es una máquina que se conozca. ¿Es {machine}? Si es alguien que cose, agréguela antes."
    ).format(word=part, machine=uncapital(machine_name(meant)))
