"""Every page with something to show: what its room says that it is about, found in an office."""

from app.place import Place
from app.storage.store import Store
from tests.production.support import study_of, style_of
from tests.ui.association.support import FULLEST as HELD_FUNDS
from tests.ui.association.support import make_association, make_meeting
from tests.ui.pilots.support import make_pilot
from tests.ui.training.support import make_event
from tests.ui.valuechain.support import make_anchor, make_order
from ui.page import find_page

FULLEST = """
    SELECT id FROM workshop w WHERE deleted = 0 ORDER BY
    (SELECT count(*) FROM visit v WHERE v.workshop_id = w.id AND v.status = 'finished') DESC,
    (SELECT count(*) FROM contact c WHERE c.workshop_id = w.id) DESC, id LIMIT 1
"""
VISIT = """
    SELECT id FROM visit WHERE deleted = 0 AND rating_of IS NULL
    ORDER BY status = ?1 DESC, workshop_id = ?2 DESC, round DESC LIMIT 1
"""
MEASURED = "SELECT style_id FROM time_study WHERE deleted = 0 AND status = 'closed' ORDER BY id"


def place_of_page(page: str, store: Store) -> Place:
    """The page as it is opened with the workshop of which the office knows most."""
    about = find_page(page).about
    workshop = store.value(FULLEST)
    if about == "workshop":
        return Place(page, workshop)
    if about == "visit":
        status = "draft" if page == "visit" else "finished"
        return Place(page, store.value(VISIT, (status, workshop)))
    if about == "contact":
        contact = store.value("SELECT max(id) FROM contact WHERE workshop_id = ?", (workshop,))
        return Place(page, contact) if contact else Place(page, workshop, new=1)
    if about == "course":
        return Place(page, store.value("SELECT min(course) FROM event") or "CUR-01")
    if about == "event":
        event = store.value("SELECT event_id FROM enrolment GROUP BY 1 ORDER BY count(*) DESC")
        return Place(page, event or make_event(store, [workshop]))
    if about == "anchor":
        return Place(
            page, store.value("SELECT anchor_id FROM anchor_order ORDER BY id") or make_anchor(store)
        )
    if about == "order":
        found = store.value("SELECT id FROM anchor_order WHERE deleted = 0 ORDER BY quantity DESC, id")
        return Place(page, found or make_order(store))
    if about == "association":
        return Place(page, store.value(HELD_FUNDS) or make_association(store))
    if about == "meeting":
        found = store.value("SELECT meeting_id FROM meeting_mark WHERE deleted = 0 ORDER BY id DESC")
        return Place(page, found or make_meeting(store))
    if about == "pilot":
        return Place(page, make_pilot(store, drawn=page == "drawn"))
    if about == "style":
        return Place(page, store.value(MEASURED) or style_of(store, workshop))
    if about == "study":
        return Place(page, study_of(store, workshop))
    assert about == "", f"nothing is found here for a page about a {about}"
    return Place(page)
