"""Reads the cells of one row, each by what its column means, and collects what was said."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from app.days import doubt_birth, read_year
from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import (
    LONGEST_NAME,
    LONGEST_NONE,
    NONE,
    is_filler,
    read_coordinates,
    read_date,
    read_fee,
    read_flag,
    read_flag_of_words,
    read_joining,
    read_products,
    split_point,
    with_lines,
    without_signs,
)
from app.incoming.columns import MACHINE_PREFIX
from app.incoming.counted_cells import CountedCells
from app.incoming.dates import DateReading, past_century
from app.incoming.identity_reasons import cedula_reason, phone_reason, ruc_reason
from app.incoming.meanings import IGNORED, MEANINGS, NUMBER
from app.incoming.own_list import read_own_products
from app.incoming.people import is_plain_name, name_beside_phone, read_person_cell, sex_code, zone_code
from app.incoming.records import CellValue, Column
from app.registry.cedula import read_cedula
from app.registry.name_order import puts_surnames_first, split_surnames_first
from app.registry.names import fold, split_full_name, tidy, title_name, title_surnames
from app.registry.phone import read_phones
from app.registry.ruc import read_ruc
from app.registry.vocabulary import find_term

_ENDS_IN_DIGIT = re.compile(r"\d\s?[-–]\s?\d\s*$", re.ASCII)
_UNKNOWN = {"sin datos", "s d", "n a", "no sabe"}  # of a RUC; «no tiene» is an answer
_VOCABULARIES = {"schooling": "schooling", "language": "languages", "legal_form": "legal_forms"}


def _has_letters(text: str) -> bool:
    return text[:1].isalpha() or any(map(str.isalpha, text))


class RowReader(CountedCells):
    """Collects what one row says while its cells are read."""

    def read_blank(self, column: Column) -> None:
        """Read a cell with nothing in it."""
        if column.meaning == "active" and self._habits.ticks:
            self.fields["active"] = False
            self.warn(column, "", _("vacío en una columna de marcas; se tomó como no"))

    def read_unless_none(self, column: Column, value: CellValue, text: str) -> None:
        """Read a cell by what its column means, unless its words say that there is nothing."""
        if len(text) > LONGEST_NONE or text.isdigit() or fold(text) not in NONE:
            _READERS[column.meaning](self, column, value, text)

    def keep(self, column: Column, value: CellValue, text: str) -> None:
        """Keep in the notes what no field is for; our own notes come back as they left."""
        if self._is_own and column.meaning == "note":
            self.notes += [("", line) for line in str(value).splitlines() if line.strip()]
        else:
            self.notes.append((column.header, text))

    def _name(self, column: Column, value: CellValue, text: str) -> None:
        if (
            len(text) > LONGEST_NAME
            or is_filler(text)
            or (column.meaning != "name" and not _has_letters(text))
        ):
            self.unread(column, text, _("no se entiende como nombre"))
            return
        title = title_surnames if column.meaning == "surnames" else title_name
        if column.meaning == "name" and not self._is_own:
            text, referring = without_signs(text)
            self.notes += [(column.header, referring)] if referring else []
        before, name = self.fields.get(column.meaning), title(text)
        self.fields[column.meaning] = (
            f"{before} {name}" if before else name
        )  # first and second, in two columns

    def _place(self, column: Column, value: CellValue, text: str) -> None:
        place, point = split_point(text)
        if len(place) > LONGEST_NAME or (place and (is_filler(place) or place.isdigit())):
            self.unread(column, text, _("no se entiende como lugar"))
            return
        if place:
            self.fields["place"] = title_name(place)
        if point or not place:
            self._point_in_place(column, text, point)

    def _text(self, column: Column, value: CellValue, text: str) -> None:
        self.fields[column.meaning] = text

    def _code(self, column: Column, value: CellValue, text: str) -> None:
        self.fields["code"] = text.upper()

    def _association(self, column: Column, value: CellValue, text: str) -> None:
        if read_flag(value) is not None or not _has_letters(text) or len(text) > LONGEST_NAME:
            self.unread(column, text, _("no se entiende como nombre"))
        else:
            self.fields["association"] = title_name(text)

    def _coordinate(self, column: Column, value: CellValue, text: str) -> None:
        found, doubt = read_coordinates(text, column.meaning)
        self.fields |= found
        if doubt:
            (self.warn if found else self.unread)(column, text, doubt)

    def _point_in_place(self, column: Column, text: str, point: str) -> None:
        """Take the point that stands where a quarter is asked for, and say so."""
        found, doubt = read_coordinates(point, "point")
        if doubt or "latitude" in self.fields:
            self.unread(column, text, _("es un punto del mapa, y no un barrio"))
        else:
            self.fields |= found
            self.warn(column, text, _("es un punto del mapa, y no un barrio; se tomó como el del taller"))

    def _owner(self, column: Column, value: CellValue, text: str) -> None:
        if len(text) > LONGEST_NAME or is_filler(text) or not _has_letters(text):
            self.unread(column, text, _("no se entiende como nombre"))
            return
        first = (
            text
            if is_plain_name(text) and "\n" not in str(value)
            else self._first_person(column, value, text)
        )
        is_turned = self._habits.surnames_first and puts_surnames_first(first) is not False
        given, surnames = split_surnames_first(first) if is_turned else split_full_name(first)
        self.fields |= {"given_names": given, "surnames": surnames}
        if is_turned and self.row == self._habits.first_turned:
            reason = _("en esta columna van primero los apellidos; así se leyó: {surnames}, {given}")
            self.warn(column, text, reason.format(surnames=surnames, given=given))

    def _first_person(self, column: Column, value: CellValue, text: str) -> str:
        """The first of the people of a cell; what else stands there goes to the notes, or is asked about."""
        found = read_person_cell(list(map(tidy, str(value).splitlines())), text)
        for line, number in found.numbers:
            phone = read_phones(number) if self._habits.phone_in_owner else None
            if phone and "phone" not in self.fields:
                self.fields["phone"], self.given["phone"] = phone, number
                self.warn(column, line, _("trae un número junto al nombre; se tomó como su teléfono"))
            else:
                self.unread(column, line, _("trae un número junto al nombre"))
        if not found.is_bare:
            reason = _("trae algo más junto al nombre; se leyó «{name}»")
            self.unread(column, text, reason.format(name=found.name))
        if found.others:
            self.notes.append((column.header, found.others))
            self.warn(
                column, text, _("parecen dos personas; se tomó la primera y la otra queda en las notas")
            )
        elif found.doubt:
            self.warn(column, text, found.doubt)
        return found.name

    def _cedula(self, column: Column, value: CellValue, text: str) -> None:
        reading = read_cedula(text)
        if reading.number is None:
            self.unread(column, text, cedula_reason(reading))
            return
        self.fields["cedula"] = reading.number
        if reason := cedula_reason(reading):
            self.warn(column, text, reason)
        if reading.rest:
            self.notes.append((column.header, text))

    def _document(self, column: Column, value: CellValue, text: str) -> None:
        """Of a column that has a cédula or a RUC, row by row: what ends in a check digit is a RUC."""
        is_ruc = read_ruc(text).ruc is not None or _ENDS_IN_DIGIT.search(text) is not None
        if ("ruc" if is_ruc else "cedula") in self.fields:
            self.notes.append((column.header, text))
        else:
            (self.read_ruc if is_ruc else self._cedula)(column, value, text)

    def read_check_digit(self, column: Column, value: CellValue, text: str) -> None:
        """Read the digit of a RUC that stands in a column of its own."""
        self._digit = (column, re.sub(r"(?<=\d)[.,]0$", "", text))

    def join_ruc(self) -> None:
        """Read the RUC of a list that has its digit beside the cédula, and no column for it."""
        if self._digit is None or "ruc" in self.fields:
            return
        column, digit = self._digit
        whole = f"{self.fields.get('cedula', '')}-{digit}"
        if "cedula" in self.fields and read_ruc(whole).ruc:
            self.fields["ruc"] = read_ruc(whole).ruc
            self.given["ruc"] = whole
        else:
            self.unread(column, digit, _("no hay un RUC del que sea este dígito"))

    def read_ruc(self, column: Column, value: CellValue, text: str) -> None:
        if fold(text) in _UNKNOWN:
            return
        text = self._with_digit(column, text)
        reading = read_ruc(text, self.fields.get("cedula"))
        if reading.problem:
            self.warn(column, text, ruc_reason(reading.problem))
        self.fields["ruc"] = reading.ruc or text
        self.given["ruc"] = text

    def _with_digit(self, column: Column, text: str) -> str:
        """The RUC with the digit of the column beside it, unless it has one."""
        if self._digit is None:
            return text
        base = re.sub(r"[\s.,\-]+$", "", text)
        if not re.fullmatch(r"\d{1,3}(?:[.,\s]?\d{3})*[A-Za-z]?|\d+[A-Za-z]?", base, re.ASCII):
            return text
        return f"{base}-{self._digit[1].strip(' -')}"

    def _phone(self, column: Column, value: CellValue, text: str) -> None:
        phone = read_phones(text)
        if phone is None or not text.isdecimal():  # else there is nothing to say of it
            self._look_beside_phone(column, text)
        if before := self.given.get(column.meaning):  # of another column of telephones
            text = f"{before} / {text}"
            phone = read_phones(text)
        self.fields[column.meaning] = phone or text
        self.given[column.meaning] = text

    def _look_beside_phone(self, column: Column, text: str) -> None:
        if reason := phone_reason(text, is_own=self._is_own):
            self.warn(column, text, reason)
        name, doubt = name_beside_phone(text) if self._habits.owner_in_phone else ("", "")
        if name and "given_names" not in self.fields:
            self.fields["given_names"], self.fields["surnames"] = split_full_name(name)
        elif doubt:
            self.warn(column, text, doubt)

    def _products(self, column: Column, value: CellValue, text: str) -> None:
        products = read_own_products(text) if self._is_own else read_products(with_lines(value, text))
        if products:
            self.fields["products"] = sorted(name for name, _given in products)
            self.given["products"] = products

    def _date(self, column: Column, value: CellValue, text: str) -> None:
        reading, refused, doubt = read_joining(value, date.today())
        if reading.value is None or refused:
            self.unread(column, text, refused or reading.problem or "")
            return
        self.fields["joined_on"] = reading.value
        self._say_likely(column, text, reading)
        if doubt:
            self.warn(column, text, doubt)
        if self._habits.month_first and isinstance(value, str):
            numbers = [int(part) for part in re.findall(r"\d+", text)[:2]]
            if max(numbers, default=99) <= 12:
                self.warn(column, text, _("otras fechas de la columna parecen mes/día; se leyó día/mes"))

    def _say_likely(self, column: Column, text: str, reading: DateReading) -> None:
        """Say what was read of a date that is only likely; words of which only a year was taken are kept."""
        if reading.problem:
            self.warn(column, text, reading.problem)
            if len(reading.value or "") == len("2015"):
                self.notes.append((column.header, text))

    def _year(self, column: Column, value: CellValue, text: str) -> None:
        reading = past_century(read_date(value), date.today())
        if reading.value is None:
            self.unread(column, text, _("no se entiende como año"))
            return
        try:
            year = read_year(reading.value[:4], date.today())
        except DataProblem as trouble:
            self.unread(column, text, trouble.sentence)
            return
        self.fields[column.meaning] = year
        self._say_likely(column, text, reading)
        if len(reading.value) > 4:
            self.notes.append((column.header, text))
        if column.meaning == "birth_year" and (doubt := doubt_birth(year, date.today())):
            self.warn(column, text, doubt)

    def _flag(self, column: Column, value: CellValue, text: str) -> None:
        flag = read_flag(value)
        if flag is None and (flag := read_flag_of_words(text)) is not None:
            self.unread(column, text, _("se leyó como sí") if flag else _("se leyó como no"))
        if flag is None:
            self.unread(column, text, _("no se entiende como sí o no"))
        else:
            self.fields["active"] = flag

    def _money(self, column: Column, value: CellValue, text: str) -> None:
        reading, refused = read_fee(value)
        if reading.value is None or refused:
            self.unread(column, text, refused or reading.problem or "")
            return
        self.fields["fee"] = reading.value
        if reading.problem:
            self.warn(column, text, reading.problem)

    def _choice(self, column: Column, value: CellValue, text: str) -> None:
        if column.meaning == "sex":
            code = self._sex(column, text)
        elif column.meaning == "zone":
            code = zone_code(text)
        else:
            code = find_term(_VOCABULARIES[column.meaning], text)
        if code is None:
            self.unread(column, text, _("no está en la lista"))
        else:
            self.fields[column.meaning] = code

    def _sex(self, column: Column, text: str) -> str | None:
        if fold(text) == "m" and self._habits.m_is_woman is None:
            self.warn(column, text, _("¿«M» es masculino o mujer?; se leyó masculino"))
        return sex_code(text, self._habits.m_is_woman is True)


CellReader = Callable[[RowReader, Column, CellValue, str], None]


def reader_of(column: Column) -> CellReader | None:
    """What reads the cells of a column that are not empty, or None when nobody does.

    It is given the value, and the text as it is shown, tidied.
    """
    meaning = column.meaning
    if meaning in (IGNORED, NUMBER):
        return None
    if meaning.startswith(MACHINE_PREFIX):
        return RowReader.count_machines
    if meaning == "ruc":
        return RowReader.read_ruc  # «no tiene» says something of a RUC
    if meaning == "check_digit":
        return RowReader.read_check_digit
    return RowReader.read_unless_none if meaning in _READERS else RowReader.keep


_READERS: Mapping[str, CellReader] = {
    one.name: getattr(RowReader, f"_{one.read}") for one in MEANINGS if one.read
}
