"""Makes the demo's office file through the same operations that the window uses."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.demo.answers import Given, answer_again, make_answers
from app.demo.profiles import ClusterProfile, DemoNames, read_demo
from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import answer_item, finish_visit, note_item, set_origin, start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Instrument
from app.diagnosis.scoring import score_answers
from app.i18n import _
from app.improvement.catalogue import load_catalogue
from app.improvement.operations import (
    add_action,
    change_action,
    change_programme,
    complete_action,
    set_choice,
    start_programme,
)
from app.improvement.priorities import recommend
from app.progress import SILENT, Progress
from app.registry.operations import (
    add_anchor,
    add_association,
    add_cluster,
    add_consultant,
    add_person,
    add_workshop,
    record_consent,
    set_machines,
    set_membership,
    set_people,
    set_products,
)
from app.registry.records import CONSENT_PURPOSES
from app.registry.vocabulary import machine_type
from app.storage.opening import create_office
from app.storage.site import installation_site
from app.storage.store import Store

SEED = 2026
INSTRUMENT = "confeccion-2026"
SECOND_ROUNDS = 10
DAYS_BETWEEN_ROUNDS = 183
KEPT_ON_TIME = 0.75


@dataclass(slots=True)
class _Making:
    """What the steps below share while the demo is being made."""

    store: Store
    random: Random
    names: DemoNames
    instrument: Instrument
    today: date
    consultants: list[int] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)


def make_demo_office(path: Path, *, today: date, progress: Progress = SILENT) -> None:
    """Make an office file with 60 workshops and 40 visits, the same for the same day.

    Raises `FileProblem` if there is a file at `path`.
    """
    store = create_office(path, name="CAE Demostración", site=installation_site(), city="Yaguarón")
    try:
        _fill(store, today, progress)
    finally:
        store.close()


def _fill(store: Store, today: date, progress: Progress) -> None:
    names, profiles = read_demo()
    making = _Making(store, Random(SEED), names, load_instrument(INSTRUMENT), today)
    with store.change(_("cargar los talleres")):
        making.consultants = [add_consultant(store, name=name) for name in names.consultants]
        for name in names.anchors:
            add_anchor(store, name=name)
        clusters = [(profile, _add_cluster(making, profile)) for profile in profiles]
    total = sum(profile.visits for profile in profiles)
    done, rounds_left = 0, SECOND_ROUNDS
    for profile, workshops in clusters:
        for position, workshop in enumerate(workshops[: profile.visits]):
            progress.report(done, total, profile.name)
            done += 1
            draft = position == profile.visits - 1
            again = rounds_left > 0 and not draft and position % 3 == 0
            rounds_left -= again
            store.user = making.random.choice(making.consultants)
            label = _("terminar la visita") if not draft else _("empezar la visita")
            with store.change(label):
                _visit(making, profile, workshop, again=again, draft=draft)


def _add_cluster(making: _Making, profile: ClusterProfile) -> list[int]:
    store = making.store
    cluster = add_cluster(store, code=profile.code, name=profile.name)
    association = None
    if profile.association:
        association = add_association(store, cluster_id=cluster, **profile.association)
    return [_add_workshop(making, profile, cluster, association) for _n in range(profile.workshops)]


def _add_workshop(
    making: _Making, profile: ClusterProfile, cluster: int, association: int | None
) -> int:
    random, store, names = making.random, making.store, making.names
    workshop = add_workshop(
        store,
        name=_new_name(making),
        cluster_id=cluster,
        place=random.choice(profile.places),
        zone="rural" if random.random() < profile.rural else "urban",
        start_year=random.randint(1998, 2023),
        phone=f"09{random.choice((71, 75, 81, 82, 85, 91))}{random.randint(100000, 999999)}",
        legal_form=random.choices(("none", "sole", "eas"), weights=(6, 4, 1))[0],
    )
    woman = random.random() < profile.woman_owner
    add_person(
        store,
        workshop_id=workshop,
        given_names=random.choice(names.women if woman else names.men),
        surnames=" ".join(random.sample(names.surnames, 2)),
        sex="woman" if woman else "man",
        birth_year=random.randint(1958, 1999),
        language=random.choice(("jopara", "guarani", "castellano")),
    )
    _equip(making, profile, workshop)
    if association and random.random() < profile.member_share:
        joined = date(random.randint(2004, 2024), random.randint(1, 12), random.randint(1, 28))
        set_membership(
            store,
            workshop_id=workshop,
            association_id=association,
            joined_on=joined.isoformat(),
            active=random.random() < 0.85,
            fee=random.choice((20_000, 30_000, 50_000)),
        )
    return workshop


def _new_name(making: _Making) -> str:
    while True:
        first = making.random.choice(making.names.first_words)
        name = f"{first} {making.random.choice(making.names.second_words)}"
        if name not in making.taken:
            making.taken.add(name)
            return name


def _equip(making: _Making, profile: ClusterProfile, workshop: int) -> None:
    random, store = making.random, making.store
    kinds = random.sample(profile.machines, random.randint(2, min(5, len(profile.machines))))
    set_machines(
        store,
        workshop_id=workshop,
        machines=[(machine_type(kind) or kind, random.randint(1, 5), kind) for kind in kinds],
    )
    products = random.sample(profile.products, random.randint(1, 3))
    set_products(store, workshop_id=workshop, products=[(name, name) for name in products])
    people: dict[tuple[str, str], int] = {}
    for _person in range(max(1, round(random.gauss(6, 3)))):
        sex = "woman" if random.random() < profile.women_share else "man"
        relation = random.choices(
            ("family_unpaid", "family_paid", "employee", "piece_worker", "temporary"),
            weights=(2, 2, 3, 3, 1),
        )[0]
        people[sex, relation] = people.get((sex, relation), 0) + 1
    set_people(
        store,
        workshop_id=workshop,
        people=[
            (sex, count, "30_44", relation, random.random() < 0.15)
            for (sex, relation), count in people.items()
        ],
    )


def _visit(
    making: _Making, profile: ClusterProfile, workshop: int, *, again: bool, draft: bool
) -> None:
    random, store = making.random, making.store
    ago = random.randint(190, 280) if again else random.randint(4, 150)
    day = making.today - timedelta(days=0 if draft else ago)
    for purpose in CONSENT_PURPOSES:
        record_consent(
            store,
            workshop_id=workshop,
            purpose=purpose,
            granted=purpose == "service" or random.random() < 0.8,
            decided_on=day.isoformat(),
            text_version=making.instrument.consent_version,
        )
    given = make_answers(random, making.instrument, profile)
    visit = _answer(making, workshop, day, given, draft=draft)
    if draft:
        return
    lifted = _agree(making, visit, day, done=again)
    if again:
        later = day + timedelta(days=DAYS_BETWEEN_ROUNDS)
        after = answer_again(random, making.instrument, given, lifted)
        _agree(making, _answer(making, workshop, later, after, draft=False), later, done=False)


def _answer(
    making: _Making, workshop: int, day: date, given: dict[str, Given], *, draft: bool
) -> int:
    store = making.store
    visit = start_visit(
        store,
        workshop_id=workshop,
        instrument=making.instrument,
        consultant_id=store.user,
        visited_on=day.isoformat(),
    )
    items = list(given.items())
    for item, (kind, level, origin) in items[: len(items) // 3] if draft else items:
        answer_item(store, visit_id=visit, item=item, kind=kind, level=level)
        if origin:
            set_origin(store, visit_id=visit, item=item, origin=origin)
        if item in making.names.notes and level is not None and level <= 2:
            note_item(store, visit_id=visit, item=item, note=making.names.notes[item])
    if not draft:
        finish_visit(store, visit_id=visit, unfinished_reason=_("La persona tuvo que salir."))
    return visit


def _agree(making: _Making, visit_id: int, day: date, *, done: bool) -> set[str]:
    """Agree a programme; returns the items that its actions lift."""
    store, random = making.store, making.random
    visit = read_visit(store, visit_id)
    result = score_answers(visit.instrument, visit.answers)
    advice = recommend(visit.instrument, visit.answers, result, load_catalogue())
    programme = start_programme(store, visit_id=visit_id, recommendations=advice)
    set_choice(
        store,
        programme_id=programme,
        position=1,
        what=_("Entregar a tiempo sin trabajar de noche"),
        why=_("En la última zafra perdimos un cliente"),
        months=random.choice((2, 3, 6)),
    )
    taken = advice[: random.randint(3, 5)]
    for advised in taken:
        action = add_action(
            store,
            programme_id=programme,
            source="alert" if advised.rule == "alert" else "recommended",
            solution=advised.solution.code,
            because=advised.because,
        )
        due = day + timedelta(days=random.randint(14, 90))
        kept = due < making.today and random.random() < (0.9 if done else KEPT_ON_TIME)
        if due < making.today and not kept:
            due = making.today - timedelta(days=random.randint(2, 25))
        change_action(store, action_id=action, due_on=due.isoformat())
        if kept:
            complete_action(store, action_id=action, done_on=due.isoformat())
    change_programme(
        store,
        programme_id=programme,
        agreed_on=day.isoformat(),
        next_visit_on=(day + timedelta(days=random.choice((21, 30, 45)))).isoformat(),
        next_visit_at="09:00",
        centre_commitment=_("Acompañar el primer paso y volver en la fecha acordada."),
    )
    return {item for advised in taken for item in advised.solution.lifts}
