"""The demo's clusters and workshops, with their people and machines."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from app.demo.making import Making
from app.demo.profiles import ClusterProfile
from app.demo.rules import draw_traits
from app.demo.shops import (
    DemoPerson,
    DemoShop,
    age_of,
    draw_growth,
    draw_people,
    read_people,
    weighed,
)
from app.demo.told import ToldStory, read_told
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
JEANS = "jeans"
GROWN_AGO = (30, 420)  # days before the demo's today on which somebody came, or went into IPS
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
    return [
        _add_workshop(making, profile, cluster, association, read_told().get(f"{profile.code}-{number:03}"))
        for number in range(1, profile.workshops + 1)
    ]


def _add_workshop(
    making: Making, profile: ClusterProfile, cluster: int, association: int | None, told: ToldStory | None
) -> int:
    """A workshop as somebody wrote it, or drawn: its record, and what the demo keeps in mind of it."""
    random, store = making.random, making.store
    owner = told.owner if told else _draw_owner(random, making, profile)
    products = told.products if told else random.sample(profile.products, random.randint(1, 3))
    legal_form = random.choices(("none", "sole", "eas"), weights=(6, 4, 1))[0]
    legal_form = told.legal_form if told else legal_form
    began = random.randint(max(1998, owner["birth_year"] + 19), 2024)
    phone = f"09{random.choice((71, 75, 81, 82, 85, 91))}{random.randint(100000, 999999)}"
    workshop = add_workshop(
        store, name=told.name if told else _new_name(making, products), cluster_id=cluster,
        place=told.place if told else random.choice(profile.places),
        zone=told.zone if told else "rural" if random.random() < profile.rural else "urban",
        start_year=told.start_year if told else began, phone=phone, legal_form=legal_form,
        ruc=_ruc(legal_form, len(making.shops) + 1),
    )  # fmt: skip
    add_person(store, workshop_id=workshop, **owner)
    set_products(store, workshop_id=workshop, products=[(name, name) for name in products])
    shop = _open_shop(making, profile, owner, told, ruc=legal_form != "none")
    making.shops[workshop] = shop
    _equip(making, profile, workshop, told)
    member = random.random() < profile.member_share
    if association and (told.member if told else member):
        _join(making, workshop, association, told.start_year if told else began)
        shop.member = True
    return workshop


def _draw_owner(random: Random, making: Making, profile: ClusterProfile) -> dict[str, Any]:
    known, names = read_people(), making.names
    woman, young = random.random() < profile.woman_owner, random.random() < known["owners"]["young"]
    return {
        "given_names": random.choice(names.women if woman else names.men),
        "surnames": " ".join(random.sample(names.surnames, 2)),
        "sex": "woman" if woman else "man",
        "birth_year": random.randint(*known["owners"]["born_young" if young else "born_old"]),
        "schooling": weighed(random, known["schooling"]["young" if young else "old"]),
        "language": random.choice(("jopara", "guarani", "castellano")),
    }


def _open_shop(
    making: Making, profile: ClusterProfile, owner: dict[str, Any], told: ToldStory | None, *, ruc: bool
) -> DemoShop:
    random, association = making.random, bool(profile.association)
    number = len(making.shops) + 1
    if told:
        people = [DemoPerson(*entry[:4]) for entry in told.people for _one in range(entry[4])]
        return DemoShop(number, people, ruc, association, under_minimum=told.under_minimum)
    own = DemoPerson(owner["sex"], age_of(owner["birth_year"], making.today), "owner", False)
    shop = DemoShop(number, draw_people(random, profile, own, ruc=ruc), ruc, association)
    shop.under_minimum = random.random() < read_people()["home"]["under_minimum"]
    shop.traits = draw_traits(random)
    near, far = GROWN_AGO
    draw_growth(random, shop, [making.today - timedelta(days=ago) for ago in range(near, far)])
    return shop


def _join(making: Making, workshop: int, association: int, since: int) -> None:
    random = making.random
    joined = date(random.randint(max(2004, since), 2024), random.randint(1, 12), random.randint(1, 28))
    set_membership(
        making.store,
        workshop_id=workshop,
        association_id=association,
        joined_on=joined.isoformat(),
        active=random.random() < 0.85,
        fee=random.choice((20_000, 30_000, 50_000)),
    )


def _ruc(legal_form: str, number: int) -> str | None:
    """A RUC that reads as one and is nobody's: no cédula and no firm will have these numbers for decades."""
    first = FIRST_RUC.get(legal_form)
    if first is None:
        return None
    base = str(first + 7 * number)
    return f"{base}-{check_digit(base)}"


def _new_name(making: Making, products: Sequence[str]) -> str:
    """A name that no other has; of jeans only who sews them."""
    told = {story.name for story in read_told().values()}
    while True:
        first = making.random.choice(making.names.first_words)
        name = f"{first} {making.random.choice(making.names.second_words)}"
        if name not in making.taken | told and (first.casefold() != JEANS or JEANS in products):
            making.taken.add(name)
            return name


def _equip(making: Making, profile: ClusterProfile, workshop: int, told: ToldStory | None) -> None:
    """Machines that its people can fill, and its people."""
    random, store, people = making.random, making.store, making.shops[workshop].people
    kinds = random.sample(profile.machines, random.randint(2, min(5, len(profile.machines))))
    counts = dict.fromkeys(kinds, 1) | {"recta": max(1, round(len(people) * random.uniform(0.4, 0.7)))}
    if "overlock" in counts:
        counts["overlock"] = max(1, round(len(people) * random.uniform(0.2, 0.4)))
    set_machines(
        store,
        workshop_id=workshop,
        machines=[
            (machine_type(kind) or kind, count, kind)
            for kind, count in (told.machines if told else counts).items()
        ],
    )
    set_people(
        store,
        workshop_id=workshop,
        people=[(one.sex, 1, one.age, one.relation, one.in_ips) for one in people],
    )
