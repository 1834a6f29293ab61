"""Random lists as associations keep them, whose truth is known.

A list has workshops (its truth), headings as people write them, columns in any order and foreign ones among
them, titles above and feet below, heads repeated over pages, sections, what is merged over rows, and every
written form of each value (`written_forms`). `judging` holds what the program reads of one against the truth.
"""

import csv
import io
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from app.incoming.cleaning import clean_sheet
from app.incoming.reading import read_book
from app.incoming.records import Book, BookSheet
from tests.incoming import written_forms as forms
from tests.incoming.test_headings import WRITTEN

FOREIGN = {
    "Teléfono del hijo": "0985{n:06d}",
    "Cédula del cónyuge": "5.{n:03d}.111",
    "Hijos (S/N)": "Sí",
    "Firma": "",
    "Deuda": "{n}.500",
    "Edad": "3{n}",
    "Correo electrónico": "taller{n}@ejemplo.test",
    "Estado civil": "soltera",
    "Contador": "Ing. Rolón",
    "Vencimiento de la patente": "31/12/2027",
    "Matrícula": "2{n:02d}.{n:02d}7",
    "Código": "A-{n}",
    "Nombre del hijo": "Juan Prueba",
    "C.I. de la presidenta": "1.111.{n:03d}",
    "Tiene RUC (S/N)": "Sí",
}
MORE_FOREIGN = {"Otro teléfono": "0991 22{n:04d}"}
FEET = (
    ("Total general: {n}",), ("TOTAL", "", "{n}"), ("Son: {n} talleres",), ("Suman", "", "100.000"), ("Página 1 de 2",),
    ("Cantidad de talleres", "{n}"), ("________________", "________________"), ("Presidenta", "Secretaria"),
    ("Elaborado por: Ana Sosa",), ("Fecha: 12/03/2026",), ("Impreso el 12/03/2026",), ("(*) falta la cédula",),
    ("Yaguarón, 12 de marzo de 2026",), ("Nota: lista provisoria",), ("TOTAL TALLERES", "{n}"),
)  # fmt: skip
TITLES = (
    "ASOCIACIÓN DE CONFECCIONISTAS DE PRUEBA",
    "Lista de socias y socios",
    "Actualizada en octubre de 2026",
)
BY_CONTENT = ("cedula", "ruc", "phone", "owner")
NULLS = ("", "", "", "-", "s/d", "no tiene", "----", "N/A")


@dataclass(frozen=True)
class Doubtful:
    """A value that must be told, whatever is read of it."""

    written: str


@dataclass
class MadeList:
    """A list as a book, and what is true of each of its rows: meaning -> value; nothing where it is unknown."""

    book: Book
    truth: dict[int, dict[str, Any]]
    headings: dict[str, str] = field(default_factory=dict)


def make_workshop(r: Random, n: int) -> dict[str, Any]:
    """A workshop that is no other's double."""
    cedula = 1_000_003 + 61_007 * n + r.randrange(60_000)
    given, family = r.choice(forms.GIVEN), f"{r.choice(forms.SURNAMES)} {r.choice(forms.SURNAMES)}"
    made = {
        "name": f"{r.choice(forms.TRADES)} {r.choice(forms.BRANDS)} {'ABCDEFGHJKLMNOPQRSTU'[n % 20]}{n}",
        "given_names": given,
        "surnames": family,
        "owner": f"{given} {family}",
        "cedula": str(cedula),
        "ruc": forms.with_ruc(cedula if r.random() < 0.7 else 80_010_000 + 37 * n),
        "phone": f"98{r.randrange(1, 6)}{100_000 + 7_919 * n % 899_999:06d}",
        "place": r.choice(forms.PLACES),
        "joined_on": f"{r.randrange(2005, 2026)}-{r.randrange(1, 13):02d}-{r.randrange(1, 28):02d}",
        "fee": r.randrange(1, 20) * 5_000,
        "active": r.random() < 0.7,
        "sex": r.choice(("woman", "man")),
        "women": r.randrange(1, 9),
        "men": r.randrange(0, 5),
        "start_year": r.randrange(1990, 2025),
        "machines": {kind: r.randrange(1, 6) for kind in r.sample(forms.MACHINES, 2)},
        "products": sorted(r.sample(forms.PRODUCTS, 2)),
        "note": r.choice(("paga en término", "debe dos cuotas", "trabaja para una fábrica")),
    }
    return made


