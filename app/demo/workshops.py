"""The demo's clusters and workshops, with their people and machines."""

from datetime import date

from app.demo.making import Making
from app.demo.profiles import ClusterProfile
from app.registry.operations import (
    add_association,
    add_cluster,
    add_person,
    add_workshop,
    set_machines,
    set_membership,
    set_people,
    set_products,
)
from app.registry.ruc import check_digit
from app.registry.territories import list_cluster_defaults, list_districts
from app.registry.vocabulary import machine_type

# Cédulas are below nine millions, firms are counted on from 80000000; the invoices' 99999901 is no workshop's either.
FIRST_RUC = {"sole": 9_990_100, "eas": 89_990_100}


def add_demo_cluster(making: Making, profile: ClusterProfile) -> list[int]:
    """A cluster with its association and its workshops; gives the workshops' ids."""
    store = making.store
    known = next(one for one in list_cluster_defaults() if one.code == profile.code)
    departments = {one.code: one.department for one in list_districts()}
    cluster = add_cluster(
        store,
        code=profile.code,
        name=profile.name,
        district=known.district,
        department=departments.get(known.district or ""),
    )
    association = None
    if profile.association:
        association = add_association(store, cluster_id=cluster, **profile.association)
    return [_add_workshop(making, profile, cluster, association) for _n in range(profile.workshops)]


def _add_workshop(making: Making, profile: ClusterProfile, cluster: int, association: int | None) -> int:
    random, store, names = making.random, making.store, making.names
    name = _new_name(making)
    place = random.choice(profile.places)
    zone = "rural" if random.random() < profile.rural else "urban"
    start_year = random.randint(1998, 2023)
    phone = f"09{random.choice((71, 75, 81, 82, 85, 91))}{random.randint(100000, 999999)}"
    legal_form = random.choices(("none", "sole", "eas"), weights=(6, 4, 1))[0]
    workshop = add_workshop(
        store, name=name, cluster_id=cluster, place=place, zone=zone, start_year=start_year, phone=phone,
        legal_form=legal_form, ruc=_ruc(legal_form, len(making.taken)),
    )  # fmt: skip
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


def _ruc(legal_form: str, number: int) -> str | None:
    """A RUC that reads as one and is nobody's: no cédula and no firm will have these numbers for decades."""
    first = FIRST_RUC.get(legal_form)
    if first is None:
        return None
    base = str(first + 7 * number)
    return f"{base}-{check_digit(base)}"


def _new_name(making: Making) -> str:
    while True:
        first = making.random.choice(making.names.first_words)
        name = f"{first} {making.random.choice(making.names.second_words)}"
        if name not in making.taken:
            making.taken.add(name)
            return name


def _equip(making: Making, profile: ClusterProfile, workshop: int) -> None:
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
