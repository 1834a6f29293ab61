"""The demo's permissions to let data go without a name: most said yes, a few no. It throws no dice."""

from app.demo.making import Making
from app.demo.parts import DemoPart
from app.evidence.operations import record_data_consent
from app.storage.labels import Label

ASKED_AGO = 40  # days before the demo's today
REFUSES = 7  # one of so many


def ask_for_data(making: Making) -> None:
    """Those that were diagnosed were asked once."""
    workshops = [one.workshop for one in making.stories]
    refusing = workshops[REFUSES - 1 :: REFUSES]
    said = making.workday_ago(ASKED_AGO)
    for granted in (True, False):
        record_data_consent(
            making.store,
            workshop_ids=[one for one in workshops if (one in refusing) is not granted],
            granted=granted,
            decided_on=said,
        )


DEMO = (DemoPart(Label("consent.all_asked"), ask_for_data, order=98),)
