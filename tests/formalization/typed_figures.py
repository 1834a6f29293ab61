"""Which legal figures a text types instead of naming them: «16,5 %», «18 semanas», «30 de diciembre»."""

import re

from app.formalization.records import Statute
from app.formalization.statutes import load_statutes
from app.formalization.words import show_number

COUNTED = ("días", "semanas", "horas", "meses", "minutos", "jornales")


def typed_figures(text: str) -> set[str]:
    """The codes of the figures whose value and unit stand in a text."""
    return {row.code for row in load_statutes() if (form := _form(row)) and re.search(form, text)}


def _form(row: Statute) -> str | None:
    if row.value is None or row.state == "derogado":
        return None
    number = rf"(?<![\d.,]){re.escape(show_number(row.value))}"
    if row.unit.startswith("%"):
        return rf"{number}\s?%"
    if row.unit.startswith("Gs"):
        return rf"{number}(?![\d.])"
    if row.unit == "día de diciembre":
        return rf"{number} de diciembre"
    unit = row.unit.split()[0]
    return rf"{number} {unit}\b" if unit in COUNTED else None
