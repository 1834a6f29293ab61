"""What is said beside a field about a value as typed; the value itself is never lost."""

from datetime import date

from app import days
from app.i18n import _
from app.phrases import uncapital
from app.registry.cedula import is_unlikely, read_cedula
from app.registry.phone import is_service, read_phones, show_phones, unread_numbers
from app.registry.ruc import NO_CHECK_DIGIT, NOBODY_S, WRONG_CHECK_DIGIT, read_ruc, with_right_digit
from app.storage.records import Reader


def ruc_remark(text: str) -> str:
    """What is doubtful about a RUC as typed, or an empty string."""
    problem = read_ruc(text).problem if text.strip() else None
    if problem is None:
        return ""
    if problem == NO_CHECK_DIGIT:
        return _("Falta el dígito verificador; con ese número sería {ruc}.").format(
            ruc=with_right_digit(text)
        )
    if problem == WRONG_CHECK_DIGIT:
        return _(
            "El dígito verificador no corresponde; con ese número sería {ruc}. Revíselo con la cédula tributaria."
        ).format(ruc=with_right_digit(text))
    if problem == NOBODY_S:
        return _("Es un RUC de relleno, que no es de nadie; se guarda como está.")
    return _("No parece un RUC; se guarda como está.")


def ruc_reasons(reader: Reader) -> dict[str, str]:
    """What is wrong with each RUC that could not be taken, as it was written."""
    sql = (
        "SELECT DISTINCT ruc_given FROM workshop WHERE deleted = 0 AND ruc IS NULL AND ruc_given IS NOT NULL"
    )
    return {given: f"«{given}»: {uncapital(ruc_remark(given))}" for (given,) in reader.rows(sql)}


def phone_reasons(reader: Reader) -> dict[str, str]:
    """What is wrong with each telephone that could not be read, to be said after a sentence."""
    sql = "SELECT DISTINCT phone_given FROM workshop WHERE deleted = 0 AND phone IS NULL AND phone_given IS NOT NULL"
    said = _("«{number}» no parece un teléfono de Paraguay.")
    return {given: f" {said.format(number=given)}" for (given,) in reader.rows(sql)}


def phone_remark(text: str) -> str:
    """What is doubtful about a phone as typed, or an empty string."""
    if any(map(is_service, unread_numbers(text))):
        return _("Es una línea de servicio, no el teléfono de una persona; se guarda como está.")
    if text.strip() and read_phones(text) is None:
        return _("No parece un teléfono de Paraguay; se guarda como está.")
    unread = unread_numbers(text)
    said = _("«{number}» no parece un teléfono de Paraguay; se guarda como está.")
    return said.format(number=unread[0]) if unread else ""


def cedula_remark(text: str) -> str:
    """What is doubtful about a cédula as typed, or an empty string."""
    if not text.strip():
        return ""
    reading = read_cedula(text)
    if reading.number is None:
        return _("No parece una cédula; se guarda como está.")
    if reading.doubt:
        return _("Se guarda como está; la cédula sola se compara con la de las listas.")
    return _("¿Seguro? Las cédulas tienen seis o siete cifras.") if is_unlikely(reading.number) else ""


def read_year(text: str) -> int | None:
    """A year from 1900 to this one, "" as None. Raises `DataProblem` with the reason."""
    return days.read_year(text, date.today())


def shown_phone(phone: str | None, given: str | None) -> str:
    """All that was written in a phone field, its numbers as people say them."""
    return show_phones(given or phone or "")
