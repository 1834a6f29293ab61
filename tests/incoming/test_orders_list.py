"""A list of orders comes in whole, row by row, and a second time adds nothing."""

from pathlib import Path

import pytest

from app.errors import DataProblem
from app.incoming.order_operations import import_orders
from app.incoming.orders import plan_orders, say_why
from app.lists.kind import list_sheet
from app.lists.sheets import write_list
from app.registry.operations import add_anchor
from app.registry.queries import list_anchors
from app.storage.store import Store
from app.valuechain.order_operations import add_order, change_order, record_delivery, set_order_status
from app.valuechain.queries import list_orders

LIST = """Pedidos 2026;;;;;;;;
Empresa;Producto;Cant;Fecha;Fecha de entrega;Precio;Cantidad entregada;Fecha entregada;Color
Uniformes Arapoty S.A.;Guardapolvo;1.800;3/8/2026;29/9/2026;Gs. 12.000;1800;29/9/2026;blanco
;;;;;;;;
UNIFORMES ARAPOTY SA.;camisas;300;5/9/2026;1/10/2026;15.000;;;azul
Confecciones del Este;Guardapolvos;muchos;5/9/2026;;;;;
Confecciones del Este;;200;31/2/2026;;;;;
Confecciones del Este;pantalones;240;7/9/2026;1/11/2026;;100;;
"""


def written(tmp_path: Path, text: str = LIST) -> Path:
    path = tmp_path / "pedidos.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_can_be_read_comes_in_and_the_rest_is_told_with_its_cell(store: Store, tmp_path: Path) -> None:
    add_anchor(store, name="Uniformes Arapoty S.A.")
    plan = plan_orders(store, written(tmp_path))
    assert [(one.row, one.anchor, one.fields["quantity"], one.status) for one in plan.added] == [
        (3, "Uniformes Arapoty S.A.", 1800, "delivered"),
        (5, "Uniformes Arapoty S.A.", 300, "asked"),
    ]
    assert plan.new_anchors == ()
    assert [(one.row, one.column, one.value) for one in plan.rejected] == [
        (6, "Cant", "muchos"),
        (7, "Fecha", "31/2/2026"),
        (7, "Prenda", ""),
        (8, "", ""),
    ]
    assert plan.unknown == ("Color",)
    assert list_orders(store) == []
    assert import_orders(store, plan=plan) == 2
    first = next(one for one in list_orders(store) if one.quantity == 1800)
    assert (first.product, first.price, first.status, first.last_delivery_on) == (
        "guardapolvos",
        12_000,
        "delivered",
        "2026-09-29",
    )
    store.undo_stack.undo()
    assert (list_orders(store), [one.name for one in list_anchors(store)]) == ([], ["Uniformes Arapoty S.A."])


OWN_LIST = """Pedidos 2027;;;;;
OC;Prenda;Cant.;Fecha de entrega;Precio unit.;Tela
OC-77;Guardapolvo blanco;450;10/2/2027;12.500;5/1/2027
OC-78;Pantalón escolar;1.200;20/2/2027;18.000;
;Remera;abc;31/02/2027;9.000;
;Remera;100;;9.000;
"""


def test_a_companys_own_list_comes_in_as_it_is(store: Store, tmp_path: Path) -> None:
    """It was left out whole: such a list says neither whose it is nor when it asked."""
    path = written(tmp_path, OWN_LIST)
    nobody = plan_orders(store, path, today="2026-11-30")
    assert not nobody.names_anchor
    assert {one.column for one in nobody.rejected} >= {"Empresa"}
    plan = plan_orders(store, path, anchor="Uniformes Guarani S.A.", today="2026-11-30")
    assert [(one.fields["reference"], one.fields["asked_on"], one.fields["price"]) for one in plan.added] == [
        ("OC-77", "2026-11-30", 12_500),
        ("OC-78", "2026-11-30", 18_000),
    ]
    assert all(one.supposed for one in plan.added)
    assert plan.added[0].fields["fabric_on"] == "2027-01-05"
    assert plan.unknown == ()
    assert plan.texts[5] == {
        "reference": "",
        "product": "Remera",
        "quantity": "abc",
        "due_on": "31/02/2027",
        "price": "9.000",
    }
    why = [say_why(one) for one in plan.rejected]
    assert why[0].count("«abc»") == 1
    assert "falta la fecha de entrega" in why[-1]
    import_orders(store, plan=plan)
    later = plan_orders(store, path, anchor="UNIFORMES GUARANI SA", today="2026-12-15")
    assert later.added == ()


