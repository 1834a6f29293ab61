"""Nothing is cut, covered or wider than the screen: every page at the sizes of small screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.i18n import use_language
from app.storage.store import Store
from tests.ui.dialogs import classes_of_dialogs
from tests.ui.walk import Look, walk_dialogs, walk_pages

# The tightest in each language; all of it by hand: `python -m tests.ui.walk`.
LOOKS = {
    "es": [Look("150"), Look("1366")],
    "en": [Look("150", "dark", "en")],
}


@pytest.fixture(autouse=True)
def spanish_again() -> Iterator[None]:
    yield
    use_language("es")


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.usefixtures("qapp")
def test_every_dialog_fits(demo: Store, language: str, tmp_path: Path) -> None:
    found, kinds = walk_dialogs(demo, LOOKS[language], tmp_path)
    assert found == []
    assert classes_of_dialogs() - kinds == set(), "a dialog that `dialogs.py` does not open"


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.usefixtures("qapp")
def test_every_page_fits(demo: Store, language: str) -> None:
    assert walk_pages(demo, LOOKS[language]) == []


@pytest.mark.usefixtures("qapp")
def test_what_opens_over_every_page_fits(demo: Store) -> None:
    """Choices, completers and menus; the sizes in which each is measured change nothing of the list."""
    looks = [Look("150", "dark"), Look("1024", "light", "en")]
    assert walk_pages(demo, looks, opened=True) == []
