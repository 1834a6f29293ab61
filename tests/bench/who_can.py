"""Who can take an order, asked of 20,000 workshops, against the same SQL run and fetched alone."""

from datetime import timedelta
from pathlib import Path
from random import Random

from app.storage.store import Store
from tests.bench.day import TODAY, Listener, make_busy_office
from tests.bench.records import Measure
from tests.bench.timing import in_turn

COUNTED = 120  # workshops with days counted on their floor: those that were measured
DAYS = 40  # of them
ITEMS = ("PRO-04", "PRO-08", "LOC-02")
TURNS = 9


def fill_floors(store: Store) -> int:
    """What an order looks at, of every workshop; gives the order."""
    random = Random(11)
    workshops = [row[0] for row in store.rows("SELECT id FROM workshop ORDER BY id")]
    visits = {row[0]: row[1] for row in store.rows("SELECT workshop_id, max(id) FROM visit GROUP BY 1")}
    with store.change("pisos") as writer:
        for kind, share in (("recta", 0.95), ("overlock", 0.7), ("ojaladora", 0.2), ("botonera", 0.15)):
            rows = [{"workshop_id": one, "type": kind, "count": random.randint(1, 4)} for one in workshops]
            writer.insert_many("machine", [row for row in rows if random.random() < share])
        garments = ("guardapolvos", "remeras", "jeans")
        rows = [{"workshop_id": one, "name": garment} for one in workshops for garment in garments]
        writer.insert_many("product", [row for row in rows if random.random() < 0.5])
        said = [
            {"workshop_id": one, "kind": "output_month", "value": random.randint(100, 3000), "origin": "said",
             "period_from": "2026-09-01", "period_to": "2026-09-30"}
            for one in workshops if random.random() < 0.6
        ]  # fmt: skip
        writer.insert_many("figure", said)
        papers = [
            {"workshop_id": one, "step": step, "status": random.choice(("done", "missing"))}
            for one in workshops for step in ("RUC", "TIMBRADO")
        ]  # fmt: skip
        writer.insert_many("workshop_step", papers)
        answered = {
            row[0] for row in store.rows("SELECT DISTINCT visit_id FROM answer WHERE item = ?", ITEMS[:1])
        }
        answers = [
            {"visit_id": visits[one], "item": item, "kind": "level", "level": random.randint(0, 4)}
            for one in workshops if visits[one] not in answered for item in ITEMS
        ]  # fmt: skip
        writer.insert_many("answer", answers)
        _count(store, workshops, random)
        anchor = writer.insert("anchor", name="Uniformes Arapoty")
        return _add_order(store, anchor)


def _count(store: Store, workshops: list[int], random: Random) -> None:
    with store.change("conteos") as writer:
        for one in random.sample(workshops, COUNTED):
            for back in range(1, DAYS + 1):
                day = writer.insert(
                    "work_day",
                    workshop_id=one,
                    worked_on=(TODAY - timedelta(days=back)).isoformat(),
                    people=6,
                    minutes_present=2880,
                )
                writer.insert(
                    "day_output",
                    work_day_id=day,
                    what="Guardapolvo",
                    pieces=random.randint(70, 110),
                    standard_minutes=17.05,
                )


def _add_order(store: Store, anchor: int) -> int:
    from app.valuechain.order_operations import add_order, set_requirements

    order = add_order(
        store,
        anchor_id=anchor,
        product="guardapolvos",
        quantity=50_000,
        asked_on=TODAY.isoformat(),
        fabric_on=(TODAY + timedelta(days=45)).isoformat(),
        due_on=(TODAY + timedelta(days=60)).isoformat(),
        sample_approved_on=TODAY.isoformat(),
        standard_minutes=17.05,
    )
    wanted = [{"kind": "machine", "what": "ojaladora"}, {"kind": "machine", "what": "recta", "level": 2}]
    wanted += [{"kind": "document", "what": "factura"}, {"kind": "sample", "what": ""}]
    wanted += [{"kind": "item", "what": item, "level": 3} for item in ITEMS]
    set_requirements(store, order_id=order, requirements=wanted)
    return order


def measure_who_can(folder: Path) -> Measure:
    """The three lists with their steps and reasons, all workshops judged."""
    from app.capability.queries import judge_order
    from app.storage.driver import connect

    store = make_busy_office(folder / "pedido.hilvan")
    order, today = fill_floors(store), TODAY.isoformat()
    listener = Listener(store)
    answer = judge_order(listener, order, today=today)
    assert answer.able
    assert answer.with_steps
    assert answer.not_now
    bare = connect(store.path)

    def ours() -> None:
        with store.reader() as reader:
            judge_order(reader, order, today=today)

    def floor() -> None:
        for sql, parameters in listener.asked:
            bare.execute(sql, parameters).fetchall()

    ours(), floor()
    result = in_turn(ours, floor, TURNS)
    bare.close()
    store.close()
    return Measure("who can take it, 20,000 workshops", *result, 3, "its bare queries")
