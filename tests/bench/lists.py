"""A long list like those associations keep, to measure the import on."""

from pathlib import Path
from random import Random

from openpyxl import Workbook

from tests.bench.offices import NAMES, PLACES, SURNAMES, WORDS

HEADER = (
    "N°", "Nombre del taller", "Barrio", "Apellidos", "Nombres", "C.I. N°", "R.U.C.", "Teléfono",
    "Qué confecciona", "Máquinas", "Mujeres", "Varones", "Fecha de ingreso", "Socio activo",
)  # fmt: skip


def write_list(path: Path, *, rows: int) -> None:
    """An .xlsx with a title row, a header and so many workshops, a few written twice."""
    random = Random(11)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ASOCIACIÓN DE CONFECCIONISTAS — Lista de socios"])
    sheet.append(HEADER)
    for number in range(1, rows + 1):
        cedula = 1_000_000 + (number if number % 50 else number - 1)
        sheet.append(
            [
                number,
                f"{random.choice(WORDS)} {random.choice(NAMES)} {number}",
                random.choice(PLACES),
                " ".join(random.sample(SURNAMES, 2)),
                random.choice(("Benita", "Rubén", "Lourdes", "Óscar")),
                f"{cedula:,}".replace(",", "."),
                random.choice(("no tiene", "", "en trámite")),
                f"09{random.randint(71_000_000, 99_999_999)}",
                random.choice(("jeans, camisas", "remeras", "guardapolvos, sábanas")),
                random.choice(("2 recta, 1 over", "recta (3)", "1 ojaladora y 2 overlock")),
                random.randint(0, 7),
                random.randint(0, 5),
                f"{random.randint(1, 28):02d}/{random.randint(1, 12):02d}/2015",
                random.choice(("Sí", "x", "No")),
            ]
        )
    book.save(path)
