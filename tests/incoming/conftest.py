"""Workbooks of the tests' own making, read without a child each."""

import json
from collections.abc import Callable
from typing import Any, Self

import pytest

from app.rooms import load


class ChildHere:
    """What `AsideChild` answers, in JSON as it does; what a child is for, `test_reading` and `test_guard` hold."""

    def __init__(self, work: str) -> None:
        self._work = load(work)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        pass

    def answer(
        self, *arguments: Any, revive: Callable[[dict[str, Any]], Any] | None = None, **_limits: object
    ) -> Any:
        said = json.dumps(self._work(*arguments), ensure_ascii=False)
        return json.loads(said, object_hook=revive)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test of what is made of the cells: starting a child took longer than all that it looks at."""
    monkeypatch.setattr("app.incoming.reading.AsideChild", ChildHere)