def test_a_list_of_what_was_done_was_asked_for_before(store: Store, tmp_path: Path) -> None:
    text = "Empresa;Prenda;Cantidad;Entregadas;Última entrega;Entrega el\nArapoty;camisas;10;10;3/3/2026;1/3/2026\n"
    (one,) = plan_orders(store, written(tmp_path, text), today="2026-11-30").added
    assert (one.fields["asked_on"], one.status) == ("2026-03-03", "delivered")


def test_a_second_time_adds_nothing(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path)
    import_orders(store, plan=plan_orders(store, path))
    again = plan_orders(store, path)
    assert again.added == ()
    assert import_orders(store, plan=again) == 0


def test_our_own_export_comes_back_as_it_went(store: Store, tmp_path: Path) -> None:
    anchor = add_anchor(store, name="Uniformes Arapoty S.A.")
    order = add_order(
        store, anchor_id=anchor, product="guardapolvos", quantity=1800, asked_on="2026-08-03",
        due_on="2026-09-29", price=12_000, standard_minutes=17.05, minutes_origin="anchor", reference="OC 7",
        payment_days=30,
    )  # fmt: skip
    set_order_status(store, order_id=order, status="agreed", day="2026-08-10")
    record_delivery(store, order_id=order, delivered_on="2026-09-29", delivered=1700, returned=20)
    before = list_orders(store)[0]
    for ending in ("xlsx", "csv"):
        target = tmp_path / f"pedidos.{ending}"
        write_list(list_sheet("orders", store), target)
        assert plan_orders(store, target).added == (), ending
    store.undo_stack.undo()
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert import_orders(store, plan=plan_orders(store, target)) == 1
    (found,) = list_orders(store)
    for name in ("reference", "product", "quantity", "due_on", "price", "standard_minutes", "payment_days",
                 "agreed_on", "delivered", "returned", "last_delivery_on", "status"):  # fmt: skip
        assert getattr(found, name) == getattr(before, name), name


def test_a_file_without_such_a_list_says_what_it_should_have(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DataProblem, match="Prenda, Cantidad y alguno más"):
        plan_orders(store, written(tmp_path, "Nombre;Teléfono\nAna;0981\n"))


def test_an_order_that_was_changed_since_is_still_the_same(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path)
    import_orders(store, plan=plan_orders(store, path))
    camisas = next(one for one in list_orders(store) if one.product == "camisas")
    change_order(store, order_id=camisas.id, note="azules")
    assert plan_orders(store, path).added == ()


def test_the_command_tells_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    from click.testing import CliRunner

    from tests.made_office import new_office
    from ui.main import command_line

    office = tmp_path / "oficina.hilvan"
    new_office(office).close()
    words = ["import-orders", str(office), str(written(tmp_path))]
    tried = json.loads(CliRunner().invoke(command_line(), [*words, "--dry-run", "--json"]).stdout)
    assert (tried["added"], tried["unchanged"], len(tried["rejected"])) == (2, 0, 4)
    assert tried["unknown_columns"] == ["Color"]
    told = CliRunner().invoke(command_line(), words)
    assert told.exit_code == 0
    assert "2 pedidos nuevos, 0 ya estaban" in told.stdout
    assert "no se importó: fila 6, Cant «muchos»" in told.stdout
    assert "0 pedidos nuevos, 2 ya estaban" in CliRunner().invoke(command_line(), words).stdout
