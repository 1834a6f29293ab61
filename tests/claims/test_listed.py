"""What the list of a ministry says is claimed of a pilot like any outcome, and who was not found is told as that."""

from datetime import date, timedelta
from pathlib import Path

from app.administrative.matching import fingerprint_of, number_of_ruc
from app.administrative.operations import record_list_consent
from app.administrative.permission import LIST_PERMISSION
from app.administrative.records import ListFacts
from app.claims.queries import read_pilot_report
from app.claims.records import CANNOT_SAY, SEEN
from app.claims.sentences import say_finding
from app.claims.words import DOUBT_WORDS, REASON_WORDS
from app.pilots.draw_operations import record_draw
from app.pilots.operations import add_pilot, fix_list, fix_plan, record_pilot_consent, set_outcome
from app.pilots.queries import list_entrants, read_whole_pilot
from app.registry.operations import add_cluster, add_workshop
from app.registry.permissions import newest_permissions
from app.storage.labels import Label
from app.storage.store import Store
from tests.administrative.conftest import bring, with_digit
from tests.claims.conftest import TODAY
from tests.incoming.books import write_csv

PEOPLE = "list_people.ips"
COUNT = 40


def tell_pilot(store: Store, folder: Path, *, quiet: int = 0) -> tuple[int, date]:
    """A pilot whose first ones have three people more in IPS a year later; `quiet` of them do not allow it."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    shops = [
        add_workshop(store, name=f"Taller {one}", cluster_id=cluster, ruc=with_digit(4_000_001 + 17 * one))
        for one in range(COUNT)
    ]
    pilot = add_pilot(store, name="Formalizarse", strata="cluster")
    day = TODAY.isoformat()
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=shops, granted=True, decided_on=day)
    record_list_consent(store, workshop_ids=shops, granted=True, decided_on=day)
    set_outcome(store, pilot_id=pilot, measure=PEOPLE, role="primary")
    before = {shop: 1 + place % 3 for place, shop in enumerate(shops)}
    write_list(store, folder, f"{TODAY.year - 1}-06", before)
    fix_list(store, pilot_id=pilot)
    assert all(PEOPLE not in one.measures for one in list_entrants(store, pilot))
    fix_plan(store, pilot_id=pilot)
    record_draw(store, pilot_id=pilot, seed="41625")
    arm_of = read_whole_pilot(store, pilot).arm_of
    first = [shop for shop in shops if arm_of[shop].treated]
    if quiet:
        record_list_consent(store, workshop_ids=first[:quiet], granted=False, decided_on=day)
    after = {shop: before[shop] + 3 * arm_of[shop].treated + place % 2 for place, shop in enumerate(shops)}
    later = TODAY.replace(year=TODAY.year + 1, day=1)
    note_later(store, later, after)
    return pilot, later.replace(day=28)


def write_list(store: Store, folder: Path, month: str, people: dict[int, int]) -> None:
    rucs = {row[0]: row[1] for row in store.rows("SELECT id, ruc FROM workshop")}
    rows = [(rucs[shop], count) for shop, count in people.items()]
    path = write_csv(folder / f"ips-{month}.csv", [("RUC", "Asegurados"), *rows])
    bring(store, path, ListFacts("ips", month, received_on=TODAY.isoformat()))


def note_later(store: Store, later: date, people: dict[int, int]) -> None:
    """A list of a month that is still to come, as a year from now it would have been brought in."""
    said = newest_permissions(store, LIST_PERMISSION)
    rucs = {row[0]: row[1] for row in store.rows("SELECT id, ruc FROM workshop")}
    month = f"{later.year}-{later.month - 1:02d}" if later.month > 1 else f"{later.year - 1}-12"
    with store.change(Label("administrative_list.imported", source="ips", month=month)) as writer:
        made = writer.insert(
            "administrative_list", source="ips", month=month, received_on=later.isoformat(), workshops=COUNT,
            asked=COUNT, row_count=COUNT, unread=0, digest=month,
        )  # fmt: skip
        for shop, count in people.items():
            if said.get(shop):
                writer.insert(
                    "administrative_entry", list_id=made, workshop_id=shop, state="matched", matched_by="ruc",
                    people=count, registered=1, fingerprint=fingerprint_of([number_of_ruc(rucs[shop])]),
                )  # fmt: skip


def test_what_a_list_says_is_claimed_and_called_by_its_list(store: Store, tmp_path: Path) -> None:
    pilot, later = tell_pilot(store, tmp_path)
    (found,) = read_pilot_report(store, pilot, today=later).findings
    assert found.state == SEEN
    assert found.method == "ancova"
    assert 2 < (found.estimate or 0) < 4
    assert "según la lista del IPS" in say_finding(found)


def test_a_list_that_says_more_of_one_group_is_doubted_as_that(store: Store, tmp_path: Path) -> None:
    pilot, later = tell_pilot(store, tmp_path, quiet=4)
    (found,) = read_pilot_report(store, pilot, today=later).findings
    assert found.doubts == ("match_differs",)
    assert found.bounds is not None
    assert "de más talleres de un grupo" in DOUBT_WORDS["match_differs"]


def test_a_permission_that_is_taken_back_later_is_out_of_the_claim(store: Store, tmp_path: Path) -> None:
    pilot, later = tell_pilot(store, tmp_path)
    first = [shop for shop, arm in read_whole_pilot(store, pilot).arm_of.items() if arm.treated]
    record_list_consent(store, workshop_ids=first[:10], granted=False, decided_on=TODAY.isoformat())
    (found,) = read_pilot_report(store, pilot, today=later + timedelta(days=120)).findings
    assert (found.state, found.reason) == (CANNOT_SAY, "match")
    assert "de muchos más de un grupo" in REASON_WORDS["match"]
