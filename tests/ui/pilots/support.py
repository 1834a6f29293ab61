"""Pilots for the tests of the window: planned on the workshops that an office has, and drawn."""

from app.pilots.draw_operations import record_draw
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    record_pilot_consent,
    set_outcome,
)
from app.pilots.queries import list_candidates, list_pilots, read_pilot, read_whole_pilot
from app.storage.store import Store
from ui.main_window import MainWindow
from ui.pilots.pilot_page import PilotPage

DAY = "2026-11-20"
NAME = "Costos que se pueden medir, segunda vuelta"


def make_pilot(store: Store, *, drawn: bool = False) -> int:
    """The newest pilot of an office, drawn if need be; one is made of all who may enter if there is none."""
    there = list_pilots(store)
    pilot = there[0].id if there else plan_pilot(store)
    if drawn and not read_whole_pilot(store, pilot).draws:
        record_draw(
            store, pilot_id=pilot, seed="41625", drawn_by="doña Benita",
            witnesses="31 personas, en la Municipalidad de Yaguarón",
        )  # fmt: skip
    return pilot


def plan_pilot(store: Store) -> int:
    """A pilot with its list and its plan fixed."""
    pilot = add_pilot(
        store, name=NAME, question="¿Con el curso de costos los talleres cobran mejor?", courses="CUR-03"
    )
    found = list_candidates(store, read_pilot(store, pilot))
    asked = [one.workshop_id for one in found if one.out == "unasked"]
    record_pilot_consent(
        store, pilot_id=pilot, workshop_ids=asked, granted=True, decided_on=DAY, witness="Liz Ayala"
    )
    refusing = asked[: len(asked) // 10]
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=refusing, granted=False, decided_on=DAY)
    change_pilot(
        store, pilot_id=pilot, starts_on="2027-03-01", waits_until="2028-03-01", ends_on="2028-03-01",
        follow_ups=2, strata="cluster size", subgroups="woman", take_up=0.85, drop_out=0.1,
        cost_per_workshop=350_000,
    )  # fmt: skip
    set_outcome(store, pilot_id=pilot, measure="figure.price_garment", role="primary", least_effect=500)
    set_outcome(store, pilot_id=pilot, measure="index", role="secondary")
    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    return pilot


def show(window: MainWindow, pilot: int, part: str) -> PilotPage:
    window.go("pilot", pilot, part=part)
    page = window.page
    assert isinstance(page, PilotPage)
    assert page.tabs.code == part
    return page
