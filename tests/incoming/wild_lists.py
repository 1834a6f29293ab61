"""The wilder lists: slips in headings, words of one's own, groups over them, what must be told, rows in between."""

from random import Random
from typing import Any

from tests.incoming import written_forms as forms
from tests.incoming.made_lists import Doubtful, Maker

OWN_WORDS = ("vigente", "verificada", "2026", "(ver nota)", "oficial", "según padrón")
COMMENTS = ("(*) no vino a la asamblea", "* falta el RUC", "Nota: ver con la presidenta", "Obs.: revisar")
NOT_DAYS = ("31/02/2020", "03/25/2019", "45/10/2018", "pendiente de confirmar")


def value_beside(r: Random, owner: str) -> str:
    """A name with what is no part of it."""
    return r.choice(
        ("{} (viuda)", "{} - presidenta", "{} e hijas", "1) {}", "{} *", "{}, 45 años", "({})")
    ).format(owner)


class WildMaker(Maker):
    """Makes a list of somebody who was in a hurry."""

    def __init__(self, r: Random) -> None:
        self.doubts = r.random() < 0.5
        self.slips = r.random() < 0.5
        super().__init__(r)
        self.left = r.choice((0, 0, 0, 1, 2))  # empty columns before the list
        if "phone" in self.columns and r.random() < 0.15 and self.headings["phone"]:
            self.foreign = [*self.foreign, "Otro teléfono"]
        if len(self.workshops) < 6:
            return
        for meaning in ("phone", "cedula", "ruc"):
            if self.headings.get(meaning) and r.random() < 0.05:
                self.headings[meaning] += " " + r.choice(OWN_WORDS)

    def _heading(self, meaning: str) -> str:
        heading = super()._heading(meaning)
        long = [word for word in heading.split() if len(word) > 6 and word.isalpha()]
        if not self.slips or not long or meaning in ("sex", "note") or self.r.random() > 0.3:
            return heading
        word = self.r.choice(long)
        at = self.r.randrange(2, len(word) - 2)
        slip = self.r.choice(
            (word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        )
        return heading.replace(word, slip)

    def _cell(self, meaning: str, workshop: dict[str, Any]) -> Any:
        if not self.doubts or meaning not in workshop or self.r.random() > 0.08:
            return self._tame(meaning, workshop)
        r, value = self.r, workshop[meaning]
        written: Any = None
        if meaning == "ruc" and "check_digit" not in self.columns:
            base, digit = value.split("-")
            written = r.choice(
                (f"{base}-{(int(digit) + 1) % 10}", f"{base}-{digit}x", "80O12345-1", "44444401-7")
            )
        elif meaning == "cedula":
            written = r.choice(
                (
                    forms.grouped(int(value), ".")[:-1],
                    f"{value}123456",
                    "ver copia",
                    "AB-12",
                    "12.345.678",
                    "1.234.xxx",
                    f"{value}?",
                )
            )
        elif meaning == "phone":
            written = r.choice(
                ("098123", f"0{value}1", "no atiende 55555", "+55 45 99999-1234x", "0800-11-4000")
            )
        elif meaning == "owner":
            other = f"{r.choice(forms.GIVEN)} {r.choice(forms.SURNAMES)}"
            between = (" y ", " / ", " & ", " C/ ", " o ", ". ", " y su hija ", " - a cargo de ", " (ex ")
            written = r.choice((f"{value}{r.choice(between)}{other}", "Familia Rojas", f"Suc. de {value}"))
        elif meaning == "joined_on":
            written = r.choice(NOT_DAYS)
        if written is None:
            return self._tame(meaning, workshop)
        workshop[meaning] = Doubtful(written)
        return written

    def _tame(self, meaning: str, workshop: dict[str, Any]) -> Any:
        """A value that is sure, in some of the rarer forms."""
        r = self.r
        if meaning == "owner" and r.random() < 0.15:
            return f"{workshop['surnames']} {workshop['given_names']}".upper()
        if meaning == "owner" and r.random() < 0.1:
            return value_beside(r, workshop["owner"])
        if meaning == "phone" and self.is_book and r.random() < 0.15:
            return int(workshop["phone"])
        if meaning == "name" and r.random() < 0.1:
            return r.choice(("{}) {}", "{}- {}", "{}. {}")).format(r.randrange(1, 40), workshop["name"])
        if meaning == "place" and r.random() < 0.05:
            return f"{workshop['place']} {r.choice(('(-25.561, -57.283)', '-25,561 -57,283'))}"
        if meaning == "place" and not self.is_book and r.random() < 0.1:
            return f"{workshop['place'].split()[0]}\n{' '.join(workshop['place'].split()[1:])}".strip()
        return super()._cell(meaning, workshop)

    def _section(self) -> tuple[str, str]:
        if self.r.random() < 0.5:
            return super()._section()
        town = self.r.choice(("Caacupé", "Tobatí", "San Lorenzo", "Coronel Oviedo", "Itá", "Ñemby"))
        title = self.r.choice(("{}", "Distrito de {}", "Ciudad: {}", "{}:", "{} (4 socias)")).format(town)
        return town, title.upper() if self.r.random() < 0.7 else title

    def _before_row(self, n: int) -> None:
        if n and self.r.random() < 0.04:
            self.rows.append([])
        if n and self.r.random() < 0.03:
            self.rows.append([self.r.choice(COMMENTS)])

    def _finish(self) -> None:
        if self.left:
            self.rows = [["" for _n in range(self.left)] + row if row else row for row in self.rows]
            self.merged = [
                (top, first + self.left, end, last + self.left) for top, first, end, last in self.merged
            ]