class Maker:
    """Makes one list: first what is said, then how it is laid out."""

    def __init__(self, r: Random) -> None:
        self.r = r
        self.workshops = [make_workshop(r, n) for n in range(r.randrange(4, 19))]
        self.is_book = r.random() < 0.4  # else a text file
        self.encoding = r.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
        self.columns = self._choose_columns()
        self.flags = r.choice(forms.FLAGS)
        self.sexes = r.choice(forms.SEXES)
        self.headings = {meaning: self._heading(meaning) for meaning in self.columns}
        if self.is_sure_by_cells:
            blind = r.choice([one for one in self.columns if one in BY_CONTENT] or [None])
            if blind:
                self.headings[blind] = r.choice(("", "Dato", "Columna"))
        self.foreign = r.sample(sorted(FOREIGN), r.choice((0, 0, 1, 2)))
        self.rows: list[list[Any]] = []
        self.truth: dict[int, dict[str, Any]] = {}
        self.merged: list[tuple[int, int, int, int]] = []

    @property
    def is_sure_by_cells(self) -> bool:
        return len(self.workshops) >= 6 and self.r.random() < 0.25

    def _choose_columns(self) -> list[str]:
        r = self.r
        owner = r.choice((["owner"], ["owner"], ["surnames", "given_names"], []))
        names = ["name"] if not owner or r.random() < 0.85 else []
        more = [one for one in ("cedula", "ruc", "phone", "place", "joined_on", "fee", "active", "sex", "women", "men",
                                "start_year", "machines", "products", "note") if r.random() < 0.5]  # fmt: skip
        more = more or ["phone"]
        if "ruc" in more and r.random() < 0.25:
            more.append("check_digit")
        columns = names + owner + more
        if r.random() < 0.6:
            r.shuffle(columns)
        return columns

    def _heading(self, meaning: str) -> str:
        written = WRITTEN[meaning].split("|") if meaning in WRITTEN else [meaning]
        if meaning == "owner" and "name" not in self.columns:
            written = [one for one in written if "taller" not in one.lower()]
        plain = {"surnames": ["Apellidos", "Apellido/s"], "given_names": ["Nombres", "Nombre/s"]}
        heading = self.r.choice(plain.get(meaning, written))
        while self.encoding == "cp1252" and not self.is_book and "\ufffd" in heading:
            heading = self.r.choice(written)
        return heading.upper() if self.r.random() < 0.15 and heading != "nombreTaller" else heading

    def _cell(self, meaning: str, workshop: dict[str, Any]) -> Any:
        """A value as it is written, and gone from the truth where nothing is."""
        r, value = self.r, workshop[meaning] if meaning != "check_digit" else None
        if meaning == "check_digit":
            return workshop["ruc"][-1] if "ruc" in workshop else ""
        if meaning not in ("name", "owner", "surnames", "given_names") and r.random() < 0.06:
            if meaning == "ruc" and "check_digit" in self.columns:
                return str(int(value[:-2]))
            workshop.pop(meaning)
            return r.choice(NULLS) if meaning in ("cedula", "ruc", "phone") else ""
        if meaning == "cedula":
            return int(value) if self.is_book and r.random() < 0.4 else self._form(meaning, int(value))
        if meaning == "ruc":
            base = int(value[:-2])
            return str(base) if "check_digit" in self.columns else self._form(meaning, base)
        if meaning in ("active", "sex"):
            first = value if meaning == "active" else value == "woman"
            return (self.flags if meaning == "active" else self.sexes)[0 if first else 1]
        if meaning in ("owner", "surnames", "given_names"):
            text = value
            if meaning == "owner" and r.random() < 0.2:
                text = f"{workshop['surnames']}, {workshop['given_names']}"
            return r.choice(forms.NAMES)(r, text)
        if meaning == "machines":
            return r.choice((", ", " y ", "; ")).join(f"{count} {kind}" for kind, count in value.items())
        if meaning == "products":
            return r.choice((", ", " y ", "/")).join(value)
        if meaning == "place" and r.random() < 0.2:
            workshop["place"] = f"Barrio {value}"
            return workshop["place"]
        if meaning in forms.FORMS:
            return self._form(meaning, value)
        return value if self.is_book else str(value)

    def _form(self, meaning: str, value: Any) -> Any:
        return self.r.choice(forms.FORMS[meaning])(self.r, value)

    def make(self) -> MadeList:
        """Lay the list out."""
        r = self.r
        heads = [self.headings[one] for one in self.columns] + self.foreign
        numbered = r.random() < 0.5
        head = ([r.choice(("N°", "Nº", "Nro.", "#", "Ord."))] if numbered else []) + heads
        for title in TITLES[: r.choice((0, 0, 1, 2, 3))]:
            self.rows.append([title])
        if self.rows and r.random() < 0.5:
            self.rows.append([])
        self.rows.append(head)
        if r.random() < 0.1:
            units = {"fee": "(Gs.)", "joined_on": "(dd/mm/aaaa)", "active": "(S/N)"}
            row = [units.get(one, "") for one in self.columns]
            if any(row):
                self.rows.append(([""] if numbered else []) + row)
        self._fill(head, numbered)
        self._add_feet(numbered)
        self._finish()
        return MadeList(self._book(), self.truth, self.headings)

    def _fill(self, head: list[str], numbered: bool) -> None:
        r = self.r
        repeats = r.random() < 0.15
        sections = "place" not in self.columns and r.random() < 0.2
        merged = (
            self.columns.index("place")
            if self.is_book and "place" in self.columns and r.random() < 0.4
            else None
        )
        quarter = None
        for n, workshop in enumerate(self.workshops):
            if repeats and n and n % 5 == 0:
                if r.random() < 0.5:
                    self.rows.append([*([""] if numbered else []), "Transporte"])
                self.rows.append(head)
            if sections and n % 4 == 0:
                quarter, title = self._section()
                self.rows.append([title])
            self._before_row(n)
            true = dict(workshop)
            cells = [self._cell(one, true) for one in self.columns]
            cells += [(FOREIGN | MORE_FOREIGN)[one].format(n=n) for one in self.foreign]
            self.rows.append(([n + 1] if numbered else []) + cells)
            known = {one: true[one] for one in self.columns if one in true and one != "check_digit"}
            if "owner" in known or "surnames" in known:
                known = {k: v for k, v in known.items() if k not in ("surnames", "given_names")} | {
                    "owner": true["owner"]
                }
            if quarter:
                known["place"] = quarter
            self.truth[len(self.rows)] = known
        if merged is not None:
            self._merge(merged + numbered)

    def _section(self) -> tuple[str, str]:
        """What stands over some rows: where they are, and how the title says it."""
        quarter = f"Compañía {self.r.choice(forms.PLACES)}"
        return quarter, quarter

    def _finish(self) -> None:
        """What is done to the whole; nothing to a tidy list."""

    def _before_row(self, n: int) -> None:
        """What stands between the rows; nothing in a tidy list."""

    def _merge(self, at: int) -> None:
        """One quarter over some rows that follow each other."""
        numbers = sorted(self.truth)
        first = self.r.randrange(len(numbers) - 1)
        run = [
            number
            for place, number in enumerate(numbers[first : first + 3])
            if number == numbers[first] + place
        ]
        top = self.truth[run[0]].get("place")
        if len(run) > 1 and top:
            for number in run[1:]:
                self.rows[number - 1][at] = ""
                self.truth[number]["place"] = top
            self.merged.append((run[0], at + 1, run[-1], at + 1))

    def _add_feet(self, numbered: bool) -> None:
        if self.r.random() < 0.4:
            self.rows.append([])
        for foot in sorted(
            self.r.sample(FEET, self.r.choice((0, 1, 2, 3))), key=lambda one: "Presidenta" in one
        ):
            texts = [text.format(n=len(self.workshops)) for text in foot]
            self.rows.append(([""] if numbered and self.r.random() < 0.6 else []) + texts)

    def _book(self) -> Book:
        if self.is_book:
            rows = tuple(tuple(_plain(cell) for cell in row) for row in self.rows)
            return Book("lista.xlsx", (clean_sheet(BookSheet("Hoja1", rows, merged=tuple(self.merged))),))
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.r.choice(";;;,\t|"))
        writer.writerows(
            [[cell if isinstance(cell, str) else str(cell) for cell in row] for row in self.rows]
        )
        encoding = self.encoding if _fits(text.getvalue(), self.encoding) else "utf-8"
        return _read(text.getvalue().encode(encoding))


def _fits(text: str, encoding: str) -> bool:
    with suppress(UnicodeEncodeError):
        return bool(text.encode(encoding))
    return False


def _plain(cell: Any) -> Any:
    return None if isinstance(cell, str) and not cell.strip() else cell


_FOLDER: list[Path] = []


def keep_in(folder: Path) -> None:
    """Where the text files are written on their way."""
    _FOLDER[:] = [folder]


def _read(content: bytes) -> Book:
    path = _FOLDER[0] / "lista.csv"
    path.write_bytes(content)
    return read_book(path)


def make_list(r: Random) -> MadeList:
    """A list, all of whose chance is in `r`: one in two of the wilder kind."""
    from tests.incoming.wild_lists import WildMaker

    return (WildMaker if r.random() < 0.5 else Maker)(r).make()
