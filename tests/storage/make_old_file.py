"""Make `tests/storage/files/schema_N.hilvan`: a real office as schema N left it.

Run once, when a schema is released: `python -m tests.storage.make_old_file N`, in a checkout of the
program of that schema (the triggers know today's columns). A file that is there is never made again; the suite
upgrades every one of them.
"""

import sys
from pathlib import Path

from app.storage.driver import connect
from app.storage.migrating import migrate_office
from app.storage.migrations import all_migrations
from app.storage.reader import connect_office
from app.storage.store import Store
from tests.storage.support import SITE, Filled

FILES = Path(__file__).parent / "files"
RELEASED_SCHEMA = 12  # the newest that was released; what comes after is still being written


def make_old_file(path: Path, version: int) -> None:
    """A filled office of schema `version`, with an edit, an undo and a removed row."""
    connection = connect(path, create=True)
    migrate_office(connection, path, migrations=all_migrations(version), version=version)
    connection.close()
    store = Store(path, connect_office(path), site=SITE)
    with store.change("crear la oficina", origin="creation") as writer:
        writer.insert("office", name="CAE Central", city="Asunción")
    office = Filled(store)
    with store.change("nombre del taller") as writer:
        writer.update("workshop", office.workshop, name="Modas Lía", latitude=-25.6, longitude=-57.3)
    with store.change("respuesta") as writer:
        writer.update("answer", office.answers[0], kind="level", level=3, note="vio el cuaderno")
        writer.delete("answer", office.answers[1])
    with store.change("otra cosa") as writer:
        writer.update("workshop", office.workshop, note="se deshace")
    store.undo_stack.undo()
    if version >= 7:
        _fill_floor(store, office.workshop)
    if version >= 9:
        _fill_pilot(store, office.workshop)
    if version >= 10:
        _fill_list(store, office.workshop)
    if version >= 11:
        with store.change("qué rondas salieron") as writer:
            writer.update(
                "anonymous_release", store.value("SELECT min(id) FROM anonymous_release"), visits="1 2"
            )
    if version >= 12:
        with store.change("lo dijeron quienes trabajan") as writer:
            writer.update("answer", office.answers[0], origin="said", said_by="workers")
    store.close()


def _fill_floor(store: Store, workshop: int) -> None:
    """What the workshop sews and counts, and an order that it takes part of."""
    with store.change("piso y pedidos") as writer:
        style = writer.insert("style", workshop_id=workshop, name="Guardapolvo")
        operation = writer.insert("operation", style_id=style, position=1.0, name="Pegar cuello")
        study = writer.insert("time_study", style_id=style, studied_on="2026-11-20", allowance=0.15)
        part = writer.insert("study_part", time_study_id=study, operation_id=operation)
        writer.insert("cycle", study_part_id=part, position=1.0, seconds=88.4)
        writer.insert("work_day", workshop_id=workshop, worked_on="2026-11-23")
        cost = {"kind": "rent", "amount": 900_000, "per": "month", "origin": "said", "noted_on": "2026-11-20"}
        writer.insert("cost_line", workshop_id=workshop, **cost)
        anchor = writer.insert("anchor", name="Uniformes Arapoty S.A.")
        order = {"number": 1, "product": "guardapolvo", "quantity": 1800, "asked_on": "2026-11-20"}
        order_id = writer.insert("anchor_order", anchor_id=anchor, **order)
        writer.insert("order_share", order_id=order_id, workshop_id=workshop, quantity=340)


def _fill_pilot(store: Store, workshop: int) -> None:
    """A pilot that the workshop entered and was drawn into, and data that left without its name."""
    with store.change("piloto y datos anónimos") as writer:
        pilot = writer.insert("pilot", number=1, name="Costos", list_at="2026-11-20T09:30", list_hash="a1")
        arm = writer.insert("pilot_arm", pilot_id=pilot, place=1, name="empiezan primero", treated=1)
        writer.insert("pilot_outcome", pilot_id=pilot, measure="figure.sales_month", role="primary")
        writer.insert(
            "pilot_consent", pilot_id=pilot, workshop_id=workshop, granted=1, decided_on="2026-11-20"
        )
        writer.insert("pilot_entrant", pilot_id=pilot, workshop_id=workshop, code="YAG-001", unit="YAG-001")
        draw = writer.insert(
            "pilot_draw", pilot_id=pilot, number=1, seed="41625", method="pcg64-rows-1",
            drawn_at="2026-11-20T10:00", list_hash="a1", plan_hash="b2", result_hash="c3",
        )  # fmt: skip
        writer.insert("pilot_assignment", draw_id=draw, workshop_id=workshop, arm_id=arm)
        writer.insert("pilot_follow", pilot_id=pilot, workshop_id=workshop, took="whole")
        writer.insert(
            "anonymous_release", number=1, made_on="2026-11-21", format="csv", workshops=7, row_count=9,
            smallest=5, digest="d4", secret="e5",
        )  # fmt: skip


def _fill_list(store: Store, workshop: int) -> None:
    """A ministry's list in which the workshop was found, and who measures the pilot without knowing its groups."""
    with store.change("lista del IPS") as writer:
        found = writer.insert(
            "administrative_list", source="ips", month="2026-10", received_on="2026-11-21", complete=1,
            workshops=1, asked=1, row_count=40, unread=0, digest="f6",
        )  # fmt: skip
        writer.insert(
            "administrative_entry", list_id=found, workshop_id=workshop, state="matched", matched_by="ruc",
            people=3, registered=1, fingerprint="a7",
        )  # fmt: skip
        pilot = store.value("SELECT min(id) FROM pilot")
        consultant = writer.insert("consultant", name="Rosa Benítez")
        writer.insert("pilot_measurer", pilot_id=pilot, consultant_id=consultant, kind="blind")


if __name__ == "__main__":
    for number in map(int, sys.argv[1:]):
        target = FILES / f"schema_{number}.hilvan"
        if target.exists():
            raise SystemExit(f"{target.name} is there already, and stays")
        FILES.mkdir(exist_ok=True)
        make_old_file(target, number)
