"""The bare commands: what they take, what they give, what they refuse."""

import json
from pathlib import Path

import pytest

from app.effects.shapes import EFFECT
from app.effects.words import WARNING_WORDS
from tests.cli.support import run, run_json
from tests.cli.test_documented import section
from tests.effects.tables import CROSSED, SELFED

OF_TABLE = ("--outcome", "height", "--treatment", "kind")


@pytest.fixture
def maize(tmp_path: Path) -> Path:
    """Darwin's pairs with a second measure, in the letters of Excel in Paraguay."""
    lines = ["pair;kind;height;before;field"]
    for place, (crossed, selfed) in enumerate(zip(CROSSED, SELFED, strict=True)):
        for kind, height in (("crossed", crossed), ("control", selfed)):
            lines.append(f"{place};{kind};{height};{place % 7},5;{place % 5}".replace(".", ","))
    path = tmp_path / "maize.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_every_key_is_there_and_documented(maize: Path) -> None:
    found = run_json("effect", maize, *OF_TABLE, "--pair", "pair")
    assert list(found) == EFFECT.split()
    said = section("effect")
    assert [key for key in found if f"{key}" not in said] == []
    assert [code for code in WARNING_WORDS if f"`{code}`" not in said] == []
    assert found["p_randomization"] == 1726 / 32768
    assert found["treated_value"] == "crossed"


@pytest.mark.parametrize(
    ("more", "method"),
    [
        ((), "difference"),
        (("--baseline", "before"), "ancova"),
        (("--cluster", "field", "--method", "wild-bootstrap"), "wild-bootstrap"),
        (("--strata", "field", "--method", "permutation", "--draws", "200", "--seed", "9"), "permutation"),
        (("--method", "lee"), "lee"),
        (("--instrument-for", "kind=kind2"), "late"),
        (("--period", "field", "--unit", "pair"), "did"),
    ],
)
def test_the_columns_choose_the_method(maize: Path, more: tuple[str, ...], method: str) -> None:
    if method == "late":
        text = maize.read_text("utf-8").splitlines()
        maize.write_text(
            "\n".join(f"{line};{line.split(';')[1]}" for line in text).replace(";kind\n", ";kind2\n"), "utf-8"
        )
    if method == "did":
        text = maize.read_text("utf-8").splitlines()
        rows = [line.split(";") for line in text[1:]]
        made = [
            f"{row[0]};{'crossed' if int(row[0]) % 2 else 'control'};{row[2]};0;{place % 2}"
            for place, row in enumerate(rows)
        ]
        maize.write_text("\n".join([text[0], *made]), "utf-8")
    found = run_json("effect", maize, *OF_TABLE, *more)
    assert found["method"] == method
    words = run("effect", maize, *OF_TABLE, *more).stdout
    assert "filas, tratadas" in words
    assert len(words.splitlines()) >= 5 + len(found["warnings"])


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--method", "ancova"), 2, "necesita --baseline"),
        (("--method", "did"), 2, "necesita --period"),
        (("--method", "late"), 2, "necesita --instrument-for"),
        (("--instrument-for", "kind"), 2, "recibido=ofrecido"),
        (("--instrument-for", "a=b"), 2, "una de las dos columnas"),
        (("--covariates", "edad"), 1, "no está la columna «edad»"),
        (("--strata", "before", "--pair", "field"), 1, "Cada pareja"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    maize: Path, more: tuple[str, ...], code: int, said: str
) -> None:
    result = run("effect", maize, *OF_TABLE, *more, code=code)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_p_values_are_sharpened_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("outcome,p\nsales,0.04\npeople,0.001\nips,0.3\n", "utf-8")
    found = run_json("sharpen", path)
    assert list(found) == ["bh_q", "anderson_q"]
    assert found["bh_q"] == pytest.approx([0.06, 0.003, 0.3])
    assert len(run("sharpen", path).stdout.splitlines()) == 3


def test_power_both_ways() -> None:
    found = json.loads(run("power", "--effect", "0.5", "--json").stdout)
    assert found["n_per_arm"] == 64
    assert found["mde"] == pytest.approx(0.4993, abs=1e-3)
    args = ("--n", "60", "--correlation", ".5", "--drop-out", ".1", "--rounds", "1")
    assert run_json("power", *args) == {"n_per_arm": 30, "mde": pytest.approx(0.67, abs=0.005)}
    assert "30 talleres en cada grupo" in run("power", *args).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--n", "60", "--effect", ".2"),
        ("--n", "60", "--rounds", "3"),
        ("--n", "60", "--alpha", "0,5", "--power", "0.5"),
        ("--effect", "0"),
        ("--n", "3"),
        ("--effect", "nan"),
    ],
)
def test_wrong_power_is_refused(arguments: tuple[str, ...]) -> None:
    assert len(run("power", *arguments, code=2).stderr.splitlines()) == 1
