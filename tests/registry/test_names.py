"""Names of people: capitals inside them, which words are the surnames, two people in one field."""

import pytest

from app.lists.kind import ListKind
from app.registry.name_order import puts_surnames_first, split_surnames_first
from app.registry.names import fold, split_full_name, title_name, title_surnames


@pytest.mark.parametrize(
    ("written", "name"),
    [("ROSA D'AGOSTINO", "Rosa D'Agostino"), ("LIDA O'HIGGINS", "Lida O'Higgins"), ("D’AGOSTINO", "D’Agostino"),
     ("TALLER MBO'E", "Taller Mbo'e"), ("ÑU'ATI", "Ñu'ati"), ("KA'AGUY", "Ka'aguy"), ("MO'Ã", "Mo'ã"), ("O'U", "O'u"),
     ("ANA DELL'ORTO", "Ana Dell'Orto"), ("BRIAN MCDONALD", "Brian McDonald"), ("LUDWIG VON HORN", "Ludwig von Horn"),
     ("VON HORN", "Von Horn"), ("ANA DE LA CRUZ", "Ana de la Cruz"), ("JOSÉ DA SILVA", "José da Silva"),
     ("MA. ELENA PAZ", "Ma. Elena Paz"), ("o'leary", "O'Leary"), ("ANA PÉREZ-GIL", "Ana Pérez-Gil")],
)  # fmt: skip
def test_a_capital_stands_where_a_name_has_it(written: str, name: str) -> None:
    assert title_name(written) == name
    assert title_name(name) == name


@pytest.mark.parametrize(
    ("written", "given", "surnames"),
    [("GONZÁLEZ BENÍTEZ ANA MARÍA", "Ana María", "González Benítez"), ("GONZÁLEZ ANA", "Ana", "González"),
     ("GONZÁLEZ ANA MARÍA", "Ana María", "González"), ("GONZÁLEZ BENÍTEZ ANA", "Ana", "González Benítez"),
     ("DE LA CRUZ GONZÁLEZ ANA", "Ana", "de la Cruz González"), ("LÓPEZ DE ROMERO MARÍA", "María", "López de Romero"),
     ("DE LA CRUZ, ANA", "Ana", "de la Cruz"), ("Ruiz Díaz Ana Belén", "Ana Belén", "Ruiz Díaz"), ("GONZÁLEZ, ANA", "Ana", "González")],
)  # fmt: skip
def test_a_list_may_put_the_surnames_first(written: str, given: str, surnames: str) -> None:
    assert split_surnames_first(written) == (given, surnames)


@pytest.mark.parametrize(
    ("name", "first"),
    [("GONZÁLEZ BENÍTEZ ANA MARÍA", True), ("Ana María González", False), ("Zzz Yyy", None), ("Ana Prueba", None),
     ("Ana", None), ("González, Ana", None), ("Rosa Ana", None)],
)  # fmt: skip
def test_common_names_tell_their_order(name: str, first: bool | None) -> None:
    assert puts_surnames_first(name) is first


@pytest.mark.parametrize(
    ("written", "surnames"),
    [("DE LA CRUZ", "de la Cruz"), ("del valle", "del Valle"), ("De la Cruz", "De la Cruz"), ("LOS", "Los"),
     ("SOSA DE LA CRUZ", "Sosa de la Cruz"), ("LA ROSA PAZ", "la Rosa Paz")],
)  # fmt: skip
def test_surnames_stand_after_a_given_name(written: str, surnames: str) -> None:
    assert title_surnames(written) == surnames


def test_a_title_before_a_name_is_no_part_of_it() -> None:
    assert split_full_name("Sra. Ana Sosa Meza") == ("Ana", "Sosa Meza")
    assert split_full_name("Don Luis") == ("Don", "Luis")


def test_what_a_list_is_found_by_is_not_remembered() -> None:
    told = ListKind("x", "X", (), read=lambda asked: [], keys="", found_by=lambda line: f"Línea {line}")
    held = fold.cache_info().currsize
    assert told.texts(range(100))[7] == "linea 7"
    assert fold.cache_info().currsize == held
