"""Makes the demo's office file through the same operations that the window uses."""

from datetime import date
from pathlib import Path
from random import Random

from app.demo.making import Making, workday
from app.demo.parts import DemoPart
from app.demo.profiles import ClusterProfile, read_demo, read_life
from app.demo.rounds import tell_first_round, tell_later_rounds
from app.demo.workshops import add_demo_cluster
from app.diagnosis.instruments import load_instrument
from app.progress import SILENT, Progress
from app.registry.operations import add_anchor, add_consultant, change_office
from app.rooms import gather
from app.storage.labels import Label
from app.storage.opening import create_office
from app.storage.site import installation_site
from app.storage.store import Store

SEED = 5  # of those that draw a pilot whose effect chance does not hide, as most do not
INSTRUMENT = "confeccion-2026"
# The first diagnostics lie so many days back: one a year and a half, those of a pilot together, the others since.
EARLIEST, OF_PILOT, SINCE = 540, (462, 425), (330, 20)
# After a pilot is planned (5), because some of its workshops are helped, and some are measured no more.
LATER_ROUNDS = DemoPart(Label("visit.finished"), tell_later_rounds, order=6)


def make_demo_office(path: Path, *, today: date, progress: Progress = SILENT) -> None:
    """Make an office file with 60 workshops and a year and a half of work in them.

    It is the same for the same day. Raises `FileProblem` if there is a file at `path`.
    """
    store = create_office(path, name="CAE Demostración", site=installation_site())
    try:
        _fill(store, today, progress)
    finally:
        store.close()


def _fill(store: Store, today: date, progress: Progress) -> None:
    names, profiles = read_demo()
    making = Making(store, Random(SEED), names, read_life(), load_instrument(INSTRUMENT), today, SEED)
    with store.change(Label("workshop.all_loaded")):
        change_office(store, **names.centre)
        making.consultants = [add_consultant(store, name=name) for name in names.consultants]
        for name in names.anchors:
            add_anchor(store, name=name)
        clusters = [(profile, add_demo_cluster(making, profile)) for profile in profiles]
    for profile, workshops in clusters:
        _accompany(making, profile, workshops, progress)
    store.user = making.consultants[0]
    for part in sorted([*gather("app", "DEMO"), LATER_ROUNDS], key=lambda part: part.order):
        with store.change(part.label):
            part.tells(making)


def _accompany(making: Making, profile: ClusterProfile, workshops: list[int], progress: Progress) -> None:
    visited = workshops[: profile.visits]
    for position, workshop in enumerate(visited):
        progress.report(position, len(visited), profile.name)
        draft = position == len(visited) - 1
        first = workday(making.days_ago(_days_back(profile, position) + making.random.randint(0, 6)))
        making.store.user = making.random.choice(making.consultants)
        label = Label("visit.started") if draft else Label("visit.finished")
        with making.store.change(label):
            story = tell_first_round(
                making, profile, workshop, first=making.today if draft else first, draft=draft
            )
        if not draft:
            making.stories.append(story)


def _days_back(profile: ClusterProfile, position: int) -> int:
    """How long ago the workshop of a cluster that was visited in this place was visited first."""
    if not position:
        return EARLIEST
    of_pilot = position <= profile.in_pilot
    (far, near), least, most = (
        (OF_PILOT, 1, profile.in_pilot) if of_pilot else (SINCE, profile.in_pilot + 1, profile.visits - 2)
    )
    return round(far - (far - near) * (position - least) / max(1, most - least))
