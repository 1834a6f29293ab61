"""The demo's floors: measured twice, one line rebalanced between, one where nothing changed."""

import shutil
from pathlib import Path

from app.production.comparison import compare_times
from app.production.queries import all_standards, list_studies, read_study_times, require_study, require_style
from app.storage.opening import open_office


def test_three_workshops_are_measured_twice(made_demo: Path, tmp_path: Path) -> None:
    store = open_office(Path(shutil.copy(made_demo, tmp_path)), site=7, read_only=True)
    standards = [one for found in all_standards(store).values() for one in found]
    floors = [one for one in standards if one.complete and len(one.parts) == 12]
    assert len(floors) == 3
    changes = {}
    for one in floors:
        now, before = list_studies(store, style_id=one.style_id)
        style = require_style(store, one.style_id)
        found = compare_times(style, read_study_times(store, before.id), read_study_times(store, now.id))
        assert found.whole is not None
        who = [
            {part.operation_id: part.operator_id for part in require_study(store, study).parts}
            for study in (before.id, now.id)
        ]
        changes[style.size] = (found.whole.real, who[0] != who[1], now.struck)
    assert changes["12"][1] is True, "its line was rebalanced between"
    assert changes["10"][:2] == (True, False), "a folder made the hems faster"
    assert changes["14"][:2] == (False, False), "nothing changed, and that is said"
    store.close()
