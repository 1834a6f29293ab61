"""Makes the demo's office file through the same operations that the window uses."""

from datetime import date
from pathlib import Path
from random import Random

from app.demo.making import Making
from app.demo.profiles import ClusterProfile, read_demo, read_life
from app.demo.rounds import tell_rounds
from app.demo.workshops import add_demo_cluster
from app.diagnosis.instruments import load_instrument
from app.progress import SILENT, Progress
from app.registry.operations import add_anchor, add_consultant
from app.rooms import gather
from app.storage.labels import Label
from app.storage.opening import create_office
from app.storage.site import installation_site
from app.storage.store import Store

SEED = 2026
INSTRUMENT = "confeccion-2026"
FIRST_DAYS = (20, 540)  # the first diagnostics lie so many days back: a year and a half


def make_demo_office(path: Path, *, today: date, progress: Progress = SILENT) -> None:
    """Make an office file with 60 workshops and a year and a half of work in them.

    It is the same for the same day. Raises `FileProblem` if there is a file at `path`.
    """
    store = create_office(path, name="CAE Demostración", site=installation_site(), city="Yaguarón")
    try:
        _fill(store, today, progress)
    finally:
        store.close()


def _fill(store: Store, today: date, progress: Progress) -> None:
    names, profiles = read_demo()
    making = Making(store, Random(SEED), names, read_life(), load_instrument(INSTRUMENT), today)
    with store.change(Label("workshop.all_loaded")):
        making.consultants = [add_consultant(store, name=name) for name in names.consultants]
        for name in names.anchors:
            add_anchor(store, name=name)
        clusters = [(profile, add_demo_cluster(making, profile)) for profile in profiles]
    for profile, workshops in clusters:
        _accompany(making, profile, workshops, progress)
    store.user = making.consultants[0]
    for part in sorted(gather("app", "DEMO"), key=lambda part: part.order):
        with store.change(part.label):
            part.tells(making)


def _accompany(making: Making, profile: ClusterProfile, workshops: list[int], progress: Progress) -> None:
    visited = workshops[: profile.visits]
    near, far = FIRST_DAYS
    for position, workshop in enumerate(visited):
        progress.report(position, len(visited), profile.name)
        draft = position == len(visited) - 1
        share = position / max(1, len(visited) - 1)
        first = making.days_ago(round(far - (far - near) * share) + making.random.randint(0, 12))
        making.store.user = making.random.choice(making.consultants)
        label = Label("visit.started") if draft else Label("visit.finished")
        with making.store.change(label):
            story = tell_rounds(
                making, profile, workshop, first=making.today if draft else first, draft=draft
            )
        if not draft:
            making.stories.append(story)
