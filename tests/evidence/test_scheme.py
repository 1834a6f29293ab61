"""A proposal over what workshops pay: reckoned by hand, never mixed with the law, and ranges for what is not known."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import DataProblem, FileProblem
from app.evidence.scheme import PayShop, reckon_scheme
from app.evidence.scheme_file import parse_scheme, read_scheme
from app.evidence.scheme_records import Between, LeftOut, Scheme, SchemeResult
from app.evidence.scheme_words import say_people, say_where
from app.formalization.account_records import PayLine
from app.formalization.law import Law
from app.formalization.statutes import load_statutes
from tests.house_rules import ROOT

PROPOSAL = ROOT / "tests" / "evidence" / "files" / "propuesta.toml"
SCHEME = read_scheme(PROPOSAL)
# The minimum of this day is 2.899.048; IPS 9 % and 16,5 % (resources/statutes).
LAW = Law(load_statutes(), "2026-03-01", use_latest=True)
LINE = PayLine(1, "costurera", pay=2_000_000, under_18=False, in_ips=False)


def shops(
    count: int = 6, *, people: int | None = 3, sales: int | None = 20_000_000, **fields: object
) -> list[PayShop]:
    return [PayShop((replace(LINE, **fields),), people, sales) for _one in range(count)]  # type: ignore[arg-type]


def reckon(found: list[PayShop], scheme: Scheme = SCHEME) -> SchemeResult:
    return reckon_scheme(scheme, found, LAW)


def sure(amount: int) -> Between:
    return Between(amount, amount)


def test_the_file_says_all_that_is_asked() -> None:
    assert (SCHEME.worker, SCHEME.employer, SCHEME.state) == (5, 8, 6)
    assert (SCHEME.base, SCHEME.floor_share, SCHEME.largest_people) == ("pay", 60, 10)
    assert (SCHEME.state_months, SCHEME.last_day, SCHEME.sales_share) == (24, "2029-12-31", 5)


def test_each_side_as_reckoned_by_hand() -> None:
    result = reckon(shops())
    assert result.covered == (6, 6)
    # 9 % and 16,5 % of the minimum, since the pay is under it: 260.914 and 478.343 for each
    assert result.law == {"worker": sure(6 * 260_914), "employer": sure(6 * 478_343)}
    assert result.paid == {"worker": sure(0), "employer": sure(0)}
    # 5, 8 and 6 % of the pay, which is over 60 % of the minimum
    assert result.proposed == {"worker": sure(600_000), "employer": sure(960_000), "state": sure(720_000)}
    assert (result.state_year, result.state_whole) == (sure(8_640_000), sure(17_280_000))
    # 160.000 and 478.343 of 20 million are under 5 %
    assert result.proposed_sales["under"] == result.law_sales["under"] == 6
    assert {one.code for one in result.statutes} >= {"SALARIO-MINIMO", "IPS-TRABAJADOR", "IPS-EMPLEADOR"}
    assert result.expired == ()


def test_the_floor_holds() -> None:
    low = reckon(shops(pay=1_000_000))  # 60 % of 2.899.048 is 1.739.428,8
    assert low.proposed["employer"] == sure(6 * 139_154)
    assert low.law["employer"] == sure(6 * 478_343)


def test_a_base_on_the_minimum_does_not_look_at_the_pay() -> None:
    scheme = replace(SCHEME, base="minimum", base_share=80.0, floor_share=None)
    assert reckon(shops(), scheme).proposed["employer"] == sure(6 * 185_539)  # 8 % of 2.319.238,4


def test_who_is_insured_or_in_a_larger_workshop_is_left_out_and_counted() -> None:
    result = reckon([*shops(6), *shops(5, in_ips=True), *shops(7, people=12)])
    assert result.covered == (6, 6)
    assert result.left_out == (LeftOut("insured", 5), LeftOut("size", 7))


def test_what_is_not_known_makes_a_range() -> None:
    result = reckon([*shops(6), *shops(5, in_ips=None), *shops(5, people=None)])
    assert result.covered == (6, 16)
    assert result.proposed["state"] == (720_000, 1_920_000)


def test_nobody_under_eighteen_is_reckoned_and_unknown_ages_are_told() -> None:
    result = reckon([*shops(6), *shops(5, under_18=True), *shops(5, under_18=None)])
    assert result.covered == (11, 11)
    assert (result.age_unknown, result.left_out) == (5, (LeftOut("under_18", 5),))


def test_pay_that_was_not_told_is_in_no_sum() -> None:
    result = reckon([*shops(6), *shops(5, pay=None)])
    assert result.covered == (6, 6)
    assert result.left_out == (LeftOut("pay_unknown", 5),)
    assert result.not_told == 22  # of three people in each of eleven workshops one was told of


def test_rough_sales_leave_it_in_doubt() -> None:
    result = reckon([replace(one, sales=3_000_000, sales_doubt=0.2) for one in shops()])
    assert (result.proposed_sales["doubtful"], result.law_sales["over"]) == (6, 6)
    assert reckon(shops(sales=None)).proposed_sales["unknown"] == 6


def test_fewer_than_five_are_not_told() -> None:
    result = reckon(shops(4))
    assert (result.workshops, result.covered) == (None, (None, None))
    assert result.proposed["employer"] == (None, None)


def test_an_unknown_minimum_is_stood_in_for_and_said() -> None:
    result = reckon_scheme(SCHEME, shops(), Law(load_statutes(), "2026-09-01", use_latest=True))
    assert [one.code for one in result.expired] == ["SALARIO-MINIMO"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('state = "vigente"', "se carga en las cifras legales"),
        ("", "se carga en las cifras legales"),
        ('state = "propuesta"\nworker = 3', "worker"),
        ('state = "propuesta"\nsales_share = 500', "sales_share"),
    ],
)
def test_a_file_that_is_no_proposal_is_refused(change: str, words: str) -> None:
    text = PROPOSAL.read_text("utf-8").replace('state = "propuesta"', change)
    if "sales_share = 500" in change:
        text = text.replace("sales_share = 5\n", "")
    with pytest.raises(DataProblem, match=words):
        parse_scheme(text, name="propuesta.toml")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="nada.toml"):
        read_scheme(tmp_path / "nada.toml")


def test_a_sum_that_one_workshop_gives_nearly_all_of_is_hidden() -> None:
    large = PayShop((replace(LINE, count=10, pay=9_000_000),), 10, 900_000_000)
    result = reckon([*shops(5, pay=1_000), large], replace(SCHEME, floor_share=None))
    assert result.covered == (15, 15)
    assert result.proposed["employer"] == (None, None)
    assert result.state_year == (None, None)


def test_what_the_higher_number_has_more_tells_of_no_workshop_either() -> None:
    result = reckon([*shops(8), *shops(2, in_ips=None)])
    assert result.covered == (None, 10), "8 to 10 would say that two are not known"
    assert result.proposed["employer"] == (None, 10 * 160_000)
    assert say_people(result.covered) == "hasta 10"


def test_few_that_are_left_out_are_not_the_people_less_the_covered() -> None:
    result = reckon([*shops(8), *shops(3, in_ips=True)])
    assert (result.people, result.covered) == (None, (8, 8))


def test_it_says_of_which_territory_and_by_the_law_of_which_day() -> None:
    everywhere = reckon(shops())
    assert say_where(everywhere) == "Todos los territorios; con la ley del 01/03/2026"
    assert say_where(replace(everywhere, cluster="Pilar")).startswith("Talleres de Pilar;")
