"""What is said of a RUC, a cédula or a telephone that is doubtful, or is none."""

from app.i18n import _, format_number
from app.registry import cedula
from app.registry.cedula import CedulaReading, is_unlikely
from app.registry.phone import is_service, read_phones, show_phones, unread_numbers
from app.registry.ruc import NO_CHECK_DIGIT, NOBODY_S, NOT_A_RUC, WRONG_CHECK_DIGIT


def ruc_reason(problem: str) -> str:
    """A RUC's problem in words."""
    return {
        NO_CHECK_DIGIT: _("al RUC le falta el dígito verificador"),
        WRONG_CHECK_DIGIT: _("el dígito verificador del RUC no corresponde"),
        NOBODY_S: _("es un RUC de relleno, que no es de nadie"),
        NOT_A_RUC: _("no se entiende como RUC"),
    }[problem]


def cedula_reason(reading: CedulaReading) -> str:
    """What is doubtful about a cédula, or why it is none; empty when nothing is."""
    number = reading.number or ""
    if reading.doubt is None and not is_unlikely(number):
        return ""
    shown = format_number(int(number)) if number.isdigit() else number
    if reading.doubt is None:
        likely = _("¿seguro?; las cédulas tienen seis o siete cifras, y se tomó {number}")
        return likely.format(number=shown)
    return {
        cedula.WITH_DIGIT: _("trae un dígito verificador, como un RUC; se tomó {number}"),
        cedula.WRONG_DIGIT: _("trae otro número detrás, que no es su dígito verificador; se tomó {number}"),
        cedula.GROUPS: _("los puntos no van de a tres cifras; se tomó {number}"),
        cedula.SECOND: _("trae dos números; se tomó {number}, y todo queda en las notas"),
        cedula.WORDS: _("se tomó {number}; lo demás queda en las notas"),
        cedula.MISSING: _("le falta o le sobra una cifra"),
        cedula.ENTITY: _("es un RUC de empresa, no una cédula"),
        cedula.FILLER: _("es un número de relleno, no una cédula"),
        cedula.NOT_A_CEDULA: _("no se entiende como cédula"),
    }[reading.doubt].format(number=shown)


def phone_reason(text: str, *, is_own: bool = False) -> str:
    """What is to be said of a telephone as written, of which each number is kept; empty when nothing is."""
    phone = read_phones(text)
    if text.isdecimal():  # as nearly all are written
        unread: tuple[str, ...] = () if phone else (text,)
    else:
        unread = unread_numbers(text)
    if service := next(filter(is_service, unread), None):
        reason = _(
            "«{number}» es una línea de servicio, no el teléfono de una persona; queda como está escrito"
        )
        return reason.format(number=service)
    if phone is None:
        return _("no se entiende como teléfono; queda como está escrito")
    if unread:
        reason = _("«{number}» no parece un teléfono; queda como está escrito")
        return reason.format(number=unread[0])
    if " " in phone and not is_own:
        reason = _("trae más de un teléfono; se guardan todos: {numbers}")
        return reason.format(numbers=show_phones(phone.replace(" ", ", ")))
    return ""
