"""Every field for a day or a number that the window has: what cannot be is refused, what is hardly meant asked."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.days import PERIOD
from app.errors import DataProblem
from app.storage.records import Change
from app.storage.store import Store
from tests.house_rules import parsed
from tests.ui.places import place_of_page
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.costing.amount_field import AmountField
from ui.forms.day_field import DayField
from ui.forms.fields import HourField, ReadField
from ui.page import page_kinds
from ui.registry.record_rows import doubt_machines, doubt_memberships, doubt_people
from ui.tabs import tabs_of
from ui.widgets.count_field import CountField

YEAR = date.today().year
NO_DAY = "31/02/2026"
DAYS = (f"10/12/{YEAR + 140}", f"5/12/{YEAR + 36}", "5/12/1890")  # no page asks for one of these
YEARS = ("1850", str(YEAR + 36), "20155")
BELOW, ABOVE = "-3", "99.999.999.999.999"
HARDLY = "900.000.000.000"
NUMERIC = {
    "read_cost", "read_pieces", "read_number", "read_minutes", "read_hours", "read_whole",
}  # fmt: skip


@pytest.fixture
def store(demo: Store) -> Store:
    return demo


def test_no_day_and_no_number_is_taken_that_cannot_be(context: Context, demo: Store, qtbot: QtBot) -> None:
    window = open_window(context, qtbot)
    changes: list[Change] = []
    taken, seen = [], set()
    for page in page_kinds():
        place = place_of_page(page.name, demo)
        for part in [one.code for one in tabs_of(page.name)] or [place.part]:
            window.go("home")
            window.show_place(place._replace(part=part))
            settle(qtbot)
            unsubscribe = demo.subscribe(changes.append)
            for field, name, typed in typed_in(window.page):
                seen.add(type(field).__name__)
                if not is_refused(field, typed):
                    taken.append(f"{page.name} {part} «{name}»: {typed}")
                forget(field)
            taken += [f"{page.name} {part}: {one.label}" for one in changes]
            changes.clear()
            unsubscribe()
    assert taken == []
    assert seen >= {"DayField", "CountField", "CostField", "ReadField", "AmountField", "HourField"}


def typed_in(page: QWidget) -> Iterator[tuple[QWidget, str, str]]:
    """Each field with what is typed in it, one wrong thing after the other."""
    for field in page.findChildren(QWidget):
        if not isinstance(field, ReadField | CountField | AmountField) or not field.isEnabled():
            continue
        line = field.field if isinstance(field, ReadField) else field
        if not line.isEnabled() or line.isReadOnly():
            continue
        for typed in wrong_for(field):
            line.setText(typed)
            line.flush()
            yield field, line.accessibleName(), typed


def wrong_for(field: QWidget) -> tuple[str, ...]:
    """What cannot be taken there as it is; nothing for a field of words."""
    if isinstance(field, DayField):
        return (NO_DAY,) if field.kind is PERIOD else (NO_DAY, *DAYS)
    if isinstance(field, HourField):
        return ("25:00", "9:75", BELOW)
    if isinstance(field, CountField):
        return (BELOW, ABOVE, HARDLY)
    read = field._read
    if isinstance(value(read, "2015"), int) and value(read, "1850") is None:
        return YEARS
    if value(read, "7") == 7 or value(read, "7") == 0.07:
        return (BELOW, ABOVE, HARDLY)
    return ()


def value(read: object, typed: str) -> object:
    try:
        return read(typed)  # type: ignore[operator]
    except DataProblem:
        return None


def is_refused(field: QWidget, typed: str) -> bool:
    """It stands there as it was typed, with a reason or a question."""
    if isinstance(field, ReadField):
        return field.in_trouble and bool(field.remark) and field.field.text() == typed
    if isinstance(field, CountField):
        return bool(field.trouble) and field.text() == typed
    assert isinstance(field, AmountField)
    return field.refused and field.text() == typed


def forget(field: QWidget) -> None:
    before = field.value if not isinstance(field, AmountField) else field._value
    if isinstance(field, AmountField):
        field.refused = False
        field.show_amount(before)
        return
    if isinstance(field, ReadField):
        field.say("")
        field.field.refused = False
    field.show_value(before)


def test_every_number_that_a_form_reads_has_a_question_for_what_is_hardly_meant() -> None:
    without = []
    for source in sorted(Path("ui").rglob("*.py")):
        for call in ast.walk(parsed(source)):
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "Typed":
                continue
            names = {one.id for one in ast.walk(call.args[0]) if isinstance(one, ast.Name)}
            asks = len(call.args) > 2 or any(one.arg == "doubt" for one in call.keywords)
            if names & NUMERIC and not asks:
                without.append(f"{source}:{call.lineno}")
    assert without == []


def test_rows_that_are_hardly_one_workshop_s_wait_with_a_question() -> None:
    assert "sobran ceros" in doubt_machines([("recta", 4, None), ("overlock", 400, None)])
    assert "sobran ceros" in doubt_people([("woman", 300, None, None, None)])
    assert "dos grupos iguales" in doubt_people([("woman", 3, None, None, None)] * 2)
    assert "¿Seguro?" in doubt_memberships([(1, str(YEAR - 80), True)])
    assert doubt_machines([("recta", 4, None)]) == doubt_people([("woman", 5, None, None, None)]) == ""
    assert doubt_memberships([(1, "2015-03", True), (2, None, None)]) == ""
