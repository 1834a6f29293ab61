"""The ways in which people write one value in a cell: what a made list is filled with (`made_lists`)."""

from collections.abc import Callable
from random import Random
from typing import Any

from app.registry.ruc import check_digit

Form = Callable[[Random, Any], Any]
GIVEN = (
    "Ana", "María Gloria", "Blas", "Ramona", "Celso", "Estela", "Zulma", "Derlis", "Norma Beatriz", "Hugo",
    "Fátima", "Édgar", "José Luis", "Ña Lucía", "Mirtha", "Óscar", "Perla", "Silvia Raquel", "Rubén", "Wilma",
)  # fmt: skip
SURNAMES = (
    "Sosa", "Meza", "Villalba", "Benítez", "Núñez", "Güiraldes", "Zárate", "Ovelar", "Cáceres", "Duarte",
    "Giménez", "Rojas", "Peralta", "Aquino", "Franco", "Ibáñez", "Riveros", "Ayala", "Brítez", "Acosta",
)  # fmt: skip
TRADES = (
    "Confecciones",
    "Modas",
    "Creaciones",
    "Taller",
    "Costuras",
    "Textil",
    "Prendas",
    "Jeans",
    "Uniformes",
)
BRANDS = ("Ñandutí", "Yvoty", "Karumbé", "Jazmín", "Tres Hermanas", "Panambi", "Santa Rita", "Mburukuja", "Aguapé",
          "La Familia", "Don Bosco", "Itapé", "Buen Pastor", "Kuarahy", "Amambay", "San Roque")  # fmt: skip
PLACES = ("Centro", "San Blas", "Saguazú", "Cerro", "Potrero", "Santa Librada", "San Miguel", "Yukyty")
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre",
          "noviembre", "diciembre")  # fmt: skip
MACHINES = ("recta", "overlock", "collareta", "ojaladora")
PRODUCTS = ("remeras", "camisas", "pantalones", "guardapolvos")


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


def with_ruc(base: int) -> str:
    return f"{base}-{check_digit(str(base))}"


def _day(form: str) -> Form:
    def write(_r: Random, iso: str) -> str:
        year, month, day = iso.split("-")
        return form.format(
            y=year, yy=year[2:], m=month, d=day, d1=int(day), m1=int(month), word=MONTHS[int(month) - 1],
            short=MONTHS[int(month) - 1][:3],
        )  # fmt: skip

    return write


def _phone(form: str) -> Form:
    return lambda _r, digits: form.format(a=digits[:3], b=digits[3:6], c=digits[6:], n=digits)


CEDULAS: tuple[Form, ...] = (
    lambda _r, n: grouped(n, "."),
    lambda _r, n: str(n),
    lambda _r, n: grouped(n, ","),
    lambda _r, n: grouped(n, " "),
    lambda _r, n: grouped(n, "\u00a0"),
    lambda _r, n: f"C.I. {grouped(n, '.')}",
    lambda _r, n: f"CI N° {n}",
    lambda _r, n: f"{grouped(n, '.')}.-",
    lambda _r, n: f"'{n}",
    lambda _r, n: f"{n}.0",
    lambda _r, n: f"\u200b{n}",
    lambda _r, n: f'="{n}"',
    lambda r, n: grouped(n, r.choice("-·–/*:")),
    lambda _r, n: f"C.I.P. {grouped(n, '-')}",
)
RUCS: tuple[Form, ...] = (
    lambda _r, n: with_ruc(n),
    lambda _r, n: grouped(n, ".") + with_ruc(n)[-2:],
    lambda _r, n: with_ruc(n).replace("-", "–"),
    lambda _r, n: with_ruc(n).replace("-", "\u2011"),
    lambda _r, n: with_ruc(n).replace("-", " - "),
    lambda _r, n: f"RUC {with_ruc(n)}",
    lambda _r, n: with_ruc(n).replace("-", "/"),
    lambda _r, n: with_ruc(n) + " ",
    lambda r, n: with_ruc(n).replace("-", r.choice("~*=:;#\\^…°")),
    lambda _r, n: with_ruc(n).replace("-", " [") + "]",
)
PHONES: tuple[Form, ...] = (
    _phone("0{n}"), _phone("0{a} {b} {c}"), _phone("(0{a}) {b}-{c}"), _phone("+595 {a} {b} {c}"), _phone("595{n}"),
    _phone("0{a}-{b}.{c}"), _phone("{n}"), _phone("00595{n}"), _phone("Cel. 0{n}"), _phone("0{a}/{b}{c}"),
    _phone("0{n} (hija)"), _phone("0{a}\u00a0{b}\u00a0{c}"), _phone("'0{n}"), _phone("0{a}.{b}.{c}"),
    _phone("https://wa.me/595{n}"), _phone("tel:+595{n}"), _phone("0{n} (7 a 18 hs)"), _phone("(0{a}) {b}-{c} 2.º piso"),
)  # fmt: skip
DAYS: tuple[Form, ...] = (
    _day("{d}/{m}/{y}"), _day("{d1}/{m1}/{y}"), _day("{d}-{m}-{yy}"), _day("{d}.{m}.{y}"), _day("{y}-{m}-{d}"),
    _day("{d1} de {word} de {y}"), _day("{d}/{m}/{y} 00:00"), _day("{d}-{short}-{y}"), _day("{d1}-{short}-{yy}"),
)  # fmt: skip
MONEY: tuple[Form, ...] = (
    lambda _r, n: grouped(n, "."),
    lambda _r, n: str(n),
    lambda _r, n: f"Gs. {grouped(n, '.')}",
    lambda _r, n: f"{grouped(n, '.')} Gs",
    lambda _r, n: f"₲ {grouped(n, '.')}",
    lambda _r, n: f"{n // 1000} mil",
    lambda _r, n: f"{grouped(n, '.')}.-",
    lambda _r, n: f"{grouped(n, '.')},00",
    lambda _r, n: f"G$ {grouped(n, '.')}",
    lambda _r, n: f"{grouped(n, '.')} ({n // 1000} mil)",
    lambda _r, n: f"Gs. {grouped(n, '.')}.- (guaraníes {n // 1000} mil)",
)
NAMES: tuple[Form, ...] = (
    lambda _r, text: text,
    lambda _r, text: text.upper(),
    lambda _r, text: f"  {text}  ",
    lambda _r, text: text.replace(" ", "  ", 1),
)
FLAGS = (("Sí", "No"), ("si", "no"), ("SI", "NO"), ("S", "N"), ("Activo", "Inactivo"))
SEXES = (("F", "M"), ("Fem.", "Masc."), ("Mujer", "Varón"), ("M", "H"), ("femenino", "masculino"), ("M", "V"))
FORMS: dict[str, tuple[Form, ...]] = {
    "cedula": CEDULAS, "ruc": RUCS, "phone": PHONES, "joined_on": DAYS, "fee": MONEY, "name": NAMES, "place": NAMES,
}  # fmt: skip
