"""Large office files to measure on, made through the store as any other."""

from pathlib import Path
from random import Random

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import keep_instrument
from app.storage.opening import create_office
from app.storage.store import Store

WORDS = ("Confecciones", "Modas", "Creaciones", "Taller", "Costuras", "Textil", "Prendas", "Jeans")
NAMES = ("Santa Librada", "Tres Puntadas", "La Esperanza", "Ñandutí", "Yvoty", "Aguape", "El Hilo")
SURNAMES = ("Caballero", "Villalba", "González", "Franco", "Zárate", "Duarte", "Giménez", "Núñez")
PLACES = ("Barrio Centro", "San Buenaventura", "Saguazú", "Ñu'ati", "Compañía Cerro")
CHUNK = 100_000


def make_large_office(path: Path, *, workshops: int, answers: int) -> Store:
    """An office with so many workshops (each with an owner) and so many answers in visits."""
    store = create_office(path, name="CAE de prueba", site=9)
    random = Random(7)
    ids = add_workshops(store, workshops, random)
    if answers:
        _add_answers(store, random, ids, answers)
    return store


def add_workshops(store: Store, count: int, random: Random | None = None) -> list[int]:
    """So many workshops with an owner each, in a cluster of their own; their ids."""
    random = random or Random(7)
    with store.change("talleres") as writer:
        cluster = writer.insert("cluster", code="YAG", name="Yaguarón")
        ids = writer.insert_many(
            "workshop",
            [
                {
                    "code": f"YAG-{number:05d}",
                    "name": f"{random.choice(WORDS)} {random.choice(NAMES)} {number}",
                    "cluster_id": cluster,
                    "place": random.choice(PLACES),
                    "phone": f"+5959{random.randint(71000000, 99999999)}",
                }
                for number in range(1, count + 1)
            ],
        )
        writer.insert_many(
            "person",
            [
                {
                    "workshop_id": one,
                    "given_names": random.choice(("Benita", "Rubén", "Lourdes", "Óscar")),
                    "surnames": " ".join(random.sample(SURNAMES, 2)),
                    "cedula": str(random.randint(800_000, 6_500_000)),
                }
                for one in ids
            ],
        )
    return ids


def _add_answers(store: Store, random: Random, workshops: list[int], count: int) -> None:
    instrument = load_instrument("confeccion-2026")
    codes = [item.code for item in instrument.items]
    visits = -(-count // len(codes))
    with store.change("visitas") as writer:
        kept = keep_instrument(writer, store, instrument)
        ids = writer.insert_many(
            "visit",
            [
                {
                    "workshop_id": workshops[number % len(workshops)],
                    "instrument_id": kept,
                    "round": number // len(workshops) + 1,
                    "visited_on": "2026-03-15",
                    "status": "finished",
                }
                for number in range(visits)
            ],
        )
    for start in range(0, count, CHUNK):
        with store.change("respuestas") as writer:
            writer.insert_many(
                "answer",
                [
                    {
                        "visit_id": ids[number // len(codes)],
                        "item": codes[number % len(codes)],
                        "kind": "level",
                        "level": random.randint(0, 4),
                        "origin": "said",
                    }
                    for number in range(start, min(start + CHUNK, count))
                ],
            )
