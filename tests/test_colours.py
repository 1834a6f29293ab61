"""One palette: every theme has every role that the code and the style sheet ask for."""

import ast
import re
from collections.abc import Iterator

import pytest

from app.colours import BAND_BAR_ROLES, BAND_ROLES, read_roles
from tests.house_rules import ROOT, our_files, parsed

THEMES = [path.stem for path in (ROOT / "resources" / "themes").glob("*.toml")]
SHEET = ROOT / "resources" / "themes" / "hilvan.qss"
WORDS_ON_GROUND = (("text", "ground"), ("text", "surface"), ("text_soft", "surface"),
                   ("urgent", "surface"), ("begin", "surface"), ("improve", "surface"), ("good", "surface"))  # fmt: skip


def asked_roles() -> Iterator[str]:
    """The roles named in the style sheet and in the code, where they are named as they are."""
    yield from re.findall(r"\$(\w+)", SHEET.read_text("utf-8"))
    yield from {*BAND_ROLES.values(), *BAND_BAR_ROLES.values()}
    for folder in ("ui", "reports"):
        for path in our_files("*.py", ROOT / folder):
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "colour":
                    yield from (
                        one.value
                        for argument in node.args
                        for one in ast.walk(argument)
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    )


def test_no_theme_lacks_a_role_that_is_asked_for() -> None:
    asked = set(asked_roles())
    assert {"text", "urgent", "focus", "sunken"} <= asked
    assert {theme: asked - set(read_roles(theme)) for theme in THEMES} == {
        theme: set() for theme in ("light", "dark", "paper")
    }


def test_all_themes_have_the_same_roles() -> None:
    assert {frozenset(read_roles(theme)) for theme in THEMES} == {frozenset(read_roles("light"))}


def test_what_the_paper_says_in_colour_the_window_says_in_the_same() -> None:
    """Ink, green, teal and yellow were twins that had drifted apart."""
    light, paper = read_roles("light"), read_roles("paper")
    assert {role for role in light if light[role] != paper[role]} <= {
        "ground", "sunken", "key", "line", "text_soft", "unmeasured",
    }  # fmt: skip


def test_no_other_file_names_a_colour() -> None:
    colour = re.compile(r"['\"]#[0-9a-fA-F]{6}['\"]")
    named = [
        str(path.relative_to(ROOT))
        for folder in ("app", "reports", "ui")
        for path in our_files("*.py", ROOT / folder)
        if colour.search(path.read_text("utf-8"))
    ]
    assert named == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("word", "ground"), WORDS_ON_GROUND)
def test_every_word_can_be_read_on_its_ground(theme: str, word: str, ground: str) -> None:
    """4.5 to 1, as WCAG asks of small text."""
    roles = read_roles(theme)
    light, dark = sorted((luminance(roles[word]), luminance(roles[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
